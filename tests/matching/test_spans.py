"""The runs of words of an address that can be a name."""

import pytest

from kodewilayah.matching.spans import Text
from kodewilayah.matching.words import Span, read_words


def text(written: str) -> Text:
    return Text(read_words(written, 80))


def words(of: Text, spans: list[Span]) -> list[str]:
    return [" ".join(word.text for word in of.words[span.start : span.end]) for span in spans]


def test_a_name_is_a_run_of_words_in_one_part_without_numbers_of_houses() -> None:
    read = text("Jl. Mawar 5, Kec. Kota, Lembang di")
    assert words(read, list(read.spans())) == [
        "mawar", "kec kota", "kota", "lembang di", "lembang",
    ]  # fmt: skip
    assert read.key(Span(3, 5)) == "keckota"


@pytest.mark.parametrize(
    ("written", "unusual"),
    [
        ("Gedung Johor, Medan", ["gedung johor"]),
        ("Kemantren, Tulangan", ["kemantren"]),
        ("Jalan Gedang, Curup", ["jalan gedang"]),
        ("Krueng No, Sampoi", ["krueng no"]),
        ("Semarang\nBarat\nMedan", ["semarang barat", "barat medan"]),
        ("Sukamaju, Garut", []),
    ],
)
def test_unusual_names_look_like_streets_or_terms_or_have_a_line_break(written: str, unusual: list[str]) -> None:
    read = text(written)
    assert words(read, list(read.unusual_spans())) == unusual


def test_parts_like_buildings_have_a_name_without_numbers() -> None:
    read = text("Gedung Johor, SD 5 Medan, Jl. Mawar, Kec. X Hotel Y")
    assert words(read, list(read.parts_like_streets())) == ["gedung johor"]


@pytest.mark.parametrize(
    ("written", "ends"),
    [
        ("jl melati jagakarsa", ["jagakarsa"]),
        ("jl melati indah jagakarsa 12620", ["indah jagakarsa", "jagakarsa"]),
        ("jl raya bogor", []),
        ("jl jagakarsa", []),
    ],
)
def test_the_end_of_a_street_may_be_a_region(written: str, ends: list[str]) -> None:
    read = text(written)
    start = read.start_of_the_street()
    assert start == 0
    assert words(read, list(read.end_of_the_street(start))) == ends


@pytest.mark.parametrize(
    "written", ["", "12620", "sukamaju", "jl mawar kec jagakarsa", "jl mawar no 5 jagakarsa", "jl x, garut"]
)
def test_other_texts_do_not_end_with_a_street(written: str) -> None:
    assert text(written).start_of_the_street() is None


def test_a_name_is_behind_a_street_if_no_sign_and_no_number_is_between() -> None:
    for written, expected in [("jl mawar kota garut", True), ("jl mawar 5 garut", False), ("jl mawar, x garut", False)]:
        read = text(written)
        last = len(read.words)
        assert read.is_behind_a_street(Span(last - 1, last)) is expected, written
    assert not text("kec garut").is_behind_a_street(Span(1, 2))


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Sukamaju 16415", "16415"),
        ("Sukamaju 16415 Indonesia", "16415"),
        ("Kode Pos: 16415, Sukamaju", "16415"),
        ("16415 Sukamaju", None),
        ("Sukamaju 1641", None),
        ("Sukamaju", None),
    ],
)
def test_a_postal_code_is_at_the_end_or_behind_its_words(written: str, code: str | None) -> None:
    assert text(written).postal_code() == code


def test_the_words_beside_a_name_may_be_part_of_it() -> None:
    assert text("x sukamaju y").beside(Span(1, 2)) == [0, 2]
    assert text("x kel sukamaju y").beside(Span(2, 3)) == [3]
    assert text("sukamaju, y").beside(Span(0, 1)) == []


def test_the_terms_beside_a_name_belong_to_it() -> None:
    assert list(text("Kec. Kota Jakarta").terms_beside(Span(2, 3))) == [1, 0]
    assert list(text("Merauke Regency").terms_beside(Span(0, 1))) == [1]
