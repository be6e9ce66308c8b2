"""Folding: what people write and what decrees write come to the same form, whatever stands in it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodewilayah import _data, editions
from kodewilayah.matching.fold import fold, fold_unfinished, join_initials, squash

APOSTROPHES = "'`\u00b4\u2018\u2019\u02bb\u02bc"


@pytest.fixture(scope="module")
def names() -> list[str]:
    """Every name of every edition."""
    tables = [_data.Folder().table(each.mark).whole() for each in editions()]
    return sorted({name for table in tables for _, level in table for name in level})


def arabic(word: str) -> str:
    """Return a Roman numeral below 40 as digits, and any other word as it is; told by counting, not by a table."""
    value = word.replace("iv", "iiii").replace("ix", "v" + "iiii")
    if not re.fullmatch("x{0,3}v?i{0,4}", value) or not re.fullmatch("x{0,3}(ix|iv|v?i{0,3})", word) or not word:
        return word
    return str(10 * value.count("x") + 5 * value.count("v") + value.count("i"))


@pytest.mark.sweep
def test_every_name_of_every_edition_is_small_letters_and_digits_with_single_spaces(names: list[str]) -> None:
    words = {
        "kep": "kepulauan",
        "kp": "kampung",
        "gn": "gunung",
        "tj": "tanjung",
        "tg": "tanjung",
        "perk": "perkebunan",
    }
    words["mns"] = "meunasah"
    for name in names:
        bare = re.sub(f"[{APOSTROPHES}]", "", name.lower())
        expected = [arabic(words.get(word, word)) for word in re.findall("[a-z0-9]+", bare)]
        assert name.isascii() or set(name) & set(APOSTROPHES), name
        assert fold(name) == " ".join(expected), name


@pytest.mark.sweep
def test_many_names_are_folded_at_once_as_each_is_alone(names: list[str]) -> None:
    assert fold("\n".join(names)).split("\n") == [fold(name) for name in names]


@pytest.mark.parametrize(
    "texts",
    [
        ("Ra'as", "Ra’as", "raas", "RA`AS", "ra\u02bcas", "ra\u00b4as"),
        ("Toli-Toli", "toli  toli", "TOLI TOLI", " toli_toli ", "toli.toli", "toli\ttoli", "toli\u2011toli"),
        ("Cempaka II", "cempaka 2", "CEMPAKA-II", "cempaka Ⅱ", "cempaka ２"),
        ("Kep. Seribu", "kepulauan seribu", "KEP SERIBU", "Kep.Séribu", "Ｋｅｐ. Seribu"),
        ("Kp. Baru", "kampung baru"),
        ("Tj. Priok", "tanjung priok"),
        ("Gn. Sitoli", "gunung sitoli"),
    ],
)
def test_what_means_the_same_is_the_same(texts: tuple[str, ...]) -> None:
    assert len({fold(text) for text in texts}) == 1


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("D.K.I. Jakarta", "dki jakarta"), ("D.K.I.Jakarta", "dki jakarta"), ("d.i yogyakarta", "di yogyakarta"),
        ("Jl.A.Yani", "jl a yani"), ("A. Yani", "a yani"), ("Kec.B", "kec b"), ("No.1.A", "no 1 a"), ("R.A.", "ra"),
        ("É.à.", "ea"), ("A.B.C", "abc"), ("Ab.C.D.", "ab cd"),
    ],
)  # fmt: skip
def test_initials_become_one_word(text: str, folded: str) -> None:
    assert fold(join_initials(text)) == folded


@given(st.text())
def test_only_dots_and_spaces_change_when_initials_are_joined(text: str) -> None:
    joined = join_initials(text)
    assert joined.replace(".", "").replace(" ", "") == text.replace(".", "").replace(" ", "")


@given(st.lists(st.sampled_from(["kep", "Gn.", "II", "x", "jagakarsa", "Ra'as", "é"]), min_size=1))
def test_the_last_word_stays_as_it_was_written(words: list[str]) -> None:
    *before, last = words
    kept = re.sub("[.']", "", last.lower()).replace("é", "e")
    assert fold_unfinished(" ".join(words)) == " ".join([*fold(" ".join(before)).split(), kept])


def test_every_numeral_from_1_to_39_and_no_other_word_becomes_digits() -> None:
    tens, ones = ("", "X", "XX", "XXX"), ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    romans = [ten + one for ten in tens for one in ones]
    for number in range(1, 40):
        assert fold(f"Blok {romans[number]}") == f"blok {number}"
    for word in ("IIII", "VV", "IIX", "XXXX", "VX", "Ivi", "L", "C", "Vina", "Xi'an"):
        assert fold(f"Blok {word}") == f"blok {word.lower().replace(chr(39), '')}"


@given(st.text())
def test_any_text_folded_twice_is_the_same_and_keeps_its_lines(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert folded.count("\n") == text.count("\n")
    for line in folded.split("\n"):
        assert line.split() == [word for word in line.split(" ") if word]
        assert line == " ".join(line.split())
        assert all(letter.isalnum() for letter in squash(line))


def test_every_single_character_folds_once_and_for_all() -> None:
    text = "\n".join(f"a{chr(code)}a" for code in range(0x11000) if chr(code) != "\n")
    folded = fold(text)
    changed = [
        (before, once, twice)
        for before, once, twice in zip(text.split("\n"), folded.split("\n"), fold(folded).split("\n"), strict=True)
        if once != twice
    ]
    assert changed == []


def test_without_spaces() -> None:
    assert squash(fold("Gunung  Kidul")) == squash("gunungkidul") == "gunungkidul"
    assert squash("a b\nc d") == "ab\ncd"
