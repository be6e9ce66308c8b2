"""HTML for regions, tuples of regions and matches in a Jupyter notebook. Every text is escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape
from typing import TYPE_CHECKING

from kodewilayah.facts.plain import PLAIN

if TYPE_CHECKING:
    from kodewilayah.matching.match import Match
    from kodewilayah.region import Region

_FIRST_CHILDREN = 5
_MOST_ROWS = 60
_CARD_STYLE = "border:1px solid #8888;border-radius:6px;padding:.6em .9em;max-width:36em;line-height:1.5"


def card(region: Region) -> str:
    """Return a region as a small card of HTML: its path, name, term, code, facts, number of children, first children.

    Args:
        region: the region.

    >>> import kodewilayah
    >>> "<strong>Aceh</strong>" in card(kodewilayah.lookup("11"))
    True
    """
    path = " › ".join(escape(ancestor.name) for ancestor in region.path[:-1])
    lines = [
        f'<div style="font-size:smaller;opacity:.75">{path}</div>' if path else "",
        f"<div><strong>{escape(region.name)}</strong></div>",
        f"<div>{escape(region.term)} <code>{escape(region.code)}</code></div>",
        _facts(region),
        _children(region.children),
    ]
    return f'<div style="{_CARD_STYLE}">{"".join(lines)}</div>'


def table(regions: Sequence[Region]) -> str:
    """Return regions as a table of HTML: code, name, term and the names of the regions above.

    Args:
        regions: the regions. Only the first 60 have a row; then the caption gives the number of all.

    >>> import kodewilayah
    >>> "<code>11</code>" in table(kodewilayah.provinces())
    True
    """
    caption = f"<caption>{_MOST_ROWS} of {len(regions):,} regions</caption>" if len(regions) > _MOST_ROWS else ""
    rows = "".join(f"<tr>{_cells(region)}</tr>" for region in regions[:_MOST_ROWS])
    return f"<table>{caption}{_header('Code', 'Name', 'Term', 'In')}<tbody>{rows}</tbody></table>"


def matches_table(matches: Sequence[Match]) -> str:
    """Return matches as a table of HTML: the score, a note on doubtful matches, and the cells of the region.

    Args:
        matches: the matches. Only the first 60 have a row.

    >>> import kodewilayah
    >>> "<td>1.00</td>" in matches_table(kodewilayah.search("kota bandung"))
    True
    """
    rows = "".join(
        f"<tr><td>{match.score:.2f}</td><td>{_doubt(match)}</td>{_cells(match.region)}</tr>"
        for match in matches[:_MOST_ROWS]
    )
    return f"<table>{_header('Score', '', 'Code', 'Name', 'Term', 'In')}<tbody>{rows}</tbody></table>"


def _doubt(match: Match) -> str:
    if match.conflicts:
        return "conflict"
    return "ambiguous" if match.ambiguous else ""


def _header(*titles: str) -> str:
    cells = "".join(f'<th style="text-align:left">{title}</th>' for title in titles)
    return f"<thead><tr>{cells}</tr></thead>"


def _cells(region: Region) -> str:
    regions_above = ", ".join(ancestor.name for ancestor in region.ancestors)
    texts = [f"<code>{escape(region.code)}</code>", escape(region.name), escape(region.term), escape(regions_above)]
    return "".join(f'<td style="text-align:left">{text}</td>' for text in texts)


def _facts(region: Region) -> str:
    facts = ((table.title, getattr(region, table.on_card)) for table in PLAIN if table.on_card)
    known = " · ".join(f"{title.capitalize()}: {escape(fact)}" for title, fact in facts if fact is not None)
    return f"<div>{known}</div>" if known else ""


def _children(children: Sequence[Region]) -> str:
    if not children:
        return ""
    counts = ", ".join(f"{count:,} {escape(term)}" for term, count in count_terms(children))
    first = ", ".join(escape(child.name) for child in children[:_FIRST_CHILDREN])
    ellipsis = ", …" if len(children) > _FIRST_CHILDREN else ""
    return f"<div>{counts}</div><div>{first}{ellipsis}</div>"


def count_terms(children: Iterable[Region]) -> list[tuple[str, int]]:
    """Return each term of the regions with the number of regions that have it, the most frequent first.

    Args:
        children: the regions.

    >>> import kodewilayah
    >>> count_terms(kodewilayah.edition("2022").lookup("31").children)
    [('Kota Administrasi', 5), ('Kabupaten Administrasi', 1)]
    """
    return Counter(child.term for child in children).most_common()
