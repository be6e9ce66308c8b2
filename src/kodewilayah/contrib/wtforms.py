"""The door to WTForms: validators and fields for region codes, and a validator of identity numbers.

`pip install "kodewilayah[wtforms]"`. The messages are those of the library, in the language of the form; see
`docs/flask.md`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, cast

from kodewilayah import (
    InvalidCodeError,
    KodeWilayahError,
    Level,
    Region,
    exists,
    is_valid_nik,
    newest,
    parse,
    parse_nik,
)
from kodewilayah._messages import UNKNOWN_LANGUAGE
from kodewilayah.contrib._missing import explain
from kodewilayah.contrib._rules import CodeRules, ask_to_pick, asks_to_pick, is_nan

try:
    from markupsafe import Markup
    from wtforms import Field
    from wtforms.validators import ValidationError
    from wtforms.widgets import TextInput, html_params
except ImportError as error:
    raise explain("wtforms", error) from error

if TYPE_CHECKING:
    from wtforms.form import BaseForm

    from kodewilayah.errors import Language
    from kodewilayah.nik import NikOptions

__all__ = ["CascadeField", "CascadeWidget", "Nik", "RegionCode", "RegionSearchField", "RegionSearchWidget"]

_LANGUAGES: Mapping[str, Language] = {"id": "id", "in": "id", "en": "en"}


def _language(meta: object, lang: str | Callable[[], str] | None) -> Language:
    """Return the language of the messages: the option `lang`, or the first of `Meta.locales` that has messages.

    A form without locales gets Indonesian, because its users have Indonesian codes. A form with other locales only gets
    English.
    """
    if lang is not None:
        locales: Sequence[str] = [lang() if callable(lang) else lang]
    else:
        locales = getattr(meta, "locales", None) or ["id"]
    languages = map(_language_of_locale, locales)
    return next((language for language in languages if language is not None), "en")


def _language_of_locale(locale: object) -> Language | None:
    return _LANGUAGES.get(str(locale).replace("_", "-").partition("-")[0].lower())


def _check_language(lang: str | Callable[[], str] | None) -> str | Callable[[], str] | None:
    if lang is not None and not callable(lang) and _language_of_locale(lang) is None:
        raise ValueError(UNKNOWN_LANGUAGE.format(lang))
    return lang


def _validation_error(error: KodeWilayahError, message: object, language: Language) -> ValidationError:
    return ValidationError(error.message(language) if message is None else cast("str", message))


def _is_stored(field: Field, text: object) -> bool:
    """Tell whether the posted text is the value that the object already has; only new input is validated.

    It applies to a posted form only: a caller that passes JSON to `data=` wants all of it to be validated.
    """
    return bool(field.raw_data) and _is_same(field.object_data, text)


def _is_same(stored: object, value: object) -> bool:
    """Tell whether a value is the stored one; a number, such as NaN, is not a stored code."""
    plain = _plain(stored)
    return bool(plain) and plain == _plain(value)


def _plain(value: object) -> str | None:
    text = value.code if isinstance(value, Region) else value
    if not isinstance(text, str):
        return None
    text = str(text).strip()
    try:
        return str(parse(text))
    except InvalidCodeError:
        return text


class RegionCode:
    """Validator: the field must have a region code. It sets `field.data` to the `RegionCode`, in dotted form.

    A code that was given to the form (`obj=`, `data=`) and is posted unchanged is accepted, also if it is no longer in
    force. An empty field is refused; if the code is not required, put `Optional()` before this validator.

    Args:
        level: the level that the code must have, 1 to 4; any, if None.
        within: a code in any form that `parse` takes; the accepted codes lie below it by their digits.
        allow_retired: accept the codes of all editions, not only those in force.
        message: the message to use instead of the library's message.
        rules_only: check the digit rules only, not whether an edition has the code.
        lang: `"id"` or `"en"`, or a function that returns one of them; if None, the language is taken from the form's
            `Meta.locales`, and is Indonesian if there are none.

    Raises:
        ValueError: if `level` is not a level, a code of this level cannot lie below `within`, or `lang` is not one of
            the two languages.
        InvalidCodeError: if `within` breaks a digit rule.

    >>> from wtforms import Form, StringField
    >>> class Address(Form):
    ...     village = StringField(validators=[RegionCode(level=4)])
    >>> form = Address(data={"village": "3174091002"})
    >>> form.validate(), form.village.data
    (True, RegionCode('31.74.09.1002'))
    """

    def __init__(
        self,
        level: int | None = None,
        within: str | None = None,
        allow_retired: bool = False,
        message: str | None = None,
        *,
        rules_only: bool = False,
        lang: str | Callable[[], str] | None = None,
    ) -> None:
        self.rules = CodeRules(level=level, within=within, allow_retired=allow_retired, rules_only=rules_only)
        self.message = message
        self.lang = _check_language(lang)

    def __call__(self, form: BaseForm, field: Field) -> None:
        """Validate the field.

        Raises:
            ValidationError: if the code is refused.
        """
        text = "" if field.data is None else field.data
        if _is_stored(field, text):
            return
        try:
            field.data = self.rules.judge(text)
        except KodeWilayahError as error:
            raise _validation_error(error, self.message, _language(form.meta, self.lang)) from error


class Nik:
    """Validator: the field must have an identity number. It sets `field.data` to the 16 digits.

    An empty field is refused; if the number is not required, put `Optional()` before this validator.

    Args:
        message: the message to use instead of the library's message.
        min_age: the least age in whole years; any, if None.
        max_age: the greatest age in whole years; any, if None.
        require_known_region: refuse a kecamatan that no edition has.
        region: a code in any form that `parse` takes; the kecamatan must be this region or lie below it.
        lang: as for `RegionCode`.

    Raises:
        ValueError: if an age is negative, `min_age` exceeds `max_age`, or `lang` is not one of the two languages.
        TypeError: if an age is not an int.
        InvalidCodeError: if `region` breaks a digit rule.

    >>> from wtforms import Form, StringField
    >>> class Person(Form):
    ...     nik = StringField("NIK", [Nik(lang="en")])
    >>> form = Person(data={"nik": "3174091708450000"})
    >>> form.validate(), form.nik.errors[0][:40]
    (False, "'317409**********': the last four digits")
    """

    def __init__(
        self,
        message: str | None = None,
        *,
        min_age: int | None = None,
        max_age: int | None = None,
        require_known_region: bool = False,
        region: str | None = None,
        lang: str | Callable[[], str] | None = None,
    ) -> None:
        self.options: NikOptions = {
            "min_age": min_age,
            "max_age": max_age,
            "require_known_region": require_known_region,
            "region": region,
        }
        # Wrong options are reported when the form is defined, not when it is submitted.
        is_valid_nik("", **self.options)
        self.message = message
        self.lang = _check_language(lang)

    def __call__(self, form: BaseForm, field: Field) -> None:
        """Validate the field.

        Raises:
            ValidationError: if the number is refused; no message shows its birth date or serial.
        """
        try:
            field.data = str(parse_nik("" if field.data is None else field.data, **self.options))
        except KodeWilayahError as error:
            # Without the cause: its frames contain the number, and a report of errors may print them.
            raise _validation_error(error, self.message, _language(form.meta, self.lang)) from None


class _RegionWidget(TextInput):
    """A text field in an element that the script finds; without JavaScript it remains a text field."""

    name: Literal["cascade", "search"]

    def __call__(self, field: Field, **kwargs: object) -> Markup:
        assert isinstance(field, _RegionField)
        kwargs.setdefault("autocomplete", "off")
        if field.errors:
            kwargs.setdefault("aria-invalid", "true")
        attributes = {
            "class": f"kodewilayah-{self.name}",
            "data-kodewilayah": self.name,
            "data-url": field.url,
            "data-lang": field.language,
            **self.attributes(field),
        }
        # The attributes are escaped by `html_params`, which returns them as `Markup` only since WTForms 3.2.
        around = Markup(html_params(**attributes))
        return Markup("<div {}>{}</div>").format(around, super().__call__(field, **kwargs))

    @abstractmethod
    def attributes(self, field: _RegionField) -> dict[str, str]:
        """Return the further attributes of the element, which the script reads."""


class CascadeWidget(_RegionWidget):
    """The selects from provinsi to the level of the field; the default of `CascadeField`.

    >>> CascadeWidget().name
    'cascade'
    """

    name = "cascade"

    def attributes(self, field: _RegionField) -> dict[str, str]:
        """Return the depth, the region to choose in, and the name of a stored code that no select can show."""
        rules = field.rules
        shown = {"data-depth": str(int(rules.level or Level.VILLAGE)), "data-within": str(rules.within or "")}
        return shown | ({"data-retired": field.label_of_value} if field.is_out_of_force else {})


class RegionSearchWidget(_RegionWidget):
    """The text field in which the user types a name; the default of `RegionSearchField`.

    >>> RegionSearchWidget().name
    'search'
    """

    name = "search"

    def attributes(self, field: _RegionField) -> dict[str, str]:
        """Return the level and the region to search in, and the full name of the initial value."""
        rules = field.rules
        found = {"data-level": str(int(rules.level)) if rules.level else "", "data-within": str(rules.within or "")}
        return found | {"data-label": field.label_of_value}


class _RegionField(Field):
    def __init__(
        self,
        label: str | None = None,
        validators: list[Any] | tuple[Any, ...] | None = None,
        *,
        level: int | None = 4,
        within: str | None = None,
        allow_retired: bool = False,
        rules_only: bool = False,
        message: str | None = None,
        lang: str | Callable[[], str] | None = None,
        url: str | Callable[[], str] = "/wilayah/",
        **kwargs: Any,
    ) -> None:
        super().__init__(label, validators, **kwargs)
        self.rules = CodeRules(level=level, within=within, allow_retired=allow_retired, rules_only=rules_only)
        self._message = message
        self._lang = _check_language(lang)
        self._url = url

    @property
    def url(self) -> str:
        """The address of the JSON, with a slash at the end."""
        url = self._url() if callable(self._url) else self._url
        return url.rstrip("/") + "/"

    @property
    def language(self) -> Language:
        """The language of labels and messages."""
        return _language(self.meta, self._lang)

    @property
    def region(self) -> Region | None:
        """The region of the value, in force or in the newest edition that has the code; None if no edition has it."""
        return newest(self.data)

    @property
    def is_out_of_force(self) -> bool:
        """Whether the value is a code that is no longer in force, or a stored value that no edition has."""
        return not exists(self.data) and (self.region is not None or self._is_as_stored)

    @property
    def label_of_value(self) -> str:
        """The full name of the value; a stored value that no edition has is returned as it is, other values as `""`."""
        if self.region is not None:
            return self.region.full_name
        return str(self.data) if self._is_as_stored else ""

    @property
    def _is_as_stored(self) -> bool:
        return _is_same(self.object_data, self.data)

    def process_data(self, value: Any) -> None:
        super().process_data(value.code if isinstance(value, Region) else value)

    def process_formdata(self, valuelist: list[Any]) -> None:
        if not valuelist:
            return
        # A form filled by a program can hold a number, which is refused later: it may have lost digits.
        self.data = valuelist[0]
        if isinstance(self.data, str):
            text = self.data.strip()
            try:
                self.data = parse(text)
            except InvalidCodeError:
                self.data = text or None

    def pre_validate(self, form: BaseForm) -> None:  # noqa: ARG002 - as WTForms calls it
        text = "" if self.data is None else self.data
        if _is_stored(self, text):
            return
        try:
            self.data = self.rules.judge(text)
        except KodeWilayahError as error:
            message = self._message
            if message is None and asks_to_pick(text, error.params):
                message = ask_to_pick(error.params, self.language)
            raise _validation_error(error, message, self.language) from error

    def _value(self) -> str:
        return "" if self.data is None or is_nan(self.data) else str(self.data)


class CascadeField(_RegionField):
    """A region chosen in selects, from the provinsi down; its `data` is a `RegionCode`, or None without a choice.

    Without JavaScript it is a text field with the same validation. An empty field is refused; `Optional()` among the
    validators allows it. A code that was given to the form and is posted unchanged is accepted, also if it is no longer
    in force.

    Args:
        label: the label.
        validators: further validators.
        level: the level of the last select, which the code must have: 1 to 4.
        within: a code in any form that `parse` takes; the accepted codes lie below it by their digits.
        allow_retired: accept the codes of all editions, not only those in force.
        rules_only: check the digit rules only, not whether an edition has the code.
        message: the message to use instead of the library's message.
        lang: `"id"` or `"en"`, or a function that returns one of them; if None, the language is taken from the form's
            `Meta.locales`, and is Indonesian if there are none.
        url: the address of the JSON, or a function that returns it, such as `kodewilayah.contrib.flask.base_url`.
        kwargs: the options of every WTForms field.

    Raises:
        ValueError: if `level` is not a level, a code of this level cannot lie below `within`, or `lang` is not one of
            the two languages.
        InvalidCodeError: if `within` breaks a digit rule.

    >>> from wtforms import Form
    >>> class Address(Form):
    ...     village = CascadeField("Desa/Kelurahan")
    >>> form = Address(data={"village": "31.74.09.1002"})
    >>> form.village.region.name
    'Srengseng Sawah'
    """

    widget = CascadeWidget()


class RegionSearchField(_RegionField):
    """A region found by typing its name; otherwise as `CascadeField`. If `level` is None, any level is accepted.

    >>> from wtforms import Form
    >>> class Address(Form):
    ...     city = RegionSearchField(level=2, within="31")
    >>> form = Address(data={"city": "31.74"})
    >>> 'data-label="Kota Administrasi Jakarta Selatan, ' in form.city()
    True
    """

    widget = RegionSearchWidget()
