/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector-page-private.h"

#include "lanyard-alert.h"
#include "lanyard-compare-page.h"
#include "lanyard-connector-actions.h"
#include "lanyard-connector-duplicate.h"
#include "lanyard-own-template-actions.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

static void
act (LanyardConnectorPage *self,
     const char           *action_name)
{
  GtkWidget *widget = GTK_WIDGET (self);
  LanyardConfiguration *configuration = lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self));
  LanyardConnector *connector = lanyard_editor_get_stored (self->editor);
  g_autoptr(GPtrArray) connectors = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (connectors, g_object_ref (connector));
  if (g_str_equal (action_name, "connector.activate"))
    lanyard_connector_actions_set_active (widget, configuration, connectors, TRUE);
  else if (g_str_equal (action_name, "connector.deactivate"))
    lanyard_connector_actions_set_active (widget, configuration, connectors, FALSE);
  else if (g_str_equal (action_name, "connector.delete"))
    lanyard_connector_actions_delete (widget, configuration, connectors);
  else if (g_str_equal (action_name, "connector.duplicate"))
    lanyard_connector_duplicate_ask (widget, configuration, connector);
  else if (g_str_equal (action_name, "connector.compare"))
    lanyard_compare_page_ask (widget, configuration, lanyard_window_page_get_service (LANYARD_WINDOW_PAGE (self)), connector);
  else if (g_str_equal (action_name, "connector.export-template"))
    lanyard_own_template_actions_export (widget, connector);
  else if (g_str_equal (action_name, "connector.export-metadata"))
    lanyard_connector_actions_export_metadata (widget, configuration, connector);
  else if (g_str_equal (action_name, "connector.download-certificate"))
    lanyard_connector_actions_download_certificate (widget, configuration, connector);
}

/* What waits for the copy to be saved. */
typedef struct
{
  LanyardConnectorPage *page;
  const char           *action_name;
} Waiting;

static void
saved_then_act_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Waiting *waiting = user_data;
  g_autoptr(GError) error = NULL;

  if (lanyard_editor_save_finish (LANYARD_EDITOR (source), result, &error))
    act (waiting->page, waiting->action_name);
  else
    lanyard_window_show_error (GTK_WIDGET (waiting->page), _("Changes Cannot Be Saved"), error);

  g_object_unref (waiting->page);
  g_free (waiting);
}

/* What is activated and handed over is what shows, so it is saved first. */
static void
stored_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (widget);
  Waiting *waiting;

  if (!lanyard_editor_is_dirty (self->editor) || g_str_equal (action_name, "connector.delete"))
    {
      act (self, action_name);
      return;
    }

  waiting = g_new0 (Waiting, 1);
  waiting->page = g_object_ref (self);
  waiting->action_name = g_intern_string (action_name);
  lanyard_editor_save_async (self->editor, saved_then_act_cb, waiting);
}

static void
copy_metadata_url_action (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (widget);

  lanyard_connector_actions_copy_metadata_url (widget, lanyard_editor_get_connector (self->editor),
                                               lanyard_service_get_base_url (lanyard_window_page_get_service (LANYARD_WINDOW_PAGE (self))));
}

static void
conflict_answered_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(LanyardConnectorPage) self = user_data;

  switch (lanyard_alert_finish (result))
    {
    case LANYARD_ANSWER_VERB:
      lanyard_editor_reload (self->editor);
      break;
    case LANYARD_ANSWER_OTHER:
      lanyard_editor_overwrite (self->editor);
      gtk_widget_activate_action (GTK_WIDGET (self), "win.save", NULL);
      break;
    case LANYARD_ANSWER_CANCEL:
    default:
      break;
    }
}

static void
resolve_conflict_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  LanyardAlert alert = {
    .heading = _("Which Version to Keep?"),
    .body = _("Somebody else saved this application after it was opened here. Reloading shows that version and loses "
              "what was edited here; overwriting replaces it."),
    .verb = _("_Reload"),
    .other = _("_Overwrite"),
    .other_destructive = TRUE,
  };

  lanyard_alert_async (&alert, widget, NULL, conflict_answered_cb, g_object_ref (widget));
}

void
_lanyard_connector_page_add_actions (GtkWidgetClass *widget_class)
{
  static const char * const of_the_stored[] = {
    "connector.activate", "connector.deactivate", "connector.delete", "connector.export-metadata",
    "connector.download-certificate", "connector.duplicate", "connector.compare", "connector.export-template",
  };

  for (guint i = 0; i < G_N_ELEMENTS (of_the_stored); i++)
    gtk_widget_class_install_action (widget_class, of_the_stored[i], NULL, stored_action);
  gtk_widget_class_install_action (widget_class, "connector.copy-metadata-url", NULL, copy_metadata_url_action);
  gtk_widget_class_install_action (widget_class, "connector.resolve-conflict", NULL, resolve_conflict_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_u, GDK_CONTROL_MASK, "connector.duplicate", NULL);
}
