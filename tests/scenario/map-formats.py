#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trees go out for other programs, in files beside each other too; what a format cannot hold is said. A KMZ comes in with
its pictures as one step."""
import os
import re
import zipfile

from ux import App, ask, check, cli, documents, expect, has, keys, new_workspace, run, same, wait

PNG = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082")
KML = """<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document><Folder><name>Сообщества</name><Placemark>
<name>Клуб у пруда</name><description><![CDATA[<img src="files/один.png"><br>По средам<br>и пятницам]]></description>
<Point><coordinates>37.6,55.81</coordinates></Point></Placemark></Folder></Document></kml>"""


def save(app, choice, name):
    """Trees, through the menu of the map."""
    button = app.press("toggle button", "Ещё действия с картой")
    wait("the menu", lambda: has(button, "CHECKED") or has(button, "EXPANDED") or has(button, "PRESSED"))
    keys("Down", "Return", "Down", "Return")
    dialog = app.dialog("Выгрузка")
    app.pick("Формат", choice, dialog)
    target = os.path.join(documents(), name)
    app.press("button", "Сохранить как…", dialog)
    app.choose_file(target)
    wait(name, lambda: os.path.exists(target))
    return target


def scenario():
    path = new_workspace("empty")
    cli("add", path, "tree", "number=1", "species=Липа мелколистная", "lon=37.6", "lat=55.81")
    cli("add", path, "tree", "number=2", "species=Ель")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("1 объект")

    save(app, "MapInfo (TAB), Windows-1251", "деревья.tab")
    app.gone("dialog")
    same(sorted(name for name in os.listdir(documents()) if name.startswith("деревья.")),
         ["деревья.dat", "деревья.id", "деревья.map", "деревья.tab"], "files of MapInfo")
    with open(os.path.join(documents(), "деревья.dat"), "rb") as file:
        same("Липа мелколистная".encode("cp1251") in file.read(), True, "the encoding")
    # A navigator has no room for a tree without a place: that is not left to be found out there.
    save(app, "GPX, для навигаторов: точки и маршруты", "деревья.gpx")
    notice = app.dialog("Файл передаёт не всё")
    app.has_text("1 объект без места на карте не записан.", notice)
    app.press("button", "Закрыть", notice)
    app.gone("alert")

    target = os.path.join(documents(), "карта.kmz")
    with zipfile.ZipFile(target, "w") as packed:
        packed.writestr("doc.kml", KML)
        packed.writestr("files/один.png", PNG)
    keys("ctrl+i")
    dialog = app.dialog("Загрузка на карту")
    app.press("button", "Выбрать файл…", dialog)
    app.choose_file(target)
    app.editable(re.compile("^Система координат"), dialog)
    app.press("button", "Показать, что будет", dialog)
    app.find("list", "Что будет сделано", dialog)
    steps = ask(path, "SELECT count(*) FROM veche_step")[0][0]
    app.press("button", "Загрузить", dialog)
    expect(path, "SELECT count(*) FROM tree", [(3,)], "what was in the KMZ")
    expect(path, "SELECT name, owner_kind FROM attachment", [("один.png", "tree")], "its picture")
    app.toast(re.compile("прикреплено 1 изображение"))
    same(ask(path, "SELECT count(*) FROM veche_step")[0][0], steps + 1, "steps of an import")
    app.quit()
    check(path)


run(scenario)
