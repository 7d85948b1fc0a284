#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Trees from paper and points from a receiver: the page of the survey lists what is on no map, points that bear their numbers are met with them,
which is seen before it is taken, and is one step."""
import os
import re

from ux import App, ask, check, cli, documents, expect, has, keys, new_workspace, run, same, wait

GPX = """<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="receiver" xmlns="http://www.topografix.com/GPX/1/1">
{}
</gpx>
"""
# As receivers name them. 8 is there twice, 99 is nobody's, 5 has a place 30 m off.
POINTS = (("001", 37.6, 55.81, 1.5), ("WPT002", 37.601, 55.811, 2), ("5", 37.602, 55.81, 1), ("8", 37.603, 55.81, 1), ("8", 37.604, 55.81, 1),
          ("99", 37.605, 55.81, 1))


def placed(path):
    return ask(path, "SELECT number, accuracy, place_method FROM tree WHERE geom IS NOT NULL ORDER BY number")


def scenario():
    path = new_workspace("empty")
    cli("add", path, "survey", "title=Весна")
    cli("add", path, "survey.block", "--parent", "id:1", "workplace=Бригада А", "first=1", "last=4")
    for number, block in ((1, 1), (2, 1), (3, 1), (8, 0)):
        cli("add", path, "tree", f"number={number}", "species=Липа мелколистная", "survey=Весна", *([f"block=id:{block}"] if block else []))
    cli("add", path, "tree", "number=5", "species=Ель колючая", "survey=Весна", "lon=37.6015", "lat=55.81")
    # Of no survey: that it has the number of a point means nothing.
    cli("add", path, "tree", "number=99", "species=Дуб")
    app = App(path)
    app.resize(1366, 768)
    app.go("Подеревная съёмка")
    app.click(app.find("label", "Весна"))
    app.has_text("Без места · 4")
    app.has_text("№ 3 · Липа мелколистная")

    points = os.path.join(documents(), "точки.gpx")
    with open(points, "w", encoding="utf-8") as file:
        file.write(GPX.format("\n".join(f'<wpt lat="{lat}" lon="{lon}"><name>{name}</name><hdop>{hdop}</hdop></wpt>'
                                        for name, lon, lat, hdop in POINTS)))
    app.press("button", "Места из файла…")
    app.choose_file(points)
    dialog = app.dialog("Места из файла")
    for text in ("Получат место · 2", "Место уже есть · 1", "Один номер у нескольких · 2", "Точки с номерами, которых нет у деревьев · 1",
                 "Деревья без точки · 1", "№ 001 · Липа мелколистная"):
        app.has_text(text, dialog)
    app.has_text(re.compile("м от прежнего места"), dialog)
    same(app.nameless(), [], "nameless")
    app.screenshot("survey-join")

    # Of one crew only: the spruce is not theirs, nor are the doubles.
    app.pick("Деревья", "Бригада А · 1–4", dialog)
    app.has_text("Точки с номерами, которых нет у деревьев · 4", dialog)
    app.pick("Деревья", "Всей съёмки", dialog)
    app.has_text("Место уже есть · 1", dialog)
    app.press("button", "Принять места", dialog)
    app.gone("dialog")
    expect(path, "SELECT count(*) FROM tree WHERE geom IS NOT NULL", [(3,)], "the places")
    same(placed(path), [("1", 7.5, "gps"), ("2", 10, "gps"), ("5", None, None)], "what the receiver tells of them")
    app.has_text("Без места · 2")

    # What was taken is no news; what has another place moves when that is asked for.
    app.press("button", "Места из файла…")
    app.choose_file(points)
    dialog = app.dialog("Места из файла")
    take = app.find("button", "Принять места", dialog)
    app.has_text("Место уже есть · 1", dialog)
    same(has(take, "SENSITIVE"), False, "there is nothing to take")
    app.press(None, "Переставить и деревья, у которых место есть", dialog)
    wait("the press to be open", lambda: has(take, "SENSITIVE"))
    app.press("button", "Принять места", dialog)
    app.gone("dialog")
    expect(path, "SELECT accuracy FROM tree WHERE number = '5'", [(5,)], "the spruce")
    keys("ctrl+z")
    expect(path, "SELECT accuracy FROM tree WHERE number = '5'", [(None,)], "the spruce back")
    keys("ctrl+z")
    expect(path, "SELECT count(*) FROM tree WHERE geom IS NOT NULL", [(1,)], "all places in one step")
    app.has_text("Без места · 4")

    # A file without numbers is refused in words.
    table = os.path.join(documents(), "точки.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("lon;lat\n37.6;55.81\n")
    app.press("button", "Места из файла…")
    app.choose_file(table)
    app.has_text(re.compile("ни в одном столбце нет номеров"))
    keys("Escape")
    app.gone("label", "Не получилось")
    app.quit()
    check(path)


run(scenario)
