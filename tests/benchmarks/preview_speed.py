"""How long the import page waits for the first rows of a large file, and of the same file read whole.

    python tests/benchmarks/preview_speed.py [ROWS]

For each format the median of three, in a process that has its libraries loaded, as the engine has; no cache
knows the file. The rival is pandas, which reads the same 200 rows where its reader can stop there, and for
Parquet plain DuckDB.
"""

import gzip
import shutil
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import xlsxwriter
import zstandard

from recdesk.engine.importing import ImportSettings, preview

SHEET_ROWS = 200_000
REPEATS = 3


def main() -> None:
    rows = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        print(f"{'file':14} {'MB':>7} {'recdesk':>9} {'rival':>9}")
        for path, rival in files(folder, rows):
            preview(path, ImportSettings())  # loads what it needs
            ours, theirs = list[float](), list[float]()
            for _ in range(REPEATS):
                path.touch()  # for the cache another file
                ours.append(seconds(lambda path=path: preview(path, ImportSettings())))
                theirs.append(seconds(lambda path=path, rival=rival: rival(path)))
            medians = f"{statistics.median(ours):8.3f}s {statistics.median(theirs):8.3f}s"
            print(f"{path.name:14} {path.stat().st_size / 1e6:7.1f} {medians}", flush=True)


def seconds(do: Callable[[], object]) -> float:
    started = time.perf_counter()
    do()
    return time.perf_counter() - started


def files(folder: Path, rows: int) -> Iterator[tuple[Path, Callable[[Path], object]]]:
    """Each file, and how pandas reads its first rows."""
    table = folder / "sales.csv"
    write_csv(table, rows)
    yield table, lambda path: pd.read_csv(path, nrows=200)
    packed = folder / "sales.gz"
    with table.open("rb") as source, gzip.open(packed, "wb", compresslevel=1) as target:
        shutil.copyfileobj(source, target)
    yield packed, lambda path: pd.read_csv(path, nrows=200, compression="gzip")
    packed = folder / "sales.zst"
    with table.open("rb") as source, packed.open("wb") as target:
        zstandard.ZstdCompressor(level=1).copy_stream(source, target)
    yield packed, lambda path: pd.read_csv(path, nrows=200, compression="zstd")
    packed = folder / "sales.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.write(table, "sales.csv")
    yield packed, lambda path: pd.read_csv(path, nrows=200, compression="zip")
    stored = folder / "sales.parquet"
    duckdb.sql(f"COPY (FROM read_csv('{table}')) TO '{stored}' (FORMAT parquet)")
    yield stored, lambda path: duckdb.sql(f"FROM read_parquet('{path}') LIMIT 200").fetchall()
    objects = folder / "sales.jsonl"
    duckdb.sql(f"COPY (FROM read_csv('{table}') LIMIT 1000000) TO '{objects}' (FORMAT json)")
    yield objects, lambda path: pd.read_json(path, lines=True, nrows=200)
    sheet = folder / "sales.xlsx"
    write_sheet(sheet)
    yield sheet, lambda path: pd.read_excel(path, engine="calamine", nrows=200)


def write_csv(path: Path, rows: int) -> None:
    rng = np.random.default_rng(7)
    block = min(rows, 250_000)
    columns = [rng.integers(1, 500_000, block), rng.integers(1, 68_000, block), rng.integers(1, 6, block)]
    body = "".join(f"{user},{item},{rating},881250949\n" for user, item, rating in zip(*columns, strict=True))
    with path.open("w") as file:
        file.write("user_id,item_id,rating,timestamp\n")
        for _ in range(max(1, rows // block)):
            file.write(body)


def write_sheet(path: Path) -> None:
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["user_id", "item_id", "rating"])
        for row in range(1, SHEET_ROWS + 1):
            sheet.write_row(row, 0, [f"U{row % 5000:05}", f"P{row % 777:04}", row % 5 + 1])


if __name__ == "__main__":
    main()
