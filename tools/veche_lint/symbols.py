# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a file may export, and what a program may link. The source is read always, a built folder where there is one."""

import json
import re
import shutil
import subprocess
from pathlib import Path

from .tree import Finding, blank, line_of, own_header

NAME_BEFORE = re.compile(r"(\w+)\s*$")
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
FORBIDDEN = (
    # gdk-pixbuf is no part of GTK: it reads pictures, for papers too.
    (re.compile(r"^lib(gtk-4|gdk(?!_pixbuf)|adwaita|gsk|shumate)"), lambda name: name == "veche-cli", "veche-cli has no GTK"),
    (re.compile(r"^lib(gdal|proj)\b"), lambda name: name != "veche-gdal", "only veche-gdal links GDAL and PROJ"),
)


def prefix_of(tree, path):
    """The words that begin the symbols of a source: its stem, or its class's where it is a part without a header."""
    return own_header(tree, path).removesuffix(".h").removesuffix("-private").replace("-", "_")


def fits(symbol, prefix):
    return symbol in (prefix, "main") or symbol.startswith(prefix + "_")


def defined_functions(code):
    """(offset, name) of each non-static function that a C text without comments and literals defines."""
    code = DIRECTIVE.sub(blank, code)
    depth, start = 0, 0
    for offset, char in enumerate(code):
        if char == "{":
            head = code[start:offset]
            if depth == 0 and (name := function_name(head)):
                yield start + head.rindex(name), name
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                start = offset + 1
        elif char == ";" and depth == 0:
            start = offset + 1


def function_name(head):
    """The name in the text before a body at file level; None for statics and for what is no function."""
    head = head.rstrip()
    if not head.endswith(")") or re.search(r"\bstatic\b", head) or "=" in head:
        return None
    depth = 0
    for offset in range(len(head) - 1, -1, -1):
        depth += {")": 1, "(": -1}.get(head[offset], 0)
        if depth == 0:
            name = NAME_BEFORE.search(head[:offset])
            return name.group(1) if name else None
    return None


def check_sources(tree):
    """Every function that a file of src does not keep to itself is named after the file."""
    for path in tree.select(".c", under=("src/",)):
        code, prefix = tree.code(path), prefix_of(tree, path)
        for offset, name in defined_functions(code):
            if not fits(name, prefix):
                yield Finding(path, line_of(code, offset), "symbol", f"{name} should be static, or begin with {prefix}_")


def read_objects(tree):
    """Built object files by the source that they come from; only those newer than it."""
    database = tree.build / "compile_commands.json"
    if not database.exists():
        return {}
    objects = {}
    for command in json.loads(database.read_text(encoding="utf-8")):
        source = (Path(command["directory"]) / command["file"]).resolve()
        output = Path(command["directory"]) / command.get("output", "")
        if not source.is_relative_to(tree.top / "src") or not output.is_file():
            continue
        if source.suffix == ".c" and source.exists() and output.stat().st_mtime >= source.stat().st_mtime:
            objects[str(output)] = source.relative_to(tree.top).as_posix()
    return objects


def check_objects(tree):
    """The same for what the compiler made: data and macros' functions too."""
    objects = read_objects(tree)
    if not objects:
        return
    answer = subprocess.run(["nm", "-A", "-g", "--defined-only", *objects], stdin=subprocess.DEVNULL,
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    for line in answer.stdout.splitlines():
        output, _, symbol = line.rpartition(":")
        name = symbol.split()[-1]
        path = objects.get(output)
        if path and not name.startswith("_") and not fits(name, prefix_of(tree, path)):
            yield Finding(path, 1, "symbol", f"the object exports {name}; it may export {prefix_of(tree, path)}_* only")


def check_programs(tree):
    """Libraries that programs and modules of the project need."""
    folder = tree.build / "src"
    for path in sorted(folder.rglob("*")) if folder.is_dir() else []:
        if not path.is_file() or path.suffix not in ("", ".so") or path.is_symlink():
            continue
        with path.open("rb") as file:
            if file.read(4) != b"\x7fELF":
                continue
        answer = subprocess.run(["readelf", "-d", str(path)], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.DEVNULL, text=True, check=False)
        for library in re.findall(r"\(NEEDED\).*\[(.*)\]", answer.stdout):
            for pattern, applies, message in FORBIDDEN:
                if pattern.search(library) and applies(path.name):
                    yield Finding(path.relative_to(tree.build).as_posix(), 1, "needed", f"{library}: {message}")


def check(tree):
    yield from check_sources(tree)
    if not tree.build:
        return
    if not shutil.which("nm") or not shutil.which("readelf"):
        tree.notes.append("no binutils here: built files are not looked at")
        return
    yield from check_objects(tree)
    yield from check_programs(tree)
