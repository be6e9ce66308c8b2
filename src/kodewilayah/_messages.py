"""Every sentence that an exception of this library can say, in Indonesian and English, by its reason.

Each names the value, the rule with its article or source, and what would be right.
"""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "not_text": (
        (
            "{value} bertipe {type}, bukan teks. Tulis kode sebagai teks, misalnya '11.10': "
            "bilangan kehilangan digit (11.10 menjadi 11.1)."
        ),
        (
            "{value} is of type {type}, not text. Write the code as text, such as '11.10': "
            "a number loses digits (11.10 becomes 11.1)."
        ),
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
            "atau satu spasi di antara segmen, misalnya '31.74.09.1002' (Permendagri 137/2017 pasal 4(3))."
        ),
        (
            "{value} contains {character}. A code is made of the ASCII digits 0 to 9, with dots, hyphens or single "
            "spaces between its segments, such as '31.74.09.1002' (Permendagri 137/2017 art. 4(3))."
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
            "{value} dipisah di tempat yang salah atau dengan tanda campuran. Tulis {suggestion} (Permendagri 137/2017 "
            "pasal 4(3)), atau hanya digitnya, atau dengan '-' atau satu spasi menggantikan setiap titik."
        ),
        (
            "{value} is separated in the wrong places or by mixed signs. Write {suggestion} (Permendagri 137/2017 "
            "art. 4(3)), or its bare digits, or with '-' or a single space in place of every dot."
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
            "{value} adalah kode tingkat {level_id}; yang diminta tingkat {wanted_id} dengan {digits} digit "
            "(Permendagri 137/2017 pasal 4(3))."
        ),
        (
            "{value} is a code of level {level_en}; asked for was level {wanted_en}, which has {digits} digits "
            "(Permendagri 137/2017 art. 4(3))."
        ),
    ),
    "island_length": (
        "{value} memiliki {digits} digit; kode pulau memiliki 9, misalnya '11.01.40001' (Permendagri 58/2021).",
        "{value} has {digits} digits; an island code has 9, such as '11.01.40001' (Permendagri 58/2021).",
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
        "{value} sesuai aturan digit, tetapi tidak ada wilayah dengan kode itu dalam {decree}.{nearest_id}",
        "{value} follows the digit rules, but {decree} has no region of that code.{nearest_en}",
    ),
    "unknown_edition": (
        "{value} bukan edisi yang dikenal. Yang ada: {known}.",
        "{value} is not a known edition. There are: {known}.",
    ),
    "missing_file": (
        "Berkas data {value} tidak dapat dibaca ({error}). Pasang ulang kodewilayah.",
        "The data file {value} cannot be read ({error}). Install kodewilayah again.",
    ),
    "damaged_file": (
        "Berkas data {value} rusak pada baris {line}: {found}. Pasang ulang kodewilayah.",
        "The data file {value} is damaged at line {line}: {found}. Install kodewilayah again.",
    ),
}
