"""Write in Markdown, for a person to judge, how readings differ from the packaged editions; the summary comes first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path

from kodewilayah.codes import Kind
from tools.code_differences import CodeDifference
from tools.comparison import Comparison
from tools.markdown import table
from tools.name_differences import NameDifference
from tools.sides import Neighbour, Side, Verdict, Witnesses

_WITNESSES = ("before", "after", "other readings")
_EXPLANATION = (
    "Ours is what is packaged, theirs what the reading has. `theirs` counts the names where the edition before or the "
    "one after has their name and neither has ours, `ours` the other way round. `divided`: one has ours and one has "
    "theirs, because the name changed. `open`: each has another name, or does not have the place. Of a code that only "
    "the reading has, `ours` means that the other edition does not have it either. Levels that a reading does not have "
    "at all are not counted as missing."
)


def report(comparisons: Sequence[Comparison], editions: Iterable[str], unread: Sequence[Path]) -> str:
    """Return the report.

    Args:
        comparisons: each reading beside its edition.
        editions: the ids of the packaged editions.
        unread: files of the folders that are no reading of an edition.
    """
    read = {comparison.reading.edition for comparison in comparisons}
    without = [edition for edition in editions if edition not in read]
    lines = ["# Readings beside the packaged editions", "", *_summary(comparisons), ""]
    if without:
        lines += [f"No reading of edition {', '.join(without)}.", ""]
    if unread:
        lines += [f"Not read, because their names name no edition: {', '.join(map(str, unread))}.", ""]
    lines += ["## Names that differ, by kind", "", _EXPLANATION, "", *(_kinds(comparisons) or ["None."]), ""]
    for comparison in comparisons:
        lines += _details(comparison)
    return "\n".join(lines)


def _summary(comparisons: Sequence[Comparison]) -> list[str]:
    header = (
        "edition", "reading", "codes", "missing", "extra", "same name", "other capitals or `KAB.`", "other name",
    )  # fmt: skip
    rows = [
        (
            comparison.reading.edition, comparison.reading.file, len(comparison.reading.regions),
            _number(comparison.missing), _number(comparison.extra), comparison.identical,
            comparison.printed_otherwise, len(comparison.names),
        )
        for comparison in comparisons
    ]  # fmt: skip
    return table(header, rows)


def _number(differences: Iterable[CodeDifference]) -> int:
    return sum(1 + difference.below for difference in differences)


def _kinds(comparisons: Sequence[Comparison]) -> list[str]:
    header = ("edition", "reading", "kind", "names", *Verdict, "other readings: theirs", "ours")
    rows = []
    for comparison in comparisons:
        for kind, differences in _by_kind(comparison):
            verdicts = Counter(difference.witnesses.verdict for difference in differences)
            rows.append(
                (
                    comparison.reading.edition, comparison.reading.file, kind, len(differences),
                    *(verdicts[verdict] for verdict in Verdict),
                    sum(bool(difference.witnesses.with_theirs) for difference in differences),
                    sum(bool(difference.witnesses.with_ours) for difference in differences),
                )
            )  # fmt: skip
    return table(header, rows)


def _by_kind(comparison: Comparison) -> list[tuple[str, list[NameDifference]]]:
    groups = groupby(comparison.names, key=lambda difference: difference.kind)
    return [(kind.value, list(differences)) for kind, differences in groups]


def _details(comparison: Comparison) -> list[str]:
    """Return the section on one reading."""
    reading = comparison.reading
    sections = {
        "Regions by kind": _counts(comparison),
        "Codes that are missing in it": _code_table(comparison.missing),
        "Codes that only it has": _code_table(comparison.extra),
        **{f"Names: {kind}": _name_table(differences) for kind, differences in _by_kind(comparison)},
    }
    lines = [f"## Edition {reading.edition}: {reading.file}", ""]
    if comparison.left_out:
        levels = ", ".join(str(level.value) for level in comparison.left_out)
        lines += [f"It has no region of level {levels}; these levels were not compared.", ""]
    for title, content in sections.items():
        lines += [f"### {title}", "", *(content or ["None."]), ""]
    return lines


def _counts(comparison: Comparison) -> list[str]:
    ours = Counter(code.kind for code in comparison.ours)
    theirs = Counter(code.kind for code in comparison.reading.regions)
    rows = [(kind.value, ours[kind], theirs[kind], _signed(theirs[kind] - ours[kind])) for kind in Kind]
    total = ("in all", ours.total(), theirs.total(), _signed(theirs.total() - ours.total()))
    return table(("kind", "ours", "theirs", "difference"), [*rows, total])


def _signed(number: int) -> str:
    return f"{number:+,}" if number else "0"


def _code_table(differences: Sequence[CodeDifference]) -> list[str]:
    rows = [
        (
            difference.code, difference.name, difference.below, ", ".join(difference.namesakes),
            *_cells(difference.witnesses),
        )
        for difference in differences
    ]  # fmt: skip
    return table(("code", "name", "and below it", "same name in the other at", *_WITNESSES), rows)


def _name_table(differences: Sequence[NameDifference]) -> list[str]:
    verdicts = list(Verdict)
    ordered = sorted(differences, key=lambda difference: verdicts.index(difference.witnesses.verdict))
    rows = [
        (
            difference.witnesses.verdict.value, difference.code, difference.ours, difference.theirs,
            *_cells(difference.witnesses), ", ".join(difference.editions),
        )
        for difference in ordered
    ]  # fmt: skip
    return table(("verdict", "code", "ours", "theirs", *_WITNESSES, "editions with theirs"), rows)


def _cells(witnesses: Witnesses) -> tuple[str, str, str]:
    readings = [
        *(f"theirs: {file}" for file in witnesses.with_theirs),
        *(f"ours: {file}" for file in witnesses.with_ours),
    ]
    return _neighbour(witnesses.before), _neighbour(witnesses.after), "; ".join(readings)


def _neighbour(neighbour: Neighbour | None) -> str:
    if neighbour is None:
        return ""
    shown = f" ({' / '.join(neighbour.names)})" if neighbour.side is Side.NEITHER else ""
    return f"{neighbour.edition}: {neighbour.side.value}{shown}"
