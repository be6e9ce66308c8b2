"""The export: all files or none, and nobody's files lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kodewilayah import DataError, provinces, regions
from kodewilayah.contrib import export
from kodewilayah.contrib.cascade import answer
from kodewilayah.contrib.export import export_static

FOLDERS = {1: "regencies", 2: "districts", 3: "villages"}
COUNTS = {"provinces.json": 1} | {folder: sum(1 for _ in regions(level)) for level, folder in FOLDERS.items()}


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write a few files where what they hold is not what is tried."""
    monkeypatch.setattr(export, "regions", lambda level: provinces()[:2] if level == 1 else [])


@pytest.mark.sweep
def test_all_files_and_nothing_else_are_what_the_endpoint_answers(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    out = tmp_path / "new" / "out"
    assert export_static(out, progress=lambda done, total: seen.append((done, total))) == COUNTS
    total = sum(COUNTS.values())
    assert seen == [(done, total) for done in range(1, total + 1)]
    files = [path for path in out.rglob("*") if path.is_file()]
    assert len(files) == total
    for path in files:
        assert path.read_bytes() == answer(path.relative_to(out).as_posix()).body
    assert names(tmp_path) == {"new"}
    assert names(tmp_path / "new") == {"out"}


@pytest.mark.usefixtures("few")
def test_others_may_read_it(tmp_path: Path) -> None:
    export_static(tmp_path / "out")
    (tmp_path / "plain").mkdir()
    assert (tmp_path / "out").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("force", [False, True])
def test_an_empty_folder_is_taken(tmp_path: Path, force: bool) -> None:
    (tmp_path / "out").mkdir()
    export_static(str(tmp_path / "out"), force=force)
    assert names(tmp_path / "out") == set(COUNTS)
    assert names(tmp_path) == {"out"}


@pytest.mark.usefixtures("few")
def test_a_folder_that_is_not_empty_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(FileExistsError, match="is not an empty folder"):
        export_static(tmp_path)
    assert names(tmp_path) == {"mine.txt"}


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("force", [False, True])
def test_a_file_is_refused(tmp_path: Path, force: bool) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(NotADirectoryError, match="out is a file"):
        export_static(tmp_path / "out", force=force)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("few")
def test_force_replaces_an_export_and_keeps_what_is_not_of_it(tmp_path: Path) -> None:
    out = tmp_path / "out"
    export_static(out)
    (out / "regencies" / "99.json").write_text("old", encoding="utf-8")
    (out / "index.html").write_text("mine", encoding="utf-8")
    (out / "more").mkdir()
    (out / "more" / "file").write_text("mine", encoding="utf-8")
    export_static(out, force=True)
    assert names(out) == {*COUNTS, "index.html", "more"}
    assert not (out / "regencies" / "99.json").exists()
    assert (out / "more" / "file").read_text(encoding="utf-8") == "mine"
    assert names(tmp_path) == {"out"}


@pytest.mark.usefixtures("few")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to("real")
    export_static(tmp_path / "out")
    assert (tmp_path / "out").is_symlink()
    assert names(tmp_path / "real") == set(COUNTS)


def breaking(error: BaseException) -> Callable[[int, int], None]:
    def progress(done: int, _: int) -> None:
        if done == 2:
            raise error

    return progress


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), DataError("x", "y")])
def test_what_fails_halfway_leaves_everything_as_it_was(tmp_path: Path, error: BaseException) -> None:
    out = tmp_path / "out"
    with pytest.raises(type(error)):
        export_static(out, progress=breaking(error))
    assert names(tmp_path) == set()
    out.mkdir()
    (out / "provinces.json").write_text("old", encoding="utf-8")
    with pytest.raises(type(error)):
        export_static(out, force=True, progress=breaking(error))
    assert names(tmp_path) == {"out"}
    assert (out / "provinces.json").read_text(encoding="utf-8") == "old"


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("failing", range(1, 7))
def test_what_fails_while_it_is_put_in_place_is_undone(
    tmp_path: Path, failing: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    for name in ("provinces.json", "a"):
        (out / name).write_text("old", encoding="utf-8")
    (out / "districts").mkdir()
    (out / "districts" / "99.99.json").write_text("old", encoding="utf-8")
    done: list[int] = []
    rename = Path.rename

    def renamed(self: Path, target: Path) -> Path:
        done.append(1)
        if len(done) == failing:
            raise OSError(16, "Device or resource busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", renamed)
    with pytest.raises(OSError, match="busy"):
        export_static(out, force=True)
    assert names(tmp_path) == {"out"}
    assert names(out) == {"provinces.json", "a", "districts"}
    assert names(out / "districts") == {"99.99.json"}
    assert (out / "provinces.json").read_text(encoding="utf-8") == "old"


@pytest.mark.usefixtures("few")
def test_who_interrupts_when_all_is_in_place_comes_too_late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    export_static(out)
    (out / "provinces.json").write_text("old", encoding="utf-8")
    rmtree = shutil.rmtree
    interrupted: list[Path] = []

    def interrupt(path: Path, *, ignore_errors: bool) -> None:
        if path.suffix == ".old" and not interrupted:
            interrupted.append(path)
            raise KeyboardInterrupt
        rmtree(path, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", interrupt)
    export_static(out, force=True)
    assert interrupted
    assert names(out) == set(COUNTS)
    assert (out / "provinces.json").read_text(encoding="utf-8") != "old"


@pytest.mark.usefixtures("few")
def test_a_folder_that_cannot_be_moved_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "mount"
    out.mkdir()
    rename = Path.rename

    def renamed(self: Path, target: Path) -> Path:
        # As of a mount point: it stays, and nothing can be moved across it.
        if out in (self, target) or (out in self.parents) is not (out in target.parents):
            raise OSError(16, "Device or resource busy")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", renamed)
    export_static(out)
    export_static(out, force=True)
    assert names(out) == set(COUNTS)
