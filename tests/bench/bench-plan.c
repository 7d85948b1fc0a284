/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* The A1 plan of 10 000 trees on 400 × 280 m at 1:500, as a PDF: how long it takes, how many trees have no number, and how many numbers
 * overlap, read back from the file. Argument: where to write it. */

#include "config.h"

#include "plan-fixture.h"

#define TREES 10000u
#define ROUNDS 3

int
main (int argc, char **argv)
{
  g_autoptr (VecheReportPlan) plan = plan_fixture_new (TREES, 400, 280, 4);
  gint64 best = G_MAXINT64;

  if (argc != 2)
    return 2;
  plan->page.paper = VECHE_PAPER_A1;
  plan->scale = 500;
  for (guint i = 0; i < ROUNDS; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      g_autoptr (GError) error = NULL;

      if (!veche_report_plan_write (plan, argv[1], VECHE_REPORT_FORMAT_PDF, NULL, &error))
        {
          g_printerr ("bench-plan: %s\n", error->message);
          return 1;
        }
      best = MIN (best, g_get_monotonic_time () - start);
    }
  /* The map is the second page: at this size it fills the sheet, and legend and stamp are on the first. */
  g_print ("ms %.1f\nmissing %u\noverlaps %u\n", best / 1000.0, TREES - MIN (plan_fixture_count_numbers (argv[1], 2), TREES),
           plan_fixture_count_overlaps (argv[1], 2));
  return 0;
}
