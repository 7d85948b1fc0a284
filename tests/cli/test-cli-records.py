#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs that work on records, and what the journal keeps of them. Argument: the program."""

import hashlib
import json
import signal
import subprocess

from case import PROGRAM, Case, main

UUID = r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$"


class Templates(Case):
    def test_new(self):
        made = self.json("new", self.file)
        self.assertEqual(made["template"], "selection-2020")
        self.assertEqual(made["file"], str(self.file))
        counts = self.counts()
        self.assertEqual((counts["programme"], counts["theme"], counts["item"], counts["criterion"]), (1, 5, 9, 6))
        self.assertEqual(counts["application"], 0)
        self.assertEqual([item["code"] for item in self.list("items")],
                         "summary problem effect budget audience video cv team votes".split())
        self.assertEqual([theme["code"] for theme in self.list("theme")], "historic heritage smart children creative".split())
        self.assertEqual([criterion["code"] for criterion in self.list("criteria")], "relevance logic effect budget team support".split())
        self.error("undo", self.file)
        self.sound()

    def test_empty(self):
        self.new("empty")
        self.assertEqual(self.counts()["theme"], 0)
        self.sound()

    def test_demo(self):
        self.new("demo")
        counts = self.counts()
        self.assertEqual((counts["application"], counts["employee"], counts["attachment"]), (60, 5, 70))
        # The park: each tree surveyed within its boundary, decisions of both kinds, a picture for each spot.
        self.assertEqual([counts[kind] for kind in ("area", "tree", "spot", "place", "route", "layer", "inspection-act")],
                         [1, 300, 40, 13, 3, 2, 1])
        trees = self.list("trees")
        self.assertEqual({tree["number"] for tree in trees}, {str(number) for number in range(1, 301)})
        self.assertGreater(sum(tree["decision"] not in (None, tree["volunteer_decision"]) for tree in trees), 20)
        self.assertEqual(self.json("inside", self.file, "Парк «Заводской»", "trees")["count"], 300)
        self.assertEqual(len(self.list("applications", "--where", "state=admitted")), 15)
        drafts = self.list("applications", "--where", "number=")
        self.assertEqual({draft["state"] for draft in drafts}, {"draft"})
        self.error("undo", self.file)
        self.sound()
        numbers = {int(row["number"].rsplit("-", 1)[1]) for row in self.list("applications") if row["number"]}
        self.assertEqual(numbers, set(range(1, 55)))
        taken = self.json("register", self.file, drafts[0]["uuid"])["number"]
        self.assertTrue(taken.endswith("-055"), taken)


class Records(Case):
    def setUp(self):
        super().setUp()
        self.new()

    def test_add_show_set_delete(self):
        added = self.add("title=Сквер у реки", "theme=children", "budget=1234567", "received=17.02.2020 09:30", "city=Тестовск")
        self.assertRegex(added["uuid"], UUID)
        self.assertIsNone(added["number"])
        self.assertIsInstance(added["step"], int)

        shown = self.show(added["uuid"])
        for name in ("number title theme region city organisation summary problem effect budget audience state id uuid kind").split():
            self.assertIn(name, shown)
        self.assertEqual((shown["theme"], shown["budget"], shown["state"], shown["kind"]), ("children", 1234567, "draft", "application"))
        self.assertEqual(shown["received"], "2020-02-17T06:30:00Z")
        self.assertNotIn("history", shown)

        changed = self.json("set", self.file, "applications", "id:1", "city=", "theme=smart")
        self.assertGreater(changed["step"], added["step"])
        shown = self.show("id:1", "application", "--history")
        self.assertEqual((shown["city"], shown["theme"]), (None, "smart"))
        self.assertEqual([entry["op"] for entry in shown["history"]], ["update", "insert"])
        self.assertEqual(shown["history"][0]["before"]["city"], "Тестовск")

        self.assertIsNone(self.json("set", self.file, "application", "id:1", "theme=smart")["step"])
        self.json("delete", self.file, "application", "id:1")
        self.assertEqual(self.list("applications"), [])
        self.sound()

    def test_rules_of_fields(self):
        self.assertEqual(self.error("add", self.file, "application", "city=Тестовск")["code"], "invalid")
        self.assertEqual(self.error("add", self.file, "application", "title=x", "theme=fly")["code"], "not-found")
        self.assertEqual(self.error("add", self.file, "application", "title=x", "budget=many")["code"], "invalid")
        self.assertEqual(self.error("add", self.file, "application", "title=x", "received=31.02.2020")["code"], "invalid")
        self.assertEqual(self.error("add", self.file, "application", "title=x", "state=admitted")["code"], "not-allowed")
        self.assertEqual(self.error("add", self.file, "application", "title=x", "number=1")["code"], "not-allowed")
        self.assertEqual(self.counts()["application"], 0)
        self.assertEqual(self.json("journal", self.file)["entries"], [])

    def test_children(self):
        application = self.add("title=Сквер")
        member = self.add("name=Тестов Т. Т.", "role=дизайнер", "--parent", application["uuid"], kind="application.member")
        self.add("article=Скамьи", "amount=100", "source=local", "--parent", "id:1", kind="application.budget-line")
        self.add("count=5", "source=paper", "--parent", "id:1", kind="application.votes")
        self.assertEqual([row["uuid"] for row in self.list("application.members", "--parent", "id:1")], [member["uuid"]])
        self.error("add", self.file, "application.member", "name=Тестов", "--parent", "id:9")
        self.json("delete", self.file, "application", "id:1")
        self.assertEqual((self.counts()["application.member"], self.counts()["application.votes"]), (0, 0))
        self.json("undo", self.file)
        self.assertEqual((self.counts()["application.member"], self.counts()["application.votes"]), (1, 1))
        self.sound()

    def test_a_number_stays_in_the_register(self):
        application = self.add("title=Сквер")
        number = self.json("register", self.file, application["uuid"])["number"]
        refused = self.error("delete", self.file, "application", number)
        self.assertEqual(refused["code"], "not-allowed")
        self.assertIn(number, refused["message"])
        self.json("withdraw", self.file, number, "--reason", "передумали")
        self.assertEqual(self.error("delete", self.file, "application", number)["code"], "not-allowed")
        self.json("undo", self.file, "2")
        self.json("delete", self.file, "application", application["uuid"])
        self.assertEqual(self.list("applications"), [])
        self.sound()

    def test_references(self):
        first, second = self.add("title=Сквер"), self.add("title=Парк")
        number = self.json("register", self.file, first["uuid"])["number"]
        self.assertEqual(self.show(number)["uuid"], first["uuid"])
        self.sql("UPDATE application SET number = ? WHERE uuid = ?", number, second["uuid"])
        clash = self.error("show", self.file, "application", number)
        self.assertEqual(clash["code"], "ambiguous")
        self.assertIn("id:1", clash["message"])
        self.assertIn("id:2", clash["message"])

    def test_list(self):
        for title in ("Сквер у реки", "Парк «Ёлочка»", "Детская площадка"):
            self.add(f"title={title}")
        self.json("register", self.file, "id:3")
        self.json("register", self.file, "id:2")
        self.assertEqual([row["id"] for row in self.list("applications")], [3, 2, 1])
        self.assertEqual([row["id"] for row in self.list("application", "--limit", 1, "--offset", 1)], [2])
        self.assertEqual([row["id"] for row in self.list("application", "--query", "елочки")], [2])
        self.assertEqual([row["id"] for row in self.list("application", "--where", "state=registered", "--where", "title=Детская площадка")], [3])
        self.assertEqual(self.list("application", "--where", "title=детская площадка"), [])
        self.assertEqual([(row["kind"], row["id"]) for row in self.list("all", "--query", "парк")], [("application", 2)])
        self.assertEqual(len(self.list("all")), sum(self.counts().values()))
        self.assertEqual(len(self.list("all", "--offset", 3, "--limit", 9)), 9)
        self.assertEqual(self.error("list", self.file, "application", "--where", "colour=red")["code"], "not-found")
        table = self.run_cli("list", self.file, "application").stdout.splitlines()
        self.assertEqual(len(table), 4)
        self.assertEqual(len({line.index(title) for line, title in zip(table[1:], ("Детская", "Парк", "Сквер"))}), 1)

    def test_list_by_what_every_record_has(self):
        uuid = self.add("title=Сквер")["uuid"]
        self.add("title=Парк")
        for term in (f"uuid={uuid.upper()}", "id=1", "title=Сквер"):
            self.assertEqual([row["id"] for row in self.list("application", "--where", term)], [1], term)
        self.assertEqual(self.list("application", "--where", "id=first"), [])
        self.assertEqual([row["title"] for row in self.list("theme", "--where", "number=smart")], ["Умный город"])
        for reference in ("id:1x", "id:", "id: 1", "id:+1"):
            self.assertEqual(self.error("show", self.file, "application", reference)["code"], "not-found")

    def test_numbers_are_ordered_as_numbers(self):
        numbers = ["2", "10", "2020-9", "2020-10", "2020-ИГ-999", "2020-ИГ-1000"]
        for number in reversed(numbers):
            self.sql("INSERT INTO application (title, number) VALUES ('x', ?)", number)
        self.assertEqual([row["number"] for row in self.list("application")], numbers)

    def test_programmes_have_themes_of_their_own(self):
        self.add("code=2021", "title=Второй отбор", "year=2021", kind="programme")
        theme = self.add("code=historic", "title=Исторический город", "--parent", "2021", kind="theme")["id"]
        self.add("code=late", "title=Опоздание", "--parent", "2021", kind="reason")
        # The theme is looked up in the programme that is named, even after it; else in the one made last.
        for fields in (["theme=historic", "programme=2020"], ["theme=Исторический город", "programme=2021"], ["theme=historic"]):
            self.add("title=Сквер", *fields)
        self.json("set", self.file, "application", "id:1", "theme=historic")
        self.assertEqual(self.sql("SELECT programme, theme FROM application"), [(1, 1), (2, theme), (2, theme)])
        self.assertEqual(self.error("add", self.file, "application", "title=x", "theme=smart", "programme=2021")["code"], "not-found")
        self.assertEqual(len(self.list("application", "--where", "theme=historic")), 3)
        self.json("register", self.file, "id:2")
        self.assertEqual(self.json("techcheck", self.file, "id:2", "--decide", "refuse", "--reason", "late")["decision"], "refuse")
        self.sound()

    def test_money_without_a_unit_is_kopecks(self):
        for text in ("1000.50", "1 234 567,89", "много"):
            self.assertIn("kopecks", self.error("add", self.file, "application", "title=x", f"budget={text}")["message"])
        self.add("title=x", "budget=1 234 567,89 ₽")
        self.assertEqual(self.show("id:1")["budget"], 123456789)

    def test_add_passes_over_empty_lines_and_repeated_uuids(self):
        uuid = self.add("title=Сквер")["uuid"]
        text = f'{{"title":"Парк"}}\r\n\r\n  \n{{"title":"Двор","uuid":"{uuid}"}}\n'
        lines = [json.loads(line) for line in self.run_cli("add", self.file, "application", "--stdin", stdin=text, code=3).stdout.splitlines()]
        self.assertEqual(lines[0]["id"], 2)
        self.assertEqual((lines[1]["line"], lines[1]["error"]["code"]), (4, "exists"))
        self.assertEqual(self.counts()["application"], 2)

    def test_add_from_standard_input(self):
        lines = [json.dumps({"title": f"Проект {n}", "theme": "smart", "budget": n * 100}, ensure_ascii=False) for n in range(5)]
        lines.insert(2, '{"city":"без названия"}')
        lines.insert(3, "not JSON")
        done = self.run_cli("add", self.file, "application", "--stdin", stdin="\n".join(lines) + "\n", code=3)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual([answer["line"] for answer in answers if "error" in answer], [3, 4])
        good = [answer for answer in answers if "uuid" in answer]
        self.assertEqual(len({answer["step"] for answer in good}), 5)
        self.assertEqual({row["uuid"] for row in self.list("application")}, {answer["uuid"] for answer in good})

    def test_what_add_has_acknowledged_survives(self):
        """Killed at any moment, no record is lost whose line was printed."""
        with subprocess.Popen([PROGRAM, "add", self.file, "application", "--stdin"], env=self.environment, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            for n in range(10):
                process.stdin.write(f'{{"title":"Проект {n}"}}\n'.encode())
            process.stdin.flush()
            acknowledged = [json.loads(process.stdout.readline())["uuid"] for _ in range(7)]
            process.send_signal(signal.SIGKILL)
            rest = process.stdout.read().splitlines()
        acknowledged += [json.loads(line)["uuid"] for line in rest if line.endswith(b"}")]
        self.assertLessEqual(set(acknowledged), {row["uuid"] for row in self.list("application")})
        self.sound()

    def test_stopped_by_a_signal(self):
        with subprocess.Popen([PROGRAM, "add", self.file, "application", "--stdin"], env=self.environment, stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdin.write('{"title":"Проект"}\n'.encode())
            process.stdin.flush()
            self.assertTrue(json.loads(process.stdout.readline())["uuid"])
            process.send_signal(signal.SIGTERM)
            self.assertEqual(process.wait(timeout=60), 130)
            self.assertIn(b"veche-cli: Stopped", process.stderr.read())
        self.assertEqual(self.counts()["application"], 1)
        self.sound()

    def test_undo_and_redo(self):
        for n in range(3):
            self.add(f"title=Проект {n}")
        before = self.list("application")
        undone = self.json("undo", self.file, 2)
        self.assertEqual(len(undone["undone"]), 2)
        self.assertIsInstance(undone["step"], int)
        self.assertEqual(len(self.list("application")), 1)
        self.json("redo", self.file, 2)
        self.assertEqual(self.list("application"), before)
        self.assertEqual(self.error("redo", self.file)["code"], "nothing")
        self.json("undo", self.file, 9)
        self.assertEqual(self.list("application"), [])
        self.sound()


class Files(Case):
    def setUp(self):
        super().setUp()
        self.new()
        self.add("title=Сквер")

    def test_a_file_serves_an_item_of_the_programme(self):
        self.add("title=Сквер")
        path = self.write("a.txt", "x")
        self.assertEqual(self.error("attach", self.file, "application", "id:1", path, "--item", "vc")["code"], "not-found")
        self.json("attach", self.file, "application", "id:1", path, "--item", "cv")
        self.assertEqual(self.show("id:1")["files"][0]["item"], "cv")

    def test_attach_extract_detach(self):
        bytes_of = {"Смета проекта.xlsx": b"\0\1\2" * 70000, "пустой": b"", "'; DROP TABLE application;--": b"quotes"}
        for name, data in bytes_of.items():
            path = self.folder / name
            path.write_bytes(data)
            attached = self.json("attach", self.file, "application", "id:1", path)
            self.assertEqual((attached["sha256"], attached["size"]), (hashlib.sha256(data).hexdigest(), len(data)))
        self.assertEqual({file["name"] for file in self.show("id:1")["files"]}, set(bytes_of))
        for name, data in bytes_of.items():
            target = self.folder / "out"
            self.json("extract", self.file, "application", "id:1", name, target)
            self.assertEqual(target.read_bytes(), data)
            self.json("detach", self.file, "application", "id:1", name)
        self.assertEqual(self.show("id:1")["files"], [])
        self.json("undo", self.file)
        self.assertEqual(len(self.show("id:1")["files"]), 1)
        self.sound()

    def test_refusals(self):
        path = self.write("a.txt", "a")
        self.json("attach", self.file, "application", "id:1", path, "--item", "cv")
        self.assertEqual(self.json("attach", self.file, "application", "id:1", path, "--name", "b/../a.txt")["name"], "a (2).txt")
        self.assertEqual([file["item"] for file in self.show("id:1")["files"]], ["cv", None])
        self.json("detach", self.file, "application", "id:1", "id:2")
        self.assertEqual(self.error("detach", self.file, "application", "id:1", "b.txt")["code"], "not-found")
        self.assertEqual(self.error("attach", self.file, "application", "id:1", self.folder / "b.txt")["code"], "not-found")
        self.assertEqual(self.error("attach", self.file, "application", "id:1", self.folder)["code"], "invalid")
        link = self.folder / "link"
        link.symlink_to(self.file)
        for own in (self.file, link):
            self.assertEqual(self.error("attach", self.file, "application", "id:1", own)["code"], "not-allowed")
            self.assertEqual(self.error("extract", self.file, "application", "id:1", "a.txt", own)["code"], "not-allowed")
            self.assertEqual(self.error("export", self.file, "applications", own)["code"], "not-allowed")
        self.sound()


class Intake(Case):
    def setUp(self):
        super().setUp()
        self.new()

    def test_numbers_are_never_reused(self):
        for title in ("Первый", "Второй"):
            self.add(f"title={title}", "theme=smart")
        self.assertEqual(self.json("register", self.file, "id:1")["number"], "2020-УГ-001")
        self.assertEqual(self.error("register", self.file, "id:1")["code"], "not-allowed")
        withdrawn = self.json("withdraw", self.file, "2020-УГ-001", "--reason", "нашли деньги")
        self.assertEqual(withdrawn["number"], "2020-УГ-001")
        self.assertEqual(self.show("id:1")["withdrawal"], "нашли деньги")
        self.assertEqual(self.json("register", self.file, "id:2")["number"], "2020-УГ-002")
        self.json("undo", self.file)
        self.assertNotIn(self.json("register", self.file, "id:2")["number"], ("2020-УГ-001",))

    def test_technical_check(self):
        self.add("title=Сквер", "theme=smart", "summary=s", "problem=p", "effect=e", "budget=1", "audience=a")
        self.json("register", self.file, "id:1")
        seen = self.json("techcheck", self.file, "id:1")
        self.assertEqual((seen["complete"], seen["missing"], seen["decision"]), (False, ["video", "cv", "team", "votes"], None))
        self.assertEqual(self.show("id:1")["state"], "registered")

        marked = self.json("techcheck", self.file, "id:1", "--item", "video=present", "--item", "cv=insufficient:нет даты: ни одной",
                           "--item", "team=not-needed", "--item", "votes=present", "--theme-fits", "yes")
        self.assertEqual(marked["missing"], ["cv"])
        self.assertEqual(self.show("id:1")["state"], "in-check")
        remarks = [row["remark"] for row in self.list("check.items") if row["item"] == "cv"]
        self.assertEqual(remarks, ["нет даты: ни одной"])
        for refused in (["accept"], ["return"], ["refuse"], ["accept", "--override"]):
            self.assertEqual(self.error("techcheck", self.file, "id:1", "--decide", *refused)["code"], "not-allowed")
        self.assertEqual(self.error("techcheck", self.file, "id:1", "--decide", "return", "--reason", "mood")["code"], "not-found")

        returned = self.json("techcheck", self.file, "id:1", "--decide", "return", "--reason", "incomplete", "--reason", "form")
        self.assertEqual((returned["decision"], self.show("id:1")["state"]), ("return", "returned"))
        done = self.json("techcheck", self.file, "id:1", "--item", "cv=present", "--decide", "accept")
        self.assertEqual((done["decision"], done["complete"], self.show("id:1")["state"]), ("accept", True, "admitted"))
        self.sound()

    def test_an_exception_needs_a_reason(self):
        self.add("title=Сквер")
        self.json("register", self.file, "id:1")
        done = self.json("techcheck", self.file, "id:1", "--decide", "accept", "--override", "--reason", "решение руководителя")
        self.assertEqual((done["decision"], done["complete"]), ("accept", False))
        self.assertEqual(self.list("checks")[0]["override"], "решение руководителя")

    def test_a_theme_that_does_not_fit(self):
        self.add("title=Сквер", "theme=smart")
        self.json("register", self.file, "id:1")
        items = [word for code in "summary problem effect budget audience video cv team votes".split() for word in ("--item", f"{code}=present")]
        self.error("techcheck", self.file, "id:1", *items, "--theme-fits", "no", "--decide", "accept")
        self.assertEqual(self.show("id:1")["state"], "registered")
        done = self.json("techcheck", self.file, "id:1", *items, "--theme-fits", "no", "--decide", "refuse", "--reason", "theme")
        self.assertEqual((done["decision"], done["theme_fits"]), ("refuse", False))


if __name__ == "__main__":
    main()
