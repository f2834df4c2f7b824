/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-editor-fields.h"

#include "lanyard-editor-help.h"
#include "lanyard-hyphens.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

static GParamSpec *
find_pspec (LanyardEditor            *self,
            const LanyardEditorField *field)
{
  return g_object_class_find_property (G_OBJECT_GET_CLASS (lanyard_editor_get_connector (self)), field->property);
}

static void
set_name (GtkWidget  *widget,
          const char *title,
          const char *subtitle)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  if (subtitle != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);
}

static GtkWidget *
create_switch_row (LanyardConnector         *connector,
                   const LanyardEditorField *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  set_name (widget, _(field->title), _(field->subtitle));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(field->subtitle));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  lanyard_bind_switch (connector, field->property, widget);

  return row;
}

/* A choice that shows below the title leaves its place to the explanation. */
static void
use_subtitle_cb (GtkWidget  *row,
                 GParamSpec *pspec,
                 const char *subtitle)
{
  if (!adw_combo_row_get_use_subtitle (ADW_COMBO_ROW (row)))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
}

static void
show_choice (GtkWidget  *row,
             const char *subtitle)
{
  if (subtitle == NULL)
    {
      adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
      return;
    }

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_signal_connect (row, "notify::use-subtitle", G_CALLBACK (use_subtitle_cb), (gpointer) subtitle);
  gtk_expression_bind (lanyard_window_narrow_expression_new (), row, "use-subtitle", row);
}

static GtkWidget *
create_choice_row (LanyardConnector          *connector,
                   const LanyardEditorField  *field,
                   GtkWidget                **other)
{
  GtkWidget *row = adw_combo_row_new ();

  show_choice (row, field->subtitle != NULL ? _(field->subtitle) : NULL);
  if (field->free_title == NULL)
    lanyard_bind_choice (connector, field->property, ADW_COMBO_ROW (row), field->choices);
  else
    {
      *other = lanyard_bind_free_choice (connector, field->property, ADW_COMBO_ROW (row), field->choices);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (*other), _(field->free_title));
    }

  return row;
}

static GtkWidget *
create_label (const char *text,
              const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

/* A list, one line an item. */
static GtkWidget *
create_lines_row (LanyardConnector         *connector,
                  const LanyardEditorField *field)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_widget_add_css_class (box, "lanyard-lines");
  gtk_box_append (GTK_BOX (box), create_label (_(field->title), "title"));
  gtk_box_append (GTK_BOX (box), create_label (_(field->subtitle), "subtitle"));
  gtk_box_append (GTK_BOX (box), view);

  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_CHAR);
  set_name (view, _(field->title), _(field->subtitle));
  lanyard_hyphens_forbid_in_view (GTK_TEXT_VIEW (view));
  lanyard_bind_lines (connector, field->property, buffer);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
create_entry_row (LanyardConnector         *connector,
                  const LanyardEditorField *field)
{
  GtkWidget *row = adw_entry_row_new ();

  lanyard_bind_text (connector, field->property, row);

  return row;
}

/* @other: the row that belongs below it, for another text than the choices. */
static GtkWidget *
create_row (LanyardEditor             *self,
            const LanyardEditorField  *field,
            GtkWidget                **other)
{
  LanyardConnector *connector = lanyard_editor_get_connector (self);
  GParamSpec *pspec = find_pspec (self, field);
  GtkWidget *row;

  if (pspec->value_type == G_TYPE_BOOLEAN)
    row = create_switch_row (connector, field);
  else if (field->choices != NULL)
    row = create_choice_row (connector, field, other);
  else if (pspec->value_type == G_TYPE_STRV)
    row = create_lines_row (connector, field);
  else
    row = create_entry_row (connector, field);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->title));
  return row;
}

/* Once @row is where it belongs. */
static void
add_note (LanyardEditor            *self,
          const LanyardEditorField *field,
          GtkWidget                *row)
{
  g_autofree char *name = g_strdelimit (g_strdup (field->property), "-", '_');

  lanyard_editor_note (self, name, row);
  lanyard_editor_mark (row, name);
}

static gboolean
is_default (LanyardEditor            *self,
            const LanyardEditorField *field)
{
  GParamSpec *pspec = find_pspec (self, field);
  g_auto(GValue) value = G_VALUE_INIT;
  char **strv;

  g_value_init (&value, pspec->value_type);
  g_object_get_property (G_OBJECT (lanyard_editor_get_connector (self)), field->property, &value);
  if (pspec->value_type != G_TYPE_STRV)
    return g_param_value_defaults (pspec, &value);

  strv = g_value_get_boxed (&value);
  return strv == NULL || strv[0] == NULL;
}

/**
 * lanyard_editor_add_fields:
 * @self: an editor whose connector was read
 * @group: where the rows go
 * @fields: a static table
 *
 * Adds a row for each field, with what the check says of it below.
 */
void
lanyard_editor_add_fields (LanyardEditor            *self,
                           AdwPreferencesGroup      *group,
                           const LanyardEditorField *fields)
{
  g_return_if_fail (LANYARD_IS_EDITOR (self));

  for (; fields->property != NULL; fields++)
    {
      GtkWidget *other = NULL;
      GtkWidget *row = create_row (self, fields, &other);

      adw_preferences_group_add (group, row);
      if (other != NULL)
        adw_preferences_group_add (group, other);
      add_note (self, fields, row);
    }
}

/**
 * lanyard_editor_add_advanced_fields:
 * @self: an editor whose connector was read
 * @group: where the row goes that has the rows in it
 * @fields: a static table
 *
 * As lanyard_editor_add_fields(), in a row that opens, and is open if any of
 * the fields is not as usual.
 */
void
lanyard_editor_add_advanced_fields (LanyardEditor            *self,
                                    AdwPreferencesGroup      *group,
                                    const LanyardEditorField *fields)
{
  GtkWidget *expander = adw_expander_row_new ();
  gboolean usual = TRUE;

  g_return_if_fail (LANYARD_IS_EDITOR (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (expander), _("Advanced"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (expander), _("For service providers that need something else than usual"));
  adw_preferences_group_add (group, expander);

  for (; fields->property != NULL; fields++)
    {
      GtkWidget *other = NULL;
      GtkWidget *row = create_row (self, fields, &other);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), row);
      if (other != NULL)
        adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), other);
      add_note (self, fields, row);
      usual = usual && is_default (self, fields);
    }
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (expander), !usual);
}
