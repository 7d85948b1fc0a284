# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The project as the rules see it: its files, their texts, and C without comments."""

import os
import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

CODE = {".c", ".h", ".blp", ".sql", ".py", ".sh", ".css", ".build", ".options", ".toml", ".yaml", ".yml", ".json",
        ".xml", ".in", ".svg", ".md", ""}


@dataclass(frozen=True, order=True)
class Finding:
    """One place to mend."""

    path: str
    line: int
    rule: str
    message: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.rule}: {self.message}"


def blank(match):
    """Spaces for a match, on as many lines."""
    return re.sub(r"[^\n]", " ", match.group(0))


def strip_c(text, strings=False):
    """C or Blueprint with comments blanked out, and the contents of literals too unless @strings; lines stay put."""

    def replace(match):
        found = match.group(0)
        if found[0] == "/":
            return blank(match)
        return found if strings else found[0] + " " * (len(found) - 2) + found[-1]

    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', replace, text, flags=re.DOTALL)


def line_of(text, offset):
    """The number of the line that holds an offset."""
    return text.count("\n", 0, offset) + 1


def matching_parenthesis(text, start):
    """The offset of the bracket that closes the one at @start; -1 where none does. For text without literals."""
    depth = 0
    for offset in range(start, len(text)):
        if text[offset] == "(":
            depth += 1
        elif text[offset] == ")":
            depth -= 1
            if depth == 0:
                return offset
    return -1


def own_header(tree, path):
    """The header that a source implements: of its own name, private or not, else the longest that its name continues (a class in
    parts)."""
    stem = PurePosixPath(path).stem
    names = [PurePosixPath(header).name for header in tree.select(".h", under=("src/",))]
    if f"{stem}.h" not in names and f"{stem}-private.h" in names:
        return f"{stem}-private.h"
    fits = [name for name in names if f"{stem}-".startswith(name.removesuffix(".h") + "-")]
    return max(fits, key=len, default=stem + ".h")


class Tree:
    """A checkout. Paths are relative to its top, with slashes, sorted."""

    def __init__(self, top, build=None):
        self.top = Path(top)
        self.build = Path(build) if build else None
        self.notes = []
        self.files = sorted(self._walk())
        path = self.top / "src" / "layers.toml"
        layers = tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        self.layers = layers.get("layers", {})
        self.headers = layers.get("headers", {})
        self.long_files = layers.get("long-files", {})
        self.text = lru_cache(maxsize=None)(self._text)
        self.code = lru_cache(maxsize=None)(self._code)

    def _walk(self):
        for folder, folders, names in os.walk(self.top):
            folders[:] = [name for name in folders
                          if not name.startswith(("_build", ".git")) and name != "__pycache__"]
            for name in names:
                if name == ".git":  # of a second checkout: where the first one is
                    continue
                yield (Path(folder) / name).relative_to(self.top).as_posix()

    def select(self, *suffixes, under=("",)):
        """Files with one of the suffixes, below one of the folders."""
        return [path for path in self.files
                if path.endswith(suffixes) and path.startswith(tuple(under))]

    def texts(self):
        """The files that people write by hand; data and fixtures have their own form."""
        return [path for path in self.files
                if Path(path).suffix in CODE and not path.startswith(("tests/data/", "data/demo/", "data/templates/"))
                and path != "COPYING"]

    def _text(self, path):
        return (self.top / path).read_text(encoding="utf-8", errors="replace")

    def _code(self, path, strings=False):
        return strip_c(self._text(path), strings)

    def layer_of(self, path):
        """The layer of a file of src: the longest one whose folder holds it; None outside of all."""
        inside = path.removeprefix("src/")
        fits = [layer for layer in self.layers if inside.startswith(layer + "/")]
        return max(fits, key=len) if path.startswith("src/") and fits else None
