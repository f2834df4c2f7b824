/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-window-private.h"

#include "lanyard-alert.h"

#include <glib/gi18n-lib.h>

void
lanyard_window_toast (GtkWidget  *from,
                      const char *text)
{
  LanyardWindow *self = _lanyard_window_get (from);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  if (self != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

/**
 * lanyard_window_toast_undo:
 * @from: a widget in the window
 * @text: what was done
 * @change_id: what lanyard_configuration_apply_finish() gave
 *
 * Says what was done and offers to undo it.
 */
void
lanyard_window_toast_undo (GtkWidget  *from,
                           const char *text,
                           const char *change_id)
{
  AdwToast *toast = lanyard_window_toast_button (from, text, _("_Undo"));

  if (toast == NULL)
    return;

  adw_toast_set_action_target (toast, "s", change_id);
  adw_toast_set_action_name (toast, "win.undo");
}

/**
 * lanyard_window_show_error:
 * @from: a widget in the window
 * @heading: what could not be done
 * @error: why; cancellation is not shown
 */
void
lanyard_window_show_error (GtkWidget    *from,
                           const char   *heading,
                           const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  lanyard_alert_async (&(LanyardAlert) { .heading = heading, .body = error->message }, from, NULL, NULL, NULL);
}

void
lanyard_window_copy (GtkWidget  *from,
                     const char *text,
                     const char *what)
{
  /* Translators: %s is what was copied, like "SSO URL" */
  g_autofree char *toast = g_strdup_printf (_("%s copied"), what);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (from), text);
  lanyard_window_toast (from, toast);
}
