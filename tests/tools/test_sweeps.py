"""The programs that measure `search` and `resolve`: their texts, their judgement and their search for weights."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path
from random import Random

import pytest

import kodewilayah
from benchmarks import calibration, matching, weights, worst
from benchmarks.addresses import cases_of_half
from benchmarks.sweeps import SWEEPS, official
from benchmarks.sweeps.case import Answer, Case, Rule, Status, Sweep, Verb, answer_to
from benchmarks.sweeps.places import Places, is_one_error_away, key_of, with_an_error
from kodewilayah.matching import chains

ROOT = Path(__file__).parents[2]
JAGAKARSA = "31.74.09"


@pytest.fixture(scope="module")
def places() -> Places:
    return Places()


@pytest.fixture
def sweep() -> Sweep:
    return Sweep("X", "texts", lambda *_: [], least=0.5, most_sure=0.0)


def answers(case: Case, *statuses: Status, score: float = 0.6) -> list[Answer]:
    return [Answer(case, status, JAGAKARSA, "Jagakarsa", score) for status in statuses]


# Texts


@pytest.mark.sweep
@pytest.mark.parametrize("sweep", SWEEPS, ids=lambda sweep: f"{sweep.letter} {sweep.title}")
def test_a_sweep_draws_the_same_texts_with_the_same_seed(sweep: Sweep, places: Places) -> None:
    cases = list(matching.cases_of(sweep, places, 5, 1))
    assert cases == list(matching.cases_of(sweep, places, 5, 1))
    assert cases, "the sweep has no texts"
    for case in cases:
        assert case.verb is sweep.verb
        assert case.text.strip()
        assert case.expected or case.rule is Rule.OR_NOTHING


@pytest.mark.sweep
@pytest.mark.parametrize("sweep", SWEEPS, ids=lambda sweep: f"{sweep.letter} {sweep.title}")
def test_every_region_expected_of_resolve_is_in_force(sweep: Sweep, places: Places) -> None:
    for case in matching.cases_of(sweep, places, 300, 1):
        assert sweep.verb is Verb.SEARCH or all(map(kodewilayah.exists, case.expected)), case


@pytest.mark.sweep
@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (official.village_and_regency, 1_637),
        (official.provinces, 38),
        (official.regencies, 514),
        (official.official_paths, 83_762),
    ],
)
def test_the_sweeps_of_official_names_leave_no_region_out(
    make: Callable[[Places, Random], Iterable[Case]], expected: int, places: Places
) -> None:
    assert sum(1 for _ in make(places, Random(1))) == expected


def test_a_typing_error_is_one_error(places: Places) -> None:
    random = Random(1)
    for village in islice(places.of_level(4), 0, None, 400):
        written = with_an_error(village.name, random)
        assert written is None or is_one_error_away(key_of(written), village.key), (village, written)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("krajan", "kerajan", True),
        ("krajan", "kraajan", True),
        ("krajan", "karjan", True),
        ("krajan", "krejan", True),
        ("krajan", "krajan", False),
        ("krajan", "kerejan", False),
        ("krajan", "krajanan", False),
        ("", "a", True),
    ],
)
def test_one_error(one: str, other: str, expected: bool) -> None:
    assert is_one_error_away(one, other) is expected
    assert is_one_error_away(other, one) is expected


def test_namesakes_are_listed_from_the_highest_level_down(places: Places) -> None:
    assert places.named("banten")[0].code == "36"
    assert places.codes_named("jagakarsa", "31.74", 3) == {JAGAKARSA}
    assert places.codes_named("jagakarsa", "32") == set()


# Judgement


def test_an_answer_is_right() -> None:
    answer = answer_to(Case("Kec. Jagakarsa, Jakarta Selatan", frozenset({JAGAKARSA})))
    assert (answer.status, answer.code, answer.is_sure) == (Status.RIGHT, JAGAKARSA, True)


def test_an_ambiguous_answer_has_the_right_region_among_the_equal_best() -> None:
    assert answer_to(Case("Bandung, Jawa Barat", frozenset({"32.73"}))).status is Status.AMBIGUOUS
    assert answer_to(Case("Bandung, Jawa Barat", frozenset({"32.01"}))).status is Status.WRONG


def test_no_answer_to_a_street() -> None:
    assert answer_to(Case("Jl. Sudirman No. 45", frozenset({"31"}))).status is Status.NONE


def test_several_regions_of_a_level_must_be_marked_as_ambiguous() -> None:
    text, both = "Kec. Jagakarsa, Jakarta Selatan", frozenset({JAGAKARSA, "31.74.01"})
    assert answer_to(Case(text, both)).status is Status.WRONG
    assert answer_to(Case(text, both, Rule.ANY)).status is Status.RIGHT
    assert answer_to(Case(text, both | {"31.74"}, Rule.ANY)).status is Status.RIGHT


def test_a_listed_region_may_come_after_others() -> None:
    case = Case("jagakarsa", frozenset({"31.74.09.1001"}), Rule.LISTED, Verb.SEARCH)
    assert answer_to(case).status is Status.RIGHT
    assert answer_to(case._replace(expected=frozenset({"11"}))).status is Status.WRONG


def test_a_text_that_means_nothing_may_have_an_unsure_answer() -> None:
    assert answer_to(Case("Sukamaju", frozenset(), Rule.OR_NOTHING)).status is Status.NONE
    assert answer_to(Case("Kec. Jagakarsa, Jakarta Selatan", frozenset(), Rule.OR_NOTHING)).status is Status.WRONG


def test_a_score_can_be_too_high() -> None:
    case = Case("Kec. Jagakarsa, Jakarta Selatan", frozenset({JAGAKARSA}), under=0.5)
    answer = answer_to(case)
    assert answer.status is Status.WRONG
    assert not calibration.is_misleading(answer)


def test_a_case_does_not_count_without_a_right_answer_before() -> None:
    case = Case("Kec. Jagakarsa, Jakarta Selatan 12620", frozenset({JAGAKARSA}))
    assert answer_to(case._replace(without="Kec. Jagakarsa, Jakarta Selatan")).status is Status.RIGHT
    assert answer_to(case._replace(without="Bogor")).status is Status.LEFT_OUT


# Counts


def test_a_tally_holds_up_to_its_aim(sweep: Sweep) -> None:
    case = Case("Jagakarsa", frozenset({JAGAKARSA}))
    half = answers(case, Status.RIGHT, Status.WRONG, Status.AMBIGUOUS, Status.NONE)
    assert matching.Tally(sweep, half).holds
    assert not matching.Tally(sweep._replace(least=0.6), half).holds
    assert matching.Tally(sweep._replace(least=0.6, accepts_none=True), half).holds
    assert not matching.Tally(sweep._replace(most_wrong=0.1), half).holds
    assert not matching.Tally(sweep, [*half, *answers(case, Status.RIGHT, Status.WRONG, score=0.95)]).holds


@pytest.mark.sweep
def test_the_table_and_the_worst_answers_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    matching.main(["C", "--sample", "3", "--show", "2"])
    header, line, *rows = capsys.readouterr().out.splitlines()[:4]
    assert header.startswith("| Class |")
    assert all(row.count("|") == line.count("|") == header.count("|") for row in rows)
    assert [row.split("|")[3].strip() for row in rows] == ["3", "3"]


@pytest.mark.sweep
def test_two_processes_give_the_answers_of_one() -> None:
    def printed(jobs: str) -> str:
        # A process of its own: to fork one that has threads, as a worker of the tests has, is a warning.
        command = [sys.executable, "-m", "benchmarks.matching", "C", "E", "--sample", "10", "--jobs", jobs]
        return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout

    one = printed("1")
    assert one.count("\n") == 6
    assert one == printed("2")


def test_an_unknown_class_is_refused() -> None:
    with pytest.raises(SystemExit, match="the classes are A, B"):
        matching.main(["Z"])


def test_the_bands_of_scores() -> None:
    names = [calibration.band_of(score).name for score in (0.0, 0.5, 0.501, 0.7, 0.9, 0.901)]
    assert names == ["0 to 0.5", "0 to 0.5", "0.5 to 0.7", "0.5 to 0.7", "0.7 to 0.9", "above 0.9"]


def test_a_band_counts_its_answers(capsys: pytest.CaptureFixture[str]) -> None:
    case = Case("Jagakarsa", frozenset({JAGAKARSA}))
    sure = answers(case, Status.RIGHT, Status.WRONG, score=0.95)
    unsure = answers(case, Status.AMBIGUOUS, Status.NONE)
    above = calibration.BANDS[-1]
    assert calibration.counts(above, [*sure, *unsure]) == (2, 1)
    assert not calibration.print_band(above, sure, [unsure])
    assert capsys.readouterr().out == "| above 0.9 | 2 | 1 | 50.00% | 0 of 0 | ≤ 0.05% | DOES NOT HOLD |\n"


def test_the_halves_of_the_written_addresses() -> None:
    tune, report = cases_of_half("tune"), cases_of_half("report")
    assert (len(tune), len(report)) == (489, 283)
    assert all(bool(case.expected) is (case.rule is Rule.FIRST) for case in (*tune, *report))


# Weights


def test_the_weights_are_those_of_resolve() -> None:
    found = weights.weights_of_resolve()
    assert {weight.constant for weight in found} >= {"LEAST_WEIGHT", "_WEIGHT_OF_LEVEL"}
    assert len({weight.name for weight in found}) == len(found)
    assert all(isinstance(weight.value, float) and weight.value for weight in found)


def test_a_weight_is_varied_in_every_module_that_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from kodewilayah.matching import names, resolve, spans, words

    for module in (chains, names, resolve, spans, words):
        monkeypatch.setattr(module, "LEAST_WEIGHT", 0.5)
    monkeypatch.setattr(chains, "_WEIGHT_OF_LEVEL", {1: 0.8, 2: 1.1})
    monkeypatch.setattr(names, "_WEIGHT_OF_ERRORS", (1.0, 0.8))
    weights.set_weight(weights.Weight("LEAST_WEIGHT", None, 0.5), 0.25)
    weights.set_weight(weights.Weight("_WEIGHT_OF_LEVEL", 2, 1.1), 2.2)
    weights.set_weight(weights.Weight("_WEIGHT_OF_ERRORS", 1, 0.8), 0.4)
    assert vars(chains)["LEAST_WEIGHT"] == vars(names)["LEAST_WEIGHT"] == 0.25
    assert vars(chains)["_WEIGHT_OF_LEVEL"] == {1: 0.8, 2: 2.2}
    assert vars(names)["_WEIGHT_OF_ERRORS"] == (1.0, 0.4)


def test_the_cost_of_a_result() -> None:
    before = weights.Result(right=8, wrong=2, wrong_and_sure=1, right_and_sure=6, asked=10)
    after = before._replace(wrong_and_sure=0, right_and_sure=5)
    assert (before.cost, after.cost) == (2 + 10 + 100, 3 + 10)
    assert after.against(before) == "0 0 -1 -1"


# Costly texts


def test_a_climb_keeps_what_costs_more() -> None:
    target = worst.Target(lambda text: sum(range(1000 * text.count("a"))), 200, ("b a", "b"))
    found = list(worst.climbs(target, ["a", "aaa"], 0.2, Random(1)))
    assert {one.text for one in found} >= {"b a", "b"}
    assert len({one.text for one in found}) == len(found)
    assert max(map(len, (one.text for one in found))) <= 200
    assert max(found).text.count("a") > 3


def test_a_changed_text_keeps_at_least_one_word() -> None:
    random = Random(1)
    texts = {worst.changed("kec cilawu garut", ["kota", "baru"], random) for _ in range(200)}
    assert len(texts) > 50
    assert all(texts)
