"""The command, as a person runs it."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from kodewilayah import regions
from kodewilayah.cli import main


def test_it_prints_the_region_with_its_path(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["3174091002"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "31.74.09.1002  Srengseng Sawah",
        "",
        "  31             Provinsi           Daerah Khusus Ibukota Jakarta",
        "  31.74          Kota Administrasi  Jakarta Selatan",
        "  31.74.09       Kecamatan          Jagakarsa",
        "  31.74.09.1002  Kelurahan          Srengseng Sawah",
    ]


def test_it_counts_what_lies_below(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["12.71"]) == 0
    assert capsys.readouterr().out.endswith("\n\n  21 Kecamatan\n")


@pytest.mark.parametrize(("codes", "status"), [(["31.74.99"], 1), (["31.70"], 2), (["31.74.99", "31.70", "31"], 2)])
def test_what_is_unknown_or_malformed_is_told_in_both_languages(
    codes: list[str], status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(codes) == status
    printed = capsys.readouterr()
    assert bool(printed.out) == ("31" in codes)
    assert f"'{codes[0]}'" in printed.err
    assert "the digits" in printed.err or "digit rules" in printed.err or "must be" in printed.err
    assert "aturan digit" in printed.err or "harus" in printed.err


def test_a_data_error_is_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kodewilayah import DataError, cli

    def broken(_: object) -> None:
        raise DataError("regions.csv", "missing_file", {"error": "FileNotFoundError"})

    monkeypatch.setattr(cli, "lookup", broken)
    assert main(["31"]) == 3
    assert "regions.csv" in capsys.readouterr().err


def test_damage_that_shows_when_an_error_is_read_is_told_without_a_traceback(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kodewilayah import Atlas, DataError

    def broken(*_: object) -> None:
        raise DataError("crosswalk.csv", "missing_file", {"error": "FileNotFoundError"})

    monkeypatch.setattr(Atlas()._history, "facts_of_unknown", broken)
    assert main(["92.01", "31.70"]) == 3
    assert "crosswalk.csv" in capsys.readouterr().err


def test_several_codes_are_told_apart_by_a_blank_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["31.74.09.1002", "31.74.09.1001"]) == 0
    assert "Srengseng Sawah\n\n31.74.09.1001" in capsys.readouterr().out


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f"{sys.executable} -m kodewilayah 31 32 33 34 35 | true"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kodewilayah", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_module_runs_as_a_command() -> None:
    done = run("31.74.09.1002")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Jagakarsa" in done.stdout
    assert run("31.74.99").returncode == 1
    assert run("31.70").returncode == 2
    assert run().returncode == 2
    assert run("--version").stdout.strip() == version("kodewilayah")


@pytest.mark.sweep
def test_the_export_is_written_with_its_progress_and_counts(tmp_path: Path) -> None:
    done = run("export", "static", str(tmp_path / "out"))
    assert done.returncode == 0
    provinces, regencies, districts = (sum(1 for _ in regions(level)) for level in (1, 2, 3))
    total = 1 + provinces + regencies + districts
    listed = f"1 provinces.json, {provinces} regencies, {regencies} districts, {districts:,} villages"
    assert done.stdout == f"{total:,} files in {tmp_path / 'out'}: {listed}\n"
    steps = range(1_000, total, 1_000)
    assert done.stderr.splitlines() == [f"{count:,} / {total:,}" for count in (*steps, total)]
    assert sum(path.is_file() for path in (tmp_path / "out").rglob("*")) == total
    again = run("export", "static", str(tmp_path / "out"))
    assert (again.returncode, again.stdout) == (1, "")
    assert "is not an empty folder" in again.stderr
    assert "bukan folder kosong" in again.stderr
    (tmp_path / "out" / "provinces.json").write_text("old", encoding="utf-8")
    assert run("export", "static", str(tmp_path / "out"), "--force").returncode == 0
    assert (tmp_path / "out" / "provinces.json").read_text(encoding="utf-8").startswith('{"data":[')


def test_a_log_has_few_lines_of_progress_and_a_full_folder_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kodewilayah.contrib import export

    monkeypatch.setattr(export, "regions", lambda level: list(regions(level))[: 1_000 if level == 3 else 38])
    assert main(["export", "static", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().err.splitlines() == ["1,000 / 1,077", "1,077 / 1,077"]
    assert main(["export", "static", str(tmp_path / "out")]) == 1
    assert "is not an empty folder" in capsys.readouterr().err


def test_a_person_who_watches_sees_one_line_grow(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from kodewilayah.contrib import export

    # The 38 files of a level, and a thousand of another.
    monkeypatch.setattr(export, "regions", lambda level: list(regions(level))[: 1_000 if level == 3 else 38])
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["export", "static", str(tmp_path / "out")]) == 0
    progress = capsys.readouterr().err
    assert progress.startswith("\r100 / 1,077\r200 / 1,077\r")
    assert progress.endswith("\r1,077 / 1,077\n")
    assert progress.count("\n") == 1


@pytest.mark.parametrize("words", [["export"], ["export", "static"], ["export", "csv", "out"], ["export", "--forse"]])
def test_a_malformed_export_is_status_2(words: list[str]) -> None:
    done = run(*words)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: kodewilayah export")


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (OSError(28, "No space left on device"), 1, "No space left on device"),
        (KeyboardInterrupt(), 130, "Dihentikan"),
        (None, 3, "regions.csv"),
    ],
)
def test_an_export_that_fails_says_so_in_both_languages(
    error: BaseException | None,
    status: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    from kodewilayah import DataError
    from kodewilayah.contrib import export

    def broken(*_: object, **__: object) -> None:
        raise error or DataError("regions.csv", "missing_file", {"error": "FileNotFoundError"})

    monkeypatch.setattr(export, "export_static", broken)
    assert main(["export", "static", str(tmp_path / "out")]) == status
    printed = capsys.readouterr()
    assert said in printed.err
    assert len(printed.err.splitlines()) == 2
    assert printed.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_name_is_answered_with_the_codes_that_it_can_mean(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["jaksel"]) == 2
    printed = capsys.readouterr().err.splitlines()
    place = "31.74 (Kota Administrasi Jakarta Selatan, Daerah Khusus Ibukota Jakarta)."
    assert printed[0].endswith(f"It looks like a name, not a code: the function search finds {place}")
    assert printed[1].endswith(f"Ini tampak seperti nama, bukan kode: fungsi search menemukan {place}")
