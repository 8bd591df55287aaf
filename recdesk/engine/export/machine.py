"""The two plain CSV files that other programs read: ids untouched, UTF-8 without a mark, LF lines."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from recdesk.engine.export.builders import Bounds, Ranked, RankedNeighbours
from recdesk.engine.export.replacing import replacing
from recdesk.engine.progress import Progress, no_progress

# Lists between two progress calls.
_LISTS = 1024

_NEEDS_QUOTES = frozenset(',"\r\n')


def write_similar_csv(
    path: Path,
    neighbours: RankedNeighbours,
    item_ids: Sequence[str],
    progress: Progress = no_progress,
    bounds: Bounds | None = None,
) -> int:
    """Writes `item_id,rank,similar_item_id,score,evidence`, products by code, each list best first.

    Args:
        path: the file; replaced as a whole.
        neighbours: row i lists what is similar to item code i.
        item_ids: by item code.
        progress: hears the stage "writing" in products.
        bounds: of the scores, where the model can tell them; written behind as `,low,high`.

    Returns:
        the number of lines below the header.

    Raises:
        FileError: what `replacing` raises.
        Cancelled: from `progress`.
    """
    ids = _quoted(item_ids)

    def lines(start: int, stop: int) -> Iterator[str]:
        evidence = neighbours.evidence[start:stop].tolist()
        for row, rank, item, score, ends in _lines(neighbours, bounds, start, stop):
            yield f"{ids[start + row]},{rank},{ids[item]},{score:.7g},{evidence[row][rank - 1]}{ends}\n"

    header = "item_id,rank,similar_item_id,score,evidence" + _more(bounds)
    return _write(path, header, lines, len(ids), progress)


def write_recommendations_csv(
    path: Path,
    recommended: Ranked,
    user_ids: Sequence[str],
    item_ids: Sequence[str],
    progress: Progress = no_progress,
    bounds: Bounds | None = None,
) -> int:
    """Writes `user_id,rank,item_id,score`, shoppers by code, each list best first.

    Args:
        path: the file; replaced as a whole.
        recommended: row u lists what user code u may like.
        user_ids: by user code.
        item_ids: by item code.
        progress: hears the stage "writing" in shoppers.
        bounds: of the scores, where the model can tell them; written behind as `,low,high`.

    Returns:
        the number of lines below the header.

    Raises:
        FileError: what `replacing` raises.
        Cancelled: from `progress`.
    """
    users, ids = _quoted(user_ids), _quoted(item_ids)

    def lines(start: int, stop: int) -> Iterator[str]:
        for row, rank, item, score, ends in _lines(recommended, bounds, start, stop):
            yield f"{users[start + row]},{rank},{ids[item]},{score:.7g}{ends}\n"

    return _write(path, "user_id,rank,item_id,score" + _more(bounds), lines, len(users), progress)


def _more(bounds: Bounds | None) -> str:
    return "\n" if bounds is None else ",low,high\n"


def _lines(
    ranked: Ranked, bounds: Bounds | None, start: int, stop: int
) -> Iterator[tuple[int, int, int, float, str]]:
    """Row from `start` on, rank, item, score and the bounds as the end of a line, of some lists."""
    part = slice(start, stop)
    rows, places = np.nonzero(ranked.items[part] >= 0)
    items, scores = (values[part][rows, places].tolist() for values in (ranked.items, ranked.scores))
    ends = [""] * len(items)
    if bounds is not None:
        low, high = (values[part][rows, places].tolist() for values in bounds)
        ends = [f",{least:.7g},{most:.7g}" for least, most in zip(low, high, strict=True)]
    return zip(rows.tolist(), (places + 1).tolist(), items, scores, ends, strict=True)


def _write(
    path: Path, header: str, lines: Callable[[int, int], Iterator[str]], lists: int, progress: Progress
) -> int:
    written = 0
    with (
        replacing(path) as unfinished,
        unfinished.open("w", encoding="utf-8", errors="replace", newline="") as file,
    ):
        file.write(header)
        progress("writing", 0, lists)
        for start in range(0, lists, _LISTS):
            stop = min(start + _LISTS, lists)
            block = list(lines(start, stop))
            file.write("".join(block))
            written += len(block)
            progress("writing", stop, lists)
    return written


def _quoted(ids: Sequence[str]) -> list[str]:
    """The ids as CSV cells, quoted only where they must be (RFC 4180)."""
    return [
        '"' + text.replace('"', '""') + '"' if not _NEEDS_QUOTES.isdisjoint(text) else text for text in ids
    ]
