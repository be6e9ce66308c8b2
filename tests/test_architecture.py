"""Imports point down only, and `import kodewilayah` loads neither data nor frameworks."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest

import kodewilayah

PACKAGE = Path(str(files("kodewilayah")))

# Each module may import what stands in the rows before its own, and in its own row before it. A folder is a floor: its
# modules stand together.
ROWS = [
    ["_messages", "errors", "_once"],
    ["codes", "_trie"],
    # How the plain tables are declared; it lies in `facts`, and knows codes only.
    ["facts", "facts.plain"],
    ["_data"],
    # The words that people and decrees write; it lies in `matching`, and knows codes only.
    ["matching", "matching.vocabulary"],
    ["facts.editions", "facts.terms", "facts.statuses", "facts.evidence", "facts.figures", "facts.bps", "facts.islands",
     "facts.statistics", "facts.tables"],
    # How values look is decided where they look so; each value asks for it when it is shown.
    ["show", "show.notebook", "show.terminal"],
    ["region"],
    ["matching.fold", "matching.letters", "matching.index", "matching.former", "matching.match", "matching.english",
     "matching.readings", "matching.search", "matching.words", "matching.spans", "matching.chains",
     "matching.short_names", "matching.names", "matching.resolve"],
    ["history", "history.divide", "history.traces", "history.follow"],
    ["gazetteer"],
    ["nik"],
    ["atlas"],
    ["__init__"],
    ["cli", "__main__"],
]  # fmt: skip
ORDER = [module for row in ROWS for module in row]
FLOORS = {"facts", "history", "matching", "show"}
# What looks upwards, when it is called and not when it is imported, and why.
UPWARDS = {
    ("cli", "contrib.export"),  # the command `export` is a door
    ("atlas", "__init__"),  # `Atlas()` is the atlas that the package holds
}

FILES = sorted(PACKAGE.rglob("*.py"))
CONTRIB = [path for path in FILES if path.relative_to(PACKAGE).parts[0] == "contrib"]
CORE = [path for path in FILES if path not in CONTRIB]
# What every door may import of its neighbours, besides what lies in its own folder; and what some may.
SHARED = {"contrib._missing", "contrib._rules", "contrib.cascade"}
NEIGHBOURS = {"contrib.drf": "contrib.django"}

TESTS = Path(__file__).parent
# The modules whose tests do not lie where the module does, and why.
TESTED_IN = {
    "__init__": "test_public_api.py",  # the package itself is its public names
    "__main__": "test_cli.py",  # only a process of its own can run it
    "contrib.django": "contrib/django/test_installed.py",  # it only checks that Django is installed
    "contrib.django.views": "contrib/django/test_urls.py",  # a view is called through its URL
    "contrib.django.templatetags.kodewilayah": "contrib/django/test_templatetags.py",  # the one library of tags
    "contrib.drf": "contrib/django/test_drf.py",  # it needs the settings of Django
}


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
    # A name that is no module is one of the package itself.
    for module in (module if module in MODULES else "__init__" for module in imported(path)):
        if (module_of(path), module) not in UPWARDS:
            assert ORDER.index(module) < ORDER.index(module_of(path)), f"{module_of(path)} imports {module}"


def test_every_module_has_its_place_and_every_folder_is_a_floor_or_holds_doors() -> None:
    assert sorted(ORDER) == sorted(module_of(path) for path in CORE)
    folders = {path.relative_to(PACKAGE).parts[0] for path in FILES if path.parent != PACKAGE}
    assert folders == FLOORS | {"contrib"}


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_every_module_has_its_test_file(path: Path) -> None:
    folders, _, name = module_of(path).rpartition(".")
    mirrored = f"{folders.replace('.', '/')}/test_{name.removeprefix('_')}.py"
    holds_only_a_docstring = len(ast.parse(path.read_text(encoding="utf-8")).body) <= 1
    assert holds_only_a_docstring or (TESTS / TESTED_IN.get(module_of(path), mirrored.lstrip("/"))).is_file()


@pytest.mark.parametrize("path", CONTRIB, ids=module_of)
def test_a_door_imports_what_is_public_and_no_other_door(path: Path) -> None:
    own = module_of(path)
    door = ".".join(own.split(".")[:2])
    neighbour = NEIGHBOURS.get(own, door)
    for module in imported(path):
        if not module.startswith("contrib"):
            # The names of the package itself, the sentences for people, which all stand in one place, and the words
            # of a folded text, under which answers are kept.
            assert module in {*kodewilayah.__all__, "_messages", "matching.readings"}, f"{own} imports {module}"
        elif module not in SHARED:
            assert f"{module}.".startswith((f"{door}.", f"{neighbour}.")), f"{own} imports {module}"


def test_no_module_but_the_package_itself_keeps_what_was_read() -> None:
    names = sorted(set(ORDER) - {"__init__", "__main__"})
    code = f"""if True:
        import importlib, kodewilayah
        modules = [importlib.import_module("kodewilayah." + name) for name in {names}]
        def held():
            return {{
                (module.__name__, name): (id(value), len(value) if isinstance(value, dict | list | set) else 0)
                for module in modules for name, value in vars(module).items() if not name.startswith("__")
            }}
        before = held()
        kodewilayah.load()
        kodewilayah.parse_nik("3174091708450001").region.parent.children
        kodewilayah.statistics("31"), kodewilayah.edition("2017").search("dki"), kodewilayah.from_bps("1101")
        assert held() == before
    """
    subprocess.run([sys.executable, "-c", code], check=True)
    caches = {
        f"{name}.{function}"
        for name in names
        for function, value in vars(import_module(f"kodewilayah.{name}")).items()
        if hasattr(value, "cache_info")
    }
    # Patterns, compiled when first needed; they hold nothing that was read.
    assert caches == {
        "_data._branch_lines", "_data._leaf_lines", "codes._island_law", "codes._law", "matching.fold._initials",
        "matching.fold._words",
    }  # fmt: skip


def test_no_public_module_has_the_name_of_a_public_function() -> None:
    code = """if True:
        import importlib, pkgutil, types, kodewilayah
        for module in pkgutil.walk_packages(kodewilayah.__path__, "kodewilayah."):
            if not module.name.endswith("__main__") and ".contrib" not in module.name:
                importlib.import_module(module.name)
        for name in kodewilayah.__all__:
            assert not isinstance(getattr(kodewilayah, name), types.ModuleType), name
    """
    subprocess.run([sys.executable, "-c", code], check=True)
    assert not {path.stem for path in CORE if path.parent == PACKAGE} & set(kodewilayah.__all__)


def test_no_door_imports_itself_by_a_detour() -> None:
    # A package is imported before what lies in it, which is no detour.
    TopologicalSorter({module_of(path): imported(path) - {module_of(path)} for path in CONTRIB}).prepare()


def test_only_data_knows_the_files() -> None:
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        # The doors read their scripts and templates as resources, and of the data nothing.
        knows = ".csv" in text or (path in CORE and "importlib_resources" in text)
        assert not knows or module_of(path) in ("_data", "errors", "facts.plain", "region"), path


def in_fresh_process(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout.strip()


def test_import_loads_no_data_and_no_framework() -> None:
    opened = in_fresh_process(
        "import sys\n"
        "before = set(sys.modules)\n"
        "opened = []\n"
        "sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == 'open' else None)\n"
        "import kodewilayah\n"
        "print([name for name in opened if name.endswith('.csv')])\n"
        "print(sorted({name.partition('.')[0] for name in set(sys.modules) - before} - sys.stdlib_module_names))\n"
        "kodewilayah.parse('31.74'), kodewilayah.is_valid('x'), str(kodewilayah.InvalidCodeError('x', 'empty'))\n"
        "print(sorted({'attrs', 'typing', 'threading'} & set(sys.modules) - before))\n"
    )
    assert opened.splitlines() == ["[]", "['kodewilayah']", "[]"]


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
