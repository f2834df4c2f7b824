/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-saml.h"

#define SAML_URN "urn:oasis:names:tc:SAML:"
#define FORMAT_PART ":nameid-format:"

/* Core 8.3: those that SAML itself has. */
static const char * const known_formats[] = {
  LANYARD_SAML_NAME_ID_EMAIL, LANYARD_SAML_NAME_ID_UNSPECIFIED, LANYARD_SAML_NAME_ID_PERSISTENT,
  LANYARD_SAML_NAME_ID_TRANSIENT, LANYARD_SAML_NAME_ID_WINDOWS, LANYARD_SAML_NAME_ID_X509,
  LANYARD_SAML_NAME_ID_ENTITY, LANYARD_SAML_NAME_ID_KERBEROS, LANYARD_SAML_NAME_ID_ENCRYPTED, NULL,
};

/* "emailAddress" */
static const char *
get_word (const char *format)
{
  return strrchr (format, ':') + 1;
}

/* The format that SAML has under the name in @format, written with another
 * version; NULL: none. */
static const char *
find_other_version (const char *format)
{
  const char *part = format != NULL && g_str_has_prefix (format, SAML_URN) ? strstr (format, FORMAT_PART) : NULL;

  for (gsize i = 0; part != NULL && known_formats[i] != NULL; i++)
    if (strcmp (part + strlen (FORMAT_PART), get_word (known_formats[i])) == 0)
      return strcmp (format, known_formats[i]) != 0 ? known_formats[i] : NULL;

  return NULL;
}

/* What somebody meant who wrote "EmailAddress" or "email"; NULL: unclear. */
static const char *
find_meant (const char *format)
{
  const char *colon = strrchr (format, ':');
  const char *word = colon != NULL ? colon + 1 : format;

  if (g_ascii_strcasecmp (word, "email") == 0)
    return LANYARD_SAML_NAME_ID_EMAIL;
  for (gsize i = 0; known_formats[i] != NULL; i++)
    if (g_ascii_strcasecmp (word, get_word (known_formats[i])) == 0)
      return known_formats[i];

  return NULL;
}

/* C22 */
void
_lanyard_check_name_id_format_listed (LanyardCheckContext *context)
{
  const char * const *formats = lanyard_connector_get_name_id_formats (context->connector);
  const char *format = lanyard_connector_get_name_id_format (context->connector);
  g_autofree char *visible = NULL;

  if (formats == NULL || formats[0] == NULL || format == NULL ||
      g_strv_contains (formats, format) ||
      g_strv_contains (formats, LANYARD_SAML_NAME_ID_UNSPECIFIED))
    return;

  visible = _lanyard_check_show (format);
  _lanyard_check_report (context, "name_id_format",
                         _("The service provider may refuse the response"),
                         _("Choose one of the formats that its metadata lists"),
                         _("The NameID format “%s” is not among those that the service provider supports"), visible);
  _lanyard_check_offer_string (context, _("Use Listed Format"), "name_id_format", formats[0]);
  if (strcmp (formats[0], LANYARD_SAML_NAME_ID_EMAIL) == 0)
    _lanyard_check_offer_string (context, NULL, "name_id_source", "email");
  else if (strcmp (formats[0], LANYARD_SAML_NAME_ID_PERSISTENT) == 0)
    _lanyard_check_offer_string (context, NULL, "name_id_source", LANYARD_NAME_ID_SOURCE_PERSISTENT);
}

/* C22 */
void
_lanyard_check_name_id_format_template (LanyardCheckContext *context)
{
  const char *format = lanyard_connector_get_name_id_format (context->connector);
  const char * const *formats = lanyard_connector_get_name_id_formats (context->connector);
  const char *known = context->input->tmpl != NULL
                      ? lanyard_template_get_profile (context->input->tmpl)->name_id_format : NULL;
  g_autofree char *visible = NULL;

  if (known == NULL || format == NULL || strcmp (format, known) == 0 ||
      g_strcmp0 (lanyard_connector_get_template (context->connector), "custom") == 0 ||
      (formats != NULL && g_strv_contains (formats, format)))
    return;

  visible = _lanyard_check_show (format);
  _lanyard_check_report (context, "name_id_format",
                         _("The service provider may refuse the response"),
                         _("Use the template’s format unless the service provider says otherwise"),
                         /* Translators: a format, an application, another format */
                         _("The NameID format is “%s”, and %s uses “%s”"),
                         visible, lanyard_template_get_name (context->input->tmpl), known);
  _lanyard_check_offer_string (context, _("Use Template’s Format"), "name_id_format", known);
  if (context->reference != NULL)
    _lanyard_check_offer_string (context, NULL, "name_id_source",
                                 lanyard_connector_get_name_id_source (context->reference));
}

/* C22: the last request asked for one that it did not get. */
void
_lanyard_check_name_id_format_request (LanyardCheckContext *context)
{
  LanyardSeenRequest *request = context->input->request;
  const char *wanted = request != NULL ? lanyard_seen_request_get_name_id_format (request) : NULL;
  g_autofree char *visible = NULL;

  if (wanted == NULL || g_strcmp0 (lanyard_seen_request_get_code (request), "name-id-policy") != 0 ||
      g_strcmp0 (wanted, lanyard_connector_get_name_id_format (context->connector)) == 0)
    return;

  visible = _lanyard_check_show (wanted);
  _lanyard_check_report (context, "name_id_format",
                         _("The request was refused, and so will be the next"),
                         _("Use that format, or have the service provider ask for another"),
                         _("The service provider asked for the NameID format “%s”"), visible);
  _lanyard_check_offer_string (context, _("Use That Format"), "name_id_format", wanted);
}

/* C23 */
void
_lanyard_check_name_id_version (LanyardCheckContext *context)
{
  const char *format = lanyard_connector_get_name_id_format (context->connector);
  const char *right = find_other_version (format);
  g_autofree char *fix = NULL;

  if (right == NULL)
    return;

  fix = g_strdup_printf (_("Use “%s” unless the service provider insists"), right);
  _lanyard_check_report (context, "name_id_format",
                         _("There is no such format in that version of SAML"), fix,
                         _("The NameID format “%s” has the wrong version"), format);
  _lanyard_check_offer_string (context, _("Use Right Version"), "name_id_format", right);
}

/* L36: Core 8.3. Formats of others than SAML have URIs of their own. */
void
_lanyard_check_name_id_format_unknown (LanyardCheckContext *context)
{
  const char *format = lanyard_connector_get_name_id_format (context->connector);
  gboolean is_uri = format != NULL && g_uri_is_valid (format, G_URI_FLAGS_ENCODED, NULL);
  const char *meant;
  g_autofree char *visible = NULL;

  if (format == NULL || g_strv_contains (known_formats, format) || find_other_version (format) != NULL ||
      (is_uri && g_ascii_strncasecmp (format, SAML_URN, strlen (SAML_URN)) != 0))
    return;

  visible = _lanyard_check_show (format);
  _lanyard_check_report (context, "name_id_format",
                         _("Service providers know formats by their URN, and refuse what they do not know"),
                         _("Choose one of the list, or enter the URN that the service provider shows"),
                         is_uri ? _("SAML has no NameID format “%s”") : _("The NameID format “%s” is no URN"), visible);
  meant = find_meant (format);
  _lanyard_check_offer_string (context, meant != NULL ? _("Use the Format That Is Meant") : _("Leave It Unspecified"),
                               "name_id_format", meant != NULL ? meant : LANYARD_SAML_NAME_ID_UNSPECIFIED);
}
