"""How a region, and a tuple of regions, show in a Jupyter notebook: HTML in which every text is escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kodewilayah.matching.match import Match
    from kodewilayah.region import Region

_FIRST_CHILDREN = 5
_ROWS = 60
_CARD_STYLE = "border:1px solid #8888;border-radius:6px;padding:.6em .9em;max-width:36em;line-height:1.5"


def card(region: Region) -> str:
    """Return a small card: path, kind, code, number of children by kind, first children."""
    path = " › ".join(escape(ancestor.name) for ancestor in region.path[:-1])
    lines = [
        f'<div style="font-size:smaller;opacity:.75">{path}</div>' if path else "",
        f"<div><strong>{escape(region.name)}</strong></div>",
        f"<div>{escape(region.term)} <code>{escape(region.code)}</code></div>",
        _children(region.children),
    ]
    return f'<div style="{_CARD_STYLE}">{"".join(lines)}</div>'


def table(regions: Sequence[Region]) -> str:
    """Return a table of code, name, term and place; of very many, the first rows and how many there are."""
    rows = "".join(_row(region) for region in regions[:_ROWS])
    more = f"<caption>{_ROWS} of {len(regions):,} regions</caption>" if len(regions) > _ROWS else ""
    header = "".join(f'<th style="text-align:left">{title}</th>' for title in ("Code", "Name", "Term", "In"))
    return f"<table>{more}<thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>"


def matches_table(matches: Sequence[Match]) -> str:
    """Return a table of the matched regions with their scores, and a mark on those that are ambiguous."""
    header = "".join(
        f'<th style="text-align:left">{title}</th>' for title in ("Score", "", "Code", "Name", "Term", "In")
    )
    rows = "".join(
        _row(match.region).replace("<tr>", f"<tr><td>{match.score:.2f}</td><td>{_doubt(match)}</td>", 1)
        for match in matches[:_ROWS]
    )
    return f"<table><thead><tr>{header}</tr></thead><tbody>{rows}</tbody></table>"


def _doubt(match: Match) -> str:
    return "conflict" if match.conflicts else "ambiguous" if match.ambiguous else ""


def _row(region: Region) -> str:
    place = ", ".join(ancestor.name for ancestor in region.ancestors)
    texts = [f"<code>{escape(region.code)}</code>", escape(region.name), escape(region.term), escape(place)]
    return "<tr>" + "".join(f'<td style="text-align:left">{text}</td>' for text in texts) + "</tr>"


def _children(children: Sequence[Region]) -> str:
    if not children:
        return ""
    counts = ", ".join(f"{count:,} {escape(term)}" for term, count in count_terms(children))
    first = ", ".join(escape(child.name) for child in children[:_FIRST_CHILDREN])
    ellipsis = ", …" if len(children) > _FIRST_CHILDREN else ""
    return f"<div>{counts}</div><div>{first}{ellipsis}</div>"


def count_terms(children: Iterable[Region]) -> list[tuple[str, int]]:
    """Return what the regions are called and how many are called so, most first."""
    return Counter(child.term for child in children).most_common()
