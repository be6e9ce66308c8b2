"""The app: what it is called, and what it adds to Django REST framework where that is installed."""

from importlib.util import find_spec

import pytest
from django.apps import apps
from django.utils import translation

from kodewilayah.contrib.django.apps import KodeWilayahConfig


def test_the_app_is_found_by_its_name_and_has_no_models() -> None:
    config = apps.get_app_config("kodewilayah")
    assert type(config) is KodeWilayahConfig
    assert config.name == "kodewilayah.contrib.django"
    assert list(config.get_models()) == []
    with translation.override("id"):
        assert str(config.verbose_name) == "Kode wilayah Indonesia"


@pytest.mark.skipif(find_spec("rest_framework") is None, reason="Django REST framework is not installed")
def test_model_serializers_take_the_fields_of_the_door() -> None:
    from rest_framework.serializers import ModelSerializer

    from kodewilayah.contrib import drf
    from kodewilayah.contrib.django.models import NikModelField, RegionCodeModelField

    mapping = ModelSerializer.serializer_field_mapping
    assert issubclass(mapping[RegionCodeModelField], drf.RegionCodeField)
    assert issubclass(mapping[NikModelField], drf.NikField)
