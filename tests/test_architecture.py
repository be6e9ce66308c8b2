"""Imports point down only, and `import kodewilayah` loads neither data nor frameworks."""

import ast
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

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
            found |= {below} if below else {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} imports relatively"
        elif isinstance(node, ast.Import):
            assert not any(name.name.startswith("kodewilayah") for name in node.names)
    return found


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.stem)
def test_imports_point_down_only(path: Path) -> None:
    for module in imported(path):
        assert ORDER.index(module) < ORDER.index(path.stem), f"{path.stem} imports {module}"


def test_only_data_knows_the_files() -> None:
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        knows = "importlib_resources" in text or ".csv" in text
        assert not knows or path.stem in ("_data", "errors", "region"), path


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
