#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""veche-cli beside somebody who is in the midst of an import, or who has died over it. Argument: the program."""

import fcntl
import hashlib
import sqlite3
import struct
import uuid

from case import Case, main

F_OFD_SETLK = 37


class Owners(Case):
    def setUp(self):
        super().setUp()
        self.new()
        self.add("title=Своя")
        self.step = str(uuid.uuid4())

    def begin(self):
        """An import that has brought one row; whoever holds the lock is alive."""
        connection = sqlite3.connect(self.file)
        connection.executescript(f"""
            INSERT INTO veche_step (uuid, kind, title, actor, at) VALUES ('{self.step}', 'import', 'загрузка', 'Иванова', 0);
            UPDATE veche_context SET step = (SELECT max(id) FROM veche_step);
            INSERT INTO application (title) VALUES ('Загруженная');
            UPDATE veche_context SET step = NULL;""")
        connection.close()

    def hold(self):
        lock = (self.folder / f".veche-step-{self.step}").open("w")
        self.addCleanup(lock.close)
        fcntl.fcntl(lock, F_OFD_SETLK, struct.pack("hhqqi", fcntl.F_WRLCK, 0, 0, 0, 0))
        return lock

    def states(self):
        return [state for state, in self.sql("SELECT state FROM veche_step WHERE kind = 'import'")]

    def test_alive_is_left_alone(self):
        self.begin()
        lock = self.hold()
        for words in (("info",), ("list",), ("check",), ("journal",)):
            self.run_cli(words[0], self.file, *(("application",) if words[0] == "list" else ()))
        self.add("title=Ещё одна")
        self.assertEqual(self.states(), [0])
        self.assertEqual(self.counts()["application"], 3)
        lock.close()
        self.run_cli("list", self.file, "application")
        self.assertEqual(self.states(), [2])
        self.assertEqual(self.counts()["application"], 2)
        self.assertEqual([path.name for path in self.folder.glob(".veche-step-*")], [])
        self.assertTrue(self.json("check", self.file)["ok"])

    def test_dead_with_a_row_deleted_since(self):
        self.begin()
        self.sql("DELETE FROM application WHERE title = 'Загруженная'")
        self.run_cli("list", self.file, "application")
        self.assertEqual(self.states(), [2])
        self.assertTrue(self.json("check", self.file)["ok"])

    def test_dead_with_a_member_added_since(self):
        self.begin()
        self.sql("INSERT INTO application_member (application, name) SELECT max(id), 'Чужой' FROM application")
        self.assertIn("others had worked on", self.run_cli("list", self.file, "application").stderr)
        self.assertEqual(self.states(), [2])
        self.assertTrue(self.json("check", self.file)["ok"])
        self.assertIn("Left over from “загрузка”", self.run_cli("undo", self.file).stdout)
        self.assertTrue(self.json("check", self.file)["ok"])

    def test_reading_writes_nothing(self):
        self.run_cli("list", self.file, "application")
        before = hashlib.sha256(self.file.read_bytes()).digest()
        self.run_cli("info", self.file)
        self.run_cli("list", self.file, "application", "--query", "своя")
        self.run_cli("check", self.file)
        self.run_cli("export", self.file, "application", self.folder / "out.csv")
        self.assertEqual(hashlib.sha256(self.file.read_bytes()).digest(), before)

    def test_reading_beside_a_writer(self):
        writer = sqlite3.connect(self.file, isolation_level=None)
        self.addCleanup(writer.close)
        writer.execute("BEGIN IMMEDIATE")
        self.assertEqual(len(self.list("application")), 1)


if __name__ == "__main__":
    main()
