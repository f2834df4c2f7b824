/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-editor-form.h"

#include "lanyard-editor-help.h"
#include "lanyard-note-row.h"

#include <glib/gi18n-lib.h>

/* What shows whether a field is as the template makes it. */
typedef struct
{
  LanyardEditor *editor;        /* borrowed: the handler ends with the row */
  const char    *property;
  GtkWidget     *row;
  GtkWidget     *mark;          /* as in the template */
  gboolean       is_list;       /* the row is there only when it was edited */
  GtkWidget     *button;        /* back to the template's form */
} Form;

static void
free_form (gpointer  data,
           GClosure *closure)
{
  g_free (data);
}

static void
restore_cb (GtkWidget *button,
            Form      *form)
{
  lanyard_editor_close_step (form->editor);
  lanyard_template_restore_field (lanyard_editor_get_template (form->editor), lanyard_editor_get_connector (form->editor),
                                  form->property);
}

static void
show_form_cb (Form *form)
{
  g_autofree char *made = NULL;
  g_autofree char *tooltip = NULL;
  LanyardTemplateForm state = lanyard_template_compare_field (lanyard_editor_get_template (form->editor),
                                                              lanyard_editor_get_connector (form->editor),
                                                              form->property, &made);

  gtk_widget_set_visible (form->mark, state == LANYARD_TEMPLATE_FORM_SAME);
  if (form->is_list)
    {
      gtk_widget_set_visible (form->row, state == LANYARD_TEMPLATE_FORM_EDITED);
      lanyard_note_row_update_list (form->row);
      return;
    }

  gtk_widget_set_visible (form->button, state == LANYARD_TEMPLATE_FORM_EDITED);
  if (state != LANYARD_TEMPLATE_FORM_EDITED)
    return;

  /* Translators: %s is a value, mostly an address */
  tooltip = made != NULL ? g_strdup_printf (_("Edited by hand. Back to the template’s “%s”"), made)
                         : g_strdup (_("Edited by hand. Back to the template’s"));
  gtk_widget_set_tooltip_text (form->button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (form->button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
}

static void
watch (Form *form)
{
  GClosure *closure = g_cclosure_new_swap (G_CALLBACK (show_form_cb), form, free_form);

  g_object_watch_closure (G_OBJECT (form->row), closure);
  g_signal_connect_closure (lanyard_editor_get_connector (form->editor), "changed", closure, FALSE);
  show_form_cb (form);
}

static GtkWidget *
create_mark (void)
{
  GtkWidget *mark = g_object_new (GTK_TYPE_IMAGE,
                                  "icon-name", "view-pin-symbolic",
                                  "tooltip-text", _("From the template"),
                                  NULL);

  gtk_widget_add_css_class (mark, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, _("From the template"), -1);
  return mark;
}

static gboolean
is_fixed (LanyardEditor *self,
          const char    *property)
{
  LanyardTemplate *tmpl = lanyard_editor_get_template (self);

  return tmpl != NULL && lanyard_template_fixes_field (tmpl, property);
}

/**
 * lanyard_editor_add_form:
 * @self: an editor
 * @property: of the connector
 * @row: the row that edits it
 *
 * If the template says what the field is, marks in @row that the value is from
 * it, or that it was edited by hand, with a button that takes the template’s
 * again.
 */
void
lanyard_editor_add_form (LanyardEditor *self,
                         const char    *property,
                         GtkWidget     *row)
{
  Form *form;

  g_return_if_fail (LANYARD_IS_EDITOR (self));

  if (!is_fixed (self, property) || !(ADW_IS_ENTRY_ROW (row) || ADW_IS_ACTION_ROW (row)))
    return;

  form = g_new0 (Form, 1);
  form->editor = self;
  form->property = g_intern_string (property);
  form->row = row;
  form->mark = create_mark ();
  form->button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  gtk_widget_set_valign (form->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (form->button, "flat");
  g_signal_connect (form->button, "clicked", G_CALLBACK (restore_cb), form);
  if (ADW_IS_ENTRY_ROW (row))
    {
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), form->mark);
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), form->button);
    }
  else
    {
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), form->mark);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), form->button);
    }
  watch (form);
}

/**
 * lanyard_editor_add_list_form:
 * @self: an editor
 * @property: of the connector, a list
 * @group: the group that edits it
 *
 * If the template fills the list, marks beside the title that it is as there,
 * or says above the list that it was edited by hand, with a button that takes
 * the template’s again.
 */
void
lanyard_editor_add_list_form (LanyardEditor       *self,
                              const char          *property,
                              AdwPreferencesGroup *group)
{
  Form *form;

  g_return_if_fail (LANYARD_IS_EDITOR (self));

  if (!is_fixed (self, property))
    return;

  form = g_new0 (Form, 1);
  form->editor = self;
  form->property = g_intern_string (property);
  form->is_list = TRUE;
  form->row = adw_action_row_new ();
  form->mark = create_mark ();
  form->button = gtk_button_new_with_mnemonic (_("Use _Template’s"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->row), _("Edited by Hand"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (form->row), _("The template gives others"));
  gtk_widget_set_valign (form->button, GTK_ALIGN_CENTER);
  g_signal_connect (form->button, "clicked", G_CALLBACK (restore_cb), form);
  adw_action_row_add_suffix (ADW_ACTION_ROW (form->row), form->button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (form->row), form->button);
  adw_preferences_group_add (group, form->row);
  lanyard_editor_add_to_heading (group, form->mark);
  watch (form);
}
