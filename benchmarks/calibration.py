"""Print how often an answer of `resolve` is wrong, by its score: `python -m benchmarks.calibration`.

The texts are those of the sweeps of `benchmarks.matching` (1,000 of each, if not told otherwise) and of both halves of
`addresses.csv`. A text without an answer is not counted. An answer is not wrong if it is marked as ambiguous and the
right region is among the equal best.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import kodewilayah
from benchmarks.addresses import cases_of_half
from benchmarks.matching import add_options, tallies_of
from benchmarks.sweeps import SWEEPS
from benchmarks.sweeps.case import Answer, Status, Verb, answer_to

_HEADER = "| Score | All: answers | wrong | share | Sweeps | `tune` | `report` | Aim | |"


class Band(NamedTuple):
    """A range of scores.

    Attributes:
        name: the range in words.
        above: the score that every answer in the range is above; the first range includes 0.
        most_wrong: the greatest share of wrong answers; None, if none is demanded.
    """

    name: str
    above: float
    most_wrong: float | None


BANDS = (
    Band("0 to 0.5", -1.0, None),
    Band("0.5 to 0.7", 0.5, None),
    Band("0.7 to 0.9", 0.7, 0.05),
    Band("above 0.9", 0.9, 0.0005),
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Ask and print; return 1 if a demand is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_options(parser)
    options = parser.parse_args(arguments)
    kodewilayah.load("names")
    sweeps = [sweep for sweep in SWEEPS if sweep.verb is Verb.RESOLVE]
    tallies = tallies_of(sweeps, options.sample, options.seed, options.jobs)
    of_sweeps = [answer for tally in tallies for answer in tally.answers]
    halves = [[answer_to(case) for case in cases_of_half(half)] for half in ("tune", "report")]
    print(f"{_HEADER}\n{'|---' * (_HEADER.count('|') - 1)}|")
    everything = [*of_sweeps, *halves[0], *halves[1]]
    verdicts = [print_band(band, everything, [of_sweeps, *halves]) for band in BANDS]
    return 0 if all(verdicts) else 1


def print_band(band: Band, everything: Iterable[Answer], parts: Iterable[Iterable[Answer]]) -> bool:
    """Print one row; return whether the demand holds."""
    answers, wrong = counts(band, everything)
    share = wrong / max(answers, 1)
    cells = [band.name, f"{answers:,}", f"{wrong:,}", f"{share:.2%}"]
    for part in parts:
        answers_of_part, wrong_of_part = counts(band, part)
        cells.append(f"{wrong_of_part:,} of {answers_of_part:,}")
    holds = band.most_wrong is None or share <= band.most_wrong
    cells += (
        ["", ""] if band.most_wrong is None else [f"≤ {band.most_wrong:.2%}", "holds" if holds else "DOES NOT HOLD"]
    )
    print(f"| {' | '.join(cells)} |")
    return holds


def counts(band: Band, answers: Iterable[Answer]) -> tuple[int, int]:
    """Return how many answers have a score in a range, and how many of these are wrong."""
    inside = [answer for answer in answers if answer.code and band_of(answer.score) is band]
    return len(inside), sum(is_misleading(answer) for answer in inside)


def band_of(score: float) -> Band:
    """Return the range of a score.

    >>> band_of(0.9).name, band_of(0.901).name, band_of(0.0).name
    ('0.7 to 0.9', 'above 0.9', '0 to 0.5')
    """
    return next(band for band in reversed(BANDS) if score > band.above)


def is_misleading(answer: Answer) -> bool:
    """Tell whether the best match is not the region meant, whatever the sweep demands of its score."""
    if answer.status is Status.AMBIGUOUS:
        return False
    # With a score that is too high for its text, the region can still be right.
    is_only_too_sure = answer.case.under is not None and answer.code in answer.case.expected
    return not is_only_too_sure and (answer.status is Status.WRONG or answer.code not in answer.case.expected)


if __name__ == "__main__":
    sys.exit(main())
