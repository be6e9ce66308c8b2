"""Form fields, with the validation of the model fields; they also work without a model."""

from __future__ import annotations

from abc import abstractmethod
from contextlib import suppress
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Model
from django.utils.functional import Promise

from kodewilayah import KodeWilayahError, Region, parse, parse_nik
from kodewilayah.contrib._rules import ask_to_pick, asks_to_pick, is_nan, refusal_of_name
from kodewilayah.contrib.django._texts import NikText, active_language
from kodewilayah.contrib.django.validators import NikValidator, RegionCodeValidator
from kodewilayah.contrib.django.widgets import CascadeWidget, RegionSearchWidget


class _JudgedField(forms.CharField):
    """Text that is validated if it is new; a value that the row of a `ModelForm` already has is accepted unchanged.

    Attributes:
        stored: the value that is accepted unchanged. A `ModelForm` sets it from its instance. In a plain form, set it
            on `form.fields[name]`, to a value from your own storage and never to a value from the request.
    """

    stored: str | None = None
    _judge: RegionCodeValidator | NikValidator

    def get_bound_field(self, form: Any, field_name: str) -> Any:
        """Return the bound field of a form; the value of the form's instance becomes `stored`."""
        instance = getattr(form, "instance", None)
        if isinstance(instance, Model) and not instance._state.adding:
            # A form can have fields that the model does not have.
            with suppress(FieldDoesNotExist):
                stored = instance._meta.get_field(field_name).value_from_object(instance)
                # An instance that was filled from a table may have a number, which no posted text can be.
                self.stored = stored if isinstance(stored, str) else None
        return super().get_bound_field(form, field_name)

    @abstractmethod
    def _read(self, text: str) -> str: ...

    def _refusal(self, value: object, error: ValidationError) -> ValidationError:  # noqa: ARG002 - subclasses use it
        """Return the error of the field for a refused value, with the field's own message if it has one."""
        message = self.error_messages.get(error.code)
        return error if message is None else ValidationError(message, error.code, error.params)

    def prepare_value(self, value: object) -> object:
        """Return the value that the widget shows; for NaN, which pandas has in an empty cell, nothing."""
        return None if is_nan(value) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether the posted value has another meaning than the initial one, not only another written form."""
        return super().has_changed(initial, data) and super().has_changed(self.to_python(initial), data)

    def to_python(self, value: object) -> Any:
        """Return the value that the text means, or the value itself, which `validate` then refuses.

        A number is not converted to text, because it may have lost digits.
        """
        if not isinstance(value, str | Promise | None):
            return value
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
        """Validate a new value.

        Raises:
            django.core.exceptions.ValidationError: if the value is refused; `code` is the reason of the library.
        """
        # Other objects are not compared with the empty values: the NA of pandas refuses it.
        if isinstance(value, str | None):
            super().validate(value)
            if value in self.empty_values or value is self.stored:
                return
        try:
            self._judge(value)
        except ValidationError as error:
            raise self._refusal(value, error) from None


class RegionCodeField(_JudgedField):
    """A region code in any form that `parse` takes; the cleaned value is a `RegionCode`.

    Args:
        level: the level that the code must have, 1 to 4; any, if None.
        allow_retired: accept the codes of all editions, not only those in force.
        **kwargs: the options of a `forms.CharField`; `error_messages` can have a message for each reason of the
            library.

    Raises:
        ValueError: if `level` is not a level.
    """

    _judge: RegionCodeValidator

    def __init__(self, *, level: int | None = None, allow_retired: bool = False, **kwargs: Any) -> None:
        self._judge = RegionCodeValidator(level, allow_retired)
        super().__init__(**kwargs)
        if isinstance(self.widget, CascadeWidget) and self.widget.depth is None:
            self.widget.depth = self._judge.level

    def prepare_value(self, value: object) -> object:
        """Return the value that the widget shows; for a `Region`, its code."""
        return super().prepare_value(_code(value))

    def to_python(self, value: object) -> Any:
        """Return the code that the text or the `Region` means, or the value itself, which `validate` then refuses."""
        return super().to_python(_code(value))

    def _read(self, text: str) -> str:
        return parse(text)

    def _refusal(self, value: object, error: ValidationError) -> ValidationError:
        widget = self.widget
        if isinstance(widget, CascadeWidget | RegionSearchWidget) and asks_to_pick(value, error.params):
            # Only regions that the widget offers are named.
            level = self._judge.level or getattr(widget, "level", None)
            facts = refusal_of_name(str(value), level, widget.within).params
            error = ValidationError(ask_to_pick(facts, active_language()), error.code, {**error.params, **facts})
        return super()._refusal(value, error)


def _code(value: object) -> object:
    return value.code if isinstance(value, Region) else value


class NikField(_JudgedField):
    """An identity number; the cleaned value is its 16 digits as `str`, with a masked `repr`.

    Args:
        min_age: the least age today, in whole years; any, if None.
        max_age: the greatest age today, in whole years; any, if None.
        require_known_region: refuse a kecamatan that no edition has.
        **kwargs: the options of a `forms.CharField`; `error_messages` can have a message for each reason of the
            library.

    Raises:
        ValueError: if an age is negative, or `min_age` exceeds `max_age`.
        TypeError: if an age is not an int.
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
        """Return the attributes of the input: a keyboard for digits, and no automatic completion."""
        return {**super().widget_attrs(widget), "inputmode": "numeric", "autocomplete": "off"}

    def _read(self, text: str) -> str:
        return NikText(parse_nik(text))
