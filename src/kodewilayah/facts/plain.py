"""The plain tables: facts about regions that are text. Each table is declared once, in `PLAIN`.

A plain table is packaged as it is in `sources/`. For a new one, add its file there, an entry here, and a property of
`Region` that reads it. The build with its checks and its proof, `load`, `Region.to_dict`, the card in a notebook and
the maintainers' report on a new decree follow the entry.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kodewilayah.codes import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping


class Form(NamedTuple):
    """What a cell of a table may be.

    Attributes:
        pattern: a regular expression for the whole cell.
        words: the same in words, for the message that refuses a cell.
    """

    pattern: str
    words: str


TEXT = Form(r"\S+( \S+)*", "text without spaces at its ends or two in a row")
# The build also checks that the region is in force. A new decree clears the cell if the region leaves.
REGION_OR_NOTHING = Form("[0-9.]*", "nothing, or a code in dotted form")


class PlainTable(NamedTuple):
    """One plain table.

    Attributes:
        file: the name of its file, in `sources/` and in the package.
        title: the fact in a few words, in the singular, for the report on a new decree and for the card in a notebook.
        kinds: the kinds of regions that the table lists.
        columns: the columns after `code`, each with what a cell may be.
        shown: the properties of `Region` that show the facts, each with the columns that it shows.
        key: the columns that no two rows have in common.
        complete: whether every region of these kinds must have a row. The report on a new decree then lists a new
            region without a row even if its predecessor has none.
        by_province: whether the fact of a province holds for the regions below it too.
        in_older_editions: whether the fact holds for regions of older editions too; otherwise they have none.
        on_card: the property that the card in a notebook shows; empty for none.
    """

    file: str
    title: str
    kinds: tuple[Kind, ...]
    columns: Mapping[str, Form]
    shown: Mapping[str, tuple[str, ...]]
    key: tuple[str, ...] = ("code",)
    complete: bool = True
    by_province: bool = False
    in_older_editions: bool = False
    on_card: str = ""

    @property
    def fields(self) -> tuple[str, ...]:
        """All columns, in their order."""
        return ("code", *self.columns)


PLAIN = (
    PlainTable(
        file="statuses.csv",
        title="special status",
        kinds=(Kind.PROVINSI,),
        columns={"name": TEXT, "name_en": TEXT, "law": TEXT},
        shown={"special_status": ("name", "name_en", "law")},
        complete=False,
        in_older_editions=True,
    ),
    PlainTable(
        file="iso3166.csv",
        title="ISO 3166-2 code",
        kinds=(Kind.PROVINSI,),
        columns={"iso_3166_2": Form("ID-[A-Z]{2}", "a code such as ID-JK")},
        shown={"iso_3166_2": ("iso_3166_2",)},
    ),
    PlainTable(
        file="capitals.csv",
        title="capital",
        kinds=(Kind.PROVINSI, Kind.KABUPATEN),
        columns={
            "capital": TEXT,
            "seat": REGION_OR_NOTHING,
            "basis": Form("law|corroborated|one_reading", "law, corroborated or one_reading"),
        },
        shown={"capital": ("capital",), "seat": ("seat",)},
        on_card="capital",
    ),
    PlainTable(
        file="postal_prefixes.csv",
        title="postal prefix",
        kinds=(Kind.KABUPATEN, Kind.KOTA),
        columns={
            "prefix": Form("[0-9]{3}", "three digits"),
            "readings": Form("[1-4]", "how many of four readings show it, 1 to 4"),
        },
        shown={"postal_prefixes": ("prefix",)},
        key=("code", "prefix"),
    ),
    PlainTable(
        file="timezones.csv",
        title="time zone",
        kinds=(Kind.PROVINSI,),
        columns={"timezone": TEXT, "abbreviation": Form("WIB|WITA|WIT", "WIB, WITA or WIT")},
        shown={"timezone": ("timezone",)},
        by_province=True,
        # The decree on time zones is of 1987, older than all editions.
        in_older_editions=True,
        on_card="timezone",
    ),
)
