"""Indonesia's region codes, offline: well formed, which region, where it sits, and what it is called."""

from importlib import import_module
from typing import TYPE_CHECKING

from kodewilayah.codes import (
    IslandCode,
    Kind,
    Level,
    RegionCode,
    is_valid,
    parse,
    parse_island,
)
from kodewilayah.editions import Edition, editions
from kodewilayah.errors import (
    DataError,
    InvalidCodeError,
    InvalidNikError,
    KodeWilayahError,
    UnknownCodeError,
    UnknownEditionError,
)
from kodewilayah.gazetteer import (
    Gazetteer,
    changes,
    current,
    edition,
    edition_on,
    exists,
    from_bps,
    get,
    islands,
    lookup,
    provinces,
    regions,
    resolve,
    search,
    statistics,
    trace,
)
from kodewilayah.islands import Island, island
from kodewilayah.region import Region, Regions
from kodewilayah.statistics import Statistics
from kodewilayah.terms import SpecialStatus

if TYPE_CHECKING:
    from kodewilayah.matches import Match, Matches
    from kodewilayah.nik import Nik, is_valid_nik, parse_nik
    from kodewilayah.traces import Changes, Link, Outcome, Trace
else:
    # Imported when first asked for: they are a fifth of the time of the import, and who looks up a code needs none.
    _LATER = {
        **dict.fromkeys(("Match", "Matches"), "matches"),
        **dict.fromkeys(("Nik", "is_valid_nik", "parse_nik"), "nik"),
        **dict.fromkeys(("Changes", "Link", "Outcome", "Trace"), "traces"),
    }

    def __getattr__(name: str) -> object:
        if name not in _LATER:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_LATER})


__all__ = [
    "Changes",
    "DataError",
    "Edition",
    "Gazetteer",
    "InvalidCodeError",
    "InvalidNikError",
    "Island",
    "IslandCode",
    "Kind",
    "KodeWilayahError",
    "Level",
    "Link",
    "Match",
    "Matches",
    "Nik",
    "Outcome",
    "Region",
    "RegionCode",
    "Regions",
    "SpecialStatus",
    "Statistics",
    "Trace",
    "UnknownCodeError",
    "UnknownEditionError",
    "changes",
    "current",
    "edition",
    "edition_on",
    "editions",
    "exists",
    "from_bps",
    "get",
    "is_valid",
    "is_valid_nik",
    "island",
    "islands",
    "lookup",
    "parse",
    "parse_island",
    "parse_nik",
    "provinces",
    "regions",
    "resolve",
    "search",
    "statistics",
    "trace",
]
