"""What all tests share: English, no window server, and a home of their own."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no failure; what hangs is stopped by pytest's own timeout.
settings.register_profile("recdesk", deadline=None, max_examples=60)
settings.load_profile("recdesk")

# The tests' own processes share the cores; BLAS's threads would wait for each other spinning, most of all for
# small matrices. What is to run on several threads at once here has threads of its own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["RECDESK_LANGUAGE"] = "en"


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Keeps tests away from the settings and the sample shop of whoever runs them."""
    home = tmp_path_factory.getbasetemp() / "home"
    for variable in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(home))
    return home
