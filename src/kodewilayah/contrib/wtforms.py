"""The door to WTForms: validators and fields for region codes, and a validator of identity numbers.

`pip install "kodewilayah[wtforms]"`. Messages are the library's, in the form's language; `docs/flask.md` tells more.
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
from kodewilayah.contrib._missing import explain
from kodewilayah.contrib._rules import UNPICKED, CodeRules, is_unpicked

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

__all__ = ["CascadeField", "CascadeWidget", "Nik", "RegionCode", "RegionSearchField", "RegionSearchWidget"]

_LANGUAGES: Mapping[str, Language] = {"id": "id", "in": "id", "en": "en"}


def _language(meta: object, lang: str | Callable[[], str] | None) -> Language:
    """Return the language of the messages: the option's, or else the first of `Meta.locales` that the library speaks.

    Where a form names no locale it is Indonesian, the language of those who have these codes; where it names others,
    English.
    """
    if lang is not None:
        named: Sequence[str] = [lang() if callable(lang) else lang]
    else:
        named = getattr(meta, "locales", None) or ["id"]
    return next((spoken for spoken in map(_spoken, named) if spoken is not None), "en")


def _spoken(name: object) -> Language | None:
    return _LANGUAGES.get(str(name).replace("_", "-").partition("-")[0].lower())


def _judge_language(lang: str | Callable[[], str] | None) -> str | Callable[[], str] | None:
    if lang is not None and not callable(lang) and _spoken(lang) is None:
        raise ValueError(f"{lang!r} is not a language of these messages; there are 'id' and 'en'")
    return lang


def _refuse(error: KodeWilayahError, message: object, language: Language) -> ValidationError:
    return ValidationError(error.message(language) if message is None else cast("str", message))


def _is_stored(field: Field, text: object) -> bool:
    """Tell whether what was posted is what the object already held; only new input is judged.

    Only for a posted form: whoever hands JSON to `data=` asks for a judgement of that.
    """
    stored = field.object_data
    return bool(field.raw_data) and bool(stored) and _plain(stored) == _plain(text)


def _plain(value: object) -> str:
    text = str(value.code if isinstance(value, Region) else value).strip()
    try:
        return str(parse(text))
    except InvalidCodeError:
        return text


class RegionCode:
    """Validator: the field holds a region code. It leaves the dotted form in `field.data`, as a `RegionCode`.

    A code that the form was given (`obj=`, `data=`) and that is posted again unchanged passes, whatever has become of
    it. An empty field is refused; put `Optional()` before it where the code may be left out.

    Args:
        level: the level that the code must have, 1 to 4; any, if None.
        within: a code below which it must lie by its digits.
        allow_retired: take what any edition has had, not only what is in force.
        message: what to say instead of the library's message.
        rules_only: ask the digit rules only.
        lang: `"id"` or `"en"`, or a function that returns it; if None, the form's `Meta.locales` decide, and
            Indonesian where there are none.

    Raises:
        ValueError: if `level` is no level, none of that level can lie below `within`, or `lang` is neither language.
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
        self.lang = _judge_language(lang)

    def __call__(self, form: BaseForm, field: Field) -> None:
        """Judge the field.

        Raises:
            ValidationError: if it is refused.
        """
        text = "" if field.data is None else field.data
        if _is_stored(field, text):
            return
        try:
            field.data = self.rules.judge(text)
        except KodeWilayahError as error:
            raise _refuse(error, self.message, _language(form.meta, self.lang)) from error


class Nik:
    """Validator: the field holds an identity number. It leaves the 16 digits in `field.data`.

    An empty field is refused; put `Optional()` before it where the number may be left out.

    Args:
        message: what to say instead of the library's message.
        min_age: the least age in whole years; any, if None.
        max_age: the greatest.
        require_known_region: refuse a kecamatan that no edition has.
        region: a code that the kecamatan must be or lie below.
        lang: as for `RegionCode`.

    Raises:
        ValueError, TypeError: for ages that `parse_nik` does not take, or if `lang` is neither language.
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
        self.options: dict[str, Any] = {
            "min_age": min_age,
            "max_age": max_age,
            "require_known_region": require_known_region,
            "region": region,
        }
        # Options that no number can fit are told of when the form is written, not when somebody fills it in.
        is_valid_nik("", **self.options)
        self.message = message
        self.lang = _judge_language(lang)

    def __call__(self, form: BaseForm, field: Field) -> None:
        """Judge the field.

        Raises:
            ValidationError: if it is refused; no message shows birth date or serial.
        """
        try:
            field.data = str(parse_nik("" if field.data is None else field.data, **self.options))
        except KodeWilayahError as error:
            # Without the cause, whose frames hold the number: a report of errors may print them.
            raise _refuse(error, self.message, _language(form.meta, self.lang)) from None


class _RegionWidget(TextInput):
    """A text field in an element that the script finds; it stays a text field where no script runs."""

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
        # Escaped by WTForms, which says so only since 3.2.
        around = Markup(html_params(**attributes))
        return Markup("<div {}>{}</div>").format(around, super().__call__(field, **kwargs))

    @abstractmethod
    def attributes(self, field: _RegionField) -> dict[str, str]:
        """Return what else the element tells the script."""


class CascadeWidget(_RegionWidget):
    """The selects from provinsi to the level of the field; the default of `CascadeField`.

    >>> CascadeWidget().name
    'cascade'
    """

    name = "cascade"

    def attributes(self, field: _RegionField) -> dict[str, str]:
        """Return depth and place, and the name of a stored code that is not in force and so stands in no select."""
        rules = field.rules
        shown = {"data-depth": str(int(rules.level or Level.VILLAGE)), "data-within": str(rules.within or "")}
        return shown | ({"data-retired": field.label_of_value} if field.is_out_of_force else {})


class RegionSearchWidget(_RegionWidget):
    """The field in which somebody types a name; the default of `RegionSearchField`.

    >>> RegionSearchWidget().name
    'search'
    """

    name = "search"

    def attributes(self, field: _RegionField) -> dict[str, str]:
        """Return where the script is to look, and what the initial value is called."""
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
        self._lang = _judge_language(lang)
        self._url = url

    @property
    def url(self) -> str:
        """Where the script asks: with a slash at the end."""
        url = self._url() if callable(self._url) else self._url
        return url.rstrip("/") + "/"

    @property
    def language(self) -> Language:
        """The language of labels and messages."""
        return _language(self.meta, self._lang)

    @property
    def region(self) -> Region | None:
        """The region of the value: of the edition in force, or else of the newest that has it; None where none has."""
        return newest(self.data)

    @property
    def is_out_of_force(self) -> bool:
        """Whether the value is a code that was in force, or one that the object held and no edition has."""
        return bool(self.data) and not exists(self.data) and (self.region is not None or self._is_as_stored)

    @property
    def label_of_value(self) -> str:
        """What to show for the value: the full name, the value itself where it was stored and has none, or nothing."""
        if self.region is not None:
            return self.region.full_name
        return str(self.data) if self._is_as_stored else ""

    @property
    def _is_as_stored(self) -> bool:
        return bool(self.data) and bool(self.object_data) and _plain(self.data) == _plain(self.object_data)

    def process_data(self, value: Any) -> None:
        super().process_data(value.code if isinstance(value, Region) else value)

    def process_formdata(self, valuelist: list[Any]) -> None:
        if valuelist:
            text = str(valuelist[0]).strip()
            try:
                self.data = parse(text)
            except InvalidCodeError:
                self.data = text or None

    def pre_validate(self, form: BaseForm) -> None:  # noqa: ARG002 - as WTForms calls it
        text = "" if self.data is None else self.data
        if _is_stored(self, text):
            return
        if is_unpicked(text):
            raise ValidationError(UNPICKED[self.language] if self._message is None else self._message)
        try:
            self.data = self.rules.judge(text)
        except KodeWilayahError as error:
            raise _refuse(error, self._message, self.language) from error

    def _value(self) -> str:
        return "" if self.data is None else str(self.data)


class CascadeField(_RegionField):
    """A region picked from provinsi down; its `data` is a `RegionCode`, and None where nothing was picked.

    Without JavaScript it is a text field, judged alike. An empty one is refused; `Optional()` among the validators
    allows it. A code that the form was given and that is posted again unchanged passes, whatever has become of it.

    Args:
        label: the label.
        validators: further validators.
        level: how deep to pick, and the level that a code must have: 1 to 4.
        within: a code below which it must lie by its digits.
        allow_retired: take what any edition has had, not only what is in force.
        rules_only: ask the digit rules only.
        message: what to say instead of the library's message.
        lang: `"id"` or `"en"`, or a function that returns it; if None, the form's `Meta.locales` decide, and
            Indonesian where there are none.
        url: where the JSON is served, or a function that returns it, such as `kodewilayah.contrib.flask.base_url`.
        kwargs: what every WTForms field takes.

    Raises:
        ValueError: if `level` is no level, none of that level can lie below `within`, or `lang` is neither language.
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
    """A region found by typing its name; otherwise as `CascadeField`. Any level, if `level` is None.

    >>> from wtforms import Form
    >>> class Address(Form):
    ...     city = RegionSearchField(level=2, within="31")
    >>> form = Address(data={"city": "31.74"})
    >>> 'data-label="Kota Administrasi Jakarta Selatan, Daerah Khusus Ibukota Jakarta"' in form.city()
    True
    """

    widget = RegionSearchWidget()
