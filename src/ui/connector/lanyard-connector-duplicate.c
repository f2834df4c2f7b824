/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector-duplicate.h"

#include "lanyard-administration.h"
#include "lanyard-alert.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget            *window;
  LanyardConfiguration *configuration;
  GtkEntryBuffer       *text;           /* outlasts the dialog */
  GtkCheckButton       *check;
  char                 *connector_id;
  char                 *label;
  char                 *change_id;
  gboolean              with_groups;
} Duplicate;

static void
duplicate_free (Duplicate *duplicate)
{
  g_object_unref (duplicate->window);
  g_object_unref (duplicate->configuration);
  g_object_unref (duplicate->text);
  g_object_unref (duplicate->check);
  g_free (duplicate->connector_id);
  g_free (duplicate->label);
  g_free (duplicate->change_id);
  g_free (duplicate);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Duplicate, duplicate_free)

static gpointer
duplicate_worker (LanyardConfiguration  *configuration,
                  gpointer               data,
                  GError               **error)
{
  Duplicate *duplicate = data;

  return lanyard_administration_duplicate_sync (configuration, duplicate->connector_id, duplicate->label, NULL,
                                                duplicate->with_groups, &duplicate->change_id, error);
}

static void
duplicated_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(Duplicate) duplicate = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardConnector) made = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);
  g_autofree char *text = NULL;

  if (made == NULL)
    {
      lanyard_window_show_error (duplicate->window, _("Application Cannot Be Duplicated"), error);
      return;
    }

  lanyard_window_show_connector (duplicate->window, lanyard_record_get_id (LANYARD_RECORD (made)));
  /* Translators: %s is the label of an application */
  text = g_strdup_printf (_("“%s” added"), lanyard_connector_get_label (made));
  lanyard_window_toast_undo (duplicate->window, text, duplicate->change_id);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Duplicate *duplicate = user_data;

  if (lanyard_alert_finish (result) != LANYARD_ANSWER_VERB)
    {
      duplicate_free (duplicate);
      return;
    }

  duplicate->label = g_strdup (gtk_entry_buffer_get_text (duplicate->text));
  duplicate->with_groups = gtk_check_button_get_active (duplicate->check);
  lanyard_configuration_run_async (duplicate->configuration, duplicate_worker, duplicate, NULL, g_object_unref, NULL,
                                   duplicated_cb, duplicate);
}

static void
label_changed_cb (GtkEditable *entry,
                  gpointer     user_data)
{
  lanyard_alert_set_enabled (user_data, *gtk_editable_get_text (entry) != '\0');
}

void
lanyard_connector_duplicate_ask (GtkWidget            *from,
                                 LanyardConfiguration *configuration,
                                 LanyardConnector     *connector)
{
  Duplicate *duplicate = g_new0 (Duplicate, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *check = gtk_check_button_new_with_mnemonic (_("_Grant it to the same groups"));
  g_autofree char *heading = NULL;
  /* Translators: the label of a duplicate; %s is that of the original */
  g_autofree char *label = g_strdup_printf (_("%s (Copy)"), lanyard_connector_get_label (connector));

  gtk_editable_set_text (GTK_EDITABLE (entry), label);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Label of the Duplicate"), -1);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), check);
  g_signal_connect (entry, "changed", G_CALLBACK (label_changed_cb), box);

  duplicate->window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (from)));
  duplicate->configuration = g_object_ref (configuration);
  duplicate->text = g_object_ref (gtk_entry_get_buffer (GTK_ENTRY (entry)));
  duplicate->check = g_object_ref (GTK_CHECK_BUTTON (check));
  duplicate->connector_id = g_strdup (lanyard_record_get_id (LANYARD_RECORD (connector)));

  heading = g_strdup_printf (_("Duplicate “%s”?"), lanyard_connector_get_label (connector));
  lanyard_alert_async (&(LanyardAlert) {
                         .heading = heading,
                         .body = _("The duplicate is a draft with an IdP URL of its own. It gets a certificate of its own when it "
                                   "is activated."),
                         .extra = box,
                         .verb = _("_Duplicate"),
                       },
                       from, NULL, answered_cb, duplicate);
}
