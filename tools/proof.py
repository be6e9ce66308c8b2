"""Open a folder of packaged files with the library itself, and look up everything that was put into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from kodewilayah import Atlas, Link, Region, _data
from kodewilayah.codes import Level
from kodewilayah.facts.plain import PLAIN
from kodewilayah.facts.terms import GENERAL_WORDS
from kodewilayah.gazetteer import Gazetteer
from tools.divided import divided
from tools.facts import Facts
from tools.tables import Row, SourceError

_INHABITED = {"yes": True, "no": False, "": None}

# What was looked up, whether the answer was right, and the answer.
_Answer = tuple[str, bool, object]


def prove(facts: Facts, folder: Path) -> None:
    """Refuse a folder of packaged files from which the library does not answer what the facts are.

    Every code of every edition is looked up, and every alias, term, head, figure, BPS code, island, fact of a plain
    table and move of the crosswalk, by the verbs that everybody uses.

    Args:
        facts: the facts from which the files were made.
        folder: the folder of the files.

    Raises:
        SourceError: at the first answer that is wrong, or if the library cannot read a file.
    """
    looked_up = "the folder"
    try:
        for looked_up, right, answer in _answers(facts, folder):
            if not right:
                raise SourceError(f"{looked_up}: the library reads back {answer!r}")
    # Any exception of the library means that it cannot read what was written.
    except Exception as error:
        if isinstance(error, SourceError):
            raise
        raise SourceError(
            f"the library cannot read what was written, after {looked_up}: {type(error).__name__}: {error}"
        ) from error


def _answers(facts: Facts, folder: Path) -> Iterator[_Answer]:
    atlas = Atlas(folder)
    yield from _editions(facts, atlas)
    for edition in facts.editions:
        # An atlas for each edition, so that the regions of only one are in memory.
        yield from _names(facts, Atlas(folder).edition(edition["id"]))
    yield from _words(facts, atlas)
    yield from _facts_of_regions(facts, atlas)
    yield from _plain_facts(facts, atlas)
    yield from _islands(facts, atlas)
    yield from _successors(facts, atlas)
    yield from _divisions(facts, atlas)
    yield from _aliases(facts, atlas)


def _editions(facts: Facts, atlas: Atlas) -> Iterator[_Answer]:
    found = atlas.editions()
    yield "editions.csv", len(found) == len(facts.editions), found
    for edition, row in zip(found, facts.editions, strict=True):
        values = {**edition._asdict(), "signed": edition.signed.isoformat()}
        yield f"editions.csv: {row['id']}", all(str(values[field]) == row[field] for field in row), edition


def _names(facts: Facts, gazetteer: Gazetteer) -> Iterator[_Answer]:
    edition = gazetteer.edition.id
    regions = facts.regions[edition]
    for code, name in regions.items():
        found = gazetteer.lookup(code)
        yield f"edition {edition}: {code}", (found.code, found.name) == (code, name), found
    listed = [region.code for region in gazetteer.regions()]
    yield f"edition {edition}: all codes", listed == list(regions), len(listed)


def _words(facts: Facts, atlas: Atlas) -> Iterator[_Answer]:
    """Yield the answer on term and head of every region in force."""
    rows = {(row["code"], row["kind"]): row for row in facts.terms}
    for region in atlas.regions():
        row = _local_words(rows, region)
        general = GENERAL_WORDS[region.kind]
        term = row["term"] if row else general.term
        head = row["head"] if row and row["head"] else general.head
        # The name of a kabupaten or kota begins with its term, which may have a second word: Kota Administrasi.
        right = region.term.startswith(term) if region.level is Level.REGENCY else region.term == term
        yield f"terms.csv: term of {region.code}", right, region.term
        yield f"terms.csv: head of {region.code}", region.head == head, region.head


def _local_words(rows: Mapping[tuple[str, str], Row], region: Region) -> Row | None:
    """Return the row of the nearest region above that has one for a region's kind."""
    above = (rows.get((ancestor.code, region.kind)) for ancestor in region.ancestors)
    return next((row for row in above if row is not None), None)


def _facts_of_regions(facts: Facts, atlas: Atlas) -> Iterator[_Answer]:
    """Yield the answer on figures and BPS code of every region in force."""
    figures = {
        row["code"]: (Decimal(row["area_km2"]), int(row["population_male"]), int(row["population_female"]))
        for row in facts.figures
    }
    for region in atlas.regions():
        code = str(region.code)
        found = region.area_km2, region.population_male, region.population_female
        yield f"figures.csv: {code}", found == figures.get(code, (None, None, None)), found
        yield f"bps.csv: {code}", region.bps_code == facts.bps.get(code), region.bps_code
    for code, bps_code in facts.bps.items():
        yield f"bps.csv: {bps_code}", atlas.from_bps(bps_code).code == code, atlas.from_bps(bps_code)


def _plain_facts(facts: Facts, atlas: Atlas) -> Iterator[_Answer]:
    """Yield the answer on every fact of a plain table, from the property that shows it, of every region in force."""
    for table in PLAIN:
        rows: dict[str, list[Row]] = {}
        for row in facts.plain[table.file]:
            rows.setdefault(row["code"], []).append(row)
        for region in atlas.regions():
            of_region = rows.get(str(region.code.province if table.by_province else region.code), ())
            for shown, columns in table.shown.items():
                found = getattr(region, shown)
                cells = [row[column] for row in of_region for column in columns if row[column]]
                yield f"{table.file}: {region.code}", _cells(found) == cells, found


def _cells(fact: object) -> list[str]:
    """Return the cells of which a fact was made: none for None, several for a tuple, the code of a region."""
    if isinstance(fact, tuple):
        return [str(part) for part in fact]
    return [] if fact is None else [str(fact.code if isinstance(fact, Region) else fact)]


def _islands(facts: Facts, atlas: Atlas) -> Iterator[_Answer]:
    found = atlas.islands()
    yield "islands.csv: all codes", [island.code for island in found] == [row["code"] for row in facts.islands], found
    for row in facts.islands:
        island = atlas.island(row["code"])
        values = island.name, island.latitude, island.longitude, island.inhabited, island.outermost
        expected = (
            row["name"], float(row["latitude"]), float(row["longitude"]), _INHABITED[row["inhabited"]],
            row["outermost"] == "1",
        )  # fmt: skip
        yield f"islands.csv: {row['code']}", values == expected, island
        region = atlas.lookup(island.code.regency or island.code.province)
        yield f"islands.csv: {row['code']} of its region", island in region.islands, region


def _successors(facts: Facts, atlas: Atlas) -> Iterator[_Answer]:
    """Yield the answer on every row of the crosswalk, with its evidence."""
    sentences = {row["evidence"]: (row["remark"], row["indonesian"], row["english"]) for row in facts.evidence}
    for move in [*facts.earlier, *facts.crosswalk]:
        remark, indonesian, english = sentences[move.evidence]
        expected = (*move[:-1], remark, indonesian or remark, english or remark)
        edition = None if move.edition_from == _data.EARLIER else move.edition_from
        found = [_row_of(link) for link in atlas.trace(move.code_from, edition=edition).successors]
        yield f"crosswalk.csv: {','.join(move[:4])}", expected in found, found


def _row_of(link: Link) -> tuple[str, ...]:
    """Return a link as its row of the crosswalk, followed by its evidence."""
    step = link.edition_from or _data.EARLIER, link.code_from, link.edition_to, link.code_to or ""
    return *step, link.kind, link.confidence, link.remark or "", link.evidence, link.evidence_en


def _divisions(facts: Facts, atlas: Atlas) -> Iterator[_Answer]:
    """Yield the answer on every region of an older edition that is divided today."""
    for edition, of_edition in divided(facts.regions, facts.crosswalk).items():
        for division in of_edition:
            outcome = atlas.current(division.code, edition=edition)
            found = outcome.status, tuple(region.code for region in outcome.regions), outcome.shares
            expected = "divided", division.into, division.shares
            yield f"divisions.csv: {edition},{division.code}", found == expected, found


def _aliases(facts: Facts, atlas: Atlas) -> Iterator[_Answer]:
    """Yield whether a search for each other name finds the region."""
    for row in facts.aliases:
        found = [match.region.code for match in atlas.search(row["alias"])]
        yield f"aliases.csv: {row['code']} {row['alias']}", row["code"] in found, found
