/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-event-row.h"

#include "lanyard-bind.h"
#include "lanyard-event-text.h"

#include <glib/gi18n-lib.h>

struct _LanyardEventRow
{
  LanyardRow  parent_instance;

  GtkWidget  *image;
  GtkWidget  *title;
  GtkWidget  *reason;
  GtkWidget  *facts;
  const char *style;
};

G_DEFINE_FINAL_TYPE (LanyardEventRow, lanyard_event_row, LANYARD_TYPE_ROW)

static void
lanyard_event_row_class_init (LanyardEventRowClass *klass)
{
}

static void
lanyard_event_row_init (LanyardEventRow *self)
{
  self->image = gtk_image_new ();
  gtk_widget_set_valign (self->image, GTK_ALIGN_CENTER);
  gtk_widget_insert_before (self->image, GTK_WIDGET (self), gtk_widget_get_first_child (GTK_WIDGET (self)));
  self->title = lanyard_row_add_text (LANYARD_ROW (self), NULL);
  self->reason = lanyard_row_add_text (LANYARD_ROW (self), "caption");
  self->facts = lanyard_row_add_text (LANYARD_ROW (self), "caption");
}

GtkWidget *
lanyard_event_row_new (void)
{
  return g_object_new (LANYARD_TYPE_EVENT_ROW, NULL);
}

static void
append_fact (GString    *facts,
             const char *fact)
{
  if (fact != NULL && *fact != '\0')
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", fact);
}

static char *
list_facts (LanyardEvent *event)
{
  g_autoptr(GString) facts = g_string_new (NULL);
  g_autofree char *time = lanyard_event_text_dup_time (event);

  append_fact (facts, time);
  append_fact (facts, lanyard_event_get_text (event, "actor"));
  append_fact (facts, lanyard_event_text_get_label (event));
  append_fact (facts, lanyard_event_get_text (event, "code"));
  append_fact (facts, lanyard_event_get_text (event, "address"));
  append_fact (facts, lanyard_event_get_text (event, "reference"));

  return g_string_free (g_steal_pointer (&facts), FALSE);
}

void
lanyard_event_row_set_event (LanyardEventRow *self,
                             LanyardEvent    *event)
{
  g_autofree char *title = lanyard_event_text_dup_title (event);
  g_autofree char *facts = list_facts (event);
  g_autofree char *name = g_strdup_printf ("%s, %s", title, facts);
  const char *reason = lanyard_event_get_text (event, "message");
  gboolean is_change = g_strcmp0 (lanyard_event_get_text (event, "event"), LANYARD_EVENT_CHANGE) == 0;

  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), lanyard_event_text_get_icon (event));
  if (self->style != NULL)
    gtk_widget_remove_css_class (self->image, self->style);
  self->style = lanyard_event_text_get_style (event);
  if (self->style != NULL)
    gtk_widget_add_css_class (self->image, self->style);

  gtk_label_set_label (GTK_LABEL (self->title), title);
  gtk_label_set_label (GTK_LABEL (self->reason), reason != NULL ? reason : "");
  gtk_widget_set_visible (self->reason, reason != NULL && !is_change);
  gtk_label_set_label (GTK_LABEL (self->facts), facts);
  lanyard_list_row_set_name (GTK_WIDGET (self), name);
}
