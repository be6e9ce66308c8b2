"""Gazetteer: a mapping from any written form of a code to one Region, also when many threads ask first."""

import pickle
import subprocess
import sys
from collections import ChainMap
from collections.abc import Mapping
from decimal import Decimal

import pytest

import kodewilayah
from kodewilayah import (
    InvalidCodeError,
    Level,
    Region,
    RegionCode,
    UnknownCodeError,
    edition,
    editions,
    exists,
    get,
    islands,
    lookup,
    regions,
)

GAZETTEER = edition(editions()[-1].id)

RACE = """
import sys, threading
sys.setswitchinterval(1e-6)
import kodewilayah
codes = ["31.74.09.1002", "31", "31.74", "96.01", "11.01.01.2001", "53.07.08.2019"]
barrier, found, failures = threading.Barrier(32), [], []
def first():
    barrier.wait()
    try:
        found.append([(kodewilayah.lookup(code), kodewilayah.lookup(code).children, kodewilayah.lookup(code).edition,
                       kodewilayah.lookup(code).term, len(kodewilayah.provinces())) for code in codes])
    except BaseException as error:
        failures.append(error)
threads = [threading.Thread(target=first) for _ in range(32)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert not failures, failures
assert len(found) == 32
for answers in found:
    for (region, children, edition, term, count), (one, others, that, word, number) in zip(answers, found[0]):
        assert region is one and edition is that and term == word and count == number
        assert len(children) == len(others) and all(a is b for a, b in zip(children, others))
        assert all(child.parent is region for child in children)
"""


@pytest.mark.parametrize("run", range(5))
def test_32_threads_that_make_the_first_look_up_get_the_same_objects(run: int) -> None:
    done = subprocess.run([sys.executable, "-c", RACE], capture_output=True, text=True, check=False)
    assert (run, done.returncode, done.stderr) == (run, 0, "")


@pytest.mark.sweep
def test_it_is_a_mapping_in_code_order() -> None:
    assert isinstance(GAZETTEER, Mapping)
    keys = list(GAZETTEER)
    assert len(GAZETTEER) == len(keys) == sum(GAZETTEER.edition.counts.values())
    assert keys == sorted(keys)
    assert {type(key) for key in keys} == {RegionCode}
    assert list(GAZETTEER.keys())[:2] == ["11", "11.01"]
    assert next(iter(GAZETTEER.items())) == ("11", lookup("11"))
    assert next(iter(GAZETTEER.values())) is lookup("11")
    assert dict(GAZETTEER)["31.74"] is lookup("31.74")


@pytest.mark.parametrize("text", ["31.74.09", "317409", " 31-74-09 ", "31 74 09", RegionCode("31.74.09")])
def test_any_written_form_is_taken(text: str) -> None:
    region = GAZETTEER["31.74.09"]
    assert lookup(text) is GAZETTEER[text] is GAZETTEER.get(text) is get(text) is region
    assert text in GAZETTEER
    assert exists(text)
    assert next(regions(within=text)).parent is region


@pytest.mark.parametrize("bad", ["31.70", "", "hello", None, 31, 31.74, [], {}, ["31"], b"31"])
def test_what_is_no_code_is_an_invalid_code(bad: object) -> None:
    for look in (lookup, GAZETTEER.lookup, GAZETTEER.__getitem__):
        with pytest.raises(InvalidCodeError):
            look(bad)  # type: ignore[arg-type]
    assert get(bad) is GAZETTEER.get(bad) is None
    assert get(bad, 7) == get(bad, default=7) == 7
    assert not exists(bad)
    assert bad not in GAZETTEER
    if bad is not None:
        with pytest.raises(InvalidCodeError):
            regions(within=bad)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "nearest"),
    [("99", None), ("31.99", "31"), ("31.74.99", "31.74"), ("31.74.09.1999", "31.74.09"), ("99.01.01.1001", None)],
)
def test_a_well_formed_code_that_is_not_in_force_is_unknown(code: str, nearest: str | None) -> None:
    for look in (lookup, GAZETTEER.__getitem__):
        with pytest.raises(UnknownCodeError) as caught:
            look(code)
        error = caught.value
        assert isinstance(error, KeyError)  # what a Mapping must raise
        assert (error.value, error.reason, error.params["nearest"]) == (code, "unknown_code", nearest)
        for language in ("id", "en"):
            assert f"'{code}'" in error.message(language)
            assert GAZETTEER.edition.decree in error.message(language)
            assert (nearest is not None) == (f"{nearest} (" in error.message(language))
    assert get(code) is None
    assert get(code, "?") == "?"
    assert code not in GAZETTEER
    with pytest.raises(UnknownCodeError):
        regions(within=code)


def test_regions_are_filtered_by_level_and_place() -> None:
    assert [region.code for region in regions(1)] == [region.code for region in kodewilayah.provinces()]
    for level in Level:
        assert {region.level for region in regions(level)} == {level}
    assert sum(1 for level in Level for _ in regions(level)) == len(GAZETTEER)
    jakarta = lookup("31")
    assert list(regions(within=jakarta)) == list(jakarta.descendants())
    assert list(regions(2, within="31")) == list(jakarta.children)
    assert list(regions(1, within="31")) == list(regions(2, within="31.74")) == []
    assert list(regions(within="31.74.09.1002")) == []


def test_a_region_of_another_edition_is_no_place_to_look_in() -> None:
    old = edition("2017")["91"]
    assert list(edition("2017").regions(2, within=old)) == list(old.children)
    for look in (regions, islands):
        with pytest.raises(
            ValueError, match=f"belongs to edition 2017; pass its code to look in edition {GAZETTEER.edition.id}"
        ):
            look(within=old)


@pytest.mark.parametrize("level", [0, 5, "2"])
def test_a_level_that_does_not_exist_is_refused_at_once(level: object) -> None:
    with pytest.raises(ValueError, match="is not a valid Level"):
        regions(level)  # type: ignore[arg-type]


def test_a_malformed_key_is_a_key_error_where_mappings_expect_one() -> None:
    assert ("junk", lookup("31")) not in GAZETTEER.items()
    assert ChainMap({}, GAZETTEER, {"x": 1})["x"] == 1  # type: ignore[arg-type]
    with pytest.raises(KeyError) as caught:
        GAZETTEER["31.70"]
    assert isinstance(caught.value, InvalidCodeError)


class Impostor(str):
    """Text that claims to be equal to any other."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return hash("31.74")


def test_a_look_up_goes_by_the_text_whatever_the_object_claims_to_equal() -> None:
    lookup("31.74")
    assert lookup(Impostor("11")).code == "11"


def test_the_children_of_a_village_are_none() -> None:
    assert GAZETTEER.children(lookup("31.74.09.1002")) == ()


@pytest.mark.parametrize("name", ["lookup", "edition", "anything"])
def test_nobody_can_change_a_gazetteer_for_the_others(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(GAZETTEER, name, None)


def test_the_error_keeps_the_value_as_it_was_given() -> None:
    with pytest.raises(UnknownCodeError) as caught:
        lookup("317499")
    assert (caught.value.value, caught.value.params["code"]) == ("317499", "31.74.99")


def test_there_is_one_gazetteer_for_an_edition() -> None:
    assert edition(GAZETTEER.edition.id) is GAZETTEER
    assert pickle.loads(pickle.dumps(GAZETTEER)) is GAZETTEER
    assert edition(GAZETTEER.edition.decree) == GAZETTEER
    assert GAZETTEER != {}
    assert len({GAZETTEER, edition(GAZETTEER.edition.id)}) == 1
    assert repr(edition("2025")) == "<Gazetteer 2025: Kepmendagri 300.2.2-2138/2025>"
    assert isinstance(GAZETTEER["31"], Region)


def test_a_miss_is_not_remembered() -> None:
    before = len(GAZETTEER._found)
    for number in range(901, 999):
        assert get(f"31.74.09.1{number}") is None
    assert len(GAZETTEER._found) == before


class TestRemembered:
    """What was looked up once is one dict access away for every verb that takes a code."""

    @pytest.mark.parametrize("code", ["31.74", "3174", "31.74.09.1002"])
    def test_a_known_code_is_not_parsed_again(self, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
        region = lookup(code)
        monkeypatch.delattr("kodewilayah.gazetteer.parse")
        assert get(code) is GAZETTEER.get(code, default="?") is lookup(code) is region
        assert exists(code)
        assert GAZETTEER.exists(code)
        assert code in GAZETTEER

    def test_the_verbs_go_straight_to_the_table_in_force(self) -> None:
        assert (get, exists, lookup) == (GAZETTEER.get, GAZETTEER.exists, GAZETTEER.lookup)

    def test_an_impostor_is_judged_by_its_text(self) -> None:
        lookup("31.74")
        assert GAZETTEER.get(Impostor("11")) is lookup("11")
        assert not exists(Impostor("31.99"))
        assert Impostor("31.99") not in GAZETTEER


class TestRegionAsCode:
    """A region stands for its code, whatever its edition."""

    def test_of_the_same_edition_it_is_itself(self) -> None:
        region = lookup("31.74")
        assert lookup(region) is get(region) is GAZETTEER[region] is region
        assert exists(region)
        assert region in GAZETTEER

    def test_of_another_edition_it_is_the_region_with_its_code(self) -> None:
        old = edition("2017")["91"]
        assert lookup(old) is get(old) is GAZETTEER[old] is lookup("91") is not old
        assert edition("2017").lookup(lookup("91")) is old
        assert old in GAZETTEER
        assert exists(old)

    def test_a_retired_one_is_unknown_in_the_edition_in_force(self) -> None:
        old = edition("2022")["92.01"]
        assert get(old, "?") == "?"
        assert not exists(old)
        assert old not in GAZETTEER
        for look in (lookup, GAZETTEER.__getitem__):
            with pytest.raises(UnknownCodeError, match=r"Region\('92\.01', .* was last in") as caught:
                look(old)
            assert caught.value.value is old
            assert caught.value.params["code"] == "92.01"
            assert pickle.loads(pickle.dumps(caught.value)).value is old


class TestName:
    """The error for a name tells the regions that it can mean."""

    def test_the_best_match_is_named_in_both_languages(self) -> None:
        for look in (lookup, GAZETTEER.__getitem__, lambda name: regions(within=name)):
            with pytest.raises(InvalidCodeError) as caught:
                look("jaksel")
            error = caught.value
            assert (error.reason, error.params["hint"], error.params["matches"]) == ("not_digits", "name", ("31.74",))
            place = "31.74 (Kota Administrasi Jakarta Selatan, Daerah Khusus Ibukota Jakarta)."
            assert error.message("id").endswith(f"fungsi search menemukan {place}")
            assert error.message("en").endswith(f"the function search finds {place}")

    def test_of_many_that_fit_three_are_named(self) -> None:
        with pytest.raises(InvalidCodeError, match=r"and others\.$") as caught:
            lookup("sukamaju")
        assert len(caught.value.params["matches"]) == 3
        assert caught.value.message("id").endswith("dan lainnya.")

    def test_of_two_that_fit_both_are_named(self) -> None:
        with pytest.raises(InvalidCodeError) as caught:
            edition("2025").lookup("Bandung, Jawa Barat")
        assert caught.value.params["matches"] == ("32.04", "32.73")
        assert "others" not in str(caught.value)

    def test_what_no_region_is_called_is_said_to_be_found_nowhere(self) -> None:
        with pytest.raises(InvalidCodeError, match="the function search finds no such region") as caught:
            lookup("qqqqqqqqqqqqqqqqqq")
        assert caught.value.params["matches"] == ()

    def test_it_is_searched_in_the_edition_that_was_asked(self) -> None:
        with pytest.raises(InvalidCodeError, match=r"31 \(DKI JAKARTA\)"):
            edition("2017").lookup("dki")

    def test_nothing_is_searched_before_the_error_is_read(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delattr("kodewilayah.gazetteer.Gazetteer.search")
        assert get("jaksel") is None
        with pytest.raises(InvalidCodeError) as caught:
            lookup("jaksel")
        with pytest.raises(AttributeError):
            caught.value.reason  # noqa: B018 - reading it makes it

    @pytest.mark.parametrize("code", ["31.70", "x", "", "3171010"])
    def test_other_mistakes_search_nothing(self, code: str) -> None:
        with pytest.raises(InvalidCodeError) as caught:
            lookup(code)
        assert "matches" not in caught.value.params


class TestOptions:
    """An option that does not exist is the programmer's mistake: the error lists what there is."""

    class Raising:
        """An object that has no number and no truth."""

        def __index__(self) -> int:
            raise ZeroDivisionError

        def __bool__(self) -> bool:
            raise ZeroDivisionError

    @pytest.mark.parametrize("limit", ["5", 5.0, float("nan"), None, True, False, [], object(), Raising()])
    def test_a_limit_that_is_no_int_is_refused(self, limit: object) -> None:
        for verb in (GAZETTEER.search, GAZETTEER.resolve, kodewilayah.search, kodewilayah.resolve):
            with pytest.raises(TypeError, match="limit must be an int, 0 or more, not "):
                verb("jaksel", limit=limit)  # type: ignore[arg-type]

    def test_a_negative_limit_is_refused(self) -> None:
        for verb in (GAZETTEER.search, GAZETTEER.resolve, kodewilayah.search, kodewilayah.resolve):
            with pytest.raises(ValueError, match="limit must be 0 or more, not -1"):
                verb("jaksel", limit=-1)
            assert verb("jaksel", limit=0) == []
            assert len(verb("jaksel", limit=10**5000)) == len(verb("jaksel", limit=10**6)) > 0
            # A number of so many digits cannot be written.
            with pytest.raises(ValueError, match="limit must be 0 or more, not <int>"):
                verb("jaksel", limit=-(10**5000))

    def test_a_number_of_another_package_is_a_limit(self) -> None:
        class Number:
            def __index__(self) -> int:
                return 1

        assert len(GAZETTEER.search("suka", limit=Number())) == 1  # type: ignore[arg-type]

    @pytest.mark.parametrize("historic", ["false", "", 1, 0, None, float("nan"), [], Raising()])
    def test_what_is_neither_true_nor_false_is_refused(self, historic: object) -> None:
        for verb in (GAZETTEER.search, kodewilayah.search):
            with pytest.raises(TypeError, match="historic must be True or False, not "):
                verb("jaksel", historic=historic)  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        "level",
        [
            "regency",
            "2",
            0,
            5,
            2.5,
            2.0,
            True,
            False,
            float("nan"),
            Decimal("sNaN"),
            pytest.param(10**5000, id="huge"),
            [],
            Raising(),
        ],
    )
    def test_a_level_that_does_not_exist_is_told_with_those_that_do(self, level: object) -> None:
        calls = (
            lambda: GAZETTEER.search("jaksel", level=level),  # type: ignore[arg-type]
            lambda: GAZETTEER.resolve("jaksel", level=level),  # type: ignore[arg-type]
            lambda: regions(level),  # type: ignore[arg-type]
            lambda: lookup("31").descendants(level),  # type: ignore[arg-type]
        )
        for call in calls:
            with pytest.raises(ValueError, match=r"^.+ is not a valid Level; the levels are 1 \(province\), "):
                call()

    def test_a_number_of_another_package_is_a_level(self) -> None:
        class Number:
            def __index__(self) -> int:
                return 2

        assert GAZETTEER.search("suka", level=Number()) == GAZETTEER.search("suka", level=2)  # type: ignore[arg-type]

    def test_a_kind_that_does_not_exist_is_told_with_those_that_do(self) -> None:
        with pytest.raises(ValueError, match="'Kota' is not a valid Kind; the kinds are provinsi, kabupaten, kota, "):
            GAZETTEER.search("bandung", kind="Kota")
