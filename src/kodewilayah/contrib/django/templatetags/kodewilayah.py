"""Template filters, after `{% load kodewilayah %}`."""

from django import template

from kodewilayah import newest

register = template.Library()


@register.filter
def region_name(code: object) -> object:
    """Return the name of a code's region: in force, or in the newest edition that has the code.

    A value that no edition has is returned unchanged, and None as empty text. The template escapes the result, like the
    value of any variable.
    """
    region = newest(code)
    if region is None:
        return "" if code is None else code
    return region.name


@register.filter
def region_full_name(code: object) -> object:
    """Return the full name of a code's region: the names up to its province, joined by commas.

    Other values are returned as by `region_name`.
    """
    region = newest(code)
    return region_name(code) if region is None else region.full_name
