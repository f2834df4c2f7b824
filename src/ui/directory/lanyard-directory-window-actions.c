/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-window-private.h"

#include "lanyard-error.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static LanyardDirectoryJob *
create_job (LanyardDirectoryWindow *self,
            LanyardDirectorySteps   steps)
{
  LanyardDirectoryJob *job = lanyard_directory_job_new (self->configuration, steps);

  job->directory = LANYARD_DIRECTORY (lanyard_item_copy (LANYARD_ITEM (self->directory)));
  job->password = g_strdup (lanyard_directory_form_get_password (self->form));

  return job;
}

void
_lanyard_directory_window_offer_undo (LanyardDirectoryWindow *self)
{
  if (self->change_id != NULL)
    lanyard_window_toast_undo (self->from, _("Connection to the directory saved"), self->change_id);
  g_clear_pointer (&self->change_id, g_free);
}

void
_lanyard_directory_window_go (LanyardDirectoryWindow *self)
{
  _lanyard_directory_window_offer_undo (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
take_saved (LanyardDirectoryWindow *self,
            LanyardDirectoryJob    *job,
            const GError           *error)
{
  lanyard_directory_form_set_busy (self->form, FALSE);
  if (error == NULL)
    _lanyard_directory_window_take_stored (self, job);
  else
    gtk_stack_set_visible_child_name (self->pages, "connection");
  if (error == NULL || job->change_id != NULL)
    {
      g_free (self->change_id);
      self->change_id = g_strdup (job->change_id);
    }
  lanyard_directory_form_show_result (self->form, error != NULL, error != NULL ? error->message : _("The connection is saved."));
  _lanyard_directory_window_update (self);

  if (self->closing && error == NULL)
    _lanyard_directory_window_go (self);
  self->closing = FALSE;
}

void
_lanyard_directory_window_save (LanyardDirectoryWindow *self,
                                gboolean                closing)
{
  self->closing = closing;
  lanyard_directory_form_set_busy (self->form, TRUE);
  _lanyard_directory_window_start (self, create_job (self, LANYARD_DIRECTORY_SAVE | LANYARD_DIRECTORY_LOAD), take_saved);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  _lanyard_directory_window_save (LANYARD_DIRECTORY_WINDOW (widget), FALSE);
}

static void
show_test (LanyardDirectoryWindow *self,
           LanyardDirectoryJob    *job,
           const GError           *error)
{
  g_autofree char *text = NULL;

  lanyard_directory_form_set_busy (self->form, FALSE);
  if (error == NULL)
    text = g_strdup_printf (_("The directory answers, and the account may read. People: %u. Groups: %u."), job->n_people, job->n_groups);
  lanyard_directory_form_show_result (self->form, error != NULL, error != NULL ? error->message : text);
  _lanyard_directory_window_update (self);
}

static void
test_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LanyardDirectoryWindow *self = LANYARD_DIRECTORY_WINDOW (widget);

  lanyard_directory_form_show_result (self->form, FALSE, NULL);
  lanyard_directory_form_set_busy (self->form, TRUE);
  _lanyard_directory_window_start (self, create_job (self, LANYARD_DIRECTORY_TEST), show_test);
}

static LanyardDirectoryAccept
get_refused (const GError *error)
{
  const LanyardErrorParts *parts = lanyard_error_get_parts (error);

  if (parts != NULL && g_strcmp0 (parts->code, LANYARD_DIRECTORY_MISSING) == 0)
    return LANYARD_DIRECTORY_ACCEPT_MISSING;

  return parts != NULL && g_strcmp0 (parts->code, LANYARD_DIRECTORY_RETURNING) == 0 ? LANYARD_DIRECTORY_ACCEPT_RETURNING : 0;
}

static void
show_preview (LanyardDirectoryWindow *self,
              LanyardDirectoryJob    *job,
              const GError           *error)
{
  self->refused = error != NULL ? get_refused (error) : 0;
  if (error == NULL)
    lanyard_directory_changes_show_plan (self->changes, g_steal_pointer (&job->plan));
  else
    lanyard_directory_changes_show_problem (self->changes, error);
  _lanyard_directory_window_update (self);
}

/* Of the connection as it is edited: nothing is stored for it. */
static void
preview_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LanyardDirectoryWindow *self = LANYARD_DIRECTORY_WINDOW (widget);
  LanyardDirectoryJob *job = create_job (self, LANYARD_DIRECTORY_PREVIEW);

  self->accepted = strcmp (action_name, "directory.accept") == 0 ? self->accepted | self->refused : 0;
  self->refused = 0;
  job->accepted = self->accepted;
  lanyard_directory_changes_show_progress (self->changes, _("Reading the directory and comparing…"));
  gtk_stack_set_visible_child_name (self->pages, "changes");
  _lanyard_directory_window_start (self, job, show_preview);
}

static void
toast_undo (LanyardDirectoryWindow *self,
            LanyardDirectoryJob    *job)
{
  guint n = lanyard_people_import_count (job->plan, LANYARD_PEOPLE_LINE_NEW) +
            lanyard_people_import_count (job->plan, LANYARD_PEOPLE_LINE_CHANGED);
  g_autofree char *text = g_strdup_printf (ngettext ("%u person taken over from the directory",
                                                     "%u people taken over from the directory", n), n);

  if (job->change_id != NULL)
    lanyard_window_toast_undo (self->from, text, job->change_id);
}

/* What was taken over came by the connection as it is edited, which stays. */
static void
take_applied (LanyardDirectoryWindow *self,
              LanyardDirectoryJob    *job,
              const GError           *error)
{
  if (error != NULL && job->change_id == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        lanyard_directory_changes_show_empty (self->changes);
      else
        lanyard_directory_changes_show_problem (self->changes, error);
      _lanyard_directory_window_update (self);
      return;
    }

  toast_undo (self, job);
  if (_lanyard_directory_window_is_edited (self))
    _lanyard_directory_window_save (self, TRUE);
  else
    _lanyard_directory_window_go (self);
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LanyardDirectoryWindow *self = LANYARD_DIRECTORY_WINDOW (widget);
  LanyardDirectoryJob *job = create_job (self, LANYARD_DIRECTORY_APPLY);

  job->plan = lanyard_directory_changes_steal_plan (self->changes);
  lanyard_directory_changes_show_progress (self->changes, _("Storing all of it as one step…"));
  _lanyard_directory_window_start (self, job, take_applied);
}

void
_lanyard_directory_window_stop_reading (LanyardDirectoryWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  lanyard_directory_form_set_busy (self->form, FALSE);
  lanyard_directory_changes_show_empty (self->changes);
  _lanyard_directory_window_update (self);
}

/* What stores tells when it has taken all of it back. */
static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LanyardDirectoryWindow *self = LANYARD_DIRECTORY_WINDOW (widget);

  if (!self->storing)
    {
      _lanyard_directory_window_stop_reading (self);
      return;
    }

  g_cancellable_cancel (self->cancellable);
  lanyard_directory_changes_show_progress (self->changes, _("Taking it back…"));
}

void
_lanyard_directory_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "directory.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "directory.test", NULL, test_action);
  gtk_widget_class_install_action (widget_class, "directory.preview", NULL, preview_action);
  gtk_widget_class_install_action (widget_class, "directory.accept", NULL, preview_action);
  gtk_widget_class_install_action (widget_class, "directory.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "directory.cancel", NULL, cancel_action);
}
