"""Objects that answer with exceptions: every verb refuses them as it refuses any other object of the wrong type."""

import copy
import pickle
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given
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
# What the class of an object can define in its own way.
CLASS_METHODS = [
    "__getattribute__", "__instancecheck__", "__subclasscheck__", "__eq__", "__hash__", "__repr__", "__str__",
    "__bool__", "__len__", "__call__", "__lt__",
]  # fmt: skip
PROPERTIES = ["__class__", "__dict__", "__module__", "code", "_home", "edition"]


class Recipe(NamedTuple):
    """How to make a hostile object. Hypothesis prints what it draws, and could not print the object itself."""

    methods: list[str]
    properties: list[str]
    hides_everything: bool
    text: str
    class_methods: list[str]

    def made(self, base: type) -> Any:
        """Return an object of a subclass whose methods and properties raise, and those of its class too."""
        names: dict[str, object] = dict.fromkeys(self.methods, fail)
        names |= {name: property(fail) for name in self.properties}
        if self.hides_everything:
            names["__getattribute__"] = fail
        metaclass = type("HostileClass", (type,), dict.fromkeys(self.class_methods, fail))
        hostile = type.__call__(metaclass, "Hostile", (base,), names)
        return str.__new__(hostile, self.text) if base is str else object.__new__(hostile)

    def made_class(self) -> Any:
        """Return a class whose metaclass raises."""
        return type.__call__(type("Hostile", (type,), dict.fromkeys(self.class_methods, fail)), "Class", (), {})

    @property
    def is_iterable(self) -> bool:
        return "__iter__" in self.methods


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
    st.one_of(st.just([]), st.just(CLASS_METHODS), st.lists(st.sampled_from(CLASS_METHODS), unique=True)),
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
    # `current` iterates over what is iterable; see below.
    assume(verb is not kodewilayah.current or not recipe.is_iterable)
    for value in (recipe.made(object), recipe.made_class()):
        with pytest.raises(InvalidCodeError) as caught:
            verb(value)
        assert (caught.value.reason, caught.value.params["type"]) == ("not_text", "Hostile")
        assert caught.value.value is value
        assert "of type Hostile" in caught.value.message("en")
        assert repr(caught.value)


@given(recipe=recipes)
def test_what_an_object_raises_while_it_is_iterated_is_its_own_error(recipe: Recipe) -> None:
    assume(recipe.is_iterable)
    with pytest.raises(HostilityError):
        list(kodewilayah.current(recipe.made(object)))


@given(recipe=recipes)
def test_an_error_can_travel_with_any_object(recipe: Recipe) -> None:
    for value in (recipe.made(object), recipe.made(str), recipe.made_class()):
        error = InvalidCodeError(value, "empty", {"type": "Hostile"})
        assert copy.copy(error).value is value
        for again in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
            assert again.params == error.params
            assert again.message("id")
            assert repr(again)


@pytest.mark.parametrize(("verb", "expected"), LENIENT.values(), ids=LENIENT)
@given(recipe=recipes)
def test_a_verb_that_does_not_raise_says_no(verb: Verb, expected: object, recipe: Recipe) -> None:
    assert verb(recipe.made(object)) == expected
    assert verb(recipe.made_class()) == expected


@pytest.mark.parametrize("verb", EDITIONS.values(), ids=EDITIONS)
@given(recipe=recipes)
def test_an_object_in_the_place_of_an_edition_is_unknown(verb: Verb, recipe: Recipe) -> None:
    for value in (recipe.made(object), recipe.made_class()):
        with pytest.raises(UnknownEditionError):
            verb(value)


@pytest.mark.parametrize("verb", [kodewilayah.search, kodewilayah.resolve, GAZETTEER.search, GAZETTEER.resolve])
@given(recipe=recipes)
def test_an_object_in_the_place_of_a_name_is_a_type_error(verb: Verb, recipe: Recipe) -> None:
    with pytest.raises(TypeError, match=r"takes text, not .*Hostile"):
        verb(recipe.made(object))


SEARCHES: list[Callable[..., Any]] = [kodewilayah.search, kodewilayah.resolve, GAZETTEER.search, GAZETTEER.resolve]


@pytest.mark.parametrize("verb", [*SEARCHES, kodewilayah.parse, lambda _, level: kodewilayah.regions(level)])
@given(recipe=recipes)
def test_an_object_in_the_place_of_a_level_is_refused(verb: Callable[..., Any], recipe: Recipe) -> None:
    for value in (recipe.made(object), recipe.made(str), recipe.made_class()):
        with pytest.raises(ValueError, match=r"^.+ is not a valid Level; the levels are 1 \(province\), 2 "):
            verb("31", level=value)


@pytest.mark.parametrize("verb", [kodewilayah.search, GAZETTEER.search])
@given(recipe=recipes, kind=st.sampled_from(kodewilayah.Kind))
def test_a_kind_is_read_by_its_characters_and_another_object_is_refused(
    verb: Callable[..., Any], recipe: Recipe, kind: kodewilayah.Kind
) -> None:
    no_kind = recipe._replace(text=f"?{recipe.text}").made(str)
    for value in (recipe.made(object), no_kind, recipe.made_class()):
        with pytest.raises(ValueError, match=r"^.+ is not a valid Kind; the kinds are provinsi, kabupaten, kota, "):
            verb("suka", kind=value)
    assert verb("suka", kind=recipe._replace(text=str(kind)).made(str)) == verb("suka", kind=kind)


@pytest.mark.parametrize("verb", SEARCHES)
@given(recipe=recipes)
def test_an_object_in_the_place_of_a_limit_is_a_type_error(verb: Callable[..., Any], recipe: Recipe) -> None:
    for value in (recipe.made(object), recipe.made(str), recipe.made_class()):
        with pytest.raises(TypeError, match=r"^limit must be an int, 0 or more, not .+"):
            verb("suka", limit=value)


@pytest.mark.parametrize("verb", [kodewilayah.search, GAZETTEER.search])
@given(recipe=recipes)
def test_an_object_in_the_place_of_historic_is_a_type_error(verb: Callable[..., Any], recipe: Recipe) -> None:
    for value in (recipe.made(object), recipe.made(str), recipe.made_class()):
        with pytest.raises(TypeError, match=r"^historic must be True or False, not .+"):
            verb("suka", historic=value)


@given(methods=st.lists(st.sampled_from(METHODS), unique=True), number=st.integers(1, 4))
def test_a_number_is_read_by_its_value_whatever_its_methods_say(methods: list[str], number: int) -> None:
    names: dict[str, object] = dict.fromkeys(methods, fail)
    hostile: Any = int.__new__(type("Hostile", (int,), names), number)
    for verb in SEARCHES:
        plain = verb("suka", level=number, limit=number)
        assert verb("suka", level=hostile, limit=hostile) == plain
    assert outcome(lambda age: kodewilayah.is_valid_nik(NIK, min_age=age), hostile) is True


@given(recipe=recipes)
def test_an_object_in_the_place_of_a_word_is_refused(recipe: Recipe) -> None:
    no_word = recipe._replace(text=f"?{recipe.text}").made(str)
    for value in (recipe.made(object), no_word, recipe.made_class()):
        with pytest.raises(ValueError, match=r"^load takes the words 'codes', 'names', 'history', 'facts', not "):
            kodewilayah.load(value)
        with pytest.raises(ValueError, match="rules must be one of "):
            kodewilayah.parse("31", rules=value)
        with pytest.raises(ValueError, match="is not a language of these messages"):
            InvalidCodeError("x", "empty").message(value)
    kodewilayah.load(recipe._replace(text="codes").made(str))
    law = recipe._replace(text="137/2017").made(str)
    assert not kodewilayah.is_valid("91.03.01.3007", rules=law)
    indonesian = recipe._replace(text="id").made(str)
    assert InvalidCodeError("x", "empty").message(indonesian) == InvalidCodeError("x", "empty").message("id")


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
