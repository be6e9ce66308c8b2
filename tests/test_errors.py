"""Every exception carries facts, says them in two languages, and survives a journey between processes."""

import pickle
import string

import pytest

import kodewilayah
from kodewilayah import errors
from kodewilayah._messages import MESSAGES


def raised() -> list[kodewilayah.KodeWilayahError]:
    """One exception of each class as the library itself raises it."""
    found: list[kodewilayah.KodeWilayahError] = []
    for call in (
        lambda: kodewilayah.parse(None),
        lambda: kodewilayah.parse("31.70"),
        lambda: kodewilayah.lookup("99"),
        lambda: kodewilayah.lookup("31.74.99"),
        lambda: kodewilayah.edition("1999"),
    ):
        with pytest.raises(kodewilayah.KodeWilayahError) as caught:
            call()
        found.append(caught.value)
    return found


def fields(template: str) -> set[str | None]:
    return {field for _, field, _, _ in string.Formatter().parse(template) if field is not None}


@pytest.mark.parametrize("reason", MESSAGES)
def test_both_languages_name_the_value_and_the_same_facts(reason: str) -> None:
    indonesian, english = MESSAGES[reason]
    assert "value" in fields(indonesian) & fields(english)
    plain = [
        {str(field).removesuffix("_id").removesuffix("_en") for field in fields(text)} for text in MESSAGES[reason]
    ]
    assert plain[0] == plain[1]
    assert indonesian != english


def test_an_error_is_the_builtin_kind_that_callers_catch() -> None:
    assert issubclass(kodewilayah.InvalidCodeError, ValueError)
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
