# Copyright 2026 The Veche developers
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rules of `tools/lint`, one module a subject. Each takes a Tree and yields Findings."""
