"""The door to WTForms: what passes, what is said in which language, and that nothing escapes from the HTML."""

import importlib
import sys
from html.parser import HTMLParser
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("wtforms", reason="the extra wtforms is not installed")
pytest.importorskip("werkzeug", reason="the extra flask, whose forms are posted here, is not installed")

from werkzeug.datastructures import MultiDict
from wtforms import Field, Form, StringField
from wtforms.validators import DataRequired, InputRequired, Optional

import kodewilayah
from kodewilayah._messages import UNPICKED
from kodewilayah.contrib._rules import is_unpicked
from kodewilayah.contrib.wtforms import CascadeField, Nik, RegionCode, RegionSearchField
from tests.contrib.cells import CELLS, NA, NAN, NAN_IS_A_NUMBER

if TYPE_CHECKING:
    from kodewilayah.errors import Language

VILLAGE = "31.74.09.1002"
RETIRED = "92.01"
RETIRED_NAME = "KAB. SORONG"
NIK = "3174091708450001"
HOSTILE = [
    '"><script>alert(1)</script>',
    "' onfocus='alert(1)",
    "</div>&quot;",
    "a\x00b",
    "{{ 7*7 }}",
    "%s{0}",
    "́" * 300,
]


class Elements(HTMLParser):
    """The elements of some HTML, with their attributes as a browser reads them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(dict(attrs)) == len(attrs)
        self.found.append((tag, dict(attrs)))


def elements(html: object) -> tuple[dict[str, str | None], dict[str, str | None]]:
    """Return the attributes of the element and of the input in it; there is nothing else."""
    (outer, around), (inner, text) = Elements(str(html)).found
    assert (outer, inner) == ("div", "input")
    return around, text


def form(field: object, posted: str | None = None, *, stored: object = None, locales: object = False) -> Any:
    """Return a form with one field, called region; `posted` to it, and bound to an object that holds `stored`."""
    meta = type("Meta", (), {"locales": locales})
    made = type("OneField", (Form,), {"region": field, "Meta": meta})
    formdata = None if posted is None else MultiDict({"region": posted})
    return made(formdata, obj=None if stored is None else SimpleNamespace(region=stored))


def facts_of(text: str) -> dict[str, Any]:
    with pytest.raises(kodewilayah.KodeWilayahError) as caught:
        kodewilayah.lookup(text)
    return caught.value.params


def error(field: object, posted: str | None, **options: Any) -> str:
    bound = form(field, posted, **options)
    assert not bound.validate()
    (message,) = bound.region.errors
    return str(message)


def text_field(**options: Any) -> Any:
    return StringField(validators=[RegionCode(**options)])


FIELDS = [text_field, CascadeField, RegionSearchField]


@pytest.mark.parametrize("field", FIELDS)
class TestEveryField:
    @pytest.mark.parametrize("written", [VILLAGE, "3174091002", " 31-74-09-1002 "])
    def test_a_code_in_force_is_left_in_its_dotted_form(self, field: Any, written: str) -> None:
        bound = form(field(level=4), written)
        assert bound.validate(), bound.errors
        assert type(bound.region.data) is kodewilayah.RegionCode
        assert bound.region.data == VILLAGE
        bound.populate_obj(target := SimpleNamespace())
        assert target.region == VILLAGE

    @pytest.mark.parametrize(
        ("posted", "options", "reason"),
        [
            ("31.74.99.1001", {}, "unknown_code"),
            ("31.74", {"level": 4}, "wrong_level"),
            (RETIRED, {"level": 2}, "retired_code"),
            ("32.01", {"level": 2, "within": "31"}, "not_within"),
            ("31.70", {"level": 2}, "regency_range"),
            ("", {}, "empty"),
            ("   ", {}, "empty"),
            *((hostile, {}, "not_digits") for hostile in HOSTILE),
        ],
    )
    def test_what_is_refused_is_told_in_the_form_s_language(
        self, field: Any, posted: str, options: dict[str, Any], reason: str
    ) -> None:
        indonesian = error(field(**options), posted)
        english = error(field(**options, lang="en"), posted)
        assert indonesian != english
        assert error(field(**options, message="Salah."), posted) == "Salah."
        if field is not text_field and (
            is_unpicked(posted) or (reason == "not_digits" and facts_of(posted)["hint"] == "name")
        ):
            # A field in which one picks. Some of these texts are near a name.
            assert (indonesian.partition(" Maksud Anda ")[0], english.partition(" Did you mean ")[0]) == UNPICKED
        elif reason == "empty":
            assert "kosong" in indonesian
        elif reason == "not_within":
            assert english == "'32.01' does not lie in 31 (Daerah Khusus Ibukota Jakarta)."
        else:
            with pytest.raises(kodewilayah.KodeWilayahError) as caught:
                kodewilayah.lookup(kodewilayah.parse(posted.strip(), level=options.get("level")))
            assert caught.value.reason == reason
            shown = repr(posted if field is text_field else posted.strip())
            facts = caught.value.params
            expected = kodewilayah.KodeWilayahError(posted, reason, facts).message("en").replace(repr(posted), shown)
            if facts.get("hint") == "name":
                # The field adds the regions with that name.
                expected = expected.removesuffix(facts["hint_en"])
                assert english.startswith(f"{expected} It looks like a name, ")
            else:
                assert english == expected

    def test_a_name_is_answered_with_the_codes_that_the_field_accepts(self, field: Any) -> None:
        told = error(field(level=2), "Bandung")
        if field is text_field:
            assert told.endswith(
                "search menemukan 32.04 (Kabupaten Bandung, Jawa Barat), 32.73 (Kota Bandung, Jawa Barat)."
            )
        else:
            # These fields have a list of names to choose from.
            places = "32.04 (Kabupaten Bandung, Jawa Barat) atau 32.73 (Kota Bandung, Jawa Barat)"
            assert told == f"{UNPICKED[0]} Maksud Anda {places}?"

    def test_what_was_not_posted_is_judged_as_it_is(self, field: Any) -> None:
        made = type("TwoFields", (Form,), {"region": field(), "other": StringField()})
        posted = MultiDict({"other": "x"})
        assert made(posted, data={"region": VILLAGE}).validate()
        assert not made(posted, data={"region": RETIRED}).validate()
        assert not made(posted).validate()

    def test_options_widen_what_is_taken(self, field: Any) -> None:
        assert form(field(level=2, allow_retired=True), RETIRED).validate()
        assert form(field(level=3, rules_only=True), "31.74.99").validate()
        assert not form(field(level=3, allow_retired=True), "31.74.99").validate()

    def test_optional_lets_nothing_pass_and_required_says_so_itself(self, field: Any) -> None:
        if field is text_field:
            return
        for posted in ("", "  "):
            assert form(field(validators=[Optional()]), posted).validate()
        assert form(field(validators=[Optional()])).validate()
        assert not form(field(validators=[Optional()]), "x").validate()
        for required in (InputRequired, DataRequired):
            assert error(field(validators=[required("Wajib diisi.")]), "") == "Wajib diisi."

    @pytest.mark.parametrize("stored", [RETIRED, "31.74.99", "lama sekali", "9201"])
    def test_a_stored_code_is_saved_again_unchanged_whatever_became_of_it(self, field: Any, stored: str) -> None:
        options = {"level": 4}
        assert form(field(**options), stored, stored=stored).validate()
        assert not form(field(**options), stored).validate()
        assert not form(field(**options), "92.02", stored=stored).validate()
        assert not form(field(**options), "", stored=stored).validate()
        assert not form(field(**options), stored=stored).validate(), "only what was posted is compared"

    @pytest.mark.parametrize("options", [{"level": 5}, {"level": 1, "within": "31"}, {"within": "31.70"}])
    def test_options_that_nothing_meets_are_refused(self, field: Any, options: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=r"Level|lies below|regency digits"):
            form(field(**options))

    @pytest.mark.parametrize(
        ("locales", "lang", "language"),
        [
            (False, None, "id"), (("id", "en"), None, "id"), (("en_US",), None, "en"), (("en", "id"), None, "en"),
            (("de", "id", "en"), None, "id"), (("de",), None, "en"), (("in_ID", "en"), None, "id"),
            (("en",), "id", "id"), (False, "en-GB", "en"), (False, lambda: "en", "en"), (False, lambda: "fr", "en"),
        ],
    )  # fmt: skip
    def test_the_language_is_the_option_s_or_the_form_s(
        self, field: Any, locales: Any, lang: Any, language: "Language"
    ) -> None:
        with pytest.raises(kodewilayah.KodeWilayahError) as caught:
            kodewilayah.parse("31.70")
        assert error(field(lang=lang), "31.70", locales=locales) == caught.value.message(language)


class TestNik:
    def test_the_sixteen_digits_are_left(self) -> None:
        bound = form(StringField(validators=[Nik()]), " 317409.170845.0001 ")
        assert bound.validate()
        assert bound.region.data == NIK

    @pytest.mark.parametrize(
        ("posted", "options"),
        [
            ("", {}), ("3174093208450001", {}), ("3174091708450000", {}), ("317409170845000", {}), ("x" * 16, {}),
            (NIK, {"max_age": 17}), (NIK, {"region": "32"}), ("3174991708450001", {"require_known_region": True}),
        ],
    )  # fmt: skip
    def test_what_is_refused_is_told_and_shows_no_birth_date_and_no_serial(
        self, posted: str, options: dict[str, Any]
    ) -> None:
        with pytest.raises(kodewilayah.InvalidNikError) as caught:
            kodewilayah.parse_nik(posted, **options)
        languages: tuple[Language, ...] = ("id", "en")
        for language in languages:
            said = error(StringField(validators=[Nik(**options, lang=language)]), posted)
            assert said == caught.value.message(language)
            assert not posted[6:] or posted[6:] not in said
        assert error(StringField(validators=[Nik("Salah.", **options)]), posted) == "Salah."

    def test_nothing_posted_is_empty(self) -> None:
        assert "kosong" in error(StringField(validators=[Nik()]), None).lower()

    @pytest.mark.parametrize("options", [{"min_age": -1}, {"min_age": 3, "max_age": 2}, {"region": "31.70"}])
    def test_options_that_no_number_meets_are_refused_when_the_form_is_written(self, options: dict[str, Any]) -> None:
        with pytest.raises(ValueError, match=r"negative|exceeds|regency digits"):
            Nik(**options)


@pytest.mark.parametrize("make", [RegionCode, Nik, CascadeField, RegionSearchField])
def test_a_language_that_the_messages_do_not_have_is_refused_when_the_form_is_written(make: Any) -> None:
    if issubclass(make, Field):
        with pytest.raises(ValueError, match="'fr' is not a language"):
            form(make(lang="fr"))
        form(make(lang="en_GB"))
    else:
        with pytest.raises(ValueError, match="'fr' is not a language"):
            make(lang="fr")
        make(lang="id-ID")


@pytest.mark.parametrize("field", FIELDS)
def test_an_object_may_hold_a_region_also_one_out_of_force(field: Any) -> None:
    region = kodewilayah.edition("2022").lookup("92.01.01.1001")
    assert form(field(), region.code, stored=region).validate()
    assert not form(field(), region.code).validate()


@pytest.mark.parametrize("field", [CascadeField, RegionSearchField])
def test_a_region_is_shown_as_its_code(field: Any) -> None:
    assert elements(form(field(), stored=kodewilayah.lookup(VILLAGE)).region())[1]["value"] == VILLAGE


class TestHtml:
    def test_a_cascade(self) -> None:
        bound = form(CascadeField(level=3, id="r", render_kw={"required": True, "aria_describedby": "why"}), "31.74.09")
        assert elements(bound.region()) == (
            {
                "class": "kodewilayah-cascade",
                "data-kodewilayah": "cascade",
                "data-url": "/wilayah/",
                "data-depth": "3",
                "data-within": "",
                "data-lang": "id",
            },
            {
                "type": "text",
                "name": "region",
                "id": "r",
                "value": "31.74.09",
                "autocomplete": "off",
                "required": None,
                "aria-describedby": "why",
            },
        )

    def test_a_cascade_within_a_place(self) -> None:
        around = elements(form(CascadeField(level=3, within="3174")).region())[0]
        assert (around["data-depth"], around["data-within"]) == ("3", "31.74")

    def test_a_search(self) -> None:
        bound = form(RegionSearchField(level=2, within="31", url=lambda: "/api/v1", lang="en"), "3174")
        assert elements(bound.region(class_="wide")) == (
            {
                "class": "kodewilayah-search",
                "data-kodewilayah": "search",
                "data-url": "/api/v1/",
                "data-level": "2",
                "data-within": "31",
                "data-lang": "en",
                "data-label": "Kota Administrasi Jakarta Selatan, Daerah Khusus Ibukota Jakarta",
            },
            {
                "type": "text",
                "name": "region",
                "id": "region",
                "value": "31.74",
                "autocomplete": "off",
                "class": "wide",
            },
        )
        around, _ = elements(form(RegionSearchField(level=None)).region())
        assert (around["data-level"], around["data-within"], around["data-label"]) == ("", "", "")

    def test_required_and_invalid_are_marked(self) -> None:
        bound = form(CascadeField(validators=[InputRequired()]), "31.70")
        assert "aria-invalid" not in elements(bound.region())[1]
        bound.validate()
        _, text = elements(bound.region())
        assert (text["aria-invalid"], text["required"], text["value"]) == ("true", None, "31.70")

    def test_any_level_can_be_picked_to_the_village(self) -> None:
        assert elements(form(CascadeField(level=None)).region())[0]["data-depth"] == "4"

    @pytest.mark.parametrize("field", [CascadeField, RegionSearchField])
    @pytest.mark.parametrize("hostile", HOSTILE)
    def test_hostile_text_stays_in_its_attribute(self, field: type[Field], hostile: str) -> None:
        options: dict[str, Any] = {"url": hostile, "description": hostile, "render_kw": {"title": hostile}}
        posted = form(field("Wilayah", **options), hostile)
        posted.validate()
        stored = form(field("Wilayah", **options), stored=hostile)
        for bound in (posted, stored):
            around, text = elements(bound.region())
            assert set(around) <= {f"data-{name}" for name in WRITTEN} | {"class"}
            assert text["title"] == hostile
            assert text["value"] == (hostile.strip() if bound is posted else hostile)
        label = elements(stored.region())[0]["data-retired" if field is CascadeField else "data-label"]
        assert label == hostile

    def test_a_stored_code_that_left_is_named(self) -> None:
        bound = form(CascadeField(level=2), stored=RETIRED)
        assert elements(bound.region())[0]["data-retired"].startswith(RETIRED_NAME)  # type: ignore[union-attr]
        assert bound.region.region.name == RETIRED_NAME
        assert elements(form(CascadeField(level=2), stored="31.99").region())[0]["data-retired"] == "31.99"
        for field, value in ((CascadeField(), None), (CascadeField(), VILLAGE), (CascadeField(), "31.74.99")):
            assert "data-retired" not in elements(form(field, value).region())[0]

    def test_every_name_with_an_apostrophe_is_written_so_that_it_is_read_back(self) -> None:
        field = RegionSearchField(level=4)
        named = [region for region in kodewilayah.regions(4) if "'" in region.name or "&" in region.name]
        assert named
        for region in named[:500]:
            around, text = elements(form(field, stored=region.code).region())
            assert (around["data-label"], text["value"]) == (region.full_name, region.code)

    def test_a_cascade_stays_far_below_twelve_kilobytes(self) -> None:
        assert len(form(CascadeField(), VILLAGE).region()) < 600


WRITTEN = ("kodewilayah", "url", "depth", "lang", "retired", "level", "within", "label")


def test_without_the_framework_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "kodewilayah.contrib.wtforms")
    monkeypatch.setitem(sys.modules, "wtforms", None)
    with pytest.raises(ImportError, match=r'pip install "kodewilayah\[wtforms\]"'):
        importlib.import_module("kodewilayah.contrib.wtforms")


class TestCells:
    """A program may fill a form from a row of a table: a number is not a code, and NaN is not the text `nan`."""

    @pytest.mark.parametrize(("cell", "reason"), CELLS)
    @pytest.mark.parametrize(
        "make", [CascadeField, RegionSearchField, lambda **options: StringField(validators=[RegionCode(**options)])]
    )
    def test_a_cell_that_is_not_text_is_refused_as_what_it_is(self, make: Any, cell: object, reason: str) -> None:
        with pytest.raises(kodewilayah.InvalidCodeError) as caught:
            kodewilayah.parse(cell)  # type: ignore[arg-type]
        assert caught.value.reason == reason
        for lang in ("id", "en"):
            expected = caught.value.message(lang)
            made = type("OneField", (Form,), {"region": make(level=None, lang=lang)})
            for bound in (made(data={"region": cell}), made(MultiDict([("region", cell)]))):
                assert not bound.validate()
                assert bound.region.errors == [expected]
                assert (NAN_IS_A_NUMBER[lang] in expected) == (cell is NAN)

    @pytest.mark.parametrize("field", [CascadeField, RegionSearchField])
    @pytest.mark.parametrize("cell", [NAN, NA])
    def test_an_empty_cell_is_not_what_was_stored(self, field: Any, cell: object) -> None:
        made = type("OneField", (Form,), {"region": field(lang="en")})
        bound = made(MultiDict({"region": str(cell)}), obj=SimpleNamespace(region=cell))
        assert not bound.validate()
        shown = made(data={"region": cell})
        assert not shown.region.is_out_of_force
        around, _ = elements(shown.region())
        assert around.get("data-label", "") == around.get("data-retired", "") == ""

    @pytest.mark.parametrize("field", [CascadeField, RegionSearchField])
    def test_a_field_with_nan_is_shown_empty(self, field: Any) -> None:
        made = type("OneField", (Form,), {"region": field()})
        assert elements(made(data={"region": NAN}).region())[1]["value"] == ""
        assert elements(made(data={"region": 3174}).region())[1]["value"] == "3174"

    @pytest.mark.parametrize(("cell", "reason"), CELLS)
    def test_an_identity_number_too(self, cell: object, reason: str) -> None:
        bound = type("OneField", (Form,), {"nik": StringField(validators=[Nik(lang="en")])})(data={"nik": cell})
        assert not bound.validate()
        words = {"missing": "the value is missing", "not_text": "not text"}[reason]
        assert words in bound.nik.errors[0]


@pytest.mark.parametrize("field", [CascadeField, RegionSearchField])
def test_where_one_picks_a_typed_name_is_answered_with_what_may_be_meant(field: Any) -> None:
    options = {"level": 3, "within": "31.74", "lang": "en"}
    place = "31.74.09 (Jagakarsa, Kota Administrasi Jakarta Selatan, Daerah Khusus Ibukota Jakarta)"
    for typed in ("Jagakarsa", "jagakrsa", "Kec. Jagakarsa"):
        assert error(field(**options), typed) == f"{UNPICKED[1]} Did you mean {place}?"
    with_a_digit = error(field(level=4, within="16.71", lang="en"), "5 Ulu")
    assert with_a_digit.startswith(f"{UNPICKED[1]} Did you mean 16.71.02.1005 (")
    assert error(field(level=None), "Sukamaju").endswith(" atau wilayah lain?")
    assert error(field(level=None, lang="en"), "Sukamaju").endswith(" or another region?")
    for none_of_its_regions in ("Cilawu", "qqqqqqqqqqqq", "x", "", "-"):
        assert error(field(**options), none_of_its_regions) == UNPICKED[1]
    assert error(field(rules_only=True, lang="en"), "Jagakarsa") == UNPICKED[1]
    assert error(field(message="Salah."), "Jagakarsa") == "Salah."
    assert error(field(lang="en"), "31.74").startswith("'31.74' is the code of a regency")
