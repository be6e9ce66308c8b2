"""The next decree, rehearsed: an invented one is adopted in a copy of the checkout, and the suite still passes there.

Only the facts of the edition in force may fail. Where another test or an example does, it states such a fact: let it
name its edition, compare with what the library lists, or move it to `tests/test_edition_in_force.py` or `docs/data.md`.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools import mutated

pytestmark = pytest.mark.sweep

ROOT = Path(__file__).parents[2]
SUITE = ["tests", "src", "docs", "README.md"]
# The test and the page with the facts of the edition in force; the tests of the tools, which make decrees of their own;
# the tests that need a browser.
LEFT_OUT = ["tests/test_edition_in_force.py", "docs/data.md", "tests/tools", "tests/browser"]

# In a process of its own, so that it reads and writes the package of the copy.
ADOPT = """
import sys
from pathlib import Path
from tests.tools.mutated import adopt_mutated
from tools.build import DATA, SOURCES
sys.exit(adopt_mutated(DATA, SOURCES, Path(sys.argv[1]), "--report", Path(sys.argv[1]) / "report.md", "--write"))
"""


def run(copy: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the copy of the checkout, with its package in place of the installed one."""
    # The coverage of the copy is not that of the package, and the inner run is not a worker of the outer one.
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE_", "PYTEST_"))}
    settings = inherited | {"PYTHONPATH": f"{copy / 'src'}{os.pathsep}{copy}"}
    return subprocess.run(
        [sys.executable, *command], cwd=copy, env=settings, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the checkout in which the invented decree is in force."""
    work = tmp_path_factory.mktemp("rehearsal")
    copy = work / "checkout"
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".*", "__pycache__", "*.egg-info"))
    adopted = run(copy, "-c", ADOPT, str(work))
    assert adopted.returncode == 0, adopted.stderr
    return copy


def test_the_decree_is_in_force_in_the_copy(copy: Path) -> None:
    shown = run(copy, "-m", "kodewilayah", mutated.MOVED)
    assert (shown.returncode, shown.stdout.splitlines()[0]) == (0, f"{mutated.MOVED}  Kota Jayapura"), shown.stderr


def test_all_tests_and_examples_but_the_facts_of_the_edition_in_force_pass_there(copy: Path) -> None:
    left_out = [f"--ignore={path}" for path in LEFT_OUT]
    command = ["-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=short", "-m", "not sweep"]
    done = run(copy, *command, *left_out, *SUITE)
    assert done.returncode == 0, done.stdout[-20_000:]
