"""Match: a region that a text may mean, with how sure that is and why; and the list of several."""

from collections.abc import Mapping
from typing import NamedTuple

from kodewilayah.codes import Level
from kodewilayah.region import Region


class Match(NamedTuple):
    """A region that a text may mean.

    Attributes:
        region: the region; `region.full_name` and `region.path` say where it lies.
        score: how sure it is, from 0 to 1; `search` and `resolve` say what that means.
        ambiguous: whether another region fits just as well, so that the text alone cannot decide.
        used: the words of the text that were read as a name, by the level of the region that they name; folded to
            small letters without signs.
        ignored: the other words of the text, in their order.
        conflicts: names in the text of places in which the region does not lie; `()` where nothing speaks against it.
        historic: whether the region is one of an older edition than the one that was searched.

    >>> import kodewilayah
    >>> match = kodewilayah.search("sukamaju garut")[0]
    >>> match.region.full_name, match.score, match.ambiguous
    ('Sukamaju, Kersamanah, Kabupaten Garut, Jawa Barat', 1.0, True)
    """

    region: Region
    score: float
    ambiguous: bool
    used: Mapping[Level, str]
    ignored: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    historic: bool = False

    @property
    def level(self) -> Level:
        """The level of the region.

        >>> import kodewilayah
        >>> kodewilayah.resolve("Kec. Jagakarsa, Jaksel")[0].level
        <Level.DISTRICT: 3>
        """
        return self.region.level


class Matches(list[Match]):
    """A list of matches that a notebook shows as a table.

    >>> import kodewilayah
    >>> type(kodewilayah.search("jaksel")).__name__
    'Matches'
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        from kodewilayah.show.notebook import matches_table

        return matches_table(self)
