/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-certificate-drop.h"

#include "lanyard-error.h"
#include "lanyard-taken-store.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

static void
take_on_row (GtkWidget                  *widget,
             const LanyardMetadataGiven *given)
{
  LanyardCertificateEntry *entry = lanyard_certificate_row_get_entry (LANYARD_CERTIFICATE_ROW (widget));

  if (entry != NULL)
    lanyard_taken_store_update (widget, lanyard_certificate_entry_get_connector (entry), given);
}

static void
refuse (GtkWidget                  *widget,
        const LanyardMetadataGiven *given)
{
  g_autoptr(GError) error = NULL;

  lanyard_set_error (&error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("A certificate does not say which application it is of"),
                     _("Drop it on a certificate of that application, or on the page of the application"),
                     _("Beside the certificates nothing can be added"));
  lanyard_window_show_error (widget, _("Nothing Can Be Filled In"), error);
}

void
lanyard_certificate_drop_attach (LanyardWindowPage *page)
{
  lanyard_metadata_drop_attach (GTK_WIDGET (page), NULL, refuse);
}

void
lanyard_certificate_drop_take (LanyardCertificateRow *row)
{
  lanyard_metadata_drop_take (GTK_WIDGET (row), take_on_row, FALSE);
}
