"""Texts that differ by one slip of the pen, found among a hundred thousand without comparing all pairs."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from recdesk.engine.findings.written_forms import CJK

# A letter more or less, or two swapped, says something else in shorter words ("tea", "teak").
LEAST_LETTERS = 4
# A letter for another does so in words up to here ("lamb", "lamp"; "wines", "wings").
LEAST_LETTERS_EXCHANGED = 6
# Below this, comparing all pairs of words takes less time than the index.
_FEW_WORDS = 12

_IDEOGRAPH = re.compile(f"[{CJK}]")
_Words = tuple[str, ...]


def is_slip(one: str, other: str) -> bool:
    """Whether a word is likely to be the other one with a slip.

    That is: optimal string alignment distance 1 (one letter more, less, exchanged, or two neighbours
    swapped) in a word long enough. Numbers never differ by a slip. Ideographs are never exchanged, for each
    carries a meaning: green tea is no slip for black tea.
    """
    from rapidfuzz.distance import OSA

    shorter = min(len(one), len(other))
    if shorter < LEAST_LETTERS or one[0].isdigit() or other[0].isdigit():
        return False
    if OSA.distance(one, other, score_cutoff=1) != 1:
        return False
    if len(one) != len(other):
        return True
    exchanged = sorted(one) != sorted(other)
    if _IDEOGRAPH.search(one + other):
        return False
    return not exchanged or shorter >= LEAST_LETTERS_EXCHANGED


def slip_pairs(texts: Sequence[_Words]) -> list[tuple[int, int]]:
    """Positions of the texts that have the same words, one of them with a slip, or in another order.

    Texts are blocked by all their words but one, in any order, so that only texts that agree in these are
    compared; within a block the remaining words are blocked by what is left of them without one letter.

    Args:
        texts: the words of each text; all different.

    Returns:
        pairs (i, j) with i < j, each once, ascending.
    """
    ordered = [tuple(sorted(text)) for text in texts]
    in_order: defaultdict[_Words, list[int]] = defaultdict(list)
    for at, text in enumerate(ordered):
        in_order[text].append(at)
    found = {pair for same in in_order.values() for pair in itertools.combinations(same, 2)}
    for block in _blocks(ordered):
        for one, other in _word_pairs(list(block)):
            pairs = itertools.product(block[one], block[other])
            found.update((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1])
    return sorted(found)


def _blocks(texts: Sequence[_Words]) -> Iterable[dict[str, list[int]]]:
    """Of texts that agree in all words but one: their positions by that word.

    Most texts agree with no other one. To keep a million titles small, these are told by hashes first.
    """
    hashes = np.fromiter((hash(rest) for text in texts for _, rest in _rests(text)), np.int64)
    distinct, counts = np.unique(hashes, return_counts=True)
    several = set(distinct[counts > 1].tolist())
    blocks: defaultdict[_Words, dict[str, list[int]]] = defaultdict(dict)
    for at, text in enumerate(texts):
        for word, rest in _rests(text):
            if hash(rest) in several:
                blocks[rest].setdefault(word, []).append(at)
    return (block for block in blocks.values() if len(block) > 1)


def _rests(text: _Words) -> Iterator[tuple[str, _Words]]:
    """Each word that could have a slip, and the other words."""
    for place, word in enumerate(text):
        if len(word) >= LEAST_LETTERS and not word[0].isdigit():
            yield word, (*text[:place], *text[place + 1 :])


def _word_pairs(known: list[str]) -> Iterator[tuple[str, str]]:
    candidates = itertools.combinations(known, 2) if len(known) <= _FEW_WORDS else _near_words(known)
    for one, other in candidates:
        if abs(len(one) - len(other)) <= 1 and is_slip(one, other):
            yield one, other


def _near_words(known: list[str]) -> Iterator[tuple[str, str]]:
    """Pairs at a distance of one: both give the same text when one letter or none is left out."""
    by_rest: defaultdict[str, list[str]] = defaultdict(list)
    for word in known:
        for rest in {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}:
            by_rest[rest].append(word)
    pairs = {pair for same in by_rest.values() for pair in itertools.combinations(same, 2)}
    yield from sorted(pairs)
