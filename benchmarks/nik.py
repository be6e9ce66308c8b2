"""Print how many identity numbers three libraries accept, and the time of each: `python -m benchmarks.nik`.

It makes its own environment with this library and the newest releases of python-stdnum and django-localflavor. The
table does not show which answer is right: the libraries answer different questions, described in docs/identity.md.
"""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.__main__ import cpu_name, environment, run_text

RIVALS = ("python-stdnum", "django-localflavor", "django")

# Runs in an environment with all three; prints one line for each family of numbers, and one with the times of a call.
JUDGE = """
import sys, timeit
from datetime import date, timedelta
from importlib.metadata import version
from statistics import median

import django
from django.conf import settings
settings.configure(USE_I18N=False)
django.setup()
from django.core.exceptions import ValidationError
from localflavor.id_.forms import IDNationalIdentityNumberField
from stdnum.id import nik as stdnum_nik
import kodewilayah

def compact(edition):
    return sorted(region.code.compact for region in kodewilayah.edition(edition).regions(3))

in_force = compact("2025")
retired = sorted(set().union(*(compact(edition.id) for edition in kodewilayah.editions())) - set(in_force))
every = sorted({*in_force, *retired})
unknown = [f"{code[:4]}{count}" for code in in_force[::40] for count in (98, 99) if f"{code[:4]}{count}" not in every]
some = in_force[::75]
soon = [date.today() + timedelta(days) for days in range(1, 100)]

families = {
    "kecamatan in force": [f"{code}1708450001" for code in in_force],
    "retired kecamatan": [f"{code}1708450001" for code in retired],
    "women": [f"{code}5708450001" for code in in_force],
    "29 February of leap years": [f"{code}2902{year}0001" for code in some for year in ("00", "04", "96")],
    "29 February of common years": [f"{code}2902{year}0001" for code in some for year in ("01", "90", "99")],
    "31 April": [f"{code}3104900001" for code in some],
    "serial 0000": [f"{code}1708450000" for code in some],
    "day 00, 32 to 40, 72 and more": [
        f"{code}{day:02}01900001" for code in some for day in (0, *range(32, 41), *range(72, 100))
    ],
    "province 00 or 10": [f"{province}{code[2:]}1708450001" for code in some for province in ("00", "10")],
    "regency 00 or 70": [f"{code[:2]}{regency}{code[4:]}1708450001" for code in some for regency in ("00", "70")],
    "registered abroad (99)": [f"99{count:04}1708450001" for count in range(0, 10_000, 101)],
    "well formed, in no edition": [f"{code}1708450001" for code in unknown],
    "spaces, dots or hyphens": [
        separator.join((code[:2], code[2:4], code[4:], "170845", "0001")) for code in some for separator in " .-"
    ],
    "full-width digits": [f"{code}1708450001".translate({48 + n: 0xFF10 + n for n in range(10)}) for code in some],
    "the next 99 days as birth dates": [f"317409{day:%d%m%y}0001" for day in soon],
}

field = IDNationalIdentityNumberField()

def localflavor(text):
    try:
        field.clean(text)
    except ValidationError:
        return False
    return True

judges = {"kodewilayah": kodewilayah.is_valid_nik, "python-stdnum": stdnum_nik.is_valid, "localflavor": localflavor}
print("|".join(f"{name} {version(name)}" for name in ("kodewilayah", "python-stdnum", "django-localflavor", "django")))
for name, texts in families.items():
    accepted = []
    for judge in judges.values():
        count = 0
        for text in texts:
            try:
                count += judge(text)
            except Exception as error:
                sys.exit(f"{judge} raised {error!r} for {name}")
        accepted.append(count)
    print("|".join(map(str, (name, len(texts), *accepted))))

sample = families["kecamatan in force"][::7]
rounds = {name: [] for name in judges}
for turn in range(7):
    for name, judge in judges.items():
        rounds[name].append(timeit.timeit(lambda: [judge(text) for text in sample], number=2) / 2 / len(sample) * 1e6)
print("|".join(str(median(rounds[name])) for name in judges))
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        python = environment(Path(folder) / "all", sys.executable, *RIVALS)
        versions, *families, times = run_text(python, JUDGE).splitlines()
    names = versions.split("|")
    print(f"{date.today()}: {', '.join(names)}; {cpu_name()}, {os.cpu_count()} cores.\n")
    print(f"| Accepted of these | How many | {' | '.join(names[:3])} |\n|---|---|---|---|---|")
    for family in families:
        print(f"| {family.replace('|', ' | ')} |")
    ours, *theirs = map(float, times.split("|"))
    ratios = " | ".join(f"{other / ours:.1f} ×" for other in theirs)
    print(f"| time of a call, against kodewilayah ({ours:.1f} µs) | | 1 × | {ratios} |")


if __name__ == "__main__":
    main()
