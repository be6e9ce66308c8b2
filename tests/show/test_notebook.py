"""What a notebook shows: complete, short, and with every text escaped."""

from html.parser import HTMLParser

import attrs

from kodewilayah import Match, Matches, Regions, edition, editions, lookup, provinces, regions, search
from kodewilayah.facts.plain import PLAIN


class Reader(HTMLParser):
    """Collects texts; fails at a tag that is not closed in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= {"style"}
        self.open.append(tag)
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_card_has_path_kind_code_counts_and_first_children() -> None:
    texts = Reader(lookup("31.74.09")._repr_html_()).texts
    assert texts == [
        "Daerah Khusus Ibukota Jakarta › Kota Administrasi Jakarta Selatan",
        "Jagakarsa",
        "Kecamatan ",
        "31.74.09",
        *facts("31.74.09"),
        "6 Kelurahan",
        "Jagakarsa, Srengseng Sawah, Ciganjur, Lenteng Agung, Tanjung Barat, …",
    ]
    assert "5 Kota Administrasi, 1 Kabupaten Administrasi" in Reader(lookup("31")._repr_html_()).texts
    village = Reader(lookup("31.74.09.1002")._repr_html_()).texts
    assert village[3:] == ["31.74.09.1002", *facts("31.74.09.1002")]


def facts(code: str) -> list[str]:
    """Return the line of facts on the card of a region, if it has one."""
    known = {table.title: getattr(lookup(code), table.on_card) for table in PLAIN if table.on_card}
    line = " · ".join(f"{title.capitalize()}: {fact}" for title, fact in known.items() if fact)
    return [line] if line else []


def test_a_card_has_the_facts_that_the_plain_tables_put_on_it() -> None:
    for region in (*regions(1), *regions(2), *edition("2022").regions(1)):
        texts = Reader(region._repr_html_()).texts
        shown = facts(region.code) if region.edition.id == editions()[-1].id else []
        assert [text for text in texts if "Capital: " in text] == [text for text in shown if "Capital: " in text]
        assert all(text in texts for text in shown)


def test_a_tuple_of_regions_is_a_table() -> None:
    html = provinces()._repr_html_()
    assert html.count("<tr>") == 1 + len(provinces())
    assert Reader(html).texts[:7] == ["Code", "Name", "Term", "In", "11", "Aceh", "Provinsi"]
    assert Reader(Regions()._repr_html_()).texts == ["Code", "Name", "Term", "In"]


def test_of_very_many_regions_the_first_are_shown_and_the_number_is_said() -> None:
    everything = lookup("31").descendants()
    html = everything._repr_html_()
    assert html.count("<tr>") == 61
    assert "60 of 317 regions" in Reader(html).texts


def test_hostile_names_are_escaped() -> None:
    hostile = attrs.evolve(lookup("31.74.09.1002"), name="<script>alert('x')</script>&\"")
    parent = attrs.evolve(lookup("31.74.09"), name="<b>")
    child = attrs.evolve(hostile, parent=parent)
    for html in (hostile._repr_html_(), child._repr_html_(), Regions([hostile, child])._repr_html_()):
        assert not Reader(html).tags & {"script", "b"}
    assert "Bu Nuapu\u2019u" in Reader(lookup("53.07.17.2010")._repr_html_()).texts
    assert "Ma'u" in Reader(lookup("12.04.28")._repr_html_()).texts


def test_matches_are_a_table_with_score_doubt_and_place() -> None:
    assert Reader(search("srengseng sawah")._repr_html_()).texts == [
        *("Score", "Code", "Name", "Term", "In"),
        *("1.00", "31.74.09.1002", "Srengseng Sawah", "Kelurahan"),
        "Jagakarsa, Kota Administrasi Jakarta Selatan, Daerah Khusus Ibukota Jakarta",
    ]
    html = search("baru", limit=500)._repr_html_()
    assert html.count("<tr>") == 61
    assert Reader(html).texts.count("ambiguous") == 60
    assert Reader(Matches()._repr_html_()).texts == ["Score", "Code", "Name", "Term", "In"]


def test_a_match_that_the_text_speaks_against_is_marked_and_hostile_names_in_it_are_escaped() -> None:
    hostile = attrs.evolve(lookup("31.74.09.1002"), name="<tr><script>x</script>")
    html = Matches([Match(hostile, 0.5, True, {}, conflicts=("bandung",))])._repr_html_()
    assert "conflict" in Reader(html).texts
    assert "ambiguous" not in Reader(html).texts
    assert not Reader(html).tags & {"script"}
