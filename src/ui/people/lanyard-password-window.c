/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-password-window.h"

#include "lanyard-copy-row.h"
#include "lanyard-note-row.h"
#include "lanyard-password-group.h"
#include "lanyard-password-link.h"
#include "lanyard-person-actions.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardPasswordWindow
{
  AdwWindow             parent_instance;

  /* Template Widgets */
  AdwWindowTitle       *title;
  GtkWidget            *set_button;
  GtkSpinner           *spinner;
  LanyardPasswordGroup *group;
  GtkWidget            *make_row;
  LanyardCopyRow       *link_row;
  LanyardNoteRow       *link_note;

  /* Owned References */
  LanyardConfiguration *configuration;
  LanyardPerson        *person;

  gboolean              closed;
};

G_DEFINE_FINAL_TYPE (LanyardPasswordWindow, lanyard_password_window, ADW_TYPE_WINDOW)

static void
update_cb (LanyardPasswordWindow *self)
{
  gtk_widget_set_sensitive (self->set_button, lanyard_password_group_is_complete (self->group)
                                              && lanyard_password_group_get_password (self->group) != NULL);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardPasswordWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = lanyard_person_dup_full_name (self->person);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_spinner_stop (self->spinner);
  if (!lanyard_person_actions_store_finish (LANYARD_CONFIGURATION (source), result, NULL, &error))
    {
      gtk_widget_set_sensitive (GTK_WIDGET (self->group), TRUE);
      update_cb (self);
      if (parent != NULL)
        lanyard_window_show_error (GTK_WIDGET (parent), _("The Password Cannot Be Set"), error);
      return;
    }

  if (parent != NULL)
    {
      /* Translators: %s is the name of a person */
      g_autofree char *text = g_strdup_printf (_("Password of “%s” set"), name);

      lanyard_window_toast (GTK_WIDGET (parent), text);
    }
  gtk_window_close (GTK_WINDOW (self));
}

static void
set_clicked_cb (LanyardPasswordWindow *self)
{
  g_autofree char *name = lanyard_person_dup_full_name (self->person);
  g_autofree char *summary = NULL;

  if (!gtk_widget_get_sensitive (self->set_button))
    return;

  gtk_widget_set_sensitive (self->set_button, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->group), FALSE);
  gtk_spinner_start (self->spinner);
  summary = g_strdup_printf (_("Set the password of “%s”"), name);
  lanyard_person_actions_store_async (self->configuration, summary, self->person, FALSE,
                                      lanyard_password_group_get_password (self->group), stored_cb, g_object_ref (self));
}

typedef struct
{
  LanyardSecret *link;
  gint64         expires;
} Link;

static void
link_free (Link *link)
{
  lanyard_secret_free (link->link);
  g_free (link);
}

static gpointer
link_worker (LanyardConfiguration  *configuration,
             gpointer               user_data,
             GError               **error)
{
  Link *link = g_new0 (Link, 1);

  link->link = lanyard_password_link_make_sync (configuration, user_data, lanyard_time_now (), &link->expires, error);
  if (link->link != NULL)
    return link;

  link_free (link);
  return NULL;
}

static void
show_link (LanyardPasswordWindow *self,
           Link                  *link)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (link->expires);
  g_autofree char *expires = g_date_time_format (time, "%x %R");
  /* Translators: %s is a time */
  g_autofree char *text = g_strdup_printf (_("Good once, until %s. It is shown only now: copy it, and give it to the person "
                                             "on a way that nobody else reads."), expires);

  lanyard_copy_row_set_value (self->link_row, link->link);
  gtk_widget_set_visible (GTK_WIDGET (self->link_row), TRUE);
  lanyard_note_row_set (self->link_note, LANYARD_NOTE_HINT, text);
  /* It gets the focus: who hears the page hears the note with it. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->link_row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->link_row));
}

static void
linked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardPasswordWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  Link *link = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (!self->closed && link != NULL)
    {
      show_link (self, link);
    }
  else if (!self->closed)
    {
      gtk_widget_set_sensitive (self->make_row, TRUE);
      lanyard_note_row_set (self->link_note, LANYARD_NOTE_ERROR, error->message);
    }
  g_clear_pointer (&link, link_free);
}

static void
link_clicked_cb (LanyardPasswordWindow *self)
{
  gtk_widget_set_sensitive (self->make_row, FALSE);
  lanyard_configuration_run_async (self->configuration, link_worker, g_object_ref (self->person), g_object_unref,
                                   (GDestroyNotify) link_free, NULL, linked_cb, g_object_ref (self));
}

static void
lanyard_password_window_dispose (GObject *object)
{
  LanyardPasswordWindow *self = LANYARD_PASSWORD_WINDOW (object);

  if (self->group != NULL)
    lanyard_password_group_clear (self->group);
  self->closed = TRUE;

  G_OBJECT_CLASS (lanyard_password_window_parent_class)->dispose (object);
}

static void
lanyard_password_window_finalize (GObject *object)
{
  LanyardPasswordWindow *self = LANYARD_PASSWORD_WINDOW (object);

  g_clear_object (&self->configuration);
  g_clear_object (&self->person);

  G_OBJECT_CLASS (lanyard_password_window_parent_class)->finalize (object);
}

static void
lanyard_password_window_class_init (LanyardPasswordWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_password_window_dispose;
  object_class->finalize = lanyard_password_window_finalize;

  g_type_ensure (LANYARD_TYPE_COPY_ROW);
  g_type_ensure (LANYARD_TYPE_NOTE_ROW);
  g_type_ensure (LANYARD_TYPE_PASSWORD_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/people/lanyard-password-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardPasswordWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LanyardPasswordWindow, set_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardPasswordWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, LanyardPasswordWindow, group);
  gtk_widget_class_bind_template_child (widget_class, LanyardPasswordWindow, make_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardPasswordWindow, link_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardPasswordWindow, link_note);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, link_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lanyard_password_window_init (LanyardPasswordWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->group));
}

/**
 * lanyard_password_window_new:
 * @from: a widget in the window that it belongs to
 * @configuration: where the person is stored
 * @person: whose password
 *
 * Returns: (transfer none): a window that is not shown yet
 */
GtkWidget *
lanyard_password_window_new (GtkWidget            *from,
                             LanyardConfiguration *configuration,
                             LanyardPerson        *person)
{
  LanyardPasswordWindow *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), NULL);

  self = g_object_new (LANYARD_TYPE_PASSWORD_WINDOW, "transient-for", gtk_widget_get_root (from), NULL);
  self->configuration = g_object_ref (configuration);
  self->person = g_object_ref (person);
  lanyard_password_group_set_person (self->group, configuration, person);
  name = lanyard_person_dup_full_name (person);
  adw_window_title_set_subtitle (self->title, name);

  return GTK_WIDGET (self);
}
