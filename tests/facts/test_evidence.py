"""Every link says why it is believed, and tells what a decree says from what was inferred."""

import pytest

import kodewilayah
from kodewilayah import Atlas, Link, RegionCode, _data, trace
from kodewilayah.facts.evidence import Evidence

FOLDER = _data.Folder()
EVIDENCE = kodewilayah.Atlas()._facts.evidence


def link(move: _data.Move) -> Link:
    """Return the first link of a row of the crosswalk."""
    edition = None if move.edition_from == _data.EARLIER else move.edition_from
    return trace(move.code_from, edition=edition).successors[0]


@pytest.mark.sweep
def test_every_link_has_a_sentence_in_both_languages_or_the_words_of_the_decree() -> None:
    for move in FOLDER.crosswalk():
        found = link(move)
        evidence = EVIDENCE[move.evidence]
        assert (found.evidence, found.evidence_en, found.remark) == (
            evidence.indonesian, evidence.english, evidence.remark,
        )  # fmt: skip
        assert found.evidence.isprintable()
        assert found.evidence_en.isprintable()
        if found.remark is None:
            assert found.evidence != found.evidence_en


def test_every_evidence_is_used_and_none_is_empty() -> None:
    assert {move.evidence for move in FOLDER.crosswalk()} == set(range(len(EVIDENCE)))
    assert all(evidence.indonesian and evidence.english for evidence in EVIDENCE)
    assert len({(evidence.remark, evidence.indonesian) for evidence in EVIDENCE}) > len(EVIDENCE) / 2


def test_what_a_decree_abolished_has_its_remark() -> None:
    """`abolished` is official, and `removed` is not known to be."""
    for move in FOLDER.crosswalk():
        if move.kind == "abolished":
            assert link(move).remark


def test_a_remark_is_quoted_in_both_languages_and_a_cut_one_shows_it() -> None:
    found = trace("11.01.15.2007").successors[0]
    assert found.remark is not None
    assert found.remark.startswith("Penghapusan desa berdasarkan Surat Pemkab Aceh Selatan No. 140/319/2017")
    assert found.remark.endswith("…")
    assert found.evidence == found.evidence_en == found.remark


def test_the_table_is_read_only_when_the_evidence_is_asked_for() -> None:
    atlas = Atlas()
    fresh = Atlas(str(FOLDER.root))
    assert fresh.current("92.01").status == "one"
    found = fresh.trace("92.01").successors[0]
    assert "evidence" not in vars(fresh._facts)
    assert found.evidence == atlas.trace("92.01").successors[0].evidence
    assert "evidence" in vars(fresh._facts)


def test_the_values_of_the_table() -> None:
    assert Evidence(None, "alasan", "reason").remark is None
    assert Link("2022", RegionCode("11"), "2025", None, "x", "none", Atlas(), 0) == Link(
        "2022", RegionCode("11"), "2025", None, "x", "none", Atlas(), 1
    )
