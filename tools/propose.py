"""Propose what became of each code that left an edition, by name, place and order.

The decree's own remarks are not read, so no code is proposed as `abolished`: a code without a successor by name, place
or order is `removed`, which means that nothing is known. A prefix is never replaced: where a province is split, the
kecamatan and villages below are renumbered too. From the provinces down, each level is matched inside the places to
which the level above was matched. The surest rules come first, and each new code is given away once.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import permutations
from typing import NamedTuple, TypeVar

from kodewilayah.codes import Level, RegionCode
from kodewilayah.facts.terms import readable
from tools.evidence import NOT_FOUND
from tools.facts import Move, Regions

HIGH, MEDIUM, LOW, NONE = "high", "medium", "low", "none"

_REASSIGNED, _DUPLICATE, _MERGED, _REMOVED = "code_reassigned", "duplicate_dropped", "merged", "removed"

# How alike two names must be to count as two spellings of one name, if only the district agrees …
_NEARLY_SAME = 0.9
# … if their place in the order agrees too …
_ALIKE = 0.8
# … and to be proposed to a person at all.
_SIMILAR = 0.75
# Below this they are two names.
_UNLIKE = 0.6
# The likeness of two names that differ in a number or a direction only: they are two names, however few the letters.
_TOLD_APART = 0.5
_TELLING = re.compile(
    "(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|[0-9]+|satu|dua|tiga|empat|lima|hulu|hilir|barat|timur|utara|selatan|tengah"
    "|atas|bawah|lama|baru)$"
)

Item = TypeVar("Item")
Key = TypeVar("Key", bound=Hashable)
Scope = Callable[[RegionCode], RegionCode | None]


class _Match(NamedTuple):
    code: RegionCode
    confidence: str
    evidence: str
    kind: str = ""


class _Step:
    """Two editions side by side, and what has been matched so far."""

    def __init__(self, before: Regions, after: Regions) -> None:
        self.before, self.after = before, after
        self.old_names = {code: folded(name) for code, name in before.items()}
        self.new_names = {code: folded(name) for code, name in after.items()}
        self.old_below, self.new_below = (_grouped(sorted(codes), _parent) for codes in (before, after))
        # For each name, the parents of the regions that have it in the later edition.
        self.new_homes: dict[str, set[RegionCode | None]] = defaultdict(set)
        for code, name in self.new_names.items():
            self.new_homes[name].add(code.parent)
        self.found: dict[RegionCode, _Match] = {}
        # Codes of both editions whose digits are another place in the later one.
        self.reassigned: set[RegionCode] = set()
        self._taken: set[RegionCode] = set()

    def match(self, code: RegionCode, match: _Match) -> None:
        """Record that a code became another, which is no longer free then."""
        self.found[code] = match
        self._taken.add(match.code)

    def match_undisputed(self, claims: Iterable[tuple[RegionCode, _Match]]) -> None:
        """Record each claim to a code that no other claim is for."""
        for of_target in _grouped(claims, lambda claim: claim[1].code).values():
            if len(of_target) == 1:
                self.match(*of_target[0])

    def place(self, code: RegionCode | None) -> RegionCode | None:
        """Return the code in the later edition of a place of the earlier one, or None if it is not known."""
        if code in self.found:
            return self.found[code].code
        return code if code in self.after and code not in self.reassigned else None

    def leaving(self, level: Level) -> list[RegionCode]:
        """Return the codes of a level that left and have no match yet."""
        return [
            code
            for code in self.before
            if code.level is level and (code not in self.after or code in self.reassigned) and code not in self.found
        ]

    def free(self, level: Level) -> list[RegionCode]:
        """Return the codes of a level that are free: new in the later edition or another place there, and not taken."""
        return [code for code in self.after if code.level is level and self.is_free(code)]

    def is_free(self, code: RegionCode) -> bool:
        """Tell whether no place of the earlier edition is known to have a code of the later one."""
        return (code not in self.before or code in self.reassigned) and code not in self._taken


def propose(before: Regions, after: Regions, edition_from: str, edition_to: str) -> list[Move]:
    """Return what became of every code that left, and of every code whose digits came back as another place.

    Args:
        before: code and name of every region of the earlier edition.
        after: the same of the edition that follows it.
        edition_from: id of the earlier edition.
        edition_to: id of the later.

    Returns:
        The moves, sorted. `code_to` is empty and the confidence `none` where no successor was found. `high` rests on
        a name that is unique where it was looked for, or on a like name at the same place in the order; `medium`
        rests on less; `low` is a guess for a person to judge.
    """
    step = _Step(before, after)
    for level in (Level.PROVINCE, Level.REGENCY, Level.DISTRICT):
        _find_reassigned(step, level)
        _match_branches(step, level)
    _find_reassigned(step, Level.VILLAGE)
    _match_villages(step)
    moves = []
    for code in before:
        match = step.found.get(code)
        if match is not None:
            kind = _REASSIGNED if code in after else match.kind or _kind(step, code, match.code)
            moves.append(
                Move(edition_from, str(code), edition_to, str(match.code), kind, match.confidence, match.evidence)
            )
        elif code not in after or code in step.reassigned:
            kind = _REASSIGNED if code in after else _REMOVED
            moves.append(Move(edition_from, str(code), edition_to, "", kind, NONE, NOT_FOUND))
    return sorted(moves)


@cache
def folded(name: str) -> str:
    """Return a name as it is compared: without case, accents, spaces and marks, and without old abbreviations.

    The name of a desa adat begins with its kind; the name of the desa that it was before did not.

    >>> folded("KAB. TOLI TOLI") == folded("Kabupaten Toli-Toli")
    True
    """
    return letters(readable(name).removeprefix("Desa Adat "))


def letters(text: str) -> str:
    """Return the letters and digits of a text, without case and accents.

    >>> letters("Séribu  Ra'as")
    'seriburaas'
    """
    return "".join(letter for letter in unicodedata.normalize("NFKD", text).casefold() if letter.isalnum())


@cache
def likeness(one: str, other: str) -> float:
    """Return how alike two names are, from 0 to 1; names told apart by a number or a direction are not."""
    ratio = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return min(ratio, _TOLD_APART) if _are_told_apart(one, other) else ratio


def _are_told_apart(one: str, other: str) -> bool:
    ends = _TELLING.search(one), _TELLING.search(other)
    if ends[0] is None or ends[1] is None:
        return False
    return ends[0][0] != ends[1][0] and one[: ends[0].start()] == other[: ends[1].start()]


def _grouped(items: Iterable[Item], key: Callable[[Item], Key]) -> dict[Key, list[Item]]:
    groups: dict[Key, list[Item]] = defaultdict(list)
    for item in items:
        groups[key(item)].append(item)
    return groups


def _kind(step: _Step, code: RegionCode, target: RegionCode) -> str:
    """Return in a word what happened between two codes, by the highest level at which they differ."""
    renamed = "+renamed" if step.old_names[code] != step.new_names[target] else ""
    if code.province != target.province:
        split = "province_change" if target.province in step.before else "province_split"
        return f"{split}{_inside_split(step, code, target)}{renamed}"
    if code.regency != target.regency:
        return f"regency_change{renamed}"
    if code.district != target.district and code.level is Level.VILLAGE:
        return f"district_change{renamed}"
    if code.kind != target.kind:
        return f"status_change{renamed}"
    return "renumbered" + renamed


def _inside_split(step: _Step, code: RegionCode, target: RegionCode) -> str:
    if step.place(code.regency) != target.regency:
        return "+regency_change"
    return "+district_change" if step.place(code.district) != target.district else ""


# Digits that came back


def _find_reassigned(step: _Step, level: Level) -> None:
    """Match the codes of both editions whose name another code of the same surroundings has taken over.

    Exactly one code there must have the name now, and it must have had another before. The name that the old digits
    have now must be another name, not another spelling. The place that had the digits before must be elsewhere too.
    """
    scope: Scope = _regency if level is Level.VILLAGE else _parent
    standing = _grouped(
        (code for code in step.after if code.level is level), lambda code: (scope(code), step.new_names[code])
    )
    for code, name in step.old_names.items():
        if code.level is not level or code not in step.after or likeness(name, step.new_names[code]) >= _UNLIKE:
            continue
        namesakes = standing.get((step.place(scope(code)), name), [])
        # `Meunasah Kabat` that is `Kabat` now is the same place, not the neighbour that was called `Kabat`.
        if len(namesakes) == 1 and name not in step.old_names.get(namesakes[0], ""):
            evidence = "old name now carried by another code of the regency, new name is another village"
            step.match(code, _Match(namesakes[0], MEDIUM, evidence))
            step.reassigned |= {code, namesakes[0]} & step.before.keys()


def _parent(code: RegionCode) -> RegionCode | None:
    return code.parent


def _regency(code: RegionCode) -> RegionCode | None:
    return code.regency


def _district(code: RegionCode) -> RegionCode | None:
    return code.district


def _province(code: RegionCode) -> RegionCode | None:
    return code.province


# Provinces, regencies, kecamatan


def _match_branches(step: _Step, level: Level) -> None:
    """Match provinces, regencies or kecamatan below their parent, then anywhere; by name, then by content."""
    scopes: tuple[Scope, ...] = (_parent, lambda _: None)
    for scope in scopes:
        for rule in (_namesake, _same_content):
            free = {home: set(codes) for home, codes in _grouped(step.free(level), scope).items()}
            claims = ((code, rule(step, code, free.get(step.place(scope(code)), ()))) for code in step.leaving(level))
            step.match_undisputed((code, match) for code, match in claims if match is not None)


def _namesake(step: _Step, code: RegionCode, candidates: Collection[RegionCode]) -> _Match | None:
    """Return the one candidate of the same name; high if most of what was below the code went there too.

    None if nothing of it went there and most of it went to another candidate: then only the name moved.
    """
    namesakes = [candidate for candidate in candidates if step.new_names[candidate] == step.old_names[code]]
    if len(namesakes) != 1:
        return None
    shared = _shared(step, code, namesakes[0])
    if shared == 0 and _same_content(step, code, candidates) is not None:
        return None
    return _Match(
        namesakes[0],
        HIGH if shared > 1 / 2 else MEDIUM,
        f"same name; share {shared:.2f} of what was below went there too",
    )


def _same_content(step: _Step, code: RegionCode, candidates: Collection[RegionCode]) -> _Match | None:
    """Return the candidate to which most of what was below went, by name; high if its own name is alike too."""
    names = {step.old_names[child] for child in step.old_below.get(code, ())}
    homes = Counter(home for name in names for home in step.new_homes.get(name, ()) if home in candidates)
    best = max(homes, key=lambda home: (homes[home], home), default=None)
    shared = 0.0 if best is None else _shared(step, code, best)
    if best is None or shared <= 1 / 2:
        return None
    alike = likeness(step.old_names[code], step.new_names[best])
    evidence = f"share {shared:.2f} of what was below went there; name similarity {alike:.2f}"
    return _Match(best, HIGH if alike >= _ALIKE else MEDIUM, evidence)


def _shared(step: _Step, code: RegionCode, candidate: RegionCode) -> float:
    """Return which part of the names right below a code is right below a candidate, from 0 to 1."""
    old = Counter(step.old_names[child] for child in step.old_below.get(code, ()))
    new = Counter(step.new_names[child] for child in step.new_below.get(candidate, ()))
    return (old & new).total() / max(old.total(), 1)


# Villages


def _match_villages(step: _Step) -> None:
    """Match villages by one rule after another, the surest first."""
    formed = set(step.free(Level.DISTRICT))
    _same_name(step, _district, formed)
    _same_name(step, _regency, formed)
    _same_name_as_neighbours(step)
    _merged(step)
    _same_serial(step)
    for district in dict.fromkeys(code.district for code in step.leaving(Level.VILLAGE)):
        _same_order(step, district)
    _like_name(step)
    _dropped_duplicate(step)
    _same_name_in_province(step)


def _same_name(step: _Step, scope: Scope, formed: set[RegionCode]) -> None:
    """Match villages whose name is unique among those that left a district or regency, and new in its successor.

    High in the successor of its district and in a newly formed district; medium in a district that was there before,
    and if a district has several villages of one name, which are then matched in their order.
    """
    new = _grouped(step.free(Level.VILLAGE), lambda code: (scope(code), step.new_names[code]))
    leaving = _grouped(step.leaving(Level.VILLAGE), lambda code: (step.place(scope(code)), step.old_names[code]))
    for key, codes in leaving.items():
        targets = new.get(key, [])
        if len(codes) != len(targets) or (len(codes) > 1 and scope is not _district):
            continue
        for code, target in zip(sorted(codes), sorted(targets), strict=True):
            sure = len(codes) == 1 and (target.district == step.place(code.district) or target.district in formed)
            evidence = "same name, unique among new codes of mapped regency"
            if scope is _district:
                evidence = "same name in mapped district, unique"
            if len(codes) > 1:
                evidence = f"same name x{len(codes)} in mapped district, paired in code order"
            step.match(code, _Match(target, HIGH if sure else MEDIUM, evidence))


def _same_name_as_neighbours(step: _Step) -> None:
    """Match villages whose name occurs several times in the regency, each to where its neighbours went."""
    went = _where_neighbours_went(step)
    new = _grouped(step.free(Level.VILLAGE), lambda code: step.new_names[code])
    claims = []
    for code in step.leaving(Level.VILLAGE):
        of_neighbours = went[code.district]
        near = [target for target in new.get(step.old_names[code], []) if target.district in of_neighbours]
        most = max((of_neighbours[target.district] for target in near), default=0)
        nearest = [target for target in near if of_neighbours[target.district] == most]
        if len(nearest) == 1:
            evidence = f"same name repeated in regency; {most} siblings moved to that district"
            claims.append((code, _Match(nearest[0], MEDIUM, evidence)))
    step.match_undisputed(claims)


def _where_neighbours_went(step: _Step) -> dict[RegionCode | None, Counter[RegionCode | None]]:
    """Return, for each district of the earlier edition, how many of its villages were matched into which."""
    went: dict[RegionCode | None, Counter[RegionCode | None]] = defaultdict(Counter)
    for code, match in step.found.items():
        if code.level is Level.VILLAGE:
            went[code.district][match.code.district] += 1
    return went


def _merged(step: _Step) -> None:
    """Match two villages of a district to the one whose name is both their names."""
    free = _grouped(step.free(Level.VILLAGE), _district)
    for district, codes in _grouped(step.leaving(Level.VILLAGE), _district).items():
        for target in free.get(step.place(district), []):
            pairs = permutations((code for code in codes if code not in step.found), 2)
            names = {pair: step.old_names[pair[0]] + step.old_names[pair[1]] for pair in pairs}
            alike = {pair: likeness(name, step.new_names[target]) for pair, name in names.items()}
            best = max(alike, key=lambda pair: (alike[pair], pair), default=None)
            if best is not None and alike[best] >= _ALIKE:
                evidence = f"the names of two villages in one, name similarity {alike[best]:.2f}"
                for code in best:
                    step.match(code, _Match(target, MEDIUM, evidence, _MERGED))


def _same_serial(step: _Step) -> None:
    """Match villages whose code differs in the digit of the status only; high if the name is similar too."""
    free = {(code.district, code[-3:]): code for code in step.free(Level.VILLAGE)}
    for code in step.leaving(Level.VILLAGE):
        target = free.get((code.district, code[-3:]))
        if target is not None and step.place(code.district) == code.district and step.is_free(target):
            similar = likeness(step.old_names[code], step.new_names[target]) >= _SIMILAR
            step.match(code, _Match(target, HIGH if similar else MEDIUM, "status digit changed, serial kept"))


def _same_order(step: _Step, district: RegionCode | None) -> None:
    """Match villages with another spelling that kept their place in the order of a renumbered district."""
    successor = step.place(district)
    if successor is None or successor == district:
        return
    old, new = step.old_below.get(district, []), step.new_below.get(successor, [])
    for code, target in _aligned(old, new, lambda *pair: _affinity(step, *pair)):
        if code not in step.found:
            alike = likeness(step.old_names[code], step.new_names[target])
            evidence = f"order alignment in mapped district, name similarity {alike:.2f}"
            step.match(code, _Match(target, HIGH if alike >= _ALIKE else MEDIUM, evidence))
    unmatched, free = [code for code in old if code not in step.found], [code for code in new if step.is_free(code)]
    if len(old) == len(new) and len(unmatched) == len(free) == 1 and old.index(unmatched[0]) == new.index(free[0]):
        evidence = "only unmatched pair of a district with equal counts, same rank"
        step.match(unmatched[0], _Match(free[0], MEDIUM, evidence))


def _affinity(step: _Step, code: RegionCode, target: RegionCode) -> float:
    """Return the weight of a pair: 1 if it is matched already, 0 if one of the two is matched with another."""
    if code in step.found:
        return float(step.found[code].code == target)
    alike = likeness(step.old_names[code], step.new_names[target]) if step.is_free(target) else 0
    return alike if alike >= _UNLIKE else 0


def _aligned(
    old: Sequence[RegionCode], new: Sequence[RegionCode], affinity: Callable[[RegionCode, RegionCode], float]
) -> Iterator[tuple[RegionCode, RegionCode]]:
    """Yield the pairs that keep the order of both sides and have the greatest weight in all."""
    # best[i][j] is the weight of the best pairs of old[i:] and new[j:].
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = affinity(old[i], new[j]) + best[i + 1][j + 1]
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield old[i], new[j]
            i, j = i + 1, j + 1


def _like_name(step: _Step) -> None:
    """Match a village to the most similar name in its own district's successor or where its neighbours went."""
    went = _where_neighbours_went(step)
    free = _grouped(step.free(Level.VILLAGE), _district)
    claims = []
    for code in step.leaving(Level.VILLAGE):
        districts = {step.place(code.district), *went[code.district]}
        near = {
            target: likeness(step.old_names[code], step.new_names[target])
            for district in districts
            for target in free.get(district, [])
        }
        best = max(near, key=lambda target: (near[target], target), default=None)
        if best is not None and near[best] >= _SIMILAR:
            evidence = f"name similarity {near[best]:.2f} in a district where siblings moved"
            claims.append((code, _Match(best, MEDIUM if near[best] >= _NEARLY_SAME else LOW, evidence)))
    step.match_undisputed(claims)


def _dropped_duplicate(step: _Step) -> None:
    """Match a village whose name only one other place has, which keeps its code: it may have been listed twice."""
    times = Counter(step.old_names.values())
    standing = _grouped(
        (code for code in step.after if code.level is Level.VILLAGE), lambda code: (code.regency, step.new_names[code])
    )
    for code in step.leaving(Level.VILLAGE):
        namesakes = standing.get((step.place(code.regency), step.old_names[code]), [])
        if len(namesakes) == 1 and times[step.old_names[code]] == 2:  # the village and that place
            evidence = "same name already at this code in both editions"
            step.match(code, _Match(namesakes[0], LOW, evidence, _DUPLICATE))


def _same_name_in_province(step: _Step) -> None:
    """Match a village whose name is unique among those that left a province and new in its successor."""
    new = _grouped(step.free(Level.VILLAGE), lambda code: (_province(code), step.new_names[code]))
    leaving = _grouped(step.leaving(Level.VILLAGE), lambda code: (step.place(code.province), step.old_names[code]))
    for key, codes in leaving.items():
        if len(codes) == len(new.get(key, [])) == 1:
            evidence = "same name, unique in province among new codes, other regency"
            step.match(codes[0], _Match(new[key][0], LOW, evidence))
