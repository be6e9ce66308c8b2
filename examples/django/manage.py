"""A registration form with a cascade and an identity number: `python examples/django/manage.py [PORT]`.

Settings, model, form, page and addresses in one file, which a project of yours would have in several. It makes its own
database in a temporary folder, and forgets it when it ends.
"""

import sys
import tempfile
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.core.management import execute_from_command_line
from django.core.management.utils import get_random_secret_key

HERE = Path(__file__).parent
APP = "registration"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'"


def strict(get_response):
    """Let the browser run and load nothing but the files of this site: nothing inline, and nothing of others."""

    def middleware(request):
        response = get_response(request)
        response.headers["Content-Security-Policy"] = POLICY
        return response

    return middleware


def configure(database):
    """Set up Django with a database file."""
    # Under one name, whether this file is run or imported: Django looks the middleware and the addresses up by it.
    sys.modules.setdefault(APP, sys.modules[__name__])
    settings.configure(
        ALLOWED_HOSTS=["localhost", "127.0.0.1", "testserver"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=["django.contrib.staticfiles", "kodewilayah.contrib.django", f"{APP}.Registration"],
        LANGUAGES=[("en", "English"), ("id", "Bahasa Indonesia")],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            # Indonesian or English, as the browser asks.
            "django.middleware.locale.LocaleMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            f"{APP}.strict",
        ],
        ROOT_URLCONF=APP,
        SECRET_KEY=get_random_secret_key(),
        STATIC_URL="/static/",
        STATICFILES_DIRS=[HERE / "static"],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [HERE / "templates"],
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": ["django.template.context_processors.i18n"]},
            }
        ],
    )

    import django

    django.setup()


class Registration(AppConfig):
    """The app of this file."""

    name = APP
    path = str(HERE)
    default_auto_field = "django.db.models.BigAutoField"

    def import_models(self):
        """Make the model, now that Django is ready for it; and what rests on it."""
        from django import forms
        from django.db import models
        from django.shortcuts import redirect, render
        from django.urls import include, path
        from django.utils.translation import get_language

        from kodewilayah.contrib.django.models import NikModelField, RegionCodeModelField
        from kodewilayah.contrib.django.widgets import CascadeWidget

        class Person(models.Model):
            name = models.CharField(max_length=100)
            region = RegionCodeModelField(level=4, db_index=True)
            nik = NikModelField(unique=True)

            class Meta:
                app_label = APP

        super().import_models()
        # What an app has in its `models.py`; without it `migrate` makes no table.
        self.models_module = sys.modules[APP]

        class PersonForm(forms.ModelForm):
            class Meta:
                model = Person
                fields = ("name", "region", "nik")
                widgets = {"region": CascadeWidget()}  # noqa: RUF012

            def __init__(self, *args, **kwargs):
                super().__init__(*args, **kwargs)
                indonesian = get_language() == "id"
                labels = ("Nama", "Tempat tinggal", "NIK") if indonesian else ("Name", "Place of residence", "NIK")
                for field, label in zip(self.fields.values(), labels, strict=True):
                    field.label = label

        def register(request):
            form = PersonForm(request.POST or None)
            if request.method == "POST" and form.is_valid():
                return redirect("registered", form.save().pk)
            return render(request, "register.html", {"form": form})

        def registered(request, pk):
            return render(request, "registered.html", {"person": Person.objects.get(pk=pk)})

        # Read as this module's `urlpatterns`, for it is the ROOT_URLCONF.
        sys.modules[APP].urlpatterns = [
            path("", register, name="register"),
            path("registered/<int:pk>/", registered, name="registered"),
            path("wilayah/", include("kodewilayah.contrib.django.urls")),
        ]


def main():
    """Make the table and serve until it is stopped."""
    port = sys.argv[1] if len(sys.argv) > 1 else "8000"
    with tempfile.TemporaryDirectory() as folder:
        configure(f"{folder}/registrations.sqlite3")
        execute_from_command_line(["manage.py", "migrate", "--run-syncdb", "--verbosity", "0"])
        # `--insecure` serves the static files without DEBUG, whose pages would show what was typed.
        execute_from_command_line(["manage.py", "runserver", port, "--noreload", "--insecure"])


if __name__ == "__main__":
    main()
