"""Which libraries a command really loads: run it, then look at `sys.modules`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROBE = """
import json, sys
sys.argv = ["reader", *{arguments!r}]
try:
    from reader.__main__ import main
    main()
except SystemExit:
    pass
finally:
    print("\\nMODULES " + json.dumps(sorted({{name.split(".")[0] for name in sys.modules}})))
"""
SEEDS = Path(__file__).parent.parent / "seeds"


def modules_after(arguments: list[str], home: Path, text: str = "") -> set[str]:
    """The top-level modules loaded when the command has run with XDG directories below `home`."""
    places = {f"XDG_{kind}_HOME": str(home / kind) for kind in ("DATA", "CACHE", "CONFIG", "STATE")}
    done = subprocess.run(
        [sys.executable, "-c", PROBE.format(arguments=arguments)],
        env={**os.environ, **places},
        input=text,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(json.loads(done.stdout.rsplit("MODULES ", 1)[1]))


@pytest.mark.parametrize("arguments", [["--version"], ["--help"]])
def test_saying_what_it_is_loads_neither_app_nor_search_nor_library(arguments, tmp_path):
    loaded = modules_after(arguments, tmp_path)
    assert not loaded & {"textual", "rich", "whoosh", "sqlite3", "yaml", "markdown_it", "rapidfuzz"}


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["extract", "quotes", "-"], "“We will see,” Ada Crane said.\n"),
        (["extract", "matches", *map(str, sorted(SEEDS.glob("*.txt")))], ""),
        (["extract", "stories", "-"], '{"id": "1", "text": "A barge sank on Monday."}\n'),
    ],
)
def test_extract_needs_no_library_and_no_index(arguments, text, tmp_path):
    assert not modules_after(arguments, tmp_path, text) & {"textual", "whoosh", "sqlite3"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["brief", str(SEEDS)],
        ["scan", str(SEEDS)],
        ["search", "--in", str(SEEDS), "drone"],
        ["quotes", str(SEEDS)],
        ["speakers", "--in", str(SEEDS)],
        ["align", "--in", str(SEEDS), "000", "003"],
        ["stories", "--in", str(SEEDS)],
        ["show", "--in", str(SEEDS), "000"],
        ["doctor", "--in", str(SEEDS)],
        ["reindex", "--in", str(SEEDS)],
    ],
    ids=lambda arguments: arguments[0],
)
def test_no_command_without_a_screen_loads_the_app_framework(arguments, tmp_path):
    assert "textual" not in modules_after(arguments, tmp_path)
