"""The command: codes in, regions with their paths out; or all listings out, as files."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NoReturn

from kodewilayah import DataError, InvalidCodeError, KodeWilayahError, Region, lookup
from kodewilayah._messages import COMMAND
from kodewilayah.show.terminal import describe

_EPILOG = (
    "Exit status: 0 all codes found, 1 one is unknown, 2 one is malformed, 3 the installation is broken. "
    "`kodewilayah export static FOLDER` writes all listings as JSON files: see `kodewilayah export --help`."
)
_EXPORT_EPILOG = (
    "Exit status: 0 written, 1 not written (the folder is not empty, or a file cannot be written), 2 the command is "
    "malformed, 3 the installation is broken, 130 interrupted. If it is not 0, FOLDER is as it was."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the region of each code; return the exit status: 0 all found, 1 unknown, 2 malformed, 3 broken data.

    After the word `export`, which is no code, write the listings instead: `export static FOLDER`.

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
        _tell(error.message("id"), error.message("en"))
    return max((_status(error) for error in errors), default=0)


def _export(words: list[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="kodewilayah export",
        description="Write the listings of all regions as JSON files, in the layout of wilayah.id, for any host.",
        epilog=_EXPORT_EPILOG,
    )
    parser.add_argument("form", choices=["static"], help="the form of the export")
    parser.add_argument("folder", metavar="FOLDER", help="where to write; a folder that is empty or does not exist")
    parser.add_argument("--force", action="store_true", help="replace what an export before has left in FOLDER")
    options = parser.parse_args(words)
    try:
        return _export_static(options.folder, options.force)
    except DataError as error:
        _tell(error.message("id"), error.message("en"))
        return 3
    except FileExistsError:
        _tell(*_sentences("not_empty", folder=options.folder))
    except OSError as error:
        _tell(*_sentences("not_written", folder=options.folder, error=error))
    except KeyboardInterrupt:
        _tell(*_sentences("interrupted"))
        return 130
    return 1


def _export_static(folder: str, force: bool) -> int:
    # Only here: who looks codes up needs none of it.
    from kodewilayah.contrib.export import export_static

    counts = export_static(folder, force=force, progress=_show_progress)
    listed = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    print(f"{sum(counts.values()):,} files in {folder}: {listed}")
    return 0


def _show_progress(done: int, total: int) -> None:
    if done % 100 == 0 or done == total:
        # On one line for a person who watches, on a few lines for a log.
        if sys.stderr.isatty():
            print(f"\r{done:,} / {total:,}", end="\n" if done == total else "", file=sys.stderr, flush=True)
        elif done % 1000 == 0 or done == total:
            print(f"{done:,} / {total:,}", file=sys.stderr)


def _sentences(name: str, **facts: object) -> tuple[str, str]:
    indonesian, english = COMMAND[name]
    return indonesian.format(**facts), english.format(**facts)


def _tell(indonesian: str, english: str) -> None:
    print(f"{english}\n{indonesian}", file=sys.stderr)


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
