/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-test-view-private.h"

#include "lanyard-chooser.h"
#include "lanyard-connector-actions.h"
#include "lanyard-test-result-group.h"
#include "lanyard-test-setup.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (LanyardTestView, lanyard_test_view, ADW_TYPE_BIN)

static gboolean
tick_cb (gpointer user_data)
{
  LanyardTestView *self = user_data;

  if (self->waiting)
    _lanyard_test_view_list_events (self);

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
  _lanyard_test_view_update (self);
  _lanyard_test_view_list_events (self);
}

static void
set_connector (LanyardTestView *self,
               LanyardRecord   *connector)
{
  g_free (self->connector_id);
  self->connector_id = g_strdup (lanyard_record_get_id (connector));
  g_clear_object (&self->seen);
  g_clear_object (&self->shown);
  _lanyard_test_view_set_waiting (self, FALSE);
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
    _lanyard_test_view_begin (self, url, _lanyard_test_view_is_test_sp (self));
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
  _lanyard_test_view_begin (self, self->idp_url, _lanyard_test_view_is_test_sp (self));
}

static void
stand_in_clicked_cb (LanyardTestView *self)
{
  _lanyard_test_view_begin (self, self->stand_in_url, TRUE);
}

static void
stop_clicked_cb (LanyardTestView *self)
{
  _lanyard_test_view_set_waiting (self, FALSE);
  _lanyard_test_view_list_events (self);
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
  g_signal_connect_object (configuration, "changed", G_CALLBACK (_lanyard_test_view_list_events), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (service, "notify::running", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

void
_lanyard_test_view_update (LanyardTestView *self)
{
  LanyardConnector *connector = find_connector (self);

  g_set_object (&self->connector, connector);
  gtk_widget_set_visible (self->choose_group, !self->fixed);
  gtk_widget_set_visible (self->login_group, connector != NULL);
  gtk_widget_set_visible (self->test_sp_group,
                          !has_test_sp (self) && lanyard_service_get_base_url (self->service) != NULL);
  adw_action_row_set_subtitle (self->connector_row, connector != NULL ? lanyard_connector_get_label (connector)
                                                                      : _("Choose which application to sign in to"));
  _lanyard_test_view_update_login (self);
}
