"""A catalogue that has an id twice: which rows they are, so that somebody can look them up."""

from pathlib import Path

from recdesk.engine.importing import ImportSettings
from recdesk.engine.workspace import Workspace


def test_rows_that_repeat_an_id_are_named(tmp_path: Path) -> None:
    first, second = tmp_path / "products.csv", tmp_path / "update.csv"
    first.write_text("sku,title\na,Tea\nb,Coffee\na,Green tea\nb,Filter coffee\na,Black tea\n")
    second.write_text("sku,title\na,White tea\n")
    catalogue = ImportSettings(role="catalogue")
    with Workspace.create(tmp_path / "shop.recdesk") as shop:
        shop.import_file(first, catalogue)
        shop.import_file(second, catalogue)
        found = next(one for one in shop.findings() if one.code == "catalogue_ids_repeated")
        assert found.count == 3
        assert found.rows == {
            "item_id": ["a", "b", "a"],
            "line": [4, 5, 6],
            "file": ["products.csv"] * 3,
        }
        shop.import_file(second, ImportSettings(role="catalogue", replace=True))
        assert not [one for one in shop.findings() if one.code == "catalogue_ids_repeated"]
