"""resolve: rules that hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kodewilayah import regions, resolve

NAMES = sorted({region.name for region in regions(level=2)} | {region.name for region in regions(level=3, within="32")})
PIECES = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(
        ["Kec.", "Kel.", "Desa", "Kab.", "Kota", "Jl.", "No. 5", "RT 01/02", "12345", ",", "\n", "/", "South"]
    ),
    st.text(max_size=12),
)


@pytest.mark.sweep
@given(st.lists(PIECES, max_size=12).map(" ".join))
def test_any_text_gives_a_list_by_score_of_regions_named_in_it(text: str) -> None:
    matches = resolve(text)
    assert len(matches) <= 5
    assert len({match.region for match in matches}) == len(matches)
    assert [match.score for match in matches] == sorted((match.score for match in matches), reverse=True)
    for match in matches:
        assert 0 <= match.score <= 1
        assert set(match.used) <= {region.level for region in match.region.path}
        assert match.level in match.used
    assert sum(match.score > 0.5 for match in matches) <= 2
    assert resolve(text) == matches


@given(st.text(max_size=3_000))
def test_no_text_raises_an_error(text: str) -> None:
    assert isinstance(resolve(text), list)
