"""The exceptions of the library.

An exception carries facts (`value`, `reason`, `params`) so that a program can act on them; the prose is made
from the facts when somebody asks for it, in Indonesian (`"id"`) or English (`"en"`).
"""

from __future__ import annotations

from kodewilayah._messages import MESSAGES

# Not imported from `typing`, which would cost as much as this module and all that it needs.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any, Literal

    Language = Literal["id", "en"]

_SHOWN_CHARACTERS = 60


def shown(value: object) -> str:
    """Return a short, printable form of any object, even of one whose own `repr` fails.

    >>> shown("31.74")
    "'31.74'"
    """
    try:
        text = " ".join(repr(value).split("\n"))
    except Exception:  # noqa: BLE001 - a stranger's __repr__ may raise anything, and the error must still be told
        text = f"<{type_name(value)}>"
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"


def type_name(value: object) -> str:
    """Return the name of an object's type, whatever its metaclass says of it.

    >>> type_name(11.1)
    'float'
    """
    name: str = type.__dict__["__name__"].__get__(type(value))
    return name


class KodeWilayahError(Exception):
    """Any refusal of this library.

    Attributes:
        value: the object that was refused, as it was given.
        reason: a stable slug, such as `"regency_range"`; programs may compare it.
        params: further facts for the message, by name.

    >>> import kodewilayah
    >>> try:
    ...     kodewilayah.parse("31.70")
    ... except kodewilayah.KodeWilayahError as error:
    ...     print(error.reason, error.params["segment"])
    regency_range 70
    """

    # Before the reason in MESSAGES, where two kinds of value have rules of the same name.
    _prefix = ""

    def __init__(self, value: object, reason: str, params: Mapping[str, Any] | None = None) -> None:
        super().__init__(value, reason, dict(params or {}))
        self.value = value
        self.reason = reason
        self.params: dict[str, Any] = dict(params or {})

    def message(self, lang: Language = "en") -> str:
        """Return the sentence for people, in Indonesian (`"id"`) or English (`"en"`).

        Raises:
            ValueError: if `lang` is neither.

        >>> import kodewilayah
        >>> error = kodewilayah.InvalidCodeError("31.74.00", "district_range", {"segment": "00"})
        >>> error.message("id")
        "'31.74.00': digit kecamatan 00 harus 01 sampai 99 (Permendagri 137/2017 pasal 7(1))."
        """
        if lang not in ("id", "en"):
            raise ValueError(f"{lang!r} is not a language of these messages; there are 'id' and 'en'")
        sentences = MESSAGES.get(self._prefix + self.reason)
        if sentences is None:
            return f"{shown(self.value)}: {self.reason}"
        indonesian, english = sentences
        template = indonesian if lang == "id" else english
        return template.format(value=shown(self.value), **self.params)

    def __str__(self) -> str:
        return self.message("en")


class InvalidCodeError(KodeWilayahError, ValueError):
    """The text breaks a digit rule, or is no text at all; whether such a region exists was not asked.

    >>> import kodewilayah
    >>> kodewilayah.parse("31.74.09.1000")
    Traceback (most recent call last):
        ...
    kodewilayah.errors.InvalidCodeError: '31.74.09.1000': the last three digits of 1000 must be 001 to 999, in order of formation (Permendagri 137/2017 art. 8(2)).
    """  # noqa: E501 - the doctest shows the message as it is printed, on one line


class InvalidKeyError(InvalidCodeError, KeyError):
    """What `gazetteer[code]` raises for an invalid code: a `KeyError` too, because a `Gazetteer` is a mapping.

    >>> import kodewilayah
    >>> ("31.70", None) in kodewilayah.edition("2025").items()
    False
    """


class InvalidNikError(KodeWilayahError, ValueError):
    """The text is no identity number, or not the one that was asked for.

    An identity number is personal data: `value` is masked, and nothing here holds its birth date and serial. Of the
    text it shows at most the first six characters without separators, and never one of the last ten; of an object that
    is no text, its type.

    >>> import kodewilayah
    >>> kodewilayah.parse_nik("3174091708450000")
    Traceback (most recent call last):
        ...
    kodewilayah.errors.InvalidNikError: '317409**********': the last four digits are a serial from 0001 to 9999 (PP 37/2007 art. 37, now PP 40/2019, as reported). A spreadsheet keeps 15 digits and turns the sixteenth into 0: keep the column as text.
    """  # noqa: E501 - the doctest shows the message as it is printed, on one line

    _prefix = "nik."


class UnknownCodeError(KodeWilayahError, KeyError):
    """The code is well formed, and no region of the edition has it.

    It is a `KeyError`, and so a `LookupError`, because a `Gazetteer` is a mapping.

    >>> import kodewilayah
    >>> kodewilayah.lookup("31.74.99")
    Traceback (most recent call last):
        ...
    kodewilayah.errors.UnknownCodeError: '31.74.99' follows the digit rules, but Kepmendagri 300.2.2-2138/2025 has no region of that code. It does have 31.74 (Kota Administrasi Jakarta Selatan).
    """  # noqa: E501 - the doctest shows the message as it is printed, on one line


class UnknownEditionError(KodeWilayahError, LookupError):
    """No edition has that id or decree.

    >>> import kodewilayah
    >>> kodewilayah.edition("1999")
    Traceback (most recent call last):
        ...
    kodewilayah.errors.UnknownEditionError: '1999' is not a known edition. There are: 2015 (Permendagri 56/2015), 2017 (Permendagri 137/2017), 2019 (Permendagri 72/2019), 2021 (Kepmendagri 050-145/2022), 2022 (Kepmendagri 100.1.1-6117/2022), 2025 (Kepmendagri 300.2.2-2138/2025).
    """  # noqa: E501 - the doctest shows the message as it is printed, on one line


class DataError(KodeWilayahError):
    """A packaged file is missing, truncated or garbled: the installation is broken, not the caller.

    `value` is the file's name; `params["line"]` the line, counted from 1, where one can be named.

    >>> str(DataError("regions.csv", "truncated_file", {"line": 7}))
    "The data file 'regions.csv' ends too early, at line 7. Install kodewilayah again."
    """
