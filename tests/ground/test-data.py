#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop reads of Veche: the type of a workspace, icons, the schema, the Flatpak manifest, the README.

Argument: the data folder of the build.
"""

import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
from pathlib import Path

TOP = Path(__file__).resolve().parents[2]
DATA = TOP / "data"
BUILT = Path(sys.argv.pop(1)).resolve()
APP_ID = "org.veche.Veche"
TYPE = "application/x-veche-workspace"
SVG = "{http://www.w3.org/2000/svg}"


def run(*command, **options):
    """The output of a program that must succeed."""
    return subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, **options).stdout


class MimeType(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name)
        packages = self.home / "mime" / "packages"
        packages.mkdir(parents=True)
        shutil.copy(DATA / f"{APP_ID}.mime.xml", packages / f"{APP_ID}.xml")
        self.environment = {**os.environ, "XDG_DATA_HOME": str(self.home), "LC_ALL": "C.UTF-8"}
        complaints = run("update-mime-database", self.home / "mime", env=self.environment, stderr=subprocess.STDOUT)
        self.assertEqual(complaints, "")

    def type_of(self, name, content):
        """What GIO takes a file for; all that it knows of types is ours and the system's."""
        path = self.home / name
        path.write_bytes(content)
        answer = run("gio", "info", "-a", "standard::content-type", str(path), env=self.environment)
        return re.search(r"standard::content-type: (\S+)", answer).group(1)

    def test_by_name_whatever_is_inside(self):
        self.assertEqual(self.type_of("office.veche", b"SQLite format 3\0" + bytes(84)), TYPE)
        self.assertEqual(self.type_of("other.veche", b"%PDF-1.4\n"), TYPE)
        self.assertEqual(self.type_of("Отбор 2020.VECHE", b"SQLite format 3\0" + bytes(84)), TYPE)

    def test_other_names_are_not_ours(self):
        self.assertNotEqual(self.type_of("office.sqlite", b"SQLite format 3\0" + bytes(84)), TYPE)
        self.assertNotEqual(self.type_of("veche", b"SQLite format 3\0" + bytes(84)), TYPE)

    def test_desktop_file_opens_it(self):
        text = (BUILT / f"{APP_ID}.desktop").read_text(encoding="utf-8")
        self.assertIn(TYPE, re.search(r"^MimeType=(.*)$", text, re.MULTILINE).group(1).split(";"))
        self.assertRegex(text, r"(?m)^Name\[ru\]=Вече$")
        service = (BUILT / f"{APP_ID}.service").read_text(encoding="utf-8")
        self.assertRegex(service, rf"(?m)^Name={re.escape(APP_ID)}$")
        self.assertRegex(service, r"(?m)^Exec=/\S+/veche --gapplication-service$")


class Icons(unittest.TestCase):
    def draw(self, name, size):
        """Width and height of the picture that librsvg makes."""
        picture = subprocess.run(["rsvg-convert", "-w", str(size), DATA / "icons" / name], check=True,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.PIPE).stdout
        return struct.unpack(">II", picture[16:24])

    def test_sizes(self):
        for name, size in ((f"{APP_ID}.svg", 128), (f"{APP_ID}-workspace.svg", 128), (f"{APP_ID}-symbolic.svg", 16)):
            with self.subTest(name=name):
                root = ElementTree.parse(DATA / "icons" / name).getroot()
                self.assertEqual((root.get("width"), root.get("height")), (str(size), str(size)))
                self.assertEqual(root.get("viewBox"), f"0 0 {size} {size}")
                self.assertEqual(self.draw(name, 48), (48, 48))

    def test_nothing_foreign_inside(self):
        for path in (DATA / "icons").glob("*.svg"):
            tags = {element.tag.removeprefix(SVG) for element in ElementTree.parse(path).iter()}
            self.assertFalse(tags & {"image", "script", "text", "foreignObject", "filter"}, path)
            self.assertNotRegex(path.read_text(encoding="utf-8").split("<svg", 1)[1], r'href="[^#]')

    def test_symbolic_has_one_colour(self):
        root = ElementTree.parse(DATA / "icons" / f"{APP_ID}-symbolic.svg")
        self.assertEqual({element.get("fill") for element in root.iter() if element is not root.getroot()}, {"#222222"})


class Metadata(unittest.TestCase):
    def test_quality_list(self):
        root = ElementTree.parse(DATA / f"{APP_ID}.metainfo.xml.in").getroot()
        self.assertEqual(root.findtext("id"), APP_ID)
        self.assertLessEqual(len(root.findtext("name")), 15)
        self.assertLessEqual(len(root.findtext("summary")), 35)
        self.assertFalse(root.findtext("summary").endswith("."))
        colours = [colour.text for colour in root.findall("branding/color")]
        self.assertEqual(len(set(colours)), 2)
        version = re.search(r"version: '(.*)'", (TOP / "meson.build").read_text(encoding="utf-8")).group(1)
        self.assertEqual(root.find("releases/release").get("version"), version)

    def test_translated(self):
        root = ElementTree.parse(BUILT / f"{APP_ID}.metainfo.xml").getroot()
        language = "{http://www.w3.org/XML/1998/namespace}lang"
        self.assertIn("ru", [summary.get(language) for summary in root.findall("summary")])

    def test_schema_is_compiled(self):
        keys = run("gsettings", "list-keys", APP_ID, env={**os.environ, "GSETTINGS_SCHEMA_DIR": str(BUILT)}).split()
        schema = ElementTree.parse(DATA / f"{APP_ID}.gschema.xml").getroot()
        self.assertEqual(sorted(keys), sorted(key.get("name") for key in schema.iter("key")))


class Flatpak(unittest.TestCase):
    def setUp(self):
        self.manifest = json.loads((TOP / "flatpak" / f"{APP_ID}.json").read_text(encoding="utf-8"))

    def modules(self, modules):
        for module in modules:
            yield module
            yield from self.modules(module.get("modules", []))

    def test_permissions_are_narrow(self):
        self.assertEqual(self.manifest["id"], APP_ID)
        self.assertEqual(sorted(self.manifest["finish-args"]),
                         ["--device=dri", "--filesystem=xdg-documents/Veche:create", "--share=ipc",
                          "--socket=fallback-x11", "--socket=wayland"])

    def test_sources_are_pinned(self):
        for module in self.modules(self.manifest["modules"]):
            for source in module.get("sources", []):
                with self.subTest(module=module["name"]):
                    if source["type"] == "archive":
                        self.assertRegex(source["sha256"], "^[0-9a-f]{64}$")
                    elif source["type"] == "git":
                        self.assertRegex(source["commit"], "^[0-9a-f]{40}$")
                        self.assertIn("tag", source)
                    else:
                        self.assertEqual((source["type"], module["name"]), ("dir", "veche"))


class Documents(unittest.TestCase):
    def test_readme_names_both_commands(self):
        text = (TOP / "README.md").read_text(encoding="utf-8")
        self.assertIn("tools/dev run", text)
        self.assertIn("tools/dev test", text)

    def test_links_lead_somewhere(self):
        for path in [TOP / "README.md", *(TOP / "docs").rglob("*.md")]:
            for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8")):
                with self.subTest(document=path.name, target=target):
                    self.assertTrue((path.parent / target).exists())

    def test_licence(self):
        text = (TOP / "COPYING").read_text(encoding="utf-8")
        self.assertIn("GNU GENERAL PUBLIC LICENSE", text)
        self.assertIn("Version 3, 29 June 2007", text)
        self.assertIn("END OF TERMS AND CONDITIONS", text)


if __name__ == "__main__":
    unittest.main()
