"""The app, and what it adds to its neighbours."""

from importlib import import_module

from django.apps import AppConfig
from django.apps import apps as installed
from django.utils.translation import gettext_lazy as _


class KodeWilayahConfig(AppConfig):
    """Templates, static files, translations and template tags; no models.

    Where Django REST framework is installed too, its `ModelSerializer` takes the serializer fields of
    `kodewilayah.contrib.drf` for the model fields of this app.
    """

    name = "kodewilayah.contrib.django"
    label = "kodewilayah"
    verbose_name = _("Region codes of Indonesia")

    def ready(self) -> None:
        """Let serializers judge as forms do."""
        if installed.is_installed("rest_framework"):
            # By name, as Django finds what rests on it: that door imports this one, and most projects do not need it.
            import_module("kodewilayah.contrib.drf").take_over()
