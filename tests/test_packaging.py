"""A wheel brings its icons, translations and word lists along; a source checkout finds its own."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from recdesk.paths import resource

ROOT = Path(__file__).parents[1]
SHIPPED = ("icons/recdesk.svg", "i18n/zh_CN.ts", "sample/categories.json")


@pytest.mark.parametrize("name", SHIPPED)
def test_a_checkout_finds_its_resources(name):
    assert resource(*name.split("/")) == ROOT / "resources" / name
    assert resource(*name.split("/")).is_file()


@pytest.mark.slow
def test_a_wheel_brings_its_resources(tmp_path):
    build = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("recdesk-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    find = f"from recdesk.paths import resource; [print(resource(*name.split('/'))) for name in {SHIPPED}]"
    found = subprocess.run(
        [sys.executable, "-P", "-c", find],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=True,
    )
    for path in map(Path, found.stdout.split()):
        assert path.is_file()
        assert path.is_relative_to(tmp_path / "site")
