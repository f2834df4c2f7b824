/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-status.h"

/**
 * lanyard_status_page_set_text:
 * @page: a status page
 * @text: (nullable): the description, as it is to be read
 *
 * The description of a status page is markup; this is for texts that nobody
 * wrote as such, like those of errors.
 */
void
lanyard_status_page_set_text (AdwStatusPage *page,
                              const char    *text)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (ADW_IS_STATUS_PAGE (page));

  markup = g_markup_escape_text (text != NULL ? text : "", -1);
  adw_status_page_set_description (page, markup);
}
