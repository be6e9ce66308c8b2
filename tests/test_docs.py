"""The pages name what the code has: each public name in the reference, each limit as the code has it."""

import ast
import re
from importlib.resources import files
from pathlib import Path

import pytest

import kodewilayah

DOCS = Path(__file__).parents[1] / "docs"
PACKAGE = Path(str(files("kodewilayah")))
DOORS = sorted(path for path in (PACKAGE / "contrib").rglob("*.py") if not path.name.startswith("_"))


def page(name: str) -> str:
    """Return the text of a page, in one line."""
    return " ".join((DOCS / name).read_text(encoding="utf-8").split())


def directives() -> list[tuple[str, str, str]]:
    """Return each directive of the reference, with its argument and the words after `:canonical:`, if it has any."""
    pattern = r"^\.\. ([\w:]+):: (\S+)(?:\n   :canonical: (.+))?$"
    found: list[tuple[str, str, str]] = re.findall(pattern, (DOCS / "api.md").read_text(encoding="utf-8"), re.MULTILINE)
    return found


def entries() -> dict[str, str]:
    """Return the full names that the reference has entries for, each with the words after `:canonical:`."""
    found, module = {}, ""
    for directive, name, words in directives():
        if directive in ("module", "currentmodule"):
            module = name
        else:
            found[name if name.startswith("kodewilayah.") else f"{module}.{name}"] = words
    return found


def module_of(path: Path) -> str:
    """Return the full name of a file's module."""
    return ".".join(["kodewilayah", *path.relative_to(PACKAGE).with_suffix("").parts])


def public_names(path: Path) -> set[str]:
    """Return the names of a module that its `__all__` lists; without one, its public classes and functions."""
    names = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            return set(ast.literal_eval(node.value))
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            names.add(node.name)
    return names


def test_the_reference_has_every_public_name_of_the_package() -> None:
    assert {f"kodewilayah.{name}" for name in kodewilayah.__all__} <= entries().keys()


@pytest.mark.parametrize("path", DOORS, ids=module_of)
def test_the_reference_has_every_public_name_of_a_door(path: Path) -> None:
    assert {f"{module_of(path)}.{name}" for name in public_names(path)} <= entries().keys()


def test_the_reference_lists_the_words_that_options_and_attributes_can_have() -> None:
    in_code = {
        f"{module_of(path)}.{name}": words
        for path in PACKAGE.rglob("*.py")
        for name, words in re.findall(
            r"^ *([A-Z]\w+) = (Literal\[.+\])$", path.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert {name: words for name, words in entries().items() if words} == in_code
