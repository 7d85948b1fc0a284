#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What lies below the objects of the map: two plans over each other, hidden, moved and remembered, one of which goes away; the overview in the
corner; a base map from a server of this computer, which is asked only after it has been chosen, and then goes away, too."""
import http.server
import math
import os
import re
import sqlite3
import struct
import subprocess
import threading
import zlib

from ux import App, Failure, check, cli, documents, has, keys, new_workspace, run, same, wait

LON, LAT = 37.6, 55.81
RED, BLUE, GREEN = (200, 40, 40), (40, 40, 200), (40, 160, 40)


def png(color):
    """A square of 256 pixels of one colour."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    rows = (b"\0" + bytes(color) * 256) * 256
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2I5B", 256, 256, 8, 2, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def make_plan(name, title, color):
    """Four squares around the place, at one zoom: MBTiles count rows from the south."""
    path = os.path.join(documents(), name)
    zoom = 14
    x = int((LON + 180) / 360 * 2 ** zoom)
    y = 2 ** zoom - 1 - int((1 - math.asinh(math.tan(math.radians(LAT))) / math.pi) / 2 * 2 ** zoom)
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE metadata (name TEXT, value TEXT)")
        db.execute("CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB)")
        db.executemany("INSERT INTO metadata VALUES (?, ?)", [("name", title), ("format", "png"), ("attribution", "Архив"),
                                                              ("bounds", f"{LON - 0.01},{LAT - 0.005},{LON + 0.01},{LAT + 0.005}")])
        db.executemany("INSERT INTO tiles VALUES (?, ?, ?, ?)", [(zoom, x + dx, y + dy, png(color)) for dx in (-1, 0, 1) for dy in (-1, 0, 1)])
    db.close()
    return path


def color_of(app):
    """Of the map, a little off its middle, where the trees are."""
    node = app.find(None, re.compile("^Карта: "))
    middle = app.middle(node)
    x, y = app.place(node, middle[0], middle[1] + 60)
    out = subprocess.run(["import", "-window", "root", "-crop", f"1x1+{x}+{y}", "+repage", "-depth", "8", "rgb:-"], check=True, capture_output=True)
    return tuple(out.stdout[:3])


def wait_color(app, what, color):
    wait(f"{what}: {color}", lambda: max(abs(a - b) for a, b in zip(color_of(app), color)) < 12)


def mixed(upper, lower, opacity):
    return tuple(round(a * opacity + b * (1 - opacity)) for a, b in zip(upper, lower))


def muted(color):
    grey = (77 * color[0] + 150 * color[1] + 29 * color[2]) >> 8
    return tuple((3 * part + grey) * 27 >> 8 for part in color)


def choose_colours(app, choice):
    keys("ctrl+comma")
    app.pick("Цвета", choice, app.dialog())
    keys("Escape")
    app.gone("dialog")


def row(app, title):
    """Of the panel."""
    return app.find("list item", title, app.find("list", "Планы и основа карты"))


def add_plan(app, path, title):
    app.press("button", "Добавить план или скан…")
    app.choose_file(path)
    return row(app, title)


def menu(app, *path):
    button = app.press("toggle button", "Ещё действия с картой")
    wait("the menu", lambda: has(button, "CHECKED") or has(button, "EXPANDED") or has(button, "PRESSED"))
    keys(*path)


class Server(http.server.ThreadingHTTPServer):
    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked = []
        self.agents = set()
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_port}/{{z}}/{{x}}/{{y}}.png"

    def end(self):
        self.shutdown()
        self.server_close()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.server.agents.add(self.headers["User-Agent"])
        body = png(GREEN)
        self.send_response(200)
        self.send_header("Content-Type", "image/png")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def plans(path):
    red, blue = make_plan("red.mbtiles", "План 1890", RED), make_plan("blue.mbtiles", "Скан 1937", BLUE)
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("2 объекта")
    app.has_text("OpenStreetMap")
    add_plan(app, red, "План 1890")
    wait_color(app, "the plan", RED)
    app.has_text("OpenStreetMap (ODbL) · Архив")
    add_plan(app, blue, "Скан 1937")
    wait_color(app, "the scan over it", BLUE)

    # The order, half of the opacity, and not at all.
    app.click(row(app, "Скан 1937"))
    app.press("button", "Опустить под следующий")
    wait_color(app, "the plan on top", RED)
    app.press("button", "Поднять над следующим")
    wait_color(app, "the scan on top", BLUE)
    slider = app.focus(app.find("slider", "Непрозрачность"))
    keys("Home", *["Right"] * 4)
    wait("half", lambda: slider.get_current_value() == 50)
    wait_color(app, "both", mixed(BLUE, RED, 0.5))
    app.press("check box", "Показывать «План 1890»")
    wait("the plan to be hidden", lambda: max(abs(a - b) for a, b in zip(color_of(app), mixed(BLUE, RED, 0.5))) > 30)
    same(app.nameless(app.find("list", "Планы и основа карты")), [], "nameless")
    blue_sheet = printed(app)
    if blue_sheet < 20:
        raise Failure(f"the scan is not on the sheet: {blue_sheet}")
    # What is no such file is refused, and nothing changes.
    wrong = os.path.join(documents(), "wrong.mbtiles")
    with open(wrong, "wb") as file:
        file.write(b"no tiles")
    app.press("button", "Добавить план или скан…")
    app.choose_file(wrong)
    app.has_text("wrong.mbtiles")
    keys("Escape")
    app.quit()

    # One was on a stick that is not there any more; the other is as it was.
    os.rename(red, red + ".away")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("2 объекта")
    app.toast("Не удалось открыть «red.mbtiles»: такого файла нет.")
    wait("the scan over the base map", lambda: color_of(app)[2] > color_of(app)[0] + 20)
    app.click(row(app, "red.mbtiles"))
    app.press("button", "Выбрать другой файл…")
    app.choose_file(red + ".away")
    row(app, "План 1890")
    app.gone("list item", "red.mbtiles")
    app.click(row(app, "План 1890"))
    app.press("button", "Убрать с карты")
    app.gone("list item", "План 1890")
    return app


def middle_of(app):
    """Longitude that the pointer is told of in the middle of the map."""
    node = app.find(None, re.compile("^Карта: "))
    middle = app.middle(node)
    for by in (3, 0):
        subprocess.run(["xdotool", "mousemove", *[str(value) for value in app.place(node, middle[0] + by, middle[1])]], check=True)
    return float(app.find("label", re.compile(r"^\d+\.\d+, \d+\.\d+$")).get_name().split(", ")[1])


def printed(app):
    """Of a sheet with the map: how much bluer than red it is."""
    target = os.path.join(documents(), "Лист.pdf")
    menu(app, "Up", "Up", "Up", "Return")
    app.press("button", "Сохранить как…", app.dialog("Печать карты"))
    app.choose_file(target)
    wait("the sheet", lambda: os.path.exists(target))
    app.gone("dialog")
    out = subprocess.run(["pdftoppm", "-r", "30", "-singlefile", target], check=True, capture_output=True).stdout
    pixels = out[-(len(out) // 3) * 3:]
    return (sum(pixels[2::3]) - sum(pixels[0::3])) / (len(pixels) / 3)


def overview(app):
    here = app.find(None, re.compile("^Обзор: "))
    first = middle_of(app)
    app.click_at(here, 8, 66)
    wait("a place in the west", lambda: middle_of(app) < first - 0.002)
    west = middle_of(app)
    app.focus(here)
    keys(*["Right"] * 4)
    wait("a place in the east of that", lambda: middle_of(app) > west + 0.002)
    menu(app, "Up", "Up", "Up", "Up", "Return")
    app.gone(None, re.compile("^Обзор: "))


def online(app, server):
    same(server.asked, [], "nobody is asked before")
    menu(app, *["Up"] * 5, "Return", "Down", "Down", "Return")
    dialog = app.dialog("Основа карты из сети")
    app.has_text("Сервер узнаёт", dialog)
    app.fill("Адрес квадрата карты", "https://tiles.example.org/{z}/{x}.png", dialog)
    app.press("button", "Показать", dialog)
    app.has_text("Не удалось использовать адрес", dialog)
    app.write("Адрес квадрата карты", server.address, dialog)
    app.write("Кого назвать на карте", "Карта города", dialog)
    same(app.nameless(dialog), [], "nameless")
    same(server.asked, [], "nor while it is typed")
    app.press("button", "Показать", dialog)
    app.gone("dialog")
    app.has_text("Карта города")
    wait("the server to be asked", lambda: server.asked)
    if not all(agent.startswith("Veche/") for agent in server.agents):
        raise Failure(f"who asks: {server.agents}")
    row(app, "127.0.0.1")


def scenario():
    path = new_workspace("empty")
    for number, lon in ((1, LON - 0.0005), (2, LON + 0.0005)):
        cli("add", path, "tree", f"number={number}", f"lon={lon}", f"lat={LAT}")
    app = plans(path)
    overview(app)
    server = Server()
    online(app, server)
    app.press("check box", "Показывать «Скан 1937»")
    app.press("button", "Показать всё")
    wait_color(app, "the map of the server", GREEN)
    choose_colours(app, "Тёмные")
    wait_color(app, "the map in a dark window", muted(GREEN))
    choose_colours(app, "Светлые")
    wait_color(app, "the map in a light window", GREEN)
    menu(app, "Up", "Up", "Up", "Return")
    app.has_text("Основа карты из сети не печатается", app.dialog("Печать карты"))
    keys("Escape")
    app.gone("dialog")
    # Squares in metres, and the server again: it is remembered where it was.
    app.click(row(app, "127.0.0.1"))
    app.press("button", "Убрать с карты")
    row(app, "Сетка в метрах")
    app.gone(None, "Карта города")
    menu(app, *["Up"] * 5, "Return", "Down", "Down", "Return")
    dialog = app.dialog("Основа карты из сети")
    same(app.text_of(app.editable("Адрес квадрата карты", dialog)), server.address, "the address")
    app.press("button", "Показать", dialog)
    app.gone("dialog")
    wait_color(app, "the map of the server", GREEN)
    app.quit()

    # Without the server what was seen is seen, and the rest is said once.
    server.end()
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("2 объекта")
    wait_color(app, "what was kept", GREEN)
    app.gone(None, re.compile("^Обзор: "))
    for _ in range(3):
        app.click(app.find("button", "Дальше"))
    app.has_text("Нет связи с «127.0.0.1»", app.find("list", "Планы и основа карты"))
    app.quit()
    check(path)


run(scenario)
