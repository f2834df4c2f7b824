/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-test-view.h"

#include "lanyard-administration.h"
#include "lanyard-chooser.h"
#include "lanyard-connector-actions.h"
#include "lanyard-test-result-group.h"
#include "lanyard-test-setup.h"
#include "lanyard-time.h"
#include "lanyard-url.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

#define EVENT_LIMIT 30
#define RECENT_LIMIT 8

struct _LanyardTestView
{
  AdwBin                  parent_instance;

  /* Template Widgets */
  GtkWidget              *choose_group;
  AdwActionRow           *connector_row;
  GtkWidget              *missing_group;
  AdwActionRow           *missing_row;
  GtkButton              *missing_button;
  GtkWidget              *login_group;
  AdwActionRow           *sp_row;
  GtkWidget              *sp_button;
  AdwActionRow           *idp_row;
  GtkWidget              *stand_in_row;
  GtkWidget              *waiting_row;
  LanyardTestResultGroup *result_group;
  AdwPreferencesGroup    *recent_group;
  GtkWidget              *test_sp_group;
  GtkWidget              *add_button;

  /* Owned References */
  LanyardConfiguration   *configuration;
  LanyardService         *service;
  LanyardConnector       *connector;
  LanyardEvent           *seen;         /* the newest when waiting began */
  LanyardEvent           *shown;
  GCancellable           *cancellable;
  GPtrArray              *recent;       /* rows, borrowed */
  char                   *connector_id;
  char                   *sp_url;
  char                   *idp_url;
  char                   *stand_in_url;

  /* Borrowed References */
  GListModel             *connectors;

  guint                   timer;
  gboolean                granted;
  gboolean                listing;
  gboolean                waiting;
  gboolean                at_test_sp;   /* where the sign-in that is waited for ends */
  gboolean                fixed;
};

G_DEFINE_FINAL_TYPE (LanyardTestView, lanyard_test_view, ADW_TYPE_BIN)

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

static gboolean
is_test_sp (LanyardTestView *self)
{
  return lanyard_test_setup_is_test_sp (self->connector, lanyard_service_get_base_url (self->service));
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

static void
set_waiting (LanyardTestView *self,
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

static void update (LanyardTestView *self);

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
  update (self);
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
    set_waiting (self, FALSE);
}

static void
list_events (LanyardTestView *self)
{
  if (self->listing || self->connector == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->listing = TRUE;
  lanyard_configuration_run_async (self->configuration, report_worker, g_strdup (self->connector_id), g_free,
                                   (GDestroyNotify) report_free, self->cancellable, reported_cb, g_object_ref (self));
}

static gboolean
tick_cb (gpointer user_data)
{
  LanyardTestView *self = user_data;

  if (self->waiting)
    list_events (self);

  return G_SOURCE_CONTINUE;
}

static LanyardConnector *
find_connector (LanyardTestView *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->connectors); i++)
    {
      g_autoptr(LanyardConnector) connector = g_list_model_get_item (self->connectors, i);

      if (g_strcmp0 (lanyard_record_get_id (LANYARD_RECORD (connector)), self->connector_id) == 0)
        return connector;
    }

  return NULL;
}

static gboolean
has_test_sp (LanyardTestView *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->connectors); i++)
    {
      g_autoptr(LanyardConnector) connector = g_list_model_get_item (self->connectors, i);

      if (lanyard_test_setup_is_test_sp (connector, lanyard_service_get_base_url (self->service)))
        return TRUE;
    }

  return FALSE;
}

static void
show_missing (LanyardTestView *self,
              const char      *what,
              const char      *fix,
              const char      *button)
{
  gtk_widget_set_visible (self->missing_group, what != NULL);
  if (what == NULL)
    return;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->missing_row), what);
  adw_action_row_set_subtitle (self->missing_row, fix);
  gtk_widget_set_visible (GTK_WIDGET (self->missing_button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->missing_button, button);
}

/* Says what is missing; returns whether it can be tried all the same. */
static gboolean
check_connector (LanyardTestView *self)
{
  if (!lanyard_service_is_running (self->service))
    {
      const char *message = lanyard_service_get_error_message (self->service);

      show_missing (self, _("The identity provider is off"), message != NULL ? message : _("It is being started"), NULL);
      return FALSE;
    }
  if (lanyard_connector_get_connector_kind (self->connector) == LANYARD_CONNECTOR_BOOKMARK)
    {
      show_missing (self, _("There is no sign-in to test"), _("A bookmark only opens its address"), NULL);
      return FALSE;
    }
  if (lanyard_connector_get_state (self->connector) != LANYARD_CONNECTOR_ACTIVE)
    {
      show_missing (self, _("The application is not active"), _("Nobody can sign in before it is activated"), _("Activate"));
      return FALSE;
    }
  if (!self->granted)
    {
      show_missing (self, _("No group is granted the application"), _("Every sign-in is refused until one is"), _("Show Groups"));
      return TRUE;
    }

  show_missing (self, NULL, NULL, NULL);
  return TRUE;
}

static void
set_urls (LanyardTestView *self,
          gboolean         test_sp)
{
  const char *base_url = lanyard_service_get_base_url (self->service);
  const char *slug = lanyard_connector_get_slug (self->connector);

  g_clear_pointer (&self->sp_url, g_free);
  g_clear_pointer (&self->idp_url, g_free);
  g_clear_pointer (&self->stand_in_url, g_free);
  if (base_url == NULL)
    return;

  self->idp_url = lanyard_connector_dup_sso_url (self->connector, base_url);
  self->sp_url = test_sp ? g_strdup_printf ("%s/test-sp/login?connector=%s", base_url, slug)
                         : g_strdup (lanyard_connector_get_login_url (self->connector));
  if (!test_sp && lanyard_url_is_loopback (base_url))
    self->stand_in_url = g_strdup_printf ("%s/test-sp/login?connector=%s&stand-in=true", base_url, slug);
}

static void
update_login (LanyardTestView *self)
{
  gboolean test_sp = is_test_sp (self);
  gboolean possible = check_connector (self);
  g_autofree char *shown = NULL;

  set_urls (self, test_sp);
  gtk_widget_set_sensitive (self->login_group, possible);
  gtk_widget_set_visible (GTK_WIDGET (self->sp_row), self->sp_url != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sp_row),
                                 test_sp ? _("At the Test Service Provider") : _("At the Application"));
  shown = self->sp_url != NULL ? lanyard_connector_mask_secrets (self->connector, self->sp_url) : g_strdup ("");
  adw_action_row_set_subtitle (self->sp_row, shown);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sp_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  test_sp ? _("Test Login at the Test Service Provider")
                                          : _("Test Login at the Application"), -1);
  gtk_widget_set_visible (self->stand_in_row, self->stand_in_url != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->idp_row),
                          self->idp_url != NULL && lanyard_connector_get_idp_initiated (self->connector));
  adw_action_row_set_subtitle (self->idp_row, self->idp_url != NULL ? self->idp_url : "");
}

static void
update (LanyardTestView *self)
{
  LanyardConnector *connector = find_connector (self);

  g_set_object (&self->connector, connector);
  gtk_widget_set_visible (self->choose_group, !self->fixed);
  gtk_widget_set_visible (self->login_group, connector != NULL);
  gtk_widget_set_visible (self->test_sp_group,
                          !has_test_sp (self) && lanyard_service_get_base_url (self->service) != NULL);
  adw_action_row_set_subtitle (self->connector_row, connector != NULL ? lanyard_connector_get_label (connector)
                                                                      : _("Choose which application to sign in to"));
  if (connector != NULL)
    update_login (self);
  else
    show_missing (self, NULL, NULL, NULL);
}

/* In the place, the first application to sign in to is the one to begin with. */
static void
choose_default (LanyardTestView *self)
{
  if (self->connector_id != NULL || self->fixed)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (self->connectors); i++)
    {
      g_autoptr(LanyardConnector) connector = g_list_model_get_item (self->connectors, i);

      if (lanyard_test_setup_is_test_sp (connector, lanyard_service_get_base_url (self->service)))
        self->connector_id = g_strdup (lanyard_record_get_id (LANYARD_RECORD (connector)));
    }
}

static void
refresh (LanyardTestView *self)
{
  choose_default (self);
  update (self);
  list_events (self);
}

static void
set_connector (LanyardTestView *self,
               LanyardRecord   *connector)
{
  g_free (self->connector_id);
  self->connector_id = g_strdup (lanyard_record_get_id (connector));
  g_clear_object (&self->seen);
  g_clear_object (&self->shown);
  set_waiting (self, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->result_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->recent_group), FALSE);
  refresh (self);
}

static void
chosen_cb (LanyardChooser  *chooser,
           LanyardTestView *self)
{
  set_connector (self, lanyard_chooser_get_record (chooser));
}

static gboolean
is_saml (gpointer connector,
         gpointer user_data)
{
  return lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_SAML;
}

static void
choose_clicked_cb (LanyardTestView *self)
{
  LanyardChooser *chooser = lanyard_chooser_new (GTK_WIDGET (self), self->configuration, LANYARD_TYPE_CONNECTOR,
                                                 _("Choose Application"), NULL);

  lanyard_chooser_set_filter (chooser, GTK_FILTER (gtk_custom_filter_new (is_saml, NULL, NULL)));
  g_signal_connect_object (chooser, "done", G_CALLBACK (chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
missing_clicked_cb (LanyardTestView *self)
{
  g_autoptr(GPtrArray) connectors = NULL;

  if (self->connector == NULL)
    return;

  if (lanyard_connector_get_state (self->connector) == LANYARD_CONNECTOR_ACTIVE)
    {
      lanyard_window_show_place (GTK_WIDGET (self), "groups");
      return;
    }

  connectors = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (connectors, g_object_ref (self->connector));
  lanyard_connector_actions_set_active (GTK_WIDGET (self), self->configuration, connectors, TRUE);
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LanyardTestView) self = user_data;
  g_autoptr(GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;

  set_waiting (self, FALSE);
  lanyard_window_show_error (GTK_WIDGET (self), _("The Browser Cannot Be Opened"), error);
}

static void
begin (LanyardTestView *self,
       const char      *url,
       gboolean         at_test_sp)
{
  g_autoptr(GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));

  gtk_widget_set_visible (GTK_WIDGET (self->result_group), FALSE);
  self->at_test_sp = at_test_sp;
  set_waiting (self, TRUE);
  g_app_info_launch_default_for_uri_async (url, G_APP_LAUNCH_CONTEXT (context), self->cancellable, launched_cb,
                                           g_object_ref (self));
}

typedef struct
{
  LanyardConnector *connector;
  char             *url;
} Address;

static void
address_free (Address *address)
{
  g_object_unref (address->connector);
  g_free (address->url);
  g_free (address);
}

static gpointer
expand_worker (LanyardConfiguration  *configuration,
               gpointer               data,
               GError               **error)
{
  Address *address = data;

  return lanyard_configuration_expand_secrets_sync (configuration, address->connector, address->url, error);
}

static void
expanded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LanyardTestView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSecret) url = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (url != NULL)
    begin (self, url, is_test_sp (self));
  else
    lanyard_window_show_error (GTK_WIDGET (self), _("The Application Cannot Be Opened"), error);
}

/* Its address may need a secret that is sealed. */
static void
sp_clicked_cb (LanyardTestView *self)
{
  Address *address = g_new0 (Address, 1);

  address->connector = g_object_ref (self->connector);
  address->url = g_strdup (self->sp_url);
  lanyard_configuration_run_async (self->configuration, expand_worker, address, (GDestroyNotify) address_free,
                                   (GDestroyNotify) lanyard_secret_free, self->cancellable, expanded_cb, g_object_ref (self));
}

static void
idp_clicked_cb (LanyardTestView *self)
{
  begin (self, self->idp_url, is_test_sp (self));
}

static void
stand_in_clicked_cb (LanyardTestView *self)
{
  begin (self, self->stand_in_url, TRUE);
}

static void
stop_clicked_cb (LanyardTestView *self)
{
  set_waiting (self, FALSE);
  list_events (self);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(LanyardTestView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardConnector) connector = lanyard_test_setup_add_finish (LANYARD_CONFIGURATION (source), result, &error);

  gtk_widget_set_sensitive (self->add_button, TRUE);
  if (connector == NULL)
    lanyard_window_show_error (GTK_WIDGET (self), _("The Test Service Provider Cannot Be Added"), error);
  else if (!self->fixed)
    set_connector (self, LANYARD_RECORD (connector));
}

static void
add_clicked_cb (LanyardTestView *self)
{
  gtk_widget_set_sensitive (self->add_button, FALSE);
  lanyard_test_setup_add_async (self->configuration, lanyard_service_get_base_url (self->service), added_cb,
                                g_object_ref (self));
}

static void
lanyard_test_view_map (GtkWidget *widget)
{
  LanyardTestView *self = LANYARD_TEST_VIEW (widget);

  GTK_WIDGET_CLASS (lanyard_test_view_parent_class)->map (widget);

  self->timer = g_timeout_add_seconds (1, tick_cb, self);
  refresh (self);
}

static void
lanyard_test_view_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&LANYARD_TEST_VIEW (widget)->timer, g_source_remove);

  GTK_WIDGET_CLASS (lanyard_test_view_parent_class)->unmap (widget);
}

static void
lanyard_test_view_dispose (GObject *object)
{
  LanyardTestView *self = LANYARD_TEST_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);

  G_OBJECT_CLASS (lanyard_test_view_parent_class)->dispose (object);
}

static void
lanyard_test_view_finalize (GObject *object)
{
  LanyardTestView *self = LANYARD_TEST_VIEW (object);

  g_clear_object (&self->configuration);
  g_clear_object (&self->service);
  g_clear_object (&self->connector);
  g_clear_object (&self->seen);
  g_clear_object (&self->shown);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->recent, g_ptr_array_unref);
  g_clear_pointer (&self->connector_id, g_free);
  g_clear_pointer (&self->sp_url, g_free);
  g_clear_pointer (&self->idp_url, g_free);
  g_clear_pointer (&self->stand_in_url, g_free);

  G_OBJECT_CLASS (lanyard_test_view_parent_class)->finalize (object);
}

static void
lanyard_test_view_class_init (LanyardTestViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_test_view_dispose;
  object_class->finalize = lanyard_test_view_finalize;
  widget_class->map = lanyard_test_view_map;
  widget_class->unmap = lanyard_test_view_unmap;

  g_type_ensure (LANYARD_TYPE_TEST_RESULT_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lanyard_sso/Lanyard/ui/test/lanyard-test-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, choose_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, connector_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, missing_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, missing_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, missing_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, login_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, sp_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, sp_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, idp_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, stand_in_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, waiting_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, result_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, recent_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, test_sp_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestView, add_button);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, missing_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, sp_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, idp_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stand_in_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
}

static void
lanyard_test_view_init (LanyardTestView *self)
{
  self->cancellable = g_cancellable_new ();
  self->recent = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lanyard_test_view_set_up:
 * @self: a view that was not set up
 * @configuration: whose connectors
 * @service: its identity provider
 * @connector_id: (nullable): the connector; %NULL lets the person choose
 */
void
lanyard_test_view_set_up (LanyardTestView      *self,
                          LanyardConfiguration *configuration,
                          LanyardService       *service,
                          const char           *connector_id)
{
  g_return_if_fail (LANYARD_IS_TEST_VIEW (self));
  g_return_if_fail (self->configuration == NULL);

  self->configuration = g_object_ref (configuration);
  self->service = g_object_ref (service);
  self->connector_id = g_strdup (connector_id);
  self->fixed = connector_id != NULL;
  self->connectors = lanyard_configuration_get_list (configuration, LANYARD_TYPE_CONNECTOR);
  g_signal_connect_object (self->connectors, "items-changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (configuration, "changed", G_CALLBACK (list_events), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (service, "notify::running", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}
