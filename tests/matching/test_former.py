"""The names that regions had in older editions: each once, in the newest edition that has it."""

import random

import pytest

from kodewilayah import Level, Region, edition, editions, search
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
        got.setdefault(name_of_row, edition(name)._names._former_region(row).edition.id)
    assert got == expected
    for row in random.Random(5).sample(rows, min(100, len(rows))):
        region = edition(name)._names._former_region(row)
        found = search(former.index.words(row), edition=name, historic=True, level=region.level, limit=EVERYTHING)
        assert (region, 1.0, True) in [(match.region, match.score, match.historic) for match in found], region
