"""The editions: each is its source to the last row, and says what its decree is."""

import pickle
from datetime import date, datetime
from hashlib import sha256

import pytest

from kodewilayah import Kind, RegionCode, UnknownEditionError, edition, edition_on, editions, lookup
from tests import expected


@pytest.mark.sweep
@pytest.mark.parametrize("name", expected.SOURCES)
def test_every_row_of_an_edition_is_that_of_its_source_after_its_corrections(name: str) -> None:
    gazetteer = edition(name)
    listing = "".join(f"{region.code},{region.name}\n" for region in gazetteer.regions())
    assert (len(gazetteer), sha256(listing.encode()).hexdigest()) == expected.SOURCES[name]


@pytest.mark.sweep
@pytest.mark.parametrize("name", expected.EDITIONS)
def test_counts_and_dates_are_those_of_the_decrees(name: str) -> None:
    gazetteer = edition(name)
    counted = [region.kind for region in gazetteer.regions()]
    signed, counts = expected.EDITIONS[name]
    assert gazetteer.edition.signed.isoformat() == signed
    assert tuple(counted.count(kind) for kind in Kind) == counts
    assert tuple(gazetteer.edition.counts.values()) == counts
    assert sum(counts) == len(gazetteer)


@pytest.mark.sweep
@pytest.mark.parametrize("name", expected.EDITIONS)
def test_a_look_up_in_any_edition_finds_what_a_walk_finds(name: str) -> None:
    gazetteer = edition(name)
    for region in gazetteer.regions():
        assert gazetteer.lookup(region.code.compact) is region
        assert region.edition is gazetteer.edition
        assert region.parent is None or region in region.parent.children


def test_the_editions_are_listed_oldest_first_with_decree_title_and_source() -> None:
    assert [each.id for each in editions()][:6] == ["2015", "2017", "2019", "2021", "2022", "2025"]
    assert [each.signed for each in editions()] == sorted(each.signed for each in editions())
    assert all(each.decree and each.title and each.source for each in editions())
    assert "300.2.2-2430/2025" in edition("2025").edition.title
    assert "CC0" in editions()[2].source


def test_an_edition_is_named_by_id_or_decree() -> None:
    for known in editions():
        gazetteer = edition(known.id)
        assert edition(known.decree) is gazetteer
        assert gazetteer.edition is known
    assert edition(editions()[-1].id).lookup("31") is lookup("31")


@pytest.mark.parametrize("name", ["1999", "", None, 2025, [], "Permendagri 1/1999"])
def test_an_unknown_edition_is_refused_with_those_there_are(name: object) -> None:
    with pytest.raises(UnknownEditionError) as caught:
        edition(name)  # type: ignore[arg-type]
    assert caught.value.value is name
    for language in ("id", "en"):
        assert "2017 (Permendagri 137/2017)" in caught.value.message(language)


def test_editions_are_values_that_nobody_can_change() -> None:
    newest = editions()[-1]
    assert pickle.loads(pickle.dumps(newest)) == newest
    assert len({*editions(), *editions()}) == len(editions())
    newest.counts.clear()
    assert sum(newest.counts.values()) == len(edition(newest.id))
    with pytest.raises(AttributeError):
        newest.decree = "x"  # type: ignore[misc]
    assert not hasattr(newest, "__setstate__")


def test_names_of_older_editions_are_as_decreed_and_readable_in_the_newer_form() -> None:
    old = edition("2017")
    assert (old["11.01"].name, old["11.01"].readable_name) == ("KAB. ACEH SELATAN", "Kabupaten Aceh Selatan")
    assert old["31.74"].short_name == "Jakarta Selatan"
    assert old["31.74"].term == "Kota Administrasi"
    assert old["53.02"].readable_name == "Kabupaten Timor Tengah Selatan"  # the decree left out the dot of KAB.
    assert old["21"].readable_name == "Kepulauan Riau"
    assert lookup("11.01").readable_name == lookup("11.01").name


@pytest.mark.parametrize("name", ["2015", "2017", "2019", "2021", "2022"])
def test_most_older_names_read_like_those_in_force(name: str) -> None:
    same = other = 0
    for region in edition(name).regions(2):
        assert region.term in ("Kabupaten", "Kota", "Kabupaten Administrasi", "Kota Administrasi")
        assert not region.readable_name.isupper()
        now = edition("2025").get(region.code)
        same += now is not None and now.name == region.readable_name
        other += now is not None and now.name != region.readable_name
    assert other <= 16  # spelling only, such as Toli Toli for Toli-Toli
    assert same >= 470


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2015, 6, 29), "2015"),
        (date(2017, 12, 26), "2015"),
        (date(2017, 12, 27), "2017"),
        (date(2022, 11, 8), "2021"),
        (datetime(2022, 11, 9, 23, 59), "2022"),
        (date(2025, 4, 24), "2022"),
        (date(2025, 4, 25), "2025"),
        (date(9999, 12, 31), editions()[-1].id),
    ],
)
def test_the_edition_on_a_day_is_the_newest_signed_by_then(day: date, name: str) -> None:
    assert edition_on(day) is edition(name)


def test_a_day_before_the_first_edition_is_refused_with_the_earliest() -> None:
    with pytest.raises(UnknownEditionError) as caught:
        edition_on(date(2015, 6, 28))
    assert caught.value.value == date(2015, 6, 28)
    for language in ("id", "en"):
        assert "2015 (Permendagri 56/2015)" in caught.value.message(language)
    with pytest.raises(TypeError, match="'2020'"):
        edition_on("2020")  # type: ignore[arg-type]


def test_the_same_code_is_another_object_in_another_edition() -> None:
    old, new = edition("2017")["31.74.09.1002"], lookup("31.74.09.1002")
    assert old != new
    assert old.name == new.name
    assert pickle.loads(pickle.dumps(old)) is old
    assert sorted([new, old]) == [old, new]
    assert isinstance(old.code, RegionCode)
    assert len({old, new}) == 2


def test_papua_and_papua_barat_keep_91_and_92_in_every_edition() -> None:
    for each in editions():
        gazetteer = edition(each.id)
        assert gazetteer["91"].readable_name == "Papua"
        assert gazetteer["92"].readable_name == "Papua Barat"
        assert ("96" in gazetteer) == (each.id >= "2025")
        assert ("93" in gazetteer) == (each.id >= "2022")
