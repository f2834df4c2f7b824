/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-history-row.h"

#include "lanyard-bind.h"
#include "lanyard-pair-row.h"

#include <glib/gi18n-lib.h>

/* How many fields a row names. */
#define PAIRS_MAX 8

struct _LanyardHistoryRow
{
  LanyardRow  parent_instance;

  GtkWidget *summary;
  GtkWidget *origin;
  GtkWidget *pairs;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (LanyardHistoryRow, lanyard_history_row, LANYARD_TYPE_ROW)

static void
lanyard_history_row_class_init (LanyardHistoryRowClass *klass)
{
}

static void
lanyard_history_row_init (LanyardHistoryRow *self)
{
  self->summary = lanyard_row_add_wrapped (LANYARD_ROW (self), "heading");
  self->origin = lanyard_row_add_wrapped (LANYARD_ROW (self), "caption");
  gtk_widget_add_css_class (self->origin, "dim-label");
  self->pairs = lanyard_row_add_wrapped (LANYARD_ROW (self), "body");

  self->button = g_object_new (GTK_TYPE_BUTTON,
                               "icon-name", "edit-undo-symbolic",
                               "tooltip-text", _("Restore This Point"),
                               "valign", GTK_ALIGN_CENTER,
                               NULL);
  gtk_widget_add_css_class (self->button, "flat");
  lanyard_row_append (LANYARD_ROW (self), self->button);
}

GtkWidget *
lanyard_history_row_new (void)
{
  return g_object_new (LANYARD_TYPE_HISTORY_ROW, NULL);
}

static char *
format_time (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return g_date_time_format (time, "%x %X");
}

static char *
list_pairs (GPtrArray *pairs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (pairs->len, PAIRS_MAX); i++)
    {
      g_autofree char *line = lanyard_pair_dup_text (g_ptr_array_index (pairs, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (pairs->len > PAIRS_MAX)
    {
      guint more = pairs->len - PAIRS_MAX;

      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more field", "and %u more fields", more), more);
    }

  return g_string_free (text, FALSE);
}

/**
 * lanyard_history_row_set_step:
 * @self: a row
 * @step: what it shows
 * @with_title: whether the row names the record
 */
void
lanyard_history_row_set_step (LanyardHistoryRow  *self,
                              LanyardHistoryStep *step,
                              gboolean            with_title)
{
  g_autofree char *time = format_time (lanyard_history_step_get_time (step));
  g_autofree char *pairs = list_pairs (lanyard_history_step_get_pairs (step));
  const char *heading = with_title ? lanyard_history_step_get_title (step) : lanyard_history_step_get_summary (step);
  g_autofree char *origin = g_strdup_printf ("%s · %s", lanyard_history_step_get_actor (step), time);
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (self->summary), heading != NULL ? heading : "");
  gtk_label_set_label (GTK_LABEL (self->origin), origin);
  gtk_label_set_label (GTK_LABEL (self->pairs), pairs);
  gtk_widget_set_visible (self->pairs, *pairs != '\0');
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "x", lanyard_history_step_get_number (step));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "history.restore");

  /* Translators: the button that restores; %s is what was done */
  name = g_strdup_printf (_("Restore: %s"), heading != NULL ? heading : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  lanyard_list_row_set_name (GTK_WIDGET (self), heading);
}
