"""A decree that never was: the table in force with a split, a lost and a new village, and a new name.

For every test that needs a next decree. The names and codes that it adds are invented.
"""

from collections.abc import Mapping
from itertools import count
from pathlib import Path

from kodewilayah import _data
from kodewilayah.codes import Level, RegionCode
from tools import adopt
from tools.facts import read_regions
from tools.tables import csv_text

# Kota Jayapura leaves Papua and is the only kota of a new province.
SPLIT, PROVINCE, NAME = "91.71", "97", "Papua Uji"
MOVED = f"{PROVINCE}.71"
# The last village of one kecamatan is gone, another kecamatan has a new one, a third has another name.
SHRUNK, GROWN, RENAMED = "32.73.01", "33.74.01", "35.78.01"
VILLAGE, DISTRICT = "Desa Uji", "Uji Baru"

OPTIONS = {
    "id": "2026",
    "decree": "Kepmendagri 1/2026",
    "title": "Keputusan Menteri Dalam Negeri Nomor 1 Tahun 2026",
    "signed": "2026-06-30",
    "source": "invented for a test",
}


def mutate(table: Mapping[str, str]) -> dict[str, str]:
    """Return the table of the invented decree, in code order.

    Args:
        table: the name of every region in force, by its code.
    """
    gone = lost(table)
    mutated = {_moved(code): name for code, name in table.items() if code != gone}
    mutated |= {PROVINCE: NAME, new(table): VILLAGE, RENAMED: DISTRICT}
    return dict(sorted(mutated.items()))


def lost(table: Mapping[str, str]) -> str:
    """Return the code of the village that the invented decree does not list any more."""
    return max(code for code in table if code.startswith(f"{SHRUNK}."))


def new(table: Mapping[str, str]) -> str:
    """Return the code of the village that the invented decree adds."""
    return next(code for code in (f"{GROWN}.2{serial:03}" for serial in count(1)) if code not in table)


def _moved(code: str) -> str:
    return MOVED + code.removeprefix(SPLIT) if code == SPLIT or code.startswith(f"{SPLIT}.") else code


def table_in_force(data: Path) -> dict[str, str]:
    """Return the name of every region in force by its code, from a folder of packaged files."""
    return {str(code): name for code, name in read_regions(_data.Folder(data).table()).items()}


def levels(table: Mapping[str, str], parent: str) -> dict[Level, int]:
    """Return how many regions of each level a table has below a code, the code's own region included."""
    below = [RegionCode(code) for code in table if code == parent or code.startswith(f"{parent}.")]
    return {level: sum(code.level is level for code in below) for level in Level}


def adopt_mutated(data: Path, sources: Path, work: Path, *more: str | Path, **options: str) -> int:
    """Run `tools.adopt` with the invented decree; return what the command returns.

    Args:
        data: a folder of packaged files, which is changed with `--write`.
        sources: the folder of the tables that people edit, which belongs to it and is changed with it.
        work: a folder for the table of the decree, `table.csv`.
        more: more arguments of the command, such as `"--write"`, or `"--report"` and a path.
        options: `id`, `decree`, `title`, `signed` and `source` of the edition, where they are not those of `OPTIONS`.
    """
    path = work / "table.csv"
    path.write_text(csv_text([("code", "name"), *mutate(table_in_force(data)).items()]), encoding="utf-8", newline="")
    arguments = [str(path), "--data", str(data), "--sources", str(sources)]
    for option, value in (OPTIONS | options).items():
        arguments += [f"--{option}", value]
    return adopt.main([*arguments, *map(str, more)])
