"""The door to pydantic 2 and FastAPI: region codes and identity numbers as types of fields.

`pip install "kodewilayah[pydantic]"`. The types of its errors are the reasons of the library; see `docs/pydantic.md`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast

from attrs import asdict, evolve, field, fields, frozen

from kodewilayah import (
    InvalidNikError,
    KodeWilayahError,
    Level,
    Nik,
    RegionCode,
    exists,
    is_valid_nik,
    parse_nik,
    regions,
)
from kodewilayah._messages import UNKNOWN_LANGUAGE
from kodewilayah.contrib._missing import explain
from kodewilayah.contrib._rules import CodeRules

try:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, PydanticSchemaGenerationError
    from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, ValidationError, core_schema
except ImportError as error:
    raise explain("pydantic", error) from error

if TYPE_CHECKING:
    from kodewilayah.errors import Language

__all__ = [
    "DistrictCode",
    "NikRules",
    "NikStr",
    "ProvinceCode",
    "RegencyCode",
    "RegionCodeRules",
    "RegionCodeStr",
    "VillageCode",
]

# These patterns have no look-around and no back-references, which some readers of a schema do not support. So they
# accept a little more than the digit rules.
_SEGMENTS = ("[1-9][1-9]", "(?:0[1-9]|[1-6][0-9]|7[1-9]|[89][0-9])", "(?:0[1-9]|[1-9][0-9])")
_VILLAGE = "[123](?:00[1-9]|0[1-9][0-9]|[1-9][0-9]{2})"
_ALL_SEGMENTS = (*_SEGMENTS, _VILLAGE)
_EXAMPLES = (RegionCode("31"), RegionCode("31.74"), RegionCode("31.74.09"), RegionCode("31.74.09.1002"))
_NIK_PATTERNS = {"validation": r"^\s*[0-9](?:[. -]*[0-9]){15}\s*$", "serialization": "^[0-9]{16}$"}
_NIK_EXAMPLE = "3174091708450001"
_LANGUAGES: tuple[Language, ...] = ("id", "en")
_KEY = "kodewilayah"

Rules = TypeVar("Rules", "RegionCodeRules", "NikRules")


def _check_language(_instance: object, _attribute: object, lang: object) -> None:
    if lang not in _LANGUAGES:
        raise ValueError(UNKNOWN_LANGUAGE.format(lang))


def _error(error: KodeWilayahError, lang: Language) -> PydanticCustomError:
    # pydantic replaces the facts in the message one after the other. The language of the message is the last one, so
    # that braces in the refused text are not replaced again.
    last = sorted(_LANGUAGES, key=lambda language: language == lang)
    facts = {language: error.message(language) for language in last}
    # The type checker expects a literal; the reasons are listed in docs/pydantic.md.
    return PydanticCustomError(error.reason, f"{{{lang}}}", facts)  # type: ignore[arg-type]


def _schema(rules: Rules, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
    rules = _joined(rules, source, handler)
    text = core_schema.str_schema()
    written = core_schema.plain_serializer_function_ser_schema(str, return_schema=text, when_used="json")
    return core_schema.no_info_plain_validator_function(rules._validated, serialization=written, metadata={_KEY: rules})


def _joined(rules: Rules, source: object, handler: GetCoreSchemaHandler) -> Rules:
    """Return the rules joined with the rules of the annotated type, such as the level of `VillageCode`.

    Raises:
        TypeError: if another annotation is between the type and the rules, because it would be ignored.
    """
    try:
        annotated: Any = handler(source)
    except PydanticSchemaGenerationError:
        # The class `RegionCode` or `Nik` itself, for which pydantic has no schema.
        return rules
    former: Rules | None = annotated.get("metadata", {}).get(_KEY)
    if former is None:
        bare = {"type", "metadata"} if annotated["type"] == "str" else {"type", "metadata", "cls", "cls_repr"}
        if annotated["type"] not in ("str", "is-instance") or not set(annotated) <= bare:
            name = type(rules).__name__
            raise TypeError(f"{name} must be directly after the type: Annotated[{source!r}, {name}(...), ...]")
        return rules
    values = {attribute: getattr(rules, attribute.name) for attribute in fields(type(rules))}
    return evolve(former, **{option.name: value for option, value in values.items() if value != option.default})


@frozen(kw_only=True)
class RegionCodeRules(CodeRules):
    """Which codes a field accepts: `Annotated[str, RegionCodeRules(level=4, within="31")]`.

    The value is a `RegionCode`, which is a `str` in dotted form; in JSON it is plain text. Rules for a type that has
    rules already are joined with them; an option given in both is taken from the new rules.

    Args:
        level: the level that the code must have, 1 to 4; any, if None.
        within: a code in any form that `parse` takes; the accepted codes lie below it by their digits. A code does not
            lie below itself.
        allow_retired: accept the codes of all editions, not only those in force.
        rules_only: check the digit rules only, not whether an edition has the code.
        lang: the language of `msg` in the errors, `"en"` or `"id"`; `ctx` has both.

    Raises:
        ValueError: if `level` is not a level, a code of this level cannot lie below `within`, or `lang` is not one of
            the two languages.
        InvalidCodeError: if `within` breaks a digit rule.

    >>> from pydantic import TypeAdapter
    >>> TypeAdapter(Annotated[str, RegionCodeRules(level=3)]).validate_python("317409")
    RegionCode('31.74.09')
    """

    lang: Language = field(default="en", validator=_check_language)

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema by which pydantic validates; pydantic calls this method."""
        _refuse_other_types(source, (str, RegionCode), "RegionCodeRules")
        return _schema(self, source, handler)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return the JSON Schema, with a pattern and an example; pydantic calls this method."""
        rules = cast("RegionCodeRules", schema["metadata"][_KEY])
        described = {"type": "string", "pattern": rules._pattern(handler.mode)}
        example = rules._example()
        return described if example is None else described | {"examples": [example]}

    def _validated(self, value: object) -> RegionCode:
        try:
            return self.judge(value)
        except KodeWilayahError as error:
            raise _error(error, self.lang) from error

    def _pattern(self, mode: str) -> str:
        separator, space = (r"\.", "") if mode == "serialization" else ("[. -]?", r"\s*")
        above = self.within.segments if self.within else ()
        segments = [*above, *_ALL_SEGMENTS[len(above) :]]
        highest, lowest = Level(len(above) + 1), Level.VILLAGE
        if self.level is not None:
            highest = lowest = self.level
        pattern = separator.join(segments[:highest])
        optional = [f"(?:{separator}{segment}" for segment in segments[highest:lowest]]
        return f"^{space}{pattern}{''.join(optional)}{')?' * len(optional)}{space}$"

    def _example(self) -> str | None:
        level = self.level or Level.VILLAGE
        if self.within is None:
            return str(_EXAMPLES[level - 1])
        below = regions(level, within=self.within) if exists(self.within) else iter(())
        return next((str(region.code) for region in below), None)


@frozen(kw_only=True)
class NikRules:
    """Which identity numbers a field accepts: `Annotated[Nik, NikRules(min_age=17)]`.

    The value is a `Nik`, whose `repr` is masked; in JSON it is the 16 digits. An error of this type shows at most the
    first six digits, also as its `input`. An error of another field, or of the whole model, may show the number:
    `docs/pydantic.md` describes how to keep it out of logs and answers.

    Args:
        min_age: the least age in whole years; any, if None.
        max_age: the greatest age in whole years; any, if None.
        require_known_region: refuse a kecamatan that no edition has.
        region: a code in any form that `parse` takes; the kecamatan must be this region or lie below it.
        lang: the language of `msg` in the errors, `"en"` or `"id"`; `ctx` has both.

    Raises:
        ValueError: if an age is negative, `min_age` exceeds `max_age`, or `lang` is not one of the two languages.
        TypeError: if an age is not an int.
        InvalidCodeError: if `region` breaks a digit rule.

    >>> from pydantic import TypeAdapter
    >>> TypeAdapter(Annotated[Nik, NikRules(max_age=200)]).validate_python("3174091708450001")
    Nik('317409******0001')
    """

    min_age: int | None = None
    max_age: int | None = None
    require_known_region: bool = False
    region: str | None = None
    lang: Language = field(default="en", validator=_check_language)

    def __attrs_post_init__(self) -> None:
        # Wrong options are reported when the model is defined, not with the first number.
        is_valid_nik("", **self._options)

    @property
    def _options(self) -> dict[str, Any]:
        return asdict(self, filter=lambda attribute, _value: attribute.name != "lang")

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema by which pydantic validates; pydantic calls this method."""
        _refuse_other_types(source, (Nik,), "NikRules")
        return _schema(self, source, handler)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """Return the JSON Schema, with a pattern and an example; pydantic calls this method."""
        return {"type": "string", "pattern": _NIK_PATTERNS[handler.mode], "examples": [_NIK_EXAMPLE]}

    def _validated(self, value: object) -> Nik:
        try:
            if isinstance(value, Nik):
                return parse_nik(str(value), birth_date=value.birth_date, **self._options)
            return parse_nik(cast("str", value), **self._options)
        except InvalidNikError as error:
            refused, masked = _error(error, self.lang), error.value
        # pydantic would add the number as `input` to an error raised in its usual way. This one keeps its own input.
        raise ValidationError.from_exception_data("Nik", [InitErrorDetails(type=refused, input=masked)])


def _refuse_other_types(source: object, allowed: tuple[type, ...], name: str) -> None:
    if source not in allowed:
        names = " or ".join(type_.__name__ for type_ in allowed)
        raise TypeError(f"{name} annotates {names}, not {source!r}")


RegionCodeStr = Annotated[RegionCode, RegionCodeRules()]
"""A region in force, of any level."""

ProvinceCode = Annotated[RegionCode, RegionCodeRules(level=Level.PROVINCE)]
"""A provinsi in force."""

RegencyCode = Annotated[RegionCode, RegionCodeRules(level=Level.REGENCY)]
"""A kabupaten or kota in force."""

DistrictCode = Annotated[RegionCode, RegionCodeRules(level=Level.DISTRICT)]
"""A kecamatan in force."""

VillageCode = Annotated[RegionCode, RegionCodeRules(level=Level.VILLAGE)]
"""A desa or kelurahan in force."""

NikStr = Annotated[Nik, NikRules()]
"""An identity number."""
