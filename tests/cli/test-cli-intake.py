#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Verbs of a season's intake: letters, merging, second filings, a second person, other themes, templates. Argument: the program."""

import json
import sqlite3

from case import Case, main


class Intake(Case):
    def setUp(self):
        super().setUp()
        self.new()

    def test_new_kinds_and_fields(self):
        template = self.add("title=Возврат", "code=return", "subject=О заявке {number}", "body={salutation}!", kind="letter-template")
        self.assertEqual(self.show(template["uuid"], "letter-template")["code"], "return")
        person = self.add("name=Ветрова Анна Сергеевна", "sex=f", "dative=Ветровой Анне Сергеевне", "consent=17.02.2020", kind="person")
        self.add("title=Парк", f"leader_person={person['uuid']}", "leader_consent=17.02.2020")
        letter = self.add("--parent", "id:1", "subject=О заявке", "template=Возврат", "state=draft", kind="application.letter")
        self.run_cli("set", self.file, "application.letter", letter["uuid"], "state=sent", "sent=18.02.2020")
        self.assertEqual(self.list("application.letter")[0]["sent"], "2020-02-18")
        self.assertEqual(self.show("id:1")["leader_person"], "Ветрова Анна Сергеевна")
        self.assertEqual(self.list("all", "--query", "возврат")[0]["kind"], "letter-template")
        self.sound()

    def test_an_anonymous_export_names_nobody(self):
        person = self.add("name=Ветрова Анна", "salutation=Уважаемая Анна", kind="person")["uuid"]
        firm = self.add("name=ИП Ветрова", kind="organisation")["uuid"]
        self.add("title=Парк Ветровой")
        self.add("title=Парк", "theme=smart", f"leader_person={person}", f"organisation_ref={firm}", "repeats=id:1")
        self.add("--parent", "id:2", "subject=Письмо Ветровой", "addressee=Ветровой А.", kind="application.letter")
        for kind in ("applications", "people", "application.letters"):
            for ending in ("csv", "json"):
                path = self.folder / f"{kind}.{ending}"
                self.run_cli("export", self.file, kind, path, "--anonymous")
                text = path.read_text(encoding="utf-8-sig")
                self.assertNotIn("Ветров", text, path)
                self.assertNotIn("Анна", text, path)
        self.assertIn("smart", (self.folder / "applications.json").read_text())

    def test_merge_and_unmerge(self):
        keep = self.add("name=ООО «Парк»", "phone=8 900 111-22-33", kind="organisation")["uuid"]
        other = self.add("name=Парк", "phone=+7 (900) 111-22-33", kind="organisation")["uuid"]
        pairs = self.json("duplicates", self.file, "organisations")["pairs"]
        self.assertEqual(pairs, [{"a": keep, "b": other, "score": 95, "reasons": ["name", "phone"]}])
        self.assertEqual(self.json("duplicates", self.file, "organisations", "--threshold", "99")["pairs"], [])
        merged = self.json("merge", self.file, "organisation", keep, other)
        self.assertEqual(merged["uuid"], keep)
        self.assertEqual([one["uuid"] for one in self.list("organisation")], [keep])
        self.assertEqual([one["uuid"] for one in self.list("organisation", "--where", f"merged_into={keep}")], [other])
        self.assertEqual(self.error("merge", self.file, "organisation", keep, other)["code"], "not-allowed")
        # Who joins one that has joined another joins who stands for both; an import that names either means that one.
        third = self.add("name=Сквер", kind="organisation")["uuid"]
        self.assertEqual(self.json("merge", self.file, "organisation", other, third)["uuid"], keep)
        taken = self.json("import", self.file, "applications", self.write("a.csv", "title,organisation_ref\nСад,Сквер\nДвор,Парк\n"))
        self.assertEqual((taken["created"], taken["warnings"]), (2, []))
        self.assertEqual({row["organisation_ref"] for row in self.list("application") if row["title"] in ("Сад", "Двор")}, {"ООО «Парк»"})
        self.json("undo", self.file, "3")
        self.json("unmerge", self.file, "organisation", other)
        self.assertEqual(len(self.list("organisation")), 2)
        self.json("undo", self.file)
        self.assertEqual(len(self.list("organisation")), 1)
        self.assertEqual(self.error("merge", self.file, "theme", "id:1", "id:2")["code"], "not-allowed")
        self.json("undo", self.file)
        self.json("distinct", self.file, "organisation", keep, other)
        self.assertEqual(self.json("show", self.file, "organisation", keep)["distinct_from"], other)
        self.assertEqual(self.json("duplicates", self.file, "organisations")["pairs"], [])
        self.assertEqual(self.error("distinct", self.file, "organisation", keep, keep)["code"], "not-allowed")
        self.json("undo", self.file)
        self.assertEqual(len(self.json("duplicates", self.file, "organisations")["pairs"]), 1)
        self.sound()

    def test_second_filing(self):
        self.add("title=Набережная", "leader_phone=8 900 111-22-33")
        self.add("title=«Набережная»", "leader_phone=+79001112233")
        pairs = self.json("duplicates", self.file, "application", "id:2")["pairs"]
        self.assertEqual(pairs[0]["reasons"], ["title", "phone"])
        problems = [json.loads(line) for line in self.run_cli("problems", self.file, "application", "id:2", "--json").stdout.splitlines()]
        self.assertIn("repeat", {one["code"] for one in problems})
        self.assertEqual(self.error("set", self.file, "application", "id:2", "repeats=id:2")["code"], "invalid")
        self.run_cli("set", self.file, "application", "id:2", "repeats=id:1")
        self.assertEqual(self.json("duplicates", self.file, "application", "id:2")["pairs"], [])
        self.assertEqual(self.error("duplicates", self.file, "application", code=2)["code"], "usage")

    def test_problems_of_a_programme(self):
        self.run_cli("set", self.file, "programme", "2020", "finalists=0", "number_pattern={x}")
        text = self.run_cli("problems", self.file, "programme", "2020").stdout
        self.assertIn("“Finalists” is less than one.", text)
        self.assertIn("23.02.2020", text)

    def test_second_person(self):
        self.run_cli("set", self.file, "programme", "2020", "confirm_checks=yes")
        self.add("title=Парк", "theme=smart")
        self.run_cli("register", self.file, "id:1")
        decide = ["techcheck", self.file, "id:1", "--theme-fits", "yes", "--decide", "accept", "--override", "--reason", "пилот"]
        sheet = self.json("--actor", "Анна", *decide)
        self.assertEqual((sheet["state"], sheet["decision"], sheet["pending"]), ("in-check", "accept", True))
        self.assertEqual(self.error("--actor", "Анна", "techcheck", self.file, "id:1", "--confirm")["code"], "not-allowed")
        self.assertEqual(self.error("techcheck", self.file, "id:1", "--confirm", "--decide", "accept", code=2)["code"], "usage")
        # What waits for a second employee is in no protocol of a sitting.
        sitting = ["report", self.file, "sitting-protocol", self.folder / "sitting.pdf"]
        self.assertEqual(self.error(*sitting)["code"], "nothing")
        sheet = self.json("--actor", "Борис", "techcheck", self.file, "id:1", "--confirm")
        self.assertEqual((sheet["state"], sheet["pending"]), ("admitted", False))
        self.assertEqual(self.list("check")[0]["confirmed_by"], "Борис")
        self.run_cli(*sitting)

    def test_other_theme(self):
        self.add("title=Парк", "theme=smart")
        self.assertEqual(self.error("retheme", self.file, "id:1", "children")["code"], "not-allowed")
        self.json("retheme", self.file, "id:1", "children", "--agreed", "17.02.2020")
        shown = self.show("id:1")
        self.assertEqual((shown["theme"], shown["moved_from"], shown["move_agreed"]), ("children", "smart", "2020-02-17"))
        self.assertEqual(self.error("set", self.file, "application", "id:1", "moved_from=smart")["code"], "not-allowed")

    def test_votes_are_only_added(self):
        self.add("title=Парк")
        self.add("--parent", "id:1", "count=40", kind="application.votes")
        self.assertIn("negative", self.error("set", self.file, "application.votes", "id:1", "count=41")["message"])
        self.error("delete", self.file, "application.votes", "id:1")
        self.add("--parent", "id:1", "count=-1", "note=ошибка", kind="application.votes")
        self.run_cli("undo", self.file)
        self.run_cli("delete", self.file, "application", "id:1")
        self.assertEqual(self.list("application.votes"), [])

    def test_template(self):
        path = self.folder / "отбор.json"
        self.json("template", self.file, path, "--save", "2020")
        saved = json.loads(path.read_text())
        self.assertEqual(saved["records"][0]["fields"]["finalists"], 25)
        path.write_text("чужое")
        self.assertEqual(self.error("template", self.file, path, "--save", "2020")["code"], "exists")
        self.assertEqual(path.read_text(), "чужое")
        path.unlink()
        self.json("template", self.file, path, "--save", "2020")
        made = self.json("template", self.file, path, "--title", "Отбор 2021", "--code", "2021")
        self.assertEqual(self.show("2021", "programme")["title"], "Отбор 2021")
        for kind in ("theme", "stage", "item", "criterion", "reason"):
            own = [{name: value for name, value in one.items() if name not in ("id", "uuid", "parent")}
                   for one in self.list(kind, "--parent", "2020")]
            copy = [{name: value for name, value in one.items() if name not in ("id", "uuid", "parent")}
                    for one in self.list(kind, "--parent", made["uuid"])]
            self.assertEqual(len(own), len(copy))
            self.assertEqual([one["title"] for one in own], [one["title"] for one in copy])
        # The same programme is written the same again, and taking it back is one step.
        again = self.folder / "again.json"
        self.json("template", self.file, again, "--save", made["uuid"])
        second = json.loads(again.read_text())
        self.assertEqual(second["records"][0]["children"], saved["records"][0]["children"])
        self.run_cli("undo", self.file)
        self.assertEqual(len(self.list("programme")), 1)
        self.sound()

    def test_wrong_templates(self):
        for text in ("{}", '{"version": 1, "records": [{"kind": "person", "fields": {"name": "x"}}]}',
                     '{"version": 1, "records": [{"kind": "programme"}]}',
                     '{"version": 1, "records": [{"kind": "programme", "fields": {"title": "x"}, "children": [{"kind": "application", "fields": {"title": "y"}}]}]}',
                     '{"version": 1, "records": [7]}', '{"version": 2, "records": []}'):
            path = self.write("bad.json", text)
            self.assertEqual(self.error("template", self.file, path)["code"], "invalid", text)
        self.assertEqual(self.error("template", self.file, self.file)["code"], "not-allowed")
        self.assertEqual(self.error("template", self.file, self.file, "--save", "2020")["code"], "exists")
        self.assertEqual(self.error("template", self.file, self.folder / "none.json")["code"], "not-found")
        self.assertEqual(sqlite3.connect(self.file).execute("SELECT count(*) FROM programme").fetchone(), (1,))


if __name__ == "__main__":
    main()
