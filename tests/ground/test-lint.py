#!/usr/bin/env python3
# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every rule of tools/lint fires on a tiny bad tree, and keeps still on a good one."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
TOP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(TOP / "tools"))

from veche_lint import feature_map, layers, markup, style, symbols, words  # noqa: E402
from veche_lint.tree import Tree  # noqa: E402

CHECKS = (layers, style, symbols, markup, words, feature_map)
HEAD = "/* Copyright 2026 The Veche developers\n * SPDX-License-Identifier: GPL-3.0-or-later */\n\n"
LAYERS = """[layers]
"core/base" = []
"core/store" = ["core/base"]
"geo/gdal" = []
"workspace" = ["core/base", "core/store"]
"ui" = ["core/base", "workspace"]
"cli" = ["core/base", "workspace"]
[headers]
"sqlite3" = ["core/store"]
"gtk/" = ["ui"]
[long-files]
"""
GOOD = {
    "src/layers.toml": LAYERS,
    "src/core/base/veche-text.h": HEAD + "#pragma once\n\n#include <glib.h>\n\nchar *veche_text_fold (const char *text);\n",
    "src/core/base/veche-text.c": HEAD + '#include "config.h"\n\n#include "veche-text.h"\n\n#include <glib.h>\n'
                                  "#include <string.h>\n\nstatic int\nlength (const char *text)\n{\n  return 1;\n}\n\nchar *\n"
                                  "veche_text_fold (const char *text)\n{\n  return length (text) ? NULL : NULL;\n}\n",
    "src/core/store/veche-secret-private.h": HEAD + "#pragma once\n",
    "src/core/store/veche-record.h": HEAD + "#pragma once\n",
    "src/workspace/veche-workspace.h": HEAD + "#pragma once\n",
    "src/ui/veche-page.c": HEAD + '#include "config.h"\n\n#include <gtk/gtk.h>\n\n#include "veche-text.h"\n'
                           '#include "veche-workspace.h"\n\nconst char *\nveche_page_title (void)\n'
                           '{\n  return _("Applications");\n}\n',
    "po/LINGUAS": "ru\n",
    "po/POTFILES": "src/ui/veche-page.c\n",
    "po/ru.po": 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'
                'msgid "Applications"\nmsgstr "Заявки"\n',
}
BLUEPRINT = HEAD.rstrip() + '\nusing Gtk 4.0;\n\nGtk.Label {\n  label: _("Applications");\n}\n'


class Lint(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = Path(folder.name) / "tree"
        for path, text in GOOD.items():
            self.write(path, text)
        self.draw_map()

    def write(self, path, text):
        target = self.top / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def draw_map(self):
        self.write("docs/MAP.md", feature_map.write_map(Tree(self.top)))

    def findings(self, build=None):
        tree = Tree(self.top, build)
        return sorted({finding for check in CHECKS for finding in check.check(tree)})

    def expect(self, rule, path, text, line=None, place=None, message=""):
        """Writes @text at @path: exactly this rule must fire, at @line of @place."""
        self.write(path, text)
        self.draw_map()
        found = self.findings()
        self.assertEqual({(item.rule, item.path) for item in found}, {(rule, place or path)}, found)
        if line:
            self.assertEqual([item.line for item in found], [line], found)
        self.assertIn(message, found[0].message)

    def expect_c(self, rule, code, path="src/ui/veche-thing.c", line=5, message=""):
        """The same for a C file; @code begins at its line 5."""
        self.expect(rule, path, HEAD + "\n" + code, line=line, message=message)

    def expect_none(self, code, path="src/ui/veche-thing.c"):
        self.write(path, HEAD + "\n" + code)
        self.draw_map()
        self.assertEqual(self.findings(), [])

    def test_good_tree_is_clean(self):
        self.assertEqual(self.findings(), [])

    # Walls

    def test_cycle(self):
        self.expect("layers", "src/layers.toml", LAYERS.replace('"core/base" = []', '"core/base" = ["workspace"]'),
                    message="a cycle")

    def test_unknown_layer(self):
        self.expect("layers", "src/layers.toml", LAYERS.replace('"cli" = [', '"cli" = ["nothing", '), message="nothing")

    def test_file_outside_of_layers(self):
        self.expect("layers", "src/stray/veche-stray.c", HEAD)

    def test_edge(self):
        self.expect_c("include", '#include "veche-record.h"\n', message="ui may not see core/store")

    def test_upward_edge(self):
        self.expect_c("include", '#include "veche-workspace.h"\n', "src/core/store/veche-up.c")

    def test_private_header(self):
        self.expect_c("include", '#include "veche-secret-private.h"\n', "src/workspace/veche-peek.c", message="private")

    def test_own_private_header(self):
        self.expect_none('#include "veche-secret-private.h"\n', "src/core/store/veche-more.c")

    def test_foreign_header(self):
        self.expect_c("include", "#include <sqlite3.h>\n", message="core/store only")

    def test_foreign_header_in_comment(self):
        self.expect_none("/*\n#include <sqlite3.h>\n*/\n")

    def test_header_by_path(self):
        self.expect_c("include", '#include "core/base/veche-text.h"\n', message="bare name")

    def test_project_header_in_angles(self):
        self.expect_c("include", "#include <veche-text.h>\n", message="in quotes")

    def test_unknown_header(self):
        self.expect_c("include", '#include "veche-nowhere.h"\n', message="not a header of the project")

    def test_generated_header(self):
        self.write("src/ui/meson.build", "gnome.compile_resources('veche-made')\n")
        self.expect_none('#include "veche-made.h"\n')

    def test_header_name_twice(self):
        self.expect("include", "src/ui/veche-record.h", HEAD + "#pragma once\n", message="is taken")

    def test_order_of_groups(self):
        self.expect_c("include-order", '#include "veche-text.h"\n#include <glib.h>\n', line=6)

    def test_order_within_a_group(self):
        self.expect_c("include-order", "#include <string.h>\n#include <glib.h>\n", line=6)

    # Form

    def test_length(self):
        self.expect("length", "src/ui/veche-long.c", HEAD + "\n" * 500, line=501)

    def test_waiver(self):
        self.write("src/layers.toml", LAYERS + '"src/ui/veche-long.c" = "a table"\n')
        self.write("src/ui/veche-long.c", HEAD + "\n" * 500)
        self.draw_map()
        self.assertEqual(self.findings(), [])
        self.expect("length", "src/ui/veche-long.c", HEAD, place="src/layers.toml", message="not needed")

    def test_header_lines(self):
        self.expect("header", "src/ui/veche-bare.c", "int x;\n")
        self.expect("header", "src/ui/veche-bare.c", HEAD.replace("3.0-or-later", "2.0-only"))

    def test_pragma_once(self):
        self.expect("pragma-once", "src/ui/veche-bare.h", HEAD)

    def test_name(self):
        self.expect("name", "src/ui/Thing.c", HEAD)

    def test_white_space(self):
        self.expect_c("white-space", "int x; \n")
        self.expect_c("white-space", "\tint x;\n")
        self.expect_c("white-space", "int x;")

    def test_later(self):
        self.expect_c("later", "/* TO" "DO: more */\n")

    def test_later_in_script(self):
        self.expect("later", "tools/thing.py", "# FIX" "ME\n", line=1)

    def test_machine_path(self):
        for path in ("/ro" "ot/x", "/wo" "rk/main", "/home/" "someone/x", "/tm" "p/x.pdf"):
            with self.subTest(path=path):
                self.expect_c("machine-path", f'const char *veche_thing = "{path}";\n')

    def test_relative_path(self):
        self.expect_none('const char *veche_thing = "src/root/x and org/home/who/x";\n')

    def test_goto(self):
        self.expect_c("goto", "static void\nf (void)\n{\n  goto out;\nout:;\n}\n", line=8)

    def test_goto_in_text(self):
        self.expect_none('/* goto */\nconst char *veche_thing = "goto";\n')

    def test_thread(self):
        self.expect_c("thread", "static void\nf (void)\n{\n  g_thread_new (NULL, NULL, NULL);\n}\n", line=8)
        self.expect_none("static void\nf (void)\n{\n}\n")
        self.expect_none("static void\nf (void)\n{\n  g_thread_new (NULL, NULL, NULL);\n}\n", "src/workspace/veche-thread.c")

    def test_opener(self):
        code = "static void\nf (void)\n{\n  sqlite3_open_v2 (NULL, NULL, 0, NULL);\n}\n"
        self.expect_c("opener", code, "src/core/store/veche-other.c", line=8)
        self.expect_none("", "src/core/store/veche-other.c")
        self.expect_none(code, "src/core/store/db/veche-db.c")

    # Symbols

    def test_symbol(self):
        self.expect_c("symbol", "void\nveche_other (void)\n{\n}\n", line=6, message="veche_thing_")

    def test_symbol_of_a_part_of_a_class(self):
        self.write("src/ui/veche-thing.h", HEAD + "#pragma once\n")
        self.expect_none('#include "veche-thing.h"\n\n#include <glib.h>\n\nvoid\nveche_thing_save (void)\n{\n}\n',
                         "src/ui/veche-thing-write.c")
        self.expect_c("symbol", "void\nveche_other (void)\n{\n}\n", "src/ui/veche-thing-write.c", line=6)

    def test_symbol_after_macro(self):
        self.expect_c("symbol", "G_DEFINE_QUARK (a, b)\n\nchar *\nveche_thingy (int (*f) (void))\n{\n}\n", line=8)

    def test_symbols_that_fit(self):
        self.expect_none("#define M(x) \\\n  void x (void) { }\n\nG_DEFINE_TYPE (A, b, C)\n\nstatic void\nother (void)\n{\n}\n\n"
                         "struct a { int b; };\nconst int veche_thing_c[] = { 1 };\n\nvoid\nveche_thing (void)\n{\n}\n")

    def build(self, path):
        """Compiles a file of the tree as meson would, with its compile_commands.json; returns the folder."""
        build = self.top.parent / "build"
        (build / "src").mkdir(parents=True, exist_ok=True)
        subprocess.run(["cc", "-c", self.top / path, "-o", build / "one.o"], check=True)
        (build / "compile_commands.json").write_text(json.dumps(
            [{"directory": str(build), "file": str(self.top / path), "output": "one.o"}]), encoding="utf-8")
        return build

    def test_object(self):
        path = "src/ui/veche-thing.c"
        self.expect_none("int veche_other = 1;\nint veche_thing_mine = 2;\n", path)
        found = self.findings(self.build(path))
        self.assertEqual([(item.rule, item.path) for item in found], [("symbol", path)], found)
        self.assertIn("veche_other", found[0].message)

    def link(self, program, library):
        """A program that needs a library of that name."""
        build = self.top.parent / "build"
        (build / "src" / "p").mkdir(parents=True, exist_ok=True)
        source = build / "empty.c"
        source.write_text("int main (void) { return 0; }\n", encoding="utf-8")
        subprocess.run(["cc", "-shared", "-fPIC", f"-Wl,-soname,{library}", source, "-o", build / library], check=True)
        subprocess.run(["cc", source, "-Wl,--no-as-needed", build / library, "-o", build / "src" / "p" / program], check=True)
        return [(item.rule, item.path) for item in self.findings(build)]

    def test_programs(self):
        self.assertEqual(self.link("veche-gdal", "libgdal.so.36"), [])
        self.assertEqual(self.link("veche", "libgtk-4.so.1"), [])
        self.assertEqual(self.link("veche-cli", "libgtk-4.so.1"), [("needed", "src/p/veche-cli")])
        self.assertEqual(self.link("veche-cli", "libproj.so.25"), [("needed", "src/p/veche-cli")])

    # Markup

    def test_toast(self):
        self.expect_c("markup", "static void\nf (char *t)\n{\n  adw_toast_new (t);\n}\n", line=8)

    def test_row_title(self):
        self.expect_c("markup", "static void\nf (R *r, char *t)\n{\n  adw_preferences_row_set_title (R (r, 1),\n"
                      "                                 g (t, 2));\n}\n", line=8)

    def test_row_made_with_its_text(self):
        self.expect_c("markup", "static void\nf (char *t)\n{\n"
                      '  g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", t, NULL);\n}\n', line=8)

    def test_safe_markup(self):
        self.expect_none('static void\nf (R *r, char *t)\n{\n  adw_toast_new ("Done");\n'
                         "  adw_preferences_row_set_use_markup (r, FALSE);\n  adw_preferences_row_set_title (r, t);\n}\n")

    def test_blueprint_binding(self):
        self.expect("markup", "src/ui/veche-row.blp", HEAD.rstrip() + "\nusing Gtk 4.0;\nusing Adw 1;\n\nAdw.ActionRow {\n"
                    "  title: bind other.label;\n}\n\nGtk.Label other {}\n", line=7)

    def test_blueprint_without_markup(self):
        self.write("src/ui/veche-row.blp", HEAD.rstrip() + "\nusing Gtk 4.0;\nusing Adw 1;\n\nAdw.ActionRow {\n  use-markup: false;\n"
                   "  title: bind other.label;\n\n  [suffix]\n  Gtk.Label other {}\n}\n")
        self.draw_map()
        self.assertEqual(self.findings(), [])

    # Words

    def test_potfiles(self):
        self.expect("potfiles", "po/POTFILES", "", place="src/ui/veche-page.c", message="is not in po/POTFILES")
        self.expect("potfiles", "po/POTFILES", "src/core/base/veche-text.c\nsrc/ui/veche-page.c\n", line=1, message="no texts")

    def test_potfiles_of_blueprints(self):
        self.expect("potfiles", "src/ui/veche-page.blp", BLUEPRINT)
        self.write("po/POTFILES", "src/ui/veche-page.blp\nsrc/ui/veche-page.c\n")
        self.assertEqual(self.findings(), [])
        self.expect("potfiles", "po/POTFILES", "src/ui/veche-page.c\nsrc/ui/veche-page.blp\n", message="not sorted")

    def test_untranslated(self):
        self.expect("translation", "po/ru.po", GOOD["po/ru.po"].replace("Заявки", ""), message="untranslated")

    def test_fuzzy(self):
        self.expect("translation", "po/ru.po", GOOD["po/ru.po"].replace('msgid "App', '#, fuzzy\nmsgid "App'), message="fuzzy")

    def test_plural_half_translated(self):
        more = 'msgid "%d row"\nmsgid_plural "%d rows"\nmsgstr[0] "строка"\nmsgstr[1] ""\n'
        self.expect("translation", "po/ru.po", GOOD["po/ru.po"] + "\n" + more, message="untranslated: %d row")

    def test_missing_in_catalogue(self):
        self.expect("translation", "po/ru.po", GOOD["po/ru.po"].replace("Applications", "Gone"), message="1 texts")

    def test_no_catalogue(self):
        self.expect("translation", "po/LINGUAS", "ru be\n", message="be.po is missing")

    def test_blueprint_form(self):
        self.write("po/POTFILES", "src/ui/veche-page.blp\nsrc/ui/veche-page.c\n")
        self.expect("blueprint", "src/ui/veche-page.blp", BLUEPRINT.replace("  label", "      label"), message="--fix")
        self.expect("blueprint", "src/ui/veche-page.blp", BLUEPRINT.replace("Label {\n ", "Labe {\n    "), message="does not compile")

    # Map

    def test_map(self):
        self.write("docs/MAP.md", "old\n")
        self.assertEqual([item.rule for item in self.findings()], ["map"])

    def test_map_joins_layers(self):
        for path in ("src/core/store/repo/veche-slip-repo.c", "src/ui/slip/veche-slip-page.c", "src/cli/veche-cli-slips.c"):
            self.write(path, HEAD)
        text = feature_map.write_map(Tree(self.top))
        section = text.split("### slip\n")[1].split("##")[0]
        self.assertEqual([line.split(":")[0] for line in section.split("\n") if line], ["- core/store", "- ui", "- cli"])

    # The program, and this tree

    def run_lint(self, *arguments):
        environment = {**os.environ, "VECHE_BUILD_ROOT": str(self.top / "_build")}
        return subprocess.run([sys.executable, TOP / "tools" / "lint", *arguments], env=environment, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)

    def test_program(self):
        clean = self.run_lint("--top", self.top)
        self.assertEqual((clean.returncode, clean.stdout.splitlines()[-1][:16]), (0, "lint: 0 findings"), clean.stdout)
        self.write("src/ui/veche-thing.c", HEAD + "int x; \n")
        found = self.run_lint("--top", self.top, "style")
        self.assertEqual(found.returncode, 1)
        self.assertEqual(found.stdout.splitlines()[0],
                         "src/ui/veche-thing.c:4: white-space: white space at the end of the line")
        self.assertTrue(found.stdout.splitlines()[-1].startswith("lint: 1 finding in "), found.stdout)

    def test_own_table(self):
        self.assertEqual(list(layers.check_table(Tree(TOP))), [])


if __name__ == "__main__":
    unittest.main()
