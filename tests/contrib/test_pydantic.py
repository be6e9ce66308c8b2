"""The door to pydantic: values, errors, schemas, and that an identity number shows in none of them."""

import importlib
import json
import pickle
import re
import sys
import traceback
from datetime import date
from typing import Annotated, Any

import pytest

pytest.importorskip("pydantic", reason="the extra pydantic is not installed")

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, create_model
from pydantic.json_schema import JsonSchemaMode

import kodewilayah
from kodewilayah import Nik, RegionCode
from kodewilayah.contrib.pydantic import (
    DistrictCode,
    NikRules,
    NikStr,
    ProvinceCode,
    RegencyCode,
    RegionCodeRules,
    RegionCodeStr,
    VillageCode,
)
from tests.contrib.cells import CELLS, NAN, NAN_IS_A_NUMBER

OF_LEVEL = {1: ProvinceCode, 2: RegencyCode, 3: DistrictCode, 4: VillageCode}
VILLAGE = "31.74.09.1002"
MODES: tuple[JsonSchemaMode, ...] = ("validation", "serialization")
NIK = "3174091708450001"


class Person(BaseModel):
    """Somebody who registers."""

    model_config = ConfigDict(frozen=True)

    village: VillageCode
    nik: NikStr


def adapter(annotation: Any) -> TypeAdapter[Any]:
    return TypeAdapter(annotation)


def refusal(annotation: object, value: object, **options: Any) -> dict[str, Any]:
    with pytest.raises(ValidationError) as caught:
        adapter(annotation).validate_python(value, **options)
    (error,) = caught.value.errors()
    return dict(error)


@pytest.mark.sweep
@pytest.mark.parametrize("level", OF_LEVEL)
def test_every_code_in_force_is_read_written_and_fits_its_schema(level: int) -> None:
    types = [adapter(OF_LEVEL[level]), adapter(RegionCodeStr)]
    accepts = [re.compile(each.json_schema()["pattern"]) for each in types]
    returns = [re.compile(each.json_schema(mode="serialization")["pattern"]) for each in types]
    for region in kodewilayah.regions(level):
        for each, accepted, returned in zip(types, accepts, returns, strict=True):
            value = each.validate_python(region.code.compact)
            assert type(value) is RegionCode
            assert value == region.code
            assert returned.search(value)
            assert accepted.search(value.compact)
            assert accepted.search(f" {value.replace('.', '-')} ")
    written = types[0].dump_json(value)
    assert json.loads(written) == region.code
    assert types[0].validate_json(written, strict=True) == region.code


@pytest.mark.parametrize("level", [None, 1, 2, 3, 4])
@pytest.mark.parametrize("within", [None, "31", "31.74", "31.74.09"])
def test_a_schema_of_what_is_returned_says_the_digit_rules_no_more_and_no_less(
    level: int | None, within: str | None
) -> None:
    if within is not None and level is not None and level <= within.count(".") + 1:
        return
    rules = RegionCodeRules(level=level, within=within, rules_only=True)
    pattern = re.compile(adapter(Annotated[str, rules]).json_schema(mode="serialization")["pattern"])
    provinces = [f"{number:02}" for number in range(100)]
    regencies = [f"31.{number:02}" for number in range(100)]
    districts = [f"31.74.{number:02}" for number in range(100)]
    villages = [f"31.74.09.{number:04}" for number in range(10000)]
    for text in [*provinces, *regencies, *districts, *villages, "", "31.", "317", "31.74.09.10020"]:
        try:
            taken = rules.judge(text) == text
        except kodewilayah.InvalidCodeError:
            taken = False
        assert bool(pattern.search(text)) is taken, text


def test_schemas_have_a_pattern_and_an_example_that_is_taken_and_no_list() -> None:
    wanted = [
        *OF_LEVEL.values(),
        RegionCodeStr,
        Annotated[str, RegionCodeRules(within="34")],
        Annotated[str, RegionCodeRules(level=3, within="34")],
        NikStr,
    ]
    for annotation in wanted:
        for mode in MODES:
            schema = adapter(annotation).json_schema(mode=mode)
            assert set(schema) == {"type", "pattern", "examples"}
            assert len(json.dumps(schema)) < 400
            for example in schema["examples"]:
                adapter(annotation).validate_python(example)
                assert re.search(schema["pattern"], example)
    for within in ("92.01", "31.99"):
        assert "examples" not in adapter(Annotated[str, RegionCodeRules(within=within)]).json_schema()
    assert Person.model_json_schema()["properties"]["village"]["type"] == "string"


@pytest.mark.parametrize(("cell", "reason"), CELLS)
def test_a_cell_of_a_table_is_refused_as_what_it_is(cell: object, reason: str) -> None:
    assert refusal(NikStr, cell)["type"] == reason
    error = refusal(RegionCodeStr, cell)
    assert error["type"] == reason
    for lang, sentence in NAN_IS_A_NUMBER.items():
        assert (sentence in error["ctx"][lang]) == (cell is NAN)


@pytest.mark.parametrize(
    ("annotation", "value", "reason"),
    [
        (RegionCodeStr, "31.74.99", "unknown_code"),
        (RegionCodeStr, "92.01", "retired_code"),
        (RegionCodeStr, "31.70", "regency_range"),
        (RegionCodeStr, "", "empty"),
        (RegionCodeStr, 31, "not_text"),
        (RegionCodeStr, 11.1, "not_text"),
        (RegionCodeStr, None, "missing"),
        (RegionCodeStr, b"31", "not_text"),
        (VillageCode, "31.74", "wrong_level"),
        (Annotated[str, RegionCodeRules(within="32")], "31.74", "not_within"),
        (RegionCodeStr, "{en} {id} {{0}} %s <script>", "not_digits"),
        (NikStr, "3174093208450001", "birth_date"),
        (NikStr, 3174091708450001, "not_text"),
        (NikStr, None, "missing"),
        (NikStr, "", "empty"),
        (Annotated[Nik, NikRules(max_age=17)], NIK, "age"),
        (Annotated[Nik, NikRules(region="32")], NIK, "region_mismatch"),
        (Annotated[Nik, NikRules(require_known_region=True)], "3174991708450001", "unknown_region"),
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_the_type_of_an_error_is_the_library_s_reason(
    annotation: Any, value: object, reason: str, strict: bool
) -> None:
    error = refusal(annotation, value, strict=strict)
    assert error["type"] == reason
    assert error["loc"] == ()
    assert error["msg"] == error["ctx"]["en"]
    assert error["ctx"]["id"] != error["ctx"]["en"]
    with pytest.raises(ValidationError) as caught:
        adapter(annotation).validate_python(value)
    assert json.loads(caught.value.json())[0]["type"] == reason
    if isinstance(value, str) and "{en}" in value:
        assert value in error["ctx"]["en"]
        assert value in error["ctx"]["id"]


def test_messages_come_in_indonesian_where_that_is_asked() -> None:
    hostile = "{en} {id}"
    error = refusal(Annotated[str, RegionCodeRules(lang="id")], hostile)
    assert error["msg"] == error["ctx"]["id"]
    assert hostile in error["msg"]
    error = refusal(Annotated[Nik, NikRules(lang="id")], "x")
    assert error["msg"] == error["ctx"]["id"]


def test_options() -> None:
    assert adapter(Annotated[str, RegionCodeRules(allow_retired=True)]).validate_python("9201") == "92.01"
    assert adapter(Annotated[str, RegionCodeRules(rules_only=True)]).validate_python("317499") == "31.74.99"
    assert adapter(Annotated[str, RegionCodeRules(level=4)] | None).validate_python(None) is None
    born = adapter(Annotated[Nik, NikRules(min_age=100)]).validate_python("3174091708200001").birth_date
    assert born == date(1920, 8, 17)


def test_rules_on_a_type_that_has_rules_add_to_them() -> None:
    formerly = adapter(Annotated[VillageCode, RegionCodeRules(within="31", allow_retired=True)])
    assert formerly.validate_python("3174091002") == VILLAGE
    assert refusal(Annotated[VillageCode, RegionCodeRules(allow_retired=True)], "92.01")["type"] == "wrong_level"
    assert refusal(Annotated[VillageCode, RegionCodeRules(within="32")], VILLAGE)["type"] == "not_within"
    again = Annotated[Annotated[VillageCode, RegionCodeRules(within="32")], RegionCodeRules(within="31", lang="id")]
    assert adapter(again).validate_python(VILLAGE) == VILLAGE
    assert adapter(again).json_schema() == adapter(Annotated[str, RegionCodeRules(level=4, within="31")]).json_schema()
    adult = Annotated[Annotated[NikStr, NikRules(max_age=120)], NikRules(region="31")]
    assert adapter(adult).validate_python(NIK).sex == "male"
    assert refusal(Annotated[adult, NikRules(region="32")], NIK)["type"] == "region_mismatch"
    assert refusal(Annotated[adult, NikRules(max_age=2)], NIK)["type"] == "age"

    class Home(BaseModel):
        region: Annotated[VillageCode, Field(description="home"), RegionCodeRules(within="31")]

    assert Home.model_json_schema()["properties"]["region"]["description"] == "home"
    model: Any = create_model(
        "Arbitrary",
        region=(Annotated[RegionCode, RegionCodeRules(level=4)], ...),
        __config__=ConfigDict(arbitrary_types_allowed=True),
    )
    assert model(region="3174091002").region == VILLAGE
    described = adapter(Annotated[str, Field(description="home"), RegionCodeRules(level=4)])
    assert refusal(Annotated[str, Field(description="home"), RegionCodeRules(level=4)], "31")["type"] == "wrong_level"
    assert described.validate_python("3174091002") == VILLAGE


@pytest.mark.parametrize(
    "annotation",
    [
        Annotated[VillageCode, AfterValidator(str), RegionCodeRules(within="31")],
        Annotated[VillageCode, Field(max_length=13), RegionCodeRules(within="31")],
        Annotated[str, Field(max_length=13), RegionCodeRules(within="31")],
        Annotated[str, AfterValidator(str), RegionCodeRules(within="31")],
        Annotated[NikStr, AfterValidator(str), NikRules(region="31")],
    ],
)
def test_nothing_between_the_type_and_its_rules_is_dropped_in_silence(annotation: object) -> None:
    with pytest.raises(
        TypeError, match=r"Rules must be directly after the type: Annotated\[.*, .*Rules\(\.\.\.\), \.\.\.\]"
    ):
        adapter(annotation)


def test_what_stands_after_the_rules_is_asked_too() -> None:
    assert (
        adapter(Annotated[VillageCode, RegionCodeRules(within="31"), AfterValidator(len)]).validate_python(VILLAGE)
        == 13
    )


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: RegionCodeRules(level=7), "Level"),
        (lambda: RegionCodeRules(lang="fr"), "not a language"),  # type: ignore[arg-type]
        (lambda: NikRules(lang="fr"), "not a language"),  # type: ignore[arg-type]
        (lambda: NikRules(min_age=-1), "negative"),
        (lambda: NikRules(region="31.70"), "regency digits"),
    ],
)
def test_options_that_nothing_meets_are_refused_when_they_are_written(make: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        make()


@pytest.mark.parametrize("annotation", [Annotated[int, RegionCodeRules()], Annotated[str, NikRules()]])
def test_rules_on_a_type_of_another_kind_are_refused_when_the_model_is_written(annotation: object) -> None:
    with pytest.raises(TypeError, match="annotates"):
        adapter(annotation)


class TestModel:
    def test_it_is_written_as_plain_json_and_read_again(self) -> None:
        person = Person.model_validate({"village": "3174091002", "nik": "317409 170845 0001"})
        assert person.model_dump_json() == f'{{"village":"{VILLAGE}","nik":"{NIK}"}}'
        dumped = person.model_dump(mode="json")
        assert {type(value) for value in dumped.values()} == {str}
        assert person.model_dump() == {"village": RegionCode(VILLAGE), "nik": kodewilayah.parse_nik(NIK)}
        for again in (
            Person.model_validate_json(person.model_dump_json(), strict=True),
            Person.model_validate(dumped),
            Person.model_validate(person.model_dump(), strict=True),
            person.model_copy(deep=True),
            pickle.loads(pickle.dumps(person)),
        ):
            assert again == person
            assert hash(again) == hash(person)

    def test_codes_and_numbers_are_keys(self) -> None:
        counts = adapter(dict[RegionCodeStr, int])
        assert counts.dump_json(counts.validate_python({"3174": 1})) == b'{"31.74":1}'
        people = adapter(dict[NikStr, int])
        assert people.dump_json(people.validate_python({NIK: 1})) == f'{{"{NIK}":1}}'.encode()

    def test_a_number_keeps_its_century_when_it_is_given_again(self) -> None:
        old = kodewilayah.parse_nik("3174091708200001", min_age=100)
        assert adapter(NikStr).validate_python(old) == old

    def test_no_representation_shows_the_number(self) -> None:
        person = Person.model_validate({"village": VILLAGE, "nik": NIK})
        for text in (repr(person), str(person), repr(person.model_dump()), f"{person!r}"):
            assert "317409******0001" in text
            assert NIK[6:12] not in text

    @pytest.mark.parametrize("number", ["3174093208450001", "3174091708450000", "317409170845000", "31740917O8450001"])
    def test_an_error_of_the_number_does_not_show_it(self, number: str) -> None:
        with pytest.raises(ValidationError) as caught:
            Person.model_validate({"village": "31.70", "nik": number})
        told = [str(caught.value), repr(caught.value), repr(caught.value.errors()), caught.value.json()]
        told += traceback.format_exception(caught.value)
        for text in told:
            assert number not in text
            assert number[6:] not in text
        assert [error["loc"] for error in caught.value.errors()] == [("village",), ("nik",)]
        assert set(caught.value.errors()[1]["input"]) <= set("317409*")


class TestFastApi:
    """Real requests to a small application."""

    @pytest.fixture
    def client(self) -> Any:
        pytest.importorskip("fastapi", reason="fastapi, of the test group, is not installed")
        pytest.importorskip("httpx2", reason="httpx2, of the test group, is not installed")
        from fastapi import FastAPI
        from fastapi.testclient import TestClient

        app = FastAPI()

        @app.post("/people")
        def register(person: Person) -> Person:
            return person

        @app.get("/regions/{code}")
        def show(code: RegencyCode, within: RegionCodeStr | None = None) -> dict[str, str | None]:
            return {"type": type(code).__name__, "code": code, "within": within}

        return TestClient(app)

    def test_a_body_is_read_and_returned(self, client: Any) -> None:
        answer = client.post("/people", json={"village": "3174091002", "nik": NIK})
        assert (answer.status_code, answer.json()) == (200, {"village": VILLAGE, "nik": NIK})

    def test_path_and_query_are_read(self, client: Any) -> None:
        answer = client.get("/regions/3174", params={"within": "31"})
        assert answer.json() == {"type": "RegionCode", "code": "31.74", "within": "31"}

    @pytest.mark.parametrize("hostile", ["31.70", "<script>", "{en}", "31.74.09", "99%00", "%s"])
    def test_what_is_refused_is_told_with_its_reason(self, client: Any, hostile: str) -> None:
        answer = client.get("/regions/31.74", params={"within": hostile + "x"})
        assert answer.status_code == 422
        assert answer.headers["content-type"] == "application/json"
        (error,) = answer.json()["detail"]
        assert (error["type"], error["loc"]) == ("not_digits", ["query", "within"])

    def test_a_refused_number_is_not_sent_back(self, client: Any) -> None:
        answer = client.post("/people", json={"village": "31.74", "nik": "3174093208450001"})
        assert answer.status_code == 422
        assert [error["type"] for error in answer.json()["detail"]] == ["wrong_level", "birth_date"]
        assert "3208450001" not in answer.text

    def test_the_schema_of_the_interface_carries_the_patterns(self, client: Any) -> None:
        schemas = client.get("/openapi.json").json()["components"]["schemas"]
        for schema in (each for name, each in schemas.items() if name.startswith("Person")):
            assert set(schema["properties"]["village"]) == {"type", "pattern", "examples", "title"}


def test_without_the_framework_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "kodewilayah.contrib.pydantic")
    monkeypatch.setitem(sys.modules, "pydantic", None)
    with pytest.raises(ImportError, match=r'pip install "kodewilayah\[pydantic\]"'):
        importlib.import_module("kodewilayah.contrib.pydantic")
