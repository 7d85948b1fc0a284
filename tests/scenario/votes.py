#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The votes ledger is only ever added to: a wrong row is put right by a row with the difference and the reason, which one undo takes back;
the sums stand over it. Members without consent are marked, lines of the budget are added up and held against it."""
import re

from ux import App, ask, check, cli, expect, has, keys, new_workspace, run, same, type_text, wait

TITLE = "Пряничная почта"
ROWS = "SELECT source, count, valid, void, note FROM application_votes WHERE application = 19 ORDER BY id"


def sum_of(path):
    """What the ledger came to before anybody corrected it."""
    return ask(path, "SELECT sum(coalesce(valid, count)) FROM application_votes WHERE application = 19 AND corrects IS NULL")[0][0]


def correct(app, row, field, number, reason):
    app.press("button", re.compile(f"^Исправить «{row}"))
    dialog = app.dialog("Исправление голосов")
    # The number of votes has the focus at first.
    for _ in range(field):
        keys("Tab")
    keys("ctrl+a")
    type_text(number)
    app.fill("Причина исправления", reason, dialog)
    app.press("button", "Добавить", dialog)
    app.gone("dialog")


def total(path):
    return ask(path, "SELECT sum(coalesce(valid, count)) FROM application_votes WHERE application = 19")[0][0]


def scenario():
    path = new_workspace()
    cli("add", path, "application.votes", "--parent", "2020-КН-018", "date=2020-02-10",
        "source=paper", "count=120", "valid=100", "void=20")
    counted = ask(path, "SELECT max(id) FROM application_votes")[0][0]
    before = ask(path, ROWS)
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    app.fill("Поиск заявок", "пряничн")
    app.choose(TITLE, app.find("list", "Заявки"))
    card = app.find("grouping", "Заявка")
    app.has_text(re.compile("не больше 5"), card)
    app.has_text(re.compile("^(федеральный|региональный|местный|частный).*Всего", re.DOTALL), card)

    app.press("page tab", "Голоса")
    app.has_text(re.compile(f"Всего {total(path)}$"), card)
    same(app.all("button", re.compile("^Удалить «")), [], "buttons that would delete votes")
    app.press("button", re.compile("^Исправить «120"))
    dialog = app.dialog("Исправление голосов")
    same(has(app.find("button", "Добавить", dialog), "SENSITIVE"), False, "nothing to add yet")
    same(app.nameless(dialog), [], "nameless in the dialog")
    type_text("112")
    app.fill("Причина исправления", "Сосчитаны дважды", dialog)
    app.has_text("Голоса: −8", dialog)
    app.press("button", "Добавить", dialog)
    app.gone("dialog")
    expect(path, ROWS, [*before, ("paper", -8, 0, 0, "Исправление записи от 10.02.2020: Сосчитаны дважды")], "the correction")
    expect(path, "SELECT corrects FROM application_votes ORDER BY id DESC LIMIT 1", [(counted,)], "what it corrects")
    app.has_text(re.compile(f"Всего {total(path)}$"), card)
    app.act("win.undo")
    expect(path, ROWS, before, "the correction to be undone")
    wait("the sum to be as before", lambda: app.all("label", re.compile(f"Всего {total(path)}$"), card))

    # A sheet that nobody has looked through counts as a whole, less what a correction takes off; then by what is valid. A second
    # correction goes on from the first.
    cli("add", path, "application.votes", "--parent", "2020-КН-018", "date=2020-02-12", "source=paper", "count=60")
    app.has_text(re.compile(f"Всего {sum_of(path)}$"), card)
    whole = sum_of(path)
    correct(app, "60", 0, "50", "Не та заявка")
    app.has_text(re.compile(f"Всего {whole - 10}$"), card)
    correct(app, "60", 1, "45", "Просмотрены")
    app.has_text(re.compile(f"Всего {whole - 15}$"), card)
    expect(path, ROWS, [*before, ("paper", 60, None, None, None), ("paper", -10, None, None, "Исправление записи от 12.02.2020: Не та заявка"),
                        ("paper", 0, 45, 0, "Исправление записи от 12.02.2020: Просмотрены")], "two corrections")

    app.press("page tab", "Карточка")
    members = ask(path, "SELECT count(*) FROM application_member WHERE application = 19 AND consent IS NULL")[0][0]
    leader = ask(path, "SELECT leader_consent IS NULL FROM application WHERE id = 19")[0][0]
    same(members + leader > 0, True, "somebody has not consented")
    wait("marks of missing consents", lambda: len(app.all("label", "нет согласия", card)) == members + leader)
    app.quit()
    check(path)


run(scenario)
