#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""A card says what is worth a look and blocks nothing: filed late by the programme's clock, and once before; the latter is marked."""
import re

from ux import App, ask, check, cli, expect, keys, new_workspace, run, same, wait

TITLE = "Игровой экспресс: площадка, которая приезжает во двор"
FIRST, SECOND = "2020-ДГ-011", "2020-ДГ-051"
REPEATS = f"SELECT o.number FROM application a LEFT JOIN application o ON o.id = a.repeats WHERE a.number = '{SECOND}'"


def scenario():
    path = new_workspace()
    cli("set", path, "programme", "2020", "zone=Asia/Chita")
    cli("set", path, "application", SECOND, "received=2020-02-19T06:30:00Z")
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    app.fill("Поиск заявок", SECOND)
    app.choose(TITLE, app.find("list", "Заявки"))
    card = app.find("grouping", "Заявка")
    notes = app.find("grouping", "Обратите внимание", card)
    # 15:30 where the programme is, 9:30 here.
    app.has_text(re.compile("Подана после срока.*15:30.*09:30", re.IGNORECASE), notes)
    app.has_text(re.compile(f"повторная подача.*{FIRST}"), notes)

    app.press("button", "Повторная, рядом с первой", notes)
    expect(path, REPEATS, [(FIRST,)], "the second filing to be marked")
    app.has_text(f"повторная подача заявки «{TITLE}»", card)
    wait("the question to go", lambda: not app.all("button", "Повторная, рядом с первой", notes))
    app.toast("Отмечена как повторная подача")
    keys("ctrl+z")
    expect(path, REPEATS, [(None,)], "the mark to be taken back")

    # Seen from the first one, it is still the second that repeats.
    app.press("button", "Открыть другую", notes)
    app.has_text(re.compile(f"повторная подача.*{SECOND}"), notes)
    app.press("button", "Повторная, рядом с первой", notes)
    expect(path, REPEATS, [(FIRST,)], "the second filing to be marked")
    same(ask(path, "SELECT count(*) FROM application WHERE repeats IS NOT NULL"), [(1,)], "marks")
    app.act("win.undo")
    expect(path, REPEATS, [(None,)], "the mark to be taken back")

    # It replaces the first, which is withdrawn with the reason and leaves the queue.
    app.press("button", "Повторная заменяет первую", notes)
    expect(path, f"SELECT state, withdrawal FROM application WHERE number = '{FIRST}'",
           [("withdrawn", f"Заменена повторной подачей {SECOND}")], "the first to be withdrawn")
    same(ask(path, REPEATS), [(FIRST,)], "the second filing")
    app.act("win.undo")
    expect(path, f"SELECT state = 'withdrawn' FROM application WHERE number = '{FIRST}'", [(0,)], "the first to be back")

    # The envelope of last week, entered after the other, is the first all the same; what is decided on is not replaced.
    cli("set", path, "application", SECOND, "received=2020-01-20T06:30:00Z")
    app.press("button", "Повторная заменяет первую", notes)
    expect(path, f"SELECT state FROM application WHERE number = '{SECOND}'", [("withdrawn",)], "the first to be withdrawn")
    app.act("win.undo")
    expect(path, f"SELECT state = 'withdrawn' FROM application WHERE number = '{SECOND}'", [(0,)], "the first to be back")
    app.find("button", "Повторная заменяет первую", notes)
    cli("--actor", "Анна", "techcheck", path, SECOND, "--decide", "refuse", "--reason", "other")
    wait("what was refused not to be replaced", lambda: not app.all("button", "Повторная заменяет первую", notes))
    app.act("win.undo")
    cli("set", path, "application", SECOND, "received=2020-02-19T06:30:00Z")
    app.find("button", "Повторная заменяет первую", notes)

    # They are two: nobody is asked again, on either card.
    app.press("button", "Это разные заявки", notes)
    wait("the question to go", lambda: not app.all("button", "Это разные заявки", notes))
    same(ask(path, REPEATS), [(None,)], "no second filing")
    app.fill("Поиск заявок", SECOND)
    app.choose(TITLE, app.find("list", "Заявки"))
    app.has_text(re.compile("Подана после срока", re.IGNORECASE), notes)
    same(app.all("button", "Это разные заявки", notes), [], "questions on the other card")
    app.quit()
    check(path)


run(scenario)
