"""Print the CPU time of an answer of the doors: `python -m benchmarks.doors`.

It measures this process, with the data loaded, without a framework and without a network. For each listing, it
measures the time to make it (`listing`) and to answer it again (`answer`, which keeps the answers). For a search, it
measures the first request: the index exists, the answer is not kept yet.
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
# `python -m benchmarks` measures the search itself. This bound is for the time that the door adds.
ADDED_MS = 1.0
# The largest number of words that a search reads, with errors in all words.
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
    provinces = [str(province.code) for province in kodewilayah.provinces()]
    most = max(kodewilayah.provinces(), key=lambda region: len(region.children))
    yield f"{villages}: made", cpu(lambda: cascade.listing(largest.code)), BOUND_MS
    yield f"{villages}: answered again", cpu(lambda: cascade.answer(f"villages/{largest.code}.json")), BOUND_MS
    count = f"{len(most.children)} regencies of {most.code}, the most of a province"
    yield f"{count}: made", cpu(lambda: cascade.listing(most.code)), BOUND_MS
    yield f"{count}: answered again", cpu(lambda: cascade.answer(f"regencies/{most.code}.json")), BOUND_MS
    everything = f"all {sum(1 for _ in kodewilayah.regions(level=2))} regencies, in {len(provinces)} listings"
    yield f"{everything}: made", cpu(lambda: [cascade.listing(code) for code in provinces]), BOUND_MS
    again = cpu(lambda: [cascade.answer(f"regencies/{code}.json") for code in provinces])
    yield f"{everything}: answered again", again, BOUND_MS
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
    """Answer a search without an answer that was kept before."""
    cascade._matches_of.cache_clear()
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
