"""The door to Django: model fields, form fields, widgets, admin filters, template filters and the JSON that they need.

Add `"kodewilayah.contrib.django"` to `INSTALLED_APPS`, and include `kodewilayah.contrib.django.urls` in your URLs.
There is no table of regions and no migration: the data is in the package.
"""

from kodewilayah.contrib._missing import explain

try:
    import django  # noqa: F401 - imported to report that Django is missing before another error occurs
except ImportError as error:
    raise explain("django", error) from error
