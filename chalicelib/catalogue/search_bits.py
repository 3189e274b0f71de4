"""Sets of small whole numbers as the bits of one large one: bit n says that n is in the set.

Python's own integers do the work in C: over 100,000 members "and", "or" and counting take microseconds, with no
library to install. Numbers per member (a price, a score) are kept as planes, one set for each binary digit, and are
compared and added a digit at a time (O'Neil and Quass, "Improved query performance with variant indexes", 1997).
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

_TRUTH = bytes.maketrans(b"01", b"\x00\x01")
SPARSE = 32  # a set with at most one in so many is kept as a list, of four bytes each: what is smaller
COUNTED = 128  # the same for sets that are counted within others, which bits are quicker at


def bits_of(numbers: Iterable[int], size: int) -> int:
    """The set of these numbers, all below `size`."""
    marks = bytearray(b"0") * size
    for number in numbers:
        marks[number] = 49
    return _of_marks(marks)


def _of_marks(marks: bytearray) -> int:
    return int(marks[::-1], 2) if marks else 0


def marks_of(bits: int, size: int) -> bytes:
    """One byte for each number below `size`: 1 where it is in the set."""
    return format(bits, f"0{max(size, 1)}b").encode().translate(_TRUTH)[::-1]


def members(bits: int, size: int) -> list[int]:
    """The numbers in the set, ascending."""
    count = bits.bit_count()
    if count * 20 > size:
        return list(compress(range(size), marks_of(bits, size)))
    text = format(bits, "b")
    last = len(text) - 1
    found = []
    place = text.rfind("1")
    while place >= 0:
        found.append(last - place)
        place = text.rfind("1", 0, place)
    return found


# Numbers as planes, the lowest digit first


def planes_of(numbers: Sequence[int], size: int) -> list[int]:
    """Planes of numbers that are not negative; one for each member."""
    digits = max(numbers, default=0).bit_length()
    marks = [bytearray(b"0") * size for _ in range(digits)]
    for place, number in enumerate(numbers):
        left = number
        while left:
            low = left & -left
            marks[low.bit_length() - 1][place] = 49
            left ^= low
    return [_of_marks(each) for each in marks]


def add(planes: list[int], within: int, amount: int = 1) -> None:
    """Add an amount to the numbers of these members."""
    place = 0
    while amount:
        if amount & 1:
            carry, at = within, place
            while carry:
                planes.extend([0] * (at + 1 - len(planes)))
                planes[at], carry = planes[at] ^ carry, planes[at] & carry
                at += 1
        amount >>= 1
        place += 1


def at_most(planes: Sequence[int], number: int, within: int) -> int:
    """Which of these members have at most this number."""
    if number < 0:
        return 0
    if number.bit_length() > len(planes):
        return within
    less, same = 0, within
    for place in reversed(range(len(planes))):
        plane = planes[place]
        if number >> place & 1:
            less |= same & ~plane
            same &= plane
        else:
            same &= ~plane
    return less | same


def at_least(planes: Sequence[int], number: int, within: int) -> int:
    """Which of these members have at least this number."""
    return within & ~at_most(planes, number - 1, within)


def largest(planes: Sequence[int], within: int) -> int:
    """The largest number among these members, of which there must be one."""
    found = 0
    for place in reversed(range(len(planes))):
        having = within & planes[place]
        if having:
            within, found = having, found | 1 << place
    return found


def smallest(planes: Sequence[int], within: int) -> int:
    """The smallest number among these members, of which there must be one."""
    found = 0
    for place in reversed(range(len(planes))):
        lacking = within & ~planes[place]
        if lacking:
            within = lacking
        else:
            found |= 1 << place
    return found


def descending(planes: Sequence[int], within: int) -> Iterator[tuple[int, int]]:
    """These members by their number, largest first: (number, members that have it)."""
    while within:
        number = largest(planes, within)
        same = within
        for place, plane in enumerate(planes):
            same &= plane if number >> place & 1 else ~plane
        yield number, same
        within &= ~same


class Sets:
    """Numbered sets, packed: bits where many are in, a list where few are. Loading them is copying bytes."""

    def __init__(self, size: int, counts: "array[int]", body: bytes | memoryview, sparse: int = SPARSE) -> None:
        self.size, self.counts, self.body, self._few_in = size, counts, memoryview(body), sparse
        self._width = (size + 7) // 8
        self._starts = array("Q", [0])
        at = 0
        for count in counts:
            at += self._width if count * sparse > size else 4 * count
            self._starts.append(at)
        self._held: dict[int, int] = {}

    @classmethod
    def of(cls, lists: Iterable[Sequence[int]], size: int, sparse: int = SPARSE) -> "Sets":
        """Sets with these members; each list ascending."""
        counts, body = array("I"), bytearray()
        width = (size + 7) // 8
        for numbers in lists:
            counts.append(len(numbers))
            if len(numbers) * sparse > size:
                body += bits_of(numbers, size).to_bytes(width, "little")
            else:
                body += array("I", numbers).tobytes()
        return cls(size, counts, bytes(body), sparse)

    def __len__(self) -> int:
        return len(self.counts)

    def _part(self, which: int) -> memoryview:
        return self.body[self._starts[which] : self._starts[which + 1]]

    def _sparse(self, which: int) -> bool:
        return self.counts[which] * self._few_in <= self.size

    def _few(self, which: int) -> memoryview:
        return self._part(which).cast("I")

    def bits(self, which: int) -> int:
        """One set."""
        if not self.counts[which]:
            return 0
        if self._sparse(which):
            return bits_of(self._few(which), self.size)
        found = self._held.get(which)
        if found is None:
            found = self._held[which] = int.from_bytes(self._part(which), "little")
        return found

    def union(self, several: Iterable[int]) -> int:
        """All that are in any of several sets."""
        marks: bytearray | None = None
        found = 0
        for which in several:
            if not self.counts[which]:
                continue
            if self._sparse(which):
                if marks is None:
                    marks = bytearray(b"0") * self.size
                for number in self._few(which):
                    marks[number] = 49
            else:
                found |= self.bits(which)
        return found | _of_marks(marks) if marks is not None else found

    def count(self, which: int, within: int, marks: bytes) -> int:
        """How many of a set are within another, which is given both as bits and as marks."""
        if self._sparse(which):
            return sum(map(marks.__getitem__, self._few(which)))
        return (self.bits(which) & within).bit_count()
