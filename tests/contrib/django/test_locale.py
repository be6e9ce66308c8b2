"""The translations: complete, and compiled from what is there to read."""

import io
from gettext import GNUTranslations
from pathlib import Path

import pytest

pytest.importorskip("babel", reason="Babel is not installed: the translations were not tested")

from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from django.utils import translation

import kodewilayah.contrib.django
from kodewilayah.contrib.django.models import NikModelField, RegionCodeModelField

ROOT = Path(kodewilayah.contrib.django.__file__).parent
KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None}


@pytest.mark.parametrize("language", ["id", "en"])
def test_catalogues_are_complete_and_compiled(language: str) -> None:
    folder = ROOT / "locale" / language / "LC_MESSAGES"
    catalogue = read_po(io.BytesIO((folder / "django.po").read_bytes()), locale=language)
    with (folder / "django.mo").open("rb") as file:
        compiled = dict(GNUTranslations(file)._catalog)  # type: ignore[attr-defined]  # all that it has, not one by one
    header = compiled.pop("")
    assert f"Language: {language}\n" in header
    assert compiled == {message.id: message.string for message in catalogue if message.id}
    written = {message for _, _, message, *_ in extract_from_dir(ROOT, [("**.py", "python")], keywords=KEYWORDS)}
    # Django has the word itself.
    written -= {"All"}
    entries = {message.id: message for message in catalogue if message.id}
    assert set(entries) == written
    for message in entries.values():
        assert message.string
        assert (message.string == message.id) == (language == "en"), message.id
        assert not list(message.check())


def test_in_use() -> None:
    with translation.override("id"):
        assert str(RegionCodeModelField.description) == "Kode wilayah"
        assert str(NikModelField.description) == "Nomor induk kependudukan (NIK)"
