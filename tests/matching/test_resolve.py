"""`resolve`: the deepest region that an address names, how sure that is, and what speaks against it."""

from itertools import islice

import pytest

import kodewilayah
from kodewilayah import Level, Match, resolve


def best(text: str, **options: object) -> Match:
    return resolve(text, **options)[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kel. Srengseng Sawah, Kec. Jagakarsa, Jaksel", "31.74.09.1002"),
        ("Desa Sukamaju Kec Cilawu Garut Jawa Barat 44181", "32.05.19.2014"),
        (
            "jl. moh kahfi ii no 12 rt 03/05 srengseng sawah jagakarsa jakarta selatan dki 12630",
            "31.74.09.1002",
        ),
        ("KELURAHAN: SRENGSENG SAWAH\nKECAMATAN: JAGAKARSA", "31.74.09.1002"),
        ("DKI Jakarta, Jakarta Selatan, Jagakarsa, Srengseng Sawah", "31.74.09.1002"),
        ("jagakarsa jakarta selatan", "31.74.09"),
        ("Jagakarsa, Jagakarsa, Jakarta Selatan", "31.74.09.1001"),
        ("Kec. Kota, Kota Kediri", "35.71.02"),
        ("Kec. Kota, Kab. Kudus", "33.19.02"),
        ("Kota Bandung", "32.73"),
        ("Lembang, Kabupaten Bandung Barat, Jawa Barat 40391", "32.17.01"),
        ("lembang bandung barat", "32.17.01"),
        ("Jl. Raya Lembang No 5, Lembang, Bandung Barat", "32.17.01"),
        ("Prov. D.K.I. Jakarta", "31"),
        ("Depok, Sleman, D.I.Y.", "34.04.07"),
        ("Tg. Morawa Deli Serdang", "12.07.02"),
        ("Kel. Kb. Kacang, Kec. Tanah Abang", "31.71.07.1006"),
        ("16 Ilir, Palembang", "16.71.05.1002"),
        ("Kab. Bandung, Jawa Barat", "32.04"),
        ("South Tangerang City, Banten", "36.74"),
        ("West Java Province", "32"),
        ("OKU Timur, Sumsel", "16.08"),
        ("Seberang Ulu I, Palembang", "16.71.02"),
        ("Kel. 7 Ulu, Kec. Seberang Ulu 1, Palembang", "16.71.02.1006"),
        ("Jl. Raya Bogor KM 29, Cimanggis, Depok", "32.76.02"),
        ("SMAN 1 Praya, Kec. Praya, Kab. Lombok Tengah", "52.02.01"),
    ],
)
def test_every_hint_counts(text: str, code: str) -> None:
    assert best(text).region.code == code


def test_a_match_says_which_words_were_used_and_which_were_not() -> None:
    match = best("jl. moh kahfi ii no 12 rt 03/05 srengseng sawah jagakarsa jakarta selatan dki 12630")
    assert match.used == {
        Level.VILLAGE: "srengseng sawah",
        Level.DISTRICT: "jagakarsa",
        Level.REGENCY: "jakarta selatan",
        Level.PROVINCE: "dki",
    }
    assert match.level is Level.VILLAGE
    assert match.ignored == ("jl", "moh", "kahfi", "2", "no", "12", "rt", "03", "05", "12630")
    assert match.conflicts == ()
    assert match.score > 0.9
    assert not match.ambiguous


def test_a_village_outside_the_kecamatan_named_is_flagged_and_less_sure() -> None:
    right = best("Kel. Pejaten Timur, Kec. Pasar Minggu, Jakarta Selatan")
    wrong, other, *_ = resolve("Kel. Pejaten Timur, Kec. Jagakarsa, Jakarta Selatan")
    assert right.region is wrong.region
    assert wrong.conflicts == ("jagakarsa",)
    assert wrong.score < 0.8 < right.score
    assert (other.region.code, other.conflicts) == ("31.74.09", ("pejaten timur",))


def test_what_cannot_be_told_apart_is_ambiguous_and_never_sure() -> None:
    matches = resolve("Bandung, Jawa Barat")
    assert [match.region.code for match in matches[:2]] == ["32.04", "32.73"]
    assert [match.ambiguous for match in matches[:2]] == [True, True]
    assert max(match.score for match in matches) <= 0.5
    assert not best("Kota Bandung, Jawa Barat").ambiguous
    assert resolve("Bandung, Jawa Barat", limit=1) == matches[:1]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kelurahan Oyehe, Nabire, Papua", "94.01.01.1006"),
        ("Kab. Tambrauw, Papua Barat", "96.04"),
        ("Aifat Timur, Maybrat, Papua Barat", "96.05.03"),
        ("Kabupaten Mamuju Utara, Sulawesi Barat", "76.01"),
        ("Kec. Tampan, Pekanbaru", "14.71.08"),
    ],
)
def test_former_names_and_places_are_no_conflict(text: str, code: str) -> None:
    match = best(text)
    assert (match.region.code, match.conflicts) == (code, ())


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("srengsng sawah, jagakrsa, jakarta selatn", "31.74.09.1002"),
        ("Desa Teluk Bayr, Kec. Seruyan Tengah, Kab. Seruyan", "62.07.02.2009"),
        ("Kota Pekanbru", "14.71"),
    ],
)
def test_typing_errors_are_forgiven_where_they_leave_a_gap(text: str, code: str) -> None:
    match = best(text)
    assert match.region.code == code
    assert match.score < best(match.region.full_name).score


@pytest.mark.parametrize(
    "text",
    ["", " ", "Jl. Sudirman No. 45", "RT 03 RW 05", "12630", "%%%***", "???", "Kelurahan: - Kecamatan: -", "xqz"],
)
def test_what_names_no_region_finds_nothing(text: str) -> None:
    assert resolve(text) == []


def test_level_within_and_limit() -> None:
    text = "Srengseng Sawah, Jagakarsa, Jakarta Selatan"
    assert best(text, level=3).region.code == "31.74.09"
    assert best(text, level=2).region.code == "31.74"
    assert best("sukamaju", within="32.76").region.code == "32.76.08.1001"
    assert resolve("sukamaju", within="31") == []
    assert best("sukamaju", within=kodewilayah.lookup("32.76")).region.name == "Sukamaju"
    assert len(resolve("sukamaju")) == 5
    assert len(resolve("sukamaju", limit=2)) == 2
    assert resolve("sukamaju", limit=0) == []


def test_a_long_text_is_read_by_its_beginning() -> None:
    address = "Kel. Srengseng Sawah, Kec. Jagakarsa, Jaksel. "
    assert best(address + "lorem ipsum " * 10_000).region.code == "31.74.09.1002"
    assert resolve(" ".join(["%"] * 50_000)) == []


def test_what_is_no_text_or_no_level_is_refused() -> None:
    with pytest.raises(TypeError, match="resolve takes text, not 31"):
        resolve(31)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="5 is not a valid Level"):
        resolve("Jakarta", level=5)
    with pytest.raises(ValueError, match=f"pass its code to look in edition {kodewilayah.editions()[-1].id}"):
        resolve("Jakarta", within=kodewilayah.edition("2015")["31"], edition=kodewilayah.editions()[-1].id)
    with pytest.raises(kodewilayah.UnknownCodeError):
        resolve("Jakarta", within="39")


def test_an_older_edition_answers_with_its_own_regions() -> None:
    match = kodewilayah.edition("2015").resolve("Kec. Tampan, Pekanbaru")[0]
    assert (match.region.code, match.region.edition.id) == ("14.71.08", "2015")
    assert kodewilayah.edition("2015").resolve("Papua Pegunungan")[0].region.name != "Papua Pegunungan"


def test_an_older_edition_knows_no_former_names() -> None:
    text = "Kec. Poco Ranaka, Kab. Manggarai Timur"
    assert kodewilayah.resolve(text)[0].region.code == "53.19.02"
    assert kodewilayah.edition("2021").resolve(text)[0].region.code != "53.19.02"


def test_a_name_behind_a_term_of_a_regency_is_the_regency_only() -> None:
    match = best("margadadi, kab indramayu, jawa barat")
    assert (match.region.code, match.conflicts) == ("32.12.15.1007", ())
    assert match.used == {Level.VILLAGE: "margadadi", Level.REGENCY: "indramayu", Level.PROVINCE: "jawa barat"}


@pytest.mark.parametrize(
    "text",
    [
        "Kel/Desa : ASEM Kecamatan : CIBADAK",
        "Kel/Desa = ASEM\nKecamatan = CIBADAK",
        "KEI/DESA : ASEM KECARNATAN : CIBADAK",
        "Kel/Desa: ASEM, Kecamatan: CIBADAK, Kabupaten/Kota : LEBAK",
    ],
)
def test_colons_behind_terms_and_letters_misread_by_a_scanner_do_not_count(text: str) -> None:
    region = best(text).region
    assert region.parent is not None
    assert (region.name, region.parent.name) == ("Asem", "Cibadak")


@pytest.mark.parametrize("province", kodewilayah.provinces(), ids=str)
def test_a_province_is_found_by_its_name_alone(province: kodewilayah.Region) -> None:
    match = best(province.name)
    assert (match.region, match.ambiguous) == (province, False)


@pytest.mark.parametrize(("text", "code"), [("Central Java", "33"), ("Yogyakarta Special Region", "34")])
def test_a_province_is_found_by_its_english_name(text: str, code: str) -> None:
    assert best(text).region.code == code


@pytest.mark.sweep
def test_all_kabupaten_and_kota_are_found_by_their_official_names() -> None:
    assert [region.code for region in kodewilayah.regions(2) if best(region.name).region is not region] == []


def test_a_name_before_and_behind_the_term_of_a_kecamatan_is_also_the_village() -> None:
    match = best("Meruyung, RT 5/5, LIMO, Limo, Kec. Limo, Kota Depok")
    assert match.region.code == "32.76.04.1004"
    assert match.conflicts == ("meruyung",)
    assert best("Limo, Meruyung, Kec. Limo, Kota Depok").score <= 0.9


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kec. Bolaang Timur, Kab. Bolaang Mongondow (Bolmong)", "Bolaang Timur"),
        ("Kec. Mewoluk (Mewulok), Kab. Puncak Jaya", "Mewoluk"),
        ("Kec. Ulakan Tapakih/Tapakis, Padang Pariaman", "Ulakan Tapakih"),
        ("Kab. Bireuen, Nanggroe Aceh Darussalam", "Kabupaten Bireuen"),
        ("Kab. Timor Tengah Selatan, Nusa Tenggara Timur (NTT)", "Kabupaten Timor Tengah Selatan"),
        ("Kota Makassar (Ujung Pandang)", "Kota Makassar"),
        ("Kabupaten Parigi Moutong (Parimo)", "Kabupaten Parigi Moutong"),
    ],
)
def test_brackets_and_words_of_a_longer_name_name_nothing_deeper(text: str, name: str) -> None:
    assert best(text).region.name == name


def test_a_slash_may_also_separate_a_region_from_one_in_it() -> None:
    assert best("Jakarta Selatan/Jagakarsa").region.name == "Jagakarsa"


def test_behind_the_regency_no_village_is_expected() -> None:
    match = best("Kec. Cilawu, Kab. Garut, Sukamaju")
    assert match.score < best("Sukamaju, Kec. Cilawu, Kab. Garut").score
    assert match.score < 0.9


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Gedung Johor, Medan Johor, Kota Medan", "12.71.11.1005"),
        ("Belakang Pondok, Padang Selatan, Kota Padang, Sumatera Barat", "13.71.01.1001"),
        ("Kemantren, Tulangan, Kabupaten Sidoarjo, Jawa Timur", "35.15.09.2013"),
        ("Tanjung Pauh Km. 32, Mestong, Kabupaten Muaro Jambi, Jambi", "15.05.05.2001"),
        ("Gedung Aji, Gedung Aji, Kabupaten Tulang Bawang, Lampung", "18.05.06.2015"),
        ("Semarang\nBarat, Kota Semarang", "33.74.13"),
    ],
)
def test_a_village_may_look_like_a_street_in_the_kecamatan_named(text: str, code: str) -> None:
    assert best(text).region.code == code


def test_a_street_is_no_village_although_the_kecamatan_has_one_of_the_name() -> None:
    assert best("Jl. Gedung Johor No. 5, Medan Johor, Kota Medan").region.code == "12.71.11"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Duwet Kerajan, Tumpang, Malang", "35.07.16.2015"),
        ("Kua Tuha, Blangpidie, Aceh Barat Daya", "11.12.01.2028"),
        ("Kampung Barru, Pematang Sawa, Tanggamus", "18.06.16.2014"),
    ],
)
def test_a_whole_name_with_an_error_comes_before_a_part_of_it(text: str, code: str) -> None:
    assert best(text).region.code == code


def test_a_word_left_over_beside_a_village_keeps_the_score_down() -> None:
    assert best("Sukamaju Xyzabc, Cilawu, Garut").score < 0.9 < best("Sukamaju, Cilawu, Garut").score


@pytest.mark.parametrize("text", ["jl melati jagakarsa", "jl melati jagakarsa 12620", "gang mawar raya jagakarsa"])
def test_a_region_at_the_end_of_a_street_is_found_with_a_low_score(text: str) -> None:
    match = best(text)
    assert match.region.name == "Jagakarsa"
    assert match.score < 0.5


@pytest.mark.parametrize("text", ["jl jagakarsa", "Jl. Raya Bogor", "Jl. Jagakarsa No. 5"])
def test_the_name_of_a_street_alone_is_no_region(text: str) -> None:
    assert resolve(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Pd. Klp., Duren Sawit, Jaktim", "31.75.07.1004"),
        ("Cemp. Putih Bar., Cemp. Putih, Jakpus", "31.71.05.1002"),
        ("Lb. Bulus, Cilandak, Jaksel", "31.74.06.1002"),
        ("Kec. P. Haruku, Maluku Tengah", "81.01.13"),
        ("Kec. PP. Kur, Kota Tual", "81.72.04"),
        ("Ma. Lawe Bulan, Babussalam, Aceh Tenggara", "11.02.04.2004"),
    ],
)
def test_words_with_points_stand_for_a_name_nearby(text: str, code: str) -> None:
    assert best(text).region.code == code


def test_words_with_points_that_fit_several_names_stand_for_none() -> None:
    match = best("Buket Pan., Nurussalam, Aceh Timur")
    assert (match.region.name, match.score < 0.9) == ("Nurussalam", True)


def test_a_capital_may_stand_for_its_kabupaten() -> None:
    match = best("LANGKAHAN, LHOKSUKON, ACEH")
    assert (match.region.code, match.used[Level.REGENCY]) == ("11.08.18", "lhoksukon")
    assert best("Lhoksukon").level is Level.DISTRICT
    assert "11.08" not in [match.region.code for match in resolve("Kec. Lhoksukon")]
    assert kodewilayah.edition("2015")._addresses.seats == {}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kec. Ijen, Bondowoso", "35.11.19"),
        ("Kec. Blubur Limbangan, Garut", "32.05.38"),
        ("Toba Samosir", "12.12"),
        ("Mamuju Utara", "76.01"),
        ("Kukar", "64.02"),
        ("Koltim", "74.11"),
        ("Malteng", "81.01"),
    ],
)
def test_former_names_and_spellings_of_offices_are_known(text: str, code: str) -> None:
    assert best(text).region.code == code


def test_a_short_word_with_a_point_of_the_compass_is_no_typing_error() -> None:
    assert resolve("Kabteng") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kec. SURO, KAB. ACEH SINGKIL", "11.10.12"),
        ("Kec. TANAH, KAB. PENUKAL ABAB LEMATANG ILIR", "16.12.05"),
        ("Kecamatan 2x11 Kayu Tanam, Padang Pariaman", "13.05.15"),
        ("S U K A M A J U, Cilawu, Garut", "32.05.19.2014"),
    ],
)
def test_a_term_binds_and_a_name_may_be_written_in_other_pieces(text: str, code: str) -> None:
    assert best(text).region.code == code


@pytest.mark.parametrize(
    "text", ["Kuala Lumpur, Malaysia", "Malaysia", "Kairo, Mesir", "PENGADILAN NEGERI KELAS IA Bekasi"]
)
def test_texts_of_no_region_have_a_low_score(text: str) -> None:
    assert all(match.score < 0.5 for match in resolve(text))


def test_a_hamlet_with_the_name_of_another_village_comes_after_the_village_with_a_term() -> None:
    hamlet = "alamat = kampung long pada no 9, kel = long ranau, kec = sungai tubu, kabupaten = malinau"
    assert best(hamlet).region.name == "Long Ranau"
    assert best("alamat : jl kota baru no 51, kel : karang sari, kec : padang ratu").region.name == "Karang Sari"


def test_a_term_without_a_name_and_a_name_with_errors_keep_the_score_down() -> None:
    assert best("Kec. HUTA, KAB. MANDAILING NATAL").score < 0.9 < best("KAB. MANDAILING NATAL").score
    assert best("PENGADILAN AGAMA KELAS I A JENEPONTO").score < 0.9


@pytest.mark.parametrize(
    ("text", "conflict"),
    [
        ("Desa Sungsang II, Kec. Banyuasin I, Kab. Banyuasin", "banyuasin 1"),
        ("Desa Sanolo, Kec. Belo, Kabupaten Bima", "belo"),
        ("Desa Lhok Mesjid, Kec. Seunagan, Kabupaten Nagan Raya", "seunagan"),
    ],
)
def test_the_exact_name_of_a_sibling_is_no_error_in_the_name_of_another(text: str, conflict: str) -> None:
    found = best(text)
    assert found.conflicts == (conflict,)
    assert found.score < 0.7


def test_an_error_in_the_name_of_the_kecamatan_is_still_corrected() -> None:
    assert best("Desa Sanolo, Kec. Bolp, Kabupaten Bima").score > 0.9


@pytest.mark.parametrize("country", ["Malaysia", "Thailand", "Timor Leste", "Netherlands"])
def test_a_country_in_the_place_of_the_kabupaten_leaves_half_a_doubt(country: str) -> None:
    assert best("Sidodadi, Pagelaran").score > 0.9
    assert best("Sidodadi, Pagelaran, Indonesia").score > 0.9
    assert best(f"Sidodadi, Pagelaran, {country}").score < 0.5


def test_a_foreign_postal_code_beside_a_lone_name_leaves_doubt() -> None:
    """Another place of that name may be meant, which the text does not name."""
    assert best("Solo 57111").score > 0.9
    assert best("Solo 86412").region == best("Solo 57111").region
    assert best("Solo 86412").score < 0.9


def test_a_postal_code_decides_between_regions_of_one_name_only() -> None:
    assert best("Sukamaju 16415").region.code == "32.76.08.1001"
    assert best("Sukamaju, Kode Pos 16415, RT 5").region.code == "32.76.08.1001"
    assert best("Bekasi 17411, Indonesia").region.code == "32.75"
    assert best("Jawa Barat 16415").region.code == "32"
    right = best("Sukamaju, Cilawu, Garut")
    assert best("Sukamaju, Cilawu, Garut 16415").region is right.region
    assert best("Sukamaju 16415 Cilawu, Garut").region is right.region
    assert resolve("16415") == []
    assert resolve("Sukamaju 00000")[0].ambiguous is resolve("Sukamaju")[0].ambiguous
    assert kodewilayah.edition("2015")._addresses.regencies_by_postal_prefix == {}


def test_a_kecamatan_and_its_village_of_the_same_name_fit_equally_well() -> None:
    assert best("Ngawi, Kabupaten Ngawi, Jawa Timur").ambiguous
    assert not best("Kec. Ngawi, Kabupaten Ngawi, Jawa Timur").ambiguous


@pytest.mark.sweep
def test_every_kecamatan_kabupaten_and_province_is_found_by_its_full_name() -> None:
    for region in kodewilayah.regions():
        if region.level < Level.VILLAGE:
            terms = (f"{each.term} {each.short_name}" for each in region.path[::-1])
            assert best(", ".join(terms)).region is region, region.full_name


@pytest.mark.sweep
def test_a_village_of_every_kecamatan_is_found_by_its_full_name() -> None:
    for kecamatan in kodewilayah.regions(3):
        for village in islice(kecamatan.children, 1):
            twins = [each for each in kecamatan.children if each.name == village.name]
            found = best(f"{village.term} {village.name}, Kec. {kecamatan.name}, {kecamatan.parent.name}").region  # type: ignore[union-attr]
            assert found in twins, village.full_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("jl mawar tebet jakarta selatan", "Tebet"),
        ("jl mawar jaya makmur binongko wakatobi", "Jaya Makmur"),
        ("jalan raya bogor cibinong bogor", "Cibinong"),
        ("masjid agung baiturrahman cilawu garut", "Cilawu"),
        ("perumahan griya sukamaju cilawu garut", "Cilawu"),
    ],
)
def test_the_end_of_a_street_without_a_sign_is_read_with_doubt(text: str, name: str) -> None:
    match = best(text)
    assert match.region.name == name
    assert match.score < 0.9


def test_a_sign_or_a_number_ends_a_street_without_doubt() -> None:
    assert best("jl mawar 5 tebet jakarta selatan").score > 0.9
    assert best("jl mawar, tebet, jakarta selatan").score > 0.9


def test_a_village_like_a_building_leaves_doubt_if_only_its_kabupaten_is_named() -> None:
    match = best("Belakang Pondok, Kota Padang")
    assert (match.region.name, match.score < 0.9) == ("Belakang Pondok", True)
    several = kodewilayah.resolve("Gedung Jaya, Kabupaten Way Kanan", limit=2)
    assert [(match.region.name, match.ambiguous) for match in several] == [("Gedung Jaya", True)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Dari Sukamaju, Cilodong ke Pejaten Timur, Pasar Minggu, Jakarta Selatan",
        "Dari Cikokol, Tangerang ke Srengseng Sawah, Jagakarsa, Jakarta Selatan",
        "Bagelen, Bagelen - Wubudu, Sumalata Timur",
    ],
)
def test_a_text_with_two_places_leaves_doubt(text: str) -> None:
    assert best(text).score < 0.9


@pytest.mark.parametrize("label", ["Kabupaten/Kota:", "Kabupaten / Kota :", "Kab./Kota", "KABUPATEN/KOTA ="])
def test_a_label_of_two_terms_is_no_name(label: str) -> None:
    matches = kodewilayah.resolve(f"{label} Kediri", limit=2)
    assert [(match.region.full_name.split(",")[0], match.ambiguous) for match in matches] == [
        ("Kabupaten Kediri", True),
        ("Kota Kediri", True),
    ]


_CARD = """PROVINSI JAWA TIMUR
KABUPATEN KEDIRI
NIK : 3506061708450001
Nama : TEBET WATES
Tempat/Tgl Lahir : BANDUNG, 17-08-1945
Jenis Kelamin : LAKI-LAKI Gol. Darah : O
Alamat : JL MAWAR
RT/RW : 001/002
Kel/Desa : SUMBERAGUNG
Kecamatan : WATES
Agama : ISLAM
Status Perkawinan : KAWIN
Pekerjaan : PETANI
Kewarganegaraan : WNI
Berlaku Hingga : SEUMUR HIDUP"""


@pytest.mark.parametrize("separator", ["\n", " "])
def test_the_other_lines_of_an_identity_card_say_nothing_of_the_place(separator: str) -> None:
    match = best(_CARD.replace("\n", separator))
    assert match.region.full_name == "Sumberagung, Wates, Kabupaten Kediri, Jawa Timur"
    assert match.score > 0.9
    assert match.conflicts == ()


def test_the_last_line_of_a_card_may_be_one_that_says_nothing() -> None:
    assert best("Kecamatan : WATES\nKabupaten : KEDIRI\nNama : TEBET").conflicts == ()
    assert kodewilayah.resolve("Nama : TEBET") == []


@pytest.mark.parametrize("text", ["Malang Selatan", "Bekasi Raya", "Pulau Jawa", "Timor Timur", "Nusa Tenggara"])
def test_names_that_no_region_has_are_below_a_half(text: str) -> None:
    assert best(text).score < 0.5


def test_a_name_with_another_numeral_is_another_name() -> None:
    match = best("Kel. Lubuk Pakam IV, Kec. Lubuk Pakam, Kab. Deli Serdang")
    assert match.score < 0.9


def test_a_numeral_may_have_a_comma() -> None:
    assert best("Lubuk Pakam I,II, Lubuk Pakam, Kab. Deli Serdang").region.name == "Lubuk Pakam I,II"


def test_an_upper_region_at_the_end_is_no_village() -> None:
    match = best("Kec. Tingginambut, Kabupaten Puncak Jaya, Papua")
    assert match.region.name == "Tingginambut"
    assert best("Lingga, Lingga, Daik").region.name == "Daik"


def test_a_shortened_kecamatan_counts_once_with_the_village_of_its_name() -> None:
    match = best("Tj. Pri., Jakarta Utara")
    assert (match.region.name, match.level, match.score < 0.9) == ("Tanjung Priok", Level.DISTRICT, True)


def test_a_word_of_numbers_with_a_point_alone_may_be_a_shortened_name() -> None:
    assert best("Pos., Bua, Luwu").region.name == "Posi"


def test_a_village_in_the_kecamatan_or_in_the_kabupaten_of_one_name_is_ambiguous() -> None:
    matches = kodewilayah.resolve("Sendang, Wonogiri", limit=2)
    assert [str(match.region.code)[:8] for match in matches] == ["33.12.12", "33.12.17"]
    assert all(match.ambiguous for match in matches)


def test_a_shorter_or_similar_name_behind_a_slash_is_the_same_name() -> None:
    assert best("Kec. Tammerodo Sendana/Tammerodo, Kab. Majene").level is Level.DISTRICT
    assert best("Kec. Wotan Ulumando/Wotan Ulu Mado").level is Level.DISTRICT
    assert best("Kec. Cilawu/Sukamaju, Garut").level is Level.VILLAGE


def test_a_word_left_over_beside_the_kecamatan_keeps_the_score_down() -> None:
    assert best("Klamono Olde, Klasafet, Sorong").score < 0.9
    assert best("Alue Bu Jalan Baaroh, Peureulak Barat, Aceh Timur").score < 0.9


def test_words_that_hold_the_name_of_the_kecamatan_are_no_error_in_it() -> None:
    assert best("Pr. Air Batu III/IX, Air Batu, Kabupaten Asahan").score < 0.9


@pytest.mark.parametrize(
    "text",
    [
        "RT.003 RW.004 Jalan Baru, Pariaman Tengah, Pariaman",
        "Jalan Baru (Jallan Baru), Pariaman Tengah, Pariaman",
    ],
)
def test_a_village_called_like_a_road_may_have_numbers_or_brackets_beside_it(text: str) -> None:
    assert best(text).region.name == "Jalan Baru"
    assert best("Jl. Melati, Jalan Baru Indah, Pariaman Tengah, Pariaman").level is Level.DISTRICT


@pytest.mark.parametrize("beside", ["(Pelabhuan)", "RT 3 RW 4"])
def test_a_village_called_like_a_building_may_have_numbers_or_brackets_beside_it(beside: str) -> None:
    assert best(f"Pelabuhan {beside}, Samarinda Kota, Samarinda").region.name == "Pelabuhan"


def test_a_village_behind_its_kabupaten_leaves_doubt() -> None:
    assert best("LAMANDAU, NANGA BULIK, KALIMANTAN TENGAH").score < 0.9


def test_a_village_called_like_a_road_may_be_misspelt() -> None:
    assert best("Jalan Kreeta Api, Pariaman Tengah, Pariaman").region.name == "Jalan Kereta Api"


def test_an_office_is_no_region_but_its_kabupaten_is() -> None:
    assert best("DINAS PENDIDIKAN DAN KEBUDAYAAN SIAK").score < 0.5
    assert best("Dinas Kesehatan Kabupaten Sleman").score > 0.9


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jl. Melati Gg. 2 Taba Pingin, Lubuk Linggau Selatan II, Lubuk Linggau", "Taba Pingin"),
        ("jl melati gg 2 Simpang Kota Medan Kelayang Indragiri Hulu", "Simpang Kota Medan"),
        ("Ruko 5 Dago, Coblong, Bandung", "Dago"),
    ],
)
def test_a_number_behind_an_alley_or_a_shop_is_its_end(text: str, name: str) -> None:
    match = best(text)
    assert (match.region.name, match.score > 0.9) == (name, True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hotel Aston Tanjung Benoa, Kuta Selatan, Badung", "Tanjung Benoa"),
        ("Toko Makmur Dago, Coblong, Kota Bandung", "Dago"),
        ("Toko Makmur Dago, Kec. Coblong, Kota Bandung", "Dago"),
        ("Toko Makmur Gampong Baro, Kota Juang, Bireuen", "Gampong Baro"),
        ("Jl. Melati Painan Timur Painan, IV Jurai, Pesisir Selatan", "Painan Timur Painan"),
    ],
)
def test_a_building_may_end_in_a_village_of_the_kecamatan_behind_it(text: str, name: str) -> None:
    match = best(text)
    assert (match.region.name, match.score < 0.9) == (name, True)


def test_a_building_called_like_the_kecamatan_behind_it_is_no_village() -> None:
    assert best("Koramil 07 Gombong, Kecamatan Gombong, Kabupaten Kebumen").level is Level.DISTRICT


@pytest.mark.parametrize("text", ["Singaraja, Buleleng", "Sigli, Pidie", "Purwokerto, Banyumas, Jawa Tengah"])
def test_the_name_behind_the_seat_is_the_kabupaten(text: str) -> None:
    assert best(text).level is Level.REGENCY
    assert best("Banyumas, Purwokerto").level is Level.DISTRICT


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Desa Petung, Kab. Penajam Paser Utara, Kalimantan Timur", "Petung"),
        ("Bantaya, Kabupaten Parigi Moutong", "Bantaya"),
    ],
)
def test_the_first_word_of_a_kabupaten_is_not_its_kecamatan(text: str, name: str) -> None:
    assert best(text).region.name == name


def test_villages_of_one_name_are_ambiguous_although_a_kecamatan_has_a_word_of_the_kabupaten() -> None:
    matches = kodewilayah.resolve("Desa Sapek, Kabupaten Aceh Jaya", limit=2)
    assert [(match.region.name, match.ambiguous) for match in matches] == [("Sapek", True)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Pengirim: Trayu. Penerima: Budi, Kec. Arjasa, Kabupaten Sumenep",
        "Bambang 081234567890 Diwek, Jombang, Jawa Timur",
        "Penerima: Xxq, Kec. Gupura, Kabupaten Lanny Jaya",
        "Laundry, Watubangga, Kolaka",
        "Madinah",
    ],
)
def test_a_short_word_is_no_sure_error(text: str) -> None:
    assert best(text).score < 0.9


@pytest.mark.parametrize(
    "text", ["Bali, Sumatera Selatan", "Bali, Kalimantan Timur", "Banten, Kepulauan Bangka Belitung"]
)
def test_the_name_of_a_province_is_no_error_in_another_name(text: str) -> None:
    match = best(text)
    assert (match.level, match.score < 0.5) == (Level.PROVINCE, True)


def test_the_name_of_a_kabupaten_is_no_error_in_the_name_of_a_kecamatan_elsewhere() -> None:
    assert resolve("Kec. Surabaya") == []


@pytest.mark.parametrize("text", ["Kec. Kasemen, Banten", "Kasemen, Banten"])
def test_a_name_behind_the_kecamatan_is_the_province_and_not_a_village(text: str) -> None:
    assert best(text).region.name == "Kasemen"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kab. Anambas", "Kabupaten Kepulauan Anambas"),
        ("Morotai", "Kabupaten Pulau Morotai"),
        ("Betumonga, Pagai Utara, Mentawai", "Betumonga"),
        ("Anotaurei, Yapen, Papua", "Anotaurei"),
    ],
)
def test_the_first_word_of_a_kabupaten_of_islands_may_be_left_out(text: str, name: str) -> None:
    match = best(text)
    assert (match.region.name, match.score > 0.9) == (name, True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kabupaten Dati II Bandung", "Kabupaten Bandung"),
        ("Kotamadya Daerah Tingkat II Bandung", "Kota Bandung"),
        ("Propinsi Dati I Jawa Barat", "Jawa Barat"),
    ],
)
def test_the_levels_of_the_law_of_1974_are_no_names(text: str, name: str) -> None:
    match = best(text)
    assert (match.region.name, match.ambiguous) == (name, False)


def test_a_village_in_brackets_behind_its_kecamatan_leaves_doubt() -> None:
    match = best("Kec. Beji (Kukusan), Depok")
    assert (match.region.name, match.score < 0.9) == ("Beji", True)


def test_the_word_kota_alone_is_the_kecamatan_only_behind_its_term() -> None:
    assert best("Kec. Kota, Kudus").region.name == "Kota Kudus"
    assert best("Kelurahan Kota, Kudus").region.name != "Kota Kudus"


def test_a_hamlet_before_the_kecamatan_is_no_village_elsewhere() -> None:
    match = best("Kp. Ciawi RT 01/02, Kec. Parungpanjang, Kabupaten Bogor")
    assert (match.region.name, match.conflicts) == ("Parungpanjang", ("ciawi",))
    assert best("Kp. Cempaka RT 01/02, Kec. Cilawu, Kab. Garut").region.name == "Cilawu"
