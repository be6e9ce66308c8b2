"""The app, and its connection to Django REST framework."""

from importlib import import_module

from django.apps import AppConfig
from django.apps import apps as installed
from django.utils.translation import gettext_lazy as _


class KodeWilayahConfig(AppConfig):
    """Templates, static files, translations and template tags; no models.

    If Django REST framework is installed too, its `ModelSerializer` uses the serializer fields of
    `kodewilayah.contrib.drf` for the model fields of this app.
    """

    name = "kodewilayah.contrib.django"
    label = "kodewilayah"
    verbose_name = _("Region codes of Indonesia")

    def ready(self) -> None:
        """Make serializers validate in the same way as forms."""
        if installed.is_installed("rest_framework"):
            # Imported by name and only if needed: that module imports this app, and most projects do not use it.
            import_module("kodewilayah.contrib.drf").take_over()
