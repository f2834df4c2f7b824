/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-new-from-values.h"

#include "lanyard-metadata-import.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

/* What is being added, until it is stored. */
typedef struct
{
  GtkWidget        *page;
  LanyardConnector *connector;
} Addition;

static void
addition_free (Addition *addition)
{
  g_object_unref (addition->page);
  g_object_unref (addition->connector);
  g_free (addition);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Addition, addition_free)

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Addition) addition = user_data;
  const char *label = lanyard_connector_get_label (addition->connector);
  g_autofree char *change_id = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (!lanyard_configuration_apply_finish (LANYARD_CONFIGURATION (source), result, &change_id, &error))
    {
      lanyard_window_show_error (addition->page, _("Application Cannot Be Added"), error);
      return;
    }
  if (gtk_widget_get_root (addition->page) == NULL)
    return;

  /* Translators: %s is the label of an application */
  text = g_strdup_printf (_("“%s” added as a draft"), label);
  lanyard_window_show_connector (addition->page, lanyard_record_get_id (LANYARD_RECORD (addition->connector)));
  lanyard_window_toast_undo (addition->page, text, change_id);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LanyardWindowPage) page = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardConnector) taken = lanyard_metadata_import_finish (result, &error);
  g_autoptr(LanyardChanges) changes = NULL;
  g_autofree char *summary = NULL;
  Addition *addition;

  if (error != NULL)
    lanyard_window_show_error (GTK_WIDGET (page), _("No Application Can Be Made of It"), error);
  if (taken == NULL)
    return;

  summary = g_strdup_printf (_("Add “%s”"), lanyard_connector_get_label (taken));
  changes = lanyard_changes_new (summary);
  lanyard_changes_save (changes, LANYARD_RECORD (taken));
  addition = g_new0 (Addition, 1);
  addition->page = GTK_WIDGET (g_object_ref (page));
  addition->connector = g_object_ref (taken);
  lanyard_configuration_apply_async (lanyard_window_page_get_configuration (page), g_steal_pointer (&changes), NULL,
                                     applied_cb, addition);
}

static void
import (GtkWidget                  *widget,
        const LanyardMetadataGiven *given)
{
  LanyardWindowPage *page = LANYARD_WINDOW_PAGE (widget);

  lanyard_metadata_import_async (widget, lanyard_window_page_get_configuration (page), NULL, given,
                                 lanyard_window_page_get_cancellable (page), imported_cb, g_object_ref (page));
}

void
lanyard_new_from_values_attach (LanyardWindowPage *page,
                                GtkRevealer       *hint)
{
  lanyard_metadata_drop_attach (GTK_WIDGET (page), hint, import);
}

void
lanyard_new_from_values_paste (LanyardWindowPage *page)
{
  lanyard_metadata_paste_async (GTK_WIDGET (page), lanyard_window_page_get_configuration (page), NULL,
                                lanyard_window_page_get_cancellable (page), imported_cb, g_object_ref (page));
}

void
lanyard_new_from_values_ask_url (LanyardWindowPage *page)
{
  const LanyardMetadataGiven given = { .ask_url = TRUE };

  import (GTK_WIDGET (page), &given);
}
