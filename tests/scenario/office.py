#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's own data: filled in once, taken back, printed on a receipt. An employee's PIN: set in the card, asked for by «Кто
работает», a wrong one told, and never in the file as it was typed."""
import os
import re
import subprocess

from ux import App, ask, check, cli, documents, expect, has, keys, new_workspace, run, same, type_text, wait

ME = "Лаврентьева Нина Аркадьевна"
OTHER = "Тугаринов Павел Олегович"
PIN = "2580"


def fill_office(app, path):
    app.act("win.show-office")
    dialog = app.dialog("Наше учреждение")
    same(app.text_of(app.editable("Полное наименование учреждения", dialog)), ask(path, "SELECT value FROM veche_meta WHERE key = 'title'")[0][0],
         "the name that is proposed")
    for field, text in (("Полное наименование учреждения", "МКУ «Проектный офис Тестовска»"), ("Адрес", "Тестовск, ул. Садовая, 1"),
                        ("Телефон", "8 (800) 000-00-01"), ("ИНН", "7700000000")):
        app.write(field, text, dialog)
    app.press("button", "Сохранить", dialog)
    app.gone("dialog")
    expect(path, "SELECT name, address, phone, inn FROM office",
           [("МКУ «Проектный офис Тестовска»", "Тестовск, ул. Садовая, 1", "8 (800) 000-00-01", "7700000000")], "the office")
    app.toast("Наше учреждение сохранено")
    app.act("win.undo")
    expect(path, "SELECT count(*) FROM office", [(0,)], "the office to be taken back")
    app.act("win.redo")
    expect(path, "SELECT count(*) FROM office", [(1,)], "the office to be back")
    target = os.path.join(documents(), "расписка.pdf")
    cli("report", path, "receipt", target, "--param", "number=2020-КН-018")
    read = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True, check=True).stdout
    same([word in read for word in ("Проектный офис Тестовска", "Садовая, 1", "8 (800) 000-00-01")], [True] * 3, "the receipt")


def type_into(app, name, text, within):
    """What is typed into it cannot be read back."""
    app.focus(app.editable(name, within))
    keys("ctrl+a")
    type_text(text)


def set_pin(app, path):
    app.go("Справочник")
    app.press("page tab", "Сотрудники")
    app.choose(OTHER, app.find("list", "Сотрудники"))
    app.press("button", "Задать…")
    dialog = app.dialog("Задать ПИН")
    set_it = app.find("button", "Задать", dialog)
    type_into(app, "Новый ПИН", PIN, dialog)
    # By the keys, over the eye that shows what is typed.
    keys("Tab", "Tab")
    wait("the second entry to have the focus", lambda: app.focused(app.editable("Ещё раз", dialog)))
    type_text("2581")
    same(has(set_it, "SENSITIVE"), False, "two different ones could be set")
    keys("ctrl+a")
    type_text(PIN)
    wait("the PIN to be enough", lambda: has(set_it, "SENSITIVE"))
    app.press("button", "Задать", dialog)
    app.toast("ПИН задан")
    kept = wait("the PIN in the file", lambda: ask(path, "SELECT pin_hash FROM employee WHERE name = ?", OTHER)[0][0])
    same((kept.startswith("$y$"), PIN in kept), (True, False), "what is kept of the PIN")
    app.find("button", "Убрать")
    app.press("page tab", "История")
    app.has_text("ПИН-код: — → ••••")


def begin_work(app, path, name):
    """By the keys from the end, as App.switch_employee() does, which waits for the name and not for a PIN."""
    people = [row[0] for row in ask(path, "SELECT name FROM employee WHERE left_on IS NULL ORDER BY name")]
    button = app.press("toggle button", re.compile("^Кто работает"))
    wait("the menu of employees", lambda: has(button, "CHECKED") or has(button, "EXPANDED") or has(button, "PRESSED"))
    keys(*["Up"] * (len(people) - people.index(name) + 1), "Return")


def use_pin(app, path):
    begin_work(app, path, OTHER)
    dialog = app.dialog("ПИН-код")
    type_into(app, "ПИН-код", "1111", dialog)
    app.press("button", "Работать", dialog)
    app.has_text("ПИН неверный", dialog)
    app.find("toggle button", re.compile("^Кто работает: Лаврентьева"))
    type_into(app, "ПИН-код", PIN, dialog)
    app.press("button", "Работать", dialog)
    app.gone("dialog", "ПИН-код")
    app.find("toggle button", re.compile("^Кто работает: Тугаринов"))


def scenario():
    path = new_workspace()
    app = App(path)
    app.resize(1366, 768)
    app.switch_employee(path, ME)
    fill_office(app, path)
    set_pin(app, path)
    use_pin(app, path)
    same(app.nameless(), [], "nameless")
    app.act("win.undo")
    expect(path, "SELECT count(*) FROM employee WHERE pin_hash IS NOT NULL", [(0,)], "the PIN to be taken back")
    app.quit()
    check(path)


run(scenario)
