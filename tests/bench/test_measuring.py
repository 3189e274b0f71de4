"""The benchmarks' arithmetic: percentiles, item sizes, and what an import trace says."""

from infra.bench.imports import by_package
from infra.bench.load import Took, percentile, told
from infra.bench.storage import Stored, grown, item_size, number_size, stored


def test_a_percentile_is_the_nearest_rank():
    times = [float(n) for n in range(1, 101)]
    assert [percentile(times, part) for part in (50, 95, 99)] == [50.0, 95.0, 99.0]
    assert percentile([7.0], 99) == 7.0


def test_a_line_of_the_report_says_how_many_a_second_and_what_failed():
    line = told("add to cart", 8, Took({"add to cart": [10.0, 20.0, 30.0]}, ["boom"], seconds=2.0))
    assert line.split()[3:9] == ["8", "1.5", "20.0", "20.0", "30.0", "30.0"]
    assert line.endswith("1 FAILED: boom")


def test_numbers_take_a_byte_for_two_digits_and_one_more():
    # 12345 has five digits: 3 + 1; 1200 has two that count: 1 + 1; a minus sign is one more
    assert [number_size(text) for text in ("12345", "1200", "-12", "0")] == [4, 2, 3, 1]


def test_an_item_is_the_bytes_of_its_names_and_values():
    # pk 2 + 3; name 4 + 5 (the ø is two bytes); n 1 + 2; on 2 + 1
    item = {"pk": {"S": "s/A"}, "name": {"S": "Søre"}, "n": {"N": "12"}, "on": {"BOOL": True}}
    assert item_size(item) == 5 + 9 + 3 + 3
    # a list is 3, and 1 for each member beside its own bytes
    assert item_size({"l": {"L": [{"S": "ab"}, {"N": "1"}]}}) == 1 + 3 + (1 + 2) + (1 + 2)


def test_what_came_is_what_is_new_or_larger():
    item = {"pk": {"S": "s/ORDER#1"}, "sk": {"S": "X"}, "kind": {"S": "note"}, "g1pk": {"S": "s/C"}, "g1sk": {"S": "1"}}
    new = stored(item)
    assert (new.partition, new.copies, new.expires) == ("ORDER#1", 1, False)
    small, large = Stored("A", "level", 40, 0, False), Stored("A", "level", 50, 0, False)
    assert grown({("a", "b"): small, ("c", "d"): large}, {("a", "b"): large, ("c", "d"): small, ("e", "f"): new}) == [
        (large, 10),
        (new, new.size),
    ]


def test_an_import_trace_is_summed_by_package():
    trace = (
        "import time: self [us] | cumulative | imported package\n"
        "import time:       100 |        100 |     pydantic.fields\n"
        "import time:        50 |        150 |   pydantic\n"
        "import time:        30 |         30 | chalicelib.core.table\n"
    )
    assert by_package(trace) == {"pydantic": 150, "chalicelib.core": 30}
