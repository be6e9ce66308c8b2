"""The door to Flask: a blueprint that serves the JSON and the scripts, template filters, and the tags of a page.

`pip install "kodewilayah[flask]"`. The fields are those of `kodewilayah.contrib.wtforms`; see `docs/flask.md`.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256

from importlib_resources import files

from kodewilayah import newest
from kodewilayah.contrib import cascade
from kodewilayah.contrib._missing import explain

try:
    from flask import Blueprint, Response, abort, current_app, request, url_for
    from flask.blueprints import BlueprintSetupState
    from markupsafe import Markup
except ImportError as error:
    raise explain("flask", error) from error

__all__ = ["base_url", "blueprint", "region_full_name", "region_name", "tags"]

_EXTENSION = "kodewilayah"
_SCRIPTS = {"cascade": "cascade.js", "search": "search.js"}
_STYLESHEET = "kodewilayah.css"
_TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
_YEAR = 31_536_000


def blueprint(url_prefix: str = "/wilayah", *, name: str = "kodewilayah") -> Blueprint:
    """Return the blueprint: it serves the JSON, the scripts and the stylesheet under `url_prefix`.

    It also adds the filters `region_name` and `region_full_name` and the function `kodewilayah_tags` to templates. It
    answers GET and HEAD only.

    Args:
        url_prefix: the path to serve at; the base URL for a front end written for wilayah.id.
        name: the name of the blueprint, which is the first part of the names of its endpoints.

    >>> from flask import Flask
    >>> app = Flask(__name__)
    >>> app.register_blueprint(blueprint())
    >>> app.test_client().get("/wilayah/regencies/31.json").json["data"][0]
    {'code': '31.01', 'name': 'Kabupaten Administrasi Kepulauan Seribu'}
    """
    made = Blueprint(name, __name__, url_prefix=url_prefix)
    # Without automatic OPTIONS, the blueprint answers these two methods only.
    options = {"methods": ["GET", "HEAD"], "provide_automatic_options": False}
    made.add_url_rule("/<path:path>", "json", _json, **options)  # type: ignore[arg-type]  # the rule takes any option
    made.add_url_rule("/static/<file>", "asset", _asset, **options)  # type: ignore[arg-type]  # as above
    made.add_app_template_filter(region_name)
    made.add_app_template_filter(region_full_name)
    made.add_app_template_global(tags, "kodewilayah_tags")
    made.record(_remember)
    return made


def base_url() -> str:
    """Return the path at which the blueprint serves its JSON in this application: the option `url` of the fields.

    Returns:
        The path, with a slash at the end.

    Raises:
        RuntimeError: outside an application, or if the blueprint is not registered in it.

    >>> from flask import Flask
    >>> app = Flask(__name__)
    >>> app.register_blueprint(blueprint("/regions"))
    >>> with app.test_request_context():
    ...     base_url()
    '/regions/'
    """
    return url_for(f"{_registered()}.json", path="x").removesuffix("x")


def tags(*scripts: str) -> Markup:
    """Return the HTML tags of the stylesheet and of the scripts; a page needs them once.

    In templates the function is `kodewilayah_tags()`.

    Args:
        scripts: `"cascade"`, `"search"`; both, if none is given.

    Raises:
        ValueError: if a script does not exist.
        RuntimeError: outside an application, or if the blueprint is not registered in it.

    >>> from flask import Flask
    >>> app = Flask(__name__)
    >>> app.register_blueprint(blueprint())
    >>> with app.test_request_context():
    ...     "<script src=" in tags("cascade")
    True
    """
    unknown = [script for script in scripts if script not in _SCRIPTS]
    if unknown:
        raise ValueError(f"there is no script {unknown[0]!r}; there are {', '.join(_SCRIPTS)}")
    style = Markup('<link rel="stylesheet" href="{}">').format(_asset_url(_STYLESHEET))
    script = Markup('<script src="{}" defer></script>')
    return Markup("\n").join([style, *(script.format(_asset_url(_SCRIPTS[name])) for name in scripts or _SCRIPTS)])


def region_name(code: object) -> str:
    """Return the name of a region, for templates: `{{ code|region_name }}`.

    Args:
        code: a code in any form that `parse` takes, or a `Region`; other objects are returned as text.

    Returns:
        The name in force. For a code that is no longer in force, the name in the newest edition that has it. For any
        other object, its text; for None, an empty text. It is plain text: the template escapes it.

    >>> region_name("31.74.09.1002"), region_name("hello"), region_name(None)
    ('Srengseng Sawah', 'hello', '')
    """
    region = newest(code)
    return _text(code) if region is None else region.name


def region_full_name(code: object) -> str:
    """Return the full name of a region, for templates: its name and the names above it, up to the province.

    Args:
        code: as for `region_name`.

    Returns:
        The names, joined by commas; for other objects as `region_name`.

    >>> region_full_name("31.74")
    'Kota Administrasi Jakarta Selatan, Daerah Khusus Ibukota Jakarta'
    """
    region = newest(code)
    return _text(code) if region is None else region.full_name


def _text(code: object) -> str:
    return "" if code is None else str(code)


def _remember(state: BlueprintSetupState) -> None:
    state.app.extensions[_EXTENSION] = f"{state.name_prefix}.{state.name}".lstrip(".")


def _registered() -> str:
    endpoint: str | None = current_app.extensions.get(_EXTENSION)
    if endpoint is None:
        raise RuntimeError("register the blueprint first: app.register_blueprint(blueprint())")
    return endpoint


def _json(path: str) -> Response:
    found = cascade.answer(path, request.args.to_dict(), if_none_match=request.headers.get("If-None-Match"))
    return Response(found.body, found.status, found.headers)


@cache
def _content(file: str) -> tuple[bytes, str]:
    # Read as a resource of the package `kodewilayah`, because Django may not be installed and then the package of its
    # door cannot be imported.
    content = files("kodewilayah").joinpath("contrib", "django", "static", "kodewilayah", file).read_bytes()
    return content, sha256(content).hexdigest()[:16]


def _asset_url(file: str) -> str:
    return url_for(f"{_registered()}.asset", file=file, v=_content(file)[1])


def _asset(file: str) -> Response:
    if file not in (_STYLESHEET, *_SCRIPTS.values()):
        abort(404)
    content, version = _content(file)
    response = Response(content, content_type=_TYPES[file.rpartition(".")[2]])
    response.set_etag(version)
    response.headers["X-Content-Type-Options"] = "nosniff"
    if request.args.get("v") == version:
        response.cache_control.public = True
        response.cache_control.max_age = _YEAR
        response.cache_control.immutable = True
    else:
        response.cache_control.no_cache = True
    response.make_conditional(request)
    return response
