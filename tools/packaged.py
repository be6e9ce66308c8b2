"""Write the packaged files in the form that `kodewilayah._data` reads."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from itertools import groupby
from zlib import crc32

from kodewilayah import _data
from kodewilayah.codes import RegionCode
from tools.source import Source, SourceError


def files(source: Source) -> dict[str, bytes]:
    """Return every packaged file by name, made from the sources.

    Raises:
        SourceError: if a source is not fit to build from.
    """
    editions = [row for _, row in source.records("editions.csv")][-1:]
    regions = source.regions(editions[-1]["id"])
    _check_counts(editions[-1], regions)
    terms = [row for _, row in source.records("terms.csv") if row["certainty"] == "certain"]
    table, provinces = _tree(regions)
    made = {
        _data.REGIONS: table,
        _data.PROVINCES: _csv(_data.PROVINCES, provinces),
        _data.EDITIONS: _csv(_data.EDITIONS, editions),
        _data.TERMS: _csv(_data.TERMS, terms),
    }
    sums = ({"file": name, "length": len(content), "crc32": f"{crc32(content):08x}"} for name, content in made.items())
    return made | {_data.MANIFEST: _csv(_data.MANIFEST, sums)}


def _tree(regions: Mapping[RegionCode, str]) -> tuple[bytes, list[Mapping[str, object]]]:
    """Return the indented tree of the regions, which are in code order, and where each province stands in it."""
    table = b""
    provinces: list[Mapping[str, object]] = []
    for province, group in groupby(regions, key=lambda code: code.province):
        codes = list(group)
        block = "".join(_line(code, regions[code]) for code in codes).encode()
        row = (province, len(table), len(block), len(codes), f"{crc32(block):08x}", regions[province])
        provinces.append(dict(zip(_data.FIELDS[_data.PROVINCES], row, strict=True)))
        table += block
    return table, provinces


def _line(code: RegionCode, name: str) -> str:
    cells = io.StringIO()
    csv.writer(cells, lineterminator="\n").writerow([*[""] * (code.level - 1), code.segments[-1], name])
    return cells.getvalue()


def _csv(name: str, rows: Iterable[Mapping[str, object]]) -> bytes:
    text = io.StringIO()
    writer = csv.DictWriter(text, _data.FIELDS[name], extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def _check_counts(edition: Mapping[str, str], regions: Iterable[RegionCode]) -> None:
    kinds = [code.kind.value for code in regions]
    for kind in set(kinds):
        if kinds.count(kind) != int(edition[kind]):
            raise SourceError(
                f"editions.csv: edition {edition['id']} should have {edition[kind]} {kind}; "
                f"its table has {kinds.count(kind)}"
            )
