"""What the desktop must provide for a window, found out before Qt would abort without a helpful word."""

import ctypes
import os
import re
import sys
from importlib.util import find_spec
from pathlib import Path

# The libraries that Qt's wheels expect, and the Debian packages that hold them.
_PACKAGES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
_LIBRARY = re.compile(r"(lib[\w.+-]+\.so[\w.]*)")


def sentence_for(error: str) -> str:
    """One sentence that names the package for a loader's message such as "libEGL.so.1: cannot open ..."."""
    found = _LIBRARY.search(error)
    if found is None:
        return f"IVIG Logger cannot open a window, because Qt could not be loaded: {error}"
    library = found.group(1)
    package = _PACKAGES.get(library)
    where = f'the package "{package}" (Debian, Ubuntu: apt install {package})' if package else "the package that has it"
    return f"IVIG Logger cannot open a window, because the system library {library} is missing: please install {where}."


def missing_piece() -> str | None:
    """Why a window cannot be opened here, in one sentence; None where nothing speaks against it.

    Looks at X11 only: other platforms bring what Qt needs, and Wayland falls back to X11 by itself.
    """
    if not sys.platform.startswith("linux") or os.environ.get("QT_QPA_PLATFORM") or os.environ.get("WAYLAND_DISPLAY"):
        return None
    return _x11_plugin_failure() or _display_failure()


def _x11_plugin_failure() -> str | None:
    package = find_spec("PySide6")
    if package is None or package.origin is None:
        return sentence_for("the package PySide6-Essentials is not installed")
    plugin = Path(package.origin).parent / "Qt/plugins/platforms/libqxcb.so"
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return sentence_for(str(error))
    return None


def _display_failure() -> str | None:
    """Ask the X server as Qt will: https://xcb.freedesktop.org/PublicApi/ (xcb_connect)."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    if not failed:
        return None
    display = os.environ.get("DISPLAY")
    which = f'the display "{display}" does not answer' if display else "there is no display (DISPLAY is not set)"
    return f"IVIG Logger cannot open a window, because {which}: please start it on a desktop."
