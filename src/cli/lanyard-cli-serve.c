/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>

#include "lanyard-idp.h"

#define PORT_MAX 65535

static gboolean
quit_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_CONTINUE;
}

/* Until somebody interrupts or terminates the program. */
static void
wait_for_signal (void)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint interrupt = g_unix_signal_add (SIGINT, quit_cb, loop);
  guint terminate = g_unix_signal_add (SIGTERM, quit_cb, loop);

  g_main_loop_run (loop);

  g_source_remove (interrupt);
  g_source_remove (terminate);
}

static gboolean
choose_port (LanyardCli  *cli,
             guint       *port,
             GError     **error)
{
  g_autoptr(LanyardSettings) settings = NULL;

  if (cli->port > PORT_MAX || cli->port < -1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("%d is not a port."), cli->port);
      return FALSE;
    }

  if (_lanyard_cli_open (cli, error) == NULL)
    return FALSE;

  if (cli->port >= 0)
    {
      *port = (guint) cli->port;
      return TRUE;
    }

  settings = lanyard_configuration_load_settings_sync (cli->configuration, error);
  if (settings == NULL)
    return FALSE;

  *port = (guint) lanyard_settings_get_port (settings);
  return TRUE;
}

gboolean
_lanyard_cli_serve (LanyardCli  *cli,
                    GError     **error)
{
  g_autoptr(LanyardIdp) idp = NULL;
  guint port;

  if (!choose_port (cli, &port, error))
    return FALSE;

  idp = lanyard_idp_new (cli->configuration);
  if (!lanyard_idp_start (idp, NULL, port, NULL, error))
    return FALSE;

  g_print ("%s\n", lanyard_idp_get_base_url (idp));
  (void) fflush (stdout);
  wait_for_signal ();
  lanyard_idp_stop (idp);

  return TRUE;
}
