"""find: a typed query -> the products that match it, each with how well."""

from enum import IntEnum
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from recdesk.engine.gathering import at
from recdesk.engine.search.folding import START, folded
from recdesk.engine.search.index import BREAK, Codes, Places, SearchIndex, units

ENOUGH = 10
"""With fewer products than this that match as typed, likely ones with a typing error are added."""

LEAST_SHARE = 0.5
"""Of a Chinese word's pairs, which a product must have to be likely."""

Grades = npt.NDArray[np.int8]


class Grade(IntEnum):
    """How well a product matches; the lower the better."""

    EXACT = 0
    """Its id, or its title, is what was typed."""
    TITLE_START = 1
    WORD_START = 2
    """Each word begins a word of the title."""
    WITHIN = 3
    """It has all words somewhere."""
    SPELLED = 4
    """It has them, in part by the pinyin of its Chinese."""
    LIKELY = 5
    """Its title has words that differ by a typing error."""
    LIKELY_WITHIN = 6
    """It has such words somewhere."""


_NOT = 7


class Hits(NamedTuple):
    """Products that match.

    Attributes:
        codes: int32[m], ascending.
        grades: int8[m], values of `Grade`.
    """

    codes: Codes
    grades: Grades


def find(index: SearchIndex, query: str) -> Hits:
    """Finds the products that have all words of a query in title, id, brand or category.

    Chinese is found by its characters, its pinyin ("longjing") and its initials ("xhlj"). Where little
    matches as typed, products are added whose words are one letter off, from six letters on two, counted
    as by optimal string alignment.

    Args:
        index: of the shop.
        query: as typed; without words it finds nothing.
    """
    phrase = folded(query)
    words = list(dict.fromkeys(phrase.split()))
    grades = _as_typed(index, words, phrase) if words else np.full(len(index), _NOT, np.int8)
    if words and np.count_nonzero(grades < _NOT) < ENOUGH:
        np.minimum(grades, _likely(index, words), out=grades)
    rows = np.flatnonzero(grades < _NOT)
    return Hits(index.codes[rows], grades[rows])


def _as_typed(index: SearchIndex, words: list[str], phrase: str) -> Grades:
    grades = np.zeros(len(index), np.int8)
    places = index.occurrences(phrase)
    rows = index.rows(places)
    for word in words:
        if word == phrase:
            found, of_found = places, rows
        else:
            found = index.occurrences(word)
            of_found = index.rows(found)
        np.maximum(grades, _of_word(index, found, of_found), out=grades)
    starting = places == at(index.starts, rows) + 1
    has_all = at(grades, rows) < _NOT
    grades[rows[starting & has_all]] = Grade.TITLE_START
    grades[rows[_whole(index, places, rows, len(units(phrase)), starting) & has_all]] = Grade.EXACT
    return grades


def _of_word(index: SearchIndex, places: Places, rows: Codes) -> Grades:
    """int8[rows of the index]: how well one word matches, as far as that tells."""
    grades = np.full(len(index), _NOT, np.int8)
    grades[rows] = Grade.SPELLED
    grades[rows[places < at(index.written_ends, rows)]] = Grade.WITHIN
    in_title = np.flatnonzero(places < at(index.title_ends, rows))
    begins = in_title[_is_edge(at(index.letters, at(places, in_title) - 1))]
    grades[at(rows, begins)] = Grade.WORD_START
    return grades


def _whole(
    index: SearchIndex, places: Places, rows: Codes, length: int, starting: npt.NDArray[np.bool_]
) -> npt.NDArray[np.bool_]:
    """Which occurrences are a whole title or a whole id."""
    whole = np.zeros(len(places), bool)
    titles = np.flatnonzero(starting)
    whole[titles] = at(index.letters, places[titles] + length) == ord(BREAK)
    ids = np.flatnonzero((places > at(index.title_ends, rows)) & (places < at(index.ids_ends, rows)))
    found = at(places, ids)
    whole[ids] = _is_edge(at(index.letters, found + length)) & _is_edge(at(index.letters, found - 1))
    return whole


def _is_edge(letters: npt.NDArray[np.uint16]) -> npt.NDArray[np.bool_]:
    return (letters == ord(" ")) | (letters == ord(BREAK)) | (letters == ord(START))


def _likely(index: SearchIndex, words: list[str]) -> Grades:
    """int8[rows]: which have every word of the query, some of them with a typing error."""
    grades = np.zeros(len(index), np.int8)
    for word in words:
        np.maximum(grades, _nearly(index, word), out=grades)
    return grades


def _nearly(index: SearchIndex, word: str) -> Grades:
    if not word.isascii():
        pairs = {word[place : place + 2] for place in range(max(1, len(word) - 1))}
        return _where(index, sorted(pairs), max(1, LEAST_SHARE * len(pairs)))
    return _where(index, [word, *index.vocabulary.near(word)], 1)


def _where(index: SearchIndex, texts: list[str], least: float) -> Grades:
    """int8[rows]: which have so many of some texts, in the title or anywhere."""
    titles, anywhere = np.zeros(len(index), np.int16), np.zeros(len(index), np.int16)
    for text in texts:
        places = index.occurrences(text)
        rows = index.rows(places)
        # Adding in place counts a row once, however often it is in `rows`.
        titles[rows[places < at(index.title_ends, rows)]] += 1
        anywhere[rows] += 1
    grades = np.where(anywhere >= least, Grade.LIKELY_WITHIN, _NOT)
    return np.where(titles >= least, Grade.LIKELY, grades).astype(np.int8)
