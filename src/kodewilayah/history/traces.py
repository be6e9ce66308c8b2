"""What is told of codes through time, as values: Link, Trace, Outcome and Changes."""

from typing import Literal, NamedTuple

from kodewilayah.codes import RegionCode
from kodewilayah.errors import InvalidCodeError
from kodewilayah.facts.editions import Edition
from kodewilayah.region import Regions

# From sure to unknown.
_CONFIDENCES = ("high", "medium", "low", "none")

Status = Literal["one", "several", "abolished", "unknown"]


class Link(NamedTuple):
    """One step of one place: under which code it stood in an edition, and under which in the next.

    Attributes:
        edition_from: id of the edition that the place left under its old code.
        code_from: the old code.
        edition_to: id of the next edition.
        code_to: the new code, or None where there is none.
        kind: what happened, such as `"province_split"`, `"district_change"`, `"status_change"`, `"merged"`,
            `"abolished"` (a decree's remark says so), `"removed"` (nobody says why), `"code_reassigned"` (the old
            digits came back as another place); `+renamed` is added where the name changed too.
        confidence: `"high"`, `"medium"`, `"low"`, or `"none"` where nothing is known.

    >>> import kodewilayah
    >>> kodewilayah.trace("92.01").successors[0].kind
    'province_split'
    """

    edition_from: str
    code_from: RegionCode
    edition_to: str
    code_to: RegionCode | None
    kind: str
    confidence: str


class Trace(NamedTuple):
    """One place under one code: from which edition to which, what it was called, whence it came and what it became.

    Attributes:
        code: the code.
        first: the first edition that has the place under this code.
        last: the last.
        in_force: whether it is in the edition in force.
        editions: the ids of the editions that have it, oldest first.
        other_editions: ids of the other editions that have the same digits: for another place, or for this one before
            it left and came back; ask `trace(code, edition=...)`.
        predecessors: the links that led to it, nearest first, back to the first edition.
        successors: the links that lead on from it, nearest first, to the edition in force or to the end.
        names_in_order: its name in each of `editions`; `names` has them by edition.

    >>> import kodewilayah
    >>> trace = kodewilayah.trace("92.01")
    >>> trace.first.id, trace.last.id, trace.in_force
    ('2015', '2022', False)
    >>> [link.code_to for link in trace.successors]
    [RegionCode('96.01')]
    """

    code: RegionCode
    first: Edition
    last: Edition
    in_force: bool
    editions: tuple[str, ...]
    other_editions: tuple[str, ...]
    predecessors: tuple[Link, ...]
    successors: tuple[Link, ...]
    names_in_order: tuple[str, ...]

    @property
    def names(self) -> dict[str, str]:
        """The name that each edition gives it, as decreed, by the id of the edition.

        >>> import kodewilayah
        >>> kodewilayah.trace("92.01").names["2022"]
        'KAB. SORONG'
        """
        return dict(zip(self.editions, self.names_in_order, strict=True))


class Outcome(NamedTuple):
    """The regions in force that an older code became.

    Attributes:
        code: the code that was asked; the object itself where it is no code.
        edition: the edition in which it was read, or None if none (or not the one named) has it.
        status: `"one"` region, `"several"`, `"abolished"` (a decree says so), or `"unknown"`.
        regions: the regions in force; `()` where there is none or none is known.
        links: the steps that led to them.
        error: why `code` is no code, where many were asked at once and this one is none; else None.

    >>> import kodewilayah
    >>> outcome = kodewilayah.current("92.01")
    >>> outcome.status, outcome.regions[0].name
    ('one', 'Kabupaten Sorong')
    """

    code: object
    edition: Edition | None
    status: Status
    regions: Regions
    links: tuple[Link, ...] = ()
    error: InvalidCodeError | None = None

    @property
    def confidence(self) -> str:
        """How sure the way is: the lowest confidence of its links; `"high"` where the code never changed.

        >>> import kodewilayah
        >>> kodewilayah.current("92.01").confidence
        'high'
        """
        return max((link.confidence for link in self.links), key=_CONFIDENCES.index, default=_CONFIDENCES[0])


class Changes(NamedTuple):
    """What one edition changed against another.

    Attributes:
        from_edition, to_edition: the two editions.
        added: codes that only the later has.
        removed: codes that only the earlier has.
        renamed: code, old and new name of places that kept their code and are written otherwise; capitals and the
            abbreviations of older editions (`KAB. ACEH SELATAN`) do not count, spaces do.
        moved: for each place that is now under another code, its links, in the order of the editions.

    >>> import kodewilayah
    >>> changes = kodewilayah.changes("2022", "2025")
    >>> changes
    <Changes 2022 to 2025: 1,258 added, 1,250 removed, 736 renamed, 1,249 moved>
    """

    from_edition: Edition
    to_edition: Edition
    added: tuple[RegionCode, ...]
    removed: tuple[RegionCode, ...]
    renamed: tuple[tuple[RegionCode, str, str], ...]
    moved: tuple[tuple[Link, ...], ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many of each.

        >>> import kodewilayah
        >>> kodewilayah.changes("2022", "2025").counts["added"]
        1258
        """
        return {name: len(getattr(self, name)) for name in ("added", "removed", "renamed", "moved")}

    def __repr__(self) -> str:
        counts = ", ".join(f"{count:,} {name}" for name, count in self.counts.items())
        return f"<Changes {self.from_edition.id} to {self.to_edition.id}: {counts}>"
