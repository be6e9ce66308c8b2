"""Every file that shows an example has it run: a pattern that names no file would pass in silence."""

import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

from conftest import ELSEWHERE, NOT_RUN

ROOT = Path(__file__).parent.parent.parent


def test_every_file_with_examples_is_collected() -> None:
    files = [*ROOT.glob("src/**/*.py"), *ROOT.glob("tools/*.py"), *ROOT.glob("docs/*.md"), ROOT / "README.md"]
    showing = {str(path.relative_to(ROOT)) for path in files if ">>> " in path.read_text(encoding="utf-8")}
    showing = {path for path in showing if not any(fnmatch(path, each) for each in (*NOT_RUN, *ELSEWHERE))}
    command = [sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:randomly", *sorted(showing)]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    collected = {line.partition("::")[0] for line in listed.splitlines() if "::" in line}
    assert len(showing) > 15
    assert showing == collected
