/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-window-private.h"

#include "lanyard-alert.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (LanyardDirectoryWindow, lanyard_directory_window, ADW_TYPE_WINDOW)

gboolean
_lanyard_directory_window_is_edited (LanyardDirectoryWindow *self)
{
  return self->directory != NULL &&
         (lanyard_directory_form_get_password (self->form) != NULL ||
          !lanyard_item_equal (LANYARD_ITEM (self->directory), LANYARD_ITEM (self->stored)));
}

/* What was cancelled may end while something else is under way. */
static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  LanyardDirectoryWindow *self = LANYARD_DIRECTORY_WINDOW (source);
  g_autoptr(GError) error = NULL;

  if (self->cancellable != g_task_get_cancellable (G_TASK (result)))
    return;

  g_clear_object (&self->cancellable);
  self->storing = FALSE;
  g_task_propagate_boolean (G_TASK (result), &error);
  self->done (self, g_task_get_task_data (G_TASK (result)), error);
}

void
_lanyard_directory_window_start (LanyardDirectoryWindow *self,
                                 LanyardDirectoryJob    *job,
                                 LanyardDirectoryDone    done)
{
  g_autoptr(GTask) task = NULL;

  self->cancellable = g_cancellable_new ();
  self->done = done;
  self->storing = (job->steps & (LANYARD_DIRECTORY_SAVE | LANYARD_DIRECTORY_APPLY)) != 0;
  task = g_task_new (self, self->cancellable, finished_cb, NULL);
  g_task_set_source_tag (task, _lanyard_directory_window_start);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, lanyard_directory_job_free);
  _lanyard_directory_window_update (self);
  g_task_run_in_thread (task, lanyard_directory_job_run);
}

static void
show_last_sync (LanyardDirectoryWindow *self,
                gint64                  time)
{
  g_autoptr(GDateTime) local = time > 0 ? g_date_time_new_from_unix_local (time) : NULL;
  g_autofree char *date = local != NULL ? g_date_time_format (local, "%x %R") : NULL;
  /* Translators: %s is a date and a time */
  g_autofree char *text = date != NULL ? g_strdup_printf (_("Last synchronized: %s"), date) : NULL;

  adw_window_title_set_subtitle (self->title, text != NULL ? text : "");
  lanyard_directory_changes_set_last_sync (self->changes, text != NULL ? text
                                                          : _("People and groups were never taken over from the directory"));
}

void
_lanyard_directory_window_take_stored (LanyardDirectoryWindow *self,
                                       LanyardDirectoryJob    *job)
{
  g_set_object (&self->stored, job->stored);
  if ((job->steps & LANYARD_DIRECTORY_SAVE) != 0)
    {
      lanyard_record_set_identity (LANYARD_RECORD (self->directory), LANYARD_DIRECTORY_ID,
                                   lanyard_record_get_revision (LANYARD_RECORD (job->stored)));
      lanyard_directory_form_clear_password (self->form);
    }
  lanyard_directory_form_set_stored (self->form, job->stored, job->has_password);
  show_last_sync (self, job->last_sync);
}

/* One button for both pages: a reader of the screen knows it already. */
static void
show_verb (LanyardDirectoryWindow *self)
{
  gboolean on_changes = g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "changes") == 0;

  gtk_button_set_label (self->verb_button, on_changes ? _("_Apply") : _("_Save"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->verb_button), on_changes ? "directory.apply" : "directory.save");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->verb_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, on_changes ? _("Apply") : _("Save"), -1);
}

/* An entry that cannot be edited any more must not keep the focus. */
static void
set_form_sensitive (LanyardDirectoryWindow *self,
                    gboolean                sensitive)
{
  GtkWidget *form = GTK_WIDGET (self->form);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (!sensitive && focus != NULL && gtk_widget_is_ancestor (focus, form))
    {
      g_set_weak_pointer (&self->focus, focus);
      gtk_window_set_focus (GTK_WINDOW (self), NULL);
    }
  gtk_widget_set_sensitive (form, sensitive);
  if (!sensitive || self->focus == NULL)
    return;

  if (focus == NULL && gtk_widget_get_mapped (self->focus))
    gtk_window_set_focus (GTK_WINDOW (self), self->focus);
  g_clear_weak_pointer (&self->focus);
}

void
_lanyard_directory_window_update (LanyardDirectoryWindow *self)
{
  gboolean idle = self->cancellable == NULL && self->directory != NULL;
  gboolean valid = idle && lanyard_item_validate (LANYARD_ITEM (self->directory), NULL);
  gboolean complete = valid && lanyard_directory_get_uri (self->directory) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "directory.save", valid && _lanyard_directory_window_is_edited (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "directory.test", complete);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "directory.preview", complete);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "directory.accept", complete);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "directory.apply", idle && lanyard_directory_changes_has_plan (self->changes));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "directory.cancel", self->cancellable != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "window.close", !self->storing);
  set_form_sensitive (self, idle);
  show_verb (self);
}

static void
edited_cb (LanyardDirectoryWindow *self)
{
  g_autoptr(GError) error = NULL;

  if (self->directory == NULL)
    return;

  if (!lanyard_item_validate (LANYARD_ITEM (self->directory), &error))
    lanyard_directory_form_show_result (self->form, TRUE, error->message);
  lanyard_directory_changes_show_empty (self->changes);
  _lanyard_directory_window_update (self);
}

static void
take_loaded (LanyardDirectoryWindow *self,
             LanyardDirectoryJob    *job,
             const GError           *error)
{
  if (error != NULL)
    {
      lanyard_directory_form_show_result (self->form, TRUE, error->message);
      _lanyard_directory_window_update (self);
      return;
    }

  self->directory = LANYARD_DIRECTORY (lanyard_item_copy (LANYARD_ITEM (job->stored)));
  _lanyard_directory_window_take_stored (self, job);
  gtk_widget_set_sensitive (GTK_WIDGET (self->form), TRUE);
  lanyard_directory_form_set_directory (self->form, self->directory, (const char * const *) job->targets);
  _lanyard_directory_window_update (self);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LanyardDirectoryWindow) self = user_data;
  LanyardAnswer answer = lanyard_alert_finish (result);

  self->asking = FALSE;
  if (self->storing || answer == LANYARD_ANSWER_CANCEL)
    return;
  if (answer == LANYARD_ANSWER_OTHER)
    {
      _lanyard_directory_window_go (self);
      return;
    }

  if (self->cancellable != NULL)
    _lanyard_directory_window_stop_reading (self);
  _lanyard_directory_window_save (self, TRUE);
}

/* What was edited is not lost without a question. */
static gboolean
close_request_cb (LanyardDirectoryWindow *self)
{
  g_autoptr(GError) error = NULL;
  LanyardAlert alert = {
    .heading = _("Save Changes?"),
    .body = _("Changes that are not saved are lost."),
    .verb = _("_Save"),
    .other = _("_Discard"),
    .other_destructive = TRUE,
  };

  if (self->storing || self->asking)
    return TRUE;
  if (!_lanyard_directory_window_is_edited (self))
    {
      _lanyard_directory_window_offer_undo (self);
      return FALSE;
    }

  if (!lanyard_item_validate (LANYARD_ITEM (self->directory), &error))
    {
      alert.body = error->message;
      alert.verb_disabled = TRUE;
    }
  self->asking = TRUE;
  lanyard_alert_async (&alert, GTK_WIDGET (self), NULL, answered_cb, g_object_ref (self));
  return TRUE;
}

static void
lanyard_directory_window_dispose (GObject *object)
{
  LanyardDirectoryWindow *self = LANYARD_DIRECTORY_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_weak_pointer (&self->focus);
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_DIRECTORY_WINDOW);

  G_OBJECT_CLASS (lanyard_directory_window_parent_class)->dispose (object);
}

static void
lanyard_directory_window_finalize (GObject *object)
{
  LanyardDirectoryWindow *self = LANYARD_DIRECTORY_WINDOW (object);

  g_clear_object (&self->from);
  g_clear_object (&self->configuration);
  g_clear_object (&self->directory);
  g_clear_object (&self->stored);
  g_clear_pointer (&self->change_id, g_free);

  G_OBJECT_CLASS (lanyard_directory_window_parent_class)->finalize (object);
}

static void
lanyard_directory_window_class_init (LanyardDirectoryWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_directory_window_dispose;
  object_class->finalize = lanyard_directory_window_finalize;

  g_type_ensure (LANYARD_TYPE_DIRECTORY_CHANGES);
  g_type_ensure (LANYARD_TYPE_DIRECTORY_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/directory/lanyard-directory-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryWindow, verb_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryWindow, form);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryWindow, changes);
  gtk_widget_class_bind_template_callback (widget_class, _lanyard_directory_window_update);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  _lanyard_directory_window_install_actions (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "directory.save", NULL);
}

static void
lanyard_directory_window_init (LanyardDirectoryWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lanyard_directory_window_new:
 * @from: a widget in the window that it belongs to
 * @configuration: where people and groups come
 *
 * Returns: (transfer none): a window that is not shown yet
 */
LanyardDirectoryWindow *
lanyard_directory_window_new (GtkWidget            *from,
                              LanyardConfiguration *configuration)
{
  LanyardDirectoryWindow *self;

  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  self = g_object_new (LANYARD_TYPE_DIRECTORY_WINDOW, "transient-for", gtk_widget_get_root (from), NULL);
  self->from = g_object_ref (from);
  self->configuration = g_object_ref (configuration);
  _lanyard_directory_window_start (self, lanyard_directory_job_new (configuration, LANYARD_DIRECTORY_LOAD), take_loaded);

  return self;
}
