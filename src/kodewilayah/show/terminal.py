"""Plain text for regions in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kodewilayah.show.notebook import count_terms

if TYPE_CHECKING:
    from kodewilayah.region import Region, Regions


def describe(region: Region) -> str:
    """Return a region as lines of text: its code and name, its path, and the number of its children by term.

    Args:
        region: the region.

    >>> import kodewilayah
    >>> print(describe(kodewilayah.edition("2025").lookup("31")))
    31  Daerah Khusus Ibukota Jakarta
    <BLANKLINE>
      31  Provinsi  Daerah Khusus Ibukota Jakarta
    <BLANKLINE>
      5 Kota Administrasi, 1 Kabupaten Administrasi
    """
    lines = [f"{region.code}  {region.name}", "", *_columns(region.path)]
    counts = ", ".join(f"{count:,} {term}" for term, count in count_terms(region.children))
    if counts:
        lines += ["", f"  {counts}"]
    return "\n".join(lines)


def _columns(regions: Regions) -> list[str]:
    code_width = max(len(region.code) for region in regions)
    term_width = max(len(region.term) for region in regions)
    return [f"  {region.code:{code_width}}  {region.term:{term_width}}  {region.short_name}" for region in regions]
