"""The JSON for forms: the regions directly below a code, and the regions that a typed name can mean.

It needs no framework. The layout is the same as that of wilayah.id; `docs/doors.md` describes it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from kodewilayah import (
    InvalidCodeError,
    KodeWilayahError,
    Level,
    Region,
    UnknownCodeError,
    editions,
    get,
    lookup,
    parse,
    provinces,
    search,
)
from kodewilayah.matching.readings import wordings

_PROVINCES = "provinces.json"
_SEARCH = "search.json"
_SUFFIX = ".json"
# By the folder of a listing: the level of the code in the file name.
_PARENT_LEVELS = {"regencies": Level.PROVINCE, "districts": Level.REGENCY, "villages": Level.DISTRICT}

_MAX_QUERY = 200
_MAX_LIMIT = 50
_LIMIT = 10
_LEVELS = {str(int(level)): level for level in Level}
_LIMITS = {str(limit): limit for limit in range(1, _MAX_LIMIT + 1)}

_WEEK = 604_800
_HEADERS = {"Content-Type": "application/json; charset=utf-8", "X-Content-Type-Options": "nosniff"}

# Enough for the listings that forms request often. All listings together would take a few megabytes.
_KEPT_LISTINGS = 1024
_KEPT_SEARCHES = 256

# These signs could end a script or open a tag, if an answer is put into a page. In JSON their escapes mean the same.
_NOT_FOR_HTML = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


class RequestError(KodeWilayahError, ValueError):
    """The path is not a file of the layout, or a parameter is not one that `search.json` accepts.

    >>> RequestError("9", "bad_level").message("id")
    "'9' bukan tingkat wilayah; level harus 1, 2, 3, atau 4."
    """


class Answer(NamedTuple):
    """The response of a door.

    Attributes:
        status: 200, 304 (not changed), 400 (wrong request) or 404 (no such file or region).
        body: JSON in UTF-8; empty for 304.
        headers: the headers of the response.

    >>> answer("provinces.json").headers["Content-Type"]
    'application/json; charset=utf-8'
    """

    status: int
    body: bytes
    headers: dict[str, str]


def answer(path: str, query: Mapping[str, str] | None = None, *, if_none_match: str | None = None) -> Answer:
    """Answer a GET request.

    Args:
        path: the path after the address of the door, without a slash at the beginning: `provinces.json`,
            `regencies/31.json`, `districts/31.74.json`, `villages/31.74.09.json` or `search.json`.
        query: the parameters; only `search.json` has any: `q` (at most 200 characters), `level` (1 to 4), `within`
            (a code in any form that `kodewilayah.parse` takes) and `limit` (1 to 50; 10, if not given).
        if_none_match: the header `If-None-Match` of the request.

    Raises:
        DataError: if the installation is broken. No request raises an error; a wrong one gets the status 400 or 404.

    >>> answer("regencies/31.json").body[:66]
    b'{"data":[{"code":"31.01","name":"Kabupaten Administrasi Kepulauan '
    >>> answer("search.json", {"q": "srengseng sawah", "limit": "1"}).status
    200
    >>> answer("regencies/31.74.json").status, answer("regencies/29.json").status
    (400, 404)
    """
    try:
        body, tag = _found(path, query or {})
    except KodeWilayahError as error:
        status = _status(error)
        if status is None:
            raise
        return Answer(status, _of_error(error), {**_HEADERS, "Cache-Control": "no-store"})
    headers = {**_HEADERS, "ETag": tag, "Cache-Control": f"public, max-age={_WEEK}"}
    if if_none_match is not None and _matches(tag, if_none_match):
        return Answer(304, b"", headers)
    return Answer(200, body, headers)


def listing(code: str | None) -> bytes:
    """Return the JSON of the regions directly below a region: the content of one file of the layout.

    Args:
        code: the code of a province, kabupaten, kota or kecamatan, in any form that `kodewilayah.parse` takes; None for
            the list of the provinces.

    Returns:
        JSON in UTF-8: `data`, a list of `code` and `name` in code order, and `meta`, with the level of these regions
        and the date of the edition in force.

    Raises:
        InvalidCodeError: if `code` breaks a digit rule.
        UnknownCodeError: if no region has the code.
        ValueError: if it is the code of a village: no region lies below a village.

    >>> import json
    >>> json.loads(listing("31.74"))["data"][0]
    {'code': '31.74.01', 'name': 'Tebet'}
    >>> json.loads(listing(None))["meta"]["administrative_area_level"]
    1
    """
    if code is None:
        level, below = 1, provinces()
    else:
        region = lookup(code)
        if region.level is Level.VILLAGE:
            raise ValueError(f"nothing lies below a village, such as {region.code}")
        level, below = region.level + 1, region.children
    data = [{"code": region.code, "name": region.name} for region in below]
    return _json({"data": data, "meta": {"administrative_area_level": int(level), "updated_at": _updated_at()}})


def _status(error: KodeWilayahError) -> int | None:
    if isinstance(error, UnknownCodeError) or error.reason == "unknown_path":
        return 404
    return 400 if isinstance(error, InvalidCodeError | RequestError) else None


def _found(path: str, query: Mapping[str, str]) -> tuple[bytes, str]:
    if path == _PROVINCES:
        return _listing(None)
    if path == _SEARCH:
        return _search(_read_query(query))
    folder, slash, file = path.partition("/")
    level = _PARENT_LEVELS.get(folder)
    if not slash or level is None or "/" in file or not file.endswith(_SUFFIX):
        raise RequestError(path, "unknown_path")
    text = file.removesuffix(_SUFFIX)
    code = parse(text, level=level)
    # Each listing has one address only, so that every cache keeps it once.
    if code != text:
        raise RequestError(text, "not_dotted", {"code": str(code)})
    return _listing(text)


class _Query(NamedTuple):
    """The parameters of a search."""

    text: str
    level: Level | None
    within: str | None
    limit: int


def _read_query(query: Mapping[str, str]) -> _Query:
    text = query.get("q")
    if text is None:
        raise RequestError(_SEARCH, "query_missing")
    if len(text) > _MAX_QUERY:
        raise RequestError(text, "query_too_long", {"most": _MAX_QUERY})
    # A form also sends a field that was left empty. An empty parameter counts as a missing one.
    level, within, limit = (query.get(name, "") for name in ("level", "within", "limit"))
    if level and level not in _LEVELS:
        raise RequestError(level, "bad_level")
    if limit and limit not in _LIMITS:
        raise RequestError(limit, "bad_limit", {"most": _MAX_LIMIT})
    return _Query(
        text,
        _LEVELS[level] if level else None,
        str(parse(within)) if within else None,
        _LIMITS[limit] if limit else _LIMIT,
    )


@lru_cache(_KEPT_LISTINGS)
def _listing(code: str | None) -> tuple[bytes, str]:
    return _tagged(listing(code))


def _search(query: _Query) -> tuple[bytes, str]:
    # The answer repeats the text as it was typed, so only the list of regions is kept.
    data = _matches_of(_Question(query, get(query.text)))
    return _tagged(data[:-1] + b"," + _json({"meta": {"query": query.text}})[1:])


class _Question:
    """A search, under which its regions are kept: texts that fold to the same words are one question.

    The regions are those in force, which stay the same while the process runs.

    Args:
        query: the parameters.
        region_of_code: the region whose code was typed instead of a name; None, if the text is no code.
    """

    __slots__ = ("_key", "query", "region_of_code")

    def __init__(self, query: _Query, region_of_code: Region | None) -> None:
        self.query, self.region_of_code = query, region_of_code
        # Not the region: `31.74` and `31/74` have the same words, but only one of them is a code.
        code = None if region_of_code is None else region_of_code.code
        self._key = (*query[1:], code, *wordings(query.text))

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Question) and self._key == other._key


@lru_cache(_KEPT_SEARCHES)
def _matches_of(question: _Question) -> bytes:
    query, region_of_code = question.query, question.region_of_code
    matches = search(query.text, level=query.level, within=query.within, limit=query.limit)
    found = [(match.region, match.score) for match in matches]
    # A user may type the code instead of the name.
    if region_of_code is not None and _is_wanted(region_of_code, query):
        found = [(region_of_code, 1.0), *found][: query.limit]
    data = [
        {
            "code": region.code,
            "name": region.name,
            "full_name": region.full_name,
            "level": int(region.level),
            "term": region.term,
            "score": score,
        }
        for region, score in found
    ]
    return _json({"data": data})


def _is_wanted(region: Region, query: _Query) -> bool:
    if query.level is not None and region.level != query.level:
        return False
    return query.within is None or query.within in [ancestor.code for ancestor in region.ancestors]


def _tagged(body: bytes) -> tuple[bytes, str]:
    return body, f'"{sha256(body).hexdigest()[:32]}"'


def _matches(tag: str, if_none_match: str) -> bool:
    if if_none_match.strip() == "*":
        return True
    # The weak comparison of RFC 9110, because a proxy that compresses answers makes the tag a weak one.
    return tag in [given.strip().removeprefix("W/") for given in if_none_match.split(",")]


def _of_error(error: KodeWilayahError) -> bytes:
    return _json({"error": {"reason": error.reason, "message": {"id": error.message("id"), "en": error.message("en")}}})


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_NOT_FOR_HTML)
    # Half a surrogate pair has no form in UTF-8; Python writes an escape instead, which is valid JSON.
    return text.encode("utf-8", "backslashreplace")


def _updated_at() -> str:
    return editions()[-1].signed.isoformat()
