#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""QGIS itself on a workspace file: what it lists, and what becomes of its edits. Argument: the program.

Skipped where there is no QGIS (Debian's python3-qgis): it is in tools/packages-peers.txt, see `tools/dev test --peers --slow`.
"""

import json
import subprocess
import sys
import unittest
from pathlib import Path

from case import Case, main

PYTHON = "/usr/bin/python3"
HAND = Path(__file__).resolve().parent / "qgis_hand.py"
SKIPPED = 77
PARK = "POLYGON ((37 55, 37.1 55, 37.1 55.1, 37 55.1, 37 55))"


class Qgis(Case):
    def setUp(self):
        super().setUp()
        self.new("empty")
        for number in "1234":
            self.add(f"number={number}", "species=Липа", f"lon=37.6{number}", "lat=55.75", kind="tree")

    def qgis(self, word):
        """Does in QGIS what the word stands for, with a profile of its own; returns what it answers."""
        done = subprocess.run([PYTHON, HAND, word, self.file], capture_output=True, text=True, check=False, timeout=300,
                              env={**self.environment, "HOME": str(self.folder), "QGIS_CUSTOM_CONFIG_PATH": str(self.folder / "qgis")})
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout.splitlines()[-1])

    def trees(self):
        return {row["number"]: row for row in self.list("trees")}

    def external(self, kind):
        """What the journal has of other programs, and that its chain holds."""
        journal = self.json("journal", self.file, "--verify", "--kind", kind)
        self.assertTrue(journal["ok"])
        return sorted(entry["op"] for entry in journal["entries"] if entry["actor"] == "external")

    def boxes_are_right(self, table, rows):
        """The R*Tree has exactly the objects that have a shape, each in a box around it; check() compares the coordinates."""
        self.assertEqual(self.sql(f"SELECT count(*), count(DISTINCT r.id) FROM rtree_{table}_geom r JOIN {table} t ON t.id = r.id"), [(rows, rows)])
        self.assertEqual(self.sql(f"SELECT count(*) FROM rtree_{table}_geom"), [(rows,)])
        self.sound()

    def test_layers_are_listed(self):
        self.add("title=Парк", f"geometry={PARK}", kind="area")
        self.assertEqual(self.qgis("layers"), {"tree": ["Point", 4], "area": ["MultiPolygon", 1], "spot": ["Point", 0], "place": ["Point", 0],
                                               "route": ["LineString", 0]})
        # Looking changes nothing.
        self.assertEqual(self.external("tree"), [])
        self.sound()

    def test_edits_arrive_as_external(self):
        before = self.trees()
        self.assertEqual(self.qgis("edit"), 4)
        trees = self.trees()
        self.assertEqual(sorted(trees), ["1", "2", "3", "5"])
        self.assertEqual(trees["1"], before["1"])
        self.assertEqual((trees["2"]["lon"], trees["2"]["lat"]), (37.7, 55.8))
        self.assertEqual(trees["3"]["decision"], "remove")
        self.assertEqual((trees["5"]["species"], trees["5"]["lon"], trees["5"]["lat"]), ("Рябина", 37.65, 55.78))
        self.assertRegex(trees["5"]["uuid"], "^[0-9a-f]{8}-[0-9a-f]{4}-7")
        self.assertEqual(len({row["uuid"] for row in trees.values()}), 4)
        self.assertEqual(self.external("tree"), ["delete", "insert", "update", "update"])
        self.assertEqual([row["number"] for row in self.list("trees", "--query", "рябины")], ["5"])
        self.boxes_are_right("tree", 4)
        self.assertEqual(self.sql("SELECT t.number FROM rtree_tree_geom r JOIN tree t ON t.id = r.id WHERE r.minx > 37.69 AND r.maxy < 55.81"), [("2",)])
        # One step, which is taken back as any other.
        self.json("undo", self.file)
        self.assertEqual(self.trees(), before)
        self.boxes_are_right("tree", 4)

    def test_copies_are_objects_of_their_own(self):
        self.assertEqual(self.qgis("copy"), 5)
        rows = self.list("trees")
        self.assertEqual(len({row["uuid"] for row in rows}), 5)
        self.assertEqual(sorted(row["number"] for row in rows), ["1", "1", "2", "3", "4"])
        self.assertEqual(self.external("tree"), ["insert"])
        self.boxes_are_right("tree", 5)

    def test_territories(self):
        self.assertEqual(self.qgis("shapes"), 1)
        self.assertEqual(self.show("Парк", "area")["geometry"], "MULTIPOLYGON (((37 55,37.1 55,37.2 55.2,37 55.1,37 55)))")
        self.assertEqual(self.external("area"), ["insert", "update"])
        self.assertEqual(self.json("inside", self.file, "Парк", "trees")["count"], 0)
        self.boxes_are_right("area", 1)

    def test_what_it_leaves_in_the_file(self):
        self.qgis("leave")
        self.assertEqual(len(self.trees()), 4)
        self.assertEqual(self.sql("SELECT (SELECT count(*) FROM layer_styles), (SELECT count(*) FROM qgis_projects)"), [(1, 1)])
        self.add("number=6", "species=Дуб", "lon=37.6", "lat=55.7", kind="tree")
        self.assertEqual(self.qgis("edit"), 5)
        self.boxes_are_right("tree", 5)


if __name__ == "__main__":
    if subprocess.run([PYTHON, "-c", "import qgis.core"], stderr=subprocess.DEVNULL, check=False).returncode != 0:
        print("there is no QGIS here (python3-qgis); see tools/dev test --peers --slow")
        sys.exit(SKIPPED)
    main()
