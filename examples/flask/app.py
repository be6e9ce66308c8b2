"""A registration form with a cascade of regions, a search and an identity number, in Indonesian and English.

`python examples/flask/app.py` serves it on http://127.0.0.1:5000/; you can add another port.
"""

from __future__ import annotations

import secrets
import sys
from typing import Any, ClassVar

from flask import Flask, Response, abort, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response as AnyResponse
from wtforms import Form, StringField
from wtforms.csrf.session import SessionCSRF
from wtforms.validators import InputRequired, Length, Optional

from kodewilayah import Nik, parse_nik
from kodewilayah.contrib import flask as wilayah
from kodewilayah.contrib.wtforms import CascadeField, RegionSearchField
from kodewilayah.contrib.wtforms import Nik as NikValidator

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
TEXTS = {
    "id": {
        "title": "Pendaftaran",
        "name": "Nama lengkap",
        "nik": "NIK",
        "village": "Desa/kelurahan tempat tinggal",
        "birthplace": "Kabupaten/kota kelahiran (boleh kosong)",
        "submit": "Daftar",
        "stored": "Data tersimpan",
        "again": "Daftarkan lagi",
        "required": "Wajib diisi.",
        "too_long": "Paling banyak 100 karakter.",
        "other": "English",
    },
    "en": {
        "title": "Registration",
        "name": "Full name",
        "nik": "Identity number (NIK)",
        "village": "Village of residence",
        "birthplace": "Regency or city of birth (may be left out)",
        "submit": "Register",
        "stored": "Stored",
        "again": "Register again",
        "required": "This must be filled in.",
        "too_long": "100 characters at most.",
        "other": "Bahasa Indonesia",
    },
}


def language() -> str:
    """Return the language of the page: the parameter `lang` of the address, or Indonesian."""
    lang = request.args.get("lang", "id")
    return lang if lang in TEXTS else "id"


class Registration(Form):
    """The form."""

    class Meta:
        """Protection against forms of other sites (CSRF)."""

        csrf = True
        csrf_class = SessionCSRF
        csrf_secret = secrets.token_bytes()

        @property
        def csrf_context(self) -> Any:
            """The storage of the CSRF token."""
            return session

    name = StringField()
    nik = StringField(validators=[NikValidator(lang=language)], render_kw={"inputmode": "numeric"})
    village = CascadeField(level=4, lang=language, url=wilayah.base_url)
    birthplace = RegionSearchField(validators=[Optional()], level=2, lang=language, url=wilayah.base_url)

    labelled: ClassVar[tuple[str, ...]] = ("name", "nik", "village", "birthplace")

    def translate(self, texts: dict[str, str]) -> None:
        """Set the labels and the messages of WTForms to the language of the page."""
        for name in self.labelled:
            self[name].label.text = texts[name]
        self.name.validators = [InputRequired(texts["required"]), Length(max=100, message=texts["too_long"])]


def create_app() -> Flask:
    """Return the application; it stores the registrations in memory."""
    app = Flask(__name__)
    app.secret_key = secrets.token_bytes()
    app.config["SESSION_COOKIE_SAMESITE"] = "Lax"
    app.register_blueprint(wilayah.blueprint(url_prefix="/wilayah"))
    people: list[tuple[str, Nik, str, str | None]] = []

    @app.context_processor
    def texts() -> dict[str, object]:
        return {"lang": language(), "other": "en" if language() == "id" else "id", "text": TEXTS[language()]}

    @app.after_request
    def protect(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = CONTENT_SECURITY_POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    @app.route("/", methods=["GET", "POST"])
    def register() -> str | tuple[str, int] | AnyResponse:
        form = Registration(request.form if request.method == "POST" else None)
        form.translate(TEXTS[language()])
        if request.method == "POST" and form.validate():
            nik = parse_nik(form.nik.data or "")
            people.append((form.name.data or "", nik, form.village.data, form.birthplace.data))
            return redirect(url_for("stored", number=len(people), lang=language()), 303)
        return render_template("form.html", form=form), 422 if request.method == "POST" else 200

    @app.get("/stored/<int:number>")
    def stored(number: int) -> str:
        if not 1 <= number <= len(people):
            abort(404)
        name, nik, village, birthplace = people[number - 1]
        return render_template("stored.html", name=name, nik=nik.masked, village=village, birthplace=birthplace)

    @app.get("/favicon.ico")
    def icon() -> Response:
        return Response(status=204)

    return app


if __name__ == "__main__":
    create_app().run(port=int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
