/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector-page-private.h"

#include "lanyard-check-page.h"
#include "lanyard-preferences.h"

/* The panel, in pixels; the limits of the setting. */
#define LEAST_WIDTH 360
#define GREATEST_WIDTH 800

/**
 * _lanyard_connector_page_find_check:
 * @self: a page
 * @tab: (out) (transfer none) (nullable): the tab of the check
 *
 * Returns: the position of that tab
 */
guint
_lanyard_connector_page_find_check (LanyardConnectorPage  *self,
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

/**
 * _lanyard_connector_page_can_have_panel:
 * @self: a page in a window
 *
 * Returns: whether there is room for the check beside the other pages
 */
gboolean
_lanyard_connector_page_can_have_panel (LanyardConnectorPage *self)
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

  wide = _lanyard_connector_page_can_have_panel (self);
  if (wide && visible)
    {
      open_panel (self, place);
      return;
    }

  _lanyard_connector_page_find_check (self, &tab);
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

/* How wide the least panel is. */
static int
measure_least (LanyardConnectorPage *self)
{
  int least;

  gtk_widget_measure (GTK_WIDGET (self->check_panel), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

/* Where the panel starts if it is as wide as was chosen, or as wide as there is room for. */
static int
compute_start (LanyardConnectorPage *self,
               int                   first,
               int                   last)
{
  return MAX (first, MIN (last, last + measure_least (self) - self->panel_width));
}

/* The limits change with what is allotted, before it is shared out. */
static void
limits_changed_cb (LanyardConnectorPage *self)
{
  g_object_get (self->panes, "min-position", &self->first_start, "max-position", &self->last_start, NULL);
  gtk_paned_set_position (self->panes, compute_start (self, self->first_start, self->last_start));
}

/* A start within the same limits is one that a person moved it to. */
static void
start_changed_cb (LanyardConnectorPage *self)
{
  int start = gtk_paned_get_position (self->panes);
  int first, last;

  g_object_get (self->panes, "min-position", &first, "max-position", &last, NULL);
  if (first != self->first_start || last != self->last_start || start == compute_start (self, first, last))
    return;

  self->panel_width = CLAMP (last + measure_least (self) - start, LEAST_WIDTH, GREATEST_WIDTH);
  self->panel_moved = TRUE;
}

/* Here, or on the page of another connector. */
static void
width_chosen_cb (LanyardConnectorPage *self)
{
  self->panel_width = CLAMP (g_settings_get_int (self->settings, "check-panel-width"), LEAST_WIDTH, GREATEST_WIDTH);
  if (self->last_start > 0)
    gtk_paned_set_position (self->panes, compute_start (self, self->first_start, self->last_start));
}

static void
save_width_cb (LanyardConnectorPage *self)
{
  if (self->panel_moved)
    g_settings_set_int (self->settings, "check-panel-width", self->panel_width);
  self->panel_moved = FALSE;
}

static void
save_choice_cb (LanyardConnectorPage *self)
{
  g_settings_set_boolean (self->settings, "check-panel", gtk_toggle_button_get_active (self->check_toggle));
}

/* What a person chose is for all connectors: whether the panel shows, and how wide. */
static void
remember (LanyardConnectorPage *self)
{
  width_chosen_cb (self);
  g_signal_connect_object (self->settings, "changed::check-panel-width", G_CALLBACK (width_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "check-panel", self->check_toggle, "active", G_SETTINGS_BIND_GET);
  g_signal_connect_object (self->check_toggle, "clicked", G_CALLBACK (save_choice_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->check_panel, "unmap", G_CALLBACK (save_width_cb), self, G_CONNECT_SWAPPED);
}

void
_lanyard_connector_page_bind_panel (LanyardConnectorPage *self)
{
  self->settings = lanyard_preferences_dup ();
  self->panel_width = LEAST_WIDTH;
  if (self->settings != NULL)
    remember (self);
  g_signal_connect_object (self->check_toggle, "notify::active", G_CALLBACK (_lanyard_connector_page_place_check), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::min-position", G_CALLBACK (limits_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::max-position", G_CALLBACK (limits_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->panes, "notify::position", G_CALLBACK (start_changed_cb), self, G_CONNECT_SWAPPED);
}
