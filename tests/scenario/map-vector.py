#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A base map of vector tiles from a file: in light and dark colours, closer than the file goes, with a style beside it, on paper; squares that
are broken are empty and said once."""
import gzip
import json
import math
import os
import re
import sqlite3
import subprocess

from ux import App, Failure, check, cli, documents, has, keys, new_workspace, run, same, wait

LON, LAT = 37.6, 55.81
ZOOM = 14
# Of Veche's own style: land and water in light and in dark windows.
LAND, WATER, DARK_WATER = (245, 242, 236), (168, 206, 224), (26, 51, 67)
RED = (200, 40, 40)


def number(value):
    out = b""
    while value > 0x7f:
        out += bytes((value & 0x7f | 0x80,))
        value >>= 7
    return out + bytes((value,))


def field(index, value):
    if isinstance(value, int):
        return number(index << 3) + number(value)
    return number(index << 3 | 2) + number(len(value)) + value


def zigzag(value):
    return value * 2 if value >= 0 else -value * 2 - 1


def feature(kind, points, close=False):
    """A line or an area through points of a square of 4096."""
    numbers, before = [1 << 3 | 1], (0, 0)
    for index, point in enumerate(points):
        if index == 1:
            numbers.append(len(points) - 1 << 3 | 2)
        numbers += [zigzag(point[0] - before[0]), zigzag(point[1] - before[1])]
        before = point
    if close:
        numbers.append(1 << 3 | 7)
    return field(2, field(2, b"\0\0\1\1") + field(3, kind) + field(4, b"".join(number(each) for each in numbers)))


def layer(title, features, tags):
    tables = b"".join(field(3, key.encode()) for key in tags) + b"".join(field(4, field(1, value.encode())) for value in tags.values())
    return field(3, field(15, 2) + field(1, title.encode()) + features + tables + field(5, 4096))


def square():
    """A pond all over it, a street across, and the name of a town."""
    return gzip.compress(layer("water", feature(3, [(0, 0), (4096, 0), (4096, 4096), (0, 4096)], True), {"class": "lake", "name": "Пруд"})
                         + layer("transportation", feature(2, [(0, 100), (4096, 100)]), {"class": "primary", "name": "Мира"})
                         + layer("place", feature(1, [(2048, 2048)]), {"class": "town", "name": "Заречье"}))


def make_map():
    path = os.path.join(documents(), "town.mbtiles")
    x = int((LON + 180) / 360 * 2 ** ZOOM)
    y = 2 ** ZOOM - 1 - int((1 - math.asinh(math.tan(math.radians(LAT))) / math.pi) / 2 * 2 ** ZOOM)
    rows = [(ZOOM, x + dx, y + dy, square()) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    # Beside them two that are none, and one that would be a hundred megabytes.
    rows += [(ZOOM, x + 2, y, square()[:40]), (ZOOM, x - 2, y, b"\x1a\x7f rubbish"), (ZOOM, x + 2, y + 1, gzip.compress(bytes(100 << 20)))]
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.execute("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)")
        db.executemany("INSERT INTO metadata VALUES (?, ?)", [("name", "Городок"), ("format", "pbf"), ("attribution", "© Городские карты")])
        db.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", rows)
    db.close()
    return path


def color_of(app):
    """Of the map, a little off its middle, where the trees are."""
    node = app.find(None, re.compile("^Карта: "))
    middle = app.middle(node)
    x, y = app.place(node, middle[0] + 8, middle[1] + 60)
    out = subprocess.run(["import", "-window", "root", "-crop", f"1x1+{x}+{y}", "+repage", "-depth", "8", "rgb:-"], check=True, capture_output=True)
    return tuple(out.stdout[:3])


def wait_color(app, what, color):
    wait(f"{what}: {color}", lambda: max(abs(a - b) for a, b in zip(color_of(app), color)) < 12)


def choose_colours(app, choice):
    keys("ctrl+comma")
    app.pick("Цвета", choice, app.dialog("Настройки"))
    keys("Escape")
    app.gone("dialog")


def row(app, title):
    """Of the panel."""
    return app.find("list item", title, app.find("list", "Планы и основа карты"))


def menu(app, *path):
    button = app.press("toggle button", "Ещё действия с картой")
    wait("the menu", lambda: has(button, "CHECKED") or has(button, "EXPANDED") or has(button, "PRESSED"))
    keys(*path)


def choose_base(app, path):
    menu(app, *["Up"] * 5, "Return", "Down", "Return")
    app.choose_file(path)


def printed(app):
    """Of a sheet with the map: how much bluer than red it is; names of vector tiles are said not to be on it."""
    target = os.path.join(documents(), "Лист.pdf")
    menu(app, "Up", "Up", "Up", "Return")
    dialog = app.dialog("Печать карты")
    app.has_text("Названия с основы карты не печатаются", dialog)
    app.press("button", "Сохранить как…", dialog)
    app.choose_file(target)
    wait("the sheet", lambda: os.path.exists(target))
    app.gone("dialog")
    out = subprocess.run(["pdftoppm", "-r", "30", "-singlefile", target], check=True, capture_output=True).stdout
    pixels = out[-(len(out) // 3) * 3:]
    return (sum(pixels[2::3]) - sum(pixels[0::3])) / (len(pixels) / 3)


def scenario():
    town = make_map()
    path = new_workspace("empty")
    for nth, lon in ((1, LON - 0.0005), (2, LON + 0.0005)):
        cli("add", path, "tree", f"number={nth}", f"lon={lon}", f"lat={LAT}")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("2 объекта")
    choose_base(app, town)
    row(app, "Городок")
    app.has_text("© Городские карты")
    # The trees are seen closely, which the file is not: parts of its squares are drawn.
    wait_color(app, "water", WATER)
    app.screenshot("map-vector-close-light")
    choose_colours(app, "Тёмные")
    wait_color(app, "water in a dark window", DARK_WATER)
    app.screenshot("map-vector-close-dark")
    choose_colours(app, "Светлые")
    wait_color(app, "water in a light window", WATER)
    paper = printed(app)
    if paper < 15:
        raise Failure(f"the water is not on the sheet: {paper}")
    # Farther away the broken squares come into sight: one sentence, and the others are drawn.
    for _ in range(4):
        app.click(app.find("button", "Дальше"))
    app.has_text("повреждён", app.find("list", "Планы и основа карты"))
    wait_color(app, "water among broken squares", WATER)
    app.screenshot("map-vector-far-light")
    app.quit()

    # A style beside the file is taken when the map is opened again; one that is none is told, and the map looks as before.
    style = town.replace(".mbtiles", ".style.json")
    with open(style, "w", encoding="utf-8") as file:
        json.dump({"version": 8, "layers": [{"id": "all", "type": "background", "paint": {"background-color": "rgb(200, 40, 40)"}}]}, file)
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("2 объекта")
    wait_color(app, "the style beside the file", RED)
    # It says nothing of dark windows: there its colours are muted.
    choose_colours(app, "Тёмные")
    wait("a muted square", lambda: color_of(app)[0] < RED[0] - 30 and color_of(app)[0] > color_of(app)[1] + 20)
    choose_colours(app, "Светлые")
    wait_color(app, "the style beside the file in a light window", RED)
    app.quit()
    with open(style, "w", encoding="utf-8") as file:
        file.write("{\"layers\": [")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("2 объекта")
    wait_color(app, "the usual style", WATER)
    app.has_text("town.style.json", app.find("list", "Планы и основа карты"))
    same(app.nameless(app.find("list", "Планы и основа карты")), [], "nameless")
    app.quit()
    check(path)


run(scenario)
