#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The directory: a name's forms come by rule and can be written over; two people with one phone, typed differently, are found, looked
at side by side, merged and taken apart; who is referred to is not deleted."""
from ux import App, ask, check, cli, expect, keys, new_workspace, run, same, wait

PEOPLE = "SELECT name FROM person WHERE merged_into IS NULL ORDER BY name"
LONG, SHORT = "Ковалёва Дарья Игоревна", "Ковалева Д. И."


def add_by_hand(app, path):
    """A new person: what follows from the name stands there while it is typed, and a written form stays."""
    keys("ctrl+n")
    dialog = app.dialog("Новый человек")
    for field, text in (("Фамилия", "Кравец"), ("Имя", "Иван"), ("Отчество", "Петрович")):
        app.write(field, text, dialog)
    salutation = app.editable("Обращение", dialog)
    wait("the salutation by rule", lambda: app.text_of(salutation) == "Уважаемый Иван Петрович")
    app.write("ФИО в дательном падеже", "Кравцу Ивану Петровичу", dialog)
    app.write("Имя", "Игорь", dialog)
    wait("the salutation to follow", lambda: app.text_of(salutation) == "Уважаемый Игорь Петрович")
    app.press("button", "Сохранить", dialog)
    app.gone("dialog")
    expect(path, "SELECT name, sex, dative, salutation FROM person WHERE surname = 'Кравец'",
           [("Кравец Игорь Петрович", "m", "Кравцу Ивану Петровичу", "Уважаемый Игорь Петрович")], "the new person")


def edit_in_place(app, path):
    """The forms are saved in the step of the field that they follow from, and an emptied one is the rule's again."""
    before = ask(path, "SELECT count(*) FROM veche_step")[0][0]
    app.fill("Фамилия", "Кравцов", app.find("grouping", "Карточка"))
    keys("Tab")
    expect(path, "SELECT name, dative FROM person WHERE given = 'Игорь'", [("Кравцов Игорь Петрович", "Кравцу Ивану Петровичу")],
           "the name to follow")
    dative = app.focus(app.editable("ФИО в дательном падеже", app.find("grouping", "Карточка")))
    keys("ctrl+a", "Delete", "Tab")
    expect(path, "SELECT dative FROM person WHERE given = 'Игорь'", [("Кравцову Игорю Петровичу",)], "the rule's form")
    same(ask(path, "SELECT count(*) FROM veche_step")[0][0], before + 2, "steps")
    wait("the form to be seen", lambda: app.text_of(dative) == "Кравцову Игорю Петровичу")


def look_for(app, text):
    app.fill("Поиск людей", text)
    wait(f"what is found for «{text}»", lambda: app.rows("Люди"))


def leave(app):
    """The first Esc takes the toast away, the next one the dialog."""
    wait("the dialog to go", lambda: not app.all("dialog") or keys("Escape"))


def scenario():
    path = new_workspace()
    cli("add", path, "person", f"name={LONG}", "phone=8 (30245) 2-17-09")
    cli("add", path, "person", f"name={SHORT}", "phone=+7 30245 21709", "email=kovaleva@example.org")
    cli("set", path, "application", "2020-КН-018", f"leader_person={SHORT}")
    app = App(path)
    app.resize(1366, 768)
    app.go("Справочник")
    app.find("list", "Люди")
    add_by_hand(app, path)
    edit_in_place(app, path)

    # The phone as nobody has typed it.
    look_for(app, "3024521709")
    same(sorted(app.rows("Люди")), sorted([LONG, SHORT]), "people with the phone")
    app.choose(SHORT, app.find("list", "Люди"))
    app.has_text("2020-КН-018 · лидер проекта")

    app.has_text("1 возможный повтор")
    app.press("button", "Посмотреть")
    dialog = app.dialog("Возможные повторы")
    app.has_text("тот же телефон", dialog)
    app.has_text("Пряничная почта", dialog)
    # The keeper lacks the e-mail, so it takes it; the name it would keep.
    wait("the e-mail to be taken", lambda: app.find("radio button", "Эл. почта: kovaleva@example.org", dialog))
    app.press("radio button", "Телефон: +7 30245 21709", dialog)
    app.press("button", "Объединить", dialog)
    app.has_text("Повторов больше нет", dialog)
    expect(path, "SELECT name, phone, email FROM person WHERE merged_into IS NULL AND name LIKE 'Ковал%'",
           [(LONG, "+7 30245 21709", "kovaleva@example.org")], "the keeper to have what was chosen")
    leave(app)

    look_for(app, "Ковалёва")
    same(app.rows("Люди"), [LONG], "after the merge")
    app.choose(LONG, app.find("list", "Люди"))
    app.has_text("2020-КН-018 · лидер проекта")
    app.has_text("Объединённые записи")
    app.press("button", f"Разъединить: «{SHORT}»")
    expect(path, "SELECT name, phone, ifnull(email, '-') FROM person WHERE name LIKE 'Ковал%' AND merged_into IS NULL ORDER BY id",
           [(LONG, "8 (30245) 2-17-09", "-"), (SHORT, "+7 30245 21709", "kovaleva@example.org")], "both as they were")
    app.find("button", "Отменить")
    keys("ctrl+z")
    expect(path, "SELECT phone FROM person WHERE name LIKE 'Ковал%' AND merged_into IS NULL", [("+7 30245 21709",)],
           "the merge to be back")
    keys("ctrl+z")
    expect(path, "SELECT count(*) FROM person WHERE merged_into IS NOT NULL", [(0,)], "the merge to be undone")

    # Told apart they are not asked about again.
    app.has_text("1 возможный повтор")
    app.press("button", "Посмотреть")
    app.press("button", "Не одно и то же", app.dialog("Возможные повторы"))
    app.has_text("Повторов больше нет")
    leave(app)
    same(cli("duplicates", path, "people"), "", "doubles that are left")

    # Who is referred to is not deleted, and it is said by whom.
    look_for(app, SHORT)
    app.choose(SHORT, app.find("list", "Люди"))
    app.has_text("2020-КН-018 · лидер проекта")
    app.press(("button", "toggle button"), "Ещё действия с этой записью")
    keys("Up", "Return")
    app.has_text("Удалить нельзя")
    app.has_text("Пряничная почта")
    keys("Escape")
    same(len(ask(path, PEOPLE)) >= 3, True, "people that are left")
    app.quit()
    check(path)


run(scenario)
