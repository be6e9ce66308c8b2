"""Every message for people, in Indonesian and English: those of the exceptions, the integrations and the command.

The message of an exception is listed under its reason. It names the value, the rule with its article or source, and a
valid form.
"""

from __future__ import annotations

# Words and sentences that are inserted into the messages below, by topic.
HINTS: dict[str, tuple[str, str]] = {
    "spreadsheet": (
        " Lembar kerja mengubah 11.10 menjadi 11.1: simpan kolomnya sebagai teks.",
        " A spreadsheet turns 11.10 into 11.1: keep the column as text.",
    ),
    "float": (
        " Akhiran .0 berasal dari kolom yang dibaca sebagai angka: baca kolomnya sebagai teks.",
        " The .0 at the end comes from a column read as numbers: read the column as text.",
    ),
    "bps_shape": (
        " Tujuh digit tampak seperti kode kecamatan BPS, yang bukan kode Kemendagri.",
        " Seven digits look like a BPS code of a kecamatan, which is not a Kemendagri code.",
    ),
    "island": (
        " Sembilan digit tampak seperti kode pulau: gunakan parse_island.",
        " Nine digits look like an island code: use parse_island.",
    ),
    "nik": (
        " Enam belas digit tampak seperti NIK; enam digit pertamanya adalah kode kecamatan.",
        " Sixteen digits look like an identity number (NIK); its first six digits are the code of a kecamatan.",
    ),
    "thousands": (
        " Angka itu tampak ditulis dengan pemisah ribuan: simpan kolomnya sebagai teks; mungkin maksudnya{suggestion}.",
        " It looks like a number with separators of thousands: keep the column as text; probably meant:{suggestion}.",
    ),
    "whitespace": (
        " Ada spasi atau karakter tak terlihat di dalamnya; tanpa itu kodenya{suggestion}.",
        " There is white space or an invisible character in it; without it the code is{suggestion}.",
    ),
    "lost_zero": (
        " Mungkin ada nol yang hilang:{suggestion}.",
        " A zero may be missing:{suggestion}.",
    ),
    "number": (
        " Tulis kode sebagai teks, misalnya {example}: angka akan kehilangan digit (11.10 menjadi 11.1).",
        " Write the code as text, such as {example}: a number loses digits (11.10 becomes 11.1).",
    ),
    "nik_number": (
        (
            " Tulis NIK sebagai teks, misalnya '3174091708450001': angka kehilangan digit; lembar kerja menyimpan 15 "
            "digit dan mengubah digit keenam belas menjadi 0."
        ),
        (
            " Write an identity number as text, such as '3174091708450001': a number loses digits; a spreadsheet keeps "
            "15 digits and turns the sixteenth into 0."
        ),
    ),
    "bytes": (
        " Ubah dahulu byte-nya menjadi teks, misalnya dengan str(nilai, 'ascii').",
        " Decode the bytes to text first, for example with str(value, 'ascii').",
    ),
    "nan": (
        " NaN adalah angka dari sel tabel yang kosong, bukan kode.",
        " NaN is the number that an empty cell of a table becomes, and not a code.",
    ),
    "nik_nan": (
        " NaN adalah angka dari sel tabel yang kosong, bukan NIK.",
        " NaN is the number that an empty cell of a table becomes, and not an identity number.",
    ),
    "name": (
        " Ini tampak seperti nama, bukan kode: fungsi search mencari kodenya.",
        " It looks like a name, not a code: the function search finds the code.",
    ),
    "name_found": (
        " Ini tampak seperti nama, bukan kode: fungsi search menemukan {places}.",
        " It looks like a name, not a code: the function search finds {places}.",
    ),
    "name_not_found": (
        " Ini tampak seperti nama, tetapi fungsi search tidak menemukan wilayahnya; resolve membaca alamat lengkap.",
        " It looks like a name, but the function search finds no such region; resolve reads whole addresses.",
    ),
    "and_others": (" dan lainnya", " and others"),
    "did_you_mean": (" Maksud Anda {places}?", " Did you mean {places}?"),
    "or": (" atau ", " or "),
    "or_another": (" atau wilayah lain", " or another region"),
    "desa_adat": (", atau 3 (desa adat) (Permendagri 58/2021)", ", or 3 (desa adat) (Permendagri 58/2021)"),
    "nearest": (" Wilayah terdekat di atasnya: {place}.", " The nearest region above it is {place}."),
    "bps": (" Sebagai kode BPS, {bps} adalah {place}.", " As a BPS code, {bps} is {place}."),
    "ended": ("terakhir tercantum dalam {last}", "it was last in {last}"),
    "ended_before_first": (
        "kodenya diganti sebelum {first}, menurut {law}",
        "its code was replaced before {first}, by {law}",
    ),
    "successors": (" Penggantinya yang berlaku: {places}.", " Its successors in force: {places}."),
    "divided": (
        " Wilayah itu dibagi; desa dan kelurahannya kini berada di: {places}.",
        " It was divided; its villages lie in these regions now: {places}.",
    ),
    "abolished": (" Wilayah itu dihapus.", " It was abolished."),
    "other_digit": ("digit yang bukan ASCII", "a digit that is not ASCII"),
    "ages": ("{min_age} sampai {max_age} tahun", "{min_age} to {max_age} years"),
    "age_or_more": ("{min_age} tahun atau lebih", "{min_age} years or more"),
    "age_or_less": ("{max_age} tahun atau kurang", "{max_age} years or less"),
    "none": ("", ""),
}

MESSAGES: dict[str, tuple[str, str]] = {
    "not_text": (
        "{value} bertipe {type}, bukan teks.{hint_id}",
        "{value} is of type {type}, not text.{hint_en}",
    ),
    "missing": (
        "{value}: nilainya tidak ada.{hint_id} Kode ditulis sebagai teks, misalnya {example}.",
        "{value}: the value is missing.{hint_en} A code is text, such as {example}.",
    ),
    "empty": (
        (
            "{value} kosong. Kode wilayah terdiri atas 2, 4, 6, atau 10 digit, misalnya '31.74.09.1002' "
            "(Permendagri 137/2017 pasal 4(3))."
        ),
        (
            "{value} is empty. A region code has 2, 4, 6 or 10 digits, such as '31.74.09.1002' "
            "(Permendagri 137/2017 art. 4(3))."
        ),
    ),
    "not_digits": (
        (
            "{value} memuat {character}. Kode hanya terdiri atas digit ASCII 0 sampai 9, dengan titik, tanda hubung, "
            "atau satu spasi di antara segmen, misalnya {example} ({law_id}).{hint_id}"
        ),
        (
            "{value} contains {character}. A code has only the ASCII digits 0 to 9, with dots, hyphens or single "
            "spaces between its segments, such as {example} ({law_en}).{hint_en}"
        ),
    ),
    "wrong_length": (
        (
            "{value} memiliki {digits} digit; kode wilayah memiliki 2 (provinsi), 4 (kabupaten/kota), 6 (kecamatan), "
            "atau 10 (desa/kelurahan) (Permendagri 137/2017 pasal 4(3)).{hint_id}"
        ),
        (
            "{value} has {digits} digits; a region code has 2 (province), 4 (regency or city), 6 (kecamatan) "
            "or 10 (village) (Permendagri 137/2017 art. 4(3)).{hint_en}"
        ),
    ),
    "wrong_separators": (
        (
            "{value} memuat pemisah di tempat yang salah atau pemisah yang berbeda-beda. Tulis {form} "
            "({law_id}), atau hanya digitnya, atau ganti setiap titik dengan '-' atau satu spasi.{hint_id}"
        ),
        (
            "{value} has separators in the wrong places or of different kinds. Write {form} ({law_en}), "
            "or only its digits, or replace every dot with '-' or a single space.{hint_en}"
        ),
    ),
    "province_first_digit": (
        (
            "{value}: digit pertama provinsi {segment} harus 1 sampai 9, menurut pulau dari barat ke timur "
            "(Permendagri 137/2017 pasal 5(1))."
        ),
        (
            "{value}: the first digit of province {segment} must be 1 to 9, by island from west to east "
            "(Permendagri 137/2017 art. 5(1))."
        ),
    ),
    "province_second_digit": (
        (
            "{value}: digit kedua provinsi {segment} harus 1 sampai 9, menurut urutan pembentukan "
            "(Permendagri 137/2017 pasal 5(2))."
        ),
        (
            "{value}: the second digit of province {segment} must be 1 to 9, by order of formation "
            "(Permendagri 137/2017 art. 5(2))."
        ),
    ),
    "regency_range": (
        (
            "{value}: digit kabupaten/kota {segment} harus 01 sampai 69 untuk kabupaten atau 71 sampai 99 untuk kota "
            "(Permendagri 137/2017 pasal 6(1) dan 6(2))."
        ),
        (
            "{value}: the regency digits {segment} must be 01 to 69 for a kabupaten or 71 to 99 for a kota "
            "(Permendagri 137/2017 art. 6(1) and 6(2))."
        ),
    ),
    "district_range": (
        "{value}: digit kecamatan {segment} harus 01 sampai 99 (Permendagri 137/2017 pasal 7(1)).",
        "{value}: the kecamatan digits {segment} must be 01 to 99 (Permendagri 137/2017 art. 7(1)).",
    ),
    "village_type": (
        (
            "{value}: digit pertama {segment} harus 1 (kelurahan) atau 2 (desa) (Permendagri 137/2017 pasal 8(2))"
            "{desa_adat_id}."
        ),
        (
            "{value}: the first digit of {segment} must be 1 (kelurahan) or 2 (desa) (Permendagri 137/2017 art. 8(2))"
            "{desa_adat_en}."
        ),
    ),
    "village_serial": (
        (
            "{value}: tiga digit terakhir {segment} harus 001 sampai 999, menurut urutan pembentukan "
            "(Permendagri 137/2017 pasal 8(2))."
        ),
        (
            "{value}: the last three digits of {segment} must be 001 to 999, in order of formation "
            "(Permendagri 137/2017 art. 8(2))."
        ),
    ),
    "wrong_level": (
        (
            "{value} adalah kode {level_id} ({digits} digit); seharusnya kode {wanted_id}, dengan {wanted_digits} "
            "digit (Permendagri 137/2017 pasal 4(3))."
        ),
        (
            "{value} is the code of a {level_en} ({digits} digits); expected the code of a {wanted_en}, with "
            "{wanted_digits} digits (Permendagri 137/2017 art. 4(3))."
        ),
    ),
    "island_length": (
        "{value} memiliki {digits} digit; kode pulau memiliki 9, misalnya '11.01.40001' (Permendagri 58/2021).",
        "{value} has {digits} digits; an island code has 9, such as '11.01.40001' (Permendagri 58/2021).",
    ),
    "island_regency": (
        (
            "{value}: digit kabupaten/kota {segment} harus 01 sampai 69, 71 sampai 99, atau 00 untuk pulau milik "
            "bersama (Permendagri 58/2021; 137/2017 pasal 6(1) dan 6(2))."
        ),
        (
            "{value}: the regency digits {segment} must be 01 to 69, 71 to 99, or 00 for an island that several "
            "regencies share (Permendagri 58/2021; 137/2017 art. 6(1) and 6(2))."
        ),
    ),
    "island_type": (
        "{value}: digit pertama {segment} harus 4, tanda pulau (Permendagri 58/2021).",
        "{value}: the first digit of {segment} must be 4, the mark of an island (Permendagri 58/2021).",
    ),
    "island_serial": (
        "{value}: empat digit terakhir {segment} harus 0001 sampai 9999 (Permendagri 58/2021).",
        "{value}: the last four digits of {segment} must be 0001 to 9999 (Permendagri 58/2021).",
    ),
    "unknown_code": (
        "{value} sesuai aturan digit, tetapi tidak ada wilayah dengan kode itu dalam {decree}.{hint_id}",
        "{value} follows the digit rules, but {decree} has no region with that code.{hint_en}",
    ),
    "retired_code": (
        "{value} ({name}) tidak ada dalam {decree}; {ended_id}.{hint_id}",
        "{value} ({name}) is not in {decree}; {ended_en}.{hint_en}",
    ),
    "later_code": (
        "{value} ({name}) tidak ada dalam {decree}; pertama kali tercantum dalam {first}.{hint_id}",
        "{value} ({name}) is not in {decree}; it was first in {first}.{hint_en}",
    ),
    "unknown_edition": (
        "{value} bukan edisi yang dikenal. Edisi yang ada: {known}.",
        "{value} is not a known edition. The editions are: {known}.",
    ),
    "before_first_edition": (
        (
            "Tidak ada edisi yang ditandatangani pada atau sebelum {value}; edisi pertama, {first}, ditandatangani "
            "pada {signed}."
        ),
        "No edition was signed on or before {value}; the first edition, {first}, was signed on {signed}.",
    ),
    "unknown_island": (
        "{value} sesuai aturan kode pulau, tetapi tidak ada pulau dengan kode itu dalam {decree}.",
        "{value} follows the rules of island codes, but {decree} has no island with that code.",
    ),
    "unknown_bps_code": (
        (
            "{value} bukan kode BPS yang dikenal; kode BPS memiliki 2, 4, atau 7 digit tanpa titik, misalnya "
            "'3171010'. Tabel kode BPS periode 2024_1.2025 tidak memuat semua kecamatan."
        ),
        (
            "{value} is not a known BPS code; a BPS code has 2, 4 or 7 digits without dots, such as '3171010'. "
            "The table of BPS codes for period 2024_1.2025 does not list every kecamatan."
        ),
    ),
    "no_data_folder": (
        "{value} bukan folder data kodewilayah: berkas {file} di dalamnya tidak dapat dibaca ({error}).",
        "{value} is not a folder of kodewilayah data: {file} in it cannot be read ({error}).",
    ),
    "missing_file": (
        "Berkas data {value} tidak dapat dibaca ({error}). Pasang ulang kodewilayah.",
        "The data file {value} cannot be read ({error}). Install kodewilayah again.",
    ),
    "damaged_file": (
        "Berkas data {value} rusak pada baris {line}: {found}. Pasang ulang kodewilayah.",
        "The data file {value} is damaged at line {line}: {found}. Install kodewilayah again.",
    ),
    "truncated_file": (
        "Berkas data {value} terpotong pada baris {line}. Pasang ulang kodewilayah.",
        "The data file {value} ends too early, at line {line}. Install kodewilayah again.",
    ),
    "wrong_checksum": (
        "Ukuran atau jumlah periksa berkas data {value} salah, mulai baris {line}. Pasang ulang kodewilayah.",
        "The size or checksum of the data file {value} is wrong, from line {line} on. Install kodewilayah again.",
    ),
    # The identity number. In these messages {value} is masked.
    "nik.not_text": (
        "{value}: nilainya bertipe {type}, bukan teks.{hint_id}",
        "{value}: the value is of type {type}, not text.{hint_en}",
    ),
    "nik.missing": (
        "{value}: nilainya tidak ada.{hint_id} NIK ditulis sebagai teks, misalnya '3174091708450001'.",
        "{value}: the value is missing.{hint_en} An identity number is text, such as '3174091708450001'.",
    ),
    "nik.empty": (
        "{value} kosong. NIK terdiri atas 16 digit (PP 37/2007 pasal 37, kini PP 40/2019, menurut sumber sekunder).",
        "{value} is empty. An identity number has 16 digits (PP 37/2007 art. 37, now PP 40/2019, as reported).",
    ),
    "nik.not_digits": (
        (
            "{value} memuat {character_id}. NIK terdiri atas 16 digit ASCII 0 sampai 9; di antaranya boleh ada spasi, "
            "titik, atau tanda hubung (PP 37/2007 pasal 37, kini PP 40/2019, menurut sumber sekunder)."
        ),
        (
            "{value} contains {character_en}. An identity number has 16 ASCII digits 0 to 9; spaces, dots and hyphens "
            "are allowed between them (PP 37/2007 art. 37, now PP 40/2019, as reported)."
        ),
    ),
    "nik.wrong_length": (
        (
            "{value} memiliki {digits} digit; NIK memiliki 16 (PP 37/2007 pasal 37, kini PP 40/2019, menurut sumber "
            "sekunder).{hint_id}"
        ),
        (
            "{value} has {digits} digits; an identity number has 16 (PP 37/2007 art. 37, now PP 40/2019, as "
            "reported).{hint_en}"
        ),
    ),
    "nik.wrong_separators": (
        (
            "{value}: spasi, titik, dan tanda hubung hanya boleh ada di antara digit; tulis 16 digitnya saja (PP "
            "37/2007 pasal 37, kini PP 40/2019, menurut sumber sekunder)."
        ),
        (
            "{value}: spaces, dots and hyphens are allowed only between the digits; write only the 16 digits (PP "
            "37/2007 art. 37, now PP 40/2019, as reported)."
        ),
    ),
    "nik.region_rule": (
        (
            "{value}: enam digit pertama NIK adalah kode kecamatan, atau diawali 99 untuk pendaftaran di luar negeri. "
            "{cause_id}"
        ),
        (
            "{value}: the first six digits of an identity number are the code of a kecamatan, or begin with 99 for a "
            "registration abroad. {cause_en}"
        ),
    ),
    "nik.birth_date": (
        (
            "{value}: digit ketujuh sampai kedua belas harus tanggal lahir HHBBTT yang ada dalam kalender dan tidak "
            "setelah {today}; hari 01 sampai 31, atau 41 sampai 71 untuk perempuan (PP 37/2007 pasal 37, kini PP "
            "40/2019, menurut sumber sekunder)."
        ),
        (
            "{value}: the seventh to twelfth digits must be a birth date DDMMYY that is in the calendar and not after "
            "{today}; the day is 01 to 31, or 41 to 71 for a woman (PP 37/2007 art. 37, now PP 40/2019, as reported)."
        ),
    ),
    "nik.age": (
        (
            "{value}: umur pada {today} harus {ages_id}, tetapi tidak ada tanggal lahir dengan digit itu yang memberi "
            "umur tersebut (abad tidak tertulis dalam NIK)."
        ),
        (
            "{value}: the age on {today} must be {ages_en}, but no birth date with these digits gives such an age "
            "(the century is not written in the number)."
        ),
    ),
    "nik.serial": (
        (
            "{value}: empat digit terakhir adalah nomor urut 0001 sampai 9999 (PP 37/2007 pasal 37, kini PP 40/2019, "
            "menurut sumber sekunder). Lembar kerja menyimpan 15 digit dan mengubah yang keenam belas menjadi 0: "
            "simpan kolomnya sebagai teks."
        ),
        (
            "{value}: the last four digits are a serial from 0001 to 9999 (PP 37/2007 art. 37, now PP 40/2019, as "
            "reported). A spreadsheet keeps 15 digits and turns the sixteenth into 0: keep the column as text."
        ),
    ),
    "nik.unknown_region": (
        (
            "{value}: {code} sesuai aturan digit, tetapi tidak ada kecamatan dengan kode itu dalam edisi {first} "
            "sampai {last}. Hanya kecamatan yang dikenal yang diterima di sini."
        ),
        (
            "{value}: {code} follows the digit rules, but no edition from {first} to {last} has a kecamatan with that "
            "code. Only known kecamatan are accepted here."
        ),
    ),
    "nik.sex_mismatch": (
        (
            "{value}: jenis kelamin harus {wanted_id}; hari lahir perempuan ditambah 40, hari lahir laki-laki tidak "
            "(PP 37/2007 pasal 37, kini PP 40/2019, menurut sumber sekunder)."
        ),
        (
            "{value}: the sex must be {wanted_en}; 40 is added to the day of birth of women, and not of men "
            "(PP 37/2007 art. 37, now PP 40/2019, as reported)."
        ),
    ),
    "nik.birth_date_mismatch": (
        (
            "{value}: digit ketujuh sampai kedua belas bukan tanggal lahir yang diharapkan, ditulis HHBBTT dengan hari "
            "ditambah 40 untuk perempuan (PP 37/2007 pasal 37, kini PP 40/2019, menurut sumber sekunder)."
        ),
        (
            "{value}: the seventh to twelfth digits are not the expected birth date, written DDMMYY with 40 added to "
            "the day for women (PP 37/2007 art. 37, now PP 40/2019, as reported)."
        ),
    ),
    "nik.region_mismatch": (
        (
            "{value}: kecamatan pada enam digit pertama, dan penggantinya yang berlaku, tidak terletak di {wanted}. "
            "NIK memuat tempat pendaftaran pertama dan tidak berubah ketika orangnya pindah (PP 37/2007 pasal 37, kini "
            "PP 40/2019, menurut sumber sekunder)."
        ),
        (
            "{value}: the kecamatan of the first six digits, and its successors in force, do not lie in {wanted}. The "
            "number contains the place of first registration and does not change when a person moves (PP 37/2007 "
            "art. 37, now PP 40/2019, as reported)."
        ),
    ),
    # The integrations.
    "not_within": (
        "{value} tidak terletak di {within} ({place}).",
        "{value} does not lie in {within} ({place}).",
    ),
    "unknown_path": (
        (
            "{value}: berkas itu tidak ada. Contoh berkas yang ada: provinces.json, regencies/31.json, "
            "districts/31.74.json, villages/31.74.09.json, dan search.json."
        ),
        (
            "{value}: this file does not exist. Examples of files that exist: provinces.json, regencies/31.json, "
            "districts/31.74.json, villages/31.74.09.json and search.json."
        ),
    ),
    "not_dotted": (
        "{value}: nama berkas memuat kode bertitik; tulis {code}.",
        "{value}: the name of a file contains the code with dots; write {code}.",
    ),
    "query_missing": (
        "{value}: parameter q (teks yang dicari) tidak ada.",
        "{value}: the parameter q (the text to search for) is missing.",
    ),
    "query_too_long": (
        "{value}: teks yang dicari paling panjang {most} karakter.",
        "{value}: the text to search for may have at most {most} characters.",
    ),
    "bad_level": (
        "{value} bukan tingkat wilayah; level harus 1, 2, 3, atau 4.",
        "{value} is not a level; level must be 1, 2, 3 or 4.",
    ),
    "bad_limit": (
        "{value} bukan jumlah hasil yang diterima; limit harus 1 sampai {most}.",
        "{value} is not an accepted number of results; limit must be 1 to {most}.",
    ),
}

# Message for a cascade or search field that was left without a choice.
UNPICKED = ("Pilih wilayah dari daftar, atau tulis kodenya.", "Choose a region from the list, or write its code.")

# The command.
COMMAND: dict[str, tuple[str, str]] = {
    "not_empty": (
        "{folder} bukan folder kosong; tidak ada yang ditulis. --force mengganti ekspor di dalamnya.",
        "{folder} is not an empty folder; nothing was written. --force replaces the export in it.",
    ),
    "not_written": ("{folder} tidak ditulis: {error}", "{folder} was not written: {error}"),
    "interrupted": ("Dihentikan; tidak ada yang ditulis.", "Interrupted; nothing was written."),
}

# For a language that has no messages here.
UNKNOWN_LANGUAGE = "{!r} is not a language of these messages; use 'id' or 'en'"
