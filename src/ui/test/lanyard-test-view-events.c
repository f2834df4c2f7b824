/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-test-view-private.h"

#include "lanyard-administration.h"
#include "lanyard-test-setup.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>

#define EVENT_LIMIT 30
#define RECENT_LIMIT 8

/* What is read in one go for the view. */
typedef struct
{
  GPtrArray *events;
  JsonNode  *result;
  gboolean   granted;
} Report;

static void
report_free (Report *report)
{
  g_clear_pointer (&report->events, g_ptr_array_unref);
  g_clear_pointer (&report->result, json_node_unref);
  g_free (report);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Report, report_free)

/* Its data is the connector's id. */
static gpointer
report_worker (LanyardConfiguration  *configuration,
               gpointer               data,
               GError               **error)
{
  g_autoptr(Report) report = g_new0 (Report, 1);
  g_auto(GStrv) groups = NULL;
  g_auto(GStrv) people = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) local_error = NULL;

  report->events = lanyard_configuration_list_events_sync (configuration, NULL, EVENT_LIMIT, error);
  if (report->events == NULL)
    return NULL;
  groups = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_GRANT, NULL, data, error);
  if (groups == NULL)
    return NULL;
  people = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_PERSON_GRANT, NULL, data, error);
  if (people == NULL)
    return NULL;
  text = lanyard_configuration_get_state_sync (configuration, LANYARD_TEST_RESULT_KIND, LANYARD_TEST_RESULT_KEY,
                                               lanyard_time_now (), FALSE, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  report->granted = groups[0] != NULL || people[0] != NULL;
  report->result = text != NULL ? json_from_string (text, NULL) : NULL;
  return g_steal_pointer (&report);
}

static gboolean
is_kind (LanyardEvent *event,
         const char   *wanted)
{
  g_autofree char *kind = NULL;

  g_object_get (event, "event", &kind, NULL);
  return g_strcmp0 (kind, wanted) == 0;
}

/* Refusals before the connector is known have none. */
static gboolean
is_about_connector (LanyardTestView *self,
                    LanyardEvent    *event)
{
  g_autofree char *connector = NULL;

  g_object_get (event, "connector", &connector, NULL);
  if (connector == NULL)
    return is_kind (event, "refusal");

  return g_strcmp0 (connector, self->connector_id) == 0
         && (is_kind (event, "test") || is_kind (event, "sign-in") || is_kind (event, "refusal"));
}

/* At the test service provider the sign-in goes on after the identity
 * provider's part; a wrong password can be typed again. */
static gboolean
ends_waiting (LanyardTestView *self,
              LanyardEvent    *event)
{
  g_autofree char *code = NULL;

  if (is_kind (event, "sign-in"))
    return !self->at_test_sp;

  g_object_get (event, "code", &code, NULL);
  return g_strcmp0 (code, "password") != 0;
}

void
_lanyard_test_view_set_waiting (LanyardTestView *self,
                                gboolean         waiting)
{
  self->waiting = waiting;
  gtk_widget_set_visible (self->waiting_row, waiting);
}

static void
add_recent (LanyardTestView *self,
            LanyardEvent    *event)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean success = lanyard_test_result_is_success (event);
  GtkWidget *icon = gtk_image_new_from_icon_name (success ? "emblem-ok-symbolic" : "dialog-error-symbolic");
  g_autofree char *person = NULL;
  g_autofree char *message = NULL;
  g_autofree char *time = lanyard_test_result_dup_time (event);
  GtkWidget *label = gtk_label_new (time);

  g_object_get (event, "person", &person, "message", &message, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, success ? _("OK") : _("Failed"), -1);
  gtk_widget_add_css_class (icon, success ? "success" : "error");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lanyard_test_result_get_verdict (event));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), message != NULL ? message : person != NULL ? person : "");
  adw_preferences_group_add (self->recent_group, row);
  g_ptr_array_add (self->recent, row);
}

static void
show_recent (LanyardTestView *self,
             GPtrArray       *events)
{
  for (guint i = 0; i < self->recent->len; i++)
    adw_preferences_group_remove (self->recent_group, g_ptr_array_index (self->recent, i));
  g_ptr_array_set_size (self->recent, 0);

  for (guint i = 0; i < events->len && self->recent->len < RECENT_LIMIT; i++)
    {
      if (is_about_connector (self, g_ptr_array_index (events, i)))
        add_recent (self, g_ptr_array_index (events, i));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), self->recent->len > 0);
}

static void
show_result (LanyardTestView *self,
             LanyardEvent    *event,
             JsonNode        *node)
{
  JsonObject *result = node != NULL && is_kind (event, "test") ? json_node_get_object (node) : NULL;
  JsonNode *slug = result != NULL ? json_object_get_member (result, "connector") : NULL;

  if (slug == NULL || g_strcmp0 (json_node_get_string (slug), lanyard_connector_get_slug (self->connector)) != 0)
    result = NULL;

  g_set_object (&self->shown, event);
  lanyard_test_result_group_show (self->result_group, event, result);
  gtk_widget_set_visible (GTK_WIDGET (self->result_group), TRUE);
}

/* The newest that came after waiting began and that says how it went. */
static LanyardEvent *
find_news (LanyardTestView *self,
           GPtrArray       *events)
{
  for (guint i = 0; i < events->len; i++)
    {
      LanyardEvent *event = g_ptr_array_index (events, i);

      if (self->seen != NULL && lanyard_item_equal (LANYARD_ITEM (event), LANYARD_ITEM (self->seen)))
        return NULL;
      if (is_about_connector (self, event))
        return event;
    }

  return NULL;
}

static void
reported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LanyardTestView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(Report) report = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);
  LanyardEvent *news;

  self->listing = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable) || self->connector == NULL)
    return;

  if (report == NULL)
    {
      g_warning ("Events cannot be read: %s", error->message);
      return;
    }

  self->granted = report->granted;
  show_recent (self, report->events);
  _lanyard_test_view_update (self);
  if (!self->waiting)
    {
      if (report->events->len > 0)
        g_set_object (&self->seen, (LanyardEvent *) g_ptr_array_index (report->events, 0));
      return;
    }

  news = find_news (self, report->events);
  if (news == NULL || (self->shown != NULL && lanyard_item_equal (LANYARD_ITEM (news), LANYARD_ITEM (self->shown))))
    return;

  show_result (self, news, report->result);
  if (ends_waiting (self, news))
    _lanyard_test_view_set_waiting (self, FALSE);
}

void
_lanyard_test_view_list_events (LanyardTestView *self)
{
  if (self->listing || self->connector == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->listing = TRUE;
  lanyard_configuration_run_async (self->configuration, report_worker, g_strdup (self->connector_id), g_free,
                                   (GDestroyNotify) report_free, self->cancellable, reported_cb, g_object_ref (self));
}
