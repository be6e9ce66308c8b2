"""The bridge to BPS, the statistics office, whose codes have the same shapes as the ministry's and other meanings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kodewilayah.codes import RegionCode
from kodewilayah.errors import InvalidCodeError, UnknownCodeError, type_name

if TYPE_CHECKING:
    from kodewilayah._data import Folder


class Bridge:
    """The BPS codes of one folder of data, both ways: of provinces, kabupaten, kota and most kecamatan in force."""

    def __init__(self, data: Folder) -> None:
        self._bps_codes = dict(data.bps())
        self._codes = {bps_code: code for code, bps_code in self._bps_codes.items()}

    def bps_code(self, code: str) -> str | None:
        """Return the BPS code of a region in force; None where the bridge has none."""
        return self._bps_codes.get(code)

    def code(self, bps_code: str) -> RegionCode | None:
        """Return the code of the region in force that has a BPS code; None where the bridge has none."""
        code = self._codes.get(bps_code)
        return None if code is None else RegionCode._trusted(code)

    def parse(self, text: str) -> RegionCode:
        """Return the code of the region in force that has a BPS code of 2, 4 or 7 digits, as somebody wrote it.

        Raises:
            InvalidCodeError: if it is not text.
            UnknownCodeError: if the bridge has no such code.
        """
        if not issubclass(type(text), str):
            raise InvalidCodeError(text, "not_text", {"type": type_name(text), "example": "'3171010'"})
        code = self.code(str.strip(text))
        if code is None:
            raise UnknownCodeError(text, "unknown_bps_code")
        return code
