"""Hold what wheel and sdist contain: the package with its data, and nothing foreign."""

import sys
import tarfile
import zipfile
from pathlib import Path

SDIST_ROOT = {
    "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "PKG-INFO", "README.md", "benchmarks", "conftest.py", "docs",
    "examples", "pyproject.toml", "sources", "src", "tests", "tools", ".ci", ".gitignore",
}  # fmt: skip


def check(condition: bool, said: str) -> None:
    """Exit with a message where something does not hold."""
    if not condition:
        sys.exit(said)


def check_wheel(path: Path) -> None:
    """Hold that a wheel has the modules, the data, the type marker and the notices, and no more."""
    with zipfile.ZipFile(path) as archive:
        names = set(archive.namelist())
        islands = archive.getinfo("kodewilayah/data/islands.csv").compress_size
    files = {each.relative_to("src").as_posix() for each in Path("src").rglob("*") if each.is_file()}
    expected = {name for name in files if "__pycache__" not in name}
    package = {name for name in names if not name.partition("/")[0].endswith(".dist-info")}
    check(package == expected, f"the wheel is not as expected: {sorted(package ^ expected)}")
    size = path.stat().st_size
    check(size <= 1_300_000, f"the wheel has {size:,} bytes, more than 1,300,000")
    check(size - islands <= 1_000_000, f"the wheel without islands has {size - islands:,} bytes, more than 1,000,000")
    notices = {name for name in names if "/licenses/" in name}
    check(len(notices) == 2, f"the wheel should carry two notices, not {sorted(notices)}")


def check_sdist(path: Path) -> None:
    """Hold that an sdist has the folders of the project and no more."""
    with tarfile.open(path) as archive:
        names = archive.getnames()
    roots = {name.split("/")[1] for name in names if "/" in name}
    check(roots == SDIST_ROOT, f"the sdist is not as expected: {sorted(roots ^ SDIST_ROOT)}")
    stray = [name for name in names if "__pycache__" in name or name.endswith((".pyc", ".coverage"))]
    check(not stray, f"the sdist has what nobody wrote: {stray}")


for argument in sys.argv[1:]:
    path = Path(argument)
    (check_wheel if path.suffix == ".whl" else check_sdist)(path)
    print(f"{path.name}: {path.stat().st_size:,} bytes")
