/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-metadata-private.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "lanyard-error.h"
#include "lanyard-metadata-watch.h"
#include "lanyard-text.h"
#include "lanyard-time.h"
#include "lanyard-url.h"

/* Between two times that progress is shown, in microseconds. */
#define PROGRESS_PERIOD (G_USEC_PER_SEC / 5)

/* On a terminal, in a line that is written over. */
typedef struct
{
  gboolean is_terminal;
  gint64   shown;       /* when it was shown last; 0: never */
} Progress;

static void
progress_cb (goffset  current,
             goffset  total,
             gpointer user_data)
{
  Progress *progress = user_data;
  gint64 now = g_get_monotonic_time ();
  g_autofree char *size = NULL;

  if (!progress->is_terminal || now - progress->shown < PROGRESS_PERIOD)
    return;

  progress->shown = now;
  size = g_format_size ((guint64) current);
  if (total > 0)
    g_printerr ("\r%s (%d %%)   ", size, (int) (current * 100 / total));
  else
    g_printerr ("\r%s   ", size);
}

static void
end_progress (Progress *progress)
{
  if (progress->shown != 0)
    g_printerr ("\n");
}

/* Which of the address may be good enough, with a warning where that is little. */
static LanyardFetchOptions
choose_options (LanyardCli *cli,
                const char *url)
{
  LanyardFetchOptions options = {
    .allow_http = cli->allow_http,
    .allow_private = cli->allow_private,
    .aggregate_max = LANYARD_FETCH_AGGREGATE_MAX,
    .seconds_max = LANYARD_FETCH_AGGREGATE_SECONDS,
  };

  if (cli->allow_http && lanyard_url_check (url, LANYARD_URL_ALLOW_HTTP, NULL) &&
      !lanyard_url_check (url, LANYARD_URL_HTTPS, NULL))
    {
      g_printerr ("%s", _("Plain http: anybody on the way can read and change the metadata, and with it who signs in. "
                          "Compare the certificate’s fingerprint and the addresses with what the application shows."));
      g_printerr ("\n");
    }

  return options;
}

LanyardFetched *
_lanyard_cli_metadata_fetch_url (LanyardCli  *cli,
                                 const char  *url,
                                 GError     **error)
{
  const LanyardFetchOptions options = choose_options (cli, url);
  Progress progress = { isatty (STDERR_FILENO) != 0, 0 };
  LanyardFetched *fetched = lanyard_metadata_fetch_sync (url, &options, NULL, progress_cb, &progress, error);

  end_progress (&progress);
  if (fetched == NULL)
    return NULL;

  g_printerr ("%s\n", fetched->url);
  if (fetched->fingerprint != NULL)
    /* Translators: a fingerprint */
    g_printerr (_("Certificate of the server, SHA-256: %s"), fetched->fingerprint);
  else
    g_printerr ("%s", _("The connection was not encrypted."));
  g_printerr ("\n");

  return fetched;
}

LanyardProposal *
_lanyard_cli_metadata_fetch_again (LanyardCli        *cli,
                                   LanyardConnector  *connector,
                                   GError           **error)
{
  const char *source = lanyard_connector_get_metadata_source (connector);
  const LanyardFetchOptions options = choose_options (cli, source != NULL ? source : "");
  Progress progress = { isatty (STDERR_FILENO) != 0, 0 };
  LanyardProposal *proposal = lanyard_metadata_watch_fetch_sync (connector, &options, lanyard_time_now (), NULL,
                                                                 progress_cb, &progress, error);

  end_progress (&progress);
  return proposal;
}

/* --field: each is one that a connector has, with "-" or "_". */
gboolean
_lanyard_cli_check_fields (LanyardCli  *cli,
                           GError     **error)
{
  g_autoptr(GTypeClass) type_class = g_type_class_ref (LANYARD_TYPE_CONNECTOR);

  for (gsize i = 0; cli->fields != NULL && cli->fields[i] != NULL; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (cli->fields[i]), "_", '-');
      g_autofree char *visible = NULL;

      if (*name != '\0' && g_object_class_find_property (G_OBJECT_CLASS (type_class), name) != NULL)
        {
          g_strdelimit (cli->fields[i], "-", '_');
          continue;
        }

      visible = lanyard_text_make_visible (cli->fields[i], 64);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                         _("Look for it with “lanyardctl field search”, or see what is proposed with --dry-run"),
                         _("A connector has no field “%s”"), visible);
      return FALSE;
    }

  return TRUE;
}
