/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-application.h"
#include "lanyard-local-configuration.h"
#include "lanyard-own-templates.h"
#include "lanyard-secret.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr(LanyardApplication) application = NULL;
  g_autofree char *folder = NULL;

  lanyard_secret_deny_dumps (FALSE);
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LANYARD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  bindtextdomain (LANYARD_CATALOG_DOMAIN, LANYARD_LOCALEDIR);
  bind_textdomain_codeset (LANYARD_CATALOG_DOMAIN, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  folder = lanyard_own_templates_dup_folder ();
  lanyard_catalog_use_own (folder);
  lanyard_local_configuration_use_secrets (lanyard_catalog_list_own_secrets);
  lanyard_catalog_watch ();
  lanyard_catalog_preload ();

  application = lanyard_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
