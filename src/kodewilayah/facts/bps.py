"""Bridge: the codes of BPS, the statistics office. They look like the ministry's codes and have other meanings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kodewilayah.codes import RegionCode, not_text
from kodewilayah.errors import UnknownCodeError

if TYPE_CHECKING:
    from kodewilayah._data import Folder


class Bridge:
    """The table of BPS codes in one folder of data, for provinces, kabupaten, kota and most kecamatan in force.

    Args:
        data: the folder.

    Raises:
        DataError: if the table is missing or damaged.
    """

    def __init__(self, data: Folder) -> None:
        self._bps_codes = dict(data.bps())
        self._codes = {bps_code: code for code, bps_code in self._bps_codes.items()}

    def bps_code(self, code: str) -> str | None:
        """Return the BPS code of a region in force; None if the table does not list the region.

        Args:
            code: the region's canonical code.
        """
        return self._bps_codes.get(code)

    def code(self, bps_code: str) -> RegionCode | None:
        """Return the code of the region in force that has a BPS code; None if the table does not list the BPS code.

        Args:
            bps_code: a BPS code of 2, 4 or 7 digits, without dots.
        """
        code = self._codes.get(bps_code)
        return None if code is None else RegionCode._trusted(code)

    def parse(self, text: str) -> RegionCode:
        """Return the code of the region in force that has a BPS code.

        Args:
            text: a BPS code of 2, 4 or 7 digits, without dots; white space around it is ignored.

        Raises:
            InvalidCodeError: if it is not text.
            UnknownCodeError: if the table does not list it.
        """
        if not issubclass(type(text), str):
            raise not_text(text, "'3171010'")
        code = self.code(str.strip(text))
        if code is None:
            raise UnknownCodeError(text, "unknown_bps_code")
        return code
