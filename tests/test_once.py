"""What is made late is made once: for all threads, and not in the middle of a fork."""

import os
import subprocess
import sys
import threading
import time

import pytest

from kodewilayah._once import LOADING, Frozen, made_once


class Slow:
    def __init__(self) -> None:
        self.made = 0

    @made_once
    def value(self) -> list[int]:
        """A list, after a while."""
        self.made += 1
        time.sleep(0.01)
        return [self.made]


def test_a_value_is_made_once_for_all_threads() -> None:
    slow = Slow()
    gate = threading.Barrier(16)
    got: list[list[int]] = []

    def ask() -> None:
        gate.wait()
        got.append(slow.value)

    threads = [threading.Thread(target=ask) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert slow.made == 1
    assert all(value is got[0] for value in got)


def test_what_fails_is_made_again_by_the_next_caller() -> None:
    class Failing:
        failures = 1

        @made_once
        def value(self) -> str:
            if Failing.failures:
                Failing.failures -= 1
                raise OSError
            return "made"

    failing = Failing()
    with pytest.raises(OSError):  # noqa: PT011 - any
        failing.value  # noqa: B018 - asked for
    assert failing.value == "made"
    assert not LOADING._is_owned()  # type: ignore[attr-defined]


def test_on_the_class_it_is_the_descriptor_with_its_docstring() -> None:
    assert isinstance(Slow.value, made_once)
    assert Slow.value.__doc__ == "A list, after a while."


def test_a_value_is_a_plain_attribute_once_it_is_made() -> None:
    slow = Slow()
    assert "value" not in vars(slow)
    assert slow.value is vars(slow)["value"]


def test_a_thread_that_waited_gets_the_value_that_another_made_meanwhile() -> None:
    slow = Slow()
    got: list[list[int]] = []
    thread = threading.Thread(target=lambda: got.append(slow.value))
    with LOADING:
        thread.start()
        made = slow.value
    thread.join(timeout=30)
    assert got == [made] == [[1]]
    assert got[0] is made


def test_nothing_of_a_frozen_object_can_be_set_or_deleted() -> None:
    class Thing(Frozen):
        """A thing."""

    with pytest.raises(AttributeError, match="Thing objects cannot be changed: name"):
        Thing().name = "x"
    with pytest.raises(AttributeError, match="Thing objects cannot be changed: name"):
        del Thing().name  # type: ignore[attr-defined]


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
@pytest.mark.parametrize("what", ["lookup", "search", "historic", "resolve", "trace", "nik", "islands", "statistics"])
def test_a_child_forked_while_another_thread_loads_answers(what: str, wait: float) -> None:
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", FORK, what, str(wait)]
    assert subprocess.run(command, check=False).returncode == 0
