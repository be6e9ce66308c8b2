"""What a row of pandas has where a table has a number or an empty cell."""

from typing import NoReturn


class NAType:
    """The NA of pandas: it compares with nothing, and is neither true nor false."""

    def __eq__(self, other: object) -> "NAType":  # type: ignore[override]
        return self

    def __ne__(self, other: object) -> "NAType":  # type: ignore[override]
        return self

    def __bool__(self) -> NoReturn:
        raise TypeError("boolean value of NA is ambiguous")

    def __hash__(self) -> int:
        return 1


NAN = float("nan")
NA = NAType()
# By the reason with which every door refuses them.
CELLS = [
    (NAN, "missing"), (NA, "missing"), (31.74, "not_text"), (11.1, "not_text"), (3174, "not_text"), (True, "not_text"),
    (b"31.74", "not_text"),
]  # fmt: skip
NAN_IS_A_NUMBER = {
    "en": "NaN is the number that an empty cell of a table becomes, and not a code.",
    "id": "NaN adalah angka dari sel tabel yang kosong, bukan kode.",
}
