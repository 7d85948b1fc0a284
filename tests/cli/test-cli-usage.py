#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""How veche-cli is called: usage, help, languages, exit codes. Argument: the program."""

import subprocess

from case import PROGRAM, Case, main, own_words

VERBS = ("new info check backup restore import export list show add set delete attach detach extract register techcheck withdraw "
         "retheme problems duplicates merge unmerge distinct template "
         "undo redo journal report").split()


class Usage(Case):
    def test_wrong_usage_is_exit_2(self):
        self.new()
        for words in (
            [], ["fly"], ["--fly"], ["info"], ["info", self.file, "more"], ["info", self.file, "--fly"], ["info", "--json=yes", self.file],
            ["new", self.file, "--template"], ["list", self.file], ["list", self.file, "application", "--where", "state"],
            ["list", self.file, "application", "--limit", "few"], ["list", self.file, "application", "--limit", "-1"],
            ["list", self.file, "all", "--where", "state=draft"], ["add", self.file, "application"],
            ["add", self.file, "application", "no-mark"], ["add", self.file, "application.member", "name=Тестов Т. Т."],
            ["add", self.file, "application", "title=x", "--stdin"], ["set", self.file, "application", "id:1"],
            ["undo", self.file, "0"], ["undo", self.file, "one"], ["techcheck", self.file, "id:1", "--theme-fits", "maybe"],
            ["techcheck", self.file, "id:1", "--decide", "think"], ["techcheck", self.file, "id:1", "--item", "cv"],
            ["techcheck", self.file, "id:1", "--reason", "late"], ["report", self.file, "register"],
            ["report", self.file, "register", "r.pdf", "--param", "paper"], ["help", "fly"],
            ["export", self.file, "applications", "a.csv", "--anonymous", "--with-contacts"],
        ):
            with self.subTest(words=words):
                self.assertEqual(self.error(*words, code=2)["code"], "usage")

    def test_failure_is_exit_1_and_says_what_to_do(self):
        missing = self.folder / "missing.veche"
        self.assertEqual(self.error("info", missing)["code"], "not-found")
        self.assertFalse(missing.exists())
        self.new()
        self.assertEqual(self.error("new", self.file)["code"], "exists")
        self.assertEqual(self.error("new", self.folder / "x.veche", "--template", "fly")["code"], "not-found")
        fields = self.error("add", self.file, "application", "title=x", "colour=red")
        self.assertEqual(fields["code"], "not-found")
        self.assertIn("leader_phone", fields["message"])
        kinds = self.error("list", self.file, "dragons")
        self.assertEqual(kinds["code"], "not-found")
        self.assertIn("application", kinds["message"])
        self.assertEqual(self.error("show", self.file, "application", "id:99")["code"], "not-found")
        self.assertEqual(self.error("undo", self.file)["code"], "nothing")
        self.assertEqual(self.error("redo", self.file)["code"], "nothing")
        self.assertEqual(self.error("report", self.file, "poem", self.folder / "p.pdf")["code"], "not-found")
        self.assertEqual(self.error("report", self.file, "register", self.folder / "p.txt")["code"], "unsupported")
        self.assertEqual(self.error("report", self.file, "register", self.folder / "p.pdf", "--param", "mood=high")["code"], "invalid")

    def test_other_files_are_refused_and_left_alone(self):
        text = self.write("text.veche", "not a workspace\n")
        self.error("info", text)
        self.assertEqual(text.read_text(), "not a workspace\n")
        self.error("info", self.folder)

    def test_help(self):
        everything = self.run_cli("--help").stdout
        self.assertEqual(self.run_cli("help").stdout, everything)
        for verb in VERBS:
            self.assertIn(f"\n  {verb} ", everything)
            text = self.run_cli("help", verb).stdout
            self.assertIn(f"veche-cli {verb} ", text)
            self.assertEqual(self.run_cli(verb, "--help").stdout, text)
            self.assertEqual(self.run_cli(verb, "-h", "too", "many", "words", "here", "for", "it").stdout, text)
        self.assertRegex(self.run_cli("--version").stdout, r"^veche-cli \d+\.\d+\.\d+\n$")

    def test_options_may_stand_anywhere(self):
        self.new()
        self.assertEqual(self.json("--actor", "Тестова А. П.", "add", self.file, "--json", "application", "--", "title=--json")["number"], None)
        first = self.list("--limit=1", "application")[0]
        self.assertEqual(first["title"], "--json")
        history = self.show("id:1", "application", "--history")["history"]
        self.assertEqual(history[0]["actor"], "Тестова А. П.")

    def test_utf8_whatever_the_locale(self):
        for locale in ("C", "POSIX", "C.UTF-8", "ru_RU.UTF-8", "xx_XX.KOI8"):
            with self.subTest(locale=locale):
                self.file = self.folder / f"Рабочий файл {locale}.veche"
                options = {"LC_ALL": locale, "LANG": locale}
                self.json("new", self.file, **options)
                title = "Ёлка — «на площади» № 1"
                self.add(f"title={title}", **options)
                self.assertEqual(self.show("id:1")["title"], title)
                self.assertIn(title, self.run_cli("list", self.file, "applications", **options).stdout)

    def test_text_that_is_not_utf8_is_refused(self):
        self.new()
        done = subprocess.run([PROGRAM, "add", self.file, "application", b"title=\xcf\xf0\xee\xe5\xea\xf2"], env=self.environment,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 2)
        done = subprocess.run([PROGRAM, "add", self.file, "application", "title=x", "--actor", b"\xcf"], env=self.environment,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(self.counts()["application"], 0)

    def close_and_run(self, closed, *words):
        return subprocess.run(["sh", "-c", f'exec "$@" {closed}', "sh", PROGRAM, *map(str, words)], env=self.environment,
                              capture_output=True, check=False, timeout=30)

    def test_closed_standard_streams(self):
        self.new()
        done = self.close_and_run("<&-", "add", self.file, "application", "--stdin")
        self.assertEqual((done.returncode, done.stdout, own_words(done.stderr.decode())), (0, b"", ""))
        done = self.close_and_run(">&-", "info", self.file)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"Could not write the output", done.stderr)
        self.assertEqual(self.close_and_run("<&- >&- 2>&-", "add", self.file, "application", "title=x").returncode, 1)
        self.assertEqual(self.list("application")[0]["title"], "x")
        self.sound()

    def test_a_full_disk_for_the_output_is_an_error(self):
        self.new()
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "info", self.file], env=self.environment, stdout=full, stderr=subprocess.PIPE, check=False)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b"Could not write the output", done.stderr)


if __name__ == "__main__":
    main()
