"""Print how often `resolve` is right: `python -m benchmarks.addresses`.

The texts are those of `addresses.csv`. The weights of `resolve` were tuned on the half `tune`; the half `report` is
only measured. An answer is right if the best match is the deepest region that the text names, or one of several if the
text cannot decide. For a text that names no region, it is right if there is no match with a score of 0.5 or more.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import kodewilayah
from benchmarks.sweeps.case import Case, Rule

TABLE = Path(__file__).with_name("addresses.csv")
LEVELS = ("province", "regency", "district", "village", "none")
SURE = 0.9
SURE_OF_NONE = 0.5
AIM = 0.97
AIM_SURE_AND_WRONG = 0.2


class Answer(NamedTuple):
    """A row of the table and the best match of its text."""

    row: dict[str, str]
    match: kodewilayah.Match | None

    @property
    def is_right(self) -> bool:
        """Whether the best match is the region that the text means."""
        if not self.row["code"]:
            return self.match is None or self.match.score < SURE_OF_NONE
        return self.match is not None and self.match.region.code in self.row["code"].split("|")

    @property
    def is_sure(self) -> bool:
        """Whether the score is above 0.9."""
        return self.match is not None and self.match.score > SURE


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table; with `--wrong`, also the wrong answers of the half `tune`, never those of the half `report`."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        answers = [answer_to(row) for row in csv.DictReader(file)]
    print("| Half | " + " | ".join(LEVELS) + " | all | wrong, of these with a score above 0.9 |")
    print("|---" * (len(LEVELS) + 3) + "|")
    for half in ("tune", "report"):
        of_half = [answer for answer in answers if answer.row["half"] == half]
        cells = [share([answer for answer in of_half if answer.row["deepest"] == level]) for level in LEVELS]
        wrong = [answer for answer in of_half if not answer.is_right]
        sure = sum(answer.is_sure for answer in wrong)
        print(f"| {half} | " + " | ".join(cells) + f" | {share(of_half)} | {len(wrong)}, {sure} |")
        if half == "report":
            right = 1 - len(wrong) / len(of_half)
            holds = right >= AIM and sure < AIM_SURE_AND_WRONG * len(wrong)
            verdict = "holds" if holds else "DOES NOT HOLD"
            print(f"\nAim: {AIM:.0%} right, under 1 in 5 of the wrong above 0.9: {verdict}")
    if "--wrong" in (sys.argv[1:] if arguments is None else arguments):
        for answer in answers:
            if answer.row["half"] == "tune" and not answer.is_right:
                print(answer.row["text"], answer.row["code"], answer.match, sep="\n    ")


def cases_of_half(half: str) -> list[Case]:
    """Return the texts of one half, in the form of the sweeps."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["half"] == half]
    return [
        Case(
            row["text"], frozenset(filter(None, row["code"].split("|"))), Rule.FIRST if row["code"] else Rule.OR_NOTHING
        )
        for row in rows
    ]


def answer_to(row: dict[str, str]) -> Answer:
    """Return a row with the best match of its text."""
    return Answer(row, next(iter(kodewilayah.resolve(row["text"])), None))


def share(answers: Sequence[Answer]) -> str:
    """Return the share and the number of right answers."""
    right = sum(answer.is_right for answer in answers)
    return f"{right / len(answers):.1%} ({right} of {len(answers)})"


if __name__ == "__main__":
    main()
