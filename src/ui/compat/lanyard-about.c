/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-about.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#if ADW_CHECK_VERSION (1, 5, 0)
#define show_about(parent, ...) adw_show_about_dialog (GTK_WIDGET (parent), __VA_ARGS__)
#else
#define show_about(parent, ...) adw_show_about_window (parent, __VA_ARGS__)
#endif

/**
 * lanyard_about_show:
 * @parent: the window that it belongs to
 *
 * Shows what this program is, its version and its licence.
 */
void
lanyard_about_show (GtkWindow *parent)
{
  static const char *developers[] = { "The Lanyard authors", NULL };

  show_about (parent,
              "application-name", _("Lanyard"),
              "application-icon", LANYARD_APP_ID,
              "version", LANYARD_VERSION,
              "developer-name", _("The Lanyard authors"),
              "developers", developers,
              "comments", _("Connects web applications to SAML 2.0 single sign-on. The identity provider is part of it."),
              "license-type", GTK_LICENSE_GPL_3_0,
              /* Translators: your name and address, one translator a line */
              "translator-credits", _("translator-credits"),
              NULL);
}
