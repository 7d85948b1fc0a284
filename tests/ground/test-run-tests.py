#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""tools/run-tests counts what meson counts, says why it skips, and fails when a test does."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

RUNNER = Path(__file__).resolve().parents[2] / "tools" / "run-tests"
PROJECT = """project('toy')
sh = find_program('sh')
test('good', sh, args: ['-c', 'exit 0'], suite: 'unit')
test('display', sh, args: ['-c', 'test -z "$DISPLAY$DBUS_SESSION_BUS_ADDRESS" && test -d "$XDG_RUNTIME_DIR"'], suite: 'store')
test('absent', sh, args: ['-c', 'echo "1..0 # SKIP the data are not here"'], suite: 'real', protocol: 'tap')
test('other', sh, args: ['-c', 'echo not today; exit 77'], suite: 'unit')
test('screen', sh, args: ['-c', 'exit 0'], suite: 'scenario')
test('short screen', sh, args: ['-c', 'exit 0'], suite: ['scenario', 'sanitized'])
test('many files', sh, args: ['-c', 'exit 0'], suite: ['store', 'heavy'])
test('long', sh, args: ['-c', 'exit 0'], suite: 'slow')
"""
BAD = "test('bad', sh, args: ['-c', 'echo what is wrong; exit 3'], suite: 'unit')\n"


class RunTests(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name)

    def run_tests(self, *arguments, project=PROJECT):
        (self.top / "source").mkdir()
        (self.top / "source" / "meson.build").write_text(project, encoding="utf-8")
        build = self.top / "build"
        subprocess.run(["meson", "setup", build, self.top / "source"], check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL)
        arguments = [str(build) if word == "BUILD" else word for word in arguments]
        environment = {**os.environ, "DISPLAY": ":9999", "DBUS_SESSION_BUS_ADDRESS": "unix:path=nowhere"}
        done = subprocess.run([sys.executable, RUNNER, *arguments], env=environment, text=True, check=False,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.returncode, done.stdout

    def test_all_but_slow(self):
        status, text = self.run_tests("BUILD")
        self.assertEqual((status, text.splitlines()[-1]), (0, "5 passed, 0 failed, 2 skipped"), text)
        self.assertIn("suite slow: 1 not run; add --slow", text)
        self.assertRegex(text, r"absent: the data are not here")
        self.assertRegex(text, r"other: not today")

    def test_slow(self):
        status, text = self.run_tests("BUILD", "--slow")
        self.assertEqual((status, text.splitlines()[-1]), (0, "6 passed, 0 failed, 2 skipped"), text)

    def test_sanitized(self):
        status, text = self.run_tests("--sanitized", "BUILD")
        self.assertEqual((status, text.splitlines()[-1]), (0, "3 passed, 0 failed, 1 skipped"), text)
        self.assertIn("suite scenario: 1 not run under the sanitizers", text)
        self.assertIn("suite heavy: 1 not run under the sanitizers; add --slow", text)

    def test_sanitized_slow(self):
        status, text = self.run_tests("--sanitized", "BUILD", "--slow")
        self.assertEqual((status, text.splitlines()[-1]), (0, "4 passed, 0 failed, 1 skipped"), text)

    def test_one_and_arguments_of_meson(self):
        status, text = self.run_tests("BUILD", "good", "--", "--repeat", "3")
        self.assertEqual((status, text.splitlines()[-1]), (0, "3 passed, 0 failed"), text)

    def test_failure(self):
        status, text = self.run_tests("BUILD", project=PROJECT + BAD)
        self.assertEqual((status, text.splitlines()[-1]), (1, "5 passed, 1 failed, 2 skipped"), text)
        self.assertIn("    what is wrong\n", text)
        self.assertRegex(text, r"Failed: .*bad")

    def test_nothing_runs(self):
        status, text = self.run_tests("BUILD", "no such test")
        self.assertEqual((status, text.splitlines()[-1]), (1, "0 passed, 1 failed"), text)

    def test_wrong_usage(self):
        status, text = self.run_tests("BUILD", "--nonsense")
        self.assertEqual(status, 2, text)
        self.assertIn("--nonsense", text)


if __name__ == "__main__":
    unittest.main()
