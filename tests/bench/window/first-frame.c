/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Loaded in front of GTK: writes the monotonic time, in microseconds, when
 * the first presented window has painted its first frame, and ends the
 * program there. */

#include <dlfcn.h>
#include <gtk/gtk.h>
#include <unistd.h>

static void
report_frame_cb (GdkFrameClock *clock,
                 gpointer       user_data)
{
  g_autofree char *line = g_strdup_printf ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time ());

  _exit (write (STDOUT_FILENO, line, strlen (line)) > 0 ? 0 : 1);
}

void
gtk_window_present (GtkWindow *window)
{
  static gboolean watched;
  void (*present) (GtkWindow *) = dlsym (RTLD_NEXT, "gtk_window_present");

  present (window);
  if (watched)
    return;

  watched = TRUE;
  g_signal_connect (gtk_widget_get_frame_clock (GTK_WIDGET (window)), "after-paint",
                    G_CALLBACK (report_frame_cb), NULL);
}
