"""What happens without the framework, and whether it is here."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

BLOCKED = """
import sys
sys.modules[{name!r}] = None
try:
    import {door}
except ImportError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("name", "door", "extra"),
    [
        ("django", "kodewilayah.contrib.django", "django"),
        ("django", "kodewilayah.contrib.django.models", "django"),
        ("rest_framework", "kodewilayah.contrib.drf", "drf"),
    ],
)
def test_without_its_framework_a_door_names_the_command(name: str, door: str, extra: str) -> None:
    code = BLOCKED.format(name=name, door=door)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert f'pip install "kodewilayah[{extra}]"' in done.stdout


@pytest.mark.skipif(find_spec("django") is None, reason="Django is not installed: no other test of its door was run")
def test_django_is_installed() -> None:
    import django

    assert django.VERSION >= (5, 2)
