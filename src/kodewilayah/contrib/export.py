"""The cascade as a folder of files that any server, or none but a storage bucket, can host."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from secrets import token_hex

from kodewilayah import Level, regions
from kodewilayah.contrib.cascade import listing

_PROVINCES = "provinces.json"
# By the level of the regions listed: the folder, which is named after them.
_FOLDERS = {Level.REGENCY: "regencies", Level.DISTRICT: "districts", Level.VILLAGE: "villages"}


def export_static(
    folder: str | Path, *, force: bool = False, progress: Callable[[int, int], None] | None = None
) -> dict[str, int]:
    """Write every listing as a file: `provinces.json`, `regencies/31.json`, `districts/31.74.json` and so on.

    The files are written to a new folder, beside `folder` or, where there is one already, in it, and put in place when
    all are written: until then, and if anything fails, `folder` stays as it was. Folders above it are made.

    Args:
        folder: where; one that does not exist, or is empty.
        force: take a folder that is not empty too. Its `provinces.json`, `regencies`, `districts` and `villages` are
            replaced, and with them goes what else lay in those three folders; everything else in it stays.
        progress: is called after each file with how many are written, and how many there will be.

    Returns:
        How many files were written, by their folder; `provinces.json` by its name.

    Raises:
        FileExistsError: if `folder` is not empty and `force` is not given.
        NotADirectoryError: if it is a file.
        OSError: if the files cannot be written or put in place.
        DataError: if the installation is broken.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     export_static(Path(folder) / "wilayah")
    {'provinces.json': 1, 'regencies': 38, 'districts': 514, 'villages': 7285}
    """
    target = Path(folder)
    exists = target.exists()
    if exists and not target.is_dir():
        raise NotADirectoryError(f"{target} is a file, where a folder was asked for")
    if exists and not force and any(target.iterdir()):
        raise FileExistsError(f"{target} is not an empty folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    # On the file system of the target, which may be a mount. Not tempfile.mkdtemp: its folders may be read by their
    # owner only, and a web server is somebody else.
    made = (target if exists else target.parent) / f".kodewilayah.{token_hex(4)}.new"
    try:
        counts = _write(made, progress)
        if exists:
            _replace(target, made, made.with_suffix(".old"))
        else:
            made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return counts


def _write(folder: Path, progress: Callable[[int, int], None] | None) -> dict[str, int]:
    files = [(_PROVINCES, None), *_files()]
    counts = dict.fromkeys((_PROVINCES, *_FOLDERS.values()), 0)
    folder.mkdir()
    for name in _FOLDERS.values():
        (folder / name).mkdir()
    for done, (name, code) in enumerate(files, 1):
        (folder / name).write_bytes(listing(code))
        counts[name.partition("/")[0]] += 1
        if progress is not None:
            progress(done, len(files))
    return counts


def _files() -> Iterator[tuple[str, str]]:
    for level, folder in _FOLDERS.items():
        for region in regions(level=level - 1):
            yield f"{folder}/{region.code}.json", str(region.code)


def _replace(target: Path, made: Path, aside: Path) -> None:
    """Put what was made in place of what an export left before, the list that leads to all others last."""
    here = {entry.name for entry in target.iterdir()}
    with ExitStack() as undo:
        aside.mkdir()
        undo.callback(aside.rmdir)
        for name in (*_FOLDERS.values(), _PROVINCES):
            if name in here:
                (target / name).rename(aside / name)
                undo.callback((aside / name).rename, target / name)
            (made / name).rename(target / name)
            undo.callback((target / name).rename, made / name)
        undo.pop_all()
    # All is in place, and who interrupts now comes too late: what is left to do is to clear away what was there before.
    with suppress(KeyboardInterrupt):
        shutil.rmtree(aside, ignore_errors=True)
    shutil.rmtree(aside, ignore_errors=True)
