"""Print how `resolve` and `search` answer sweeps of made-up texts: `python -m benchmarks.matching`.

Each sweep makes its texts by one rule from the names of the edition in force and the packaged tables. Examples:

    python -m benchmarks.matching                         every sweep, 1,000 texts each
    python -m benchmarks.matching A G --sample 0 --jobs 2     all texts of two classes, in two processes
    python -m benchmarks.matching H --show 20             also the worst wrong answers

An answer counts as ambiguous if it is marked so and the right region is among the equal best. The answers of `search`
are not counted as above 0.9, because its score orders the matches only.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from itertools import islice
from multiprocessing import Pool
from random import Random
from typing import NamedTuple

import kodewilayah
from benchmarks.sweeps import SWEEPS
from benchmarks.sweeps.case import Answer, Case, Status, Sweep, Verb, answer_to
from benchmarks.sweeps.places import Places

_HEADER = "| Class | Texts | Asked | Right | Ambiguous | None | Wrong | Wrong above 0.9 | Aim | |"


class Tally(NamedTuple):
    """The answers to one sweep.

    Attributes:
        sweep: the sweep.
        answers: the answers that count.
    """

    sweep: Sweep
    answers: Sequence[Answer]

    def count(self, status: Status) -> int:
        """Return how many answers have a status."""
        return sum(answer.status is status for answer in self.answers)

    @property
    def sure(self) -> int:
        """How many answers of `resolve` are wrong and above 0.9."""
        return sum(is_wrong_and_sure(answer) for answer in self.answers)

    @property
    def good(self) -> int:
        """How many answers are as the sweep demands."""
        none = self.count(Status.NONE) if self.sweep.accepts_none else 0
        return self.count(Status.RIGHT) + self.count(Status.AMBIGUOUS) + none

    @property
    def holds(self) -> bool:
        """Whether the answers are as good as the sweep demands."""
        asked = len(self.answers)
        most_wrong = asked if self.sweep.most_wrong is None else self.sweep.most_wrong * asked
        return (
            self.good >= self.sweep.least * asked
            and self.count(Status.WRONG) <= most_wrong
            and self.sure <= self.sweep.most_sure * asked
        )

    def row(self) -> str:
        """Return the row of the table."""
        asked = len(self.answers)
        shares = [f"{self.count(status):,}" for status in (Status.AMBIGUOUS, Status.NONE, Status.WRONG)]
        right = self.count(Status.RIGHT)
        is_search = self.sweep.verb is Verb.SEARCH
        cells = [self.sweep.letter, self.sweep.title, f"{asked:,}", f"{right:,} ({right / max(asked, 1):.1%})", *shares]
        cells += ["" if is_search else f"{self.sure:,}", aim(self.sweep), "holds" if self.holds else "DOES NOT HOLD"]
        return f"| {' | '.join(cells)} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask and print; return 1 if an aim is missed."""
    options = parser().parse_args(arguments)
    letters = [letter.casefold() for letter in options.letters]
    sweeps = [sweep for sweep in SWEEPS if not letters or sweep.letter.casefold() in letters]
    if not sweeps:
        sys.exit(f"There is no such class; the classes are {', '.join(dict.fromkeys(one.letter for one in SWEEPS))}.")
    print(f"{_HEADER}\n{'|---' * (_HEADER.count('|') - 1)}|")
    tallies = []
    for tally in tallies_of(sweeps, options.sample, options.seed, options.jobs):
        print(tally.row(), flush=True)
        tallies.append(tally)
    for tally in tallies:
        print_worst(tally, options.show)
    return 0 if all(tally.holds for tally in tallies) else 1


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("letters", nargs="*", metavar="CLASS", help="the classes, by their letter; all by default")
    made.add_argument("--show", type=int, default=0, help="print so many of the worst answers of each sweep")
    add_options(made)
    return made


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of all programs that use the sweeps."""
    parser.add_argument("--sample", type=int, default=1000, help="the most texts of a sweep; 0 for all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="the number of processes")


def tallies_of(sweeps: Iterable[Sweep], sample: int, seed: int, jobs: int) -> Iterator[Tally]:
    """Ask the library about each sweep.

    Args:
        sweeps: the sweeps.
        sample: the most texts of a sweep; 0 for all.
        seed: with the same seed, the same texts are drawn.
        jobs: the number of processes.
    """
    places = Places()
    kodewilayah.load("names")
    with Pool(jobs) if jobs > 1 else nullcontext() as pool:
        for sweep in sweeps:
            cases = cases_of(sweep, places, sample, seed)
            answers = map(answer_to, cases) if pool is None else pool.imap(answer_to, cases, chunksize=20)
            yield Tally(sweep, [answer for answer in answers if answer.status is not Status.LEFT_OUT])


def cases_of(sweep: Sweep, places: Places, sample: int, seed: int) -> Iterator[Case]:
    """Yield the cases of a sweep; other sweeps have no influence on what is drawn."""
    # A text is a seed that is the same in every process.
    random = Random(f"{seed} {sweep.letter} {sweep.title}")
    return islice(iter(sweep.make(places, random)), sample or None)


def is_wrong_and_sure(answer: Answer) -> bool:
    """Tell whether an answer of `resolve` is wrong and above 0.9."""
    return answer.status is Status.WRONG and answer.is_sure and answer.case.verb is Verb.RESOLVE


def aim(sweep: Sweep) -> str:
    """Return what a sweep demands, in words."""
    share = sweep.most_wrong
    parts = [f"≥ {sweep.least * 100:g}%" if share is None else f"wrong ≤ {share:.3%}"]
    if sweep.most_sure == 0:
        parts.append("none above 0.9")
    return ", ".join(parts)


def print_worst(tally: Tally, most: int) -> None:
    """Print the wrong answers with the highest scores, then texts without an answer."""
    bad = [answer for answer in tally.answers if answer.status is Status.WRONG]
    if not tally.sweep.accepts_none:
        bad += [answer for answer in tally.answers if answer.status is Status.NONE]
    if most and bad:
        print(f"\n{tally.sweep.letter}: {tally.sweep.title}")
    for answer in sorted(bad, key=lambda answer: -answer.score)[:most]:
        expected = "|".join(sorted(answer.case.expected)[:4]) or "nothing"
        got = f"{answer.code} {answer.name}" if answer.code else "nothing"
        print(f"  {answer.score:.3f} {answer.case.text!r}\n      expected {expected}, got {got}")


if __name__ == "__main__":
    sys.exit(main())
