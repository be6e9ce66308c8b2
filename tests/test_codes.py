"""Codes as text: what is refused and why, and how the values behave."""

import copy
import json
import pickle
import sqlite3

import pytest

from kodewilayah import InvalidCodeError, IslandCode, Kind, Level, RegionCode, is_valid, parse, parse_island


class Hostile:
    """An object of which every question is answered with an exception."""

    def __str__(self) -> str:
        raise RuntimeError("no text")

    __repr__ = __str__

    def __getattribute__(self, name: str) -> object:
        raise RuntimeError(name)


class HostileText(str):
    __slots__ = ()

    def __str__(self) -> str:
        return "00"

    def strip(self, *_: object) -> str:
        raise RuntimeError("no strip")

    __repr__ = strip


def refusal(text: object, **options: object) -> InvalidCodeError:
    with pytest.raises(InvalidCodeError) as caught:
        parse(text, **options)  # type: ignore[arg-type]
    assert not is_valid(text, **options)  # type: ignore[arg-type]
    assert caught.value.value is text
    return caught.value


@pytest.mark.parametrize("value", [11.1, 31, ["31"], ("31",), {}, object(), True, 31 + 0j])
def test_what_is_not_text_is_refused_and_told_why_a_number_will_not_do(value: object) -> None:
    error = refusal(value)
    assert error.reason == "not_text"
    assert error.params["type"] == type(value).__name__
    assert "11.10 becomes 11.1" in error.message("en")
    assert "11.10 menjadi 11.1" in error.message("id")


@pytest.mark.parametrize(
    "value", [b"31", bytearray(b"31"), memoryview(b"31"), b"hello", type("B", (bytes,), {})(b"31")]
)
def test_bytes_are_to_be_decoded(value: object) -> None:
    error = refusal(value)
    assert (error.reason, error.params["hint"], error.params["suggestion"]) == ("not_text", "bytes", None)
    assert error.message("en").endswith(
        ", not text. Decode the bytes to text first, for example with str(value, 'ascii')."
    )
    assert error.message("id").endswith("Ubah dahulu byte-nya menjadi teks, misalnya dengan str(nilai, 'ascii').")
    # As the message advises.
    assert str(value, "ascii") in ("31", "hello")  # type: ignore[call-overload]


class Nan(float):
    """What a table of numbers has in an empty cell, of a type of its own, as in numpy."""

    def __ne__(self, other: object) -> bool:
        raise RuntimeError

    __hash__ = float.__hash__


@pytest.mark.parametrize("value", [None, float("nan"), Nan("nan"), type("NAType", (), {})(), type("NaTType", (), {})()])
def test_an_empty_cell_of_a_table_is_missing_and_no_number(value: object) -> None:
    error = refusal(value)
    assert (error.reason, error.params["type"]) == ("missing", type(value).__name__)
    assert "the value is missing" in error.message("en")
    assert "nilainya tidak ada" in error.message("id")
    assert "11.1 " not in error.message("en") + error.message("id")
    is_number = isinstance(value, float)
    assert (error.params["hint"], error.params["suggestion"]) == ("nan" if is_number else None, None)
    assert ("NaN is the number that an empty cell of a table becomes, and not a code." in str(error)) == is_number
    assert ("NaN adalah angka dari sel tabel yang kosong, bukan kode." in error.message("id")) == is_number
    with pytest.raises(InvalidCodeError) as caught:
        parse_island(value)  # type: ignore[arg-type]
    assert caught.value.reason == "missing"


def test_an_object_that_answers_nothing_is_refused_like_any_other() -> None:
    error = refusal(Hostile())
    assert error.reason == "not_text"
    assert error.message("en").startswith("<Hostile> is of type Hostile")


def test_a_type_that_hides_its_name_is_refused_like_any_other() -> None:
    class Nameless(type):
        @property
        def __name__(cls) -> str:  # type: ignore[override]
            raise RuntimeError

    class Object(metaclass=Nameless):
        pass

    assert refusal(Object()).params["type"] == "Object"


def test_a_str_subclass_is_read_by_its_characters_whatever_its_methods_say() -> None:
    assert parse(HostileText("31.74")) == "31.74"
    assert type(parse(HostileText("31.74"))) is RegionCode
    assert refusal(HostileText("31.70")).reason == "regency_range"
    assert str(refusal(HostileText("31.70"))).startswith("<HostileText>: ")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("３１", "not_digits"),
        ("٣١", "not_digits"),
        ("31,74", "not_digits"),
        ("31.74.O9", "not_digits"),
        ("31/74", "not_digits"),
        ("31\n74", "not_digits"),
        ("31.7", "wrong_length"),
        ("3", "wrong_length"),
        ("31.74.09.100", "wrong_length"),
        ("...", "wrong_length"),
        ("31.7409", "wrong_separators"),
        ("3174.09", "wrong_separators"),
        ("31.74-09", "wrong_separators"),
        ("31..74", "wrong_separators"),
        ("31  74", "wrong_separators"),
        ("31.74.", "wrong_separators"),
        (".31", "wrong_separators"),
        ("3.174", "wrong_separators"),
        ("01", "province_first_digit"),
        ("10", "province_second_digit"),
        ("31.00", "regency_range"),
        ("31.70", "regency_range"),
        ("31.74.00", "district_range"),
        ("31.74.09.4001", "village_type"),
        ("31.74.09.1000", "village_serial"),
    ],
)
def test_each_rule_has_its_reason_and_names_value_and_law(text: str, reason: str) -> None:
    error = refusal(text)
    assert error.reason == reason
    for language in ("id", "en"):
        assert error.message(language).startswith(repr(text))
        assert "Permendagri 137/2017" in error.message(language)


def test_the_first_broken_rule_is_the_one_of_the_highest_level() -> None:
    assert refusal("00.00.00.0000").reason == "province_first_digit"
    assert refusal("31.00.00.0000").reason == "regency_range"


@pytest.mark.parametrize(
    ("text", "reason", "hint", "suggestion"),
    [
        ("11.1", "wrong_length", "spreadsheet", None),
        ("3174091002.0", "wrong_length", "float", "31.74.09.1002"),
        ("31.0", "wrong_length", "float", "31"),
        ("9.0", "wrong_separators", "float", None),
        ("3171010", "wrong_length", "bps_shape", None),
        ("11.01.40001", "wrong_length", "island", None),
        ("110140001", "wrong_length", "island", None),
        ("3174090101900001", "wrong_length", "nik", None),
        ("31.74.9.1002", "wrong_length", "lost_zero", "31.74.09.1002"),
        ("31 74 9 1002", "wrong_length", "lost_zero", "31.74.09.1002"),
        ("31-74-9", "wrong_length", "lost_zero", "31.74.09"),
        ("11.1.1.2001", "wrong_length", "lost_zero", "11.01.01.2001"),
        ("11.1.1", "wrong_separators", "lost_zero", "11.01.01"),
        ("3.174", "wrong_separators", "thousands", "31.74"),
        ("3,174", "not_digits", "thousands", "31.74"),
        ("317.409", "wrong_separators", "thousands", "31.74.09"),
        ("3.174.091.002", "wrong_separators", "thousands", "31.74.09.1002"),
        ("3,174,091,002", "not_digits", "thousands", "31.74.09.1002"),
        ("31. 74", "wrong_separators", "whitespace", "31.74"),
        ("31  74", "wrong_separators", "whitespace", "31.74"),
        ("31\n74", "not_digits", "whitespace", "31.74"),
        ("31.74\u200b", "not_digits", "whitespace", "31.74"),
        ("\ufeff31.74", "not_digits", "whitespace", "31.74"),
        ("Bandung", "not_digits", "name", None),
        ("kota bandung", "not_digits", "name", None),
        ("Kec. Jagakarsa, RT 01", "not_digits", "name", None),
        ("雅加达", "not_digits", "name", None),
        # Nothing is known of these.
        ("31.74.09.100", "wrong_length", None, None),
        ("317", "wrong_length", None, None),
        ("31.740", "wrong_length", None, None),
        ("3.170", "wrong_separators", None, None),
        ("31..74", "wrong_separators", None, "31.74"),
        ("x", "not_digits", None, None),
        ("31.74.O9", "not_digits", None, None),
        ("31.74.09x", "not_digits", None, None),
        ("３１", "not_digits", None, None),
        ("11.01.40001x", "not_digits", None, None),
        ("kode " * 100, "not_digits", None, None),
    ],
)
def test_a_mistake_that_is_known_from_elsewhere_is_named(
    text: str, reason: str, hint: str | None, suggestion: str | None
) -> None:
    error = refusal(text)
    assert (error.reason, error.params["hint"], error.params["suggestion"]) == (reason, hint, suggestion)
    for language in ("id", "en"):
        told = error.params[f"hint_{language}"]
        assert bool(told) == (hint is not None)
        assert error.message(language).endswith(f".{told}")
        assert suggestion is None or hint == "float" or repr(suggestion) in error.message(language)
    if suggestion is not None:
        assert parse(suggestion) == suggestion


def test_a_suggestion_follows_the_rules_that_were_asked_for() -> None:
    assert refusal("91.3.01.3007").params["suggestion"] == "91.03.01.3007"
    assert refusal("91.3.01.3007", rules="137/2017").params["suggestion"] is None


@pytest.mark.parametrize(("text", "suggestion"), [("3174.09", "31.74.09"), ("3.170", "31.74.09.1002")])
def test_what_is_suggested_in_place_of_wrong_separators_is_well_formed(text: str, suggestion: str) -> None:
    assert f"Write '{suggestion}'" in str(refusal(text))


def test_desa_adat_is_refused_under_the_strict_reading_of_2017_only() -> None:
    assert is_valid("91.03.01.3007")
    assert is_valid("91.03.01.3007", rules="58/2021")
    error = refusal("91.03.01.3007", rules="137/2017")
    assert error.reason == "village_type"
    assert "58/2021" not in str(error)
    assert "58/2021" in str(refusal("91.03.01.4007"))
    assert refusal(RegionCode("91.03.01.3007"), rules="137/2017").reason == "village_type"


def test_a_level_that_was_asked_for_is_held() -> None:
    assert parse("3174", level=2) == parse("3174", level=Level.REGENCY)
    error = refusal("3174", level=4)
    assert error.reason == "wrong_level"
    assert error.params["level"] is Level.REGENCY
    assert error.params["wanted"] is Level.VILLAGE
    assert "10 digits" in str(error)


@pytest.mark.parametrize("options", [{"level": 9}, {"level": 0}, {"level": "2"}, {"rules": "1999"}, {"rules": ""}])
def test_options_that_do_not_exist_are_the_programmers_mistake(options: dict[str, object]) -> None:
    for function in (parse, is_valid):
        for text in ("31.74", "junk"):
            with pytest.raises(ValueError, match=r"Level|rules"):
                function(text, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("level", ["regency", "2", 0, 9, 2.5, [], Hostile])
def test_the_error_for_a_level_lists_the_levels(level: object) -> None:
    levels = r"1 \(province\), 2 \(regency\), 3 \(district\), 4 \(village\)"
    with pytest.raises(ValueError, match=rf"is not a valid Level; the levels are {levels}$"):
        parse("31.74", level=level)  # type: ignore[arg-type]


def test_the_error_for_a_kind_lists_the_kinds() -> None:
    kinds = "provinsi, kabupaten, kota, kecamatan, kelurahan, desa, desa_adat"
    with pytest.raises(ValueError, match=f"^'Kota' is not a valid Kind; the kinds are {kinds}$"):
        Kind("Kota")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (31, "not_text"),
        (None, "missing"),
        ("", "island_length"),
        ("11.01.4000x", "not_digits"),
        ("31.74", "island_length"),
        ("1101.40001", "wrong_separators"),
        ("01.01.40001", "province_first_digit"),
        ("10.01.40001", "province_second_digit"),
        ("11.70.40001", "island_regency"),
        ("11.01.30001", "island_type"),
        ("11.01.40000", "island_serial"),
    ],
)
def test_each_rule_of_islands_has_its_reason(text: object, reason: str) -> None:
    with pytest.raises(InvalidCodeError) as caught:
        parse_island(text)  # type: ignore[arg-type]
    assert caught.value.reason == reason
    assert caught.value.message("id") != caught.value.message("en")


@pytest.mark.parametrize("code", [RegionCode("3174091002"), IslandCode("110140001")])
def test_a_code_is_a_str_that_survives_every_journey(code: RegionCode | IslandCode) -> None:
    text = code.segments
    keyed: dict[str, int] = {code: 1}
    assert keyed[".".join(text)] == 1
    assert json.loads(json.dumps({code: code})) == {".".join(text): ".".join(text)}
    assert f"{code}" == str(code) == ".".join(text)
    assert type(str(code)) is str
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(code, protocol))
        assert (again, type(again)) == (code, type(code))
    for again in (copy.copy(code), copy.deepcopy(code)):
        assert (again, type(again)) == (code, type(code))
    with sqlite3.connect(":memory:") as connection:
        assert connection.execute("select ?", (code,)).fetchone() == (str(code),)
    connection.close()
    assert repr(code) == f"{type(code).__name__}({str(code)!r})"
    assert not hasattr(code, "__dict__")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_pickle_whose_digits_were_changed_is_refused(protocol: int) -> None:
    stream = pickle.dumps(RegionCode("31.74"), protocol).replace(b"31.74", b"31.70")
    with pytest.raises(InvalidCodeError):
        pickle.loads(stream)


def test_the_constructor_judges_as_parse_does() -> None:
    assert RegionCode(" 31-74 ") == "31.74"
    for bad in ("31.70", "", None, 31):
        with pytest.raises(InvalidCodeError):
            RegionCode(bad)  # type: ignore[arg-type]
        with pytest.raises(InvalidCodeError):
            RegionCode("31").is_ancestor_of(bad)  # type: ignore[arg-type]
