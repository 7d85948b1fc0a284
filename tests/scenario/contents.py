#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What an office has added to its programme is filled in on the card, and what is missing follows from it. Beside another programme the
card shows its own items only, a registered application stays in its programme and leaves its theme with the applicant's agreement only,
and letters are those of the programme shown."""
import re

from ux import App, ask, check, cli, expect, has, keys, new_workspace, run, same, wait

TITLE = "Пряничная почта"
NUMBER = "2020-КН-018"
TOLD = "SELECT i.code, c.value FROM application_content c JOIN item i ON i.id = c.item WHERE c.application = 19 ORDER BY i.id"


def move(app):
    """The sixth line of the card's menu; AT-SPI is told no names of them."""
    app.press(("button", "toggle button"), "Ещё действия с этой заявкой")
    menu = app.find("menu", "Ещё действия с этой заявкой")
    wait("an item to be current", lambda: any(has(item, "FOCUSED") for item in app.all("menu item", None, menu)))
    for _ in range(5):
        before = next(item for item in app.all("menu item", None, menu) if has(item, "FOCUSED"))
        keys("Down")
        wait("the next to be current", lambda before=before: not has(before, "FOCUSED"))
    keys("Return")


def scenario():
    path = new_workspace()
    cli("add", path, "item", "--parent", "2020", "code=count", "title=Число участников", "item_kind=number", "limit_max=100", "required=да")
    cli("add", path, "programme", "title=Конкурс дворов", "code=yards", "year=2019")
    cli("add", path, "item", "--parent", "yards", "code=count", "title=Число дворов", "item_kind=number")
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    app.fill("Поиск заявок", "пряничн")
    app.choose(TITLE, app.find("list", "Заявки"))
    card = app.find("grouping", "Заявка")
    app.has_text(re.compile("Карточка неполная: .*Число участников"))

    # The theme of what is registered is no field to be chosen.
    wait("the theme to be fixed", lambda: not has(app.find("combo box", "Тематика", card), "SENSITIVE"))
    same(has(app.find("combo box", "Программа", card), "SENSITIVE"), False, "the programme of a registered application")

    row = app.find("label", "Число участников", card)
    same(app.all("label", "Число дворов", card), [], "items of another programme")
    app.click(app.reach(row))
    dialog = app.dialog("Число участников")
    same(app.nameless(dialog), [], "nameless in the dialog")
    app.write("Сведения", "120", dialog)
    app.press("button", "Сохранить", dialog)
    app.gone("dialog")
    expect(path, TOLD, [("count", "120")], "the number to be told")
    app.find("label", "не более 100", card)
    app.press("button", "Удалить «Число участников»", card)
    expect(path, TOLD, [], "what was told to go")
    app.press("button", "Отменить", on_top=True)
    expect(path, TOLD, [("count", "120")], "and to come back")
    cli("set", path, "application.content", "id:1", "value=99")
    wait("the limit to be kept", lambda: not app.all("label", "не более 100", card))
    wait("nothing to be missing of it", lambda: not app.all(None, re.compile("Карточка неполная: .*Число участников")))

    move(app)
    app.dialog("Смена тематики")
    keys("Escape")
    app.gone("dialog")

    app.go("Письма")
    app.has_text(re.compile(r"^Готово \d+ из \d+"))
    app.press(("button", "toggle button"), re.compile("^Отбор: .*2020 году"))
    keys("Down", "Return")
    app.find(("button", "toggle button"), re.compile("^Отбор: Конкурс дворов"))
    app.has_text("Таких заявок нет")
    app.quit()
    check(path)


run(scenario)
