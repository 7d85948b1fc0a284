#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Letters to several applications that were selected in the list: what each lacks is seen before, what is ready is written as one step,
as a PDF and as ODT files, which LibreOffice and its like can read; and one undo takes all of it back. What a person has chosen and
typed stays while others change things."""
import os
import re
import subprocess
import zipfile

from ux import App, ask, check, cli, documents, expect, has, keys, new_workspace, run, same, type_text, wait

LETTERS = "SELECT a.number, l.subject FROM letter l JOIN application a ON a.id = l.application ORDER BY l.id"
SIGNER = "Тугаринов Павел Олегович"
TITLES = ("Памп-трек своими руками", "Элеватор: скалодром и маяк степи", "Подземные ряды")


def choose_letters(app):
    """Only «Receipts…» come after «Letters…»: one of them has not been checked."""
    wait("what is legal for all", lambda: has(app.find("toggle button", "Изменить"), "SENSITIVE"))
    app.press("toggle button", "Изменить")
    menu = app.find("menu", "Изменить")
    items = wait("the menu", lambda: app.all("menu item", None, menu))
    wait("the first to be current", lambda: has(items[0], "FOCUSED"))
    for item in items[:-3:-1]:
        keys("Up")
        wait("the one before to be current", lambda item=item: has(item, "FOCUSED"))
    keys("Return")


def rows_of_letters(app):
    return [row.get_name() for row in app.all("list item", None, app.find("list", "Письма")) if row.get_name()]


def numbers_of(app):
    found = [re.match("Готово, № ([^;]*)", node.get_name()) for node in app.all("label", None, app.find("list", "Письма"))]
    return [match[1] for match in found if match]


def step_through(app, path):
    """Letters are looked at and changed one by one; it is the list that keeps them, not Ctrl+Enter in one of them."""
    app.click(wait("the row", lambda: app.all("label", re.compile(TITLES[1]), app.find("list", "Письма")))[0])
    dialog = app.dialog("Письмо")
    body = app.focus(app.editable("Текст", dialog))
    keys("ctrl+End")
    type_text(" PS.")
    wait("the text", lambda: app.text_of(body).endswith(" PS."))
    keys("ctrl+Return")
    # While it is open, another program changes what the letters are made of.
    cli("set", path, "application", "id:58", "city=Вельск")
    app.press("button", "Готово", dialog)
    app.gone("dialog", "Письмо")
    same(ask(path, "SELECT count(*) FROM letter"), [(0,)], "letters after stepping through")


def change_meanwhile(app, path):
    """Somebody else adds an employee: whoever signs goes on signing, who was taken out stays out, the number stays."""
    app.pick("Подписывает", SIGNER)
    app.fill("Исх. № первого письма", "77/1")
    keys("Return")
    app.press("check box", re.compile(TITLES[2]))
    app.has_text(re.compile("выбрано 1$"))
    cli("add", path, "employee", "name=Абакумова Ася Ильинична")
    row = ask(path, "SELECT id, title FROM application WHERE title LIKE ?", TITLES[2] + "%")[0]
    cli("set", path, "application", f"id:{row[0]}", f"title={row[1]} города")
    wait("the list to follow", lambda: any(f"{row[1]} города" in text for text in rows_of_letters(app)))
    app.find("label", SIGNER, app.find("combo box", "Подписывает"))
    same(app.text_of(app.editable("Исх. № первого письма")), "77/1", "the number")
    check_box = app.find("check box", re.compile(TITLES[2]))
    same(has(check_box, "CHECKED"), False, "who was taken out")
    # Numbers are for those that go out, without gaps; who comes back has one again.
    wait("the one that goes out to have the first number", lambda: numbers_of(app) == ["77/1"])
    app.press("check box", re.compile(TITLES[2]))
    app.has_text(re.compile("выбрано 2$"))
    wait("both to be counted in the order of the list", lambda: numbers_of(app) == ["77/1", "77/2"])


def scenario():
    path = new_workspace()
    # Nobody can tell how this surname is declined.
    cli("set", path, "application", "id:58", "leader=Кравец Айгуль Маратович")
    folder = os.path.join(documents(), "письма")
    os.mkdir(folder)
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    rows = app.find("list", "Заявки")
    app.click(wait("rows", lambda: app.all("list item", None, rows))[0])
    keys("shift+Down", "shift+Down")
    app.has_text("Выбрано 3")
    choose_letters(app)

    app.find("combo box", "Шаблон")
    app.has_text("3 выбранным заявкам")
    wait("the letters", lambda: len(rows_of_letters(app)) == 3)
    app.has_text("Готово 2 из 3")
    same([any(title in row for row in rows_of_letters(app)) for title in TITLES], [True] * 3, f"among {rows_of_letters(app)}")
    app.has_text(re.compile("^Не хватает: .*дательном"))
    lacking = app.find("check box", re.compile(TITLES[0]))
    same((has(lacking, "SENSITIVE"), has(lacking, "CHECKED")), (False, False), "a letter that lacks something")

    step_through(app, path)
    change_meanwhile(app, path)
    before = ask(path, "SELECT count(*) FROM veche_step WHERE undoes IS NULL")[0][0]
    app.press("button", "Сохранить одним PDF…")
    target = os.path.join(documents(), "все.pdf")
    app.choose_file(target)
    wait("the PDF", lambda: os.path.exists(target))
    expect(path, "SELECT count(*) FROM letter", [(2,)], "two letters to be written")
    same(ask(path, "SELECT count(*) FROM veche_step WHERE undoes IS NULL")[0][0], before + 1, "steps")
    same(ask(path, "SELECT l.number, e.name, l.body LIKE '% PS.' FROM letter l JOIN employee e ON e.id = l.employee ORDER BY l.id"),
         [("77/1", SIGNER, 0), ("77/2", SIGNER, 1)], "number, signer and hand-written text")
    read = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True, check=True).stdout
    same(["2020-КК-053" in read, "2020-ИГ-054" in read, "2020-ДГ-052" in read, "{" in read], [True, True, False, False], "the PDF")
    app.has_text(re.compile("^Уже написано 20"))

    # Who has the letter does not get it twice, unless asked for.
    app.press("check box", re.compile(TITLES[2]))
    app.press(("toggle button", "button"), "Сохранить в папку…")
    menu = wait("the menu", lambda: app.all("menu item"))
    wait("the first to be current", lambda: has(menu[0], "FOCUSED"))
    keys("Down", "Return")
    app.choose_file(folder)
    names = wait("an ODT", lambda: [name for name in os.listdir(folder) if name.endswith(".odt")])
    with zipfile.ZipFile(os.path.join(folder, names[0])) as odt:
        content = odt.read("content.xml").decode("utf-8")
    same((len(names), "2020-ИГ-054" in content), (1, True), f"what was written: {names}")
    expect(path, "SELECT count(*) FROM letter", [(3,)], "the third letter")

    app.act("win.undo")
    expect(path, "SELECT count(*) FROM letter", [(2,)], "the second step to be undone")
    app.act("win.undo")
    expect(path, LETTERS, [], "all letters to be taken back")
    app.quit()
    check(path)


run(scenario)
