"""The cascade as a folder of files, for any web server or a storage bucket."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from pathlib import Path
from secrets import token_hex

from kodewilayah import Level, regions
from kodewilayah.contrib.cascade import listing

_PROVINCES = "provinces.json"
# By the level of the listed regions: the folder of the listings.
_FOLDERS = {Level.REGENCY: "regencies", Level.DISTRICT: "districts", Level.VILLAGE: "villages"}


def export_static(
    folder: str | Path, *, force: bool = False, progress: Callable[[int, int], None] | None = None
) -> dict[str, int]:
    """Write all listings as files: `provinces.json`, `regencies/31.json`, `districts/31.74.json` and so on.

    The files are first written to a new folder: in `folder` if it exists, otherwise beside it. They are moved to their
    place after all are written. Until then, and if an error occurs, `folder` is not changed. Missing folders above
    `folder` are made.

    Args:
        folder: a folder that does not exist or is empty.
        force: also accept a folder that is not empty. Its `provinces.json`, `regencies`, `districts` and `villages` are
            replaced, with all other files in these three folders; all other files in `folder` are kept.
        progress: a function that is called after each file, with the number of files written so far and the number of
            all files.

    Returns:
        The number of files written, by the name of their folder; `provinces.json` by its own name.

    Raises:
        FileExistsError: if `folder` is not empty and `force` is not given.
        NotADirectoryError: if `folder` is a file.
        OSError: if the files cannot be written or moved.
        DataError: if the installation is broken.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     counts = export_static(Path(folder) / "wilayah")
    ...     Path(folder, "wilayah", "districts", "31.74.json").exists()
    True
    >>> list(counts)
    ['provinces.json', 'regencies', 'districts', 'villages']
    """
    target = Path(folder)
    exists = target.exists()
    if exists and not target.is_dir():
        raise NotADirectoryError(f"{target} is a file; expected a folder")
    if exists and not force and any(target.iterdir()):
        raise FileExistsError(f"{target} is not an empty folder")
    target.parent.mkdir(parents=True, exist_ok=True)
    # The new folder must be on the file system of the target, which may be a mount. `tempfile.mkdtemp` is not used,
    # because only the owner can read its folders, and a web server runs as another user.
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
    """Replace the files of an earlier export; `provinces.json` last, because it leads to all other listings."""
    present = {entry.name for entry in target.iterdir()}
    with ExitStack() as undo:
        aside.mkdir()
        undo.callback(aside.rmdir)
        for name in (*_FOLDERS.values(), _PROVINCES):
            if name in present:
                (target / name).rename(aside / name)
                undo.callback((aside / name).rename, target / name)
            (made / name).rename(target / name)
            undo.callback((target / name).rename, made / name)
        undo.pop_all()
    # All files are in their place. An interruption is ignored now, because only the old files must still be removed.
    with suppress(KeyboardInterrupt):
        shutil.rmtree(aside, ignore_errors=True)
    shutil.rmtree(aside, ignore_errors=True)
