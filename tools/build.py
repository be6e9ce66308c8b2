"""Build the packaged data from the sources, or check that it is what they give.

`python -m tools.build FOLDER` builds into `src/kodewilayah/data`; with `--check` it only compares, and exits with 1
where a packaged file differs.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from kodewilayah import _data
from kodewilayah.errors import KodeWilayahError
from tools import packaged
from tools.facts import Facts, read_regions
from tools.source import Source, SourceError

DATA = Path(__file__).parent.parent / "src" / "kodewilayah" / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 if all went well, 1 if something differs or a source was refused."""
    parser = argparse.ArgumentParser(prog="python -m tools.build", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sources", type=Path, help="the folder of the source tables")
    parser.add_argument("--check", action="store_true", help="write nothing; compare with what is packaged")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the packaged files")
    options = parser.parse_args(arguments)
    try:
        facts = Source(options.sources).facts()
        files = packaged.files(facts)
        if options.check:
            return _check(files, options.data)
        build(facts, files, options.data)
    except (SourceError, KodeWilayahError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for name, content in files.items():
        print(f"{name}: {len(content):,} bytes")
    return 0


def build(facts: Facts, files: Mapping[str, bytes], data: Path) -> None:
    """Write the files aside, read them back with the library's own reader, compare, then put them in place.

    Raises:
        SourceError: if what was read back is not what the facts say.
    """
    with tempfile.TemporaryDirectory(dir=data.parent) as folder:
        aside = Path(folder)
        for name, content in files.items():
            (aside / name).write_bytes(content)
        for part, same in _read_back(facts, aside):
            if not same:
                raise SourceError(f"{part}: what was written reads back as something else")
        for name in files:
            (aside / name).replace(data / name)


def _read_back(facts: Facts, path: Path) -> Iterator[tuple[str, bool]]:
    """Yield each part, and whether the library reads from a folder what the facts say, in the same order."""
    folder = _data.Folder(path)
    editions = folder.records(_data.EDITIONS)
    unmarked = [{field: value for field, value in row.items() if field != "mark"} for row in editions]
    yield _data.EDITIONS, _same_rows(facts.editions, unmarked)
    for row in editions:
        read = read_regions(folder.table(row["mark"]))
        yield f"edition {row['id']}", list(read.items()) == list(facts.regions[row["id"]].items())
    moves = {(move.edition_from, *move[1:2], *move[3:]) for move in facts.crosswalk}
    yield _data.CROSSWALK, moves == set(folder.crosswalk())
    yield _data.BPS, dict(facts.bps) == dict(folder.bps())
    for name, rows in ((_data.TERMS, facts.terms), (_data.STATUSES, facts.statuses)):
        yield name, _same_rows(rows, folder.records(name))
    for name, rows in ((_data.FIGURES, facts.figures), (_data.ISLANDS, facts.islands), (_data.ALIASES, facts.aliases)):
        yield name, [[row[field] for field in _data.FIELDS[name]] for row in rows] == folder.rows(name)


def _same_rows(said: Sequence[Mapping[str, str]], read: Sequence[Mapping[str, str | None]]) -> bool:
    return len(said) == len(read) and all(
        all(one.get(field) == value for field, value in other.items()) for one, other in zip(said, read, strict=True)
    )


def _check(files: Mapping[str, bytes], data: Path) -> int:
    differing = [name for name, content in files.items() if _bytes(data / name) != content]
    for name in differing:
        print(f"{name} is not what the sources give; run python -m tools.build", file=sys.stderr)
    return 1 if differing else 0


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
