"""The words of a crosswalk become sentences in both languages; words that nobody has translated are refused."""

import pytest

from tools.build import DATA, SOURCES
from tools.earlier import earlier_moves
from tools.evidence import evidence_of
from tools.facts import Move
from tools.tables import SourceError, read_sources
from tools.unpack import packaged_tables

SENTENCES = read_sources(SOURCES)["evidence.csv"]


def rows(evidence: str, sentences: list[dict[str, str]] = SENTENCES) -> list[dict[str, str]]:
    return evidence_of([Move("2022", "11", "2025", "12", "x", "high", evidence)], sentences)


def test_the_numbers_of_the_crosswalk_stand_in_the_sentences() -> None:
    (row,) = rows("same name in mapped regency; villages shared 9/11->10")
    assert row["english"] == "same name in the regency that followed; 9 of 11 villages are the same"
    assert row["indonesian"] == "nama sama dalam kabupaten/kota penerusnya; 9 dari 11 desa/kelurahan sama"
    assert row["remark"] == ""


@pytest.mark.parametrize(
    ("evidence", "remark"),
    [
        ("official remark: Penggabungan, Perda No. 8/2016", "Penggabungan, Perda No. 8/2016"),
        ("official remark on new row: Perubahan nama", "Perubahan nama"),
        ("official remark: " + "x" * 110, "x" * 110 + "…"),
        ("official remark: " + "x" * 109, "x" * 109 + "…"),
        ("official remark: " + "x" * 108, "x" * 108),
        ("official remark on new row: " + "x" * 90, "x" * 90 + "…"),
        ("official remark on new row: " + "x" * 110, "x" * 110),
    ],
)
def test_a_remark_is_the_decrees_own_words_and_a_cut_one_is_marked(evidence: str, remark: str) -> None:
    assert rows(evidence) == [{"evidence": evidence, "remark": remark, "indonesian": "", "english": ""}]


def test_a_law_is_named_with_its_day() -> None:
    (row,) = rows("law: UU 20/2012, 2012-11-17")
    assert (row["remark"], row["indonesian"], row["english"]) == (
        "UU 20/2012", "UU 20/2012, sejak 2012-11-17", "UU 20/2012, since 2012-11-17",
    )  # fmt: skip


def test_words_without_a_sentence_are_refused() -> None:
    with pytest.raises(SourceError, match="2022,11,2025,12: the evidence 'a guess' is not in "):
        rows("a guess")


def test_every_sentence_can_be_filled_in_and_is_used_by_the_crosswalk_or_a_tool() -> None:
    used = {row["english"] for row in evidence_of(packaged_tables(DATA).crosswalk, SENTENCES)}
    by_tools = ("share # of what was below", "the names of two villages in one")
    for sentence in SENTENCES:
        evidence = sentence["evidence"].replace("#", "7")
        (row,) = rows(evidence)
        assert "{" not in row["indonesian"] + row["english"]
        if "#" not in evidence and not any(words in sentence["evidence"] for words in by_tools):
            assert "7" in evidence or row["english"] in used, evidence


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("64.4", "65.01", "2012-11-17"), "earlier_codes.csv, line 2: '64.4' has"),
        (("64.04", "65.09", "2012-11-17"), "line 2: 65.09 is not a region of edition 2015"),
        (("64.01", "65.01", "2012-11-17"), "line 2: 64.01 is listed twice, or is a region of edition 2015"),
        (("64.04", "65.01.01", "2012-11-17"), "line 2: 64.04 cannot become 65.01.01; expected a region of its level"),
        (("65.09", "65.01", "2012-11-17"), "line 2: 65.09 cannot become 65.01; expected a region of its level"),
        (("64.04", "65.01", "2012-11-31"), "line 2: '2012-11-31' is not a date"),
    ],
)
def test_an_earlier_code_that_cannot_be_right_is_refused(row: tuple[str, str, str], said: str) -> None:
    regions = packaged_tables(DATA).regions["2015"]
    old, new, since = row
    with pytest.raises(SourceError, match=said):
        earlier_moves([{"code_from": old, "code_to": new, "since": since, "basis": "a law"}], "2015", regions)


def test_the_earlier_codes_come_before_all_steps() -> None:
    regions = packaged_tables(DATA).regions["2015"]
    found = earlier_moves(read_sources(SOURCES)["earlier_codes.csv"], "2015", regions)
    assert len(found) == 43
    assert found[0] == Move("-", "64.04", "2015", "65.01", "province_split", "high", "law: UU 20/2012, 2012-11-17")
