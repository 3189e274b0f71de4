"""CSV rows out of any stream of bytes or text, a line at a time, whatever wrote the file.

The csv module wants decoded lines of bounded length and raises when a cell is too large; shops' files are in
UTF-8 or Windows-1252 (or both), end their lines three ways, are separated by semicolons where Excel is Norwegian,
and stop in the middle. Nothing here raises for what a file holds: what could not be read is a `Row` with `trouble`.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import IO, TypeAlias

Stream: TypeAlias = IO[bytes] | IO[str] | Iterable[bytes] | Iterable[str]

CHUNK = 64 * 1024
LONGEST_LINE = 4 * 1024 * 1024
LONGEST_CELL = 1024 * 1024

# The module-wide limit is 128 KiB, and a product description may be 512 KiB; the limit also bounds memory when a
# quotation mark is never closed.
csv.field_size_limit(LONGEST_CELL)


@dataclass(frozen=True)
class Row:
    """One record. `number` is what a spreadsheet shows beside it: 1 is the first row of the file, blank rows count."""

    number: int
    cells: list[str]
    trouble: str = ""  # "", "unreadable" (cells are empty), "cut_line" or "open_quote" (cells may be cut)


class _Lines:
    """Decoded lines, each at most LONGEST_LINE bytes, remembering what the csv module does not tell."""

    def __init__(self, stream: Stream) -> None:
        self._chunks = _chunks(stream)
        self.was_cut = False  # a line was longer than the limit since the last look
        self.quotes = 0  # quotation marks handed out since the last look
        self._lines = self._split()

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self.quotes += line.count('"')
        return line

    def _split(self) -> Iterator[str]:
        rest, dropping = b"", False
        for chunk in self._chunks:
            pieces = (rest + chunk).splitlines(keepends=True)
            # A piece that ends in \r may be half of \r\n.
            rest = b"" if not pieces or pieces[-1].endswith(b"\n") else pieces.pop()
            for piece in pieces:
                if not dropping:
                    yield _decoded(piece[:LONGEST_LINE])
                self.was_cut |= len(piece) > LONGEST_LINE
                dropping = False
            if dropping:
                rest = rest[-1:]
            elif len(rest) > LONGEST_LINE:
                self.was_cut, dropping = True, True
                yield _decoded(rest[:LONGEST_LINE])
                rest = rest[-1:]
        if rest and not dropping:
            yield _decoded(rest)


def rows_of(lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    """Every record after the header, in order, numbered from 2.

    Nothing is raised: a record the csv module refuses is a Row with trouble, and reading goes on after it.
    """
    reader = csv.reader(lines, delimiter=delimiter)
    watched = lines if isinstance(lines, _Lines) else None
    number = 1
    held: Row | None = None
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error:
            cells, trouble = [], "unreadable"
        else:
            trouble = "cut_line" if watched and watched.was_cut else ""
        if held:
            yield held
        number += 1
        held = Row(number, cells, trouble)
        if watched:
            last_is_open = watched.quotes % 2 == 1
            watched.quotes, watched.was_cut = 0, False
    if held and watched and last_is_open and not held.trouble:
        held = Row(held.number, held.cells, "open_quote")
    if held:
        yield held


def open_lines(stream: Stream) -> _Lines:
    """The stream's lines as text, to be read once."""
    return _Lines(stream)


def split_line(line: str, delimiter: str) -> list[str]:
    """The cells of a single line, such as the header; none when it cannot be read."""
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:
        return []


def _chunks(stream: Stream) -> Iterator[bytes]:
    """The stream as UTF-8 or untouched bytes, without its byte-order mark; UTF-16 (Excel's "Unicode text") decoded."""
    raw = _raw_chunks(stream)
    first = b""
    for chunk in raw:
        first += chunk
        if len(first) >= len(codecs.BOM_UTF8):
            break
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        decoder = codecs.getincrementaldecoder("utf-16")(errors="replace")
        yield decoder.decode(first).encode("utf-8", "replace")
        for chunk in raw:
            yield decoder.decode(chunk).encode("utf-8", "replace")
        return
    yield first.removeprefix(codecs.BOM_UTF8)
    yield from raw


def _raw_chunks(stream: Stream) -> Iterator[bytes]:
    pieces: Iterable[bytes | str] = _read(stream.read) if hasattr(stream, "read") else stream
    for piece in pieces:
        yield piece.encode("utf-8", "replace") if isinstance(piece, str) else piece


def _read(read: Callable[[int], bytes | str]) -> Iterator[bytes | str]:
    while piece := read(CHUNK):
        yield piece


def _decoded(line: bytes) -> str:
    """UTF-8, or what Windows wrote instead; decided line by line, so that a file pasted from two sources reads."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; Latin-1 gives them the control characters that cleaning removes.
        try:
            text = line.decode("cp1252")
        except UnicodeDecodeError:
            text = line.decode("latin-1")
    return text
