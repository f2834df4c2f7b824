/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-random.h"
#include "lanyard-responder.h"
#include "lanyard-time.h"

/* XML as it is, or the URL (or its query) that a browser was redirected to. */
static LanyardSamlRequest *
read_request (const char  *path,
              GError     **error)
{
  g_autoptr(GBytes) document = _lanyard_cli_read_file (path, error);
  g_autofree char *text = NULL;
  const char *query;
  gsize size;
  const char *data;

  if (document == NULL)
    return NULL;

  data = g_bytes_get_data (document, &size);
  text = g_strstrip (g_strndup (data != NULL ? data : "", size));
  if (strstr (text, "SAMLRequest=") == NULL || *text == '<')
    return lanyard_saml_request_decode_xml (document, error);

  query = strchr (text, '?');
  return lanyard_saml_request_decode_redirect (query != NULL ? query + 1 : text, error);
}

static LanyardAnswer *
respond (LanyardCli          *cli,
         LanyardConnector    *connector,
         LanyardPerson       *person,
         LanyardSamlRequest  *request,
         GError             **error)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (cli->configuration, error);
  g_autoptr(LanyardResponder) responder = NULL;
  g_autofree char *destination = NULL;
  g_autofree char *session_id = NULL;
  gint64 now = lanyard_time_now ();
  LanyardSignIn sign_in = { 0, };

  if (settings == NULL)
    return NULL;

  session_id = lanyard_random_dup_id ();
  sign_in.authn_instant = now;
  sign_in.session_id = session_id;
  sign_in.over_tls = TRUE;
  destination = lanyard_connector_dup_sso_url (connector, lanyard_settings_get_base_url (settings));
  responder = lanyard_responder_new (cli->configuration);

  return lanyard_responder_respond_sync (responder, connector, person, &sign_in, request, NULL,
                                         destination, now, NULL, error);
}

gboolean
_lanyard_cli_respond (LanyardCli  *cli,
                      GError     **error)
{
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardPerson) person = NULL;
  g_autoptr(LanyardSamlRequest) request = NULL;
  g_autoptr(LanyardAnswer) answer = NULL;

  if (cli->person == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, _("--person says who signs in; it is needed."));
      return FALSE;
    }

  connector = (LanyardConnector *) _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[0], error);
  person = connector != NULL
           ? (LanyardPerson *) _lanyard_cli_find (cli, LANYARD_TYPE_PERSON, cli->person, error) : NULL;
  if (person == NULL)
    return FALSE;

  if (cli->request != NULL)
    {
      request = read_request (cli->request, error);
      if (request == NULL)
        return FALSE;
    }

  answer = respond (cli, connector, person, request, error);
  if (answer == NULL)
    return FALSE;

  (void) fputs (answer->document, stdout);
  (void) fputc ('\n', stdout);
  if (!answer->success)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, answer->message, NULL,
                       _("The response tells the service provider of an error"));

  return answer->success;
}
