#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A tree survey without a window: stems, the list of species, number blocks, renumbering along a path. Argument: the program."""

import csv
import sqlite3
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
