/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-password-window.h"

#include "lanyard-password-group.h"
#include "lanyard-person-actions.h"
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

  /* Owned References */
  LanyardConfiguration *configuration;
  LanyardPerson        *person;
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
  g_autofree char *change_id = NULL;
  g_autofree char *name = lanyard_person_dup_full_name (self->person);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  gtk_spinner_stop (self->spinner);
  if (!lanyard_person_actions_store_finish (LANYARD_CONFIGURATION (source), result, &change_id, &error))
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

      lanyard_window_toast_undo (GTK_WIDGET (parent), text, change_id);
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

static void
lanyard_password_window_dispose (GObject *object)
{
  LanyardPasswordWindow *self = LANYARD_PASSWORD_WINDOW (object);

  if (self->group != NULL)
    lanyard_password_group_clear (self->group);

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

  g_type_ensure (LANYARD_TYPE_PASSWORD_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/people/lanyard-password-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardPasswordWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LanyardPasswordWindow, set_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardPasswordWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, LanyardPasswordWindow, group);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_clicked_cb);
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
  name = lanyard_person_dup_full_name (person);
  adw_window_title_set_subtitle (self->title, name);

  return GTK_WIDGET (self);
}
