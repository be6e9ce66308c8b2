"""The Django door: model and form fields, widgets, admin filters, a template filter and the JSON they need.

Put `"kodewilayah.contrib.django"` into `INSTALLED_APPS`, and `kodewilayah.contrib.django.urls` under a path of your
own. There is no table of regions and nothing to migrate: the data is in the package.
"""

from kodewilayah.contrib._missing import explain

try:
    import django  # noqa: F401 - imported to say what is missing before anything else fails
except ImportError as error:
    raise explain("django", error) from error
