#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables in and out of a workspace. Argument: the program."""

import csv
import io
import json
import signal
import subprocess
import time
from pathlib import Path

from case import PROGRAM, Case, main

SITE = """Номер на сайте;Название проекта;Тематика;Город;Бюджет, тыс. руб.;Телефон;Телефон;ОГРН;Дата подачи;Примечание
a-1;Сквер у реки;Дети в городе;Тестовск;1 234,5;8(00000)2-00-01;;1027700132195;17.02.2020 09:30;
a-2;Парк «Ёлочка»;smart;Примерск;;нет;;1.0952E12;;строка
a-3;;smart;Примерск;1;;;;;без названия
a-4;Ярмарка;Космос;Примерск;12;;;;;звонили
a-5;Сад;УГ;Примерск;много;;;;;
;;;;;;;;;
a-6;'=Формула;historic;'-;0;+7 000 000-00-00;;;;
"""


class Import(Case):
    def setUp(self):
        super().setUp()
        self.new()

    def take(self, source, *options, code=0, kind="applications"):
        return self.json("import", self.file, kind, source, *options, code=code)

    def test_leaders_of_the_directory(self):
        for name, *rest in (("Ветрова Анна Сергеевна", "phone=8 (000) 123-45-67"), ("Громов Пётр Ильич", "email=Gromov@example.org"),
                            ("Лугова Мария Павловна", "phone=8 (000) 111-11-11"), ("Озёров Иван Иванович",),
                            *[("Снегов Олег Олегович", "phone=8 (000) 222-22-22")] * 2):
            self.add(f"name={name}", *rest, kind="person")
        source = self.write("сайт.csv", "Номер;Название;Лидер;Телефон лидера;E-mail лидера\n"
                            "1;Сквер;ветрова анна сергеевна;+7 000 123 45 67;\n"  # surely she, whatever signs there are
                            "2;Каток;Громов Петр Ильич;;gromov@example.org\n"
                            "3;Сад;Лугова Мария Павловна;8 (000) 999-99-99;\n"  # another one of that name
                            "4;Двор;Озеров Иван Иванович;8 (000) 333-33-33;\n"  # by the name alone
                            "5;Мост;Снегов Олег Олегович;8 (000) 222-22-22;\n"  # either of two
                            "6;Пруд;Ветрова Анна Сергеевна;;\n"
                            "7;Луг;Никто Никита Никитич;8 (000) 123-45-67;\n")
        options = ("--key", "Номер")
        dry = self.take(source, *options, "--dry-run")
        self.assertEqual((dry["created"], dry["linked"]), (7, 0))
        report = self.take(source, *options)
        self.assertEqual((report["created"], report["linked"]), (7, 2))
        self.assertEqual(self.sql("SELECT a.title, p.name FROM application a JOIN person p ON p.id = a.leader_person ORDER BY a.id"),
                         [("Сквер", "Ветрова Анна Сергеевна"), ("Каток", "Громов Пётр Ильич")])
        again = self.take(source, *options)
        self.assertEqual((again["unchanged"], again["linked"], again["step"]), (7, 0, None))
        # One step with the import: undone with it.
        self.json("undo", self.file)
        self.assertEqual(self.list("applications"), [])

    def test_a_site_export(self):
        source = self.write("сайт.csv", SITE, "cp1251")
        errors = self.folder / "errors.csv"
        report = self.take(source, "--key", "номер на сайте", "--errors", errors, code=3)
        self.assertEqual([report[name] for name in ("read", "created", "updated", "unchanged", "refused")], [6, 4, 0, 0, 2])
        self.assertEqual((report["encoding"], report["key"]), ("CP1251", "Номер на сайте"))
        self.assertEqual(report["mapping"]["Название проекта"], "title")
        self.assertEqual(report["mapping"]["Бюджет, тыс. руб."], {"field": "budget", "unit": "thousand-rub"})
        self.assertEqual([row["line"] for row in report["rows"]], [4, 6])
        warnings = "\n".join(report["warnings"])
        for text in ("“1.0952E12” is an OGRN", "“нет” is not a phone", "there is no “Космос”"):
            self.assertIn(text, warnings)

        rows = {row["external_id"]: row for row in self.list("applications")}
        self.assertEqual((rows["a-1"]["budget"], rows["a-1"]["theme"]), (123450000, "children"))
        self.assertEqual(rows["a-1"]["received"], "2020-02-17T06:30:00Z")
        self.assertEqual((rows["a-2"]["ogrn"], rows["a-2"]["leader_phone"]), ("1.0952E12", "нет"))
        self.assertEqual((rows["a-4"]["theme"], rows["a-4"]["note"]), (None, "звонили\nТематика: Космос"))
        self.assertEqual((rows["a-6"]["title"], rows["a-6"]["city"]), ("=Формула", "-"))

        refused = list(csv.reader(io.StringIO(errors.read_text(encoding="utf-8-sig")), delimiter=";"))
        self.assertEqual(refused[0][-1], "Reason")
        self.assertEqual([row[0] for row in refused[1:]], ["a-3", "a-5"])
        self.assertTrue(all(row[-1] for row in refused))

        again = self.take(source, "--key", "номер на сайте", code=3)
        self.assertEqual([again[name] for name in ("created", "updated", "unchanged", "refused", "step")], [0, 0, 4, 2, None])
        self.assertEqual(len(self.json("undo", self.file)["undone"]), 1)
        self.assertEqual(self.counts()["application"], 0)
        self.sound()

    def test_where_errors_are_written(self):
        source = self.write("сайт.csv", SITE)
        for target, code in ((source, "not-allowed"), (self.file, "not-allowed"), (self.folder, "invalid"),
                             (self.folder / "none" / "e.csv", "not-found"), ("/dev/full", "invalid")):
            self.assertEqual(self.error("import", self.file, "applications", source, "--errors", target)["code"], code)
        self.assertEqual(source.read_text(encoding="utf-8"), SITE)
        self.assertTrue(Path("/dev/full").is_char_device())
        self.assertEqual(self.counts()["application"], 0)
        stale = self.write("stale.csv", "of an earlier run")
        self.take(self.write("a.csv", "title\nСквер\n"), "--errors", stale)
        self.assertEqual(stale.read_text(encoding="utf-8-sig").splitlines(), ["title;Reason"])

    def test_sources_of_one_series(self):
        for folder, city in (("a", "Тестовск"), ("b", "Тестовск"), ("c", "Примерск")):
            (self.folder / folder).mkdir()
            self.write(f"{folder}/x.csv", f"n,title,city\n1,Сквер,{city}\n")
        sources = [self.folder / name / "x.csv" for name in "abc"]
        for options in (["--dry-run"], []):
            report = self.take(sources[0], *sources[1:], "--key", "n", *options)
            self.assertEqual([report[name] for name in ("read", "created", "updated", "unchanged")], [3, 1, 1, 1], options)
        again = self.take(sources[2], "--key", "n", "--series", "other")
        self.assertIn("Line 2: the key “1” has come from “x.csv” before", again["warnings"][0])

    def test_an_export_taken_back_may_repeat(self):
        self.add("title=Сквер")
        target = self.folder / "out.csv"
        self.json("export", self.file, "applications", target)
        self.assertIn("is there already: a possible duplicate", "".join(self.take(target, "--dry-run")["warnings"]))

    def test_corrected_errors_come_back(self):
        errors = self.folder / "errors.csv"
        self.take(self.write("сайт.csv", SITE), "--errors", errors, code=3)
        text = errors.read_text(encoding="utf-8-sig").replace("много", "5").replace("a-3;;", "a-3;Сцена;")
        again = self.take(self.write("errors.csv", text), "--series", "сайт.csv")
        self.assertEqual((again["created"], again["refused"]), (2, 0))
        self.assertNotIn("Reason", again["mapping"])
        self.assertEqual(next(row for row in self.list("applications") if row["external_id"] == "a-5")["budget"], 500000)

    def test_dry_run_writes_nothing(self):
        source = self.write("сайт.csv", SITE)
        before = self.file.read_bytes()
        dry = self.take(source, "--dry-run", code=3)
        self.assertEqual((dry["created"], dry["refused"], dry["step"], dry["key"]), (4, 2, None, "hash"))
        self.assertEqual(self.json("journal", self.file)["entries"], [])
        self.assertEqual(self.counts()["application"], 0)
        self.assertEqual(len(self.file.read_bytes()), len(before))

    def test_what_the_office_touched_stays(self):
        source = self.write("a.csv", "uuid,title,city,region\nk1,Сквер,Тестовск,Первый край\n")
        self.assertEqual(self.take(source)["key"], "uuid")
        self.json("set", self.file, "application", "id:1", "city=Примерск")
        self.assertEqual(self.take(source)["unchanged"], 1)
        source = self.write("a.csv", "uuid,title,city,region\nk1,Сквер,Образцовск,Второй край\n")
        report = self.take(source)
        self.assertEqual((report["updated"], report["created"]), (1, 0))
        self.assertEqual(report["rows"][0]["clashes"], [{"field": "city", "ours": "Примерск", "theirs": "Образцовск"}])
        shown = self.show("id:1")
        self.assertEqual((shown["city"], shown["region"]), ("Примерск", "Второй край"))
        self.json("undo", self.file)
        self.assertEqual(self.show("id:1")["region"], "Первый край")

    def test_keys(self):
        twice = self.write("twice.csv", "id,title\n1,Сквер\n1,Парк\n,Сад\n")
        report = self.take(twice, "--key", "id", code=3)
        self.assertEqual((report["created"], report["refused"], [row["line"] for row in report["rows"]]), (1, 2, [3, 4]))
        self.assertEqual(self.list("applications")[0]["title"], "Сквер")
        other = self.take(self.write("other.csv", "id,title\n1,Сквер\n"), "--key", "id")
        self.assertEqual(other["created"], 1)
        self.assertIn("twice.csv", "\n".join(other["warnings"]))
        self.assertEqual(self.take(self.folder / "other.csv", "--key", "id", "--series", "twice.csv")["unchanged"], 1)
        self.assertEqual(self.error("import", self.file, "applications", twice, "--key", "uid")["code"], "not-found")

    def test_equal_rows_are_counted(self):
        source = self.write("same.csv", "title,city\nСквер,Тестовск\nСквер,Тестовск\nСквер,Тестовск\n")
        self.assertEqual((self.take(source)["created"], self.take(source)["unchanged"]), (3, 3))
        source = self.write("same.csv", "city,extra,title\nТестовск,x,Сквер\n")
        self.assertEqual(self.take(source)["unchanged"], 1)

    def test_mapping_file(self):
        source = self.write("m.csv", "N|Что|Сколько|Когда\n1|Сквер|1.234,50|17.02.20\n2|Парк|2,5|\n")
        mapping = self.write("m.json", json.dumps({
            "version": 1, "sheet": None, "header_row": 1, "encoding": "auto", "delimiter": "|", "decimal": ",",
            "columns": {"Что": "title", "Сколько": {"field": "budget", "unit": "kopeck"}, "Когда": "due"}, "ignore": ["N"]}))
        rouble = self.write("r.json", json.dumps({"delimiter": "|", "columns": {"Что": "title", "Сколько": {"field": "budget", "unit": "rub"}}}))
        self.assertEqual(self.take(source, "--mapping", mapping, code=3)["refused"], 2)
        report = self.take(source, "--mapping", rouble)
        self.assertEqual(report["mapping"], {"Что": "title", "Сколько": {"field": "budget", "unit": "rub"}})
        self.assertEqual(sorted(row["budget"] for row in self.list("applications")), [250, 123450])
        for wrong, code in (({"columns": {"Кто": "title"}}, "not-found"), ({"columns": {"Что": "colour"}}, "not-found"),
                            ({"columns": {"Что": "title", "N": "number"}}, "not-allowed"), ({"version": 2}, "newer"),
                            ({"columns": {"Сколько": "budget"}}, "invalid"),
                            ({"columns": {"Что": {"field": "title", "unit": "rub"}}}, "invalid")):
            bad = self.write("bad.json", json.dumps({"delimiter": "|", **wrong}))
            with self.subTest(wrong=wrong):
                self.assertEqual(self.error("import", self.file, "applications", source, "--mapping", bad)["code"], code)

    def test_refused_sources(self):
        link = self.folder / "link.csv"
        link.symlink_to(self.file)
        hard = self.folder / "hard.csv"
        hard.hardlink_to(self.file)
        for own in (self.file, link, hard):
            self.assertEqual(self.error("import", self.file, "applications", own)["code"], "not-allowed")
        self.assertEqual(self.error("import", self.file, "applications", self.folder / "no.csv")["code"], "not-found")
        self.assertEqual(self.error("import", self.file, "applications", self.write("x.csv", "a,b\n1,2\n"))["code"], "invalid")
        self.sound()

    def test_stopped_half_way_nothing_is_left(self):
        source = self.write("big.csv", "title,summary\n" + "".join(f"Проект {n},{'слово ' * 20}\n" for n in range(30000)))
        with subprocess.Popen([PROGRAM, "import", self.file, "applications", source], env=self.environment, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            # Some rows are in the file, under a step that is open.
            while process.poll() is None and self.file.stat().st_size < 2_000_000:
                time.sleep(0.02)
            process.send_signal(signal.SIGINT)
            self.assertEqual(process.wait(timeout=120), 130)
        self.assertEqual(self.counts()["application"], 0)
        self.assertEqual(self.json("journal", self.file)["entries"], [])
        self.sound()

    def test_killed_half_way_nothing_is_left(self):
        source = self.write("big.csv", "title,summary\n" + "".join(f"Проект {n},{'слово ' * 20}\n" for n in range(30000)))
        with subprocess.Popen([PROGRAM, "import", self.file, "applications", source], env=self.environment, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as process:
            while process.poll() is None and self.file.stat().st_size < 2_000_000:
                time.sleep(0.02)
            process.kill()
        self.assertEqual(process.returncode, -signal.SIGKILL)
        self.assertEqual(self.counts()["application"], 0)
        self.sound()
        self.assertEqual(self.take(self.write("a.csv", "title,city\nСквер,Тестовск\n"))["created"], 1)

    def test_several_sources(self):
        first, second = self.write("a.csv", "id,title\n1,Сквер\n"), self.write("b.csv", "id,title\n1,Парк\n2,Сад\n")
        report = self.json("import", self.file, "applications", first, second, "--key", "id")
        self.assertEqual((report["read"], report["created"], report["refused"]), (3, 3, 0))
        self.assertEqual(self.take(second, "--key", "id")["unchanged"], 2)
        broken = self.folder / "broken.csv"
        self.assertEqual(len(self.json("undo", self.file)["undone"]), 1)
        self.assertEqual(self.counts()["application"], 0)
        self.error("import", self.file, "applications", first, broken, "--key", "id")
        self.assertEqual(self.counts()["application"], 0)

    def test_other_kinds(self):
        people = self.write("p.csv", "Name,Phone\nТестова А. П.,8(00000)2-00-01\n")
        self.assertEqual(self.take(people, kind="people")["created"], 1)
        themes = self.write("th.csv", "code,title,abbr\nriver,Река в городе,РГ\n")
        self.assertEqual(self.take(themes, kind="themes")["created"], 1)
        self.assertEqual(self.list("theme", "--where", "code=river")[0]["parent_id"], 1)
        self.assertEqual(self.error("import", self.file, "application.members", people)["code"], "unsupported")
        trees = self.write("t.csv", "number,species,diameter,height\n1,клён,\"31,4\",10\n")
        mapping = self.write("t.json", json.dumps({"columns": {"number": "number", "species": "species", "height": {"field": "height", "unit": "ft"},
                                                               "diameter": {"field": "diameter", "unit": "girth-cm"}}}))
        self.take(trees, "--mapping", mapping, kind="trees")
        tree = self.list("trees")[0]
        self.assertEqual((tree["girth"], tree["diameter"]), (31.4, 10))
        self.assertAlmostEqual(tree["height"], 3.048)


class Export(Case):
    def setUp(self):
        super().setUp()
        self.new()
        self.add("title==1+1", "leader=Тестова А. П.", "leader_phone=8(00000)2-00-01", "leader_email=test@example.org", "budget=123456",
                 "theme=smart", "city=Тестовск", "received=2020-02-17T06:30:00Z", "summary=строка\nвторая; и «третья»")

    def rows(self, *options):
        target = self.folder / "out.csv"
        report = self.json("export", self.file, "applications", target, *options)
        self.assertEqual((report["rows"], report["format"]), (1, "csv"))
        encoding = "cp1251" if "--encoding" in options else "utf-8-sig"
        return target.read_bytes(), list(csv.DictReader(io.StringIO(target.read_bytes().decode(encoding), newline=""), delimiter=";"))[0]

    def test_no_contacts_unless_asked_for(self):
        data, row = self.rows()
        self.assertNotIn("00000", data.decode("utf-8-sig"))
        self.assertNotIn("example.org", data.decode("utf-8-sig"))
        self.assertEqual((row["Title"], row["Budget"], row["Leader"]), ("'=1+1", "1234,56", "Тестова А. П."))
        _, row = self.rows("--with-contacts")
        self.assertEqual(row["Leader's phone"], "8(00000)2-00-01")

    def test_anonymous(self):
        data, row = self.rows("--anonymous")
        for text in ("Тестова", "1+1", "вторая", self.show("id:1")["uuid"]):
            self.assertNotIn(text, data.decode("utf-8-sig"))
        self.assertEqual((row["City"], row["Budget"]), ("Тестовск", "1234,56"))

    def test_round_trip(self):
        """What goes out comes in again as the same records."""
        for name, options in (("t.csv", ()), ("w.csv", ("--encoding", "CP1251")), ("t.xlsx", ()), ("t.ods", ())):
            with self.subTest(name=name):
                table = self.folder / name
                self.json("export", self.file, "applications", table, "--with-contacts", *options)
                other = self.folder / f"{name}.veche"
                self.json("new", other)
                self.assertEqual(self.json("import", other, "applications", table)["created"], 1)
                mine, theirs = self.show("id:1"), self.json("show", other, "application", "id:1")
                for field in ("title", "leader", "leader_phone", "leader_email", "budget", "theme", "city", "received"):
                    self.assertEqual(theirs[field], mine[field], field)

    def test_json(self):
        target = self.folder / "out.json"
        self.json("export", self.file, "applications", target)
        written = json.loads(target.read_text(encoding="utf-8"))
        self.assertEqual((written["kind"], written["records"][0]["title"], written["records"][0]["budget"]), ("application", "=1+1", 123456))
        self.assertNotIn("leader_phone", written["records"][0])

    def test_children_name_their_parent(self):
        self.add("name=Тестов Т. Т.", "--parent", "id:1", kind="application.member")
        self.json("register", self.file, "id:1")
        target = self.folder / "members.csv"
        self.json("export", self.file, "application.members", target)
        row = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig")), delimiter=";"))[0]
        self.assertEqual((row["Application"], row["Full name"]), ("2020-УГ-001", "Тестов Т. Т."))

    def test_wrong_targets(self):
        self.assertEqual(self.error("export", self.file, "applications", self.folder / "out.doc")["code"], "unsupported")
        self.assertEqual(self.error("export", self.file, "applications", self.folder / "no" / "out.csv")["code"], "not-found")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir() if path.suffix in (".doc", ".csv")), [])


if __name__ == "__main__":
    main()
