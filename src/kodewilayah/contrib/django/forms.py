"""Form fields: judged as the model fields are, also without a model."""

from __future__ import annotations

from abc import abstractmethod
from contextlib import suppress
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Model

from kodewilayah import KodeWilayahError, Region, parse, parse_nik
from kodewilayah.contrib._rules import UNPICKED, is_unpicked
from kodewilayah.contrib.django._texts import NikText, active_language
from kodewilayah.contrib.django.validators import NikValidator, RegionCodeValidator
from kodewilayah.contrib.django.widgets import CascadeWidget, RegionSearchWidget


class _JudgedField(forms.CharField):
    """Text that is judged when it is new; what the row of a `ModelForm` has already passes as it is.

    Attributes:
        stored: what passes as it is, and is not judged. A `ModelForm` sets it from its instance; in a plain form set it
            on `form.fields[name]`, to a value from your own storage and never to one from the request.
    """

    stored: str | None = None
    _judge: RegionCodeValidator | NikValidator

    def get_bound_field(self, form: Any, field_name: str) -> Any:
        """Return the field as a form shows it, having looked at what the form's instance holds."""
        instance = getattr(form, "instance", None)
        if isinstance(instance, Model) and not instance._state.adding:
            # Not every field of a form is one of the model.
            with suppress(FieldDoesNotExist):
                self.stored = instance._meta.get_field(field_name).value_from_object(instance)
        return super().get_bound_field(form, field_name)

    @abstractmethod
    def _read(self, text: str) -> str: ...

    def _instead(self, text: str) -> str | None:  # noqa: ARG002 - for those that look at it
        """Return what to say of a text in place of the library's message; None for that."""
        return None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether what was posted means something else than the initial value, however both are written."""
        return super().has_changed(initial, data) and super().has_changed(self.to_python(initial), data)

    def to_python(self, value: object) -> Any:
        """Return what the text means, or the text itself, for `validate` to judge."""
        text = super().to_python(value)
        if text in self.empty_values:
            return text
        if self.stored is not None and text == self.stored.strip():
            return self.stored
        try:
            return self._read(text)
        except KodeWilayahError:
            return text

    def validate(self, value: Any) -> None:
        """Judge what is new.

        Raises:
            django.core.exceptions.ValidationError: if it is refused; `code` is the library's reason.
        """
        super().validate(value)
        if value in self.empty_values or value is self.stored:
            return
        try:
            self._judge(value)
        except ValidationError as error:
            message = self.error_messages.get(error.code) or self._instead(value)
            raise (error if message is None else ValidationError(message, error.code, error.params)) from None


class RegionCodeField(_JudgedField):
    """A region code in any written form; the cleaned value is a `RegionCode`.

    Args:
        level: the level that a code must have, 1 to 4; any, if None.
        allow_retired: take what any edition has had, not only what is in force.
        **kwargs: those of a `forms.CharField`; `error_messages` may be given for each reason of the library.

    Raises:
        ValueError: if `level` is no level.
    """

    def __init__(self, *, level: int | None = None, allow_retired: bool = False, **kwargs: Any) -> None:
        self._judge = RegionCodeValidator(level, allow_retired)
        super().__init__(**kwargs)
        if isinstance(self.widget, CascadeWidget) and self.widget.depth is None:
            self.widget.depth = self._judge.level

    def prepare_value(self, value: object) -> object:
        """Return what the widget shows: of a `Region` the code, else what was typed or stored."""
        return value.code if isinstance(value, Region) else value

    def to_python(self, value: object) -> Any:
        """Return what the text, or the `Region`, means, or the text itself, for `validate` to judge."""
        return super().to_python(self.prepare_value(value))

    def _read(self, text: str) -> str:
        return parse(text)

    def _instead(self, text: str) -> str | None:
        picked = isinstance(self.widget, CascadeWidget | RegionSearchWidget)
        return UNPICKED[active_language()] if picked and is_unpicked(text) else None


class NikField(_JudgedField):
    """An identity number; the cleaned value is its 16 digits as `str`, with a masked `repr`.

    Args:
        min_age: the least age today, in whole years; any, if None.
        max_age: the greatest; any, if None.
        require_known_region: refuse a kecamatan that no edition has.
        **kwargs: those of a `forms.CharField`; `error_messages` may be given for each reason of the library.

    Raises:
        ValueError: if an age is negative, or `min_age` exceeds `max_age`.
        TypeError: if an age is no int.
    """

    def __init__(
        self,
        *,
        min_age: int | None = None,
        max_age: int | None = None,
        require_known_region: bool = False,
        **kwargs: Any,
    ) -> None:
        self._judge = NikValidator(min_age, max_age, require_known_region)
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Return what the input says to the browser: digits, and nothing to remember."""
        return {**super().widget_attrs(widget), "inputmode": "numeric", "autocomplete": "off"}

    def _read(self, text: str) -> str:
        return NikText(parse_nik(text))
