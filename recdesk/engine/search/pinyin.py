"""How Chinese is spelled in Latin letters, quickly enough for a hundred thousand titles.

The readings are those of pypinyin's dictionaries. Its own segmentation takes a fifth of a millisecond a
title; looking up the phrases around characters with several readings gives the same for names of products.
"""

import unicodedata
from functools import cache

_LONGEST_PHRASE = 4


def spelled(text: str) -> tuple[str, str]:
    """The pinyin of a text's Chinese characters, without tones.

    Returns:
        the syllables of each run of Chinese, joined ("xihulongjing"), and their initials ("xhlj"); runs
        are separated by blanks. Empty where there is no Chinese.
    """
    if text.isascii():
        return "", ""
    readings, phrases = _readings(), _phrases()
    runs: list[list[str]] = []
    inside = False
    for place, character in enumerate(text):
        syllable = readings.get(character)
        if syllable is None:
            inside = False
            continue
        if not inside:
            runs.append([])
            inside = True
        known = phrases.get(character)
        in_phrase = _in_phrase(known, text, place) if known else None
        runs[-1].append(in_phrase or syllable)
    return " ".join("".join(run) for run in runs), " ".join("".join(s[0] for s in run) for run in runs)


def _in_phrase(known: dict[str, list[str]], text: str, place: int) -> str | None:
    """The reading of a character within the longest of the phrases that give it an unusual one."""
    for length in range(_LONGEST_PHRASE, 1, -1):
        for start in range(max(0, place - length + 1), min(place, len(text) - length) + 1):
            if syllables := known.get(text[start : start + length]):
                return syllables[place - start]
    return None


@cache
def _readings() -> dict[str, str]:
    """The most usual reading of each character."""
    from pypinyin.constants import PINYIN_DICT

    return {chr(code): _plain(readings.split(",")[0]) for code, readings in PINYIN_DICT.items()}


@cache
def _phrases() -> dict[str, dict[str, list[str]]]:
    """By character: the phrases in which it, or its neighbours, do not have their most usual reading."""
    from pypinyin.constants import PHRASES_DICT

    usual = _readings()
    found: dict[str, dict[str, list[str]]] = {}
    for phrase, syllables in PHRASES_DICT.items():
        if len(phrase) > _LONGEST_PHRASE or len(phrase) != len(syllables):
            continue
        plain = [_plain(one[0]) for one in syllables]
        for character, syllable in zip(phrase, plain, strict=True):
            if usual.get(character) != syllable:
                found.setdefault(character, {})[phrase] = plain
    return found


@cache
def _plain(syllable: str) -> str:
    """Without its tone; ü is typed as v."""
    apart = unicodedata.normalize("NFD", syllable.replace("ü", "v"))
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    for toned in "ǖǘǚǜ":
        if toned in syllable:
            return plain.replace("u", "v")
    return plain
