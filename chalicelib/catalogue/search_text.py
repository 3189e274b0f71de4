"""Which products a text finds, and how well each fits.

Every word must be found: as written, without its marks, by its beginning, or else misspelt, with as few wrong letters
as find anything. Part numbers and barcodes are found whole or by their beginning. A word in the title counts most,
then in brand, topics and collections, then in options and fields, then in the description.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from chalicelib.catalogue.rules import folded
from chalicelib.catalogue.search_bits import add, bits_of
from chalicelib.catalogue.search_segment import SHORT, TIERS, Segment
from chalicelib.catalogue.search_words import MOST_TERMS, edits_allowed, words_of

IN_TIER = (8, 4, 2, 1)
AS_WRITTEN, WHOLE, BEGINNING, MISSPELT, MISSPELT_BEGINNING = 10, 8, 4, 2, 1
WHOLE_CODE, BEGINNING_OF_CODE = 400, 24
LEAST_CODE = 3  # letters from which on a beginning of a part number counts
MOST_CODES = 2_000
MOST_INSTEAD = 3
_WORD = re.compile(r"[^\W_]+")

Levels = list[tuple[int, int]]  # (weight, who fits so well)
Meanings = Sequence[tuple[str, str]]  # of CardQuery


@dataclass(frozen=True)
class Term:
    """A word of the query, without marks and as written; `also` are other words for the same."""

    word: str
    written: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chunk:
    """What stands between spaces: a part number, or words."""

    text: str
    terms: tuple[Term, ...]


@dataclass
class Found:
    """For each segment: who is found, and the planes of how well."""

    bits: list[int]
    scores: list[list[int]]
    meant: str | None = None
    corrected: dict[str, str] = field(default_factory=dict)

    def any(self) -> bool:
        return any(self.bits)


def chunks_of(text: str, meanings: Meanings = ()) -> list[Chunk]:
    """The parts of a query, without repeats and up to MOST_TERMS words."""
    found: list[Chunk] = []
    left = MOST_TERMS
    for part in dict.fromkeys(text.casefold().split()):
        words = words_of(part)
        written = [word[:40] for word in _WORD.findall(part)]
        if not words or left <= 0:
            continue
        same = len(words) == len(written)
        terms = [
            Term(word, written[place] if same else word, tuple(own for said, own in meanings if said == word))
            for place, word in enumerate(words[:left])
        ]
        left -= len(terms)
        found.append(Chunk(part, tuple(dict.fromkeys(terms))))
    return found


def find(segments: Sequence[Segment], text: str, meanings: Meanings = ()) -> Found:
    """Who holds every word of a text; nobody where it has no words. Misspelt words only where nothing else is found."""
    chunks = chunks_of(text, meanings)
    if not chunks:
        return Found([0] * len(segments), [[] for _ in segments])
    found = _all_of(segments, chunks, loosely=False)
    if not found.any() and any(edits_allowed(term.word) for chunk in chunks for term in chunk.terms):
        found = _all_of(segments, chunks, loosely=True)
    if found.corrected and found.any():
        words = [found.corrected.get(word, word) for word in folded(text).split()]
        found.meant = " ".join(words)
    return found


def instead_of(segments: Sequence[Segment], text: str, meanings: Meanings = ()) -> list[tuple[str, int]]:
    """Parts of a query that finds nobody which do find somebody, the longest and then the fewest first."""
    chunks = chunks_of(text)
    if len(chunks) < 2:
        return []
    known = [chunk for chunk in chunks if find(segments, chunk.text, meanings).any()]
    tried = [known] if 1 < len(known) < len(chunks) else []
    tried += [[chunk] for chunk in known]
    found: list[tuple[str, int]] = []
    for some in tried:
        words = " ".join(chunk.text for chunk in some)
        count = sum(bits.bit_count() for bits in find(segments, words, meanings).bits)
        if count:
            found.append((words, count))
    return found[:MOST_INSTEAD]


def _all_of(segments: Sequence[Segment], chunks: Sequence[Chunk], loosely: bool) -> Found:
    found = Found([segment.live for segment in segments], [[] for _ in segments])
    told: list[list[Levels]] = [[] for _ in segments]
    for place, chunk in enumerate(chunks):
        by_code = [_by_code(segment, chunk.text) for segment in segments]
        words = [segment.live for segment in segments]
        for term in chunk.terms:
            coded = any(bits for levels in by_code for _, bits in levels)
            levels = _fitting(segments, term, found, last=place == len(chunks) - 1, loosely=loosely and not coded)
            for at, own in enumerate(levels):
                words[at] &= _any(own)
                told[at].append(own)
        for at, own in enumerate(by_code):
            found.bits[at] &= words[at] | _any(own)
            told[at].append(own)
    for at, levels_of_terms in enumerate(told):
        for own in levels_of_terms:
            seen = 0
            for weight, bits in own:
                add(found.scores[at], bits & found.bits[at] & ~seen, weight)
                seen |= bits
    return found


def _any(levels: Levels) -> int:
    found = 0
    for _, bits in levels:
        found |= bits
    return found


def _fitting(segments: Sequence[Segment], term: Term, found: Found, last: bool, loosely: bool) -> list[Levels]:
    """By segment, who fits a term how well: best first."""
    levels = [_exactly(segment, term) for segment in segments]
    held = any(bits for own in levels for _, bits in own)
    if held and not loosely:
        return levels
    for edits in range(1, edits_allowed(term.word) + 1):
        misspelt = [_misspelt(segment, term.word, edits, last) for segment in segments]
        if any(bits for own, _ in misspelt for _, bits in own):
            if not held:
                _, word = max(best for _, best in misspelt if best)
                found.corrected.setdefault(term.word, word)
            levels = [sorted([*own, *more], reverse=True) for own, (more, _) in zip(levels, misspelt, strict=True)]
            if not loosely:
                break
            held = True
    return levels


def _exactly(segment: Segment, term: Term) -> Levels:
    levels: Levels = []
    if term.written != term.word:
        levels += _tiers(segment, [segment.vocabulary.find(term.written)], AS_WRITTEN)
    levels += _tiers(segment, [segment.vocabulary.find(word) for word in (term.word, *term.also)], WHOLE)
    if len(term.word) <= SHORT:
        start = segment.start_numbers.get(term.word)
        if start is not None:
            sets = segment.start_postings
            levels += [
                (weight * BEGINNING, bits)
                for tier, weight in enumerate(IN_TIER)
                if (bits := sets.bits(start * TIERS + tier) & segment.live)
            ]
    else:
        levels += _tiers(segment, segment.vocabulary.beginning(term.word), BEGINNING)
    return sorted(levels, reverse=True)


def _tiers(segment: Segment, words: Sequence[int | None], factor: int) -> Levels:
    known = [word for word in words if word is not None]
    return [
        (weight * factor, bits)
        for tier, weight in enumerate(IN_TIER)
        if known and (bits := segment.postings.union(word * TIERS + tier for word in known) & segment.live)
    ]


def _misspelt(segment: Segment, word: str, edits: int, last: bool) -> tuple[Levels, tuple[int, str] | None]:
    """Who holds a word so many letters off, and of such words the commonest: one in titles rather than in texts."""
    whole = segment.vocabulary.similar(word, edits)
    begun = segment.vocabulary.similar(word, edits, beginning=True) if last else []
    levels = _tiers(segment, whole, MISSPELT) + _tiers(segment, begun, MISSPELT_BEGINNING)
    if not levels:
        return levels, None
    counts = segment.postings.counts

    def worth(number: int) -> int:
        held = counts[number * TIERS : number * TIERS + TIERS]
        return sum(count * weight for count, weight in zip(held, IN_TIER, strict=True))

    return levels, max((worth(number), segment.vocabulary.words[number]) for number in whole or begun)


def _by_code(segment: Segment, text: str) -> Levels:
    numbers = dict.fromkeys(_coded(segment, text))
    whole = [doc for doc, exact in numbers if exact]
    begun = [doc for doc, exact in numbers if not exact]
    levels = [(WHOLE_CODE, whole), (BEGINNING_OF_CODE, begun)]
    return [(weight, bits) for weight, docs in levels if (bits := bits_of(docs, segment.size) & segment.live)]


def _coded(segment: Segment, text: str) -> Iterator[tuple[int, bool]]:
    place = bisect_left(segment.codes, text)
    for code, doc in zip(segment.codes[place : place + MOST_CODES], segment.code_docs[place:], strict=False):
        if code == text or (len(text) >= LEAST_CODE and code.startswith(text)):
            yield doc, code == text
        else:
            return
