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
from kodewilayah.codes import Level, RegionCode
from kodewilayah.errors import KodeWilayahError
from tools import packaged
from tools.source import Source, SourceError

DATA = Path(__file__).parent.parent / "src" / "kodewilayah" / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 if all went well, 1 if something differs or a source was refused."""
    parser = argparse.ArgumentParser(prog="python -m tools.build", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("sources", type=Path, help="the folder of the source tables")
    parser.add_argument("--check", action="store_true", help="write nothing; compare with what is packaged")
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the packaged files")
    options = parser.parse_args(arguments)
    source = Source(options.sources)
    try:
        files = packaged.files(source)
        if options.check:
            return _check(files, options.data)
        build(source, files, options.data)
    except (SourceError, KodeWilayahError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for name, content in files.items():
        print(f"{name}: {len(content):,} bytes")
    return 0


def build(source: Source, files: Mapping[str, bytes], data: Path) -> None:
    """Write the files aside, read them back with the library's own reader, compare, then put them in place.

    Raises:
        SourceError: if what was read back is not what the sources say.
    """
    with tempfile.TemporaryDirectory(dir=data.parent) as folder:
        aside = Path(folder)
        for name, content in files.items():
            (aside / name).write_bytes(content)
        read_back = dict(rows(_data.Table(aside)))
        if read_back != source.regions(last_edition(source)):
            raise SourceError(f"{_data.REGIONS}: what was written reads back as something else")
        for name in files:
            (aside / name).replace(data / name)


def last_edition(source: Source) -> str:
    """Return the id of the edition in force."""
    return [row["id"] for _, row in source.records("editions.csv")][-1]


def rows(table: _data.Table, above: RegionCode | None = None) -> Iterator[tuple[RegionCode, str]]:
    """Yield code and name of every region of a packaged table, or of those below one, in its order."""
    for segment, name in table.below(above or ""):
        code = RegionCode(f"{above}.{segment}" if above else segment)
        yield code, name
        if code.level < Level.VILLAGE:
            yield from rows(table, code)


def _check(files: Mapping[str, bytes], data: Path) -> int:
    differing = [name for name, content in files.items() if _bytes(data / name) != content]
    for name in differing:
        print(f"{name} is not what the sources give; run python -m tools.build", file=sys.stderr)
    return 1 if differing else 0


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


if __name__ == "__main__":
    sys.exit(main())
