"""The exceptions of the library.

An exception carries facts (`value`, `reason`, `params`) that a program can act on. `message` makes a sentence from
them, in Indonesian (`"id"`) or English (`"en"`).
"""

from __future__ import annotations

import operator

from kodewilayah._messages import HINTS, MESSAGES, UNKNOWN_LANGUAGE

# Not imported from `typing`, which would cost as much as this module and everything that it imports.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any, Literal, Self

    from kodewilayah.matching.match import Match

    Language = Literal["id", "en"]
    Facts = tuple[str, dict[str, Any]]

_SHOWN_CHARACTERS = 60
# Of the matches that fit a refused name equally well, so many are named in the message.
NAMED_MATCHES = 3
# By name, because pandas may not be installed.
_MISSING = ("NoneType", "NAType", "NaTType")


class ShownAsText(str):
    """Text that a message shows as plain text, without the name of its type.

    >>> import kodewilayah
    >>> shown(kodewilayah.RegionCode("31.74"))
    "'31.74'"
    """

    __slots__ = ()


class StandIn(str):
    """The short form of a value, in an error whose value could not be pickled or copied; its `repr` is the text.

    >>> StandIn("<memory at 0x7f2a>")
    <memory at 0x7f2a>
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return str.__str__(self)


def shown(value: object) -> str:
    """Return a short, printable form of any object, on one line.

    Args:
        value: any object; if its `repr` raises an exception, its type is shown.

    >>> shown("31.74")
    "'31.74'"
    """
    try:
        if issubclass(type(value), ShownAsText):
            value = str.__str__(value)
        text = " ".join(repr(value).split("\n"))
    except Exception:  # noqa: BLE001 - a caller's __repr__ may raise anything, and the message must still be made
        text = f"<{type_name(value)}>"
    return text if len(text) <= _SHOWN_CHARACTERS else text[: _SHOWN_CHARACTERS - 1] + "…"


def type_name(value: object) -> str:
    """Return the name of an object's type, even if its metaclass redefines `__name__`.

    Args:
        value: any object.

    >>> type_name(11.1)
    'float'
    """
    # As plain text, because the name of a type may be of a subclass of `str`, which may define its own `__eq__`.
    return str.__str__(type.__dict__["__name__"].__get__(type(value)))


def characters(value: object) -> str | None:
    """Return the characters of a text, which a subclass of `str` cannot redefine; None for an object that is not text.

    Args:
        value: any object.

    >>> import kodewilayah
    >>> characters(kodewilayah.Kind.KOTA), characters(31)
    ('kota', None)
    """
    # Not isinstance, which reads `__class__`: an object may define it as a property that raises an exception.
    return str.__str__(value) if issubclass(type(value), str) else None


def whole_number(value: object) -> int | None:
    """Return the number that an object is, as a plain int; None for a bool and for any other object.

    Args:
        value: any object; the numbers of numpy are whole numbers too.

    >>> whole_number(3), whole_number(3.0), whole_number(True), whole_number("3")
    (3, None, None, None)
    """
    if type(value) is bool:
        return None
    try:
        return operator.index(value)  # type: ignore[arg-type]  # other objects raise TypeError
    except Exception:  # noqa: BLE001 - `__index__` may raise any exception; then the object is not a number
        return None


def is_missing(value: object) -> bool:
    """Tell whether an object is what an empty cell of a table becomes: None, NaN, or the NA and NaT of pandas.

    Args:
        value: any object.

    >>> is_missing(None), is_missing(float("nan")), is_missing(0.0), is_missing("")
    (True, True, False, False)
    """
    if issubclass(type(value), float):
        # The method of `float` itself, because a subclass may define another; only NaN differs from itself.
        return float.__ne__(value, value)  # type: ignore[operator]  # its type is a subclass of float
    return type_name(value) in _MISSING


def facts_of_type(value: object, *, prefix: str = "", example: str = "") -> Facts:
    """Return the reason and the facts of the error for an object that is not text, with a hint at what to do.

    Args:
        value: the object; an empty cell of a table is missing.
        prefix: what comes before the keys of the hints for an identity number.
        example: a code of the kind that is expected, in quotes.

    >>> reason, facts = facts_of_type(b"31")
    >>> reason, facts["hint"], facts["type"]
    ('not_text', 'bytes', 'bytes')
    """
    hint = None
    if is_missing(value):
        reason, words = "missing", "none"
        if issubclass(type(value), float):
            hint, words = "nan", f"{prefix}nan"
    else:
        reason, words = "not_text", f"{prefix}number"
        if issubclass(type(value), (bytes, bytearray, memoryview)):
            hint = words = "bytes"
    indonesian, english = (sentence.format(example=example) for sentence in HINTS[words])
    return reason, {"type": type_name(value), "hint": hint, "hint_id": indonesian, "hint_en": english}


class _Carried:
    """The value of an error, on its way in a copy or a pickle of the error.

    Args:
        value: the value.
    """

    def __init__(self, value: object) -> None:
        self.value = value

    def __deepcopy__(self, memo: dict[int, Any]) -> _Carried:
        import copy

        try:
            return _Carried(copy.deepcopy(self.value, memo))
        except Exception:  # noqa: BLE001 - any object can be refused, and its methods may raise anything
            return _Carried(StandIn(shown(self.value)))

    def __reduce__(self) -> tuple[Callable[..., _Carried], tuple[object, ...]]:
        import pickle

        # In a pickle of its own, because the value may also fail to load: its class may be unknown to another process.
        try:
            return _unpacked, (pickle.dumps(self.value), shown(self.value))
        except Exception:  # noqa: BLE001 - as above
            return _Carried, (StandIn(shown(self.value)),)


def _unpacked(pickled: bytes, text: str) -> _Carried:
    import pickle

    try:
        return _Carried(pickle.loads(pickled))
    except Exception:  # noqa: BLE001 - a value that cannot be loaded must not hide its error
        return _Carried(StandIn(text))


def _error_again(kind: type[KodeWilayahError], carried: _Carried, reason: str, params: dict[str, Any]) -> object:
    return kind(carried.value, reason, params)


class KodeWilayahError(Exception):
    """The base class of all exceptions of this library.

    Attributes:
        value: the refused object, as the caller passed it.
        reason: a stable slug, such as `"regency_range"`; programs may compare it.
        params: further facts for the message, by name.

    The reason and the facts of a refused code are made when they are first read. A copy and a pickle carry them.

    Every error can be pickled and copied, whatever its value. If the value cannot be pickled, or not be loaded again,
    `value` of the unpickled error is a text: the `repr` of the value, shortened. So it is in a deep copy, if the value
    cannot be copied.

    >>> import kodewilayah
    >>> try:
    ...     kodewilayah.parse("31.70")
    ... except kodewilayah.KodeWilayahError as error:
    ...     print(error.reason, error.params["segment"])
    regency_range 70
    """

    # Put before the reason in the keys of MESSAGES, because codes and identity numbers share names of reasons.
    _prefix = ""

    value: object
    # A function that makes the reason and the facts, and what it made. Many errors are never read: `get` and `is_valid`
    # drop them.
    _make: Callable[[], Facts]
    _made: Facts | None = None

    def __init__(self, value: object, reason: str, params: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self.value = value
        self._made = reason, dict(params or {})

    @classmethod
    def _later(cls, value: object, make: Callable[[], Facts]) -> Self:
        """Return an error whose reason and facts are made when they are first read.

        Args:
            value: the refused object.
            make: a function that returns the reason and the facts. It may be called by another thread, and by several
                at once; then the first result is kept.
        """
        error = cls.__new__(cls)
        error.value = value
        error._make = make
        return error

    def _enriched(self, enrich: Callable[[str, dict[str, Any]], Facts]) -> Self:
        """Return this error with more facts, which are made when its facts are first read.

        Args:
            enrich: a function that takes the reason and the facts, and returns those to use instead.
        """
        make = self._facts if self._made is not None else self._make
        return self._later(self.value, lambda: enrich(*make()))

    def _facts(self) -> Facts:
        made = self._made
        if made is None:
            # `setdefault` is one step for all threads: the first one keeps its facts, and all return the same dict.
            made = vars(self).setdefault("_made", self._make())
        return made

    @property
    def reason(self) -> str:  # noqa: D102 - documented on the class
        return self._facts()[0]

    @property
    def params(self) -> dict[str, Any]:  # noqa: D102 - documented on the class
        return self._facts()[1]

    @property
    def args(self) -> tuple[object, str, dict[str, Any]]:  # type: ignore[override]  # noqa: D102 - as of any exception
        return self.value, *self._facts()

    def message(self, lang: Language = "en") -> str:
        """Return the message for people.

        Args:
            lang: `"id"` for Indonesian or `"en"` for English.

        Raises:
            ValueError: if `lang` is another value.

        >>> import kodewilayah
        >>> error = kodewilayah.InvalidCodeError("31.74.00", "district_range", {"segment": "00"})
        >>> error.message("id")
        "'31.74.00': digit kecamatan 00 harus 01 sampai 99 (Permendagri 137/2017 pasal 7(1))."
        """
        if characters(lang) not in ("id", "en"):
            raise ValueError(UNKNOWN_LANGUAGE.format(StandIn(shown(lang))))
        sentences = MESSAGES.get(self._prefix + self.reason)
        if sentences is None:
            return f"{shown(self.value)}: {self.reason}"
        indonesian, english = sentences
        template = indonesian if characters(lang) == "id" else english
        return template.format(value=shown(self.value), **self.params)

    def __str__(self) -> str:
        try:
            return self.message("en")
        except DataError as error:
            # The data that the facts are made from is damaged. A traceback must still show why.
            return f"{shown(self.value)}: {error}"

    def __repr__(self) -> str:
        return f"{type(self).__name__}({shown(self.value)}, {self.reason!r}, {self.params!r})"

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...], dict[str, Any]]:
        # With the facts, because the function that makes them belongs to this process.
        added = {name: value for name, value in vars(self).items() if name not in ("value", "_make", "_made")}
        return _error_again, (type(self), _Carried(self.value), *self._facts()), added


class InvalidCodeError(KodeWilayahError, ValueError):
    """The value breaks a digit rule or is not text. Whether such a region exists has not been checked.

    >>> import kodewilayah
    >>> kodewilayah.parse("31.74.09.1000")
    Traceback (most recent call last):
        ...
    kodewilayah.errors.InvalidCodeError: '31.74.09.1000': the last three digits of 1000 must be 001 to 999, in order of formation (Permendagri 137/2017 art. 8(2)).
    """  # noqa: E501 - the doctest shows the message as it is printed, on one line

    def _with_matches(self, search: Callable[[str], Sequence[Match]]) -> Self:
        """Return this error with the regions that the refused text can mean, if it is a name and not a code.

        Args:
            search: a function that returns the matches of a name, best first; called when the facts are first read.
        """

        def enrich(reason: str, params: dict[str, Any]) -> Facts:
            if params.get("hint") != "name":
                return reason, params
            matches = search(str.__str__(self.value))
            best = [match.region for match in matches if match.score == matches[0].score]
            named = best[:NAMED_MATCHES]
            has_more = len(best) > len(named)
            facts: dict[str, Any] = {"matches": tuple(region.code for region in named), "more_matches": has_more}
            places = ", ".join(f"{region.code} ({region.full_name})" for region in named)
            sentences, others = HINTS["name_found" if named else "name_not_found"], HINTS["and_others"]
            for lang, sentence, more in zip(("id", "en"), sentences, others, strict=True):
                facts[f"hint_{lang}"] = sentence.format(places=places + more if has_more else places)
            return reason, {**params, **facts}

        return self._enriched(enrich)


class InvalidKeyError(InvalidCodeError, KeyError):
    """The error that `gazetteer[code]` raises for an invalid code.

    It is also a `KeyError`, because a `Gazetteer` is a mapping.

    >>> import kodewilayah
    >>> ("31.70", None) in kodewilayah.edition("2025").items()
    False
    """


class InvalidNikError(KodeWilayahError, ValueError):
    """The value is not a valid identity number, or does not meet an option of `parse_nik`.

    An identity number is personal data. So `value` is masked, and the error contains neither birth date nor serial. It
    shows at most the first six characters without separators, and none of the last ten. It shows only the type of an
    object that is not text.

    >>> import kodewilayah
    >>> kodewilayah.parse_nik("3174091708450000")
    Traceback (most recent call last):
        ...
    kodewilayah.errors.InvalidNikError: '317409**********': the last four digits are a serial from 0001 to 9999 (PP 37/2007 art. 37, now PP 40/2019, as reported). A spreadsheet keeps 15 digits and turns the sixteenth into 0: keep the column as text.
    """  # noqa: E501 - the doctest shows the message as it is printed, on one line

    _prefix = "nik."


class UnknownCodeError(KodeWilayahError, KeyError):
    """The code is well formed, but no region of the edition has it.

    It is a `KeyError`, and so a `LookupError`, because a `Gazetteer` is a mapping.

    >>> import kodewilayah
    >>> kodewilayah.edition("2025").lookup("31.74.99")
    Traceback (most recent call last):
        ...
    kodewilayah.errors.UnknownCodeError: '31.74.99' follows the digit rules, but Kepmendagri 300.2.2-2138/2025 has no region with that code. The nearest region above it is 31.74 (Kota Administrasi Jakarta Selatan).
    """  # noqa: E501 - the doctest shows the message as it is printed, on one line


class UnknownEditionError(KodeWilayahError, LookupError):
    """No edition has that id or decree, or none was signed on or before that day.

    >>> import kodewilayah
    >>> kodewilayah.edition("1999")
    Traceback (most recent call last):
        ...
    kodewilayah.errors.UnknownEditionError: '1999' is not a known edition. The editions are: 2015 (Permendagri 56/2015), 2017 (Permendagri 137/2017), ...
    """  # noqa: E501 - the doctest shows the message as it is printed, on one line


class DataError(KodeWilayahError):
    """A data file is missing, truncated or damaged. The caller did nothing wrong: the installation is broken.

    `value` is the file's name. `params["line"]` is the number of the damaged line, counted from 1, if it is known.

    >>> str(DataError("regions.csv", "truncated_file", {"line": 7}))
    "The data file 'regions.csv' ends too early, at line 7. Install kodewilayah again."
    """
