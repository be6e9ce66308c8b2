"""What the scripts may not hold, read from their text; needs no browser."""

import re

import pytest

from tests.browser.server import STATIC


def test_these_are_the_static_files() -> None:
    assert {path.name for path in STATIC.iterdir()} == {"cascade.js", "search.js", "kodewilayah.css"}


@pytest.mark.parametrize("name", ["cascade.js", "search.js"])
def test_no_html_from_text_no_style_no_other_host_and_no_newer_language(name: str) -> None:
    text = (STATIC / name).read_text(encoding="utf-8")
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval",
        "Function(",
        ".style",
        "://",
    ):
        assert word not in text, word
    # Of ES2020 and later: optional chaining, the nullish operator, logical assignment, private fields, imports.
    assert not re.search(r"\?\.[a-z\[(]|\?\?|\|\|=|&&=|this\.#|\bimport\b|\bBigInt\b|\.at\(|replaceAll|matchAll", text)
    assert '"use strict";' in text
    assert max(map(len, text.splitlines())) <= 128


def test_the_stylesheet_asks_nobody() -> None:
    text = (STATIC / "kodewilayah.css").read_text(encoding="utf-8")
    assert "url(" not in text
    assert "@import" not in text
    assert text.count("{") == text.count("}")
