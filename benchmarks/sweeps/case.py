"""A case of a sweep: a text, the regions that it means, and the judgement of the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from enum import Enum, auto
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import kodewilayah

if TYPE_CHECKING:
    from benchmarks.sweeps.places import Places

# An answer with a higher score is stored without a look.
SURE = 0.9
# An answer with a lower score is not taken for an answer.
UNSURE = 0.5
# So many matches are read, to see whether the right region is among those that fit equally well.
_MATCHES = 20
# A former name can be listed after all regions that have the name today.
_MATCHES_OF_A_LIST = 200


class Verb(Enum):
    """The function that is asked."""

    RESOLVE = "resolve"
    SEARCH = "search"


class Rule(Enum):
    """What makes an answer right."""

    # The best match is expected. If several regions of its level are expected, it must be marked as ambiguous.
    SAID = auto()
    # The best match is expected; nothing more is asked of several expected regions.
    ANY = auto()
    # The best match is expected, even if others fit as well: among equal names the higher level comes first.
    FIRST = auto()
    # An expected region is among the matches: the name is also the name of other regions.
    LISTED = auto()
    # The best match is expected, or there is none with a score of 0.5 or more.
    OR_NOTHING = auto()


class Case(NamedTuple):
    """A text and the regions that it means.

    Attributes:
        text: the text.
        expected: the codes of the regions that the text can mean; empty, if it means none.
        rule: what makes an answer right.
        verb: the function that is asked.
        without: the text without its additional evidence; the case counts only if the answer to this text is right.
        under: a score that the answer must stay below.
    """

    text: str
    expected: frozenset[str]
    rule: Rule = Rule.SAID
    verb: Verb = Verb.RESOLVE
    without: str | None = None
    under: float | None = None


class Status(Enum):
    """The judgement of one answer."""

    RIGHT = "right"
    # The right region is among the equal best, and they are marked as ambiguous.
    AMBIGUOUS = "ambiguous"
    NONE = "none"
    WRONG = "wrong"
    # The answer is not right without the additional evidence either.
    LEFT_OUT = "left out"


class Answer(NamedTuple):
    """A case and the answer of the library.

    Attributes:
        case: the case.
        status: the judgement.
        code: the code of the best match; empty, if there is none.
        name: the full name of its region; empty, if there is none.
        score: its score; 0, if there is none.
    """

    case: Case
    status: Status
    code: str
    name: str
    score: float

    @property
    def is_sure(self) -> bool:
        """Whether the score is above 0.9."""
        return self.score > SURE


class Sweep(NamedTuple):
    """A set of cases made by one rule from the packaged names.

    Attributes:
        letter: the class of failures that it looks for.
        title: the form of its texts.
        make: yields the cases in an order drawn at random.
        least: the least share of answers that are right or ambiguous.
        most_wrong: the greatest share of wrong answers; None, if only `least` counts.
        most_sure: the greatest share of wrong answers above 0.9.
        accepts_none: whether no answer is as good as a right one.
        verb: the function that is asked.
    """

    letter: str
    title: str
    make: Callable[[Places, Random], Iterable[Case]]
    least: float = 0.95
    most_wrong: float | None = None
    most_sure: float = 0.0005
    accepts_none: bool = False
    verb: Verb = Verb.RESOLVE


def answer_to(case: Case) -> Answer:
    """Ask the library and judge its answer."""
    if case.without is not None:
        without = _judge(case._replace(text=case.without))
        if without.status in (Status.WRONG, Status.NONE):
            return without._replace(case=case, status=Status.LEFT_OUT)
    return _judge(case)


def _judge(case: Case) -> Answer:
    limit = _MATCHES_OF_A_LIST if case.rule is Rule.LISTED else _MATCHES
    ask = kodewilayah.resolve if case.verb is Verb.RESOLVE else kodewilayah.search
    matches: Sequence[kodewilayah.Match] = ask(case.text, limit=limit)
    if not matches:
        return Answer(case, Status.NONE, "", "", 0.0)
    best = matches[0]
    return Answer(case, _status(case, matches), str(best.region.code), best.region.full_name, best.score)


def _status(case: Case, matches: Sequence[kodewilayah.Match]) -> Status:
    best = matches[0]
    is_expected = best.region.code in case.expected
    if case.under is not None and best.score >= case.under:
        return Status.WRONG
    if case.rule is Rule.OR_NOTHING and best.score < UNSURE:
        return Status.NONE
    if case.rule is Rule.LISTED and any(match.region.code in case.expected for match in matches):
        return Status.RIGHT
    if case.rule in (Rule.FIRST, Rule.OR_NOTHING):
        return Status.RIGHT if is_expected else Status.WRONG
    if best.ambiguous:
        is_listed = any(match.ambiguous and match.region.code in case.expected for match in matches)
        return Status.AMBIGUOUS if is_listed else Status.WRONG
    shape = best.region.code.count(".")
    rivals = sum(code.count(".") == shape for code in case.expected)
    if is_expected and (rivals == 1 or case.rule is not Rule.SAID):
        return Status.RIGHT
    return Status.WRONG
