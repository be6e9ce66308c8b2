"""Which codes a field of a door takes: one judgement for all doors, and no framework."""

import copy
import pickle

import pytest

import kodewilayah
from kodewilayah import InvalidCodeError, Level, RegionCode, UnknownCodeError, newest
from kodewilayah.contrib._rules import CodeRules, OutsideError, is_unpicked
from tests.test_codes import Hostile, HostileText

RETIRED = "92.01"


@pytest.mark.sweep
@pytest.mark.parametrize("level", list(Level))
def test_every_code_in_force_is_taken_in_dotted_and_bare_form(level: Level) -> None:
    rules = CodeRules(level=level)
    for region in kodewilayah.regions(level):
        assert rules.judge(str(region.code)) == rules.judge(region.code.compact) == region.code
        assert type(rules.judge(region.code.compact)) is RegionCode


@pytest.mark.sweep
def test_every_retired_code_is_taken_only_where_it_is_allowed() -> None:
    strict, lenient = CodeRules(), CodeRules(allow_retired=True)
    retired = [code for code in kodewilayah.edition("2015") if not kodewilayah.exists(code)]
    assert len(retired) > 1000
    for code in retired:
        assert lenient.judge(code) == code
        with pytest.raises(UnknownCodeError, match="was last in"):
            strict.judge(code)


def test_a_code_that_no_edition_has_is_taken_by_the_digit_rules_only() -> None:
    assert CodeRules(rules_only=True).judge("31.74.99") == "31.74.99"
    for rules in (CodeRules(), CodeRules(allow_retired=True)):
        with pytest.raises(UnknownCodeError) as caught:
            rules.judge("31.74.99")
        assert caught.value.reason == "unknown_code"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (None, "missing"), (31, "not_text"), (b"31", "not_text"),
        pytest.param(Hostile(), "not_text", id="hostile"), ("", "empty"),
        ("x", "not_digits"), ("31.74.09", "wrong_level"), ("31.70", "regency_range"), ("31.75", "not_within"),
    ],
)  # fmt: skip
def test_what_is_refused_says_why_in_both_languages(text: object, reason: str) -> None:
    with pytest.raises(InvalidCodeError) as caught:
        CodeRules(level=2, within="32" if reason == "not_within" else None).judge(text)
    assert caught.value.reason == reason
    assert caught.value.message("id") != caught.value.message("en")


class TestName:
    """A name in a field of codes is the likeliest mistake: the error tells which codes the field would accept."""

    @staticmethod
    def refused(rules: CodeRules, name: str) -> InvalidCodeError:
        with pytest.raises(InvalidCodeError) as caught:
            rules.judge(name)
        assert (caught.value.reason, caught.value.params["hint"]) == ("not_digits", "name")
        return caught.value

    @pytest.mark.parametrize(
        ("rules", "codes"),
        [
            (CodeRules(level=2), {"32.04", "32.73"}),
            (CodeRules(level=3, within="35.04"), {"35.04.17"}),
            (CodeRules(level=2, within="31"), set()),
        ],
    )
    def test_the_codes_are_those_that_the_rules_accept(self, rules: CodeRules, codes: set[str]) -> None:
        error = self.refused(rules, "Bandung")
        assert set(error.params["matches"]) == codes
        for code in codes:
            assert rules.judge(code) == code
            assert f"{code} (" in error.message("id")
            assert f"{code} (" in error.message("en")

    def test_a_retired_place_has_the_names_of_its_edition(self) -> None:
        rules = CodeRules(level=3, within=RETIRED, allow_retired=True)
        (code,) = self.refused(rules, "Makbon").params["matches"]
        assert (code[:5], rules.judge(code)) == (RETIRED, code)

    def test_a_place_that_nobody_knows_has_none(self) -> None:
        error = self.refused(CodeRules(within="31.99"), "Bandung")
        assert error.params["matches"] == ()
        assert "finds no such region" in str(error)

    def test_where_only_the_digits_count_nothing_is_searched(self) -> None:
        error = self.refused(CodeRules(rules_only=True), "Bandung")
        assert "matches" not in error.params
        assert "search finds the code" in str(error)


def test_a_hostile_text_is_judged_by_its_characters() -> None:
    assert CodeRules().judge(HostileText("3174")) == "31.74"


class TestWithin:
    def test_exactly_the_codes_below_are_taken(self) -> None:
        rules = CodeRules(within="3174")
        below = {region.code for region in kodewilayah.regions(within="31.74")}
        taken = set()
        for region in kodewilayah.regions(within="31"):
            try:
                taken.add(rules.judge(region.code))
            except OutsideError as error:
                assert error.params == {"within": "31.74", "place": "Kota Administrasi Jakarta Selatan"}
        assert taken == below

    def test_none_lies_below_itself(self) -> None:
        with pytest.raises(OutsideError, match=r"'31\.74' does not lie in 31\.74"):
            CodeRules(within="31.74").judge("31.74")

    def test_a_place_that_nobody_knows_is_named_by_its_code_alone(self) -> None:
        with pytest.raises(OutsideError, match=r"does not lie in 31\.99 \(\?\)"):
            CodeRules(within="31.99").judge("31.74.09")

    def test_a_retired_place_holds_the_codes_of_its_time(self) -> None:
        assert CodeRules(within=RETIRED, allow_retired=True).judge("92.01.01") == "92.01.01"

    def test_the_error_travels_and_knows_two_languages(self) -> None:
        error = OutsideError("31", "not_within", {"within": "32", "place": "Jawa Barat"})
        for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):
            assert (again.message("id"), str(again)) == (error.message("id"), str(error))
        with pytest.raises(ValueError, match="'fr' is not a language"):
            error.message("fr")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"level": 5}, "5 is not a valid Level"),
        ({"level": 2, "within": "31.74"}, "no code of level 2 lies below 31.74"),
        ({"within": "31.74.09.1002"}, "no code lies below"),
        ({"within": "31.70"}, "regency digits 70"),
    ],
)
def test_rules_that_nothing_can_meet_are_refused_when_they_are_written(options: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        CodeRules(**options)  # type: ignore[arg-type]


def test_rules_are_values() -> None:
    assert CodeRules(level=3, within="3174") == CodeRules(level=3, within="31-74")
    assert len({CodeRules(level=3), CodeRules(level=Level.DISTRICT), CodeRules(level=4)}) == 2
    assert pickle.loads(pickle.dumps(CodeRules(level=3))) == CodeRules(level=3)


def test_a_region_stands_for_its_code_and_is_its_own_newest() -> None:
    region = kodewilayah.lookup("31.74.09")
    assert type(CodeRules(level=3).judge(region)) is RegionCode
    assert CodeRules().judge(region) == "31.74.09"
    older = kodewilayah.edition("2022").lookup("92.01")
    assert newest(older) is older
    with pytest.raises(UnknownCodeError, match=r"92\.01"):
        CodeRules().judge(older)


@pytest.mark.parametrize(
    ("text", "unpicked"),
    [("", True), ("Jagakarsa", True), ("\x00", True), ("31", False), ("31.74 x", False), ("٣", False)],
)
def test_what_has_no_digit_was_not_picked(text: str, unpicked: bool) -> None:
    assert is_unpicked(text) is unpicked


def test_the_newest_edition_that_has_a_code_names_it() -> None:
    for each in kodewilayah.editions():
        for region in kodewilayah.edition(each.id).regions(2):
            found = newest(region.code)
            assert found is not None
            assert found.edition.signed >= each.signed
    assert newest("31.74.99") is newest(None) is newest(31) is None
