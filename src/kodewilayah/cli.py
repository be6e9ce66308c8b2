"""The command: codes in, regions with their paths out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from kodewilayah._notebook import count_terms
from kodewilayah.errors import DataError, InvalidCodeError, KodeWilayahError
from kodewilayah.gazetteer import lookup
from kodewilayah.region import Region, Regions

_EPILOG = "Exit status: 0 all codes found, 1 one is unknown, 2 one is malformed, 3 the installation is broken."


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the region of each code; return the exit status: 0 all found, 1 unknown, 2 malformed, 3 broken data.

    Args:
        arguments: the words after the command's name; those of this process, if None.

    >>> main(["31.74"])
    31.74  Kota Administrasi Jakarta Selatan
    <BLANKLINE>
      31     Provinsi           Daerah Khusus Ibukota Jakarta
      31.74  Kota Administrasi  Jakarta Selatan
    <BLANKLINE>
      10 Kecamatan
    0
    """
    parser = argparse.ArgumentParser(
        prog="kodewilayah", description="Look up Indonesian region codes (Kemendagri), offline.", epilog=_EPILOG
    )
    parser.add_argument("code", nargs="+", help="a code such as 31.74.09.1002 or 3174091002")
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    found, errors = _look_up(parser.parse_args(arguments).code)
    if found:
        print("\n\n".join(describe(region) for region in found))
    for error in errors:
        print(f"{error.message('en')}\n{error.message('id')}", file=sys.stderr)
    return max((_status(error) for error in errors), default=0)


def _look_up(codes: Sequence[str]) -> tuple[list[Region], list[KodeWilayahError]]:
    found: list[Region] = []
    errors: list[KodeWilayahError] = []
    for code in codes:
        try:
            found.append(lookup(code))
        except KodeWilayahError as error:
            errors.append(error)
    return found, errors


def _status(error: KodeWilayahError) -> int:
    if isinstance(error, DataError):
        return 3
    return 2 if isinstance(error, InvalidCodeError) else 1


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        # Asked of the installation only here: a copy of the source has no metadata, and looks codes up all the same.
        from importlib.metadata import version

        print(version("kodewilayah"))
        parser.exit()


def describe(region: Region) -> str:
    """Return a region as lines for a terminal: code and name, then its path, then what lies right below."""
    below = ", ".join(f"{count:,} {term}" for term, count in count_terms(region.children))
    lines = [f"{region.code}  {region.name}", "", *_columns(region.path)]
    if below:
        lines += ["", f"  {below}"]
    return "\n".join(lines)


def _columns(regions: Regions) -> list[str]:
    code_width = max(len(region.code) for region in regions)
    term_width = max(len(region.term) for region in regions)
    return [f"  {region.code:{code_width}}  {region.term:{term_width}}  {region.short_name}" for region in regions]
