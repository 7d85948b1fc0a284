#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The office's own letter template: a field is put in from the list, into the text and into the subject, and filled in the preview; one that
letters do not have is refused with a sentence that says so and stays to be put right; a step takes the change back."""
import re

from ux import App, ask, check, expect, has, keys, new_workspace, run, same, type_text, wait

SUBJECT = "SELECT subject FROM letter_template WHERE code = 'receipt'"
BODY = "SELECT body FROM letter_template WHERE code = 'receipt'"


def insert(app, field):
    app.press(("toggle button", "button"), "Вставить поле")
    fields = app.find("list", "Поля писем")
    app.click(app.reach(app.find("label", field, fields)))


def scenario():
    path = new_workspace()
    subject, body = ask(path, SUBJECT)[0][0], ask(path, BODY)[0][0]
    app = App(path)
    app.resize(1366, 768)
    app.go("Письма")
    app.press(("radio button", "page tab"), "Шаблоны")
    entry = app.fill("Тема письма", "Zayavka {titel}")
    keys("Tab")
    app.toast(re.compile("в письмах нет поля «{titel}»"))
    wait("the subject to be marked", lambda: has(entry, "INVALID_ENTRY"))
    same((app.text_of(entry), ask(path, SUBJECT)), ("Zayavka {titel}", [(subject,)]), "what was refused")
    app.fill("Тема письма", "Zayavka {title}")
    keys("Tab")
    expect(path, SUBJECT, [("Zayavka {title}",)], "the subject")
    app.has_text(re.compile("Zayavka [^{]"))

    text = app.focus(app.editable("Текст"))
    keys("ctrl+End")
    type_text(" City: ")
    insert(app, "{город}")
    wait("the field to be put in", lambda: app.text_of(text).endswith(" City: {город}"))
    app.has_text(re.compile(" City: [^{]"))
    app.focus(entry)
    expect(path, BODY, [(body + " City: {город}",)], "the text")

    # Into the subject it goes where the cursor was.
    keys("Home")
    insert(app, "{номер}")
    wait("the field in the subject", lambda: app.text_of(entry) == "{номер}Zayavka {title}")
    keys("Tab")
    expect(path, SUBJECT, [("{номер}Zayavka {title}",)], "the subject with its field")
    app.has_text(re.compile("2020-..-[0-9]+Zayavka [^{]"))
    app.act("win.undo")
    expect(path, SUBJECT, [("Zayavka {title}",)], "the subject without it")

    # To choose the field the text was left, and so it is a step of its own.
    app.act("win.undo")
    expect(path, BODY, [(body + " City: ",)], "the field to be taken out")
    app.act("win.undo")
    expect(path, BODY, [(body,)], "the text as it was")
    app.act("win.undo")
    expect(path, SUBJECT, [(subject,)], "the subject as it was")
    wait("the form to follow", lambda: app.text_of(entry) == subject)
    app.quit()
    check(path)


run(scenario)
