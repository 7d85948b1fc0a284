#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""What whoever is working still owes: overdue first, counted in the sidebar, each line a way to its application."""
import re

from ux import App, ask, check, cli, expect, has, keys, new_workspace, run, same, wait

ME = "Шмелёва Алёна Игоревна"
OTHER = "Тугаринов Павел Олегович"
CHECKS = """SELECT count(*) FROM application a JOIN employee e ON e.id = a.responsible
  WHERE e.name = ? AND (a.state IN ('registered', 'in-check') OR (a.state IN ('draft', 'returned') AND a.due IS NOT NULL))"""
STEPS = """SELECT count(*) FROM application_contact c JOIN application a ON a.id = c.application JOIN employee e ON e.id = a.responsible
  WHERE e.name = ? AND (c.next_step IS NOT NULL OR c.next_date IS NOT NULL) AND ifnull(c.next_done, 0) = 0 AND c.employee IS NULL"""


def owed(path, name):
    """By another SQLite."""
    return ask(path, CHECKS, name)[0][0] + ask(path, STEPS, name)[0][0]


def counted(app, number):
    app.find("list item", f"Мои дела, {number}", app.find("list", "Разделы"))


def scenario():
    path = new_workspace()
    cli("set", path, "programme", "2020", "confirm_checks=да")
    cli("set", path, "application", "id:39", "due=2020-01-10")
    app = App(path)
    app.resize(1366, 768)
    app.go("Мои дела")
    app.has_text("Кто работает?")
    app.press("button", "Показать все дела")
    app.find("label", re.compile("^Просрочено · "))
    app.press("radio button", "Мои")
    app.has_text("Кто работает?")

    app.switch_employee(path, ME)
    mine = owed(path, ME)
    counted(app, mine)
    headings = [node.get_name().split(" · ")[0] for node in app.all("label", re.compile(r" · \d+$"))]
    same(headings[0], "Просрочено", "what comes first")

    # A promise that is kept goes, and comes back with Ctrl+Z.
    row = app.find("list item", re.compile("^Связаться|^Копии|^Ждать повторную подачу"))
    same("просрочено на 3 дня" in row.get_name(), True, f"the term of «{row.get_name()}»")
    app.press("button", "Отметить выполненным", row)
    counted(app, mine - 1)
    app.toast("Выполнено: Ждать повторную подачу")
    keys("ctrl+z")
    counted(app, mine)

    # Another's decision waits for me, and is done with once I have confirmed it.
    cli("--actor", OTHER, "techcheck", path, "id:39", "--item", "cv=absent", "--decide", "return", "--reason", "incomplete")
    counted(app, owed(path, ME) - (ask(path, "SELECT responsible FROM application WHERE id = 39")[0][0] == 3) + 1)
    confirm = app.find("list item", re.compile("^Подтвердить решение: возвращена заявителю, 2020-ДГ-037"))
    app.click(app.reach(confirm))
    sheet = app.find("grouping", "Каток")
    app.has_text("Ждёт подтверждения: возвращена заявителю", sheet)
    app.press("button", "Подтвердить")
    expect(path, "SELECT state FROM application WHERE id = 39", [("returned",)], "the application to be returned")

    # Everybody's, with whose turn it is; a line of the keyboard opens the card.
    app.go("Мои дела")
    app.press("radio button", "Все")
    wait("everybody's tasks", lambda: app.all("list item", re.compile(f"^Ждём письмо.*{OTHER}|.*{OTHER}")))
    promise = app.find("list item", re.compile("^Ждём письмо"))
    app.click(promise)
    app.find("button", "Ещё действия с этой заявкой")
    title = ask(path, "SELECT title FROM application WHERE id = (SELECT application FROM application_contact WHERE next_step = 'Ждём письмо')")
    app.has_text(title[0][0], app.find("grouping", "Заявка"))
    app.quit()
    check(path)


run(scenario)
