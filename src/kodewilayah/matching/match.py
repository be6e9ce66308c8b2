"""Match: one region that a text may mean, with its score and the reasons; Matches: the list of them."""

from collections.abc import Mapping
from typing import NamedTuple

from kodewilayah._once import LOADING
from kodewilayah.codes import Level
from kodewilayah.region import Region


class Match(NamedTuple):
    """A region that a text may mean.

    Attributes:
        region: the region; `region.full_name` and `region.path` contain the regions above it.
        score: how well the region fits the text, from 0 to 1; documented in `Gazetteer.search` and `Gazetteer.resolve`.
        ambiguous: whether another region fits equally well, so that the text alone cannot decide.
        used: the words of the text that were read as names, by the level of the region that they name; in lower case,
            without signs.
        ignored: the other words of the text, in their order; always `()` from `search`.
        conflicts: names in the text of places that do not contain the region; always `()` from `search`.
        historic: whether the name in the text is a former one. The region is the one in force that had it; from
            `search` with `historic=True`, it is the region of the older edition.

    >>> import kodewilayah
    >>> match = kodewilayah.search("sukamaju garut")[0]
    >>> match.region.path[1].name, match.score, list(match.used.values())
    ('Kabupaten Garut', 1.0, ['sukamaju', 'garut'])
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
    """A list of matches, best first; a notebook shows it as a table.

    >>> import kodewilayah
    >>> type(kodewilayah.search("jaksel")).__name__
    'Matches'
    """

    __slots__ = ()

    def _repr_html_(self) -> str:
        with LOADING:
            from kodewilayah.show.notebook import matches_table

        return matches_table(self)
