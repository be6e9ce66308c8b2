"""The pages name what the code has: each public name in the reference, each limit as the code has it."""

import ast
import re
from collections.abc import Callable
from importlib import import_module
from importlib.resources import files
from inspect import signature
from pathlib import Path
from typing import Any

import pytest

import kodewilayah
from kodewilayah import nik
from kodewilayah.contrib import cascade
from kodewilayah.matching import resolve

DOCS = Path(__file__).parents[1] / "docs"
PACKAGE = Path(str(files("kodewilayah")))
DOORS = sorted(path for path in (PACKAGE / "contrib").rglob("*.py") if not path.name.startswith("_"))

pytestmark = pytest.mark.skipif(not DOCS.exists(), reason="no checkout: docs/ is not here")


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


def constants(folder: str, *, without: str = "") -> dict[str, Any]:
    """Return the module-level names of the modules in a folder of the package, all but one module."""
    modules = [path.stem for path in (PACKAGE / folder).glob("[a-z]*.py") if path.stem != without]
    names: dict[str, Any] = {}
    for module in modules:
        names |= vars(import_module(f"kodewilayah.{folder}.{module}"))
    return names


def default(function: Callable[..., object], parameter: str) -> Any:
    return signature(function).parameters[parameter].default


SEARCH = constants("matching", without="resolve")
RESOLVE = vars(resolve)
CASCADE = vars(cascade)
LIMITS = [
    ("names.md", "more than {:,} characters or", SEARCH["_MOST_CHARACTERS"]),
    ("names.md", "characters or {} words finds nothing", SEARCH["_MOST_WORDS"]),
    ("names.md", "in texts of at most {} words", SEARCH["_MOST_WORDS_OF_OTHER_WORDINGS"]),
    ("names.md", "In a text of more than {} words", SEARCH["_MOST_WORDS_WITH_TYPOS"]),
    ("names.md", "number of matches, {} by default", default(kodewilayah.search, "limit")),
    ("names.md", "up to {} a Roman numeral", len(SEARCH["ROMAN_NUMERALS"])),
    ("names.md", "up to {} a number may be spelled out", len(SEARCH["_SPELLED_NUMBERS"])),
    ("addresses.md", "only the first {:,} characters", RESOLVE["_MOST_CHARACTERS"]),
    ("addresses.md", "the first {} words are read", RESOLVE["_MOST_WORDS"]),
    ("addresses.md", "number of matches, {} by default", default(kodewilayah.resolve, "limit")),
    ("doors.md", "at most {} characters; required", CASCADE["_MAX_QUERY"]),
    ("doors.md", "1 to {}; the default", CASCADE["_MAX_LIMIT"]),
    ("doors.md", "; the default is {} |", CASCADE["_LIMIT"]),
    ("doors.md", "max-age={}`", CASCADE["_WEEK"]),
    ("doors.md", "At most {:,} listings", CASCADE["_KEPT_LISTINGS"]),
    ("doors.md", "the last {} searches", CASCADE["_KEPT_SEARCHES"]),
    ("identity.md", "NIK (nomor induk kependudukan), has {} digits", vars(nik)["_LENGTH"]),
]


@pytest.mark.parametrize(("name", "words", "number"), LIMITS)
def test_a_limit_on_a_page_is_the_limit_in_the_code(name: str, words: str, number: int) -> None:
    assert words.format(number) in page(name)


def test_the_lengths_of_names_with_typing_errors_are_those_in_the_code() -> None:
    errors = [SEARCH["most_errors"]("x" * length) for length in range(20)]
    words = f"A name of {errors.index(1)} to {errors.index(2) - 1} letters and digits may have one error"
    assert words in page("names.md")
    assert "a longer name two" in page("names.md")
    assert max(errors) == 2


@pytest.mark.parametrize("script", ["cascade.js", "search.js"])
def test_the_time_that_a_script_waits_is_that_on_the_page(script: str) -> None:
    static = PACKAGE / "contrib" / "django" / "static" / "kodewilayah"
    found = re.search(r"const TIMEOUT = (\d+);", (static / script).read_text(encoding="utf-8"))
    assert found is not None
    assert f"counts as failed; the default is {found[1]} |" in page("doors.md")


def test_the_words_of_load_are_those_on_the_page() -> None:
    words = re.findall(r'^\| `"(\w+)"` \|', (DOCS / "servers.md").read_text(encoding="utf-8"), re.MULTILINE)
    quoted = ", ".join(f'"{word}"' for word in words)
    assert entries()["kodewilayah.atlas.Loadable"] == f"Literal[{quoted}]"


def test_the_readme_counts_the_regions_of_the_decree_that_it_names() -> None:
    readme = " ".join((DOCS.parent / "README.md").read_text(encoding="utf-8").split())
    decree, counts = re.findall(r"regions of the decree in force \(([^)]+)\): ([^.]+)\.", readme)[0]
    statistics = kodewilayah.statistics(edition=decree)
    assert counts == (
        f"{statistics.provinsi} provinces, {statistics.kabupaten} kabupaten, {statistics.kota} kota, "
        f"{statistics.kecamatan:,} kecamatan, {statistics.kelurahan:,} kelurahan, {statistics.desa_total:,} desa"
    )
    assert f"all {statistics.total:,} regions" in readme


def test_every_reason_and_hint_of_a_code_is_on_its_page() -> None:
    shown = page("codes.md")
    refused: list[object] = [
        None, 31, "", "x", "3", "31.7409", "01", "10", "31.70", "31.74.00", "31.74.09.4001", "31.74.09.1000",
        "Bandung", "31.74.9", "3.174", "31. 74", "11.1", "31.0", "3171010", "110140001", "1" * 16,
    ]  # fmt: skip
    reasons, hints = set(), set()
    for value in refused:
        with pytest.raises(kodewilayah.InvalidCodeError) as caught:
            kodewilayah.parse(value)  # type: ignore[arg-type]
        reasons.add(caught.value.reason)
        hints.add(caught.value.params.get("hint", ""))
    assert (len(reasons), len(hints - {None, ""})) == (12, 9)
    assert [slug for slug in reasons | hints - {None, ""} if f"`{slug}`" not in shown] == []
