"""What a door says when its framework is not installed."""

from __future__ import annotations


def explain(extra: str, error: ImportError) -> ImportError:
    """Return the error to raise in place of another: it names the command that installs what is missing.

    Args:
        extra: the extra of this package that brings it, such as `"django"`.
        error: the refusal of Python, which stays the cause; its `name` and `path` are kept.

    >>> print(explain("django", ImportError("No module named 'django'")))
    kodewilayah.contrib needs what is not installed: No module named 'django'. pip install "kodewilayah[django]"
    """
    message = f'kodewilayah.contrib needs what is not installed: {error}. pip install "kodewilayah[{extra}]"'
    return ImportError(message, name=error.name, path=error.path)
