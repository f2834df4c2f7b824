/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-editor-help.h"

#include "lanyard-field-help.h"
#include "lanyard-item-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define FIELD_KEY "lanyard-field"
#define HELP_WIDTH_CHARS 42
#define ROW_MARGIN 12

static GtkWidget *
create_text (const char *text,
             const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), HELP_WIDTH_CHARS);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
create_popover (const LanyardFieldHelp *help)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *names = lanyard_field_help_dup_names (help);

  gtk_widget_add_css_class (box, "lanyard-help");
  gtk_box_append (GTK_BOX (box), create_text (_(help->title), "heading"));
  gtk_box_append (GTK_BOX (box), create_text (_(help->help), NULL));
  gtk_box_append (GTK_BOX (box), create_text (_("Service providers call it:"), "dim-label"));
  gtk_box_append (GTK_BOX (box), create_text (names, NULL));
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  return popover;
}

/* Made when it is opened: a page has many. */
static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, create_popover (user_data));
}

static GtkWidget *
create_button (const LanyardFieldHelp *help)
{
  GtkWidget *button = gtk_menu_button_new ();
  /* Translators: %s is the name of a field */
  g_autofree char *label = g_strdup_printf (_("Help on %s"), _(help->title));

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "lanyard-help-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb, (gpointer) help, NULL);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "lanyard-help-button");

  return button;
}

void
lanyard_editor_mark (GtkWidget  *widget,
                     const char *field)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (g_object_get_data (G_OBJECT (widget), FIELD_KEY) == NULL)
    g_object_set_data_full (G_OBJECT (widget), FIELD_KEY, g_strdup (field), g_free);
}

/* Of a row that has no place for suffixes. */
static void
add_beside_child (GtkListBoxRow *row,
                  GtkWidget     *button)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *child = g_object_ref (gtk_list_box_row_get_child (row));

  gtk_list_box_row_set_child (row, NULL);
  gtk_widget_set_hexpand (child, TRUE);
  gtk_widget_set_margin_end (button, ROW_MARGIN);
  gtk_box_append (GTK_BOX (box), child);
  gtk_box_append (GTK_BOX (box), button);
  gtk_list_box_row_set_child (row, box);
  g_object_unref (child);
}

/**
 * lanyard_editor_add_to_heading:
 * @group: a group with a title
 * @widget: what is to stand beside it, before what is there already
 */
void
lanyard_editor_add_to_heading (AdwPreferencesGroup *group,
                               GtkWidget           *widget)
{
  GtkWidget *suffix;
  GtkWidget *box;

  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));

  suffix = adw_preferences_group_get_header_suffix (group);
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_box_append (GTK_BOX (box), widget);
  if (suffix != NULL)
    {
      g_object_ref (suffix);
      adw_preferences_group_set_header_suffix (group, NULL);
      gtk_box_append (GTK_BOX (box), suffix);
      g_object_unref (suffix);
    }
  adw_preferences_group_set_header_suffix (group, box);
}

/**
 * lanyard_editor_add_help:
 * @row: the row or the group that edits @field
 * @field: JSON name of a field, or "LIST.MEMBER"
 *
 * Adds a button for the help, once, and lets the search lead here.
 */
void
lanyard_editor_add_help (GtkWidget  *row,
                         const char *field)
{
  const LanyardFieldHelp *help = lanyard_field_help_lookup (field);

  g_return_if_fail (GTK_IS_WIDGET (row));

  if (help == NULL || g_object_get_data (G_OBJECT (row), FIELD_KEY) != NULL)
    return;

  lanyard_editor_mark (row, field);
  if (ADW_IS_ENTRY_ROW (row))
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), create_button (help));
  else if (ADW_IS_ACTION_ROW (row))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_button (help));
  else if (ADW_IS_PREFERENCES_ROW (row) && gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)) != NULL)
    add_beside_child (GTK_LIST_BOX_ROW (row), create_button (help));
  else if (ADW_IS_PREFERENCES_GROUP (row))
    lanyard_editor_add_to_heading (ADW_PREFERENCES_GROUP (row), create_button (help));
}

/**
 * lanyard_editor_add_member_help:
 * @row: the row that edits a member of an item
 * @list: JSON name of the list
 * @property: of the items
 *
 * As lanyard_editor_add_help(), for #LanyardItemListSpec.
 */
void
lanyard_editor_add_member_help (GtkWidget  *row,
                                const char *list,
                                const char *property)
{
  g_autofree char *member = g_strdelimit (g_strdup (property), "-", '_');
  g_autofree char *field = g_strconcat (list, ".", member, NULL);

  lanyard_editor_add_help (row, field);
}

static GtkWidget *
find_marked (GtkWidget  *widget,
             const char *field)
{
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), FIELD_KEY), field) == 0 && gtk_widget_get_visible (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_marked (child, field);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
open_ancestors (GtkWidget *widget)
{
  for (GtkWidget *parent = widget; parent != NULL; parent = gtk_widget_get_parent (parent))
    if (ADW_IS_EXPANDER_ROW (parent))
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (parent), TRUE);
}

/* Whether it has a place, and nothing around it is still opening. */
static gboolean
is_settled (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_height (widget) == 0)
    return FALSE;

  for (GtkWidget *parent = widget; parent != NULL; parent = gtk_widget_get_parent (parent))
    {
      if (GTK_IS_REVEALER (parent) && !gtk_revealer_get_child_revealed (GTK_REVEALER (parent)))
        return FALSE;
      if (GTK_IS_STACK (parent) && gtk_stack_get_transition_running (GTK_STACK (parent)))
        return FALSE;
    }

  return TRUE;
}

/* The viewport around it scrolls to what gets the focus. */
static gboolean
focus_when_settled_cb (GtkWidget     *widget,
                       GdkFrameClock *clock,
                       gpointer       user_data)
{
  if (!is_settled (widget))
    return G_SOURCE_CONTINUE;

  if (!gtk_widget_grab_focus (widget))
    gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);

  return G_SOURCE_REMOVE;
}

/* The part of @path that names an item of a list: "acs[1].url" is 1 and "url",
 * "acs.url" is 0 and "url". */
static GtkWidget *
find_in_list (LanyardItemList *list,
              const char      *path)
{
  const char *bracket = strchr (path, '[');
  const char *inner = strchr (path, '.');
  guint position = bracket != NULL ? (guint) g_ascii_strtoull (bracket + 1, NULL, 10) : 0;

  return lanyard_item_list_get_row (list, position, inner != NULL ? inner + 1 : NULL);
}

gboolean
lanyard_editor_reveal (GtkWidget  *page,
                       const char *path)
{
  g_autofree char *field = g_strndup (path, strcspn (path, ".["));
  GtkWidget *widget;

  g_return_val_if_fail (GTK_IS_WIDGET (page), FALSE);

  widget = find_marked (page, field);
  if (widget == NULL)
    return FALSE;

  if (LANYARD_IS_ITEM_LIST (widget))
    {
      GtkWidget *row = find_in_list (LANYARD_ITEM_LIST (widget), path);

      widget = row != NULL ? row : widget;
    }
  open_ancestors (widget);
  gtk_widget_add_tick_callback (widget, focus_when_settled_cb, NULL, NULL);

  return TRUE;
}
