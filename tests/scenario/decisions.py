#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A decision from its dialog to the telephone: what is typed is asked about before Esc takes it, Ctrl+Enter in a text decides, pressed twice it
decides once, the card says why, and an admission of yesterday is gone back on with a reason."""
import re
import subprocess

from ux import App, ask, check, cli, expect, has, keys, new_workspace, run, same, type_text, wait

TITLE = "Каток"
STATE = "SELECT state FROM application WHERE id = 39"
CHECKS = "SELECT decision FROM tech_check WHERE application = 39 ORDER BY id"


def scenario():
    path = new_workspace()
    cli("techcheck", path, "id:39", "--item", "cv=absent")
    app = App(path)
    app.resize(1366, 768)
    app.go("Техническая экспертиза")
    queue = app.find("list", "Заявки, которые ждут проверки")
    keys("ctrl+f")
    app.fill("Поиск в очереди", TITLE)
    app.choose(TITLE, queue)

    # What is missing is why it goes back, and there is a term; a text that was typed is not lost to Esc.
    app.press("button", "Вернуть заявителю…")
    dialog = app.dialog("Вернуть заявителю")
    reason = ask(path, "SELECT title FROM reason WHERE code = 'incomplete'")[0][0]
    wait("the reason to be chosen", lambda: has(app.find("check box", reason, dialog), "CHECKED"))
    same(app.text_of(app.editable("Срок для заявителя (можно не указывать)", dialog)), "23.02.2020", "the applicant's term")
    app.focus(app.editable("Замечание для заявителя", dialog))
    keys("ctrl+End")
    type_text(" 112")
    keys("Escape")
    question = app.dialog("Сохранить заполненное?")
    app.press("button", "Продолжить правку", question)
    wait("the question to go", lambda: not app.all(("dialog", "alert"), "Сохранить заполненное?"))
    same(app.text_of(app.editable("Замечание для заявителя", dialog)).endswith(" 112"), True, "the remark")

    # From within the text.
    app.focus(app.editable("Замечание для заявителя", dialog))
    keys("ctrl+Return")
    expect(path, STATE, [("returned",)], "the application to be returned")
    app.gone("dialog")
    remark = ask(path, "SELECT remark FROM tech_check WHERE application = 39 ORDER BY id DESC LIMIT 1")[0][0]
    same("\n" in remark[-6:], False, f"a line after {remark!r}")

    # On the telephone: why?
    app.go("Заявки")
    app.fill("Поиск заявок", TITLE)
    app.choose(TITLE, app.find("list", "Заявки"))
    card = app.find("grouping", "Заявка")
    app.has_text(re.compile(f"^20\\.02\\.2020 · {re.escape(reason)}"), card)
    app.press("page tab", "Проверка")
    app.has_text("Решение: возвращена заявителю, 20.02.2020", card)
    app.has_text(re.compile("^112$"), card)

    # Once, however often it is pressed.
    cli("techcheck", path, "id:39", "--item", "cv=present", "--theme-fits", "yes")
    missing = ask(path, "SELECT i.code FROM item i WHERE i.required = 1")
    cli("techcheck", path, "id:39", *[word for row in missing for word in ("--item", f"{row[0]}=present")])
    app.go("Техническая экспертиза")
    keys("ctrl+f")
    app.fill("Поиск в очереди", TITLE)
    app.choose(TITLE, queue)
    wait("it to be complete", lambda: has(app.find("button", "Допустить"), "SENSITIVE"))
    before = len(ask(path, CHECKS))
    subprocess.run(["xdotool", "key", "--delay", "1", "ctrl+Return", "ctrl+Return"], check=True)
    expect(path, STATE, [("admitted",)], "the application to be admitted")
    app.toast("допущена")
    keys("ctrl+z")
    expect(path, STATE, [("in-check",)], "one step to take it back")
    same(len(ask(path, CHECKS)), before, "checks")
    keys("ctrl+shift+z")
    expect(path, STATE, [("admitted",)], "the admission to be back")

    # Back on it, with a reason that stands in the journal.
    app.go("Заявки")
    # The last but one; before it is gone back on: AT-SPI does not know where a menu is.
    app.press(("button", "toggle button"), "Ещё действия с этой заявкой")
    keys("Up", "Up", "Return")
    dialog = app.dialog("Проверить снова?")
    app.fill("Почему проверяется снова", "Ошибка в смете", dialog)
    app.press("button", "Проверить снова", dialog)
    expect(path, STATE, [("in-check",)], "the check to begin anew")
    same(ask(path, "SELECT title FROM veche_step ORDER BY id DESC LIMIT 1"), [("Повторная проверка: Ошибка в смете",)], "the step")
    app.find("grouping", TITLE)
    app.quit()
    check(path)


run(scenario)
