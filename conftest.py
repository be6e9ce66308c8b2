"""Run the examples: those of docstrings in `src/`, and those of the pages in `docs/` and of README.md."""

from doctest import ELLIPSIS

import pytest
from sybil import Sybil
from sybil.integration.pytest import SybilItem
from sybil.parsers.myst import DocTestDirectiveParser, PythonCodeBlockParser, SkipParser
from sybil.parsers.rest import DocTestParser

docstrings = Sybil(parsers=[DocTestParser(optionflags=ELLIPSIS)], patterns=["src/**/*.py", "tools/*.py"])
pages = Sybil(
    parsers=[PythonCodeBlockParser(doctest_optionflags=ELLIPSIS), DocTestDirectiveParser(ELLIPSIS), SkipParser()],
    patterns=["docs/*.md", "README.md"],
)
pytest_collect_file = (docstrings + pages).pytest()


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the examples of a page back in their order: unlike tests, they build on each other."""
    examples = [item for item in items if isinstance(item, SybilItem)]
    examples.sort(key=lambda item: (str(item.path), item.example.line, item.example.column))
    items[:] = [item for item in items if not isinstance(item, SybilItem)] + list[pytest.Item](examples)
