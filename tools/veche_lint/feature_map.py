# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""docs/MAP.md: where a feature's files lie, layer by layer. `tools/map` writes it, `tools/lint` checks that it is current."""

import re
from pathlib import PurePosixPath

from .tree import Finding

MAP = "docs/MAP.md"
# Words before a feature's own name in the name of a file.
ROLES = ("veche-", "test-", "scenario-", "cli-", "report-", "repo-", "import-", "export-")
# Entities of the model that every feature has.
PLUMBING = {"edit", "field", "kind", "query", "record", "row", "text", "value"}
SUFFIXES = (".c", ".blp", ".py")


def words_of(path):
    """The name of a file without its role: `veche-cli-application-add.c` → `application-add`."""
    stem = PurePosixPath(path).stem
    changed = True
    while changed:
        changed = False
        for role in ROLES:
            if stem.startswith(role) and len(stem) > len(role):
                stem, changed = stem.removeprefix(role), True
    return stem


def layer_label(tree, path):
    """The row of a file in the map: its layer, or the folder of tests."""
    if path.startswith("tests/"):
        return "tests"
    return tree.layer_of(path)


def list_sources(tree):
    """The files that the map places, one of each pair of source and header."""
    return [path for path in tree.select(*SUFFIXES, under=("src/", "tests/"))
            if not path.startswith(("tests/data/", "tests/ground/")) and layer_label(tree, path)]


def feature_names(tree, sources):
    """Slugs: folders of ui that stand for a feature, entities of the model, aggregates of the store."""
    names = set()
    for path in sources:
        parts = PurePosixPath(path).parts
        if path.startswith("src/ui/") and len(parts) > 3 and parts[2] not in ("shell", "widgets"):
            names.add(parts[2])
        elif path.startswith("src/core/model/"):
            names.add(words_of(path))
        elif path.startswith("src/core/store/repo/") and words_of(path).endswith("-repo"):
            names.add(words_of(path).removesuffix("-repo"))
    return names - PLUMBING


def feature_of(path, names):
    """The longest slug that a file is about; None for plumbing."""
    parts = PurePosixPath(path).parts
    if path.startswith("src/ui/") and len(parts) > 3 and parts[2] in names:
        return parts[2]
    words = words_of(path)
    fits = [name for name in names
            if any(words == form or words.startswith(form + "-") for form in (name, plural(name)))]
    return max(fits, key=len) if fits else None


def plural(name):
    return re.sub(r"y$", "ie", name) + "s"


def write_map(tree):
    """The text of docs/MAP.md."""
    sources = list_sources(tree)
    names = feature_names(tree, sources)
    order = list(tree.layers) + ["tests"]
    features, rest = {}, {}
    for path in sources:
        place = layer_label(tree, path)
        name = feature_of(path, names)
        home = features.setdefault(name, {}) if name else rest
        home.setdefault(place, []).append(path)
    lines = ["# Where things are", "", "Made by `tools/map`; not to be edited. A feature has one name in every layer. Paths go on from "
             "`src/` and the layer, or from `tests/`; headers stand beside their sources.", ""]
    crossing = {name: places for name, places in features.items() if len(places) > 1}
    for name, places in features.items():
        if name not in crossing:
            for place, paths in places.items():
                rest.setdefault(place, []).extend(paths)
    if crossing:
        lines += ["## By feature", ""]
    for name in sorted(crossing):
        lines += [f"### {name}", ""]
        lines += [f"- {place}: {file_list(place, crossing[name][place])}" for place in order if place in crossing[name]]
        lines.append("")
    lines += ["## The rest, by layer", ""]
    lines += [f"- **{place}**: {file_list(place, rest[place])}" for place in order if place in rest]
    return "\n".join(lines) + "\n"


def file_list(place, paths):
    """Names in one line, from the layer's own folder on."""
    top = "tests" if place == "tests" else f"src/{place}"
    return " ".join(f"`{PurePosixPath(path).relative_to(top)}`" for path in sorted(paths))


def check(tree):
    if not list_sources(tree):
        return
    if MAP not in tree.files:
        yield Finding(MAP, 1, "map", "is missing: run tools/map")
    elif tree.text(MAP) != write_map(tree):
        yield Finding(MAP, 1, "map", "is not current: run tools/map")
