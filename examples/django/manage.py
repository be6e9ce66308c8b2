"""A registration form with a cascade and an identity number: `python examples/django/manage.py [PORT]`.

Settings, model, form, views and URLs are in this one file; your project would have several. The database is in a
temporary folder, which is deleted when the server stops.
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
    """Allow the browser to run and load only files of this site, and no inline scripts or styles."""

    def middleware(request):
        response = get_response(request)
        response.headers["Content-Security-Policy"] = POLICY
        return response

    return middleware


def configure(database):
    """Set up Django with a database file."""
    # Django finds the middleware and the URLs by this name, also if this file is run as a program.
    sys.modules.setdefault(APP, sys.modules[__name__])
    settings.configure(
        ALLOWED_HOSTS=["localhost", "127.0.0.1", "testserver"],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": database}},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        INSTALLED_APPS=["django.contrib.staticfiles", "kodewilayah.contrib.django", f"{APP}.Registration"],
        LANGUAGES=[("en", "English"), ("id", "Bahasa Indonesia")],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            # Indonesian or English, by the language of the browser.
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
        """Define the model, and the form and the views that use it; Django must be set up before."""
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
        # Other apps have a `models.py`. Without a module of models, `migrate` makes no table.
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

        # Django reads this attribute, because this module is the ROOT_URLCONF.
        sys.modules[APP].urlpatterns = [
            path("", register, name="register"),
            path("registered/<int:pk>/", registered, name="registered"),
            path("wilayah/", include("kodewilayah.contrib.django.urls")),
        ]


def main():
    """Make the table and serve, until the process is stopped."""
    port = sys.argv[1] if len(sys.argv) > 1 else "8000"
    with tempfile.TemporaryDirectory() as folder:
        configure(f"{folder}/registrations.sqlite3")
        execute_from_command_line(["manage.py", "migrate", "--run-syncdb", "--verbosity", "0"])
        # `--insecure` serves the static files without DEBUG. With DEBUG, error pages would show the user's input.
        execute_from_command_line(["manage.py", "runserver", port, "--noreload", "--insecure"])


if __name__ == "__main__":
    main()
