#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Five people in the queue: an application is taken in by the keyboard, in at most six fields, and gets its number. Typed as fast as a
person types: how long that takes by the keys is reckoned, how long it took here is told."""
import re
import time

from ux import ENTRIES, App, ask, check, keys, new_workspace, record, run, same, tally, type_text, wait

# A person's seconds: for a key, to go on to the next field, to look at what has come.
KEY, FIELD, LOOK = 0.2, 0.6, 1.0
AT_MOST = 60
VISITOR = {"Название": "Беседка для чтения у городского пруда", "Лидер проекта": "Ёлкина Анна Сергеевна",
           "Телефон лидера": "8 (000) 123-45-67", "Организация": "ТОС «Пруд»"}
TITLE = VISITOR["Название"]


def take_in_by_hand(app, dialog):
    """With the keyboard alone, at a person's speed. The seconds that it took, and those that it takes by what was pressed."""
    begin, before, fields, looks = time.monotonic(), tally.keystrokes, 0, 1
    time.sleep(LOOK)
    for name, text in VISITOR.items():
        entry = app.editable(name, dialog)
        wait(f"«{name}» to have the focus", lambda entry=entry: app.focused(entry))
        type_text(text, int(KEY * 1000))
        wait(f"«{name}» to be typed", lambda entry=entry, text=text: app.text_of(entry) == text)
        fields += 1
        time.sleep(FIELD)
        keys("Tab")
        if fields == 1:
            # The list of themes: it opens, its rows are gone through, and it closes.
            box = app.find("combo box", "Тематика", dialog)
            wait("the theme to have the focus", lambda: app.focused(box))
            keys("space")
            wait("the list to open", lambda: any(app.focused(item) for item in app.all("list item", None, box)))
            looks += 1
            time.sleep(LOOK)
            keys("Down")
            time.sleep(KEY)
            keys("Down", "Return")
            wait("the list to close", lambda: not any(app.focused(item) for item in app.all("list item", None, box)))
            fields += 1
            time.sleep(FIELD)
            keys("Tab")
    keys("ctrl+Return")
    reckoned = (tally.keystrokes - before) * KEY + fields * FIELD + looks * LOOK
    return time.monotonic() - begin, reckoned, fields


def scenario():
    path = new_workspace("selection-2020")
    app = App(path)
    app.go("Заявки")
    keys("ctrl+n")
    dialog = app.dialog("Новая заявка")
    # An office without a printer says so once. (GTK 4.18 keeps a size of paper at each of its print dialogs, and here a sanitizer looks on.)
    app.click(app.reach(app.find("check box", "Сразу распечатать расписку", dialog)))
    keys("Escape")
    app.gone("dialog")
    keys("ctrl+n")
    dialog = app.dialog("Новая заявка")
    fields = len(app.all(ENTRIES, None, dialog)) + len(app.all("combo box", None, dialog))
    if not 4 <= fields <= 6:
        raise AssertionError(f"{fields} fields stand in the way of a number")

    # The dialog begins with the title, and Tab leads on: nobody reaches for the mouse here.
    took, reckoned, filled = take_in_by_hand(app, dialog)
    print(f"{filled} fields, {reckoned:.1f} s by the keys at {KEY} s each; here it took {took:.1f} s")
    number = app.find("label", re.compile(r"^2020-"), dialog).get_name()
    app.has_text("зарегистрирована под этим номером")
    theme = ask(path, "SELECT t.title FROM application a JOIN theme t ON t.id = a.theme")[0][0]
    same(ask(path, "SELECT a.title, a.state, a.number, t.title, a.leader, a.leader_phone, a.organisation "
                   "FROM application a JOIN theme t ON t.id = a.theme"),
         [(TITLE, "registered", number, theme, *list(VISITOR.values())[1:])], "the application")
    if filled > 6 or reckoned > AT_MOST:
        raise AssertionError(f"{filled} fields and {reckoned:.1f} s")

    # The same keys once more go on to the next one: nobody gets two numbers.
    keys("ctrl+Return")
    wait("an empty form", lambda: [app.text_of(entry) for entry in app.all("text", "Название", dialog)] == [""])
    same(ask(path, "SELECT count(*) FROM application"), [(1,)], "applications")
    app.write("Название", "Вторая беседка", dialog)
    keys("ctrl+Return")
    wait("the second", lambda: ask(path, "SELECT count(*) FROM application WHERE number IS NOT NULL") == [(2,)])
    first, number = number, wait("its number", lambda: [label.get_name() for label in app.all("label", re.compile(r"^2020-"), dialog)
                                                          if label.get_name() != number])[0]

    # The window has its first size, too narrow for list and card: the card comes to the front.
    app.click(app.find("button", "Открыть карточку", dialog))
    app.gone("dialog")
    app.has_text(number, app.find("grouping", "Заявка"))
    app.resize(1366, 768)
    app.find("label", TITLE, app.find("list", "Заявки"))
    app.quit()
    same(record(path, "application", first, "title", "state", "leader"),
         (TITLE, "registered", VISITOR["Лидер проекта"]), "the application for other programs")
    check(path)


run(scenario)
