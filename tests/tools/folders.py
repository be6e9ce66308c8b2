"""Small tables in `sources/` and outside, for the tests of the build."""

from collections.abc import Mapping
from pathlib import Path

from tools.tables import COLUMNS, SOURCES

EDITIONS = (
    "id,decree,title,signed,provinsi,kabupaten,kota,kecamatan,kelurahan,desa,desa_adat,source\n"
    "2017,Oldest,Oldest,2017-12-27,1,1,0,1,0,1,0,nobody\n"
    "2022,Older,Older,2022-11-09,2,2,0,2,1,1,0,nobody\n"
    '2025,New,"New, amended",2025-04-25,2,1,1,1,1,2,1,somebody\n'
)
OLDEST = "code,name\n11,ACEH\n11.01,KAB. ACEH SELATAN\n11.01.01,Bakongan\n11.01.01.2001,Keude\n"
OLDER = (
    "code,name\n19,GONE\n19.01,KAB. GONE\n19.01.01,Gone\n"
    "11,ACEH\n11.01,KAB. ACEH SELATAN\n11.01.01,Bakongan\n11.01.01.2001,Keude Bakongan\n"
    '11.01.01.1009,"Kedua, Sembilan"\n'
)
REGIONS = (
    "code,name\n12,Sumatera Utara\n11,Aceh\n11.01,Kabupaten Aceh Selatan\n11.71,Kota Banda Aceh\n11.01.01,Bakongan\n"
    '11.01.01.1001,"Satu, ""Dua"""\n11.01.01.2001,Keude Bakongan\n11.01.01.2002,Regapu\u2019u\n11.01.01.3001,Adat\n'
)
OUTSIDE = {
    "editions/2017.csv": OLDEST,
    "editions/2022.csv": OLDER,
    "editions/2025.csv": REGIONS,
    "crosswalk.csv": (
        "edition_from,code_from,edition_to,code_to,kind,confidence,evidence\n"
        "2022,11.01.01.1009,2025,11.01.01.1001,renamed,high,x\n"
        "2022,19,2025,,abolished,high,x\n2022,19.01,2025,,abolished,high,x\n2022,19.01.01,2025,,abolished,high,x\n"
    ),
    "figures.csv": "code,area_km2,population_male,population_female\n11,1.5,2,3\n",
    "islands.csv": "code,name,latitude,longitude,inhabited,outermost\n11.01.40001,Pulau,1.5,97.2,no,0\n",
    "bps.csv": "code,bps_code\n11,11\n11.01,1103\n",
}
EDITED = {
    "editions.csv": EDITIONS,
    "statuses.csv": "code,name,name_en,law\n11,Otonomi khusus,Special autonomy,UU 11/2006\n",
    "terms.csv": "code,kind,term,head,certainty,source\n11,desa,Gampong,Keuchik,probable,x\n12,desa,Desa,,certain,y\n",
    "aliases.csv": "code,alias,kind\n11,NAD,abbreviation\n",
    "evidence.csv": (
        "evidence,indonesian,english\n"
        "x,alasan,reason\ndecided by a person,orang,person\nno successor found,tidak,none\n"
    ),
    "capitals.csv": "code,capital,seat,basis\n11,Banda Aceh,11.71,law\n",
    "timezones.csv": "code,timezone,abbreviation\n11,Asia/Jakarta,WIB\n12,Asia/Jakarta,WIB\n",
}


def write(folder: Path, tables: Mapping[str, str]) -> Path:
    """Write tables by the name of their file; return the folder."""
    for name, content in tables.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    return folder


def write_sources(folder: Path, tables: Mapping[str, str]) -> Path:
    """Write the tables of `sources/`, without rows where none are given; return the folder."""
    return write(folder, {name: tables.get(name, ",".join(COLUMNS[name]) + "\n") for name in SOURCES})


def change(path: Path, old: str, new: str) -> None:
    """Replace a text that a file has once or more, at its first place."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Return the bytes of each file of a folder by its name."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}
