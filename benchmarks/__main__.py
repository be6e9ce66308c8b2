"""Print the table of speed and memory: `python -m benchmarks`.

It makes its own environments: one of Python 3.11 with this library, one of Python 3.12 with this library and
py-nusantara. Both Pythons must be in the path or under pyenv. Every figure is a median over fresh processes; programs
that are compared run in turns.
"""

from __future__ import annotations

import csv
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from shutil import which
from statistics import median

from benchmarks import snippets

ROOT = Path(__file__).parent.parent
RUNS = 11
OLDEST = ("11.01.01.2001", "31.74.09.1002", "35.78.01.1001", "53.07.08.2001")
NO_BOUND = "(see below)"
RIVAL = "py-nusantara==0.3.3"


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        ours = environment(Path(folder) / "ours", find_python("3.11"))
        both = environment(Path(folder) / "both", find_python("3.12"), RIVAL)
        table = Path(folder) / "regions.csv"
        run(ours, f"import csv, kodewilayah\nwith open({str(table)!r}, 'w', encoding='utf-8', newline='') as file:\n"
                  "    csv.writer(file).writerows((r.code, r.name) for r in kodewilayah.regions())\n")  # fmt: skip
        versions = [run_text(python, "import platform; print(platform.python_version())") for python in (ours, both)]
        print(f"{cpu_name()}, {os.cpu_count()} cores, CPython {versions[0]} and {versions[1]}; {RUNS} runs each.\n")
        print("| Figure | Measured | At least | |\n|---|---|---|---|")
        for name, measured, bound, holds in [*own_figures(ours, table), *rival_figures(both)]:
            verdict = "" if bound == NO_BOUND else "holds" if holds else "DOES NOT HOLD"
            print(f"| {name} | {measured} | {bound} | {verdict} |")


def own_figures(python: Path, table: Path) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the figures of this library on its own."""
    villages = snippets.VILLAGES
    samples: dict[str, list[float]] = {
        "import": [], "re": [], "first": [], "csv": [], "together": [], "cold": [], "walk": [],
    }  # fmt: skip
    memory: list[Sequence[float]] = []
    again: list[Sequence[float]] = []
    newest: list[Sequence[float]] = []
    oldest: list[Sequence[float]] = []
    for turn in range(RUNS):
        village = villages[turn % len(villages)]
        samples["import"] += run(python, snippets.IMPORT.format(module="kodewilayah"))
        samples["re"] += run(python, snippets.IMPORT.format(module="re"))
        samples["first"] += run(python, snippets.FIRST.format(village=village))
        samples["csv"] += run(python, snippets.CSV.format(table=str(table)))
        samples["together"] += run(python, snippets.TOGETHER.format(village=village))
        samples["cold"] += run(python, snippets.TOGETHER_COLD.format(village=village))
        samples["walk"] += run(python, snippets.WALK)
        memory.append(run(python, snippets.MEMORY))
        again.append(run(python, snippets.AGAIN.format()))
        newest.append(run(python, snippets.OLDER.format(edition="2025", village=villages[turn % 4])))
        oldest.append(run(python, snippets.OLDER.format(edition="2015", village=OLDEST[turn % 4])))
    middle = {name: median(values) for name, values in samples.items()}
    plain, lookup, shape, parse = columns(again)
    one, walk = columns(memory)
    csv_ms = middle["csv"]
    yield row("`import kodewilayah`, against `import re`", middle["import"] / middle["re"], "{:.1f} ×", 2)
    yield row_over(
        f"first `lookup`, against `dict(csv.reader(...))` of {csv_ms:.0f} ms",
        csv_ms / middle["first"],
        "{:.0f} × faster",
        25,
    )
    yield row("import and first `lookup`, over attrs and importlib_resources", middle["together"], "+ {:.1f} ms", 6)
    cold = f"+ {middle['cold']:.1f} ms"
    yield "the same, importlib_resources imported but never used", cold, NO_BOUND, True
    yield row("`lookup` again, against a `dict[str]` access", lookup / plain, "{:.1f} ×", 6)
    yield row("`parse`, against one `re.fullmatch` of the same shape", parse / shape, "{:.1f} ×", 4)
    yield row("walk of all regions, against `dict(csv.reader(...))`", middle["walk"] / csv_ms, "{:.1f} ×", 4)
    for name, new, old in zip(("first look-up", "walk"), columns(newest), columns(oldest), strict=True):
        yield row(f"{name} of edition 2015, against 2025", old / new, "{:.1f} ×", 3)
    yield from search_figures(python, csv_ms)
    yield row("memory after one look-up", one, "+ {:.1f} MB", 4)
    yield row("memory after the whole walk", walk, "+ {:.1f} MB", 40)


def search_figures(python: Path, csv_ms: float) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the figures of names and addresses on their own."""
    with (Path(__file__).parent / "addresses.csv").open(encoding="utf-8", newline="") as file:
        addresses = [row["text"] for row in csv.DictReader(file) if row["deepest"] == "village"]
    first = [run(python, snippets.FIRST_SEARCH.format(text=text))[0] for text in snippets.TYPED[:RUNS]]
    memory = median(run(python, snippets.INDEX_MEMORY)[0] for _ in range(3))
    resolved = run(python, snippets.SEARCHES.format(verb="resolve", texts=addresses))
    yield row(
        "first `search`, its index included, against `dict(csv.reader(...))`", median(first) / csv_ms, "{:.1f} ×", 3
    )
    yield row(f"`resolve` of {len(addresses)} addresses of villages, median", median(resolved), "{:.1f} ms", 5)
    yield row("memory of the index of names", memory, "{:.1f} MB", 12)


def rival_figures(python: Path) -> Iterator[tuple[str, str, str, bool]]:
    """Yield the figures against py-nusantara."""
    ours: list[Sequence[float]] = []
    theirs: list[Sequence[float]] = []
    for turn in range(RUNS):
        village = snippets.VILLAGES[turn % len(snippets.VILLAGES)]
        places = {"village": village.replace(".", ""), "kecamatan": village[:8].replace(".", "")}
        ours.append(run(python, snippets.OURS.format(**places)))
        theirs.append(run(python, snippets.THEIRS.format(**places)))
    for name, texts, options, bound in (
        ("exact, prefix or substring", snippets.TYPED, "", 2),
        ("with a typing error", snippets.MISTYPED, ", fuzzy=True", 15),
    ):
        own = median(run(python, snippets.SEARCHES.format(verb="search", texts=texts)))
        # Only three of the texts: each takes the other library up to several seconds.
        other = median(run(python, snippets.THEIR_SEARCHES.format(texts=texts[:3], options=options)))
        yield row(f"search {name}, median of {len(texts)}", own, "{:.2f} ms", bound)
        yield row_over(f"{RIVAL.replace('==', ' ')}: search {name}", other / own, "{:.0f} × faster", 100)
    names = ("import and first look-up", "look-up again", "children")
    units = ("ms", "µs", "µs")
    for name, unit, own, other in zip(names, units, columns(ours), columns(theirs), strict=True):
        measured = f"{other / own:.1f} × faster ({own:.1f} against {other:.1f} {unit})"
        yield f"{RIVAL.replace('==', ' ')}: {name}", measured, "faster", own < other


def row(name: str, value: float, form: str, most: float) -> tuple[str, str, str, bool]:
    """Return a row of the table whose value must not be greater than a bound."""
    return name, form.format(value), re.sub("{.*}", f"{most:g}", form), value <= most


def row_over(name: str, value: float, form: str, least: float) -> tuple[str, str, str, bool]:
    """Return a row of the table whose value must not be less than a bound."""
    return name, form.format(value), form.format(least), value >= least


def columns(rows: Iterable[Sequence[float]]) -> list[float]:
    """Return the median of each column."""
    return [median(column) for column in zip(*rows, strict=True)]


def run(python: Path, code: str) -> list[float]:
    """Run a program in a fresh process; return the numbers that it printed."""
    return [float(line) for line in run_text(python, snippets.PREAMBLE + code).split()]


def run_text(python: Path, code: str) -> str:
    """Run a program in a fresh process; return the text that it printed."""
    return subprocess.run(
        [python, "-c", code], check=True, capture_output=True, text=True, env=ENVIRONMENT
    ).stdout.strip()


def environment(folder: Path, python: str, *packages: str) -> Path:
    """Make a virtual environment with this library; return its Python."""
    subprocess.run([python, "-m", "venv", folder], check=True)
    inside = folder / "bin" / "python"
    subprocess.run([inside, "-m", "pip", "install", "-q", ROOT, *packages], check=True, stderr=subprocess.DEVNULL)
    subprocess.run([inside, "-m", "compileall", "-q", folder], check=False, stdout=subprocess.DEVNULL)
    return inside


def find_python(version: str) -> str:
    """Return the path of a Python of a version."""
    found = which(f"python{version}")
    candidates = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
    if candidates:
        return str(candidates[-1])
    if found is None:
        sys.exit(f"Python {version} was not found in the path or under pyenv")
    return found


def cpu_name() -> str:
    """Return the processor's name."""
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


# Without the caller's settings for Python, such as one that writes no bytecode.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

if __name__ == "__main__":
    main()
