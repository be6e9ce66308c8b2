"""The page of this door and the example: run as they are, each in a process of its own."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "django.md"
EXAMPLE = ROOT / "examples" / "django" / "manage.py"

RUN = """
import doctest, runpy, sys
from django.conf import settings
sys.path.insert(0, ".")
said = runpy.run_path("shop/settings.py")
settings.configure(
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
    INSTALLED_APPS=[*said["INSTALLED_APPS"], "django.contrib.contenttypes", "django.contrib.auth",
                    "django.contrib.admin", "django.contrib.messages"],
    ROOT_URLCONF="shop.urls", STATIC_URL="static/",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}],
)
import django
django.setup()
from django.core.management import call_command
call_command("makemigrations", "shop", verbosity=0)
call_command("migrate", verbosity=0)
import shop.admin, shop.forms, shop.urls, shop.wsgi
from django.test import RequestFactory
print(str(shop.forms.CustomerForm()).count("data-kodewilayah"))
print(doctest.testfile(sys.argv[1], module_relative=False))
"""

# Starts the example as its command does, but for the server, and fills the form in.
DRIVE = """
import runpy, sys, tempfile
sys.path.insert(0, sys.argv[1])
import manage
with tempfile.TemporaryDirectory() as folder:
    manage.configure(folder + "/db")
    from django.core.management import call_command
    from django.test import Client
    call_command("check", fail_level="DEBUG")
    call_command("migrate", run_syncdb=True, verbosity=0)
    client = Client(headers={"Accept-Language": "id"})
    first = client.get("/")
    assert first.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert "Tempat tinggal" in first.content.decode()
    sent = {"name": "<b>A'u</b>", "region": "11.01.02.2018", "nik": "3174095708450000"}
    again = client.post("/", sent)
    assert 'value="11.01.02.2018"' in again.content.decode()
    assert "nomor urut" in again.content.decode()
    done = client.post("/", sent | {"nik": "3174095708450001"}, follow=True)
    said = done.content.decode()
    assert '<dd id="stored-code">11.01.02.2018</dd>' in said
    assert "&lt;b&gt;A&#x27;u&lt;/b&gt;" in said and "Pasi Kuala Ba&#x27;u, " in said
    assert client.get("/wilayah/provinces.json").status_code == 200
    assert "Place of residence" in Client(headers={"Accept-Language": "en"}).get("/").content.decode()
    from django.db import connection
    connection.close()
print("done")
"""


def run(code: str, folder: Path, *arguments: str) -> str:
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.skipif(not PAGE.exists(), reason="no checkout: docs/django.md is not here")
def test_the_page_is_a_project_that_works(tmp_path: Path) -> None:
    blocks = re.findall(
        r"^```python\n# (\w+\.py)\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    assert [name for name, _ in blocks] == ["settings.py", "models.py", "forms.py", "urls.py", "admin.py", "wsgi.py"]
    shop = tmp_path / "shop"
    (shop / "migrations").mkdir(parents=True)
    (shop / "__init__.py").touch()
    (shop / "migrations" / "__init__.py").touch()
    for name, text in blocks:
        (shop / name).write_text(text, encoding="utf-8")
    assert run(RUN, tmp_path, str(PAGE)).splitlines() == ["1", "TestResults(failed=0, attempted=7)"]
    migration = (shop / "migrations" / "0001_initial.py").read_text(encoding="utf-8")
    assert "RegionCodeModelField(db_index=True, level=4)" in migration
    assert "NikModelField(unique=True)" in migration


@pytest.mark.skipif(not EXAMPLE.exists(), reason="no checkout: examples/django is not here")
def test_the_example_registers_somebody(tmp_path: Path) -> None:
    assert run(DRIVE, tmp_path, str(EXAMPLE.parent)).splitlines()[-1] == "done"
