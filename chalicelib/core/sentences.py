"""What Daybook's services say in English, in the reader's language: refusals, problems, what was odd in a file.

Services know no language, and much of what they say is kept before anybody reads it. So a sentence is found again by
its English, where it is shown: frontend/locales/*/refusals.po has them all, with a hole for each value that is filled
in ("At most {1} of one article fit in a cart."). `infra.refusals` collects them from the code, and a test compares.
"""

import re
from functools import lru_cache

from chalicelib.core.language import catalogue, present

HOLE = re.compile(r"\{\d\}")
LONGEST = 2000  # what is longer is nobody's sentence


def said(sentence: str) -> str:
    """The sentence in the present language; as it is where that is English, or the sentence is not known."""
    language = present()
    if language == "en" or not sentence:
        return sentence
    whole, holed = _known(language)
    return whole.get(sentence) or _filled(sentence, whole, holed)


def _filled(sentence: str, whole: dict[str, str], holed: list[tuple[re.Pattern[str], str]]) -> str:
    if len(sentence) > LONGEST:
        return sentence
    for pattern, text in holed:
        found = pattern.fullmatch(sentence)
        if found:
            return text.format("", *(whole.get(value, value) for value in found.groups()))
    return sentence


@lru_cache
def _known(language: str) -> tuple[dict[str, str], list[tuple[re.Pattern[str], str]]]:
    """Whole sentences, and those with holes: the ones with the most words of their own first."""
    texts = {str(each.id): str(each.string) for each in catalogue(language, "refusals") if each.id and each.string}
    with_holes = sorted((text for text in texts if HOLE.search(text)), key=lambda text: -len(HOLE.sub("", text)))
    return texts, [(_pattern(text), texts[text]) for text in with_holes]


def _pattern(text: str) -> re.Pattern[str]:
    parts = (re.escape(part) for part in HOLE.split(text))
    return re.compile("(.+?)".join(parts), re.DOTALL)
