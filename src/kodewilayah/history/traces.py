"""The history of codes as values: Link, Trace, Outcome and Changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

import attrs

from kodewilayah.codes import RegionCode
from kodewilayah.errors import InvalidCodeError
from kodewilayah.facts.editions import Edition
from kodewilayah.history.divide import Division
from kodewilayah.region import Regions

if TYPE_CHECKING:
    from kodewilayah.atlas import Atlas
    from kodewilayah.facts.evidence import Evidence

# From certain to unknown.
_CONFIDENCES = ("high", "medium", "low", "none")

Status = Literal["one", "several", "divided", "abolished", "unknown"]


@attrs.frozen(weakref_slot=False)
class Link:
    """One change of the code of a place: its code in one edition, and its code in a later edition.

    Two links are equal if their codes, editions, kind and confidence are.

    Attributes:
        edition_from: the id of the last edition with the old code; None if the code left before the first edition.
        code_from: the old code.
        edition_to: the id of the next edition; of a later one, if the editions between them leave the place out.
        code_to: the new code; None if there is none.
        kind: the kind of change, such as `"province_split"`, `"district_change"`, `"status_change"`, `"merged"`,
            `"abolished"` (according to a remark in a decree), `"removed"` (for an unknown reason) or
            `"code_reassigned"` (the old code was given to another place). `+renamed` follows if the name changed too.
        confidence: `"high"`, `"medium"`, `"low"`, or `"none"` if nothing is known.

    >>> import kodewilayah
    >>> kodewilayah.trace("92.01").successors[0].kind
    'province_split'
    """

    edition_from: str | None
    code_from: RegionCode
    edition_to: str
    code_to: RegionCode | None
    kind: str
    confidence: str
    # The atlas and an index instead of the evidence itself, so that its table is read only when somebody asks for it.
    _atlas: Atlas = attrs.field(eq=False, repr=False)
    _index_of_evidence: int = attrs.field(eq=False, repr=False)

    @property
    def evidence(self) -> str:
        """Why the link is believed, in Indonesian.

        The decree's own remark where there is one, else the reason in a few words. For a code that was replaced before
        the first edition, the law and its day.

        >>> import kodewilayah
        >>> kodewilayah.trace("11.01.15.2007").successors[0].evidence[:16]
        'Penghapusan desa'
        """
        return self._evidence.indonesian

    @property
    def evidence_en(self) -> str:
        """Why the link is believed, in English. A remark of a decree is quoted in Indonesian.

        >>> import kodewilayah
        >>> kodewilayah.trace("91.01.01.2001").successors[0].evidence_en
        'same name in the kecamatan that followed, the only one'
        """
        return self._evidence.english

    @property
    def remark(self) -> str | None:
        """The words of the decree, as far as the source has them (… where it breaks off), or the law.

        None if the link was inferred.

        >>> import kodewilayah
        >>> kodewilayah.trace("91.01.01.2001").successors[0].remark is None
        True
        >>> kodewilayah.trace("74.02.16.2013").successors[0].remark
        'Bergabung ke Desa Nesowi sesuai Perda No. 4 Tahun 2020.'
        """
        return self._evidence.remark

    @property
    def _evidence(self) -> Evidence:
        return self._atlas._facts.evidence[self._index_of_evidence]


class Trace(NamedTuple):
    """The history of one place under one code: its editions, its names, its predecessors and its successors.

    Attributes:
        code: the code.
        first: the first edition in which the place has this code; None if the code left before the first edition.
        last: the last edition in which the place has this code; None as for `first`.
        in_force: whether `last` is the edition in force.
        editions: the ids of these editions, oldest first.
        other_editions: the ids of other editions that have the code, for another place or for another period of this
            place. `trace(code, edition=...)` returns their history.
        predecessors: the links that led to this code, newest first, back to the first edition.
        successors: the links that lead on from this code, oldest first, up to the edition in force or to the end.
        names_in_order: the name in each of `editions`; `names` has them by edition.
        division: the regions in force among which its villages were divided, counted from the oldest of `editions` in
            which they were together; None if it was not divided.

    >>> import kodewilayah
    >>> trace = kodewilayah.trace("92.01")
    >>> trace.first.id, trace.last.id, trace.in_force
    ('2015', '2022', False)
    >>> [link.code_to for link in trace.successors]
    [RegionCode('96.01')]
    """

    code: RegionCode
    first: Edition | None
    last: Edition | None
    in_force: bool
    editions: tuple[str, ...]
    other_editions: tuple[str, ...]
    predecessors: tuple[Link, ...]
    successors: tuple[Link, ...]
    names_in_order: tuple[str, ...]
    division: Division | None = None

    @property
    def names(self) -> dict[str, str]:
        """The name in each edition, as in the decree, by the id of the edition.

        >>> import kodewilayah
        >>> kodewilayah.trace("92.01").names["2022"]
        'KAB. SORONG'
        """
        return dict(zip(self.editions, self.names_in_order, strict=True))


class Outcome(NamedTuple):
    """The regions in force that an older code became.

    Attributes:
        code: the older code; if it is not a code, the value as the caller passed it.
        edition: the edition that the code was read in; None if that edition does not have it, or no edition has it. The
            code may have left before the first edition.
        status: `"one"` if there is one region; `"divided"` if one region carries the place on, under its code or under
            the code that followed it, but its villages lie in several regions of its level now; `"several"` if the
            code itself became several codes; `"abolished"` if a decree abolished the region; or `"unknown"`.
        regions: the regions in force; `()` if there is none or none is known. If the region was divided, all of them:
            first the region that carries it on, then the others, the one with the most villages first.
        links: the changes of code that led to them; of a divided region, to the first of them.
        error: the error for a value among many that is not a code; else None.
        shares: if the region was divided, the share of its villages that each of `regions` has, from 0 to 1; else `()`.
            Villages that were abolished or that nobody can follow are in none.

    >>> import kodewilayah
    >>> outcome = kodewilayah.current("92.01")
    >>> outcome.status, outcome.regions[0].name
    ('one', 'Kabupaten Sorong')
    >>> outcome = kodewilayah.current("91", edition="2017")
    >>> outcome.status, outcome.regions[0].name, outcome.shares[0] < 0.2
    ('divided', 'Papua', True)
    """

    code: object
    edition: Edition | None
    status: Status
    regions: Regions
    links: tuple[Link, ...] = ()
    error: InvalidCodeError | None = None
    shares: tuple[float, ...] = ()

    @property
    def confidence(self) -> str:
        """The lowest confidence of the links; `"high"` if the code never changed.

        >>> import kodewilayah
        >>> kodewilayah.current("92.01").confidence
        'high'
        """
        return max((link.confidence for link in self.links), key=_CONFIDENCES.index, default=_CONFIDENCES[0])


class Changes(NamedTuple):
    """The differences between two editions.

    Attributes:
        from_edition: the earlier edition.
        to_edition: the later edition.
        added: the codes that only the later edition has.
        removed: the codes that only the earlier edition has.
        renamed: code, old name and new name of each place that kept its code and changed its name. Differences of
            capitals and the abbreviations of older editions (`KAB. ACEH SELATAN`) do not count; spaces do.
        moved: for each place that has another code now, its links, in the order of the editions.
        divided: the divisions of the places whose villages lie in several regions of their level in the later edition.

    >>> import kodewilayah
    >>> changes = kodewilayah.changes("2022", "2025")
    >>> changes
    <Changes 2022 to 2025: ... added, ... removed, ... renamed, ... moved, ... divided>
    >>> "96.01" in changes.added, "92.01" in changes.removed
    (True, True)
    """

    from_edition: Edition
    to_edition: Edition
    added: tuple[RegionCode, ...]
    removed: tuple[RegionCode, ...]
    renamed: tuple[tuple[RegionCode, str, str], ...]
    moved: tuple[tuple[Link, ...], ...]
    divided: tuple[Division, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """The numbers of `added`, `removed`, `renamed`, `moved` and `divided`, by these names.

        >>> import kodewilayah
        >>> list(kodewilayah.changes("2022", "2025").counts)
        ['added', 'removed', 'renamed', 'moved', 'divided']
        """
        return {name: len(getattr(self, name)) for name in ("added", "removed", "renamed", "moved", "divided")}

    def __repr__(self) -> str:
        counts = ", ".join(f"{count:,} {name}" for name, count in self.counts.items())
        return f"<Changes {self.from_edition.id} to {self.to_edition.id}: {counts}>"
