"""Indonesia's region codes, offline: well formed, which region, where it sits, and what it is called."""

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
    statistics,
    trace,
)
from kodewilayah.islands import Island, island
from kodewilayah.region import Region, Regions
from kodewilayah.statistics import Statistics
from kodewilayah.terms import SpecialStatus
from kodewilayah.traces import Changes, Link, Outcome, Trace

__all__ = [
    "Changes",
    "DataError",
    "Edition",
    "Gazetteer",
    "InvalidCodeError",
    "Island",
    "IslandCode",
    "Kind",
    "KodeWilayahError",
    "Level",
    "Link",
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
    "island",
    "islands",
    "lookup",
    "parse",
    "parse_island",
    "provinces",
    "regions",
    "statistics",
    "trace",
]
