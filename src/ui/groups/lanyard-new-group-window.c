/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-new-group-window.h"

#include "lanyard-note-row.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardNewGroupWindow
{
  AdwWindow             parent_instance;

  /* Template Widgets */
  GtkWidget            *add_button;
  GtkWidget            *name_row;
  GtkWidget            *description_row;
  LanyardNoteRow       *note;

  /* Owned References */
  LanyardConfiguration *configuration;
};

G_DEFINE_FINAL_TYPE (LanyardNewGroupWindow, lanyard_new_group_window, ADW_TYPE_WINDOW)

static void
show_problem (LanyardNewGroupWindow *self,
              const char            *problem)
{
  lanyard_note_row_set (self->note, LANYARD_NOTE_ERROR, problem);
  if (problem != NULL)
    gtk_widget_add_css_class (self->name_row, "error");
  else
    gtk_widget_remove_css_class (self->name_row, "error");
}

static void
name_changed_cb (LanyardNewGroupWindow *self)
{
  gtk_widget_set_sensitive (self->add_button, *gtk_editable_get_text (GTK_EDITABLE (self->name_row)) != '\0');
  show_problem (self, NULL);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LanyardNewGroupWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *change_id = NULL;
  g_autofree char *text = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!lanyard_configuration_apply_finish (LANYARD_CONFIGURATION (source), result, &change_id, &error))
    {
      gtk_widget_set_sensitive (self->add_button, TRUE);
      show_problem (self, error->message);
      return;
    }

  /* Translators: %s is the name of a group or a person */
  text = g_strdup_printf (_("“%s” created"), gtk_editable_get_text (GTK_EDITABLE (self->name_row)));
  if (parent != NULL)
    lanyard_window_toast_undo (GTK_WIDGET (parent), text, change_id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_clicked_cb (LanyardNewGroupWindow *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name_row));
  g_autoptr(LanyardGroup) group = lanyard_group_new (name);
  g_autoptr(GError) error = NULL;
  g_autofree char *summary = NULL;
  LanyardChanges *changes;

  if (!gtk_widget_get_sensitive (self->add_button))
    return;

  g_object_set (group, "description", gtk_editable_get_text (GTK_EDITABLE (self->description_row)), NULL);
  if (!lanyard_item_validate (LANYARD_ITEM (group), &error))
    {
      show_problem (self, error->message);
      return;
    }

  gtk_widget_set_sensitive (self->add_button, FALSE);
  summary = g_strdup_printf (_("Create “%s”"), name);
  changes = lanyard_changes_new (summary);
  lanyard_changes_save (changes, LANYARD_RECORD (group));
  lanyard_configuration_apply_async (self->configuration, changes, NULL, applied_cb, g_object_ref (self));
}

static void
lanyard_new_group_window_finalize (GObject *object)
{
  g_clear_object (&LANYARD_NEW_GROUP_WINDOW (object)->configuration);

  G_OBJECT_CLASS (lanyard_new_group_window_parent_class)->finalize (object);
}

static void
lanyard_new_group_window_class_init (LanyardNewGroupWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = lanyard_new_group_window_finalize;

  g_type_ensure (LANYARD_TYPE_NOTE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/groups/lanyard-new-group-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardNewGroupWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewGroupWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewGroupWindow, description_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewGroupWindow, note);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lanyard_new_group_window_init (LanyardNewGroupWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (self->name_row);
}

/**
 * lanyard_new_group_window_new:
 * @from: a widget in the window that it belongs to
 * @configuration: where the group is stored
 *
 * Returns: (transfer none): a window that is not shown yet
 */
GtkWidget *
lanyard_new_group_window_new (GtkWidget            *from,
                              LanyardConfiguration *configuration)
{
  LanyardNewGroupWindow *self;

  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  self = g_object_new (LANYARD_TYPE_NEW_GROUP_WINDOW, "transient-for", gtk_widget_get_root (from), NULL);
  self->configuration = g_object_ref (configuration);

  return GTK_WIDGET (self);
}
