/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-event-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-activity-query.h"
#include "lanyard-copy-row.h"
#include "lanyard-event-text.h"
#include "lanyard-message-page.h"
#include "lanyard-person-page.h"
#include "lanyard-saml-outline.h"
#include "lanyard-window.h"

typedef struct
{
  const char *field;
  const char *title;
} Field;

static const Field what[] = {
  { "message", N_("What happened") },
  { "fix", N_("What to do") },
  { "code", N_("Code") },
  { "rule", N_("Rule") },
  { "expected", N_("Expected") },
  { "received", N_("Received") },
  { "detail", N_("Details") },
  { "reference", N_("Reference") },
};

static const Field who[] = {
  { "person", N_("Person") },
  { "actor", N_("By") },
  { "address", N_("Address") },
  { "agent", N_("Browser") },
  { "flow", N_("Flow") },
  { "binding", N_("Binding") },
  { "relay-state", N_("RelayState") },
  { "title", N_("Record") },
  { "action", N_("Action") },
};

/* On whose behalf an event is read. */
typedef struct
{
  GtkWidget *from;
  LanyardService *service;
} Task;

static void
free_task (Task *task)
{
  g_object_unref (task->from);
  g_clear_object (&task->service);
  g_free (task);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Task, free_task)

static void
add_field (GtkWidget  *group,
           const char *title,
           const char *value)
{
  if (value != NULL && *value != '\0')
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), lanyard_copy_row_new (title, value));
}

static GtkWidget *
create_group (const char   *title,
              LanyardEvent *event,
              const Field  *fields,
              gsize         n_fields)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (gsize i = 0; i < n_fields; i++)
    add_field (group, _(fields[i].title), lanyard_event_get_text (event, fields[i].field));

  return group;
}

static void
add_change (GtkWidget    *group,
            LanyardEvent *event)
{
  g_auto(GStrv) fields = NULL;
  g_autofree char *names = NULL;
  int count;

  g_object_get (event, "fields", &fields, "count", &count, NULL);
  names = fields != NULL ? g_strjoinv (", ", fields) : NULL;
  add_field (group, _("Fields"), names);
  if (count > 1)
    {
      g_autofree char *steps = g_strdup_printf ("%d", count);

      add_field (group, _("Steps"), steps);
    }
}

static void
connector_activated_cb (GtkWidget *row)
{
  lanyard_window_show_connector (row, g_object_get_data (G_OBJECT (row), "record"));
}

static GtkWidget *
create_link (const char *title,
             const char *subtitle,
             const char *record)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "record", g_strdup (record), g_free);

  return row;
}

static void
person_activated_cb (GtkWidget     *row,
                     LanyardPerson *person)
{
  GtkWidget *page = gtk_widget_get_ancestor (row, LANYARD_TYPE_WINDOW_PAGE);

  lanyard_person_page_show (row, LANYARD_WINDOW_PAGE (page), person);
}

/* NULL: what the event speaks of is not there any more. */
static GtkWidget *
create_links (LanyardEvent *event)
{
  const char *label = lanyard_event_text_get_label (event);
  LanyardPerson *person = lanyard_event_text_get_person (event);
  GtkWidget *group, *row;

  if (label == NULL && person == NULL)
    return NULL;

  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("More About It"));
  if (label != NULL)
    {
      row = create_link (label, _("Application, with its check and its history"),
                         lanyard_event_get_text (event, "connector"));
      g_signal_connect (row, "activated", G_CALLBACK (connector_activated_cb), NULL);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  if (person != NULL)
    {
      row = create_link (lanyard_person_get_username (person), _("Person, with what they may use"), NULL);
      g_signal_connect_object (row, "activated", G_CALLBACK (person_activated_cb), person, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }

  return group;
}

static void
show_event (GtkWidget            *from,
            LanyardConfiguration *configuration,
            LanyardService       *service,
            LanyardEvent         *event)
{
  g_autofree char *time = lanyard_event_text_dup_time (event);
  const char *request = lanyard_event_get_text (event, "request");
  LanyardMessagePage *page = lanyard_message_page_new (configuration, service, lanyard_event_text_get_kind (event), time);
  GtkWidget *group = create_group (_("What Happened"), event, what, G_N_ELEMENTS (what));

  lanyard_message_page_name_first (page, _("Event"), lanyard_event_text_get_icon (event));
  add_change (group, event);
  lanyard_message_page_add (page, group);
  group = create_group (_("Who and From Where"), event, who, G_N_ELEMENTS (who));
  add_field (group, _("Time"), time);
  lanyard_message_page_add (page, group);
  group = create_links (event);
  if (group != NULL)
    lanyard_message_page_add (page, group);
  if (request != NULL)
    {
      g_autoptr(GBytes) document = g_bytes_new (request, strlen (request));
      g_autoptr(GPtrArray) outline = lanyard_saml_outline_new (document, NULL);

      lanyard_message_page_set_document (page, document, outline);
    }
  lanyard_window_push (from, LANYARD_WINDOW_PAGE (page));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Task) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardEvent) event = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (event != NULL && gtk_widget_get_mapped (task->from))
    show_event (task->from, LANYARD_CONFIGURATION (source), task->service, event);
  else if (event == NULL)
    lanyard_window_show_error (task->from, _("Event Cannot Be Read"), error);
}

void
lanyard_event_page_show (GtkWidget            *from,
                         LanyardConfiguration *configuration,
                         LanyardService       *service,
                         gint64                sequence)
{
  Task *task = g_new0 (Task, 1);

  task->from = g_object_ref (from);
  task->service = service != NULL ? g_object_ref (service) : NULL;
  lanyard_activity_load_async (configuration, sequence, NULL, loaded_cb, task);
}
