"""Model fields: text to the database, judged when it is new, kept as it is when a row has it already.

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
    """Reads what is assigned at once, so that an instance holds the same before and after it was saved."""

    def __set__(self, instance: models.Model, value: object) -> None:
        if type(value) in (str, self.field._means):
            value = self.field.to_python(value)
        instance.__dict__[self.field.attname] = value


class _JudgedField(models.CharField):
    """Text that is judged when it is new; what the row of an instance has already passes as it is."""

    descriptor_class = _ReadWhenSet
    # What may be assigned in place of its text.
    _means: ClassVar[type]
    _width: ClassVar[int]
    _judge: RegionCodeValidator | NikValidator

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", self._width)
        super().__init__(*args, **kwargs)
        # The judgement holds the length of what is new; what is stored may be longer, where a database lets it.
        self.validators[:] = [each for each in self.validators if not isinstance(each, MaxLengthValidator)]

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return what a migration holds: no choices, and nothing that is as usual."""
        name, path, args, kwargs = super().deconstruct()
        if kwargs["max_length"] == self._width:
            del kwargs["max_length"]
        return name, path, args, kwargs

    @abstractmethod
    def _read(self, text: str) -> str: ...

    def get_prep_value(self, value: object) -> object:
        """Return what the database stores or compares: plain text."""
        prepared = super().get_prep_value(value)
        # Not every driver knows what to do with a subclass.
        return str(prepared) if isinstance(prepared, str) else prepared

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Judge a value; one that the row of the instance holds already passes.

        Only for a value that would be refused is the row asked, by one query.

        Raises:
            django.core.exceptions.ValidationError: if it is refused; `code` is the library's reason.
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

    Any written form that `parse` takes can be assigned and looked up, and a `Region`. Only new input is judged: a code
    that a row has already, retired, unknown or malformed, is displayed and saved as it is; what is no canonical code is
    read as plain text. `get_<name>_region()` of an instance returns the `Region`, of the edition in force or else of
    the newest that has the code, or None. `<name>__within=` finds a region, given as code or `Region`, and all below.

    Args:
        level: the level that a code must have, 1 to 4; any, if None.
        allow_retired: take new codes that any edition has had, not only those in force.
        *args: those of a `CharField`.
        **kwargs: those of a `CharField`; `max_length` is 13 where none is given.

    Raises:
        ValueError: if `level` is no level.
    """

    description = _("Region code")
    _means = Region
    _width = _CODE_LENGTH

    def __init__(self, *args: Any, level: int | None = None, allow_retired: bool = False, **kwargs: Any) -> None:
        self.level = None if level is None else int(Level(level))
        self.allow_retired = allow_retired
        self._judge = RegionCodeValidator(level, allow_retired)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Return what a migration holds: no choices, and nothing that is as usual."""
        name, path, args, kwargs = super().deconstruct()
        if self.level is not None:
            kwargs["level"] = self.level
        if self.allow_retired:
            kwargs["allow_retired"] = True
        return name, path, args, kwargs

    def db_parameters(self, connection: Any) -> dict[str, Any]:
        """Return the type of the column; on PostgreSQL with the collation in which codes are in code order."""
        parameters: dict[str, Any] = super().db_parameters(connection)
        if connection.vendor == "postgresql" and self.db_collation is None:
            # Elsewhere than here, a plain index cannot answer a prefix: other collations pass over the dots.
            parameters["collation"] = "C"
        return parameters

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        """Add the field to a model, and `get_<name>_region()` where the model has none of its own."""
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
        """Return what a row holds: a `RegionCode`, or the text as it is where that is no canonical code."""
        if value is None:
            return None
        read = self._read(value)
        return read if isinstance(read, RegionCode) and read == value else StoredText(value)

    def to_python(self, value: object) -> str | None:
        """Return a code for any written form of it; text that is none as it is, for `validate` to judge.

        Raises:
            django.core.exceptions.ValidationError: if it is neither text nor a `Region`.
        """
        if isinstance(value, Region):
            return value.code
        if value is None or isinstance(value, RegionCode | StoredText):
            return value
        if isinstance(value, str):
            return self._read(value)
        self._judge(value)
        raise AssertionError(value)  # pragma: no cover - what is not text is always refused

    def formfield(self, **kwargs: Any) -> Any:
        """Return the form field: `forms.RegionCodeField` with the options of this one."""
        options = {"level": self.level, "allow_retired": self.allow_retired, "max_length": None}
        return super().formfield(**{"form_class": forms.RegionCodeField, **options, **kwargs})


def _region_of(instance: models.Model, field: RegionCodeModelField) -> Region | None:
    return newest(field.value_from_object(instance))


@RegionCodeModelField.register_lookup
class Within(Lookup):
    """`<name>__within="31.74"`: the region and all below it; by a range of the prefix, which an index answers.

    Raises:
        InvalidCodeError: if the right side breaks a digit rule, or is an expression and not text.
    """

    lookup_name = "within"
    prepare_rhs = False

    def get_prep_lookup(self) -> str:
        """Return the code of the right side."""
        place = self.rhs
        return str(place.code if isinstance(place, Region) else parse(place))

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the condition: between the dot after the code and the sign that follows the dot in ASCII."""
        column, params = self.process_lhs(compiler, connection)
        sql = f"({column} = %s OR ({column} >= %s AND {column} < %s))"
        return sql, (*params, self.rhs, *params, f"{self.rhs}.", *params, f"{self.rhs}/")

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """Return the condition as a prefix: right in every collation, and made that same range where an index can."""
        column, params = self.process_lhs(compiler, connection)
        return f"({column} = %s OR {column} LIKE %s)", (*params, self.rhs, *params, f"{self.rhs}.%")


class NikModelField(_JudgedField):
    """An identity number: stored as 16 digits, read as `str` whose `repr` is masked.

    Spaces, dots and hyphens between digits may be assigned and are not stored. Only new input is judged: what a row has
    already is displayed and saved as it is. It is personal data: what the field can and cannot hide stands in the page
    of the Django door.

    Args:
        *args: those of a `CharField`.
        **kwargs: those of a `CharField`; `max_length` is 16 where none is given.
    """

    description = _("Identity number (NIK)")
    _means = Nik
    _width = _NIK_LENGTH
    _judge = NikValidator()

    def _read(self, text: str) -> str:
        try:
            return NikText(parse_nik(text))
        except KodeWilayahError:
            return NikText(text)

    def from_db_value(self, value: str | None, *_: object) -> str | None:
        """Return what a row holds, as it is, as text whose `repr` is masked."""
        return None if value is None else NikText(value)

    def to_python(self, value: object) -> str | None:
        """Return the 16 digits for any written form of them; text that is no number as it is, for `validate` to judge.

        Raises:
            django.core.exceptions.ValidationError: if it is neither text nor a `Nik`.
        """
        if isinstance(value, Nik):
            return NikText(value)
        if value is None or isinstance(value, NikText):
            return value
        if isinstance(value, str):
            return self._read(value) if value else value
        self._judge(value)
        raise AssertionError  # pragma: no cover - what is not text is always refused

    def formfield(self, **kwargs: Any) -> Any:
        """Return the form field: `forms.NikField`."""
        return super().formfield(**{"form_class": forms.NikField, "max_length": None, **kwargs})
