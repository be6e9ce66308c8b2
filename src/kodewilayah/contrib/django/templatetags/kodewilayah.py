"""Template filters, after `{% load kodewilayah %}`."""

from django import template

from kodewilayah import newest

register = template.Library()


@register.filter
def region_name(code: object) -> object:
    """Return the name of a code's region: in force, or else as the newest edition has it that knows the code.

    What no edition has comes back as it is; None as empty text. Both are escaped as any variable is.
    """
    region = newest(code)
    if region is None:
        return "" if code is None else code
    return region.name


@register.filter
def region_full_name(code: object) -> object:
    """Return the names from a code's region up to its province, joined by commas; else as `region_name`."""
    region = newest(code)
    return region_name(code) if region is None else region.full_name
