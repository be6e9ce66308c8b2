"""The admin of the app."""

from django.contrib import admin

from kodewilayah.contrib.django.admin import ProvinceListFilter, RegencyListFilter
from kodewilayah.contrib.django.models import RegionCodeModelField
from kodewilayah.contrib.django.widgets import CascadeWidget
from tests.contrib.django.shop.models import Customer, Order


@admin.register(Customer)
class CustomerAdmin(admin.ModelAdmin):
    list_display = ("name", "region", "nik")
    list_filter = (("region", ProvinceListFilter), ("region", RegencyListFilter))
    search_fields = ("region",)
    formfield_overrides = {RegionCodeModelField: {"widget": CascadeWidget}}  # noqa: RUF012
    show_facets = admin.ShowFacets.ALLOW


@admin.register(Order)
class OrderAdmin(admin.ModelAdmin):
    list_filter = (("customer__region", ProvinceListFilter),)
