"""What speaks for a region in an address, and what against."""

from kodewilayah.codes import Level
from kodewilayah.matching.chains import Chain, Mention, Mentions
from kodewilayah.matching.index import number_of
from kodewilayah.matching.vocabulary import TERMS
from kodewilayah.matching.words import read_words

DEPOK, CILODONG, SUKAMAJU = (number_of(code) for code in ("32.76", "32.76.08", "32.76.08.1001"))
GARUT, OTHER_SUKAMAJU = number_of("32.05"), number_of("32.05.19.2014")


def mentions(text: str, *added: tuple[int, int, str | None, dict[int, Level]]) -> Mentions:
    made = Mentions(read_words(text, 80), lambda number, _: frozenset({"bogor"} if number == SUKAMAJU else ()))
    for start, end, term, places in added:
        made.add(start, end, TERMS[term] if term else None, places, 1.0)
    return made


def chains(text: str, *added: tuple[int, int, str | None, dict[int, Level]]) -> list[Chain]:
    return mentions(text, *added).chains(lambda *_: True)


VILLAGES = {SUKAMAJU: Level.VILLAGE, OTHER_SUKAMAJU: Level.VILLAGE}


def test_the_region_whose_upper_levels_are_named_comes_first() -> None:
    best, *others = chains("Sukamaju, Depok", (0, 1, None, VILLAGES), (1, 2, None, {DEPOK: Level.REGENCY}))
    namesake = next(chain for chain in others if chain.number == OTHER_SUKAMAJU)
    assert (best.number, best.against) == (SUKAMAJU, ())
    assert [mention.words for mention in namesake.against] == ["depok"]
    assert best.total > namesake.total


def test_a_term_that_agrees_weighs_more_and_one_that_does_not_less() -> None:
    def evidence(term: str | None) -> float:
        return chains("x sukamaju", (1, 2, term, {SUKAMAJU: Level.VILLAGE}))[0].evidence

    assert evidence("kelurahan") > evidence(None) > evidence("desa") > evidence("kecamatan")


def test_a_name_within_a_longer_one_weighs_less_unless_only_a_term_is_more() -> None:
    depok = {DEPOK: Level.REGENCY}
    whole, cilodong = {SUKAMAJU: Level.VILLAGE}, {CILODONG: Level.DISTRICT}
    assert chains("depok baru", (0, 1, None, depok), (0, 2, None, cilodong))[0].number == CILODONG
    assert chains("kota depok", (1, 2, "kota", depok), (0, 2, None, whole))[0].number == DEPOK


def test_a_place_in_which_a_region_once_lay_does_not_speak_against_it() -> None:
    bogor = {number_of("32.01"): Level.REGENCY}
    best = chains("Sukamaju, Bogor", (0, 1, None, {SUKAMAJU: Level.VILLAGE}), (1, 2, None, bogor))[0]
    assert (best.number, best.against) == (SUKAMAJU, ())


def test_a_mention_outside_speaks_against_a_region_the_more_the_surer_it_is_one() -> None:
    def penalty(text: str, term: str | None, place: dict[int, Level]) -> float:
        found = chains(text, (0, 1, None, {SUKAMAJU: Level.VILLAGE}), (2, 3, term, place))
        return next(chain.penalty for chain in found if chain.number == SUKAMAJU)

    garut = {GARUT: Level.REGENCY}
    with_term, whole = penalty("sukamaju, kab garut", "kab", garut), penalty("sukamaju, x, garut", None, garut)
    assert with_term > whole > penalty("sukamaju, x garut", None, garut) > 0
    assert penalty("sukamaju, kec garut", "kec", garut) > 0
    assert penalty("sukamaju, x cilawu", None, {OTHER_SUKAMAJU: Level.VILLAGE}) == 0


def test_an_upper_region_right_before_a_lower_one_is_less_likely() -> None:
    added = ((0, 1, None, {DEPOK: Level.REGENCY}), (1, 2, None, {SUKAMAJU: Level.VILLAGE}))
    assert chains("depok, sukamaju", *added)[0].evidence > chains("depok sukamaju", *added)[0].evidence


def test_names_in_order_say_more_than_names_in_none() -> None:
    places = ({SUKAMAJU: Level.VILLAGE}, {CILODONG: Level.DISTRICT}, {DEPOK: Level.REGENCY})
    ordered = [(place, place + 1, None, places[place]) for place in range(3)]
    mixed = [(place, place + 1, None, places[(1, 0, 2)[place]]) for place in range(3)]
    assert chains("a, b, c", *ordered)[0].evidence > chains("a, b, c", *mixed)[0].evidence


def test_a_village_with_a_term_is_not_taken_for_the_name_of_its_kecamatan() -> None:
    twin = number_of("32.76.08.1002")
    limo = {CILODONG: Level.DISTRICT, twin: Level.VILLAGE}
    added = ((2, 3, None, limo), (4, 5, "kec", {CILODONG: Level.DISTRICT}))
    plain = chains("x sukamaju, limo, kec limo", (1, 2, None, VILLAGES), *added)
    termed = chains("kel sukamaju, limo, kec limo", (1, 2, "kel", VILLAGES), *added)
    assert next(chain for chain in plain if chain.number == SUKAMAJU).against
    assert not next(chain for chain in termed if chain.number == SUKAMAJU).against


def test_words_of_a_street_name_a_region_only_where_nothing_else_does() -> None:
    sukamaju = {SUKAMAJU: Level.VILLAGE}
    street, both = ((1, 2, None, sukamaju),), ((1, 2, None, sukamaju), (3, 4, None, sukamaju))
    assert chains("jl sukamaju, rt sukamaju", *street)[0].mentions[Level.VILLAGE].start == 1
    assert chains("jl sukamaju, rt sukamaju", *both)[0].mentions[Level.VILLAGE].start == 3
    assert chains("jl sukamaju, depok", *street, (2, 3, None, {DEPOK: Level.REGENCY}))[0].number in (DEPOK, SUKAMAJU)


def test_a_chain_lies_in_itself_and_in_what_is_above() -> None:
    mention = Mention(0, 1, "sukamaju", None, 1.0, VILLAGES)
    chain = Chain(SUKAMAJU, Level.VILLAGE, {Level.VILLAGE: mention}, 1.0)
    assert chain.lies_in(DEPOK, Level.REGENCY)
    assert chain.lies_in(SUKAMAJU, Level.VILLAGE)
    assert not chain.lies_in(GARUT, Level.REGENCY)
