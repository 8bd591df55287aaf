"""The words for how sure a guess about a file is, and for what an import would do with its first rows."""

from recdesk import messages
from recdesk.engine.importing import Preview
from recdesk.engine.importing.trial import RejectCount, Trial
from recdesk.gui import wording
from recdesk.gui.import_draft import ImportDraft
from recdesk.i18n import mark, plural, tr

# By the guess and the code of what spoke for it.
_NOTES = {
    "encoding": {
        "byte_order_mark": mark("Sure: the file says so"),
        "sound_utf8": mark("Sure: every character fits"),
        "ascii_only": mark("Plain letters so far: any would do"),
        "likeliest_letters": mark("Likely: its letters make sense"),
        "damaged_utf8": mark("Likely, but some characters are damaged"),
    },
    "delimiter": {
        "declared": mark("Sure: the file says so"),
        "even_lines": mark("Sure: all lines come out even"),
        "one_column": mark("Unsure: it occurs nowhere"),
        "uneven_lines": mark("Unsure: lines come out uneven"),
    },
    "quote": {
        "long_delimiter": mark("Sure: this separator goes without"),
        "no_quotes": mark("None so far: any would do"),
        "quoted_column": mark("Likely: around a whole column"),
        "quotes_around": mark("Sure: around cells"),
        "quotes_within": mark("Likely, but only within cells"),
    },
    "header": {
        "known_names": mark("Sure: names of columns that we know"),
        "numbers_below_names": mark("Sure: numbers stand only below it"),
        "numbers_on_top": mark("Sure: it has numbers itself"),
        "repeated_below": mark("Likely: its words come again below"),
        "all_text": mark("Unsure: all lines are words"),
    },
    "decimal": {
        "whole_numbers": mark("Whole numbers so far: any would do"),
        "both_signs": mark("Likely: both signs occur"),
        "only_sign": mark("Sure: the numbers have it"),
    },
    "feedback": {
        "no_value_column": mark("Sure: no column of values, so each row counts once"),
        "named_like_ratings": mark("Likely: the column is named like ratings"),
        "named_like_counts": mark("Likely: named like a quantity or an amount"),
        "values_on_a_scale": mark("Likely: all values lie on a short scale"),
        "counts_or_amounts": mark("Likely: the values are counts or amounts"),
        "event_types": mark("Sure: each row names its kind of event"),
        "shop": mark("As in this shop"),
    },
}
# Open, but the same comes out whatever is taken.
_HARMLESS = ("ascii_only", "no_quotes", "whole_numbers")
_ALTERNATIVE = mark("Likely, but another one fits too")


def note(name: str, draft: ImportDraft) -> str:
    """Why a choice was guessed as it is, and how sure that is; empty where nothing was guessed."""
    preview = draft.preview
    if preview is None or draft.refused:
        return ""
    if name == "role":
        return _note_of_role(draft, preview)
    guess = preview.guesses.get(name)
    reason = preview.feedback_reason if name == "feedback" else guess.reason if guess else ""
    if reason == "chosen":
        return tr("As you chose")
    if guess is not None and name == "delimiter" and guess.certainty == "likely":
        return tr(_ALTERNATIVE)
    words = _NOTES.get(name, {}).get(reason)
    return tr(words) if words else ""


def wants_a_look(name: str, draft: ImportDraft) -> bool:
    """Whether a guess is so unsure that its owner had better look at it."""
    if name == "role":
        return draft.preview is not None and bool(draft.preview.by_content)
    guess = draft.preview.guesses.get(name) if draft.preview and not draft.refused else None
    if guess is None or guess.reason in _HARMLESS:
        return False
    return guess.certainty == "open" or guess.reason == "damaged_utf8"


def outcome(trial: Trial) -> str:
    """What would become of the first rows."""
    if trial.complete:
        start = plural("Of its {n} row", "Of its {n} rows", trial.rows_read)
    else:
        start = plural("Of the first {n} row", "Of the first {n} rows", trial.rows_read)
    rejected = sum(one.rows for one in trial.rejects)
    parts = [tr("{count} are new", count=f"{trial.rows_accepted:,}")]
    if trial.rows_merged:
        parts.append(tr("{count} merge with others", count=f"{trial.rows_merged:,}"))
    if rejected:
        parts.append(tr("{count} are left out", count=f"{rejected:,}"))
    return tr("{start}: {parts}", start=start, parts=wording.SEPARATOR.join(parts))


def outcome_reasons(trial: Trial) -> str:
    """Why rows would be left out; else whom and what the rows are of."""
    if trial.rejects:
        return wording.SEPARATOR.join(_reject(one) for one in trial.rejects)
    if trial.users:
        return wording.shoppers(trial.users) + wording.SEPARATOR + wording.products(trial.items)
    return wording.products(trial.items)


def examples(trial: Trial) -> str:
    """A row of each kind that would be left out."""
    return "\n".join(f"{_reject(one)}\n    {one.example}" for one in trial.rejects)


def _reject(one: RejectCount) -> str:
    reason = messages.reason(one.reason)
    where = f" ({one.column})" if one.column else ""
    return f"{one.rows:,} × {reason}{where}"


def _note_of_role(draft: ImportDraft, preview: Preview) -> str:
    if draft.settings.role != "auto" and not draft.settings.mapping:
        return tr("As you chose")
    if preview.by_content:
        return tr("Likely, by what the columns hold: please check")
    return tr("By the names of the columns") if preview.mapping else tr("Unsure: no column is known")
