"""search: the law of its ranking, against a look at every name for every way to read the text."""

import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import pytest

from kodewilayah import (
    InvalidCodeError,
    Kind,
    Level,
    Match,
    Matches,
    UnknownCodeError,
    UnknownEditionError,
    _data,
    current,
    edition,
    editions,
    lookup,
    provinces,
    regions,
    search,
)
from kodewilayah.matching.english import in_indonesian
from kodewilayah.matching.fold import fold, squash
from kodewilayah.matching.index import most_errors
from kodewilayah.matching.vocabulary import OTHER_SPELLINGS, TERMS, WrittenTerm, is_surely_term, leading_term

IDS = [each.id for each in editions()]
GAZETTEER = edition(IDS[-1])
ALIASES = [(code, alias) for code, alias, _ in _data.Folder().rows("aliases.csv")]
FORMER_ALIASES = {alias for _, alias, kind in _data.Folder().rows("aliases.csv") if kind == "former"}
EVERYTHING = 1_000_000


class Name(NamedTuple):
    level: int
    code: str
    words: str
    key: str
    kind: Kind


def all_names() -> Iterator[Name]:
    other: dict[str, list[str]] = {}
    for code, alias in ALIASES:
        words = fold(alias).split()
        other.setdefault(code, []).append(" ".join(words[leading_term(words)[1] if len(code) == 5 else 0 :]))
    for region in GAZETTEER.values():
        own = fold(region.short_name if region.level == Level.REGENCY else region.name)
        for words in (own, *other.get(region.code, ())):
            yield Name(region.level, region.code, words, squash(words), region.kind)


NAMES = sorted(all_names())


class Former(NamedTuple):
    """A former name, and the region in force that had it."""

    key: str
    region: Name


@cache
def former_names() -> list[Former]:
    """Return the former names of the upper regions, by asking every older edition for every one of them."""
    names: dict[str, set[str]] = {}
    for name in NAMES:
        names.setdefault(name.code, set()).add(name.key)
    own = {name.code: name for name in reversed(NAMES)}
    found: set[Former] = set()
    known: set[tuple[str, str]] = set()
    for older in reversed(IDS[:-1]):
        for region in edition(older).values():
            key = squash(fold(region.short_name if region.level == Level.REGENCY else region.name))
            if region.level == Level.VILLAGE or key in names.get(region.code, ()) or (region.code, key) in known:
                continue
            known.add((region.code, key))
            successors = current(region.code, edition=older).regions
            found |= {Former(key, own[each.code]) for each in successors if key not in names[each.code]}
    return sorted(found)


class Way(NamedTuple):
    """One way to read a text: the words of a name, the term before it, where it lies, and whether it is doubtful."""

    words: tuple[str, ...]
    term: WrittenTerm | None
    places: set[str] | None
    doubt: int


def fits(name: Name, term: WrittenTerm | None) -> bool:
    return term is None or (name.level == term.level and name.kind in term.kinds)


@cache
def places(words: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """Return the codes of the upper regions that words name, and of those that they only begin to name."""
    exact: set[str] = set()
    begun: set[str] = set()
    for split in range(len(words), 0, -1):
        outer = places(words[split:]) if split < len(words) else None
        term, length = leading_term(words[:split])
        for name in NAMES:
            if name.level == Level.VILLAGE:
                continue
            keys = ["".join(words[:split]), *(["".join(words[length:split])] if fits(name, term) else [])]
            if not any(name.key == key or (len(key) > 2 and name.key.startswith(key)) for key in keys):
                continue
            surely = outer is None or any(name.code.startswith(f"{code}.") for code in outer[0])
            if surely and name.key in keys:
                exact.add(name.code)
            if surely or any(name.code.startswith(f"{code}.") for code in (outer or ((), ()))[1]):
                begun.add(name.code)
    return exact, begun


@cache
def places_downwards(words: tuple[str, ...]) -> tuple[set[str], set[str]]:
    """Return the same of words that name the upper region first."""
    exact: set[str] = set()
    begun: set[str] = set()
    for split in range(1, len(words)):
        outer_exact, outer_begun = (
            one | other for one, other in zip(places(words[:split]), places_downwards(words[:split]), strict=True)
        )
        inner_exact, inner_begun = places(words[split:])
        exact |= {code for code in inner_exact if any(code.startswith(f"{outer}.") for outer in outer_exact)}
        begun |= {code for code in inner_begun if any(code.startswith(f"{outer}.") for outer in outer_begun)}
    return exact, begun


def ways(words: tuple[str, ...]) -> Iterator[Way]:
    def named(words: tuple[str, ...], places: set[str] | None, doubt: int) -> Iterator[Way]:
        term, length = leading_term(words)
        if term is not None:
            yield Way(words[length:], term, places, doubt)
            yield Way(words[length:], WrittenTerm(term.level, frozenset(Kind)), places, max(doubt, 1))
            yield Way(words[length:], None, places, 2)
        yield Way(words, None, places, 2 if is_surely_term(words) else doubt)

    yield from named(words, None, 0)
    if len(words) > 1 and words[-1] in TERMS:
        yield Way(words[:-1], TERMS[words[-1]], None, 1)
    for split in range(1, len(words)):
        for name, place, doubt in ((words[:split], words[split:], 0), (words[split:], words[:split], 1)):
            if " ".join(name) in TERMS and not any(each.key == "".join(name) for each in NAMES):
                continue
            exact, begun = places(place)
            if doubt:
                downwards = places_downwards(place)
                exact, begun = exact | downwards[0], begun | downwards[1]
            yield from named(name, exact, doubt)
            yield from named(name, begun, 2)


def all_ways(text: str) -> list[Way]:
    # What is typed last may be a numeral or an abbreviation, or the beginning of a word.
    folded = fold(text).split()
    unfinished = [*folded[:-1], re.findall("[a-z0-9]+", text.lower())[-1]]
    otherwise = " ".join(OTHER_SPELLINGS.get(word, word) for word in folded).split()
    readings = dict.fromkeys(map(tuple, (folded, unfinished, otherwise, in_indonesian(folded))))
    return [way for words in readings for way in ways(words)]


class Find(NamedTuple):
    """A name that fits a way to read a text, and how well the name alone fits."""

    name: Name
    way: Way
    fit: float

    @property
    def score(self) -> float:
        return round(self.fit * DOUBTS[self.way.doubt], 3)


DOUBTS = (1, 0.95, 0.85)


def present_finds(way: Way) -> Iterator[Find]:
    key, inside = "".join(way.words), " " + " ".join(way.words)
    for name in NAMES:
        if key in name.key:
            fit = 0.8 if inside in name.words else 0.7
            yield Find(name, way, 1.0 if name.key == key else 0.9 if name.key.startswith(key) else fit)


def former_finds(way: Way) -> Iterator[Find]:
    key = "".join(way.words)
    for former in former_names():
        if former.key == key:
            yield Find(former.region, way, 0.94)
        elif former.key.startswith(key) and len(key) > 2:
            yield Find(former.region, way, 0.94 * 0.9)


def finds_by_beginnings(way: Way) -> Iterator[Find]:
    if len(way.words) in (2, 3, 4) and min(map(len, way.words[:-1])) > 2:
        for name in NAMES:
            words = name.words.split()
            if len(words) >= len(way.words) and all(map(str.startswith, words, way.words)):
                yield Find(name, way, 0.8)


@lru_cache(maxsize=4)
def ranked(
    text: str, level: int | None = None, kind: Kind | None = None, within: str | None = None
) -> list[tuple[str, float]]:
    """Return code and score of all regions that hold a text, by looking at every name; the best way to read counts."""

    def is_wanted(find: Find) -> bool:
        name, places = find.name, find.way.places
        return (
            level in (None, name.level)
            and kind in (None, name.kind)
            and (within is None or name.code.startswith(f"{within}."))
            and fits(name, find.way.term)
            and (places is None or any(name.code.startswith(f"{code}.") for code in places))
        )

    every_way = all_ways(text)
    finds = [find for way in every_way for find in (*present_finds(way), *former_finds(way)) if is_wanted(find)]
    # Names whose words only begin so are of use if nothing that is better is a whole name.
    best_of_whole_names = max((find.score for find in finds if find.fit in (1.0, 0.94)), default=0)
    for way in every_way:
        if best_of_whole_names < 0.8 * DOUBTS[way.doubt]:
            finds += filter(is_wanted, finds_by_beginnings(way))
    best: dict[tuple[int, str], float] = {}
    for find in finds:
        place = find.name.level, find.name.code
        best[place] = max(find.score, best.get(place, 0))
    return [(code, score) for (_, code), score in sorted(best.items(), key=lambda item: (-item[1], item[0]))]


def told(found: Sequence[Match]) -> list[tuple[str, float]]:
    return [(str(match.region.code), match.score) for match in found]


def check(text: str, level: int | None = None, kind: Kind | None = None, within: str | None = None) -> None:
    expected = ranked(text, level, kind, within)
    assert expected, text
    of_score = Counter(score for _, score in expected)
    for limit in (1, 2, 3, 20, EVERYTHING):
        found = search(text, level=level, kind=kind, within=within, limit=limit)
        assert told(found) == expected[:limit], (text, limit)
        doubts = [match.ambiguous for match in found]
        assert doubts == [of_score[score] > 1 for _, score in expected[:limit]], (text, limit)


TEXTS = [
    "kep", "solo", "makasar", "raas", "dki", "bandung", "kota", "sukamaju garut", "gunung kidul", "kec kota",
    "kebayoran jaksel", "kota bandung", "kel sukamaju", "kota jogja", "vi", "nagari koto", "poco ranaka", "sreng saw",
    "kab band bara", "west java",
]  # fmt: skip
MORE_TEXTS = [
    "j", "jog", "1", "ngge", "aceh", "kepulauan", "sumber", "desa", "kab", "rawa", "baru", "sukamaju", "tanjungpinang",
    "wamena", "jaksel", "lambangsari", "garut sukamaju", "sukamaju garut jawa barat", "sawah lama", "srengseng sawah",
    "tanjung pinang", "jakarta selatan", "kelapa gading jakut", "kep seribu", "kab bandung", "kota baru",
    "kec sukamaju garut", "kampung baru", "desa baru", "x", "sungai i", "mns", "tanjung kep", "kab ban", "kab ba",
    "nusa tenggara timu", "tanjung pri", "ilir timur ii", "16 ilir", "sei lala", "kota kota", "kecamatan kota kudus",
    "prov jabar", "poco ran", "kec tampan pekanbaru", "tampan", "jak sel", "band bara", "tan pri jakut",
    "bandung regency", "merauke", "keb bar", "special region of yogyakarta",
]  # fmt: skip


@pytest.mark.parametrize("text", [*TEXTS, *(pytest.param(text, marks=pytest.mark.sweep) for text in MORE_TEXTS)])
def test_the_order_is_that_of_a_look_at_every_name(text: str) -> None:
    check(text)


@pytest.mark.parametrize("text", ["baru", "jakarta", "kota", "tanjung"])
@pytest.mark.parametrize("level", Level)
def test_so_it_is_of_one_level(text: str, level: Level) -> None:
    if ranked(text, level):
        check(text, level)


@pytest.mark.sweep
@pytest.mark.parametrize("text", ["baru", "ba", "tanjung pinang"])
@pytest.mark.parametrize("kind", Kind)
def test_so_it_is_of_one_kind(text: str, kind: Kind) -> None:
    if ranked(text, kind=kind):
        check(text, kind=kind)


@pytest.mark.sweep
@pytest.mark.parametrize("text", ["baru", "ba", "s", "desa baru"])
@pytest.mark.parametrize("within", ["11", "31.74", "32.05", "32.05.13", "62.71"])
def test_so_it_is_within_a_region(text: str, within: str) -> None:
    if ranked(text, within=within):
        check(text, within=within)
        check(text, within=within, level=ranked(text, within=within)[0][0].count(".") + 1)


def first(text: str, **options: object) -> str:
    found = search(text, **options)  # type: ignore[arg-type]
    assert found, text
    return str(found[0].region.code)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("makasar", "31.75.08"),
        ("kota bandung", "32.73"),
        ("kab bandung", "32.04"),
        ("Kab. Bandung", "32.04"),
        ("KABUPATEN BANDUNG", "32.04"),
        ("gunung kidul", "34.03"),
        ("gunungkidul", "34.03"),
        ("tanjungpinang", "21.72"),
        ("kep seribu", "31.01"),
        ("Kep. Seribu", "31.01"),
        ("srengsng sawah", "31.74.09.1002"),
        ("Kel. Srengseng Sawah", "31.74.09.1002"),
        ("jagakrsa", "31.74.09"),
        ("kec. jagakarsa", "31.74.09"),
        ("kel. jagakarsa", "31.74.09.1001"),
        ("pekanbru", "14.71"),
        ("Prov. Jabar", "32"),
        ("Distrik Wamena", "95.01.01"),
        ("solo", "33.72"),
        ("jaksel", "31.74"),
        ("nusa tenggara timu", "53"),
        ("kota ban", "11.71"),
        ("kab. ban", "16.07"),
        ("Ilir Timur II", "16.71.06"),
        ("ilir timur 2 palembang", "16.71.06"),
        ("50 kota", "13.07"),
        ("Tg. Pinang", "21.72"),
        ("Ps. Minggu", "31.74.04"),
        ("srengseng sawah jakrta selatan", "31.74.09.1002"),
    ],
)
def test_what_people_type_and_what_comes_first(text: str, code: str) -> None:
    assert first(text) == first(text, limit=1) == code


@pytest.mark.parametrize(
    "texts",
    [
        ("Ra'as", "Ra’as", "raas", "RAAS", "ra`as"),
        ("toli-toli", "Toli Toli", "TOLI_TOLI", "toli  toli"),
        ("Lambang Sari I, II, III", "lambang sari 1 2 3", "LAMBANG SARI 1-2-3"),
        ("Kep. Seribu", "kepulauan seribu", "KEP-SERIBU"),
        ("São Paulo", "sao paulo"),
        ("Kab.Garut", "kabupaten garut", "KAB  GARUT", "kab. Gárut"),
        ("Du'en", "Du`en", "duen"),
    ],
)
def test_signs_case_accents_and_spaces_do_not_matter(texts: tuple[str, ...]) -> None:
    assert len({tuple(told(search(text))) for text in texts}) == 1


def test_spaces_inside_a_name_do_not_matter() -> None:
    for region in random.Random(1).sample([region for region in regions() if " " in region.short_name], 300):
        text = squash(fold(region.short_name))
        found = search(text, level=region.level, within=region.parent, limit=EVERYTHING)
        assert (region, 1.0) in [(match.region, match.score) for match in found], text


def test_every_name_with_a_numeral_is_found_by_the_other_numerals() -> None:
    romans = {"II": "2", "III": "3", "IV": "4", "VI": "6", "IX": "9", "XII": "12", "XVII": "17"}
    seen = set()
    for region in regions(4):
        words = region.name.split()
        if words[-1] in romans and words[-1] not in seen:
            seen.add(words[-1])
            arabic = " ".join([*words[:-1], romans[words[-1]]])
            assert told(search(arabic)) == told(search(region.name)), region
            assert any(m.region is region and m.score == 1 for m in search(arabic, level=4, limit=EVERYTHING))
    assert {"II", "III", "IV"} <= seen


@pytest.mark.sweep
def test_a_word_is_found_while_it_is_typed_though_so_far_it_is_an_abbreviation_or_a_numeral() -> None:
    meanings = ["kep", "kp", "gn", "tj", "perk", "mns", "i", "ii", "iii", "iv", "ix", "v", "vi", "vii", "x", "xi", "xx"]
    asked = set()
    for name in NAMES:
        words = name.words.split()
        for number, word in enumerate(words):
            for typed in filter(word.startswith, meanings):
                text = " ".join([*words[:number], typed])
                place = name.code.rpartition(".")[0] or None
                if word != typed and (text, place) not in asked:
                    asked.add((text, place))
                    found = search(text, level=name.level, within=place, limit=EVERYTHING)
                    assert any(match.region.code == name.code and match.score >= 0.9 for match in found), (text, place)
    assert {("kep", "17"), ("kep", "81.09")} <= asked


def test_every_alias_leads_to_its_region_as_its_own_name_does() -> None:
    for code, alias in ALIASES:
        found = [match for match in search(alias, limit=EVERYTHING) if match.region.code == code]
        assert [match.score for match in found] == [1.0], (code, alias)
        assert found[0].historic or alias not in FORMER_ALIASES, (code, alias)


@pytest.mark.sweep
def test_every_province_kabupaten_and_kota_is_first_for_its_name_with_its_term() -> None:
    assert [search(region.name)[0].region for region in provinces()] == list(provinces())
    for region in (*provinces(), *regions(2)):
        for text in (f"{region.term} {region.short_name}", f"{region.term} {region.short_name}".upper()):
            found = search(text, limit=1)
            assert [(match.region, match.score) for match in found] == [(region, 1.0)], text


@pytest.mark.sweep
def test_every_kecamatan_is_among_the_best_for_its_name_with_its_term_and_its_regency() -> None:
    for region in regions(3):
        assert region.parent is not None
        best = search(f"Kec. {region.name}", within=region.parent, limit=1)
        assert [(match.region, match.score) for match in best] == [(region, 1.0)], region
    for region in random.Random(3).sample(list(regions(3)), 120):
        assert region.parent is not None
        found = search(f"Kec. {region.name}, {region.parent.name}", limit=EVERYTHING)
        assert (region, 1.0) in [(match.region, match.score) for match in found], region


@pytest.mark.sweep
def test_villages_are_found_by_name_alone_and_by_name_and_place() -> None:
    for region in random.Random(4).sample(list(regions(4)), 600):
        kecamatan, regency, *_ = region.ancestors
        for text in (region.name, f"{region.term} {region.name}", f"{region.name}, {kecamatan.name}"):
            found = search(text, level=4, within=regency, limit=EVERYTHING)
            assert (region, 1.0) in [(match.region, match.score) for match in found], (text, region)


def test_more_words_narrow_by_place() -> None:
    found = search("sukamaju garut", limit=EVERYTHING)
    in_garut = [r for r in regions(within="32.05") if squash(fold(r.name)) == "sukamaju"]
    assert [match.region for match in found] == sorted(in_garut, key=lambda r: (r.level, r.code))
    assert {match.used[Level.REGENCY] for match in found} == {"garut"}
    assert told(search("sukamaju garut jawa tengah")) == []
    assert [m.region for m in search("sukamaju kersamanah garut")] == [lookup("32.05.13.2005")]
    assert [m.region for m in search("sukamaju kec kersamanah")] == [lookup("32.05.13.2005")]


def test_a_name_is_better_than_one_that_has_errors() -> None:
    for text, errors in (("srengseng sawah", 0), ("srengsng sawah", 1), ("srengsg sawah", 2), ("srengg sawah", 3)):
        scores = [match.score for match in search(text)]
        assert scores == {0: [1.0], 1: [0.6], 2: [0.55], 3: []}[errors], text
    assert [most_errors("a" * length) for length in (0, 3, 4, 6, 7, 50)] == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize("within", [None, "parent"])
def test_names_with_one_error_are_found_unless_there_is_something_better(within: str | None) -> None:
    chance = random.Random(2138)
    for region in chance.sample([each for each in regions() if len(squash(fold(each.short_name))) >= 4], 150):
        place = region.parent if within and region.parent else None
        name = fold(region.short_name)
        at = chance.choice([number for number, letter in enumerate(name) if letter.isalpha()])
        text = name[:at] + chance.choice("qxzw") + name[at + chance.randrange(2) :]
        found = search(text, within=place, limit=EVERYTHING)
        assert found, (text, region)
        if found[0].score <= 0.6:
            assert any(match.region is region for match in found), (text, region)


@pytest.mark.parametrize("text", ["Cilawu Jawa Brat", "Lelogama Nusa Teggara Timur", "jagakarsa jakrta selatan"])
def test_a_whole_name_in_a_misspelt_place_is_better_than_a_misspelt_name_in_it(text: str) -> None:
    # Whether few names or many lie in the place.
    assert search(text)[0].region.name == text.split(maxsplit=1)[0].capitalize()
    assert {squash(fold(match.region.name)) for match in search(text)} == {text.split(maxsplit=1)[0].lower()}


def test_errors_in_name_and_place_and_the_filters() -> None:
    assert first("jagakrsa", level=4) == "31.74.09.1001"
    assert first("jagakrsa", kind="kelurahan") == "31.74.09.1001"
    assert first("jagakrsa", within="31") == "31.74.09"
    assert search("jagakrsa", within="33") == []
    assert first("kel jagakrsa") == "31.74.09.1001"
    assert first("jagakrsa jaksel") == "31.74.09"
    assert first("jagakrsa jakrta selatan") == "31.74.09"
    assert search("ie", within="31", level=1) == []


@pytest.mark.parametrize(
    "text",
    ["", " ", "\n", "\0", "%", "*", "?" * 500, "*" * 100_000, "a" * 100_000, "a " * 50_000, "kab. " * 20_000, "_%_",
     ".*", "(", "[-", "\ud800", "🏝", "'", "--", "雅加达", "\u202e", "ff" * 99, "a b c d e f g h i"],
)  # fmt: skip
def test_text_that_means_nothing_finds_nothing(text: str) -> None:
    for historic in (False, True):
        found = search(text, historic=historic)
        assert type(found) is Matches
        assert found == []


@pytest.mark.parametrize("word", ["99", "kep", "satu", "sei", "kota", "19 ilir"])
def test_many_words_that_can_be_written_in_other_ways_come_to_an_end(word: str) -> None:
    for count in (3, 8, 9, 12, 13):
        found = search(" ".join([word] * count), limit=3)
        assert len(found) <= 3
    assert found == []


def test_wildcards_are_signs_like_any_other() -> None:
    assert told(search("jagakarsa*")) == told(search("jagakarsa")) == told(search("%jagakarsa%"))


def test_the_limit() -> None:
    assert len(search("baru")) == 20
    assert search("baru", limit=0) == search("baru", limit=0, historic=True) == []
    for text in ("baru", "srengseng sawah", "jagakrsa", "kota bandung", "jogja", "kampung"):
        everything = search(text, limit=EVERYTHING)
        for limit in (1, 2, 5, 19):
            assert search(text, limit=limit) == everything[:limit], (text, limit)


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [
        ("srengseng sawah", False),
        ("makasar", True),
        ("jagakrsa", True),
        ("kota bandung", False),
        ("srengsng sawah", False),
    ],
)
def test_ambiguous_tells_whether_another_fits_as_well_whatever_the_limit(text: str, ambiguous: bool) -> None:
    for limit in (1, 2, 20):
        assert search(text, limit=limit)[0].ambiguous == ambiguous


@pytest.mark.parametrize("bad", [None, 31, b"jakarta", ["jakarta"], 1.5, lookup("31")])
def test_what_is_not_text_is_refused(bad: object) -> None:
    for look in (search, GAZETTEER.search):
        with pytest.raises(TypeError, match="search takes text, not"):
            look(bad)  # type: ignore[arg-type]


@pytest.mark.parametrize("options", [{"level": 0}, {"level": 5}, {"level": "2"}, {"kind": "dusun"}, {"kind": 3}])
def test_a_level_or_kind_that_is_none_is_refused_even_where_nothing_is_asked(options: dict[str, object]) -> None:
    for text in ("jakarta", ""):
        with pytest.raises(ValueError, match="is not a valid"):
            search(text, **options)  # type: ignore[arg-type]


def test_within_is_a_region_or_code_of_the_edition() -> None:
    assert told(search("jagakarsa", within="3174")) == told(search("jagakarsa", within=lookup("31.74")))
    old = edition("2017")["31"]
    assert search("jagakarsa", within=old)[0].region.edition.id == "2017"
    with pytest.raises(ValueError, match="pass its code to look in edition 2025"):
        search("x", within=old, edition="2025")
    with pytest.raises(ValueError, match=f"pass its code to look in edition {IDS[-1]}"):
        GAZETTEER.search("x", within=old)
    with pytest.raises(InvalidCodeError):
        search("x", within="31.70")
    with pytest.raises(UnknownCodeError):
        search("x", within="31.99")
    with pytest.raises(UnknownEditionError):
        search("x", edition="1999")
    assert search("jagakarsa", within="31.74.09.1001") == []


def test_kind_is_taken_as_text_too() -> None:
    assert told(search("bandung", kind="kota")) == told(search("bandung", kind=Kind.KOTA))
    assert {match.region.kind for match in search("baru", kind="desa_adat", limit=EVERYTHING)} <= {Kind.DESA_ADAT}
    assert {match.region.kind for match in search("a", kind="desa_adat", limit=EVERYTHING)} == {Kind.DESA_ADAT}
    assert search("a", kind="kota", level=4) == []


@pytest.mark.sweep
@pytest.mark.parametrize("name", IDS)
def test_every_edition_is_searched_by_itself(name: str) -> None:
    gazetteer = edition(name)
    for found in (search("jakarta selatan", edition=name), gazetteer.search("jakarta selatan")):
        assert found[0].region is gazetteer["31.74"]
        assert {match.region.edition.id for match in found} == {name}
        assert not any(match.historic for match in found)
    for region in random.Random(name).sample(list(gazetteer.values()), 100):
        found = search(region.name, edition=name, level=region.level, within=region.parent, limit=EVERYTHING)
        assert (region, 1.0) in [(match.region, match.score) for match in found]


def test_historic_says_so_and_the_edition_s_own_come_first_among_equals() -> None:
    found = search("poco ranaka", historic=True)
    assert (found[0].region.code, found[0].region.edition.id, found[0].historic) == ("53.19.02", "2019", True)
    # A former name that is an alias needs no older edition.
    found = search("mamuju utara", historic=True)
    assert (found[0].region.code, found[0].region.edition.id, found[0].historic) == ("76.01", IDS[-1], True)
    for text in ("bandung", "sukamaju garut", "garut", "cimahi"):
        found = search(text, historic=True, limit=500)
        order = [(-match.score, match.historic) for match in found]
        assert order == sorted(order)
        assert all(match.historic == (match.region.edition.id != IDS[-1]) for match in found)
    assert search("jakarta", edition=IDS[0], historic=True) == search("jakarta", edition=IDS[0])


@pytest.mark.sweep
def test_former_names_are_narrowed_by_places_as_they_are_called_now() -> None:
    former = GAZETTEER._names.former
    rows = [row for row in range(len(former.index)) if former.index.level(row) > Level.REGENCY]
    asked = 0
    for row in random.Random(11).sample(rows, 200):
        code, level = former.index.code(row), former.index.level(row)
        for place in (GAZETTEER.get(code[:5]), GAZETTEER.get(code[:2])):
            if place is not None:
                text = f"{former.index.words(row)} {fold(place.short_name)}"
                found = search(text, level=level, historic=True, limit=EVERYTHING)
                assert code in [match.region.code for match in found], text
                asked += 1
    assert asked > 250
    found = search("tampan pekanbaru", historic=True, level=3)
    assert [(match.region.code, match.score, match.historic) for match in found] == [("14.71.08", 1.0, True)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("D.K.I. Jakarta", "31"), ("d.k.i jakarta", "31"), ("D.I. Yogyakarta", "34"), ("D.I.Y.", "34"), ("N.T.T", "53"),
        ("Prov. N.A.D.", "11"), ("P.O. Hurlang", "12.01.06.1006"), ("PO Hurlang", "12.01.06.1006"),
    ],
)  # fmt: skip
def test_initials_are_one_word(text: str, code: str) -> None:
    assert (search(text)[0].region.code, search(text)[0].score) == (code, 1.0)


def test_an_older_name_that_fits_as_well_makes_the_best_ambiguous() -> None:
    former = GAZETTEER._names.former
    chance = random.Random(6)
    for row in chance.sample(range(len(former.index)), 60):
        text = former.index.words(row)
        found = search(text, historic=True, limit=EVERYTHING)
        scores = [match.score for match in found]
        assert [match.ambiguous for match in found] == [scores.count(score) > 1 for score in scores], text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("West Java", "32"), ("Central Java", "33"), ("South Jakarta", "31.74"), ("Bandung Regency", "32.04"),
        ("Bandung City", "32.73"), ("City of Bandung", "32.73"), ("Yogyakarta Special Region", "34"),
        ("Special Region of Yogyakarta", "34"), ("Jakarta Special Capital Region", "31"),
        ("Riau Islands Province", "21"),
        ("North Central Timor", "53.03"), ("West Bandung Regency, West Java", "32.17"), ("Aru Islands", "81.07"),
        ("Jagakarsa District, South Jakarta", "31.74.09"), ("Merauke Regency, South Papua", "93.01"),
    ],
)  # fmt: skip
def test_english_names_find_their_region_first(text: str, code: str) -> None:
    match = search(text)[0]
    assert (match.region.code, match.score) == (code, 1.0)


ENGLISH = {"Utara": "North", "Selatan": "South", "Timur": "East", "Barat": "West", "Tengah": "Central"}
HEADS = {Kind.PROVINSI: "Province", Kind.KABUPATEN: "Regency", Kind.KOTA: "City"}


@pytest.mark.sweep
def test_every_province_kabupaten_and_kota_is_first_for_its_english_name() -> None:
    for region in (*provinces(), *regions(2)):
        words, directions = region.short_name.split(), []
        while words[-1] in ENGLISH and len(words) > 1:
            directions.append(ENGLISH[words.pop()])
        if words[0] == "Kepulauan":
            words = [*words[1:], "Islands"]
        name = " ".join([*directions, *words])
        for text in (f"{name} {HEADS[region.kind]}", f"{HEADS[region.kind]} of {name}"):
            assert search(text)[0].region == region, text


@pytest.mark.sweep
def test_every_official_name_gives_its_region_first() -> None:
    for region in (*provinces(), *regions(2)):
        for text in (region.name, region.name.upper()):
            found = search(text)
            assert (found[0].region, found[0].score) == (region, 1.0), text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("sreng saw", "31.74.09.1002"),
        ("sreng sa", "31.74.09.1002"),
        ("kel sreng saw jagakarsa", "31.74.09.1002"),
        ("tan pri", "31.72.02"),
        ("keb bar jaksel", "31.74.07"),
        ("nus tengg tim", "53"),
    ],
)
def test_the_first_letters_of_several_words_find(text: str, code: str) -> None:
    match = search(text)[0]
    assert (match.region.code, match.score) == (code, 0.8)


def test_the_first_letters_count_only_if_the_text_is_no_name_and_they_are_enough() -> None:
    assert not any(match.region.code == "31.74.09.1002" for match in search("sr saw", limit=EVERYTHING))
    assert not any("Sawahan" in match.region.name for match in search("sukamaju garut", limit=EVERYTHING))
    # A prefix of the whole text comes first.
    assert [match.score for match in search("ban bar", limit=2)] == [0.9, 0.8]


@pytest.mark.parametrize(
    ("text", "never"),
    [("malteng", "62"), ("malteng", "72"), ("papsel", "12.03"), ("papteng", "12.01"), ("koltim", "64")],
)
def test_a_short_form_with_a_point_of_the_compass_is_not_another_one_misspelt(text: str, never: str) -> None:
    for options in ({}, {"level": 1}, {"level": 2}, {"within": never[:2]} if len(never) > 2 else {}):
        found = search(text, limit=EVERYTHING, **options)
        assert never not in [match.region.code for match in found]


def test_other_short_forms_may_be_misspelt() -> None:
    # The word does not end like a point of the compass.
    assert first("kalteg") == "62"
    assert first("jaksl") == "31.74"


def refuse(*_: object) -> str:
    raise RuntimeError


METHODS = ["__str__", "__repr__", "__len__", "__hash__", "__eq__", "__iter__", "__getitem__", "__contains__", "__add__",
           "lower", "translate", "replace", "strip", "split", "casefold", "isascii"]  # fmt: skip
# Text whose methods raise, and an object that does not reveal its class.
Stubborn = type("Stubborn", (str,), dict.fromkeys(METHODS, refuse))
Secretive = type("Secretive", (), {"__class__": property(refuse)})


@pytest.mark.parametrize("historic", [False, True])
def test_text_with_methods_of_its_own_is_read_as_text(historic: bool) -> None:
    assert told(search(Stubborn("Kel. Jagakarsa"), historic=historic)) == told(
        search("Kel. Jagakarsa", historic=historic)
    )
    assert search(Stubborn("x" * 1_000_000), historic=historic) == []
    assert {type(word) for match in search(Stubborn("jagakarsa jaksel")) for word in match.used.values()} == {str}


def test_an_object_that_does_not_say_what_it_is_is_refused_as_no_text() -> None:
    with pytest.raises(TypeError, match="search takes text, not"):
        GAZETTEER.search(Secretive())


@pytest.mark.parametrize("text", ["\ud800" * 200, "jagakarsa \udfff", "a" * 1_000_000, "\ufdfa" * 200, "\u0130" * 200])
def test_odd_characters_and_long_texts_are_answered(text: str) -> None:
    for historic in (False, True):
        assert type(search(text, historic=historic)) is Matches


def test_a_term_of_another_kind_than_the_one_wanted_leaves_doubt() -> None:
    for kind, score in (("desa", 1.0), ("kelurahan", 0.95)):
        found = search("desa sukamaju", kind=kind)
        assert {match.region.kind for match in found} == {Kind(kind)}
        assert found[0].score == score
