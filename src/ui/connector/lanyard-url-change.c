/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-url-change.h"

#include "lanyard-administration.h"
#include "lanyard-alert.h"
#include "lanyard-pair-row.h"

#include <glib/gi18n-lib.h>

/* The dialog while it is open, and until the last list was made; counted. */
typedef struct
{
  LanyardEditor *editor;
  GtkWidget     *box;         /* what the dialog shows */
  GtkWidget     *entry;
  GtkWidget     *changes;     /* the list in it; NULL: none yet */
  guint          n_asked;
  gboolean       answered;
} Change;

/* What a worker needs. */
typedef struct
{
  LanyardConnector *connector;
  char             *slug;
} Question;

/* Which question a list answers. */
typedef struct
{
  Change *change;
  guint   number;
} Waiting;

static void
clear_change (gpointer data)
{
  Change *change = data;

  g_object_unref (change->box);
  g_object_unref (change->editor);
}

static void
change_unref (Change *change)
{
  g_rc_box_release_full (change, clear_change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_unref)

static void
question_free (gpointer data)
{
  Question *question = data;

  g_object_unref (question->connector);
  g_free (question->slug);
  g_free (question);
}

static void
show_in_dialog (Change    *change,
                GtkWidget *widget)
{
  if (change->changes != NULL)
    gtk_box_remove (GTK_BOX (change->box), change->changes);
  change->changes = widget;
  gtk_box_append (GTK_BOX (change->box), widget);
}

static GtkWidget *
create_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

static gpointer
list_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  Question *question = data;

  return lanyard_administration_list_url_changes_sync (configuration, question->connector, question->slug, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Waiting *waiting = user_data;
  g_autoptr(Change) change = waiting->change;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) pairs = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (change->answered || waiting->number != change->n_asked)
    return;

  if (pairs == NULL)
    show_in_dialog (change, create_note (error->message));
  else if (pairs->len == 0)
    show_in_dialog (change, create_note (_("Nothing has to be changed at the service provider")));
  else
    {
      show_in_dialog (change, lanyard_pair_list_new (pairs, NULL));
      gtk_widget_set_vexpand (gtk_widget_get_first_child (change->changes), TRUE);
    }
  lanyard_alert_set_enabled (change->box, pairs != NULL);
}

static void
slug_changed_cb (GtkEditable *entry,
                 Change      *change)
{
  LanyardConnector *connector = lanyard_editor_get_connector (change->editor);
  const char *slug = gtk_editable_get_text (entry);
  Question *question;
  Waiting *waiting;

  change->n_asked++;
  lanyard_alert_set_enabled (change->box, FALSE);
  if (g_strcmp0 (slug, lanyard_connector_get_slug (connector)) == 0)
    {
      show_in_dialog (change, create_note (_("Enter another end of the address to see what has to be changed")));
      return;
    }

  question = g_new0 (Question, 1);
  question->connector = LANYARD_CONNECTOR (lanyard_item_copy (LANYARD_ITEM (connector)));
  question->slug = g_strdup (slug);
  waiting = g_new0 (Waiting, 1);
  waiting->change = g_rc_box_acquire (change);
  waiting->number = change->n_asked;
  lanyard_configuration_run_async (lanyard_editor_get_configuration (change->editor), list_worker, question,
                                   question_free, (GDestroyNotify) g_ptr_array_unref, NULL, listed_cb, waiting);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Change) change = user_data;

  change->answered = TRUE;
  g_signal_handlers_disconnect_by_data (change->entry, change);
  if (lanyard_alert_finish (result) == LANYARD_ANSWER_VERB)
    g_object_set (lanyard_editor_get_connector (change->editor), "slug",
                  gtk_editable_get_text (GTK_EDITABLE (change->entry)), NULL);
}

void
lanyard_url_change_ask (GtkWidget     *from,
                        LanyardEditor *editor)
{
  const char *slug = lanyard_connector_get_slug (lanyard_editor_get_connector (editor));
  Change *change = g_rc_box_new0 (Change);

  change->editor = g_object_ref (editor);
  change->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (change->entry), slug != NULL ? slug : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (change->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("New End of the IdP URL"), -1);
  change->box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  /* The dialog does not grow for what is listed later. */
  gtk_widget_set_size_request (change->box, -1, 300);
  gtk_box_append (GTK_BOX (change->box), change->entry);
  show_in_dialog (change, create_note (_("Enter another end of the address to see what has to be changed")));
  g_signal_connect (change->entry, "changed", G_CALLBACK (slug_changed_cb), change);

  lanyard_alert_async (&(LanyardAlert) {
                         .heading = _("Change the IdP URL?"),
                         .body = _("The service provider holds this address. After the change is saved, sign-in fails "
                                   "until its administrator enters these values, or imports the metadata again."),
                         .extra = change->box,
                         .verb = _("_Change"),
                         .destructive = TRUE,
                         .verb_disabled = TRUE,
                       },
                       from, NULL, answered_cb, change);
}
