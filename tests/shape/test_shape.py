"""What holds the program together beside its behaviour."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import QObject

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "ivig_logger"
MODULES = [each for each in sorted(PACKAGE.rglob("*.py")) if "versions" not in each.parts]


def test_calls_that_return_nothing_keep_none_alive() -> None:
    """PySide6 6.12.0 on Python 3.11 drops a reference to None at each such call until the process dies."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 100


def test_no_layout_is_asked_for_its_items() -> None:
    """PySide keeps what `itemAt` gave after Qt has deleted it, and takes what is made next in its place for it.

    Widgets that come and go beside it end the program with a segmentation fault; `indexOf` and lists of one's own do
    the same without. An `itemAt` that Qt calls is no such question.
    """
    for path in MODULES:
        calls = (each for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(each, ast.Call))
        names = {each.func.attr for each in calls if isinstance(each.func, ast.Attribute)}
        assert names.isdisjoint({"itemAt", "itemAtPosition"}), path


def test_icons_that_are_used_are_those_that_are_shipped() -> None:
    shipped = {each.stem for each in (ROOT / "resources/icons").glob("*.svg")}
    source = "\n".join(each.read_text(encoding="utf-8") for each in MODULES)
    used = re.findall(r'(?:icon|pixmap|renderer|picture=)\(?"([a-z-]+)"', source)
    assert used
    assert set(used) <= shipped


def test_no_module_class_or_function_has_grown_too_long() -> None:
    long: dict[str, int] = {}
    for path in MODULES:
        name, text = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        if text.count("\n") > 250:
            long[name] = text.count("\n")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef | ast.FunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > (150 if isinstance(node, ast.ClassDef) else 40):
                    long[f"{name}: {node.name}"] = length
    assert long == {}, "lines"


def test_the_first_window_waits_for_nothing_it_does_not_show() -> None:
    program = "import sys, ivig_logger.app; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    heavy = {"alembic", "logging.handlers", "PySide6.QtNetwork", "PySide6.QtPrintSupport", "ivig_logger.ui.form"}
    heavy |= {"ivig_logger.services.transfer", "ivig_logger.services.sample", "ivig_logger.exchange.entry"}
    heavy |= {"ivig_logger.ui.live", "ivig_logger.ui.start", "ivig_logger.words.running", "PySide6.QtDBus"}
    assert heavy & set(loaded.stdout.split()) == set()


def test_the_program_does_not_know_how_to_reach_a_network() -> None:
    reaching = {"socket", "urllib.request", "http.client", "ssl", "PySide6.QtNetwork", "requests", "httpx"}
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert reaching.isdisjoint(names), path
