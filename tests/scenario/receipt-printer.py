#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Receipts go to the printer that was chosen last by one key; where that is gone the dialog asks again, and nothing is written over."""
import os

from ux import App, documents, keys, new_workspace, paper, run, same, wait

NUMBER = "2020-КН-018"


def scenario():
    path = new_workspace()
    folder = os.path.join(documents(), "papers")
    os.mkdir(folder)
    first, second = (os.path.join(folder, name) for name in ("first.pdf", "second.pdf"))
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")

    app.fill("Поиск заявок", NUMBER)
    app.choose("Пряничная почта", app.find("list", "Заявки"))
    app.find("label", NUMBER, app.find("grouping", "Заявка"))

    # Nothing is known yet: the dialog asks. What was chosen there is a printer that somebody carries away.
    keys("ctrl+p")
    same(app.choose_printer(first, "Принтер у окна"), f"Расписка о приёме {NUMBER}", "the title of the dialog")
    app.toast(f"Отправлено на печать: Расписка о приёме {NUMBER} → Принтер у окна")

    # It is gone: the dialog again. From there on no question.
    keys("ctrl+p")
    app.choose_printer(second)
    for paper_name in (f"Расписка о приёме {NUMBER}.pdf", f"Расписка о приёме {NUMBER} (2).pdf"):
        keys("ctrl+p")
        printed = os.path.join(folder, paper_name)
        wait(paper_name, lambda: os.path.exists(printed) and os.path.getsize(printed) > 0)
        app.toast(f"→ {paper_name}")
        same(app.is_asked(), False, "a question")
    same(paper(printed), paper(first), "what is printed")
    same(sorted(os.listdir(folder)), sorted(["first.pdf", "second.pdf", f"Расписка о приёме {NUMBER}.pdf", f"Расписка о приёме {NUMBER} (2).pdf"]),
         "papers")

    # Another day: it is still known.
    app.quit()
    app = App(path)
    app.resize(1366, 768)
    app.go("Заявки")
    app.fill("Поиск заявок", NUMBER)
    app.choose("Пряничная почта", app.find("list", "Заявки"))
    app.find("label", NUMBER, app.find("grouping", "Заявка"))
    keys("ctrl+p")
    wait("the third", lambda: os.path.exists(os.path.join(folder, f"Расписка о приёме {NUMBER} (3).pdf")))
    app.toast(f"→ Расписка о приёме {NUMBER} (3).pdf")

    # Forgotten, it is asked for again; by the key's twin on a keyboard that has Cyrillic letters. Who closes the dialog is told nothing.
    app.act("win.show-preferences")
    app.press("button", "Спросить снова")
    app.has_text("Спросим при следующей печати")
    keys("Escape")
    app.gone("dialog")
    keys("ctrl+Cyrillic_ze")
    app.dismiss()
    same(app.all("label", "Не получилось"), [], "complaints")
    app.quit()


run(scenario)
