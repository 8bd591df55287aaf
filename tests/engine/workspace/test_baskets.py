"""What was bought together must be what the files say, as corrected, and nothing that was brought back."""

from collections.abc import Callable
from pathlib import Path

from recdesk.engine.association import Baskets
from recdesk.engine.progress import no_progress
from recdesk.engine.service.commands import Commands
from recdesk.engine.workspace import Workspace

Written = Callable[..., Path]


def sets(baskets: Baskets, ids: list[str]) -> list[set[str]]:
    ends = zip(baskets.start, baskets.start[1:], strict=False)
    return sorted(({ids[code] for code in baskets.items[a:b]} for a, b in ends), key=sorted)


def ids_of(shop: Workspace) -> list[str]:
    return list(shop.catalogue().item_ids)


def test_baskets_are_what_was_bought_at_one_time(shop: Workspace, written: Written) -> None:
    shop.import_file(
        written(
            "user,item,qty,time\n"
            "u,tea,1,100\nu,cup,2,100\nu,pot,1,100\n"
            "u,tea,1,900\nu,cup,1,900\n"  # again: a second basket, though the pair is merged elsewhere
            "v,tea,1,100\nv,pot,1,100\nv,cup,-1,100\n"  # what is brought back is in no basket
            "w,tea,1,500\n"
        )
    )
    baskets = shop.baskets()
    assert baskets.kind == "basket"
    assert sets(baskets, ids_of(shop)) == [{"tea", "cup", "pot"}, {"tea", "cup"}, {"tea", "pot"}]


def test_products_that_are_one_are_one_in_baskets(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item,time\nu,A,100\nu,b,100\nv,a,100\nv,b,100\nw,A,100\nw,b,100\n"))
    shop.fix("item_ids_alike")
    assert sets(shop.baskets(), ids_of(shop)) in ([{"A", "b"}] * 3, [{"a", "b"}] * 3)


def test_without_times_there_are_none(shop: Workspace, written: Written) -> None:
    shop.import_file(written("user,item\nu,a\nu,b\nv,a\nv,b\n"))
    assert len(shop.baskets()) == 0


def test_the_window_asks_the_engine_process(tmp_path: Path) -> None:
    file = tmp_path / "file.csv"
    file.write_text("user,item,time\nu,a,100\nu,b,100\nv,a,200\nv,b,200\n")
    commands = Commands()
    commands.run("create", {"path": str(tmp_path / "shop.recdesk")}, no_progress)
    commands.run("import_file", {"path": str(file), "settings": {}}, no_progress)
    baskets = Baskets.from_parts(commands.run("baskets", {}, no_progress))
    commands.close()
    assert baskets.together_with(0).tolist() == [2, 2]
