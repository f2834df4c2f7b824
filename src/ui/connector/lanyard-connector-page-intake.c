/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector-page-private.h"

#include "lanyard-file.h"
#include "lanyard-metadata-import.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LanyardConnectorPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardConnector) taken = lanyard_metadata_import_finish (result, &error);

  if (taken != NULL)
    _lanyard_connector_page_take (self, taken);
  else if (error != NULL)
    lanyard_window_show_error (GTK_WIDGET (self), _("Nothing Can Be Filled In"), error);
}

static gboolean
takes_values (LanyardConnectorPage *self)
{
  LanyardConnector *connector = lanyard_editor_get_connector (self->editor);

  return connector != NULL && lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_SAML;
}

static void
import (GtkWidget                  *widget,
        const LanyardMetadataGiven *given)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (widget);

  if (!takes_values (self))
    return;

  lanyard_metadata_import_async (widget, lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)),
                                 lanyard_editor_get_connector (self->editor), given,
                                 lanyard_window_page_get_cancellable (LANYARD_WINDOW_PAGE (self)), imported_cb,
                                 g_object_ref (self));
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(LanyardConnectorPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = lanyard_file_open_finish (result, &error);
  const LanyardMetadataGiven given = { .file = file };

  if (file != NULL)
    import (GTK_WIDGET (self), &given);
  else if (error != NULL)
    lanyard_window_show_error (GTK_WIDGET (self), _("Nothing Can Be Filled In"), error);
}

static void
import_metadata_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  lanyard_file_open_async (widget, _("Import Metadata of the Service Provider"), NULL, NULL,
                           lanyard_window_page_get_cancellable (LANYARD_WINDOW_PAGE (widget)), file_chosen_cb,
                           g_object_ref (widget));
}

static void
import_url_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  const LanyardMetadataGiven given = { .ask_url = TRUE };

  import (widget, &given);
}

/* A fresh copy from the same address; a file is chosen again. */
static void
check_metadata_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (widget);
  const char *source = lanyard_connector_get_metadata_source (lanyard_editor_get_connector (self->editor));
  const LanyardMetadataGiven given = { .ask_url = TRUE, .url = source };

  if (source != NULL && strstr (source, "://") != NULL)
    import (widget, &given);
  else
    import_metadata_action (widget, action_name, parameter);
}

static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (widget);

  if (takes_values (self))
    lanyard_metadata_paste_async (widget, lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)),
                                  lanyard_editor_get_connector (self->editor),
                                  lanyard_window_page_get_cancellable (LANYARD_WINDOW_PAGE (self)), imported_cb,
                                  g_object_ref (self));
}

void
_lanyard_connector_page_add_intake_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "connector.import-metadata", NULL, import_metadata_action);
  gtk_widget_class_install_action (widget_class, "connector.import-metadata-url", NULL, import_url_action);
  gtk_widget_class_install_action (widget_class, "connector.check-metadata", NULL, check_metadata_action);
  gtk_widget_class_install_action (widget_class, "connector.paste", NULL, paste_action);
  _lanyard_connector_page_add_news_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, "connector.import-metadata", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "connector.paste", NULL);
}

void
_lanyard_connector_page_accept_drops (LanyardConnectorPage *self)
{
  lanyard_metadata_drop_attach (GTK_WIDGET (self), self->drop_hint, import);
}

void
_lanyard_connector_page_take (LanyardConnectorPage *self,
                              LanyardConnector     *taken)
{
  lanyard_item_assign (LANYARD_ITEM (lanyard_editor_get_connector (self->editor)), LANYARD_ITEM (taken));
  gtk_stack_set_visible_child_name (self->pages, "service-provider");
  lanyard_window_toast (GTK_WIDGET (self), _("Values filled in; save to keep them"));
}
