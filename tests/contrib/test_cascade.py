"""The JSON of forms: every listing, every refusal, and nothing that somebody asks for raises."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import kodewilayah
from kodewilayah.contrib import cascade
from kodewilayah.contrib.cascade import Answer, RequestError, answer, listing

FOLDERS = {1: "regencies", 2: "districts", 3: "villages"}
DECREE = kodewilayah.editions()[-1]


def read(found: Answer) -> Any:
    return json.loads(found.body)


def refused(path: str, **query: str) -> tuple[int, str]:
    found = answer(path, query)
    error = read(found)["error"]
    assert set(error) == {"reason", "message"}
    assert set(error["message"]) == {"id", "en"}
    assert all(error["message"].values())
    assert error["message"]["id"] != error["message"]["en"]
    assert found.headers["Cache-Control"] == "no-store"
    assert "ETag" not in found.headers
    assert found.headers["X-Content-Type-Options"] == "nosniff"
    assert found.headers["Content-Type"] == "application/json; charset=utf-8"
    return found.status, error["reason"]


@pytest.mark.sweep
def test_the_listings_hold_every_region_once_in_code_order_and_in_its_place() -> None:
    provinces = read(answer("provinces.json"))
    assert provinces["meta"] == {"administrative_area_level": 1, "updated_at": DECREE.signed.isoformat()}
    listed = list(provinces["data"])
    for level, folder in FOLDERS.items():
        for region in kodewilayah.regions(level):
            found = answer(f"{folder}/{region.code}.json")
            assert found.status == 200
            content = read(found)
            assert content["meta"] == {"administrative_area_level": level + 1, "updated_at": DECREE.signed.isoformat()}
            codes = [row["code"] for row in content["data"]]
            assert codes == sorted(codes)
            assert all(code.rpartition(".")[0] == region.code for code in codes)
            listed += content["data"]
    assert len(listed) == sum(DECREE.counts.values())
    assert {row["code"]: row["name"] for row in listed} == {r.code: r.name for r in kodewilayah.regions()}
    assert all(set(row) == {"code", "name"} for row in listed)


def test_the_bytes_are_compact_utf_8() -> None:
    assert answer("regencies/31.json").body.startswith(b'{"data":[{"code":"31.01","name":"Kabupaten Administrasi Kep')
    assert answer("districts/31.74.json").body == listing("3174") == listing(kodewilayah.parse("31.74"))


def test_a_listing_of_nothing_below_is_the_callers_mistake() -> None:
    with pytest.raises(ValueError, match=r"31\.74\.09\.1002"):
        listing("31.74.09.1002")
    with pytest.raises(kodewilayah.UnknownCodeError):
        listing("31.74.99")
    with pytest.raises(kodewilayah.InvalidCodeError):
        listing("31.70")


@pytest.mark.parametrize(
    ("path", "status", "reason"),
    [
        ("", 404, "unknown_path"),
        ("/provinces.json", 404, "unknown_path"),
        ("provinces", 404, "unknown_path"),
        ("provinces.json/", 404, "unknown_path"),
        ("provinces/31.json", 404, "unknown_path"),
        ("regencies", 404, "unknown_path"),
        ("regencies.json", 404, "unknown_path"),
        ("regencies/31", 404, "unknown_path"),
        ("regencies/31.JSON", 404, "unknown_path"),
        ("regencies/../provinces.json", 404, "unknown_path"),
        ("regencies/31.json/x.json", 404, "unknown_path"),
        ("search.json/x", 404, "unknown_path"),
        ("regencies/.json", 400, "empty"),
        ("regencies/30.json", 400, "province_second_digit"),
        ("regencies/31.74.json", 400, "wrong_level"),
        ("districts/31.json", 400, "wrong_level"),
        ("villages/31.74.09.1002.json", 400, "wrong_level"),
        ("districts/3174.json", 400, "not_dotted"),
        ("districts/31-74.json", 400, "not_dotted"),
        ("regencies/ 31.json", 400, "not_dotted"),
        ("regencies/３１.json", 400, "not_digits"),
        ("districts/31.70.json", 400, "regency_range"),
        ("regencies/29.json", 404, "unknown_code"),
        ("districts/91.01.json", 404, "retired_code"),
    ],
)
def test_what_is_refused_has_its_status_and_reason(path: str, status: int, reason: str) -> None:
    assert refused(path) == (status, reason)


def test_a_retired_code_says_what_became_of_it() -> None:
    message = read(answer("districts/91.01.json"))["error"]["message"]
    assert message["en"].startswith("'91.01' (Kabupaten Merauke) is not in")
    assert "93.01" in message["id"]


@pytest.mark.parametrize(
    ("query", "status", "reason"),
    [
        ({}, 400, "query_missing"),
        ({"q": "x" * 201}, 400, "query_too_long"),
        *(({"q": "x", "level": level}, 400, "bad_level") for level in ("0", "5", "-1", "1.0", "１", " 1", "x", "01")),
        *(({"q": "x", "limit": limit}, 400, "bad_limit") for limit in ("0", "51", "-1", "1e1", "٣", "x", "9" * 5000)),
        ({"q": "x", "within": "31.70"}, 400, "regency_range"),
        ({"q": "x", "within": "hello"}, 400, "not_digits"),
        ({"q": "x", "within": "31.74.99"}, 404, "unknown_code"),
        ({"q": "x", "within": "91.01"}, 404, "retired_code"),
    ],
)
def test_bad_parameters_are_refused(query: dict[str, str], status: int, reason: str) -> None:
    assert refused("search.json", **query) == (status, reason)


def test_a_search_answers_what_the_library_finds() -> None:
    for text in ("srengseng", "kota bandung", "dki", "loloana'a", "srengsng sawah", "sukamaju", "", " ", "x" * 200):
        for level in (None, 1, 2, 3, 4):
            for within in (None, "31", "32.73"):
                query = {"q": text, "limit": "50"}
                query |= {} if level is None else {"level": str(level)}
                query |= {} if within is None else {"within": within}
                content = read(answer("search.json", query))
                assert content["meta"] == {"query": text}
                assert content["data"] == [
                    {
                        "code": match.region.code,
                        "name": match.region.name,
                        "full_name": match.region.full_name,
                        "level": match.level,
                        "term": match.region.term,
                        "score": match.score,
                    }
                    for match in kodewilayah.search(text, level=level, within=within, limit=50)
                ]


@pytest.mark.parametrize("code", ["31", "31.74", "31.74.09", "31.74.09.1002"])
def test_a_search_for_a_code_answers_its_region_first(code: str) -> None:
    region = kodewilayah.lookup(code)
    for written in (code, code.replace(".", ""), f" {code.replace('.', '-')} "):
        for within in (None, "31", "31.74", "32"):
            for level in (None, 1, 2, 3, 4):
                query = {"q": written, "within": within or "", "level": str(level or ""), "limit": "3"}
                found = read(answer("search.json", query))["data"]
                fits = level in (None, region.level) and within in (None, *(each.code for each in region.ancestors))
                assert ([(each["code"], each["score"]) for each in found[:1]] == [(code, 1.0)]) is fits
                assert len(found) <= 3
                assert len({each["code"] for each in found}) == len(found)
    assert read(answer("search.json", {"q": "31.74.99"}))["data"] == []
    assert read(answer("search.json", {"q": "92.01"}))["data"] == []


SAME = ["Kel. Jagakarsa", "kel jagakarsa", "  KEL.  JAGAKARSA ", "kel-jagakarsa", "Kél Jagakarsa,"]


def test_texts_with_the_same_words_are_one_question_and_each_answer_repeats_its_own_text() -> None:
    cascade._matches_of.cache_clear()
    answers = [answer("search.json", {"q": text}) for text in SAME]
    assert cascade._matches_of.cache_info().misses == 1
    for text, found in zip(SAME, answers, strict=True):
        assert read(found)["meta"] == {"query": text}
        assert read(found)["data"] == read(answers[0])["data"] != []
    assert len({found.headers["ETag"] for found in answers}) == len(SAME)


@pytest.mark.parametrize(
    "texts",
    [
        # What is typed last may be unfinished.
        ("kep", "kepulauan"),
        ("ilir ii", "ilir 2"),
        # Only the first is a code.
        ("31.74", "31/74"),
        ("3174", "31 74"),
        ("D.K.I", "D K I"),
    ],
)
def test_texts_with_other_words_or_another_code_are_other_questions(texts: tuple[str, str]) -> None:
    one_way, other_way = ([read(answer("search.json", {"q": text}))["data"] for text in order] for order in
                          (texts, texts[::-1]))  # fmt: skip
    for text in texts[::-1]:
        cascade._matches_of.cache_clear()
        expected = read(answer("search.json", {"q": text}))["data"]
        assert one_way[texts.index(text)] == other_way[texts[::-1].index(text)] == expected


def test_other_parameters_are_other_questions() -> None:
    for query in ({"level": "3"}, {"level": "4"}, {"within": "31"}, {"within": "33"}, {"limit": "1"}, {}):
        found = read(answer("search.json", {"q": "jagakarsa", **query}))["data"]
        cascade._matches_of.cache_clear()
        assert found == read(answer("search.json", {"q": "Jagakarsa", **query}))["data"]


def test_no_more_than_the_last_searches_are_kept() -> None:
    cascade._matches_of.cache_clear()
    for number in range(300):
        answer("search.json", {"q": f"x{number}", "level": "1"})
    assert cascade._matches_of.cache_info().currsize == 256


def test_a_search_has_ten_at_the_most_if_no_limit_is_given_and_reads_what_it_knows_only() -> None:
    assert len(read(answer("search.json", {"q": "suka"}))["data"]) == 10
    assert len(read(answer("search.json", {"q": "suka", "limit": "50"}))["data"]) == 50
    assert len(read(answer("search.json", {"q": "suka", "limit": "1", "lang": "id", "callback": "x"}))["data"]) == 1
    empty = answer("search.json", {"q": "suka", "level": "", "within": "", "limit": ""})
    assert empty == answer("search.json", {"q": "suka"})
    assert answer("search.json", {"q": "suka", "within": "3174"}) == answer(
        "search.json", {"q": "suka", "within": "31.74"}
    )
    assert answer("provinces.json", {"q": "x" * 999}) == answer("provinces.json")


def test_headers_and_the_answer_not_changed() -> None:
    for path, query in (("provinces.json", None), ("villages/31.74.09.json", {}), ("search.json", {"q": "jaksel"})):
        full = answer(path, query)
        tag = full.headers["ETag"]
        assert re.fullmatch('"[0-9a-f]{32}"', tag)
        assert full.headers["Cache-Control"] == "public, max-age=604800"
        for header in (tag, f"W/{tag}", f'"x", {tag}', f'"x",W/{tag} , "y"', "*"):
            assert answer(path, query, if_none_match=header) == Answer(304, b"", full.headers)
        for header in ("", '"x"', tag.strip('"'), tag[:-1], "W/*"):
            assert answer(path, query, if_none_match=header) == full
    assert answer("regencies/29.json", if_none_match="*").status == 404
    tags = [answer(f"regencies/{province.code}.json").headers["ETag"] for province in kodewilayah.provinces()]
    assert len(set(tags)) == len(kodewilayah.provinces())


def test_nobody_can_change_the_headers_of_the_next_answer() -> None:
    answer("provinces.json").headers["ETag"] = "x"
    answer("nothing").headers["Content-Type"] = "x"
    assert answer("provinces.json").headers["ETag"] != "x"
    assert answer("nothing").headers["Content-Type"] == "application/json; charset=utf-8"


HOSTILE = (
    "</script><script>alert(1)</script>",
    "'\"><img src=x onerror=alert(1)>",
    "\u2028\u2029",
    "\x00\r\n",
    "\udce9",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_data_and_ends_no_script(text: str) -> None:
    for found in (
        answer("search.json", {"q": text}),
        answer("search.json", {"q": "x", "level": text}),
        answer("search.json", {"q": "x", "within": text}),
        answer(text),
        answer(f"regencies/{text}.json"),
    ):
        assert not re.search(rb"[<>&\x00-\x1f]|\xe2\x80[\xa8\xa9]", found.body)
        assert not any(sign in value for value in found.headers.values() for sign in "\r\n<")
        read(found)
    assert read(answer("search.json", {"q": text}))["meta"]["query"] == text


def test_a_broken_installation_is_not_the_askers_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> bytes:
        raise kodewilayah.DataError("regions.csv", "truncated_file", {"line": 7})

    monkeypatch.setattr(cascade, "_listing", broken)
    with pytest.raises(kodewilayah.DataError):
        answer("provinces.json")


def test_the_error_of_a_request_speaks_two_languages() -> None:
    error = RequestError("0", "bad_level")
    assert str(error) == "'0' is not a level; level must be 1, 2, 3 or 4."
    with pytest.raises(ValueError, match="'fr' is not a language"):
        error.message("fr")  # type: ignore[arg-type]  # that is what is tried
    assert RequestError("0", "unheard_of").message("id") == "'0': unheard_of"


segments = st.text(max_size=20) | st.from_regex(r"[0-9]{2}([. -]?[0-9]{2}){0,2}([. -]?[0-9]{4})?", fullmatch=True)
folders = st.sampled_from([*FOLDERS.values(), "provinces", "search", "..", ""]) | st.text(max_size=10)
paths = st.text() | st.builds("{}/{}.json".format, folders, segments) | st.builds("{}{}".format, folders, segments)
values = st.text(max_size=300) | segments | st.integers(-5, 60).map(str)
queries = st.dictionaries(st.sampled_from(["q", "level", "within", "limit"]) | st.text(max_size=5), values, max_size=5)


@given(paths, queries, st.none() | st.text(max_size=80))
@example("regencies/31.json\n", {}, None)
@example("regencies/31\x00.json", {}, None)
@example("search.json", {"q": "\ud800"}, None)
def test_whatever_is_asked_there_is_an_answer(path: str, query: dict[str, str], if_none_match: str | None) -> None:
    for found in (answer(path, query, if_none_match=if_none_match), answer("search.json", {"q": "bali", **query})):
        assert found.status in (200, 304, 400, 404)
        assert (found.body == b"") == (found.status == 304)
        if found.status != 304:
            assert set(read(found)) == ({"data", "meta"} if found.status == 200 else {"error"})
        # What is long in a question is short in the answer.
        assert found.status == 200 or len(found.body) < 4000


@given(st.sampled_from(list(FOLDERS.items())), segments)
def test_a_path_is_answered_exactly_if_it_is_the_dotted_code_of_a_region_of_that_level(
    of_level: tuple[int, str], text: str
) -> None:
    level, folder = of_level
    region = kodewilayah.get(text)
    exact = region is not None and region.level == level and region.code == text
    assert (answer(f"{folder}/{text}.json").status == 200) == exact
