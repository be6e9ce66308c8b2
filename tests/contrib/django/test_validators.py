"""The validators: judged, compared, written into migrations."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.migrations.writer import MigrationWriter

from kodewilayah.contrib.django.validators import NikValidator, RegionCodeValidator
from tests.contrib.django.facts import BAD_NIK, NIK, RETIRED, VILLAGE

SAME = [
    (RegionCodeValidator(), RegionCodeValidator(None)),
    (RegionCodeValidator(4, True, "no"), RegionCodeValidator(level=4, allow_retired=True, message="no")),
    (NikValidator(), NikValidator()),
    (NikValidator(17, 99, True, "no"), NikValidator(min_age=17, max_age=99, require_known_region=True, message="no")),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_compared_by_value_and_deconstructible(one: Any, other: Any) -> None:
    assert one == other
    assert hash(one) == hash(other)
    assert one != "no"
    assert one != 1
    assert sum(one == each for pair in SAME for each in pair) == 2
    path, args, kwargs = other.deconstruct()
    assert path == f"kodewilayah.contrib.django.validators.{type(other).__name__}"
    assert type(other)(*args, **kwargs) == other
    source, imports = MigrationWriter.serialize(other)
    namespace: dict[str, Any] = {}
    exec("\n".join(imports), namespace)
    assert eval(source, namespace) == other


@pytest.mark.parametrize(
    ("validator", "good", "bad", "code"),
    [
        (RegionCodeValidator(), "3174", "31.70", "regency_range"),
        (RegionCodeValidator(4), VILLAGE, "31", "wrong_level"),
        (RegionCodeValidator(), VILLAGE, RETIRED, "retired_code"),
        (RegionCodeValidator(allow_retired=True), RETIRED, "98", "unknown_code"),
        (RegionCodeValidator(), "31", 31, "not_text"),
        (NikValidator(), NIK, BAD_NIK, "serial"),
        (NikValidator(), NIK, None, "missing"),
        (NikValidator(require_known_region=True), NIK, "3174991708450001", "unknown_region"),
    ],
)
def test_judges(validator: Any, good: str, bad: Any, code: str) -> None:
    validator(good)
    with pytest.raises(ValidationError) as caught:
        validator(bad)
    assert caught.value.code == code
    assert caught.value.messages


def test_own_message() -> None:
    with pytest.raises(ValidationError, match=r"100% of 31\.70"):
        RegionCodeValidator(message="100%% of %(value)s")("31.70")
    with pytest.raises(ValidationError, match=r"^\['317409\*{10}\?'\]$"):
        NikValidator(message="%(value)s?")(BAD_NIK)


def test_refuses_options_at_once() -> None:
    with pytest.raises(ValueError, match="5"):
        RegionCodeValidator(5)
    with pytest.raises(ValueError, match="exceeds"):
        NikValidator(2, 1)
    with pytest.raises(TypeError):
        NikValidator("17")  # type: ignore[arg-type]
