"""A missing library is one sentence with the package to install, and exit status 1."""

import os
import subprocess
import sys

import pytest

from ivig_logger.desktop import sentence_for


@pytest.mark.parametrize(
    ("library", "package"),
    [("libEGL.so.1", "libegl1"), ("libxcb-cursor.so.0", "libxcb-cursor0"), ("libxkbcommon.so.0", "libxkbcommon0")],
)
def test_the_sentence_names_library_and_package(library: str, package: str) -> None:
    said = sentence_for(f"{library}: cannot open shared object file: No such file or directory")
    assert library in said
    assert f"apt install {package}" in said
    assert "\n" not in said


def test_a_library_that_is_not_listed_is_named_all_the_same() -> None:
    assert "libfoo.so.3" in sentence_for("libfoo.so.3: cannot open shared object file")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X11 is asked on Linux only")
@pytest.mark.parametrize("display", [None, ":987"])
def test_without_a_display_the_program_says_so_and_leaves(display: str | None, tmp_path: os.PathLike[str]) -> None:
    hidden = ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {key: value for key, value in os.environ.items() if key not in hidden}
    if display is not None:
        environment["DISPLAY"] = display
    command = [sys.executable, "-m", "ivig_logger", "--database", f"{tmp_path}/log.db"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("IVIG Logger cannot open a window, because ")
    assert done.stderr.count("\n") == 1
