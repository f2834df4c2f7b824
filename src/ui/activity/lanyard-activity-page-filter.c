/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-activity-page-private.h"

#include "lanyard-bind.h"
#include "lanyard-chooser.h"
#include "lanyard-event-text.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>

/* As the items of the drop-down list: days back; 0: the whole time that events
 * are kept. */
static const int ranges[] = { 1, 7, 30, 90, 0 };

gint64
_lanyard_activity_page_get_offset (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_utc_offset (now) / G_TIME_SPAN_SECOND;
}

gint64
_lanyard_activity_page_round_down (gint64 time,
                                   gint64 width,
                                   gint64 offset)
{
  return (time + offset) / width * width - offset;
}

/* A reference finds its events at any time. */
static gboolean
is_for_reference (LanyardActivityPage *self)
{
  return lanyard_event_query_is_reference (gtk_editable_get_text (self->search_entry));
}

gint64
_lanyard_activity_page_get_from (LanyardActivityPage *self)
{
  int days = ranges[MIN (gtk_drop_down_get_selected (self->range_list), G_N_ELEMENTS (ranges) - 1)];
  gint64 today;

  if (is_for_reference (self))
    return 0;
  if (self->from > 0)
    return self->from;
  if (days == 1)
    return lanyard_time_now () - DAY;

  if (days == 0)
    return 0;

  today = _lanyard_activity_page_round_down (lanyard_time_now (), DAY, _lanyard_activity_page_get_offset ());
  return today - (days - 1) * DAY;
}

gint64
_lanyard_activity_page_get_until (LanyardActivityPage *self)
{
  return is_for_reference (self) ? 0 : self->until;
}

/* The first item of the list is for all. */
static const char *
get_kind (LanyardActivityPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind_list);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? lanyard_event_list_kinds ()[selected - 1] : NULL;
}

LanyardEventQuery *
_lanyard_activity_page_create_query (LanyardActivityPage *self)
{
  LanyardEventQuery *query = g_new0 (LanyardEventQuery, 1);
  const char *text = gtk_editable_get_text (self->search_entry);

  query->event = g_strdup (get_kind (self));
  query->person = g_strdup (self->person);
  query->connector = g_strdup (self->connector_id);
  query->from = _lanyard_activity_page_get_from (self);
  query->until = _lanyard_activity_page_get_until (self);
  if (is_for_reference (self))
    query->text = lanyard_event_query_clean_reference (text);
  else if (*text != '\0')
    query->text = g_strdup (text);

  return query;
}

gboolean
_lanyard_activity_page_is_filtered (LanyardActivityPage *self)
{
  return *gtk_editable_get_text (self->search_entry) != '\0' || gtk_drop_down_get_selected (self->kind_list) != 0 ||
         self->connector_id != NULL || self->person != NULL || self->from > 0;
}

static void
filter_changed_cb (LanyardActivityPage *self)
{
  _lanyard_activity_page_start_again (self);
}

static void
range_changed_cb (LanyardActivityPage *self)
{
  self->from = 0;
  self->until = 0;
  _lanyard_activity_page_start_again (self);
}

static void
bar_selected_cb (LanyardActivityPage *self,
                 gint64               from,
                 gint64               until)
{
  self->from = from;
  self->until = until;
  _lanyard_activity_page_start_again (self);
}

static void
show_choice (GtkButton  *button,
             const char *label)
{
  gtk_button_set_label (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_choices (LanyardActivityPage *self,
              const char          *connector)
{
  show_choice (self->connector_button, connector != NULL ? connector : _("All applications"));
  show_choice (self->person_button, self->person != NULL ? self->person : _("All people"));
}

static void
connector_chosen_cb (LanyardChooser      *chooser,
                     LanyardActivityPage *self)
{
  LanyardRecord *record = lanyard_chooser_get_record (chooser);

  if (record == NULL)
    return;
  g_free (self->connector_id);
  self->connector_id = g_strdup (lanyard_record_get_id (record));
  show_choice (self->connector_button, lanyard_record_get_title (record));
  _lanyard_activity_page_start_again (self);
}

static void
person_chosen_cb (LanyardChooser      *chooser,
                  LanyardActivityPage *self)
{
  LanyardRecord *record = lanyard_chooser_get_record (chooser);

  if (record == NULL)
    return;
  g_free (self->person);
  self->person = g_strdup (lanyard_person_get_username (LANYARD_PERSON (record)));
  show_choice (self->person_button, self->person);
  _lanyard_activity_page_start_again (self);
}

static void
choose_connector_cb (LanyardActivityPage *self)
{
  LanyardConfiguration *configuration = lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self));
  LanyardChooser *chooser = lanyard_chooser_new (GTK_WIDGET (self), configuration, LANYARD_TYPE_CONNECTOR,
                                                 _("Events of One Application"), NULL);

  g_signal_connect_object (chooser, "done", G_CALLBACK (connector_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
choose_person_cb (LanyardActivityPage *self)
{
  LanyardConfiguration *configuration = lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self));
  LanyardChooser *chooser = lanyard_chooser_new (GTK_WIDGET (self), configuration, LANYARD_TYPE_PERSON,
                                                 _("Events of One Person"), NULL);

  g_signal_connect_object (chooser, "done", G_CALLBACK (person_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LanyardActivityPage *self = LANYARD_ACTIVITY_PAGE (widget);

  g_clear_pointer (&self->connector_id, g_free);
  g_clear_pointer (&self->person, g_free);
  self->from = 0;
  self->until = 0;
  show_choices (self, NULL);
  gtk_drop_down_set_selected (self->kind_list, 0);
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  _lanyard_activity_page_start_again (self);
}

static void
list_kinds (LanyardActivityPage *self)
{
  const char * const *kinds = lanyard_event_list_kinds ();
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("All events"));
  for (gsize i = 0; kinds[i] != NULL; i++)
    gtk_string_list_append (labels, lanyard_event_text_get_all (kinds[i]));
  gtk_drop_down_set_model (self->kind_list, G_LIST_MODEL (labels));
  g_signal_connect_object (self->kind_list, "notify::selected", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
}

void
_lanyard_activity_page_class_add_filter (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_connector_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_person_cb);
  gtk_widget_class_install_action (widget_class, "activity.clear", NULL, clear_action);
}

void
_lanyard_activity_page_init_filter (LanyardActivityPage *self)
{
  list_kinds (self);
  lanyard_drop_down_name_button (self->kind_list);
  lanyard_drop_down_name_button (self->range_list);
  show_choices (self, NULL);
}
