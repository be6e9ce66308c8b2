"""The identity number: which are accepted, what is told from them, and what no log may hold."""

import copy
import inspect
import logging
import pickle
import traceback
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

import pytest

import kodewilayah
from kodewilayah import InvalidCodeError, InvalidNikError, Nik, Region, RegionCode, _data, is_valid_nik, parse_nik
from kodewilayah._messages import MESSAGES
from tests import oracle
from tests.test_codes import Hostile, HostileText

NUMBER = "3174091708450001"
TODAY = date(2026, 6, 30)
EDITIONS = tuple(edition.id for edition in kodewilayah.editions())
# The kecamatan that left before the first edition, without their dots.
EARLIER = {
    move.code_from.replace(".", "")
    for move in _data.Folder().crosswalk()
    if move.edition_from == _data.EARLIER and len(move.code_from) == len("PP.RR.DD")
}


def kecamatan(edition: str) -> set[str]:
    """Return the bare codes of the kecamatan of an edition."""
    return {region.code.compact for region in kodewilayah.edition(edition).regions(3)}


def refusal(text: object, **options: object) -> InvalidNikError:
    with pytest.raises(InvalidNikError) as caught:
        parse_nik(text, **options)  # type: ignore[arg-type]
    assert not is_valid_nik(text, **options)  # type: ignore[arg-type]
    return caught.value


def number(birth: str, prefix: str = "317409", serial: str = "0001") -> str:
    return prefix + birth + serial


def days(first: date, last: date) -> Iterator[date]:
    for count in range((last - first).days + 1):
        yield first + timedelta(count)


class TestRegions:
    """The first six digits: a well-formed kecamatan code of any time, since a number never changes."""

    def test_every_kecamatan_in_force_is_accepted_and_found_there(self) -> None:
        for code in kecamatan(EDITIONS[-1]):
            nik = parse_nik(number("170845", code), require_known_region=True)
            region = nik.region
            assert region is kodewilayah.lookup(code)
            assert nik.region_status == "in_force"
            assert [nik.regency, nik.province] == list(region.ancestors)
            assert nik.code == region.code

    def test_every_retired_kecamatan_is_accepted_and_found_in_the_newest_edition_that_had_it(self) -> None:
        editions = {edition: kecamatan(edition) for edition in EDITIONS}
        retired = set().union(*editions.values()) - editions[EDITIONS[-1]]
        assert retired
        for code in retired:
            nik = parse_nik(number("170845", code), require_known_region=True)
            last = [edition for edition in EDITIONS if code in editions[edition]][-1]
            region = nik.region
            assert region is kodewilayah.edition(last).lookup(code)
            assert nik.region_status == "retired"
            assert [nik.regency, nik.province] == list(region.ancestors)

    @pytest.mark.parametrize("code", sorted(EARLIER))
    def test_a_kecamatan_that_left_before_the_first_edition_is_retired(self, code: str) -> None:
        nik = parse_nik(number("170845", code), require_known_region=True)
        became = kodewilayah.current(nik.code or "")
        assert nik.region_status == "retired"
        assert nik.region is kodewilayah.edition(EDITIONS[0]).lookup(became.links[0].code_to or "")
        assert [nik.regency, nik.province] == list(nik.region.ancestors)
        for region in became.regions:
            assert is_valid_nik(str(nik), region=region)
        above = parse_nik(number("170845", f"{code[:4]}99"))
        assert (above.region_status, above.regency, above.province) == ("unknown", nik.regency, nik.province)

    def test_every_part_of_a_divided_kecamatan_is_the_region_of_its_numbers(self) -> None:
        """What is left of a kecamatan keeps the code, and a number does not show how large it was."""
        parts = {
            (RegionCode(code).compact, part)
            for _, code, _, part, _ in _data.Folder().divisions()
            if len(code) == len("PP.RR.DD")
        }
        assert len(parts) > 300
        for code, part in parts:
            assert is_valid_nik(number("170845", code), region=part), (code, part)

    @pytest.mark.sweep
    def test_no_other_prefix_is_in_force_or_retired_and_only_an_ill_formed_one_is_refused(self) -> None:
        known = set().union(*map(kecamatan, EDITIONS)) | EARLIER
        others = 0
        for count in range(10**6):
            prefix = f"{count:06}"
            if prefix in known:
                continue
            others += 1
            if prefix.startswith("99"):
                assert parse_nik(number("170845", prefix)).region_status == "abroad"
            elif not oracle.legal(prefix):
                assert not is_valid_nik(number("170845", prefix)), prefix
            else:
                # Straight to the value, because reading the number takes three quarters of the time; one of each
                # kabupaten and kota is read, and tests/property draws from all.
                assert Nik(kodewilayah.Atlas(), number("170845", prefix), TODAY).region_status == "unknown", prefix
                if prefix.endswith("99"):
                    assert is_valid_nik(number("170845", prefix)), prefix
        assert others == 10**6 - len(known)

    @pytest.mark.parametrize(
        ("prefix", "rule", "article"),
        [
            ("017409", "province_first_digit", "5(1)"),
            ("107409", "province_second_digit", "5(2)"),
            ("310009", "regency_range", "6(1)"),
            ("317009", "regency_range", "6(1)"),
            ("317400", "district_range", "7(1)"),
        ],
    )
    def test_an_ill_formed_prefix_is_refused_with_the_rule_that_it_breaks(
        self, prefix: str, rule: str, article: str
    ) -> None:
        error = refusal(number("170845", prefix))
        assert (error.reason, error.params["rule"]) == ("region_rule", rule)
        assert error.params["segment"] in prefix
        assert f"art. {article}" in error.message("en")
        assert f"pasal {article}" in error.message("id")
        assert error.__cause__ is error.__context__ is None

    def test_an_unknown_kecamatan_is_accepted_unless_a_known_one_is_asked_for(self) -> None:
        nik = parse_nik(number("170845", "317499"))
        assert (nik.region, nik.region_status, nik.code) == (None, "unknown", "31.74.99")
        assert nik.regency is kodewilayah.lookup("31.74")
        assert nik.province is kodewilayah.lookup("31")
        error = refusal(str(nik), require_known_region=True)
        assert error.reason == "unknown_region"
        assert error.params == {"code": "31.74.99", "first": EDITIONS[0], "last": EDITIONS[-1]}

    def test_what_lies_above_an_unknown_kecamatan_is_found_in_older_editions_or_not_at_all(self) -> None:
        retired = parse_nik(number("170845", "910199"))
        assert retired.regency is kodewilayah.edition("2021").lookup("91.01")
        assert retired.province is kodewilayah.edition("2021").lookup("91")
        nowhere = parse_nik(number("170845", "287999"))
        assert (nowhere.region_status, nowhere.regency, nowhere.province) == ("unknown", None, None)

    @pytest.mark.parametrize("prefix", ["990000", "990101", "997000", "999999"])
    def test_a_number_given_abroad_begins_with_99_and_has_no_region(self, prefix: str) -> None:
        nik = parse_nik(number("570845", prefix), require_known_region=True, sex="female")
        assert nik.region_status == "abroad"
        assert (nik.code, nik.region, nik.regency, nik.province) == (None, None, None, None)
        assert nik.birth_date == date(1945, 8, 17)
        assert refusal(number("320845", prefix)).reason == "birth_date"
        assert refusal(str(nik), region="31").reason == "region_mismatch"


class TestBirthDates:
    """The day is 01 to 31, with 40 added for women, in a real date; the century is for the caller to narrow."""

    @pytest.mark.sweep
    def test_every_day_of_a_hundred_years_for_both_sexes(self) -> None:
        first = TODAY - timedelta(days=36524)
        for day in days(first, TODAY):
            for sex, added in (("male", 0), ("female", 40)):
                nik = parse_nik(number(f"{day.day + added:02}{day:%m%y}"), today=TODAY)
                assert (nik.birth_date, nik.sex) == (day, sex)

    @pytest.mark.sweep
    def test_every_six_digits_that_are_no_day_of_a_hundred_years_are_refused(self) -> None:
        real = {f"{day.day + added:02}{day:%m%y}" for day in days(date(1926, 7, 1), TODAY) for added in (0, 40)}
        for year in ("00", "25", "26", "27", "28", "99"):
            for count in range(10**4):
                digits = f"{count:04}{year}"
                assert is_valid_nik(number(digits), today=TODAY) == (digits in real), digits

    @pytest.mark.parametrize("day", [0, *range(32, 41), *range(72, 100)])
    def test_a_day_that_no_month_has_is_refused(self, day: int) -> None:
        error = refusal(number(f"{day:02}0145"), today=TODAY)
        assert (error.reason, error.params) == ("birth_date", {"today": "2026-06-30"})

    @pytest.mark.parametrize(
        ("birth", "today", "expected"),
        [
            ("290200", date(2000, 2, 29), date(2000, 2, 29)),
            ("290200", date(2000, 2, 28), None),
            ("290200", date(1999, 1, 1), None),
            ("290200", date(2150, 1, 1), date(2000, 2, 29)),
            ("290201", TODAY, None),
            ("690204", TODAY, date(2004, 2, 29)),
            ("290228", TODAY, date(1928, 2, 29)),
            ("310490", TODAY, None),
            ("300626", TODAY, date(2026, 6, 30)),
            ("010726", TODAY, date(1926, 7, 1)),
            ("311299", date(50, 1, 1), None),
        ],
    )
    def test_the_latest_real_date_that_is_not_in_the_future_is_taken(
        self, birth: str, today: date, expected: date | None
    ) -> None:
        if expected is None:
            assert refusal(number(birth), today=today).reason == "birth_date"
        else:
            assert parse_nik(number(birth), today=today).birth_date == expected

    def test_by_default_today_is_today(self) -> None:
        tomorrow = date.today() + timedelta(1)
        assert parse_nik(number(f"{tomorrow:%d%m%y}"), max_age=None).birth_date < tomorrow
        assert refusal(number(f"{tomorrow:%d%m%y}"), birth_date=tomorrow).reason == "birth_date_mismatch"

    def test_of_a_datetime_its_date_counts(self) -> None:
        late = datetime(2026, 6, 30, 23, 59, tzinfo=timezone(timedelta(hours=7)))
        nik = parse_nik(number("300626"), today=late, birth_date=late)
        assert nik.birth_date == date(2026, 6, 30)
        assert type(nik.birth_date) is date

    @pytest.mark.parametrize(
        ("ages", "year"),
        [
            ({}, 2020),
            ({"min_age": 6}, 2020),
            ({"min_age": 7}, 1920),
            ({"min_age": 17}, 1920),
            ({"max_age": 6}, 2020),
            ({"max_age": 5}, None),
            ({"min_age": 7, "max_age": 105}, None),
            ({"min_age": 7, "max_age": 106}, 1920),
            ({"min_age": 107}, 1820),
            ({"min_age": 207}, None),
            ({"min_age": 0, "max_age": 0}, None),
        ],
    )
    def test_ages_narrow_the_century(self, ages: dict[str, int], year: int | None) -> None:
        text = number("300620")
        if year is None:
            error = refusal(text, today=TODAY, **ages)
            assert error.reason == "age"
            assert error.params["today"] == "2026-06-30"
            for age in ages.values():
                assert str(age) in error.message("en")
                assert str(age) in error.message("id")
        else:
            assert parse_nik(text, today=TODAY, **ages).birth_date.year == year  # type: ignore[arg-type]

    @pytest.mark.parametrize(
        ("today", "age"), [(date(2025, 2, 28), 20), (date(2025, 3, 1), 21), (date(2028, 2, 29), 24)]
    )
    def test_a_birthday_of_29_february_is_1_march_in_common_years(self, today: date, age: int) -> None:
        assert is_valid_nik(number("290204"), today=today, min_age=age, max_age=age)

    def test_a_birth_date_that_is_given_settles_the_century(self) -> None:
        assert parse_nik(NUMBER, birth_date=date(1845, 8, 17)).birth_date == date(1845, 8, 17)
        assert parse_nik(number("570820"), birth_date=date(1920, 8, 17)).birth_date.year == 1920
        assert refusal(number("170820"), birth_date=date(1920, 8, 17), max_age=50, today=TODAY).reason == "age"

    @pytest.mark.parametrize("other", [date(1945, 8, 18), date(1945, 7, 17), date(1946, 8, 17), date(1900, 2, 28)])
    def test_another_birth_date_than_the_one_given_is_refused(self, other: date) -> None:
        error = refusal(NUMBER, birth_date=other)
        assert (error.reason, error.params) == ("birth_date_mismatch", {})
        assert refusal(number("290200"), birth_date=date(1900, 2, 28)).reason == "birth_date_mismatch"
        assert refusal(number("310490"), birth_date=other).reason == "birth_date"


class TestText:
    """16 ASCII digits; spaces, dots and hyphens between."""

    @pytest.mark.parametrize(
        "text",
        [
            "317409 170845 0001",
            "31.74.09.170845.0001",
            "31-74-09-170845-0001",
            " 3174091708450001\n",
            "3.1.7.4.0.9.1.7.0.8.4.5.0.0.0.1",
            "317409 - 170845 - 0001",
            HostileText(NUMBER),
        ],
    )
    def test_separators_between_digits_are_dropped(self, text: str) -> None:
        nik = parse_nik(text)
        assert str(nik) == NUMBER
        assert type(str(nik)) is str

    @pytest.mark.parametrize("value", [int(NUMBER), float(NUMBER), [NUMBER], object()])
    def test_what_is_not_text_is_refused_and_not_kept(self, value: object) -> None:
        error = refusal(value)
        assert error.reason == "not_text"
        assert error.value == f"<{type(value).__name__}>"
        assert (error.params["type"], error.params["hint"]) == (type(value).__name__, None)
        assert "sixteenth" in error.message("en")
        assert "keenam belas" in error.message("id")

    @pytest.mark.parametrize("value", [NUMBER.encode(), bytearray(NUMBER.encode()), memoryview(NUMBER.encode())])
    def test_bytes_are_to_be_decoded_and_not_kept(self, value: object) -> None:
        error = refusal(value)
        assert (error.reason, error.params["hint"], error.value) == ("not_text", "bytes", f"<{type(value).__name__}>")
        assert error.message("en").endswith(
            "not text. Decode the bytes to text first, for example with str(value, 'ascii')."
        )
        assert "sixteenth" not in str(error)
        assert NUMBER not in str(vars(error))

    def test_nan_is_said_to_be_a_number(self) -> None:
        error = refusal(float("nan"))
        assert "NaN is the number that an empty cell of a table becomes, and not an identity number." in str(error)
        assert "NaN adalah angka dari sel tabel yang kosong, bukan NIK." in error.message("id")
        assert "NaN" not in str(refusal(None))

    @pytest.mark.parametrize("value", [None, float("nan")])
    def test_an_empty_cell_of_a_table_is_missing(self, value: object) -> None:
        error = refusal(value)
        assert (error.reason, error.value) == ("missing", f"<{type(value).__name__}>")
        for language in ("id", "en"):
            assert "'3174091708450001'" in error.message(language)
            assert "digit" not in error.message(language)

    def test_an_object_that_answers_nothing_is_refused_like_any_other(self) -> None:
        assert refusal(Hostile()).value == "<Hostile>"

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("", "empty"),
            (" \t", "empty"),
            ("３１７４０９１７０８４５０００１", "not_digits"),
            ("٣١٧٤٠٩١٧٠٨٤٥٠٠٠١", "not_digits"),
            ("317409170845000¹", "not_digits"),
            ("317409170845O001", "not_digits"),
            ("317409\n1708450001", "not_digits"),
            ("317409\u00a01708450001", "not_digits"),
            ("317409/170845/0001", "not_digits"),
            ("3.17409170845E+15", "not_digits"),
            ("317409170845000", "wrong_length"),
            ("31740917084500011", "wrong_length"),
            ("3174091708450001.0", "wrong_length"),
            ("---", "wrong_length"),
            ("-3174091708450001", "wrong_separators"),
            ("3174091708450001.", "wrong_separators"),
            ("3174091708450000", "serial"),
            ("0074093208450000", "region_rule"),
            ("3174093208450000", "birth_date"),
        ],
    )
    def test_each_rule_has_its_reason_and_the_first_broken_one_is_named(self, text: str, reason: str) -> None:
        error = refusal(text)
        assert error.reason == reason
        for language in ("id", "en"):
            assert error.message(language).startswith(repr(error.value))
            assert ("PP 37/2007" in error.message(language)) == (reason != "region_rule")

    def test_only_a_serial_of_zeros_is_refused(self) -> None:
        for count in range(10**4):
            assert is_valid_nik(number("170845", serial=f"{count:04}")) == (count > 0)

    def test_a_letter_is_named_and_a_digit_of_another_script_is_not(self) -> None:
        assert "contains 'O'" in str(refusal("317409170845O001"))
        error = refusal("31740917084500０1")
        assert "a digit that is not ASCII" in str(error)
        assert "０" not in repr(error)
        assert "bukan ASCII" in error.message("id")

    def test_a_column_read_as_numbers_is_told(self) -> None:
        assert "read as numbers" in str(refusal("3174091708450001.0"))
        assert "read as numbers" not in str(refusal("31740917084500010"))


class TestExpectations:
    """What a caller may ask of a number beyond its being well formed."""

    def test_sex(self) -> None:
        assert is_valid_nik(NUMBER, sex="male")
        assert not is_valid_nik(NUMBER, sex="female")
        error = refusal(number("570845"), sex="male")
        assert (error.reason, error.params) == ("sex_mismatch", {"wanted_id": "laki-laki", "wanted_en": "male"})

    @pytest.mark.parametrize(
        "region",
        ["31", "31.74", "3174", "31.74.09", "31-74-09", "31.74.09.1002", RegionCode("31.74"), kodewilayah.lookup("31")],
    )
    def test_a_region_that_is_the_kecamatan_or_above_it_agrees(self, region: str | Region) -> None:
        assert is_valid_nik(NUMBER, region=region)

    @pytest.mark.parametrize("region", ["32", "31.73", "31.74.10", "31.74.10.1001", kodewilayah.lookup("31.73")])
    def test_another_region_does_not(self, region: str | Region) -> None:
        error = refusal(NUMBER, region=region)
        assert error.reason == "region_mismatch"
        assert error.params["wanted"] in str(error)

    def test_every_retired_kecamatan_agrees_with_itself_and_with_what_it_became(self) -> None:
        retired = set().union(*map(kecamatan, EDITIONS)) - kecamatan(EDITIONS[-1])
        moved = 0
        for code in retired:
            text = number("170845", code)
            assert is_valid_nik(text, region=code)
            assert is_valid_nik(text, region=code[:2])
            for region in kodewilayah.current(code).regions:
                moved += 1
                for place in region.path:
                    assert is_valid_nik(text, region=place)
                    assert is_valid_nik(text, region=place.code)
        assert moved > len(retired) / 2

    def test_a_kecamatan_that_moved_does_not_agree_with_its_neighbours(self) -> None:
        text = number("170845", "920101")
        assert is_valid_nik(text, region="96.01")
        assert not is_valid_nik(text, region="96.02")

    def test_a_region_of_an_older_edition_agrees_by_its_digits(self) -> None:
        assert is_valid_nik(number("170845", "920101"), region=kodewilayah.edition("2022")["92.01"])

    @pytest.mark.parametrize(
        ("options", "error"),
        [
            ({"sex": "Male"}, ValueError),
            ({"sex": ""}, ValueError),
            ({"min_age": -1}, ValueError),
            ({"max_age": -1}, ValueError),
            ({"min_age": 18, "max_age": 17}, ValueError),
            ({"min_age": "17"}, TypeError),
            ({"max_age": 17.5}, TypeError),
            ({"max_age": True}, TypeError),
            ({"today": "2026-06-30"}, TypeError),
            ({"birth_date": "1945-08-17"}, TypeError),
            ({"birth_date": 0}, TypeError),
            ({"region": "31.70"}, InvalidCodeError),
            ({"region": 31}, InvalidCodeError),
            ({"minimum_age": 17}, TypeError),
        ],
    )
    @pytest.mark.parametrize("text", [NUMBER, "junk", None])
    def test_what_the_programmer_writes_wrongly_is_an_error_whatever_the_text(
        self, options: dict[str, object], error: type[Exception], text: object
    ) -> None:
        for function in (parse_nik, is_valid_nik):
            with pytest.raises(error) as caught:
                function(text, **options)  # type: ignore[arg-type]
            assert not isinstance(caught.value, InvalidNikError)
            assert "1945" not in str(caught.value)

    def test_the_boolean_takes_what_the_judge_takes(self) -> None:
        judge, boolean = (inspect.signature(function).parameters for function in (parse_nik, is_valid_nik))
        assert list(judge) == list(boolean)
        for name in list(judge)[1:]:
            assert judge[name] == boolean[name]


class TestPrivacy:
    """An identity number is personal data: nothing that lands in a log by accident shows it."""

    SECRETS = ("030562", "430562", "4321", "0305", "0562", "1962", "5624")
    REFUSED: tuple[tuple[object, dict[str, object]], ...] = (
        ("3174090305624321", {"sex": "female"}),
        ("3174094305624321", {"sex": "male"}),
        ("3174090305624321", {"region": "32"}),
        ("3174090305624321", {"birth_date": date(2001, 1, 1)}),
        ("3174090305624321", {"max_age": 3, "today": TODAY}),
        ("3174990305624321", {"require_known_region": True}),
        ("3170090305624321", {}),
        ("31740903056243211", {}),
        ("174090305624321", {}),
        ("0305624321", {}),
        ("4321", {}),
        ("-31-74-09-030562-4321", {}),
        ("NIK3174090305624321", {}),
        ("31740903056243x21", {}),
        (3174090305624321, {}),
        (3174090305624321.0, {}),
        (b"3174090305624321", {}),
    )

    @pytest.mark.parametrize(("text", "options"), REFUSED)
    def test_no_error_shows_birth_date_or_serial(self, text: object, options: dict[str, object]) -> None:
        error = refusal(text, **options)
        told = [str(error), repr(error), repr(error.args), repr(error.params), repr(error.value), error.message("id")]
        told += traceback.format_exception(error)[-1:]
        told.append(pickle.dumps(error).decode("latin-1"))
        for secret in self.SECRETS:
            assert not any(secret in text for text in told), secret
        assert error.__cause__ is error.__context__ is None

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("3174091708450000", "317409**********"),
            ("31.74.09.170845.0000", "317409**********"),
            ("317409170845000", "31740**********"),
            ("31740917084500011", "317409**********"),
            ("1708450001", "**********"),
            ("0001", "****"),
            ("x" * 100_000, "xxxxxx**********"),
        ],
    )
    def test_a_refused_text_is_shown_by_six_characters_at_most_and_never_by_one_of_its_last_ten(
        self, text: str, value: str
    ) -> None:
        assert refusal(text).value == value

    def test_repr_is_masked_and_str_is_not(self, caplog: pytest.LogCaptureFixture) -> None:
        nik = parse_nik(NUMBER)
        assert nik.masked == "317409******0001"
        assert repr(nik) == f"{nik!r}" == "Nik('317409******0001')"
        assert str(nik) == format(nik) == f"{nik}" == NUMBER
        logging.getLogger().warning("%r and %s", {"nik": nik}, [nik])
        assert NUMBER not in caplog.text

    def test_nothing_lists_its_fields(self) -> None:
        nik = parse_nik(NUMBER)
        assert not hasattr(nik, "__dict__")
        assert not hasattr(nik, "__attrs_attrs__")
        assert not hasattr(nik, "__iter__")


class TestValue:
    """A Nik behaves as a value."""

    def test_it_tells_what_the_digits_say(self) -> None:
        nik = parse_nik("3174095708451234")
        assert (nik.birth_date, nik.sex, nik.serial) == (date(1945, 8, 17), "female", "1234")

    def test_two_are_equal_if_digits_and_birth_date_are(self) -> None:
        nik = parse_nik(number("170820"), today=TODAY)
        again = parse_nik("31.74.09-170820-0001", today=TODAY)
        older = parse_nik(number("170820"), today=TODAY, min_age=17)
        assert nik == again
        assert hash(nik) == hash(again)
        assert nik != older
        assert {nik, again, older} == {nik, older}
        assert nik != str(nik)

    def test_it_survives_every_journey(self) -> None:
        nik = parse_nik(number("170820"), today=TODAY, min_age=17)
        journeys = [pickle.loads(pickle.dumps(nik, protocol)) for protocol in range(pickle.HIGHEST_PROTOCOL + 1)]
        for again in (*journeys, copy.copy(nik), copy.deepcopy(nik)):
            assert again == nik
            assert type(again) is Nik

    def test_no_pickle_can_hold_an_invalid_number(self) -> None:
        stream = pickle.dumps(parse_nik(NUMBER)).replace(NUMBER.encode(), b"3170091708450001")
        with pytest.raises(InvalidNikError):
            pickle.loads(stream)

    def test_it_cannot_be_changed(self) -> None:
        nik = parse_nik(NUMBER)
        for name in ("serial", "_digits", "anything"):
            with pytest.raises(AttributeError, match=name):
                setattr(nik, name, "2")
            with pytest.raises(AttributeError, match=name):
                delattr(nik, name)
        assert str(nik) == NUMBER


def test_the_reasons_of_the_identity_number_are_written_down() -> None:
    reasons = {key.removeprefix("nik.") for key in MESSAGES if key.startswith("nik.")}
    assert reasons == {
        "missing", "not_text", "empty", "not_digits", "wrong_length", "wrong_separators", "region_rule", "birth_date",
        "age", "serial", "unknown_region", "sex_mismatch", "birth_date_mismatch", "region_mismatch",
    }  # fmt: skip
