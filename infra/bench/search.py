"""Search engines at 100,000 variants: `python -m infra.bench.search [--products N] [--engine NAME]`.

One made-up catalogue, the same questions to each engine, each with the counts of all filters: ours (sets of bits in
Python's integers), SQLite's FTS5 with trigrams, and tantivy where it is installed (`pip install tantivy==0.27.0`; it
is no dependency). Printed results are in results/, the choice in infra/decisions/2026-11-25-search-engine.md.
"""

import argparse
import importlib.metadata
import importlib.util
import json
import os
import platform
import random
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chalicelib.catalogue import search_answer
from chalicelib.catalogue.models import Card
from chalicelib.catalogue.search_docs import doc_of
from chalicelib.catalogue.search_query import CardQuery
from chalicelib.catalogue.search_segment import Segment, build, packed, unpacked

TEXT = """
ka ro lin da mo be stu gra fe hov sel vik nor tan dim pla ter os lu må bør skå el ing sta re ne vi to
Red Blue Green Black White Grey Sand Oak Walnut Olive Rust Navy Teal Rose Gold Silver Clay Moss Sky Ink
XS S M L XL XXL 36 37 38 39 40 41 42 43 44 45
Wool Cotton Linen Leather Steel Brass Oak Ash Glass Clay Felt Silk
"""
SYLLABLES, COLOURS, SIZES, MATERIALS = (line.split() for line in TEXT.strip().splitlines())
ROUNDS = 20
PAGE = 24


@dataclass(frozen=True)
class Question:
    """What is asked, in the words of our own query."""

    name: str
    wanted: CardQuery


def vocabulary(chance: random.Random) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < 30_000:
        words["".join(chance.choice(SYLLABLES) for _ in range(chance.randint(2, 4)))] = None
    return list(words)


def cards(products: int, variants: int) -> Iterator[Card]:
    """A catalogue; words as common as Zipf has it."""
    chance = random.Random(7)
    words = vocabulary(chance)
    often = [1 / (rank + 3) for rank in range(len(words))]
    vendors = [words[chance.randrange(2000)].title() for _ in range(300)]
    tags = [words[chance.randrange(5000)] for _ in range(1500)]
    tag_often = [1 / (rank + 3) for rank in range(len(tags))]
    collections = [f"collection-{number}" for number in range(40)]
    for number in range(products):
        title = chance.choices(words, often, k=chance.randint(2, 5))
        text = chance.choices(words, often, k=60)
        price = int(chance.lognormvariate(10, 1)) + 500
        sizes = chance.sample(SIZES, k=min(variants, len(SIZES)))
        reviews = chance.choice((0, 0, 1, 3, 20))
        product_id = f"prd_{number:08}"
        yield Card.new(
            product_id=product_id,
            handle=f"{'-'.join(title)}-{number}",
            title=" ".join(title).capitalize(),
            text=" ".join(text),
            vendor=chance.choice(vendors),
            tags=list(dict.fromkeys(chance.choices(tags, tag_often, k=3))),
            collections=[chance.choice(collections)],
            options={"Colour": chance.sample(COLOURS, k=2), "Size": sizes, "Material": [chance.choice(MATERIALS)]},
            skus=[f"SKU-{number:06}-{size}" for size in sizes],
            prices={"NOK": price, "EUR": price // 11},
            highest={"NOK": price + 5000, "EUR": price // 10},
            image={"url": f"/media/{number}.webp", "alt": title[0]},
            stock={"x": True} if chance.random() < 0.8 else {},
            rating={"reviews": reviews, "stars": chance.randint(reviews, 5 * reviews)},
            created_at=f"2026-{1 + number % 12:02}-{1 + number % 28:02}T10:00:00.000Z",
            changed_at="2026-11-25T10:00:00.000Z",
            version=1,
        )


def questions() -> list[Question]:
    """From everything to the misspelt, with filters and sorts."""
    chance = random.Random(7)
    words = vocabulary(chance)
    common, rare = words[2], words[4000]
    long = next(word for word in words[200:] if len(word) >= 8)
    short = next(word for word in words[200:] if 5 <= len(word) <= 7)
    colours = (("Colour", ("Red", "Blue")),)

    def swapped(word: str) -> str:
        return word[:2] + word[3] + word[2] + word[4:]

    every = {
        "everything, newest": CardQuery("NOK"),
        "everything, by price": CardQuery("NOK", sort="price"),
        "two colours, price range, in stock": CardQuery(
            "NOK", options=colours, min_price=10_000, max_price=60_000, in_stock=True, sort="-price"
        ),
        "one common word": CardQuery("NOK", q=common),
        "one rare word": CardQuery("NOK", q=rare),
        "two words and a colour": CardQuery("NOK", q=f"{common} {words[5]}", options=colours),
        "beginning of two letters": CardQuery("NOK", q=common[:2]),
        "beginning of four letters": CardQuery("NOK", q=long[:4]),
        "one letter wrong": CardQuery("NOK", q=swapped(short)),
        "two letters wrong": CardQuery("NOK", q=swapped(long)[:-1] + "x"),
        "misspelt, and a colour": CardQuery("NOK", q=f"{common} {swapped(short)}", options=colours),
        "a part number": CardQuery("NOK", q="SKU-000777"),
    }
    return [Question(name, wanted) for name, wanted in every.items()]


@dataclass
class Ready:
    """An engine that can be asked: `ask` gives how many are found."""

    ask: Callable[[CardQuery], int]
    build_seconds: float
    load_seconds: float
    size: int
    note: str = ""


# Ours


def ours(rows: Iterator[Card], folder: Path) -> Ready:
    started = time.perf_counter()
    data = packed(build(doc_of(card) for card in rows))
    built = time.perf_counter() - started
    (folder / "segment").write_bytes(data)
    started = time.perf_counter()
    segment = unpacked((folder / "segment").read_bytes())
    loaded = time.perf_counter() - started

    def ask(wanted: CardQuery) -> int:
        made = search_answer.answer([segment], wanted)
        shown(segment, made, wanted)
        return made.total

    return Ready(ask, built, loaded, len(data))


def shown(segment: Segment, made: search_answer.Answer, wanted: CardQuery) -> list[dict[str, Any]]:
    found = []
    for _, _, doc in search_answer.in_order([segment], made, wanted, None):
        found.append(segment.entry(doc))
        if len(found) == PAGE:
            break
    return found


# SQLite FTS5

SCHEMA = """
create virtual table words using fts5(
    title, labels, options, text, tokenize="unicode61 remove_diacritics 2", prefix="2 3"
);
create virtual table spelling using fts5(word, tokenize="trigram");
create table products (id integer primary key, entry text, price int, highest int, stock int, created text, mean int);
create table facets (product int, name text, value text);
"""
INDEXES = """
insert into spelling select distinct term from words_v where length(term) between 4 and 40;
create index facet_products on facets (name, value, product);
create index facet_values on facets (product, name, value);
create index prices on products (price);
create index newest on products (created desc);
analyze;
"""


def fts5(rows: Iterator[Card], folder: Path) -> Ready:
    path = folder / "fts5.db"
    started = time.perf_counter()
    with sqlite3.connect(path) as database:
        database.executescript(SCHEMA)
        for number, card in enumerate(rows):
            doc = doc_of(card)
            labels = " ".join((card.vendor, *card.tags, *doc.codes))
            options = " ".join(value for values in card.options.values() for value in values)
            database.execute(
                "insert into words(rowid, title, labels, options, text) values (?, ?, ?, ?, ?)",
                (number, card.title, labels, options, card.text),
            )
            database.execute(
                "insert into products values (?, ?, ?, ?, ?, ?, ?)",
                (number, doc.entry.decode(), card.prices["NOK"], card.highest["NOK"], bool(card.stock), card.created_at,
                 doc.mean),
            )  # fmt: skip
            facets = [(number, name, value) for name, values in doc.facets.items() for value in values]
            database.executemany("insert into facets values (?, ?, ?)", facets)
        database.execute("create virtual table words_v using fts5vocab(words, row)")
        database.executescript(INDEXES)
    database.close()
    built = time.perf_counter() - started
    started = time.perf_counter()
    database = sqlite3.connect(path)
    database.execute("pragma mmap_size=2000000000")
    database.execute("select count(*) from products").fetchone()
    return Ready(lambda wanted: ask_fts5(database, wanted), built, time.perf_counter() - started, path.stat().st_size)


def ask_fts5(database: sqlite3.Connection, wanted: CardQuery) -> int:
    """The result in a temporary table, then its facets; a facet that is set is counted without itself."""
    text = matching(database, wanted.q)
    conditions, values = ["1"], []
    if wanted.q:
        conditions.append("id in (select rowid from words where words match ?)")
        values.append(text)
    if wanted.min_price is not None:
        conditions.append("highest >= ? and price <= ?")
        values += [wanted.min_price, wanted.max_price]
    if wanted.in_stock is not None:
        conditions.append("stock")
    plain = " and ".join(conditions)
    database.execute("drop table if exists temp.found")
    database.execute(f"create temp table found as select id from products where {plain}", values)
    narrowed = "temp.found"
    if wanted.options:
        narrowed = "temp.narrowed"
        database.execute("drop table if exists temp.narrowed")
        database.execute(
            "create temp table narrowed as select distinct id from temp.found cross join facets"
            " on product = id and name = 'option.Colour' and value in ('Red', 'Blue')"
        )
    total = int(database.execute(f"select count(*) from {narrowed}").fetchone()[0])
    database.execute(
        f"select name, value, count(*) from {narrowed} join facets on product = id group by 1, 2"
    ).fetchall()
    if wanted.options:
        database.execute(
            "select value, count(*) from temp.found join facets on product = id where name = 'option.Colour' group by 1"
        ).fetchall()
    order = {"price": "price", "-price": "price desc"}.get(wanted.sort, "created desc")
    database.execute(
        f"select entry from products where id in (select id from {narrowed}) order by {order} limit {PAGE}"
    ).fetchall()
    return total


def matching(database: sqlite3.Connection, text: str) -> str:
    """The query for FTS5: a word nobody has becomes those that share most trigrams and are near enough."""
    from chalicelib.catalogue.search_words import distance, edits_allowed

    parts = []
    for word in text.lower().replace("-", " ").split():
        if database.execute("select 1 from words where words match ? limit 1", (f'"{word}"*',)).fetchone():
            parts.append(f'"{word}"*')
            continue
        grams = " OR ".join(f'"{word[at : at + 3]}"' for at in range(len(word) - 2))
        near = database.execute("select word from spelling where spelling match ? order by rank limit 200", (grams,))
        known = [each for (each,) in near if distance(word, each, edits_allowed(word)) <= edits_allowed(word)]
        parts.append("(" + " OR ".join(f'"{each}"' for each in known or [word]) + ")")
    return " AND ".join(parts)


# tantivy


def tantivy(rows: Iterator[Card], folder: Path) -> Ready:
    import tantivy as engine

    builder = engine.SchemaBuilder()
    for name in ("title", "labels", "options", "text"):
        builder.add_text_field(name)
    builder.add_text_field("code", tokenizer_name="raw")
    builder.add_text_field("entry", stored=True, index_option="basic")
    names = ["collection", "tag", "vendor", "in_stock", "rating", "option.Colour", "option.Size", "option.Material"]
    for name in names:
        builder.add_text_field(name.replace(".", "_"), tokenizer_name="raw", fast=True)
    for name in ("price", "highest", "created"):
        builder.add_unsigned_field(name, indexed=True, fast=True)
    schema = builder.build()
    started = time.perf_counter()
    index = engine.Index(schema, path=str(folder))
    writer = index.writer(200_000_000, 1)
    for card in rows:
        doc = doc_of(card)
        made = engine.Document()
        made.add_text("title", card.title)
        made.add_text("labels", " ".join((card.vendor, *card.tags)))
        made.add_text("options", " ".join(value for values in card.options.values() for value in values))
        made.add_text("text", card.text)
        for code in doc.codes:
            made.add_text("code", code)
        made.add_text("entry", doc.entry.decode())
        for name, values in doc.facets.items():
            for value in values:
                made.add_text(name.replace(".", "_"), value)
        made.add_unsigned("price", card.prices["NOK"])
        made.add_unsigned("highest", card.highest["NOK"])
        made.add_unsigned("created", doc.created // 10**9)
        writer.add_document(made)
    writer.commit()
    writer.wait_merging_threads()
    built = time.perf_counter() - started
    size = sum(path.stat().st_size for path in folder.iterdir())
    started = time.perf_counter()
    index = engine.Index.open(str(folder))
    searcher = index.searcher()
    ready = Ready(lambda wanted: ask_tantivy(engine, schema, searcher, names, wanted), built, 0.0, size)
    ready.load_seconds = time.perf_counter() - started
    return ready


def ask_tantivy(engine: Any, schema: Any, searcher: Any, names: list[str], wanted: CardQuery) -> int:
    """One query for the page and the total, one for the counts, one more for those of a facet that is set."""
    must = engine.Occur.Must
    parts: list[Any] = []
    for word in wanted.q.lower().split():
        parts.append((must, near(engine, schema, searcher, word)))
    if wanted.min_price is not None:
        parts.append(
            (must, engine.Query.range_query(schema, "highest", engine.FieldType.Unsigned, wanted.min_price, 10**9))
        )
        parts.append((must, engine.Query.range_query(schema, "price", engine.FieldType.Unsigned, 0, wanted.max_price)))
    if wanted.in_stock is not None:
        parts.append((must, engine.Query.term_query(schema, "in_stock", "true")))
    wide = engine.Query.boolean_query(parts) if parts else engine.Query.all_query()
    narrow = wide
    if wanted.options:
        colours = engine.Query.term_set_query(schema, "option_Colour", list(wanted.options[0][1]))
        narrow = engine.Query.boolean_query([*parts, (must, colours)])
    sort: dict[str, Any] = (
        {} if wanted.q and not wanted.sort else {"order_by_field": "price" if wanted.sort else "created"}
    )
    if wanted.sort == "price":
        sort["order"] = engine.Order.Asc
    found = searcher.search(narrow, PAGE, **sort)
    for _, address in found.hits:
        json.loads(searcher.doc(address)["entry"][0])
    counting = {
        name: {"terms": {"field": name.replace(".", "_"), "size": 50}}
        for name in names
        if not (wanted.options and name == "option.Colour")
    }
    counting["prices"] = {"stats": {"field": "price"}}
    searcher.aggregate(narrow, counting)
    if wanted.options:
        searcher.aggregate(wide, {"colour": {"terms": {"field": "option_Colour", "size": 50}}})
    return int(found.count)


def near(engine: Any, schema: Any, searcher: Any, word: str) -> Any:
    from chalicelib.catalogue.search_words import edits_allowed

    def fuzzy(edits: int) -> Any:
        fields = (("title", 8.0), ("labels", 4.0), ("options", 2.0), ("text", 1.0))
        should = [
            (
                engine.Occur.Should,
                engine.Query.boost_query(engine.Query.fuzzy_term_query(schema, name, word, edits, True, True), weight),
            )
            for name, weight in fields
        ]
        code = engine.Query.regex_query(schema, "code", f"{word}.*")
        return engine.Query.boolean_query([*should, (engine.Occur.Should, code)])

    for edits in range(edits_allowed(word) + 1):
        query = fuzzy(edits)
        if searcher.search(query, 1, count=False).hits:
            return query
    return query


# What is printed

ENGINES: dict[str, Callable[[Iterator[Card], Path], Ready]] = {"ours": ours, "fts5": fts5, "tantivy": tantivy}


def percentile(times: list[float], part: int) -> float:
    return sorted(times)[min(len(times) - 1, len(times) * part // 100)]


def tell(name: str, products: int, variants: int, rounds: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        ready = ENGINES[name](iter(list(cards(products, variants))), Path(folder))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"\n{name}: {products:,} products, {products * variants:,} variants")
        print(f"  built in {ready.build_seconds:.1f} s (texts included), {ready.size / 1e6:.1f} MB stored, opened in "
              f"{ready.load_seconds * 1000:.0f} ms, peak memory {peak:.0f} MB")  # fmt: skip
        print(f"  {'':<38}{'found':>8}{'first':>9}{'p50':>8}{'p95':>8} ms")
        every: list[float] = []
        for question in questions():
            times = []
            for _ in range(rounds + 1):
                started = time.perf_counter()
                found = ready.ask(question.wanted)
                times.append(1000 * (time.perf_counter() - started))
            every += times[1:]
            print(f"  {question.name:<38}{found:>8}{times[0]:>9.1f}{percentile(times[1:], 50):>8.1f}"
                  f"{percentile(times[1:], 95):>8.1f}")  # fmt: skip
        print(
            f"  {'all questions':<38}{'':>8}{'':>9}{percentile(every, 50):>8.1f}{percentile(every, 95):>8.1f}",
            flush=True,
        )


def tell_import(name: str) -> None:
    """What the engine adds to the zip and to a start."""
    module = {"ours": "chalicelib.catalogue.search_answer", "fts5": "sqlite3", "tantivy": "tantivy"}[name]
    script = (
        "import time, chalicelib.catalogue.models; started = time.perf_counter(); "
        f"import {module}; print(time.perf_counter() - started)"
    )
    times = [float(subprocess.check_output([sys.executable, "-c", script])) for _ in range(5)]
    added = 0.0
    if name == "tantivy":
        with (
            tempfile.TemporaryFile() as packed_files,
            zipfile.ZipFile(packed_files, "w", zipfile.ZIP_DEFLATED) as bundle,
        ):
            for file in importlib.metadata.distribution("tantivy").files or ():
                if Path(str(file.locate())).is_file():
                    bundle.write(str(file.locate()), str(file))
            added = sum(each.compress_size for each in bundle.infolist()) / 1e6
    print(f"{name:<8} import {1000 * min(times):>6.1f} ms   zip +{added:.1f} MB")


def main() -> int:
    parser = argparse.ArgumentParser(description="Search engines, compared.")
    parser.add_argument("--products", type=int, default=25_000)
    parser.add_argument("--variants", type=int, default=4, help="of each product")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--engine", choices=sorted(ENGINES))
    given = parser.parse_args()
    if given.engine:
        tell(given.engine, given.products, given.variants, given.rounds)
        return 0
    load = "/".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC, {os.cpu_count()} cores, Python "
          f"{platform.python_version()}, SQLite {sqlite3.sqlite_version}, load average {load} before")  # fmt: skip
    for name in ENGINES:
        if name == "tantivy" and importlib.util.find_spec("tantivy") is None:
            print("tantivy is not installed: pip install tantivy==0.27.0")
            continue
        tell_import(name)
        sizes = ["--products", str(given.products), "--variants", str(given.variants), "--rounds", str(given.rounds)]
        sys.stdout.flush()
        subprocess.run([sys.executable, "-m", "infra.bench.search", "--engine", name, *sizes], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
