"""The digit rules, one class for each article, against the tables of the oracle."""

import re
import string
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kodewilayah import InvalidCodeError, IslandCode, Kind, Level, RegionCode, is_valid, parse, parse_island
from tests import oracle
from tests.property import strategies


def reason(text: object, rules: str | None = None) -> str:
    with pytest.raises(InvalidCodeError) as caught:
        parse(text, rules=rules)  # type: ignore[arg-type]  # drawn by the test
    return caught.value.reason


class TestArticle4Length:
    """Art. 4(3): up to ten digits: province 2, regency +2, kecamatan +2, village +4."""

    @given(st.text(string.digits, min_size=1, max_size=20))
    def test_any_digits_are_judged_as_the_oracle_judges(self, digits: str) -> None:
        assert is_valid(digits) == oracle.legal(digits)
        assert is_valid(digits, rules="137/2017") == oracle.legal(digits, "137/2017")

    @given(st.text(string.digits, min_size=1, max_size=20).filter(lambda text: len(text) not in (2, 4, 6, 10)))
    def test_other_lengths_are_named(self, digits: str) -> None:
        assert reason(digits) == "wrong_length"

    @given(strategies.segments, st.sampled_from(["", ".", "-", " "]), strategies.white_space, strategies.white_space)
    def test_every_written_form_means_the_same(
        self, segments: tuple[str, ...], separator: str, before: str, after: str
    ) -> None:
        code = parse(before + separator.join(segments) + after)
        assert code == ".".join(segments)
        assert (code.segments, code.compact, code.level) == (segments, "".join(segments), Level(len(segments)))
        assert parse(code) is code
        assert RegionCode(str(code)) == code

    @given(strategies.segments.filter(lambda parts: len(parts) > 2), st.data())
    def test_mixed_or_missing_separators_are_an_error(self, segments: tuple[str, ...], data: st.DataObject) -> None:
        signs = st.sampled_from(["", ".", "-", " "])
        between = data.draw(st.lists(signs, min_size=len(segments) - 1, max_size=len(segments) - 1))
        text = segments[0] + "".join(sign + part for sign, part in zip(between, segments[1:], strict=True))
        assert is_valid(text) == (len(set(between)) == 1)

    @given(st.text())
    def test_any_text_is_parsed_or_refused_with_a_message(self, text: str) -> None:
        try:
            code = parse(text)
        except InvalidCodeError as error:
            assert error.message("id")
            assert error.message("en")
            assert error.value == text
        else:
            assert re.sub(r"[^0-9]", "", text) == code.compact
            assert oracle.legal(code.compact)


class TestArticle5Province:
    """Art. 5(1): first digit 1 to 9, by island; 5(2): second digit from 1, by order of formation."""

    def test_all_hundred_pairs(self) -> None:
        for number in range(100):
            digits = f"{number:02}"
            assert is_valid(digits) == oracle.legal(digits)
            if number < 10:
                assert reason(digits) == "province_first_digit"
            elif number % 10 == 0:
                assert reason(digits) == "province_second_digit"


class TestArticle6Regency:
    """Art. 6(1): kabupaten 01 to 69; 6(2): kota 71 to 99; 00 and 70 belong to nothing."""

    @given(strategies.provinces)
    def test_all_hundred_pairs_in_any_province(self, province: str) -> None:
        for number in range(100):
            digits = f"{province}{number:02}"
            assert is_valid(digits) == (number in oracle.KABUPATEN or number in oracle.KOTA)
            if number in oracle.KABUPATEN:
                assert parse(digits).kind is Kind.KABUPATEN
            elif number in oracle.KOTA:
                assert parse(digits).kind is Kind.KOTA
            else:
                assert reason(digits) == "regency_range"


class TestArticle7Kecamatan:
    """Art. 7(1): kecamatan, two digits from 01."""

    @given(strategies.provinces, strategies.regencies)
    def test_all_hundred_pairs_in_any_regency(self, province: str, regency: str) -> None:
        for number in range(100):
            digits = f"{province}{regency}{number:02}"
            assert is_valid(digits) == (number in oracle.KECAMATAN)
        assert parse(f"{province}{regency}01").kind is Kind.KECAMATAN
        assert reason(f"{province}{regency}00") == "district_range"


class TestArticle8Village:
    """Art. 8(2): 1 kelurahan, 2 desa, then 001 to 999; Permendagri 58/2021: 3 desa adat."""

    @pytest.mark.sweep
    @settings(max_examples=5)
    @given(strategies.provinces, strategies.regencies, strategies.kecamatan)
    def test_all_ten_thousand_in_any_kecamatan(self, province: str, regency: str, kecamatan: str) -> None:
        above = province + regency + kecamatan
        names: tuple[Literal["137/2017"], Literal["58/2021"]] = ("137/2017", "58/2021")
        for rules in names:
            accepted = [n for n in range(10000) if is_valid(f"{above}{n:04}", rules=rules)]
            expected = [kind * 1000 + serial for kind in oracle.VILLAGE_TYPES[rules] for serial in range(1, 1000)]
            assert accepted == expected

    @given(strategies.provinces, strategies.regencies, strategies.kecamatan)
    def test_kind_and_reasons(self, province: str, regency: str, kecamatan: str) -> None:
        above = province + regency + kecamatan
        kinds = [parse(f"{above}{digit}001").kind for digit in "123"]
        assert kinds == [Kind.KELURAHAN, Kind.DESA, Kind.DESA_ADAT]
        assert reason(f"{above}3001", "137/2017") == "village_type"
        for digit in "0456789":
            assert reason(f"{above}{digit}001") == "village_type"
        for digit in "123":
            assert reason(f"{above}{digit}000") == "village_serial"


class TestAncestors:
    """Art. 4(3): the digits of a region begin with those of the regions above it."""

    @given(strategies.segments)
    def test_parents_drop_one_segment(self, segments: tuple[str, ...]) -> None:
        code = parse("".join(segments))
        above = code.parent
        assert (above is None) == (len(segments) == 1)
        if above is not None:
            assert above.segments == segments[:-1]
            assert type(above) is RegionCode
            assert above.is_ancestor_of(code)
            assert not code.is_ancestor_of(above)
        assert not code.is_ancestor_of(code)
        of_level = (code.province, code.regency, code.district)
        expected = [".".join(segments[:count]) if len(segments) >= count else None for count in (1, 2, 3)]
        assert list(of_level) == expected

    @given(strategies.segments, strategies.segments)
    def test_order_is_that_of_the_text(self, first: tuple[str, ...], second: tuple[str, ...]) -> None:
        assert (parse(".".join(first)) < parse(".".join(second))) == (first < second)


class TestIslands:
    """Permendagri 58/2021: nine digits, PP.RR.4NNNN; regency 00 where several share the island."""

    @given(strategies.islands, st.sampled_from(["", ".", "-", " "]), strategies.white_space)
    def test_every_written_form_means_the_same(self, parts: tuple[str, str, str], separator: str, space: str) -> None:
        code = parse_island(space + separator.join(parts) + space)
        assert (code, code.segments, code.compact) == (".".join(parts), parts, "".join(parts))
        assert code.province == parts[0]
        assert code.regency == (None if parts[1] == "00" else ".".join(parts[:2]))
        assert parse_island(code) is code

    @given(st.text(string.digits, min_size=9, max_size=9))
    def test_any_nine_digits(self, digits: str) -> None:
        legal = oracle.legal(digits[:2]) and (digits[2:4] == "00" or oracle.legal(digits[:4]))
        legal = legal and 40001 <= int(digits[4:]) <= 49999
        try:
            code = IslandCode(digits)
        except InvalidCodeError as error:
            assert not legal
            assert error.message("id")
        else:
            assert legal
            assert code.compact == digits

    @given(st.text())
    def test_any_text_is_parsed_or_refused(self, text: str) -> None:
        try:
            assert parse_island(text).compact == re.sub(r"[^0-9]", "", text)
        except InvalidCodeError as error:
            assert error.message("en")
