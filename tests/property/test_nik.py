"""Identity numbers made from their parts and read back; the parts come from the oracle's tables and the calendar."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kodewilayah import InvalidNikError, is_valid_nik, parse_nik
from tests.property import strategies

births = st.dates(date(1900, 1, 1), date(2100, 12, 31))
added = st.sampled_from([0, 40])
serials = st.integers(1, 9999).map("{:04}".format)
regions = st.tuples(strategies.provinces, strategies.regencies, strategies.kecamatan).map("".join)
prefixes = st.one_of(regions, st.integers(0, 9999).map("99{:04}".format))
separators = st.text(st.sampled_from(" .-"), max_size=2)
numbers = st.builds(
    lambda prefix, birth, more, serial: f"{prefix}{birth.day + more:02}{birth:%m%y}{serial}",
    prefixes, births, added, serials,
)  # fmt: skip


@given(prefixes, births, added, serials)
def test_what_goes_in_comes_out(prefix: str, birth: date, more: int, serial: str) -> None:
    digits = f"{prefix}{birth.day + more:02}{birth:%m%y}{serial}"
    nik = parse_nik(digits, today=date(2100, 12, 31), birth_date=birth)
    assert str(nik) == digits
    assert (nik.birth_date, nik.serial) == (birth, serial)
    assert nik.sex == ("female" if more else "male")
    assert (nik.code.compact if nik.code else "abroad") == ("abroad" if prefix.startswith("99") else prefix)
    assert nik.masked == f"{prefix}******{serial}"
    assert parse_nik(str(nik), today=birth) == nik


@given(numbers, st.lists(separators, min_size=15, max_size=15), strategies.white_space, strategies.white_space)
def test_every_written_form_means_the_same(digits: str, between: list[str], before: str, after: str) -> None:
    text = "".join(digit + sign for digit, sign in zip(digits, [*between, ""], strict=True))
    today = date(2100, 12, 31)
    assert parse_nik(before + text + after, today=today) == parse_nik(digits, today=today)


@given(prefixes, births, births)
def test_a_birth_is_never_in_the_future_and_the_latest_that_the_digits_allow(
    prefix: str, birth: date, today: date
) -> None:
    text = f"{prefix}{birth:%d%m%y}0001"
    try:
        found = parse_nik(text, today=today).birth_date
    except InvalidNikError as error:
        assert error.reason == "birth_date"
        assert (birth.day, birth.month) == (29, 2)
        return
    assert found <= today
    assert f"{found:%d%m%y}" == f"{birth:%d%m%y}"
    later = (found.year + 100, found.month, found.day)
    leap = later[0] % 4 == 0 and (later[0] % 100 != 0 or later[0] % 400 == 0)
    assert later > (today.year, today.month, today.day) or (later[1:] == (2, 29) and not leap)


@given(prefixes, births, births, st.integers(0, 110), st.integers(0, 110))
def test_an_age_that_is_found_lies_in_the_bounds(prefix: str, birth: date, today: date, least: int, more: int) -> None:
    try:
        nik = parse_nik(f"{prefix}{birth:%d%m%y}0001", today=today, min_age=least, max_age=least + more)
    except InvalidNikError as error:
        assert error.reason in ("age", "birth_date")
        return
    born = nik.birth_date
    # Counted birthday by birthday; that of 29 February is 1 March in common years.
    birthdays = sum(
        (year, born.month, born.day) <= (today.year, today.month, today.day)
        for year in range(born.year + 1, today.year + 1)
    )
    assert least <= birthdays <= least + more


@given(numbers, st.integers(0, 15), st.sampled_from("0123456789"))
def test_a_refusal_never_shows_one_of_the_last_ten_digits(digits: str, place: int, digit: str) -> None:
    text = digits[:place] + digit + digits[place + 1 :]
    try:
        assert str(parse_nik(text)) == text
    except InvalidNikError as error:
        assert error.value == text[:6] + "*" * 10
        assert not is_valid_nik(text)


@given(st.text())
def test_any_text_is_read_or_refused_with_a_message(text: str) -> None:
    try:
        assert str(parse_nik(text)) == re.sub("[^0-9]", "", text)
    except InvalidNikError as error:
        assert error.message("id")
        assert error.message("en")
        assert len(str(error.value)) <= 16
