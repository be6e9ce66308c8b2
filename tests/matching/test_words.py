"""What a text looks like as words: parts, streets, numbers, and the terms before a name."""

import pytest

from kodewilayah.codes import Level
from kodewilayah.matching.vocabulary import TERMS
from kodewilayah.matching.words import english_term, is_term, is_whole_part, read_words, terms_of


def names(text: str) -> list[str]:
    """Return the words that may be of a name, with their full weight."""
    return [word.text for word in read_words(text, 80) if word.weight == 1 and not word.breaks]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Jl. Moh Kahfi II No. 12", []),
        ("jl raya bogor km 29 cimanggis", ["cimanggis"]),
        ("RT 03/RW 05", []),
        ("Rt.003 Rw.005 Sukamaju", ["sukamaju"]),
        ("Sukamaju 44181", ["sukamaju"]),
        ("Cempaka 2", ["cempaka", "2"]),
        ("SMA Negeri 1 Praya", []),
        ("Perum Griya Bandung Indah", []),
        ("Desa Jalan Dua", ["desa", "jalan", "dua"]),
        ("Desa Geuceu Komplek, Kec. Banda Raya", ["desa", "geuceu", "komplek", "kec", "banda", "raya"]),
        ("Gampong Blok Sawah, Kec. Kota Sigli", ["gampong", "blok", "sawah", "kec", "kota", "sigli"]),
        ("Jl. Gampong Baro", []),
        ("Lembang Jl. Raya 225", ["lembang"]),
        ("Jl. Raya Lembang No. 225", []),
        ("kode pos 00000", []),
    ],
)
def test_streets_numbers_and_buildings_do_not_count(text: str, left: list[str]) -> None:
    assert names(text) == left


def test_a_term_ends_a_street() -> None:
    assert names("jl mawar kel sukamaju") == ["kel", "sukamaju"]


def test_commas_lines_dashes_and_slashes_with_spaces_part_an_address() -> None:
    parts = [word.part for word in read_words("Jaksel / Pasar Minggu - DKI, Jakarta\nIndonesia", 80)]
    assert parts == [0, 1, 1, 2, 3, 4]
    assert {word.part for word in read_words("Wari/Taiyeve Toli-Toli", 80)} == {0}


def test_terms_belong_to_the_word_behind_them_in_the_same_part() -> None:
    terms = terms_of(read_words("Kota Adm. Jakarta Selatan, Kec. Kota, Desa, Sukamaju", 80))
    assert {place: term.level for place, term in terms.items()} == {
        1: Level.REGENCY,
        2: Level.REGENCY,
        5: Level.DISTRICT,
    }


def test_english_terms_stand_behind_a_name() -> None:
    words = read_words("Merauke Regency, City", 80)
    assert english_term(words, 0, 1) == TERMS["kabupaten"]
    assert english_term(words, 0, 2) is None
    assert [is_term(word) for word in words] == [False, True, True]


def test_colons_behind_terms_are_white_space_and_misread_letters_are_mended() -> None:
    read = read_words("KEI/DESA : ASEM KECARNATAN = CIBADAK, ALAMAT : Y, K0TA GARUT", 80)
    assert " ".join(word.text for word in read) == "kei desa asem kecamatan cibadak alamat y kota garut"
    assert [word.part for word in read] == [0, 0, 0, 0, 0, 1, 2, 3, 3]


def test_a_name_in_pieces_becomes_one() -> None:
    assert [word.text for word in read_words("P A I, 2x11 Kayu", 80)] == ["pai", "2", "10", "11", "kayu"]


def test_words_know_their_points_brackets_and_lines() -> None:
    read = read_words("Pd. Klp. (Lama [X]), Ulakan Tapakih/Tapakis\nA/B (/y", 80)
    assert [word.text for word in read if word.is_shortened] == ["pd", "klp"]
    assert [word.text for word in read if word.is_aside] == ["lama", "10", "tapakis", "y"]
    assert not read_words("x (", 9)[0].is_aside
    assert not read_words("/x", 9)[0].is_aside
    assert [word.text for word in read_words("a/\u02bc", 9)] == ["a"]
    assert [word.text for word in read if word.is_after_line] == ["a"]


def test_a_text_is_read_up_to_a_number_of_words() -> None:
    assert len(read_words("a, b, c, d", 2)) == 2


def test_a_whole_part_has_nothing_beside_it() -> None:
    words = read_words("Desa Sukamaju, Garut", 80)
    assert [is_whole_part(words, *span) for span in ((0, 2), (1, 2), (0, 1), (2, 3))] == [True, False, False, True]


def test_of_a_longer_part_only_so_many_words_are_read_but_the_last_one_has_a_word_behind_it() -> None:
    assert [word.breaks for word in read_words("a b jl mawar raya", 3)] == [False, False, True]
    # One sign that folds to four words.
    assert len(read_words("\ufdfa" * 2000, 80)) == 80
    assert [word.text for word in read_words("a/b c/d", 2)] == ["a", "b"]
