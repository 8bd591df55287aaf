"""The two plain CSV files that other programs read: ids untouched, UTF-8 without a mark, LF lines."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from recdesk.engine.export.builders import Ranked, RankedNeighbours
from recdesk.engine.export.replacing import replacing
from recdesk.engine.progress import Progress, no_progress

# Lists between two progress calls.
_LISTS = 1024

_NEEDS_QUOTES = frozenset(',"\r\n')


def write_similar_csv(
    path: Path, neighbours: RankedNeighbours, item_ids: Sequence[str], progress: Progress = no_progress
) -> int:
    """Writes `item_id,rank,similar_item_id,score,evidence`, products by code, each list best first.

    Args:
        path: the file; replaced as a whole.
        neighbours: row i lists what is similar to item code i.
        item_ids: by item code.
        progress: hears the stage "writing" in products.

    Returns:
        the number of lines below the header.

    Raises:
        FileError: what `replacing` raises.
        Cancelled: from `progress`.
    """
    ids = _quoted(item_ids)

    def lines(start: int, stop: int) -> Iterator[str]:
        part = slice(start, stop)
        for item_id, items, scores, evidence in zip(
            ids[part],
            neighbours.items[part].tolist(),
            neighbours.scores[part].tolist(),
            neighbours.evidence[part].tolist(),
            strict=True,
        ):
            for rank, (item, score, shared) in enumerate(zip(items, scores, evidence, strict=True), start=1):
                if item >= 0:
                    yield f"{item_id},{rank},{ids[item]},{score:.7g},{shared}\n"

    return _write(path, "item_id,rank,similar_item_id,score,evidence\n", lines, len(ids), progress)


def write_recommendations_csv(
    path: Path,
    recommended: Ranked,
    user_ids: Sequence[str],
    item_ids: Sequence[str],
    progress: Progress = no_progress,
) -> int:
    """Writes `user_id,rank,item_id,score`, shoppers by code, each list best first.

    Args:
        path: the file; replaced as a whole.
        recommended: row u lists what user code u may like.
        user_ids: by user code.
        item_ids: by item code.
        progress: hears the stage "writing" in shoppers.

    Returns:
        the number of lines below the header.

    Raises:
        FileError: what `replacing` raises.
        Cancelled: from `progress`.
    """
    users, ids = _quoted(user_ids), _quoted(item_ids)

    def lines(start: int, stop: int) -> Iterator[str]:
        part = slice(start, stop)
        for user_id, items, scores in zip(
            users[part], recommended.items[part].tolist(), recommended.scores[part].tolist(), strict=True
        ):
            for rank, (item, score) in enumerate(zip(items, scores, strict=True), start=1):
                if item >= 0:
                    yield f"{user_id},{rank},{ids[item]},{score:.7g}\n"

    return _write(path, "user_id,rank,item_id,score\n", lines, len(users), progress)


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
