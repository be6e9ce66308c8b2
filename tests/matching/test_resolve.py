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
