#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fields that an office has given to the objects of its own layer: out as columns, back again, found by their words. Argument: the program."""

import csv
import json
import shutil
import subprocess
import unittest

from case import Case, main

FORM = [{"name": "Материал", "label": "Материал", "type": "choice", "choices": ["дерево", "металл"]},
        {"name": "Длина", "label": "Длина, м", "type": "number"},
        {"name": "Освещена", "label": "Освещена", "type": "boolean"},
        {"name": "Поставлена", "label": "Поставлена", "type": "date"},
        {"name": "Мастер", "label": "Мастер", "type": "text"}]


class OwnFields(Case):
    def setUp(self):
        super().setUp()
        self.new("empty")
        self.add("title=Скамейки", "geometry=point", "form=" + json.dumps(FORM, ensure_ascii=False), kind="layer")
        self.add("title=У входа", "lon=37.6", "lat=55.8", "layer=Скамейки", kind="place",
                 *["own_fields=" + json.dumps({"Материал": "дерево", "Длина": 1.5, "Освещена": True, "Поставлена": "2024-05-01"}, ensure_ascii=False)])
        self.add("title=У пруда", "lon=37.61", "lat=55.8", "layer=Скамейки", kind="place")

    def layer(self, title):
        return "id:" + str(self.sql("SELECT id FROM layer WHERE title = ?", title)[0][0])

    def own(self, title):
        text = self.show(title, "place")["own_fields"]
        return json.loads(text) if text else {}

    def bench(self, **changes):
        return {"Материал": "дерево", "Длина": 1.5, "Освещена": True, "Поставлена": "2024-05-01", **changes}

    def test_a_table_has_a_column_for_each(self):
        path = self.folder / "скамейки.csv"
        self.json("export", self.file, "places", path)
        text = path.read_text(encoding="utf-8-sig")
        rows = {row["Title"]: row for row in csv.DictReader(text.splitlines(), delimiter=";")}
        self.assertEqual([rows["У входа"][name] for name in ("Материал", "Длина, м", "Освещена", "Поставлена", "Мастер")],
                         ["дерево", "1,5", "yes", "2024-05-01", ""])
        self.assertEqual([rows["У пруда"][name] for name in ("Материал", "Длина, м")], ["", ""])
        self.assertEqual(rows["У пруда"]["Own fields"], "")

        # Of another office's file, in its own words.
        path = self.write("новые.csv", "Название;Долгота;Широта;Слой;Материал;Длина, м;Освещена;Поставлена\r\n"
                          "У сцены;37,62;55,8;Скамейки;Металл;2,25;нет;17.02.2020\r\nУ тира;37,63;55,8;Скамейки;;;;\r\n"
                          "Плохая;37,64;55,8;Скамейки;дерево;длинная;;\r\nКаменная;37,65;55,8;Скамейки;камень;;;\r\n")
        report = self.json("import", self.file, "places", path, code=3, LANGUAGE="ru")
        self.assertEqual((report["created"], report["refused"]), (3, 1))
        self.assertEqual(self.own("У сцены"), {"Материал": "металл", "Длина": 2.25, "Освещена": False, "Поставлена": "2020-02-17"})
        self.assertEqual(self.own("У тира"), {})
        self.assertEqual(self.own("Каменная"), {"Материал": "камень"})
        self.assertTrue(any("камень" in warning for warning in report["warnings"]))
        again = self.json("import", self.file, "places", path, code=3)
        self.assertEqual((again["created"], again["updated"], again["step"]), (0, 0, None))
        self.json("undo", self.file)
        self.assertEqual(self.counts()["place"], 2)
        self.sound()

    def test_a_map_file_comes_back(self):
        path = self.folder / "скамейки.geojson"
        self.json("export", self.file, "places", path)
        data = json.loads(path.read_text(encoding="utf-8"))
        rows = {row["properties"]["title"]: row["properties"] for row in data["features"]}
        self.assertEqual([rows["У входа"][name] for name in ("Материал", "Длина", "Поставлена")], ["дерево", 1.5, "2024-05-01"])
        self.assertFalse(rows["У входа"].get("own_fields"))
        self.assertEqual(self.json("import", self.file, "places", path)["unchanged"], 2)

        # One field is changed in the file, another by the office: both are kept; of one that both have changed the office's is.
        rows["У входа"]["Материал"] = "металл"
        rows["У пруда"]["Мастер"] = "Иванов"
        path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        self.json("set", self.file, "place", "У входа", "own_fields=" + json.dumps(self.bench(Длина=2.5), ensure_ascii=False))
        report = self.json("import", self.file, "places", path)
        self.assertEqual((report["updated"], report["unchanged"]), (2, 0))
        self.assertEqual(self.own("У входа"), self.bench(Материал="металл", Длина=2.5))
        self.assertEqual(self.own("У пруда"), {"Мастер": "Иванов"})
        self.json("undo", self.file)
        self.assertEqual(self.own("У входа"), self.bench(Длина=2.5))

        self.json("set", self.file, "place", "У входа", "own_fields=" + json.dumps(self.bench(Материал="камень"), ensure_ascii=False))
        report = self.json("import", self.file, "places", path)
        self.assertEqual(len([clash for row in report["rows"] for clash in row["clashes"]]), 1)
        self.assertEqual(self.own("У входа")["Материал"], "камень")
        self.sound()

    def test_what_the_form_cannot_read_stays(self):
        """Another program has put a word where a number was; the list has lost an entry."""
        said = {"Материал": "камень", "Длина": "длинная", "Освещена": True, "Снятое поле": "что было"}
        self.json("set", self.file, "place", "У входа", "own_fields=" + json.dumps(said, ensure_ascii=False))
        for name in ("a.csv", "a.geojson"):
            self.json("export", self.file, "places", self.folder / name)
            self.assertIn("что было", (self.folder / name).read_text(encoding="utf-8-sig"))
            self.json("import", self.file, "places", self.folder / name)
            self.assertEqual(self.own("У входа"), said, name)

    def test_a_key_tells_each_field_by_itself(self):
        """The office and the file each change their own field: the same file is no news a second time, and takes nothing back."""
        def come(material):
            path = self.write("другие.csv", f"id;Название;Долгота;Широта;Слой;Материал;Длина, м\r\n7;У сцены;37,62;55,8;Скамейки;{material};2\r\n")
            report = self.json("import", self.file, "places", path, "--key", "id")
            return report["created"] + report["updated"], len([clash for row in report["rows"] for clash in row["clashes"]])

        def office(**said):
            self.json("set", self.file, "place", "У сцены", "own_fields=" + json.dumps(said, ensure_ascii=False))

        self.assertEqual(come("дерево"), (1, 0))
        office(Материал="дерево", Длина=2, Мастер="Иванов")
        self.assertEqual(come("дерево"), (0, 0))
        self.assertEqual(come("металл"), (1, 0))
        self.assertEqual(self.own("У сцены"), {"Материал": "металл", "Длина": 2, "Мастер": "Иванов"})
        office(Материал="камень", Длина=2, Мастер="Петров")
        self.assertEqual(come("металл"), (0, 0))
        self.assertEqual(self.own("У сцены")["Материал"], "камень")
        self.assertEqual(come("дерево"), (0, 1))

    def test_a_package_comes_back_from_a_map_program(self):
        shutil.which("ogrinfo") or self.skipTest("GDAL's programs are not installed")
        path = self.folder / "places.gpkg"
        self.json("export", self.file, "places", path)
        done = subprocess.run(["ogrinfo", str(path), "-sql", "UPDATE place SET \"Длина\" = 3, \"Материал\" = NULL WHERE title = 'У входа'"],
                              capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        report = self.json("import", self.file, "places", path)
        self.assertEqual((report["updated"], report["unchanged"], report["warnings"]), (1, 1, []))
        self.assertEqual(self.own("У входа"), {"Длина": 3, "Освещена": True, "Поставлена": "2024-05-01"})
        self.sound()

    def test_names_are_checked_whoever_gives_them(self):
        """As the dialog would: a column must not be two, nor be taken for the place or key of a row."""
        for form, why in (([{"name": "Долгота"}], "“Долгота” already"), ([{"name": "m", "label": "UUID"}], "“UUID” already"),
                          ([{"name": "Title"}], "“Title” already"), ([{"name": "Вид"}, {"name": "вид"}], "“вид” already"),
                          ([{"name": "a", "label": "Вид"}, {"name": "b", "label": "Вид"}], "“Вид” already"),
                          ([{"name": "Очень длинное название поля " * 4}], "60 characters"), ([{"name": "Вид", "type": "choice"}], "nothing to choose"),
                          ([{"name": "Вид", "type": "picture"}], "not written as a list"), ("Вид", "not written as a list")):
            text = form if isinstance(form, str) else json.dumps(form, ensure_ascii=False)
            self.assertIn(why, self.error("add", self.file, "layer", "title=Урны", "geometry=point", "form=" + text)["message"], text)
            self.assertIn(why, self.error("set", self.file, "layer", self.layer("Скамейки"), "form=" + text)["message"], text)
        # As a file brings layers: its row is refused, and says why.
        path = self.write("слои.csv", "Title;Geometry;Form of own fields\r\nУрны;point;\"[{\"\"name\"\": \"\"Широта\"\"}]\"\r\n"
                          "Лавки;point;\"[{\"\"name\"\": \"\"Вид\"\"}]\"\r\n")
        report = self.json("import", self.file, "layers", path, code=3)
        self.assertEqual((report["created"], report["refused"]), (1, 1))
        self.assertIn("“Широта” already", json.dumps(report["rows"], ensure_ascii=False))
        self.assertEqual(dict(self.sql("SELECT title, form FROM layer")),
                         {"Лавки": '[{"name": "Вид"}]', "Скамейки": json.dumps(FORM, ensure_ascii=False)})
        # A layer that becomes one of areas has other columns.
        self.json("set", self.file, "layer", self.layer("Лавки"), 'form=[{"name": "Category"}]')
        self.assertIn("“Category” already", self.error("set", self.file, "layer", self.layer("Лавки"), "geometry=polygon")["message"])
        self.sound()

    def test_what_colours_is_said_in_the_form(self):
        form = [{**FORM[0], "style": True}, *FORM[1:]]
        self.json("set", self.file, "layer", self.layer("Скамейки"), "form=" + json.dumps(form, ensure_ascii=False))
        path = self.folder / "скамейки.geojson"
        self.json("export", self.file, "places", path)
        self.assertEqual(self.json("import", self.file, "places", path)["unchanged"], 2)

    def test_it_is_found_by_its_words(self):
        self.assertEqual([row["title"] for row in self.list("all", "--query", "дерево")], ["У входа"])
        self.json("set", self.file, "place", "У пруда", "own_fields=" + json.dumps({"Мастер": "Кузнецов"}, ensure_ascii=False))
        self.assertEqual([row["title"] for row in self.list("all", "--query", "кузнецов")], ["У пруда"])

    def test_who_must_not_be_named_is_not(self):
        self.json("set", self.file, "place", "У пруда", "own_fields=" + json.dumps({"Мастер": "Кузнецов"}, ensure_ascii=False))
        for name in ("a.csv", "a.geojson", "a.json"):
            self.json("export", self.file, "places", self.folder / name, "--anonymous")
            self.assertNotIn("Кузнецов", (self.folder / name).read_text(encoding="utf-8"), name)


if __name__ == "__main__":
    unittest.TestCase.maxDiff = None
    main()
