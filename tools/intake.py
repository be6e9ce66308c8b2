"""Read what a new decree brings: its table of code and name, as CSV or SQL dump, and its recapitulation.

Nothing is changed on the way in. What cannot be right is refused with file, line and value, so that a person corrects
it in the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sqlglot import TokenError, TokenType, tokenize

from kodewilayah.codes import Kind, RegionCode
from tools.checks import check_regions, unique_codes
from tools.tables import CODE_COLUMNS, NAME_COLUMNS, SourceError, last_line, read_csv, read_text

RECAPITULATION = {
    "kabupaten": (Kind.KABUPATEN,),
    "kota": (Kind.KOTA,),
    "kecamatan": (Kind.KECAMATAN,),
    "kelurahan": (Kind.KELURAHAN,),
    "desa": (Kind.DESA, Kind.DESA_ADAT),  # Permendagri 137/2017 art. 1(5)
}

# A name has neither: a backslash is left by an escape that was not undone, U+FFFD by a letter that was lost.
_LEFTOVERS = "\\\ufffd"

# Other statements that add or delete rows, which this reader does not know.
_OTHER_ROWS = {"COPY", "DELETE", "LOAD", "MERGE", "REPLACE", "ROLLBACK", "TRUNCATE", "UPDATE"}
_BRACKETS = {TokenType.L_PAREN: 1, TokenType.R_PAREN: -1}


class _Row(NamedTuple):
    line: int
    code: str
    name: str


class _Word(NamedTuple):
    """A word of SQL, without the quotes, and the line in which it begins."""

    type: TokenType
    text: str
    line: int


def read_table(path: Path) -> dict[RegionCode, str]:
    """Return code and name of every region of a table, in code order.

    Args:
        path: a CSV with the header `code,name`; or, if its name ends in `.sql`, a dump whose INSERT rows hold them as
            text. If the rows name their columns, `code` or `kode` and `name` or `nama` are read, else the first two.

    Raises:
        SourceError: at anything that cannot be right, with file, line and value: a code against the digit rules or
            damaged by a spreadsheet, a duplicate, an orphan, an empty, padded or unprintable name, another encoding
            than UTF-8, a file that is cut off, a dump with rows that cannot be read.
        OSError: if the file cannot be read.
    """
    name = path.name
    if path.suffix.lower() == ".sql":
        rows = list(_sql_rows(name, read_text(path)))
    else:
        rows = [_Row(line, row["code"], row["name"]) for line, row in read_csv(path, ("code", "name"), exact=True)]
    if not rows:
        raise SourceError(f"{name}, line 1: there is no row of code and name")
    for row in rows:
        for leftover in _LEFTOVERS:
            if leftover in row.name:
                raise SourceError(f"{name}, line {row.line}: {row.code} has the name {row.name!r} with {leftover!r}")
    regions = unique_codes(name, rows)
    check_regions(name, regions, {row.code: row.line for row in rows})
    return dict(sorted(regions.items()))


def check_recapitulation(path: Path, regions: Iterable[RegionCode]) -> None:
    """Refuse a table that does not agree with its decree's own recapitulation.

    Args:
        path: a CSV with a row per province: `code,kabupaten,kota,kecamatan,kelurahan,desa`, and whatever follows; a
            desa adat counts as a desa.
        regions: the codes of the table.

    Raises:
        SourceError: where the two differ, with file, line and value, or if the file is not a recapitulation.
        OSError: if the file cannot be read.
    """
    counts: dict[str, Counter[Kind]] = {}
    for code in regions:
        counts.setdefault(code.segments[0], Counter())[code.kind] += 1
    listed = set()
    for line, row in read_csv(path, ("code", *RECAPITULATION)):
        where = f"{path.name}, line {line}: {row['code']}"
        if row["code"] not in counts or row["code"] in listed:
            raise SourceError(f"{where} is not a province of the table, or is listed twice")
        listed.add(row["code"])
        for column, kinds in RECAPITULATION.items():
            count = sum(counts[row["code"]][kind] for kind in kinds)
            if row[column] != str(count):
                raise SourceError(f"{where} should have {row[column]!r} {column}; the table has {count}")
    if counts.keys() != listed:
        province = min(counts.keys() - listed)
        raise SourceError(f"{path.name}, line 1: it lacks province {province}, which the table has")


# SQL. sqlglot knows quotes, escapes and comments and splits the text into words. They are read one by one here: a row
# with a word that is not understood is an error, so that no row is lost.


def _sql_rows(name: str, text: str) -> Iterator[_Row]:
    """Yield the rows of all INSERT statements of a dump, which must be rows of one table."""
    words, whole = _words(name, text)
    tables: dict[str, int] = {}
    for statement in _statements(words):
        first = statement[0]
        if first.type is TokenType.INSERT:
            insert = _Insert(name, statement)
            tables.setdefault(insert.table, first.line)
            yield from insert.rows()
        elif first.text.upper() in _OTHER_ROWS or any(word.type is TokenType.INSERT for word in statement):
            raise _refused(name, first, "begins a statement that may change rows and is not a plain INSERT")
    if len(tables) > 1:
        (first_table, _), (second, line), *_ = tables.items()
        raise SourceError(f"{name}, line {line}: {second!r} is another table than {first_table!r} before it")
    # Last, so that an error before the end is reported first.
    if words and words[-1].type is not TokenType.SEMICOLON:
        raise _refused(name, words[-1], "is the last word, but no `;` follows: the dump is cut off")
    if not whole:
        number = text.count("\n")
        raise SourceError(f"{name}, line {number}: {last_line(text)!r} ends inside a comment: the dump is cut off")


def _words(name: str, text: str) -> tuple[list[_Word], bool]:
    """Return the words of a dump, and whether it ends outside quotes and comments; if not, they are closed."""
    for end in ("", "'", '"', "`", "*/"):
        try:
            # The words of MySQL: text in either quotes, apostrophes doubled or escaped, identifiers in back-ticks.
            tokens = tokenize(text + end, read="mysql")
        except TokenError:
            continue
        # sqlglot gives the line in which a word ends.
        lines = (token.line - text.count("\n", token.start, token.end) for token in tokens)
        words = [_Word(token.token_type, token.text, line) for token, line in zip(tokens, lines, strict=True)]
        return words, not end
    number = text.count("\n")
    raise SourceError(f"{name}, line {number}: {last_line(text)!r} is not SQL")


def _statements(words: Iterable[_Word]) -> Iterator[list[_Word]]:
    statement: list[_Word] = []
    for word in words:
        if word.type is not TokenType.SEMICOLON:
            statement.append(word)
        elif statement:
            yield statement
            statement = []
    if statement:
        yield statement


class _Insert:
    """One INSERT statement, read from left to right."""

    def __init__(self, name: str, words: Sequence[_Word]) -> None:
        self._name, self._words, self._at = name, words, 0
        self._take_until(TokenType.INTO, TokenType.L_PAREN, TokenType.VALUES)
        self._take(TokenType.INTO)
        self.table = "".join(word.text for word in self._take_until(TokenType.L_PAREN, TokenType.VALUES))
        self._width, self._code, self._region_name = 0, 0, 1
        if self._next is not None and self._next.type is TokenType.L_PAREN:
            columns = ["".join(word.text for word in cell).lower() for cell in self._cells()]
            self._width = len(columns)
            self._code = self._column(columns, CODE_COLUMNS)
            self._region_name = self._column(columns, NAME_COLUMNS)

    def rows(self) -> Iterator[_Row]:
        """Yield the rows."""
        self._take(TokenType.VALUES)
        yield self._row()
        while self._next is not None:
            self._take(TokenType.COMMA)
            yield self._row()

    @property
    def _next(self) -> _Word | None:
        return self._words[self._at] if self._at < len(self._words) else None

    def _row(self) -> _Row:
        first = self._next
        cells = self._cells()
        if self._width == 0:
            self._width = max(len(cells), 2)
        if len(cells) != self._width and first is not None:
            raise _refused(self._name, first, f"begins a row of {len(cells)} cells; expected {self._width}")
        code, region_name = (self._text(cells[index]) for index in (self._code, self._region_name))
        return _Row(code.line, code.text, region_name.text)

    def _text(self, cell: Sequence[_Word]) -> _Word:
        if [word.type for word in cell] != [TokenType.STRING]:
            raise _refused(self._name, cell[0], "is not text in quotes")
        return cell[0]

    def _column(self, columns: Sequence[str], wanted: Sequence[str]) -> int:
        found = [index for index, column in enumerate(columns) if column in wanted]
        if len(found) != 1:
            raise _refused(
                self._name, self._words[0], f"has the columns {columns}; one should be {' or '.join(wanted)}"
            )
        return found[0]

    def _cells(self) -> list[list[_Word]]:
        """Take what is in brackets and return it cell by cell; no cell may be empty."""
        opening = self._take(TokenType.L_PAREN)
        cells: list[list[_Word]] = [[]]
        depth = 1
        while self._next is not None:
            word = self._words[self._at]
            self._at += 1
            depth += _BRACKETS.get(word.type, 0)
            if depth == 0 or (depth == 1 and word.type is TokenType.COMMA):
                if not cells[-1]:
                    raise _refused(self._name, word, "follows a cell with nothing in it")
                if depth == 0:
                    return cells
                cells.append([])
            elif depth == 1 and cells[-1] and cells[-1][-1].type is TokenType.STRING:
                raise _refused(self._name, word, "follows text without a comma; is a quote in it not doubled?")
            else:
                cells[-1].append(word)
        raise _refused(self._name, self._words[-1], f"is the last word of a row begun in line {opening.line}: cut off")

    def _take(self, wanted: TokenType) -> _Word:
        word = self._next
        if word is None or word.type is not wanted:
            raise _refused(self._name, word or self._words[-1], f"was found where {wanted.name} was expected")
        self._at += 1
        return word

    def _take_until(self, *wanted: TokenType) -> Sequence[_Word]:
        begin = self._at
        while self._next is not None and self._next.type not in wanted:
            self._at += 1
        return self._words[begin : self._at]


def _refused(name: str, word: _Word, problem: str) -> SourceError:
    return SourceError(f"{name}, line {word.line}: {word.text[:80]!r} {problem}")
