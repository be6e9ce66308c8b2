"""Sweeps of texts that mean no region, or one beside the name of an office: M."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.sweeps.case import Case, Rule
from benchmarks.sweeps.places import Places, shuffled

_ABROAD = """
    Kuala Lumpur, Malaysia; Johor Bahru, Malaysia; Kota Kinabalu, Sabah, Malaysia; Kuching, Sarawak, Malaysia;
    Singapore; Orchard Road, Singapore; Bandar Seri Begawan, Brunei Darussalam; Dili, Timor Leste; Bangkok, Thailand;
    Hat Yai, Thailand; Manila, Philippines; Davao City, Philippines; Hanoi, Vietnam; Ho Chi Minh City, Vietnam;
    Phnom Penh, Cambodia; Vientiane, Laos; Yangon, Myanmar; Port Moresby, Papua New Guinea; Perth, Western Australia;
    Sydney, Australia; Darwin, Northern Territory, Australia; Melbourne, Victoria, Australia; Tokyo, Jepang;
    Osaka, Japan; Seoul, Korea Selatan; Busan, South Korea; Beijing, China; Shanghai, Tiongkok; Hong Kong;
    Taipei, Taiwan; New Delhi, India; Mumbai, India; Chennai, Tamil Nadu, India; Dhaka, Bangladesh; Colombo, Sri Lanka;
    Jeddah, Arab Saudi; Mekkah, Arab Saudi; Madinah, Saudi Arabia; Dubai, Uni Emirat Arab; Abu Dhabi; Doha, Qatar;
    Kuwait City, Kuwait; Muscat, Oman; Amman, Yordania; Kairo, Mesir; Istanbul, Turki; Den Haag, Belanda;
    Amsterdam, Netherlands; Rotterdam, Belanda; London, Inggris; Paris, Prancis; Berlin, Jerman; Hamburg, Germany;
    Roma, Italia; Madrid, Spanyol; Moskow, Rusia; Washington DC, Amerika Serikat; New York, USA; Los Angeles, USA;
    San Francisco, USA; Toronto, Kanada; Paramaribo, Suriname; Brasilia, Brasil; Pretoria, Afrika Selatan;
    Malaysia; Timor Leste; Australia; Saudi Arabia; Belanda; Amerika Serikat; Filipina; Thailand; Papua New Guinea
"""

_OFFICES = (
    "PENGADILAN NEGERI {}",
    "PENGADILAN AGAMA KELAS I A {}",
    "KEJAKSAAN NEGERI {}",
    "KANTOR PERTANAHAN {}",
    "KANTOR IMIGRASI KELAS II {}",
    "KPP PRATAMA {}",
    "DINAS PENDIDIKAN DAN KEBUDAYAAN {}",
    "LEMBAGA PEMASYARAKATAN KELAS II B {}",
    "RSUD {}",
    "POLRES {}",
)


def abroad(_: Places, random: Random) -> Iterator[Case]:
    """Yield countries and places abroad: `Kuala Lumpur, Malaysia`."""
    for text in shuffled(_ABROAD.split(";"), random):
        yield Case(" ".join(text.split()), frozenset(), Rule.OR_NOTHING)


def offices(places: Places, random: Random) -> Iterator[Case]:
    """Yield offices named after a regency: `PENGADILAN NEGERI BEKASI`.

    The regency is right, and no answer with a score of 0.5 or more is right too.
    """
    for regency in shuffled(places.of_level(2), random):
        for office in random.sample(_OFFICES, 3):
            expected = frozenset(place.code for place in places.named(regency.key) if place.level < 3)
            yield Case(office.format(regency.bare.upper()), expected, Rule.OR_NOTHING)
