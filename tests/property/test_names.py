"""search: rules that hold for any text."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from kodewilayah import Kind, Level, Matches, edition, editions, search

GAZETTEER = edition(editions()[-1].id)
INDEX = GAZETTEER._names.index
words = st.one_of(
    st.integers(0, len(INDEX) - 1).map(INDEX.words),
    st.sampled_from(["kota", "Kab.", "kec", "desa", "kampung", "II", "2", "kep", "jawa barat", "jaksel", "a", "*"]),
    st.text(max_size=6),
)
texts = st.one_of(st.text(), st.lists(words, max_size=4).map(" ".join))
places = st.sampled_from([None, "31", "31.74", "32.05.13", "96"])
# The least score, by the documented numbers: 0.65 less 0.05 for each of two errors, times 0.85 for much doubt. Scores
# are rounded to three digits.
MOST_ERRORS = 2
LEAST_SCORE = round((0.65 - 0.05 * MOST_ERRORS) * 0.85, 3)


@settings(max_examples=200)
@example("kec kepulaun arru", None, None, None, 20, False)
@example("KA0PANG:ARANG", None, None, None, 20, False)
@given(
    texts,
    st.one_of(st.none(), st.sampled_from(Level)),
    st.one_of(st.none(), st.sampled_from(Kind)),
    places,
    st.integers(0, 30),
    st.booleans(),
)
def test_any_text_gives_a_list_by_score_that_keeps_to_the_options(
    text: str, level: Level | None, kind: Kind | None, within: str | None, limit: int, historic: bool
) -> None:
    found = search(text, level=level, kind=kind, within=within, limit=limit, historic=historic)
    assert type(found) is Matches
    assert len(found) <= limit
    assert [match.score for match in found] == sorted((match.score for match in found), reverse=True)
    assert len({match.region for match in found}) == len(found)
    for match in found:
        assert LEAST_SCORE <= match.score <= 1
        assert level in (None, match.region.level)
        assert kind in (None, match.region.kind)
        assert within is None or match.region.code.startswith(f"{within}.")
        assert match.region.edition is GAZETTEER.edition or (historic and match.historic)
        assert match.region.level in match.used
        assert list(match.used) == sorted(match.used, reverse=True)


@settings(max_examples=60)
@given(texts)
def test_ties_are_by_level_then_code(text: str) -> None:
    order = [(-match.score, match.region.level, match.region.code) for match in search(text)]
    assert order == sorted(order)


@settings(max_examples=60)
@given(texts, st.integers(1, 19))
def test_a_smaller_limit_gives_the_beginning_of_the_same_list(text: str, limit: int) -> None:
    assert search(text, limit=limit) == search(text)[:limit]


@given(st.integers(0, len(INDEX) - 1), st.integers(1, 3))
def test_the_beginning_of_a_name_finds_it_at_least_as_a_prefix(row: int, cut: int) -> None:
    key = INDEX.key(row)
    text = key[: max(1, len(key) // cut)]
    level = Level(INDEX.level(row))
    place = GAZETTEER[INDEX.code(row)].parent
    found = search(text, level=level, within=place, limit=1_000_000)
    assert next(match.score for match in found if match.region.code == INDEX.code(row)) >= 0.9
