"""Every exception carries facts, says them in two languages, and survives a journey between processes."""

import copy
import pickle
import shutil
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn, Self

import pytest

import kodewilayah
from kodewilayah import errors
from kodewilayah._messages import MESSAGES
from kodewilayah.contrib import cascade
from kodewilayah.contrib._rules import CodeRules


def broken_file(reason: str) -> Callable[[], object]:
    def read() -> None:
        raise kodewilayah.DataError("regions.csv", reason, {"line": 1, "found": "x", "error": "y"})

    return read


def request(path: str, **query: str) -> Callable[[], object]:
    return lambda: cascade._found(path, query)


# What makes the library give each of its reasons; damaged files are made in tests/test_data.py.
TRIGGERS: dict[str, Callable[[], object]] = {
    "not_text": lambda: kodewilayah.parse(31),  # type: ignore[arg-type]
    "missing": lambda: kodewilayah.parse(None),  # type: ignore[arg-type]
    "empty": lambda: kodewilayah.parse(""),
    "not_digits": lambda: kodewilayah.parse("x"),
    "wrong_length": lambda: kodewilayah.parse("317"),
    "wrong_separators": lambda: kodewilayah.parse("3174.09"),
    "province_first_digit": lambda: kodewilayah.parse("01"),
    "province_second_digit": lambda: kodewilayah.parse("10"),
    "regency_range": lambda: kodewilayah.parse("31.70"),
    "district_range": lambda: kodewilayah.parse("31.74.00"),
    "village_type": lambda: kodewilayah.parse("31.74.09.4001"),
    "village_serial": lambda: kodewilayah.parse("31.74.09.1000"),
    "wrong_level": lambda: kodewilayah.parse("31", level=4),
    "island_length": lambda: kodewilayah.parse_island("31"),
    "island_regency": lambda: kodewilayah.parse_island("11.70.40001"),
    "island_type": lambda: kodewilayah.parse_island("11.01.50001"),
    "island_serial": lambda: kodewilayah.parse_island("11.01.40000"),
    "unknown_code": lambda: kodewilayah.lookup("31.74.99"),
    "retired_code": lambda: kodewilayah.lookup("92.01"),
    "later_code": lambda: kodewilayah.edition("2017").lookup("96.01"),
    "unknown_edition": lambda: kodewilayah.edition("1999"),
    "before_first_edition": lambda: kodewilayah.edition_on(date(1999, 1, 1)),
    "unknown_island": lambda: kodewilayah.island("11.01.49999"),
    "unknown_bps_code": lambda: kodewilayah.from_bps("9999"),
    "no_data_folder": lambda: kodewilayah.Atlas("nowhere"),
    "missing_file": broken_file("missing_file"),
    "damaged_file": broken_file("damaged_file"),
    "truncated_file": broken_file("truncated_file"),
    "wrong_checksum": broken_file("wrong_checksum"),
    "nik.not_text": lambda: kodewilayah.parse_nik(3174091708450001),  # type: ignore[arg-type]
    "nik.missing": lambda: kodewilayah.parse_nik(None),  # type: ignore[arg-type]
    "nik.empty": lambda: kodewilayah.parse_nik(""),
    "nik.not_digits": lambda: kodewilayah.parse_nik("x"),
    "nik.wrong_length": lambda: kodewilayah.parse_nik("317409170845000"),
    "nik.wrong_separators": lambda: kodewilayah.parse_nik("-3174091708450001"),
    "nik.region_rule": lambda: kodewilayah.parse_nik("3170091708450001"),
    "nik.birth_date": lambda: kodewilayah.parse_nik("3174093204450001"),
    "nik.age": lambda: kodewilayah.parse_nik("3174091708450001", max_age=17),
    "nik.serial": lambda: kodewilayah.parse_nik("3174091708450000"),
    "nik.unknown_region": lambda: kodewilayah.parse_nik("3174991708450001", require_known_region=True),
    "nik.sex_mismatch": lambda: kodewilayah.parse_nik("3174091708450001", sex="female"),
    "nik.birth_date_mismatch": lambda: kodewilayah.parse_nik("3174091708450001", birth_date=date(1945, 8, 18)),
    "nik.region_mismatch": lambda: kodewilayah.parse_nik("3174091708450001", region="32"),
    "not_within": lambda: CodeRules(within="31.74").judge("31.75"),
    "unknown_path": request("villages.json"),
    "not_dotted": request("districts/3174.json"),
    "query_missing": request("search.json"),
    "query_too_long": request("search.json", q="a" * 201),
    "bad_level": request("search.json", q="a", level="5"),
    "bad_limit": request("search.json", q="a", limit="99"),
}


def raised() -> list[kodewilayah.KodeWilayahError]:
    """One exception for each reason, as the library itself raises it."""
    found: list[kodewilayah.KodeWilayahError] = []
    for trigger in TRIGGERS.values():
        with pytest.raises(kodewilayah.KodeWilayahError) as caught:
            trigger()
        found.append(caught.value)
    return found


def test_every_reason_is_reached() -> None:
    assert [error._prefix + error.reason for error in raised()] == list(TRIGGERS)
    assert set(TRIGGERS) == set(MESSAGES)


def test_a_reason_that_has_no_sentence_is_said_as_it_is() -> None:
    assert str(kodewilayah.InvalidCodeError("31", "made_up")) == "'31': made_up"


def test_a_value_of_several_lines_is_shown_on_one() -> None:
    class Lines:
        def __repr__(self) -> str:
            return "one\ntwo"

    assert errors.shown(Lines()) == "one two"


def test_an_error_is_the_builtin_kind_that_callers_catch() -> None:
    assert issubclass(kodewilayah.InvalidCodeError, ValueError)
    assert issubclass(kodewilayah.InvalidNikError, ValueError)
    assert issubclass(kodewilayah.UnknownCodeError, LookupError)
    assert issubclass(kodewilayah.UnknownEditionError, LookupError)
    for error in (kodewilayah.InvalidCodeError, kodewilayah.UnknownCodeError, kodewilayah.DataError):
        assert issubclass(error, kodewilayah.KodeWilayahError)


def test_str_is_the_english_message_and_pickles_keep_the_facts() -> None:
    for error in raised():
        assert str(error) == error.message() == error.message("en") != error.message("id")
        again = pickle.loads(pickle.dumps(error))
        assert (type(again), again.value, again.reason, again.params) == (
            type(error), error.value, error.reason, error.params,
        )  # fmt: skip
        assert str(again) == str(error)


def test_another_language_is_refused() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        raised()[0].message("fr")  # type: ignore[arg-type]


def test_a_long_value_is_shortened_in_the_message_and_kept_whole_in_the_error() -> None:
    value = "3" * 100_000
    with pytest.raises(kodewilayah.InvalidCodeError) as caught:
        kodewilayah.parse(value)
    assert caught.value.value is value
    assert len(str(caught.value)) < 400
    assert len(errors.shown(value)) == 60


def test_facts_handed_in_are_copied() -> None:
    facts = {"segment": "70"}
    error = kodewilayah.InvalidCodeError("31.70", "regency_range", facts)
    facts["segment"] = "71"
    assert error.params == {"segment": "70"}


class Local:
    """A class that the other process may lack."""


class Unloadable(str):
    """Text that can be pickled and not be loaded."""

    __slots__ = ()

    def __new__(cls, text: str, _second: str) -> Self:
        return str.__new__(cls, text)


class NeverCopied:
    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise ZeroDivisionError


class TestJourney:
    """An error survives a pickle and a copy, whatever its value is."""

    UNPICKLABLE = (
        memoryview(b"31"), threading.Lock(), lambda: "31", (code for code in ("31",)), [threading.Lock()],
        type("Unknown", (), {})(), NeverCopied(), Unloadable("hello", ""),
    )  # fmt: skip

    @staticmethod
    def refused(value: object) -> kodewilayah.KodeWilayahError:
        with pytest.raises(kodewilayah.InvalidCodeError) as caught:
            kodewilayah.lookup(value)  # type: ignore[arg-type]
        return caught.value

    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    @pytest.mark.parametrize("value", UNPICKLABLE, ids=lambda value: type(value).__name__)
    def test_a_text_stands_in_for_a_value_that_cannot_be_pickled(self, value: object, protocol: int) -> None:
        error = self.refused(value)
        error.add_note("row 7")
        again = pickle.loads(pickle.dumps(error, protocol))
        assert (type(again), again.reason, again.params) == (type(error), error.reason, error.params)
        assert isinstance(again.value, str)
        assert repr(again.value) == again.value == errors.shown(value)
        assert (str(again), again.message("id"), repr(again)) == (str(error), error.message("id"), repr(error))
        assert again.__notes__ == ["row 7"]
        # It can travel on.
        assert pickle.loads(pickle.dumps(again)).value == again.value

    def test_it_is_short(self) -> None:
        again = pickle.loads(pickle.dumps(self.refused([threading.Lock()] * 1000)))
        assert len(again.value) == 60

    @pytest.mark.parametrize("value", UNPICKLABLE, ids=lambda value: type(value).__name__)
    def test_a_shallow_copy_has_the_value_itself(self, value: object) -> None:
        error = self.refused(value)
        again = copy.copy(error)
        assert again.value is value
        assert str(again) == str(error)

    def test_a_deep_copy_has_a_copy_or_else_the_text(self) -> None:
        for value in self.UNPICKLABLE:
            error = self.refused(value)
            assert copy.deepcopy(error).params == error.params
        row = ["31"]
        again = copy.deepcopy(self.refused(row))
        assert again.value == row
        assert again.value is not row
        lock = threading.Lock()
        assert copy.deepcopy(self.refused(lock)).value == repr(lock)
        never = NeverCopied()
        assert copy.deepcopy(self.refused(never)).value == repr(never)

    def test_a_value_that_the_other_process_cannot_load_does_not_hide_the_error(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        value = Local()
        pickled = pickle.dumps(self.refused(value))
        monkeypatch.delattr(f"{__name__}.Local")
        again = pickle.loads(pickled)
        assert (again.reason, again.value) == ("not_text", repr(value))

    def test_a_value_that_contains_its_own_error_can_travel(self) -> None:
        row: list[Any] = ["31"]
        row.append(self.refused(row))
        for again in (pickle.loads(pickle.dumps(row[1])), copy.deepcopy(row[1])):
            assert (again.reason, again.value[0]) == ("not_text", "31")

    def test_an_error_of_another_class_survives_too(self) -> None:
        lock = threading.Lock()
        verbs: list[Callable[[Any], object]] = [
            kodewilayah.edition, kodewilayah.edition("2022").__getitem__, kodewilayah.parse_island,
        ]  # fmt: skip
        for verb in verbs:
            with pytest.raises(kodewilayah.KodeWilayahError) as caught:
                verb(lock)
            again = pickle.loads(pickle.dumps(caught.value))
            assert (type(again), again.value, str(again)) == (type(caught.value), repr(lock), str(caught.value))


class TestCodeAsValue:
    """A message shows a code as it shows the same text; the error keeps the object."""

    @pytest.mark.parametrize("code", ["91.01", "31.74.99"])
    def test_of_a_region(self, code: str) -> None:
        given = kodewilayah.RegionCode(code)
        for verb in (kodewilayah.lookup, kodewilayah.edition("2025").__getitem__, lambda code: CodeRules().judge(code)):
            with pytest.raises(kodewilayah.UnknownCodeError) as caught:
                verb(given)
            assert str(caught.value).startswith(f"'{code}'")
            assert caught.value.message("id").startswith(f"'{code}'")
            assert repr(caught.value).startswith(f"UnknownCodeError('{code}', ")
            assert caught.value.value is given

    def test_of_another_level(self) -> None:
        with pytest.raises(kodewilayah.InvalidCodeError, match=r"^'31\.74' is the code of a regency"):
            kodewilayah.parse(kodewilayah.RegionCode("31.74"), level=4)

    def test_of_an_island(self) -> None:
        with pytest.raises(kodewilayah.UnknownCodeError, match=r"^'11\.01\.49999' follows"):
            kodewilayah.island(kodewilayah.IslandCode("11.01.49999"))

    def test_the_text_of_another_class_is_shown_as_that_class_shows_it(self) -> None:
        class Masked(str):
            __slots__ = ()

            def __repr__(self) -> str:
                return "<masked>"

        with pytest.raises(kodewilayah.InvalidCodeError, match=r"^<masked> has 16 digits"):
            kodewilayah.lookup(Masked("3174091708450001"))


def test_the_name_of_a_type_is_plain_text() -> None:
    class Name(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            raise ZeroDivisionError

        __hash__ = str.__hash__

    value = type(Name("Odd"), (), {})()
    assert type(errors.type_name(value)) is str
    assert not errors.is_missing(value)


class TestFactsMadeWhenRead:
    """The facts of a refused code cost more than the refusal, and few callers read them."""

    CODES = ("92.01", "31.74.99", "hello", "31.70")

    @staticmethod
    def refused(code: str) -> kodewilayah.KodeWilayahError:
        with pytest.raises(kodewilayah.KodeWilayahError) as caught:
            kodewilayah.lookup(code)
        return caught.value

    @pytest.mark.parametrize("code", ["92.01", "31.74.99"])
    def test_raising_asks_nothing_of_the_history(self, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
        history = kodewilayah.Atlas()._history
        asked: list[str] = []
        made = history.facts_of_unknown

        def noted(code: kodewilayah.RegionCode, edition: kodewilayah.Edition) -> tuple[str, dict[str, object]]:
            asked.append(code)
            return made(code, edition)

        monkeypatch.setattr(history, "facts_of_unknown", noted)
        error = self.refused(code)
        assert (asked, error.value) == ([], code)
        assert error.reason
        assert error.params
        assert error.message("id")
        assert asked == [code]

    @pytest.mark.parametrize("code", CODES)
    def test_whatever_reads_them_first_finds_them_all(self, code: str) -> None:
        reason, params = self.refused(code).reason, self.refused(code).params
        assert reason
        for read in (
            str, repr, pickle.dumps, copy.copy, copy.deepcopy, lambda error: error.args, lambda error: error.params,
            lambda error: error.message("id"),
        ):  # fmt: skip
            error = self.refused(code)
            read(error)
            assert (error.reason, error.params) == (reason, params)
            assert error.args == (code, reason, params)
            assert repr(error) == f"{type(error).__name__}({code!r}, {reason!r}, {params!r})"

    @pytest.mark.parametrize("code", CODES)
    @pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
    def test_a_copy_carries_the_facts_and_what_was_added(self, code: str, protocol: int) -> None:
        error = self.refused(code)
        error.add_note("row 7")
        for again in (pickle.loads(pickle.dumps(error, protocol)), copy.copy(error), copy.deepcopy(error)):
            assert (type(again), again.args, str(again)) == (type(error), error.args, str(error))
            assert again.__notes__ == ["row 7"]
        again = copy.deepcopy(error)
        again.params["more"] = 1
        assert "more" not in error.params

    def test_all_threads_read_the_same_facts(self) -> None:
        for code in self.CODES:
            error = self.refused(code)
            found: list[object] = []
            barrier = threading.Barrier(8)

            def read(error: kodewilayah.KodeWilayahError, found: list[object], barrier: threading.Barrier) -> None:
                barrier.wait()
                found.append(error.params)

            threads = [threading.Thread(target=read, args=(error, found, barrier)) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            assert len(found) == 8
            assert all(params is error.params for params in found)

    def test_damaged_data_is_reported_by_what_reads_them(self, tmp_path: Path) -> None:
        data = Path(kodewilayah.__file__).parent / "data"
        shutil.copytree(data, tmp_path / "data")
        (tmp_path / "data" / "crosswalk.csv").write_text("damaged\n")
        atlas = kodewilayah.Atlas(tmp_path / "data")
        with pytest.raises(kodewilayah.UnknownCodeError) as caught:
            atlas.lookup("92.01")
        for read in (lambda: caught.value.reason, lambda: caught.value.params, caught.value.message):
            with pytest.raises(kodewilayah.DataError, match=r"crosswalk\.csv"):
                read()
        # A traceback shows the text of an error, and must have one to show.
        assert str(caught.value).startswith("'92.01': The data file 'crosswalk.csv' is damaged at line 1")
