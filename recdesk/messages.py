"""Sentences for the engine's codes, in both languages; the window and the command line share them.

Placeholders are the parameters of the error. A list is joined with commas.
"""

from collections.abc import Mapping
from typing import Any

from recdesk.engine.errors import RecDeskError
from recdesk.i18n import mark, plural, tr

SENTENCES: dict[str, str] = {
    "option_not_a_choice": mark("{option} cannot be {value}; choose one of: {choices}."),
    "option_out_of_range": mark("{option} must lie between {low} and {high}; it is {value}."),
    "no_gpu": mark("There is no GPU here that TensorFlow can use; choose the CPU, or install its driver."),
    "no_gpu_support": mark(
        "This TensorFlow cannot use a GPU; choose the CPU, or install RecDesk with the gpu extra."
    ),
    "native_windows": mark(
        "TensorFlow cannot use a GPU on Windows itself; choose the CPU, or run RecDesk in WSL2."
    ),
    "too_few_interactions": mark(
        "There are only {count} interactions to learn from; at least {least} are needed."
    ),
    "one_user": mark("Everything comes from one shopper; learning needs at least two."),
    "one_item": mark("There is only one product that anybody took; learning needs at least two."),
    "ratings_need_explicit": mark(
        "This shop holds purchases or counts, not ratings; train a ranking model instead."
    ),
    "ratings_all_equal": mark(
        "Every rating is {value}, so there is nothing to predict; train a ranking model instead."
    ),
    "no_times": mark("This shop's interactions have no times, so they cannot be split by time."),
    "no_baskets": mark(
        "Nothing of this shop tells what goes together: times are missing, or never two alike."
    ),
    "same_item": mark("Both products are {id}; give two different ones."),
    "nothing_held_out": mark(
        "With {count} interactions, nothing can be held out; change the share or the split."
    ),
    "nothing_to_resume": mark("There is no unfinished training to go on with; start a new one."),
    "too_many_items": mark("EASE takes at most {most} products; this shop has {count}."),
    "folds_need_random_split": mark("Several folds need a random split; give one fold to split by {split}."),
    "numbers_too_extreme": mark(
        "The numbers in this shop lie too far apart to compute with; correct or remove the outliers."
    ),
    "engine_died": mark("The engine stopped unexpectedly; it has been restarted and your shop is as it was."),
    "engine_failed": mark("Something went wrong that should not have: {detail}. Your shop is as it was."),
    "engine_busy": mark("Another job is still running; wait for it or cancel it."),
    "map_unreadable": mark("--map does not read {text}; write it as user=COLUMN,item=COLUMN."),
    "exactly_one_of": mark("Give exactly one of: {choices}."),
    "note_too_long": mark("The note has {length} characters; at most {most} are kept."),
    "option_needed": mark("This needs {option} as well."),
    "unknown_category": mark("There is no category {name}; the nearest ones are: {nearest}."),
    "out_of_memory": mark(
        "There was not enough memory for this; nothing was changed. Try fewer factors or less data."
    ),
    "no_workspace": mark("No shop is open; open or create one first."),
    "not_a_folder": mark("{path} is a file; choose a folder."),
    "target_is_folder": mark("{path} is a folder; give the name of a file to write."),
    "folder_missing": mark(
        "There is no folder {folder}, so {path} cannot be written; create it or choose another."
    ),
    "folder_not_writable": mark("You may not write to the folder {folder}; choose another one for {path}."),
    "file_in_use": mark(
        "{path} cannot be replaced; close it where it is open (in Excel, perhaps) or choose another name."
    ),
    "disk_full": mark("The disk that holds {path} is full; free some space there, or choose another disk."),
    "no_temporary_folder": mark(
        "There is no room for temporary files; free some space, or name a folder for them in TMPDIR."
    ),
    "cannot_write": mark("{path} could not be written: {reason}. Choose another place."),
    "unknown_ending": mark("{path} has an ending that RecDesk does not write; use one of: {endings}."),
    "too_many_rows_for_xlsx": mark(
        "An Excel sheet holds {limit} rows and this table has {rows}; write .csv or .parquet instead."
    ),
    "too_many_columns_for_xlsx": mark(
        "An Excel sheet holds {limit} columns and this table has {columns}; write .csv or .parquet instead."
    ),
    "too_large_for_xlsx": mark(
        "The table with its {rows} rows is too large for an Excel file; write .csv or .parquet instead."
    ),
    "shopper_without_history": mark(
        "This shopper has not bought or rated anything yet, so there is nothing to go by; choose another one."
    ),
    "empty_basket": mark("The basket is empty; put at least one product into it."),
    "not_in_model": mark(
        "Nobody had any of these products when the model was trained; train again or choose others."
    ),
    "bad_delimiter": mark(
        "A delimiter is one to four characters, and no quote or line break; {value} is not."
    ),
    "bad_quote": mark("The {option} is one character that can be seen, or nothing; {value} is not."),
    "quote_and_delimiter": mark(
        "The quote {quote} does not go with the delimiter {delimiter}; a long delimiter goes without quotes."
    ),
    "unknown_encoding_name": mark("There is no encoding called {value}; try utf-8, gb18030 or cp1252."),
    "file_missing": mark("There is no file {path}; check the name and the folder."),
    "file_is_folder": mark("{path} is a folder; choose a CSV file in it."),
    "file_empty": mark("{path} is empty; export it again."),
    "file_unreadable": mark("{path} cannot be read: {detail}. Copy it to another disk and try again."),
    "file_forbidden": mark(
        "You may not read {path}; close it where it is open, or ask for the right to read it."
    ),
    "bad_file_name": mark("The name of {path} has characters that cannot be read; rename it and try again."),
    "not_a_file": mark("{path} is no ordinary file; save the table as a file and import that."),
    "link_loop": mark("{path} is a link that leads back to itself; choose the file that it should lead to."),
    "file_changed": mark("{path} was changed while it was read; import it again when it is complete."),
    "damaged_archive": mark("{path} is damaged, so it cannot be unpacked; download or pack it again."),
    "archive_empty": mark("There is no file in {path}; pack the table again."),
    "archive_bomb": mark(
        "{path} would grow far beyond any table when it is unpacked; unpack it yourself if you trust it."
    ),
    "several_members": mark("There are several files in {path}; say which to import: {members}."),
    "member_missing": mark("There is no file {member} in {path}; choose one of: {members}."),
    "password_protected": mark("{path} is protected by a password; save it without one and import that."),
    "damaged_spreadsheet": mark(
        "{path} is no spreadsheet that can be read; open it in Excel and save it as XLSX."
    ),
    "sheet_missing": mark("There is no sheet {sheet} in {path}; choose one of: {sheets}."),
    "damaged_parquet": mark("{path} is a damaged Parquet file; write it again."),
    "packed_table": mark(
        "{path} has a spreadsheet, a Parquet file or an archive packed in it; unpack it and import that."
    ),
    "other_archive": mark(
        "{path} is an archive that RecDesk does not unpack; unpack it and import the table in it."
    ),
    "json_not_lines": mark("{path} is JSON, but not one object a line; save it as JSON Lines or CSV."),
    "pdf_file": mark("{path} is a PDF; export the table as CSV or XLSX and import that."),
    "web_page": mark(
        "{path} is a web page or XML, whatever its name says; open it in Excel and save it as XLSX."
    ),
    "mixed_encodings": mark(
        "{path} changes its encoding at line {line}; save it in a single one, or choose which one to read."
    ),
    "binary_file": mark("{path} is not a text file; export the table as CSV and import that."),
    "unmarked_encoding": mark(
        "{path} looks like {encoding} without a byte order mark; choose {encoding} as its encoding."
    ),
    "unknown_encoding": mark("The encoding of {path} is none that RecDesk knows; choose it yourself."),
    "bad_header": mark("The quotes in the header of {path} do not match; correct them on line {line}."),
    "header_too_long": mark(
        "Line {line} of {path}, its header, is far too long for a table; export it again with line breaks."
    ),
    "column_missing": mark("The file has no column {column}; its columns are: {columns}."),
    "no_user_column": mark(
        "No column of {path} looks like the shopper; say which it is. Its columns are: {columns}."
    ),
    "no_item_column": mark(
        "No column of {path} looks like the product; say which it is. Its columns are: {columns}."
    ),
    "ratings_need_values": mark(
        "{path} has no column with ratings; say which it is, or import it as implicit feedback."
    ),
    "header_only": mark("{path} has a header but no rows below it; export it again."),
    "no_value_column": mark(
        "The column {column} of {path} has no usable number; choose another column for the value, or none."
    ),
    "nothing_repaired": mark(
        "None of the {rows} rows is in order yet; mend them, and leave the columns of RecDesk as they are."
    ),
    "rejects_hidden": mark(
        "These rows hide their shoppers, so they cannot be mended; mend the file that they are from instead."
    ),
    "rejects_unknown": mark(
        "An earlier RecDesk imported {path} and kept too little of it to mend rows; import it again first."
    ),
    "nothing_imported": mark("Nothing was imported into this shop yet; import a file first."),
    "unknown_import": mark("There is no import {id}; the imports are: {known}."),
    "unknown_pseudonym": mark(
        "There is no shopper {id}. The shop has pseudonyms: give one, or the plain id with its key (--key)."
    ),
    "one_file_for_rejects": mark(
        "--rejects goes with one file; afterwards, recdesk rejects writes those of each."
    ),
    "no_valid_rows": mark(
        "No row of {path} can be used (line {line}: {reason}); correct the file, or choose other columns."
    ),
    "feedback_differs": mark(
        "The shop has {feedback} feedback, so {wanted} cannot be added; replace the interactions instead."
    ),
    "already_imported": mark(
        "{path} was imported before, and its rows would count twice; replace the interactions instead."
    ),
    "key_missing": mark(
        "There is no key {path}, which made the pseudonyms of this shop; name the file that has the key."
    ),
    "key_too_short": mark("The key in {path} is too short; a key has at least {bytes} bytes."),
    "wrong_key": mark(
        "The shop's pseudonyms were made with another key than that in {path}; name the file that has it."
    ),
    "shop_has_plain_ids": mark(
        "This shop has held plain shopper ids, which its file may still show; make a new one for pseudonyms."
    ),
    "ambiguous_dates": mark(
        "The dates in {column}, such as {example}, may begin with the day or the month; say which (--dates)."
    ),
    "bad_event_weight": mark("The weight of {event} must lie between 0 and {high}; it is {value}."),
    "weights_unreadable": mark("--event-weights does not read {text}; write it as view=1,cart=3,buy=5."),
    "nothing_to_undo": mark("There is no import to undo; only the last one can be undone, and only once."),
    "workspace_exists": mark("{path} is there already; open it, or choose another name."),
    "workspace_missing": mark("There is no shop {path}; create it first, or check the name and the folder."),
    "workspace_busy": mark("{path} is open in another RecDesk; close it there first."),
    "workspace_newer": mark("{path} was made by a newer RecDesk; update this one to open it."),
    "workspace_unknown_version": mark(
        "{path} has the unknown version {version}; open it with another RecDesk."
    ),
    "workspace_forbidden": mark(
        "You may not write to {path}; ask for the right to, or open a copy of it in a folder of yours."
    ),
    "not_a_workspace": mark("{path} is not a RecDesk shop; choose a file that RecDesk has made."),
    "no_interactions": mark("The shop has no interactions yet; import a file of purchases or ratings first."),
    "no_model": mark("The shop has no such model yet; train one first."),
    "damaged_model": mark("The model {name} is damaged; train it again."),
    "unknown_item": mark("There is no product {id}; the nearest ids are: {nearest}."),
    "unknown_user": mark("There is no shopper {id}; the nearest ids are: {nearest}."),
    "unknown_model": mark("There is no model {id}; the nearest names are: {nearest}."),
    "unknown_finding": mark("There is no finding {id}; the nearest ones are: {nearest}."),
    "unknown_finding_row": mark("The finding {key} has no row {id}; the nearest ones are: {nearest}."),
    "finding_without_fix": mark("RecDesk cannot fix {key} by itself; look at its rows, or ignore it."),
}

REASONS: dict[str, str] = {
    "bad_json": mark("no JSON object"),
    "nested_id": mark("a list or an object in place of an id"),
    "too_few_columns": mark("fewer columns than the header"),
    "too_many_columns": mark("more columns than the header"),
    "bad_quotes": mark("quotes that do not match"),
    "line_too_long": mark("a line too long for a table"),
    "bad_encoding": mark("characters that cannot be read in this encoding"),
    "missing_user": mark("no shopper id"),
    "missing_item": mark("no product id"),
    "missing_id": mark("no product id"),
    "missing_value": mark("no value"),
    "bad_number": mark("a value that is not a number"),
    "not_finite": mark("a value that is not finite"),
    "out_of_range": mark("a value too large to be meant"),
    "negative_value": mark("a negative value"),
    "zero_value": mark("a value of zero"),
    "bad_time": mark("a time that cannot be read"),
    "unknown_event": mark("an event type without a weight"),
    "unweighted_event": mark("an event type with the weight 0"),
    "dropped_return": mark("a return, left out as asked"),
    "totals_row": mark("a row of totals"),
    "repeated_header": mark("the header once more"),
}

STAGES: dict[str, str] = {
    "preparing": mark("Preparing"),
    "reading": mark("Reading the file"),
    "checking": mark("Checking the rows"),
    "pseudonymising": mark("Giving pseudonyms"),
    "sweep": mark("Training"),
    "measuring": mark("Measuring"),
    "evaluating": mark("Training and measuring"),
    "less_memory": mark("Memory ran out; trying again with smaller batches"),
    "silent": mark("The engine does not answer; wait, or cancel to start it again"),
    "tuning": mark("Searching for better options"),
    "comparing": mark("Comparing products"),
    "bounding": mark("Telling how sure the scores are"),
    "collapsing": mark("Collapsing variants"),
    "cutting": mark("Comparing with chance"),
    "recommending": mark("Recommending"),
    "saving": mark("Saving"),
    "writing": mark("Writing"),
    "inspecting": mark("Looking for what is odd"),
}

# Why a product has no similar list.
ABSENCES: dict[str, str] = {
    "item_left_out": mark("A correction leaves this product out, so it is compared with nothing."),
    "item_merged": mark("A correction merged this product with another one."),
    "nobody_bought": mark("Nobody has bought this product yet, so there is nothing to compare it by."),
    "nobody_rated": mark("Nobody has rated this product yet, so there is nothing to compare it by."),
    "newer_than_model": mark("This product is newer than the model. Train again to compare it."),
    "little_known": mark("The model knows too little of this product to compare it."),
    "alone": mark("There is no other product to compare this one with."),
}

# Baselines that a model is measured against.
CONTENDERS: dict[str, str] = {
    "popularity": mark("Popularity (the same for all)"),
    "neighbours": mark("Neighbours (shared shoppers)"),
    "ease": mark("EASE (linear autoencoder)"),
    "item_average": mark("Product average"),
    "biases": mark("Product and shopper averages"),
}

LEFT_OUT: dict[str, str] = {
    "too_many_items": mark("this shop has too many products for it."),
}

# One and many; {n} is how many.
FINDINGS: dict[str, tuple[str, str]] = {
    "item_ids_scientific": (
        mark("{n} product id is a number like 1.23E+12, as a spreadsheet writes it; its digits are lost."),
        mark(
            "{n} product ids are numbers like 1.23E+12, as a spreadsheet writes them; their digits are lost."
        ),
    ),
    "user_ids_scientific": (
        mark("{n} shopper id is a number like 1.23E+12, as a spreadsheet writes it; its digits are lost."),
        mark(
            "{n} shopper ids are numbers like 1.23E+12, as a spreadsheet writes them; their digits are lost."
        ),
    ),
    "item_ids_point_zero": (
        mark("{n} product id ends in .0 like a number; of {twins} the id without it is there as well."),
        mark("{n} product ids end in .0 like numbers; of {twins} the id without it is there as well."),
    ),
    "user_ids_point_zero": (
        mark("{n} shopper id ends in .0 like a number; of {twins} the id without it is there as well."),
        mark("{n} shopper ids end in .0 like numbers; of {twins} the id without it is there as well."),
    ),
    "item_ids_lost_zeros": (
        mark("{n} product id has lost its leading zeros; the same product is there with them."),
        mark("{n} product ids have lost their leading zeros; the same products are there with them."),
    ),
    "user_ids_lost_zeros": (
        mark("{n} shopper id has lost its leading zeros; the same shopper is there with them."),
        mark("{n} shopper ids have lost their leading zeros; the same shoppers are there with them."),
    ),
    "item_ids_alike": (
        mark("{n} product id differs from another one only by capitals, spaces or full-width characters."),
        mark("{n} product ids differ from others only by capitals, spaces or full-width characters."),
    ),
    "user_ids_alike": (
        mark("{n} shopper id differs from another one only by capitals, spaces or full-width characters."),
        mark("{n} shopper ids differ from others only by capitals, spaces or full-width characters."),
    ),
    "rows_repeated": (
        mark("{n} row came in several files and counts several times."),
        mark("{n} rows came in several files and count several times."),
    ),
    "ratings_off_scale": (
        mark("{n} rating lies off the scale from {low} to {high} that the others keep to."),
        mark("{n} ratings lie off the scale from {low} to {high} that the others keep to."),
    ),
    "times_in_future": (
        mark("{n} row has a time that is still to come."),
        mark("{n} rows have a time that is still to come."),
    ),
    "times_before_1990": (
        mark("{n} row has a time before 1990."),
        mark("{n} rows have a time before 1990."),
    ),
    "shoppers_extreme": (
        mark("{n} shopper takes so much that it looks like a wholesaler, a till or a bot."),
        mark("{n} shoppers take so much that they look like wholesalers, tills or bots."),
    ),
    "sold_not_in_catalogue": (
        mark("{n} product has shoppers but is not in the catalogue."),
        mark("{n} products have shoppers but are not in the catalogue."),
    ),
    "catalogue_ids_repeated": (
        mark("{n} row of the catalogue file repeats an id; the last row of an id counts."),
        mark("{n} rows of the catalogue file repeat an id; the last row of an id counts."),
    ),
    "category_labels_alike": (
        mark("{n} category is another one written with other capitals, spaces or hyphens."),
        mark("{n} categories are others written with other capitals, spaces or hyphens."),
    ),
    "brand_labels_alike": (
        mark("{n} brand is another one written with other capitals, spaces or hyphens."),
        mark("{n} brands are others written with other capitals, spaces or hyphens."),
    ),
    "category_labels_near": (
        mark("The category {label} of {n} product may be the same as {same_as} of {others}."),
        mark("The category {label} of {n} products may be the same as {same_as} of {others}."),
    ),
    "brand_labels_near": (
        mark("The brand {label} of {n} product may be the same as {same_as} of {others}."),
        mark("The brand {label} of {n} products may be the same as {same_as} of {others}."),
    ),
    "titles_shared": (
        mark("{n} product shares its title with another one; there are {titles} such titles."),
        mark("{n} products share their title with another one; there are {titles} such titles."),
    ),
    "titles_near": (
        mark("{n} pair of titles differs by one letter or by the order of the words."),
        mark("{n} pairs of titles differ by one letter or by the order of the words."),
    ),
    "never_sold": (
        mark("{n} product of the catalogue has no shoppers."),
        mark("{n} products of the catalogue have no shoppers."),
    ),
    "few_shoppers": (
        mark("{n} product has fewer than {enough} shoppers, so what it is like rests on little."),
        mark("{n} products have fewer than {enough} shoppers, so what they are like rests on little."),
    ),
}

FIXES: dict[str, str] = {
    "merge_ids": mark("Take each for the other"),
    "rename_labels": mark("Write them the same way"),
    "leave_out_products": mark("Leave these products out"),
    "leave_out_shoppers": mark("Leave these shoppers out"),
    "leave_out_ratings": mark("Leave these ratings out"),
    "forget_times": mark("Treat these times as unknown"),
    "count_once": mark("Count them once"),
}

DEVICES: dict[str, str] = {
    "asked_cpu": mark("CPU: as asked"),
    "no_gpu": mark("CPU: no GPU found"),
    "no_gpu_support": mark("CPU: this TensorFlow was built without GPU support"),
    "native_windows": mark("CPU: TensorFlow uses no GPU on Windows, only in WSL2"),
    "too_small": mark("CPU: the data is too small to gain from the GPU"),
    "gpu_memory": mark("CPU: the GPU had too little memory"),
}


def sentence(error: RecDeskError) -> str:
    """The error as one clear sentence in the current language."""
    values = {name: _worded(value) for name, value in error.params.items()}
    if values.get("reason") in REASONS:
        values["reason"] = reason(values["reason"])
    return tr(SENTENCES[error.code], **values)


def reasons() -> dict[str, str]:
    """Why rows are rejected, by code, in the current language."""
    return {code: tr(words) for code, words in REASONS.items()}


def reason(code: str) -> str:
    """Why a row was rejected, in the current language."""
    return tr(REASONS[code])


def absence(code: str, explicit: bool) -> str:
    """Why a product has no similar list; `explicit` tells whether the shop has ratings."""
    return tr(ABSENCES["nobody_rated" if explicit and code == "nobody_bought" else code])


def stage(code: str) -> str:
    """What a job is doing, in the current language."""
    return tr(STAGES[code])


def amount(stage: str, done: int, total: int) -> str:
    """How far a stage of an import is, in megabytes or rows; empty where that would tell nothing."""
    megabyte = 1024**2
    if stage == "reading" and total >= megabyte:
        return tr("{done} of {total} MB", done=f"{done / megabyte:,.1f}", total=f"{total / megabyte:,.1f}")
    if stage == "checking" and total:
        return plural("{done} of {n} row", "{done} of {n} rows", total, done=f"{done:,}")
    return ""


def contender(name: str) -> str:
    """A baseline's name in the current language; a model's own name stays as it is."""
    return tr(CONTENDERS[name]) if name in CONTENDERS else name


def left_out(code: str) -> str:
    """Why a baseline was left out, in the current language."""
    return tr(LEFT_OUT[code])


def finding(code: str, count: int, params: Mapping[str, Any]) -> str:
    """What a finding says, in the current language."""
    one, many = FINDINGS[code]
    values = {name: _worded(value) for name, value in params.items()}
    return tr(one if count == 1 else many, n=f"{count:,}", **values)


def fix(code: str) -> str:
    """What a fix does, as the words of a button, in the current language."""
    return tr(FIXES[code])


def device(name: str) -> str:
    """A device as `FactorModel.device` names it, with the reason where it is not the GPU."""
    kind, _, why = name.partition(": ")
    return tr(DEVICES[why]) if why else kind


def draws(count: int, size: int) -> str:
    """What a model keeps of its posterior: so many draws, of so many bytes."""
    megabytes = f"{max(size / 1024**2, 0.1):,.1f}"
    return plural("{n} posterior draw, {size} MB", "{n} posterior draws, {size} MB", count, size=megabytes)


def _worded(value: str | int | float | list[str]) -> str:
    if isinstance(value, list):
        return ", ".join(value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def approximate(recall: float, measured: int) -> str:
    """That the lists of all products are approximate, and how good they are."""
    return plural(
        "Approximate lists: recall@20 {recall}, measured on {n} product.",
        "Approximate lists: recall@20 {recall}, measured on {n} products.",
        measured,
        recall=f"{recall:.3f}",
    )
