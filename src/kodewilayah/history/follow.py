"""History: trace a code through the editions, find the regions in force that it became, and compare two editions.

A code does not identify a place for ever: it can be retired and later given to another place. So a place is followed
from edition to edition by the crosswalk, never by its digits alone and never by replacing a prefix.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, overload

from kodewilayah._data import EARLIER
from kodewilayah._messages import HINTS
from kodewilayah._once import made_once
from kodewilayah.codes import Level, RegionCode, not_text
from kodewilayah.errors import InvalidCodeError, UnknownCodeError, shown
from kodewilayah.facts.terms import readable
from kodewilayah.history.divide import SURE, Division, can_be_followed, divisions
from kodewilayah.history.traces import Changes, Link, Outcome, Trace
from kodewilayah.region import Region, Regions, is_region

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from kodewilayah.atlas import Atlas
    from kodewilayah.facts.editions import Edition
    from kodewilayah.gazetteer import Gazetteer
    from kodewilayah.history.traces import Status

LinksByCode = dict[RegionCode, tuple[Link, ...]]


class History:
    """The history of the codes in one atlas.

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
    def _links_from(self) -> dict[str, LinksByCode]:
        """The links from each code, by `edition_from` and `code_from`."""
        links: dict[str, LinksByCode] = {}
        trusted = RegionCode._trusted
        for before, old, after, new, kind, confidence, evidence in self._atlas._data.crosswalk():
            code = trusted(old)
            link = Link(
                None if before == EARLIER else before,
                code,
                after,
                trusted(new) if new else None,
                kind,
                confidence,
                self._atlas,
                evidence,
            )
            by_code = links.setdefault(before, {})
            by_code[code] = (*by_code.get(code, ()), link)
        return links

    @made_once
    def _earlier(self) -> dict[RegionCode, tuple[Link, Region]]:
        """The codes that left before the first edition: the link of each, and the region of that edition."""
        first = self._gazetteers[0]
        return {
            link.code_from: (link, first.lookup(link.code_to))
            for links in self._links_from.get(EARLIER, {}).values()
            for link in links
            if link.code_to is not None
        }

    @made_once
    def _links_to(self) -> dict[str, LinksByCode]:
        """The links to each code, by `edition_to` and `code_to`."""
        links_to: dict[str, LinksByCode] = {}
        for by_old_code in self._links_from.values():
            for links in by_old_code.values():
                for link in links:
                    if link.code_to is not None:
                        by_code = links_to.setdefault(link.edition_to, {})
                        by_code[link.code_to] = (*by_code.get(link.code_to, ()), link)
        return links_to

    @made_once
    def _divisions(self) -> dict[tuple[str, str], Division]:
        """The regions of older editions that are divided today, by edition and code."""
        divisions: dict[tuple[str, str], Division] = {}
        trusted = RegionCode._trusted
        for edition, code, total, part, villages in self._atlas._data.divisions():
            before = divisions.get((edition, code)) or Division(trusted(code), (), (), total)
            divisions[edition, code] = before._replace(
                into=(*before.into, trusted(part)), villages=(*before.villages, villages)
            )
        return divisions

    @made_once
    def _divided_into(self) -> dict[RegionCode, set[tuple[int, RegionCode]]]:
        """The divided regions by their parts: the index of the newest edition that has them so, and the code."""
        newest: dict[tuple[RegionCode, RegionCode], int] = {}
        for (edition, _), division in self._divisions.items():
            for part in division.into:
                newest[part, division.code] = self._position(edition)
        divided: dict[RegionCode, set[tuple[int, RegionCode]]] = {}
        for (part, code), index in newest.items():
            divided.setdefault(part, set()).add((index, code))
        return divided

    def load(self) -> None:
        """Read the links, the divided regions, and the provinces of every edition.

        Raises:
            DataError: if a file is missing or damaged.
        """
        self._links_to  # noqa: B018 - reading the property makes it, and `_links_from` with it
        self._divided_into  # noqa: B018 - and `_divisions` with it
        self._earlier  # noqa: B018
        for gazetteer in self._gazetteers:
            gazetteer.provinces()

    def trace(self, code: str | Region, *, edition: str | None = None) -> Trace:
        """Return the history of a code through the editions; `Atlas.trace` documents it.

        Args:
            code: a code in any form that `parse` takes, or a region.
            edition: id or decree of an edition that has the code; if None, that of the region, or the newest that has
                the code.

        Raises:
            InvalidCodeError: if `code` breaks a digit rule.
            UnknownCodeError: if no edition has the code, or `edition` does not have it.
            UnknownEditionError: if no edition has that id or decree.

        >>> import kodewilayah
        >>> kodewilayah.trace("91.01").successors[0].code_to
        RegionCode('93.01')
        """
        parsed = self._gazetteers[-1]._parse(code)
        edition = self._edition_of_code(code) if edition is None else edition
        index = self._index(parsed, edition)
        if index is None and edition is None and parsed in self._earlier:
            return self._trace_of_earlier(parsed)
        if index is None:
            searched = self._editions[-1] if edition is None else self._atlas._edition_of(edition)
            raise UnknownCodeError._later(code, lambda: self.facts_of_unknown(parsed, searched))
        return self._trace(parsed, index)

    @overload
    def current(  # type: ignore[overload-overlap]  # a str is an iterable too, and the first overload is right
        self, code: str | Region, *, edition: str | None = None
    ) -> Outcome: ...
    @overload
    def current(self, code: Iterable[object], *, edition: str | None = None) -> Iterator[Outcome]: ...
    def current(self, code: object, *, edition: str | None = None) -> Outcome | Iterator[Outcome]:
        """Return the regions in force that an older code became; `Atlas.current` documents it.

        Args:
            code: a code in any form that `parse` takes, or a region, or an iterable of codes and regions.
            edition: id or decree of the edition that the codes are from; if None, that of the region, or the newest
                that has the code.

        Returns:
            For one code, its outcome; for an iterable, an iterator of outcomes in the same order.

        Raises:
            InvalidCodeError: if a single code breaks a digit rule, or is neither text nor a region nor an iterable.
            UnknownEditionError: if no edition has that id or decree.
            Exception: whatever an iterable itself raises while it is iterated.

        >>> import kodewilayah
        >>> [outcome.status for outcome in kodewilayah.current(["91.01", "31.74", "hello"])]
        ['one', 'one', 'unknown']
        """
        if edition is not None:
            self._atlas._edition_of(edition)
        if issubclass(type(code), (str, bytes, bytearray, memoryview, Region)):
            return self._outcome_of(code, self._gazetteers[-1]._parse(code), edition)  # type: ignore[arg-type]  # it refuses other objects
        if not _is_iterable(code):
            raise not_text(code, "'11.10'")
        return (self._lenient_outcome(value, edition) for value in code)  # type: ignore[attr-defined]  # it is iterable

    def changes(self, from_id: str, to_id: str) -> Changes:
        """Return what changed from one edition to a later one; `Atlas.changes` documents it.

        Args:
            from_id: id or decree of the earlier edition.
            to_id: id or decree of the later edition.

        Raises:
            UnknownEditionError: if no edition has one of these ids or decrees.
            ValueError: if the first edition is not earlier than the second.

        >>> import kodewilayah
        >>> "92.01" in kodewilayah.changes("2022", "2025").removed
        True
        """
        begin, end = self._position(from_id), self._position(to_id)
        if begin >= end:
            names = f"edition {shown(from_id)} is not earlier than edition {shown(to_id)}"
            raise ValueError(f"{names}; pass the earlier one first")
        before, after = (
            {region.code: region.name for region in self._gazetteers[index].regions()} for index in (begin, end)
        )
        followed = {code: self._follow(begin, code, end) for code in before}
        # A place that moved and later returned to its code did not move between these two editions.
        left = {code for code, (links, ends) in followed.items() if links and ends != {code}}
        return Changes(
            from_edition=self._editions[begin],
            to_edition=self._editions[end],
            added=tuple(code for code in after if code not in before),
            removed=tuple(code for code in before if code not in after),
            renamed=tuple(
                (code, name, after[code])
                for code, name in before.items()
                if code in after and code not in left and _folded(name) != _folded(after[code])
            ),
            moved=tuple(links for code, (links, ends) in followed.items() if code in left and ends),
            divided=tuple(divisions({code: _followed(code, *found) for code, found in followed.items()})),
        )

    def came_from(self, region: Region) -> Regions:
        """Return the regions of older editions, with other codes, that became a region; newest edition first.

        For a region in force, they include the regions that were divided, if it is a part of them.

        Args:
            region: a region of this atlas.
        """
        index = self._editions.index(region.edition)
        links: tuple[Link, ...] = ()
        # Few codes have a link. To find the first edition with a code, each older edition must be read.
        if any(region.code in by_code for by_code in self._links_to.values()):
            links = self._arrivals(region.code, range(self._span(region.code, index)[0], index + 1))
        older = {(self._position(link.edition_from), link.code_from) for link in links if link.edition_from}
        if region._home.is_in_force:
            older |= self._divided_into.get(region.code, set())
        found = (self._gazetteers[index].lookup(code) for index, code in sorted(older, key=_newest_first))
        return Regions(predecessor for predecessor in found if predecessor.code != region.code)

    def earlier(self, code: RegionCode) -> Region | None:
        """Return the region of the first edition that a code became before it; None if the code is not known from then.

        Args:
            code: the code.
        """
        _, region = self._earlier.get(code, (None, None))
        return region

    def whereabouts(self, code: RegionCode) -> set[RegionCode]:
        """Return the codes in force of all regions that a code, or a part of its place, became since any edition.

        Args:
            code: a code, of which nobody knows when it was written.
        """
        editions = [None, *(edition.id for edition in self._editions)]
        return {region.code for edition in editions for region in self._outcome(code, edition).regions}

    def became(self, region: Region) -> Regions:
        """Return the regions in force that a region became: with other codes only, unless it was divided.

        Args:
            region: a region of this atlas.
        """
        outcome = self._outcome(region.code, region.edition.id)
        if outcome.status == "divided":
            return outcome.regions
        return Regions(successor for successor in outcome.regions if successor.code != region.code)

    def codes_in_force(self, code: RegionCode, edition: Edition) -> Sequence[RegionCode]:
        """Return the codes of the regions that `current` finds; no region is read.

        Args:
            code: a code of the edition.
            edition: the edition.
        """
        division = self._divisions.get((edition.id, code))
        if division is not None:
            return division.into
        _, ends = self._follow(self._editions.index(edition), code, len(self._editions) - 1)
        return sorted(ends)

    def facts_of_unknown(self, code: RegionCode, edition: Edition) -> tuple[str, dict[str, Any]]:
        """Return the reason and the facts of the error for a code that an edition does not have.

        They name other editions that have the code, its successors, and the region that has it as a BPS code.

        Args:
            code: the code.
            edition: the edition that does not have it.
        """
        searched = self._editions.index(edition)
        indexes = [index for index, gazetteer in enumerate(self._gazetteers) if gazetteer.exists(code)]
        before = [index for index in indexes if index < searched]
        after = [index for index in indexes if index > searched]
        facts: dict[str, Any] = {"code": code, "edition": edition.id, "decree": edition.decree}
        facts["nearest"] = nearest = self._nearest(code, self._gazetteers[searched])
        if before:
            reason = "retired_code"
            hint = self._describe_retired(facts, code, self._span(code, before[-1]))
        elif after:
            reason = "later_code"
            first = self._span(code, after[0])[0]
            facts["name"] = readable(self._gazetteers[first].lookup(code).name)
            facts["first"] = self._editions[first].decree
            hint = HINTS["none"]
        elif code in self._earlier:
            reason = "retired_code"
            hint = self._describe_retired(facts, code, None)
        else:
            reason = "unknown_code"
            hint = HINTS["none"]
            if nearest is not None:
                hint = _hint("nearest", place=_code_and_name(self._gazetteers[searched].lookup(nearest)))
        hint_at_bps = self._hint_at_bps(code)
        facts["hint_id"], facts["hint_en"] = (words + more for words, more in zip(hint, hint_at_bps, strict=True))
        return reason, facts

    def _describe_retired(self, facts: dict[str, Any], code: RegionCode, span: range | None) -> tuple[str, str]:
        """Add the name, the end and the successors of a retired code to the facts of its error; return the hint.

        Args:
            facts: the facts of the error.
            code: the code.
            span: the indexes of the editions in which the place has the code; None if it left before the first one.
        """
        if span is None:
            link, successor = self._earlier[code]
            name = successor.name
            facts["last"], facts["law"] = None, link.remark
            ended = _hint("ended_before_first", first=successor.edition.decree, law=str(link.remark))
            outcome = self._outcome(code, None)
        else:
            last = self._editions[span[-1]]
            name = self._gazetteers[span[-1]].lookup(code).name
            facts["last"] = last.decree
            ended = _hint("ended", last=last.decree)
            # As the place was when it was whole, because a program that asks does not name an edition.
            outcome = self._outcome(code, next(self._editions_before_division(code, span), last.id))
        facts["name"] = readable(name)
        facts["ended_id"], facts["ended_en"] = ended
        successors = outcome.regions if outcome.confidence in SURE else ()
        facts["successors"] = tuple(region.code for region in successors)
        if successors:
            places = ", ".join(f"{region.code} ({region.full_name})" for region in successors)
            return _hint("divided" if outcome.status == "divided" else "successors", places=places)
        return HINTS["abolished" if outcome.status == "abolished" else "none"]

    def _nearest(self, code: RegionCode, gazetteer: Gazetteer) -> RegionCode | None:
        """Return the nearest code above a code that an edition has, or None."""
        nearest = code.parent
        while nearest is not None and not gazetteer.exists(nearest):
            nearest = nearest.parent
        return nearest

    def _hint_at_bps(self, code: RegionCode) -> tuple[str, str]:
        """Return the hint at the region in force whose BPS code has the digits of a code, in both languages."""
        found = self._atlas._facts.bps.code(code.compact)
        if found is None:
            return HINTS["none"]
        return _hint("bps", bps=code.compact, place=_code_and_name(self._gazetteers[-1].lookup(found)))

    def _lenient_outcome(self, code: object, edition: str | None) -> Outcome:
        try:
            parsed = self._gazetteers[-1]._parse(code)  # type: ignore[arg-type]  # it refuses other objects
        except InvalidCodeError as error:
            return Outcome(code, None, "unknown", Regions(), error=error)
        return self._outcome_of(code, parsed, edition)

    def _outcome_of(self, value: object, code: RegionCode, edition: str | None) -> Outcome:
        return self._outcome(code, self._edition_of_code(value) if edition is None else edition)

    def _edition_of_code(self, code: object) -> str | None:
        """Return the id of the edition of a region of this atlas; None for text and for a region of another folder."""
        return code.edition.id if is_region(code) and code._home._atlas == self._atlas else None

    def _outcome(self, code: RegionCode, edition: str | None) -> Outcome:
        index = self._index(code, edition)
        if index is None and edition is None and code in self._earlier:
            link, successor = self._earlier[code]
            after = self._outcome(successor.code, successor.edition.id)
            return after._replace(code=code, edition=None, links=(link, *after.links))
        if index is None:
            return Outcome(code, None, "unknown", Regions())
        links = self._links(index, code, len(self._editions) - 1)
        read_in, in_force = self._editions[index], self._gazetteers[-1]
        regions = Regions(in_force.lookup(end) for end in self.codes_in_force(code, read_in))
        division = self._divisions.get((read_in.id, code))
        if division is not None:
            return Outcome(code, read_in, "divided", regions, links, shares=division.shares)
        status: Status = "one" if len(regions) == 1 else "several"
        if not regions:
            status = "abolished" if links[-1].kind == "abolished" else "unknown"
        return Outcome(code, read_in, status, regions, links)

    def _trace(self, code: RegionCode, index: int) -> Trace:
        """Return the history of the place that has a code in the edition at an index."""
        span = self._span(code, index)
        ids = [self._editions[each].id for each in span]
        others = (each for each in range(len(self._editions)) if each not in span)
        newest = len(self._editions) - 1
        whole = next(self._editions_before_division(code, span), None)
        return Trace(
            code=code,
            first=self._editions[span[0]],
            last=self._editions[span[-1]],
            in_force=span[-1] == newest,
            editions=tuple(ids),
            other_editions=tuple(self._editions[each].id for each in others if self._gazetteers[each].exists(code)),
            predecessors=self._arrivals(code, span),
            successors=self._links(span[-1], code, newest),
            names_in_order=tuple(self._gazetteers[each].lookup(code).name for each in span),
            division=None if whole is None else self._divisions[whole, code],
        )

    def _editions_before_division(self, code: RegionCode, span: range) -> Iterator[str]:
        """Yield the ids of the editions of a span, oldest first, since which the place with a code was divided."""
        return (self._editions[each].id for each in span if (self._editions[each].id, code) in self._divisions)

    def _span(self, code: RegionCode, index: int) -> range:
        """Return the indexes of the editions in which the place that has a code in one of them has this code."""
        first = last = index
        while first > 0 and self._keeps(code, first - 1):
            first -= 1
        while last < len(self._editions) - 1 and self._keeps(code, last):
            last += 1
        return range(first, last + 1)

    def _keeps(self, code: RegionCode, index: int) -> bool:
        """Tell whether the edition at an index and the next one have a code for one place."""
        # A link from the code means that the next edition has the code for another place, or not at all.
        is_left = code in self._links_from.get(self._editions[index].id, {})
        return not is_left and all(gazetteer.exists(code) for gazetteer in self._gazetteers[index : index + 2])

    def _trace_of_earlier(self, code: RegionCode) -> Trace:
        """Return the history of a place whose code left before the first edition."""
        link, successor = self._earlier[code]
        return Trace(
            code=code,
            first=None,
            last=None,
            in_force=False,
            editions=(),
            other_editions=(),
            predecessors=(),
            successors=(link, *self._links(0, successor.code, len(self._editions) - 1)),
            names_in_order=(),
            division=self._trace(successor.code, 0).division,
        )

    def _links(self, index: int, code: RegionCode, end: int) -> tuple[Link, ...]:
        links, _ = self._follow(index, code, end)
        return links

    def _follow(self, index: int, code: RegionCode, end: int) -> tuple[tuple[Link, ...], set[RegionCode]]:
        """Follow a place from one edition to a later one; return its links, and its codes in the later edition.

        There are no codes if the place was abolished, if nothing is known of it, or if a link skips the later edition.
        """
        links: list[Link] = []
        codes = {code}
        arriving: list[Link] = []
        for before, after in pairwise(self._editions[index : end + 1]):
            by_code = self._links_from.get(before.id, {})
            leaving = [link for old in sorted(codes) for link in by_code.get(old, ())]
            links += leaving
            arriving += leaving
            codes -= {link.code_from for link in leaving}
            codes |= {link.code_to for link in arriving if link.code_to is not None and link.edition_to == after.id}
            arriving = [link for link in arriving if link.edition_to != after.id]
        return tuple(links), codes

    def _arrivals(self, code: RegionCode, span: range) -> tuple[Link, ...]:
        """Return the links to a code in the editions of a span of indexes, each followed by the links before it."""
        links: list[Link] = []
        for index in reversed(span):
            for link in self._links_to.get(self._editions[index].id, {}).get(code, ()):
                links.append(link)
                if link.edition_from is not None:
                    before = self._span(link.code_from, self._position(link.edition_from))
                    links += self._arrivals(link.code_from, before)
        return tuple(links)

    def _index(self, code: RegionCode, edition: str | None) -> int | None:
        """Return the index of an edition, if it has a code; if None, of the newest edition that has the code."""
        candidates = reversed(range(len(self._editions))) if edition is None else [self._position(edition)]
        return next((index for index in candidates if self._gazetteers[index].exists(code)), None)

    def _position(self, edition: str) -> int:
        """Return the index of the edition with an id or decree."""
        return self._editions.index(self._atlas._edition_of(edition))


def _is_iterable(value: object) -> bool:
    """Tell whether the class of an object, or one above it, has `__iter__`, and has not set it to None."""
    # Not by `Iterable`, which asks for the hash of the class: a metaclass may define it as it likes.
    bases: tuple[type, ...] = type.__dict__["__mro__"].__get__(type(value))
    names = (type.__dict__["__dict__"].__get__(base) for base in bases)
    return next((attributes["__iter__"] is not None for attributes in names if "__iter__" in attributes), False)


def _newest_first(region: tuple[int, RegionCode]) -> tuple[int, RegionCode]:
    index, code = region
    return -index, code


def _followed(code: RegionCode, links: Iterable[Link], ends: set[RegionCode]) -> set[RegionCode]:
    """Return the codes that a place became, or none if a village cannot be followed."""
    is_followed = code.level is not Level.VILLAGE or all(can_be_followed(link.kind, link.confidence) for link in links)
    return ends if is_followed else set()


def _code_and_name(region: Region) -> str:
    return f"{region.code} ({region.name})"


def _hint(name: str, **facts: str) -> tuple[str, str]:
    indonesian, english = HINTS[name]
    return indonesian.format(**facts), english.format(**facts)


def _folded(name: str) -> str:
    """Return a name without the capitals and abbreviations that differ between decrees."""
    return readable(name).casefold().replace("kep. ", "kepulauan ")
