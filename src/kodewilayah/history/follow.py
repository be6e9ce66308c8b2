"""What became of a code through the editions: traced, resolved to the regions in force, and compared.

A code is no proof of a place: it can leave, and its digits can come back as another place. So a place is followed
from edition to edition by the crosswalk, never by its digits alone and never by replacing a prefix.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, overload

from kodewilayah._messages import HINTS
from kodewilayah._once import made_once
from kodewilayah.codes import RegionCode, parse
from kodewilayah.errors import InvalidCodeError, UnknownCodeError
from kodewilayah.facts.terms import readable
from kodewilayah.history.traces import Changes, Link, Outcome, Trace
from kodewilayah.region import Region, Regions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from kodewilayah.atlas import Atlas
    from kodewilayah.facts.editions import Edition
    from kodewilayah.gazetteer import Gazetteer
    from kodewilayah.history.traces import Status

Links = dict[RegionCode, tuple[Link, ...]]


class History:
    """The editions of one atlas, side by side.

    Args:
        atlas: the atlas.
    """

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    @property
    def _editions(self) -> tuple[Edition, ...]:
        return self._atlas.editions()

    @property
    def _gazetteers(self) -> tuple[Gazetteer, ...]:
        return self._atlas._gazetteers

    @made_once
    def _moves(self) -> dict[str, Links]:
        """The links away from each code, by the edition that was left and the code."""
        following = {before.id: after.id for before, after in pairwise(self._editions)}
        moves: dict[str, Links] = {}
        trusted = RegionCode._trusted
        for edition, left, to, kind, confidence in self._atlas._data.crosswalk():
            code = trusted(left)
            link = Link(edition, code, following[edition], trusted(to) if to else None, kind, confidence)
            of_edition = moves.setdefault(edition, {})
            of_edition[code] = (*of_edition.get(code, ()), link)
        return moves

    @made_once
    def _moves_into(self) -> dict[str, Links]:
        """The links that led to each code, by the edition that was entered and the code."""
        arrivals: dict[str, Links] = {}
        for of_edition in self._moves.values():
            for links in of_edition.values():
                for link in links:
                    if link.code_to is not None:
                        into = arrivals.setdefault(link.edition_to, {})
                        into[link.code_to] = (*into.get(link.code_to, ()), link)
        return arrivals

    def load(self) -> None:
        """Read the links, and the provinces of every edition."""
        self._moves_into  # noqa: B018 - made by being asked for; it asks for the links away from each code
        for gazetteer in self._gazetteers:
            gazetteer.provinces()

    def trace(self, code: str, *, edition: str | None = None) -> Trace:
        """Return what became of a code through the editions.

        Args:
            code: a code in any form that `parse` takes.
            edition: id or decree of an edition that has the code, where its digits have been several places; the
                newest that has it, if None.

        Raises:
            InvalidCodeError: if it breaks a digit rule.
            UnknownCodeError: if no edition (or not the one named) has it.
            UnknownEditionError: if this package has no such edition.

        >>> import kodewilayah
        >>> kodewilayah.trace("91.01").successors[0].code_to
        RegionCode('93.01')
        """
        parsed = parse(code)
        index = self._index(parsed, edition)
        if index is None:
            raise self.unknown(
                code, parsed, self._editions[-1] if edition is None else self._atlas._edition_of(edition)
            )
        return self._trace(parsed, index)

    @overload
    def current(  # type: ignore[overload-overlap]  # a str is an iterable too, and the first overload is right
        self, code: str, *, edition: str | None = None
    ) -> Outcome: ...
    @overload
    def current(self, code: Iterable[object], *, edition: str | None = None) -> Iterator[Outcome]: ...
    def current(self, code: object, *, edition: str | None = None) -> Outcome | Iterator[Outcome]:
        """Return the regions in force that an older code became; of many codes, an iterator of outcomes in order.

        Args:
            code: a code in any form that `parse` takes, or an iterable of them (a column of a table). Among many,
                one that is no code does not stop the rest: its outcome is unknown and carries the error.
            edition: id or decree of the edition in which to read the code; the newest that has it, if None.

        Raises:
            InvalidCodeError: if a single code breaks a digit rule, or is neither text nor an iterable.
            UnknownEditionError: if this package has no such edition.

        >>> import kodewilayah
        >>> [outcome.status for outcome in kodewilayah.current(["91.01", "31.74", "hello"])]
        ['one', 'one', 'unknown']
        """
        if edition is not None:
            self._atlas._edition_of(edition)
        if isinstance(code, str | bytes | bytearray | memoryview) or not isinstance(code, Iterable):
            return self._outcome(parse(code), edition)  # type: ignore[arg-type]  # refused there if it is no text
        return (self._lenient_outcome(each, edition) for each in code)

    def changes(self, from_id: str, to_id: str) -> Changes:
        """Return what changed from one edition to a later one.

        Args:
            from_id: id or decree of the earlier edition.
            to_id: id or decree of the later.

        Raises:
            UnknownEditionError: if this package has no such edition.
            ValueError: if the first is not earlier than the second.

        >>> import kodewilayah
        >>> kodewilayah.changes("2022", "2025").counts["removed"]
        1250
        """
        begin, end = (self._editions.index(self._atlas._edition_of(name)) for name in (from_id, to_id))
        if begin >= end:
            raise ValueError(f"edition {from_id!r} is not earlier than {to_id!r}; the earlier comes first")
        before, after = (
            {region.code: region.name for region in self._gazetteers[index].regions()} for index in (begin, end)
        )
        followed = {code: self._links(begin, code, end) for code in before}
        # A place that moved and came back to its code did not move from the one edition to the other.
        moved = {code: links for code, links in followed.items() if links and links[-1].code_to != code}
        return Changes(
            from_edition=self._editions[begin],
            to_edition=self._editions[end],
            added=tuple(code for code in after if code not in before),
            removed=tuple(code for code in before if code not in after),
            renamed=tuple(
                (code, name, after[code])
                for code, name in before.items()
                if code in after and code not in moved and _folded(name) != _folded(after[code])
            ),
            moved=tuple(links for links in moved.values() if links[-1].code_to is not None),
        )

    def came_from(self, region: Region) -> Regions:
        """Return the regions of older editions, under other codes, that became a region; newest first."""
        index = self._editions.index(region.edition)
        first = self._editions.index(self._trace(region.code, index).first)
        links = self._arrivals(region.code, range(first, index + 1))
        regions = (self._gazetteer(link.edition_from).lookup(link.code_from) for link in links)
        return Regions(each for each in regions if each.code != region.code)

    def became(self, region: Region) -> Regions:
        """Return the regions in force, under other codes, that a region became."""
        outcome = self._outcome(region.code, region.edition.id)
        return Regions(each for each in outcome.regions if each.code != region.code)

    def unknown(self, value: str, code: RegionCode, edition: Edition) -> UnknownCodeError:
        """Return the error for a code that an edition lacks, with what other editions and BPS know of it.

        Args:
            value: the code as it was given.
            code: the code.
            edition: the edition that lacks it.
        """
        asked = self._editions.index(edition)
        having = [index for index, gazetteer in enumerate(self._gazetteers) if gazetteer.exists(code)]
        earlier, later = [each for each in having if each < asked], [each for each in having if each > asked]
        facts: dict[str, Any] = {"code": code, "edition": edition.id, "decree": edition.decree}
        hints = [self._nearest(code, asked, facts)]
        if earlier:
            trace = self._trace(code, earlier[-1])
            facts |= {"name": readable(trace.names_in_order[-1]), "last": trace.last.decree}
            hints = [self._fate(code, trace.last, facts)]
        elif later:
            trace = self._trace(code, later[0])
            facts |= {"name": readable(trace.names_in_order[0]), "first": trace.first.decree}
            hints = []
        of_bps = self._atlas._facts.bps.code(code.compact)
        if of_bps is not None:
            hints.append(_hint("bps", bps=code.compact, place=_named(self._gazetteers[-1].lookup(of_bps))))
        facts["hint_id"], facts["hint_en"] = ("".join(part) for part in zip(("", ""), *hints, strict=True))
        return UnknownCodeError(value, "retired_code" if earlier else "later_code" if later else "unknown_code", facts)

    def _nearest(self, code: RegionCode, edition: int, facts: dict[str, Any]) -> tuple[str, str]:
        """Note in the facts the nearest code above that an edition has; return the hint at it."""
        nearest = code.parent
        while nearest is not None and not self._gazetteers[edition].exists(nearest):
            nearest = nearest.parent
        facts["nearest"] = nearest
        if nearest is None:
            return HINTS["none"]
        return _hint("nearest", place=_named(self._gazetteers[edition].lookup(nearest)))

    def _fate(self, code: RegionCode, last: Edition, facts: dict[str, Any]) -> tuple[str, str]:
        """Note in the facts the certain successors in force of a code; return the hint at them."""
        outcome = self._outcome(code, last.id)
        certain = outcome.confidence in ("high", "medium")
        facts["successors"] = tuple(region.code for region in outcome.regions if certain)
        if facts["successors"]:
            places = (f"{region.code} ({region.full_name})" for region in outcome.regions)
            return _hint("successors", places=", ".join(places))
        return HINTS["abolished" if outcome.status == "abolished" else "none"]

    def _lenient_outcome(self, code: object, edition: str | None) -> Outcome:
        try:
            parsed = parse(code)  # type: ignore[arg-type]  # what is no text is refused there
        except InvalidCodeError as error:
            return Outcome(code, None, "unknown", Regions(), error=error)
        return self._outcome(parsed, edition)

    def _outcome(self, code: RegionCode, edition: str | None) -> Outcome:
        index = self._index(code, edition)
        if index is None:
            return Outcome(code, None, "unknown", Regions())
        links, ends = self._follow(index, code, len(self._editions) - 1)
        in_force = self._gazetteers[-1]
        regions = Regions(in_force.lookup(end) for end in sorted(ends))
        status: Status = "one" if len(regions) == 1 else "several"
        if not regions:
            status = "abolished" if links[-1].kind == "abolished" else "unknown"
        return Outcome(code, self._editions[index], status, regions, links)

    def _trace(self, code: RegionCode, index: int) -> Trace:
        moves, has = self._moves, [gazetteer.exists(code) for gazetteer in self._gazetteers]
        ids = [edition.id for edition in self._editions]
        first = last = index
        while first > 0 and has[first - 1] and code not in moves.get(ids[first - 1], {}):
            first -= 1
        while last < len(ids) - 1 and has[last + 1] and code not in moves.get(ids[last], {}):
            last += 1
        span = range(first, last + 1)
        return Trace(
            code=code,
            first=self._editions[first],
            last=self._editions[last],
            in_force=last == len(ids) - 1,
            editions=tuple(ids[each] for each in span),
            other_editions=tuple(ids[each] for each, there in enumerate(has) if there and each not in span),
            predecessors=self._arrivals(code, span),
            successors=self._links(last, code, len(ids) - 1),
            names_in_order=tuple(self._gazetteers[each].lookup(code).name for each in span),
        )

    def _links(self, index: int, code: RegionCode, end: int) -> tuple[Link, ...]:
        return self._follow(index, code, end)[0]

    def _follow(self, index: int, code: RegionCode, end: int) -> tuple[tuple[Link, ...], set[RegionCode]]:
        """Return the links of a place from one edition to a later one, and the codes under which it is there."""
        links: list[Link] = []
        places = {code}
        for edition in self._editions[index:end]:
            of_edition = self._moves.get(edition.id, {})
            found = [link for place in sorted(places) for link in of_edition.get(place, ())]
            places -= {link.code_from for link in found}
            places |= {link.code_to for link in found if link.code_to is not None}
            links += found
        return tuple(links), places

    def _arrivals(self, code: RegionCode, span: range) -> tuple[Link, ...]:
        """Return the links that led to a place under its code, in any of its editions, and to those before it."""
        links: list[Link] = []
        for index in reversed(span):
            if index > 0:
                for link in self._moves_into.get(self._editions[index].id, {}).get(code, ()):
                    before = self._trace(link.code_from, index - 1)
                    links += [link, *before.predecessors]
        return tuple(links)

    def _index(self, code: RegionCode, edition: str | None) -> int | None:
        """Return the index of the edition named, if it has the code, or of the newest that has it."""
        candidates = [self._atlas._edition_of(edition)] if edition is not None else self._editions[::-1]
        for each in candidates:
            index = self._editions.index(each)
            if self._gazetteers[index].exists(code):
                return index
        return None

    def _gazetteer(self, edition: str) -> Gazetteer:
        return self._gazetteers[self._editions.index(self._atlas._edition_of(edition))]


def _named(region: Region) -> str:
    return f"{region.code} ({region.name})"


def _hint(name: str, **facts: str) -> tuple[str, str]:
    indonesian, english = HINTS[name]
    return indonesian.format(**facts), english.format(**facts)


def _folded(name: str) -> str:
    """Return a name without what decrees write now so, now so: capitals and abbreviations."""
    return readable(name).casefold().replace("kep. ", "kepulauan ")
