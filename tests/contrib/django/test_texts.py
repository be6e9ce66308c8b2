"""Texts of rows and forms, and the refusals that Django raises."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

import kodewilayah
from kodewilayah.contrib.django._texts import NikText, StoredText, active_language, refusal
from tests.contrib.django.facts import MALFORMED, NIK


def test_a_number_is_masked_in_its_repr_and_whole_as_text() -> None:
    assert repr(NikText(NIK)) == repr([NikText(NIK)])[1:-1] == "NikText('317409******0001')"
    assert f"{NikText(NIK)}" == NikText(NIK) == NIK


@pytest.mark.parametrize("text", ["", "31", NIK[:-1], f"{NIK}0", "３" * 16, "x" * 16])
def test_text_that_is_not_a_number_shows_its_length_only(text: str) -> None:
    assert repr(NikText(text)) == f"NikText('{'*' * len(text)}')"


def test_stored_text_is_equal_to_the_text() -> None:
    assert StoredText(MALFORMED) == MALFORMED


@pytest.mark.parametrize(("language", "expected"), [("id", "id"), ("id-id", "id"), ("en", "en"), ("fr", "en")])
def test_the_sentences_are_in_the_nearer_of_two_languages(language: str, expected: str) -> None:
    with translation.override(language):
        assert active_language() == expected
    with translation.override(None):
        assert active_language() == "en"


def test_a_refusal_is_shown_in_the_language_of_the_moment() -> None:
    with pytest.raises(kodewilayah.InvalidCodeError) as caught:
        kodewilayah.parse("31.70%")
    error = refusal(caught.value)
    assert isinstance(error, ValidationError)
    assert error.code == caught.value.reason
    for language in ("id", "en"):
        with translation.override(language):
            assert error.messages == [caught.value.message(language)]


def test_a_message_of_ones_own_is_given_the_facts() -> None:
    with pytest.raises(kodewilayah.InvalidCodeError) as caught:
        kodewilayah.parse("31.70")
    assert refusal(caught.value, "%(value)s: %(segment)s").messages == ["31.70: 70"]
