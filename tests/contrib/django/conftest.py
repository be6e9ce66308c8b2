"""Django with the settings of the tests, its tables, and a PostgreSQL of the tests' own.

Without Django nothing here is collected but `test_installed.py`, which says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

HAS_DJANGO = find_spec("django") is not None
HAS_DRF = HAS_DJANGO and find_spec("rest_framework") is not None
HAS_PSYCOPG = find_spec("psycopg") is not None
POSTGRESQL = {"ENGINE": "django.db.backends.postgresql", "NAME": "postgres", "USER": "postgres"}
collect_ignore_glob = [] if HAS_DJANGO else ["test_[!i]*.py"]

if HAS_DJANGO:
    import django
    from django.conf import settings

    settings.configure(
        ALLOWED_HOSTS=["testserver"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"},
            # The place is known when it has been started.
            **({"postgresql": POSTGRESQL} if HAS_PSYCOPG else {}),
        },
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "django.contrib.sessions",
            "django.contrib.messages",
            "django.contrib.admin",
            "django.contrib.staticfiles",
            *(["rest_framework"] if HAS_DRF else []),
            "kodewilayah.contrib.django",
            "tests.contrib.django.shop",
        ],
        LANGUAGES=[("en", "English"), ("id", "Indonesia"), ("fr", "Français")],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.locale.LocaleMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.auth.middleware.LoginRequiredMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
        ],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        ROOT_URLCONF="tests.contrib.django.shop.urls",
        SECRET_KEY="of the tests",
        STATIC_URL="/static/",
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        USE_TZ=True,
    )
    django.setup()

    from django.core.management import call_command
    from django.db import connections, transaction
    from django.test.utils import setup_test_environment, teardown_test_environment
    from django.utils import translation

    @pytest.fixture(scope="session")
    def tables() -> Iterator[None]:
        """The tables of all apps, in SQLite."""
        setup_test_environment()
        call_command("migrate", run_syncdb=True, verbosity=0)
        yield
        connections["default"].close()
        teardown_test_environment()

    @pytest.fixture(autouse=True)
    def english(tables: None) -> Iterator[None]:  # noqa: ARG001 - they must be there
        """A transaction that is undone, and English where a test says nothing else."""
        with translation.override("en"), transaction.atomic():
            yield
            transaction.set_rollback(True)

    @pytest.fixture(scope="session")
    def cluster() -> Iterator[str]:
        """A PostgreSQL from Debian's package, with a collation that passes over dots; its alias."""
        if not HAS_PSYCOPG:
            _skip("psycopg is not installed")
        # PostgreSQL refuses to run as root.
        as_user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        if as_user and shutil.which(as_user[0]) is None:
            _skip("the tests run as root, and runuser (Debian's package util-linux) is not installed")
        binaries = _binaries()
        with tempfile.TemporaryDirectory(prefix="pg") as folder:
            if as_user:
                shutil.chown(folder, "postgres")
            data, log = f"{folder}/data", f"{folder}/log"
            locale = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=id-u-ka-shifted"]
            _run([*as_user, f"{binaries}/initdb", "-D", data, "-U", "postgres", "-A", "trust", *locale], folder)
            options = f"-k {folder} -c listen_addresses= -c fsync=off"
            _run([*as_user, f"{binaries}/pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start"], folder)
            try:
                connections.databases["postgresql"]["HOST"] = folder
                call_command("migrate", run_syncdb=True, verbosity=0, database="postgresql")
                yield "postgresql"
                connections["postgresql"].close()
            finally:
                _run([*as_user, f"{binaries}/pg_ctl", "-D", data, "-m", "immediate", "-w", "stop"], folder)

    @pytest.fixture
    def postgresql(cluster: str) -> Iterator[str]:
        """The same, in a transaction that is undone."""
        with transaction.atomic(using=cluster):
            yield cluster
            transaction.set_rollback(True, using=cluster)

    @pytest.fixture(params=["sqlite", "postgresql"])
    def alias(request: pytest.FixtureRequest) -> str:
        """Each database in its turn."""
        return "default" if request.param == "sqlite" else request.getfixturevalue("postgresql")


def _binaries() -> Path:
    if not _installed() and os.geteuid() == 0 and shutil.which("apt-get"):
        # Another worker may be installing it: wait for its lock.
        command = ["apt-get", "install", "-y", "-q", "-o", "DPkg::Lock::Timeout=300", "postgresql"]
        subprocess.run(command, capture_output=True, check=False)
    found = _installed()
    if not found:
        _skip("Debian's package postgresql is not installed, and could not be")
    return found[-1]


def _installed() -> list[Path]:
    return sorted(path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb"))


def _skip(why: str) -> None:
    pytest.skip(f"on PostgreSQL: {why}")


def _run(command: list[str], folder: str) -> None:
    # To a file: the server would hold a pipe open after pg_ctl has gone.
    with (Path(folder).parent / f"{Path(folder).name}.out").open("w+") as said:
        try:
            done = subprocess.run(command, cwd="/", stdout=said, stderr=said, check=False)
            said.seek(0)
            assert done.returncode == 0, said.read()
        finally:
            Path(said.name).unlink()
