/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* What looks into containers before any other parser: zip directories and compound files. */

#include "config.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#include "veche-sniff.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static int fd = -1;
  char problem[VECHE_SNIFF_PROBLEM_SIZE];
  g_autofree char *detail = NULL;

  if (fd < 0)
    fd = memfd_create ("fuzz", MFD_CLOEXEC);
  if (fd < 0 || ftruncate (fd, 0) != 0 || pwrite (fd, data, size, 0) != (ssize_t) size)
    return 0;
  veche_sniff_table (fd, size, problem, &detail);

  return 0;
}
