"""Postings: where each pair of neighbouring letters stands in a long text."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

_PIECE_BITS = 20


class Postings(NamedTuple):
    """The places of each pair, see `SearchIndex`."""

    keys: npt.NDArray[np.int64]
    firsts: npt.NDArray[np.int64]
    places: npt.NDArray[np.int32]


def postings(letters: npt.NDArray[np.uint16], outside: npt.NDArray[np.uint16]) -> Postings:
    """Finds the pairs, sorting a million at a time, so that memory stays small.

    Args:
        letters: uint16[l].
        outside: letters that begin no pair.
    """
    pieces = [_piece(letters, start, outside) for start in range(0, len(letters) - 1, 1 << _PIECE_BITS)]
    keys = np.unique(np.concatenate([np.zeros(0, np.int64), *(keys for keys, _, _ in pieces)]))
    where = [np.searchsorted(keys, piece.keys) for piece in pieces]
    firsts = np.zeros(len(keys) + 1, np.int64)
    for piece, at in zip(pieces, where, strict=True):
        firsts[at + 1] += np.diff(piece.firsts)
    np.cumsum(firsts, out=firsts)
    places = np.empty(firsts[-1], np.int32)
    free = firsts[:-1].copy()
    for piece, at in zip(pieces, where, strict=True):
        counts = np.diff(piece.firsts)
        places[np.repeat(free[at] - piece.firsts[:-1], counts) + np.arange(len(piece.places))] = piece.places
        free[at] += counts
    return Postings(keys, firsts, places)


def _piece(letters: npt.NDArray[np.uint16], start: int, outside: npt.NDArray[np.uint16]) -> Postings:
    piece = letters[start : start + (1 << _PIECE_BITS) + 1].astype(np.int64)
    at = np.flatnonzero(~np.isin(piece[:-1], outside))
    cells = (piece[at] << 16 | piece[at + 1]) << _PIECE_BITS | at
    cells.sort()
    keys = cells >> _PIECE_BITS
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    places = (cells & (1 << _PIECE_BITS) - 1) + start
    return Postings(keys[firsts], np.append(firsts, len(keys)), places.astype(np.int32))
