/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-access-row.h"

#include "lanyard-access-decision.h"
#include "lanyard-chooser.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>

/* More rules than these are only counted. */
#define MAX_RULES 8

struct _LanyardAccessRow
{
  AdwActionRow   parent_instance;

  /* Owned References */
  LanyardEditor *editor;
  GCancellable  *cancellable;     /* of the last question: other answers are outdated */
  char          *person_id;       /* NULL: nobody is chosen */
};

G_DEFINE_FINAL_TYPE (LanyardAccessRow, lanyard_access_row, ADW_TYPE_ACTION_ROW)

/* What a worker needs. */
typedef struct
{
  LanyardConnector *connector;
  char             *person_id;
} Question;

/* What it finds, for people. */
typedef struct
{
  char *title;
  char *text;
} Answer;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->connector);
  g_free (question->person_id);
  g_free (question);
}

static void
answer_free (Answer *answer)
{
  g_free (answer->title);
  g_free (answer->text);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static char *
list_rules (const LanyardAccessDecision *decision,
            LanyardConnector            *connector)
{
  guint n = MIN (decision->rules->len, MAX_RULES), n_more = decision->rules->len - n;
  g_autofree char *obstacle = lanyard_access_dup_obstacle (connector, lanyard_time_now ());
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *line = lanyard_access_rule_dup_text (g_ptr_array_index (decision->rules, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }
  if (n_more > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("%u more rule", "%u more rules", n_more), n_more);
    }
  if (obstacle != NULL)
    g_string_append_printf (text, "\n%s", obstacle);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gpointer
explain_worker (LanyardConfiguration  *configuration,
                gpointer               data,
                GError               **error)
{
  Question *question = data;
  g_autoptr(LanyardRecord) person = NULL;
  g_autoptr(LanyardAccessDecision) decision = NULL;
  Answer *answer;

  person = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_PERSON, question->person_id, error);
  if (person == NULL)
    return NULL;

  decision = lanyard_access_decision_new_sync (configuration, question->connector, LANYARD_PERSON (person), error);
  if (decision == NULL)
    return NULL;

  lanyard_access_decision_load_titles (decision, configuration);
  answer = g_new0 (Answer, 1);
  answer->title = lanyard_access_decision_dup_text (decision, question->connector, LANYARD_PERSON (person));
  answer->text = list_rules (decision, question->connector);
  return answer;
}

static void
explained_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(LanyardAccessRow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(Answer) answer = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), answer != NULL ? answer->title : _("Who and Why"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), answer != NULL ? answer->text : error->message);
}

static void
ask (LanyardAccessRow *self)
{
  LanyardConnector *connector = lanyard_editor_get_connector (self->editor);
  Question *question;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->person_id == NULL || connector == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->connector = LANYARD_CONNECTOR (lanyard_item_copy (LANYARD_ITEM (connector)));
  question->person_id = g_strdup (self->person_id);
  lanyard_configuration_run_async (lanyard_editor_get_configuration (self->editor), explain_worker, question,
                                   question_free, (GDestroyNotify) answer_free, self->cancellable, explained_cb,
                                   g_object_ref (self));
}

static void
chosen_cb (LanyardAccessRow *self,
           LanyardChooser   *chooser)
{
  g_free (self->person_id);
  self->person_id = g_strdup (lanyard_record_get_id (lanyard_chooser_get_record (chooser)));
  ask (self);
}

static void
choose_cb (LanyardAccessRow *self)
{
  LanyardChooser *chooser = lanyard_chooser_new (GTK_WIDGET (self), lanyard_editor_get_configuration (self->editor),
                                                 LANYARD_TYPE_PERSON, _("Choose a Person"), NULL);

  g_signal_connect_object (chooser, "done", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
lanyard_access_row_dispose (GObject *object)
{
  LanyardAccessRow *self = LANYARD_ACCESS_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->person_id, g_free);

  G_OBJECT_CLASS (lanyard_access_row_parent_class)->dispose (object);
}

static void
lanyard_access_row_finalize (GObject *object)
{
  g_clear_object (&LANYARD_ACCESS_ROW (object)->editor);

  G_OBJECT_CLASS (lanyard_access_row_parent_class)->finalize (object);
}

static void
lanyard_access_row_class_init (LanyardAccessRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lanyard_access_row_dispose;
  object_class->finalize = lanyard_access_row_finalize;
}

static void
lanyard_access_row_init (LanyardAccessRow *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Choose…"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Who and Why"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self),
                               _("Choose somebody to see whether they may sign in, and which rule decides"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a Person"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (choose_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), button);
}

/**
 * lanyard_access_row_new:
 * @editor: of the connector
 *
 * Returns: (transfer floating): a row about nobody
 */
GtkWidget *
lanyard_access_row_new (LanyardEditor *editor)
{
  LanyardAccessRow *self;

  g_return_val_if_fail (LANYARD_IS_EDITOR (editor), NULL);

  self = g_object_new (LANYARD_TYPE_ACCESS_ROW, NULL);
  self->editor = g_object_ref (editor);
  g_signal_connect_object (lanyard_editor_get_connector (editor), "changed", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lanyard_editor_get_configuration (editor), "changed", G_CALLBACK (ask), self,
                           G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}
