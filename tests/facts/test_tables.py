"""Facts: each table of a folder is read when it is first needed, and once."""

import pytest

from kodewilayah import Atlas, _data
from kodewilayah.facts.tables import Facts

FILES = {
    "editions": "editions.csv",
    "terms": "terms.csv",
    "statuses": "statuses.csv",
    "evidence": "evidence.csv",
    "figures": "figures.csv",
    "bps": "bps.csv",
    "islands": "islands.csv",
    "islands_by_region": "islands.csv",
}


class Reading(_data.Folder):
    """The packaged files, with a list of those that were read."""

    def __init__(self) -> None:
        super().__init__()
        vars(self)["names"] = []

    def read(self, name: str, *rest: int) -> bytes:
        vars(self)["names"].append(name)
        return super().read(name, *rest)

    @property
    def tables(self) -> list[str]:
        return [name for name in vars(self)["names"] if name != "manifest.csv"]


def test_nothing_is_read_before_it_is_needed() -> None:
    folder = Reading()
    Facts(folder)
    assert folder.tables == []


@pytest.mark.parametrize("name", FILES)
def test_a_table_is_read_when_it_is_needed_and_once(name: str) -> None:
    folder = Reading()
    facts = Facts(folder)
    table = getattr(facts, name)
    assert getattr(facts, name) is table
    if name == "bps":
        facts.bps.code("1101")
    assert folder.tables == [FILES[name]]


def test_load_reads_every_table() -> None:
    folder = Reading()
    Facts(folder).load()
    assert set(folder.tables) == set(FILES.values())


def test_an_atlas_has_one() -> None:
    assert Atlas()._facts is Atlas()._facts
    assert Atlas()._facts.editions == Atlas().editions()
