#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Papers of the map: a base below a tree plan, where it belongs, to true scale, with the credit of whoever made it; cards of problem spots;
field kits. Argument: the program."""

import math
import shutil
import sqlite3
import struct
import subprocess
import unittest
import zipfile
import zlib

from case import Case, main

LON, LAT = 37.6, 55.81
ZOOM = 18
DOTS = 6.7  # of the base to a millimetre
# Metres around the parallel on the ellipsoid: what is measured there, not on the sphere of web mercator.
PARALLEL = 2 * math.pi * 6378137 / math.sqrt(1 - 0.00669437999 * math.sin(math.radians(LAT)) ** 2) * math.cos(math.radians(LAT))


def picture(level):
    """A PNG of one grey, 256 × 256."""
    rows = zlib.compress(b"".join(b"\0" + bytes([level]) * 256 for _ in range(256)))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 256, 256, 8, 0, 0, 0, 0)) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def words(path, *options):
    """The text of a PDF; options as pdftotext has them."""
    return subprocess.run(["pdftotext", *options, path, "-"], check=True, capture_output=True, text=True).stdout


def square(lon, lat):
    side = 2 ** ZOOM
    return int((lon + 180) / 360 * side), int((1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * side)


class Plan(Case):
    def setUp(self):
        super().setUp()
        shutil.which("pdfimages") or self.skipTest("poppler's programs are not installed")
        self.new("empty")
        for number, (east, north) in enumerate(((-0.001, -0.0005), (0.001, 0.0005), (0, 0)), 1):
            self.add(f"number={number}", "species=Липа мелколистная", f"lon={LON + east}", f"lat={LAT + north}", kind="tree")

    def tiles(self, squares, zoom=ZOOM):
        path = self.folder / "base.mbtiles"
        with sqlite3.connect(path) as db:
            db.executescript("CREATE TABLE metadata (name TEXT, value TEXT);"
                             "CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);"
                             "INSERT INTO metadata VALUES ('attribution', 'Архив города, 1957')")
            for x, y, level in squares:
                db.execute("INSERT INTO tiles VALUES (?, ?, ?, ?)", (zoom, x, 2 ** zoom - 1 - y, picture(level)))
        db.close()
        return path

    def pdf(self, *params):
        path = self.folder / "plan.pdf"
        report = self.json("report", self.file, "tree-plan", path, "--param", "scale=500", "--param", "paper=A3", *params)
        return path, report

    def image(self, path):
        subprocess.run(["pdfimages", path, self.folder / "image"], check=True)
        found = sorted(self.folder.glob("image-*.ppm"))
        self.assertEqual(len(found), 1)
        data = found[0].read_bytes()
        magic, size, most, pixels = data.split(b"\n", 3)
        self.assertEqual((magic, most), (b"P6", b"255"))
        width, height = map(int, size.split())
        return width, height, pixels

    def test_it_lies_where_it_belongs(self):
        x, y = square(LON, LAT)
        base = self.tiles([(x, y, 0)])
        path, report = self.pdf("--param", f"base={base}")
        self.assertEqual(report["warnings"], [])
        self.assertIn("Архив города, 1957", words(path))
        width, height, pixels = self.image(path)
        # A dark square, faintly; its sides are as long on paper as they are on the ground at 1:500.
        row = [pixels[(height // 2 * width + column) * 3] for column in range(width)]
        dark = [column for column in range(width) if row[column] < 200]
        self.assertAlmostEqual(len(dark) / DOTS, PARALLEL / 2 ** ZOOM / 500 * 1000, delta=0.4)
        self.assertEqual(dark, list(range(dark[0], dark[-1] + 1)))
        self.assertGreater(row[dark[0] + 5], 100)
        # The third tree, in the middle of the sheet, is as far from the square's edge as it is on the ground.
        west = (LON - (x / 2 ** ZOOM * 360 - 180)) / 360 * PARALLEL
        self.assertAlmostEqual((width / 2 - dark[0]) / DOTS, west / 500 * 1000, delta=0.4)

    def test_a_farther_zoom_does_as_well(self):
        x, y = square(LON, LAT)
        path, report = self.pdf("--param", f"base={self.tiles([(x >> 3, y >> 3, 60)], ZOOM - 3)}")
        self.assertEqual(report["warnings"], [])
        width, height, pixels = self.image(path)
        self.assertEqual(set(pixels[(height // 2 * width) * 3:(height // 2 * width + width) * 3]), {pixels[(height // 2 * width) * 3]})

    def test_without_a_base(self):
        path, report = self.pdf()
        self.assertEqual(report["warnings"], [])
        listed = subprocess.run(["pdfimages", "-list", path], check=True, capture_output=True, text=True).stdout
        self.assertEqual(len(listed.splitlines()), 2)

    def test_what_is_no_base_is_said(self):
        path, report = self.pdf("--param", f"base={self.tiles([(0, 0, 0)])}")
        self.assertTrue(any("no picture of this ground" in warning for warning in report["warnings"]))
        self.assertNotIn("Архив", words(path))
        for wrong in (self.write("base.txt", "no map"), self.folder / "nothing.mbtiles", self.file):
            self.error("report", self.file, "tree-plan", self.folder / "x.pdf", "--param", f"base={wrong}")

    def test_vector_tiles_are_refused(self):
        base = self.tiles([])
        with sqlite3.connect(base) as db:
            db.execute("INSERT INTO tiles VALUES (14, 9901, 11271, x'1f8b08')")
        db.close()
        error = self.error("report", self.file, "tree-plan", self.folder / "x.pdf", "--param", f"base={base}")
        self.assertIn("vector tiles", error["message"])
        self.assertFalse((self.folder / "x.pdf").exists())


class Paper(Case):
    """Reports as they are asked for on the command line."""

    def setUp(self):
        super().setUp()
        shutil.which("pdftotext") or self.skipTest("poppler's programs are not installed")
        self.new("empty")

    def area(self, title, west, east, *fields):
        ring = f"(({west} 55.80, {east} 55.80, {east} 55.82, {west} 55.82, {west} 55.80))"
        return self.add(f"title={title}", f"geometry=POLYGON {ring}", *fields, kind="area")["uuid"]

    def report(self, name, file, *params, **options):
        path = self.folder / file
        told = self.json("report", self.file, name, path, *(word for param in params for word in ("--param", param)), **options)
        return path, told

    def refused(self, name, *params):
        path = self.folder / "refused.pdf"
        error = self.error("report", self.file, name, path, *(word for param in params for word in ("--param", param)))
        self.assertFalse(path.exists())
        return error


class Spots(Paper):
    def setUp(self):
        super().setUp()
        self.area("Парк", 37.59, 37.61)
        self.area("Район", 37.50, 37.70)
        self.add("title=Площадь", kind="project")
        self.hole = self.add("title=Яма у входа", "category=road", "severity=high", "state=new", "reported=2020-04-11", "project=Площадь",
                             "text=Лужа не сохнет.", "lon=37.6", "lat=55.81", kind="spot")["uuid"]
        self.add("title=Тёмный угол", "category=lighting", "severity=urgent", "state=solved", "reported=2020-05-02", "lon=37.65", "lat=55.81",
                 kind="spot")
        self.add("title=Без места", "category=other", kind="spot")
        for nth in range(3):
            (self.folder / f"фото {nth}.png").write_bytes(picture(60 * nth))
            self.json("attach", self.file, "spot", self.hole, self.folder / f"фото {nth}.png")

    def test_a_card_each(self):
        path, told = self.report("spots", "spots.pdf")
        self.assertEqual((told["pages"], told["warnings"]), (3, []))
        page = words(path, "-f", "1", "-l", "1")
        for text in ("КАРТОЧКА ПРОБЛЕМНОГО МЕСТА", "Яма у входа", "дорога или тротуар", "высокая", "новое", "55.810000, 37.600000", "Парк, Район",
                     "Площадь", "Лужа не сохнет.", "11 апреля 2020"):
            self.assertIn(text, page.replace("\xa0", " "))
        self.assertIn("неотложная", words(path, "-f", "2", "-l", "2"))
        self.assertNotIn("Координаты", words(path, "-f", "3", "-l", "3"))
        # What nobody has named is called so in Russian, as all of the paper.
        nameless = self.add("category=water", kind="spot")["uuid"]
        self.assertIn("Без названия", words(self.report("spots", "one.pdf", f"number={nameless}")[0]))
        listed = subprocess.run(["pdfimages", "-list", path], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
        self.assertEqual([(line.split()[0], line.split()[8]) for line in listed], [("1", "jpeg")] * 3)

    def test_which_ones(self):
        for params, titles in ((["territory=Парк"], ["Яма у входа"]), (["territory=Район"], ["Яма у входа", "Тёмный угол"]),
                               (["from=2020-05-01"], ["Тёмный угол"]), (["to=2020-04-30"], ["Яма у входа"]),
                               (["from=2020-04-11", "to=2020-05-02", "territory=Район"], ["Яма у входа", "Тёмный угол"]),
                               (["state=solved"], ["Тёмный угол"]), (["number=Без места"], ["Без места"]), ([f"number={self.hole}"], ["Яма у входа"])):
            with self.subTest(params):
                path, told = self.report("spots", "spots.pdf", *params)
                self.assertEqual(told["pages"], len(titles))
                text = words(path)
                self.assertEqual([title for title in ("Яма у входа", "Тёмный угол", "Без места") if title in text], titles)
        self.assertEqual(self.refused("spots", "from=2021-01-01")["code"], "nothing")
        self.assertEqual(self.refused("spots", "number=Нет такой")["code"], "not-found")
        self.assertEqual(self.refused("spots", "territory=Нет такой")["code"], "not-found")

    def test_other_formats(self):
        path, told = self.report("spots", "spots.odt", "paper=A5")
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            self.assertEqual([name for name in names if name.startswith("Pictures/")], ["Pictures/1.jpg", "Pictures/2.jpg", "Pictures/3.jpg"])
            self.assertEqual(archive.read("content.xml").decode().count("<draw:image"), 3)
            self.assertEqual(archive.read("Pictures/1.jpg")[:2], b"\xff\xd8")
        path, told = self.report("spots", "spots.xlsx", "territory=Район")
        with zipfile.ZipFile(path) as archive:
            texts = archive.read("xl/sharedStrings.xml").decode()
        self.assertEqual((told["pages"], "Яма у входа" in texts, "Тёмный угол" in texts, "Без места" in texts), (1, True, True, False))
        self.report("spots", "spots.svg")
        self.report("spots", "spots.png")

    def test_what_is_no_picture(self):
        self.json("attach", self.file, "spot", self.hole, self.write("письмо.txt", "здравствуйте"))
        (self.folder / "битое.png").write_bytes(picture(1)[:40])
        self.json("attach", self.file, "spot", self.hole, self.folder / "битое.png")
        path, told = self.report("spots", "spots.pdf", f"number={self.hole}")
        self.assertEqual((len(told["warnings"]), "битое.png" in told["warnings"][0]), (1, True))
        self.assertIn("приложено 2 файла", words(path).replace("\xa0", " "))
        self.sound()


class Acts(Paper):
    def setUp(self):
        super().setUp()
        self.area("Парк", 37.59, 37.61)
        for number, date, fields in (("10", "2020-05-12", ["area=Парк"]), ("2", "2020-03-12", []), ("3", None, [])):
            self.add(f"number={number}", *([f"date={date}"] if date else []), *fields, kind="inspection-act")

    def test_all_of_them(self):
        path, told = self.report("inspection-act", "acts.pdf")
        self.assertEqual(told["pages"], 3)
        pages = [words(path, "-f", str(page), "-l", str(page)) for page in range(1, 4)]
        for page, number in zip(pages, (2, 3, 10)):
            self.assertRegex(page, rf"№\s*{number}\n")
            self.assertIn("обследования зелёных насаждений", page)
        # What it is called among the files of an office.
        info = subprocess.run(["pdfinfo", self.report("inspection-act", "act.pdf", "number=2")[0]], check=True, capture_output=True, text=True)
        self.assertRegex(info.stdout.replace("\xa0", " "), r"Title: +Акт обследования зелёных насаждений № 2 от 12\.03\.2020")

    def test_which_ones(self):
        for params, pages in ((["from=2020-04-01"], 1), (["to=2020-12-31"], 2), (["territory=Парк"], 1), (["number=3"], 1)):
            self.assertEqual(self.report("inspection-act", "acts.pdf", *params)[1]["pages"], pages, params)
        self.assertEqual(self.refused("inspection-act", "from=2021-01-01")["code"], "nothing")
        self.assertEqual(self.refused("inspection-act", "number=77")["code"], "not-found")


class Kits(Paper):
    def setUp(self):
        super().setUp()
        self.area("Парк", 37.599, 37.601)
        self.area("Планшет 2", 37.5995, 37.6, "category=sector")
        scale = self.add("title=Город", kind="scale")["uuid"]
        for code, title in (("2", "Удовлетворительное"), ("1", "Хорошее")):
            self.json("add", self.file, "scale.grade", "--parent", scale, f"code={code}", f"title={title}", f"position={code}", "text=Крона.")
        self.survey = self.add("title=Весна", "area=Парк", "scale=Город", "started=2020-04-18", kind="survey")["uuid"]
        for workplace, first, last in (("Планшет 1", 1, 30), ("Планшет 2", 31, 35)):
            self.json("add", self.file, "survey.block", "--parent", self.survey, f"workplace={workplace}", f"first={first}", f"last={last}")
        self.add("number=2", "species=Липа мелколистная", "diameter=24", "survey=Весна", "lon=37.6005", "lat=55.81", kind="tree")

    def test_a_kit_for_each_crew(self):
        path, told = self.report("field-kit", "kit.pdf", "scale=2000")
        self.assertEqual(told["warnings"], [])
        text = words(path).replace("\xa0", " ")
        for one in ("ПОЛЕВОЙ КОМПЛЕКТ", "Планшет 1", "Планшет 2", "1–30", "31–35", "ПОЛЕВАЯ ВЕДОМОСТЬ", "уже записано", "Хорошее", "лип м",
                    "Схема участка. Планшет 1", "М 1:2000"):
            self.assertIn(one, text)
        self.assertLess(text.index("Хорошее"), text.index("Удовлетворительное"))
        sizes = subprocess.run(["pdfinfo", "-f", "1", "-l", str(told["pages"]), path], check=True, capture_output=True, text=True).stdout
        self.assertEqual(sizes.count("(A4)"), told["pages"])
        # A sector that is called as the crew's workplace is its own: the tree of the other half is not on its map.
        path, told = self.report("field-kit", "kit.pdf", "scale=2000", "number=Планшет 2")
        self.assertNotIn("Липа мелколистная – 1", words(path))
        self.assertNotIn("ПК 1", words(path))
        self.assertEqual(self.refused("field-kit", "number=Планшет 9")["code"], "not-found")

    def test_a_sector_of_another_park_is_nobodys(self):
        self.area("Планшет 1", 37.7, 37.701, "category=sector")
        self.assertIn("Липа мелколистная – 1", words(self.report("field-kit", "kit.pdf", "scale=2000", "number=Планшет 1")[0]))
        self.area("Планшет 2", 37.5991, 37.5994, "category=sector")
        path, told = self.report("field-kit", "kit.pdf", "scale=2000", "number=Планшет 2")
        self.assertIn("More than one sector is called “Планшет 2”", told["warnings"][0])
        self.assertIn("Липа мелколистная – 1", words(path))

    def test_a_true_scale_of_many_sheets(self):
        coarse, fine = (self.report("field-kit", "kit.pdf", f"scale={scale}", "number=Планшет 1")[1]["pages"] for scale in (10000, 1000))
        self.assertGreater(fine, coarse)
        self.assertIn("М 1:500", words(self.report("field-kit", "kit.pdf", "number=Планшет 1")[0]))

    def test_what_is_missing_is_said(self):
        self.json("set", self.file, "survey", self.survey, "area=", "scale=")
        self.json("delete", self.file, "tree", "2")
        path, told = self.report("field-kit", "kit.pdf", "number=Планшет 1")
        self.assertEqual(["no condition scale" in told["warnings"][0], "no map" in told["warnings"][1]], [True, True])
        path, told = self.report("field-kit", "kit.odt")
        with zipfile.ZipFile(path) as archive:
            text = archive.read("content.xml").decode()
        self.assertEqual((text.count("ПОЛЕВАЯ ВЕДОМОСТЬ"), ">35<" in text), (2, True))
        self.json("delete", self.file, "survey", self.survey)
        self.assertEqual(self.refused("field-kit")["code"], "nothing")


if __name__ == "__main__":
    unittest.TestCase.maxDiff = None
    main()
