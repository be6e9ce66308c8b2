"""Compare the packaged editions with other readings of their decrees, for a person to judge.

`python -m tools.verify READING...` takes folders and CSV files of code and name. It prints a report in Markdown:
counts, codes missing and extra, and names that differ, by kind, with what the editions before and after and the other
readings have. With `--csv FILE` it also writes the names as rows of `sources/corrections.csv`: delete those that are
not right, and append the rest. Nothing is judged here, and no packaged file is changed.

The command returns 0 if it ran, whatever it found; 1 if a reading was refused; 2 if it was called in another way.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from kodewilayah import Atlas
from kodewilayah.errors import KodeWilayahError
from tools.build import DATA
from tools.comparison import Comparison, compare
from tools.name_differences import NameDifference
from tools.naming import Kind
from tools.readings import find, read
from tools.sides import Neighbour, Side
from tools.tables import CORRECTIONS, SourceError, table_text
from tools.unpack import packaged_tables
from tools.verify_report import report


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return 0 if it ran, whatever it found, and 1 if a reading was refused."""
    parser = argparse.ArgumentParser(prog="python -m tools.verify", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "readings", nargs="+", metavar="READING",
        help="a folder with files such as 2022.csv or somebody-2022.csv, or with a folder editions/ of them; such a "
        "file; or ID=FILE",
    )  # fmt: skip
    parser.add_argument(
        "--csv", type=Path, metavar="FILE", help=f"write the names that differ as rows of {CORRECTIONS}"
    )
    parser.add_argument("--data", type=Path, default=DATA, help="the folder of the packaged files")
    options = parser.parse_args(arguments)
    try:
        editions = packaged_tables(options.data).regions
        sources, unread = find(options.readings, list(editions))
        comparisons = list(compare(Atlas(options.data), editions, [read(source) for source in sources]))
        if options.csv:
            rows = table_text(CORRECTIONS, correction_rows(comparisons))
            options.csv.write_text(rows, encoding="utf-8", newline="")
    except (SourceError, KodeWilayahError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(report(comparisons, editions, unread))
    return 0


def correction_rows(comparisons: Iterable[Comparison]) -> list[dict[str, str]]:
    """Return the names that differ as rows of `sources/corrections.csv`, which make theirs the packaged names.

    Names that several readings have otherwise in the same way have one row. The reason lists who has which name.

    Args:
        comparisons: each reading beside its edition.
    """
    found: dict[tuple[str, Kind, str, str], tuple[NameDifference, str]] = {}
    for comparison in comparisons:
        for difference in comparison.names:
            key = (comparison.reading.edition, difference.kind, str(difference.code), difference.theirs)
            found.setdefault(key, (difference, comparison.reading.file))
    kinds = list(Kind)
    return [
        {
            "edition": edition,
            "code": code,
            "source_name": difference.ours,
            "corrected_name": theirs,
            "reason": _reason(difference, file),
        }
        for (edition, _, code, theirs), (difference, file) in sorted(
            found.items(), key=lambda item: (item[0][0], kinds.index(item[0][1]), item[0][2:])
        )
    ]


def _reason(difference: NameDifference, file: str) -> str:
    """Return who has their name, and who has ours."""
    witnesses = difference.witnesses
    neighbours = [neighbour for neighbour in (witnesses.before, witnesses.after) if neighbour]
    theirs = [file, *witnesses.with_theirs, *_editions(neighbours, Side.THEIRS)]
    ours = [*witnesses.with_ours, *_editions(neighbours, Side.OURS)]
    against = f"; against it {', '.join(ours)}" if ours else ""
    return f"{difference.kind.value}: {', '.join(theirs)}{against}"


def _editions(neighbours: Iterable[Neighbour], side: Side) -> list[str]:
    return [f"edition {neighbour.edition}" for neighbour in neighbours if neighbour.side is side]


if __name__ == "__main__":
    sys.exit(main())
