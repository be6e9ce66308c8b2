"""Run the examples: those of docstrings in `src/`, and those of the pages in `docs/` and of README.md."""

from doctest import ELLIPSIS
from importlib.util import find_spec

import pytest
from sybil import Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.myst import DocTestDirectiveParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

# Examples that need a framework, which an installation may lack.
NEEDED = {
    "docs/flask.md": ("flask", "wtforms"),
    "docs/pydantic.md": ("pydantic", "fastapi", "httpx2"),
    "src/kodewilayah/contrib/django/*.py": ("django",),
    "src/kodewilayah/contrib/drf.py": ("django", "rest_framework"),
    "src/kodewilayah/contrib/flask.py": ("flask", "wtforms"),
    "src/kodewilayah/contrib/pydantic.py": ("pydantic",),
    "src/kodewilayah/contrib/wtforms.py": ("wtforms",),
}
LACKING = {path: [name for name in names if find_spec(name) is None] for path, names in NEEDED.items()}
NOT_RUN = [path for path, names in LACKING.items() if names]
# Its examples make a project, which needs a process of its own: tests/contrib/django/test_docs.py.
ELSEWHERE = ["docs/django.md"]

docstrings = Sybil(
    parsers=[DocTestParser(optionflags=ELLIPSIS)],
    patterns=["src/**/*.py", "src/kodewilayah/*/*.py", "src/kodewilayah/contrib/django/*.py", "tools/*.py"],
    excludes=NOT_RUN,
)
pages = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), DocTestDirectiveParser(ELLIPSIS), SkipParser()],
    patterns=["docs/*.md", "README.md"],
    excludes=[*NOT_RUN, *ELSEWHERE],
)
pytest_collect_file = (docstrings + pages).pytest()


def pytest_report_header() -> list[str]:
    """List the examples that are not run."""
    return [f"NOT RUN, for want of {', '.join(LACKING[path])}: the examples of {path}" for path in NOT_RUN]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the examples of a page back in their order: unlike tests, they build on each other."""
    examples = [item for item in items if isinstance(item, SybilItem)]
    examples.sort(key=lambda item: (str(item.path), item.example.line, item.example.column))
    items[:] = [item for item in items if not isinstance(item, SybilItem)] + list[pytest.Item](examples)
