#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two employees: one returns an application, may not confirm that, another one does, and takes it back; a third checks anew."""
import re

from ux import App, ask, check, cli, expect, has, keys, new_workspace, run, same, wait

TITLE = "Каток"
FIRST = "Лаврентьева Нина Аркадьевна"
SECOND = "Тугаринов Павел Олегович"
STATE = "SELECT state FROM application WHERE id = 39"
CHECK = "SELECT decision, decided_by, confirmed_by FROM tech_check WHERE application = 39 ORDER BY id DESC LIMIT 1"


def scenario():
    path = new_workspace()
    cli("set", path, "programme", "2020", "confirm_checks=да")
    app = App(path)
    app.resize(1366, 768)
    app.go("Техническая экспертиза")
    queue = app.find("list", "Заявки, которые ждут проверки")
    keys("ctrl+f")
    app.fill("Поиск в очереди", TITLE)
    app.choose(TITLE, queue)
    sheet = app.find("grouping", TITLE)

    # Nobody in particular may decide what another has to confirm.
    app.press("button", "Вернуть заявителю…")
    dialog = app.dialog("Вернуть заявителю")
    decide = app.find("button", "Вернуть", dialog)
    wait("a reason to be enough", lambda: has(decide, "SENSITIVE"))
    app.press("button", "Вернуть", dialog)
    app.has_text("его должен подтвердить другой сотрудник")
    app.press("button", "Закрыть")
    app.press("button", "Отмена", dialog)
    app.gone("dialog")
    same(ask(path, STATE), [("registered",)], "the application")

    app.switch_employee(path, FIRST)
    app.press("button", "Вернуть заявителю…")
    dialog = app.dialog("Вернуть заявителю")
    decide = app.find("button", "Вернуть", dialog)
    wait("a reason to be enough", lambda: has(decide, "SENSITIVE"))
    app.press("button", "Вернуть", dialog)
    expect(path, CHECK, [("return", FIRST, None)], "the decision to wait")
    same(ask(path, STATE), [("in-check",)], "the application")
    app.toast("ждёт подтверждения другого сотрудника")

    # It stays in the queue, with a mark; who decided is told that it takes another.
    app.choose(TITLE, queue)
    app.find("label", "Ждёт подтверждения", queue)
    app.has_text(re.compile(f"Решение: {FIRST}"))
    app.has_text("подтвердить должен другой сотрудник")
    confirm = app.find("button", "Подтвердить")
    same(has(confirm, "SENSITIVE"), False, "who decided could confirm")
    # A mark would begin another check, and there would be nothing to confirm.
    row = app.find("list item", "Резюме лидера проекта", sheet)
    app.click(app.find("radio button", "нет", row))
    app.click(app.find("label", "Резюме лидера проекта", row))
    keys("2")

    app.switch_employee(path, SECOND)
    wait("the second employee to be let", lambda: has(confirm, "SENSITIVE"))
    app.press("button", "Подтвердить")
    expect(path, STATE, [("returned",)], "the application to be returned")
    same(ask(path, CHECK), [("return", FIRST, SECOND)], "who has confirmed")
    app.toast("возвращена заявителю")
    keys("ctrl+z")
    expect(path, CHECK, [("return", FIRST, None)], "the confirmation to be taken back")
    same(ask(path, STATE), [("in-check",)], "the application")

    # Who disagrees checks anew; the first decision never counts.
    app.choose(TITLE, queue)
    app.press("button", "Проверить заново")
    expect(path, "SELECT count(*), count(decision) FROM tech_check WHERE application = 39", [(2, 1)], "a check of its own")
    app.find("button", "Вернуть заявителю…")
    wait("the mark to go", lambda: not app.all("label", "Ждёт подтверждения", queue))
    app.quit()
    check(path)


run(scenario)
