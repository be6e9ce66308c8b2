"""Sphinx configuration."""

from importlib.metadata import version as installed_version

import django
from django.conf import settings
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.ext.napoleon import Config, GoogleDocstring
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

# Django's admin and the REST framework can only be imported where a project is set up.
settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.admin", "rest_framework"]
)
django.setup()

project = "kodewilayah"
copyright = "2026, the kodewilayah developers"
version = release = installed_version("kodewilayah")

extensions = ["myst_parser", "sphinx.ext.autodoc"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "kodewilayah"
autodoc_member_order = "bysource"
autodoc_typehints = "description"
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3

# `name` in a docstring is then code, as on a page; LinkedNames makes links of both.
default_role = "code"

# These have no page that the build could link to: it fetches nothing, and so it knows the entries of this project only.
# Names are written as in the annotations.
PYTHON = [
    "Decimal",
    "collections.abc.Callable",
    "collections.abc.Iterator",
    "collections.abc.Mapping",
    "date",
    "os.PathLike",
    "pathlib.Path",
]
FRAMEWORKS = [
    "django.http.request.HttpRequest",
    "django.http.response.HttpResponse",
    "flask.blueprints.Blueprint",
    "markupsafe.Markup",
]
TYPE_VARIABLES = ["kodewilayah.gazetteer.T"]
nitpick_ignore = [("py:class", name) for name in (*PYTHON, *FRAMEWORKS, *TYPE_VARIABLES)]


class LinkedNames(SphinxPostTransform):
    """Make a link of each name in code type that the reference has an entry for, in docstrings and on pages."""

    default_priority = 5  # before Sphinx resolves the links

    def run(self, **_: object) -> None:
        """Put a pending link around each such name, except a parameter of the entry in which it is read."""
        for code in list(self.document.findall(nodes.literal)):
            name = code.astext().removesuffix("()")
            scopes, parameters = surroundings(code)
            entry = entry_of(self.env, name, scopes)
            if isinstance(code.parent, (nodes.reference, addnodes.pending_xref, nodes.title)):
                continue
            if entry is not None and name not in parameters:
                link = addnodes.pending_xref("", refdomain="py", reftype="obj", reftarget=entry, refexplicit=False)
                link["refdoc"] = self.env.docname
                code.replace_self(link)
                link += code


def surroundings(node: nodes.Node) -> tuple[list[str], set[str]]:
    """Return the scopes to search for a name, the nearest first, and the parameters of the entries around it."""
    scopes: list[str] = []
    parameters: set[str] = set()
    while node.parent is not None:
        node = node.parent
        if isinstance(node, addnodes.desc) and node["domain"] == "py":
            signature = node.next_node(addnodes.desc_signature)
            module = signature.get("module", "kodewilayah")
            scopes += [f"{module}.{signature.get('fullname')}", module]
            parameters.update(
                name.astext()
                for parameter in signature.findall(addnodes.desc_parameter)
                for name in parameter.findall(addnodes.desc_sig_name)
            )
    return [*scopes, "kodewilayah"], parameters


def entry_of(env: BuildEnvironment, name: str, scopes: list[str]) -> str | None:
    """Return the full name of an entry; outside the scopes, of the only class whose name ends so."""
    entries = env.domains.python_domain.objects
    if name in entries:
        return name
    for scope in scopes:
        if f"{scope}.{name}" in entries:
            return f"{scope}.{name}"
    ends = [entry for entry in entries if entry.endswith(f".{name}") and name.rpartition(".")[2][:1].isupper()]
    return ends[0] if len(ends) == 1 else None


def find_type(app: Sphinx, env: BuildEnvironment, node: addnodes.pending_xref, text: nodes.Element) -> object:
    """Link a type that an annotation writes by its last name, because another module defines it."""
    name = entry_of(env, node["reftarget"].rpartition(".")[2], [])
    if node["refdomain"] != "py" or name is None:
        return None
    entry = env.domains.python_domain.objects[name]
    return make_refnode(app.builder, node["refdoc"], entry.docname, entry.node_id, text, name)


class Docstring(GoogleDocstring):
    """A docstring whose types come from the annotations, so that words before a colon are words."""

    # Its argument and its result are those of napoleon: name, type and text.
    def _consume_returns_section(self, *_: object, **__: object) -> list[tuple[str, str, list[str]]]:
        return [("", "", self._dedent(self._consume_to_next_section()))]


def read_docstring(app: Sphinx, what: str, name: str, obj: object, options: object, lines: list[str]) -> None:
    """Turn the sections of a docstring into fields.

    Napoleon as an extension reads the words before a colon in the first line of a property as its type. Here a
    property's docstring is read like that of a method.
    """
    kind = "method" if what in ("attribute", "data", "property") else what
    lines[:] = Docstring(lines, Config(), app, kind, name, obj, options).lines()


def hide_constructor(
    _app: Sphinx, what: str, _name: str, obj: object, _options: object, signature: str | None, result: str | None
) -> tuple[str | None, str | None]:
    """Leave out the constructor of a value that only the library makes: it has private parameters."""
    made_by_library = isinstance(obj, type) and any(field.startswith("_") for field in getattr(obj, "__slots__", ()))
    return ("", None) if what == "class" and made_by_library else (signature, result)


def setup(app: Sphinx) -> None:
    """Connect what this page defines."""
    app.connect("autodoc-process-docstring", read_docstring)
    app.connect("autodoc-process-signature", hide_constructor)
    app.connect("missing-reference", find_type)
    app.add_post_transform(LinkedNames)
