"""Print what each weight of `resolve` does: `python -m benchmarks.weights --jobs 2`.

It multiplies one weight after the other by some factors, asks the same texts again, and prints how the numbers of right
and wrong answers change. The texts are the half `tune` of `addresses.csv` and some texts of each sweep, drawn with
another seed than those of the reported tables. A weight stands at a good place if no factor makes the answers better:

    python -m benchmarks.weights --jobs 2                     each weight alone, against its present value
    python -m benchmarks.weights --jobs 2 --keep              keep what is better, weight after weight
    python -m benchmarks.weights _PENALTY_OF_A_GAP --draws 200    one weight, measured on more texts

A change is better if it lowers the cost: 1 for a right answer that is not above 0.9, as a person has to look at it, 5
for an answer that is not right, 100 for one that is wrong and above 0.9. A change of less than `--margin` may be
chance.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from multiprocessing import get_context
from pkgutil import iter_modules
from types import ModuleType
from typing import NamedTuple

import kodewilayah
from benchmarks.addresses import cases_of_half
from benchmarks.matching import cases_of, is_wrong_and_sure
from benchmarks.sweeps import SWEEPS
from benchmarks.sweeps.case import Case, Status, Verb, answer_to
from benchmarks.sweeps.places import Places
from kodewilayah import matching

FACTORS = (0.5, 0.8, 1.25, 2.0)
COST_OF_A_LOOK, COST_OF_NOT_RIGHT, COST_OF_SURE_AND_WRONG = 1, 5, 100
# The modules of `search`, which have weights of their own.
_NOT_OF_RESOLVE = {"search", "readings", "index", "former"}
# The seeds of the drawn texts: for the search, and to see whether what was found holds for other texts.
_SEED, _FRESH_SEED = 1001, 2002


class Weight(NamedTuple):
    """A number that the modules of `resolve` use: a constant, or one value of a constant with several.

    Attributes:
        constant: the name of the constant.
        key: the key of the value in it; None, if the constant is one number.
        value: the number as it stands in the module.
    """

    constant: str
    key: object
    value: float

    @property
    def name(self) -> str:
        """The name of the constant, with the key in brackets."""
        if self.key is None:
            return self.constant
        return f"{self.constant}[{getattr(self.key, 'name', self.key)}]"


class Result(NamedTuple):
    """The answers with one set of weights.

    Attributes:
        right: how many are right, ambiguous or, where this is allowed, none.
        wrong: how many are wrong.
        wrong_and_sure: how many are wrong and above 0.9.
        right_and_sure: how many are right and above 0.9.
        asked: how many texts were asked.
    """

    right: int
    wrong: int
    wrong_and_sure: int
    right_and_sure: int
    asked: int

    @property
    def cost(self) -> int:
        """What the search makes as small as possible."""
        looks = COST_OF_A_LOOK * (self.right - self.right_and_sure)
        return looks + COST_OF_NOT_RIGHT * (self.asked - self.right) + COST_OF_SURE_AND_WRONG * self.wrong_and_sure

    def against(self, other: Result) -> str:
        """Return the changes from another result: right, wrong, wrong above 0.9, right above 0.9."""
        pairs = list(zip(self, other, strict=True))[:4]
        return " ".join(f"{mine - theirs:+}" if mine != theirs else "0" for mine, theirs in pairs)

    def __str__(self) -> str:
        right = f"{self.right} right ({self.right_and_sure} above 0.9)"
        return f"{right}, {self.wrong} wrong ({self.wrong_and_sure} above 0.9)"


Values = Mapping[Weight, float]


def main(arguments: Sequence[str] | None = None) -> None:
    """Vary and print."""
    options = parser().parse_args(arguments)
    kodewilayah.load("names")
    weights = [weight for weight in weights_of_resolve() if weight.constant in (options.names or [weight.constant])]
    if not weights:
        known = dict.fromkeys(weight.constant for weight in weights_of_resolve())
        sys.exit(f"There is no such weight; the weights are {', '.join(known)}.")
    texts, fresh = texts_of(_SEED, options.draws), texts_of(_FRESH_SEED, options.draws)
    kept: dict[Weight, float] = {}
    (present,) = results(texts, [kept], options.jobs)
    print(f"{len(texts)} texts: {present}.")
    print("Changes: right, wrong, wrong above 0.9, right above 0.9.\n")
    print(f"| Weight | Value | {' | '.join(f'× {factor}' for factor in FACTORS)} | |\n{'|---' * (len(FACTORS) + 3)}|")
    for weight in weights:
        trials = [{**kept, weight: weight.value * factor} for factor in FACTORS]
        found = results(texts, trials, options.jobs)
        best = min(range(len(FACTORS)), key=lambda at: found[at].cost)
        is_better = present.cost - found[best].cost >= options.margin
        verdict = f"better: {trials[best][weight]:.3g}" if is_better else "stands"
        cells = [f"`{weight.name}`", f"{weight.value:g}", *(result.against(present) for result in found), verdict]
        print(f"| {' | '.join(cells)} |", flush=True)
        if options.keep and is_better:
            kept, present = trials[best], found[best]
    if kept:
        before, after = results(fresh, [{}, kept], options.jobs)
        print(f"\nKept: {', '.join(f'{weight.name} = {value:.3g}' for weight, value in kept.items())}")
        print(f"{len(fresh)} other texts, before: {before}; after: {after}.")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("names", nargs="*", metavar="CONSTANT", help="the constants to vary; all by default")
    made.add_argument("--draws", type=int, default=15, help="the texts of each sweep")
    made.add_argument("--margin", type=int, default=10, help="the least change of the cost that counts")
    made.add_argument("--keep", action="store_true", help="keep the best value before the next weight is varied")
    made.add_argument("--jobs", type=int, default=1, help="the number of processes")
    return made


def weights_of_resolve() -> list[Weight]:
    """Return all weights: the constants of the modules of `resolve` that are fractions, or hold only fractions."""
    found: dict[tuple[str, object], Weight] = {}
    for module in _modules():
        for name, constant in vars(module).items():
            if name.isupper():
                for key, value in _values(constant):
                    found.setdefault((name, key), Weight(name, key, value))
    return list(found.values())


def texts_of(seed: int, draws: int) -> list[tuple[Case, bool]]:
    """Return the texts to ask, each with whether no answer is good too; the same for the same seed."""
    places = Places()
    texts = [(case, not case.expected) for case in cases_of_half("tune")]
    for sweep in SWEEPS:
        if sweep.verb is Verb.RESOLVE:
            texts += [(case, sweep.accepts_none) for case in cases_of(sweep, places, draws, seed)]
    return texts


def results(texts: Sequence[tuple[Case, bool]], trials: Sequence[Values], jobs: int) -> list[Result]:
    """Ask all texts with each set of weights, each in a process of its own."""
    # A process of its own: what the library remembers of an answer must not outlive the weights. It is forked, so that
    # it has the index of names already.
    with get_context("fork").Pool(jobs, maxtasksperchild=1) as pool:
        return pool.starmap(_result, [(texts, trial) for trial in trials], chunksize=1)


def _result(texts: Sequence[tuple[Case, bool]], values: Values) -> Result:
    for weight, value in values.items():
        set_weight(weight, value)
    right = wrong = wrong_and_sure = right_and_sure = 0
    for case, accepts_none in texts:
        answer = answer_to(case)
        is_right = answer.status in (Status.RIGHT, Status.AMBIGUOUS) or (accepts_none and answer.status is Status.NONE)
        right += is_right
        right_and_sure += is_right and answer.is_sure
        wrong += answer.status is Status.WRONG
        wrong_and_sure += is_wrong_and_sure(answer)
    return Result(right, wrong, wrong_and_sure, right_and_sure, len(texts))


def set_weight(weight: Weight, value: float) -> None:
    """Set a weight in all modules that have it."""
    for module in _modules():
        constant = vars(module).get(weight.constant)
        if constant is None:
            continue
        if weight.key is None:
            setattr(module, weight.constant, value)
        elif isinstance(constant, tuple):
            setattr(
                module, weight.constant, tuple(value if at == weight.key else old for at, old in enumerate(constant))
            )
        else:
            setattr(module, weight.constant, {**constant, weight.key: value})


def _values(constant: object) -> Iterator[tuple[object, float]]:
    """Yield the key and the value of each number of a constant; nothing, if it is no weight."""
    if isinstance(constant, float):
        yield None, constant
    elif isinstance(constant, Mapping | tuple):
        pairs = constant.items() if isinstance(constant, Mapping) else enumerate(constant)
        listed = list(pairs)
        if listed and all(isinstance(value, float) for _, value in listed):
            # Nothing is gained by a factor of zero.
            yield from ((key, value) for key, value in listed if value)


def _modules() -> list[ModuleType]:
    names = [found.name for found in iter_modules(matching.__path__) if found.name not in _NOT_OF_RESOLVE]
    return [import_module(f"{matching.__name__}.{name}") for name in names]


if __name__ == "__main__":
    if not hasattr(os, "fork"):
        sys.exit("This program needs a system that can fork processes.")
    main()
