"""Settings of the whole suite, and the report of what was not tested."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import settings

# No deadline: these machines are noisy, and speed is measured in benchmarks/.
settings.register_profile("kodewilayah", deadline=None)
settings.load_profile("kodewilayah")

# How many sweeps `-m` left out; with several workers, each counts them.
SWEEPS_LEFT_OUT = pytest.StashKey[int]()
ALL_TESTS = "python -m pytest -n auto"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the rehearsal and the files with sweeps first, so that no worker waits at the end for a long test."""
    long = {item.path for item in items if item.get_closest_marker("sweep")}
    # The rehearsal runs nearly all other tests, so it takes as long as they do.
    items.sort(key=lambda item: (item.path.name != "test_rehearsal.py", item.path not in long))


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Count the sweeps among the tests that are left out."""
    for item in items:
        if item.get_closest_marker("sweep"):
            stash = item.config.stash
            stash[SWEEPS_LEFT_OUT] = stash.get(SWEEPS_LEFT_OUT, 0) + 1


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the count of a worker to the process that reports."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["sweeps_left_out"] = session.config.stash.get(SWEEPS_LEFT_OUT, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take the count of a worker; all workers collect the same tests."""
    # A worker that crashed has no output.
    node.config.stash[SWEEPS_LEFT_OUT] = getattr(node, "workeroutput", {}).get("sweeps_left_out", 0)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Report which tests were skipped and why, and how many sweeps were left out."""
    skipped = Counter(report.longrepr[2] for report in terminalreporter.getreports("skipped"))
    for reason, count in sorted(skipped.items()):
        why = reason.removeprefix("Skipped: ")
        terminalreporter.write_line(f"!! NOT TESTED, {count} skipped: {why}", red=True, bold=True)
    left_out = terminalreporter.config.stash.get(SWEEPS_LEFT_OUT, 0)
    if left_out and "sweep" in terminalreporter.config.option.markexpr:
        terminalreporter.write_line(f"!! NOT RUN: {left_out} sweeps; `{ALL_TESTS}` runs them too", red=True, bold=True)
