"""Indonesia's region codes, offline: check a code, look up its region, walk the levels, and find a code by name.

Importing this package costs little more than importing `re`. Only the codes and the errors are imported at once;
everything else is imported when it is first used.
"""

from kodewilayah._once import LOADING
from kodewilayah.codes import IslandCode, Kind, Level, RegionCode, is_valid, parse, parse_island
from kodewilayah.errors import (
    DataError,
    InvalidCodeError,
    InvalidNikError,
    KodeWilayahError,
    UnknownCodeError,
    UnknownEditionError,
)

# Not imported from `typing`, which would cost as much as all the imports above.
TYPE_CHECKING: bool = False
if TYPE_CHECKING:
    from kodewilayah.atlas import Atlas
    from kodewilayah.facts.editions import Edition
    from kodewilayah.facts.islands import Island
    from kodewilayah.facts.statistics import Statistics
    from kodewilayah.facts.statuses import SpecialStatus
    from kodewilayah.gazetteer import Gazetteer
    from kodewilayah.history.divide import Division
    from kodewilayah.history.traces import Changes, Link, Outcome, Trace
    from kodewilayah.matching.match import Match, Matches
    from kodewilayah.nik import Nik
    from kodewilayah.region import Region, Regions

    _PACKAGED = Atlas()
    changes = _PACKAGED.changes
    current = _PACKAGED.current
    edition = _PACKAGED.edition
    edition_on = _PACKAGED.edition_on
    editions = _PACKAGED.editions
    exists = _PACKAGED.exists
    from_bps = _PACKAGED.from_bps
    get = _PACKAGED.get
    is_valid_nik = _PACKAGED.is_valid_nik
    island = _PACKAGED.island
    islands = _PACKAGED.islands
    load = _PACKAGED.load
    lookup = _PACKAGED.lookup
    newest = _PACKAGED.newest
    parse_nik = _PACKAGED.parse_nik
    provinces = _PACKAGED.provinces
    regions = _PACKAGED.regions
    resolve = _PACKAGED.resolve
    search = _PACKAGED.search
    statistics = _PACKAGED.statistics
    trace = _PACKAGED.trace

# The classes that are imported when they are first used, with their modules.
_VALUES = {
    "Atlas": "atlas",
    "Changes": "history.traces",
    "Division": "history.divide",
    "Edition": "facts.editions",
    "Gazetteer": "gazetteer",
    "Island": "facts.islands",
    "Link": "history.traces",
    "Match": "matching.match",
    "Matches": "matching.match",
    "Nik": "nik",
    "Outcome": "history.traces",
    "Region": "region",
    "Regions": "region",
    "SpecialStatus": "facts.statuses",
    "Statistics": "facts.statistics",
    "Trace": "history.traces",
}

__all__ = [
    "Atlas",
    "Changes",
    "DataError",
    "Division",
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
    "load",
    "lookup",
    "newest",
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


# A type checker would take any name for one that this function returns.
if not TYPE_CHECKING:  # pragma: no branch

    def __getattr__(name: str) -> object:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        with LOADING:
            from importlib import import_module

            if name in _VALUES:
                value: object = getattr(import_module(f"{__name__}.{_VALUES[name]}"), name)
            else:
                value = getattr(_atlas(), name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return __all__


def _atlas() -> "Atlas":
    """Return the atlas of the packaged data. It is the only data that the package keeps at module level."""
    with LOADING:
        from kodewilayah.atlas import Atlas

        atlas: Atlas = globals().setdefault("_PACKAGED", Atlas._opened(None))
        return atlas
