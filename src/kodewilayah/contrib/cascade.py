"""The JSON of forms: what lies right below a code, and which regions a typed name can mean; knows no framework.

The layout is the one that front ends know from wilayah.id; `docs/doors.md` tells more.
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
    UnknownCodeError,
    editions,
    get,
    lookup,
    parse,
    provinces,
    search,
)

_PROVINCES = "provinces.json"
_SEARCH = "search.json"
_SUFFIX = ".json"
# By the folder of a listing: the level of the code in its file's name.
_PARENT_LEVELS = {"regencies": Level.PROVINCE, "districts": Level.REGENCY, "villages": Level.DISTRICT}

_MAX_QUERY = 200
_MAX_LIMIT = 50
_LIMIT = 10
_LEVELS = {str(int(level)): level for level in Level}
_LIMITS = {str(limit): limit for limit in range(1, _MAX_LIMIT + 1)}

_WEEK = 604_800
_HEADERS = {"Content-Type": "application/json; charset=utf-8", "X-Content-Type-Options": "nosniff"}

# As many listings as forms ask for again and again; all of them would be a few megabytes.
_KEPT_LISTINGS = 1024
_KEPT_SEARCHES = 256

# What would end a script or open a tag, should somebody put an answer into a page. In JSON the escapes mean the same.
_NOT_FOR_HTML = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}


class RequestError(KodeWilayahError, ValueError):
    """What was asked for is no file of the layout, or a parameter is none that `search.json` takes.

    >>> RequestError("9", "bad_level").message("id")
    "'9' bukan tingkat wilayah; level harus 1, 2, 3, atau 4."
    """


class Answer(NamedTuple):
    """What a door sends back.

    Attributes:
        status: 200, 304 (not changed), 400 (asked for in a wrong way) or 404 (no such file or region).
        body: JSON in UTF-8; nothing for 304.
        headers: the headers that belong to it.

    >>> answer("provinces.json").headers["Content-Type"]
    'application/json; charset=utf-8'
    """

    status: int
    body: bytes
    headers: dict[str, str]


def answer(path: str, query: Mapping[str, str] | None = None, *, if_none_match: str | None = None) -> Answer:
    """Answer a GET request.

    Args:
        path: what stands after the address at which a door is mounted, without a slash before it: `provinces.json`,
            `regencies/31.json`, `districts/31.74.json`, `villages/31.74.09.json` or `search.json`.
        query: the parameters; only `search.json` reads any: `q` (at most 200 characters), `level` (1 to 4), `within`
            (a code in any form that `kodewilayah.parse` takes) and `limit` (1 to 50; 10, if not given).
        if_none_match: the header `If-None-Match` of the request.

    Raises:
        DataError: if the installation is broken; nothing that somebody asks for raises anything.

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
    """Return the JSON of what lies right below a region: the content of one file of the layout.

    Args:
        code: of a province, kabupaten, kota or kecamatan, in any form that `kodewilayah.parse` takes; None for the
            list of the provinces.

    Raises:
        InvalidCodeError: if `code` breaks a digit rule.
        UnknownCodeError: if there is no such region.
        ValueError: if it is that of a village, below which nothing lies.

    >>> import json
    >>> json.loads(listing("31.74"))["data"][-1]
    {'code': '31.74.10', 'name': 'Pesanggrahan'}
    >>> json.loads(listing(None))["meta"]
    {'administrative_area_level': 1, 'updated_at': '2025-04-25'}
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
        return _search(*_asked(query))
    folder, slash, file = path.partition("/")
    level = _PARENT_LEVELS.get(folder)
    if not slash or level is None or "/" in file or not file.endswith(_SUFFIX):
        raise RequestError(path, "unknown_path")
    text = file.removesuffix(_SUFFIX)
    code = parse(text, level=level)
    # One address for each listing, so that it is kept once wherever answers are kept.
    if code != text:
        raise RequestError(text, "not_dotted", {"code": str(code)})
    return _listing(text)


def _asked(query: Mapping[str, str]) -> tuple[str, Level | None, str | None, int]:
    text = query.get("q")
    if text is None:
        raise RequestError(_SEARCH, "query_missing")
    if len(text) > _MAX_QUERY:
        raise RequestError(text, "query_too_long", {"most": _MAX_QUERY})
    # A form sends a field that is left empty; that is one not given.
    level, within, limit = (query.get(name) or None for name in ("level", "within", "limit"))
    if level is not None and level not in _LEVELS:
        raise RequestError(level, "bad_level")
    if limit is not None and limit not in _LIMITS:
        raise RequestError(limit, "bad_limit", {"most": _MAX_LIMIT})
    return (
        text,
        None if level is None else _LEVELS[level],
        None if within is None else str(parse(within)),
        _LIMIT if limit is None else _LIMITS[limit],
    )


@lru_cache(_KEPT_LISTINGS)
def _listing(code: str | None) -> tuple[bytes, str]:
    return _tagged(listing(code))


@lru_cache(_KEPT_SEARCHES)
def _search(text: str, level: Level | None, within: str | None, limit: int) -> tuple[bytes, str]:
    found = [(match.region, match.score) for match in search(text, level=level, within=within, limit=limit)]
    # Who knows the code may type it, and is shown what it means.
    coded = get(text)
    if (
        coded is not None
        and level in (None, coded.level)
        and within in (None, *(each.code for each in coded.ancestors))
    ):
        found = [(coded, 1.0), *found][:limit]
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
    return _tagged(_json({"data": data, "meta": {"query": text}}))


def _tagged(body: bytes) -> tuple[bytes, str]:
    return body, f'"{sha256(body).hexdigest()[:32]}"'


def _matches(tag: str, if_none_match: str) -> bool:
    if if_none_match.strip() == "*":
        return True
    # The weak comparison of RFC 9110: a proxy that compresses makes the tag a weak one.
    return tag in (each.strip().removeprefix("W/") for each in if_none_match.split(","))


def _of_error(error: KodeWilayahError) -> bytes:
    return _json({"error": {"reason": error.reason, "message": {"id": error.message("id"), "en": error.message("en")}}})


def _json(value: object) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_NOT_FOR_HTML)
    # Half a surrogate pair has no UTF-8; what Python writes in its place is the escape of JSON.
    return text.encode("utf-8", "backslashreplace")


def _updated_at() -> str:
    return editions()[-1].signed.isoformat()
