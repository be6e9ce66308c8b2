"""Codes of every fate, and made-up identity numbers."""

VILLAGE = "31.74.09.1002"
VILLAGE_BARE = "3174091002"
OTHER_VILLAGE = "32.73.01.1001"
# In edition 2022 and not in force; in no edition; against the digit rules.
RETIRED = "92.01.01.1001"
UNKNOWN = "31.74.09.1999"
MALFORMED = "31-74/x'<b>"

NIK = "3174095708450001"
BAD_NIK = "3174095708450000"

# As a ROOT_URLCONF: a project that did not mount the JSON.
urlpatterns: list[object] = []
