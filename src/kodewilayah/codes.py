"""Codes as text: what the digits may be and what they say, without knowing which regions there are.

Rests on Permendagri 137/2017 articles 4 to 8, and on Permendagri 58/2021 for desa adat and islands.
"""

from __future__ import annotations

import re
from enum import IntEnum, StrEnum
from functools import cache

from kodewilayah._messages import HINTS
from kodewilayah.errors import InvalidCodeError, type_name

# Not imported from `typing`, which would cost as much as this module and all that it needs.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Literal, Self, SupportsIndex

    Rules = Literal["137/2017", "58/2021"]


class Level(IntEnum):
    """How deep a region lies: 1 to 4 (Permendagri 137/2017 art. 4(3)).

    >>> Level(3)
    <Level.DISTRICT: 3>
    """

    PROVINCE = 1
    REGENCY = 2
    DISTRICT = 3
    VILLAGE = 4


class Kind(StrEnum):
    """What a region is, told by its digits (Permendagri 137/2017 art. 6 and 8(2); 58/2021 for desa adat).

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


_LAWS = ("137/2017", "58/2021")
_LAW_IN_FORCE: Rules = "58/2021"

# Each rule is written once. `_law` joins them into the pattern that accepts; `_broken_rule` tries them one by one
# to name the rule that a refused code breaks.
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
# A code of level n has n - 1 dots, or none at all; the eight lengths that this gives overlap in one place only: two
# digits, which are a province either way.
_LEVEL_OF_LENGTH = {
    length: level for level, digits in DIGITS_OF_LEVEL.items() for length in (digits, digits + level - 1)
}
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

# By number of digits, where the text looks like the pattern: what it probably is.
_LOOKS_LIKE = {
    3: (r"[0-9]+\.[0-9]+", "spreadsheet"),
    7: ("[0-9]+", "bps_shape"),
    9: (r"[0-9]{2}[. -]?[0-9]{2}[. -]?4[0-9]{4}", "island"),
    16: (".*", "nik"),
}
_LOOKS_LIKE_FLOAT = (r"[0-9]+\.0", "float")


class _Code(str):
    """Canonical text in dotted segments; each subclass decides in `__new__` what may become one."""

    __slots__ = ()

    @classmethod
    def _trusted(cls, text: str) -> Self:
        """Skip the judgement: for text cut from a valid code, or from data that `tools/` has judged."""
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
        # Through the constructor, so that no pickle, however made, can hold an invalid code.
        return type(self), (str.__str__(self),)


class RegionCode(_Code):
    """A well-formed region code in its dotted form; a `str`, so it works as a key, in JSON and in a database.

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

    def __new__(cls, text: str) -> Self:  # noqa: D102 - the class's docstring is its
        return str.__new__(cls, _canonical(text, _LAW_IN_FORCE))

    @property
    def level(self) -> Level:
        """The level, told by the number of digits (art. 4(3)).

        >>> RegionCode("31.74").level
        <Level.REGENCY: 2>
        """
        return level_of(self)

    @property
    def kind(self) -> Kind:
        """The kind, told by the digits (art. 6(1), 6(2), 8(2); Permendagri 58/2021 for desa adat).

        >>> [RegionCode(text).kind.value for text in ("31", "31.01", "31.74", "91.03.01.3007")]
        ['provinsi', 'kabupaten', 'kota', 'desa_adat']
        """
        match self.level:
            case Level.PROVINCE:
                return Kind.PROVINSI
            case Level.REGENCY:
                return Kind.KABUPATEN if self[3] < "7" else Kind.KOTA
            case Level.DISTRICT:
                return Kind.KECAMATAN
            case _:
                return _KIND_OF_VILLAGE[self[9]]

    @property
    def parent(self) -> RegionCode | None:
        """The code one level up, or None for a province.

        >>> RegionCode("31.74.09.1002").parent
        RegionCode('31.74.09')
        """
        head, dot, _ = self.rpartition(".")
        return RegionCode._trusted(head) if dot else None

    @property
    def province(self) -> RegionCode:
        """The code of the province: the code itself where it is one.

        >>> RegionCode("31.74.09.1002").province
        RegionCode('31')
        """
        return RegionCode._trusted(self[:2])

    @property
    def regency(self) -> RegionCode | None:
        """The code of the kabupaten or kota: the code itself where it is one, None for a province.

        >>> RegionCode("31.74.09.1002").regency
        RegionCode('31.74')
        """
        return RegionCode._trusted(self[:5]) if len(self) >= 5 else None

    @property
    def district(self) -> RegionCode | None:
        """The code of the kecamatan: the code itself where it is one, None for the levels above.

        >>> RegionCode("31.74.09.1002").district
        RegionCode('31.74.09')
        """
        return RegionCode._trusted(self[:8]) if len(self) >= 8 else None

    def is_ancestor_of(self, other: str) -> bool:
        """Tell whether `other`, a code in any form that `parse` takes, lies below this one; none lies below itself.

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

    def __new__(cls, text: str) -> Self:  # noqa: D102 - the class's docstring is its
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
        """The code of the island's kabupaten or kota, or None where several share the island (digits 00).

        >>> IslandCode("11.01.40001").regency, IslandCode("12.00.40001").regency
        (RegionCode('11.01'), None)
        """
        return None if self[3:5] == _SHARED_ISLAND else RegionCode._trusted(self[:5])


def level_of(code: str) -> Level:
    """Return the level of a valid code by its length; dotted and bare codes have no length in common but 2.

    >>> level_of("31.74.09"), level_of("317409")
    (<Level.DISTRICT: 3>, <Level.DISTRICT: 3>)
    """
    return _LEVEL_OF_LENGTH[len(code)]


def parse(text: str, *, level: int | None = None, rules: Rules | None = None) -> RegionCode:
    """Read a region code by the digit rules alone, and return it in its dotted form.

    Args:
        text: the dotted form `31.74.09.1002` or the bare digits `3174091002`, of any of the four levels; `-` or
            a single space may stand in place of every dot, and white space around the whole.
        level: the `Level` (1 to 4) that the code must have; any, if None.
        rules: `"137/2017"` for the strict reading of that regulation, which knows no desa adat; the law in
            force (`"58/2021"`), if None.

    Raises:
        InvalidCodeError: if `text` is not text or breaks a rule; `.reason` says which.
        ValueError: if `level` or `rules` is none of those above.

    >>> parse("3174091002")
    RegionCode('31.74.09.1002')
    >>> parse(" 31-74 ").kind
    <Kind.KOTA: 'kota'>
    """
    wanted = None if level is None else Level(level)
    if rules is not None and rules not in _LAWS:
        raise ValueError(f"{rules!r} names no rules; there are {_LAWS}, and None for the law in force")
    if type(text) is RegionCode and rules is None:
        code = text
    else:
        code = str.__new__(RegionCode, _canonical(text, rules or _LAW_IN_FORCE))
    if wanted is not None and code.level is not wanted:
        raise _wrong_level(text, code.level, wanted)
    return code


def is_valid(text: object, *, level: int | None = None, rules: Rules | None = None) -> bool:
    """Tell whether `parse` would accept `text`; never raises, whatever object `text` is.

    Args:
        text: any object.
        level: as for `parse`.
        rules: as for `parse`.

    Raises:
        ValueError: only if `level` or `rules`, which the programmer writes, is none that `parse` knows.

    >>> is_valid("31.74.09.1002"), is_valid("31.70"), is_valid(None)
    (True, False, False)
    """
    try:
        parse(text, level=level, rules=rules)  # type: ignore[arg-type]  # `parse` refuses what is not text
    except InvalidCodeError:
        return False
    return True


def parse_island(text: str) -> IslandCode:
    """Read an island code, and return it in its dotted form.

    Args:
        text: nine digits, `PP.RR.4NNNN` or bare; separators and white space as for `parse`. The regency digits
            may be 00: an island that several regencies share.

    Raises:
        InvalidCodeError: if `text` is not text or breaks a rule (Permendagri 58/2021); `.reason` says which.

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
        strict = level is Level.VILLAGE and rules == "137/2017"
        yield _VILLAGE_RULES_2017 if strict else rules_of_level


def _all_of(rules_of_segment: dict[str, str]) -> str:
    return "".join(f"(?={pattern})" for pattern in rules_of_segment.values())


def _canonical(text: str, rules: str) -> str:
    # Not isinstance: it asks the object for its __class__, which a hostile one answers with an exception.
    if not issubclass(type(text), str):
        raise _not_text(text, "'11.10'")
    match = _law(rules).fullmatch(text) or _law(rules).fullmatch(str.strip(text))
    if match is None:
        raise _refusal(text, rules)
    if match[2] == "." or match[3] is None:
        return match[0]
    return ".".join(segment for segment in match.group(1, 3, 4, 5) if segment)


def _canonical_island(text: str) -> str:
    if not issubclass(type(text), str):
        raise _not_text(text, _ISLAND_EXAMPLE["example"])
    match = _island_law().fullmatch(str.strip(text))
    if match is None:
        raise _island_refusal(text)
    return ".".join(match.group(1, 3, 4))


def _not_text(value: object, example: str) -> InvalidCodeError:
    return InvalidCodeError(value, "not_text", {"type": type_name(value), "example": example})


def _wrong_level(value: object, level: Level, wanted: Level) -> InvalidCodeError:
    (level_id, level_en), (wanted_id, wanted_en) = _NAME_OF_LEVEL[level], _NAME_OF_LEVEL[wanted]
    names = {"level_id": level_id, "level_en": level_en, "wanted_id": wanted_id, "wanted_en": wanted_en}
    digits = {"digits": DIGITS_OF_LEVEL[level], "wanted_digits": DIGITS_OF_LEVEL[wanted]}
    return InvalidCodeError(value, "wrong_level", {"level": level, "wanted": wanted} | digits | names)


def _refusal(text: str, rules: str) -> InvalidCodeError:
    """Return the error for a text that `_law` refuses: the first of the rules, in the order of the law, it breaks."""
    stripped = str.strip(text)
    if not stripped:
        return InvalidCodeError(text, "empty")
    digits = _digits(text, _REGION_EXAMPLE)
    if len(digits) not in DIGITS_OF_LEVEL.values():
        guesses = (_LOOKS_LIKE_FLOAT, _LOOKS_LIKE.get(len(digits), _LOOKS_LIKE_FLOAT))
        fitting = [guess for pattern, guess in guesses if re.fullmatch(pattern, stripped)]
        hint_id, hint_en = HINTS[fitting[0] if fitting else "none"]
        return InvalidCodeError(text, "wrong_length", {"digits": len(digits), "hint_id": hint_id, "hint_en": hint_en})
    segments = [segment for segment in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if segment]
    return _broken_rule(text, segments, list(_rules_by_segment(rules)), _REGION_EXAMPLE)


def _island_refusal(text: str) -> InvalidCodeError:
    digits = _digits(text, _ISLAND_EXAMPLE)
    if len(digits) != _DIGITS_OF_ISLAND:
        return InvalidCodeError(text, "island_length", {"digits": len(digits)})
    segments = [digits[:2], digits[2:4], digits[4:]]
    return _broken_rule(text, segments, [_PROVINCE_RULES, _ISLAND_REGENCY_RULES, _ISLAND_RULES], _ISLAND_EXAMPLE)


def _digits(text: str, example: dict[str, str]) -> str:
    stray = re.search(rf"[^0-9{_SEPARATORS}]", str.strip(text))
    if stray:
        raise InvalidCodeError(text, "not_digits", {"character": ascii(stray[0]), **example})
    return re.sub("[^0-9]", "", text)


def _broken_rule(
    text: str, segments: list[str], rules_by_segment: list[dict[str, str]], example: dict[str, str]
) -> InvalidCodeError:
    broken = [
        (reason, segment)
        for segment, rules_of_segment in zip(segments, rules_by_segment, strict=False)
        for reason, pattern in rules_of_segment.items()
        if not re.fullmatch(pattern, segment)
    ]
    if str.strip(text) not in {separator.join(segments) for separator in ("", *_SEPARATORS)}:
        suggestion = example["example"] if broken else repr(".".join(segments))
        return InvalidCodeError(text, "wrong_separators", {**example, "suggestion": suggestion})
    reason, segment = broken[0]
    facts = {"segment": segment}
    if reason == "village_type":
        adat = rules_by_segment[-1] is not _VILLAGE_RULES_2017
        facts["desa_adat_id"], facts["desa_adat_en"] = HINTS["desa_adat" if adat else "none"]
    return InvalidCodeError(text, reason, facts)
