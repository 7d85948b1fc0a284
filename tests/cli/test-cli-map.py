#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The map without a window: places of records, map files in and out, what lies inside, clusters. Argument: the program."""

import json
import shutil
import subprocess
import unittest
import zipfile

from case import Case, main

PARK = "POLYGON ((37 55, 37.1 55, 37.1 55.1, 37 55.1, 37 55), (37.04 55.04, 37.06 55.04, 37.06 55.06, 37.04 55.06, 37.04 55.04))"


def feature(properties, kind="Point", coordinates=None):
    geometry = {"type": kind, "coordinates": coordinates} if coordinates is not None else None
    return {"type": "Feature", "properties": properties, "geometry": geometry}


class Map(Case):
    def setUp(self):
        super().setUp()
        self.new("empty")

    def geojson(self, name, features):
        return self.write(name, json.dumps({"type": "FeatureCollection", "features": features}))

    def ogr(self, *words):
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout


class Places(Map):
    def test_a_place_is_set_and_shown(self):
        self.add("number=1", "species=Липа", "lon=37,6", "lat=55.75", kind="tree")
        self.assertEqual([(row["lon"], row["lat"]) for row in self.list("trees")], [(37.6, 55.75)])
        self.json("set", self.file, "tree", "1", "lat=55.76")
        self.assertEqual((self.show("1", "tree")["lon"], self.show("1", "tree")["lat"]), (37.6, 55.76))
        self.assertEqual([row["number"] for row in self.list("trees", "--where", "lat=55.76")], ["1"])
        self.json("set", self.file, "tree", "1", "lon=", "lat=")
        self.assertIsNone(self.show("1", "tree")["lon"])
        self.json("undo", self.file)
        self.assertEqual(self.show("1", "tree")["lon"], 37.6)
        self.sound()

    def test_wrong_places_are_refused(self):
        for fields, kind in ((["lon=37"], "tree"), (["lon=x", "lat=1"], "tree"), (["lon=200", "lat=1"], "spot"), (["lon=37", "lat=91"], "place"),
                             (["geometry=POINT (1 2)"], "area"), (["geometry=LINESTRING (1 2)"], "route"), (["geometry=what"], "route"),
                             (["lon=1", "lat=2"], "route")):
            with self.subTest(fields=fields):
                self.error("add", self.file, kind, "number=1" if kind == "tree" else "title=x", *fields)
        self.assertEqual(sum(self.counts()[kind] for kind in ("tree", "spot", "place", "area", "route") if kind in self.counts()), 0)

    def test_lines_and_areas(self):
        self.add("title=Тропа", "geometry=LINESTRING (37 55, 37.1 55.1)", kind="route")
        self.add("title=Парк", f"geometry={PARK}", kind="area")
        self.assertEqual(self.show("Тропа", "route")["geometry"], "LINESTRING (37 55,37.1 55.1)")
        park = self.show("Парк", "area")
        self.assertTrue(park["geometry"].startswith("MULTIPOLYGON (((37 55,"))
        self.assertAlmostEqual(park["area_m2"] / 1e6, 68.47, delta=0.2)
        # What is listed can be added again.
        line = json.dumps({name: value for name, value in park.items() if name not in ("uuid", "files")}, ensure_ascii=False)
        self.run_cli("add", self.file, "area", "--stdin", stdin=line + "\n")
        self.assertEqual(len(self.list("areas")), 2)
        self.assertEqual([row["title"] for row in self.list("all", "--query", "тропа")], ["Тропа"])
        self.sound()

    def test_numbers_of_a_survey(self):
        self.add("title=Осень", kind="survey")
        survey = self.list("surveys")[0]["uuid"]
        self.json("add", self.file, "survey.block", "workplace=ПК 1", "first=100", "last=102", "--parent", survey)
        block = self.list("survey.blocks")[0]["uuid"]
        for number in ("100", "101", "102"):
            self.assertEqual(self.add("species=Ель", f"block={block}", kind="tree")["number"], number)
        self.assertIn("used up", self.error("add", self.file, "tree", "species=Ель", f"block={block}")["message"])
        # An old number stays as an alias.
        self.json("set", self.file, "tree", "101", "number=7")
        self.json("set", self.file, "tree", "7", "number=8")
        self.assertEqual(self.show("8", "tree")["old_numbers"], "101, 7")
        self.assertEqual([row["number"] for row in self.list("trees", "--query", "101")], ["8"])
        self.json("add", self.file, "tree.stem", "diameter=12", "measured_at=1.3", "--parent", "8")
        self.json("add", self.file, "tree.inspection", "at=2026-05-01", "decision=prune", "--parent", "8")
        self.sound()


class Inside(Map):
    def test_counts_and_area(self):
        self.add("title=Парк", f"geometry={PARK}", kind="area")
        self.add("title=Двор", "geometry=POLYGON ((37.01 55.01, 37.02 55.01, 37.02 55.02, 37.01 55.01))", kind="area")
        for number, (lon, lat) in enumerate(((37.01, 55.01), (37.05, 55.05), (37.09, 55.02), (38, 55)), 1):
            self.add(f"number={number}", f"lon={lon}", f"lat={lat}", kind="tree")
        self.add("title=Внутри", "geometry=LINESTRING (37.01 55.01, 37.09 55.01)", kind="route")
        self.add("title=Сквозь", "geometry=LINESTRING (37.01 55.05, 37.09 55.05)", kind="route")
        found = self.json("inside", self.file, "Парк", "trees")
        self.assertEqual(found["count"], 2)
        self.assertAlmostEqual(found["area_m2"] / 1e6, 68.47, delta=0.2)
        self.assertEqual(self.json("inside", self.file, "Парк", "routes")["count"], 1)
        self.assertEqual(self.json("inside", self.file, "Парк", "areas")["count"], 1)
        self.add("code=lost", "title=Утраченное", kind="layer")
        self.add("title=Беседка", "lon=37.01", "lat=55.01", "layer=lost", kind="place")
        self.add("title=Чужое", "lon=37.01", "lat=55.01", kind="place")
        self.assertEqual(self.json("inside", self.file, "Парк", "lost")["count"], 1)
        self.assertEqual(self.json("inside", self.file, "Парк", "Утраченное")["count"], 1)
        self.assertIn("there is none", self.error("inside", self.file, "Парк", "nothing")["message"])
        self.add("title=Пусто", kind="area")
        self.assertIn("no boundary", self.error("inside", self.file, "Пусто", "trees")["message"])

    def test_a_territory_narrows_every_list(self):
        self.add("title=Парк", f"geometry={PARK}", kind="area")
        for number, (lon, lat) in enumerate(((37.01, 55.01), (37.05, 55.05), (37.09, 55.02), (38, 55)), 1):
            self.add(f"number={number}", "species=Липа" if number < 3 else "species=Ель", f"lon={lon}", f"lat={lat}", kind="tree")
        self.assertEqual([row["number"] for row in self.list("trees", "--territory", "Парк")], ["1", "3"])
        self.assertEqual([row["number"] for row in self.list("trees", "--territory", "Парк", "--where", "species=Ель")], ["3"])
        self.assertEqual([row["number"] for row in self.list("trees", "--territory", "Парк", "--limit", "1", "--offset", "1")], ["3"])
        self.assertEqual(self.json("export", self.file, "trees", self.folder / "t.csv", "--territory", "Парк")["rows"], 2)
        self.assertEqual(self.json("export", self.file, "trees", self.folder / "t.geojson", "--territory", "Парк")["rows"], 2)
        clusters = self.json("clusters", self.file, "trees", "--zoom", "5", "--bbox", "30,50,40,60", "--territory", "Парк")["clusters"]
        self.assertEqual(sum(cluster["count"] for cluster in clusters), 2)
        self.assertIn("Нигде", self.error("list", self.file, "trees", "--territory", "Нигде")["message"])
        self.run_cli("list", self.file, "all", "--territory", "Парк", code=2)
        self.run_cli("export", self.file, "applications", self.folder / "a.csv", "--territory", "Парк", code=2)

    def test_clusters_count_shapes_at_the_edge(self):
        self.add("title=Тропа", "geometry=LINESTRING (37 55, 38 55.5)", kind="route")
        self.add("title=Вдали", "geometry=LINESTRING (39 55, 40 55.5)", kind="route")
        box = (36.9, 54.9, 37.1, 55.1)
        for zoom in (0, 12, 22):
            clusters = self.json("clusters", self.file, "routes", "--zoom", zoom, "--bbox", ",".join(map(str, box)))["clusters"]
            self.assertEqual([cluster["count"] for cluster in clusters], [1])
            self.assertTrue(box[0] <= clusters[0]["lon"] <= box[2] + 1e-9 and box[1] <= clusters[0]["lat"] <= box[3] + 1e-9)

    def test_parts_of_a_territory_may_overlap(self):
        self.add("title=Два двора", "geometry=MULTIPOLYGON (((37 55,37.02 55,37.02 55.02,37 55.02,37 55)),"
                 "((37.01 55.01,37.03 55.01,37.03 55.03,37.01 55.03,37.01 55.01)))", kind="area")
        for number, (lon, lat) in enumerate(((37.005, 55.005), (37.015, 55.015), (37.025, 55.025), (37.025, 55.005)), 1):
            self.add(f"number={number}", "species=Липа", f"lon={lon}", f"lat={lat}", kind="tree")
        self.assertEqual(self.json("inside", self.file, "Два двора", "trees")["count"], 3)

    def test_clusters_count_everything(self):
        self.geojson("t.geojson", [feature({"number": str(i)}, coordinates=[37 + i % 17 * 0.001, 55 + i // 17 * 0.0007]) for i in range(400)])
        self.json("import", self.file, "trees", self.folder / "t.geojson")
        box = (37.003, 55.002, 37.0121, 55.012)
        inside = sum(1 for row in self.list("trees") if box[0] <= row["lon"] <= box[2] and box[1] <= row["lat"] <= box[3])
        self.assertGreater(inside, 50)
        for zoom in (0, 5, 13, 16, 17, 22):
            clusters = self.json("clusters", self.file, "trees", "--zoom", zoom, "--bbox", ",".join(map(str, box)))["clusters"]
            self.assertEqual(sum(cluster["count"] for cluster in clusters), inside)
            if zoom > 16 or zoom < 8:
                self.assertEqual(len(clusters), inside if zoom > 16 else 1)
            for cluster in clusters:
                self.assertTrue(box[0] - 1e-9 <= cluster["lon"] <= box[2] + 1e-9 and box[1] - 1e-9 <= cluster["lat"] <= box[3] + 1e-9)
        self.run_cli("clusters", self.file, "trees", "--zoom", "30", "--bbox", "1,2,3,4", code=2)
        self.run_cli("clusters", self.file, "trees", "--zoom", "3", "--bbox", "1,2,3", code=2)


class Import(Map):
    def test_features_come_in_or_are_refused(self):
        path = self.geojson("t.geojson", [
            feature({"number": "1", "species": "Липа", "decision": "Сохранить"}, coordinates=[37, 55]),
            feature({"number": "2"}, "MultiPoint", [[37, 55]]),
            feature({"number": "3"}, "MultiPoint", [[37, 55], [38, 55]]),
            feature({"number": "4"}, "LineString", [[37, 55], [38, 55]]),
            feature({"number": "5"}),
            feature({"number": "6"}, coordinates=[370, 55]),
            feature({"number": "7"}, coordinates=[]),
            feature({}, coordinates=[37, 56]),
        ])
        report = self.json("import", self.file, "trees", path, code=3, LANGUAGE="ru")
        self.assertEqual([report[name] for name in ("read", "created", "updated", "unchanged", "refused", "key")], [8, 3, 0, 0, 5, "hash"])
        self.assertEqual([row["line"] for row in report["rows"]], [3, 4, 5, 6, 7])
        self.assertEqual(len({row["reason"] for row in report["rows"]}), 4)
        self.assertEqual(self.show("1", "tree")["decision"], "keep")
        again = self.json("import", self.file, "trees", path, code=3, LANGUAGE="ru")
        self.assertEqual((again["created"], again["unchanged"], again["step"]), (0, 3, None))
        self.json("undo", self.file)
        self.assertEqual(self.counts()["tree"], 0)
        self.sound()

    def test_an_interrupted_line_is_several_routes(self):
        path = self.geojson("r.geojson", [feature({"name": "Тропа"}, "MultiLineString", [[[37, 55], [37.1, 55]], [[38, 55], [38.1, 55]]])])
        report = self.json("import", self.file, "routes", path)
        self.assertEqual((report["read"], report["created"]), (2, 2))
        self.assertEqual({row["title"] for row in self.list("routes")}, {"Тропа"})
        self.assertEqual(self.json("import", self.file, "routes", path)["unchanged"], 2)

    def test_folders_of_kml_are_layers(self):
        path = self.write("карта.kml", """<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>
          <Folder><name>Утраченные функции</name><Placemark><name>Летний театр</name><description>Сгорел</description>
            <Point><coordinates>37.6,55.7</coordinates></Point></Placemark></Folder>
          <Folder><name>Сообщества</name><Placemark><name>Клуб</name><Point><coordinates>37.7,55.7</coordinates></Point></Placemark>
            <Placemark><name>Двор</name><Polygon><outerBoundaryIs><LinearRing><coordinates>37,55 37.1,55 37.1,55.1 37,55
            </coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Folder></Document></kml>""")
        dry = self.json("import", self.file, "places", path, "--dry-run", code=3)
        self.assertEqual((dry["created"], dry["refused"], dry["step"]), (2, 1, None))
        self.assertEqual(len(self.list("layers")), 0)
        report = self.json("import", self.file, "places", path, code=3)
        self.assertEqual((report["read"], report["created"], report["refused"]), (3, 2, 1))
        self.assertEqual({(row["title"], row["layer"]) for row in self.list("places")},
                         {("Летний театр", "Утраченные функции"), ("Клуб", "Сообщества")})
        self.assertEqual(self.list("places", "--where", "title=Летний театр")[0]["text"], "Сгорел")
        self.assertEqual(len(self.list("layers")), 2)
        self.json("undo", self.file)
        self.assertEqual((self.counts()["place"], self.counts()["layer"]), (0, 0))
        self.json("import", self.file, "places", path, "--layer", "lost", code=3)
        self.assertEqual({row["layer"] for row in self.list("places")}, {"lost"})
        self.sound()

    def test_tables_with_coordinates(self):
        path = self.write("t.csv", "Номер;Порода;Окружность, см;Высота, футы;Долгота;Широта\r\n1;Липа;100;30;37,6;55,7\r\n2;Дуб;;;37,7;\r\n3;Ель;;;;\r\n"
                          "4;Ива;;;x;55\r\n5;Сосна;99999;;37;55\r\n")
        report = self.json("import", self.file, "trees", path, code=3)
        self.assertEqual([row["line"] for row in report["rows"] if row["reason"]], [3, 5])
        self.assertTrue(any("girth" in warning for warning in report["warnings"]))
        self.assertTrue(any("no coordinates" in warning for warning in report["warnings"]))
        tree = self.show("1", "tree")
        self.assertEqual((tree["girth"], tree["diameter"]), (100, 31.8))
        self.assertAlmostEqual(tree["height"], 9.144, places=3)
        self.assertEqual((tree["lon"], tree["lat"]), (37.6, 55.7))

        local = self.write("xy.csv", "Номер;X;Y\r\n11;6173000;413000\r\n")
        self.assertIn("coordinate system", self.error("import", self.file, "trees", local)["message"])
        self.json("import", self.file, "trees", local, "--crs", "EPSG:32637", "--swap-xy")
        tree = self.show("11", "tree")
        self.assertAlmostEqual(tree["lon"], 37.6158819, places=6)
        self.assertAlmostEqual(tree["lat"], 55.6948, places=2)
        wkt = self.write("wkt.csv", "Название;WKT\r\nТропа;\"LINESTRING (37 55, 38 56)\"\r\n")
        self.json("import", self.file, "routes", wkt)
        self.assertEqual(self.list("routes")[0]["geometry"], "LINESTRING (37 55,38 56)")
        self.sound()

    def test_species_warn_of_what_cannot_be(self):
        self.add("name=Липа мелколистная", "latin=Tilia cordata", "aliases=липа", "max_diameter=200", "max_height=30", kind="species")
        path = self.write("t.csv", "Номер;Порода;Диаметр;Высота\r\n1;Липа;210;20\r\n2;Липа;120;20\r\n3;Tilia cordata;12;35\r\n4;Секвойя;210;35\r\n5;Кедр;210;35\r\n")
        report = self.json("import", self.file, "trees", path)
        self.assertEqual(report["created"], 5)
        self.assertEqual([warning.split(":")[0] for warning in report["warnings"] if "grows to" in warning], ["Line 2", "Line 4", "Line 6"])

    def test_a_system_is_never_guessed(self):
        shutil.which("ogr2ogr") or self.skipTest("GDAL's programs are not installed")
        source = self.geojson("t.geojson", [feature({"number": "1"}, coordinates=[37.6, 55.75])])
        self.ogr("ogr2ogr", str(self.folder / "t.shp"), str(source), "-t_srs", "EPSG:32637")
        self.json("import", self.file, "trees", self.folder / "t.shp", "--dry-run")
        (self.folder / "t.prj").unlink()
        self.assertIn("coordinate system", self.error("import", self.file, "trees", self.folder / "t.shp")["message"])
        proj = "+proj=tmerc +lat_0=0 +lon_0=39 +k=0.9996 +x_0=500000 +y_0=0 +datum=WGS84 +units=m"
        self.json("import", self.file, "trees", self.folder / "t.shp", "--crs", proj)
        tree = self.list("trees")[0]
        self.assertAlmostEqual(tree["lon"], 37.6, places=7)
        self.assertAlmostEqual(tree["lat"], 55.75, places=7)
        self.assertIn("not understood", self.error("import", self.file, "trees", self.folder / "t.shp", "--crs", "nonsense")["message"])


class RoundTrip(Map):
    def setUp(self):
        super().setUp()
        for number in range(1, 6):
            self.add(f"number={number}", "species=Липа", f"diameter={10.1 * number}", "surveyed=2026-05-14", f"lon={37 + number / 1000}",
                     "lat=55", kind="tree")

    def load(self, path):
        return json.loads(path.read_text(encoding="utf-8"))

    def test_only_changes_arrive_as_one_step(self):
        path = self.folder / "trees.geojson"
        self.assertEqual(self.json("export", self.file, "trees", path)["rows"], 5)
        unchanged = self.json("import", self.file, "trees", path)
        self.assertEqual((unchanged["key"], unchanged["unchanged"], unchanged["step"]), ("uuid", 5, None))

        data = self.load(path)
        rows = {row["properties"]["number"]: row for row in data["features"]}
        rows["1"]["properties"]["condition"] = "хорошее"
        rows["2"]["geometry"]["coordinates"][0] += 0.01
        rows["3"]["geometry"]["coordinates"][0] += 4e-8
        rows["4"]["properties"].update(height=12, note="с карты")
        rows["5"]["properties"]["note"] = "с карты"
        drawn = feature({"number": "6", "uuid": None, "veche_rev": None}, coordinates=[37.2, 55])
        data["features"].append(drawn)
        path.write_text(json.dumps(data), encoding="utf-8")
        # Meanwhile the office has worked on.
        self.json("set", self.file, "tree", "1", "height=9")
        self.json("set", self.file, "tree", "5", "note=из окна")

        dry = self.json("import", self.file, "trees", path, "--dry-run")
        report = self.json("import", self.file, "trees", path)
        for name in ("read", "created", "updated", "unchanged", "refused"):
            self.assertEqual(dry[name], report[name], name)
        self.assertEqual((report["created"], report["updated"], report["unchanged"]), (1, 3, 2))
        self.assertEqual([(clash["ours"], clash["theirs"]) for row in report["rows"] for clash in row["clashes"]], [("из окна", "с карты")])
        self.assertEqual((self.show("1", "tree")["condition"], self.show("1", "tree")["height"]), ("хорошее", 9))
        self.assertAlmostEqual(self.show("2", "tree")["lon"], 37.012)
        self.assertEqual(self.show("3", "tree")["lon"], 37.003)
        self.assertEqual((self.show("4", "tree")["height"], self.show("4", "tree")["note"]), (12, "с карты"))
        self.assertEqual(self.show("5", "tree")["note"], "из окна")
        again = self.json("import", self.file, "trees", path)
        self.assertEqual((again["created"], again["updated"], again["step"]), (0, 0, None))
        self.json("undo", self.file)
        self.assertEqual((self.counts()["tree"], self.show("2", "tree")["lon"]), (5, 37.002))
        self.sound()

    def test_an_area_is_not_changed_by_being_turned(self):
        self.add("title=Сквер", "geometry=MULTIPOLYGON (((37 55,37 55.01,37.01 55.01,37 55),(37.002 55.004,37.004 55.006,37.002 55.006,37.002 55.004)))",
                 kind="area")
        for name in ("areas.geojson", "areas.shp.zip", "areas.shp", "areas.tab", "areas.mif", "areas.kml", "areas.kmz"):
            path = self.folder / name
            self.json("export", self.file, "areas", path)
            report = self.json("import", self.file, "areas", path)
            self.assertEqual((report["unchanged"], report["step"]), (1, None), name)

    def test_a_copied_object_is_a_new_one(self):
        path = self.folder / "trees.geojson"
        self.json("export", self.file, "trees", path)
        data = self.load(path)
        for shift in (0.001, 0.002):
            copied = json.loads(json.dumps(data["features"][1]))
            copied["geometry"]["coordinates"][0] += shift
            data["features"].append(copied)
        path.write_text(json.dumps(data), encoding="utf-8")
        report = self.json("import", self.file, "trees", path)
        self.assertEqual((report["created"], report["updated"], report["unchanged"], report["refused"]), (2, 0, 5, 0))
        self.assertTrue(any("copy" in warning for warning in report["warnings"]))
        again = self.json("import", self.file, "trees", path)
        self.assertEqual((again["unchanged"], again["step"]), (7, None))
        self.sound()

    def test_what_was_deleted_does_not_come_back(self):
        path = self.folder / "trees.geojson"
        self.json("export", self.file, "trees", path)
        self.json("delete", self.file, "tree", "3")
        report = self.json("import", self.file, "trees", path)
        self.assertEqual((report["created"], report["unchanged"]), (0, 5))
        self.assertTrue(any("deleted" in warning for warning in report["warnings"]))

    def test_through_map_programs(self):
        shutil.which("ogrinfo") or self.skipTest("GDAL's programs are not installed")
        package = self.folder / "trees.gpkg"
        self.json("export", self.file, "trees", package)
        self.ogr("ogrinfo", str(package), "-sql", "UPDATE tree SET height = 7.5 WHERE number IN ('2', '3')")
        report = self.json("import", self.file, "trees", package)
        self.assertEqual((report["updated"], report["unchanged"], len(report["warnings"])), (2, 3, 0))
        self.assertEqual(self.show("2", "tree")["height"], 7.5)

        self.json("export", self.file, "trees", self.folder / "trees.shp.zip")
        with zipfile.ZipFile(self.folder / "trees.shp.zip") as packed:
            packed.extractall(self.folder / "shape")
        for path in (self.folder / "shape" / "tree.shp", self.folder / "trees.shp.zip"):
            report = self.json("import", self.file, "trees", path)
            self.assertEqual((report["unchanged"], report["step"]), (5, None))

    def test_every_format_comes_back(self):
        self.json("set", self.file, "tree", "4", "note=С карты, «у входа»", "height=7.25")
        self.add("number=007", "species=Ель", "lon=37.0070001", "lat=55.1234567", "place_method=gps", kind="tree")
        self.add("title=Тропа", "text=Вдоль пруда", "geometry=LINESTRING (37 55,37.1 55.1,37.2 55.1)", kind="route")
        for ending in ("kml", "kmz", "gpx", "shp", "tab", "mif"):
            for kind, count in (("trees", 6), ("routes", 1)):
                with self.subTest(f"{kind}.{ending}"):
                    path = self.folder / f"{kind}.{ending}"
                    self.json("export", self.file, kind, path)
                    report = self.json("import", self.file, kind, path)
                    self.assertEqual((report["key"], report["unchanged"], report["updated"], report["step"]), ("uuid", count, 0, None))
        self.sound()


class Packed(Map):
    def pack(self, name, files):
        path = self.folder / name
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
            for inner, data in files:
                packed.writestr(inner, data)
        return path

    def parts(self, ending):
        """The files of one tree of another office."""
        other = self.folder / f"{ending}.veche"
        self.json("new", other, "--template", "empty")
        self.json("add", other, "tree", "number=1", "species=Липа", "lon=37.6", "lat=55.75")
        self.json("export", other, "trees", self.folder / f"t.{ending}")
        return [(path.suffix, path.read_bytes()) for path in sorted(self.folder.glob("t.*"))]

    def test_zipped_layers_come_in(self):
        for ending in ("shp", "tab", "mif"):
            with self.subTest(ending):
                path = self.pack(f"{ending}.zip", [(f"Съёмка/деревья{suffix}", data) for suffix, data in self.parts(ending)])
                report = self.json("import", self.file, "trees", path)
                self.assertEqual((report["read"], report["created"], report["key"]), (1, 1, "uuid"))
                self.assertEqual(self.show("1", "tree")["species"], "Липа")
                self.json("undo", self.file)
            for path in self.folder.glob("t.*"):
                path.unlink()

    def test_several_layers_in_one_zip_are_read_together(self):
        parts = self.parts("shp")
        twice = [(f"../../{folder}/деревья{suffix}", data) for folder in ("север", "юг") for suffix, data in parts]
        report = self.json("import", self.file, "trees", self.pack("two.zip", twice), "--key", "species", code=3)
        self.assertEqual((report["read"], report["created"], report["refused"]), (2, 1, 1))
        self.assertFalse((self.folder.parent / "север").exists())

    def test_what_is_no_map_is_refused(self):
        parts = self.parts("shp")
        bomb = [("t.shp", b"\0" * (300 << 20))]
        for name, files, words in (("table.zip", [("t.csv", "a;b")], "archive"), ("mixed.zip", [*((f"t{suffix}", data) for suffix, data in parts), ("t.kml", "<kml/>")], "several formats"),
                                   ("two.zip", [("a.kml", "<kml/>"), ("b.kml", "<kml/>")], "several maps"), ("bomb.zip", bomb, "more data")):
            with self.subTest(name):
                self.assertIn(words, self.error("import", self.file, "trees", self.pack(name, files))["message"])
        whole = self.pack("whole.zip", [(f"t{suffix}", data) for suffix, data in parts]).read_bytes()
        (self.folder / "cut.zip").write_bytes(whole[:-40])
        self.assertIn("end is missing", self.error("import", self.file, "trees", self.folder / "cut.zip")["message"])
        self.assertEqual(self.counts()["tree"], 0)


class MyMaps(Packed):
    """What people draw in Google's and Yandex's maps: descriptions are HTML, pictures are packed beside."""

    PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082")

    def kml(self, *marks):
        return ('<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Сообщества</name>'
                + "".join(f"<Placemark><name>{name}</name><description><![CDATA[{text}]]></description>{more}<Point><coordinates>37.{i},55</coordinates></Point></Placemark>"
                          for i, (name, text, more) in enumerate(marks, 1)) + "</Folder></Document></kml>")

    def test_descriptions_become_plain_text(self):
        path = self.write("map.kml", self.kml(("Пруд", "Утки<br>и &laquo;рыба&raquo;<br><b>5&nbsp;&lt;&nbsp;6</b>", ""), ("Дуб", "высота > 5 & растёт", "")))
        report = self.json("import", self.file, "places", path)
        self.assertEqual({row["title"]: row["text"] for row in self.list("places")}, {"Пруд": "Утки\nи «рыба»\n5 < 6", "Дуб": "высота > 5 & растёт"})
        self.assertEqual((report["pictures"], report["warnings"]), (0, report["warnings"]))
        self.assertEqual(self.json("import", self.file, "places", path)["unchanged"], 2)
        # What was written here is text, whatever it looks like.
        self.json("set", self.file, "place", "Дуб", "text=ставят <br> и &amp; сами")
        self.json("export", self.file, "places", self.folder / "own.kml")
        self.assertEqual(self.json("import", self.file, "places", self.folder / "own.kml")["unchanged"], 2)

    def test_packed_pictures_are_attached_in_the_same_step(self):
        links = "<ExtendedData><Data name='gx_media_links'><value>files/two.png https://example.org/far.jpg</value></Data></ExtendedData>"
        document = self.kml(("Пруд", '<img src="files/%D0%BE%D0%B4%D0%B8%D0%BD.png" height="200"/><br><br>Утки', ""), ("Дуб", "", links),
                            ("Клуб", '<img src="files/liar.png"><img src="../../gone.png">Вывеска', ""), ("Сад", "без снимка", ""))
        path = self.pack("карта.kmz", [("doc.kml", document), ("files/один.png", self.PNG), ("files/two.png", self.PNG + b"2"), ("files/liar.png", b"<html>"),
                                       ("files/spare.png", self.PNG)])
        dry = self.json("import", self.file, "places", path, "--dry-run")
        self.assertEqual((dry["created"], dry["pictures"]), (4, 0))
        report = self.json("import", self.file, "places", path)
        self.assertEqual((report["created"], report["pictures"]), (4, 2))
        self.assertEqual([warning for warning in report["warnings"] if "picture" in warning], ["3 pictures that descriptions show are not in the file and were not taken."])
        self.assertEqual({title: [file["name"] for file in self.show(title, "place")["files"]] for title in ("Пруд", "Дуб", "Клуб", "Сад")},
                         {"Пруд": ["один.png"], "Дуб": ["two.png"], "Клуб": [], "Сад": []})
        self.assertEqual([self.show(title, "place")["text"] for title in ("Пруд", "Клуб", "Сад")], ["Утки", "Вывеска", "без снимка"])
        self.json("extract", self.file, "place", "Пруд", "один.png", self.folder / "back.png")
        self.assertEqual((self.folder / "back.png").read_bytes(), self.PNG)
        again = self.json("import", self.file, "places", path)
        self.assertEqual((again["unchanged"], again["pictures"], again["step"]), (4, 0, None))
        self.json("undo", self.file)
        self.assertEqual((self.counts()["place"], self.counts().get("attachment", 0)), (0, 0))
        self.json("redo", self.file)
        self.assertEqual([file["name"] for file in self.show("Дуб", "place")["files"]], ["two.png"])
        self.sound()

    def test_a_picture_that_is_too_large_is_told(self):
        document = self.kml(("Пруд", '<img src="files/one.png">', ""), ("Дуб", '<img src="files/two.png">', ""))
        path = self.pack("карта.kmz", [("doc.kml", document), ("files/one.png", self.PNG + bytes(33 << 20)), ("files/two.png", self.PNG)])
        report = self.json("import", self.file, "places", path)
        self.assertEqual((report["created"], report["pictures"]), (2, 1))
        self.assertEqual([warning.split(",")[0] for warning in report["warnings"] if "picture" in warning], ["1 picture in the file is too large"])

    def test_a_damaged_picture_costs_no_rows(self):
        document = self.kml(("Пруд", '<img src="files/one.png">', ""), ("Дуб", '<img src="files/two.png">', ""), ("Клуб", '<img src="files/..">', ""))
        path = self.pack("карта.kmz", [("doc.kml", document), ("files/one.png", self.PNG + bytes(range(256)) * 40), ("files/two.png", self.PNG), ("files/..", self.PNG)])
        with zipfile.ZipFile(path) as packed:
            entry = packed.getinfo("files/one.png")
        data = bytearray(path.read_bytes())
        end = entry.header_offset + 30 + len(entry.filename) + entry.compress_size
        data[end - 60:end] = b"\xff" * 60
        path.write_bytes(data)
        report = self.json("import", self.file, "places", path)
        self.assertEqual((report["created"], report["pictures"]), (3, 1))
        self.assertEqual({title: [file["name"] for file in self.show(title, "place")["files"]] for title in ("Пруд", "Дуб", "Клуб")},
                         {"Пруд": [], "Дуб": ["two.png"], "Клуб": []})
        self.assertEqual([next((word for word in ("one.png", "not a file's name") if word in warning), None) for warning in report["warnings"]][-2:],
                         ["one.png", "not a file's name"])
        self.sound()


class Export(Map):
    def test_every_format_has_every_object(self):
        shutil.which("ogrinfo") or self.skipTest("GDAL's programs are not installed")
        self.add("number=1", "species=Липа «Крупная»", "decision=remove", "lon=37.6", "lat=55.75", kind="tree")
        self.add("number=2", "species=Дуб", "lon=37.61", "lat=55.75", kind="tree")
        for name, layer, count in (("t.geojson", "t", 2), ("t.gpkg", "tree", 2), ("t.kml", "tree", 2), ("t.kmz", "tree", 2), ("t.gpx", "waypoints", 2),
                                   ("t.shp.zip", "tree", 2), ("t.shp", "t", 2), ("t.tab", "t", 2), ("t.mif", "t", 2), ("t.dxf", "entities", 4)):
            with self.subTest(name):
                done = self.json("export", self.file, "trees", self.folder / name)
                self.assertEqual((done["rows"], done["format"]), (2, name.partition(".")[2]))
                listed = json.loads(self.ogr("ogrinfo", "-json", "-features", str(self.folder / name)))["layers"]
                self.assertEqual([(one["name"], one["featureCount"]) for one in listed if one["featureCount"] > 0], [(layer, count)])
        with zipfile.ZipFile(self.folder / "t.kmz") as packed:
            self.assertEqual(packed.namelist(), ["doc.kml"])
            self.assertIn("Дуб", packed.read("doc.kml").decode())
        drawing = (self.folder / "t.dxf").read_text(encoding="utf-8")
        self.assertIn("TREE-REMOVE", drawing)
        self.assertEqual(drawing.count("INSERT"), 2)
        self.assertAlmostEqual(float(drawing.split("INSERT")[1].split("\n 10\n")[1].split()[0]), 412120, delta=100)

        moved = self.folder / "moved.gpkg"
        self.json("export", self.file, "trees", moved, "--crs", "EPSG:3857")
        self.assertIn("3857", self.ogr("ogrinfo", "-so", str(moved), "tree"))
        self.assertIn("not understood", self.error("export", self.file, "trees", moved, "--crs", "nonsense")["message"])
        text = (self.folder / "t.geojson").read_text(encoding="utf-8")
        self.assertIn("Липа «Крупная»", text)
        self.json("export", self.file, "trees", self.folder / "a.geojson", "--anonymous")
        self.assertNotIn("uuid", (self.folder / "a.geojson").read_text(encoding="utf-8"))

    def test_files_beside_each_other_come_whole_or_not_at_all(self):
        self.add("number=1", "species=Липа", "lon=37.6", "lat=55.75", kind="tree")
        done = self.json("export", self.file, "trees", self.folder / "t.shp")
        self.assertEqual(done["format"], "shp")
        self.assertEqual(sorted(path.name for path in self.folder.glob("t.*")), ["t.cpg", "t.dbf", "t.prj", "t.shp", "t.shx"])
        self.assertEqual([path.name for path in self.folder.glob(".veche*")], [])
        before = {path.name: path.read_bytes() for path in self.folder.glob("t.*")}
        # An index that another program has put beside would be wrong for what is written now.
        self.write("t.qix", "old")
        self.json("set", self.file, "tree", "1", "species=Дуб")
        self.json("export", self.file, "trees", self.folder / "t.shp")
        self.assertEqual({path.name for path in self.folder.glob("t.*")}, set(before))
        self.assertNotEqual((self.folder / "t.dbf").read_bytes(), before["t.dbf"])
        # A stranger's file is left alone, and one that cannot be replaced leaves all as it was.
        self.write("u.dat", "mine")
        self.assertIn("u.dat", self.error("export", self.file, "trees", self.folder / "u.tab")["message"])
        self.assertEqual([path.name for path in self.folder.glob("u.*")], ["u.dat"])
        kept = {path.name: path.read_bytes() for path in self.folder.glob("t.*")}
        self.json("set", self.file, "tree", "1", "species=✿")
        self.assertIn("✿", self.error("export", self.file, "trees", self.folder / "t.shp", "--encoding", "CP1251")["message"])
        self.assertEqual({path.name: path.read_bytes() for path in self.folder.glob("t.*")}, kept)
        self.assertEqual([path.name for path in self.folder.glob(".veche*")], [])

    def test_long_names_stay_with_their_values(self):
        """Ten bytes of a Shapefile's field names: some of them are the same then, or end in the middle of a letter."""
        shutil.which("ogrinfo") or self.skipTest("GDAL's programs are not installed")
        fields = [{"name": "Длина забора", "type": "number"}, {"name": "Длина ворот", "type": "number"}, {"name": "Inventory number"}, {"name": "Дата осмотра"}]
        self.add("title=Ограды", "geometry=point", "form=" + json.dumps(fields, ensure_ascii=False), kind="layer")
        layer = self.list("layers")[0]["uuid"]
        self.add("title=У входа", "lon=37.6", "lat=55.75", "layer=" + layer, kind="place",
                 *["own_fields=" + json.dumps({"Длина забора": 12.5, "Длина ворот": 3, "Inventory number": "А-7", "Дата осмотра": "в мае"})])
        for options, names in (((), ["Длина", "Длин_1", "Inventory", "Дата"]), (("--encoding", "CP1251"), ["Длина забо", "Длина воро", "Inventory", "Дата осмот"])):
            with self.subTest(options):
                done = self.json("export", self.file, "places", self.folder / "f.shp", *options)
                self.assertEqual(done["warnings"], [])
                one = json.loads(self.ogr("ogr2ogr", "-f", "GeoJSON", "/vsistdout/", str(self.folder / "f.shp")))["features"][0]["properties"]
                self.assertEqual([one[name] for name in names], [12.5, 3, "А-7", "в мае"])
                self.assertEqual(one["veche_rev"], json.loads(self.exported())["features"][0]["properties"]["veche_rev"])

    def exported(self):
        self.json("export", self.file, "places", self.folder / "f.geojson")
        return (self.folder / "f.geojson").read_text(encoding="utf-8")

    def test_a_system_that_leads_nowhere_is_refused(self):
        self.add("number=1", "lon=37.6", "lat=55.75", kind="tree")
        local = 'LOCAL_CS["Площадка",LOCAL_DATUM["План",0],UNIT["metre",1],AXIS["X",EAST],AXIS["Y",NORTH]]'
        for name in ("t.gpkg", "t.shp", "t.dxf"):
            self.assertIn("coordinate system", self.error("export", self.file, "trees", self.folder / name, "--crs", local)["message"])
            self.assertFalse((self.folder / name).exists())

    def test_an_encoding_is_kept_to(self):
        shutil.which("ogrinfo") or self.skipTest("GDAL's programs are not installed")
        self.add("number=1", "species=Липа «Крупная»", "lon=37.6", "lat=55.75", kind="tree")
        for name, part in (("t.shp", "t.dbf"), ("t.tab", "t.dat"), ("t.mif", "t.mid")):
            for encoding in ("CP1251", "windows-1251", "UTF-8"):
                with self.subTest(f"{name} {encoding}"):
                    self.json("export", self.file, "trees", self.folder / name, "--encoding", encoding)
                    self.assertIn("Липа «Крупная»".encode("utf-8" if encoding == "UTF-8" else "cp1251"), (self.folder / part).read_bytes())
                    self.assertIn("Липа «Крупная»", self.ogr("ogrinfo", "-al", str(self.folder / name)))
                    self.assertEqual(self.json("import", self.file, "trees", self.folder / name)["unchanged"], 1)
        self.json("export", self.file, "trees", self.folder / "z.shp.zip", "--encoding", "CP1251")
        with zipfile.ZipFile(self.folder / "z.shp.zip") as packed:
            self.assertIn(b"1251", packed.read("tree.cpg"))
        self.assertEqual((self.folder / "t.cpg").read_text(), "UTF-8")
        for name in ("t.geojson", "t.kml", "t.kmz", "t.gpx", "t.gpkg", "t.dxf"):
            self.assertIn("--encoding", self.error("export", self.file, "trees", self.folder / name, "--encoding", "CP1251", code=2)["message"])
        self.assertIn("KOI8-R", self.error("export", self.file, "trees", self.folder / "t.mif", "--encoding", "KOI8-R")["message"])

    def test_what_a_format_cannot_hold_is_said(self):
        self.add("title=Двор", "geometry=POLYGON ((37.01 55.01, 37.02 55.01, 37.02 55.02, 37.01 55.01))", kind="area")
        self.assertIn("no territories", self.error("export", self.file, "areas", self.folder / "a.gpx")["message"])
        self.assertFalse((self.folder / "a.gpx").exists())
        self.add("number=1", "note=" + "ж" * 200, "lon=37.6", "lat=55.75", kind="tree")
        self.add("number=2", kind="tree")
        self.add("number=3", kind="tree")
        self.assertIn("WGS84", self.error("export", self.file, "trees", self.folder / "t.kmz", "--crs", "EPSG:3857")["message"])
        for name, rows, words in (("t.gpx", 1, "2 objects have no place"), ("t.dxf", 1, "2 objects have no place"), ("t.tab", 3, "1 text is longer"), ("t.shp", 3, "1 text is longer")):
            with self.subTest(name):
                done = self.json("export", self.file, "trees", self.folder / name)
                self.assertEqual((done["rows"], [words in warning for warning in done["warnings"]].count(True)), (rows, 1))
        self.assertEqual(self.json("export", self.file, "trees", self.folder / "t.tab", "--encoding", "CP1251")["warnings"], [])
        self.assertEqual(self.json("export", self.file, "trees", self.folder / "t.gpkg")["warnings"], [])

    def test_nothing_to_write_is_written_too(self):
        shutil.which("ogrinfo") or self.skipTest("GDAL's programs are not installed")
        for name in ("t.gpx", "t.kml", "t.kmz", "t.shp", "t.shp.zip", "t.tab", "t.mif"):
            with self.subTest(name):
                self.assertEqual(self.json("export", self.file, "trees", self.folder / name)["rows"], 0)
                self.ogr("ogrinfo", "-so", str(self.folder / name))

    def test_layers_are_folders_of_kml(self):
        shutil.which("ogrinfo") or self.skipTest("GDAL's programs are not installed")
        self.add("code=lost", "title=Утраченное", "color=#8a5a9e", kind="layer")
        self.add("title=Беседка", "lon=37.01", "lat=55.01", "layer=lost", kind="place")
        self.add("title=Клуб", "lon=37.02", "lat=55.01", kind="place")
        for name in ("p.kml", "p.kmz"):
            self.json("export", self.file, "places", self.folder / name)
            listed = json.loads(self.ogr("ogrinfo", "-json", "-features", str(self.folder / name)))["layers"]
            self.assertEqual({(one["name"], one["featureCount"]) for one in listed}, {("Утраченное", 1), ("place", 1)})
            report = self.json("import", self.file, "places", self.folder / name)
            self.assertEqual((report["unchanged"], report["step"]), (2, None))
        text = (self.folder / "p.kml").read_text(encoding="utf-8")
        self.assertIn("<Folder", text)
        # Alpha, blue, green, red.
        self.assertEqual(text.count("<color>ff9e5a8a</color>"), 1)
        self.add("title=Двор", "layer=lost", "geometry=POLYGON ((37.01 55.01, 37.02 55.01, 37.02 55.02, 37.01 55.01))", kind="area")
        self.add("title=Тропа", "layer=lost", "geometry=LINESTRING (37 55, 37.1 55.1)", kind="route")
        for kind, color in (("areas", "559e5a8a"), ("routes", "ff9e5a8a")):
            self.json("export", self.file, kind, self.folder / f"{kind}.kml")
            self.assertIn(f"<color>{color}</color>", (self.folder / f"{kind}.kml").read_text(encoding="utf-8"))

    def test_tables_tell_the_place(self):
        self.add("number=1", "species=Липа", "lon=37.6", "lat=55.75", kind="tree")
        self.add("title=Тропа", "geometry=LINESTRING (37 55, 38 56)", kind="route")
        self.json("export", self.file, "trees", self.folder / "t.csv")
        self.json("export", self.file, "routes", self.folder / "r.csv")
        other = self.folder / "other.veche"
        self.json("new", other, "--template", "empty")
        for kind, name in (("trees", "t.csv"), ("routes", "r.csv")):
            self.assertEqual(self.json("import", other, kind, self.folder / name)["created"], 1)
        self.file = other
        self.assertEqual((self.show("1", "tree")["lon"], self.show("1", "tree")["lat"]), (37.6, 55.75))
        self.assertEqual(self.list("routes")[0]["geometry"], "LINESTRING (37 55,38 56)")


if __name__ == "__main__":
    unittest.TestCase.maxDiff = None
    main()
