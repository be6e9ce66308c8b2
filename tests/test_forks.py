"""A child that is forked while another thread loads answers: it waits for no thread and no import of its parent."""

import os
import subprocess
import sys

import pytest

WHAT = [
    "lookup", "search", "historic", "resolve", "trace", "nik", "islands", "statistics", "table", "card", "matches",
]  # fmt: skip
FORK = """
import os, signal, sys, threading, time
import kodewilayah
ask = {
    "lookup": lambda: kodewilayah.lookup("31.74.09.1002"),
    "search": lambda: kodewilayah.search("srengsng sawah"),
    "historic": lambda: kodewilayah.search("mamuju utara", historic=True),
    "resolve": lambda: kodewilayah.resolve("Distrik Nabire, Papua"),
    "trace": lambda: kodewilayah.trace("91.01"),
    "nik": lambda: kodewilayah.parse_nik("3174091708450001").region,
    "islands": lambda: kodewilayah.islands("11"),
    "statistics": lambda: kodewilayah.statistics("11"),
    "table": lambda: kodewilayah.provinces()._repr_html_(),
    "card": lambda: kodewilayah.lookup("31")._repr_html_(),
    "matches": lambda: kodewilayah.search("jaksel")._repr_html_(),
}[sys.argv[1]]
wait = float(sys.argv[2])
thread = threading.Thread(target=ask)
thread.start()
time.sleep(wait)
child = os.fork()
if child == 0:
    # It must answer as if nothing else were going on; a child that waits for ever is killed.
    signal.alarm(30)
    ask()
    os._exit(0)
thread.join()
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize(
    "wait", [0.002, *(pytest.param(wait, marks=pytest.mark.sweep) for wait in (0.0, 0.01, 0.03, 0.08))]
)
@pytest.mark.parametrize("what", WHAT)
def test_a_child_forked_while_another_thread_loads_answers(what: str, wait: float) -> None:
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", FORK, what, str(wait)]
    assert subprocess.run(command, check=False).returncode == 0
