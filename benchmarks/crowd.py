"""Print the cost of the first use by many threads at once: `python -m benchmarks.crowd`.

A server may get its first requests in many threads. Every value is made once for all threads, so that the CPU time and
the memory of the crowd must be nearly those of one thread. It measures the Python that runs it, in fresh processes, and
takes one thread and many threads in turns.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.__main__ import columns, cpu_name, run

MOST_CPU = 1.5
MOST_MEMORY = 1.3

# The calls that are the first use of the library in a process.
USES = {
    "`lookup`": 'kodewilayah.lookup("31.74.09.1002")',
    "`islands`": "kodewilayah.islands()",
    "`trace`": 'kodewilayah.trace("91.01")',
    "`search`": 'kodewilayah.search("jaksel")',
    "`search` with a typing error": 'kodewilayah.search("srengsng sawah")',
    "`search(historic=True)`": 'kodewilayah.search("mamuju utara", historic=True)',
    "`resolve`": 'kodewilayah.resolve("Distrik Nabire, Papua")',
}

# The threads are started before the clock, because their start is not a cost of the library.
CROWD = """
import threading, kodewilayah
gate, seconds = threading.Barrier({threads} + 1), []
def use():
    gate.wait()
    begun = time.perf_counter()
    {use}
    seconds.append(time.perf_counter() - begun)
threads = [threading.Thread(target=use) for _ in range({threads})]
for thread in threads: thread.start()
t = cpu()
gate.wait()
for thread in threads: thread.join()
print(cpu() - t, high_water(), max(seconds) * 1e3)
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; return 1 if a bound does not hold."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--threads", type=int, default=32, help="the size of the crowd")
    parser.add_argument("--runs", type=int, default=5, help="the number of processes for each figure")
    options = parser.parse_args(arguments)
    print(f"{cpu_name()}, {os.cpu_count()} cores, CPython {platform.python_version()}; {options.runs} runs each.\n")
    print(f"| First use | One thread | {options.threads} threads | CPU | Memory | Slowest answer | |")
    print("|---|---|---|---|---|---|---|")
    verdicts = [print_row(name, use, options.threads, options.runs) for name, use in USES.items()]
    print(f"\nAt most {MOST_CPU} × the CPU and {MOST_MEMORY} × the memory of one thread.")
    return 0 if all(verdicts) else 1


def print_row(name: str, use: str, threads: int, runs: int) -> bool:
    """Print the figures of one first use; return whether both bounds hold."""
    one: list[Sequence[float]] = []
    many: list[Sequence[float]] = []
    for _ in range(runs):
        one.append(run(Path(sys.executable), CROWD.format(threads=1, use=use)))
        many.append(run(Path(sys.executable), CROWD.format(threads=threads, use=use)))
    cpu_of_one, memory_of_one, _ = columns(one)
    cpu, memory, slowest = columns(many)
    holds = cpu <= MOST_CPU * cpu_of_one and memory <= MOST_MEMORY * memory_of_one
    cells = [
        name,
        f"{cpu_of_one:.0f} ms, {memory_of_one:.0f} MB",
        f"{cpu:.0f} ms, {memory:.0f} MB",
        f"{cpu / cpu_of_one:.2f} ×",
        f"{memory / memory_of_one:.2f} ×",
        f"{slowest:.0f} ms",
        "holds" if holds else "DOES NOT HOLD",
    ]
    print(f"| {' | '.join(cells)} |", flush=True)
    return holds


if __name__ == "__main__":
    sys.exit(main())
