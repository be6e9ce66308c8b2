"""Nik: the identity number, whose first six digits are the kecamatan where a person was first registered.

Rests on PP 37/2007 art. 37, since replaced by PP 40/2019, both known here as secondary sources report them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from kodewilayah._messages import HINTS
from kodewilayah._once import LOADING, Frozen
from kodewilayah.codes import RegionCode, parse
from kodewilayah.errors import InvalidCodeError, InvalidNikError, shown, type_name
from kodewilayah.region import Region

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from typing import Literal

    from kodewilayah.atlas import Atlas

    Sex = Literal["male", "female"]
    RegionStatus = Literal["in_force", "retired", "unknown", "abroad"]

_LENGTH = 16
_REGION_DIGITS = 6
_SEPARATORS = ". -"
_ABROAD = "99"
_ADDED_TO_THE_DAY_OF_WOMEN = 40
_NO_SERIAL = "0000"
_WORDS_OF_SEX = {"male": ("laki-laki", "male"), "female": ("perempuan", "female")}


# Not attrs: pytest and rich print the fields of an attrs class whatever its repr says, and so would these digits.
class Nik(Frozen):
    """A well-formed identity number (nomor induk kependudukan); got from `parse_nik`, the constructor is its own.

    It is personal data. `repr` is masked, and so are the errors; `str`, `format`, an f-string and a pickle hold all 16
    digits. It cannot be changed; two are equal if their digits and birth dates are.

    >>> import kodewilayah
    >>> nik = kodewilayah.parse_nik("3174091708450001")
    >>> nik, nik.sex, nik.birth_date
    (Nik('317409******0001'), 'male', datetime.date(1945, 8, 17))
    >>> nik.region
    Region('31.74.09', 'Jagakarsa', edition='2025')
    """

    __slots__ = ("_atlas", "_birth_date", "_digits")

    _atlas: Atlas
    _birth_date: date
    _digits: str

    def __init__(self, atlas: Atlas, digits: str, birth_date: date) -> None:
        object.__setattr__(self, "_atlas", atlas)
        object.__setattr__(self, "_digits", digits)
        object.__setattr__(self, "_birth_date", birth_date)

    @property
    def code(self) -> RegionCode | None:
        """The code of the kecamatan, as the first six digits say it; None for a number given abroad.

        >>> import kodewilayah
        >>> kodewilayah.parse_nik("3174091708450001").code
        RegionCode('31.74.09')
        """
        digits = self._digits
        return None if digits.startswith(_ABROAD) else RegionCode._trusted(f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}")

    @property
    def region(self) -> Region | None:
        """The kecamatan: of the edition in force, or else of the newest that has the code; None where none has it.

        Its `.edition` tells which. Two codes left and came back as another place: `trace` tells of them.

        >>> import kodewilayah
        >>> kodewilayah.parse_nik("9201011708450001").region
        Region('92.01.01', 'Makbon', edition='2022')
        """
        code = self.code
        return self._atlas.newest(code)

    @property
    def regency(self) -> Region | None:
        """The kabupaten or kota above `region`; where that is unknown, the one of the first four digits, if any.

        >>> import kodewilayah
        >>> kodewilayah.parse_nik("3174991708450001").regency
        Region('31.74', 'Kota Administrasi Jakarta Selatan', edition='2025')
        """
        region = self.region
        if region is not None:
            return region.parent
        return self._atlas.newest(self.code.regency) if self.code else None

    @property
    def province(self) -> Region | None:
        """The province above `region`; where that is unknown, the one of the first two digits, if any.

        >>> import kodewilayah
        >>> kodewilayah.parse_nik("3174091708450001").province.name
        'Daerah Khusus Ibukota Jakarta'
        """
        region = self.region
        if region is not None:
            return region.ancestors[-1]
        return self._atlas.newest(self.code.province) if self.code else None

    @property
    def region_status(self) -> RegionStatus:
        """What is known of the first six digits.

        `"in_force"`; `"retired"`: in an older edition only; `"unknown"`: in none of them, which an older number may
        well be; `"abroad"`: registered abroad, under 99 (PP 40/2019 art. 32, as reported).

        >>> import kodewilayah
        >>> prefixes = ("317409", "920101", "317499", "990101")
        >>> [kodewilayah.parse_nik(f"{prefix}1708450001").region_status for prefix in prefixes]
        ['in_force', 'retired', 'unknown', 'abroad']
        """
        if self._digits.startswith(_ABROAD):
            return "abroad"
        region = self.region
        if region is None:
            return "unknown"
        return "in_force" if region._home.is_in_force else "retired"

    @property
    def birth_date(self) -> date:
        """The date of birth; its century is not in the digits, and `parse_nik` says how it is found.

        >>> import kodewilayah
        >>> kodewilayah.parse_nik("3174095708450001").birth_date
        datetime.date(1945, 8, 17)
        """
        return self._birth_date

    @property
    def sex(self) -> Sex:
        """`"female"` where 40 was added to the day, else `"male"`.

        >>> import kodewilayah
        >>> kodewilayah.parse_nik("3174095708450001").sex
        'female'
        """
        return _day_and_sex(self._digits)[1]

    @property
    def serial(self) -> str:
        """The last four digits, which tell apart those registered under the same twelve.

        >>> import kodewilayah
        >>> kodewilayah.parse_nik("3174091708450001").serial
        '0001'
        """
        return self._digits[-4:]

    @property
    def masked(self) -> str:
        """The number without its birth date and sex, for logs.

        >>> import kodewilayah
        >>> kodewilayah.parse_nik("3174091708450001").masked
        '317409******0001'
        """
        return f"{self._digits[:_REGION_DIGITS]}******{self.serial}"

    def __repr__(self) -> str:
        return f"Nik({self.masked!r})"

    def __str__(self) -> str:
        return self._digits

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Nik):
            return NotImplemented
        return (self._digits, self._birth_date) == (other._digits, other._birth_date)

    def __hash__(self) -> int:
        return hash((self._digits, self._birth_date))

    def __reduce__(self) -> tuple[Callable[[Atlas, str, date], Nik], tuple[Atlas, str, date]]:
        return _again, (self._atlas, self._digits, self._birth_date)


class NikOptions(TypedDict, total=False):
    """What `parse_nik` and `is_valid_nik` ask of a number besides that it is well formed; each option may be left out.

    Attributes:
        today: the day that counts as today; `date.today()`, if None. Of a `datetime`, its date; so too below.
        min_age: the least age on that day, in whole years; any, if None.
        max_age: the greatest; any, if None.
        require_known_region: refuse a kecamatan that no edition has; a number given abroad has none, and passes.
        sex: the sex that it must have, `"male"` or `"female"`; any, if None.
        birth_date: the date of birth that it must have; it settles the century too.
        region: a region, or a code in any form that `parse` takes, that the kecamatan must be or lie below; a village
            counts as its kecamatan. Either the digits are the same, or what became of them is (`current`).
    """

    today: date | None
    min_age: int | None
    max_age: int | None
    require_known_region: bool
    sex: Sex | None
    birth_date: date | None
    region: str | Region | None


def read_nik(atlas: Atlas, text: str, options: NikOptions) -> Nik:
    """Read an identity number; what `Atlas.parse_nik` offers."""
    unknown = sorted(options.keys() - NikOptions.__annotations__.keys())
    if unknown:
        raise TypeError(f"{unknown[0]!r} is not an option; there are {', '.join(NikOptions.__annotations__)}")
    min_age, max_age = options.get("min_age"), options.get("max_age")
    sex, region = options.get("sex"), options.get("region")
    on, born = _day("today", options.get("today")), _day("birth_date", options.get("birth_date"))
    _judge_ages(min_age, max_age)
    if sex not in (None, *_WORDS_OF_SEX):
        raise ValueError(f"{shown(sex)} is no sex that a number tells; there are 'male' and 'female', and None for any")
    wanted = None if region is None else parse(region.code if isinstance(region, Region) else region)
    digits = _digits(text)
    code = None if digits.startswith(_ABROAD) else _region_code(digits)
    nik = Nik(atlas, digits, _birth_date(digits, on, born, min_age, max_age))
    if nik.serial == _NO_SERIAL:
        raise _refusal(digits, "serial")
    if options.get("require_known_region") and nik.region_status == "unknown":
        editions = atlas.editions()
        known = {"first": editions[0].id, "last": editions[-1].id}
        raise _refusal(digits, "unknown_region", code=str(code), **known)
    if sex is not None and nik.sex != sex:
        raise _refusal(digits, "sex_mismatch", **_in_both_languages("wanted", _WORDS_OF_SEX[sex]))
    if born is not None and nik.birth_date != born:
        raise _refusal(digits, "birth_date_mismatch")
    if wanted is not None and not _lies_in(atlas, code, wanted.district or wanted):
        raise _refusal(digits, "region_mismatch", wanted=str(wanted))
    return nik


def _again(atlas: Atlas, digits: str, birth_date: date) -> Nik:
    # Judged anew, so that no pickle, however made, can hold an invalid number.
    return read_nik(atlas, digits, {"today": birth_date, "birth_date": birth_date})


def _day(name: str, value: object) -> date | None:
    if value is None:
        return None
    # Imported here and below, because few programs ask for it.
    with LOADING:
        from datetime import date, datetime

    if not isinstance(value, date):
        raise TypeError(f"{name} is a datetime.date or None, not of type {type_name(value)}")
    return value.date() if isinstance(value, datetime) else value


def _judge_ages(min_age: object, max_age: object) -> None:
    for name, age in (("min_age", min_age), ("max_age", max_age)):
        if age is not None and (not isinstance(age, int) or isinstance(age, bool)):
            raise TypeError(f"{name} is an int or None, not {shown(age)}")
        if age is not None and age < 0:
            raise ValueError(f"{name} is {age}, and no age is negative")
    if isinstance(min_age, int) and isinstance(max_age, int) and min_age > max_age:
        raise ValueError(f"min_age {min_age} exceeds max_age {max_age}")


def _bare(text: str) -> str:
    bare = str.strip(text)
    for separator in _SEPARATORS:
        bare = bare.replace(separator, "")
    return bare


def _digits(text: str) -> str:
    # Not isinstance: it asks the object for its __class__, which a hostile one answers with an exception.
    if not issubclass(type(text), str):
        raise InvalidNikError(f"<{type_name(text)}>", "not_text", {"type": type_name(text)})
    stripped, bare = str.strip(text), _bare(text)
    if not stripped:
        raise InvalidNikError("", "empty")
    if bare and not (bare.isascii() and bare.isdigit()):
        stray = next(character for character in bare if character not in "0123456789")
        # A digit of another script is as good as the digit that it hides.
        named = HINTS["other_digit"] if stray.isnumeric() else (ascii(stray),) * 2
        raise _refusal(text, "not_digits", **_in_both_languages("character", named))
    if len(bare) != _LENGTH:
        hint = HINTS["float" if len(bare) == _LENGTH + 1 and stripped.endswith(".0") else "none"]
        raise _refusal(text, "wrong_length", digits=len(bare), **_in_both_languages("hint", hint))
    if not (stripped[0].isdigit() and stripped[-1].isdigit()):
        raise _refusal(text, "wrong_separators")
    return bare


def _region_code(digits: str) -> RegionCode:
    try:
        return parse(digits[:_REGION_DIGITS])
    except InvalidCodeError as error:
        rule = {"rule": error.reason, **error.params, "cause_id": error.message("id"), "cause_en": error.message("en")}
    raise _refusal(digits, "region_rule", **rule)


def _day_and_sex(digits: str) -> tuple[int, Sex]:
    day = int(digits[6:8])
    if day > _ADDED_TO_THE_DAY_OF_WOMEN:
        return day - _ADDED_TO_THE_DAY_OF_WOMEN, "female"
    return day, "male"


def _birth_date(digits: str, on: date | None, born: date | None, min_age: int | None, max_age: int | None) -> date:
    with LOADING:
        from datetime import date

    today = on or date.today()
    day, month, year = _day_and_sex(digits)[0], int(digits[8:10]), int(digits[10:12])
    latest = today.year - (today.year - year) % 100
    # No more than three: nobody is older, and who cannot be born on 29-02-00 must not be sought in 1600.
    years: tuple[int, ...] = (latest, latest - 100, latest - 200)
    if born is not None and born <= today and (born.day, born.month, born.year % 100) == (day, month, year):
        years = (born.year,)
    real = False
    for each in years:
        try:
            candidate = date(each, month, day)
        except ValueError:
            continue
        if candidate > today:
            continue
        real = True
        age = today.year - each - ((today.month, today.day) < (month, day))
        if (min_age is None or age >= min_age) and (max_age is None or age <= max_age):
            return candidate
    if not real:
        raise _refusal(digits, "birth_date", today=today.isoformat())
    asked = "ages" if None not in (min_age, max_age) else "age_or_less" if min_age is None else "age_or_more"
    ages = [words.format(min_age=min_age, max_age=max_age) for words in HINTS[asked]]
    facts = {"min_age": min_age, "max_age": max_age, "today": today.isoformat()}
    raise _refusal(digits, "age", **facts, **_in_both_languages("ages", ages))


def _refusal(text: str, reason: str, **facts: object) -> InvalidNikError:
    """Return the error for a text; of the text it shows six characters at most, and never one of the last ten.

    So it holds nothing of birth date and serial, even where the digits of the region were left out.
    """
    bare = _bare(text)
    seen = bare[: max(0, min(_REGION_DIGITS, len(bare) - 10))]
    return InvalidNikError(seen + "*" * min(10, len(bare) - len(seen)), reason, facts)


def _in_both_languages(name: str, words: tuple[str, ...] | list[str]) -> dict[str, object]:
    indonesian, english = words
    return {f"{name}_id": indonesian, f"{name}_en": english}


def _lies_in(atlas: Atlas, code: RegionCode | None, wanted: RegionCode) -> bool:
    if code is None:
        return False
    candidates = [code, *(region.code for region in atlas.current(code).regions)]
    return any(each == wanted or wanted.is_ancestor_of(each) for each in candidates)
