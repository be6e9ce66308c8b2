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
    """Lists the regions of one level that contain the codes of a field; only regions that occur in the rows.

    The field can be one of the model, or of a related model (`"customer__region"`). The rows are those of the admin's
    `get_queryset`. Regions that are no longer in force are listed too, and marked.
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
        # If the address has the parameter several times, Django passes the last value, or the list of all values.
        self.chosen: str | None = chosen[-1] if isinstance(chosen, list) else chosen
        self.codes = self._in_use(model_admin.get_queryset(request), self._above(request))

    def _above(self, request: Any) -> str | None:  # noqa: ARG002 - subclasses use it
        """Return the code of the region whose regions are listed, if another filter has chosen one."""
        return None

    def _dependent_filters(self) -> list[str]:
        """Return the parameters of the filters that are removed when this filter changes."""
        return []

    def _in_use(self, queryset: Any, above: str | None) -> list[RegionCode]:
        if above is not None and is_valid(above):
            queryset = queryset.filter(**{f"{self.field_path}__within": above})
        # A field of a model cannot have the name `kodewilayah__`.
        beginnings = queryset.order_by().annotate(kodewilayah__=Substr(self.field_path, 1, self._length))
        found = beginnings.values_list("kodewilayah__", flat=True).distinct()
        return sorted(RegionCode(text) for text in found if is_valid(text) and len(text) == self._length)

    def expected_parameters(self) -> list[str]:
        """Return the parameter that the filter has in the address."""
        return [self.parameter]

    def has_output(self) -> bool:
        """Tell whether there is a region to choose."""
        return bool(self.codes)

    def queryset(self, request: Any, queryset: Any) -> Any:  # noqa: ARG002 - as Django calls it
        """Return the rows in the chosen region.

        Raises:
            IncorrectLookupParameters: if the parameter is not a code; the admin then shows the list without the filter.
        """
        if self.chosen is None:
            return queryset
        try:
            return queryset.filter(**{f"{self.field_path}__within": self.chosen})
        except InvalidCodeError as error:
            raise IncorrectLookupParameters(error) from None

    def get_facet_counts(self, pk_attname: str, filtered_qs: Any) -> dict[str, Any]:  # noqa: ARG002 - as Django calls it
        """Return the expressions that count the rows of each region."""
        return {
            f"{number}__c": Count(pk_attname, filter=Q(**{f"{self.field_path}__within": code}))
            for number, code in enumerate(self.codes)
        }

    def choices(self, changelist: Any) -> Iterator[dict[str, Any]]:
        """Yield the choices, in code order."""
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
                "query_string": changelist.get_query_string({self.parameter: code}, self._dependent_filters()),
                "display": f"{_label(code)}{count}",
            }


class ProvinceListFilter(RegionListFilter):
    """Filters the rows by province."""

    level_name = gettext_lazy("province")
    _level = "province"
    _length = len("PP")

    def _dependent_filters(self) -> list[str]:
        # A kabupaten of another province would leave no rows, and the page would not show why.
        return [f"{self.field_path}__{RegencyListFilter._level}"]


class RegencyListFilter(RegionListFilter):
    """Filters the rows by kabupaten or kota.

    If a province is chosen in a `ProvinceListFilter` of the same field, only its kabupaten and kota are listed.
    """

    level_name = gettext_lazy("kabupaten or kota")
    _level = "regency"
    _length = len("PP.RR")

    def _above(self, request: Any) -> str | None:
        above: str | None = request.GET.get(f"{self.field_path}__{ProvinceListFilter._level}")
        return above


def _label(code: RegionCode) -> str:
    region = newest(code)
    if region is None:
        return code
    return region.name if exists(code) else _("%(name)s (no longer in force)") % {"name": region.name}
