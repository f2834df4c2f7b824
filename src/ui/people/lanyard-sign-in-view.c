/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-sign-in-view.h"

#include "lanyard-admin-event.h"
#include "lanyard-alert.h"
#include "lanyard-factor.h"
#include "lanyard-session-entry.h"
#include "lanyard-session.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardSignInView
{
  AdwBin                parent_instance;

  LanyardConfiguration *configuration;
  LanyardPerson        *person;
  GCancellable         *cancellable;
  GPtrArray            *rows;           /* of sessions, unowned */

  /* Template Widgets */
  AdwActionRow         *factor_row;
  GtkWidget            *reset_button;
  AdwPreferencesGroup  *sessions_group;
  GtkWidget            *end_all_button;
  GtkWidget            *none_row;
};

G_DEFINE_FINAL_TYPE (LanyardSignInView, lanyard_sign_in_view, ADW_TYPE_BIN)

typedef struct
{
  LanyardFactorInfo factor;
  GPtrArray        *sessions;
} State;

/* What is done to the person before the state is read again. */
typedef enum
{
  TASK_READ,
  TASK_RESET,
  TASK_END,
  TASK_END_ALL,
} TaskKind;

typedef struct
{
  TaskKind       kind;
  LanyardPerson *person;
  char          *session;
} Task;

static void
state_free (State *state)
{
  g_clear_pointer (&state->sessions, g_ptr_array_unref);
  g_free (state);
}

static void
task_free (Task *task)
{
  g_object_unref (task->person);
  g_free (task->session);
  g_free (task);
}

static gboolean
carry_out (Task                  *task,
           LanyardConfiguration  *configuration,
           gint64                 now,
           GError               **error)
{
  const char *id = lanyard_record_get_id (LANYARD_RECORD (task->person));

  switch (task->kind)
    {
    case TASK_RESET:
      return lanyard_factor_reset_sync (configuration, task->person, now, error);

    case TASK_END:
      return lanyard_session_revoke_sync (configuration, task->session, now, error);

    case TASK_END_ALL:
      return lanyard_session_end_all_sync (configuration, id, error) &&
             lanyard_admin_event_add_sync (configuration, "sessions", id, now, error);

    case TASK_READ:
    default:
      return TRUE;
    }
}

static gpointer
run_worker (LanyardConfiguration  *configuration,
            gpointer               data,
            GError               **error)
{
  Task *task = data;
  const char *id = lanyard_record_get_id (LANYARD_RECORD (task->person));
  gint64 now = lanyard_time_now ();
  State *state;

  if (!carry_out (task, configuration, now, error))
    return NULL;

  state = g_new0 (State, 1);
  if (lanyard_factor_load_sync (configuration, id, now, &state->factor, error))
    state->sessions = lanyard_session_list_sync (configuration, id, now, error);
  if (state->sessions != NULL)
    return state;

  state_free (state);
  return NULL;
}

static char *
format_time (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (seconds);

  return g_date_time_format (time, "%x %R");
}

static void
show_factor (LanyardSignInView *self,
             LanyardFactorInfo *factor)
{
  g_autofree char *since = format_time (factor->since);
  g_autofree char *text = NULL;

  gtk_widget_set_visible (self->reset_button, factor->since != 0);
  if (factor->since == 0)
    {
      adw_action_row_set_subtitle (self->factor_row, _("Not set up: the password alone signs in"));
      return;
    }

  /* Translators: the first %s is a time, then a number */
  text = g_strdup_printf (ngettext ("Since %s; %u recovery code is left", "Since %s; %u recovery codes are left",
                                    factor->n_recovery_codes),
                          since, factor->n_recovery_codes);
  adw_action_row_set_subtitle (self->factor_row, text);
}

static void
add_session (LanyardSignInView *self,
             LanyardSession    *session)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Sign Out"));
  const char *agent = session->agent != NULL ? session->agent : _("A browser that does not say what it is");
  g_autofree char *used = format_time (session->used);
  /* Translators: an address, then a time */
  g_autofree char *detail = g_strdup_printf (_("%s · last used %s"), session->address != NULL ? session->address : "–",
                                             used);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), agent);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "sign-in.end");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", session->id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sign Out"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, detail, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->sessions_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_sessions (LanyardSignInView *self,
               GPtrArray         *sessions)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->sessions_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < sessions->len; i++)
    add_session (self, g_ptr_array_index (sessions, i));
  gtk_widget_set_visible (self->none_row, sessions->len == 0);
  gtk_widget_set_visible (self->end_all_button, sessions->len > 0);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(LanyardSignInView) self = user_data;
  g_autoptr(GError) error = NULL;
  State *state = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (state == NULL)
    {
      if (!g_cancellable_is_cancelled (self->cancellable))
        lanyard_window_show_error (GTK_WIDGET (self), _("Sign-Ins Cannot Be Read"), error);
      return;
    }

  if (!g_cancellable_is_cancelled (self->cancellable))
    {
      show_factor (self, &state->factor);
      show_sessions (self, state->sessions);
    }
  state_free (state);
}

static void
run (LanyardSignInView *self,
     TaskKind           kind,
     const char        *session)
{
  Task *task = g_new0 (Task, 1);

  task->kind = kind;
  task->person = g_object_ref (self->person);
  task->session = g_strdup (session);
  lanyard_configuration_run_async (self->configuration, run_worker, task, (GDestroyNotify) task_free,
                                   (GDestroyNotify) state_free, self->cancellable, ran_cb, g_object_ref (self));
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(LanyardSignInView) self = user_data;

  if (lanyard_alert_finish (result) == LANYARD_ANSWER_VERB && !g_cancellable_is_cancelled (self->cancellable))
    run (self, TASK_RESET, NULL);
}

static void
reset_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LanyardSignInView *self = LANYARD_SIGN_IN_VIEW (widget);
  g_autofree char *name = lanyard_person_dup_full_name (self->person);
  /* Translators: %s is a person's name */
  g_autofree char *heading = g_strdup_printf (_("Reset the Second Factor of %s?"), name);
  const LanyardAlert alert = {
    .heading = heading,
    .body = _("Their app and their recovery codes stop working, and they are signed out everywhere. "
              "Until they set up another one, their password alone signs in. This cannot be undone."),
    .verb = _("_Reset"),
    .destructive = TRUE,
  };

  lanyard_alert_async (&alert, widget, self->cancellable, asked_cb, g_object_ref (self));
}

static void
end_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  run (LANYARD_SIGN_IN_VIEW (widget), TASK_END, g_variant_get_string (parameter, NULL));
}

static void
end_all_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  run (LANYARD_SIGN_IN_VIEW (widget), TASK_END_ALL, NULL);
}

static void
lanyard_sign_in_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lanyard_sign_in_view_parent_class)->map (widget);

  run (LANYARD_SIGN_IN_VIEW (widget), TASK_READ, NULL);
}

static void
lanyard_sign_in_view_dispose (GObject *object)
{
  g_cancellable_cancel (LANYARD_SIGN_IN_VIEW (object)->cancellable);

  G_OBJECT_CLASS (lanyard_sign_in_view_parent_class)->dispose (object);
}

static void
lanyard_sign_in_view_finalize (GObject *object)
{
  LanyardSignInView *self = LANYARD_SIGN_IN_VIEW (object);

  g_clear_object (&self->configuration);
  g_clear_object (&self->person);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_sign_in_view_parent_class)->finalize (object);
}

static void
lanyard_sign_in_view_class_init (LanyardSignInViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_sign_in_view_dispose;
  object_class->finalize = lanyard_sign_in_view_finalize;
  widget_class->map = lanyard_sign_in_view_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/people/lanyard-sign-in-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardSignInView, factor_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardSignInView, reset_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardSignInView, sessions_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardSignInView, end_all_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardSignInView, none_row);

  gtk_widget_class_install_action (widget_class, "sign-in.reset", NULL, reset_action);
  gtk_widget_class_install_action (widget_class, "sign-in.end", "s", end_action);
  gtk_widget_class_install_action (widget_class, "sign-in.end-all", NULL, end_all_action);
}

static void
lanyard_sign_in_view_init (LanyardSignInView *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lanyard_sign_in_view_new:
 * @configuration: where it is kept
 * @person: who
 *
 * Returns: (transfer floating): a view that fills when it is shown
 */
GtkWidget *
lanyard_sign_in_view_new (LanyardConfiguration *configuration,
                          LanyardPerson        *person)
{
  LanyardSignInView *self;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), NULL);

  self = g_object_new (LANYARD_TYPE_SIGN_IN_VIEW, NULL);
  self->configuration = g_object_ref (configuration);
  self->person = g_object_ref (person);

  return GTK_WIDGET (self);
}
