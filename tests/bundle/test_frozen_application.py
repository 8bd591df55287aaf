"""The frozen application starts, opens its window, trains in its engine process and quits.

Needs PyInstaller (extra `bundle`), and on Linux Xvfb and xdotool (`apt-get install xvfb xdotool`).
Run with `python -m pytest -m bundle tests/bundle`; it takes some minutes and 1.5 GB.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = [pytest.mark.bundle, pytest.mark.timeout(1500)]

ROOT = Path(__file__).parents[2]
DISPLAY = ":97"


@pytest.fixture(scope="module")
def application(tmp_path_factory):
    """The frozen executable, freshly built."""
    folder = tmp_path_factory.mktemp("bundle")
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm"]
    places = ["--distpath", str(folder / "dist"), "--workpath", str(folder / "build")]
    subprocess.run([*command, *places, "build.spec"], cwd=ROOT, check=True, capture_output=True)
    yield folder / "dist" / "RecDesk" / "RecDesk"
    shutil.rmtree(folder)


@pytest.fixture
def screen():
    """A screen to open windows on, as environment variables."""
    if shutil.which("Xvfb") is None or shutil.which("xdotool") is None:
        pytest.fail("this test needs Xvfb and xdotool")
    server = subprocess.Popen(["Xvfb", DISPLAY, "-screen", "0", "1280x800x24"], stderr=subprocess.DEVNULL)
    time.sleep(1)
    yield {"DISPLAY": DISPLAY, "QT_QPA_PLATFORM": "xcb"}
    server.terminate()
    server.wait()


def eventually(condition, seconds):
    deadline = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < deadline, condition.__name__
        time.sleep(0.5)
    return found


def test_the_window_trains_the_sample_shop_and_quits(application, screen, tmp_path):
    environment = os.environ | screen | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    window = subprocess.Popen([application, "demo"], env=environment, stderr=subprocess.PIPE, text=True)
    shop = tmp_path / "RecDesk" / "sample-shop.recdesk"

    def window_is_open():
        search = ["xdotool", "search", "--onlyvisible", "--name", "RecDesk"]
        return subprocess.run(search, env=environment, capture_output=True, text=True).stdout.split()

    def shop_is_trained():
        assert window.poll() is None, window.stderr.read()
        return shop.exists()

    def engine_processes():
        listed = subprocess.run(
            ["ps", "-ww", "--ppid", str(window.pid), "-o", "args="], capture_output=True, text=True
        ).stdout
        return [line for line in listed.splitlines() if "multiprocessing-fork" in line]

    shown = eventually(window_is_open, 60)
    assert len(eventually(engine_processes, 60)) == 1
    eventually(shop_is_trained, 180)
    time.sleep(3)  # the window opens the shop
    quit_keys = ["xdotool", "windowfocus", "--sync", shown[-1], "key", "ctrl+q"]
    subprocess.run(quit_keys, env=environment, check=True, capture_output=True)
    assert window.wait(30) == 0
    assert window.stderr.read() == ""
    assert engine_processes() == []

    listed = subprocess.run(
        [application, "models", shop, "--json"], capture_output=True, text=True, check=True
    )
    (model,) = json.loads(listed.stdout)["models"]
    assert model["metrics"]["ndcg@10"] > model["metrics"]["baseline_ndcg@10"]
