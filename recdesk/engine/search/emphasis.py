"""Which characters of a title are the ones that were searched for."""

import re
from collections.abc import Iterator
from itertools import pairwise

from recdesk.engine.search.folding import folded, folded_places
from recdesk.engine.search.index import INITIALS, PINYIN, SearchIndex

_SYLLABLE = re.compile("(?:[zcs]h|[bcdfghjklmnpqrstwxyz])?[aeiouv]+(?:ng?|r)?|[hmn]g?")
_LONGEST_SYLLABLE = 6
_CHINESE = re.compile("[\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")


def matched(index: SearchIndex, code: int, title: str, query: str) -> list[tuple[int, int]]:
    """The parts of a title that a query stands for.

    Each word counts where it begins a word of the title; where it does not, wherever it is; and where it
    is not written there, at the Chinese characters that it spells.

    Returns:
        (start, end) of each part, ascending and apart.
    """
    text, origin = folded_places(title)
    places: set[int] = set()
    for word in folded(query).split():
        starts = [found.start() for found in re.finditer(re.escape(word), text)]
        begins = [start for start in starts if start == 0 or text[start - 1].isspace()]
        for start in begins or starts:
            places.update(origin[start : start + len(word)])
        if not starts:
            places.update(_spelled_by(word, title, index.lines(code)))
    return _parts(places)


def _parts(places: set[int]) -> list[tuple[int, int]]:
    starts = sorted(place for place in places if place - 1 not in places)
    ends = sorted(place + 1 for place in places if place + 1 not in places)
    return list(zip(starts, ends, strict=True))


def _spelled_by(word: str, title: str, lines: list[str]) -> Iterator[int]:
    """The places of the Chinese characters that a word spells, in full or by initials."""
    spellings = zip(lines[PINYIN].split(), lines[INITIALS].split(), strict=True)
    for run, (pinyin, initials) in zip(_CHINESE.finditer(title), spellings, strict=False):
        if len(run[0]) != len(initials):
            return
        if (at := initials.find(word)) >= 0:
            yield from range(run.start() + at, run.start() + at + len(word))
        elif (at := pinyin.find(word)) >= 0:
            ends = _syllable_ends(pinyin, initials) or []
            for number, (start, end) in enumerate(pairwise([0, *ends])):
                if start < at + len(word) and at < end:
                    yield run.start() + number


def _syllable_ends(pinyin: str, initials: str, start: int = 0) -> list[int] | None:
    """Where each syllable ends, long ones preferred; the initials tell whether "xian" is one or two."""
    if not initials:
        return [] if start == len(pinyin) else None
    if pinyin[start : start + 1] != initials[0]:
        return None
    for end in range(min(len(pinyin), start + _LONGEST_SYLLABLE), start, -1):
        if _SYLLABLE.fullmatch(pinyin, start, end):
            rest = _syllable_ends(pinyin, initials[1:], end)
            if rest is not None:
                return [end, *rest]
    return None
