"""Sweeps: cases made from the names of the edition in force and the packaged tables, never a list of cases."""

from __future__ import annotations

from benchmarks.sweeps import cards, english, official, other_names, outside, postal, spellings
from benchmarks.sweeps.case import Sweep, Verb

# Of the official paths, 10 of all villages may be wrong.
_TEN_OF_ALL = 10 / 83_762

SWEEPS = (
    Sweep("A", "`V, Kabupaten X, P`, V in the kecamatan X", official.village_and_regency, 0.995, most_sure=0.0),
    Sweep("A", "`v, kab x, p`", official.village_and_regency_in_small_letters, 0.995, most_sure=0.0),
    Sweep("B", "identity cards, four layouts", cards.clean, 0.995),
    Sweep("B", "the same, terms misread by a machine", cards.misread, 0.995),
    Sweep("B", "the same, a hamlet for the street", cards.hamlets),
    Sweep("B", "`Kel/Desa : V Kecamatan : K`", cards.village_and_district, 0.995),
    Sweep("C", "provinces alone", official.provinces, 1.0),
    Sweep("C", "provinces alone, `search`", official.provinces_in_search, 1.0, verb=Verb.SEARCH),
    Sweep("D", "official names of kabupaten and kota", official.regencies, 1.0),
    Sweep("D", "the same, `search`", official.regencies_in_search, 1.0, verb=Verb.SEARCH),
    Sweep("E", "`Hamlet, RT 5/5, K, K, Kec. K, Kota R`, a sibling's name as hamlet", official.village_as_district),
    Sweep("E", "the same, a stranger's name as hamlet", official.village_as_district_after_a_stranger),
    Sweep("F", "`Kec. K, Kab. R (Alias)`", other_names.regency_aliases_in_brackets),
    Sweep("F", "`Kec. K (Alias)`, `V, K/Alias`", other_names.district_aliases),
    Sweep("F", "`V (V misspelt), K, R`, also with a slash", other_names.two_spellings_of_a_village),
    Sweep("F", "`Kec. K (former name), R`", other_names.former_names_in_brackets),
    Sweep("F", "`V, K, R, P (NTT)`, or the alias alone", other_names.province_aliases),
    Sweep("G", "`V, K, R, P`", official.official_paths, 0.0, _TEN_OF_ALL, 0.0),
    Sweep("H", "one typing error in V of two words: `V, K, R`", spellings.misspelt_villages),
    Sweep("I", "`jl melati r`, below 0.5", spellings.region_behind_a_street),
    Sweep("J", "`Cemp. Putih Bar., K, R`", spellings.cut_words),
    Sweep("J", "`Pd. Klp., K, R`", spellings.consonants),
    Sweep("K", "`V, K, SEAT, P`", other_names.seats_above_villages),
    Sweep("K", "`K, SEAT, P`", other_names.seats_above_districts),
    Sweep("L", "aliases", other_names.aliases),
    Sweep("L", "aliases, `search`", other_names.aliases_in_search, verb=Verb.SEARCH),
    Sweep("L", "former names, with the place around them", other_names.former_names_in_addresses),
    Sweep("L", "former names, `search`", other_names.former_names_in_search, verb=Verb.SEARCH),
    Sweep("L", "made-up blends (`Malteng`)", other_names.blends, 1.0, accepts_none=True),
    Sweep("M", "`Kec. SURO` for Suro Makmur", spellings.first_word_of_a_district),
    Sweep("M", "`Kec. K` misspelt as a village of R", spellings.district_spelt_as_a_village),
    Sweep("M", "spaced letters: `P A I, K, R`", spellings.spaced_letters, accepts_none=True),
    Sweep("M", "`2x11 Kayu Tanam, R`", spellings.numbers_with_a_cross, accepts_none=True),
    Sweep("M", "a line break in V: `V, K, R`", spellings.line_break_in_a_name, accepts_none=True),
    Sweep("M", "abroad", outside.abroad, 1.0, accepts_none=True),
    Sweep("M", "offices: `PENGADILAN NEGERI R`", outside.offices, 0.95, accepts_none=True),
    Sweep("N", "`V 16415`, V with namesakes", postal.namesakes),
    Sweep("N", "an address, with a right postal code", postal.right_codes, 1.0, most_sure=0.0),
    Sweep("N", "the same, with a foreign postal code", postal.foreign_codes, 1.0, most_sure=0.0),
    Sweep("English", "`West Java`, `South Jakarta`, `Bandung Regency`", english.in_addresses, 1.0),
    Sweep("English", "the same, `search`", english.in_search, 1.0, verb=Verb.SEARCH),
)
