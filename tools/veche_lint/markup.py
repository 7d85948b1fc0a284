# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Texts of users never reach Pango markup, which toasts, banners and rows of preferences parse by default;
and the children that templates bind are there."""

import re

from .tree import Finding, line_of, matching_parenthesis

# Each call with the number of its argument that is parsed as markup.
CALLS = {
    "adw_toast_new": 0, "adw_toast_new_format": 0, "adw_toast_set_title": 1,
    "adw_banner_new": 0, "adw_banner_set_title": 1,
    "adw_preferences_row_set_title": 1, "adw_action_row_set_subtitle": 1, "adw_expander_row_set_subtitle": 1,
    "adw_preferences_group_set_title": 1, "adw_preferences_group_set_description": 1,
    "adw_preferences_page_set_description": 1,
    "adw_status_page_set_title": 1, "adw_status_page_set_description": 1,
    "gtk_label_set_markup": 1, "gtk_label_set_markup_with_mnemonic": 1, "gtk_widget_set_tooltip_markup": 1,
}
CALL = re.compile(r"\b(" + "|".join(CALLS) + r")\s*\(")
LITERAL = re.compile(r'^\s*(?:(?:_|N_|C_|NC_|ngettext)\s*\(\s*)?(?:"|NULL\b)')
MADE_SAFE = re.compile(r'use_markup\s*\([^;]*\bFALSE\b|"use-markup"\s*,\s*FALSE|markup_escape_text|markup_printf_escaped')
NEARBY = 12
# A row made with its texts reads them before it hears of use-markup, in whatever order they stand.
MADE = re.compile(r"\bg_object_new\s*\(\s*ADW_TYPE_\w+_ROW\b")
TEXT = re.compile(r'^\s*"(?:title|subtitle)"\s*$')

# Classes of Blueprint whose texts are markup, with the properties that hold them.
PARSED = re.compile(r"\bAdw\.(?:PreferencesRow|ActionRow|EntryRow|PasswordEntryRow|ComboRow|SwitchRow|SpinRow|ExpanderRow|"
                    r"ButtonRow|Banner|Toast|StatusPage|PreferencesGroup|PreferencesPage)\b")
BOUND = re.compile(r"\b(title|subtitle|description)\s*:\s*bind\b([^;]*);")
BOUND_CHILD = re.compile(r"\bgtk_widget_class_bind_template_child\s*\(\s*\w+\s*,\s*\w+\s*,\s*(\w+)\s*\)")
NAMED = re.compile(r"\b([a-z]\w*)\s*\{")
MARKUP_OFF = re.compile(r"\buse-markup\s*:\s*false\b")


def arguments(code, opening):
    """(start, end) of each argument of the call whose bracket opens at @opening, in text without literals."""
    closing = matching_parenthesis(code, opening)
    spans, depth, start = [], 0, opening + 1
    for offset in range(opening + 1, closing):
        if code[offset] in "([{":
            depth += 1
        elif code[offset] in ")]}":
            depth -= 1
        elif code[offset] == "," and depth == 0:
            spans.append((start, offset))
            start = offset + 1
    return spans + [(start, closing)] if closing > 0 else spans


def check_c(tree):
    """Calls in C whose text is not a literal and where nothing near turns markup off or escapes."""
    for path in tree.select(".c", under=("src/",)):
        code, text = tree.code(path), tree.code(path, strings=True)
        lines = text.split("\n")
        for call in CALL.finditer(code):
            spans = arguments(code, call.end() - 1)
            index = CALLS[call.group(1)]
            if index >= len(spans) or LITERAL.match(text[slice(*spans[index])]):
                continue
            number = line_of(code, call.start())
            if MADE_SAFE.search("\n".join(lines[max(0, number - 1 - NEARBY):number + NEARBY])):
                continue
            yield Finding(path, number, "markup", f"{call.group(1)} parses markup, and this text may be a user's: turn "
                          "use-markup off or escape it")


def check_made(tree):
    """Rows that are made with a text that is not a literal."""
    for path in tree.select(".c", under=("src/",)):
        code, text = tree.code(path), tree.code(path, strings=True)
        for call in MADE.finditer(code):
            words = [text[slice(*span)] for span in arguments(code, code.index("(", call.start()))]
            for name, value in zip(words, words[1:]):
                if TEXT.match(name) and not LITERAL.match(value):
                    yield Finding(path, line_of(code, call.start()), "markup", f"g_object_new() of a row parses its {name.strip()} "
                                  "as markup, use-markup or not: set it afterwards (veche_plain_row_new())")


def blueprint_objects(code):
    """(head, own properties, offset) of every object in a Blueprint; inner objects' texts are blanked out."""
    stack, start = [], 0
    for offset, char in enumerate(code):
        if char == "{":
            stack.append((code[start:offset], offset + 1, []))
            start = offset + 1
        elif char == "}" and stack:
            head, begin, inner = stack.pop()
            body = list(code[begin:offset])
            for first, last in inner:
                body[first - begin:last - begin] = " " * (last - first)
            yield head, "".join(body), begin
            if stack:
                stack[-1][2].append((begin, offset))
            start = offset + 1
        elif char in ";]":
            start = offset + 1


def check_blueprint(tree):
    """Objects of Blueprint that bind a parsed text and leave markup on."""
    for path in tree.select(".blp", under=("src/",)):
        code = tree.code(path)
        for head, body, begin in blueprint_objects(code):
            if not PARSED.search(head) or MARKUP_OFF.search(body):
                continue
            for bound in BOUND.finditer(body):
                if "escape" not in bound.group(2):
                    yield Finding(path, line_of(code, begin + bound.start()), "markup",
                                  f"{PARSED.search(head).group(0)} parses its {bound.group(1)} as markup: use-markup: false")


def check_children(tree):
    """Children that a class binds are objects of its Blueprint, by name: GTK tells it only when the first one is made."""
    for path in tree.select(".c", under=("src/ui/",)):
        blueprint = path[:-2] + ".blp"
        bound = list(BOUND_CHILD.finditer(tree.code(path)))
        if not bound or blueprint not in tree.files:
            continue
        named = set(NAMED.findall(tree.code(blueprint)))
        for child in bound:
            if child.group(1) not in named:
                yield Finding(path, line_of(tree.code(path), child.start()), "template", f"«{child.group(1)}» is no object of {blueprint}")


def check(tree):
    yield from check_children(tree)
    yield from check_c(tree)
    yield from check_made(tree)
    yield from check_blueprint(tree)
