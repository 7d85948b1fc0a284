# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of veche-cli share: a folder of their own, and the program run as a person runs it."""

import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

PROGRAM = Path(sys.argv.pop(1)).resolve()


def own_words(stderr):
    """What the program itself said on stderr: without the sanitizer's note that it does not know fibers."""
    return re.sub(r"^==\d+==WARNING: ASan doesn't fully support.*\n", "", stderr)


class Case(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.file = self.folder / "office.veche"
        self.environment = {**os.environ, "XDG_DATA_HOME": str(self.folder / "data"), "LANGUAGE": "en"}

    def run_cli(self, *words, code=0, stdin=None, **environment):
        """Runs a verb, checks its exit code and returns what it printed."""
        done = subprocess.run([PROGRAM, *map(str, words)], input=stdin, capture_output=True, text=True, encoding="utf-8",
                              env={**self.environment, **environment}, check=False, timeout=120)
        done.stderr = own_words(done.stderr)
        self.assertEqual(done.returncode, code, f"{words}\n{done.stdout}\n{done.stderr}")
        if code not in (0, 3, 130):
            self.assertEqual(done.stderr.count("\n"), 1, f"one line on stderr: {done.stderr!r}")
            self.assertTrue(done.stderr.startswith("veche-cli: "), done.stderr)
        return done

    def json(self, *words, code=0, **options):
        """The one JSON object that a verb prints with --json."""
        done = self.run_cli("--json", *words, code=code, **options)
        self.assertEqual(done.stdout.count("\n"), 1, done.stdout)
        return json.loads(done.stdout)

    def error(self, *words, code=1, **options):
        """The error object of a verb that fails; its message is the line on stderr too."""
        done = self.run_cli("--json", *words, code=code, **options)
        error = json.loads(done.stdout)["error"]
        self.assertIn(error["message"], done.stderr)
        return error

    def list(self, *words, **options):
        """The objects that `list` prints, one a line."""
        return [json.loads(line) for line in self.run_cli("list", self.file, *words, "--json", **options).stdout.splitlines()]

    def new(self, template="selection-2020"):
        return self.json("new", self.file, "--template", template)

    def add(self, *fields, kind="application", **options):
        return self.json("add", self.file, kind, *fields, **options)

    def show(self, reference, kind="application", *options):
        return self.json("show", self.file, kind, reference, *options)

    def counts(self):
        return self.json("info", self.file)["counts"]

    def sql(self, script, *values):
        """What another program does with the file: plain SQL, no code of ours."""
        connection = sqlite3.connect(self.file)
        try:
            rows = connection.execute(script, values).fetchall()
            connection.commit()
            return rows
        finally:
            connection.close()

    def write(self, name, text, encoding="utf-8"):
        path = self.folder / name
        path.write_bytes(text.encode(encoding))
        return path

    def sound(self):
        """The workspace passes its own check."""
        self.assertEqual(self.json("check", self.file), {"ok": True, "findings": []})


def main():
    unittest.main()
