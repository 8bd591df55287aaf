"""What the command line shows: results on stdout, progress and complaints on stderr."""

import json
import sys
import time
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn
from rich.table import Table

from recdesk import messages
from recdesk.engine.progress import Progress as EngineProgress

_UNLIMITED_WIDTH = 10_000  # a table that goes to a file or a pipe is never cut


def print_json(record: Any) -> None:
    """One JSON document on stdout."""
    json.dump(record, sys.stdout, ensure_ascii=False, indent=2, allow_nan=False)
    sys.stdout.write("\n")


def print_table(columns: Sequence[str], rows: Sequence[Sequence[str]], numbers: Sequence[int] = ()) -> None:
    """A table on stdout; the columns at positions `numbers` are aligned to the right."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for position, column in enumerate(columns):
        right = position in numbers
        table.add_column(column, justify="right" if right else "left", no_wrap=right)
    for row in rows:
        table.add_row(*row)
    terminal = sys.stdout.isatty()
    Console(width=None if terminal else _UNLIMITED_WIDTH, markup=False, highlight=False).print(table)


def print_facts(facts: Sequence[tuple[str, str]]) -> None:
    """Names and values on stdout, a line each, the values aligned."""
    width = max(cell_len(name) for name, _ in facts)
    for name, value in facts:
        sys.stdout.write(f"{name}{' ' * (width - cell_len(name))}  {value}\n")


def tell(sentence: str) -> None:
    """One sentence on stderr, so that stdout holds results alone."""
    Console(stderr=True, markup=False, highlight=False, soft_wrap=True).print(sentence)


def tell_approximate(recall: float, measured: int) -> None:
    """That lists are approximate, and how good they are, on stderr."""
    tell(messages.approximate(recall, measured))


@contextmanager
def progress() -> Generator[EngineProgress]:
    """A progress callable that draws a bar on stderr where that is a terminal, and nothing otherwise."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[figures]}"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
        transient=True,
    ) as bars:
        shown: dict[str, TaskID] = {}
        last = 0.0

        def report(stage: str, done: int, total: int, /, **figures: float) -> None:
            nonlocal last
            now = time.monotonic()
            if stage in shown and done != total and now - last < 0.1:
                return
            last = now
            if stage not in shown:
                shown[stage] = bars.add_task(messages.stage(stage), figures="")
            numbers = "  ".join(f"{name} {value:.4f}" for name, value in figures.items())
            amount = messages.amount(stage, done, total)
            bars.update(shown[stage], completed=done, total=total or None, figures=amount or numbers)

        yield report
