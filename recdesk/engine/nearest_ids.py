"""The known ids most like one that is not known, to offer with an error."""

from collections.abc import Iterable


def nearest_ids(wanted: str, ids: Iterable[str], count: int = 3) -> list[str]:
    """The ids that a person may have meant.

    Likeness is the normalized optimal string alignment similarity (edits and swapped neighbours), with
    case and punctuation set aside, so that `sku 000123` finds `SKU-000123`.

    Args:
        wanted: what was asked for.
        ids: the known ids.
        count: how many to return at most.

    Returns:
        the nearest ids, best first; equally near ones in the order of `ids`.
    """
    from rapidfuzz import process, utils
    from rapidfuzz.distance import OSA

    # An id of punctuation only would be empty without it, and so equally far from every other id.
    plain = utils.default_process if utils.default_process(wanted) else None
    found = process.extract(
        wanted, list(ids), scorer=OSA.normalized_similarity, processor=plain, limit=max(count, 0)
    )
    return [known for known, _, _ in found]
