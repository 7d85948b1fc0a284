/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-letter-order.h"

VecheLetterOrder *
veche_letter_order_new (void)
{
  VecheLetterOrder *order = g_new0 (VecheLetterOrder, 1);

  order->applications = g_array_new (FALSE, FALSE, sizeof (gint64));
  return order;
}

void
veche_letter_order_free (VecheLetterOrder *order)
{
  if (order == NULL)
    return;
  g_free (order->subject);
  g_free (order->body);
  g_free (order->number);
  g_free (order->date);
  g_array_unref (order->applications);
  g_free (order);
}
