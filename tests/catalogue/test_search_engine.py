"""The engine under lists and search, held against the plainest possible reckoning of the same."""

import random
from itertools import islice

import pytest

from chalicelib.catalogue import search_answer, search_text
from chalicelib.catalogue.models import Card
from chalicelib.catalogue.search_bits import (
    Sets,
    add,
    at_least,
    at_most,
    bits_of,
    descending,
    largest,
    members,
    planes_of,
    smallest,
)
from chalicelib.catalogue.search_docs import doc_of
from chalicelib.catalogue.search_query import CardQuery
from chalicelib.catalogue.search_segment import NotReadable, build, packed, unpacked
from chalicelib.catalogue.search_words import Vocabulary, distance, edits_allowed, words_of

COLOURS, SIZES = ("Red", "Blue", "Green"), ("S", "M", "L")
WORDS = ("lamp", "lampshade", "chair", "table", "blåbær", "øl", "ol", "wool", "oak")


def card(number, **fields):
    given = {
        "product_id": f"prd_{number:03}",
        "handle": f"p-{number}",
        "title": f"Product {number}",
        "prices": {"NOK": 100},
        "highest": {"NOK": 100},
        "created_at": f"2026-01-01T00:00:{number % 60:02}.000Z",
        "changed_at": "2026-01-01T00:00:00.000Z",
        **fields,
    }
    return Card.new(**given)


def segment_of(*cards):
    return build(doc_of(each) for each in cards)


# Bits and words


@pytest.mark.parametrize("seed", range(10))
def test_sets_and_planes_reckon_as_plain_numbers_do(seed):
    chance = random.Random(seed)
    size = chance.choice((1, 7, 64, 700))
    numbers = [chance.choice((0, 1, 5, 63, 64, 1000, 123456)) for _ in range(size)]
    some = {n for n in range(size) if chance.random() < chance.choice((0.02, 0.5))} | {0}
    within = bits_of(some, size)
    assert members(within, size) == sorted(some)
    planes = planes_of(numbers, size)
    for bound in (-1, 0, 1, 63, 64, 999, 1000, 10**9):
        assert members(at_most(planes, bound, within), size) == [n for n in sorted(some) if numbers[n] <= bound]
        assert members(at_least(planes, bound, within), size) == [n for n in sorted(some) if numbers[n] >= bound]
    assert largest(planes, within) == max(numbers[n] for n in some)
    assert smallest(planes, within) == min(numbers[n] for n in some)
    seen = [(number, members(bits, size)) for number, bits in descending(planes, within)]
    held = {numbers[n] for n in some}
    assert seen == [
        (number, [n for n in sorted(some) if numbers[n] == number]) for number in sorted(held, reverse=True)
    ]
    add(planes, within, 37)
    for number in range(size):
        want = numbers[number] + (37 if number in some else 0)
        assert sum((plane >> number & 1) << place for place, plane in enumerate(planes)) == want


def test_sets_are_the_same_packed_as_lists_or_as_bits():
    lists = [[], [3], list(range(0, 100, 2)), list(range(100))]
    sets = Sets.of(lists, 100)
    assert [members(sets.bits(which), 100) for which in range(4)] == lists
    assert members(sets.union([0, 1, 2]), 100) == sorted({3, *range(0, 100, 2)})
    # a list of one takes 4 bytes, 100 bits take 13
    assert len(sets.body) == 0 + 4 + 13 + 13


def textbook(one, other):
    """Optimal string alignment, the whole table."""
    table = [
        [column if not line else line if not column else 0 for column in range(len(other) + 1)]
        for line in range(len(one) + 1)
    ]
    for line in range(1, len(one) + 1):
        for column in range(1, len(other) + 1):
            cost = min(
                table[line - 1][column] + 1,
                table[line][column - 1] + 1,
                table[line - 1][column - 1] + (one[line - 1] != other[column - 1]),
            )
            if line > 1 and column > 1 and one[line - 1] == other[column - 2] and one[line - 2] == other[column - 1]:
                cost = min(cost, table[line - 2][column - 2] + 1)
            table[line][column] = cost
    return table[-1]


@pytest.mark.parametrize("seed", range(5))
def test_distances_and_the_words_found_by_them_are_those_of_the_whole_table(seed):
    chance = random.Random(seed)
    words = {"".join(chance.choice("abcd") for _ in range(chance.randint(1, 10))) for _ in range(150)}
    vocabulary = Vocabulary.of(words)
    for _ in range(20):
        term = "".join(chance.choice("abcd") for _ in range(chance.randint(4, 10)))
        for edits in (1, 2):
            want = [word for word in sorted(words) if textbook(term, word)[-1] == edits]
            assert [vocabulary.words[each] for each in vocabulary.similar(term, edits)] == want
            begun = [word for word in sorted(words) if min(textbook(term, word)) == edits]
            assert [vocabulary.words[each] for each in vocabulary.similar(term, edits, beginning=True)] == begun
        assert all(distance(term, word, 2) == min(textbook(term, word)[-1], 3) for word in words)


def test_one_letter_may_be_wrong_from_four_on_two_from_eight_and_none_in_numbers():
    assert [edits_allowed(word) for word in ("oak", "lamp", "pillows", "cushions", "4006381")] == [0, 1, 1, 2, 0]
    assert words_of("Kremgul LAMPÉ, 2-pk") == ["kremgul", "lampe", "2", "pk"]


# What a text finds


def found(segment, text):
    """Product numbers, best first."""
    made = search_answer.answer([segment], CardQuery("NOK", q=text))
    rows = search_answer.in_order([segment], made, CardQuery("NOK", q=text), None)
    return [int(product_id[4:]) for (_, product_id), _, _ in rows]


def test_a_title_is_before_brand_and_topics_these_before_options_and_all_before_the_description():
    segment = segment_of(
        card(1, text="A lamp of wool"),
        card(2, options={"Material": ["Wool"]}),
        card(3, tags=["wool"]),
        card(4, title="Wool rug"),
        card(5, title="Woollen rug"),
        card(6, vendor="Woolworks"),
    )
    # whole words: title 8*8, tag 8*4, option 8*2, description 8*1; beginnings: title 4*8, vendor 4*4
    assert found(segment, "wool") == [4, 5, 3, 6, 2, 1]


def test_norwegian_letters_are_themselves_and_their_plain_ones():
    segment = segment_of(card(1, title="Ol-kopp"), card(2, title="Øl-kopp"), card(3, title="Blåbær"))
    assert found(segment, "øl") == [2, 1]
    assert found(segment, "ol") == [2, 1]  # both alike, so the newer first
    assert found(segment, "blabaer") == found(segment, "BLÅBÆR") == found(segment, "blåbæ") == [3]


@pytest.mark.parametrize(
    ("text", "numbers", "meant"),
    [
        ("lapm", [1, 2], "lamp"),  # and, after it, what begins so
        ("lampshda", [2], "lampshade"),
        ("lamphsaed", [2], "lampshade"),  # two swaps in a word of nine
        ("lmpa", [], None),  # two letters of four
        ("oka", [], None),  # three letters are too few to be wrong
        ("oak chiar", [3], "oak chair"),
    ],
)
def test_misspelt_words_find_what_was_meant_and_say_so(text, numbers, meant):
    segment = segment_of(card(1, title="Lamp"), card(2, title="Lampshade"), card(3, title="Chair", text="of oak"))
    assert found(segment, text) == numbers
    assert search_text.find([segment], text).meant == meant


def test_a_misspelt_word_is_taken_for_one_of_a_title_rather_than_for_one_of_texts():
    segment = segment_of(card(1, title="Front wheel"), *(card(n, text="Rides well") for n in range(2, 6)))
    assert search_text.find([segment], "weel").meant == "wheel"
    assert found(segment, "weel")[0] == 1


def test_a_word_that_is_known_is_not_taken_for_a_misspelt_one_unless_nothing_else_is_found():
    segment = segment_of(card(1, title="Lamp"), card(2, title="Camp"), card(3, title="Camp bed"))
    assert found(segment, "lamp") == [1]
    assert found(segment, "lamp bed") == [3]


def test_part_numbers_and_barcodes_are_found_whole_first_and_by_three_letters():
    segment = segment_of(
        card(1, skus=["AB-1"], barcodes=["4006381333931"]), card(2, skus=["AB-12"]), card(3, title="Ab 1", skus=["X"])
    )
    # the whole number 400; both words in the title 2 * 8 * 8; the beginning of a number 24
    assert found(segment, "ab-1") == [1, 3, 2]
    assert found(segment, "4006381333931") == found(segment, "400638") == [1]
    assert found(segment, "x") == [3]
    assert found(segment, "ab-12") == [2]


def test_parts_that_find_something_are_offered_where_the_whole_finds_nothing():
    segment = segment_of(card(1, title="Oak table"), card(2, title="Oak chair"))
    made = search_answer.answer([segment], CardQuery("NOK", q="oak table zebra"))
    assert (made.total, made.instead) == (0, [("oak table", 1), ("oak", 2), ("table", 1)])


# Filters and counts


def catalogue(chance, count):
    cards = []
    for number in range(count):
        prices = {} if chance.random() < 0.1 else {"NOK": chance.randrange(1, 40) * 500}
        reviews = chance.choice((0, 1, 4))
        cards.append(
            card(
                number,
                title=" ".join(chance.sample(WORDS, 2)),
                vendor=chance.choice(("Havn", "Fjell", "")),
                tags=chance.sample(("new", "sale", "eco"), chance.randint(0, 2)),
                collections=chance.sample(("a", "b"), chance.randint(0, 2)),
                options={"Colour": chance.sample(COLOURS, 2), **({"Size": ["S"]} if number % 3 else {})},
                fields={"wood": chance.choice(("Oak", "Ash"))} if chance.random() < 0.6 else {},
                prices=prices,
                highest={currency: amount + chance.choice((0, 700)) for currency, amount in prices.items()},
                stock={"x": True} if chance.random() < 0.5 else {},
                rating={"reviews": reviews, "stars": chance.randint(reviews, 5 * reviews)},
            )
        )
    return cards


def question(chance, sort):
    maybe = lambda value, empty: value if chance.random() < 0.3 else empty  # noqa: E731
    return CardQuery(
        "NOK",
        q=chance.choice(("", "", "lamp", "chair ol", "lam")),
        collections=maybe(("a",), ()),
        tags=maybe(("new", "SALE"), ()),
        vendors=maybe(("havn",), ()),
        options=maybe((("Colour", ("Red", "Blue")),), ()),
        fields=maybe((("wood", ("oak",)),), ()),
        min_price=maybe(5_000, None),
        max_price=maybe(15_000, None),
        price_ranges=maybe(((0, 3_000), (9_000, None)), ()),
        ratings=maybe((4, 3), ()),
        in_stock=maybe(True, None),
        sort=sort if sort != "relevance" else "",
        filterable=("wood",),
    )


def told(each):
    mean = each.rating["stars"] / each.rating["reviews"] if each.rating["reviews"] else 0
    return {
        "collection": each.collections,
        "tag": each.tags,
        "vendor": [each.vendor] if each.vendor else [],
        "in_stock": ["true" if each.stock else "false"],
        "rating": [str(stars) for stars in (4, 3, 2, 1) if mean >= stars],
        **{f"option.{name}": values for name, values in each.options.items()},
        **{f"field.{name}": [value] for name, value in each.fields.items()},
    }


def fails(each, wanted):
    """The names of the filters that a card does not pass, reckoned plainly."""
    of = told(each)
    asked = {
        "collection": wanted.collections,
        "tag": wanted.tags,
        "vendor": wanted.vendors,
        "rating": tuple(map(str, wanted.ratings)),
        "in_stock": ("true",) if wanted.in_stock else (),
        **{f"option.{name}": values for name, values in wanted.options},
        **{f"field.{name}": values for name, values in wanted.fields},
    }
    failed = {
        name
        for name, values in asked.items()
        if values and not {value.lower() for value in of.get(name, [])} & {value.lower() for value in values}
    }
    low, high = each.prices.get("NOK"), each.highest.get("NOK")
    if wanted.min_price is not None and (high is None or high < wanted.min_price):
        failed.add("price")
    if wanted.max_price is not None and (low is None or low > wanted.max_price):
        failed.add("price")
    if wanted.price_ranges and (
        low is None or not any(low >= start and (below is None or low < below) for start, below in wanted.price_ranges)
    ):
        failed.add("price")
    return failed


def said(each, text):
    """Whether a card's title or labels have every word of a text, or a beginning of one."""
    words = [
        word
        for told_text in (each.title, each.vendor, *each.tags, *each.collections, *each.fields.values())
        for word in words_of(told_text)
    ] + [word for values in each.options.values() for value in values for word in words_of(value)]
    return all(any(word.startswith(term) for word in words) for term in words_of(text))


@pytest.mark.parametrize("sort", ["relevance", "newest", "price", "-price", "rating", "title"])
@pytest.mark.parametrize("seed", range(8))
def test_totals_counts_ranges_and_pages_are_those_of_plain_counting(seed, sort, monkeypatch):
    chance = random.Random(f"{seed}{sort}")
    monkeypatch.setattr(search_answer, "OWN", chance.choice((0, 8, 1000)))  # each way of counting
    cards = catalogue(chance, 90)
    cut = chance.randint(1, 89)
    segments = [segment_of(*cards[:cut]), segment_of(*cards[cut:])]
    if chance.random() < 0.5:
        segments[0] = unpacked(packed(segments[0]))
    gone = set(chance.sample(range(90), 9))
    for number in gone:
        for segment in segments:
            doc = segment.doc_of(f"prd_{number:03}")
            if doc is not None:
                segment.drop(doc)
    left = [each for number, each in enumerate(cards) if number not in gone]
    for _ in range(6):
        wanted = question(chance, sort)
        made = search_answer.answer(segments, wanted)
        fitting = [each for each in left if said(each, wanted.q)]
        passing = [each for each in fitting if not fails(each, wanted)]
        assert made.total == len(passing)
        for facet in made.facets:
            if facet.name != "price":
                counts = {}
                for each in fitting:
                    if fails(each, wanted) <= {facet.name}:
                        for value in told(each).get(facet.name, []):
                            counts[value] = counts.get(value, 0) + 1
                assert facet.values == sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        priced = [each.prices["NOK"] for each in fitting if fails(each, wanted) <= {"price"} and each.prices]
        assert (made.lowest, made.highest) == (min(priced, default=None), max(priced, default=None))
        for facet in made.facets:
            if facet.name == "price":
                for value, count in facet.values:
                    start, _, below = value.partition("-")
                    assert count == sum(int(start) <= price and (not below or price < int(below)) for price in priced)
                # ranges that were chosen are told beside those that are offered
                assert wanted.price_ranges or sum(count for _, count in facet.values) == len(priced)
        pages, after = [], None
        while rows := list(islice(search_answer.in_order(segments, made, wanted, after), 7)):
            pages += rows
            after = rows[-1][0]
        assert [place for place, _, _ in pages] == sorted(place for place, _, _ in pages)
        assert sorted(place[1] for place, _, _ in pages) == sorted(each.product_id for each in passing)


def test_only_the_commonest_values_are_given_and_they_are_right_among_many(monkeypatch):
    monkeypatch.setattr(search_answer, "OWN", 0)
    monkeypatch.setattr(search_answer, "MOST_VALUES", 5)
    chance = random.Random(3)
    often = [1 / (rank + 1) for rank in range(60)]
    cards = [card(n, tags=list(dict.fromkeys(chance.choices(range(60), often, k=3)))) for n in range(400)]
    cards = [card(int(each.product_id[4:]), tags=[f"t{tag:02}" for tag in each.tags]) for each in cards]
    segments = [segment_of(*cards[:300]), segment_of(*cards[300:])]
    facets = search_answer.answer(segments, CardQuery("NOK")).facets
    counts = {}
    for each in cards:
        for tag in each.tags:
            counts[tag] = counts.get(tag, 0) + 1
    want = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:5]
    assert next(facet.values for facet in facets if facet.name == "tag") == want


def test_what_is_chosen_stays_among_the_values_however_rare(monkeypatch):
    monkeypatch.setattr(search_answer, "MOST_VALUES", 2)
    tags = ("often", "often", "some", "some", "rare")
    segment = segment_of(*(card(n, tags=[tag], prices={"NOK": 1000 * n}) for n, tag in enumerate(tags, 1)))
    ranges = ((0, 2_500), (6_000, None))
    made = search_answer.answer([segment], CardQuery("NOK", tags=("RARE", "none"), price_ranges=ranges))
    facets = {facet.name: facet.values for facet in made.facets}
    assert facets["tag"] == [("often", 2)]
    made = search_answer.answer([segment], CardQuery("NOK", tags=("RARE", "none", "some")))
    facets = {facet.name: facet.values for facet in made.facets}
    assert facets["tag"] == [("often", 2), ("some", 2), ("RARE", 1)]
    made = search_answer.answer([segment], CardQuery("NOK", price_ranges=ranges))
    facets = {facet.name: facet.values for facet in made.facets}
    assert facets["price"] == [("0-2000", 1), ("0-2500", 2), ("2000-3000", 1), ("3000-5000", 2), ("5000-", 1)]


def test_where_filters_leave_nothing_it_is_said_which_of_them_to_let_go():
    segment = segment_of(card(1, vendor="Havn", tags=["new"]), card(2, vendor="Fjell"))
    made = search_answer.answer([segment], CardQuery("NOK", vendors=("Fjell",), tags=("new",)))
    assert (made.total, made.without) == (0, {"tag": 1, "vendor": 1})


def test_a_segment_is_read_again_as_it_was_and_other_bytes_are_refused():
    segment = segment_of(*catalogue(random.Random(1), 40))
    again = unpacked(packed(segment))
    assert again.entry(7) == segment.entry(7)
    assert packed(again) == packed(segment)
    assert unpacked(packed(build([]))).size == 0
    for wrong in (b"", b"nonsense", packed(segment)[:-9]):
        with pytest.raises(NotReadable):
            unpacked(wrong)
