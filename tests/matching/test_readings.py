"""The ways to read a typed text: other wordings, terms, places around the name, and doubt."""

from collections import Counter

import pytest

from kodewilayah import Kind, Level, edition
from kodewilayah.matching.index import code_of, number_of
from kodewilayah.matching.readings import Doubt, Place, Reading, Readings, wordings

INDEX = edition("2025")._names.index


def readings(text: str) -> list[Reading]:
    return list(Readings(INDEX, None).of(text.split()))


def codes(reading: Reading) -> list[str]:
    return [code_of(place.number, place.level) for place in reading.places or ()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Srengseng Sawah", [("srengseng", "sawah")]),
        ("gn kep", [("gunung", "kepulauan"), ("gunung", "kep")]),
        ("Ilir Timur II", [("ilir", "timur", "2"), ("ilir", "timur", "ii"), ("ilir", "timur", "dua")]),
        ("", []),
        ("a " * 9 + "ii", [(*"aaaaaaaaa", "2")]),
        ("a " * 17, []),
        ("a" * 201, []),
    ],
)
def test_a_text_has_other_wordings_only_if_it_is_short(text: str, expected: list[tuple[str, ...]]) -> None:
    assert wordings(text) == expected


def test_a_term_gives_the_level_first_then_it_may_be_part_of_the_name_then_be_wrong() -> None:
    assert [(reading.name, reading.level, reading.kinds, reading.doubt) for reading in readings("kota bandung")][
        :4
    ] == [
        ("bandung", Level.REGENCY, frozenset({Kind.KOTA}), Doubt.NONE),
        ("kota bandung", None, None, Doubt.NONE),
        ("bandung", Level.REGENCY, None, Doubt.SOME),
        ("bandung", None, None, Doubt.MUCH),
    ]
    after = readings("bandung kota")[1]
    assert (after.name, after.level, after.doubt) == ("bandung", Level.REGENCY, Doubt.SOME)


def test_the_place_may_follow_the_name_or_precede_it_with_doubt() -> None:
    for text, doubt in (("sukamaju garut", Doubt.NONE), ("garut sukamaju", Doubt.SOME)):
        found = [reading for reading in readings(text) if reading.name == "sukamaju" and "32.05" in codes(reading)]
        assert [reading.doubt for reading in found] == [doubt]


def test_places_are_read_from_the_inner_one_and_from_the_outer_one() -> None:
    for text in ("sukamaju garut jawa barat", "jawa barat garut sukamaju"):
        found = next(reading for reading in readings(text) if reading.name == "sukamaju" and "32.05" in codes(reading))
        place = next(place for place in found.places or () if place.number == number_of("32.05"))
        assert place.used == {Level.REGENCY: "garut", Level.PROVINCE: "jawa barat"}
        assert place.is_exact


def test_a_place_that_is_only_begun_is_much_doubt() -> None:
    begun = [
        reading for reading in readings("sukamaju garu") if reading.name == "sukamaju" and "32.05" in codes(reading)
    ]
    assert [reading.doubt for reading in begun] == [Doubt.MUCH]
    assert not any(reading.places for reading in readings("sukamaju ga") if reading.name == "sukamaju")


def test_a_term_alone_is_not_a_name_in_a_place() -> None:
    assert not any(reading.name == "kab" and reading.places for reading in readings("kab garut"))


def test_a_place_is_found_with_typing_errors_only_where_they_are_accepted() -> None:
    words = ["jagakarsa", "jakrta", "selatan"]
    assert not any("31.74" in codes(reading) for reading in Readings(INDEX, None).of(words))
    found = [reading for reading in Readings(INDEX, None).with_typos(words) if "31.74" in codes(reading)]
    assert [(reading.name, reading.doubt) for reading in found] == [("jagakarsa", Doubt.MUCH)]


def test_a_place_may_have_its_name_in_a_newer_edition() -> None:
    former, newer = edition("2015")._names.index, INDEX
    words = ["timika", "papua", "tengah"]
    assert not any("94" in codes(reading) for reading in Readings(former, None).of(words))
    assert any("94" in codes(reading) for reading in Readings(former, newer).of(words))


def test_a_place_holds_the_regions_below_it_and_not_itself() -> None:
    garut = Place(number_of("32.05"), Level.REGENCY, {}, True)
    assert garut.holds(number_of("32.05.13"), Level.DISTRICT)
    assert not garut.holds(number_of("32.05"), Level.REGENCY)
    assert not garut.holds(number_of("32.06.01"), Level.DISTRICT)


@pytest.mark.parametrize("word", ["ban", "kota", "jawa", "kec"])
def test_what_is_asked_twice_is_answered_once(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    asked: Counter[str] = Counter()
    prefix = INDEX.prefix
    monkeypatch.setattr(INDEX, "prefix", lambda key, rows: asked.update([key]) or prefix(key, rows))
    found = Readings(INDEX, None)
    for words in ([word] * 12, [word] * 11):
        assert list(found.of(words))
    assert set(asked.values()) <= {1}
    # The name of a place is one run of the words.
    assert len(asked) <= 12


def test_the_work_does_not_double_with_each_word(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []
    named = Readings._places_named

    def counted(self: Readings, *args: object, **options: object) -> object:
        calls[-1] += 1
        return named(self, *args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Readings, "_places_named", counted)
    for count in (6, 12):
        calls.append(0)
        list(Readings(INDEX, None).of(["ban"] * count))
    # Twice as many words have eight times as many pairs of neighbouring runs.
    assert calls[1] < 10 * calls[0]
