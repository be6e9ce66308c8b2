"""Model fields: text in the database, validated if it is new, kept unchanged if the row already has it.

There are no models here, and no table of regions.
"""

from __future__ import annotations

from abc import abstractmethod
from functools import partialmethod
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models.lookups import Lookup
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _

from kodewilayah import InvalidCodeError, KodeWilayahError, Level, Nik, Region, RegionCode, newest, parse, parse_nik
from kodewilayah.contrib.django import forms
from kodewilayah.contrib.django._texts import NikText, StoredText
from kodewilayah.contrib.django.validators import NikValidator, RegionCodeValidator

_CODE_LENGTH = len("PP.RR.DD.VVVV")
_NIK_LENGTH = 16


class _ReadWhenSet(DeferredAttribute):
    """Converts a value when it is assigned, so that an instance has the same value before and after it is saved."""

    def __set__(self, instance: models.Model, value: object) -> None:
        if type(value) is str or type(value) is self.field._object_type:
            value = self.field.to_python(value)
        instance.__dict__[self.field.attname] = value


class _JudgedField(models.CharField):
    """Text that is validated if it is new; a value that the row of an instance already has is accepted unchanged."""

    descriptor_class = _ReadWhenSet
    # The type of the objects that can be assigned instead of text.
    _object_type: ClassVar[type]
    _width: ClassVar[int]
    _judge: RegionCodeValidator | NikValidator

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", self._width)
        super().__init__(*args, **kwargs)
        # The validation of new text includes its length. Stored text may be longer, if the database allows it.
        self.validators[:] = [check for check in self.validators if not isinstance(check, MaxLengthValidator)]

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return the field as a migration writes it, without options that have their default."""
        name, path, args, kwargs = super().deconstruct()
        if kwargs["max_length"] == self._width:
            del kwargs["max_length"]
        return name, path, args, kwargs

    @abstractmethod
    def _read(self, text: str) -> str: ...

    def get_prep_value(self, value: object) -> object:
        """Return the value for the database: plain text."""
        prepared = super().get_prep_value(value)
        # Some database drivers do not accept a subclass of `str`.
        return str(prepared) if isinstance(prepared, str) else prepared

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Validate a value; a value that the row of the instance already has is accepted.

        The row is read, by one query, only if the value would be refused.

        Raises:
            django.core.exceptions.ValidationError: if the value is refused; `code` is the reason of the library.
        """
        super().validate(value, model_instance)
        if value in self.empty_values or not self.editable:
            return
        try:
            self._judge(value)
        except ValidationError as error:
            if not self._is_in_row(value, model_instance):
                message = self.error_messages.get(error.code)
                raise (error if message is None else ValidationError(message, error.code, error.params)) from None

    def _is_in_row(self, value: object, instance: models.Model | None) -> bool:
        if instance is None or instance._state.adding:
            return False
        rows = type(instance)._base_manager.using(instance._state.db).filter(pk=instance.pk)
        return value in rows.values_list(self.attname, flat=True)


class RegionCodeModelField(_JudgedField):
    """A region code: stored as dotted text, read as `RegionCode`.

    A code in any form that `parse` takes, or a `Region`, can be assigned and looked up. Only new input is validated: a
    code that a row already has is displayed and saved unchanged, also if it is retired, unknown or malformed. Text that
    is not a canonical code is read as plain text.

    An instance has the method `get_<name>_region()`. It returns the `Region` in force, or the one of the newest edition
    that has the code, or None. The lookup `<name>__within=` takes a code or a `Region`, and finds this region and all
    regions below it.

    Args:
        level: the level that the code must have, 1 to 4; any, if None.
        allow_retired: accept new codes of all editions, not only those in force.
        *args: the arguments of a `CharField`.
        **kwargs: the options of a `CharField`; the default of `max_length` is 13.

    Raises:
        ValueError: if `level` is not a level.
    """

    description = _("Region code")
    _object_type = Region
    _width = _CODE_LENGTH

    def __init__(self, *args: Any, level: int | None = None, allow_retired: bool = False, **kwargs: Any) -> None:
        self.level = None if level is None else int(Level(level))
        self.allow_retired = allow_retired
        self._judge = RegionCodeValidator(level, allow_retired)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return the field as a migration writes it, without options that have their default."""
        name, path, args, kwargs = super().deconstruct()
        if self.level is not None:
            kwargs["level"] = self.level
        if self.allow_retired:
            kwargs["allow_retired"] = True
        return name, path, args, kwargs

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        """Return the type of the column; on PostgreSQL with the collation that sorts codes in code order."""
        parameters: dict[str, Any] = super().db_parameters(connection)
        if connection.vendor == "postgresql" and self.db_collation is None:
            # With another collation, which ignores the dots, a plain index cannot be used to find a prefix.
            parameters["collation"] = "C"
        return parameters

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        """Add the field to a model, and the method `get_<name>_region()` if the model does not define it."""
        super().contribute_to_class(cls, name, private_only)
        method = f"get_{self.name}_region"
        if method not in cls.__dict__:
            setattr(cls, method, partialmethod(_region_of, field=self))

    def _read(self, text: str) -> str:
        try:
            return parse(text)
        except InvalidCodeError:
            return text

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        """Return the value of a row: a `RegionCode`, or the unchanged text if it is not a canonical code."""
        if value is None:
            return None
        read = self._read(value)
        return read if isinstance(read, RegionCode) and read == value else StoredText(value)

    def to_python(self, value: object) -> str | None:
        """Return the code that a text means, or the text itself, which `validate` then refuses.

        Raises:
            django.core.exceptions.ValidationError: if the value is neither text nor a `Region`.
        """
        if isinstance(value, Region):
            return value.code
        if value is None or isinstance(value, RegionCode | StoredText):
            return value
        if isinstance(value, str):
            return self._read(value)
        self._judge(value)
        raise AssertionError(value)  # pragma: no cover - a value that is not text is always refused

    def formfield(self, **kwargs: Any) -> Any:
        """Return the form field: a `forms.RegionCodeField` with the options of this field."""
        options = {"level": self.level, "allow_retired": self.allow_retired, "max_length": None}
        return super().formfield(**{"form_class": forms.RegionCodeField, **options, **kwargs})


def _region_of(instance: models.Model, field: RegionCodeModelField) -> Region | None:
    return newest(field.value_from_object(instance))


@RegionCodeModelField.register_lookup
class Within(Lookup):
    """`<name>__within="31.74"`: the region and all regions below it, as a range, for which an index can be used.

    Raises:
        InvalidCodeError: if the right side breaks a digit rule, or is an expression.
    """

    lookup_name = "within"
    prepare_rhs = False

    def get_prep_lookup(self) -> str:
        """Return the code of the right side."""
        return str(self.rhs.code if isinstance(self.rhs, Region) else parse(self.rhs))

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the condition: the code, or a text from the code with a dot to the code with a slash.

        The slash follows the dot in ASCII.
        """
        column, params = self.process_lhs(compiler, connection)
        sql = f"({column} = %s OR ({column} >= %s AND {column} < %s))"
        return sql, (*params, self.rhs, *params, f"{self.rhs}.", *params, f"{self.rhs}/")

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the condition as a prefix, which is correct in every collation.

        PostgreSQL itself converts it to the same range if an index can be used.
        """
        column, params = self.process_lhs(compiler, connection)
        return f"({column} = %s OR {column} LIKE %s)", (*params, self.rhs, *params, f"{self.rhs}.%")


class NikModelField(_JudgedField):
    """An identity number: stored as 16 digits, read as `str` whose `repr` is masked.

    Spaces, dots and hyphens between the digits can be assigned and are not stored. Only new input is validated: a value
    that a row already has is displayed and saved unchanged. An identity number is personal data: `docs/django.md`
    describes what the field can and cannot hide.

    Args:
        *args: the arguments of a `CharField`.
        **kwargs: the options of a `CharField`; the default of `max_length` is 16.
    """

    description = _("Identity number (NIK)")
    _object_type = Nik
    _width = _NIK_LENGTH
    _judge = NikValidator()

    def _read(self, text: str) -> str:
        try:
            return NikText(parse_nik(text))
        except KodeWilayahError:
            return NikText(text)

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        """Return the unchanged value of a row, as text whose `repr` is masked."""
        return None if value is None else NikText(value)

    def to_python(self, value: object) -> str | None:
        """Return the 16 digits of a number, or the text itself, which `validate` then refuses.

        Raises:
            django.core.exceptions.ValidationError: if the value is neither text nor a `Nik`.
        """
        if isinstance(value, Nik):
            return NikText(value)
        if value is None or isinstance(value, NikText):
            return value
        if isinstance(value, str):
            return self._read(value) if value else value
        self._judge(value)
        raise AssertionError  # pragma: no cover - a value that is not text is always refused

    def formfield(self, **kwargs: Any) -> Any:
        """Return the form field: a `forms.NikField`."""
        return super().formfield(**{"form_class": forms.NikField, "max_length": None, **kwargs})
