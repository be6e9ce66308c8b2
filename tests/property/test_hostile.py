"""Objects that answer with exceptions: every verb refuses them as it refuses any other object of the wrong type."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kodewilayah
from kodewilayah import InvalidCodeError, InvalidNikError, UnknownEditionError, edition
from tests.property import strategies

GAZETTEER = edition("2022")
NIK = "3174091708450001"


class HostilityError(Exception):
    """What only a hostile object raises."""


def fail(*_: object, **__: object) -> Any:
    raise HostilityError


# What an object can define in its own way, beside what makes it.
METHODS = sorted(
    {*dir(object), *dir(str), *dir(int), "__iter__", "__next__", "__fspath__"}
    - {"__new__", "__init__", "__class__", "__del__", "__init_subclass__", "__getattribute__"}
)
PROPERTIES = ["__class__", "__dict__", "__module__", "code", "_home", "edition"]


class Recipe(NamedTuple):
    """How to make a hostile object. Hypothesis prints what it draws, and could not print the object itself."""

    methods: list[str]
    properties: list[str]
    hides_everything: bool
    text: str

    def made(self, base: type) -> Any:
        """Return an object of a subclass whose methods and properties raise."""
        names: dict[str, object] = dict.fromkeys(self.methods, fail)
        names |= {name: property(fail) for name in self.properties}
        if self.hides_everything:
            names["__getattribute__"] = fail
        hostile = type("Hostile", (base,), names)
        return str.__new__(hostile, self.text) if base is str else object.__new__(hostile)


plain_texts = st.one_of(
    st.sampled_from(["31", "3174", "31.74.09.1002", "92.01", "31.99", "31.70", "jaksel", "Bandung", "2017", NIK, ""]),
    strategies.segments.map(".".join),
    st.text(max_size=30),
)
recipes = st.builds(
    Recipe,
    st.one_of(st.just(METHODS), st.lists(st.sampled_from(METHODS), unique=True)),
    st.one_of(st.just(PROPERTIES), st.lists(st.sampled_from(PROPERTIES), unique=True)),
    st.booleans(),
    plain_texts,
)

Verb = Callable[[Any], Any]
# By the name of the verb: how it is called with an object in the place of a code.
CODES: dict[str, Verb] = {
    "parse": kodewilayah.parse,
    "parse_island": kodewilayah.parse_island,
    "RegionCode": kodewilayah.RegionCode,
    "IslandCode": kodewilayah.IslandCode,
    "lookup": kodewilayah.lookup,
    "Gazetteer.lookup": GAZETTEER.lookup,
    "Gazetteer[]": GAZETTEER.__getitem__,
    "regions": lambda code: list(kodewilayah.regions(2, within=code)),
    "Gazetteer.regions": lambda code: list(GAZETTEER.regions(2, within=code)),
    "statistics": kodewilayah.statistics,
    "Gazetteer.statistics": GAZETTEER.statistics,
    "search": lambda code: kodewilayah.search("jaksel", within=code),
    "resolve": lambda code: kodewilayah.resolve("jaksel", within=code),
    "islands": kodewilayah.islands,
    "island": kodewilayah.island,
    "from_bps": kodewilayah.from_bps,
    "current": kodewilayah.current,
    "trace": kodewilayah.trace,
    "parse_nik(region=)": lambda code: kodewilayah.parse_nik(NIK, region=code),
}
LENIENT: dict[str, tuple[Verb, object]] = {
    "is_valid": (kodewilayah.is_valid, False),
    "get": (kodewilayah.get, None),
    "exists": (kodewilayah.exists, False),
    "newest": (kodewilayah.newest, None),
    "Gazetteer.get": (GAZETTEER.get, None),
    "Gazetteer.exists": (GAZETTEER.exists, False),
    "in": (GAZETTEER.__contains__, False),
    "is_valid_nik": (kodewilayah.is_valid_nik, False),
    "current of many": (lambda code: [outcome.status for outcome in kodewilayah.current([code])], ["unknown"]),
}
EDITIONS: dict[str, Verb] = {
    "edition": kodewilayah.edition,
    "changes": lambda name: kodewilayah.changes("2015", name),
    "current": lambda name: kodewilayah.current("31", edition=name),
    "trace": lambda name: kodewilayah.trace("31", edition=name),
    "search": lambda name: kodewilayah.search("jaksel", edition=name),
    "resolve": lambda name: kodewilayah.resolve("jaksel", edition=name),
    "statistics": lambda name: kodewilayah.statistics(edition=name),
}


def outcome(verb: Verb, value: object) -> object:
    """Return what a verb does with an object: its result, or the type, reason and facts of its error."""
    try:
        result = verb(value)
    except kodewilayah.KodeWilayahError as error:
        assert error.message("id")
        assert error.message("en")
        return type(error), error.reason, error.params
    return result


@pytest.mark.parametrize("verb", CODES.values(), ids=CODES)
@given(recipe=recipes)
def test_an_object_in_the_place_of_a_code_is_not_text(verb: Verb, recipe: Recipe) -> None:
    value = recipe.made(object)
    with pytest.raises(InvalidCodeError) as caught:
        verb(value)
    assert (caught.value.reason, caught.value.params["type"]) == ("not_text", "Hostile")
    assert caught.value.value is value
    assert "Hostile" in caught.value.message("id")
    assert repr(caught.value)


@pytest.mark.parametrize(("verb", "expected"), LENIENT.values(), ids=LENIENT)
@given(recipe=recipes)
def test_a_verb_that_does_not_raise_says_no(verb: Verb, expected: object, recipe: Recipe) -> None:
    assert verb(recipe.made(object)) == expected


@pytest.mark.parametrize("verb", EDITIONS.values(), ids=EDITIONS)
@given(recipe=recipes)
def test_an_object_in_the_place_of_an_edition_is_unknown(verb: Verb, recipe: Recipe) -> None:
    with pytest.raises(UnknownEditionError):
        verb(recipe.made(object))


@pytest.mark.parametrize("verb", [kodewilayah.search, kodewilayah.resolve, GAZETTEER.search, GAZETTEER.resolve])
@given(recipe=recipes)
def test_an_object_in_the_place_of_a_name_is_a_type_error(verb: Verb, recipe: Recipe) -> None:
    with pytest.raises(TypeError, match=r"takes text, not .*Hostile"):
        verb(recipe.made(object))


@given(recipe=recipes)
def test_an_object_in_the_place_of_an_identity_number_is_not_text(recipe: Recipe) -> None:
    with pytest.raises(InvalidNikError) as caught:
        kodewilayah.parse_nik(recipe.made(object))
    assert (caught.value.reason, caught.value.value) == ("not_text", "<Hostile>")


@given(recipe=recipes, name=st.sampled_from(["today", "birth_date", "min_age", "max_age", "sex"]))
def test_an_object_in_the_place_of_an_option_of_an_identity_number_is_refused(recipe: Recipe, name: str) -> None:
    with pytest.raises((TypeError, ValueError), match=name):
        kodewilayah.parse_nik(NIK, **{name: recipe.made(object)})


@given(recipe=recipes)
def test_an_object_in_the_place_of_a_day_is_a_type_error(recipe: Recipe) -> None:
    with pytest.raises(TypeError, match=r"edition_on takes a datetime\.date"):
        kodewilayah.edition_on(recipe.made(object))


@pytest.mark.parametrize("verb", [*CODES.values(), *(verb for verb, _ in LENIENT.values())], ids=[*CODES, *LENIENT])
@given(recipe=recipes)
def test_a_text_is_read_by_its_characters_whatever_its_methods_say(verb: Verb, recipe: Recipe) -> None:
    assert outcome(verb, recipe.made(str)) == outcome(verb, recipe.text)


# Without `changes`, which takes a second where it finds its edition.
@pytest.mark.parametrize("verb", [EDITIONS[name] for name in EDITIONS if name != "changes"])
@given(recipe=recipes, name=st.sampled_from(["2022", "2025", "Permendagri 72/2019"]))
def test_an_edition_is_found_by_the_characters_of_a_text(verb: Verb, recipe: Recipe, name: str) -> None:
    assert outcome(verb, recipe._replace(text=name).made(str)) == outcome(verb, name)
    assert outcome(verb, recipe._replace(text="1999").made(str)) == outcome(verb, "1999")


@pytest.mark.parametrize("verb", [kodewilayah.search, kodewilayah.resolve, kodewilayah.parse_nik])
@given(recipe=recipes)
def test_a_name_or_number_is_read_by_its_characters(verb: Verb, recipe: Recipe) -> None:
    assert outcome(verb, recipe.made(str)) == outcome(verb, recipe.text)


def test_an_iterable_that_raises_later_raises_what_it_raises() -> None:
    def column() -> Iterator[str]:
        yield "31.74"
        raise HostilityError

    outcomes = kodewilayah.current(column())
    assert next(outcomes).status == "one"
    with pytest.raises(HostilityError):
        next(outcomes)
