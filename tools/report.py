"""Write in Markdown, for a person to review, what a new edition changes and what is proposed for its codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from kodewilayah.codes import Kind, RegionCode
from kodewilayah.facts.terms import readable
from tools.facts import Move, Regions
from tools.judgement import Difference, Gap, grouped
from tools.markdown import table
from tools.propose import HIGH

_CONFIDENCES = ("none", "low", "medium", HIGH)
_JUDGE = "To be judged by a human"


class Report:
    """The report on a new edition, in which the sections that need a person's judgement come first.

    Args:
        editions: the rows of the edition before and of the new one.
        before: the name of every region of the edition before, by its code.
        after: the same for the new edition.
        moves: what became of the codes that left.
        notes: a sentence about each table of facts.
        gaps: the facts that new regions lack.
        differences: the facts that differ from those of the predecessor.
    """

    def __init__(
        self,
        editions: Sequence[Mapping[str, str]],
        before: Regions,
        after: Regions,
        moves: Sequence[Move],
        notes: Sequence[str],
        gaps: Sequence[Gap],
        differences: Sequence[Difference],
    ) -> None:
        self._old, self._new = editions
        self._before, self._after, self._moves = before, after, moves
        self._notes, self._gaps, self._differences = notes, gaps, differences

    def text(self) -> str:
        """Return the report as Markdown."""
        doubtful = sorted((move for move in self._moves if move.confidence != HIGH), key=_doubt)
        certain = [move for move in self._moves if move.confidence == HIGH]
        sections = {
            f"{_JUDGE}: facts that new regions lack": self._gap_table(),
            f"{_JUDGE}: facts that differ from the predecessor's": self._groups(),
            f"{_JUDGE}: moves that are not certain": self._move_table(doubtful),
            "Remarks": [f"- {note}" for note in self._notes],
            "Regions by kind": self._counts(),
            "Changes": self._changes(),
            "Moves by kind and confidence": table(
                ("kind", "confidence", "codes"),
                [
                    (*key, count)
                    for key, count in sorted(Counter((move.kind, move.confidence) for move in self._moves).items())
                ],
            ),
            "Moved, with high confidence": self._move_table(certain),
            "Added": self._added_table(),
            "Removed": table(("code", "name"), [(code, self._before[code]) for code in self._removed]),
            "Renamed under the same code": table(
                ("code", "old name", "new name"),
                [(code, self._before[code], self._after[code]) for code in self._renamed],
            ),
            "Every fact that differs from the predecessor's": self._difference_table(),
        }
        old, new = self._old, self._new
        compared = f"compared with edition {old['id']}, {old['decree']}"
        lines = [
            f"# Edition {new['id']}: {new['decree']}",
            "",
            f"{new['title']}, signed {new['signed']}; {compared}.",
            f"Source: {new['source']}.",
            "",
        ]
        for title, content in sections.items():
            lines += [f"## {title}", "", *(content or ["None."]), ""]
        return "\n".join(lines)

    @property
    def _added(self) -> list[RegionCode]:
        return [code for code in self._after if code not in self._before]

    @property
    def _removed(self) -> list[RegionCode]:
        return [code for code in self._before if code not in self._after]

    @property
    def _renamed(self) -> list[RegionCode]:
        stayed = (self._before.keys() & self._after.keys()) - {move.code_from for move in self._moves}
        return [code for code in sorted(stayed) if readable(self._before[code]) != readable(self._after[code])]

    def _gap_table(self) -> list[str]:
        rows = [
            (gap.region.code, gap.region.name, gap.fact, gap.predecessor.code if gap.predecessor else "", gap.before)
            for gap in self._gaps
        ]
        return table(("code", "name", "without", "most of it was in", "which has"), rows)

    def _groups(self) -> list[str]:
        rows = [
            (
                group.fact, group.before, group.after, group.from_province, group.to_province, group.kind.value,
                len(group.regions), _first_and_last([region.code for region in group.regions]),
            )
            for group in grouped(self._differences)
        ]  # fmt: skip
        header = ("fact", "before", "now", "from province", "in province", "kind", "regions", "codes")
        return table(header, rows)

    def _difference_table(self) -> list[str]:
        rows = [
            (
                difference.fact, difference.before, difference.after, difference.predecessor.code,
                difference.region.code, difference.region.name,
            )
            for difference in self._differences
        ]  # fmt: skip
        return table(("fact", "before", "now", "predecessor", "code", "name"), rows)

    def _move_table(self, moves: Iterable[Move]) -> list[str]:
        old, new = dict[str, str](self._before.items()), dict[str, str](self._after.items())
        rows = [
            (
                move.confidence, move.kind, move.code_from, old[move.code_from],
                move.code_to, new.get(move.code_to, ""), move.evidence,
            )
            for move in moves
        ]  # fmt: skip
        return table(("confidence", "kind", "code", "name", "new code", "new name", "evidence"), rows)

    def _counts(self) -> list[str]:
        old, new = Counter(code.kind for code in self._before), Counter(code.kind for code in self._after)
        rows = [(kind.value, old[kind], new[kind], f"{new[kind] - old[kind]:+,}") for kind in Kind]
        total = ("in all", old.total(), new.total(), f"{new.total() - old.total():+,}")
        return table(("kind", self._old["id"], self._new["id"], "change"), [*rows, total])

    def _changes(self) -> list[str]:
        counts = [
            ("added", len(self._added)),
            ("removed", len(self._removed)),
            ("renamed under the same code", len(self._renamed)),
            ("moved to another code", sum(bool(move.code_to) for move in self._moves)),
        ]
        return table(("change", "codes"), counts)

    def _added_table(self) -> list[str]:
        origins: dict[str, list[str]] = {}
        for move in self._moves:
            origins.setdefault(move.code_to, []).append(move.code_from)
        rows = [(code, self._after[code], ", ".join(origins.get(code, ()))) for code in self._added]
        return table(("code", "name", "was"), rows)


def _doubt(move: Move) -> tuple[int, Move]:
    """Return a key that sorts the least certain move first."""
    return _CONFIDENCES.index(move.confidence), move


def _first_and_last(codes: Sequence[str]) -> str:
    return codes[0] if len(codes) == 1 else f"{codes[0]} … {codes[-1]}"
