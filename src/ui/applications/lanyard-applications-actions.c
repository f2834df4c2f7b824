/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-applications-page-private.h"

#include "lanyard-application-menu.h"
#include "lanyard-bulk-window.h"
#include "lanyard-catalog-page.h"
#include "lanyard-compare-page.h"
#include "lanyard-connector-actions.h"
#include "lanyard-connector-duplicate.h"
#include "lanyard-deleted-page.h"
#include "lanyard-new-from-values.h"
#include "lanyard-window.h"

#include <string.h>

static void
row_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  LanyardApplicationsPage *self = LANYARD_APPLICATIONS_PAGE (widget);
  LanyardConfiguration *configuration = lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self));
  LanyardConnector *connector = _lanyard_applications_page_find_connector (self, g_variant_get_string (parameter, NULL));
  g_autoptr(GPtrArray) connectors = g_ptr_array_new_with_free_func (g_object_unref);
  const char *verb = strchr (action_name, '.') + 1;

  if (connector == NULL)
    return;

  g_ptr_array_add (connectors, g_object_ref (connector));
  if (g_str_equal (verb, "open"))
    lanyard_window_show_connector (widget, lanyard_record_get_id (LANYARD_RECORD (connector)));
  else if (g_str_equal (verb, "activate"))
    lanyard_connector_actions_set_active (widget, configuration, connectors, TRUE);
  else if (g_str_equal (verb, "deactivate"))
    lanyard_connector_actions_set_active (widget, configuration, connectors, FALSE);
  else if (g_str_equal (verb, "delete"))
    lanyard_connector_actions_delete (widget, configuration, connectors);
  else if (g_str_equal (verb, "duplicate"))
    lanyard_connector_duplicate_ask (widget, configuration, connector);
  else if (g_str_equal (verb, "compare"))
    lanyard_compare_page_ask (widget, configuration, lanyard_window_page_get_service (LANYARD_WINDOW_PAGE (self)), connector);
  else if (g_str_equal (verb, "export-metadata"))
    lanyard_connector_actions_export_metadata (widget, configuration, connector);
  else if (g_str_equal (verb, "download-certificate"))
    lanyard_connector_actions_download_certificate (widget, configuration, connector);
  else if (g_str_equal (verb, "copy-metadata-url"))
    lanyard_connector_actions_copy_metadata_url (widget, connector,
                                                 lanyard_service_get_base_url (lanyard_window_page_get_service (LANYARD_WINDOW_PAGE (self))));
}

static void
select_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LanyardApplicationsPage *self = LANYARD_APPLICATIONS_PAGE (widget);
  LanyardConnector *connector = _lanyard_applications_page_find_connector (self, g_variant_get_string (parameter, NULL));

  gtk_toggle_button_set_active (self->select_button, TRUE);
  if (connector != NULL)
    _lanyard_applications_page_toggle_selected (self, connector);
}

static void
delete_selected_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  LanyardApplicationsPage *self = LANYARD_APPLICATIONS_PAGE (widget);
  g_autoptr(GPtrArray) connectors = _lanyard_applications_page_list_selected (self);

  if (connectors->len == 0)
    return;

  lanyard_connector_actions_delete (widget, lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)), connectors);
}

static void
toggle_selection_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  GtkToggleButton *button = LANYARD_APPLICATIONS_PAGE (widget)->select_button;

  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
}

/* Once what was to be done to the selected ones is done. */
static void
end_selection_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  gtk_toggle_button_set_active (LANYARD_APPLICATIONS_PAGE (widget)->select_button, FALSE);
}

/* The parameter is the nick of what is done. */
static void
change_selected_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  LanyardApplicationsPage *self = LANYARD_APPLICATIONS_PAGE (widget);
  g_autoptr(GPtrArray) connectors = _lanyard_applications_page_list_selected (self);
  g_autoptr(GEnumClass) klass = g_type_class_ref (LANYARD_TYPE_BULK_KIND);
  GEnumValue *kind = g_enum_get_value_by_nick (klass, g_variant_get_string (parameter, NULL));

  if (connectors->len == 0 || kind == NULL)
    return;

  lanyard_bulk_window_ask (widget, lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)),
                           (LanyardBulkKind) kind->value, connectors);
}

static void
compare_selected_action (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  LanyardApplicationsPage *self = LANYARD_APPLICATIONS_PAGE (widget);
  g_autoptr(GPtrArray) connectors = _lanyard_applications_page_list_selected (self);

  if (connectors->len != 2)
    return;

  gtk_toggle_button_set_active (self->select_button, FALSE);
  lanyard_compare_page_push (widget, lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)),
                             lanyard_window_page_get_service (LANYARD_WINDOW_PAGE (self)),
                             g_ptr_array_index (connectors, 0), g_ptr_array_index (connectors, 1));
}

static void
show_deleted_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  LanyardWindowPage *page = LANYARD_WINDOW_PAGE (widget);

  lanyard_window_push (widget, g_object_new (LANYARD_TYPE_DELETED_PAGE,
                                             "configuration", lanyard_window_page_get_configuration (page),
                                             "service", lanyard_window_page_get_service (page),
                                             NULL));
}

static void
search_catalog_action (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  LanyardWindowPage *page = LANYARD_WINDOW_PAGE (widget);

  lanyard_catalog_page_push (widget, lanyard_window_page_get_configuration (page), lanyard_window_page_get_service (page),
                             gtk_editable_get_text (LANYARD_APPLICATIONS_PAGE (widget)->search_entry));
}

static void
paste_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  lanyard_new_from_values_paste (LANYARD_WINDOW_PAGE (widget));
}

static void
add_from_url_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  lanyard_new_from_values_ask_url (LANYARD_WINDOW_PAGE (widget));
}

/* The keyboard's form of the row menu. */
static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  LanyardApplicationRow *row = _lanyard_applications_page_get_focus_row (LANYARD_APPLICATIONS_PAGE (widget));

  if (row == NULL)
    return FALSE;

  lanyard_application_menu_show (row, NULL);
  return TRUE;
}

static gboolean
delete_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  LanyardApplicationsPage *self = LANYARD_APPLICATIONS_PAGE (widget);
  LanyardApplicationRow *row = _lanyard_applications_page_get_focus_row (self);
  g_autoptr(GPtrArray) connectors = NULL;

  if (row == NULL)
    return FALSE;

  if (_lanyard_applications_page_is_selecting (self))
    {
      gtk_widget_activate_action (widget, "applications.delete-selected", NULL);
      return TRUE;
    }

  connectors = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (connectors, g_object_ref (lanyard_application_row_get_connector (row)));
  lanyard_connector_actions_delete (widget, lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)), connectors);
  return TRUE;
}

static gboolean
duplicate_key_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   user_data)
{
  LanyardApplicationRow *row = _lanyard_applications_page_get_focus_row (LANYARD_APPLICATIONS_PAGE (widget));

  if (row == NULL)
    return FALSE;

  lanyard_connector_duplicate_ask (widget, lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (widget)),
                                   lanyard_application_row_get_connector (row));
  return TRUE;
}

static gboolean
escape_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  LanyardApplicationsPage *self = LANYARD_APPLICATIONS_PAGE (widget);

  if (!_lanyard_applications_page_is_selecting (self))
    return FALSE;

  gtk_toggle_button_set_active (self->select_button, FALSE);
  return TRUE;
}

void
_lanyard_applications_page_class_add_actions (GtkWidgetClass *widget_class)
{
  static const char * const of_a_row[] = {
    "applications.open", "applications.activate", "applications.deactivate", "applications.delete",
    "applications.export-metadata", "applications.download-certificate", "applications.copy-metadata-url",
    "applications.duplicate", "applications.compare",
  };

  for (guint i = 0; i < G_N_ELEMENTS (of_a_row); i++)
    gtk_widget_class_install_action (widget_class, of_a_row[i], "s", row_action);
  gtk_widget_class_install_action (widget_class, "applications.delete-selected", NULL, delete_selected_action);
  gtk_widget_class_install_action (widget_class, "applications.toggle-selection", NULL, toggle_selection_action);
  gtk_widget_class_install_action (widget_class, "applications.end-selection", NULL, end_selection_action);
  gtk_widget_class_install_action (widget_class, "applications.change-selected", "s", change_selected_action);
  gtk_widget_class_install_action (widget_class, "applications.compare-selected", NULL, compare_selected_action);
  gtk_widget_class_install_action (widget_class, "applications.show-deleted", NULL, show_deleted_action);
  gtk_widget_class_install_action (widget_class, "applications.select", "s", select_action);
  gtk_widget_class_install_action (widget_class, "applications.search-catalog", NULL, search_catalog_action);
  gtk_widget_class_install_action (widget_class, "applications.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "applications.add-from-url", NULL, add_from_url_action);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "applications.paste", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_u, GDK_CONTROL_MASK, duplicate_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_key_cb, NULL);
}
