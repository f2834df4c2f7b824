/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-test-view-private.h"

#include "lanyard-test-setup.h"
#include "lanyard-url.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

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

gboolean
_lanyard_test_view_is_test_sp (LanyardTestView *self)
{
  return lanyard_test_setup_is_test_sp (self->connector, lanyard_service_get_base_url (self->service));
}

void
_lanyard_test_view_update_login (LanyardTestView *self)
{
  gboolean test_sp, possible;
  g_autofree char *shown = NULL;

  if (self->connector == NULL)
    {
      show_missing (self, NULL, NULL, NULL);
      return;
    }

  test_sp = _lanyard_test_view_is_test_sp (self);
  possible = check_connector (self);
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
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LanyardTestView) self = user_data;
  g_autoptr(GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;

  _lanyard_test_view_set_waiting (self, FALSE);
  lanyard_window_show_error (GTK_WIDGET (self), _("The Browser Cannot Be Opened"), error);
}

void
_lanyard_test_view_begin (LanyardTestView *self,
                          const char      *url,
                          gboolean         at_test_sp)
{
  g_autoptr(GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (self)));

  gtk_widget_set_visible (GTK_WIDGET (self->result_group), FALSE);
  self->at_test_sp = at_test_sp;
  _lanyard_test_view_set_waiting (self, TRUE);
  g_app_info_launch_default_for_uri_async (url, G_APP_LAUNCH_CONTEXT (context), self->cancellable, launched_cb,
                                           g_object_ref (self));
}
