"""Sphinx configuration."""

from importlib.metadata import version as installed_version

project = "kodewilayah"
copyright = "2026, the kodewilayah developers"
version = release = installed_version("kodewilayah")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "kodewilayah"
autodoc_member_order = "bysource"
autodoc_typehints = "description"
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
