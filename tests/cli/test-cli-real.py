#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A published table of 535 projects with all its faults, taken in, taken in again and taken back. It is not part of the project:
$VECHE_REAL_DATA, else ../shared/data beside it. Argument: the program."""

import os
import sys
from pathlib import Path

from case import Case, main

TOP = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("VECHE_REAL_DATA") or TOP.parent / "shared" / "data")
TABLE = DATA / "citizen" / "ngo_projects_2013.csv"


class RealTable(Case):
    def test_import_twice_and_undo(self):
        self.new()
        first = self.json("import", self.file, "applications", TABLE)
        self.assertEqual([first[name] for name in ("read", "created", "updated", "unchanged", "refused")], [535, 535, 0, 0, 0])
        self.assertEqual((first["mapping"]["project_name"], first["mapping"]["org_name"], first["mapping"]["ogrn"]),
                         ("title", "organisation", "ogrn"))
        self.assertEqual(first["mapping"]["summ"]["field"], "budget")
        rounded = [row for row in self.list("applications") if row["ogrn"] and "E" in row["ogrn"]]
        self.assertEqual(sum("has rounded" in warning for warning in first["warnings"]), len(rounded))
        self.assertIn("1.095200000224E12", [row["ogrn"] for row in rounded])

        second = self.json("import", self.file, "applications", TABLE)
        self.assertEqual([second[name] for name in ("read", "created", "updated", "unchanged", "refused")], [535, 0, 0, 535, 0])
        self.assertIsNone(second["step"])
        self.assertEqual(len(self.list("application", "--query", "сохраним тюльпан")), 1)
        self.sound()

        self.json("undo", self.file)
        self.assertEqual(self.counts()["application"], 0)
        self.json("redo", self.file)
        self.assertEqual(self.counts()["application"], 535)
        self.sound()


if __name__ == "__main__":
    if not TABLE.exists():
        print(f"skipped: {TABLE} is not here; set VECHE_REAL_DATA", file=sys.stderr)
        sys.exit(77)
    main()
