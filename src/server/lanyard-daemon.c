/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-daemon.h"

#include "lanyard-catalog.h"
#include "lanyard-error.h"
#include "lanyard-idp.h"
#include "lanyard-local-configuration.h"
#include "lanyard-notify.h"
#include "lanyard-own-templates.h"
#include "lanyard-secret.h"

#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#define EXIT_FAILED 1
#define EXIT_USAGE 2
#define ACTOR "lanyardd"

typedef struct
{
  char *config;
  char *listen;
  char *certificate;
  char *key;
  gboolean version;
} Options;

static void
options_clear (Options *options)
{
  g_free (options->config);
  g_free (options->listen);
  g_free (options->certificate);
  g_free (options->key);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static int
report (const GError *error,
        int           status)
{
  g_printerr ("lanyardd: %s\n", error->message);

  return status;
}

static gboolean
parse_options (Options   *options,
               int       *argc,
               char    ***argv,
               GError   **error)
{
  const GOptionEntry entries[] = {
    { "config", 'c', 0, G_OPTION_ARG_FILENAME, &options->config, N_("Configuration to serve"), N_("FILE") },
    { "listen", 'l', 0, G_OPTION_ARG_STRING, &options->listen, N_("Where to listen; 127.0.0.1 and the configuration’s port by default"), N_("ADDRESS:PORT") },
    { "certificate", 0, 0, G_OPTION_ARG_FILENAME, &options->certificate, N_("Certificate (chain) for HTTPS"), N_("PEM") },
    { "key", 0, 0, G_OPTION_ARG_FILENAME, &options->key, N_("Its private key"), N_("PEM") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &options->version, N_("Print the version"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr(GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _("Serves the identity provider and the portal of a configuration."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, argc, argv, error))
    return FALSE;

  if (options->version)
    return TRUE;

  if (options->config == NULL || *argc > 1)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         NULL, _("Try “lanyardd --help”"),
                         options->config == NULL ? _("No configuration is named with --config")
                                                 : _("There are more arguments than options"));
      return FALSE;
    }
  if (options->key != NULL && options->certificate == NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         NULL, _("Name the certificate with --certificate as well"),
                         _("A key is named without its certificate"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
parse_address (const char  *text,
               char       **address,
               guint       *port,
               GError     **error)
{
  g_autoptr(GSocketConnectable) parsed = g_network_address_parse (text, 0, NULL);

  if (parsed == NULL || g_network_address_get_port (G_NETWORK_ADDRESS (parsed)) == 0)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         NULL, _("Write it as 127.0.0.1:8080 or [::]:8443"),
                         _("“%s” is not an address to listen at"), text);
      return FALSE;
    }

  *address = g_strdup (g_network_address_get_hostname (G_NETWORK_ADDRESS (parsed)));
  *port = g_network_address_get_port (G_NETWORK_ADDRESS (parsed));

  return TRUE;
}

static gboolean
load_certificate (const Options    *options,
                  GTlsCertificate **certificate,
                  GError          **error)
{
  g_autoptr(GError) cause = NULL;

  *certificate = NULL;
  if (options->certificate == NULL)
    return TRUE;

  if (options->key != NULL)
    *certificate = g_tls_certificate_new_from_files (options->certificate, options->key, &cause);
  else
    *certificate = g_tls_certificate_new_from_file (options->certificate, &cause);
  if (*certificate != NULL)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     cause->message, _("Give PEM files of a certificate and its private key"),
                     _("The certificate %s cannot be used for HTTPS"), options->certificate);
  return FALSE;
}

static gboolean
quit_cb (gpointer user_data)
{
  GMainLoop *loop = user_data;

  g_main_loop_quit (loop);

  return G_SOURCE_CONTINUE;
}

static void
wait_for_signal (void)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint term = g_unix_signal_add (SIGTERM, quit_cb, loop);
  guint interrupt = g_unix_signal_add (SIGINT, quit_cb, loop);

  g_main_loop_run (loop);

  g_source_remove (term);
  g_source_remove (interrupt);
}

static gboolean
start (LanyardIdp            *idp,
       LanyardConfiguration  *configuration,
       const Options         *options,
       GError               **error)
{
  g_autoptr(GTlsCertificate) certificate = NULL;
  g_autoptr(LanyardSettings) settings = NULL;
  g_autofree char *address = NULL;
  guint port;

  settings = lanyard_configuration_load_settings_sync (configuration, error);
  if (settings == NULL)
    return FALSE;

  port = lanyard_settings_get_port (settings);
  if (options->listen != NULL && !parse_address (options->listen, &address, &port, error))
    return FALSE;
  if (!load_certificate (options, &certificate, error))
    return FALSE;

  return lanyard_idp_start (idp, address, port, certificate, error);
}

/* They say which values of a file are secret. */
static void
use_own_templates (void)
{
  g_autofree char *folder = lanyard_own_templates_dup_folder ();

  lanyard_catalog_use_own (folder);
  lanyard_local_configuration_use_secrets (lanyard_catalog_list_own_secrets);
}

static gboolean
serve (const Options  *options,
       GError        **error)
{
  g_autoptr(LanyardConfiguration) configuration = NULL;
  g_autoptr(LanyardIdp) idp = NULL;

  use_own_templates ();
  configuration = lanyard_local_configuration_open (options->config, LANYARD_OPEN_EXISTING, ACTOR, error);
  if (configuration == NULL)
    return FALSE;

  idp = lanyard_idp_new (configuration);
  if (!start (idp, configuration, options, error))
    return FALSE;

  g_print ("%s\n", lanyard_idp_get_base_url (idp));
  lanyard_notify ("READY=1");
  wait_for_signal ();
  lanyard_notify ("STOPPING=1");
  lanyard_idp_stop (idp);

  return TRUE;
}

/**
 * lanyard_daemon_run:
 * @argc: number of arguments
 * @argv: the program's arguments
 *
 * Serves one configuration until SIGTERM or SIGINT, and prints the base URL
 * as soon as it answers.
 *
 * Returns: the exit status: 0 stopped, 1 failed, 2 wrong usage
 */
int
lanyard_daemon_run (int    argc,
                    char **argv)
{
  g_auto(Options) options = { 0 };
  g_autoptr(GError) error = NULL;

  lanyard_secret_deny_dumps (TRUE);
  (void) setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LANYARD_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  bindtextdomain (LANYARD_CATALOG_DOMAIN, LANYARD_LOCALEDIR);
  bind_textdomain_codeset (LANYARD_CATALOG_DOMAIN, "UTF-8");
  /* GLib asks once whether there is a translation for the program's own
   * language, and for no other if not; before the domain is set it does. */
  (void) g_dgettext (GETTEXT_PACKAGE, "lanyardd");
  textdomain (GETTEXT_PACKAGE);

  if (!parse_options (&options, &argc, &argv, &error))
    return report (error, EXIT_USAGE);

  if (options.version)
    {
      g_print ("lanyardd %s\n", LANYARD_VERSION);
      return 0;
    }

  return serve (&options, &error) ? 0 : report (error, EXIT_FAILED);
}
