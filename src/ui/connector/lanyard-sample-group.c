/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-sample-group.h"

#include "lanyard-chooser.h"
#include "lanyard-person.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>

/* Milliseconds in which what is typed becomes one preview. */
#define DELAY 150

struct _LanyardSampleGroup
{
  AdwPreferencesGroup  parent_instance;

  GtkWidget           *row;
  GtkWidget           *clear_button;

  /* Owned References */
  LanyardEditor       *editor;
  LanyardPerson       *person;      /* NULL: nobody is chosen */
  LanyardPreview      *preview;

  guint                timeout;
  gboolean             asking;      /* a worker is at it */
  gboolean             outdated;    /* what it will say is of before */
};

G_DEFINE_FINAL_TYPE (LanyardSampleGroup, lanyard_sample_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_SAMPLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What a worker needs. */
typedef struct
{
  LanyardConnector *connector;
  char             *person_id;
} Question;

static void schedule (LanyardSampleGroup *self);

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->connector);
  g_free (question->person_id);
  g_free (question);
}

static void
show (LanyardSampleGroup *self,
      const char         *problem)
{
  const char *subtitle = _("Choose somebody to see what the service provider would be told");

  if (problem != NULL)
    subtitle = problem;
  else if (self->preview != NULL)
    subtitle = self->preview->allowed ? _("What would be sent stands beside each field")
                                      : _("This person may not sign in; without groups this would be sent");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row),
                                 self->person != NULL ? lanyard_record_get_title (LANYARD_RECORD (self->person))
                                                      : _("Person"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), subtitle);
  gtk_widget_set_visible (self->clear_button, self->person != NULL);
  g_signal_emit (self, signals[SIGNAL_SAMPLED], 0);
}

static gpointer
preview_worker (LanyardConfiguration  *configuration,
                gpointer               data,
                GError               **error)
{
  Question *question = data;

  return lanyard_preview_new_sync (configuration, question->connector, question->person_id, lanyard_time_now (), error);
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(LanyardSampleGroup) self = user_data;
  g_autoptr(GError) error = NULL;
  LanyardPreview *preview = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);
  gboolean current = self->person != NULL && !self->outdated;

  self->asking = FALSE;
  if (!current && preview != NULL)
    lanyard_preview_free (g_steal_pointer (&preview));
  if (current)
    {
      g_clear_pointer (&self->preview, lanyard_preview_free);
      self->preview = preview;
      show (self, error != NULL ? error->message : NULL);
    }
  else if (self->person != NULL)
    schedule (self);
}

static gboolean
ask_cb (gpointer user_data)
{
  LanyardSampleGroup *self = user_data;
  Question *question;

  self->timeout = 0;
  self->asking = TRUE;
  self->outdated = FALSE;
  question = g_new0 (Question, 1);
  question->connector = LANYARD_CONNECTOR (lanyard_item_copy (LANYARD_ITEM (lanyard_editor_get_connector (self->editor))));
  question->person_id = g_strdup (lanyard_record_get_id (LANYARD_RECORD (self->person)));
  lanyard_configuration_run_async (lanyard_editor_get_configuration (self->editor), preview_worker, question,
                                   question_free, (GDestroyNotify) lanyard_preview_free, NULL, previewed_cb,
                                   g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* One at a time: what changed meanwhile is asked about afterwards. */
static void
schedule (LanyardSampleGroup *self)
{
  if (self->person == NULL || self->editor == NULL)
    return;

  self->outdated = self->asking;
  if (self->timeout == 0 && !self->asking)
    self->timeout = g_timeout_add (DELAY, ask_cb, self);
}

static void
set_person (LanyardSampleGroup *self,
            LanyardPerson      *person)
{
  g_set_object (&self->person, person);
  g_clear_pointer (&self->preview, lanyard_preview_free);
  show (self, NULL);
  schedule (self);
}

static void
chosen_cb (LanyardSampleGroup *self,
           LanyardChooser     *chooser)
{
  set_person (self, LANYARD_PERSON (lanyard_chooser_get_record (chooser)));
}

static void
choose_cb (LanyardSampleGroup *self)
{
  LanyardChooser *chooser = lanyard_chooser_new (GTK_WIDGET (self), lanyard_editor_get_configuration (self->editor),
                                                 LANYARD_TYPE_PERSON, _("Choose a Person"), NULL);

  g_signal_connect_object (chooser, "done", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
clear_cb (LanyardSampleGroup *self)
{
  set_person (self, NULL);
}

static void
lanyard_sample_group_dispose (GObject *object)
{
  LanyardSampleGroup *self = LANYARD_SAMPLE_GROUP (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_clear_object (&self->person);

  G_OBJECT_CLASS (lanyard_sample_group_parent_class)->dispose (object);
}

static void
lanyard_sample_group_finalize (GObject *object)
{
  LanyardSampleGroup *self = LANYARD_SAMPLE_GROUP (object);

  g_clear_pointer (&self->preview, lanyard_preview_free);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (lanyard_sample_group_parent_class)->finalize (object);
}

static void
lanyard_sample_group_class_init (LanyardSampleGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lanyard_sample_group_dispose;
  object_class->finalize = lanyard_sample_group_finalize;

  signals[SIGNAL_SAMPLED] =
    g_signal_new ("sampled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lanyard_sample_group_init (LanyardSampleGroup *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Choose…"));

  self->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->row);

  self->clear_button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_tooltip_text (self->clear_button, _("Show Nobody"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clear_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show Nobody"), -1);
  gtk_widget_add_css_class (self->clear_button, "flat");
  gtk_widget_set_valign (self->clear_button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->clear_button, "clicked", G_CALLBACK (clear_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->clear_button);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a Person"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (choose_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), button);
  show (self, NULL);
}

void
lanyard_sample_group_set_editor (LanyardSampleGroup *self,
                                 LanyardEditor      *editor)
{
  g_return_if_fail (LANYARD_IS_SAMPLE_GROUP (self));
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (lanyard_editor_get_connector (editor), "changed", G_CALLBACK (schedule), self,
                           G_CONNECT_SWAPPED);
}

LanyardPreview *
lanyard_sample_group_get_preview (LanyardSampleGroup *self)
{
  g_return_val_if_fail (LANYARD_IS_SAMPLE_GROUP (self), NULL);

  return self->preview;
}
