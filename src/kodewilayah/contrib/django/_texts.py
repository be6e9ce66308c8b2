"""What rows hold and forms hand over, as text: kept as it is, or not shown by accident; and what refusals say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import get_language

from kodewilayah import KodeWilayahError

if TYPE_CHECKING:
    from kodewilayah.errors import Language

_NIK_DIGITS = 16


class StoredText(str):
    """Text that a row holds where a canonical code should be; saved again as it is."""

    __slots__ = ()


class NikText(str):
    """An identity number as text, or what a row holds in its place; its `repr` is masked as that of a `Nik` is.

    So it is masked in a log of `%r`, in a list or a dict, in `QuerySet.values()` and on a debugging page. It is a `str`
    otherwise: `str`, an f-string, JSON and a template show all of it.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        whole = len(self) == _NIK_DIGITS and self.isascii() and self.isdigit()
        return f"NikText('{self[:6]}******{self[-4:]}')" if whole else f"NikText('{'*' * len(self)}')"


def active_language() -> Language:
    """Return the language of the library's sentences that is nearest to Django's active one."""
    return "id" if (get_language() or "").partition("-")[0] == "id" else "en"


def _sentence(error: KodeWilayahError) -> str:
    # Django formats a message that has params, and the refused text may hold a percent sign.
    return error.message(active_language()).replace("%", "%%")


# Said in the language that is active when the message is shown, as Django's own are.
_lazy_sentence = lazy(_sentence, str)


def refusal(error: KodeWilayahError, message: str | None = None) -> ValidationError:
    """Return what Django raises for a refusal of the library: its reason as `code`, its facts as `params`.

    Args:
        error: the refusal.
        message: said instead; may hold `%(value)s` and the other facts.
    """
    facts = {"value": error.value, **error.params}
    return ValidationError(_lazy_sentence(error) if message is None else message, code=error.reason, params=facts)
