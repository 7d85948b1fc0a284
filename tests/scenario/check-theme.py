#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A project that fits another theme is moved there with the applicant's agreement; what is worth a look is said beside the sheet, and
what has changed since the last check above it."""
import re

from ux import App, ask, check, cli, expect, has, keys, new_workspace, record, run, same, wait

TITLE = "Каток"
NUMBER = "2020-ДГ-037"
THEME = """SELECT t.code, f.code, a.move_agreed FROM application a JOIN theme t ON t.id = a.theme LEFT JOIN theme f ON f.id = a.moved_from
  WHERE a.id = 39"""
FITS = "SELECT theme_fits FROM tech_check WHERE application = 39 ORDER BY id DESC LIMIT 1"


def scenario():
    path = new_workspace()
    # It has been checked before, and the applicant has brought a bigger budget and another member since.
    cli("--actor", "Анна", "techcheck", path, NUMBER, "--item", "cv=absent", "--theme-fits", "no", "--decide", "return", "--reason", "incomplete")
    cli("--actor", "Анна", "set", path, "application", NUMBER, "budget=777000")
    cli("--actor", "Анна", "add", path, "application.member", "--parent", NUMBER, "name=Вторая Вера")
    cli("techcheck", path, NUMBER, "--item", "summary=present")
    same(ask(path, THEME), [("children", None, None)], "the demo")
    app = App(path)
    app.resize(1366, 768)
    app.go("Техническая экспертиза")
    queue = app.find("list", "Заявки, которые ждут проверки")
    keys("ctrl+f")
    app.fill("Поиск в очереди", TITLE)
    app.choose(TITLE, queue)
    sheet = app.find("grouping", TITLE)

    changed = app.find("list", "Изменилось с прошлой проверки", sheet)
    app.has_text("Бюджет, Член команды", changed)
    app.click(app.find("label", "Изменилось с прошлой проверки", changed))
    app.has_text(re.compile("→ 7.770.*Анна", re.DOTALL), changed)
    app.has_text(re.compile("1 изменение.*Анна", re.DOTALL), changed)
    app.click(app.find("label", "Изменилось с прошлой проверки", changed))
    app.has_text(re.compile("Нет согласия: .*Вторая Вера"), app.find("grouping", "Обратите внимание"))

    app.press("button", "Перенести в другую тематику…", sheet)
    dialog = app.dialog("Смена тематики")
    move = app.find("button", "Перенести", dialog)
    same(has(move, "SENSITIVE"), False, "it could be moved to no theme")
    app.click(app.find("label", "Умный город", dialog))
    wait("a theme to be enough", lambda: has(move, "SENSITIVE"))
    app.fill("Заявитель согласен на перенос с", "позапозавчера", dialog)
    wait("nonsense to be no day", lambda: not has(move, "SENSITIVE"))
    app.fill("Заявитель согласен на перенос с", "19.02.2020", dialog)
    wait("a day to be enough", lambda: has(move, "SENSITIVE"))
    app.press("button", "Перенести", dialog)
    expect(path, THEME, [("smart", "children", "2020-02-19")], "the application to be moved")
    same(ask(path, FITS), [(None,)], "the answer about the old theme")
    app.toast("перенесена в тематику «Умный город»")

    app.press("button", "Открыть карточку")
    app.has_text("перенесена из тематики «Дети в городе», согласие заявителя от 19.02.2020")
    app.press("page tab", "История")
    app.has_text("Перенос в тематику «Умный город»")
    keys("ctrl+z")
    expect(path, THEME, [("children", None, None)], "the move to be taken back")

    # From the refusal as well, and whoever thinks better of it finds what they had typed.
    app.go("Техническая экспертиза")
    app.press("button", "Отклонить…")
    refusal = app.dialog("Отклонить заявку")
    app.write("Замечание для заявителя", "Не та тематика", refusal)
    app.press("button", "Перенести в другую тематику…", refusal)
    dialog = app.dialog("Смена тематики")
    app.press("button", "Отмена", dialog)
    app.gone("dialog", "Смена тематики")
    same(app.text_of(app.editable("Замечание для заявителя", refusal)), "Не та тематика", "the remark")
    app.press("button", "Отмена", refusal)
    app.press("button", "Не сохранять", app.dialog("Сохранить заполненное?"))
    app.gone("dialog")
    app.quit()
    same(record(path, "application", NUMBER, "number"), (NUMBER,), "the number")
    check(path)


run(scenario)
