# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walls: who includes what, by src/layers.toml; and the form of includes."""

import re
from graphlib import CycleError, TopologicalSorter
from pathlib import PurePosixPath

from .tree import Finding, own_header

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
TABLE = "src/layers.toml"


def includes(tree, path):
    """(line, bracket, name) of each include; comments do not count."""
    code = tree.code(path, strings=True)
    for match in INCLUDE.finditer(code):
        yield code.count("\n", 0, match.start()) + 1, match.group(1), match.group(2)


def check_table(tree):
    """layers.toml itself: every name is a layer, and no layer reaches itself."""
    for layer, below in tree.layers.items():
        for other in below:
            if other not in tree.layers:
                yield Finding(TABLE, 1, "layers", f"{layer} names {other}, which is no layer")
    for prefix, users in tree.headers.items():
        for layer in users:
            if layer not in tree.layers:
                yield Finding(TABLE, 1, "layers", f"the header {prefix} names {layer}, which is no layer")
    try:
        TopologicalSorter(tree.layers).prepare()
    except CycleError as error:
        yield Finding(TABLE, 1, "layers", "a cycle: " + " → ".join(error.args[1]))


def check_edges(tree):
    """Includes of src: allowed edges, private headers, foreign headers."""
    homes = {}
    for path in tree.select(".h", under=("src/",)):
        name = PurePosixPath(path).name
        if name in homes:
            yield Finding(path, 1, "include", f"the name {name} is taken by {homes[name]}")
        homes[name] = path
    for path in tree.select(".c", ".h", under=("src/",)):
        layer = tree.layer_of(path)
        if layer is None:
            yield Finding(path, 1, "layers", "belongs to no layer of src/layers.toml")
            continue
        for line, bracket, name in includes(tree, path):
            if bracket == '"':
                message = wrong_project_header(tree, homes, layer, name)
            else:
                message = wrong_foreign_header(tree, homes, layer, name)
            if message:
                yield Finding(path, line, "include", message)


def wrong_project_header(tree, homes, layer, name):
    """Why @layer may not include the project's header @name; None if it may."""
    base = PurePosixPath(name).name
    if base != name:
        return f"{name} is included by a path; the bare name is {base}"
    if name == "config.h":
        return None
    if name not in homes:
        return None if is_generated(tree, layer, name) else f"{name} is not a header of the project"
    home = tree.layer_of(homes[name])
    if home == layer:
        return None
    if home not in tree.layers[layer]:
        return f"{layer} may not see {home} ({name})"
    if name.endswith("-private.h"):
        return f"{name} is private to {home}"
    return None


def wrong_foreign_header(tree, homes, layer, name):
    """Why @layer may not include the system's or a library's header @name; None if it may."""
    if name in homes:
        return f"{name} is the project's: it goes in quotes"
    for prefix, users in tree.headers.items():
        if name.startswith(prefix) and layer not in users:
            return f"<{name}> is for {', '.join(users)} only"
    return None


def is_generated(tree, layer, name):
    """Whether a build file of the layer makes this header."""
    stem = PurePosixPath(name).stem
    return any(stem in tree.text(path) for path in tree.select("meson.build", under=(f"src/{layer}/",)))


def sort_key(name):
    return name.lower().removesuffix(".h")


def check_order(tree):
    """config.h, own header, system and libraries, project; alphabetical within a group."""
    for path in tree.select(".c", ".h", under=("src/", "tests/")):
        own = own_header(tree, path)
        previous = (-1, "")
        for line, bracket, name in includes(tree, path):
            group = 0 if name == "config.h" else 1 if name == own else 2 if bracket == "<" else 3
            if name == own.replace(".h", "-private.h") and previous[0] <= 1:
                group = 1
            if group < previous[0]:
                yield Finding(path, line, "include-order", f"{name} comes after a later group (config.h, own header, "
                              "system and libraries, project)")
            elif group == previous[0] and name < previous[1] and sort_key(name) < sort_key(previous[1]):
                yield Finding(path, line, "include-order", f"{name} comes before {previous[1]}")
            previous = (group, name)


def check(tree):
    yield from check_table(tree)
    yield from check_edges(tree)
    yield from check_order(tree)
