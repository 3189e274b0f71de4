"""A small inverted index: words to products, by the word itself, its beginning, or with one letter wrong."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterable

from chalicelib.catalogue.rules import folded

MOST_TERMS = 8
MOST_PREFIXED = 500  # words a beginning may stand for
EXACT, PREFIX, TYPO = 4, 2, 1
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The words of a text, in small letters without marks."""
    return [word[:40] for word in _WORD.findall(folded(text))]


def one_letter_off(one: str, other: str) -> bool:
    """Whether one letter was added, left out, changed, or swapped with its neighbour (Damerau, 1964)."""
    if len(one) > len(other):
        one, other = other, one
    if len(other) - len(one) > 1:
        return False
    start = 0
    while start < len(one) and one[start] == other[start]:
        start += 1
    if len(one) < len(other):
        return one[start:] == other[start + 1 :]
    if one[start + 1 :] == other[start + 1 :]:
        return True
    swapped = one[start + 1 : start + 2] + one[start : start + 1]
    return other[start : start + 2] == swapped and one[start + 2 :] == other[start + 2 :]


class Words:
    """Which products hold a word, with its weight there."""

    def __init__(self) -> None:
        self._held: dict[str, dict[str, int]] = {}
        self._sorted: list[str] = []

    def put(self, product_id: str, weighed: dict[str, int]) -> None:
        for word, weight in weighed.items():
            if word not in self._held:
                self._held[word] = {}
                insort(self._sorted, word)
            self._held[word][product_id] = weight

    def drop(self, product_id: str, words: Iterable[str]) -> None:
        for word in words:
            holders = self._held[word]
            del holders[product_id]
            if not holders:
                del self._held[word]
                del self._sorted[bisect_left(self._sorted, word)]

    def find(self, text: str) -> dict[str, int]:
        """Products that hold every word of the text, with a score; nothing for a text without words."""
        found: dict[str, int] | None = None
        for term in dict.fromkeys(words_of(text)[:MOST_TERMS]):
            scores = self._holding(term)
            if found is not None:
                scores = {each: found[each] + score for each, score in scores.items() if each in found}
            found = scores
        return found or {}

    def _holding(self, term: str) -> dict[str, int]:
        scores: dict[str, int] = {}
        for word in self._beginning(term):
            factor = EXACT if word == term else PREFIX
            _best(scores, self._held[word], factor)
        if not scores and len(term) >= 4:
            for word in self._sorted:
                if one_letter_off(term, word) or (
                    len(word) > len(term) > 5 and one_letter_off(term, word[: len(term)])
                ):
                    _best(scores, self._held[word], TYPO)
        return scores

    def _beginning(self, term: str) -> list[str]:
        start = bisect_left(self._sorted, term)
        found = []
        for word in self._sorted[start : start + MOST_PREFIXED]:
            if not word.startswith(term):
                break
            found.append(word)
        return found


def _best(scores: dict[str, int], holders: dict[str, int], factor: int) -> None:
    for product_id, weight in holders.items():
        scores[product_id] = max(scores.get(product_id, 0), weight * factor)
