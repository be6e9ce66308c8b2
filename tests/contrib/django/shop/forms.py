"""Forms of the app."""

from django import forms

from kodewilayah.contrib.django.forms import NikField, RegionCodeField
from kodewilayah.contrib.django.widgets import CascadeWidget, RegionSearchWidget
from tests.contrib.django.shop.models import Customer


class CustomerForm(forms.ModelForm):
    class Meta:
        model = Customer
        fields = ("name", "region", "birthplace", "nik")
        widgets = {"region": CascadeWidget(), "birthplace": RegionSearchWidget(level=2)}  # noqa: RUF012


class PlainForm(forms.Form):
    region = RegionCodeField(level=4, widget=CascadeWidget)
    nik = NikField(min_age=17, max_age=100, required=False)
