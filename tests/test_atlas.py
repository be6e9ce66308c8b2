"""Atlas: one folder of data, whole; another folder has the same verbs, and regions of its own."""

import copy
import inspect
import os
import pickle
import shutil
from datetime import date
from pathlib import Path

import pytest

import kodewilayah
from kodewilayah import Atlas, DataError, Region
from kodewilayah.facts.plain import PLAIN
from tests.test_codes import Hostile, HostileText

DATA = Path(kodewilayah.__file__).parent / "data"
VALUES = {name for name in kodewilayah.__all__ if isinstance(getattr(kodewilayah, name), type)}
PLAIN_FILES = {table.file for table in PLAIN}
RULES = {"is_valid", "parse", "parse_island"}
VERBS = sorted(set(kodewilayah.__all__) - VALUES - RULES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("next") / "data"))


@pytest.fixture(scope="module")
def other(folder: Path) -> Atlas:
    return Atlas(folder)


@pytest.mark.parametrize("verb", VERBS)
def test_the_verbs_of_the_package_are_those_of_its_atlas(verb: str) -> None:
    assert getattr(kodewilayah, verb) == getattr(Atlas(), verb)
    assert inspect.signature(getattr(kodewilayah, verb)) == inspect.signature(getattr(Atlas(), verb))


def test_lookup_is_that_of_the_edition_in_force() -> None:
    assert Atlas().lookup == kodewilayah.edition(kodewilayah.editions()[-1].id).lookup
    assert Atlas.lookup(Atlas(), "31") is Atlas.get(Atlas(), "31") is Atlas().lookup("31")
    assert Atlas.exists(Atlas(), "31")


def test_an_atlas_has_no_public_name_beside_its_verbs() -> None:
    assert [name for name in dir(Atlas) if not name.startswith("_")] == VERBS


def test_without_a_folder_it_is_the_one_of_the_package() -> None:
    assert Atlas() is Atlas()
    assert repr(Atlas()) == "Atlas()"
    assert pickle.loads(pickle.dumps(Atlas())) is Atlas()


@pytest.mark.sweep
def test_another_folder_answers_with_the_same_verbs(other: Atlas) -> None:
    assert other.lookup("31.74.09.1002").full_name == kodewilayah.lookup("31.74.09.1002").full_name
    assert other.get("92.01") is None
    assert other.exists("31.74")
    assert [region.code for region in other.provinces()] == [region.code for region in kodewilayah.provinces()]
    assert sum(1 for _ in other.regions(2)) == sum(1 for _ in kodewilayah.regions(2))
    assert other.statistics() == kodewilayah.statistics()
    assert other.search("jaksel")[0].region is other.lookup("31.74")
    assert other.resolve("Kel. Srengseng Sawah, Jaksel")[0].region is other.lookup("31.74.09.1002")
    assert other.editions() == kodewilayah.editions()
    assert other.edition("2017")["91"].children[0].name == kodewilayah.edition("2017")["91"].children[0].name
    assert other.edition_on(date(2020, 2, 29)).edition.id == "2019"
    assert other.trace("92.01") == kodewilayah.trace("92.01")
    assert other.current("92.01").regions == (other.lookup("96.01"),)
    assert other.changes("2015", "2017") == kodewilayah.changes("2015", "2017")
    assert other.from_bps("1101") is other.lookup("11.09")
    assert other.islands("31.01") == kodewilayah.islands("31.01")
    assert other.island("11.01.40001") == kodewilayah.island("11.01.40001")
    assert other.newest("92.01") is other.edition("2022")["92.01"]
    nik = other.parse_nik("3174091708450001")
    assert nik.region is other.lookup("31.74.09")
    assert other.is_valid_nik("3174091708450001", region="31")
    assert (pickle.loads(pickle.dumps(nik)), copy.deepcopy(nik)) == (nik, nik)
    region = other.lookup("11.01")
    assert (region.head, region.area_km2, region.bps_code) == ("Bupati", kodewilayah.lookup("11.01").area_km2, "1103")
    assert other.lookup("11").special_status == kodewilayah.lookup("11").special_status


def test_regions_of_two_folders_are_never_equal(other: Atlas) -> None:
    for theirs, ours in zip(other.regions(2), kodewilayah.regions(2), strict=True):
        assert theirs.code == ours.code
        assert theirs != ours
        assert len({theirs, ours}) == 2
    assert other != Atlas()
    assert other.edition("2025") != kodewilayah.edition("2025")
    assert other != "Atlas"
    assert other.edition("2025") != "2025"


def test_a_region_of_another_folder_is_no_place_to_look_in(other: Atlas) -> None:
    with pytest.raises(ValueError, match=r"belongs to another folder of data; pass its code to look in edition \d{4}"):
        kodewilayah.search("sukamaju", within=other.lookup("32"))


def test_a_region_of_another_folder_is_pickled_as_folder_edition_and_code(other: Atlas, folder: Path) -> None:
    for edition, code in (("2025", "31.74.09.1002"), ("2017", "91")):
        region = other.edition(edition).lookup(code)
        pickled = pickle.dumps(region)
        assert str(folder).encode() in pickled
        assert len(pickled) < len(os.fspath(folder)) + 150
        again = pickle.loads(pickled)
        assert isinstance(again, Region)
        assert (again, hash(again), again.edition.id) == (region, hash(region), edition)
        assert copy.copy(region) is copy.deepcopy(region) is region
    assert pickle.loads(pickle.dumps(other)) == other
    assert copy.copy(other) is copy.deepcopy(other) is other
    assert pickle.loads(pickle.dumps(other.edition("2017"))) == other.edition("2017")


def test_a_folder_that_was_built_again_is_another_atlas(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    before = Atlas(tmp_path / "data")
    before.lookup("31")
    assert Atlas(tmp_path / "data") == before
    manifest = tmp_path / "data" / "manifest.csv"
    manifest.write_text(manifest.read_text().replace("islands.csv,", "islands.csv,1"))
    assert Atlas(tmp_path / "data") != before
    assert hash(Atlas(tmp_path / "data")) == hash(before)


def test_a_relative_path_is_kept_as_an_absolute_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.parent)
    relative = Atlas("data")
    monkeypatch.chdir("/")
    assert relative == Atlas(folder)
    assert relative.lookup("31") == Atlas(folder).lookup("31")
    assert repr(relative) == f"Atlas({os.path.realpath(folder)!r})"


def test_what_is_no_folder_of_data_is_refused_at_once(tmp_path: Path) -> None:
    for wrong in (tmp_path, tmp_path / "nothing", __file__):
        with pytest.raises(DataError, match=r"is not a folder of kodewilayah data: manifest\.csv in it") as caught:
            Atlas(wrong)
        assert (caught.value.reason, caught.value.value) == ("no_data_folder", os.path.realpath(wrong))
    (tmp_path / "manifest.csv").write_text("file\n")
    with pytest.raises(DataError, match=r"manifest\.csv' is damaged"):
        Atlas(tmp_path)


def test_nobody_can_change_an_atlas_for_the_others() -> None:
    for name in ("lookup", "_data", "anything"):
        with pytest.raises(AttributeError, match="Atlas objects cannot be changed"):
            setattr(Atlas(), name, None)
        with pytest.raises(AttributeError, match="Atlas objects cannot be changed"):
            delattr(Atlas(), name)


class TestNewest:
    """The region in force, or else the one of the newest edition that has the code."""

    def test_every_code_of_every_edition(self) -> None:
        for edition in kodewilayah.editions():
            for region in kodewilayah.edition(edition.id).regions(2):
                found = kodewilayah.newest(region.code)
                assert found is not None
                later = [each.id for each in kodewilayah.editions() if kodewilayah.edition(each.id).exists(region.code)]
                assert found.edition.id == later[-1]

    def test_a_region_is_its_own(self) -> None:
        old = kodewilayah.edition("2015").lookup("31")
        assert kodewilayah.newest(old) is old

    @pytest.mark.parametrize("value", [None, 31.74, "hello", "31.74.99", b"31"])
    def test_what_has_no_region_gives_none(self, value: object) -> None:
        assert kodewilayah.newest(value) is None


class TestLoad:
    """`load` makes ready what a server wants before its first request."""

    @pytest.mark.parametrize(
        ("what", "files"),
        [
            (("codes",), {"manifest.csv", "provinces.csv", "regions.csv"}),
            (("facts",), {"editions.csv", "figures.csv", "islands.csv", "bps.csv", "terms.csv", "evidence.csv"}),
            (("facts",), PLAIN_FILES),
            (("names",), {"regions.csv", "aliases.csv", "history.csv"}),
            (("history",), {"history.csv", "crosswalk.csv", "divisions.csv"}),
            ((), {path.name for path in DATA.glob("*.csv")}),
        ],
    )
    def test_it_reads_what_is_named(self, folder: Path, what: tuple[str, ...], files: set[str]) -> None:
        atlas = Atlas(folder)
        read: list[str] = []
        original = atlas._data.read

        def noted(name: str, *rest: int) -> bytes:
            read.append(name)
            return original(name, *rest)

        vars(atlas._data)["read"] = noted
        atlas.load(*what)  # type: ignore[arg-type]
        assert set(read) | {"manifest.csv"} >= files
        # Afterwards the questions of that kind read nothing more.
        before = list(read)
        if not what or "names" in what:
            atlas.search("sregseng", historic=True), atlas.resolve("kec. jagakrsa, jaksel")
        if not what or "codes" in what:
            atlas.lookup("96.01.01")
        if not what or "history" in what:
            atlas.current("91.01"), atlas.trace("92.01")
        if not what or "facts" in what:
            atlas.islands(), atlas.editions(), atlas._facts.bps.code("1101")
        assert read == before

    def test_a_word_that_it_does_not_know_is_refused(self) -> None:
        with pytest.raises(
            ValueError, match="load takes the words 'codes', 'names', 'history', 'facts', not 'nothing'"
        ):
            kodewilayah.load("codes", "nothing")  # type: ignore[arg-type]


class TestEditionOfWithin:
    """A region of an older edition means that edition wherever an edition can be named."""

    def test_search_and_resolve_agree(self) -> None:
        papua = kodewilayah.edition("2017")["91"]
        for verb in (kodewilayah.search, kodewilayah.resolve):
            for options in ({"within": papua}, {"edition": "2017"}, {"edition": "2017", "within": papua}):
                found = verb("nabire", level=2, **options)
                assert [match.region for match in found] == [kodewilayah.edition("2017")["91.04"]]
            with pytest.raises(ValueError, match="belongs to edition 2017; pass its code to look in edition 2022"):
                verb("nabire", within=papua, edition="2022")
            with pytest.raises(ValueError, match="belongs to edition 2017; pass its code to look in edition 2022"):
                getattr(kodewilayah.edition("2022"), verb.__name__)("nabire", within=papua)
            with pytest.raises(kodewilayah.UnknownEditionError):
                verb("nabire", edition="1999")

    def test_a_region_of_another_folder_is_refused_whatever_its_edition(self, other: Atlas) -> None:
        for verb in (kodewilayah.search, kodewilayah.resolve):
            with pytest.raises(ValueError, match="belongs to another folder of data; pass its code to look in edition"):
                verb("nabire", within=other.edition("2017")["91"])

    def test_a_region_of_another_folder_stands_for_its_code(self, other: Atlas) -> None:
        old = other.edition("2017")["91"]
        assert kodewilayah.lookup(old) is kodewilayah.lookup("91")
        assert kodewilayah.exists(old)
        assert kodewilayah.current(old) == kodewilayah.current("91")
        assert kodewilayah.trace(old) == kodewilayah.trace("91")
        assert kodewilayah.newest(old) is old


class TestEdition:
    """`edition` takes any text, and refuses any other object."""

    def test_a_text_counts_by_its_characters(self) -> None:
        assert kodewilayah.edition(HostileText("2017")) is kodewilayah.edition("2017")
        assert kodewilayah.edition(kodewilayah.editions()[0]) is kodewilayah.edition("2015")  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "name", ["1999", "", " 2017", 2017, None, b"2017", [], pytest.param(Hostile(), id="hostile")]
    )
    def test_what_is_no_edition_is_unknown(self, name: object) -> None:
        with pytest.raises(kodewilayah.UnknownEditionError) as caught:
            kodewilayah.edition(name)  # type: ignore[arg-type]
        assert caught.value.value is name
        assert "2015 (Permendagri 56/2015)" in caught.value.message("id")
