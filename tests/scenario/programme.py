#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A coordinator sets a programme up: fields in place, order, what is wrong, clocks of its own; applications are judged anew by it; it
becomes a template, and the template next year's selection, which the sidebar then chooses between."""
import re

from ux import App, ask, check, expect, keys, new_workspace, run, same, type_text, wait

TEAM = "Команда проекта"
THEMES = "SELECT title FROM theme WHERE programme = 1 ORDER BY position"
ORDER = ["Исторический город", "Культурно-историческое наследие", "Умный город", "Дети в городе", "Креативные кластеры"]
# An application that is being looked at, whose team is larger than one.
LARGE = """SELECT a.number, a.title FROM application a JOIN application_member m ON m.application = a.id
           WHERE a.state IN ('registered', 'in-check') GROUP BY a.id HAVING count(*) > 1 ORDER BY a.id LIMIT 1"""


def steps(path):
    return ask(path, "SELECT count(*) FROM veche_step WHERE undoes IS NULL")[0][0]


def in_order(*titles):
    return [(title,) for title in titles]


def open_row(app, tab, title, field):
    app.press("page tab", tab)
    app.click(app.reach(app.find("label", title, app.find("list", tab))))
    return app.editable(field)


def edit_in_place(app, path):
    before = steps(path)
    open_row(app, "Тематики", "Умный город", "Содержание тематики")
    app.write("Содержание тематики", "Цифра для жителей. Ёмко!")
    app.focus(app.editable("Содержание тематики"))
    keys("Tab")
    expect(path, "SELECT scope FROM theme WHERE code = 'smart'", [("Цифра для жителей. Ёмко!",)], "the scope to be saved")
    app.has_text("УГ · Цифра для жителей.")
    same(steps(path), before + 1, "steps of a scope")

    # One moves with the row that has the focus; the order is one step and back again.
    app.click(app.find("label", "Умный город", app.find("list", "Тематики")))
    keys("alt+Down")
    moved = in_order(ORDER[0], ORDER[1], ORDER[3], ORDER[2], ORDER[4])
    expect(path, THEMES, moved, "the theme to be one further down")
    app.toast("Порядок тематик")
    keys("ctrl+z")
    expect(path, THEMES, in_order(*ORDER), "the order as it was")

    app.press("button", "Новая тематика")
    expect(path, THEMES, in_order(*ORDER, "Новая тематика"), "a new theme")
    wait("its name to be typed over", lambda: app.focused(app.editable("Название")))
    type_text("Тихие дворы")
    keys("Tab")
    expect(path, THEMES, in_order(*ORDER, "Тихие дворы"), "its name")
    same(ask(path, "SELECT code, position FROM theme WHERE title = 'Тихие дворы'"), [("theme", 6)], "code and place of a new theme")


def weigh(app, path):
    open_row(app, "Критерии", "Обоснованность бюджета", "Вес")
    app.has_text("Все критерии весят одинаково")
    app.fill("Вес", "25")
    keys("Tab")
    app.has_text("Сумма весов критериев 30, а не 100.")
    app.has_text("Сумма весов – 30 из 100")
    keys("ctrl+z")
    app.gone("label", "Сумма весов критериев 30, а не 100.")
    app.fill("Наибольший балл", "0")
    keys("Tab")
    # What is wrong leads to where it is put right.
    wrong = app.find("label", "Наибольший балл критерия «Обоснованность бюджета» не больше наименьшего.")
    app.press("page tab", "Общее")
    app.editable("Организатор")
    app.click(wrong)
    wait("the field to have the focus", lambda: app.focused(app.editable("Наибольший балл")))
    app.fill("Наибольший балл", "10")
    keys("Tab")
    app.gone("label", "Наибольший балл критерия «Обоснованность бюджета» не больше наименьшего.")
    same(ask(path, "SELECT weight, scale_max FROM criterion WHERE code = 'budget' AND programme = 1"), [(1, 10)], "the criterion")


def set_clocks(app, path):
    app.press("page tab", "Общее")
    app.fill("Часовой пояс", "Asia/Chita")
    keys("Return")
    app.has_text("UTC+9")
    # A stage ends by the clocks of the programme, wherever they are.
    open_row(app, "Этапы", "Сбор заявок", "Окончание")
    wait("the end by the programme's clocks", lambda: app.text_of(app.editable("Окончание")) == "17.02.2020, 23:59")
    app.fill("Окончание", "18.02.2020 18:00")
    keys("Tab")
    expect(path, "SELECT ends FROM stage WHERE code = 'intake'", [("2020-02-18T09:00:59Z",)], "the end of the intake")
    app.has_text("Основной отбор» начинается в нерабочий день, 23.02.2020.")


def flag_again(app, path):
    """The rule of the programme changes, and the card of an application says so."""
    number, title = ask(path, LARGE)[0]
    app.go("Заявки")
    app.fill("Поиск заявок", number)
    app.choose(title, app.find("list", "Заявки"))
    card = app.find("grouping", "Заявка")
    app.find("label", title, card)
    wait("the card", lambda: not app.all("label", re.compile(f"Карточка неполная.*{TEAM}"), card))
    app.go("Программа")
    open_row(app, "Состав заявки", TEAM, "Не более")
    app.fill("Не более", "1")
    keys("Tab")
    expect(path, "SELECT limit_max FROM item WHERE code = 'team'", [(1,)], "the limit")
    app.go("Заявки")
    app.find("label", re.compile(f"Карточка неполная.*{TEAM}"), card)
    app.fill("Поиск заявок", " ")


def make_next_year(app, path):
    app.go("Программа")
    # The first of three: AT-SPI does not know where a menu is, so it is gone through from its end.
    app.press(("button", "toggle button"), "Ещё действия с этим отбором")
    keys("Up", "Up", "Up", "Return")
    dialog = app.dialog("Новый шаблон")
    app.fill("Название шаблона", "Наш отбор", dialog)
    app.press("button", "Сохранить", dialog)
    app.toast("Шаблон «Наш отбор» сохранён")

    keys("ctrl+n")
    dialog = app.dialog("Новый отбор")
    app.press(("radio button", "check box"), "Наш отбор", dialog)
    title = "Отбор проектов в программу «100 городских лидеров» в 2021 году"
    wait("the title of next year", lambda: app.text_of(app.editable("Название", dialog)) == title)
    app.press("button", "Создать", dialog)
    app.gone("dialog")
    app.toast("Отбор создан")
    same(ask(path, "SELECT title, year, code, number_pattern FROM programme WHERE id = 2"),
         [(title, 2021, "2021", "2021-{theme}-{n:3}")], "the new programme")
    same(ask(path, "SELECT count(*) FROM theme WHERE programme = 2"), [(6,)], "its themes, the one of this year too")
    same(ask(path, "SELECT ends FROM stage WHERE programme = 2 AND code = 'intake'"), [("2021-02-18T09:00:59Z",)], "its intake")


def switch(app):
    """Pages show the selection that the heading of their section says."""
    app.go("Заявки")
    app.has_text("Заявок пока нет")
    app.press(("button", "toggle button"), re.compile("^Отбор: .*2021 году"))
    keys("Up", "Up", "Return")
    app.find(("button", "toggle button"), re.compile("^Отбор: .*2020 году"))
    app.find("list item", re.compile("^Техническая экспертиза, "), app.find("list", "Разделы"))
    wait("the applications of 2020", lambda: app.rows("Заявки"))


def scenario():
    path = new_workspace()
    app = App(path)
    app.resize(1366, 768)
    app.go("Программа")
    app.has_text("Требует внимания: 2")
    edit_in_place(app, path)
    weigh(app, path)
    set_clocks(app, path)
    flag_again(app, path)
    make_next_year(app, path)
    switch(app)
    app.quit()
    check(path)


run(scenario)
