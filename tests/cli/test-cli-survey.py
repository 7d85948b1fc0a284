#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tree survey without a window: stems, the list of species, number blocks, renumbering along a path. Argument: the program."""

import csv
import sqlite3
import subprocess
import unittest
import zipfile

from case import Case, main


class Survey(Case):
    def setUp(self):
        super().setUp()
        self.new("empty")

    def stems(self):
        return [row["diameter"] for row in self.list("tree.stems")]


class Stems(Survey):
    def test_typed_diameters_become_stems(self):
        self.add("number=1", "species=Ива белая", "diameter=12 + 8,5", kind="tree")
        tree = self.show("1", "tree")
        self.assertEqual((tree["diameter"], tree["stems"]), (12, 2))
        self.assertEqual(sorted(self.stems()), [8.5, 12])
        self.json("set", self.file, "tree", "1", "diameter=14+9+7")
        self.assertEqual((self.show("1", "tree")["diameter"], sorted(self.stems())), (14, [7, 9, 14]))
        self.json("set", self.file, "tree", "1", "diameter=16")
        self.assertEqual((self.show("1", "tree")["stems"], self.stems()), (1, []))
        self.json("undo", self.file)
        self.assertEqual(sorted(self.stems()), [7, 9, 14])
        self.json("undo", self.file)
        self.json("undo", self.file)
        self.assertEqual((self.list("trees"), self.stems()), ([], []))
        self.sound()

    def test_stems_keep_the_height_they_were_measured_at(self):
        self.add("number=1", "species=Ива", "diameter=12+8", "measured_at=1", kind="tree")
        self.add("number=2", "species=Ива", "diameter=30", "measured_at=0.5", kind="tree")
        self.json("set", self.file, "tree", "1", "diameter=12+9")
        self.json("set", self.file, "tree", "2", "diameter=30+20", "stems=5")
        self.assertEqual({(row["diameter"], row["measured_at"]) for row in self.list("tree.stems")}, {(12, 1), (9, 1), (30, 0.5), (20, 0.5)})
        self.assertEqual(self.show("2", "tree")["stems"], 5)
        self.json("set", self.file, "tree", "1", "diameter=14+9", "measured_at=1.3")
        self.assertIn((14, 1.3), {(row["diameter"], row["measured_at"]) for row in self.list("tree.stems")})
        self.sound()

    def test_a_table_has_the_stems_and_says_nothing_new(self):
        self.add("number=1", "species=Ива", "diameter=12+8.5", kind="tree")
        table = self.folder / "trees.csv"
        self.json("export", self.file, "trees", table)
        text = table.read_text(encoding="utf-8-sig")
        self.assertIn("12+8,5", text)
        before = self.stems(), self.json("journal", self.file)["length"]
        self.assertEqual(self.json("import", self.file, "trees", table)["unchanged"], 1)
        self.assertEqual((self.stems(), self.json("journal", self.file)["length"]), before)
        table.write_text(text.replace("12+8,5", "12+9"), encoding="utf-8")
        self.assertEqual(self.json("import", self.file, "trees", table)["updated"], 1)
        self.assertEqual(sorted(self.stems()), [9, 12])
        # One number instead of two stems is asked about.
        table.write_text(text.replace("12+8,5", "14"), encoding="utf-8")
        report = self.json("import", self.file, "trees", table)
        self.assertEqual([(clash["ours"], clash["theirs"]) for row in report["rows"] for clash in row["clashes"]], [("12+9", "14")])
        self.assertEqual(sorted(self.stems()), [9, 12])
        self.sound()

    def test_papers_and_another_program(self):
        self.add("number=1", "species=Ива", "diameter=12+8", kind="tree")
        paper = self.folder / "tally.odt"

        def printed():
            self.json("report", self.file, "tally-sheet", paper)
            with zipfile.ZipFile(paper) as archive:
                return archive.read("content.xml").decode()

        self.assertIn("12+8", printed())
        with sqlite3.connect(self.file) as db:
            # The tree has no place: whatever the index asks for of a shape is not looked at.
            for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
                db.create_function(name, 1, lambda shape: 1)
            db.execute("UPDATE tree SET diameter = 40")
        db.close()
        self.assertNotIn("12+8", printed())

    def test_what_is_no_stem_is_refused(self):
        for text in ("12+", "12+a", "+", "12+-3", "12+0"):
            with self.subTest(text=text):
                self.error("add", self.file, "tree", "number=1", f"diameter={text}")
        self.assertEqual(self.list("trees"), [])

    def test_stems_of_an_imported_table(self):
        table = self.write("trees.csv", "№;Порода;Диаметр, мм\n1;Липа;120+80\n2;Клён;300\n")
        mapping = self.write("m.json", '{"version":1,"columns":{"№":"number","Порода":"species","Диаметр, мм":{"field":"diameter","unit":"mm"}}}')
        result = self.json("import", self.file, "trees", table, "--key", "№", "--mapping", mapping)
        self.assertEqual((result["created"], result["refused"]), (2, 0))
        self.assertEqual((self.show("1", "tree")["diameter"], sorted(self.stems())), (12, [8, 12]))
        self.assertEqual(self.json("import", self.file, "trees", table, "--key", "№", "--mapping", mapping)["unchanged"], 2)
        self.sound()


class Girths(Survey):
    """What a tape told is kept, and the diameter follows from it."""

    def sizes(self, number="1"):
        tree = self.show(number, "tree")
        return tree["girth"], tree["diameter"]

    def girths(self):
        return [(row["girth"], row["diameter"]) for row in self.list("tree.stems")]

    def test_typed_girths(self):
        self.add("number=1", "species=Ива", "diameter=обхват 63", kind="tree")
        self.assertEqual((self.sizes(), self.girths()), ((63, 20.1), []))
        self.json("set", self.file, "tree", "1", "diameter=о 63 + 40,5 см")
        self.assertEqual((self.sizes(), self.girths()), ((63, 20.1), [(63, 20.1), (40.5, 12.9)]))
        self.json("set", self.file, "tree", "1", "diameter=21")
        self.assertEqual((self.sizes(), self.girths()), ((None, 21), []))
        self.json("undo", self.file)
        self.assertEqual((self.sizes(), self.girths()), ((63, 20.1), [(63, 20.1), (40.5, 12.9)]))
        # The same diameters, measured otherwise.
        self.json("set", self.file, "tree", "1", "diameter=20.1+12.9")
        self.assertEqual((self.sizes(), self.girths()), ((None, 20.1), [(None, 20.1), (None, 12.9)]))
        # One girth of several stems does not take the others away.
        self.assertIn("C63+40", self.error("set", self.file, "tree", "1", "girth=100")["message"])
        self.assertEqual((self.sizes(), self.girths()), ((None, 20.1), [(None, 20.1), (None, 12.9)]))
        self.json("set", self.file, "tree", "1", "diameter=20")
        self.json("set", self.file, "tree", "1", "girth=100")
        self.assertEqual((self.sizes(), self.girths()), ((100, 31.8), []))
        for text in ("обхват", "о 0", "о -3", "о 6x", "обхват 63+"):
            with self.subTest(text=text):
                self.error("set", self.file, "tree", "1", f"diameter={text}")
        self.assertEqual(self.sizes(), (100, 31.8))
        self.sound()

    def test_one_stem(self):
        self.add("number=1", "species=Ива", "diameter=12+8", kind="tree")
        stem = self.list("tree.stems")[0]["uuid"]
        self.json("set", self.file, "tree.stem", stem, "diameter=окр. 31,4")
        self.assertEqual(self.girths(), [(31.4, 10), (None, 8)])
        self.json("set", self.file, "tree.stem", stem, "diameter=11")
        self.assertEqual(self.girths(), [(None, 11), (None, 8)])
        self.error("set", self.file, "tree.stem", stem, "diameter=о 31+20")
        self.sound()

    def test_tables_and_papers(self):
        self.add("number=1", "species=Ива", "diameter=о63", kind="tree")
        self.add("number=2", "species=Ива", "diameter=о63+40", kind="tree")
        table = self.folder / "trees.csv"
        self.json("export", self.file, "trees", table)
        text = table.read_text(encoding="utf-8-sig")
        self.assertIn("girth 63 (20,1 cm)", text)
        self.assertIn("girth 63+40 (20,1+12,7 cm)", text)
        self.assertEqual(self.json("import", self.file, "trees", table)["unchanged"], 2)
        table.write_text(text.replace("girth 63 (20,1 cm)", "girth 66 (20,1 cm)"), encoding="utf-8")
        self.assertEqual(self.json("import", self.file, "trees", table)["updated"], 1)
        self.assertEqual(self.sizes(), (66, 21))
        # One girth instead of two stems is asked about.
        alone = self.write("girths.csv", f"uuid;G;Note\n{self.show('2', 'tree')['uuid']};70;said\n")
        mapping = self.write("g.json", '{"version":1,"columns":{"G":"girth","Note":"note"}}')
        report = self.json("import", self.file, "trees", alone, "--mapping", mapping)
        self.assertEqual([(clash["ours"], clash["theirs"]) for row in report["rows"] for clash in row["clashes"]], [("63", "70")])
        self.assertEqual((self.sizes("2"), self.show("2", "tree")["note"], len(self.girths())), ((63, 20.1), "said", 2))
        paper = self.folder / "tally.odt"
        self.json("report", self.file, "tally-sheet", paper)
        with zipfile.ZipFile(paper) as archive:
            content = archive.read("content.xml").decode()
        self.assertIn("20,1+12,7", content)
        self.assertNotIn("C63", content)
        self.sound()

    def test_of_two_columns_one_is_filled(self):
        table = self.write("t.csv", "№;Порода;D;G\n1;Липа;;63\n2;Клён;20;\n")
        mapping = self.write("m.json", '{"version":1,"columns":{"№":"number","Порода":"species","D":"diameter","G":"girth"}}')
        self.assertEqual(self.json("import", self.file, "trees", table, "--key", "№", "--mapping", mapping)["created"], 2)
        self.assertEqual((self.sizes("1"), self.sizes("2")), ((63, 20.1), (None, 20)))
        self.assertEqual(self.json("import", self.file, "trees", table, "--key", "№", "--mapping", mapping)["unchanged"], 2)
        self.sound()

    def test_girths_of_several_stems(self):
        self.add("number=1", "species=Ива", "girth=63+40,5 см", kind="tree")
        self.assertEqual((self.sizes(), self.girths()), ((63, 20.1), [(63, 20.1), (40.5, 12.9)]))
        self.json("set", self.file, "tree", "1", "girth=70+40")
        self.assertEqual((self.sizes(), self.girths()), ((70, 22.3), [(70, 22.3), (40, 12.7)]))
        self.json("undo", self.file)
        self.assertEqual((self.sizes(), self.girths()), ((63, 20.1), [(63, 20.1), (40.5, 12.9)]))
        # Girths of the stems say more than one diameter; diameters of the stems are diameters.
        self.add("number=2", "species=Ива", "girth=63+40", "diameter=21", kind="tree")
        self.assertEqual(self.sizes("2"), (63, 20.1))
        self.add("number=3", "species=Ива", "girth=94+60", "diameter=30+19", kind="tree")
        self.assertEqual(self.sizes("3"), (94, 30))
        self.assertLessEqual({(None, 30), (None, 19)}, set(self.girths()))
        for text in ("63+", "63+0", "63+a", "-63+40"):
            with self.subTest(text=text):
                self.error("set", self.file, "tree", "1", f"girth={text}")
        self.sound()

    def test_a_column_of_girths(self):
        table = self.write("t.csv", "№;Порода;G;Диаметр\n1;Липа;630+400;\n2;Клён;630;\n3;Ива;;20\n")
        mapping = self.write("m.json", '{"version":1,"columns":{"№":"number","Порода":"species","G":{"field":"girth","unit":"mm"},"Диаметр":"diameter"}}')
        self.assertEqual(self.json("import", self.file, "trees", table, "--key", "№", "--mapping", mapping)["created"], 3)
        self.assertEqual([self.sizes(number) for number in "123"], [(63, 20.1), (63, 20.1), (None, 20)])
        self.assertEqual(self.girths(), [(63, 20.1), (40, 12.7)])
        self.assertEqual(self.json("import", self.file, "trees", table, "--key", "№", "--mapping", mapping)["unchanged"], 3)
        # The heading tells the unit as well; of a tree too thick a word is said.
        self.json("undo", self.file)
        table = self.write("u.csv", "Номер;Порода;Обхват, мм\n1;Липа;630+400\n2;Рябина обыкновенная;6300\n")
        report = self.json("import", self.file, "trees", table)
        self.assertEqual((report["created"], self.sizes("1")), (2, (63, 20.1)))
        alone = self.write("v.csv", "№;Порода;G\n7;Рябина обыкновенная;630\n")
        mapping = self.write("v.json", '{"version":1,"columns":{"№":"number","Порода":"species","G":"girth"}}')
        report = self.json("import", self.file, "trees", alone, "--mapping", mapping)
        self.assertIn("grows to", "".join(report["warnings"]))
        self.sound()

    def test_a_table_that_looks_like_girths(self):
        table = self.write("t.csv", "№;Порода;Диаметр\n1;Липа;63\n2;Клён;94+60\n3;Ива;70\n4;Ель;12\n")
        report = self.json("import", self.file, "trees", table, "--dry-run")
        self.assertTrue(any("“Диаметр” looks like girths" in warning for warning in report["warnings"]), report["warnings"])
        mapping = self.write("m.json", '{"version":1,"columns":{"№":"number","Порода":"species","Диаметр":{"field":"diameter","unit":"girth-cm"}}}')
        report = self.json("import", self.file, "trees", table, "--mapping", mapping)
        self.assertEqual(report["warnings"], [])
        self.assertEqual((self.sizes("1"), self.sizes("2"), self.sizes("4")), ((63, 20.1), (94, 29.9), (12, 3.8)))
        thin = self.write("thin.csv", "Номер;Порода;Диаметр\n5;Липа;63\n6;Клён;20\n7;Ива;16\n8;Ива;обхват 90\n")
        self.assertEqual(self.json("import", self.file, "trees", thin)["warnings"], [])
        self.assertEqual(self.sizes("8"), (90, 28.6))
        self.sound()


class Acts(Survey):
    """Until an act of inspection says so, a felling is a proposal."""

    def setUp(self):
        super().setUp()
        for number, decision in (("1", "remove"), ("2", "remove"), ("3", "keep")):
            self.add(f"number={number}", "species=Липа мелколистная", "diameter=24", f"decision={decision}", "lon=37.6", f"lat=55.81{number}",
                     kind="tree")
        self.act = self.add("date=2020-05-12", "address=Сквер у вокзала", "text=Осмотрены две липы.", kind="inspection-act")["uuid"]
        self.json("add", self.file, "inspection-act.member", "--parent", self.act, "name=Тестов А. П.", "position=лесничий")
        self.json("add", self.file, "inspection-act.member", "--parent", self.act, "name=Дубова И. И.", "role=chair")
        self.json("add", self.file, "inspection-act.tree", "--parent", self.act, "tree=1", "decision=remove", "text=Стволовая гниль")
        self.json("add", self.file, "inspection-act.tree", "--parent", self.act, "tree=2", "decision=prune")

    def printed(self, report, name="paper.odt", *params):
        paper = self.folder / name
        self.json("report", self.file, report, paper, *params)
        if name.endswith(".odt"):
            with zipfile.ZipFile(paper) as archive:
                return archive.read("content.xml").decode()
        return paper.read_text(encoding="cp1251")

    def test_a_proposal_becomes_a_decision(self):
        self.assertEqual(self.printed("tally-sheet").count("предлагается к вырубке"), 2)
        # Without a number it is a draft.
        self.json("set", self.file, "inspection-act", self.act, "number=7")
        sheet = self.printed("tally-sheet")
        self.assertEqual((sheet.count("предлагается к вырубке"), sheet.count(">вырубить<")), (1, 1))
        plan = self.printed("tree-plan", "plan.dxf")
        self.assertEqual((plan.count("ВЫРУБИТЬ") > 1, plan.count("К_ВЫРУБКЕ") > 1), (True, True))
        self.json("set", self.file, "inspection-act", self.act, "date=")
        self.assertEqual(self.printed("tally-sheet").count("предлагается к вырубке"), 2)
        self.sound()

    def test_the_paper(self):
        self.error("report", self.file, "inspection-act", self.folder / "none.pdf", "--param", "number=8")
        self.json("set", self.file, "inspection-act", self.act, "number=7")
        text = self.printed("inspection-act", "act.odt", "--param", "number=7")
        for words in ("обследования зелёных насаждений", "Комиссия в составе", "Осмотрены две липы.", "Стволовая гниль", "Сквер у вокзала",
                      "Обследовано 2", "лесничий", "обрезать"):
            self.assertIn(words, text)
        self.assertLess(text.index("Дубов"), text.index("Тестов"))
        self.assertEqual(self.json("report", self.file, "inspection-act", self.folder / "act.pdf")["pages"], 1)
        # One specialist is no commission.
        self.json("delete", self.file, "inspection-act.member", self.list("inspection-act.members")[0]["uuid"])
        text = self.printed("inspection-act")
        self.assertIn("Обследование провёл", text)
        self.assertNotIn("Комиссия", text)

    def test_what_comes_after(self):
        self.json("set", self.file, "tree", "1", "permit=15", "permitted=2020-06-01", "removed=2020-06-03", "planted=липа, 2 шт.")
        self.assertIn("порубочный билет № 15 от 01.06.2020, вырублено 03.06.2020, взамен: липа, 2 шт.", self.printed("tally-sheet"))
        self.assertIn("Tree of an act", self.error("delete", self.file, "tree", "1")["message"])
        self.json("delete", self.file, "inspection-act", self.act)
        self.assertEqual(self.list("inspection-act.trees"), [])
        self.json("undo", self.file)
        self.assertEqual([row["decision"] for row in self.list("inspection-act.trees")], ["remove", "prune"])
        self.sound()


class Places(Survey):
    """How well it is known where a tree stands."""

    def known(self):
        return [(row["accuracy"], row["place_method"]) for row in (self.show(number, "tree") for number in ("1", "2"))]

    def test_a_receiver_tells(self):
        gpx = self.write("w.gpx", '<?xml version="1.0"?><gpx version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1">'
                         '<wpt lat="55.81" lon="37.6"><name>1</name><hdop>1.5</hdop></wpt>'
                         '<wpt lat="55.8101" lon="37.6001"><name>2</name></wpt></gpx>')
        mapping = self.write("m.json", '{"version":1,"columns":{"name":"number","hdop":{"field":"accuracy","unit":"hdop"}}}')
        self.json("import", self.file, "trees", gpx, "--mapping", mapping)
        self.assertEqual(self.known(), [(7.5, "gps"), (None, "gps")])
        self.json("undo", self.file)
        self.assertEqual(self.json("import", self.file, "trees", gpx)["mapping"]["hdop"], {"field": "accuracy", "unit": "hdop"})
        self.sound()

    def test_a_table_and_the_plan(self):
        table = self.write("t.csv", "Номер;Порода;Долгота;Широта;Accuracy, m;Способ определения места\n1;Липа;37,6;55,81;0,4;рулетка\n"
                           "2;Липа;37,6005;55,8101;6;GPS\n")
        self.json("import", self.file, "trees", table)
        self.json("set", self.file, "tree", "1", "place_method=tape")
        self.json("set", self.file, "tree", "2", "place_method=gps")
        self.assertEqual(self.known(), [(0.4, "tape"), (6, "gps")])
        self.assertIn("Место определено хуже 1 мм на схеме: 1.", self.plan("500"))
        self.assertIn("Место определено хуже 1 мм на схеме: 2.", self.plan("200"))
        self.json("set", self.file, "tree", "2", "accuracy=0.1")
        self.assertNotIn("хуже 1 мм", self.plan("500"))

    def test_it_is_of_the_place_that_the_tree_had(self):
        for number in ("1", "2"):
            self.add(f"number={number}", "species=Липа", "lon=37.6", "lat=55.81", "accuracy=3", "place_method=gps", kind="tree")
        self.json("set", self.file, "tree", "1", "lon=37.6001", "lat=55.81")
        self.json("set", self.file, "tree", "2", "lon=37.6001", "lat=55.81", "place_method=tape", "accuracy=0.1")
        self.assertEqual(self.known(), [(None, None), (0.1, "tape")])
        self.json("set", self.file, "tree", "2", "lon=37.6001", "lat=55.81")
        self.assertEqual(self.known(), [(None, None), (0.1, "tape")])
        self.sound()

    def test_a_row_without_a_place_was_not_received(self):
        table = self.write("t.csv", "Номер;Порода;Долгота;Широта;HDOP\n1;Липа;37,6;55,81;1\n2;Клён;;;\n")
        mapping = self.write("m.json", '{"version":1,"columns":{"Номер":"number","Порода":"species","Долгота":"lon","Широта":"lat",'
                             '"HDOP":{"field":"accuracy","unit":"hdop"}}}')
        self.json("import", self.file, "trees", table, "--mapping", mapping)
        self.assertEqual(self.known(), [(5, "gps"), (None, None)])

    def plan(self, scale):
        paper = self.folder / "plan.pdf"
        self.json("report", self.file, "tree-plan", paper, "--param", f"scale={scale}")
        text = subprocess.run(["pdftotext", "-layout", paper, "-"], check=True, stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout
        return " ".join(text.split())


class Species(Survey):
    def warned(self, *words):
        return self.run_cli(*words).stderr

    def test_larger_than_it_grows(self):
        self.assertIn("check the unit", self.warned("add", self.file, "tree", "number=1", "species=рябина", "diameter=180"))
        self.assertEqual(self.warned("add", self.file, "tree", "number=2", "species=Quercus robur", "diameter=180"), "")
        self.assertIn("check the unit", self.warned("set", self.file, "tree", "2", "height=63"))
        self.assertIn("check the unit", self.warned("set", self.file, "tree", "2", "species=Клён американский"))
        self.assertEqual(self.warned("set", self.file, "tree", "2", "note=у входа"), "")

    def test_the_office_knows_better(self):
        self.add("name=Рябина обыкновенная", "aliases=рябина", "max_diameter=250", kind="species")
        self.assertEqual(self.warned("add", self.file, "tree", "number=1", "species=Рябина", "diameter=180"), "")

    def test_other_names_of_the_office(self):
        self.json("add", self.file, "species", "name=Ель европейская", "latin=Picea abies", "aliases=смерека, ёлочка", "value_group=decorative")
        for number, name in enumerate(("Ель обыкновенная", "ёлка", "СМЕРЕКА", "елочка", "Picea abies", "?"), 1):
            self.add(f"number={number}", f"species={name}", "decision=remove", "diameter=20", kind="tree")
        self.add("number=7", "latin=Picea abies", "decision=remove", "diameter=20", kind="tree")
        paper = self.folder / "tally.odt"
        for form in ("sheet", "compensation"):
            self.json("report", self.file, "tally-sheet", paper, "--param", f"form={form}")
            with zipfile.ZipFile(paper) as archive:
                content = archive.read("content.xml").decode()
            for name in ("Ель обыкновенная", "смерека", "СМЕРЕКА", "елочка", ">Picea abies"):
                self.assertNotIn(name, content, form)
            self.assertGreaterEqual(content.count("Ель европейская"), 6)
        self.assertIn("декоративные", content)

    def waiting(self, what):
        return [row["number"] for row in self.list("trees", "--where", f"queue={what}")]

    def test_what_waits_for_a_specialist(self):
        for number, words in enumerate((("species=Липа мелколистная",), ("species=?",), (), ("species=смерека",), ("species=ёлка", "decision=inspect"),
                                        ("species=Norway maple", "latin=Acer platanoides"), ("species=Липа", "volunteer_decision=remove"),
                                        ("species=Липа", "volunteer_decision=remove", "decision=keep"), ("species=не определена", "removed=2026-05-01")), 1):
            self.add(f"number={number}", *words, kind="tree")
        self.assertEqual([self.waiting(what) for what in ("species", "inspect", "proposal", "any")],
                         [["2", "3", "4"], ["5"], ["7"], ["2", "3", "4", "5", "7"]])
        # A name that the office adds to its list is no stranger any more.
        self.json("add", self.file, "species", "name=Ель европейская", "aliases=Смерека")
        self.assertEqual(self.waiting("species"), ["2", "3"])
        self.assertIn("proposal", self.error("list", self.file, "trees", "--where", "queue=ghosts")["message"])

    def test_lists_are_added_once(self):
        self.add("name=Ясень обыкновенный", "max_diameter=90", kind="species")
        added = self.json("lists", self.file)
        self.assertGreater(added["species"], 90)
        self.assertEqual((added["scales"], len(self.list("species"))), (3, added["species"] + 1))
        again = self.json("lists", self.file)
        self.assertEqual((again["species"], again["scales"]), (0, 0))
        grades = self.list("scale.grades")
        self.assertEqual(len(grades), 13)
        self.assertTrue(all(grade["common"] for grade in grades))
        self.json("undo", self.file)
        self.assertEqual(len(self.list("species")), 1)
        self.sound()

    def test_a_list_of_ones_own(self):
        table = self.write("species.csv", "Порода;Латинское название;Наибольший диаметр\nКарагана;Caragana arborescens;9\n")
        self.assertEqual(self.json("import", self.file, "species", table)["created"], 1)
        self.assertIn("check the unit", self.warned("add", self.file, "tree", "number=1", "species=карагана", "diameter=12"))


class Numbers(Survey):
    def test_blocks_do_not_overlap(self):
        survey = self.json("add", self.file, "survey", "title=Весна")["uuid"]
        other = self.json("add", self.file, "survey", "title=Осень")["uuid"]
        self.json("add", self.file, "survey.block", "workplace=1", "first=1", "last=100", "--parent", survey)
        for first, last in ((100, 200), (50, 60), (300, 200)):
            self.error("add", self.file, "survey.block", "workplace=2", f"first={first}", f"last={last}", "--parent", survey)
        self.json("add", self.file, "survey.block", "workplace=2", "first=101", "last=200", "--parent", survey)
        self.json("add", self.file, "survey.block", "workplace=1", "first=1", "last=100", "--parent", other)

    def test_numbers_are_given_once(self):
        survey = self.json("add", self.file, "survey", "title=Весна")["uuid"]
        block = self.json("add", self.file, "survey.block", "workplace=1", "first=10", "last=16", "--parent", survey)["uuid"]

        def grow(*words):
            return self.show(self.add("species=Липа", *words, kind="tree")["uuid"], "tree")["number"]

        self.assertEqual([grow(f"block={block}"), grow(f"block={block}")], ["10", "11"])
        # Neither that of a deleted tree, nor of one that was numbered anew, nor of one that another workplace has numbered by hand.
        self.json("delete", self.file, "tree", "11")
        self.assertEqual(grow(f"block={block}"), "12")
        self.json("set", self.file, "tree", "12", "number=500")
        self.assertEqual(grow("number=14", f"survey={survey}"), "14")
        self.json("set", self.file, "tree", "14", "number=501")
        self.assertEqual(grow(f"block={block}"), "15")
        self.add("number=16", "species=Ель", kind="tree")
        self.json("set", self.file, "tree", "16", f"survey={survey}")
        self.assertIn("used up", self.error("add", self.file, "tree", "species=Липа", f"block={block}")["message"])
        self.sound()

    def test_a_file_goes_into_a_survey_and_a_block(self):
        survey = self.json("add", self.file, "survey", "title=Весна", "started=2020-04-11", "ended=2020-04-12")["uuid"]
        autumn = self.json("add", self.file, "survey", "title=Осень")["uuid"]
        for parent in (survey, autumn):
            self.json("add", self.file, "survey.block", "workplace=Бригада А", "first=10", "last=20", "--parent", parent)
        table = self.write("trees.csv", "Порода;Бирка\nЛипа;12\nЕль;\n")
        self.assertEqual(self.json("import", self.file, "trees", table, "--dry-run", "--survey", "Весна", "--block", "бригада а")["created"], 2)
        self.assertEqual(self.json("import", self.file, "trees", table, "--survey", "Весна", "--block", "бригада а")["created"], 2)
        trees = {tree["species"]: tree for tree in self.list("trees")}
        self.assertEqual([(tree["number"], tree["survey"], tree["block"]) for tree in (trees["Липа"], trees["Ель"])],
                         [("12", "Весна", "Бригада А"), ("13", "Весна", "Бригада А")])
        # Nobody has said who recorded them.
        self.assertIsNone(trees["Липа"]["volunteer"])
        self.assertEqual(self.json("import", self.file, "trees", table, "--survey", "Весна", "--block", "Бригада А")["unchanged"], 2)

        # What came without a survey gets into one when it is said later.
        later = self.write("later.csv", "Порода;Бирка\nДуб;300\n")
        self.json("import", self.file, "trees", later)
        self.assertEqual(self.json("import", self.file, "trees", later, "--survey", autumn)["updated"], 1)
        self.assertEqual(self.show("300", "tree")["survey"], "Осень")

        self.assertIn("several", self.error("import", self.file, "trees", table, "--block", "Бригада А")["message"])
        self.assertIn("none of that name", self.error("import", self.file, "trees", table, "--survey", "Весна", "--block", "Бригада Б")["message"])
        self.error("import", self.file, "trees", table, "--survey", "Зима")
        self.assertIn("only trees", self.error("import", self.file, "spots", table, "--survey", "Весна")["message"])
        self.sound()

    def test_a_decision_is_signed(self):
        self.add("number=1", "species=Липа", kind="tree")
        self.json("set", self.file, "tree", "1", "decision=remove", "--actor", "Иванова Анна Сергеевна")
        tree = self.show("1", "tree")
        self.assertEqual(tree["decided_by"], "Иванова Анна Сергеевна")
        self.assertRegex(tree["decided"], r"^\d{4}-\d\d-\d\d$")
        self.json("set", self.file, "tree", "1", "decision=keep", "decided_by=Петров", "decided=2020-03-12", "--actor", "Иванова Анна Сергеевна")
        tree = self.show("1", "tree")
        self.assertEqual((tree["decided_by"], tree["decided"]), ("Петров", "2020-03-12"))
        self.sound()

    def test_old_numbers_are_aliases(self):
        uuid = self.add("number=7", "species=Липа", kind="tree")["uuid"]
        self.json("set", self.file, "tree", "7", "number=70")
        self.assertEqual(self.show("7", "tree")["uuid"], uuid)
        self.add("number=17", "species=Ель", kind="tree")
        self.json("set", self.file, "tree", "17", "number=71")
        self.assertEqual(self.show("17", "tree")["number"], "71")
        self.error("show", self.file, "tree", "1")
        self.json("set", self.file, "tree", "71", "number=7")
        self.assertNotEqual(self.show("7", "tree")["uuid"], uuid)

    def test_renumbering_along_a_path(self):
        # A path that turns; the trees stand beside it, the last to be met first by number.
        self.add("title=Аллея", "geometry=LINESTRING (37.6 55.75, 37.602 55.75, 37.602 55.752)", kind="route")
        for number, lon, lat in ((1, 37.60205, 55.7515), (2, 37.6021, 55.7505), (3, 37.6015, 55.75003), (4, 37.6005, 55.74998)):
            self.add(f"number={number}", "species=Липа", f"lon={lon}", f"lat={lat}", kind="tree")
        self.add("number=9", "species=Ель", kind="tree")
        table = self.folder / "crosswalk.csv"
        dry = self.json("renumber", self.file, "Аллея", "--first", "10", "--dry-run")
        self.assertEqual((dry["changed"], dry["step"], self.show("1", "tree")["number"]), (4, None, "1"))
        self.assertIn("belongs to", self.error("renumber", self.file, "Аллея", "--first", "8")["message"])
        done = self.json("renumber", self.file, "Аллея", "--first", "10", "--table", table)
        self.assertEqual([(row["before"], row["after"]) for row in done["trees"]], [("4", 10), ("3", 11), ("2", 12), ("1", 13)])
        self.assertEqual(done["without_place"], 1)
        with open(table, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file, delimiter=";"))
        self.assertEqual([row[:2] for row in rows[1:]], [["4", "10"], ["3", "11"], ["2", "12"], ["1", "13"]])
        self.assertEqual(self.show("4", "tree")["number"], "10")
        self.json("undo", self.file)
        self.assertEqual(self.show("4", "tree")["old_numbers"], None)
        self.sound()


if __name__ == "__main__":
    main()
