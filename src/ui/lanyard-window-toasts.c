/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-window-private.h"

#include "lanyard-alert.h"

#include <glib/gi18n-lib.h>

/* What would be cut in a narrow window takes more lines there. */
static AdwToast *
make_toast (LanyardWindow *self,
            const char    *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);
  GtkWidget *label;

  if (!self->narrow)
    return toast;

  label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "xalign", 0.0, NULL);
  gtk_widget_add_css_class (label, "heading");
  adw_toast_set_custom_title (toast, label);
  return toast;
}

void
lanyard_window_toast (GtkWidget  *from,
                      const char *text)
{
  LanyardWindow *self = _lanyard_window_get (from);

  if (self != NULL)
    adw_toast_overlay_add_toast (self->toasts, make_toast (self, text));
}

/**
 * lanyard_window_toast_button:
 * @from: a widget in the window
 * @text: what was done
 * @label: of a button, with a mnemonic
 *
 * Returns: (transfer none) (nullable): the toast
 */
AdwToast *
lanyard_window_toast_button (GtkWidget  *from,
                             const char *text,
                             const char *label)
{
  LanyardWindow *self = _lanyard_window_get (from);
  AdwToast *toast;

  if (self == NULL)
    return NULL;

  toast = make_toast (self, text);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (self->toasts, toast);
  return toast;
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
 * lanyard_window_toast_saved:
 * @from: a widget in the window
 * @name: of what was edited
 * @change_id: (nullable): what the save made; %NULL: nothing
 *
 * Says that it is saved and offers to undo it.
 */
void
lanyard_window_toast_saved (GtkWidget  *from,
                            const char *name,
                            const char *change_id)
{
  /* Translators: %s is the name of an application, a person or a group */
  g_autofree char *text = g_strdup_printf (_("“%s” saved"), name);

  if (change_id != NULL)
    lanyard_window_toast_undo (from, text, change_id);
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
