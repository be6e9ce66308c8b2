"""What a door says when its framework is not there."""

import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from kodewilayah.contrib._missing import explain

DOORS = {
    "kodewilayah.contrib.django": ("django", "django"),
    "kodewilayah.contrib.drf": ("rest_framework", "drf"),
    "kodewilayah.contrib.flask": ("flask", "flask"),
    "kodewilayah.contrib.wtforms": ("wtforms", "wtforms"),
    "kodewilayah.contrib.pydantic": ("pydantic", "pydantic"),
}


def test_the_error_names_the_command_and_keeps_what_python_said() -> None:
    error = explain("drf", ImportError("No module named 'rest_framework'", name="rest_framework", path="x.py"))
    assert str(error).endswith('pip install "kodewilayah[drf]"')
    assert "No module named 'rest_framework'" in str(error)
    assert (error.name, error.path) == ("rest_framework", "x.py")


def test_every_door_is_tried_here() -> None:
    folder = Path(str(files("kodewilayah"))) / "contrib"
    there = {
        path.stem for path in folder.iterdir() if path.stem[0] not in "_." and path.stem not in ("cascade", "export")
    }
    assert there == {door.rpartition(".")[2] for door in DOORS}


@pytest.mark.parametrize("door", DOORS)
def test_a_door_without_its_framework_names_the_command(door: str) -> None:
    module, extra = DOORS[door]
    code = (
        "import sys\n"
        f"sys.modules[{module!r}] = None\n"
        "try:\n"
        f"    import {door}\n"
        "except ImportError as error:\n"
        "    print(error)\n"
        "    print(type(error.__cause__).__name__)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    message, cause = done.stdout.splitlines()
    # Django REST framework needs Django, and without that it is Django's door that speaks.
    assert message.endswith((f'pip install "kodewilayah[{extra}]"', 'pip install "kodewilayah[django]"'))
    assert cause in ("ModuleNotFoundError", "ImportError")
