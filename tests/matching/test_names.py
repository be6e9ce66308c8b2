"""The regions that the words of a text name."""

import kodewilayah
from kodewilayah.codes import Level
from kodewilayah.matching.index import number_of
from kodewilayah.matching.names import NamesInText
from kodewilayah.matching.spans import Text
from kodewilayah.matching.words import read_words

ADDRESSES = kodewilayah.edition(kodewilayah.editions()[-1].id)._addresses


def names(written: str) -> NamesInText:
    found = NamesInText(ADDRESSES, Text(read_words(written, 80)))
    found.find()
    return found


def levels(written: str, words: str) -> set[Level]:
    return {level for mention in names(written).mentions if mention.words == words for level in mention.levels.values()}


def test_a_term_keeps_only_the_regions_of_its_level() -> None:
    assert levels("Garut Kota, indramayu", "indramayu") > {Level.REGENCY}
    assert levels("Kab. Indramayu", "indramayu") == {Level.REGENCY}
    assert levels("Kec. Indramayu", "indramayu") == {Level.DISTRICT}
    assert levels("Kampung Indramayu", "indramayu") > {Level.REGENCY}


def test_what_is_in_brackets_is_no_deeper_than_the_name_before_them() -> None:
    assert levels("Kota Makassar (Ujung Pandang)", "ujung pandang") == {Level.REGENCY}
    assert Level.VILLAGE in levels("Rumah (Ujung Pandang)", "ujung pandang")


def test_a_capital_names_its_kabupaten_with_less_weight() -> None:
    weights = {number: mention.weight for mention in names("x, lhoksukon").mentions for number in mention.levels}
    assert weights[number_of("11.08")] < weights[number_of("11.08.04")]
    assert number_of("11.08") not in {
        number for mention in names("Kec. Lhoksukon").mentions for number in mention.levels
    }


def test_without_chains_all_places_are_compared() -> None:
    found = names("jagakrsa")
    found.look_closer([range(1)], [])
    assert number_of("31.74.09") in {number for mention in found.mentions for number in mention.levels}
    assert found.like_streets([]) == []
