/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-session-row.h"

#include "lanyard-bind.h"

#include <glib/gi18n-lib.h>

struct _LanyardSessionRow
{
  LanyardRow  parent_instance;

  GtkWidget *name;
  GtkWidget *origin;
  GtkWidget *times;
  GtkWidget *applications;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (LanyardSessionRow, lanyard_session_row, LANYARD_TYPE_ROW)

static void
lanyard_session_row_class_init (LanyardSessionRowClass *klass)
{
}

static void
lanyard_session_row_init (LanyardSessionRow *self)
{
  self->name = lanyard_row_add_wrapped (LANYARD_ROW (self), "heading");
  self->applications = lanyard_row_add_wrapped (LANYARD_ROW (self), "body");
  self->times = lanyard_row_add_wrapped (LANYARD_ROW (self), "caption");
  gtk_widget_add_css_class (self->times, "dim-label");
  self->origin = lanyard_row_add_wrapped (LANYARD_ROW (self), "caption");
  gtk_widget_add_css_class (self->origin, "dim-label");
  gtk_label_set_lines (GTK_LABEL (self->origin), 2);
  gtk_label_set_ellipsize (GTK_LABEL (self->origin), PANGO_ELLIPSIZE_END);

  self->button = gtk_button_new_with_mnemonic (_("_Sign Out"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), "sessions.end");
  lanyard_row_append (LANYARD_ROW (self), self->button);
}

GtkWidget *
lanyard_session_row_new (void)
{
  return g_object_new (LANYARD_TYPE_SESSION_ROW, NULL);
}

static char *
format_time (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return g_date_time_format (time, "%x %R");
}

static void
show_applications (LanyardSessionRow   *self,
                   LanyardSessionEntry *entry)
{
  g_autofree char *titles = g_strjoinv (", ", (char **) lanyard_session_entry_get_applications (entry));
  /* Translators: %s is a list of applications */
  g_autofree char *text = g_strdup_printf (_("Signed in to %s"), titles);

  gtk_label_set_text (GTK_LABEL (self->applications), text);
  gtk_widget_set_visible (self->applications, *titles != '\0');
}

/**
 * lanyard_session_row_set_entry:
 * @self: a row
 * @entry: what it shows
 */
void
lanyard_session_row_set_entry (LanyardSessionRow   *self,
                               LanyardSessionEntry *entry)
{
  const LanyardSession *session = lanyard_session_entry_get_session (entry);
  g_autofree char *began = format_time (session->authn_instant);
  g_autofree char *used = format_time (session->used);
  g_autofree char *name = g_strdup_printf ("%s · %s", lanyard_session_entry_get_name (entry),
                                           lanyard_session_entry_get_username (entry));
  /* Translators: two times */
  g_autofree char *times = g_strdup_printf (_("Since %s · last used %s"), began, used);
  g_autofree char *origin = g_strdup_printf ("%s · %s", session->address != NULL ? session->address : "–",
                                             session->agent != NULL ? session->agent
                                                                    : _("A browser that does not say what it is"));

  lanyard_list_row_set_name (GTK_WIDGET (self), name);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->times), times);
  gtk_label_set_text (GTK_LABEL (self->origin), origin);
  show_applications (self, entry);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->button), "s", session->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sign Out"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name,
                                  -1);
}
