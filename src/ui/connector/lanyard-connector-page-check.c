/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector-page-private.h"

#include "lanyard-check-page.h"
#include "lanyard-finding-text.h"
#include "lanyard-preferences.h"

#include <glib/gi18n-lib.h>

static guint
find_position (LanyardConnectorPage  *self,
               GtkWidget            **tab)
{
  guint position = 0;

  *tab = gtk_widget_get_first_child (GTK_WIDGET (self->tabs));
  while (*tab != NULL && g_strcmp0 (gtk_widget_get_name (*tab), "check") != 0)
    {
      *tab = gtk_widget_get_next_sibling (*tab);
      position++;
    }

  return position;
}

static gboolean
can_have_panel (LanyardConnectorPage *self)
{
  gboolean compact;

  g_object_get (gtk_widget_get_root (GTK_WIDGET (self)), "compact", &compact, NULL);

  return !compact;
}

/* There is one page of the check, which goes where it shows. */
static void
move_check (AdwBin *from,
            AdwBin *to)
{
  g_autoptr(GtkWidget) page = NULL;

  if (adw_bin_get_child (from) == NULL)
    return;

  page = g_object_ref (adw_bin_get_child (from));
  adw_bin_set_child (from, NULL);
  adw_bin_set_child (to, page);
}

static void
show_panel (LanyardConnectorPage *self,
            AdwBin               *place)
{
  move_check (place, self->check_panel);
  if (adw_bin_get_child (self->check_panel) == NULL)
    adw_bin_set_child (self->check_panel, g_object_new (LANYARD_TYPE_CHECK_PAGE, "editor", self->editor, NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->check_panel), TRUE);
}

/**
 * _lanyard_connector_page_pass_focus:
 * @self: a page in a window
 * @from: what is about to be hidden, and cannot keep the focus then
 * @to: what shows in its place
 *
 * Returns: whether the focus was in @from
 */
gboolean
_lanyard_connector_page_pass_focus (LanyardConnectorPage *self,
                                    GtkWidget            *from,
                                    GtkWidget            *to)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || (focus != from && !gtk_widget_is_ancestor (focus, from)))
    return FALSE;

  if (!gtk_widget_child_focus (to, GTK_DIR_TAB_FORWARD))
    gtk_widget_grab_focus (to);
  return TRUE;
}

/* The check goes on in the panel for whoever reads its page. */
static void
open_panel (LanyardConnectorPage *self,
            GtkWidget            *place)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean was_inside = focus != NULL && gtk_widget_is_ancestor (focus, place);

  /* Each of these two places the check once more. */
  gtk_stack_set_visible_child_name (self->pages, self->page_before_check);
  gtk_toggle_button_set_active (self->check_toggle, TRUE);
  if (was_inside)
    gtk_widget_child_focus (GTK_WIDGET (self->check_panel), GTK_DIR_TAB_FORWARD);
}

static void
hide_panel (LanyardConnectorPage *self,
            gboolean              wide)
{
  GtkWidget *rest = wide ? GTK_WIDGET (self->check_toggle) : GTK_WIDGET (self->drop_down);

  _lanyard_connector_page_pass_focus (self, GTK_WIDGET (self->check_panel), rest);
  gtk_widget_set_visible (GTK_WIDGET (self->check_panel), FALSE);
}

void
_lanyard_connector_page_place_check (LanyardConnectorPage *self)
{
  GtkWidget *place = gtk_stack_get_child_by_name (self->pages, "check");
  gboolean visible = place != NULL && gtk_stack_get_visible_child (self->pages) == place;
  gboolean wide;
  GtkWidget *tab;

  if (!visible)
    self->page_before_check = g_intern_string (gtk_stack_get_visible_child_name (self->pages));
  if (place == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  wide = can_have_panel (self);
  if (wide && visible)
    {
      open_panel (self, place);
      return;
    }

  find_position (self, &tab);
  gtk_widget_set_visible (tab, !wide);
  if (!wide)
    _lanyard_connector_page_pass_focus (self, GTK_WIDGET (self->check_toggle), GTK_WIDGET (self->drop_down));
  gtk_widget_set_visible (GTK_WIDGET (self->check_toggle), wide);
  if (wide && gtk_toggle_button_get_active (self->check_toggle))
    show_panel (self, ADW_BIN (place));
  else
    hide_panel (self, wide);
  if (!wide)
    move_check (self->check_panel, ADW_BIN (place));
}

/* It is remembered for all connectors. */
void
_lanyard_connector_page_bind_panel (LanyardConnectorPage *self)
{
  g_autoptr(GSettings) settings = lanyard_preferences_dup ();

  if (settings != NULL)
    g_settings_bind (settings, "check-panel", self->check_toggle, "active", G_SETTINGS_BIND_DEFAULT);
  g_signal_connect_object (self->check_toggle, "notify::active", G_CALLBACK (_lanyard_connector_page_place_check), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
has_page (LanyardConnectorPage *self,
          const char           *name)
{
  return gtk_stack_get_child_by_name (self->pages, name) != NULL;
}

static void
show_check (LanyardConnectorPage *self)
{
  if (!can_have_panel (self))
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

  if (can_have_panel (self))
    gtk_toggle_button_set_active (self->check_toggle, !gtk_toggle_button_get_active (self->check_toggle));
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
  guint position = find_position (self, &tab);

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
