"""What became of a code: never by its digits alone, and never by replacing a prefix."""

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from itertools import pairwise

import attrs
import pytest

import kodewilayah
from kodewilayah import (
    Division,
    InvalidCodeError,
    Level,
    Outcome,
    RegionCode,
    UnknownCodeError,
    UnknownEditionError,
    _data,
    changes,
    current,
    edition,
    editions,
    lookup,
    newest,
    regions,
    trace,
)

IDS = [each.id for each in editions()]
NEXT = dict(pairwise(IDS))
MOVES = [move for move in _data.Folder().crosswalk() if move.edition_from != _data.EARLIER]


@pytest.mark.sweep
@pytest.mark.parametrize("name", IDS)
def test_nearly_every_code_of_every_edition_is_exactly_one_region_in_force(name: str) -> None:
    outcomes = list(current(edition(name), edition=name))
    statuses = Counter(outcome.status for outcome in outcomes)
    print(
        f"\nedition {name}: {statuses['one'] / len(outcomes):.4%} of {len(outcomes):,} resolve to one region in force"
    )
    assert (statuses["one"] + statuses["divided"]) / len(outcomes) >= 0.999
    assert all((outcome.status == "one") == (len(outcome.regions) == 1) for outcome in outcomes)
    assert all(outcome.edition is edition(name).edition for outcome in outcomes)
    assert statuses["several"] == 0
    if name == IDS[-1]:
        assert statuses == {"one": len(edition(name))}


@pytest.mark.sweep
def test_every_code_that_left_has_a_link_and_every_link_lies_between_editions_that_have_its_codes() -> None:
    told = {(move.edition_from, move.code_from) for move in MOVES}
    for before, after in NEXT.items():
        left = {code for code in edition(before) if code not in edition(after)}
        assert {(before, code) for code in left} <= told
    for move in MOVES:
        assert IDS.index(move.edition_from) < IDS.index(move.edition_to)
        assert move.code_from in edition(move.edition_from)
        assert not move.code_to or move.code_to in edition(move.edition_to)


def test_a_link_from_a_code_that_is_still_there_says_that_its_digits_are_another_place() -> None:
    for move in MOVES:
        assert (move.code_from in edition(NEXT[move.edition_from])) == (move.kind == "code_reassigned")


def test_the_one_step_answers_are_those_of_the_crosswalk() -> None:
    for name, code, after, to, kind, confidence, _ in MOVES:
        if after != IDS[-1]:
            continue
        outcome = current(code, edition=name)
        assert [region.code for region in outcome.regions] == ([to] if to else [])
        assert (outcome.links[0].kind, outcome.links[0].confidence) == (kind, confidence)
        assert outcome.status == ("one" if to else "abolished" if kind == "abolished" else "unknown")


def test_papua_is_not_a_matter_of_replacing_a_prefix() -> None:
    regencies = {code: to for name, code, _, to, *_ in MOVES if len(code) == 5 and name in ("2021", "2022")}
    assert len(regencies) == 26
    assert Counter(to[:2] for to in regencies.values()) == {"93": 4, "94": 8, "95": 8, "96": 6}
    below = [(code, to) for _, code, _, to, *_ in MOVES if code[:5] in regencies and len(code) == 13 and to]
    wrong = [code for code, to in below if regencies[code[:5]] + code[5:] != to]
    assert len(wrong) > len(below) / 2


def test_the_trace_of_a_village_that_moved_with_its_province() -> None:
    found = trace("92.01")
    assert (found.editions[0], found.editions[-1], found.in_force) == ("2015", "2022", False)
    assert found.names == dict.fromkeys(IDS[: IDS.index("2025")], "KAB. SORONG")
    assert [(link.code_to, link.edition_to, link.confidence) for link in found.successors] == [
        ("96.01", "2025", "high")
    ]
    back = trace("96.01")
    assert (back.editions[0], back.in_force, back.successors) == ("2025", True, ())
    assert back.predecessors == found.successors


@pytest.mark.sweep
def test_traces_of_all_moved_codes_lead_there_and_back() -> None:
    for name, code, after, to, kind, confidence, _ in MOVES:
        found = trace(code, edition=name)
        assert found.editions[-1] == name
        assert not found.in_force
        link = found.successors[0]
        assert (link.code_from, link.code_to or "", link.kind, link.confidence) == (code, to, kind, confidence)
        if to:
            assert link.edition_to == after
            assert link in trace(to, edition=after).predecessors


def test_chains_lead_through_several_editions() -> None:
    chains = [found for name, code, *_ in MOVES if len((found := trace(code, edition=name)).successors) > 1]
    assert chains
    for found in chains:
        for one, following in pairwise(found.successors):
            assert one.code_to == following.code_from
            assert following.edition_from is not None
            assert one.edition_to <= following.edition_from
    longest = max(chains, key=lambda found: len(found.successors))
    end = longest.successors[-1].code_to
    if end is not None:
        assert set(longest.successors) <= set(trace(end).predecessors)


def test_digits_that_came_back_as_another_place_are_told_apart_by_edition() -> None:
    reassigned = [(move.edition_from, move.code_from) for move in MOVES if move.kind == "code_reassigned"]
    # Of 33, one was dropped in review, and eleven were added.
    assert sum(NEXT[name] <= "2025" for name, _ in reassigned) == 43
    for name, code in reassigned:
        before, after = trace(code, edition=name), trace(code, edition=NEXT[name])
        assert before.editions[-1] == name
        assert after.editions[0] == NEXT[name]
        assert not set(before.editions) & set(after.editions)
        assert NEXT[name] in before.other_editions
        assert name in after.other_editions
        assert current(code, edition=name).regions != current(code, edition=NEXT[name]).regions


def test_nothing_arrives_on_digits_that_are_not_told_to_have_left_another_place() -> None:
    left = {(move.edition_from, move.code_from) for move in MOVES}
    for move in MOVES:
        if move.kind == "code_reassigned" and move.code_to in edition(move.edition_from):
            assert (move.edition_from, move.code_to) in left


def test_an_exchange_is_told_from_both_sides() -> None:
    for one, other in (("34.04.05.2003", "34.04.05.2004"), ("11.01.02.2015", "11.01.13.2013")):
        assert [region.code for region in current(one, edition="2015").regions] == [other]
        assert [region.code for region in current(other, edition="2015").regions] == [one]
    assert current("73.10.05.1004", edition="2015").status == "unknown"  # Majannang; Tonasa has the digits now


def test_the_two_villages_of_tongkuno_stay_under_their_codes_from_2021_on() -> None:
    for code, name in (("74.03.27.2003", "Lahontohe"), ("74.03.27.2004", "Lamorende")):
        found = trace(code)
        assert found.names == dict.fromkeys(IDS[IDS.index("2021") :], name)
        for step in ("2021", "2022"):
            assert current(code, edition=step).regions == (lookup(code),)
            assert current(code, edition=step).links == ()


@pytest.mark.parametrize(
    ("code", "successor", "name"),
    [
        ("92.05.05", "96.03.05", "Ayau"),  # called Kepulauan Ayau before: the names were exchanged, the places were not
        ("92.05.24", "96.03.23", "Kepulauan Ayau"),
        ("92.01.08.2002", "96.01.06.2002", "Klamono"),
        ("92.01.08.2008", "96.01.06.2004", "Klalomon"),
    ],
)
def test_places_of_papua_barat_whose_names_were_mixed_up(code: str, successor: str, name: str) -> None:
    found = current(code)
    assert [(str(region.code), region.name) for region in found.regions] == [(successor, name)]
    assert found.confidence in ("high", "medium")


def test_some_villages_of_every_kecamatan_that_left_went_where_it_went() -> None:
    followed = 0
    for step, code, _, to, kind, *_ in MOVES:
        if len(code) != len("PP.RR.DD") or not to or kind == "code_reassigned":
            continue
        below = [current(village.code, edition=step).links for village in edition(step)[code].children]
        assert any(links and links[0].code_to is not None and links[0].code_to.district == to for links in below), code
        followed += NEXT[step] <= "2025"
    assert followed == 594


EARLIER = [move for move in _data.Folder().crosswalk() if move.edition_from == _data.EARLIER]


@pytest.mark.parametrize("move", EARLIER, ids=lambda move: move.code_from)
def test_a_code_that_left_before_the_first_edition_leads_to_the_region_that_it_became(move: _data.Move) -> None:
    """UU 20/2012 formed Kalimantan Utara; identity numbers carry its older codes for life."""
    first = edition(IDS[0])[move.code_to]
    outcome, after = current(move.code_from), current(move.code_to, edition=IDS[0])
    assert (outcome.code, outcome.edition) == (move.code_from, None)
    assert (outcome.status, outcome.regions, outcome.shares) == (after.status, after.regions, after.shares)
    link = outcome.links[0]
    assert outcome.links == (link, *after.links)
    assert (link.edition_from, link.code_from, link.edition_to, link.code_to) == (None, *move[1:4])
    assert (link.remark, link.confidence) == ("UU 20/2012", "high")
    found = trace(move.code_from)
    assert (found.first, found.last, found.in_force, found.editions) == (None, None, False, ())
    assert found.successors == (link, *trace(move.code_to, edition=IDS[0]).successors)
    assert link in trace(move.code_to, edition=IDS[0]).predecessors
    assert first.predecessors == ()
    with pytest.raises(UnknownCodeError) as caught:
        lookup(move.code_from)
    error = caught.value
    assert (error.reason, error.params["last"], error.params["law"]) == ("retired_code", None, "UU 20/2012")
    assert error.params["successors"] == tuple(region.code for region in outcome.regions)
    for words in (first.readable_name, "UU 20/2012", "Permendagri 56/2015", *error.params["successors"]):
        assert words in error.message("id")
        assert words in error.message("en")


def test_no_edition_has_a_code_that_left_before_the_first() -> None:
    assert len(EARLIER) == 43
    for move in EARLIER:
        assert newest(move.code_from) is None
        assert not any(kodewilayah.edition(name).exists(move.code_from) for name in IDS)
        assert current(move.code_from, edition=IDS[0]).status == "unknown"
        with pytest.raises(UnknownCodeError, match="UU 20/2012"):
            trace(move.code_from, edition=IDS[0])


def test_a_link_can_skip_an_edition_that_leaves_the_place_out() -> None:
    """Komor is in no table of 2022: 91.18.10.2001 of 2021 is 93.04.10.2001 of 2025."""
    skipping = [move for move in MOVES if move.edition_to != NEXT[move.edition_from] and move.edition_to <= "2025"]
    assert [(move.code_from, move.code_to) for move in skipping] == [("91.18.10.2001", "93.04.10.2001")]
    link = trace("91.18.10.2001").successors[0]
    assert (link.edition_from, link.code_to, link.edition_to) == ("2021", "93.04.10.2001", "2025")
    assert edition("2025")["93.04.10.2001"].predecessors == (edition("2021")["91.18.10.2001"],)
    assert trace("93.04.10.2001", edition="2025").predecessors == (link,)
    assert current("91.18.10.2001", edition="2015").links == (link,)


@pytest.mark.sweep
def test_a_place_that_the_later_edition_leaves_out_is_removed_and_not_moved() -> None:
    code = RegionCode("91.18.10.2001")
    between, over = changes("2021", "2022"), changes("2021", "2025")
    assert code in between.removed
    assert code not in [links[0].code_from for links in between.moved]
    assert [links[-1].code_to for links in over.moved if links[0].code_from == code] == ["93.04.10.2001"]


@pytest.mark.parametrize("code", ["74.05.18.2006", "12.13.08.2013", "91.20.02.2015"])
def test_a_code_that_left_and_came_back_is_not_one_place(code: str) -> None:
    newest = trace(code)
    assert newest.other_editions
    assert trace(code, edition=newest.other_editions[0]).editions[0] == newest.other_editions[0]


def test_without_an_edition_the_newest_that_has_the_code_is_read() -> None:
    assert current("31.74").regions == (lookup("31.74"),)
    assert current("31.74").links == ()
    assert current("91.01").edition is edition("2021").edition
    assert current("91.01").regions == (lookup("93.01"),)
    assert current("93.01", edition="2017") == Outcome("93.01", None, "unknown", kodewilayah.Regions())
    assert current("99.99.99.1999").status == "unknown"


def test_many_codes_are_answered_in_one_pass_and_none_is_lost() -> None:
    column = ["9101", "31.74", None, "junk", 31.74, "", "11.01.15.2007"]
    outcomes = list(current(iter(column)))
    assert [outcome.status for outcome in outcomes] == ["one", "one", *["unknown"] * 4, "abolished"]
    assert [outcome.code for outcome in outcomes][2:6] == column[2:6]
    assert [outcome.error is not None for outcome in outcomes] == [False, False, True, True, True, True, False]
    assert outcomes[3].error is not None
    assert outcomes[3].error.reason == "not_digits"


@pytest.mark.parametrize("bad", ["junk", "31.70", None, 31.74, b"31", bytearray(b"31")])
def test_a_single_code_that_is_none_is_refused(bad: object) -> None:
    with pytest.raises(InvalidCodeError):
        current(bad)  # type: ignore[call-overload]
    with pytest.raises(InvalidCodeError):
        trace(bad)  # type: ignore[arg-type]


def test_an_unknown_edition_is_refused_at_once() -> None:
    for call in (
        lambda: current("31", edition="1999"),
        lambda: current(["31"], edition="1999"),
        lambda: trace("31", edition="1999"),
        lambda: changes("1999", "2025"),
        lambda: changes("2015", "x"),
    ):
        with pytest.raises(UnknownEditionError):
            call()
    with pytest.raises(ValueError, match="not earlier"):
        changes("2025", "2022")


def test_a_trace_of_what_never_was_is_an_unknown_code() -> None:
    with pytest.raises(UnknownCodeError, match=r"The nearest region above it is 31\.74 "):
        trace("31.74.99")
    with pytest.raises(UnknownCodeError, match=r"in Permendagri 137/2017|Permendagri 137/2017;"):
        trace("96.01", edition="2017")
    with pytest.raises(UnknownCodeError):
        trace("99")


def test_the_error_for_a_retired_code_names_last_edition_and_successor_in_both_languages() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        lookup("92.01")
    error = caught.value
    assert error.reason == "retired_code"
    assert error.params["successors"] == ("96.01",)
    for language in ("id", "en"):
        assert "Kepmendagri 100.1.1-6117/2022" in error.message(language)
        assert "96.01 (Kabupaten Sorong, Papua Barat Daya)" in error.message(language)
    with pytest.raises(UnknownCodeError, match="It was abolished"):
        lookup("11.01.15.2007")
    with pytest.raises(UnknownCodeError, match=r"first in Kepmendagri 300\.2\.2-2138/2025"):
        edition("2017").lookup("96.01")


def test_an_uncertain_successor_is_not_named() -> None:
    low = [(name, code) for name, code, after, _, _, confidence, _ in MOVES if confidence == "low" and after == IDS[-1]]
    for _, code in low:
        if code not in edition(IDS[-1]):
            with pytest.raises(UnknownCodeError) as caught:
                lookup(code)
            assert caught.value.params["successors"] == ()
            assert current(code).confidence == "low"
    # Of 16, one was dropped in review.
    assert sum(move.confidence == "low" for move in MOVES if move.edition_to <= "2025") == 15


def test_a_bps_number_is_recognised_where_it_fits() -> None:
    known = {region.bps_code: region for region in regions(2) if region.bps_code is not None}
    number = next(number for number in known if newest(number) is None)
    words = re.escape(f"As a BPS code, {number} is {known[number].code} ({known[number].name})")
    with pytest.raises(UnknownCodeError, match=words) as caught:
        lookup(number)
    assert "Sebagai kode BPS" in caught.value.message("id")
    with pytest.raises(UnknownCodeError, match=r"Its successors in force: 93\.01 .* As a BPS code, 9101 is 92\.03 "):
        lookup("9101")


@pytest.mark.sweep
@pytest.mark.parametrize(("before", "after"), NEXT.items())
def test_changes_agree_with_the_tables(before: str, after: str) -> None:
    old = {region.code: region for region in edition(before).regions()}
    new = {region.code: region for region in edition(after).regions()}
    found = changes(before, after)
    assert set(found.added) == new.keys() - old.keys()
    assert set(found.removed) == old.keys() - new.keys()
    links = {(link.code_from, link.code_to) for links in found.moved for link in links}
    assert links == {
        (move.code_from, move.code_to)
        for move in MOVES
        if move.edition_from == before and move.edition_to == after and move.code_to
    }
    moved = {move.code_from for move in MOVES if move.edition_from == before}
    same = [code for code in old if code in new and code not in moved]
    fold = {
        code: tuple(each[code].readable_name.lower().replace("kep. ", "kepulauan ") for each in (old, new))
        for code in same
    }
    renamed = [code for code in same if fold[code][0] != fold[code][1]]
    assert [code for code, _, _ in found.renamed] == renamed
    assert all((old[code].name, new[code].name) == (was, now) for code, was, now in found.renamed)
    assert found.counts == {
        "added": len(found.added), "removed": len(found.removed), "renamed": len(renamed), "moved": len(links),
        "divided": len(found.divided),
    }  # fmt: skip
    assert f"{len(found.added):,} added" in repr(found)


@pytest.mark.sweep
def test_no_name_of_2022_is_a_leftover_of_older_tables() -> None:
    """The source of edition 2022 had kept 603 names of older tables; in letters, none is left between 2021 and 2025."""
    before, between, after = (
        {region.code: letters(region.name) for region in edition(name).regions()} for name in ("2021", "2022", "2025")
    )
    assert [code for code in between if before.get(code) == after.get(code) not in (None, between[code])] == []
    assert edition("2022")["11.07.04.2019"].name == "Puuk Aree"


def letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


@pytest.mark.sweep
@pytest.mark.parametrize(("step", "count"), [(("2021", "2022"), 599), (("2022", "2025"), 177)])
def test_kecamatan_and_villages_that_kept_their_code_and_have_another_name(step: tuple[str, str], count: int) -> None:
    renamed = [each for each in changes(*step).renamed if each[0].level > 2]
    assert sum(letters(was) != letters(now) for _, was, now in renamed) == count


@pytest.mark.sweep
@pytest.mark.parametrize("name", IDS[:-1])
def test_divided_places_are_told_by_every_verb_as_their_villages_tell(name: str) -> None:
    """What is packaged is what following all villages of the edition gives, and each verb says the same."""
    divided = {division.code: division for division in changes(name, IDS[-1]).divided}
    assert divided
    outcomes = {outcome.code: outcome for outcome in current(edition(name), edition=name)}
    assert {code for code, outcome in outcomes.items() if outcome.status == "divided"} == divided.keys()
    for code, division in divided.items():
        outcome, region = outcomes[code], edition(name)[code]
        assert tuple(part.code for part in outcome.regions) == division.into
        assert outcome.shares == division.shares
        assert region.successors == outcome.regions
        assert (code in edition(IDS[-1]) and not outcome.links) == (division.into[0] == code)
        for part in outcome.regions:
            assert part.code == code or code in [before.code for before in part.predecessors]
        found = trace(code, edition=name)
        oldest = next(each for each in found.editions if code in changes_of(each))
        assert found.division == changes_of(oldest)[code]
    assert all(not outcome.shares for code, outcome in outcomes.items() if code not in divided)


@cache
def changes_of(name: str) -> dict[RegionCode, Division]:
    """Return the places of an edition that are divided in force, by their code."""
    return {division.code: division for division in changes(name, IDS[-1]).divided}


def test_the_papua_of_2017_is_not_one() -> None:
    """Twenty of its 29 regencies lie in three other provinces now; what is left keeps the code by law (art. 6(3))."""
    (papua,) = (division for division in changes("2021", "2022").divided if len(division.code) == 2)
    assert papua.into == ("91", "95", "94", "93")
    for name in ("2015", "2017", "2019", "2021"):
        outcome = current("91", edition=name)
        assert (outcome.status, outcome.links, outcome.confidence) == ("divided", (), "high")
        assert {"91", "93", "94", "95"} <= {region.code for region in outcome.regions}
        assert {"92", "96"} <= {region.code for region in edition(name)["92"].successors}
    division = trace("91").division
    assert division is not None
    assert division.total == len(edition("2015")["91"].descendants(4))


def test_a_part_of_a_divided_place_knows_where_it_came_from() -> None:
    assert edition("2021")["91"] in lookup("94").predecessors
    assert [region.edition.id for region in lookup("94").predecessors if region.code == "91"] == ["2021"]


def test_the_error_for_a_divided_place_that_was_renumbered_names_all_its_parts() -> None:
    """Whoever asks does not say of when the code is, so the parts are those of the place when it was whole."""
    retired = {code for _, code in kodewilayah.Atlas()._history._divisions if not kodewilayah.exists(code)}
    assert len(retired) >= 27
    for code in retired:
        division = trace(code).division
        assert division is not None
        with pytest.raises(UnknownCodeError, match="It was divided; its villages lie in these regions now: ") as caught:
            lookup(code)
        assert caught.value.params["successors"] == division.into
        assert all(part in caught.value.message("id") for part in division.into)
    assert trace("64.05.05").division == trace("65.03.05", edition="2015").division is not None


def test_whereabouts_are_the_regions_that_a_code_became_since_any_edition() -> None:
    history = kodewilayah.Atlas()._history
    for name, code in history._divisions:
        assert {region.code for region in current(code, edition=name).regions} <= history.whereabouts(RegionCode(code))
    assert history.whereabouts(RegionCode("64.04.01")) == {"65.01.01"}
    assert history.whereabouts(RegionCode("31.74.99")) == set()


@pytest.mark.sweep
def test_changes_over_several_editions_follow_places_through() -> None:
    found = changes("2015", "2025")
    assert (found.from_edition.id, found.to_edition.id) == ("2015", "2025")
    assert all(links[-1].code_to in edition("2025") or links[-1].edition_to != "2025" for links in found.moved)
    assert all(links[0].code_from != links[-1].code_to for links in found.moved)
    into = {links[-1].code_to for links in found.moved if links[0].code_from == "91.01"}
    assert into == {"93.01"}


def test_regions_know_what_they_became_and_came_from() -> None:
    sorong = edition("2022")["92.01"]
    assert sorong.successors == (lookup("96.01"),)
    assert lookup("96.01").predecessors == (sorong,)
    assert lookup("31.74").predecessors == lookup("31.74").successors == edition("2015")["31.74"].successors == ()
    assert edition("2015")["91.01"].successors == (lookup("93.01"),)


@pytest.mark.sweep
@pytest.mark.parametrize("name", IDS)
def test_predecessors_lie_before_and_successors_in_force_both_under_other_codes(name: str) -> None:
    codes = {move.code_from for move in MOVES if move.edition_from == name}
    codes |= {move.code_to for move in MOVES if move.edition_to == name}
    for code in codes - {""}:
        region = edition(name)[code]
        assert all(each.edition.signed < region.edition.signed for each in region.predecessors)
        assert all(each.edition is editions()[-1] for each in region.successors)
        assert all(each.code != code for each in region.predecessors)
        is_divided = current(code, edition=name).status == "divided"
        assert is_divided or all(each.code != code for each in region.successors)
        if name == IDS[0]:
            assert region.predecessors == ()


def test_the_error_between_two_lives_of_a_code_speaks_of_the_earlier() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        edition("2019").lookup("12.13.08.2013")
    assert caught.value.reason == "retired_code"
    assert caught.value.params["last"] == "Permendagri 137/2017"


def test_a_place_can_become_several(monkeypatch: pytest.MonkeyPatch) -> None:
    """No place has yet, but the law allows a split, and the answer must not choose."""
    code = RegionCode("92.01")
    history = kodewilayah.Atlas()._history
    link = history._links_from["2022"][code][0]
    moves = {"2022": {code: (link, attrs.evolve(link, code_to=RegionCode("96.02")))}}
    monkeypatch.setitem(vars(history), "_links_from", moves)
    outcome = current("92.01")
    assert (outcome.status, [region.code for region in outcome.regions]) == ("several", ["96.01", "96.02"])


class TestRegion:
    """A region is read in its own edition, unless another one is named."""

    def test_it_means_its_own_edition(self) -> None:
        old = edition("2017")["91"]
        assert current(old) == current("91", edition="2017") != current("91")
        assert trace(old) == trace("91", edition="2017")
        assert current(lookup("31.74")) == current("31.74")
        again = next(move for move in MOVES if move.kind == "code_reassigned")
        region = edition(again.edition_from)[again.code_from]
        assert trace(region) == trace(again.code_from, edition=again.edition_from) != trace(again.code_from)

    def test_a_named_edition_comes_first(self) -> None:
        old = edition("2017")["91"]
        assert current(old, edition="2025") == current("91", edition="2025")
        assert trace(old, edition="2025") == trace("91", edition="2025")
        assert current(edition("2022")["92.01"], edition="2025").status == "unknown"

    def test_among_many_each_is_read_in_its_own(self) -> None:
        mixed = [edition("2017")["91"], "91", lookup("91"), "junk"]
        outcomes = list(current(mixed))
        assert [outcome.status for outcome in outcomes] == ["divided", "one", "one", "unknown"]
        assert [outcome.code for outcome in outcomes] == ["91", "91", "91", "junk"]
        assert [outcome.edition and outcome.edition.id for outcome in outcomes] == ["2017", IDS[-1], IDS[-1], None]


def test_a_name_is_no_code_and_its_error_tells_what_it_can_mean() -> None:
    for verb in (current, trace):
        with pytest.raises(InvalidCodeError) as caught:
            verb("jaksel")
        assert caught.value.params["matches"] == ("31.74",)
    (outcome,) = current(["jaksel"])
    assert outcome.error is not None
    assert outcome.error.params["matches"] == ("31.74",)


class DatabaseError(Exception):
    """What a lazy query raises when it is read."""


def test_what_an_iterable_raises_comes_out_unchanged() -> None:
    class Query:
        def __iter__(self) -> Iterator[str]:
            raise DatabaseError

    class Cursor:
        def __iter__(self) -> Iterator[str]:
            yield "31.74"
            raise DatabaseError

    with pytest.raises(DatabaseError) as caught:
        list(current(Query()))
    assert caught.value.__cause__ is caught.value.__context__ is None
    outcomes = current(Cursor())
    assert next(outcomes).status == "one"
    with pytest.raises(DatabaseError):
        next(outcomes)


def test_an_iterator_needs_no_iter_of_its_own() -> None:
    class Cursor:
        def __init__(self) -> None:
            self.codes = ["31.74", "92.01"]

        def __next__(self) -> str:
            if not self.codes:
                raise StopIteration
            return self.codes.pop()

    class Query:
        def __iter__(self) -> Cursor:
            return Cursor()

    assert [outcome.code for outcome in current(Query())] == ["92.01", "31.74"]  # type: ignore[call-overload]  # as Python takes it


@pytest.mark.parametrize(
    "value", [type("Plain", (), {})(), type("No", (list,), {"__iter__": None})(), 31, Level.PROVINCE]
)
def test_an_object_whose_class_has_no_iter_is_one_wrong_code(value: object) -> None:
    with pytest.raises(InvalidCodeError) as caught:
        current(value)  # type: ignore[call-overload]
    assert caught.value.reason == "not_text"
    assert caught.value.value is value


def test_a_class_that_iterates_is_an_iterable() -> None:
    class Codes(StrEnum):
        JAKARTA = "31"
        SORONG = "92.01"

    assert [outcome.status for outcome in current(Codes)] == ["one", "one"]
