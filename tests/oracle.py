"""What Permendagri 137/2017 and 58/2021 allow, as tables of numbers: no pattern of the library is used here."""

PROVINCE_DIGITS = range(1, 10)  # both digits: art. 5(1) and 5(2)
KABUPATEN = range(1, 70)  # art. 6(1)
KOTA = range(71, 100)  # art. 6(2)
KECAMATAN = range(1, 100)  # art. 7(1)
VILLAGE_TYPES = {"137/2017": (1, 2), "58/2021": (1, 2, 3)}  # art. 8(2); desa adat since 58/2021
VILLAGE_SERIALS = range(1, 1000)  # art. 8(2)


def legal(digits: str, rules: str = "58/2021") -> bool:
    """Tell whether bare ASCII digits are a well-formed code."""
    if len(digits) not in (2, 4, 6, 10):
        return False
    province, regency, kecamatan, village = digits[:2], digits[2:4], digits[4:6], digits[6:]
    if not all(int(digit) in PROVINCE_DIGITS for digit in province):
        return False
    if regency and int(regency) not in KABUPATEN and int(regency) not in KOTA:
        return False
    if kecamatan and int(kecamatan) not in KECAMATAN:
        return False
    return not village or (int(village[0]) in VILLAGE_TYPES[rules] and int(village[1:]) in VILLAGE_SERIALS)


def dotted(digits: str) -> str:
    """Return bare digits with dots between the levels."""
    return ".".join(part for part in (digits[:2], digits[2:4], digits[4:6], digits[6:]) if part)
