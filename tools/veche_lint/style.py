# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The form of a file, and calls that only certain places may make."""

import re
from pathlib import PurePosixPath

from .tree import Finding

MOST_LINES = 500
COPYRIGHT = re.compile(r"Copyright \d{4}(?:[-–]\d{4})? The Veche developers$")
LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME)\b")
MACHINE = re.compile(r"(?<![\w})\]./-])/(?:work|root|home/[a-z]\w*|tmp/\w+)(?:/|\b)")
THREAD = re.compile(r"\b(g_thread_(?:try_)?new|pthread_create|thrd_create|g_task_run_in_thread\w*)\s*\(")
OPENER = re.compile(r"\b(sqlite3_open(?:16|_v2)?)\s*\(")
GOTO = re.compile(r"\bgoto\b")
OPENERS = ("src/core/store/db/", "src/geo/tiles/")


def check_length(tree):
    """No file of src or tools over the limit, but for those that layers.toml excuses with a reason."""
    for path in tree.select(".c", ".h", ".blp", ".sql", ".py", ".css", under=("src/", "tools/")):
        count = tree.text(path).count("\n")
        reason = tree.long_files.get(path) or tree.long_files.get(path.removeprefix("src/"))
        if count > MOST_LINES and not reason:
            yield Finding(path, MOST_LINES + 1, "length", f"{count} lines; the limit is {MOST_LINES}")
    for name in tree.long_files:
        path = name if name.startswith("src/") else "src/" + name
        if path not in tree.files or tree.text(path).count("\n") <= MOST_LINES:
            yield Finding("src/layers.toml", 1, "length", f"the waiver of {name} is not needed any more")


def check_header(tree):
    """Two lines at the top of every source; #pragma once in headers."""
    for path in tree.select(".c", ".h", ".blp"):
        lines = tree.text(path).split("\n", 2)
        first = lines[0].removeprefix("/* ").removeprefix("// ")
        second = (lines[1] if len(lines) > 1 else "").strip().removeprefix("* ").removeprefix("// ").removesuffix("*/")
        if not COPYRIGHT.match(first) or second.strip() != LICENCE:
            yield Finding(path, 1, "header", "must begin with the two lines of docs/CODING.md")
        if path.endswith(".h") and not re.search(r"^#pragma once$", tree.text(path), re.MULTILINE):
            yield Finding(path, 1, "pragma-once", "a header needs #pragma once")


def check_text(tree):
    """White space, notes for later, and paths of one machine."""
    for path in tree.texts():
        for number, line in enumerate(tree.text(path).split("\n"), 1):
            if line != line.rstrip():
                yield Finding(path, number, "white-space", "white space at the end of the line")
            if "\t" in line and path.endswith((".c", ".h", ".blp", ".py")):
                yield Finding(path, number, "white-space", "a tab")
            if later := LATER.search(line):
                yield Finding(path, number, "later", f"{later.group(1)}: do it, or write it in docs/STATUS.md")
            if machine := MACHINE.search(line):
                yield Finding(path, number, "machine-path", f"{machine.group(0)} is a path of one machine")
        if tree.text(path) and not tree.text(path).endswith("\n"):
            yield Finding(path, tree.text(path).count("\n") + 1, "white-space", "no new line at the end of the file")


def check_calls(tree):
    """Threads, openers of databases, goto."""
    for path in tree.select(".c", ".h", under=("src/",)):
        layer = tree.layer_of(path)
        for number, line in enumerate(tree.code(path).split("\n"), 1):
            if GOTO.search(line):
                yield Finding(path, number, "goto", "goto: return early, and let g_autoptr clean up")
            # Tiles are painted where libshumate has no futures, but GTask.
            if layer not in ("workspace", "map") and (call := THREAD.search(line)):
                yield Finding(path, number, "thread", f"{call.group(1)} is for workspace and map only")
            if not path.startswith(OPENERS) and (call := OPENER.search(line)):
                yield Finding(path, number, "opener", f"{call.group(1)} is for core/store/db and geo/tiles only: a second "
                              "opener of the workspace in one process loses rows")


def check_names(tree):
    """Names of sources are lower case with dashes, and C files of src carry the project's prefix."""
    for path in tree.select(".c", ".h", ".blp", under=("src/",)):
        name = PurePosixPath(path).name
        if name != "main.c" and not re.fullmatch(r"veche-[a-z0-9]+(-[a-z0-9]+)*\.(c|h|blp)", name):
            yield Finding(path, 1, "name", "sources are named veche-words-with-dashes")


def check(tree):
    yield from check_length(tree)
    yield from check_header(tree)
    yield from check_text(tree)
    yield from check_calls(tree)
    yield from check_names(tree)
