"""How a region looks in a terminal: lines of plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kodewilayah.show.notebook import count_terms

if TYPE_CHECKING:
    from kodewilayah.region import Region, Regions


def describe(region: Region) -> str:
    """Return a region as lines for a terminal: code and name, then its path, then what lies right below."""
    below = ", ".join(f"{count:,} {term}" for term, count in count_terms(region.children))
    lines = [f"{region.code}  {region.name}", "", *_columns(region.path)]
    if below:
        lines += ["", f"  {below}"]
    return "\n".join(lines)


def _columns(regions: Regions) -> list[str]:
    code_width = max(len(region.code) for region in regions)
    term_width = max(len(region.term) for region in regions)
    return [f"  {region.code:{code_width}}  {region.term:{term_width}}  {region.short_name}" for region in regions]
