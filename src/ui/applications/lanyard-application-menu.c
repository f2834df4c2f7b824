/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-application-menu.h"

#include <glib/gi18n-lib.h>

static void
append_action (GMenu            *menu,
               const char       *label,
               const char       *action,
               LanyardConnector *connector)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", lanyard_record_get_id (LANYARD_RECORD (connector)));
  g_menu_append_item (menu, item);
}

static GMenuModel *
create_menu (LanyardConnector *connector)
{
  g_autoptr(GMenu) state = g_menu_new ();
  g_autoptr(GMenu) hand_over = g_menu_new ();
  g_autoptr(GMenu) copy = g_menu_new ();
  g_autoptr(GMenu) end = g_menu_new ();
  GMenu *menu = g_menu_new ();

  append_action (state, _("_Open"), "applications.open", connector);
  if (lanyard_connector_get_state (connector) == LANYARD_CONNECTOR_ACTIVE)
    append_action (state, _("Deacti_vate"), "applications.deactivate", connector);
  else
    append_action (state, _("_Activate"), "applications.activate", connector);
  append_action (hand_over, _("_Export Metadata…"), "applications.export-metadata", connector);
  append_action (hand_over, _("_Copy Metadata URL"), "applications.copy-metadata-url", connector);
  append_action (hand_over, _("Download Ce_rtificate…"), "applications.download-certificate", connector);
  append_action (copy, _("D_uplicate…"), "applications.duplicate", connector);
  append_action (copy, _("Com_pare With…"), "applications.compare", connector);
  append_action (end, _("_Select"), "applications.select", connector);
  append_action (end, _("_Delete"), "applications.delete", connector);

  g_menu_append_section (menu, NULL, G_MENU_MODEL (state));
  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_SAML)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (hand_over));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copy));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (end));

  return G_MENU_MODEL (menu);
}

static gboolean
unparent_idle (gpointer data)
{
  gtk_widget_unparent (data);
  return G_SOURCE_REMOVE;
}

/* Its action is run after it closed: the popover must outlast that. */
static void
menu_closed_cb (GtkWidget *popover)
{
  gtk_widget_unset_state_flags (gtk_widget_get_parent (popover), GTK_STATE_FLAG_ACTIVE);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_idle, g_object_ref (popover), g_object_unref);
}

void
lanyard_application_menu_show (LanyardApplicationRow *row,
                               const GdkRectangle    *place)
{
  LanyardConnector *connector = lanyard_application_row_get_connector (row);
  g_autoptr(GMenuModel) menu = create_menu (connector);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_widget_set_parent (popover, gtk_widget_get_parent (GTK_WIDGET (row)));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), place == NULL);
  if (place != NULL)
    gtk_popover_set_pointing_to (GTK_POPOVER (popover), place);
  g_signal_connect (popover, "closed", G_CALLBACK (menu_closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
