# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Translations and Blueprint's form. What `tools/po-update` writes, `tools/lint` checks with the same functions."""

import ast
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .tree import Finding

POTFILES = "po/POTFILES"
MARKED = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2?)\s*\(\s*"')
DATA = (".desktop.in", ".desktop.in.in", ".metainfo.xml.in", ".metainfo.xml.in.in")
KEYWORDS = ("--from-code=UTF-8", "--add-comments=Translators", "--keyword=_", "--keyword=N_", "--keyword=C_:1c,2",
            "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3", "--flag=C_:2:pass-c-format",
            "--flag=g_strdup_printf:1:c-format", "--flag=g_set_error:4:c-format", "--package-name=veche")


@dataclass
class Entry:
    """One message of a PO file."""

    line: int
    context: str | None = None
    msgid: str = ""
    plural: str | None = None
    texts: tuple = ()
    fuzzy: bool = False
    obsolete: bool = False

    @property
    def key(self):
        return self.context, self.msgid


def list_marked(tree):
    """Files with texts for translators, sorted: what POTFILES must say."""
    files = [path for path in tree.select(".c", ".h", ".blp", under=("src/",))
             if MARKED.search(tree.code(path, strings=True))]
    return sorted(files + tree.select(*DATA, under=("data/",)))


def read_potfiles(tree):
    """(line, path) of each entry of POTFILES."""
    if POTFILES not in tree.files:
        return []
    return [(number, line.strip()) for number, line in enumerate(tree.text(POTFILES).splitlines(), 1)
            if line.strip() and not line.startswith("#")]


def read_po(text):
    """The messages of a PO file, its header included."""
    entries, entry, field, texts = [], None, None, {}

    def close():
        nonlocal entry
        if entry is not None:
            entry.texts = tuple(texts[key] for key in sorted(texts))
            entries.append(entry)
        entry = None

    fuzzy = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("#,"):
            fuzzy = "fuzzy" in line
        obsolete = line.startswith("#~")
        line = line.removeprefix("#~").strip()
        match = re.match(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s+(".*")$', line)
        if match:
            field, value = match.group(1), ast.literal_eval(match.group(2))
            if field == "msgctxt" or (field == "msgid" and (entry is None or entry.texts or texts)):
                close()
                texts = {}
                entry = Entry(number, fuzzy=fuzzy, obsolete=obsolete)
                fuzzy = False
            store(entry, texts, field, value)
        elif line.startswith('"') and entry is not None:
            store(entry, texts, field, ast.literal_eval(line))
    close()
    return entries


def store(entry, texts, field, value):
    """Adds a piece of text to the field that is being read."""
    if field == "msgctxt":
        entry.context = (entry.context or "") + value
    elif field == "msgid":
        entry.msgid += value
    elif field == "msgid_plural":
        entry.plural = (entry.plural or "") + value
    else:
        texts[field] = texts.get(field, "") + value


def extract(top, files, pot):
    """Writes the messages of @files into @pot with xgettext; returns its complaint, or None."""
    answer = subprocess.run(["xgettext", *KEYWORDS, "--sort-by-file", "-o", str(pot), "--files-from=-"], cwd=top, text=True,
                            input="\n".join(files) + "\n", stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
    return answer.stderr.strip() if answer.returncode else None


def check_potfiles(tree):
    """POTFILES names all that has texts, once, sorted, and nothing else."""
    wanted, listed = list_marked(tree), read_potfiles(tree)
    names = [name for _, name in listed]
    for path in wanted:
        if path not in names:
            yield Finding(path, 1, "potfiles", f"has texts for translators and is not in {POTFILES}: run tools/po-update")
    for number, name in listed:
        if name not in wanted:
            yield Finding(POTFILES, number, "potfiles", f"{name} is not there or has no texts")
    if names != sorted(set(names)):
        yield Finding(POTFILES, 1, "potfiles", "not sorted, or a name twice: run tools/po-update")


def check_catalogue(tree, language):
    """No fuzzy, no untranslated message, and none of the sources missing."""
    path = f"po/{language}.po"
    if path not in tree.files:
        yield Finding("po/LINGUAS", 1, "translation", f"{path} is missing: run tools/po-update")
        return
    known = set()
    for entry in read_po(tree.text(path)):
        if entry.obsolete:
            continue
        known.add(entry.key)
        if entry.fuzzy:
            yield Finding(path, entry.line, "translation", f"fuzzy: {entry.msgid[:60]}")
        elif not entry.texts or not all(entry.texts):
            yield Finding(path, entry.line, "translation", f"untranslated: {entry.msgid[:60]}")
    files = list_marked(tree)
    if not files:
        return
    if not shutil.which("xgettext"):
        tree.notes.append("no xgettext here: texts are not compared with the catalogue")
        return
    with tempfile.TemporaryDirectory() as folder:
        pot = Path(folder) / "veche.pot"
        if complaint := extract(tree.top, files, pot):
            yield Finding(POTFILES, 1, "translation", complaint.splitlines()[0])
        elif pot.exists():
            missing = [entry for entry in read_po(pot.read_text(encoding="utf-8")) if entry.key not in known]
            if missing:
                yield Finding(path, 1, "translation", f"{len(missing)} texts of the sources are missing, "
                              f"«{missing[0].msgid[:60]}» is one: run tools/po-update")


def check_po(tree):
    if "po/LINGUAS" in tree.files:
        for language in tree.text("po/LINGUAS").split():
            yield from check_catalogue(tree, language)


def check_blueprints(tree):
    """Blueprints are as `blueprint-compiler format` writes them."""
    files = tree.select(".blp", under=("src/",))
    if not files:
        return
    if not shutil.which("blueprint-compiler"):
        tree.notes.append("no blueprint-compiler here: Blueprints' form is not looked at")
        return
    answer = subprocess.run(["blueprint-compiler", "format", "--no-diff", *files], cwd=tree.top, text=True, check=False,
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = re.sub(r"\x1b\[[0-9;]*m", "", answer.stdout)
    wrong = re.findall(r"^(Would format|Skipped) ([^\s:]+)", said, re.MULTILINE)
    for verdict, path in wrong:
        yield Finding(path, 1, "blueprint", "does not compile" if verdict == "Skipped"
                      else "not as `blueprint-compiler format --fix` writes it")
    if answer.returncode and not wrong:
        yield Finding(files[0], 1, "blueprint", "blueprint-compiler: " + (said.strip().splitlines() or ["failed"])[-1])


def check(tree):
    yield from check_potfiles(tree)
    yield from check_po(tree)
    yield from check_blueprints(tree)
