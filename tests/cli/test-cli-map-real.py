#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every map file that is at hand: it comes in with as many objects as GDAL sees, or is refused with one clear line."""

import json
import os
import subprocess
import sys
from pathlib import Path

import case

DATA = Path(os.environ.get("VECHE_REAL_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")
FOLDERS = ["gis", "trees", "osm", "tiles"]
ENDINGS = {".geojson", ".json", ".kml", ".kmz", ".gpx", ".gpkg", ".shp", ".tab", ".mif", ".dxf", ".pbf", ".osm"}
# What belongs to another file and is not opened by itself.
SIDECARS = {".shx", ".dbf", ".prj", ".cpg", ".sbx", ".sbn", ".mid", ".dat", ".id", ".map"}
KINDS = {"places": "POINT", "routes": "LINESTRING", "areas": "POLYGON"}
# What a file does not say itself.
SYSTEMS = {"units_lines.dxf": "EPSG:32637", "missingProjection.shp": "EPSG:4326"}


def maps():
    for folder in FOLDERS:
        for path in sorted((DATA / folder).rglob("*")):
            if path.suffix.lower() in ENDINGS and not path.name.endswith("style.json"):
                yield path


def shapes(path, driver):
    """How many objects of each type GDAL sees: [single or multi of one part, parts of lines, with other faults]."""
    words = ["ogr2ogr", "-f", "GeoJSONSeq", "-dim", "XY", "/vsistdout/"]
    listing = subprocess.run(["ogrinfo", "-ro", "-q", "-json", str(path)], capture_output=True, check=False)
    if listing.returncode != 0:
        return None
    counts = {"POINT": 0, "LINESTRING": 0, "POLYGON": 0}
    for layer in json.loads(listing.stdout)["layers"]:
        if driver == "GPX" and layer["name"] in ("route_points", "track_points"):
            continue
        # Relations of OpenStreetMap are no objects of a map of their own.
        if layer["name"] == "other_relations":
            continue
        # Coordinates as they stand: only types and parts are counted here.
        done = subprocess.run([*words, str(path), layer["name"], "-a_srs", "EPSG:4326"], capture_output=True, check=False)
        for line in done.stdout.decode("utf-8", "replace").splitlines():
            try:
                geometry = json.loads(line.lstrip("\x1e"))["geometry"]
            except ValueError:
                continue
            count(geometry, counts)
    return counts


def count(geometry, counts):
    if geometry is None:
        return
    kind = geometry["type"]
    parts = geometry.get("coordinates")
    if kind == "Point" and parts or kind == "MultiPoint" and len(parts) == 1:
        counts["POINT"] += 1
    elif kind == "LineString" and parts:
        counts["LINESTRING"] += 1
    elif kind == "MultiLineString":
        counts["LINESTRING"] += sum(1 for part in parts if part)
    elif kind in ("Polygon", "MultiPolygon") and parts:
        counts["POLYGON"] += 1
    elif kind == "GeometryCollection" and len(geometry["geometries"]) == 1:
        count(geometry["geometries"][0], counts)


class MapFiles(case.Case):
    def test_every_map_file(self):
        self.new()
        seen = 0
        for path in maps():
            system = SYSTEMS.get(path.name)
            words = ["--crs", system] if system else []
            expected = None
            for kind, column in KINDS.items():
                with self.subTest(file=str(path.relative_to(DATA)), kind=kind):
                    done = subprocess.run([case.PROGRAM, "--json", "import", self.file, kind, path, "--dry-run", *words], capture_output=True,
                                          text=True, env=self.environment, check=False, timeout=300)
                    self.assertIn(done.returncode, (0, 1, 3), done.stderr)
                    report = json.loads(done.stdout)
                    if done.returncode == 1:
                        self.assertIn(path.name, report["error"]["message"])
                        if "there are no shapes of this kind" in report["error"]["message"]:
                            continue
                        break
                    seen += 1
                    self.assertEqual(report["read"], report["created"] + report["updated"] + report["unchanged"] + report["refused"])
                    expected = expected or shapes(path, "GPX" if path.suffix == ".gpx" else "")
                    self.assertIsNotNone(expected)
                    lost = [row["reason"] for row in report["rows"] if row["reason"] and "outside the world" in row["reason"]
                            or row["reason"] and ("fewer than" in row["reason"] or "globe" in row["reason"])]
                    self.assertEqual(report["created"] + len(lost), expected[column], json.dumps(report["rows"][:3], ensure_ascii=False))
        self.assertGreater(seen, 100)

    def test_every_other_file(self):
        """Pictures, tiles, styles, broken tables: taken as far as there is something in them, or refused in one line that names the file."""
        self.new()
        known = set(maps())
        others = [path for folder in FOLDERS for path in sorted((DATA / folder).rglob("*"))
                  if path.is_file() and path not in known and path.suffix.lower() not in SIDECARS and path.parent.name != "trees"]
        self.assertGreater(len(others), 10)
        for path in others:
            with self.subTest(file=str(path.relative_to(DATA))):
                done = subprocess.run([case.PROGRAM, "--json", "import", self.file, "places", path, "--dry-run"], capture_output=True, text=True,
                                      env=self.environment, check=False, timeout=300)
                self.assertIn(done.returncode, (0, 1, 3), done.stderr)
                report = json.loads(done.stdout)
                if done.returncode == 1:
                    self.assertIn(path.name, report["error"]["message"])
                    self.assertNotIn("\n", report["error"]["message"].strip())
                else:
                    self.assertEqual(report["read"], report["created"] + report["updated"] + report["unchanged"] + report["refused"])

    def test_tables_of_trees(self):
        self.new()
        for name, rows in (("vancouver_trees.csv", 42557), ("canada_welland.csv", 13984), ("canada_halifax.csv", 62667),
                           ("canada_regina.csv", 85316)):
            report = self.json("import", self.file, "trees", DATA / "trees" / name, "--dry-run")
            self.assertEqual((report["read"], report["refused"]), (rows, 0))

    def test_moscow_comes_out_as_it_went_in(self):
        """The same 146 units in six formats, of which one is in another system and two do not say their letters."""
        source = DATA / "gis" / "moscow_municipal_units.geojson"
        derived = DATA / "gis" / "derived"
        areas = {}
        for name in (source, derived / "units_cp1251.shp", derived / "units_cp1251.tab", derived / "units_cp1251.mif",
                     derived / "units_cp1251_no_cpg" / "units.shp", derived / "units_epsg3857_crs_member.geojson"):
            self.file = self.folder / f"{len(areas)}.veche"
            self.new("empty")
            report = self.json("import", self.file, "areas", name)
            self.assertEqual((report["created"], report["refused"]), (146, 0), name)
            areas[name.name] = {row["title"]: row["area_m2"] for row in self.list("areas")}
            self.sound()
        for name, found in areas.items():
            self.assertEqual(set(found), set(areas[source.name]), name)
            for title, area in found.items():
                self.assertAlmostEqual(area / areas[source.name][title], 1, places=4, msg=f"{name} {title}")


if __name__ == "__main__":
    if not DATA.is_dir():
        print(f"skipped: {DATA} is not here; set VECHE_REAL_DATA", file=sys.stderr)
        sys.exit(77)
    case.main()
