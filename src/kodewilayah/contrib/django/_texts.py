"""The types of text in rows and forms (stored text, masked identity numbers), and the errors that Django expects."""

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
    """Text in a row that is not a canonical code; it is saved again unchanged."""

    __slots__ = ()


class NikText(str):
    """An identity number as text, or other text that a row has in its place; its `repr` is masked, as in `Nik`.

    So the number is masked in a log with `%r`, in a list or a dict, in `QuerySet.values()` and on a debugging page.
    Otherwise it is a normal `str`: `str`, an f-string, JSON and a template show all digits.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        is_nik = len(self) == _NIK_DIGITS and self.isascii() and self.isdigit()
        return f"NikText('{self[:6]}******{self[-4:]}')" if is_nik else f"NikText('{'*' * len(self)}')"


def active_language() -> Language:
    """Return the language for the library's messages: Indonesian if it is Django's active language, else English."""
    return "id" if (get_language() or "").partition("-")[0] == "id" else "en"


def _sentence(error: KodeWilayahError) -> str:
    # Django formats a message that has params with `%`, and the refused text may contain a percent sign.
    return error.message(active_language()).replace("%", "%%")


# The language is chosen when the message is shown, as for Django's own messages.
_lazy_sentence = lazy(_sentence, str)


def refusal(error: KodeWilayahError, message: str | None = None) -> ValidationError:
    """Return the error that Django expects for an error of the library: the reason as `code`, the facts as `params`.

    Args:
        error: the error of the library.
        message: the message to use instead of the library's message; it can contain `%(value)s` and the other facts.
    """
    facts = {"value": error.value, **error.params}
    return ValidationError(_lazy_sentence(error) if message is None else message, code=error.reason, params=facts)
