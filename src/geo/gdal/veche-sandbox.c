/* Copyright 2026 The Veche developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "veche-sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#if defined(__SANITIZE_ADDRESS__)
#define UNDER_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_ASAN 1
#endif
#endif
#ifndef UNDER_ASAN
#define UNDER_ASAN 0
#endif

/* What a program that reads files, computes and writes to a pipe needs. Everything else fails with EPERM. */
static const int allowed[] = {
  SCMP_SYS (read),         SCMP_SYS (readv),          SCMP_SYS (pread64),         SCMP_SYS (preadv),
  SCMP_SYS (write),        SCMP_SYS (writev),         SCMP_SYS (lseek),           SCMP_SYS (close),
  SCMP_SYS (fstat),        SCMP_SYS (stat),           SCMP_SYS (lstat),           SCMP_SYS (newfstatat),
  SCMP_SYS (statx),        SCMP_SYS (statfs),         SCMP_SYS (fstatfs),         SCMP_SYS (access),
  SCMP_SYS (faccessat),    SCMP_SYS (faccessat2),     SCMP_SYS (readlink),        SCMP_SYS (readlinkat),
  SCMP_SYS (getdents64),   SCMP_SYS (getcwd),         SCMP_SYS (dup),             SCMP_SYS (fcntl),
  SCMP_SYS (fadvise64),    SCMP_SYS (mmap),           SCMP_SYS (munmap),          SCMP_SYS (mremap),
  SCMP_SYS (mprotect),     SCMP_SYS (madvise),        SCMP_SYS (brk),             SCMP_SYS (futex),
  SCMP_SYS (rt_sigaction), SCMP_SYS (rt_sigprocmask), SCMP_SYS (rt_sigreturn),    SCMP_SYS (sigaltstack),
  SCMP_SYS (getpid),       SCMP_SYS (gettid),         SCMP_SYS (getuid),          SCMP_SYS (geteuid),
  SCMP_SYS (getgid),       SCMP_SYS (getegid),        SCMP_SYS (clock_gettime),   SCMP_SYS (clock_getres),
  SCMP_SYS (gettimeofday),   SCMP_SYS (times),           SCMP_SYS (getrusage),
  SCMP_SYS (nanosleep),    SCMP_SYS (clock_nanosleep), SCMP_SYS (sched_yield),    SCMP_SYS (sched_getaffinity),
  SCMP_SYS (getrandom),    SCMP_SYS (sysinfo),        SCMP_SYS (uname),           SCMP_SYS (poll),
  SCMP_SYS (ppoll),        SCMP_SYS (set_robust_list), SCMP_SYS (rseq),           SCMP_SYS (set_tid_address),
  SCMP_SYS (getrlimit),    SCMP_SYS (restart_syscall), SCMP_SYS (exit),           SCMP_SYS (exit_group),
};

void
veche_sandbox_tie_to_parent (gint64 parent)
{
  /* The parent may have died before the call; then the signal never comes. */
  if (prctl (PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid () != (pid_t) parent)
    _exit (1);
}

static gboolean
veche_sandbox_limit (int resource, rlim_t value, rlim_t grace)
{
  struct rlimit limit;

  if (getrlimit (resource, &limit) != 0)
    return FALSE;
  limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? value : MIN (value, limit.rlim_max - MIN (grace, limit.rlim_max));
  limit.rlim_max = limit.rlim_cur + grace;

  return setrlimit (resource, &limit) == 0;
}

static gboolean
veche_sandbox_filter (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  int failed = 0;

  if (filter == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++)
    failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0);

  /* Files are opened for reading only; threads may be made, processes not (clone3 hides its flags: fall back to clone). */
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (open), 1,
                              SCMP_A1 (SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1,
                              SCMP_A2 (SCMP_CMP_MASKED_EQ, O_ACCMODE | O_CREAT | O_TRUNC, O_RDONLY));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (clone), 1,
                              SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, CLONE_THREAD));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0);
  /* abort() signals its own thread. */
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                              SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ()));
  /* prlimit64 is how glibc reads limits: only that, of itself. */
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 1, SCMP_A2 (SCMP_CMP_EQ, 0));
  failed |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prctl), 1, SCMP_A0 (SCMP_CMP_EQ, PR_SET_NAME));

  failed = failed != 0 || seccomp_load (filter) != 0;
  seccomp_release (filter);

  return !failed;
}

gboolean
veche_sandbox_enter (void)
{
  /* The shadow memory of AddressSanitizer needs terabytes of addresses, so there the limit is left out. */
  gboolean ok = UNDER_ASAN || veche_sandbox_limit (RLIMIT_AS, (rlim_t) 1 << 30, 0);

  /* SIGXCPU comes first, by which the parent knows why; SIGKILL five seconds later. */
  ok = ok && veche_sandbox_limit (RLIMIT_CPU, UNDER_ASAN ? 600 : 120, 5);
  ok = ok && veche_sandbox_limit (RLIMIT_FSIZE, 0, 0);
  ok = ok && veche_sandbox_limit (RLIMIT_NOFILE, 64, 0);
  ok = ok && veche_sandbox_limit (RLIMIT_CORE, 0, 0);
  ok = ok && prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;

  return ok && veche_sandbox_filter ();
}
