/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-new-person-window.h"

#include "lanyard-note-row.h"
#include "lanyard-password-group.h"
#include "lanyard-person-actions.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardNewPersonWindow
{
  AdwWindow             parent_instance;

  /* Template Widgets */
  GtkWidget            *add_button;
  GtkSpinner           *spinner;
  GtkWidget            *form;
  GtkEditable          *username_row;
  GtkEditable          *email_row;
  GtkEditable          *first_name_row;
  GtkEditable          *last_name_row;
  LanyardNoteRow       *note;
  LanyardPasswordGroup *password_group;

  /* Owned References */
  LanyardConfiguration *configuration;
};

G_DEFINE_FINAL_TYPE (LanyardNewPersonWindow, lanyard_new_person_window, ADW_TYPE_WINDOW)

static LanyardPerson *
create_person (LanyardNewPersonWindow *self)
{
  LanyardPerson *person = lanyard_person_new (gtk_editable_get_text (self->username_row),
                                              gtk_editable_get_text (self->email_row));

  g_object_set (person,
                "first-name", gtk_editable_get_text (self->first_name_row),
                "last-name", gtk_editable_get_text (self->last_name_row),
                NULL);

  return person;
}

/* Also whose password it is to be: it must not be what everybody knows of them. */
static void
named_cb (LanyardNewPersonWindow *self)
{
  g_autoptr(LanyardPerson) person = create_person (self);

  lanyard_password_group_set_person (self->password_group, self->configuration, person);
}

static void
update_cb (LanyardNewPersonWindow *self)
{
  gboolean named = *gtk_editable_get_text (self->username_row) != '\0';

  lanyard_note_row_set (self->note, LANYARD_NOTE_ERROR, NULL);
  gtk_widget_set_sensitive (self->add_button, named && lanyard_password_group_is_complete (self->password_group));
}

static void
show_problem (LanyardNewPersonWindow *self,
              const GError           *error)
{
  lanyard_note_row_set (self->note, LANYARD_NOTE_ERROR, error->message);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardNewPersonWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *change_id = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_spinner_stop (self->spinner);
  gtk_widget_set_sensitive (self->form, TRUE);
  if (!lanyard_person_actions_store_finish (LANYARD_CONFIGURATION (source), result, &change_id, &error))
    {
      update_cb (self);
      show_problem (self, error);
      return;
    }

  if (parent != NULL)
    {
      g_autoptr(LanyardPerson) person = create_person (self);
      g_autofree char *name = lanyard_person_dup_full_name (person);
      /* Translators: %s is the name of a group or a person */
      g_autofree char *text = g_strdup_printf (_("“%s” created"), name);

      lanyard_window_toast_undo (GTK_WIDGET (parent), text, change_id);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_clicked_cb (LanyardNewPersonWindow *self)
{
  g_autoptr(LanyardPerson) person = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *summary = NULL;

  if (!gtk_widget_get_sensitive (self->add_button))
    return;

  person = create_person (self);
  if (!lanyard_item_validate (LANYARD_ITEM (person), &error))
    {
      show_problem (self, error);
      return;
    }

  gtk_widget_set_sensitive (self->add_button, FALSE);
  gtk_widget_set_sensitive (self->form, FALSE);
  gtk_spinner_start (self->spinner);
  name = lanyard_person_dup_full_name (person);
  summary = g_strdup_printf (_("Create “%s”"), name);
  lanyard_person_actions_store_async (self->configuration, summary, person, TRUE,
                                      lanyard_password_group_get_password (self->password_group), stored_cb,
                                      g_object_ref (self));
}

static void
lanyard_new_person_window_dispose (GObject *object)
{
  LanyardNewPersonWindow *self = LANYARD_NEW_PERSON_WINDOW (object);

  if (self->password_group != NULL)
    lanyard_password_group_clear (self->password_group);

  G_OBJECT_CLASS (lanyard_new_person_window_parent_class)->dispose (object);
}

static void
lanyard_new_person_window_finalize (GObject *object)
{
  g_clear_object (&LANYARD_NEW_PERSON_WINDOW (object)->configuration);

  G_OBJECT_CLASS (lanyard_new_person_window_parent_class)->finalize (object);
}

static void
lanyard_new_person_window_class_init (LanyardNewPersonWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_new_person_window_dispose;
  object_class->finalize = lanyard_new_person_window_finalize;

  g_type_ensure (LANYARD_TYPE_NOTE_ROW);
  g_type_ensure (LANYARD_TYPE_PASSWORD_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/people/lanyard-new-person-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardNewPersonWindow, add_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewPersonWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewPersonWindow, form);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewPersonWindow, username_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewPersonWindow, email_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewPersonWindow, first_name_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewPersonWindow, last_name_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewPersonWindow, note);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewPersonWindow, password_group);
  gtk_widget_class_bind_template_callback (widget_class, named_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lanyard_new_person_window_init (LanyardNewPersonWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->username_row));
}

/**
 * lanyard_new_person_window_new:
 * @from: a widget in the window that it belongs to
 * @configuration: where the person is stored
 *
 * Returns: (transfer none): a window that is not shown yet
 */
GtkWidget *
lanyard_new_person_window_new (GtkWidget            *from,
                               LanyardConfiguration *configuration)
{
  LanyardNewPersonWindow *self;

  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  self = g_object_new (LANYARD_TYPE_NEW_PERSON_WINDOW, "transient-for", gtk_widget_get_root (from), NULL);
  self->configuration = g_object_ref (configuration);
  named_cb (self);

  return GTK_WIDGET (self);
}
