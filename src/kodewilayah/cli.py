"""The command `kodewilayah`: print the regions of codes with their paths, or export all listings as files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from kodewilayah import DataError, InvalidCodeError, KodeWilayahError, Region, lookup
from kodewilayah._messages import COMMAND
from kodewilayah.show.terminal import describe

_EPILOG = (
    "Exit status: 0 if all codes were found, 1 if a code is unknown, 2 if a code is malformed, 3 if the installation "
    "is broken. `kodewilayah export static FOLDER` writes all listings as JSON files: see `kodewilayah export --help`."
)
_EXPORT_EPILOG = (
    "Exit status: 0 if the files were written, 1 if not (the folder is not empty, or a file cannot be written), 2 if "
    "the command is malformed, 3 if the installation is broken, 130 if interrupted. FOLDER is unchanged unless the "
    "status is 0."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command: print the region of each code, or export all listings.

    Args:
        arguments: the words after the command's name; those of this process, if None. If the first is `export`, the
            listings are exported: `export static FOLDER`. Otherwise the words are codes.

    Returns:
        The exit status. For codes: 0 if all were found, 1 if a code is unknown, 2 if a code is malformed, 3 if the data
        is damaged. For an export: 0 if the files were written, 1 if not, 3 if the data is damaged, 130 if interrupted.

    >>> main(["31.74"])
    31.74  Kota Administrasi Jakarta Selatan
    <BLANKLINE>
      31     Provinsi           Daerah Khusus Ibukota Jakarta
      31.74  Kota Administrasi  Jakarta Selatan
    <BLANKLINE>
      ... Kecamatan
    0
    """
    words = sys.argv[1:] if arguments is None else list(arguments)
    return _export(words[1:]) if words[:1] == ["export"] else _print(words)


def _print(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="kodewilayah", description="Look up Indonesian region codes (Kemendagri), offline.", epilog=_EPILOG
    )
    parser.add_argument("code", nargs="+", help="a code such as 31.74.09.1002 or 3174091002")
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and exit")
    found, errors = _look_up(parser.parse_args(words).code)
    if found:
        print("\n\n".join(describe(region) for region in found))
    for error in errors:
        _print_error(error.message("id"), error.message("en"))
    return max((_status(error) for error in errors), default=0)


def _export(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="kodewilayah export",
        description="Write the listings of all regions as JSON files, in the layout of wilayah.id, for any host.",
        epilog=_EXPORT_EPILOG,
    )
    parser.add_argument("form", choices=["static"], help="the form of the export")
    parser.add_argument("folder", metavar="FOLDER", help="where to write; an empty folder or a folder to be made")
    parser.add_argument("--force", action="store_true", help="replace an earlier export in FOLDER")
    options = parser.parse_args(words)
    try:
        return _export_static(options.folder, options.force)
    except DataError as error:
        _print_error(error.message("id"), error.message("en"))
        return 3
    except FileExistsError:
        _print_error(*_messages("not_empty", folder=options.folder))
    except OSError as error:
        _print_error(*_messages("not_written", folder=options.folder, error=error))
    except KeyboardInterrupt:
        _print_error(*_messages("interrupted"))
        return 130
    return 1


def _export_static(folder: str, force: bool) -> int:
    # Imported here, because looking up codes does not need it.
    from kodewilayah.contrib.export import export_static

    counts = export_static(folder, force=force, progress=_show_progress)
    listed = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    print(f"{sum(counts.values()):,} files in {folder}: {listed}")
    return 0


def _show_progress(done: int, total: int) -> None:
    if done % 100 == 0 or done == total:
        # In a terminal one line is overwritten; in a log each line stays, so fewer are printed.
        if sys.stderr.isatty():
            print(f"\r{done:,} / {total:,}", end="\n" if done == total else "", file=sys.stderr, flush=True)
        elif done % 1000 == 0 or done == total:
            print(f"{done:,} / {total:,}", file=sys.stderr)


def _messages(name: str, **facts: object) -> tuple[str, str]:
    indonesian, english = COMMAND[name]
    return indonesian.format(**facts), english.format(**facts)


def _print_error(indonesian: str, english: str) -> None:
    print(f"{english}\n{indonesian}", file=sys.stderr)


def _look_up(codes: Sequence[str]) -> tuple[list[Region], list[KodeWilayahError]]:
    found: list[Region] = []
    errors: list[KodeWilayahError] = []
    for code in codes:
        try:
            found.append(lookup(code))
        except KodeWilayahError as error:
            errors.append(_with_facts(error))
    return found, errors


def _with_facts(error: KodeWilayahError) -> KodeWilayahError:
    """Return an error with its facts made, or the error of the damaged data that they cannot be made from."""
    try:
        error.reason  # noqa: B018 - reading it makes the facts
    except DataError as damage:
        return damage
    return error


def _status(error: KodeWilayahError) -> int:
    if isinstance(error, DataError):
        return 3
    return 2 if isinstance(error, InvalidCodeError) else 1


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        # Read here only: a copy of the source without metadata must still be able to look up codes.
        from importlib.metadata import version

        print(version("kodewilayah"))
        parser.exit()
