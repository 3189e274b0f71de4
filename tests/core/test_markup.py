"""HTML from elsewhere: what passes, what does not, and what is left to say in plain text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.core.markup import plain_text, sanitise


@pytest.mark.parametrize(
    ("given_html", "shown"),
    [
        ("", ""),
        ("Just words & <3", "Just words &amp; &lt;3"),
        ("<p style='x' class='y' id='z' onclick='q()'>A</p>", "<p>A</p>"),
        ("<script>x()</script><style>p{}</style><p>A</p>", "<p>A</p>"),
        ("<iframe src='//x'>no</iframe><form><button>Go</button></form>", "Go"),
        ("<svg><script>x()</script></svg><math><mi>x</mi></math>A", "A"),
        ("<a href='javascript:x()'>A</a>", '<a rel="nofollow noopener">A</a>'),
        ("<a href='https://x.test' target='_blank'>A</a>", '<a href="https://x.test" rel="nofollow noopener">A</a>'),
        ("<img src='https://x.test/a.png' onerror='x()' alt='A'>", '<img src="https://x.test/a.png" alt="A">'),
        ("<img src='data:image/svg+xml,x'>A", "<img>A"),
        ("<h1>A</h1><h2>B</h2><h6>C</h6>", "<h3>A</h3><h4>B</h4><h6>C</h6>"),
        ("<h2>A</h2><h3>B</h3>", "<h3>A</h3><h4>B</h4>"),
        ("<h3>A</h3><h4>B</h4>", "<h3>A</h3><h4>B</h4>"),
        ("<div><p>&nbsp;</p><div><br></div></div><p>A</p>", "<p>A</p>"),
        ("A<b> </b>B", "A B"),
        ("<table><tr><td></td><td>1</td></tr></table>", "<table><tbody><tr><td></td><td>1</td></tr></tbody></table>"),
        ("<table><tr><td></td></tr></table>A", "A"),
        ("<p>A<!-- secret --><p>B", "<p>A</p><p>B</p>"),
        ("<sp\x00an>A</span>", "A"),
    ],
)
def test_only_what_is_allowed_passes(given_html: str, shown: str) -> None:
    assert sanitise(given_html) == shown


def test_markup_nested_beyond_sense_becomes_text_at_once() -> None:
    assert sanitise("<div>" * 100_000 + "deep") == "deep"


@pytest.mark.parametrize(
    ("html", "limit", "text"),
    [
        ("<p>One two</p><p>three &amp; four</p>", 80, "One two three & four"),
        ("<p>One two</p><p>three &amp; four</p>", 12, "One two…"),
        ("<p>One two</p><p>three</p>", 8, "One two…"),
        ("<ul><li>Wool</li><li>Oak</li></ul>Made<br>here", 80, "Wool Oak Made here"),
        ("<script>x</script>", 80, ""),
        ("Unbrokenword", 5, "Unbr…"),
        ("word", 0, ""),
    ],
)
def test_plain_text_is_one_line_cut_between_words(html: str, limit: int, text: str) -> None:
    assert plain_text(html, limit) == text


def test_a_link_around_a_table_with_a_link_is_mended_for_good() -> None:
    once = sanitise("<a href='/x'><table><a href='/y'>word</table>")
    assert sanitise(once) == once
    assert "word" in once


TAGS = "<p> </p> <b> </b> <h1> </h2> <table> <td> <tr> <pre> <br> <svg> <style> <!-- --> &nbsp; &lt;script&gt; <script>"
PIECES = st.sampled_from(
    [*TAGS.split(), "<a href='x:y'>", "<img src=x onerror=y>", "<pre>\n", "\n", '"', "'", "word", " "]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES | st.text(max_size=4), max_size=25).map("".join))
def test_any_html_comes_out_harmless_and_comes_out_the_same_again(html: str) -> None:
    once = sanitise(html)
    assert sanitise(once) == once
    lowered = once.lower()
    assert "<script" not in lowered
    assert "<style" not in lowered
    assert "<svg" not in lowered
    assert "onerror" not in lowered.replace("onerror=y&gt;", "")
    assert len(plain_text(html, 20)) <= 20
