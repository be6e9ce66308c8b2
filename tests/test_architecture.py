"""Imports point down only, and `import kodewilayah` loads neither data nor frameworks."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from importlib.resources import files
from pathlib import Path

import pytest

import kodewilayah

PACKAGE = Path(str(files("kodewilayah")))

# Each module may import those of the rows before its own, and of its own row those that stand before it.
ROWS = [
    ["_messages", "errors", "_once"],
    ["_trie", "codes", "_data"],
    ["_notebook", "terms", "editions", "figures", "bps", "islands", "region", "statistics", "traces"],
    ["_fold", "_name_index", "_written_terms", "matches", "names", "_address_words", "_chains", "addresses"],
    ["history"],
    ["gazetteer"],
    ["nik"],
    ["__init__"],
    ["cli", "__main__"],
]
ORDER = [module for row in ROWS for module in row]

FILES = sorted(PACKAGE.rglob("*.py"))
CORE = [path for path in FILES if path.parent == PACKAGE]
CONTRIB = [path for path in FILES if path.parent != PACKAGE]
# What every door may import of its neighbours, besides what lies in its own folder; and what some may.
SHARED = {"contrib._missing", "contrib._rules", "contrib.cascade"}
NEIGHBOURS = {"contrib.drf": "contrib.django"}


def module_of(path: Path) -> str:
    """Return the name of a file's module below the package: `codes`, `contrib.django.models`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


MODULES = {module_of(path) for path in FILES}


def imported(path: Path) -> set[str]:
    """Return the modules of this package that a file imports when it runs; type checking does not run."""
    found: set[str] = set()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.partition(".")[0] == "kodewilayah":
            below = node.module.removeprefix("kodewilayah").lstrip(".")
            for name in node.names:
                deeper = f"{below}.{name.name}".lstrip(".")
                found.add(deeper if deeper in MODULES or not below else below)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
        elif isinstance(node, ast.Import):
            assert not any(name.name.startswith("kodewilayah") for name in node.names)
    return found


@pytest.mark.parametrize("path", CORE, ids=module_of)
def test_imports_point_down_only(path: Path) -> None:
    for module in imported(path):
        if (path.stem, module) == ("cli", "contrib.export"):
            continue
        assert ORDER.index(module) < ORDER.index(path.stem), f"{path.stem} imports {module}"


def test_folders_of_modules_are_those_of_the_doors() -> None:
    assert {path.relative_to(PACKAGE).parts[0] for path in CONTRIB} == {"contrib"}


@pytest.mark.parametrize("path", CONTRIB, ids=module_of)
def test_a_door_imports_what_is_public_and_no_other_door(path: Path) -> None:
    own = module_of(path)
    door = ".".join(own.split(".")[:2])
    neighbour = NEIGHBOURS.get(own, door)
    for module in imported(path):
        if not module.startswith("contrib"):
            # A name of the package itself is public if it says so, and a module if it has no underscore before it.
            assert not module.startswith("_"), f"{own} imports {module}"
            assert module in ORDER[: ORDER.index("cli")] or module in kodewilayah.__all__, f"{own} imports {module}"
        elif module not in SHARED:
            assert f"{module}.".startswith((f"{door}.", f"{neighbour}.")), f"{own} imports {module}"


def test_no_door_imports_itself_by_a_detour() -> None:
    # A package is imported before what lies in it, which is no detour.
    TopologicalSorter({module_of(path): imported(path) - {module_of(path)} for path in CONTRIB}).prepare()


def test_only_data_knows_the_files() -> None:
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        # The doors read their scripts and templates as resources, and of the data nothing.
        knows = ".csv" in text or (path in CORE and "importlib_resources" in text)
        assert not knows or module_of(path) in ("_data", "errors", "region"), path


def in_fresh_process(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.strip()


def test_import_loads_no_data_and_no_framework() -> None:
    opened = in_fresh_process(
        "import attrs, sys\n"
        "before = set(sys.modules)\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import kodewilayah\n"
        "print([name for name in opened if name.endswith('.csv')])\n"
        "print(sorted({name.partition('.')[0] for name in set(sys.modules) - before} - sys.stdlib_module_names))\n"
    )
    assert opened.splitlines() == ["[]", "['kodewilayah']"]


@pytest.mark.parametrize("run", ["import kodewilayah", "from kodewilayah.cli import main\nmain(['31'])"])
def test_neither_the_library_nor_the_command_loads_a_door(run: str) -> None:
    loaded = in_fresh_process(f"import sys\n{run}\nprint([name for name in sys.modules if 'contrib' in name])\n")
    assert loaded.splitlines()[-1] == "[]"


def test_a_look_up_opens_only_the_packaged_files_and_no_socket() -> None:
    opened = in_fresh_process(
        "import kodewilayah, sys\n"
        "seen = []\n"
        "sys.addaudithook(lambda event, args: seen.append((event, str(args[0]) if args else '')))\n"
        "kodewilayah.lookup('31.74.09.1002')\n"
        "print([event for event, _ in seen if event.startswith(('socket', 'urllib', 'http'))])\n"
        "print(sorted({name.replace(chr(92), '/').rpartition('/')[2] for event, name in seen"
        " if event == 'open' and 'kodewilayah' in name and not name.endswith(('.py', '.pyc'))}))\n"
    )
    assert opened.splitlines() == ["[]", "['manifest.csv', 'provinces.csv', 'regions.csv']"]
