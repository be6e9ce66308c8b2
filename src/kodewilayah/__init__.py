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
from kodewilayah.gazetteer import Gazetteer, edition, exists, get, lookup, provinces, regions
from kodewilayah.region import Region, Regions

__all__ = [
    "DataError",
    "Edition",
    "Gazetteer",
    "InvalidCodeError",
    "IslandCode",
    "Kind",
    "KodeWilayahError",
    "Level",
    "Region",
    "RegionCode",
    "Regions",
    "UnknownCodeError",
    "UnknownEditionError",
    "edition",
    "editions",
    "exists",
    "get",
    "is_valid",
    "lookup",
    "parse",
    "parse_island",
    "provinces",
    "regions",
]
