/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-negative-suite.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "lanyard-error.h"

#define PAGE_START "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><meta charset=\"utf-8\"/>" \
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"/>" \
                   "<meta name=\"referrer\" content=\"no-referrer\"/><title>"

/**
 * lanyard_negative_suite_dup_page:
 * @suite: a suite
 * @item: one of its cases that has a document
 *
 * A page that says where it posts what, and does so when somebody presses its
 * button; there is no script in it.
 *
 * Returns: (transfer full): XHTML
 */
char *
lanyard_negative_suite_dup_page (LanyardNegativeSuite *suite,
                                 LanyardNegativeCase  *item)
{
  g_autofree char *title = NULL;
  g_autofree char *conclusion = NULL;
  g_autofree char *acs_url = NULL;
  g_autofree char *button = NULL;
  g_autofree char *state = NULL;

  g_return_val_if_fail (suite != NULL, NULL);
  g_return_val_if_fail (item != NULL && item->encoded != NULL, NULL);

  title = g_markup_escape_text (item->title, -1);
  conclusion = g_markup_escape_text (item->conclusion, -1);
  acs_url = g_markup_escape_text (suite->acs_url, -1);
  button = g_markup_escape_text (_("Send"), -1);
  if (suite->relay_state != NULL)
    state = g_markup_printf_escaped ("<input type=\"hidden\" name=\"RelayState\" value=\"%s\"/>", suite->relay_state);

  return g_strconcat (PAGE_START, title, "</title></head><body><h1>", title, "</h1><p>", acs_url, "</p><p>", conclusion,
                      "</p><form method=\"post\" action=\"", acs_url,
                      "\"><input type=\"hidden\" name=\"SAMLResponse\" value=\"", item->encoded, "\"/>",
                      state != NULL ? state : "", "<button type=\"submit\">", button,
                      "</button></form></body></html>\n", NULL);
}

static gboolean
write_file (const char  *folder,
            const char  *id,
            const char  *suffix,
            const char  *text,
            GError     **error)
{
  g_autofree char *name = g_strconcat (id, suffix, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr(GError) local_error = NULL;

  if (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &local_error))
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_FAILED, local_error->message,
                     _("Choose a folder that can be written to"), _("“%s” cannot be written"), path);
  return FALSE;
}

/**
 * lanyard_negative_suite_save_sync:
 * @suite: a suite
 * @folder: a folder; it is made if it is not there
 * @error: %LANYARD_ERROR_FAILED
 *
 * Writes each response as XML, and as a page with a button that sends it, for
 * the eyes of the owner alone.
 *
 * Returns: whether all are written
 */
gboolean
lanyard_negative_suite_save_sync (LanyardNegativeSuite  *suite,
                                  const char            *folder,
                                  GError               **error)
{
  g_return_val_if_fail (suite != NULL, FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_FAILED, NULL,
                         _("Choose a folder that can be written to"), _("The folder “%s” cannot be made"), folder);
      return FALSE;
    }

  for (guint i = 0; i < suite->cases->len; i++)
    {
      LanyardNegativeCase *item = suite->cases->pdata[i];
      g_autofree char *page = item->encoded != NULL ? lanyard_negative_suite_dup_page (suite, item) : NULL;

      if (page != NULL && (!write_file (folder, item->id, ".xml", item->document, error) ||
                           !write_file (folder, item->id, ".html", page, error)))
        return FALSE;
    }

  return TRUE;
}
