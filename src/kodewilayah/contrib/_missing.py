"""The error of a door whose framework is not installed."""

from __future__ import annotations


def explain(extra: str, error: ImportError) -> ImportError:
    """Return an error that contains the command to install the missing framework.

    Args:
        extra: the extra of this package that installs the framework, such as `"django"`.
        error: the error that Python raised; its `name` and `path` are kept.

    >>> print(explain("django", ImportError("No module named 'django'")))
    kodewilayah.contrib: a package is missing: No module named 'django'. pip install "kodewilayah[django]"
    """
    message = f'kodewilayah.contrib: a package is missing: {error}. pip install "kodewilayah[{extra}]"'
    return ImportError(message, name=error.name, path=error.path)
