"""The evidence for a row of the crosswalk, in the words of its maker and in two sentences for the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kodewilayah import _data
from tools.facts import Move
from tools.tables import Row, SourceError

# What the tools themselves write as evidence.
DECIDED = "decided by a person"
NOT_FOUND = "no successor found"
LAW = "law: "

_REMARK = re.compile("official remark(?: on new row)?: (.+)")
# The reading from which the remarks come breaks off a long one; a space at the break is lost.
_LENGTHS_OF_BROKEN_REMARKS = {"official remark: ": (109, 110), "official remark on new row: ": (89, 90)}

_NUMBER = r"([0-9]+(?:\.[0-9]+)?)"


def evidence_of(moves: Iterable[Move], sentences: Sequence[Row]) -> list[dict[str, str]]:
    """Return the rows of the packaged table of evidence, each once and sorted.

    Args:
        moves: the rows of the crosswalk.
        sentences: the rows of the table of sentences. `#` in the words stands for a number; `{1}` in the sentences is
            the first of these numbers, `{2}` the second.

    Raises:
        SourceError: if the evidence of a move is neither a remark of a decree nor one of the table.
    """
    patterns = [(re.compile(_NUMBER.join(map(re.escape, row["evidence"].split("#")))), row) for row in sentences]
    moves_by_evidence = {move.evidence: move for move in moves}
    return [_row(moves_by_evidence[evidence], patterns) for evidence in sorted(moves_by_evidence)]


def _row(move: Move, patterns: Iterable[tuple[re.Pattern[str], Row]]) -> dict[str, str]:
    evidence = move.evidence
    remark = _remark(evidence)
    if remark:
        return {"evidence": evidence, "remark": remark, "indonesian": "", "english": ""}
    if evidence.startswith(LAW):
        law, _, since = evidence.removeprefix(LAW).rpartition(", ")
        sentences = {"indonesian": f"{law}, sejak {since}", "english": f"{law}, since {since}"}
        return {"evidence": evidence, "remark": law, **sentences}
    for pattern, row in patterns:
        match = pattern.fullmatch(evidence)
        if match:
            numbers = ("", *match.groups())
            sentences = {language: row[language].format(*numbers) for language in ("indonesian", "english")}
            return {"evidence": evidence, "remark": "", **sentences}
    raise SourceError(
        f"{_data.CROSSWALK}: {','.join(move[:4])}: the evidence {evidence!r} is not in {_data.EVIDENCE}; "
        "add a line with its sentence in both languages, or begin it with 'official remark: ' if a decree says so"
    )


def _remark(evidence: str) -> str:
    """Return the words of the decree; empty if the evidence is no remark."""
    match = _REMARK.fullmatch(evidence)
    if match is None:
        return ""
    is_broken = len(match[1]) in _LENGTHS_OF_BROKEN_REMARKS[evidence.removesuffix(match[1])]
    return match[1] + "…" * is_broken
