/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-negative-view.h"

#include "lanyard-alert.h"
#include "lanyard-finding-group.h"
#include "lanyard-negative-suite.h"
#include "lanyard-test-choice.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

struct _LanyardNegativeView
{
  AdwBin                parent_instance;

  /* Template Widgets */
  LanyardTestChoice    *choice;
  GtkWidget            *try_button;
  AdwPreferencesGroup  *results_group;

  /* Owned References */
  LanyardConfiguration *configuration;
  GCancellable         *cancellable;
  GPtrArray            *rows;           /* borrowed */
  char                 *page_path;      /* what was handed to the browser */
  char                 *case_id;        /* what is to be sent */
  LanyardNegativeSuite *sent;           /* whose control was sent */

  gboolean              running;
  gboolean              outdated;   /* something else was chosen meanwhile */
};

G_DEFINE_FINAL_TYPE (LanyardNegativeView, lanyard_negative_view, ADW_TYPE_BIN)

/* What a run is made with. */
typedef struct
{
  LanyardConnector *connector;
  LanyardPerson    *person;
  gboolean          judge;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->connector);
  g_clear_object (&job->person);
  g_free (job);
}

static gpointer
make_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  Job *job = data;
  gint64 now = lanyard_time_now ();
  LanyardNegativeSuite *suite = lanyard_negative_suite_make_sync (configuration, job->connector, job->person, now, error);

  /* What was accepted shows in the cases. */
  if (suite != NULL && job->judge)
    lanyard_negative_suite_judge_sync (suite, configuration, now, NULL);

  return suite;
}

static void
update (LanyardNegativeView *self)
{
  g_autoptr(LanyardConnector) connector = lanyard_test_choice_dup_connector (self->choice);

  gtk_widget_set_sensitive (self->try_button, !self->running && connector != NULL &&
                                              lanyard_test_choice_get_person (self->choice) != NULL);
}

static void
forget (LanyardNegativeView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->results_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
}

/* What is shown and what was sent is of somebody or something else. */
static void
start_over (LanyardNegativeView *self)
{
  g_clear_pointer (&self->sent, lanyard_negative_suite_free);
  forget (self);
  gtk_widget_set_visible (GTK_WIDGET (self->results_group), FALSE);
}

static void
make (LanyardNegativeView *self,
      gboolean             judge,
      GAsyncReadyCallback  callback)
{
  Job *job = g_new0 (Job, 1);

  job->connector = lanyard_test_choice_dup_connector (self->choice);
  job->person = g_object_ref (lanyard_test_choice_get_person (self->choice));
  job->judge = judge;
  self->running = TRUE;
  update (self);
  lanyard_configuration_run_async (self->configuration, make_worker, job, job_free,
                                   (GDestroyNotify) lanyard_negative_suite_free, self->cancellable, callback,
                                   g_object_ref (self));
}

static LanyardNegativeSuite *
finish (LanyardNegativeView *self,
        GObject             *source,
        GAsyncResult        *result)
{
  g_autoptr(GError) error = NULL;
  LanyardNegativeSuite *suite = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  self->running = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      lanyard_negative_suite_free (suite);
      return NULL;
    }

  update (self);
  if (self->outdated)
    {
      self->outdated = FALSE;
      g_clear_pointer (&suite, lanyard_negative_suite_free);
      start_over (self);
      return NULL;
    }
  if (suite == NULL)
    lanyard_window_show_error (GTK_WIDGET (self), _("The Responses Cannot Be Made"), error);
  return suite;
}

static void
launched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LanyardNegativeView) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    lanyard_window_show_error (GTK_WIDGET (self), _("The Browser Cannot Be Opened"), error);
}

/* The browser gets a page with a button; it is removed with this view. */
static void
open_page (LanyardNegativeView  *self,
           LanyardNegativeSuite *suite,
           LanyardNegativeCase  *item)
{
  g_autofree char *page = lanyard_negative_suite_dup_page (suite, item);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "lanyard", NULL);
  g_autofree char *uri = NULL;
  g_autoptr(GError) error = NULL;

  g_free (self->page_path);
  self->page_path = g_build_filename (folder, "broken-response.html", NULL);
  (void) g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents_full (self->page_path, page, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    {
      lanyard_window_show_error (GTK_WIDGET (self), _("The Page Cannot Be Written"), error);
      return;
    }

  uri = g_filename_to_uri (self->page_path, NULL, NULL);
  g_app_info_launch_default_for_uri_async (uri, NULL, self->cancellable, launched_cb, g_object_ref (self));
}

static void
made_to_send_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(LanyardNegativeView) self = user_data;
  g_autoptr(LanyardNegativeSuite) suite = finish (self, source, result);
  LanyardNegativeCase *item = suite != NULL ? lanyard_negative_suite_find (suite, self->case_id) : NULL;

  if (item == NULL || item->encoded == NULL)
    return;

  open_page (self, suite, item);
  if (strcmp (item->id, "control") != 0)
    return;

  lanyard_negative_suite_free (self->sent);
  self->sent = g_steal_pointer (&suite);
}

static gboolean
is_replay (LanyardNegativeView *self)
{
  return g_strcmp0 (self->case_id, "replay") == 0;
}

/* Another response, or one that is too old, is refused whatever is remembered. */
static gboolean
can_replay (LanyardNegativeView *self)
{
  return self->sent != NULL && lanyard_time_now () < self->sent->valid_until;
}

static void
send (LanyardNegativeView *self)
{
  if (!is_replay (self))
    make (self, FALSE, made_to_send_cb);
  else if (can_replay (self))
    open_page (self, self->sent, lanyard_negative_suite_find (self->sent, "replay"));
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(LanyardNegativeView) self = user_data;

  if (lanyard_alert_finish (result) == LANYARD_ANSWER_VERB && !self->running)
    send (self);
}

static void
explain_replay (LanyardNegativeView *self)
{
  const LanyardAlert alert = {
    .heading = _("Send the Correct Response First"),
    .body = _("The very same response has to reach the application twice while it is valid, and none was sent, or it has expired. "
              "Send the correct response, see that it is accepted, then send it a second time."),
  };

  lanyard_alert_async (&alert, GTK_WIDGET (self), self->cancellable, NULL, NULL);
}

/* What keeps a real application from being tested comes before what is sent. */
static char *
dup_question (LanyardNegativeView *self,
              const char          *acs_url,
              const char          *conclusion)
{
  g_autoptr(LanyardConnector) connector = lanyard_test_choice_dup_connector (self->choice);
  g_auto(GStrv) limits = connector != NULL ? lanyard_negative_suite_list_limits (connector) : NULL;
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; limits != NULL && limits[i] != NULL; i++)
    g_string_append_printf (text, "%s\n\n", limits[i]);
  /* Translators: a person, an address, then a sentence */
  g_string_append_printf (text, _("A response for “%s” is signed with the key of the application and opened in the browser as a "
                                  "page with a button that sends it to %s. If the application lets you in: %s."),
                          lanyard_record_get_title (LANYARD_RECORD (lanyard_test_choice_get_person (self->choice))), acs_url,
                          conclusion);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A real application is tested only by who says so here. */
static void
send_cb (GtkWidget           *button,
         LanyardNegativeView *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "case");
  const char *acs_url = g_object_get_data (G_OBJECT (button), "acs");
  const char *conclusion = g_object_get_data (G_OBJECT (button), "conclusion");
  g_autofree char *body = NULL;
  LanyardAlert alert = { 0 };

  if (self->running)
    return;

  g_free (self->case_id);
  self->case_id = g_strdup (id);
  if (is_replay (self) && !can_replay (self))
    {
      explain_replay (self);
      return;
    }

  body = dup_question (self, acs_url, conclusion);
  alert.heading = _("Send to the Real Application?");
  alert.body = body;
  alert.verb = _("_Open in Browser");
  alert.destructive = TRUE;
  lanyard_alert_async (&alert, GTK_WIDGET (self), self->cancellable, confirmed_cb, g_object_ref (self));
}

static GtkWidget *
create_send_button (LanyardNegativeView  *self,
                    LanyardNegativeSuite *suite,
                    LanyardNegativeCase  *item)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("mail-send-symbolic");
  /* Translators: what is wrong with a response */
  g_autofree char *name = g_strdup_printf (_("Send to the Application: %s"), item->title);

  g_object_set_data (G_OBJECT (button), "case", (gpointer) item->id);
  g_object_set_data (G_OBJECT (button), "conclusion", (gpointer) item->conclusion);
  g_object_set_data_full (G_OBJECT (button), "acs", g_strdup (suite->acs_url), g_free);
  gtk_widget_set_tooltip_text (button, _("Send to the Application…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (send_cb), self, 0);
  return button;
}

static char *
dup_subtitle (LanyardNegativeCase *item)
{
  if (item->fault != NULL)
    return g_strdup (item->fault->message);
  if (item->accepted)
    return g_strdup (strcmp (item->id, "control") == 0 ? _("Accepted, as it must be") : item->conclusion);

  /* Translators: why a response was refused */
  return g_strdup_printf (_("Refused: %s"), item->refusal != NULL ? item->refusal->message : "");
}

static void
add_case (LanyardNegativeView  *self,
          LanyardNegativeSuite *suite,
          LanyardNegativeCase  *item)
{
  gboolean good = item->accepted == (strcmp (item->id, "control") == 0);
  g_autofree char *subtitle = dup_subtitle (item);
  GtkWidget *row = lanyard_verdict_row_new (item->document == NULL ? "info" : good ? "ok" : "error", item->title, subtitle);

  if (item->document != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_send_button (self, suite, item));
  adw_preferences_group_add (self->results_group, row);
  g_ptr_array_add (self->rows, row);
}

static char *
dup_summary (LanyardNegativeSuite *suite)
{
  guint refused = 0;
  guint made = 0;

  for (guint i = 1; i < suite->cases->len; i++)
    {
      LanyardNegativeCase *item = g_ptr_array_index (suite->cases, i);

      made += item->document != NULL;
      refused += item->judged && !item->accepted;
    }

  /* Translators: two numbers */
  return g_strdup_printf (_("%u of %u broken responses are refused"), refused, made);
}

static void
tried_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(LanyardNegativeView) self = user_data;
  g_autoptr(LanyardNegativeSuite) suite = finish (self, source, result);
  g_autofree char *summary = NULL;

  if (suite == NULL)
    return;

  forget (self);
  summary = dup_summary (suite);
  adw_preferences_group_set_description (self->results_group, summary);
  gtk_widget_set_visible (GTK_WIDGET (self->results_group), TRUE);
  for (guint i = 0; i < suite->cases->len; i++)
    add_case (self, suite, g_ptr_array_index (suite->cases, i));
}

static void
try_cb (LanyardNegativeView *self)
{
  make (self, TRUE, tried_cb);
}

static void
choice_changed_cb (LanyardNegativeView *self)
{
  update (self);
  self->outdated = self->running;
  if (!self->running)
    start_over (self);
}

static void
lanyard_negative_view_dispose (GObject *object)
{
  LanyardNegativeView *self = LANYARD_NEGATIVE_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->page_path != NULL)
    (void) g_unlink (self->page_path);
  g_clear_pointer (&self->page_path, g_free);

  G_OBJECT_CLASS (lanyard_negative_view_parent_class)->dispose (object);
}

static void
lanyard_negative_view_finalize (GObject *object)
{
  LanyardNegativeView *self = LANYARD_NEGATIVE_VIEW (object);

  g_clear_object (&self->configuration);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->case_id, g_free);
  g_clear_pointer (&self->sent, lanyard_negative_suite_free);

  G_OBJECT_CLASS (lanyard_negative_view_parent_class)->finalize (object);
}

static void
lanyard_negative_view_class_init (LanyardNegativeViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_negative_view_dispose;
  object_class->finalize = lanyard_negative_view_finalize;

  g_type_ensure (LANYARD_TYPE_TEST_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lanyard_sso/Lanyard/ui/test/lanyard-negative-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardNegativeView, choice);
  gtk_widget_class_bind_template_child (widget_class, LanyardNegativeView, try_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardNegativeView, results_group);
  gtk_widget_class_bind_template_callback (widget_class, try_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
}

static void
lanyard_negative_view_init (LanyardNegativeView *self)
{
  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lanyard_negative_view_set_up:
 * @self: a view that was not set up
 * @configuration: whose connectors and people
 * @service: its identity provider
 * @connector_id: (nullable): the connector; %NULL lets the person choose
 */
void
lanyard_negative_view_set_up (LanyardNegativeView  *self,
                              LanyardConfiguration *configuration,
                              LanyardService       *service,
                              const char           *connector_id)
{
  g_return_if_fail (LANYARD_IS_NEGATIVE_VIEW (self));
  g_return_if_fail (self->configuration == NULL);

  self->configuration = g_object_ref (configuration);
  lanyard_test_choice_set_up (self->choice, configuration, connector_id);
  update (self);
}
