#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The workspace as a whole: other programs, damage, backups, the journal, reports. Argument: the program."""

import datetime
import hashlib
import json
import os
import shutil
import subprocess
import unittest
import zoneinfo

from case import PROGRAM, Case, main, own_words


class OtherPrograms(Case):
    def setUp(self):
        super().setUp()
        self.new()

    def test_plain_sql_is_journalled_and_found(self):
        self.add("title=Сквер")
        self.sql("UPDATE application SET title = 'Ёлочный базар' WHERE id = 1")
        self.sql("INSERT INTO application (title) VALUES ('Каток на пруду')")
        self.assertEqual([row["id"] for row in self.list("all", "--query", "базары")], [1])
        self.assertEqual([row["id"] for row in self.list("application", "--query", "каток")], [2])
        self.assertEqual(self.list("application", "--query", "сквер"), [])
        entries = self.json("journal", self.file, "--verify", "--kind", "application")
        self.assertTrue(entries["ok"])
        self.assertEqual([(entry["op"], entry["actor"]) for entry in entries["entries"]][1:], [("update", "external"), ("insert", "external")])
        for entry in entries["entries"]:
            for name in "seq step actor at op kind uuid".split():
                self.assertIsNotNone(entry[name])
        self.sound()

    @unittest.skipUnless(shutil.which("ogr2ogr"), "there is no ogr2ogr here")
    def test_gdal_writes_the_map(self):
        points = self.write("p.geojson", json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {"number": "17", "species": "клён остролистный", "diameter": 12.5},
             "geometry": {"type": "Point", "coordinates": [37.5, 55.75]}}]}))
        subprocess.run(["ogr2ogr", "-f", "GPKG", "-update", "-append", self.file, points, "-nln", "tree", "-addfields"], check=True,
                       stdin=subprocess.DEVNULL, capture_output=True)
        tree = self.list("trees")[0]
        self.assertEqual((tree["number"], tree["species"], tree["diameter"]), ("17", "клён остролистный", 12.5))
        self.assertEqual([row["kind"] for row in self.list("all", "--query", "клёны")], ["tree"])
        self.assertEqual(self.json("journal", self.file, "--kind", "tree")["entries"][0]["actor"], "external")
        self.sound()

    def test_a_changed_journal_is_noticed(self):
        for n in range(4):
            self.add(f"title=Проект {n}")
        whole = self.file.read_bytes()
        for change in ("UPDATE veche_journal SET op = 'D' WHERE seq = 2", "DELETE FROM veche_journal WHERE seq = 3",
                       "UPDATE veche_journal SET digest = replace(digest, substr(digest, 1, 1), 'f') WHERE digest IS NOT NULL",
                       "UPDATE veche_step SET actor = 'somebody else' WHERE sealed = 2", "UPDATE veche_step SET at = at + 1 WHERE sealed = 3",
                       "DELETE FROM veche_journal WHERE seq = 4",
                       "DELETE FROM veche_journal WHERE step = 4; DELETE FROM veche_step WHERE id = 4",
                       "DELETE FROM veche_journal; DELETE FROM veche_journal_image; DELETE FROM veche_step"):
            with self.subTest(change=change):
                self.file.write_bytes(whole)
                for statement in change.split(";"):
                    self.sql(statement)
                if self.file.read_bytes() == whole:
                    continue
                self.error("journal", self.file, "--verify")
                check = json.loads(self.run_cli("check", self.file, "--json", code=1).stdout)
                self.assertFalse(check["ok"])
                self.assertIn("journal", [finding["code"] for finding in check["findings"]])

    def test_a_file_too_damaged_to_be_opened(self):
        data = bytearray(self.file.read_bytes())
        data[4096 * 3:4096 * 6] = bytes(4096 * 3)
        self.file.write_bytes(data)
        done = self.run_cli("check", self.file, "--json", code=1)
        check = json.loads(done.stdout)
        self.assertEqual((check["ok"], check["findings"][0]["code"], check["error"]["code"]), (False, "integrity", "corrupt"))
        self.assertIn(check["error"]["message"], done.stderr)

    def test_a_changed_registry_of_layers_is_noticed(self):
        whole = self.file.read_bytes()
        for change in ("UPDATE gpkg_contents SET data_type = 'attributes' WHERE table_name = 'tree'",
                       "UPDATE gpkg_geometry_columns SET column_name = 'shape' WHERE table_name = 'spot'",
                       "UPDATE gpkg_geometry_columns SET geometry_type_name = 'POLYGON' WHERE table_name = 'spot'",
                       "DELETE FROM gpkg_extensions WHERE table_name = 'area'"):
            with self.subTest(change=change):
                self.file.write_bytes(whole)
                for statement in change.split(";"):
                    self.sql(statement)
                check = json.loads(self.run_cli("check", self.file, "--json", code=1).stdout)
                self.assertEqual([finding["code"] for finding in check["findings"]], ["geopackage"])

    @unittest.skipUnless(os.geteuid() == 0 and shutil.which("setpriv"), "needs root and setpriv, to be somebody else")
    def test_where_nothing_can_be_written(self):
        self.add("title=Сквер")
        locked = self.folder / "locked"
        locked.mkdir()
        self.folder.chmod(0o755)
        shutil.copy(self.file, locked)
        (locked / "office.veche").chmod(0o666)
        locked.chmod(0o555)
        self.file = locked / "office.veche"

        def run(*words):
            return subprocess.run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", PROGRAM, *words],
                                  env=self.environment, capture_output=True, text=True, check=False, timeout=60)

        if run("--version").returncode != 0:
            self.skipTest("another user may not run the program")
        done = run("list", self.file, "application", "--json")
        self.assertEqual((done.returncode, json.loads(done.stdout)["title"]), (0, "Сквер"))
        done = run("add", self.file, "application", "title=x", "--json")
        self.assertEqual((done.returncode, json.loads(done.stdout)["error"]["code"]), (1, "read-only"))
        self.assertEqual(own_words(done.stderr).count("\n"), 1)
        done = run("new", locked / "new.veche", "--json")
        self.assertEqual((done.returncode, json.loads(done.stdout)["error"]["code"]), (1, "not-allowed"))
        self.assertEqual([path.name for path in locked.iterdir()], ["office.veche"])

    def test_a_damaged_attachment_is_noticed(self):
        self.add("title=Сквер")
        self.json("attach", self.file, "application", "id:1", self.write("a.txt", "договор аренды участка"))
        data = self.file.read_bytes()
        self.file.write_bytes(data.replace("аренды".encode(), "продаж".encode()))
        findings = json.loads(self.run_cli("check", self.file, "--json", code=1).stdout)["findings"]
        self.assertIn("file", [finding["code"] for finding in findings])


class Backups(Case):
    def test_backup_and_restore(self):
        self.new("demo")
        copy = self.folder / "copy.veche"
        made = self.json("backup", self.file, copy)
        self.assertEqual(made["sha256"], hashlib.sha256(copy.read_bytes()).hexdigest())
        self.assertGreater(made["rows"], 60)
        draft = next(row["uuid"] for row in self.list("applications") if row["number"] is None)
        self.json("delete", self.file, "application", draft)
        self.assertEqual(self.error("restore", copy, self.file)["code"], "exists")
        self.assertEqual(self.counts()["application"], 59)
        restored = self.json("restore", copy, self.file, "--replace")
        self.assertEqual(restored["rows"], made["rows"])
        self.assertEqual(self.counts()["application"], 60)
        self.sound()
        self.assertEqual(self.error("backup", self.file, self.file)["code"], "not-allowed")

    def test_restore_puts_aside_nothing_but_a_file(self):
        self.new()
        copy = self.folder / "copy.veche"
        self.json("backup", self.file, copy)
        folder = self.folder / "folder"
        folder.mkdir()
        (folder / "kept").write_text("here", encoding="utf-8")
        before = copy.read_bytes()
        for target in (folder, copy, "", "/dev/null"):
            self.assertEqual(self.error("restore", copy, target, "--replace")["code"], "invalid", target)
        self.assertEqual((folder / "kept").read_text(encoding="utf-8"), "here")
        self.assertEqual(copy.read_bytes(), before)

    def test_an_empty_name_is_no_file(self):
        self.new()
        record = self.add("title=Сквер")["uuid"]
        self.json("attach", self.file, "application", record, self.write("a.txt", "текст"))
        for words in (("backup", self.file, ""), ("export", self.file, "applications", ""), ("report", self.file, "register", ""),
                      ("extract", self.file, "application", record, "a.txt", ""), ("attach", self.file, "application", record, ""),
                      ("import", self.file, "applications", ""), ("info", ""), ("new", "")):
            with self.subTest(words=words):
                self.assertEqual(self.error(*words)["code"], "invalid")

    def test_an_import_is_preceded_by_a_backup(self):
        self.new()
        self.json("import", self.file, "applications", self.write("a.csv", "title,city\nСквер,Тестовск\n"))
        self.assertTrue(list((self.folder / "data" / "veche" / "backups").glob("*/*")))


class Info(Case):
    def test_info_and_journal_head(self):
        self.new()
        empty = self.json("info", self.file)
        self.assertGreaterEqual(empty["schema"], 2)
        self.assertEqual(empty["journal"]["length"], 0)
        self.assertFalse(empty["read_only"])
        step = self.add("title=Сквер", "--actor", "Тестова А. П.")["step"]
        info = self.json("info", self.file)
        self.assertEqual(info["journal"]["length"], 1)
        self.assertRegex(info["journal"]["head"], "^[0-9a-f]{64}$")
        journal = self.json("journal", self.file, "--verify")
        self.assertEqual((journal["head"], journal["length"]), (info["journal"]["head"], 1))
        entry = next(entry for entry in journal["entries"] if entry["kind"] == "application")
        self.assertEqual((entry["step"], entry["actor"], entry["op"]), (step, "Тестова А. П.", "insert"))
        self.assertRegex(entry["at"], r"^\d{4}-\d\d-\d\dT[\d:.]+Z$")
        self.assertEqual(self.json("journal", self.file, "--since", entry["seq"], "--kind", "application")["entries"], [])


class Reports(Case):
    def setUp(self):
        super().setUp()
        self.new("demo")

    def report(self, name, target, *options):
        path = self.folder / target
        written = self.json("report", self.file, name, path, *options)
        self.assertGreaterEqual(written["pages"], 1)
        self.assertIsInstance(written["warnings"], list)
        return path

    def text(self, path):
        return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              encoding="utf-8").stdout

    def test_every_report_in_every_format(self):
        number = next(row["number"] for row in self.list("applications", "--where", "state=admitted"))
        magic = {"pdf": b"%PDF", "odt": b"PK", "xlsx": b"PK", "svg": b"<?xml", "png": b"\x89PNG"}
        for name in ("receipt", "check-protocol", "applications", "register"):
            for ending, head in magic.items():
                if ending == "xlsx" and name in ("receipt", "check-protocol"):
                    continue
                with self.subTest(name=name, ending=ending):
                    path = self.report(name, f"{name}.{ending}", *(["--param", f"number={number}"] if "o" not in name[-1] else []))
                    self.assertTrue(path.read_bytes().startswith(head))
        self.assertEqual(self.json("journal", self.file)["entries"], [])

    def test_receipt(self):
        late = next(row for row in self.list("applications", "--query", "элеватор") if row["number"])
        text = self.text(self.report("receipt", "r.pdf", "--param", f"number={late['number']}"))
        self.assertEqual(text.count("РАСПИСКА"), 2)
        self.assertIn(late["number"], text)
        self.assertIn("срок", text)
        everything = self.json("report", self.file, "receipt", self.folder / "all.pdf")
        self.assertEqual(everything["pages"], len(self.list("applications")) - len(self.list("applications", "--where", "number=")))
        draft = self.list("applications", "--where", "state=draft")[0]
        self.assertEqual(self.error("report", self.file, "receipt", self.folder / "d.pdf", "--param", f"number={draft['uuid']}")["code"], "not-allowed")

    def test_receipt_of_a_former_layout(self):
        draft = self.list("applications", "--where", "state=draft")[0]
        number = self.json("--actor", "Ёлкина Ю. Ы.", "register", self.file, draft["uuid"])["number"]
        self.sql("UPDATE application SET registered_by = NULL WHERE number = ?", number)
        self.assertIn("Ёлкина Ю. Ы.", self.text(self.report("receipt", "r.pdf", "--param", f"number={number}")))
        rows = [line for line in self.text(self.report("register", "j.pdf")).splitlines() if number in line]
        self.assertEqual(["Ёлкина" in row for row in rows], [True])

    def test_check_protocol(self):
        returned = self.list("applications", "--where", "state=returned")[0]
        text = self.text(self.report("check-protocol", "p.pdf", "--param", f"number={returned['number']}"))
        self.assertIn("ПРОТОКОЛ", text)
        self.assertIn(returned["number"], text)
        self.add("title=Сквер")
        self.new_file = self.folder / "other.veche"
        self.json("new", self.new_file)
        self.assertEqual(self.error("report", self.new_file, "check-protocol", self.folder / "p.pdf")["code"], "nothing")

    def test_protocol_of_a_sitting(self):
        numbers = [row["number"] for row in self.list("applications", "--where", "state=in-check")][:2]
        for number in numbers:
            self.json("--actor", "Анна", "techcheck", self.file, number, "--decide", "refuse", "--reason", "other")
        today = datetime.datetime.now(zoneinfo.ZoneInfo("Europe/Moscow")).date().isoformat()
        text = self.text(self.report("sitting-protocol", "s.pdf", "--param", f"date={today}", "--param", "protocol=14-тэ", "--param",
                                     "chair=Ёлкина Юлия Юрьевна", "--param", "present=Ветрова Анна Сергеевна, Громов Пётр Ильич"))
        self.assertIn("14-тэ", text)
        self.assertEqual(text.count("СЛУШАЛИ:"), len(numbers))
        for number in numbers:
            self.assertIn(f"Отклонить заявку № {number}".replace(" ", ""), text.replace(" ", "").replace("\u00a0", ""))
        for name in ("Ёлкина Юлия Юрьевна", "Ветрова Анна Сергеевна", "Громов Пётр Ильич"):
            self.assertEqual(text.replace("\u00a0", " ").count(name), 2)
        # Of an earlier day: what was decided on it; of none, all that is decided.
        everything = self.text(self.report("sitting-protocol", "a.pdf"))
        self.assertGreater(everything.count("СЛУШАЛИ:"), len(numbers))
        self.assertEqual(self.error("report", self.file, "sitting-protocol", self.folder / "n.pdf", "--param", "date=1999-01-01")["code"], "nothing")
        self.assertFalse((self.folder / "n.pdf").exists())

    def test_register_of_a_period(self):
        rows = [row for row in self.list("applications") if row["number"] and row["registered"][:10] == "2020-02-10"]
        text = self.text(self.report("register", "r.pdf", "--param", "from=2020-02-10", "--param", "to=10.02.2020"))
        for row in rows:
            self.assertIn(row["number"], text)
        self.assertNotIn("2020-ДГ-007", text)

    def test_a_period_that_ends_before_it_begins(self):
        error = self.error("report", self.file, "register", self.folder / "r.pdf", "--param", "from=2020-02-10", "--param", "to=2020-02-09")
        self.assertEqual(error["code"], "invalid")
        self.assertFalse((self.folder / "r.pdf").exists())
    def second_programme(self):
        self.add("title=Конкурс дворов", "code=yards", "year=2021", "organiser=Совет дворов", kind="programme")
        draft = self.add("title=Двор у моста", "programme=yards", "received=2021-03-01T09:00:00Z")
        self.json("register", self.file, draft["uuid"])

    def test_each_programme_has_its_own_heading(self):
        self.second_programme()
        text = self.text(self.report("register", "r.pdf"))
        self.assertLess(text.index("100 городских лидеров"), text.index("2020-УГ-001"))
        self.assertLess(text.index("2020-УГ-001"), text.index("Конкурс дворов"))
        self.assertLess(text.index("Конкурс дворов"), text.rindex("Двор у моста"))
        one = self.text(self.report("register", "o.pdf", "--param", "programme=yards"))
        self.assertIn("Конкурс дворов", one)
        self.assertIn("Двор у моста", one)
        for other in ("100 городских лидеров", "2020-УГ-001"):
            self.assertNotIn(other, one)
        self.assertEqual(self.error("report", self.file, "register", self.folder / "r.pdf", "--param", "programme=none")["code"], "not-found")
        # The sheets of a workbook have names of their own.
        self.report("register", "r.xlsx")

    def test_a_list_of_several_programmes_names_them(self):
        self.second_programme()
        head = self.text(self.report("applications", "l.pdf", "--param", "columns=number,title")).split("Рег. №")[0]
        self.assertIn("100 городских лидеров", head)
        self.assertIn("Конкурс дворов", head)
        text = self.text(self.report("applications", "d.pdf"))
        self.assertIn("Программа", text)
        self.assertNotIn("Конкурс дворов", text.split("Рег. №")[0])
        one = self.text(self.report("applications", "o.pdf", "--param", "programme=2020"))
        self.assertIn("100 городских лидеров", one.split("Рег. №")[0])
        self.assertNotIn("Двор у моста", one)

    def test_list_with_chosen_columns(self):
        text = self.text(self.report("applications", "l.pdf", "--param", "columns=number,title,votes,late,complete", "--param", "state=admitted"))
        for heading in ("Рег. №", "Голоса", "После срока"):
            self.assertIn(heading, text)
        self.assertEqual(self.error("report", self.file, "applications", self.folder / "l.pdf", "--param", "columns=mood")["code"], "not-found")


if __name__ == "__main__":
    main()
