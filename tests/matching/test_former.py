"""The names that regions had in older editions: each once, in the newest edition that has it."""

import random
from collections.abc import Iterator

import pytest

from kodewilayah import Level, Region, current, edition, editions, search
from kodewilayah.matching.fold import fold
from kodewilayah.matching.index import number_of
from kodewilayah.matching.vocabulary import leading_term

IDS = [each.id for each in editions()]
EVERYTHING = 1_000_000


def test_the_oldest_edition_has_no_former_names() -> None:
    assert len(edition(IDS[0])._names.former.index) == 0


def own_key(region: Region) -> str:
    words = fold(region.name).split()
    return "".join(words[leading_term(words)[1] if region.level == Level.REGENCY else 0 :])


def test_an_older_edition_finds_the_names_of_the_editions_before_it() -> None:
    (match,) = edition(IDS[2]).search("Air Berundang", historic=True, level=4, limit=1)
    assert (match.historic, match.region.edition.id) == (True, IDS[1])


@pytest.mark.sweep
@pytest.mark.parametrize("name", [IDS[0], IDS[2], IDS[-1]])
def test_historic_finds_every_former_name_in_the_newest_edition_that_has_it(name: str) -> None:
    index = edition(name)._names.index
    seen = {(index.number(row), index.key(row)) for row in range(len(index))}
    expected: dict[tuple[int, str], str] = {}
    for older in reversed(IDS[: IDS.index(name)]):
        for region in edition(older).values():
            expected.setdefault((number_of(region.code), own_key(region)), older)
    expected = {former: older for former, older in expected.items() if former not in seen}
    former = edition(name)._names.former
    rows = range(len(former.index))
    got: dict[tuple[int, str], str] = {}
    for row in rows:
        # A name that is written in two ways has two rows; search takes the first.
        name_of_row = former.index.number(row), former.index.key(row)
        got.setdefault(name_of_row, edition(name)._names._region_of(former, row).edition.id)
    assert got == expected
    for row in random.Random(5).sample(rows, min(100, len(rows))):
        region = edition(name)._names._region_of(former, row)
        found = search(former.index.words(row), edition=name, historic=True, level=region.level, limit=EVERYTHING)
        assert (region, 1.0, True) in [(match.region, match.score, match.historic) for match in found], region


GAZETTEER = edition(IDS[-1])


def older_names() -> Iterator[tuple[str, Region]]:
    """Yield each name that the code of a province, kabupaten, kota or kecamatan has in older editions only."""
    seen = {(region.code, own_key(region)) for region in GAZETTEER.values()}
    for older in reversed(IDS[:-1]):
        for level in (1, 2, 3):
            for region in edition(older).regions(level):
                if (region.code, own_key(region)) not in seen:
                    seen.add((region.code, own_key(region)))
                    yield region.short_name, region


@pytest.mark.sweep
def test_every_former_name_of_the_upper_levels_finds_the_regions_of_today_without_being_asked_for() -> None:
    found_by_former_name = 0
    for name, old in older_names():
        successors = current(old.code, edition=old.edition.id).regions
        assert successors, old
        for region in successors:
            found = search(name, level=region.level, within=region.parent, limit=EVERYTHING)
            match = next(match for match in found if match.region == region)
            # `Ilir Barat II` is `Ilir Barat Dua` now. Some former names are aliases too, and these count as names.
            assert (match.score, match.historic) in ((1.0, False), (0.94, True), (1.0, True)), (old, region, match)
            found_by_former_name += match.historic
            assert match.historic or own_key(region)[:5] == own_key(old)[:5], (old, region)
    assert found_by_former_name > 100


@pytest.mark.parametrize(
    ("text", "code", "score"),
    [
        ("poco ranaka", "53.19.02", 0.94),
        ("Kec. Poco Ranaka, Manggarai Timur", "53.19.02", 0.94),
        ("poco ran", "53.19.02", 0.846),
        ("Mamuju Utara", "76.01", 1.0),
        ("Nanggroe Aceh Darussalam", "11", 1.0),
    ],
)
def test_a_former_name_finds_the_region_of_today_and_says_so(text: str, code: str, score: float) -> None:
    match = search(text)[0]
    assert (match.region, match.score, match.historic) == (GAZETTEER[code], score, True)


def test_a_present_name_that_fits_as_well_comes_before_a_former_one() -> None:
    found = search("tampan pekanbaru")
    assert [(match.region.code, match.score, match.historic) for match in found[:3]] == [
        ("14.71.11.1001", 1.0, False),
        # The kecamatan Tampan was divided.
        ("14.71.08", 0.94, True),
        ("14.71.13", 0.94, True),
    ]
    assert [match.ambiguous for match in found[:3]] == [False, True, True]


def test_a_region_is_not_found_twice_if_only_its_code_is_another() -> None:
    found = [match for match in search("merauke") if match.region.level == Level.REGENCY]
    assert [(match.region.code, match.historic) for match in found] == [("93.01", False)]


def test_former_names_keep_to_what_is_wanted() -> None:
    assert search("poco ranaka", within="31") == []
    assert search("poco ranaka", level=2) == []
    assert search("poco ranaka", kind="kecamatan", within="53.19")[0].historic
    assert search("kab poco ranaka", level=2) == []


def test_an_older_edition_finds_its_own_names_only() -> None:
    found = search("poco ranaka", edition="2019")
    assert (found[0].region.code, found[0].score, found[0].historic) == ("53.19.02", 1.0, False)
    assert not any(match.historic for match in search("lamba leda selatan", edition="2019"))


def test_fewer_than_three_letters_begin_no_former_name() -> None:
    named = GAZETTEER._names.formerly_named
    assert named is not None
    assert named.rows("po", whole=False) == []
    assert named.rows("poc", whole=False)
    assert edition("2019")._names.formerly_named is None
