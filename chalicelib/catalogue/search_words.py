"""The words of texts and of a shop's vocabulary: as written, without marks, by their beginning, and misspelt.

A misspelt word is found by what survives of it: an edit takes away at most three of its pairs of letters and at most
one of its letters, so words that share too few of either are out before any distance is worked out (Ukkonen,
"Approximate string matching with q-grams", 1992). Which words hold a pair or a letter is a set; counting what they
share is adding sets (search_bits.py).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from chalicelib.catalogue.rules import folded
from chalicelib.catalogue.search_bits import Sets, add, at_least, members

LONGEST = 40
MOST_TERMS = 8
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters without marks."""
    return [word[:LONGEST] for word in _WORD.findall(folded(text))]


def indexed_words(text: str) -> Iterator[str]:
    """The words a text is found by: without marks, and with them where it has any ("øl" by "ol" and by "øl")."""
    yield from words_of(text)
    if not text.isascii():
        for word in _WORD.findall(text.casefold()):
            if not word.isascii():
                yield word[:LONGEST]


def edits_allowed(term: str) -> int:
    """How many letters may be wrong: one in words of four to seven, two in longer ones, none in numbers."""
    if any(letter.isdigit() for letter in term):
        return 0
    return 0 if len(term) < 4 else 1 if len(term) < 8 else 2


def distance(term: str, word: str, most: int, beginning: bool = False) -> int:
    """How many letters differ, up to `most` + 1: added, left out, changed, or swapped with the next (Damerau, 1964).

    With `beginning`, between the term and whichever beginning of the word is nearest.
    """
    over = most + 1
    if len(word) - len(term) > most:
        if not beginning:
            return over
        word = word[: len(term) + most]
    if len(term) - len(word) > most:
        return over
    before: list[int] = []
    row = [min(column, over) for column in range(len(word) + 1)]
    for line, letter in enumerate(term, start=1):
        first, last = max(1, line - most), min(len(word), line + most)
        new = [over] * (len(word) + 1)
        if line <= most:
            new[0] = line
        for column in range(first, last + 1):
            other = word[column - 1]
            cost = min(row[column] + 1, new[column - 1] + 1, row[column - 1] + (letter != other))
            if line > 1 and column > 1 and letter == word[column - 2] and other == term[line - 2]:
                cost = min(cost, before[column - 2] + 1)
            new[column] = cost
        if min(new[first - 1 : last + 1]) >= over:
            return over
        before, row = row, new
    return min(over, min(row) if beginning else row[-1])


def _pairs(word: str) -> set[str]:
    return {one + two for one, two in pairwise(word)}


def traits_of(word: str, beginning: bool = False) -> tuple[set[str], set[str]]:
    """A word's pairs of letters (its edges count as one, but for the end of a beginning) and its letters."""
    return _pairs(f"^{word}" if beginning else f"^{word}$"), set(word)


class Vocabulary:
    """Sorted words, and which hold a trait."""

    def __init__(self, words: Sequence[str], traits: Sequence[str], holders: Sets) -> None:
        self.words, self.traits, self.holders = words, traits, holders
        self._number = {trait: number for number, trait in enumerate(traits)}

    @classmethod
    def of(cls, words: Iterable[str]) -> "Vocabulary":
        known = sorted(words)
        holding: dict[str, list[int]] = {}
        for number, word in enumerate(known):
            pairs, letters = traits_of(word)
            for trait in (*pairs, *letters, f"#{len(word)}"):
                holding.setdefault(trait, []).append(number)
        traits = sorted(holding)
        return cls(known, traits, Sets.of((holding[trait] for trait in traits), len(known)))

    def find(self, word: str) -> int | None:
        place = bisect_left(self.words, word)
        return place if place < len(self.words) and self.words[place] == word else None

    def beginning(self, start: str) -> range:
        """The words that begin so."""
        return range(bisect_left(self.words, start), bisect_left(self.words, start + "\U0010ffff"))

    def similar(self, term: str, edits: int, beginning: bool = False) -> list[int]:
        """The words exactly so many letters off; with `beginning` also those of which a beginning is."""
        every = (1 << len(self.words)) - 1
        pairs, letters = traits_of(term, beginning)
        near = self._sharing(letters, len(letters) - edits, every)
        if not beginning:
            near &= self.holders.union(
                number
                for length in range(len(term) - edits, len(term) + edits + 1)
                if (number := self._number.get(f"#{length}")) is not None
            )
        near = self._sharing(pairs, len(pairs) - 3 * edits, near)
        found = members(near, len(self.words))
        return [each for each in found if distance(term, self.words[each], edits, beginning) == edits]

    def _sharing(self, traits: Iterable[str], least: int, within: int) -> int:
        if least <= 0:
            return within
        planes: list[int] = []
        for trait in traits:
            number = self._number.get(trait)
            if number is not None:
                add(planes, self.holders.bits(number) & within)
        return at_least(planes, least, within)
