"""What is made late is made once: for all threads, and not in the middle of a fork."""

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
