#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the map shows, on paper: with a title and a legend of what is there, at a scale that is chosen, as a PDF and to a printer."""
import os
import re
import subprocess

from ux import App, check, cli, documents, has, keys, new_workspace, run, same, wait


def text_of(path):
    return subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout


def pages_of(path):
    told = subprocess.run(["pdfinfo", path], check=True, capture_output=True, text=True).stdout
    return dict(line.split(":", 1) for line in told.splitlines() if ":" in line)


def scenario():
    path = new_workspace("empty")
    for number, decision in ((1, "keep"), (2, "remove"), (3, "remove")):
        cli("add", path, "tree", f"number={number}", "species=Липа мелколистная", f"decision={decision}", f"lon={37.6 + number * 0.0004}", "lat=55.81")
    app = App(path)
    app.resize(1366, 768)
    app.go("Карта")
    app.has_text("3 объекта")
    button = app.press("toggle button", "Ещё действия с картой")
    wait("the menu", lambda: has(button, "CHECKED") or has(button, "EXPANDED") or has(button, "PRESSED"))
    keys("Up", "Up", "Up", "Return")
    dialog = app.dialog("Печать карты")
    app.fill("Заголовок", "Липы у дороги", dialog)
    app.pick("Масштаб", "1:1000", dialog)
    app.pick("Бумага", "A3", dialog)
    app.press("button", "Сохранить как…", dialog)
    target = os.path.join(documents(), "Липы.pdf")
    app.choose_file(target)
    app.toast("«Липы.pdf»")
    wait("the file", lambda: os.path.exists(target))
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
    app.gone("dialog")
    app.quit()
    check(path)


run(scenario)
