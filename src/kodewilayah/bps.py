"""The bridge to BPS, the statistics office, whose codes have the same shapes as the ministry's and other meanings."""

from __future__ import annotations

from kodewilayah import _data
from kodewilayah._once import once
from kodewilayah.codes import RegionCode
from kodewilayah.errors import InvalidCodeError, UnknownCodeError, type_name


def bps_code_of(code: RegionCode) -> str | None:
    """Return the BPS code of a region in force, or None where the bridge has none (all villages, 24 kecamatan).

    >>> from kodewilayah.codes import parse
    >>> bps_code_of(parse("11.01")), bps_code_of(parse("31.74.09.1002"))
    ('1103', None)
    """
    return _bps_codes().get(code)


def code_of_bps(text: str) -> RegionCode:
    """Return the code of the region in force that BPS calls by a code of its own.

    Args:
        text: a BPS code of 2, 4 or 7 digits.

    Raises:
        InvalidCodeError: if it is not text.
        UnknownCodeError: if the bridge has no such code.

    >>> code_of_bps("1101")
    RegionCode('11.09')
    """
    if not issubclass(type(text), str):
        raise InvalidCodeError(text, "not_text", {"type": type_name(text), "example": "'3171010'"})
    code = _region_codes().get(str.strip(text))
    if code is None:
        raise UnknownCodeError(text, "unknown_bps_code")
    return RegionCode._trusted(code)


def is_bps_code(text: str) -> bool:
    """Tell whether the bridge has a BPS code.

    >>> is_bps_code("9471"), is_bps_code("31.74")
    (True, False)
    """
    return text in _region_codes()


@once
def _bps_codes() -> dict[str, str]:
    return dict(_data.bps())


@once
def _region_codes() -> dict[str, str]:
    return {bps: code for code, bps in _bps_codes().items()}
