"""Print the time of `full_clean()` of the model fields, and of a plain `CharField`: `python -m benchmarks.django`.

It makes its own environment with this library and the newest Django.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.__main__ import cpu_name, environment, run_text

# Prints the versions, then for each field the median time of `full_clean()` of an instance with this one field, in µs.
MEASURE = """
import timeit
from importlib.metadata import version
from statistics import median

import django
from django.conf import settings
settings.configure(INSTALLED_APPS=["kodewilayah.contrib.django"], DATABASES={})
django.setup()
from django.db import models
import kodewilayah
from kodewilayah.contrib.django.models import NikModelField, RegionCodeModelField

def instances_of(name, field, values):
    meta = type("Meta", (), {"app_label": "kodewilayah"})
    model = type(name, (models.Model,), {"__module__": __name__, "value": field, "Meta": meta})
    return [model(value=value) for value in values]

codes = [str(region.code) for region in kodewilayah.regions(4)][::40]
niks = [f"{region.code.compact}5708450001" for region in kodewilayah.regions(3)][::4]
rows = {
    "CharField": instances_of("Plain", models.CharField(max_length=13), codes),
    "RegionCodeModelField": instances_of("Code", RegionCodeModelField(level=4), codes),
    "NikModelField": instances_of("Nik", NikModelField(), niks),
}
times = {name: [] for name in rows}
for turn in range(9):
    for name, instances in rows.items():
        for instance in instances[:50]:
            instance.full_clean()
        total = timeit.timeit(lambda: [instance.full_clean() for instance in instances], number=1)
        times[name].append(total / len(instances) * 1e6)
print("|".join(f"{name} {version(name)}" for name in ("kodewilayah", "django")))
for name in rows:
    print(f"{name}|{median(times[name])}")
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        python = environment(Path(folder) / "all", sys.executable, "django")
        versions, *lines = run_text(python, MEASURE).splitlines()
    print(f"{date.today()}: {versions.replace('|', ', ')}; {cpu_name()}, {os.cpu_count()} cores.\n")
    measured = {name: float(time) for name, time in (line.split("|") for line in lines)}
    plain = measured.pop("CharField")
    print(
        f"| `full_clean()` of one field | µs | more than a `CharField` |\n|---|---|---|\n| CharField | {plain:.1f} | |"
    )
    for name, time in measured.items():
        print(f"| {name} | {time:.1f} | {time - plain:.1f} |")


if __name__ == "__main__":
    main()
