"""The index of names: every row is that of the gazetteer, and every question is answered as by looking at each row."""

import random
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodewilayah import Level, Region, _data, edition, editions
from kodewilayah.matching.fold import fold, squash
from kodewilayah.matching.index import SPANS, NameIndex, Names, count_errors, index_names, most_errors, number_of

IDS = [each.id for each in editions()]
GAZETTEER = edition(IDS[-1])
INDEX = GAZETTEER._names.index
ALL = range(len(INDEX))
WORDS = [INDEX.words(row) for row in ALL]
KEYS = [squash(words) for words in WORDS]


def own_name(region: Region) -> str:
    return fold(region.short_name if region.level == Level.REGENCY else region.name)


@pytest.mark.sweep
@pytest.mark.parametrize("name", IDS)
def test_each_row_agrees_with_the_gazetteer_and_rows_are_by_level_then_code(name: str) -> None:
    gazetteer = edition(name)
    index = gazetteer._names.index
    aliases = {(code, fold(alias)) for code, alias, _ in _data.Folder().rows("aliases.csv")}
    rows = []
    own: set[str] = set()
    for row in range(len(index)):
        code = index.code(row)
        region = gazetteer[code]
        assert index.level(row) == region.level
        assert index.number(row) == number_of(code) == int(region.code.compact.ljust(10, "0"))
        assert index.key(row) == squash(index.words(row))
        if code in own:
            # What follows a region's own name is its aliases.
            ends = {alias for of, alias in aliases if of == code}
            assert any(alias.endswith(index.words(row)) for alias in ends), (code, index.words(row))
        else:
            own.add(code)
            assert index.words(row) == own_name(region), region
        rows.append((region.level, code))
    assert rows == sorted(rows)
    assert own == set(gazetteer)
    assert len(index) == len(gazetteer) + sum(code in gazetteer for code, _ in aliases_of_file())


def aliases_of_file() -> list[tuple[str, str]]:
    return [(code, alias) for code, alias, _ in _data.Folder().rows("aliases.csv")]


@pytest.mark.sweep
def test_every_region_is_found_by_its_own_name() -> None:
    for region in GAZETTEER.values():
        key = squash(own_name(region))
        number = number_of(region.code)
        assert any(INDEX.number(row) == number for row in INDEX.rows_named(key)), region


@pytest.mark.sweep
def test_named_and_exact_give_the_rows_of_every_name() -> None:
    rows_of: dict[str, list[int]] = defaultdict(list)
    for row, key in enumerate(KEYS):
        rows_of[key].append(row)
    for key, rows in rows_of.items():
        assert INDEX.rows_named(key) == rows
    for key in random.Random(20).sample(sorted(rows_of), 200):
        assert list(INDEX.exact(key, ALL)) == rows_of[key]
    assert INDEX.rows_named("no such name") == INDEX.rows_named("") == []


@pytest.mark.sweep
def test_rows_of_a_level_and_rows_below_a_region() -> None:
    for level in Level:
        assert [row for row in ALL if INDEX.level(row) == level] == list(INDEX.rows(level))
    for code in ("11", "31", "31.74", "31.74.09", "31.74.09.1002", "96.01", "91", "96.72.10", "92.12"):
        below = INDEX.rows_below(number_of(code), Level(code.count(".") + 1))
        assert [row for rows in below for row in rows] == [row for row in ALL if INDEX.code(row).startswith(f"{code}.")]


SOUGHT = [
    "", "a", "ng", "j", "baru", "sukamaju", "suka maju", "tanjung pinang", "jakarta", "raas", "2", "1 2 3", "xq",
    "kota", "aceh", "zuhur", "wamena", "jogja", "sawah", "srengseng sawah", "srengseng sawah dua", "tirta", "ie", "nan",
]  # fmt: skip
RANGES = [
    ALL, INDEX.rows(1), INDEX.rows(2), INDEX.rows(3), INDEX.rows(4), range(0), range(1), range(500, 9000),
    range(len(INDEX) - 1, len(INDEX)), range(70_000, 70_001),
]  # fmt: skip


@pytest.mark.sweep
@pytest.mark.parametrize("text", SOUGHT[1:])
def test_each_question_is_answered_as_by_looking_at_every_row(text: str) -> None:
    key = squash(text)
    questions: list[tuple[Iterable[int], Callable[[int], bool]]] = []
    for rows in RANGES:
        questions = [
            (INDEX.exact(key, rows), lambda row: KEYS[row] == key),
            (INDEX.prefix(key, rows), lambda row: KEYS[row].startswith(key)),
            (INDEX.word_prefix(text, rows), lambda row: f" {text}" in WORDS[row]),
            (INDEX.substring(key, rows), lambda row: key in KEYS[row]),
        ]
        for answer, holds in questions:
            assert list(answer) == [row for row in rows if holds(row)], (text, rows)


@pytest.mark.parametrize("text", ["sreng saw", "tan b", "kam bar", "jak sel xq", "xq sel", "ilir timur 2", "a b"])
def test_names_whose_words_begin_so_are_those_of_every_row(text: str) -> None:
    words = text.split()
    expected = [
        row
        for row, name in enumerate(WORDS)
        if len(name.split()) >= len(words) and all(map(str.startswith, name.split(), words))
    ]
    assert INDEX.beginnings(words) == expected


def distance(one: str, other: str) -> int:
    """Return the restricted Damerau-Levenshtein distance, by the whole table."""
    table = {(i, 0): i for i in range(len(one) + 1)} | {(0, j): j for j in range(len(other) + 1)}
    for i in range(1, len(one) + 1):
        for j in range(1, len(other) + 1):
            table[i, j] = min(
                table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (one[i - 1] != other[j - 1])
            )
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                table[i, j] = min(table[i, j], table[i - 2, j - 2] + 1)
    return table[len(one), len(other)]


@given(st.text("abc", max_size=9), st.text("abc", max_size=9), st.integers(0, 4))
def test_errors_are_counted_as_by_the_whole_table(one: str, other: str, most: int) -> None:
    expected = distance(one, other)
    assert count_errors(one, other, most) == (expected if expected <= most else None)


@given(
    st.sampled_from(KEYS),
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 40), st.sampled_from("aeknz")), max_size=3),
)
def test_errors_in_a_name_are_counted_as_by_the_whole_table(key: str, edits: list[tuple[int, int, str]]) -> None:
    text = key
    for kind, place, letter in edits:
        text = mistyped(text, kind, place % max(len(text), 1), letter)
    expected = distance(text, key)
    for most in (1, 2):
        assert count_errors(text, key, most) == (expected if expected <= most else None)


def mistyped(text: str, kind: int, place: int, letter: str) -> str:
    """Return a text with a letter too many, one too few, another letter, or two that changed places."""
    rest = text[place + 1 :]
    if kind == 0:
        return text[:place] + letter + text[place:]
    if kind == 1:
        return text[:place] + rest
    if kind == 2:
        return text[:place] + letter + rest
    return text[:place] + rest[:1] + text[place : place + 1] + rest[1:]


@pytest.mark.sweep
def test_a_thousand_names_with_one_error_are_found() -> None:
    chance = random.Random(137)
    keys = sorted({key for key in KEYS if len(key) >= 4})
    for number, key in enumerate(chance.sample(keys, 1000)):
        text = key
        while text == key:
            text = mistyped(key, number % 4, chance.randrange(len(key)), chance.choice("abcdefghijklmnopqrstuvwxyz"))
        found = set(INDEX.typos(text, 1, ALL))
        assert found >= set(INDEX.rows_named(key)), (key, text)
        assert found == set(INDEX.typos(text, 1, ALL))


@pytest.mark.sweep
@pytest.mark.parametrize("text", ["srengsngsawah", "jagakrsa", "pekanbru", "bandugn", "x", "baru", "sukamaju", "jogja"])
@pytest.mark.parametrize("errors", [1, 2])
def test_typos_are_those_of_every_row_counted(text: str, errors: int) -> None:
    expected = [row for row, key in enumerate(KEYS) if count_errors(text, key, errors) == errors]
    for rows in (ALL, INDEX.rows(1), range(INDEX.rows(3).stop), range(0)):
        assert INDEX.typos(text, errors, rows) == [row for row in expected if row < rows.stop]


@pytest.mark.parametrize("text", ["jagakrsa", "baru", "sukamju", "kep"])
def test_similar_names_of_some_rows_are_those_of_every_row_counted(text: str) -> None:
    for errors in (0, 1, 2):
        for rows in (INDEX.rows(1), INDEX.rows(2), range(3_000, 5_000), range(0)):
            counted = [(row, count_errors(text, KEYS[row], errors)) for row in rows]
            assert list(INDEX.similar(text, errors, rows)) == [pair for pair in counted if pair[1] is not None]


@pytest.mark.parametrize("text", ["jagakrsa", "srengsngsawah", "baru", "ie", "malteng", "aaaaaaa"])
def test_typos_in_turn_are_those_of_each_number_of_errors(text: str) -> None:
    for rows in (ALL, range(INDEX.rows(3).stop)):
        expected = [INDEX.typos(text, errors, rows) for errors in range(1, most_errors(text) + 1)]
        assert list(INDEX.typos_in_turn(text, rows)) == expected


def test_a_code_as_a_number() -> None:
    assert SPANS == (10**10, 10**8, 10**6, 10**4, 1)
    for code in GAZETTEER:
        assert number_of(code) == int(code.replace(".", "").ljust(10, "0"))


def test_an_index_without_names_finds_nothing() -> None:
    empty = NameIndex([Names(array("Q"), []) for _ in Level], str)
    assert len(empty) == 0
    assert empty.rows_named("a") == empty.typos("abcd", 1, range(0)) == []
    for level in Level:
        assert list(empty.rows(level)) == []
        assert list(empty.exact("a", empty.rows(level))) == []
    assert [list(rows) for rows in empty.rows_below(number_of("31"), 1)] == [[], [], []]


def test_levels_without_names_may_stand_between_others() -> None:
    levels = [Names(array("Q"), []) for _ in Level]
    levels[0] = Names(array("Q", [number_of("31")]), ["Jakarta"])
    levels[3] = Names(array("Q", [number_of("31.74.09.1002")]), ["Srengseng Sawah"])
    index = NameIndex(levels, str)
    assert [(index.code(row), index.level(row), index.words(row)) for row in range(2)] == [
        ("31", 1, "jakarta"),
        ("31.74.09.1002", 4, "srengseng sawah"),
    ]
    assert [list(rows) for rows in index.rows_below(number_of("31"), 1)] == [[], [], [1]]


def test_an_index_is_made_of_a_table_alone() -> None:
    again = index_names(_data.Folder().table(), _data.Folder())
    assert [again.words(row) for row in ALL] == WORDS


def test_an_alias_of_a_region_that_a_table_lacks_is_left_out() -> None:
    class Small(_data.Table):
        def __init__(self) -> None:
            """Hold nothing."""

        def whole(self) -> list[tuple[list[str], list[str]]]:
            return [(["11", "31"], ["Aceh", "Jakarta"]), ([], []), ([], []), ([], [])]

    index = index_names(Small(), _data.Folder())
    assert {index.code(row) for row in range(len(index))} == {"11", "31"}
    assert len(index) == 2 + sum(code in ("11", "31") for code, _ in aliases_of_file())
