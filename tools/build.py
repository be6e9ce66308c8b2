"""Build the packaged files, or check that they are up to date.

`python -m tools.build` needs nothing but the checkout: the tables that people edit are read from `sources/`, the big
tables from the packaged files themselves. `python -m tools.build FOLDER` reads the big tables from a folder outside the
checkout. With `--check` nothing is written; the command returns 1 if a packaged file is not up to date.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from kodewilayah import _data
from kodewilayah.errors import KodeWilayahError
from kodewilayah.facts.plain import PLAIN
from tools import packaged
from tools.checks import check_facts, check_rows
from tools.corrections import corrected_editions
from tools.earlier import earlier_moves
from tools.evidence import evidence_of
from tools.facts import BigTables, Facts
from tools.outside import outside_tables
from tools.proof import prove
from tools.successors import decided
from tools.tables import CORRECTIONS, EARLIER_CODES, SUCCESSORS, Row, SourceError, read_sources
from tools.unpack import packaged_tables

ROOT = Path(__file__).parent.parent
DATA = ROOT / "src" / "kodewilayah" / "data"
SOURCES = ROOT / "sources"

# The other terms rest on practice alone. They are kept in sources/ for the person who finds the law.
_CERTAIN = "certain"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 if all went well, 1 if a file is not up to date or a table was refused."""
    parser = argparse.ArgumentParser(prog="python -m tools.build", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "outside", type=Path, nargs="?", metavar="FOLDER", help="read the big tables from this folder, not the package"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; compare with what is packaged")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the packaged files")
    parser.add_argument("--sources", type=Path, default=SOURCES, help="the folder of the tables that people edit")
    options = parser.parse_args(arguments)
    try:
        sources = read_sources(options.sources)
        if options.outside is None:
            facts = facts_of(sources, packaged_tables(options.data), packaged=True)
        else:
            editions = [row["id"] for row in sources[_data.EDITIONS]]
            facts = facts_of(sources, outside_tables(options.outside, editions), packaged=False)
        files = packaged.files(facts)
        if options.check:
            return _check(files, options.data)
        with written_aside(facts, files) as aside:
            replace_files(aside, files, options.data)
    except (SourceError, KodeWilayahError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for name, content in files.items():
        print(f"{name}: {len(content):,} bytes")
    return 0


def facts_of(sources: Mapping[str, Sequence[Row]], tables: BigTables, *, packaged: bool) -> Facts:
    """Return the facts to package: the big tables with the tables of `sources/` applied.

    Args:
        sources: the rows of each table in `sources/`, by the name of its file.
        tables: the big tables.
        packaged: whether the big tables come from the package, in which corrections of names and decisions on
            successors have taken effect already.

    Raises:
        SourceError: if a row cannot be right, with file, line and value.
    """
    regions = corrected_editions(tables.regions, sources[CORRECTIONS], packaged=packaged)
    in_force = regions[list(regions)[-1]]
    for table in (_data.TERMS, _data.ALIASES, *(plain.file for plain in PLAIN)):
        check_rows(table, table, sources[table], in_force)
    first = next(iter(regions))
    earlier = earlier_moves(sources[EARLIER_CODES], first, regions[first])
    crosswalk = decided(tables.crosswalk, sources[SUCCESSORS], regions, packaged=packaged)
    facts = Facts(
        editions=sources[_data.EDITIONS],
        regions=regions,
        earlier=earlier,
        crosswalk=crosswalk,
        evidence=evidence_of([*earlier, *crosswalk], sources[_data.EVIDENCE]),
        figures=tables.figures,
        islands=tables.islands,
        bps=tables.bps,
        terms=[row for row in sources[_data.TERMS] if row["certainty"] == _CERTAIN],
        aliases=sources[_data.ALIASES],
        plain={plain.file: sources[plain.file] for plain in PLAIN},
    )
    check_facts(facts)
    return facts


@contextmanager
def written_aside(facts: Facts, files: Mapping[str, bytes]) -> Iterator[Path]:
    """Write the files to a temporary folder, prove that the library reads the facts from them, and yield the folder.

    The folder is outside the package: a build that is killed leaves it behind, and it would be in the next wheel.

    Raises:
        SourceError: if the library does not answer what the facts are.
    """
    with tempfile.TemporaryDirectory(prefix="kodewilayah-") as folder:
        aside = Path(folder)
        for name, content in files.items():
            (aside / name).write_bytes(content)
        prove(facts, aside)
        yield aside


def replace_files(aside: Path, files: Mapping[str, bytes], data: Path) -> None:
    """Put the files in place one by one; the manifest comes last, so that a part of them is not taken for the whole."""
    for name in files:
        shutil.move(aside / name, data / name)


def _check(files: Mapping[str, bytes], data: Path) -> int:
    differing = [name for name, content in files.items() if _bytes(data / name) != content]
    for name in differing:
        print(f"{name} is not up to date; run python -m tools.build", file=sys.stderr)
    return 1 if differing else 0


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
