"""The sentences for people: each in two languages, with the same facts."""

import string

import pytest

from kodewilayah._messages import MESSAGES


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
