"""The window asks the engine process for findings and tells it what to do about them."""

from pathlib import Path

from recdesk.engine.progress import no_progress
from recdesk.engine.service.commands import Commands


def test_findings_are_listed_fixed_and_ignored(tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text("user,item\nu,A\nv,a\nw,A\n")
    commands = Commands()

    def run(command: str, **params: object) -> dict[str, object]:
        return commands.run(command, params, no_progress).header

    def found() -> list[tuple[str, bool]]:
        return [(one["key"], one["ignored"]) for one in run("findings")["findings"]]

    run("create", path=str(tmp_path / "shop.recdesk"))
    run("import_file", path=str(file), settings={})
    assert found() == [("item_ids_alike", False), ("few_shoppers", False)]
    assert run("fix_finding", key="item_ids_alike")["count"] == 1
    assert run("ignore_finding", key="few_shoppers")["ignored"]
    assert found() == [("few_shoppers", True)]
    assert [one["key"] for one in run("findings")["fixes"]] == ["item_ids_alike"]
    run("undo_fix", key="item_ids_alike")
    run("unignore_finding", key="few_shoppers")
    assert found() == [("item_ids_alike", False), ("few_shoppers", False)]
    commands.close()
