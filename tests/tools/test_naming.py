"""How two names differ, and which of the two another table has."""

import pytest

from tools.naming import Kind, kind, plain
from tools.sides import Neighbour, Side, Verdict, Witnesses, side


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("KAB. ACEH SELATAN", "Kabupaten Aceh Selatan"),
        ("KOTA ADM. JAKARTA PUSAT", "Kota Administrasi Jakarta Pusat"),
        ("KEP. RIAU", "Kepulauan Riau"),
        ("Bakongan", "BAKONGAN"),
    ],
)
def test_capitals_and_the_abbreviations_of_decrees_are_no_difference(ours: str, theirs: str) -> None:
    assert plain(ours) == plain(theirs)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Raya", "R a y a", Kind.SIGNS),
        ("Ra'as", "Raas", Kind.SIGNS),
        ("KAB. LEMBATA", "KAB LEMBATA", Kind.SIGNS),
        ("Perkebunan Tanjung Keliling", "Perk. Tj. Keliling", Kind.ABBREVIATION),
        ("Saring Sungai Bubu", "Saring S. Bubu", Kind.ABBREVIATION),
        ("Pasar Baru Rantau", "Ps.Baru Rantau", Kind.ABBREVIATION),
        ("Sungai Raya", "Sei Raya", Kind.ABBREVIATION),
        ("Mojolangu Satu", "Mojolangu I", Kind.ABBREVIATION),
        ("Cot I", "Cot 1", Kind.ABBREVIATION),
        ("Cot I", "Cot II", Kind.NUMBER),
        ("Lubuk Pakam I,II", "Lubuk Pakam I", Kind.NUMBER),
        ("T. Jambo Aye", "T. Jambo Aye 47", Kind.NUMBER),
        ("Kebon Jayanti", "Kebun Jayanti", Kind.LETTER),
        ("Pekan", "Pekna", Kind.LETTER),
        ("Gele Pulo", "Gele Pulo Syiah Utama", Kind.WORDS),
        ("Kampung Harapan", "Harapan", Kind.WORDS),
        ("Salutapokko", "Salu Tappoko", Kind.LETTERS),
        ("Lahontohe", "Lamorende", Kind.NAME),
        ("Puuk", "?", Kind.NAME),
    ],
)
def test_two_names_differ_in_the_slightest_way_that_explains_it(ours: str, theirs: str, expected: Kind) -> None:
    assert kind(ours, theirs) is kind(theirs, ours) is expected


def test_the_name_of_another_edition_is_told_from_a_name_that_no_edition_has() -> None:
    assert kind("Puuk Aree", "Lamorende", {"lamorende"}) is Kind.EDITION
    # A slip of one letter stays one, whoever else made it.
    assert kind("Ruseb", "Reuseb", {"reuseb"}) is Kind.LETTER


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Raya"], Side.OURS),
        (["RAYA"], Side.OURS),
        (["R a y a"], Side.THEIRS),
        (["R A Y A"], Side.THEIRS),
        (["Ra-ya"], Side.BOTH),
        (["Raya", "R a y a"], Side.BOTH),
        (["Jaya", "Raya"], Side.OURS),
        (["Jaya"], Side.NEITHER),
    ],
)
def test_another_table_has_one_of_two_names_if_it_writes_it_more_like_that_one(
    names: list[str], expected: Side
) -> None:
    assert side("Raya", "R a y a", names) is expected


@pytest.mark.parametrize(
    ("before", "after", "verdict"),
    [
        (Side.OURS, Side.OURS, Verdict.OURS),
        (Side.OURS, None, Verdict.OURS),
        (Side.NEITHER, Side.THEIRS, Verdict.THEIRS),
        (Side.OURS, Side.THEIRS, Verdict.DIVIDED),
        (Side.BOTH, Side.NEITHER, Verdict.OPEN),
        (None, None, Verdict.OPEN),
    ],
)
def test_the_editions_before_and_after_give_a_verdict_together(
    before: Side | None, after: Side | None, verdict: Verdict
) -> None:
    older, newer = (Neighbour("2022", each) if each else None for each in (before, after))
    assert Witnesses(older, newer, (), ()).verdict is verdict
