"""Print what an answer of the doors costs: `python -m benchmarks.doors`.

CPU time of this process, on a warm library; no framework and no network. For each listing both what it costs to make
(`listing`) and what it costs to answer again (`answer`, whose bodies are kept). A search is timed at its first asking:
its index is there, its answer is not kept.
"""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Iterator
from statistics import median

import kodewilayah
from benchmarks import snippets
from benchmarks.__main__ import cpu_name
from kodewilayah.contrib import cascade

ROUNDS = 21
CALLS = 20
BOUND_MS = 1.0
# `benchmarks` holds a search to its own bounds; here, that the door adds next to nothing to it.
ADDED_MS = 1.0
# Longer than any field sends, of as many words as are read, with errors in all.
WORST = " ".join(["srengsnge"] * 12)


def main() -> None:
    """Measure and print."""
    print(f"{cpu_name()}, {os.cpu_count()} cores, CPython {platform.python_version()}; median of {ROUNDS} rounds.\n")
    print("| Figure | Measured | At most | |\n|---|---|---|---|")
    for name, measured, bound in figures():
        verdict = "" if bound is None else "holds" if measured < bound else "DOES NOT HOLD"
        shown = "" if bound is None else f"{bound:.0f} ms"
        print(f"| {name} | {measured:.3f} ms | {shown} | {verdict} |")


def figures() -> Iterator[tuple[str, float, float | None]]:
    """Yield the name of each figure, its milliseconds and its bound."""
    largest = max(kodewilayah.regions(level=3), key=lambda region: len(region.children))
    villages = f"{len(largest.children)} villages of {largest.code}, the largest kecamatan"
    regencies = [str(province.code) for province in kodewilayah.provinces()]
    most = max(kodewilayah.provinces(), key=lambda region: len(region.children))
    yield f"{villages}: made", cpu(lambda: cascade.listing(largest.code)), BOUND_MS
    yield f"{villages}: answered again", cpu(lambda: cascade.answer(f"villages/{largest.code}.json")), BOUND_MS
    count = f"{len(most.children)} regencies of {most.code}, the most of a province"
    yield f"{count}: made", cpu(lambda: cascade.listing(most.code)), BOUND_MS
    yield f"{count}: answered again", cpu(lambda: cascade.answer(f"regencies/{most.code}.json")), BOUND_MS
    yield (
        "all 514 regencies, in 38 listings: made",
        cpu(lambda: [cascade.listing(code) for code in regencies]),
        BOUND_MS,
    )
    again = cpu(lambda: [cascade.answer(f"regencies/{code}.json") for code in regencies])
    yield "all 514 regencies, in 38 listings: answered again", again, BOUND_MS
    yield "not found", cpu(lambda: cascade.answer("villages/31.74.99.json")), BOUND_MS
    for name, texts in (("", snippets.TYPED), (" with a typing error", snippets.MISTYPED)):
        library = median(cpu(lambda text=text: kodewilayah.search(text, limit=10)) for text in texts)  # type: ignore[misc]
        door = median(cpu(lambda text=text: searched(text)) for text in texts)  # type: ignore[misc]
        yield f"search{name}, median of {len(texts)}", door, None
        yield f"search{name}: what the door adds", door - library, ADDED_MS
    yield "search of 12 mistyped words", cpu(lambda: searched(WORST)), None
    cascade.answer("search.json", {"q": "srengseng"})
    yield "search, answered again", cpu(lambda: cascade.answer("search.json", {"q": "srengseng"})), BOUND_MS


def searched(text: str) -> None:
    """Answer a search as if it had not been asked before."""
    cascade._search.cache_clear()
    cascade.answer("search.json", {"q": text})


def cpu(call: Callable[[], object]) -> float:
    """Return the CPU time of a call in milliseconds."""
    call()
    rounds = []
    for _ in range(ROUNDS):
        start = time.process_time_ns()
        for _ in range(CALLS):
            call()
        rounds.append((time.process_time_ns() - start) / CALLS / 1e6)
    return median(rounds)


if __name__ == "__main__":
    main()
