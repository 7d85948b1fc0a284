#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A base below a tree plan: where it belongs, to true scale, with the credit of whoever made it. Argument: the program."""

import math
import shutil
import sqlite3
import struct
import subprocess
import unittest
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

    def words(self, path):
        return subprocess.run(["pdftotext", path, "-"], check=True, capture_output=True, text=True).stdout

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
        self.assertIn("Архив города, 1957", self.words(path))
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
        self.assertNotIn("Архив", self.words(path))
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


if __name__ == "__main__":
    unittest.TestCase.maxDiff = None
    main()
