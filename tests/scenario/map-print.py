#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the map shows, on paper: with a title and a legend of what is there, at a scale that is chosen, as a PDF and to a printer; with numbers
and a key to them instead of names."""
import os
import re
import subprocess

from ux import App, check, cli, documents, has, keys, new_workspace, run, same, wait


def text_of(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout


def pages_of(path):
    told = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    return dict(line.split(":", 1) for line in told.splitlines() if ":" in line)


def ask_to_print(app):
    button = app.press("toggle button", "Ещё действия с картой")
    wait("the menu", lambda: has(button, "CHECKED") or has(button, "EXPANDED") or has(button, "PRESSED"))
    keys("Up", "Up", "Up", "Return")
    return app.dialog("Печать карты")


def save(app, dialog, name):
    target = os.path.join(documents(), name)
    app.press("button", "Сохранить как…", dialog)
    app.choose_file(target)
    app.toast(f"«{name}»")
    wait("the file", lambda: os.path.exists(target))
    app.gone("dialog")
    return target


def numbered(app):
    """A scheme: the places have numbers from the upper left on, and what they are called stands beside the map and on a second sheet."""
    dialog = ask_to_print(app)
    app.click(app.reach(app.find(None, "Номера вместо названий", dialog)))
    app.pick("Масштаб", "1:500", dialog)
    same(app.nameless(dialog), [], "nameless")
    text = text_of(save(app, dialog, "Схема.pdf"))
    same([f"{number} – {name}" in text for number, name in ((1, "Ротонда"), (2, "Фонтан «Карпы»"))], [True, True], f"the key: {text}")
    # The map has the numbers only.
    same(text.count("Ротонда"), 1, f"names on the map: {text}")
    same(re.findall(r"^\s*[12]\b(?! –)", text.replace("1 – Ротонда", "").replace("2 – Фонтан", ""), re.M) != [], True, f"numbers on the map: {text}")


def scenario():
    path = new_workspace("empty")
    for number, decision in ((1, "keep"), (2, "remove"), (3, "remove")):
        cli("add", path, "tree", f"number={number}", "species=Липа мелколистная", f"decision={decision}", f"lon={37.6 + number * 0.0004}", "lat=55.81")
    for name, lon in (("Фонтан «Карпы»", 37.6009), ("Ротонда", 37.6006)):
        cli("add", path, "place", f"title={name}", f"lon={lon}", "lat=55.8101")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("5 объектов")
    dialog = ask_to_print(app)
    app.fill("Заголовок", "Липы у дороги", dialog)
    app.pick("Масштаб", "1:1000", dialog)
    app.pick("Бумага", "A3", dialog)
    target = save(app, dialog, "Липы.pdf")
    text = text_of(target)
    for wanted in ("Липы у дороги", "М 1:1000", "Условные обозначения", "Деревья – 3", "OpenStreetMap"):
        same(wanted in text, True, f"«{wanted}» on the sheet: {text}")
    # Beside each tree its number; words in the order of the sheet.
    words = re.findall(r"\b[123]\b", text.split("Условные обозначения")[0])
    same(sorted(words), ["1", "2", "3"], f"numbers on the map: {text}")
    # What is painted below is one picture.
    pictures = subprocess.run(["pdfimages", "-list", target], check=True, capture_output=True, text=True).stdout.splitlines()[2:]
    same(len(pictures), 1, f"pictures on the sheet: {pictures}")
    width, height = (round(float(side) / 72 * 25.4) for side in re.findall(r"[\d.]+", pages_of(target)["Page size"])[:2])
    same((width, height), (420, 297), "the sheet")
    numbered(app)
    app.quit()
    check(path)


run(scenario)
