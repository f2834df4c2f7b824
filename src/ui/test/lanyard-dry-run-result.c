/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-dry-run-result.h"

#include "lanyard-copy-row.h"
#include "lanyard-finding-group.h"
#include "lanyard-message-page.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What the button that sends it needs. */
typedef struct
{
  LanyardDryRun        *dry_run;
  LanyardConfiguration *configuration;
  char                 *base_url;
} Sending;

static void
sending_clear (gpointer data)
{
  Sending *sending = data;

  lanyard_dry_run_free (sending->dry_run);
  g_object_unref (sending->configuration);
  g_free (sending->base_url);
}

static void
sending_release (gpointer data)
{
  g_atomic_rc_box_release_full (data, sending_clear);
}

static void
sending_disconnected (gpointer  data,
                      GClosure *closure)
{
  sending_release (data);
}

static gpointer
send_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  Sending *sending = data;
  gboolean sent = lanyard_dry_run_send_to_test_sp_sync (sending->dry_run, configuration, sending->base_url,
                                                        lanyard_time_now (), error);

  return sent ? GINT_TO_POINTER (TRUE) : NULL;
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GtkWidget) button = user_data;
  g_autoptr(GError) error = NULL;

  if (gtk_widget_get_root (button) == NULL)
    return;

  gtk_widget_set_sensitive (button, TRUE);
  if (lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error) == NULL)
    lanyard_window_show_error (button, _("The Response Cannot Be Sent"), error);
  else
    lanyard_window_toast (button, _("Sent; the Login pane shows what the test service provider says"));
}

static void
send_cb (GtkWidget *button,
         Sending   *sending)
{
  gtk_widget_set_sensitive (button, FALSE);
  lanyard_configuration_run_async (sending->configuration, send_worker, g_atomic_rc_box_acquire (sending),
                                   sending_release, NULL, NULL, sent_cb, g_object_ref (button));
}

/* Whose place the test SP takes; or why it cannot, and what to do. */
static void
describe_sending (AdwPreferencesGroup *group,
                  GtkWidget           *button,
                  LanyardDryRun       *dry_run,
                  const char          *base_url)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *description = NULL;

  if (!lanyard_dry_run_check_test_sp (dry_run, base_url, &error))
    description = g_markup_escape_text (error->message, -1);
  else if (lanyard_dry_run_stands_in (dry_run, base_url))
    /* Translators: %s is the label of an application */
    description = g_markup_printf_escaped (_("It takes the place of “%s”, to which nothing is sent"),
                                           lanyard_connector_get_label (dry_run->connector));

  adw_preferences_group_set_description (group, description);
  gtk_widget_set_sensitive (button, error == NULL);
}

/* Sending is the only thing here that leaves a trace. */
static GtkWidget *
create_send_group (LanyardConfiguration *configuration,
                   const char           *base_url,
                   LanyardDryRun        *dry_run)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Send to the Test Service Provider"));
  Sending *sending = g_atomic_rc_box_new0 (Sending);

  sending->dry_run = dry_run;
  sending->configuration = g_object_ref (configuration);
  sending->base_url = g_strdup (base_url);
  g_signal_connect_data (button, "clicked", G_CALLBACK (send_cb), sending, sending_disconnected, 0);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_visible (group, dry_run->encoded != NULL && base_url != NULL);
  if (dry_run->encoded != NULL && base_url != NULL)
    describe_sending (ADW_PREFERENCES_GROUP (group), button, dry_run, base_url);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
  return group;
}

static GtkWidget *
create_outcome_group (LanyardDryRun *dry_run)
{
  const GError *reason = dry_run->refusal != NULL ? dry_run->refusal : dry_run->objection;
  GtkWidget *group = lanyard_reason_group_new (dry_run->refusal != NULL ? _("The identity provider would refuse")
                                               : reason != NULL ? _("A strict service provider would refuse")
                                               : _("The sign-in would be accepted"), reason);

  if (dry_run->acs_url != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), lanyard_copy_row_new (_("Posted to"), dry_run->acs_url));
  if (dry_run->relay_state != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), lanyard_copy_row_new (_("RelayState"), dry_run->relay_state));
  for (guint i = 0; i < dry_run->notes->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               lanyard_verdict_row_new ("info", g_ptr_array_index (dry_run->notes, i), NULL));

  return group;
}

void
lanyard_dry_run_result_show (GtkWidget            *from,
                             LanyardConfiguration *configuration,
                             LanyardService       *service,
                             LanyardDryRun        *dry_run)
{
  LanyardMessagePage *page;
  g_autoptr(GBytes) document = NULL;

  g_return_if_fail (dry_run != NULL);

  page = lanyard_message_page_new (configuration, service, _("Dry Run"), lanyard_connector_get_label (dry_run->connector));
  lanyard_message_page_add (page, create_outcome_group (dry_run));
  if (dry_run->request_findings->len > 0)
    lanyard_message_page_add (page, lanyard_finding_group_new (_("The Request"), dry_run->request_findings));
  if (dry_run->findings->len > 0)
    lanyard_message_page_add (page, lanyard_finding_group_new (_("What a Strict Service Provider Says"), dry_run->findings));

  if (dry_run->document != NULL)
    {
      document = g_bytes_new (dry_run->document, strlen (dry_run->document));
      lanyard_message_page_set_document (page, document, dry_run->outline);
      lanyard_message_page_set_encoded (page, dry_run->encoded);
    }
  lanyard_message_page_add (page, create_send_group (configuration, lanyard_service_get_base_url (service), dry_run));
  lanyard_window_push (from, LANYARD_WINDOW_PAGE (page));
}
