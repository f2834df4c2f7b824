/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-new-from-values.h"

#include "lanyard-metadata-import.h"
#include "lanyard-taken-store.h"

#include <glib/gi18n-lib.h>

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LanyardWindowPage) page = user_data;

  lanyard_taken_store_async (page, result, &(LanyardTakenStore) {
    .failure = _("Application Cannot Be Added"),
    .not_taken = _("No Application Can Be Made of It"),
    .summary = _("Add “%s”"),
    /* Translators: %s is the label of an application */
    .toast = _("“%s” added as a draft"),
    .show = TRUE,
  });
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
