/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-dry-run-view.h"

#include "lanyard-check-note.h"
#include "lanyard-dry-run-result.h"
#include "lanyard-dry-run.h"
#include "lanyard-hyphens.h"
#include "lanyard-test-choice.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LanyardDryRunView
{
  AdwBin                parent_instance;

  /* Template Widgets */
  LanyardTestChoice    *choice;
  AdwComboRow          *flow_row;
  GtkSwitch            *secrets_switch;
  GtkWidget            *request_group;
  GtkTextView          *request;
  GtkWidget            *run_button;

  /* Owned References */
  LanyardConfiguration *configuration;
  LanyardService       *service;
  GCancellable         *cancellable;

  gboolean              running;
};

G_DEFINE_FINAL_TYPE (LanyardDryRunView, lanyard_dry_run_view, ADW_TYPE_BIN)

enum
{
  FLOW_PORTAL,
  FLOW_APPLICATION,
  FLOW_PASTED,
};

/* What one dry run is made with. */
typedef struct
{
  LanyardConnector *connector;
  LanyardPerson    *person;
  GBytes           *request;
  char             *base_url;
  gboolean          sp_initiated;
  gboolean          show_secrets;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->connector);
  g_clear_object (&job->person);
  g_clear_pointer (&job->request, g_bytes_unref);
  g_free (job->base_url);
  g_free (job);
}

static gpointer
run_worker (LanyardConfiguration  *configuration,
            gpointer               data,
            GError               **error)
{
  Job *job = data;
  const LanyardDryRunWish wish = {
    .sp_initiated = job->sp_initiated,
    .request = job->request,
    .base_url = job->base_url,
    .now = lanyard_time_now (),
    .show_secrets = job->show_secrets,
  };
  LanyardDryRun *dry_run = lanyard_dry_run_new_sync (configuration, job->connector, job->person, &wish, error);

  if (dry_run != NULL)
    lanyard_check_note_dry_run_sync (configuration, dry_run, wish.now, NULL);

  return dry_run;
}

static void
update (LanyardDryRunView *self)
{
  g_autoptr(LanyardConnector) connector = lanyard_test_choice_dup_connector (self->choice);

  gtk_widget_set_visible (self->request_group, adw_combo_row_get_selected (self->flow_row) == FLOW_PASTED);
  gtk_widget_set_sensitive (self->run_button, !self->running && connector != NULL &&
                                              lanyard_test_choice_get_person (self->choice) != NULL);
}

static void
ran_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr(LanyardDryRunView) self = user_data;
  g_autoptr(GError) error = NULL;
  LanyardDryRun *dry_run = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  self->running = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      lanyard_dry_run_free (dry_run);
      return;
    }

  update (self);
  if (dry_run == NULL)
    lanyard_window_show_error (GTK_WIDGET (self), _("There Is Nothing to Answer"), error);
  else
    lanyard_dry_run_result_show (GTK_WIDGET (self), self->configuration, self->service, dry_run);
}

static void
run_cb (LanyardDryRunView *self)
{
  Job *job = g_new0 (Job, 1);
  guint flow = adw_combo_row_get_selected (self->flow_row);

  job->connector = lanyard_test_choice_dup_connector (self->choice);
  job->person = g_object_ref (lanyard_test_choice_get_person (self->choice));
  job->base_url = g_strdup (lanyard_service_get_base_url (self->service));
  job->sp_initiated = flow != FLOW_PORTAL;
  job->show_secrets = gtk_switch_get_active (self->secrets_switch);
  if (flow == FLOW_PASTED)
    {
      char *text;

      g_object_get (gtk_text_view_get_buffer (self->request), "text", &text, NULL);
      job->request = g_bytes_new_take (text, strlen (text));
    }

  self->running = TRUE;
  update (self);
  lanyard_configuration_run_async (self->configuration, run_worker, job, job_free, (GDestroyNotify) lanyard_dry_run_free,
                                   self->cancellable, ran_cb, g_object_ref (self));
}

static void
lanyard_dry_run_view_dispose (GObject *object)
{
  g_cancellable_cancel (LANYARD_DRY_RUN_VIEW (object)->cancellable);

  G_OBJECT_CLASS (lanyard_dry_run_view_parent_class)->dispose (object);
}

static void
lanyard_dry_run_view_finalize (GObject *object)
{
  LanyardDryRunView *self = LANYARD_DRY_RUN_VIEW (object);

  g_clear_object (&self->configuration);
  g_clear_object (&self->service);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (lanyard_dry_run_view_parent_class)->finalize (object);
}

static void
lanyard_dry_run_view_class_init (LanyardDryRunViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_dry_run_view_dispose;
  object_class->finalize = lanyard_dry_run_view_finalize;

  g_type_ensure (LANYARD_TYPE_TEST_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lanyard_sso/Lanyard/ui/test/lanyard-dry-run-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardDryRunView, choice);
  gtk_widget_class_bind_template_child (widget_class, LanyardDryRunView, flow_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardDryRunView, secrets_switch);
  gtk_widget_class_bind_template_child (widget_class, LanyardDryRunView, request_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardDryRunView, request);
  gtk_widget_class_bind_template_child (widget_class, LanyardDryRunView, run_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, run_cb);
}

static void
lanyard_dry_run_view_init (LanyardDryRunView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  lanyard_hyphens_forbid_in_view (self->request);
}

/**
 * lanyard_dry_run_view_set_up:
 * @self: a view that was not set up
 * @configuration: whose connectors and people
 * @service: its identity provider
 * @connector_id: (nullable): the connector; %NULL lets the person choose
 */
void
lanyard_dry_run_view_set_up (LanyardDryRunView    *self,
                             LanyardConfiguration *configuration,
                             LanyardService       *service,
                             const char           *connector_id)
{
  g_return_if_fail (LANYARD_IS_DRY_RUN_VIEW (self));
  g_return_if_fail (self->configuration == NULL);

  self->configuration = g_object_ref (configuration);
  self->service = g_object_ref (service);
  lanyard_test_choice_set_up (self->choice, configuration, connector_id);
  update (self);
}
