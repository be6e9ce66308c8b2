"""Nik: the identity number. Its first six digits are the kecamatan where a person was first registered.

The rules are those of PP 37/2007 art. 37, since replaced by PP 40/2019, both as reported in secondary sources.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from kodewilayah._messages import HINTS
from kodewilayah._once import LOADING, Frozen
from kodewilayah.codes import RegionCode, parse
from kodewilayah.errors import (
    InvalidCodeError,
    InvalidNikError,
    characters,
    facts_of_type,
    shown,
    type_name,
    whole_number,
)
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


# Not an attrs class: pytest and rich print the fields of such a class, whatever its repr is, and would show the digits.
class Nik(Frozen):
    """A well-formed identity number (nomor induk kependudukan). `parse_nik` returns it.

    It is personal data. `repr` and the errors are masked; `str`, `format`, an f-string and a pickle contain all 16
    digits. It cannot be changed. Two numbers are equal if their digits and birth dates are. Callers do not use the
    constructor.

    >>> import kodewilayah
    >>> nik = kodewilayah.parse_nik("3174091708450001")
    >>> nik, nik.sex, nik.birth_date
    (Nik('317409******0001'), 'male', datetime.date(1945, 8, 17))
    >>> nik.region.name
    'Jagakarsa'
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
        """The code of the kecamatan, which is the first six digits; None for a registration abroad.

        >>> import kodewilayah
        >>> kodewilayah.parse_nik("3174091708450001").code
        RegionCode('31.74.09')
        """
        digits = self._digits
        return None if digits.startswith(_ABROAD) else RegionCode._trusted(f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}")

    @property
    def region(self) -> Region | None:
        """The kecamatan, from the newest edition that has its code; None if no edition has it.

        A code that left before the first edition gives the region of that edition which it became. Two codes were
        retired and later given to another place; `trace` shows the editions of each place.

        >>> import kodewilayah
        >>> kodewilayah.parse_nik("9201011708450001").region
        Region('92.01.01', 'Makbon', edition='2022')
        >>> kodewilayah.parse_nik("6404011708450001").region
        Region('65.01.01', 'Tanjung Palas', edition='2015')
        """
        return self._known(self.code)

    @property
    def regency(self) -> Region | None:
        """The kabupaten or kota above `region`; if that is None, the region of the first four digits, or None.

        >>> import kodewilayah
        >>> kodewilayah.parse_nik("3174991708450001").regency.name
        'Kota Administrasi Jakarta Selatan'
        """
        region = self.region
        if region is not None:
            return region.parent
        return self._known(self.code.regency) if self.code else None

    @property
    def province(self) -> Region | None:
        """The province above `region`, or else above `regency`, or else the region of the first two digits, or None.

        >>> import kodewilayah
        >>> kodewilayah.parse_nik("3174091708450001").province.name
        'Daerah Khusus Ibukota Jakarta'
        """
        below = self.region or self.regency
        if below is not None:
            return below.ancestors[-1]
        return self._known(self.code.province) if self.code else None

    def _known(self, code: RegionCode | None) -> Region | None:
        return self._atlas.newest(code) or (self._atlas._history.earlier(code) if code else None)

    @property
    def region_status(self) -> RegionStatus:
        """Whether the kecamatan is in force, as one of four words.

        `"in_force"`: the edition in force has it. `"retired"`: only an older edition has it, or it left before the
        first one. `"unknown"`: no edition has it, which is possible for an old number. `"abroad"`: the number begins
        with 99, for a registration abroad (PP 40/2019 art. 32, as reported).

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
        """The date of birth. The digits do not contain the century; `parse_nik` documents how it is found.

        >>> import kodewilayah
        >>> kodewilayah.parse_nik("3174095708450001").birth_date
        datetime.date(1945, 8, 17)
        """
        return self._birth_date

    @property
    def sex(self) -> Sex:
        """The sex, `"female"` if 40 was added to the day of birth, else `"male"`.

        >>> import kodewilayah
        >>> kodewilayah.parse_nik("3174095708450001").sex
        'female'
        """
        return _day_and_sex(self._digits)[1]

    @property
    def serial(self) -> str:
        """The last four digits, which distinguish persons whose first twelve digits are the same.

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
    """The options of `parse_nik` and `is_valid_nik`, all of them optional: further conditions on a number.

    Attributes:
        today: the date to use as today; `date.today()`, if None. The time of a `datetime.datetime` is ignored.
        min_age: the lowest age on that day, in whole years; any age, if None.
        max_age: the highest age on that day, in whole years; any age, if None.
        require_known_region: whether to refuse a kecamatan that is not known. A number of a registration abroad has no
            kecamatan, and is accepted.
        sex: the expected sex, `"male"` or `"female"`; any, if None.
        birth_date: the expected date of birth, which also decides the century; any, if None.
        region: the expected region, or its code in any form that `parse` takes; any, if None. The kecamatan of the
            number, or a region in force that it or a part of it became, must be this region or lie below it. For a
            village, its kecamatan counts.
    """

    today: date | None
    min_age: int | None
    max_age: int | None
    require_known_region: bool
    sex: Sex | None
    birth_date: date | None
    region: str | Region | None


def read_nik(atlas: Atlas, text: str, options: NikOptions) -> Nik:
    """Check an identity number and return it, as `Atlas.parse_nik` documents.

    Args:
        atlas: the atlas whose editions are searched for the kecamatan.
        text: the number.
        options: the options, by name.

    Raises:
        InvalidNikError: as for `Atlas.parse_nik`, which documents the other errors too.
    """
    unknown = sorted(options.keys() - NikOptions.__annotations__.keys())
    if unknown:
        raise TypeError(f"{unknown[0]!r} is not an option; the options are {', '.join(NikOptions.__annotations__)}")
    today = _date_option("today", options.get("today"))
    birth_date = _date_option("birth_date", options.get("birth_date"))
    min_age, max_age = (_age_option(name, options.get(name)) for name in ("min_age", "max_age"))
    if min_age is not None and max_age is not None and min_age > max_age:
        raise ValueError(f"min_age {shown(min_age)} exceeds max_age {shown(max_age)}")
    sex, region = options.get("sex"), options.get("region")
    expected_sex = characters(sex)
    if sex is not None and expected_sex not in _WORDS_OF_SEX:
        raise ValueError(f"sex must be 'male', 'female' or None, not {shown(sex)}")
    expected_region = None if region is None else atlas._in_force._parse(region)
    digits = _digits(text)
    code = None if digits.startswith(_ABROAD) else _region_code(digits)
    nik = Nik(atlas, digits, _birth_date(digits, today, birth_date, min_age, max_age))
    if nik.serial == _NO_SERIAL:
        raise _refusal(digits, "serial")
    if options.get("require_known_region") and nik.region_status == "unknown":
        editions = atlas.editions()
        known = {"first": editions[0].id, "last": editions[-1].id}
        raise _refusal(digits, "unknown_region", code=str(code), **known)
    if expected_sex is not None and nik.sex != expected_sex:
        raise _refusal(digits, "sex_mismatch", **_in_both_languages("wanted", _WORDS_OF_SEX[expected_sex]))
    if birth_date is not None and nik.birth_date != birth_date:
        raise _refusal(digits, "birth_date_mismatch")
    if expected_region is not None and not _lies_in(atlas, code, expected_region.district or expected_region):
        raise _refusal(digits, "region_mismatch", wanted=str(expected_region))
    return nik


def _again(atlas: Atlas, digits: str, birth_date: date) -> Nik:
    # Checked again: a pickle of this class with other digits is refused. A pickle that was made to do harm can call any
    # function, and no check is a defence against it.
    return read_nik(atlas, digits, {"today": birth_date, "birth_date": birth_date})


def _date_option(name: str, value: object) -> date | None:
    if value is None:
        return None
    # Imported here and below, because few programs need dates.
    with LOADING:
        from datetime import date, datetime

    # Not isinstance, here and below: it reads `__class__`, which may be a property that raises an exception.
    if not issubclass(type(value), date):
        raise TypeError(f"{name} must be a datetime.date or None, not of type {type_name(value)}")
    return value.date() if isinstance(value, datetime) else value  # type: ignore[return-value]  # it is a date


def _age_option(name: str, value: object) -> int | None:
    if value is None:
        return None
    age = whole_number(value)
    if age is None:
        raise TypeError(f"{name} must be an int or None, not {shown(value)}")
    if age < 0:
        raise ValueError(f"{name} must not be negative: {shown(age)}")
    return age


def _bare(text: str) -> str:
    bare = str.strip(text)
    for separator in _SEPARATORS:
        bare = bare.replace(separator, "")
    return bare


def _digits(text: str) -> str:
    # Not isinstance, which reads `__class__`: an object may define it as a property that raises an exception.
    if not issubclass(type(text), str):
        raise InvalidNikError(f"<{type_name(text)}>", *facts_of_type(text, prefix="nik_"))
    stripped, bare = str.strip(text), _bare(text)
    if not stripped:
        raise InvalidNikError("", "empty")
    if bare and not (bare.isascii() and bare.isdigit()):
        stray = next(character for character in bare if character not in "0123456789")
        # A digit of another script is not shown, because it would disclose a digit of the number.
        character = HINTS["other_digit"] if stray.isnumeric() else (ascii(stray), ascii(stray))
        raise _refusal(text, "not_digits", **_in_both_languages("character", character))
    if len(bare) != _LENGTH:
        was_float = len(bare) == _LENGTH + 1 and stripped.endswith(".0")
        hint = HINTS["float" if was_float else "none"]
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


def _birth_date(
    digits: str, today: date | None, expected: date | None, min_age: int | None, max_age: int | None
) -> date:
    with LOADING:
        from datetime import date

    today = today or date.today()
    (day, _), month, year = _day_and_sex(digits), int(digits[8:10]), int(digits[10:12])
    latest = today.year - (today.year - year) % 100
    # Three centuries only: nobody is older, and the digits 290200 must not find a leap day in the year 1600.
    years: tuple[int, ...] = (latest, latest - 100, latest - 200)
    if expected is not None and expected <= today and _digits_of_date(expected) == (day, month, year):
        years = (expected.year,)
    dates = _dates_until(today, years, month, day)
    if not dates:
        raise _refusal(digits, "birth_date", today=today.isoformat())
    for candidate in dates:
        age = today.year - candidate.year - ((today.month, today.day) < (month, day))
        if (min_age is None or age >= min_age) and (max_age is None or age <= max_age):
            return candidate
    facts = {"min_age": min_age, "max_age": max_age, "today": today.isoformat()}
    raise _refusal(digits, "age", **facts, **_in_both_languages("ages", _words_of_ages(min_age, max_age)))


def _digits_of_date(value: date) -> tuple[int, int, int]:
    return value.day, value.month, value.year % 100


def _dates_until(today: date, years: tuple[int, ...], month: int, day: int) -> list[date]:
    """Return the dates up to today that exist in the calendar, in the order of the years."""
    with LOADING:
        from datetime import date

    dates = []
    for year in years:
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate <= today:
            dates.append(candidate)
    return dates


def _words_of_ages(min_age: int | None, max_age: int | None) -> tuple[str, ...]:
    """Return the words for a range of ages, open at one end at most, in both languages."""
    if min_age is None:
        hint = "age_or_less"
    elif max_age is None:
        hint = "age_or_more"
    else:
        hint = "ages"
    return tuple(words.format(min_age=min_age, max_age=max_age) for words in HINTS[hint])


def _refusal(text: str, reason: str, **facts: object) -> InvalidNikError:
    """Return the error for a text. It shows at most the first six characters, and none of the last ten.

    The birth date and the serial do not appear in it, even if the digits of the region are missing in the text.
    """
    bare = _bare(text)
    visible = bare[: max(0, min(_REGION_DIGITS, len(bare) - 10))]
    return InvalidNikError(visible + "*" * min(10, len(bare) - len(visible)), reason, facts)


def _in_both_languages(name: str, words: tuple[str, ...]) -> dict[str, object]:
    indonesian, english = words
    return {f"{name}_id": indonesian, f"{name}_en": english}


def _lies_in(atlas: Atlas, code: RegionCode | None, container: RegionCode) -> bool:
    """Tell whether a kecamatan, or a region in force that it became in part, is a region or lies below it."""
    if code is None:
        return False
    candidates = {code, *atlas._history.whereabouts(code)}
    return any(candidate == container or container.is_ancestor_of(candidate) for candidate in candidates)
