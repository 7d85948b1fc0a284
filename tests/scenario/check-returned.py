#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The technical check finds no CV: admission is closed, and the application goes back with its reasons."""
import re

from ux import App, ask, check, expect, has, keys, new_workspace, record, run, same, wait

TITLE = "Каток"


def scenario():
    path = new_workspace()
    same(ask(path, "SELECT title, state FROM application WHERE id = 39"), [(TITLE, "registered")], "the demo")
    app = App(path)
    app.resize(1366, 768)
    app.go("Техническая экспертиза")
    queue = app.find("list", "Заявки, которые ждут проверки")
    keys("ctrl+f")
    app.fill("Поиск в очереди", TITLE)
    app.choose(TITLE, queue)
    sheet = app.find("grouping", TITLE)
    cv = app.find("list item", "Резюме лидера проекта", sheet)
    app.press("radio button", "нет", cv)
    expect(path, "SELECT m.state FROM check_item m JOIN item i ON i.id = m.item JOIN tech_check c ON c.id = m.tech_check "
                 "WHERE c.application = 39 AND i.code = 'cv'", [("absent",)], "the CV to be marked as absent")
    app.fill("Замечание: «Резюме лидера проекта»", "Принесут в пятницу", sheet)
    keys("Return")
    app.press("radio button", "Да", app.find("list", "Тематика и общее замечание", sheet))
    expect(path, "SELECT theme_fits FROM tech_check WHERE application = 39", [(1,)], "the theme to fit")

    app.has_text(re.compile("Не хватает:.*Резюме"), sheet)
    if has(app.find("button", "Допустить"), "SENSITIVE"):
        raise AssertionError("an application without a CV could be admitted")

    app.press("button", "Вернуть заявителю…")
    dialog = app.dialog("Вернуть заявителю")
    decide = app.find("button", "Вернуть", dialog)
    # Something is missing: that is the reason, and there has to be one.
    wait("the reason to be proposed", lambda: has(decide, "SENSITIVE"))
    reason = ask(path, "SELECT title FROM reason WHERE code = 'incomplete'")[0][0]
    app.click(app.reach(app.find("check box", reason, dialog)))
    wait("an application not to be returned without a reason", lambda: not has(decide, "SENSITIVE"))
    app.click(app.reach(app.find("check box", reason, dialog)))
    wait("a reason to be enough", lambda: has(decide, "SENSITIVE"))
    app.fill("Срок для заявителя (можно не указывать)", "31.02", dialog)
    wait("a day that there is not to close it", lambda: not has(decide, "SENSITIVE"))
    app.fill("Срок для заявителя (можно не указывать)", "27.02.2020", dialog)
    wait("a day to be enough", lambda: has(decide, "SENSITIVE"))
    app.press("button", "Вернуть", dialog)

    expect(path, "SELECT state FROM application WHERE id = 39", [("returned",)], "the application to be returned")
    same(ask(path, "SELECT due FROM application WHERE id = 39"), [("2020-02-27",)], "the applicant's term")
    decision, reasons, remark = ask(path, "SELECT decision, reasons, remark FROM tech_check WHERE application = 39")[0]
    same((decision, "incomplete" in reasons), ("return", True), "the decision")
    same("Принесут в пятницу" in remark, True, "the remark for the applicant")
    wait("the queue to be without it", lambda: not app.all("label", TITLE, queue))
    app.quit()
    same(record(path, "application", "id:39", "title", "state"), (TITLE, "returned"), "the application for other programs")
    check(path)


run(scenario)
