#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The map, by a hand and by keys: a click selects, a drag moves, a lasso and a frame select many, a form sets fields of all of them; an object,
a territory and a measure are drawn; each is one step that Ctrl+Z takes back."""
import math
import re

from ux import App, Failure, ask, check, cli, expect, has, keys, new_workspace, record, run, same, type_text, wait

LON, LAT = 37.6, 55.81
# The closest at which the map shows all of a few objects; pixels that the world is wide there.
WORLD = 256 * 2 ** 18
MENU = {"Территория": 1, "Маршрут": 2, "Дерево": 3, "Точка интереса": 4, "Проблемное место": 5}


def mercator(lon, lat):
    return (lon + 180) / 360 * WORLD, (1 - math.asinh(math.tan(math.radians(lat))) / math.pi) / 2 * WORLD


def lonlat(x, y):
    return x / WORLD * 360 - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / WORLD))))


class Chart:
    """The map's widget, with the place that is in its middle."""

    def __init__(self, app, lon, lat):
        self.app = app
        self.node = app.find(None, re.compile("^Карта: "))
        self.centre = mercator(lon, lat)

    def at(self, lon, lat):
        middle = self.app.middle(self.node)
        x, y = mercator(lon, lat)
        return middle[0] + x - self.centre[0], middle[1] + y - self.centre[1]


def place_of(path, kind, number):
    return record(path, kind, number, "lon", "lat")


def near(got, wanted, what):
    if math.dist(mercator(*got), mercator(*wanted)) > 2:
        raise Failure(f"{what}: {got}, not {wanted}")


def take(app, tool):
    button = app.press("toggle button", tool)
    wait(f"the tool «{tool}»", lambda: has(button, "CHECKED") or has(button, "PRESSED"))


def add(app, what):
    button = app.press("toggle button", "Добавить на карту")
    wait("the menu", lambda: has(button, "CHECKED") or has(button, "EXPANDED") or has(button, "PRESSED"))
    keys(*["Up"] * MENU[what], "Return")
    app.has_text("Щёлк")


def scenario():
    path = new_workspace("empty")
    trees = [(LON, LAT), (LON + 0.0004, LAT), (LON + 0.0008, LAT)]
    for number, (lon, lat) in enumerate(trees, 1):
        cli("add", path, "tree", f"number={number}", "species=Липа мелколистная", f"lon={lon}", f"lat={lat}")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("3 объекта")
    chart = Chart(app, LON + 0.0004, LAT)

    # A click selects, and the form shows what it is.
    app.click_at(chart.node, *chart.at(*trees[0]))
    app.has_text("№ 1")
    same(app.text_of(app.editable("Широта, долгота")), "55.810000, 37.600000", "the coordinates")

    # A drag moves it.
    x, y = chart.at(*trees[0])
    app.drag(chart.node, (x, y), (x - 40, y + 90))
    moved = lonlat(mercator(*trees[0])[0] - 40, mercator(*trees[0])[1] + 90)
    app.toast("Перемещено: 1 объект")
    near(place_of(path, "tree", "1"), moved, "the tree that was dragged")
    keys("ctrl+z")
    wait("the tree to be back", lambda: math.dist(mercator(*place_of(path, "tree", "1")), mercator(*trees[0])) < 0.1)

    # A lasso around the other two, and a field of both.
    take(app, "Выделить лассо")
    x, y = chart.at(*trees[1])
    right = chart.at(*trees[2])[0]
    # The middle button drags the map meanwhile: there, and back again.
    app.drag(chart.node, (x, y), (x + 64, y + 48), button=2)
    app.drag(chart.node, *((a + 64, b + 48) for a, b in ((x - 30, y - 40), (right + 30, y - 40), (right + 30, y + 40), (x - 30, y + 40), (x - 30, y - 30))))
    app.has_text("2 объекта")
    app.drag(chart.node, (x + 64, y + 48), (x, y), button=2)
    app.press("button", "Задать поля всем…")
    dialog = app.dialog("Задать поля")
    app.fill("Состояние", "сухостой", dialog)
    app.fill("Высота, м", "90", dialog)
    app.press("button", "Сохранить", dialog)
    expect(path, "SELECT number, ifnull(condition, '-') FROM tree ORDER BY number", [("1", "-"), ("2", "сухостой"), ("3", "сухостой")],
           "the condition of both")
    app.toast("Изменено: 2 объекта")
    # More than a lime grows to is asked about, as on the card.
    app.toast(re.compile("^Посмотрите ещё раз: .*; и ещё 1 дерево"))

    # With Shift a frame, whatever the tool.
    take(app, "Выделить и переместить")
    x, y = chart.at(*trees[0])
    app.drag(chart.node, (x - 30, y - 30), (right + 30, y + 30), modifier="shift")
    wait("three to be selected", lambda: len(app.all("label", "3 объекта")) == 2)
    keys("Delete")
    expect(path, "SELECT count(*) FROM tree", [(0,)], "the trees to be deleted")
    app.toast("Удалено: 3 объекта")
    keys("ctrl+z")
    expect(path, "SELECT count(*) FROM tree", [(3,)], "the trees to be back")

    # One more: by the pointer, and in the middle by the keyboard.
    add(app, "Проблемное место")
    x, y = chart.at(LON, LAT)
    app.click_at(chart.node, x, y - 120)
    expect(path, "SELECT count(*) FROM spot WHERE geom IS NOT NULL", [(1,)], "the spot")
    keys("Right", "space")
    expect(path, "SELECT count(*) FROM spot", [(2,)], "the spot in the middle")
    keys("Left", "Escape")

    # A territory by its corners.
    add(app, "Территория")
    for dx, dy in ((-80, -60), (160, -60), (160, 60), (-80, 60)):
        app.click_at(chart.node, x + dx, y + dy)
    keys("Return")
    expect(path, "SELECT count(*) FROM area WHERE geom IS NOT NULL", [(1,)], "the territory")
    app.has_text(re.compile(r"\d м²"))
    keys("Escape")

    # A hole, cut out and taken back; one that lies outside is refused, as is an outline that crosses itself.
    size = record(path, "area", "id:1", "geometry")
    app.press("button", "Вырезать отверстие")
    app.has_text("Щёлкните каждую вершину отверстия")
    for dx, dy in ((-20, -40), (40, -40), (10, -10)):
        app.click_at(chart.node, x + dx, y + dy)
    keys("Return")
    app.toast("Отверстие вырезано")
    wait("the hole", lambda: record(path, "area", "id:1", "geometry") != size)
    app.click_at(chart.node, x + 100, y - 20)
    app.click_at(chart.node, x + 130, y + 20)
    app.click_at(chart.node, x + 130, y - 20)
    app.click_at(chart.node, x + 100, y + 20)
    keys("Return")
    app.has_text("Контур пересекает сам себя: Backspace отменяет его последнюю вершину.")
    keys("Escape", "ctrl+z")
    wait("the area to be whole", lambda: record(path, "area", "id:1", "geometry") == size)
    for dx, dy in ((-200, -40), (-160, -40), (-180, -10)):
        app.click_at(chart.node, x + dx, y + dy)
    keys("Return")
    app.toast("Отверстие лежит внутри площади и не касается других отверстий: начертите его снова.")
    keys("Escape")

    # One of its corners somewhere else; then nothing is selected.
    app.press("button", "Изменить форму")
    app.has_text("Перетащите вершины")
    app.drag(chart.node, (x + 160, y + 60), (x + 200, y + 100))
    wait("the corner to be elsewhere", lambda: record(path, "area", "id:1", "geometry") != size)
    keys("ctrl+z")
    wait("the corner to be back", lambda: record(path, "area", "id:1", "geometry") == size)
    # A press that comes to nothing moves nothing, and arrows are one step together.
    steps = ask(path, "SELECT count(*) FROM veche_step")
    app.click_at(chart.node, x + 163, y + 63)
    keys("Right", "Right", "Down")
    wait("the arrows to be written", lambda: record(path, "area", "id:1", "geometry") != size)
    same(ask(path, "SELECT count(*) FROM veche_step"), [(steps[0][0] + 1,)], "steps of three arrows")
    keys("ctrl+z")
    wait("the corner to be back where it was, to the last digit", lambda: record(path, "area", "id:1", "geometry") == size)
    keys("Escape", "Escape")

    # A length.
    take(app, "Измерить длину")
    app.click_at(chart.node, *chart.at(*trees[0]))
    app.click_at(chart.node, *chart.at(*trees[2]))
    app.has_text(re.compile(r"^50,\d м$"))
    keys("Escape", "Escape")

    # Found by its number, and by words.
    keys("ctrl+f")
    type_text("3")
    app.find("label", "Дерево · № 3")
    keys("Return")
    app.has_text("№ 3")
    same(ask(path, "SELECT count(*) FROM tree"), [(3,)], "trees")
    app.quit()
    check(path)


run(scenario)
