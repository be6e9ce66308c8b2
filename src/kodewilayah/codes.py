"""Codes as text: which digits are allowed and what they mean. This module does not know which regions exist.

The rules are those of Permendagri 137/2017, articles 4 to 8, and of Permendagri 58/2021 for desa adat and islands.
"""

from __future__ import annotations

import re
from enum import IntEnum, StrEnum
from functools import cache, partial

from kodewilayah._messages import HINTS
from kodewilayah.errors import (
    InvalidCodeError,
    ShownAsText,
    characters,
    facts_of_type,
    shown,
    whole_number,
)

# Not imported from `typing`, which would cost as much as this module and everything that it imports.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Literal, NoReturn, Self, SupportsIndex

    from kodewilayah.errors import Facts

    Rules = Literal["137/2017", "58/2021"]


class Level(IntEnum):
    """The level of a region, from 1 (province) to 4 (village) (Permendagri 137/2017 art. 4(3)).

    >>> Level(3)
    <Level.DISTRICT: 3>
    """

    PROVINCE = 1
    REGENCY = 2
    DISTRICT = 3
    VILLAGE = 4

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise _no_level(value)


class Kind(StrEnum):
    """The kind of a region, as its digits show it (Permendagri 137/2017 art. 6 and 8(2); 58/2021 for desa adat).

    >>> Kind.KOTA == "kota"
    True
    """

    PROVINSI = "provinsi"
    KABUPATEN = "kabupaten"
    KOTA = "kota"
    KECAMATAN = "kecamatan"
    KELURAHAN = "kelurahan"
    DESA = "desa"
    DESA_ADAT = "desa_adat"

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        raise _no_kind(value)


_LEVELS = {int(level): level for level in Level}
_KINDS = {str(kind): kind for kind in Kind}


def to_level(level: object) -> Level:
    """Return the level that an option means. Unlike `Level(...)`, it does not ask the object for its hash.

    Args:
        level: a `Level` or its number; any other object is refused.

    Raises:
        ValueError: if it is not a level; the message lists the levels.

    >>> to_level(3)
    <Level.DISTRICT: 3>
    """
    number = whole_number(level)
    if number not in _LEVELS:
        raise _no_level(level)
    return _LEVELS[number]


def to_kind(kind: object) -> Kind:
    """Return the kind that an option means, by the characters of the text.

    Args:
        kind: a `Kind` or its value; any other object is refused.

    Raises:
        ValueError: if it is not a kind; the message lists the kinds.

    >>> to_kind("kota")
    <Kind.KOTA: 'kota'>
    """
    text = characters(kind)
    if text not in _KINDS:
        raise _no_kind(kind)
    return _KINDS[text]


def _no_level(value: object) -> ValueError:
    levels = ", ".join(f"{level:d} ({level.name.lower()})" for level in Level)
    return ValueError(f"{shown(value)} is not a valid Level; the levels are {levels}")


def _no_kind(value: object) -> ValueError:
    return ValueError(f"{shown(value)} is not a valid Kind; the kinds are {', '.join(Kind)}")


# A kind belongs to one level.
KINDS_OF_LEVEL = {
    Level.PROVINCE: (Kind.PROVINSI,),
    Level.REGENCY: (Kind.KABUPATEN, Kind.KOTA),
    Level.DISTRICT: (Kind.KECAMATAN,),
    Level.VILLAGE: (Kind.KELURAHAN, Kind.DESA, Kind.DESA_ADAT),
}

_LAWS = ("137/2017", "58/2021")
_LAW_IN_FORCE: Rules = "58/2021"

# Each rule is written once. `_law` joins the rules into one pattern, which accepts codes; `_broken_rule` tries them one
# by one, to name the rule that a refused code breaks.
_PROVINCE_RULES = {"province_first_digit": "[1-9][0-9]", "province_second_digit": "[0-9][1-9]"}
_SEGMENT_RULES: dict[Level, dict[str, str]] = {
    Level.PROVINCE: _PROVINCE_RULES,
    Level.REGENCY: {"regency_range": "0[1-9]|[1-6][0-9]|7[1-9]|[89][0-9]"},
    Level.DISTRICT: {"district_range": "0[1-9]|[1-9][0-9]"},
    Level.VILLAGE: {"village_type": "[123][0-9]{3}", "village_serial": "[0-9](?!000)[0-9]{3}"},
}
_VILLAGE_RULES_2017 = {**_SEGMENT_RULES[Level.VILLAGE], "village_type": "[12][0-9]{3}"}

_SHARED_ISLAND = "00"
_ISLAND_REGENCY_RULES = {"island_regency": f"{_SHARED_ISLAND}|{_SEGMENT_RULES[Level.REGENCY]['regency_range']}"}
_ISLAND_RULES = {"island_type": "4[0-9]{4}", "island_serial": "[0-9](?!0000)[0-9]{4}"}

_KIND_OF_VILLAGE = {"1": Kind.KELURAHAN, "2": Kind.DESA, "3": Kind.DESA_ADAT}
DIGITS_OF_LEVEL = {Level.PROVINCE: 2, Level.REGENCY: 4, Level.DISTRICT: 6, Level.VILLAGE: 10}
# A code of level n has n - 1 dots, or no dots. These eight lengths are all different, except that a province has no
# dots in either form.
_LEVEL_OF_LENGTH = {
    length: level for level, digits in DIGITS_OF_LEVEL.items() for length in (digits, digits + level - 1)
}
# The length of a dotted village code: a walk over all regions asks each one whether it is a village.
VILLAGE_LENGTH = DIGITS_OF_LEVEL[Level.VILLAGE] + Level.VILLAGE - 1
_DIGITS_OF_ISLAND = 9
_NAME_OF_LEVEL = {
    Level.PROVINCE: ("provinsi", "province"),
    Level.REGENCY: ("kabupaten/kota", "regency"),
    Level.DISTRICT: ("kecamatan", "district"),
    Level.VILLAGE: ("desa/kelurahan", "village"),
}
_SEPARATORS = ". -"

_REGION_EXAMPLE = {
    "example": "'31.74.09.1002'",
    "law_id": "Permendagri 137/2017 pasal 4(3)",
    "law_en": "Permendagri 137/2017 art. 4(3)",
}
_ISLAND_EXAMPLE = {"example": "'11.01.40001'", "law_id": "Permendagri 58/2021", "law_en": "Permendagri 58/2021"}

# Guesses at the origin of a refused text: by its number of digits, a pattern and the slug of a hint.
_LOOKS_LIKE = {
    3: (r"[0-9]+\.[0-9]+", "spreadsheet"),
    7: ("[0-9]+", "bps_shape"),
    9: (r"[0-9]{2}[. -]?[0-9]{2}[. -]?4[0-9]{4}", "island"),
    16: (".*", "nik"),
}
# Guesses that depend on the text alone. Both lead to a number, whose digits may be a code.
_LOOKS_LIKE_NUMBER = {"float": r"([0-9]+)\.0", "thousands": "([0-9]{1,3}(?:[.,][0-9]{3})+)"}
# Signs without width, which come with a text that was copied from a page; `str.isspace` does not know them.
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
# A longer text is not examined for its origin: no name and no code is that long.
_LONGEST_NAME = 200
_NO_HINT = {"hint": None, "suggestion": None, "hint_id": "", "hint_en": ""}


class _Code(ShownAsText):
    """Canonical text in dotted segments. The `__new__` of each subclass checks the text."""

    __slots__ = ()

    @classmethod
    def _trusted(cls, text: str) -> Self:
        """Make a code without a check, from part of a valid code or from data that `tools/` has checked."""
        return str.__new__(cls, text)

    @property
    def segments(self) -> tuple[str, ...]:
        """The digits of each level, first level first.

        >>> RegionCode("31.74.09.1002").segments
        ('31', '74', '09', '1002')
        """
        return tuple(self.split("."))

    @property
    def compact(self) -> str:
        """The bare digits, as identity cards and many databases write them.

        >>> RegionCode("31.74.09.1002").compact
        '3174091002'
        """
        return self.replace(".", "")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"

    def __str__(self) -> str:
        return str.__str__(self)

    def __reduce_ex__(self, protocol: SupportsIndex) -> tuple[type[Self], tuple[str]]:
        # The constructor checks the text again: a pickle of this class with other digits is refused. This is no defence
        # against a pickle that was made to do harm, which can call any function; no check can be.
        return type(self), (str.__str__(self),)


class RegionCode(_Code):
    """A well-formed region code in its dotted form. It is a `str`, so it works as a key, in JSON and in a database.

    Args:
        text: a code in any form that `parse` takes.

    Raises:
        InvalidCodeError: if `text` breaks a digit rule of the law in force.

    >>> code = RegionCode("3174091002")
    >>> code
    RegionCode('31.74.09.1002')
    >>> code == "31.74.09.1002", code.level, code.kind
    (True, <Level.VILLAGE: 4>, <Kind.KELURAHAN: 'kelurahan'>)
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:  # noqa: D102 - documented on the class
        return str.__new__(cls, _canonical(text, _LAW_IN_FORCE))

    @property
    def level(self) -> Level:
        """The level, which follows from the number of digits (Permendagri 137/2017 art. 4(3)).

        >>> RegionCode("31.74").level
        <Level.REGENCY: 2>
        """
        return level_of(self)

    @property
    def kind(self) -> Kind:
        """The kind, which follows from the digits.

        The rules are Permendagri 137/2017 art. 6(1), 6(2) and 8(2), and Permendagri 58/2021 for desa adat.

        >>> [RegionCode(text).kind.value for text in ("31", "31.01", "31.74", "91.03.01.3007")]
        ['provinsi', 'kabupaten', 'kota', 'desa_adat']
        """
        return kind_by_digit(self.level, self[self.rfind(".") + 1])

    @property
    def parent(self) -> RegionCode | None:
        """The code one level up; None for a province.

        >>> RegionCode("31.74.09.1002").parent
        RegionCode('31.74.09')
        """
        head, dot, _ = self.rpartition(".")
        return RegionCode._trusted(head) if dot else None

    @property
    def province(self) -> RegionCode:
        """The code of the province; a province returns its own code.

        >>> RegionCode("31.74.09.1002").province
        RegionCode('31')
        """
        return RegionCode._trusted(self[:2])

    @property
    def regency(self) -> RegionCode | None:
        """The code of the kabupaten or kota; a kabupaten or kota returns its own code, a province None.

        >>> RegionCode("31.74.09.1002").regency
        RegionCode('31.74')
        """
        return RegionCode._trusted(self[:5]) if self.level >= Level.REGENCY else None

    @property
    def district(self) -> RegionCode | None:
        """The code of the kecamatan; a kecamatan returns its own code, the levels above None.

        >>> RegionCode("31.74.09.1002").district
        RegionCode('31.74.09')
        """
        return RegionCode._trusted(self[:8]) if self.level >= Level.DISTRICT else None

    def is_ancestor_of(self, other: str) -> bool:
        """Tell whether another code lies below this one. A code does not lie below itself.

        Args:
            other: a code in any form that `parse` takes.

        Raises:
            InvalidCodeError: if `other` breaks a digit rule.

        >>> RegionCode("31").is_ancestor_of("3174"), RegionCode("31").is_ancestor_of("31")
        (True, False)
        """
        return RegionCode(other).startswith(f"{self}.")


class IslandCode(_Code):
    """A well-formed island code, `PP.RR.4NNNN` (Permendagri 58/2021); a `str` in dotted form.

    Args:
        text: a code in any form that `parse_island` takes.

    Raises:
        InvalidCodeError: if `text` breaks a rule of island codes.

    >>> IslandCode("110140001")
    IslandCode('11.01.40001')
    """

    __slots__ = ()

    def __new__(cls, text: str) -> Self:  # noqa: D102 - documented on the class
        return str.__new__(cls, _canonical_island(text))

    @property
    def province(self) -> RegionCode:
        """The code of the island's province.

        >>> IslandCode("11.01.40001").province
        RegionCode('11')
        """
        return RegionCode._trusted(self[:2])

    @property
    def regency(self) -> RegionCode | None:
        """The code of the island's kabupaten or kota; None if several share the island (digits 00).

        >>> IslandCode("11.01.40001").regency, IslandCode("12.00.40001").regency
        (RegionCode('11.01'), None)
        """
        return None if self[3:5] == _SHARED_ISLAND else RegionCode._trusted(self[:5])


def level_of(code: str) -> Level:
    """Return the level of a valid code.

    Args:
        code: a valid code in its dotted form or as bare digits; the level follows from its length.

    >>> level_of("31.74.09"), level_of("317409")
    (<Level.DISTRICT: 3>, <Level.DISTRICT: 3>)
    """
    return _LEVEL_OF_LENGTH[len(code)]


def kind_by_digit(level: int, digit: str) -> Kind:
    """Return the kind of a region of a level, which the first digit of its own segment shows.

    Args:
        level: the level.
        digit: the digit.

    >>> kind_by_digit(2, "7"), kind_by_digit(4, "1")
    (<Kind.KOTA: 'kota'>, <Kind.KELURAHAN: 'kelurahan'>)
    """
    match level:
        case Level.PROVINCE:
            return Kind.PROVINSI
        case Level.REGENCY:
            return Kind.KABUPATEN if digit < "7" else Kind.KOTA
        case Level.DISTRICT:
            return Kind.KECAMATAN
        case _:
            return _KIND_OF_VILLAGE[digit]


def parse(text: str, *, level: int | None = None, rules: Rules | None = None) -> RegionCode:
    """Check a region code against the digit rules, and return it in its dotted form.

    It does not check whether a region has the code: use `exists` or `lookup`.

    Args:
        text: the dotted form `31.74.09.1002` or the bare digits `3174091002`, of any of the four levels. Every dot may
            be replaced by `-` or by a single space. White space around the code is ignored.
        level: the `Level` (1 to 4) that the code must have; any level, if None.
        rules: `"137/2017"` for the rules of that regulation, which has no desa adat; the law in force (`"58/2021"`),
            if None.

    Raises:
        InvalidCodeError: if `text` is not text or breaks a rule; `.reason` names the rule.
        ValueError: if `level` or `rules` has another value.

    >>> parse("3174091002")
    RegionCode('31.74.09.1002')
    >>> parse(" 31-74 ").kind
    <Kind.KOTA: 'kota'>
    """
    expected_level = None if level is None else to_level(level)
    law = _LAW_IN_FORCE if rules is None else characters(rules)
    if law not in _LAWS:
        raise ValueError(f"rules must be one of {_LAWS}, or None for the law in force, not {shown(rules)}")
    code = text if type(text) is RegionCode and rules is None else str.__new__(RegionCode, _canonical(text, law))
    if expected_level is not None and code.level is not expected_level:
        raise _wrong_level(text, code.level, expected_level)
    return code


def is_valid(text: object, *, level: int | None = None, rules: Rules | None = None) -> bool:
    """Tell whether `parse` accepts `text`. No value of `text` raises an exception.

    Args:
        text: any object.
        level: as for `parse`.
        rules: as for `parse`.

    Raises:
        ValueError: if `level` or `rules` is not a value that `parse` takes.

    >>> is_valid("31.74.09.1002"), is_valid("31.70"), is_valid(None)
    (True, False, False)
    """
    try:
        parse(text, level=level, rules=rules)  # type: ignore[arg-type]  # `parse` refuses what is not text
    except InvalidCodeError:
        return False
    return True


def parse_island(text: str) -> IslandCode:
    """Check an island code against the rules (Permendagri 58/2021), and return it in its dotted form.

    Args:
        text: nine digits, as `PP.RR.4NNNN` or without dots; separators and white space as for `parse`. The regency
            digits are 00 for an island that several regencies share.

    Raises:
        InvalidCodeError: if `text` is not text or breaks a rule; `.reason` names the rule.

    >>> parse_island("11.01.40001").regency
    RegionCode('11.01')
    """
    return text if type(text) is IslandCode else IslandCode(text)


@cache
def _law(rules: str) -> re.Pattern[str]:
    province, regency, district, village = (_all_of(rules_of) for rules_of in _rules_by_segment(rules))
    return re.compile(
        rf"({province}[0-9]{{2}})(?:([{_SEPARATORS}]?)({regency}[0-9]{{2}})"
        rf"(?:\2({district}[0-9]{{2}})(?:\2({village}[0-9]{{4}}))?)?)?"
    )


@cache
def _island_law() -> re.Pattern[str]:
    province, regency, island = map(_all_of, (_PROVINCE_RULES, _ISLAND_REGENCY_RULES, _ISLAND_RULES))
    return re.compile(rf"({province}[0-9]{{2}})([{_SEPARATORS}]?)({regency}[0-9]{{2}})\2({island}[0-9]{{5}})")


def _rules_by_segment(rules: str) -> Iterator[dict[str, str]]:
    for level, rules_of_level in _SEGMENT_RULES.items():
        without_desa_adat = level is Level.VILLAGE and rules == "137/2017"
        yield _VILLAGE_RULES_2017 if without_desa_adat else rules_of_level


def _all_of(rules_of_segment: dict[str, str]) -> str:
    return "".join(f"(?={pattern})" for pattern in rules_of_segment.values())


def _canonical(text: str, rules: str) -> str:
    # Not isinstance, which reads `__class__`: an object may define it as a property that raises an exception.
    if not issubclass(type(text), str):
        raise not_text(text, "'11.10'")
    match = _law(rules).fullmatch(text) or _law(rules).fullmatch(str.strip(text))
    if match is None:
        raise InvalidCodeError._later(text, partial(_facts_of_refusal, str.__str__(text), rules))
    separator, regency = match[2], match[3]
    return match[0] if separator == "." or regency is None else _dotted(match)


def _dotted(match: re.Match[str]) -> str:
    return ".".join(segment for segment in match.group(1, 3, 4, 5) if segment)


def _canonical_island(text: str) -> str:
    if not issubclass(type(text), str):
        raise not_text(text, _ISLAND_EXAMPLE["example"])
    match = _island_law().fullmatch(str.strip(text))
    if match is None:
        raise InvalidCodeError._later(text, partial(_facts_of_refused_island, str.__str__(text)))
    province, _, regency, island = match.groups()
    return f"{province}.{regency}.{island}"


def not_text(value: object, example: str) -> InvalidCodeError:
    """Return the error for an object that is not text; an empty cell of a table is missing.

    Args:
        value: the object.
        example: a code of the kind that is expected, in quotes.

    >>> not_text(None, "'11.10'").reason, not_text(11.1, "'11.10'").reason
    ('missing', 'not_text')
    """

    def facts() -> Facts:
        reason, params = facts_of_type(value, example=example)
        return reason, {**params, "example": example, "suggestion": None}

    return InvalidCodeError._later(value, facts)


def _wrong_level(value: object, level: Level, expected: Level) -> InvalidCodeError:
    level_id, level_en = _NAME_OF_LEVEL[level]
    expected_id, expected_en = _NAME_OF_LEVEL[expected]
    names = {"level_id": level_id, "level_en": level_en, "wanted_id": expected_id, "wanted_en": expected_en}
    digits = {"digits": DIGITS_OF_LEVEL[level], "wanted_digits": DIGITS_OF_LEVEL[expected]}
    return InvalidCodeError(value, "wrong_level", {"level": level, "wanted": expected} | digits | names)


def _facts_of_refusal(text: str, rules: str) -> Facts:
    """Return the reason and the facts for a text that `_law` refuses: the first broken rule, in legal order."""
    stripped = text.strip()
    if not stripped:
        return "empty", {}
    hint = _hint_at_origin(stripped, rules)
    stray = _stray(stripped)
    if stray:
        return "not_digits", {"character": stray, **_REGION_EXAMPLE, **hint}
    digits = _digits(stripped)
    if len(digits) not in DIGITS_OF_LEVEL.values():
        return "wrong_length", {"digits": len(digits), **hint}
    segments = [segment for segment in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if segment]
    return _broken_rule(stripped, segments, list(_rules_by_segment(rules)), {**_REGION_EXAMPLE, **hint})


def _hint_at_origin(text: str, rules: str) -> dict[str, Any]:
    """Return the facts of a hint at where a refused text may come from.

    They are its slug, the code that is probably meant, and the hint in both languages; each may be missing.
    """
    hint, suggestion = _guess(text, rules)
    if hint is None:
        return _NO_HINT
    written = "" if suggestion is None else f" {suggestion!r}"
    indonesian, english = (words.format(suggestion=written) for words in HINTS[hint])
    return {"hint": hint, "suggestion": suggestion, "hint_id": indonesian, "hint_en": english}


def _guess(text: str, rules: str) -> tuple[str | None, str | None]:
    """Return the slug of the hint for a refused text and the code that is probably meant; None for what is unknown."""
    if len(text) > _LONGEST_NAME:
        return None, None
    if _is_name(text):
        return "name", None
    for hint, pattern in _LOOKS_LIKE_NUMBER.items():
        number = re.fullmatch(pattern, text)
        if number is not None:
            suggestion = _code_of(_digits(number[1]), rules)
            # Other numbers may come from anywhere, but .0 is always the end of a float.
            if suggestion is not None or hint == "float":
                return hint, suggestion
    pattern, hint = _LOOKS_LIKE.get(len(_digits(text)), ("", ""))
    if hint and _stray(text) is None and re.fullmatch(pattern, text):
        return hint, None
    squeezed = "".join(sign for sign in text if not sign.isspace() and sign not in _INVISIBLE)
    # Only regencies and kecamatan can begin with a zero.
    padded = "".join(part.zfill(2) if part.isdecimal() else part for part in re.split(f"([{_SEPARATORS}])", text))
    for hint, mended in (("whitespace", squeezed), ("lost_zero", padded)):
        suggestion = _code_of(mended, rules)
        if suggestion is not None:
            return hint, suggestion
    return None, None


def _is_name(text: str) -> bool:
    """Tell whether a text is probably a name: it has several letters, and more letters than digits."""
    letters, digits = (sum(map(is_sign, text)) for is_sign in (str.isalpha, str.isdigit))
    return letters > max(1, digits)


def _code_of(text: str, rules: str) -> str | None:
    match = _law(rules).fullmatch(text)
    return None if match is None else _dotted(match)


def _facts_of_refused_island(text: str) -> Facts:
    stripped = text.strip()
    stray = _stray(stripped)
    if stray:
        return "not_digits", {"character": stray, **_ISLAND_EXAMPLE, **_NO_HINT}
    digits = _digits(stripped)
    if len(digits) != _DIGITS_OF_ISLAND:
        return "island_length", {"digits": len(digits)}
    segments = [digits[:2], digits[2:4], digits[4:]]
    rules = [_PROVINCE_RULES, _ISLAND_REGENCY_RULES, _ISLAND_RULES]
    return _broken_rule(stripped, segments, rules, {**_ISLAND_EXAMPLE, **_NO_HINT})


def _stray(text: str) -> str | None:
    """Return the first sign that is neither a digit nor a separator, as ASCII; None if there is none."""
    stray = re.search(f"[^0-9{_SEPARATORS}]", text)
    return None if stray is None else ascii(stray[0])


def _digits(text: str) -> str:
    return re.sub("[^0-9]", "", text)


def _broken_rule(
    text: str, segments: list[str], rules_by_segment: list[dict[str, str]], facts: dict[str, Any]
) -> Facts:
    broken = [
        (reason, segment)
        for segment, rules_of_segment in zip(segments, rules_by_segment, strict=False)
        for reason, pattern in rules_of_segment.items()
        if not re.fullmatch(pattern, segment)
    ]
    if text not in {separator.join(segments) for separator in ("", *_SEPARATORS)}:
        suggestion = facts["suggestion"] or (None if broken else ".".join(segments))
        form = facts["example"] if suggestion is None else repr(suggestion)
        return "wrong_separators", {**facts, "suggestion": suggestion, "form": form}
    reason, segment = broken[0]
    if reason == "village_type":
        has_desa_adat = rules_by_segment[-1] is not _VILLAGE_RULES_2017
        adat_id, adat_en = HINTS["desa_adat" if has_desa_adat else "none"]
        return reason, {"segment": segment, "desa_adat_id": adat_id, "desa_adat_en": adat_en}
    return reason, {"segment": segment}
