"""Look for the text that costs the most CPU time: `python -m benchmarks.worst --seconds 120`.

For each function it begins with the worst texts known, and with texts drawn at random, changes a word or a letter, and
keeps what costs more. The library is warm and every question is new: no text is asked twice in a process. At the end,
the costliest texts are asked once more, each in some fresh processes, and the least time counts, because other programs
of the machine can only add to it. The status is 1 if a text takes longer than the bound.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from random import Random
from time import monotonic, process_time
from typing import NamedTuple

import kodewilayah
from benchmarks.__main__ import run
from kodewilayah.contrib import cascade

BOUND = 50.0
_ROOT = Path(__file__).parent.parent
_TERM_WORDS = "kab kota kec kel desa prov kabupaten kecamatan kelurahan adm kep kp distrik nagari jl rt no ii di a n 5"
_TERMS = _TERM_WORDS.split()
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PROCESSES = 3
# A climb that found nothing in so many steps begins anew.
_PATIENCE = 60
# So many of the costliest texts are asked again, because one of them may be costly by chance.
_FINALISTS = 3
# So many texts are drawn to begin with, beside those known.
_DRAWN = 12
_TYPED_LENGTH = 200


class Target(NamedTuple):
    """A function to load with costly texts.

    Attributes:
        ask: asks it a text.
        most: the greatest number of characters that it reads.
        known: the texts to begin with.
    """

    ask: Callable[[str], object]
    most: int
    known: Sequence[str]


class Found(NamedTuple):
    """A text and what it cost.

    Attributes:
        milliseconds: the CPU time.
        text: the text.
    """

    milliseconds: float
    text: str


def _cascade(text: str) -> object:
    return cascade.answer("search.json", {"q": text, "limit": "50"})


def _cascade_within(text: str) -> object:
    return cascade.answer("search.json", {"q": text, "limit": "50", "within": "32"})


_TYPED = (
    "ban ban ban ban ban ban ban ban ban ban ban ban",
    "kota kota kota kota kota kota kota kota kota kota kota kota",
    "sei sei sei sei sei sei sei sei",
    "a a a a a a a a a a a a",
    "kab ban kec ban kel ban desa ban",
    "kab, dua barat tg",
    "kel desa seko, nagari,ii",
    "desa adat a",
    "sukamju cibadk sukabmi jawa brat",
    "n",
)
_WRITTEN = (
    "kel sukamju kec xyz kab abcd " * 70,
    "Jl. Ban Ban No 5, " * 110,
    "kampung baru kampung tengah " * 70,
    "Kec. Suro, Kab. Acheh Sngkil, " * 60,
    "ban " * 80,
    ", ".join(["Sidomulyo"] * 180),
    " ".join(["sukamaju mekarsari sidomulyo tanjung baru sumber jaya karang anyar suka makmur"] * 20),
    ", ".join(["Sukamaju", "Mekarsari", "Sidomulyo", "Tanjung", "Baru", "Sumber", "Jaya", "Kota", "Suka"] * 10),
    " ".join(["sukamju mekarsri sidomlyo tanjng bru sumbr jya karng anyr suka makmr"] * 20),
)


def _error(text: str) -> object:
    """Make the message for a text that is no code; for a name, it lists the regions with this name."""
    try:
        return kodewilayah.lookup(text)
    except kodewilayah.KodeWilayahError as error:
        return str(error)


TARGETS: Mapping[str, Target] = {
    "search": Target(kodewilayah.search, _TYPED_LENGTH, _TYPED),
    "search(within=)": Target(lambda text: kodewilayah.search(text, within="32", limit=50), _TYPED_LENGTH, _TYPED),
    "search(historic=True)": Target(lambda text: kodewilayah.search(text, historic=True), _TYPED_LENGTH, _TYPED),
    "search(kind=)": Target(lambda text: kodewilayah.search(text, kind="kelurahan", limit=50), _TYPED_LENGTH, _TYPED),
    "search(edition=)": Target(lambda text: kodewilayah.search(text, edition="2017"), _TYPED_LENGTH, _TYPED),
    "str(error)": Target(_error, _TYPED_LENGTH, _TYPED),
    "search.json": Target(_cascade, _TYPED_LENGTH, _TYPED),
    "search.json, within": Target(_cascade_within, _TYPED_LENGTH, _TYPED),
    "resolve": Target(kodewilayah.resolve, 2000, _WRITTEN),
    "resolve(within=)": Target(lambda text: kodewilayah.resolve(text, within="32", limit=50), 2000, _WRITTEN),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Climb and print; return 1 if a text takes longer than the bound."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="FUNCTION", help=f"{', '.join(TARGETS)}; all by default")
    parser.add_argument("--seconds", type=float, default=120, help="the time for all climbs together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bound", type=float, default=BOUND, help="the greatest time of one call, in milliseconds")
    options = parser.parse_args(arguments)
    names = options.names or list(TARGETS)
    if not TARGETS.keys() >= set(names):
        parser.error(f"the functions are {', '.join(TARGETS)}")
    words = words_of_names()
    print("| Function | Worst CPU | Texts tried | Characters | Its text | |\n|---|---|---|---|---|---|")
    worst = []
    for name in names:
        warm(TARGETS[name], words)
        random = Random(f"{options.seed} {name}")
        tried = list(climbs(TARGETS[name], words, options.seconds / len(names), random))
        finalists = sorted(set(tried), reverse=True)[:_FINALISTS]
        found = max(again(name, [finalist.text for finalist in finalists]))
        worst.append(found.milliseconds)
        verdict = "holds" if found.milliseconds <= options.bound else "DOES NOT HOLD"
        shown = found.text if len(found.text) <= 150 else f"{found.text[:150]}…"
        cells = [f"`{name}`", f"{found.milliseconds:.1f} ms", f"{len(tried):,}", f"{len(found.text):,}"]
        print(f"| {' | '.join(cells)} | `{shown!r}` | {verdict} |", flush=True)
        if len(found.text) > len(shown):
            print(f"{name}, in full: {found.text!r}", file=sys.stderr)
    return 0 if max(worst) <= options.bound else 1


def climbs(target: Target, words: Sequence[str], seconds: float, random: Random) -> Iterator[Found]:
    """Climb from one text after the other, until the time is over; yield every text and what it cost.

    Args:
        target: the function.
        words: the words to make texts of.
        seconds: the time.
        random: draws the texts and their changes.
    """
    end = monotonic() + seconds
    first = [*target.known, *(_drawn(target, words, random) for _ in range(_DRAWN))]
    starts = sorted((Found(cost(target.ask, text[: target.most]), text[: target.most]) for text in first), reverse=True)
    yield from starts
    asked = {found.text for found in starts}
    best, failures = starts.pop(0), 0
    while monotonic() < end:
        if failures > _PATIENCE:
            text = _drawn(target, words, random)
            best, failures = (starts.pop(0) if starts else Found(0.0, text[: target.most])), 0
        text = changed(best.text, words, random)[: target.most]
        failures += 1
        if text not in asked:
            asked.add(text)
            found = Found(cost(target.ask, text), text)
            yield found
            if found > best:
                best, failures = found, 0


def _drawn(target: Target, words: Sequence[str], random: Random) -> str:
    """Return a text of words drawn at random, with many different words or with few."""
    longest = 12 if target.most <= _TYPED_LENGTH else 120
    chosen = random.choices(words, k=random.randrange(2, longest))
    if random.random() < 0.5:
        chosen = random.choices(chosen[: random.randrange(1, 9)], k=longest)
    return random.choice((" ", " ", ", ")).join(chosen)


def changed(text: str, words: Sequence[str], random: Random) -> str:
    """Return a text with a word more, less or other, with two words exchanged or joined, or with another letter."""
    parts = text.split(" ")
    at, other = random.randrange(len(parts)), random.randrange(len(parts))
    kind = random.randrange(8)
    if kind == 0:
        parts.insert(at, random.choice(words))
    elif kind == 1:
        parts.insert(at, parts[other])
    elif kind == 2:
        parts[at] = random.choice(words)
    elif kind == 3 and len(parts) > 1:
        del parts[at]
    elif kind == 4:
        parts[at], parts[other] = parts[other], parts[at]
    elif kind == 5:
        parts[at : at + 2] = ["".join(parts[at : at + 2])]
    else:
        word = parts[at]
        spot = random.randrange(len(word) + 1)
        letter = random.choice(["", *_LETTERS, ",", "."])
        parts[at] = word[:spot] + letter + word[spot + random.randrange(2) :]
    return " ".join(parts)


def words_of_names() -> list[str]:
    """Return the words of the terms and of all names, with the beginnings of some words."""
    names = {word.lower() for region in kodewilayah.regions() for word in region.name.replace(",", " ").split()}
    short = {word[:3] for word in names} | {word[:2] for word in names}
    # The terms are drawn as often as all names together.
    return [*sorted(names), *sorted(short), *_TERMS * (len(names) // len(_TERMS))]


def warm(target: Target, words: Sequence[str]) -> None:
    """Ask texts of many lengths, with and without typing errors, so that every index is made before the clock."""
    kodewilayah.load("names")
    for length in range(3, 30):
        target.ask(("sukamajubandungselatanjawatengah" * 2)[:length] + "q")
    for text in ("bandung", "poco ranaka", "kel sukamju kec cilwu, garut", "Distrik Nabire, Papua"):
        target.ask(text)
    random = Random(0)
    for _ in range(40):
        # An error in each word, so that also the places around a name are compared with errors.
        target.ask(
            " ".join(word[:-1] + "q" * (len(word) > 4) for word in random.choices(words, k=random.randrange(2, 6)))
        )


def cost(ask: Callable[[str], object], text: str) -> float:
    """Return the CPU time of one question, in milliseconds."""
    begun = process_time()
    ask(text)
    return 1000 * (process_time() - begun)


def again(name: str, texts: Sequence[str]) -> list[Found]:
    """Ask texts in fresh processes that are warm; return the least CPU time of each."""
    code = f"""
import sys
sys.path[:0] = {[str(_ROOT), *sys.path]!r}
from benchmarks.worst import TARGETS, cost, warm, words_of_names
warm(TARGETS[{name!r}], words_of_names())
for text in {list(texts)!r}:
    print(cost(TARGETS[{name!r}].ask, text))
"""
    runs = [run(Path(sys.executable), code) for _ in range(_PROCESSES)]
    return [Found(min(times), text) for times, text in zip(zip(*runs, strict=True), texts, strict=True)]


if __name__ == "__main__":
    sys.exit(main())
