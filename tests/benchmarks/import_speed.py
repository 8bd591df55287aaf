"""Times importing into a shop against DuckDB's bare read_csv into a table, on one file in one run.

    python tests/benchmarks/import_speed.py --rows 10000000 --rounds 3
    python tests/benchmarks/import_speed.py --rows 10000000 --quoted
    python tests/benchmarks/import_speed.py --rows 2000000 --encodings utf-8,gb18030,utf-16,latin-1

The file is generated once. Each round reads it with every contestant, each in a process of its own and into
a new DuckDB file; ratios are between medians. "staged" is what comes before the shop is written: reading,
splitting, checking. Other encodings are compared with RecDesk's own time for UTF-8.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

CHUNK = 1_000_000


def write_table(path: Path, rows: int, quote: str = "") -> None:
    """Purchases with a long tail, about 36 bytes a row; `quote` stands around each text."""
    random = np.random.default_rng(0)
    with path.open("w", encoding="utf-8") as file:
        file.write("user_id,item_id,rating,timestamp\n")
        for start in range(0, rows, CHUNK):
            size = min(CHUNK, rows - start)
            users = random.integers(0, max(rows // 50, 10), size)
            items = (random.pareto(1.0, size) * 100).astype(np.int64) % 60_000
            ratings = random.integers(1, 11, size) / 2
            times = random.integers(1_500_000_000, 1_700_000_000, size)
            columns = zip(users.tolist(), items.tolist(), ratings.tolist(), times.tolist(), strict=True)
            file.writelines(
                f"{quote}u{user:07}{quote},{quote}SKU-{item:08}{quote},{rating},{time}\n"
                for user, item, rating, time in columns
            )


def bare(path: Path, folder: Path) -> float:
    import duckdb

    with duckdb.connect(str(folder / "bare.duckdb")) as connection:
        start = time.perf_counter()
        connection.execute("CREATE TABLE bare AS SELECT * FROM read_csv(?)", [str(path)])
        return time.perf_counter() - start


def imported(path: Path, folder: Path) -> float:
    from recdesk.engine import Workspace

    with Workspace.create(folder / "shop.recdesk") as shop:
        start = time.perf_counter()
        report = shop.import_file(path)
        seconds = time.perf_counter() - start
    assert report.rows_rejected == 0
    return seconds


def staged(path: Path, folder: Path) -> float:
    from recdesk.engine.importing import ImportSettings
    from recdesk.engine.importing.staging import staged
    from recdesk.engine.progress import no_progress
    from recdesk.engine.workspace.connecting import connect

    connection = connect(folder / "staged.duckdb")
    start = time.perf_counter()
    with staged(connection, path, ImportSettings(), no_progress):
        return time.perf_counter() - start


CONTESTANTS = {"bare read_csv": bare, "staged": staged, "imported": imported}


def measure(name: str, path: Path) -> tuple[float, float]:
    """Seconds, and peak memory in MB, of a process of its own."""
    command = [sys.executable, __file__, "--contestant", name, "--file", str(path)]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    seconds, peak = output.split()
    return float(seconds), float(peak)


def run_one(name: str, path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        seconds = CONTESTANTS[name](path, Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{seconds} {peak}")


def compare(contests: dict[str, tuple[str, Path]], rounds: int, reference: str) -> None:
    """Prints the medians of all contests and their ratios to the reference."""
    results: dict[str, list[tuple[float, float]]] = {label: [] for label in contests}
    for _ in range(rounds):
        for label, (name, path) in contests.items():
            results[label].append(measure(name, path))
    medians = {label: statistics.median(seconds for seconds, _ in each) for label, each in results.items()}
    for label, median in medians.items():
        peak = max(peak for _, peak in results[label])
        ratio = median / medians[reference]
        print(f"{label:24} median {median:7.2f} s   {ratio:5.2f} x {reference}   peak {peak:6.0f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--quoted", action="store_true", help="every text field in quotes")
    parser.add_argument("--encodings", default="")
    parser.add_argument("--contestant", choices=[*CONTESTANTS], help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.contestant:
        run_one(options.contestant, options.file)
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "purchases.csv"
        write_table(path, options.rows, '"' if options.quoted else "")
        print(f"{options.rows:,} rows, {path.stat().st_size / 1e6:.0f} MB, {options.rounds} rounds")
        compare({name: (name, path) for name in CONTESTANTS}, options.rounds, "bare read_csv")
        encodings = [each for each in options.encodings.split(",") if each]
        if encodings:
            contests: dict[str, tuple[str, Path]] = {}
            for encoding in encodings:
                contests[encoding] = ("imported", Path(folder) / f"in {encoding}.csv")
                contests[encoding][1].write_bytes(with_names(path, encoding))
            compare(contests, options.rounds, encodings[0])


def with_names(path: Path, encoding: str) -> bytes:
    """The file with letters beyond ASCII in every id, in an encoding."""
    letter = "é" if encoding in ("latin-1", "cp1252") else "用"
    return path.read_text("utf-8").replace("SKU-", f"SKU{letter}").encode(encoding)


if __name__ == "__main__":
    main()
