/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Loaded in front of GTK: writes for how many microseconds the main loop was
 * busy each time, from one wait to the next, where it was a millisecond and
 * more. */

#include <dlfcn.h>
#include <gio/gio.h>
#include <unistd.h>

#define SHORTEST 1000

static gint64 awake;

static gint
poll_and_report (GPollFD *fds,
                 guint    n_fds,
                 gint     timeout)
{
  gint64 busy = g_get_monotonic_time () - awake;
  gint result;

  if (awake != 0 && busy >= SHORTEST)
    {
      g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", busy);

      if (write (STDOUT_FILENO, line, strlen (line)) < 0)
        _exit (1);
    }
  result = g_poll (fds, n_fds, timeout);
  awake = g_get_monotonic_time ();

  return result;
}

int
g_application_run (GApplication  *application,
                   int            argc,
                   char         **argv)
{
  int (*run) (GApplication *, int, char **) = dlsym (RTLD_NEXT, "g_application_run");

  g_main_context_set_poll_func (NULL, poll_and_report);

  return run (application, argc, argv);
}
