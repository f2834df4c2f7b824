/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector-page-private.h"

#include "lanyard-finding-text.h"

#include <glib/gi18n-lib.h>

static gboolean
has_page (LanyardConnectorPage *self,
          const char           *name)
{
  return gtk_stack_get_child_by_name (self->pages, name) != NULL;
}

static void
show_check (LanyardConnectorPage *self)
{
  if (!_lanyard_connector_page_can_have_panel (self))
    {
      gtk_stack_set_visible_child_name (self->pages, "check");
      return;
    }

  gtk_toggle_button_set_active (self->check_toggle, TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->check_panel), GTK_DIR_TAB_FORWARD);
}

static void
show_page (LanyardConnectorPage *self,
           const char           *name)
{
  if (!has_page (self, name))
    return;

  if (g_str_equal (name, "check"))
    show_check (self);
  else
    gtk_stack_set_visible_child_name (self->pages, name);
}

static void
show_page_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (widget);
  const char *name = g_variant_get_string (parameter, NULL);

  show_page (self, name);
}

static void
toggle_check_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (widget);

  if (_lanyard_connector_page_can_have_panel (self))
    g_signal_emit_by_name (self->check_toggle, "clicked");
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "check") == 0)
    gtk_stack_set_visible_child_name (self->pages, self->page_before_check);
  else
    show_page (self, "check");
}

static void
show_field_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  _lanyard_connector_page_show_field (LANYARD_CONNECTOR_PAGE (widget), g_variant_get_string (parameter, NULL));
}

/* From one to the next, wherever they are put right. */
static void
next_finding_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (widget);
  GPtrArray *findings = lanyard_editor_get_findings (self->editor);
  const char *field, *page;

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    {
      const LanyardCheckFinding *finding = findings->pdata[self->next_finding++ % findings->len];

      if (!lanyard_finding_find_place (finding, &field, &page) || !has_page (self, page))
        continue;
      if (field != NULL)
        _lanyard_connector_page_show_field (self, field);
      else
        gtk_stack_set_visible_child_name (self->pages, page);
      return;
    }
}

void
_lanyard_connector_page_add_check (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "connector.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "connector.show-field", "s", show_field_action);
  gtk_widget_class_install_action (widget_class, "connector.toggle-check", NULL, toggle_check_action);
  gtk_widget_class_install_action (widget_class, "connector.next-finding", NULL, next_finding_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "connector.toggle-check", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "connector.next-finding", NULL);
}

static void
set_title (LanyardConnectorPage *self,
           const char           *title,
           const char           *tooltip)
{
  GtkStringList *titles = GTK_STRING_LIST (gtk_drop_down_get_model (self->drop_down));
  GtkWidget *tab;
  guint position = _lanyard_connector_page_find_check (self, &tab);

  if (tab == NULL || g_strcmp0 (gtk_button_get_label (GTK_BUTTON (tab)), title) == 0)
    return;

  gtk_button_set_label (GTK_BUTTON (tab), title);
  gtk_widget_set_tooltip_text (tab, tooltip);
  adw_button_content_set_label (self->check_title, title);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->check_toggle), tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check_toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_string_list_splice (titles, position, 1, (const char *[]) { title, NULL });
}

/* The page's name tells how much there is on it. */
void
_lanyard_connector_page_show_counts (LanyardConnectorPage *self)
{
  GPtrArray *findings = lanyard_editor_get_findings (self->editor);
  guint n_errors, n_warnings;
  g_autofree char *title = NULL;
  g_autofree char *counts = NULL;

  if (findings == NULL)
    return;

  n_errors = lanyard_check_count (findings, LANYARD_SEVERITY_ERROR);
  n_warnings = lanyard_check_count (findings, LANYARD_SEVERITY_WARNING);
  if (n_errors + n_warnings > 0)
    {
      /* Translators: the page of the check, and how many errors and warnings it has */
      title = g_strdup_printf (_("Check (%u)"), n_errors + n_warnings);
      counts = lanyard_finding_dup_counts (n_errors, n_warnings);
    }
  set_title (self, title != NULL ? title : _("Check"), counts);
}
