"""SpecialStatus: the special status of a province, and the law that gives it."""

from __future__ import annotations

from typing import NamedTuple


class SpecialStatus(NamedTuple):
    """The special status of a province, and the law that gives it.

    Attributes:
        name: the status in Indonesian.
        name_en: the status in English.
        law: the law as it is cited, such as `"UU 11/2006"`.

    >>> import kodewilayah
    >>> kodewilayah.lookup("11").special_status.law
    'UU 11/2006'
    """

    name: str
    name_en: str
    law: str
