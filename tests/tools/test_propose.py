"""What became of the codes that left is proposed by name, place and order, and confidence is earned."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodewilayah.codes import Level, RegionCode
from tools import propose as propose_module
from tools.build import DATA
from tools.facts import Facts, Move
from tools.propose import folded, propose
from tools.unpack import facts_of_package

BASE = {
    "11": "ACEH",
    "11.01": "KAB. ACEH SELATAN",
    "11.01.01": "Bakongan",
    "11.01.01.2001": "Keude",
    "11.01.01.2002": "Ujong Mangki",
    "11.01.01.2003": "Sukamaju",
    "11.01.02": "Kluet",
    "11.01.02.2001": "Simpang",
    "11.01.02.2002": "Fajar Harapan",
}
STEPS = ["2015", "2017", "2019", "2021", "2022"]


def regions(*changes: Mapping[str, str | None]) -> dict[RegionCode, str]:
    """Return the base with changes; None takes a code away."""
    found: dict[str, str | None] = dict(BASE)
    for each in changes:
        found.update(each)
    return {RegionCode(code): name for code, name in sorted(found.items()) if name is not None}


def moves(after: Mapping[str, str | None], before: Mapping[str, str | None] | None = None) -> list[tuple[str, ...]]:
    """Return code, new code, kind and confidence of what is proposed between the base and the base with changes."""
    found = propose(regions(before or {}), regions(before or {}, after), "2025", "2026")
    assert all(move.edition_from == "2025" and move.edition_to == "2026" for move in found)
    return [(move.code_from, *move[3:6]) for move in found]


def gone(*codes: str) -> dict[str, str | None]:
    return dict.fromkeys(codes)


@pytest.fixture(scope="module")
def facts() -> Facts:
    return facts_of_package(DATA)


@pytest.fixture(scope="module")
def proposals(facts: Facts) -> dict[str, list[Move]]:
    ids = [edition["id"] for edition in facts.editions]
    following = dict(pairwise(ids))
    return {step: propose(facts.regions[step], facts.regions[following[step]], step, following[step]) for step in STEPS}


# The steps that are packaged


def agreement(told: Iterable[Move], proposed: Iterable[Move], level: Level | None = None) -> tuple[int, int]:
    """Return how many rows of the packaged crosswalk are proposed, and how many there are."""
    pairs = {(move.code_from, move.code_to) for move in proposed}
    rows = [move for move in told if level is None or RegionCode(move.code_from).level is level]
    return sum((move.code_from, move.code_to) in pairs for move in rows), len(rows)


@pytest.mark.sweep
def test_of_2022_to_2025_at_least_99_in_100_rows_are_proposed(facts: Facts, proposals: dict[str, list[Move]]) -> None:
    told = [move for move in facts.crosswalk if move.edition_from == "2022"]
    assert len(told) == 1250
    same, of = agreement(told, proposals["2022"])
    assert same >= 0.99 * of
    assert agreement(told, proposals["2022"], Level.REGENCY) == (6, 6)
    assert agreement(told, proposals["2022"], Level.DISTRICT) == (132, 132)


@pytest.mark.sweep
@pytest.mark.parametrize(("step", "share"), [("2015", 0.95), ("2017", 0.99), ("2019", 0.98), ("2021", 0.997)])
def test_the_other_steps_are_proposed_but_for_what_only_other_sources_tell(
    facts: Facts, proposals: dict[str, list[Move]], step: str, share: float
) -> None:
    told = [move for move in facts.crosswalk if move.edition_from == step]
    same, of = agreement(told, proposals[step])
    assert same >= share * of
    for level in (Level.REGENCY, Level.DISTRICT):
        same, of = agreement(told, proposals[step], level)
        assert same == of


@pytest.mark.sweep
@pytest.mark.parametrize("step", STEPS)
def test_what_is_not_proposed_as_packaged_is_left_open_or_low(
    facts: Facts, proposals: dict[str, list[Move]], step: str
) -> None:
    told: dict[str, set[str]] = {}
    for move in facts.crosswalk:
        if move.edition_from == step:
            told.setdefault(move.code_from, set()).add(move.code_to)
    others = [move for move in proposals[step] if move.code_to not in told.get(move.code_from, {""})]
    assert {move.confidence for move in others} <= {"none", "low"}


@pytest.mark.sweep
@pytest.mark.parametrize("step", STEPS)
def test_nothing_called_high_contradicts_what_is_packaged_as_high(
    facts: Facts, proposals: dict[str, list[Move]], step: str
) -> None:
    told: dict[str, set[str]] = {}
    for move in facts.crosswalk:
        if move.edition_from == step and move.confidence == "high":
            told.setdefault(move.code_from, set()).add(move.code_to)
    high = [move for move in proposals[step] if move.confidence == "high" and move.code_from in told]
    assert len(high) > 200
    assert [move for move in high if move.code_to not in told[move.code_from]] == []


@pytest.mark.sweep
@pytest.mark.parametrize("step", STEPS)
def test_every_code_that_left_is_told_once(facts: Facts, proposals: dict[str, list[Move]], step: str) -> None:
    proposed = proposals[step]
    before, after = facts.regions[step], facts.regions[proposed[0].edition_to]
    assert proposed == sorted(proposed)
    codes = [move.code_from for move in proposed]
    assert len(codes) == len(set(codes))
    assert {code for code in before if code not in after} <= set(codes) <= set(map(str, before))
    assert {move.code_to for move in proposed} <= {*map(str, after), ""}
    assert all((move.kind == "code_reassigned") == (move.code_from in after) for move in proposed)


# Provinces, regencies, kecamatan


def renumbered(name: str = "Kabupaten Aceh Selatan") -> dict[str, str | None]:
    """The base's regency in a province of its own, with kecamatan and villages in another order."""
    return gone(*[code for code in BASE if code != "11"]) | {
        "13": "Aceh Baru",
        "13.05": name,
        "13.05.01": "Kluet",
        "13.05.01.2001": "Fajar Harapan",
        "13.05.01.2002": "Simpang",
        "13.05.02": "Bakongan",
        "13.05.02.2001": "Sukamaju",
        "13.05.02.2002": "Keude",
        "13.05.02.2003": "Ujong Mangki",
    }


def test_a_split_province_is_followed_by_names_and_never_by_prefix() -> None:
    split = ("province_split", "high")
    assert moves(renumbered()) == [
        ("11.01", "13.05", *split),
        ("11.01.01", "13.05.02", *split),
        ("11.01.01.2001", "13.05.02.2002", *split),
        ("11.01.01.2002", "13.05.02.2003", *split),
        ("11.01.01.2003", "13.05.02.2001", *split),
        ("11.01.02", "13.05.01", *split),
        ("11.01.02.2001", "13.05.01.2002", *split),
        ("11.01.02.2002", "13.05.01.2001", *split),
    ]


def test_a_regency_with_another_name_is_known_by_its_kecamatan() -> None:
    assert moves(renumbered("Kabupaten Singkil"))[0] == ("11.01", "13.05", "province_split+renamed", "medium")
    assert moves(renumbered("Kabupaten Aceh Selatn"))[0] == ("11.01", "13.05", "province_split+renamed", "high")


def test_a_kabupaten_and_a_kota_of_one_name_are_two() -> None:
    after = gone("11.01") | {"11.71": "Kota Aceh Selatan", "11.02": "Kabupaten Aceh Selatan"}
    assert moves(after)[0][:2] == ("11.01", "11.02")


def test_a_province_that_joins_another_is_no_split() -> None:
    after = renumbered()
    there = {"13": "Aceh Baru"}
    assert moves(after, there)[0] == ("11.01", "13.05", "province_change", "high")


def test_a_province_that_is_renumbered_is_followed_to_the_villages() -> None:
    after = {f"13{code[2:]}": name for code, name in BASE.items()} | gone(*BASE)
    found = moves(after)
    assert [move[:2] for move in found] == [(code, f"13{code[2:]}") for code in BASE]
    assert {move[2:] for move in found} == {("province_split", "high")}


def test_a_regency_formed_out_of_another_takes_its_kecamatan_along() -> None:
    after = gone("11.01.02", "11.01.02.2001", "11.01.02.2002") | {
        "11.02": "Kabupaten Kluet Raya",
        "11.02.01": "Kluet",
        "11.02.01.2001": "Fajar Harapan",
        "11.02.01.2002": "Simpang",
    }
    assert moves(after) == [
        ("11.01.02", "11.02.01", "regency_change", "high"),
        ("11.01.02.2001", "11.02.01.2002", "regency_change", "high"),
        ("11.01.02.2002", "11.02.01.2001", "regency_change", "high"),
    ]


def test_a_kecamatan_may_leave_its_regency_when_the_province_is_split() -> None:
    after = renumbered() | {"13.06": "Kabupaten Singkil", "13.06.01": "Kluet", "13.05.01": None}
    after |= {
        "13.06.01.2001": "Simpang",
        "13.06.01.2002": "Fajar Harapan",
        "13.05.01.2001": None,
        "13.05.01.2002": None,
    }
    assert moves(after)[5:] == [
        ("11.01.02", "13.06.01", "province_split+regency_change", "high"),
        ("11.01.02.2001", "13.06.01.2001", "province_split+regency_change", "high"),
        ("11.01.02.2002", "13.06.01.2002", "province_split+regency_change", "high"),
    ]


def test_a_kecamatan_whose_villages_went_elsewhere_is_not_certain() -> None:
    after = gone("11.01.02", "11.01.02.2001", "11.01.02.2002") | {
        "11.01.03": "Kluet",
        "11.01.03.2001": "Other",
        "11.01.01.2004": "Simpang",
    }
    assert moves(after)[0] == ("11.01.02", "11.01.03", "renumbered", "medium")


def test_kecamatan_that_exchanged_names_are_known_by_their_villages() -> None:
    after = renumbered() | {"13.05.01": "Bakongan", "13.05.02": "Kluet"}
    found = moves(after)
    assert ("11.01.01", "13.05.02", "province_split+renamed", "medium") in found
    assert ("11.01.02", "13.05.01", "province_split+renamed", "medium") in found
    assert ("11.01.01.2001", "13.05.02.2002", "province_split", "high") in found


def test_two_namesakes_are_not_chosen_between() -> None:
    after = gone("11.01.02", "11.01.02.2001", "11.01.02.2002") | {"11.01.03": "Kluet", "11.01.04": "Kluet"}
    assert moves(after)[0] == ("11.01.02", "", "removed", "none")


# Villages


def test_a_village_that_leaves_for_a_new_kecamatan_is_certain() -> None:
    after = gone("11.01.01.2003") | {"11.01.03": "Bakongan Timur", "11.01.03.2001": "Suka Maju"}
    assert moves(after) == [("11.01.01.2003", "11.01.03.2001", "district_change", "high")]


def test_a_village_that_leaves_for_a_settled_kecamatan_is_less_certain() -> None:
    after = gone("11.01.01.2003") | {"11.01.02.2003": "Sukamaju"}
    assert moves(after) == [("11.01.01.2003", "11.01.02.2003", "district_change", "medium")]


def test_a_change_of_status_keeps_name_and_kecamatan() -> None:
    after = gone("11.01.01.2003") | {"11.01.01.1007": "SUKAMAJU"}
    assert moves(after) == [("11.01.01.2003", "11.01.01.1007", "status_change", "high")]


@pytest.mark.parametrize(
    ("name", "kind", "confidence"),
    [
        ("Desa Adat Sukamaju", "status_change", "high"),
        ("Desa Adat Sukamajou", "status_change+renamed", "high"),
        ("Desa Adat Homfolo", "status_change+renamed", "medium"),
    ],
)
def test_a_change_of_status_may_keep_the_serial_and_change_the_name(name: str, kind: str, confidence: str) -> None:
    assert moves(gone("11.01.01.2003") | {"11.01.01.3003": name}) == [
        ("11.01.01.2003", "11.01.01.3003", kind, confidence)
    ]


def test_a_new_number_in_the_same_kecamatan_is_followed_by_name() -> None:
    assert moves(gone("11.01.01.2003") | {"11.01.01.2009": "Sukamaju"}) == [
        ("11.01.01.2003", "11.01.01.2009", "renumbered", "high")
    ]


def test_namesakes_of_one_kecamatan_are_taken_in_their_order() -> None:
    before = {"11.01.01.1001": "Sukamaju"}
    after = gone("11.01.01.1001", "11.01.01.2003") | {"11.01.01.1002": "Sukamaju", "11.01.01.2004": "Sukamaju"}
    assert moves(after, before) == [
        ("11.01.01.1001", "11.01.01.1002", "renumbered", "medium"),
        ("11.01.01.2003", "11.01.01.2004", "renumbered", "medium"),
    ]


def test_namesakes_of_one_regency_go_where_most_of_their_neighbours_went() -> None:
    before = {"11.01.01.2004": "Lawe", "11.01.02.2003": "Sukamaju"}
    after = gone(*[code for code in [*BASE, *before] if len(code) > len("11.01.01")]) | {
        "11.01.03": "Baru",
        "11.01.03.2001": "Keude",
        "11.01.03.2002": "Sukamaju",
        "11.01.03.2003": "Ujong Mangki",
        "11.01.04": "Lain",
        "11.01.04.2001": "Lawe",
        "11.01.04.2002": "Sukamaju",
        "11.01.04.2003": "Simpang",
    }
    found = {move[0]: move[1:] for move in moves(after, before)}
    assert found["11.01.01.2003"] == ("11.01.03.2002", "district_change", "medium")
    assert found["11.01.02.2003"] == ("11.01.04.2002", "district_change", "medium")


@pytest.mark.parametrize(
    ("name", "confidence"), [("Ujung Mangki", "high"), ("Ujong Mangke Lama", "medium"), ("Xyzzy", "medium")]
)
def test_a_respelled_village_of_a_renumbered_kecamatan_is_known_by_its_order(name: str, confidence: str) -> None:
    after = renumbered() | {
        "13.05.02.2001": "Keude",
        "13.05.02.2002": name,
        "13.05.02.2003": "Sukamaju",
    }
    assert ("11.01.01.2002", "13.05.02.2002", "province_split+renamed", confidence) in moves(after)


def test_an_unlike_name_elsewhere_in_the_order_is_no_successor() -> None:
    assert ("11.01.01.2002", "", "removed", "none") in moves(renumbered() | {"13.05.02.2003": "Xyzzy"})


@pytest.mark.parametrize(
    ("name", "confidence"), [("Fajar Harapam", "medium"), ("Fajar Harap", "medium"), ("Fajar Terapan", "low")]
)
def test_a_like_name_where_neighbours_went_is_taken_with_caution(name: str, confidence: str) -> None:
    after = gone("11.01.02.2001", "11.01.02.2002") | {
        "11.01.03": "Kluet Timur",
        "11.01.03.2001": "Simpang",
        "11.01.03.2002": name,
    }
    assert moves(after)[1] == ("11.01.02.2002", "11.01.03.2002", "district_change+renamed", confidence)


def test_a_like_name_that_two_could_have_become_is_left_to_none() -> None:
    before = {"11.01.02.2003": "Fajar Harapin"}
    after = gone("11.01.02.2002", "11.01.02.2003") | {"11.01.02.2004": "Fajar Harapen"}
    assert {move[1:] for move in moves(after, before)} == {("", "removed", "none")}


def test_two_villages_whose_names_make_a_new_one_were_merged() -> None:
    after = gone("11.01.02.2001", "11.01.02.2002") | {"11.01.02.2003": "Fajarharapan Simpang"}
    assert moves(after) == [
        ("11.01.02.2001", "11.01.02.2003", "merged", "medium"),
        ("11.01.02.2002", "11.01.02.2003", "merged", "medium"),
    ]


def test_a_rare_name_that_stays_at_another_code_was_listed_twice() -> None:
    before = {"11.01.02.2003": "Sukamaju"}
    assert moves(gone("11.01.02.2003"), before) == [("11.01.02.2003", "11.01.01.2003", "duplicate_dropped", "low")]
    common = before | {"11.01.02.2004": "Sukamaju"}
    assert moves(gone("11.01.02.2003"), common) == [("11.01.02.2003", "", "removed", "none")]


def test_a_name_that_comes_up_in_another_regency_is_a_guess() -> None:
    before = {"11.02": "KAB. ACEH TENGGARA", "11.02.01": "Lawe"}
    assert moves(gone("11.01.01.2003") | {"11.02.01.2001": "Sukamaju"}, before) == [
        ("11.01.01.2003", "11.02.01.2001", "regency_change", "low")
    ]


def test_of_what_has_no_successor_nothing_is_known() -> None:
    assert moves(gone("11.01.01.2003")) == [("11.01.01.2003", "", "removed", "none")]
    assert moves(gone("11.01.01.2003") | {"11.01.01.2004": "Xyzzy"}) == [("11.01.01.2003", "", "removed", "none")]


# Digits that came back


def test_two_codes_that_changed_places_are_both_told() -> None:
    assert moves({"11.01.01.2001": "Simpang", "11.01.02.2001": "Keude"}) == [
        ("11.01.01.2001", "11.01.02.2001", "code_reassigned", "medium"),
        ("11.01.02.2001", "11.01.01.2001", "code_reassigned", "medium"),
    ]


def test_kecamatan_that_changed_places_take_their_villages_along() -> None:
    after = {
        "11.01.01": "Kluet",
        "11.01.02": "Bakongan",
        "11.01.01.2001": "Simpang",
        "11.01.01.2002": "Fajar Harapan",
        "11.01.01.2003": None,
        "11.01.02.2001": "Keude",
        "11.01.02.2002": "Ujong Mangki",
        "11.01.02.2003": "Sukamaju",
    }
    found = moves(after)
    assert [move[:2] for move in found] == [
        (code, code.replace("01.01", "01.02") if "01.01" in code else code.replace("01.02", "01.01"))
        for code in BASE
        if len(code) > len("11.01")
    ]
    assert all((kind == "code_reassigned") == (code != "11.01.01.2003") for code, _, kind, _ in found)


def test_of_a_place_whose_digits_were_taken_over_nothing_may_be_known() -> None:
    assert moves({"11.01.01.2001": "Xyzzy", "11.01.01.2002": "Keude"}) == [
        ("11.01.01.2001", "11.01.01.2002", "code_reassigned", "medium"),
        ("11.01.01.2002", "", "code_reassigned", "none"),
    ]


def test_a_new_name_or_spelling_alone_is_no_reassignment() -> None:
    assert moves({"11.01.01.2001": "Xyzzy", "11.01.01.2002": "Ujung Mangki"}) == []
    before = {"11.01.01.2004": "Meunasah Kabat", "11.01.01.2005": "Kabat"}
    assert moves({"11.01.01.2004": "Kabat", "11.01.01.2005": "Gampong"}, before) == []


# In all


def test_capitals_and_abbreviations_make_no_other_name() -> None:
    assert folded("KAB. TOLI TOLI") == folded("Kabupaten Toli-Toli")
    assert folded("Ma'u") == folded("Ma\u2019u") == folded("Mau")
    assert folded("Keude") != folded("Keudeu")


village = st.sampled_from(["11.01.01", "11.01.02", "11.01.03"]).flatmap(
    lambda above: st.integers(2001, 2004).map(lambda own: f"{above}.{own}")
)
village_tables = st.dictionaries(village, st.sampled_from(["Satu", "Dua", "Tiga", "Tigo", "Satu Dua", "Empat"]))


@given(village_tables, village_tables)
def test_whatever_changes_each_code_that_left_is_told_once(before: dict[str, str], after: dict[str, str]) -> None:
    there = {RegionCode(code): name for code, name in BASE.items() if len(code) <= len("11.01.01")}
    there[RegionCode("11.01.03")] = "Trumon"
    old = there | {RegionCode(code): name for code, name in sorted(before.items())}
    new = there | {RegionCode(code): name for code, name in sorted(after.items())}
    proposed = propose(old, new, "2025", "2026")
    codes = [move.code_from for move in proposed]
    assert len(set(codes)) == len(codes)
    assert set(codes) >= before.keys() - after.keys()
    assert {move.code_to for move in proposed} <= {*map(str, new), ""}
    assert all(bool(move.code_to) == (move.confidence != "none") for move in proposed)
    assert propose(old, old, "2025", "2026") == []


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("Kuta Batu II", "Kuta Batu III", True),
        ("Sungai Rengas Hulu", "Sungai Rengas Hilir", True),
        ("Cempaka 1", "Cempaka 2", True),
        ("Wonua", "Wonuai", False),
        ("Kwawor Besar", "Kwamor Besar", False),
    ],
)
def test_names_that_only_a_number_or_a_direction_tells_apart_are_not_alike(one: str, other: str, apart: bool) -> None:
    assert (propose_module.likeness(propose_module.folded(one), propose_module.folded(other)) < 0.6) == apart
