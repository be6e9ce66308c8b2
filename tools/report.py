"""Write down in Markdown, for a human to review, what a new edition changes and what is proposed of its codes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kodewilayah.codes import Kind
from kodewilayah.facts.terms import readable
from tools.facts import Move, Regions
from tools.propose import HIGH

_CONFIDENCES = ("none", "low", "medium", HIGH)


def report(
    editions: Sequence[Mapping[str, str]], before: Regions, after: Regions, moves: Sequence[Move], notes: Sequence[str]
) -> str:
    """Return the report, in which what needs a human's judgement comes first.

    Args:
        editions: the rows of the edition before and of the new one.
        before: code and name of every region of the edition before.
        after: the same of the new one.
        moves: what became of the codes that left.
        notes: what else there is to say, a sentence each.
    """
    old, new = editions
    kept = before.keys() & after.keys()
    moved = {move.code_from for move in moves}
    origins: dict[str, list[str]] = {}
    for move in moves:
        origins.setdefault(move.code_to, []).append(move.code_from)
    added = [code for code in after if code not in before]
    removed = [code for code in before if code not in after]
    renamed = [code for code in sorted(kept - moved) if readable(before[code]) != readable(after[code])]
    doubtful = sorted((move for move in moves if move.confidence != HIGH), key=_doubt)
    lines = [
        f"# Edition {new['id']}: {new['decree']}",
        "",
        f"{new['title']}, signed {new['signed']}; compared with edition {old['id']}, {old['decree']}.",
        f"Source: {new['source']}.",
        "",
        *_section("To be judged by a human: moves that are not certain", _moves(doubtful, before, after)),
        *_section("Remarks", [f"- {note}" for note in notes]),
        *_section("Regions by kind", _counts(before, after, (old["id"], new["id"]))),
        *_section(
            "Changes",
            _table(
                ("change", "codes"),
                [
                    ("added", len(added)),
                    ("removed", len(removed)),
                    ("renamed under the same code", len(renamed)),
                    ("moved to another code", sum(bool(move.code_to) for move in moves)),
                ],
            ),
        ),
        *_section(
            "Moves by kind and confidence",
            _table(
                ("kind", "confidence", "codes"),
                [(*key, count) for key, count in sorted(Counter(move[4:] for move in moves).items())],
            ),
        ),
        *_section("Moved, with high confidence", _moves((m for m in moves if m.confidence == HIGH), before, after)),
        *_section(
            "Added", _table(("code", "name", "was"), [(c, after[c], ", ".join(origins.get(c, ()))) for c in added])
        ),
        *_section("Removed", _table(("code", "name"), [(code, before[code]) for code in removed])),
        *_section(
            "Renamed under the same code",
            _table(("code", "old name", "new name"), [(code, before[code], after[code]) for code in renamed]),
        ),
    ]
    return "\n".join(lines)


def _doubt(move: Move) -> tuple[int, Move]:
    known = move.confidence in _CONFIDENCES
    return (_CONFIDENCES.index(move.confidence) if known else -1), move


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    content = list(lines)
    yield from (f"## {title}", "", *(content or ["None."]), "")


def _counts(before: Regions, after: Regions, ids: tuple[str, str]) -> list[str]:
    old, new = (Counter(code.kind for code in regions) for regions in (before, after))
    rows = [(kind.value, old[kind], new[kind], f"{new[kind] - old[kind]:+,}") for kind in Kind]
    return _table(
        ("kind", *ids, "change"), [*rows, ("in all", len(before), len(after), f"{len(after) - len(before):+,}")]
    )


def _moves(moves: Iterable[Move], before: Regions, after: Regions) -> list[str]:
    old, new = (dict[str, str](regions.items()) for regions in (before, after))
    rows = [
        (move.confidence, move.kind, move.code_from, old[move.code_from], move.code_to, new.get(move.code_to, ""))
        for move in moves
    ]
    return _table(("confidence", "kind", "code", "name", "new code", "new name"), rows)


def _table(header: Sequence[str], rows: Sequence[Sequence[object]]) -> list[str]:
    """Return the lines of a table, or none if it has no rows."""
    if not rows:
        return []
    lines = [header, ["---"] * len(header), *([_cell(cell) for cell in row] for row in rows)]
    return [f"| {' | '.join(line)} |" for line in lines]


def _cell(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell).replace("|", "\\|")
