"""The next decree, rehearsed: an invented one is adopted in a copy of the checkout, and the suite still passes there.

Only the facts of the edition in force may fail. Where another test or an example does, it states such a fact: let it
name its edition, compare with what the library lists, or move it to `tests/test_edition_in_force.py`.
"""

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

pytestmark = pytest.mark.sweep

ROOT = Path(__file__).parents[2]
SUITE = ["tests", "src", "docs", "README.md"]
# The test and the page with the facts of the edition in force; the tests of the tools, which make decrees of their own;
# the tests that need a browser.
LEFT_OUT = ["tests/test_edition_in_force.py", "docs/data.md", "tests/tools", "tests/browser"]

# In a process of its own, so that it reads and writes the package of the copy.
TABLE = """
import csv, sys, kodewilayah
csv.writer(sys.stdout, lineterminator="\\n").writerows((region.code, region.name) for region in kodewilayah.regions())
"""
DECREE = {
    "id": "2026",
    "decree": "Kepmendagri 1/2026",
    "title": "Keputusan Menteri Dalam Negeri Nomor 1 Tahun 2026",
    "signed": "2026-06-30",
    "source": "invented for a test",
}


def mutate(table: Mapping[str, str]) -> dict[str, str]:
    """Return a table with a new province of one kota, without a village, with a new one, and with a new name."""
    mutated = {code.replace("91.71", "97.71", 1): name for code, name in table.items()}
    del mutated[max(code for code in mutated if code.startswith("32.73.01."))]
    assert "33.74.01.2001" not in mutated
    mutated |= {"97": "Papua Uji", "33.74.01.2001": "Desa Uji", "35.78.01": "Uji Baru"}
    return dict(sorted(mutated.items()))


def run(copy: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy of the checkout, with its package in place of the installed one."""
    # The coverage of the copy is not that of the package; a worker of the outer run is none of the inner.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE_", "PYTEST_"))}
    settings = inherited | {"PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}"}
    return subprocess.run(
        [sys.executable, *command], cwd=copy, env=settings, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the checkout in which the invented decree is in force."""
    copy = tmp_path_factory.mktemp("rehearsal") / "checkout"
    unneeded = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info")
    shutil.copytree(ROOT, copy, ignore=unneeded)
    table = run(copy, "-c", TABLE)
    assert table.returncode == 0, table.stderr
    with (copy / "table.csv").open("w", encoding="utf-8", newline="") as file:
        rows = mutate(dict(csv.reader(table.stdout.splitlines()))).items()
        csv.writer(file, lineterminator="\n").writerows([("code", "name"), *rows])
    options = [word for name, value in DECREE.items() for word in (f"--{name}", value)]
    adopted = run(copy, "-m", "tools.adopt", "table.csv", *options, "--report", "report.md", "--write")
    assert adopted.returncode == 0, adopted.stderr
    (copy / "table.csv").unlink()
    (copy / "report.md").unlink()
    return copy


def test_the_decree_is_in_force_in_the_copy(copy: Path) -> None:
    asked = run(copy, "-m", "kodewilayah", "97.71")
    assert (asked.returncode, asked.stdout.splitlines()[0]) == (0, "97.71  Kota Jayapura"), asked.stderr


def test_all_tests_and_examples_but_the_facts_of_the_edition_in_force_pass_there(copy: Path) -> None:
    left_out = [f"--ignore={path}" for path in LEFT_OUT]
    done = run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=short", *left_out, *SUITE)
    assert done.returncode == 0, done.stdout[-20_000:]
