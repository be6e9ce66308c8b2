"""Filters for the list of an admin: `list_filter = [("region", ProvinceListFilter), ("region", RegencyListFilter)]`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

from django.contrib.admin import FieldListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Count, Q
from django.db.models.functions import Substr
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kodewilayah import InvalidCodeError, RegionCode, exists, is_valid, newest


class RegionListFilter(FieldListFilter):
    """Lists the regions of one level in which the codes of a field lie; only those in use.

    For a field of the model, or of one that it relates to (`"customer__region"`). What is listed is what the admin's
    own `get_queryset` holds; codes that are no longer in force are listed too, and called so.
    """

    title: Any
    level_name: ClassVar[Any]
    _level: ClassVar[str]
    _length: ClassVar[int]

    def __init__(
        self, field: Any, request: Any, params: dict[str, Any], model: Any, model_admin: Any, field_path: str
    ) -> None:
        self.parameter = f"{field_path}__{self._level}"
        super().__init__(field, request, params, model, model_admin, field_path)
        self.title = format_lazy("{} ({})", self.title, self.level_name)
        chosen = self.used_parameters.get(self.parameter)
        # Django hands over the last of the values that the address has, or all of them.
        self.chosen: str | None = chosen[-1] if isinstance(chosen, list) else chosen
        self.codes = self._in_use(model_admin.get_queryset(request), self._above(request))

    def _above(self, request: Any) -> str | None:  # noqa: ARG002 - for those that look at it
        """Return a code below which those listed lie, where the address has one."""
        return None

    def _given_up(self) -> list[str]:
        """Return the names of filters that do not outlive another choice in this one."""
        return []

    def _in_use(self, queryset: Any, above: str | None) -> list[RegionCode]:
        if above is not None and is_valid(above):
            queryset = queryset.filter(**{f"{self.field_path}__within": above})
        # An alias that no field of a model can have.
        beginnings = queryset.order_by().annotate(kodewilayah__=Substr(self.field_path, 1, self._length))
        found = beginnings.values_list("kodewilayah__", flat=True).distinct()
        return sorted(RegionCode(each) for each in found if is_valid(each) and len(each) == self._length)

    def expected_parameters(self) -> list[str]:
        """Return the name that the filter has in the address."""
        return [self.parameter]

    def has_output(self) -> bool:
        """Tell whether there is anything to choose."""
        return bool(self.codes)

    def queryset(self, request: Any, queryset: Any) -> Any:  # noqa: ARG002 - as Django calls it
        """Return the rows in the chosen region.

        Raises:
            IncorrectLookupParameters: if what the address has is no code; the admin answers that without the filter.
        """
        if self.chosen is None:
            return queryset
        try:
            return queryset.filter(**{f"{self.field_path}__within": self.chosen})
        except InvalidCodeError as error:
            raise IncorrectLookupParameters(error) from None

    def get_facet_counts(self, pk_attname: str, filtered_qs: Any) -> dict[str, Any]:  # noqa: ARG002 - as Django calls it
        """Return what counts the rows of each region."""
        return {
            f"{number}__c": Count(pk_attname, filter=Q(**{f"{self.field_path}__within": code}))
            for number, code in enumerate(self.codes)
        }

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        """Yield what is listed, in code order."""
        counts = self.get_facet_queryset(changelist) if changelist.add_facets else None
        yield {
            "selected": self.chosen is None,
            "query_string": changelist.get_query_string(remove=[self.parameter]),
            "display": _("All"),
        }
        for number, code in enumerate(self.codes):
            count = "" if counts is None else f" ({counts[f'{number}__c']})"
            yield {
                "selected": self.chosen == code,
                "query_string": changelist.get_query_string({self.parameter: code}, self._given_up()),
                "display": f"{_called(code)}{count}",
            }


class ProvinceListFilter(RegionListFilter):
    """By province."""

    level_name = gettext_lazy("province")
    _level = "province"
    _length = len("PP")

    def _given_up(self) -> list[str]:
        # A kabupaten of another province would leave no rows, and be seen nowhere.
        return [f"{self.field_path}__{RegencyListFilter._level}"]


class RegencyListFilter(RegionListFilter):
    """By kabupaten and kota; only those of the province that is chosen in a `ProvinceListFilter` of the same field."""

    level_name = gettext_lazy("kabupaten or kota")
    _level = "regency"
    _length = len("PP.RR")

    def _above(self, request: Any) -> str | None:
        above: str | None = request.GET.get(f"{self.field_path}__{ProvinceListFilter._level}")
        return above


def _called(code: RegionCode) -> str:
    region = newest(code)
    if region is None:
        return code
    return region.name if exists(code) else _("%(name)s (no longer in force)") % {"name": region.name}
