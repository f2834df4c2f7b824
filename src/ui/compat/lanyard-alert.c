/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-alert.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define ANSWER_CANCEL "cancel"
#define ANSWER_VERB "verb"
#define ANSWER_OTHER "other"
#define DIALOG_KEY "lanyard-alert"

#if ADW_CHECK_VERSION (1, 5, 0)
typedef AdwAlertDialog Dialog;
#define DIALOG(object) ADW_ALERT_DIALOG (object)
#define dialog_add_response adw_alert_dialog_add_response
#define dialog_set_response_appearance adw_alert_dialog_set_response_appearance
#define dialog_set_response_enabled adw_alert_dialog_set_response_enabled
#define dialog_set_default_response adw_alert_dialog_set_default_response
#define dialog_set_close_response adw_alert_dialog_set_close_response
#define dialog_set_extra_child adw_alert_dialog_set_extra_child
#else
typedef AdwMessageDialog Dialog;
#define DIALOG(object) ADW_MESSAGE_DIALOG (object)
#define dialog_add_response adw_message_dialog_add_response
#define dialog_set_response_appearance adw_message_dialog_set_response_appearance
#define dialog_set_response_enabled adw_message_dialog_set_response_enabled
#define dialog_set_default_response adw_message_dialog_set_default_response
#define dialog_set_close_response adw_message_dialog_set_close_response
#define dialog_set_extra_child adw_message_dialog_set_extra_child
#endif

static Dialog *
create_dialog (const LanyardAlert *alert,
               GtkWidget          *parent)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  return DIALOG (adw_alert_dialog_new (alert->heading, alert->body));
#else
  GtkRoot *root = parent != NULL ? gtk_widget_get_root (parent) : NULL;

  return DIALOG (adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                         alert->heading, alert->body));
#endif
}

static void
present_dialog (Dialog    *dialog,
                GtkWidget *parent)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  adw_dialog_present (ADW_DIALOG (dialog), parent);
#else
  gtk_window_present (GTK_WINDOW (dialog));
#endif
}

static void
close_dialog (GCancellable *cancellable,
              gpointer      user_data)
{
#if ADW_CHECK_VERSION (1, 5, 0)
  adw_dialog_force_close (ADW_DIALOG (user_data));
#else
  gtk_window_close (GTK_WINDOW (user_data));
#endif
}

/* GtkText of GTK 4.8 tells of a focus that it loses with the window to the
 * entry around it, which is gone by then; and a window that is closing keeps
 * its parent in mind although the answer destroys that. */
static void
let_go (Dialog *dialog)
{
#if !ADW_CHECK_VERSION (1, 5, 0)
  gtk_window_set_focus (GTK_WINDOW (dialog), NULL);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
#endif
}

static void
add_answer (Dialog     *dialog,
            const char *answer,
            const char *label,
            gboolean    destructive,
            gboolean    suggested)
{
  if (label == NULL)
    return;

  dialog_add_response (dialog, answer, label);
  if (destructive)
    dialog_set_response_appearance (dialog, answer, ADW_RESPONSE_DESTRUCTIVE);
  else if (suggested)
    dialog_set_response_appearance (dialog, answer, ADW_RESPONSE_SUGGESTED);
}

static void
response_cb (Dialog     *dialog,
             const char *response,
             gpointer    user_data)
{
  g_autoptr(GTask) task = g_object_steal_data (G_OBJECT (dialog), "task");
  LanyardAnswer answer = LANYARD_ANSWER_CANCEL;

  if (task == NULL)
    return;

  let_go (dialog);
  if (g_str_equal (response, ANSWER_VERB))
    answer = LANYARD_ANSWER_VERB;
  else if (g_str_equal (response, ANSWER_OTHER))
    answer = LANYARD_ANSWER_OTHER;

  g_task_return_int (task, answer);
}

/**
 * lanyard_alert_async:
 * @alert: what it says
 * @parent: a widget of the window that it belongs to
 * @cancellable: (nullable): closes it, as if it were cancelled
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Asks. Escape and closing are %LANYARD_ANSWER_CANCEL; an answer that cannot
 * be taken back is never the default one.
 */
void
lanyard_alert_async (const LanyardAlert  *alert,
                     GtkWidget           *parent,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task;
  Dialog *dialog;

  g_return_if_fail (alert != NULL);

  task = g_task_new (parent, NULL, callback, user_data);
  g_task_set_source_tag (task, lanyard_alert_async);
  dialog = create_dialog (alert, parent);

  dialog_add_response (dialog, ANSWER_CANCEL, alert->verb != NULL ? _("_Cancel") : _("_Close"));
  add_answer (dialog, ANSWER_OTHER, alert->other, alert->other_destructive, FALSE);
  add_answer (dialog, ANSWER_VERB, alert->verb, alert->destructive, TRUE);
  dialog_set_close_response (dialog, ANSWER_CANCEL);
  dialog_set_default_response (dialog, alert->verb != NULL && !alert->destructive ? ANSWER_VERB : ANSWER_CANCEL);
  if (alert->verb != NULL && alert->verb_disabled)
    dialog_set_response_enabled (dialog, ANSWER_VERB, FALSE);

  if (alert->extra != NULL)
    {
      g_object_set_data (G_OBJECT (alert->extra), DIALOG_KEY, dialog);
      dialog_set_extra_child (dialog, alert->extra);
    }

  g_object_set_data_full (G_OBJECT (dialog), "task", task, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (close_dialog), dialog, 0);

  present_dialog (dialog, parent);
}

/**
 * lanyard_alert_finish:
 * @result: what the callback got
 *
 * Returns: the answer
 */
LanyardAnswer
lanyard_alert_finish (GAsyncResult *result)
{
  gssize answer;

  g_return_val_if_fail (G_IS_TASK (result), LANYARD_ANSWER_CANCEL);

  answer = g_task_propagate_int (G_TASK (result), NULL);
  return answer < 0 ? LANYARD_ANSWER_CANCEL : (LanyardAnswer) answer;
}

void
lanyard_alert_set_enabled (GtkWidget *extra,
                           gboolean   enabled)
{
  Dialog *dialog;

  g_return_if_fail (GTK_IS_WIDGET (extra));

  dialog = g_object_get_data (G_OBJECT (extra), DIALOG_KEY);
  g_return_if_fail (dialog != NULL);
  dialog_set_response_enabled (dialog, ANSWER_VERB, enabled);
  dialog_set_default_response (dialog, enabled ? ANSWER_VERB : ANSWER_CANCEL);
}
