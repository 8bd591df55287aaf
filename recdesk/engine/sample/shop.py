"""The sample shop's two files."""

import csv
import gzip
import io
from pathlib import Path
from typing import NamedTuple

import numpy as np

from recdesk.engine.errors import FileError
from recdesk.engine.export.replacing import as_file_error, replacing
from recdesk.engine.sample.catalogue import DEFAULT_SEED, SampleCatalogue, sample_catalogue
from recdesk.engine.sample.purchases import Purchases, draw_purchases

_CATALOGUE_COLUMNS = [
    "item_id",
    "title",
    "category",
    "brand",
    "price",
    "description",
    "other_title",
    "department",
    "package_size",
    "stock",
]


class SampleShop(NamedTuple):
    """Paths of the two files, ready to import."""

    purchases: Path
    catalogue: Path


def write_sample_shop(folder: Path, seed: int = DEFAULT_SEED) -> SampleShop:
    """Writes "Teashop & Kitchen": 1,200 products, 4,000 shoppers, 150,000 purchases in 2025.

    The same seed gives the same bytes (on the same NumPy and zlib), under 2 MB together. What is hidden
    in the data, `planted_pairs` and `never_sold` tell.

    Args:
        folder: where to write `catalogue.csv` and `purchases.csv.gz`; created when missing.
        seed: another one makes another shop.

    Raises:
        FileError: when the folder cannot be created or written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise FileError("not_a_folder", path=str(folder)) from error
    except OSError as error:
        raise as_file_error(error, folder) from error
    shop = SampleShop(folder / "purchases.csv.gz", folder / "catalogue.csv")
    catalogue = sample_catalogue(seed)
    purchases = draw_purchases(catalogue, seed)
    with replacing(shop.catalogue) as unfinished:
        unfinished.write_text(_catalogue_csv(catalogue, purchases, seed), encoding="utf-8", newline="")
    with replacing(shop.purchases) as unfinished:
        unfinished.write_bytes(_compressed(_purchases_csv(catalogue, purchases)))
    return shop


def _catalogue_csv(catalogue: SampleCatalogue, purchases: Purchases, seed: int) -> str:
    """Titles in the brand's language, with the other language beside; stock for about a month."""
    sold = np.bincount(purchases.item, purchases.quantity, minlength=len(catalogue.products))
    stock = np.random.default_rng([seed, 3]).poisson(2 + sold / 11)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_CATALOGUE_COLUMNS)
    for product, left in zip(catalogue.products, stock.tolist(), strict=True):
        title, other = product.title if not product.english else reversed(product.title)
        category = product.category
        facts = [product.item_id, title, category.name, product.brand, f"{product.price:g}"]
        writer.writerow([*facts, product.description, other, category.department, product.package_size, left])
    return text.getvalue()


def _purchases_csv(catalogue: SampleCatalogue, purchases: Purchases) -> str:
    ids = [product.item_id for product in catalogue.products]
    times = [time.replace("T", " ") for time in np.datetime_as_string(purchases.times).tolist()]
    lines = [
        f"M{user + 1:05d},{ids[item]},{quantity},{time}\n"
        for user, item, quantity, time in zip(
            purchases.user.tolist(), purchases.item.tolist(), purchases.quantity.tolist(), times, strict=True
        )
    ]
    return "".join(["user_id,item_id,quantity,time\n", *lines])


def _compressed(text: str) -> bytes:
    """gzip without a time stamp, so that the same text gives the same bytes."""
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)
