"""SearchIndex: where each pair of characters stands in the texts of all products, as flat arrays."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import numpy as np
import numpy.typing as npt

from recdesk.engine.catalogue import Catalogue, Labels
from recdesk.engine.gathering import at
from recdesk.engine.parts import Parts
from recdesk.engine.progress import Progress, no_progress
from recdesk.engine.search.folding import START, folded
from recdesk.engine.search.pinyin import spelled
from recdesk.engine.search.postings import postings
from recdesk.engine.search.vocabulary import Vocabulary

Codes = npt.NDArray[np.int32]
Places = npt.NDArray[np.int32]

BREAK = "\n"
"""Behind each line of a product's text, which begins with START: nothing that is typed reaches across."""

LINES = range(6)
TITLE, IDS, BRAND, CATEGORY, PINYIN, INITIALS = LINES
"""The lines of a product's text."""

# No text is shorter than a block: START, six breaks and an id. So a block has at most one start inside.
_BLOCK_BITS = 3

_LOOK_UP = 4096  # products between two progress calls


@dataclass(frozen=True, eq=False)
class SearchIndex:
    """An inverted index of pairs of characters, with the places at which they stand.

    Pairs find words of any script and need no segmentation for Chinese; places make it exact, and tell
    in which line of a product's text a word is. Only products that are shown are in it, by row.

    Attributes:
        codes: int32[m], the products, ascending.
        letters: uint16[l], all texts end to end as UTF-16; each is `START` and its folded lines, numbered
            as above.
        starts: int32[m + 1]; the text of row i is letters[starts[i]:starts[i + 1]].
        title_ends, ids_ends, written_ends: int32[m]; where a row's title ends, its ids, and all that is
            not a spelling of something else: at a `BREAK`.
        blocks: int32[ceil(l / 8)], row at the beginning of every eighth letter.
        keys: int64[g], sorted; a pair of letters as first << 16 | second.
        firsts: int64[g + 1]; the places of key g are places[firsts[g]:firsts[g + 1]].
        places: int32[p], ascending within a key.
        vocabulary: the distinct Latin words of all lines but the ids.
    """

    codes: Codes
    letters: npt.NDArray[np.uint16]
    starts: Places
    title_ends: Places
    ids_ends: Places
    written_ends: Places
    blocks: Codes
    keys: npt.NDArray[np.int64]
    firsts: npt.NDArray[np.int64]
    places: Places
    vocabulary: Vocabulary

    @classmethod
    def of(cls, catalogue: Catalogue, progress: Progress = no_progress) -> "SearchIndex":
        """Reads a catalogue; two or three seconds for 100,000 products."""
        codes = np.flatnonzero(catalogue.shown).astype(np.int32)
        texts: list[str] = []
        words: set[str] = set()
        for number, lines in enumerate(_lines(catalogue, codes)):
            if not number % _LOOK_UP:
                progress("reading", number, len(codes))
            texts.append(START + BREAK.join(lines) + BREAK)
            words.update(*(line.split(" ") for place, line in enumerate(lines) if place != IDS))
        letters = np.frombuffer(_encoded("".join(texts)), np.uint16)
        breaks = np.flatnonzero(letters == ord(BREAK)).astype(np.int32)
        ends = breaks.reshape(len(texts), len(LINES)).T
        starts = np.append(0, ends[INITIALS] + 1).astype(np.int32)
        block = np.arange(0, len(letters), 1 << _BLOCK_BITS)
        blocks = (np.searchsorted(starts, block, "right") - 1).astype(np.int32)
        outside = np.array([ord(START), ord(BREAK)], np.uint16)
        title, ids, written = (ends[line].copy() for line in (TITLE, IDS, CATEGORY))
        return cls(
            codes,
            letters,
            starts,
            title,
            ids,
            written,
            blocks,
            *postings(letters, outside),
            Vocabulary.of(words),
        )

    def __len__(self) -> int:
        return len(self.codes)

    def occurrences(self, text: str) -> Places:
        """Where a folded text stands, each place once, in no order."""
        wanted = units(text)
        if len(wanted) == 1:
            low, high = np.searchsorted(self.keys, [wanted[0] << 16, (wanted[0] + 1) << 16])
            return self.places[self.firsts[low] : self.firsts[high]]
        rarest, found = min(
            enumerate(self._having(int(pair)) for pair in wanted[:-1] << 16 | wanted[1:]),
            key=lambda one: len(one[1]),
        )
        found = found - rarest
        for step, letter in enumerate(wanted):
            if step not in (rarest, rarest + 1) and len(found):
                # Outside of all texts there is START or BREAK, which nobody types.
                found = found[at(self.letters, found + step) == letter]
        return found

    def rows(self, places: Places) -> Codes:
        """The rows in which places are."""
        rows = at(self.blocks, places >> _BLOCK_BITS)
        return rows + (at(self.starts, rows + 1) <= places)

    def lines(self, code: int) -> list[str]:
        """The folded lines of a product that is shown."""
        row = int(np.searchsorted(self.codes, code))
        text = self.letters[self.starts[row] + 1 : self.starts[row + 1] - 1].tobytes()
        return text.decode("utf-16-le", "surrogatepass").split(BREAK)

    def to_parts(self) -> Parts:
        arrays = {each.name: getattr(self, each.name) for each in fields(self) if each.name != "vocabulary"}
        return Parts({}, arrays | self.vocabulary.to_arrays())

    @classmethod
    def from_parts(cls, parts: Parts) -> "SearchIndex":
        arrays = {each.name: parts.arrays[each.name] for each in fields(cls) if each.name != "vocabulary"}
        return cls(**arrays, vocabulary=Vocabulary.from_arrays(parts.arrays))

    def _having(self, pair: int) -> Places:
        place = int(np.searchsorted(self.keys, pair))
        if place == len(self.keys) or self.keys[place] != pair:
            return self.places[:0]
        return self.places[self.firsts[place] : self.firsts[place + 1]]


def units(text: str) -> npt.NDArray[np.int64]:
    """A text's UTF-16 code units."""
    return np.frombuffer(_encoded(text), np.uint16).astype(np.int64)


def _encoded(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _lines(catalogue: Catalogue, codes: Codes) -> Iterator[tuple[str, ...]]:
    """The lines of each product's text."""
    merged, item_ids, titles = catalogue.merged_ids(), list(catalogue.item_ids), list(catalogue.titles)
    brands, categories = _readings(catalogue.brands), _readings(catalogue.categories)
    brand_codes, category_codes = catalogue.brands.codes.tolist(), catalogue.categories.codes.tolist()
    for code in codes.tolist():
        brand, category = brands[brand_codes[code]], categories[category_codes[code]]
        title, ids = titles[code], folded(item_ids[code])
        if code in merged:
            ids = " ".join((ids, *map(folded, merged[code])))
        pinyin, initials = (
            " ".join(filter(None, each)) for each in zip(spelled(title), brand[1:], category[1:], strict=True)
        )
        yield folded(title), ids, brand[0], category[0], pinyin, initials


def _readings(labels: Labels) -> list[tuple[str, str, str]]:
    """By label code: folded, in pinyin, and the initials; the last, at -1, for products without one."""
    return [*((folded(name), *spelled(name)) for name in labels.names), ("", "", "")]
