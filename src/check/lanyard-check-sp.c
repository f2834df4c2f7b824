/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-url.h"

#define LENGTH_ADVISED 256
#define LENGTH_MAX 1024

static const char *
get_host (const char *url,
          gsize      *length)
{
  const char *scheme_end = strstr (url, "://");
  const char *host = scheme_end != NULL ? scheme_end + strlen ("://") : NULL;

  *length = host != NULL ? strcspn (host, "/?#:") : 0;
  return host;
}

/* Between two characters of @brackets, something like a key. */
static gboolean
has_bracketed_key (const char *text,
                   const char *brackets)
{
  for (const char *open = strchr (text, brackets[0]); open != NULL; open = strchr (open + 1, brackets[0]))
    {
      gsize length = strspn (open + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_- .");

      if (length > 0 && open[length + 1] == brackets[1])
        return TRUE;
    }

  return FALSE;
}

/* @word in @text, not as a part of a longer word. */
static gboolean
has_word (const char *text,
          const char *word)
{
  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if ((at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[strlen (word)]))
      return TRUE;

  return FALSE;
}

static gboolean
has_example_host (const char *text)
{
  gsize length;
  const char *host = get_host (text, &length);
  g_autofree char *name = host != NULL ? g_ascii_strdown (host, (gssize) length) : NULL;

  return name != NULL && has_word (name, "example") && strchr (name, '.') != NULL;
}

static void
report_placeholder (LanyardCheckContext *context,
                    const char          *field,
                    const char          *text)
{
  g_autofree char *visible = NULL;

  if (!_lanyard_check_has_placeholder (text))
    return;

  visible = _lanyard_check_show (text);
  _lanyard_check_report (context, field,
                         _("The service provider has no such address, so every sign-in would fail"),
                         _("Fill in the value that belongs in its place"),
                         _("“%s” still holds a placeholder"), visible);
}

static void
report_example (LanyardCheckContext *context,
                const char          *field,
                const char          *text)
{
  g_autofree char *visible = NULL;

  /* our own address is not taken from documentation */
  if (strcmp (field, "idp_entity_id") == 0 || _lanyard_check_has_placeholder (text) ||
      !(has_example_host (text) || has_word (text, "XX") || has_word (text, "XXX") || has_word (text, "XXXX")))
    return;

  visible = _lanyard_check_show (text);
  _lanyard_check_report (context, field,
                         _("Documentation has such addresses in place of the real one"),
                         _("Compare it with what the service provider shows"),
                         _("“%s” looks like an example"), visible);
}

static void
report_if_longer (LanyardCheckContext *context,
                  const char          *field,
                  const char          *text)
{
  glong length = g_utf8_strlen (text, -1);

  if (length > LENGTH_ADVISED)
    _lanyard_check_report (context, field,
                           _("Some service providers cut off or refuse anything longer than 256 characters"),
                           _("Choose a shorter one if the sign-in fails"),
                           _("The value has %d characters"), (int) length);
}

/* Equal for IDs that people take for the same. */
static char *
normalise_entity_id (const char *id)
{
  g_autofree char *lower = g_ascii_strdown (id, -1);
  char *start = g_strstrip (lower);
  gsize length;

  if (g_str_has_prefix (start, "https://"))
    start += strlen ("https://");
  else if (g_str_has_prefix (start, "http://"))
    start += strlen ("http://");
  if (g_str_has_prefix (start, "www."))
    start += strlen ("www.");
  length = strlen (start);
  while (length > 0 && start[length - 1] == '/')
    length--;

  return g_strndup (start, length);
}

gboolean
_lanyard_check_has_placeholder (const char *text)
{
  g_autofree char *upper = g_ascii_strup (text, -1);

  return has_bracketed_key (text, "{}") || has_bracketed_key (text, "<>") ||
         strstr (text, "ENDPOINT_NOT_SET") != NULL ||
         has_word (text, "SUBDOMAIN") ||
         has_word (upper, "YOURDOMAIN") || has_word (upper, "YOUR-DOMAIN") || has_word (upper, "YOUR_DOMAIN");
}

gboolean
_lanyard_check_has_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT ||
          (g_unichar_isspace (c) && (p == text || *g_utf8_next_char (p) == '\0' || c != ' ')))
        return TRUE;
    }

  return FALSE;
}

/* C01: nothing can be addressed to an SP without an entity ID. */
void
_lanyard_check_sp_entity_id_missing (LanyardCheckContext *context)
{
  if (lanyard_connector_get_sp_entity_id (context->connector) == NULL)
    _lanyard_check_report (context, "sp_entity_id",
                           _("The response is addressed to the service provider by it"),
                           _("Import the service provider’s metadata or enter its entity ID"),
                           _("The SP entity ID is missing"));
}

/* C01: requests are matched by it. */
void
_lanyard_check_sp_entity_id_duplicate (LanyardCheckContext *context)
{
  const char *entity_id = lanyard_connector_get_sp_entity_id (context->connector);
  LanyardConnector *other = _lanyard_check_find_other (context, lanyard_connector_get_sp_entity_id, entity_id);
  g_autofree char *visible = NULL;

  if (other == NULL)
    return;

  visible = _lanyard_check_show (entity_id);
  _lanyard_check_report (context, "sp_entity_id",
                         _("A service provider belongs to one connector"),
                         _("Enter the entity ID of this application, or delete one of the two connectors"),
                         /* Translators: an entity ID, then a connector's label */
                         _("The SP entity ID “%s” is also that of “%s”"),
                         visible, lanyard_connector_get_label (other));
}

/* C02: compared byte by byte, so what cannot be seen must not be there. */
void
_lanyard_check_sp_entity_id_blank (LanyardCheckContext *context)
{
  const char *entity_id = lanyard_connector_get_sp_entity_id (context->connector);
  g_autofree char *visible = NULL;

  if (entity_id == NULL || !_lanyard_check_has_blank (entity_id))
    return;

  visible = _lanyard_check_show (entity_id);
  _lanyard_check_report (context, "sp_entity_id",
                         _("Entity IDs are compared character by character, so the service provider would not recognise its own"),
                         _("Remove what cannot be seen"),
                         _("The SP entity ID “%s” holds a blank or an invisible character"), visible);
}

/* C02: almost the ID that the template gives. */
void
_lanyard_check_sp_entity_id_near (LanyardCheckContext *context)
{
  const char *entity_id = lanyard_connector_get_sp_entity_id (context->connector);
  const char *known = context->reference != NULL ? lanyard_connector_get_sp_entity_id (context->reference) : NULL;
  g_autofree char *normal = NULL;
  g_autofree char *known_normal = NULL;
  g_autofree char *visible = NULL;

  if (entity_id == NULL || known == NULL || strcmp (entity_id, known) == 0)
    return;

  normal = normalise_entity_id (entity_id);
  known_normal = normalise_entity_id (known);
  if (strcmp (normal, known_normal) != 0)
    return;

  visible = _lanyard_check_show (entity_id);
  _lanyard_check_report (context, "sp_entity_id",
                         _("Slash, scheme, case and “www” count, so the service provider would refuse the response"),
                         _("Use the known one, or change more than that if it really is another"),
                         /* Translators: two entity IDs */
                         _("The SP entity ID “%s” is almost, but not quite, “%s”"), visible, known);
}

/* C03 */
void
_lanyard_check_acs_missing (LanyardCheckContext *context)
{
  if (g_list_model_get_n_items (lanyard_connector_get_acs (context->connector)) == 0)
    _lanyard_check_report (context, "acs",
                           _("Responses are sent there"),
                           _("Import the service provider’s metadata or enter its ACS URL"),
                           _("There is no ACS URL"));
}

/* C03: M-21, the rule at send time. */
void
_lanyard_check_acs_url (LanyardCheckContext *context)
{
  GListModel *acs = lanyard_connector_get_acs (context->connector);

  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);
      const char *url = lanyard_acs_get_url (item) != NULL ? lanyard_acs_get_url (item) : "";
      g_autofree char *visible = NULL;

      if (_lanyard_check_has_placeholder (url) || lanyard_url_check (url, LANYARD_URL_ALLOW_HTTP, NULL))
        continue;

      visible = _lanyard_check_show (url);
      _lanyard_check_report (context, "acs",
                             _("Responses are only sent to complete http or https addresses without user name and fragment"),
                             _("Enter it as the service provider shows it"),
                             _("The ACS URL “%s” cannot be used"), visible);
    }
}

/* C03: a request names an ACS by its index. */
void
_lanyard_check_acs_index (LanyardCheckContext *context)
{
  GListModel *acs = lanyard_connector_get_acs (context->connector);
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);

      if (!g_hash_table_add (seen, GINT_TO_POINTER (lanyard_acs_get_index (item))))
        _lanyard_check_report (context, "acs",
                               _("A request that names an ACS by its index would have two answers"),
                               _("Give each ACS URL an index of its own"),
                               _("The ACS index %d is used twice"), lanyard_acs_get_index (item));
    }
}

/* C03: the first default wins (M-20). */
void
_lanyard_check_acs_default (LanyardCheckContext *context)
{
  GListModel *acs = lanyard_connector_get_acs (context->connector);
  guint n_defaults = 0;

  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);

      n_defaults += lanyard_acs_is_default (item) ? 1 : 0;
    }

  if (n_defaults > 1)
    _lanyard_check_report (context, "acs",
                           _("Only the first of them is used when the service provider does not say which"),
                           _("Keep one as default"),
                           _("%u ACS URLs are marked as default"), n_defaults);
}

/* C04: certainly not an address. */
void
_lanyard_check_placeholder_left (LanyardCheckContext *context)
{
  GListModel *constants = lanyard_connector_get_constants (context->connector);

  _lanyard_check_foreach_text (context, report_placeholder);

  for (guint i = 0; i < g_list_model_get_n_items (constants); i++)
    {
      g_autoptr(LanyardConstant) item = g_list_model_get_item (constants, i);

      if (lanyard_constant_get_value (item) != NULL && has_bracketed_key (lanyard_constant_get_value (item), "{}"))
        report_placeholder (context, "constants", lanyard_constant_get_value (item));
    }
}

/* C04: probably not one. */
void
_lanyard_check_example_left (LanyardCheckContext *context)
{
  _lanyard_check_foreach_text (context, report_example);
}

/* C05 */
void
_lanyard_check_acs_http (LanyardCheckContext *context)
{
  GListModel *acs = lanyard_connector_get_acs (context->connector);

  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);
      const char *url = lanyard_acs_get_url (item);
      g_autofree char *visible = NULL;

      if (url == NULL || g_ascii_strncasecmp (url, "http://", strlen ("http://")) != 0 || lanyard_url_is_loopback (url))
        continue;

      visible = _lanyard_check_show (url);
      _lanyard_check_report (context, "acs",
                             _("Anybody on the way can read the response and use it"),
                             _("Use https, and set the service provider up for it"),
                             _("The ACS URL “%s” is not encrypted"), visible);
    }
}

/* C05 */
void
_lanyard_check_acs_mixed (LanyardCheckContext *context)
{
  GListModel *acs = lanyard_connector_get_acs (context->connector);
  gboolean http = FALSE, https = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);
      const char *url = lanyard_acs_get_url (item) != NULL ? lanyard_acs_get_url (item) : "";

      http |= g_ascii_strncasecmp (url, "http://", strlen ("http://")) == 0 && !lanyard_url_is_loopback (url);
      https |= g_ascii_strncasecmp (url, "https://", strlen ("https://")) == 0;
    }

  if (http && https)
    _lanyard_check_report (context, "acs",
                           _("The service provider refuses a response that arrives at the other kind"),
                           _("Use https for all of them"),
                           _("Some ACS URLs begin with http, others with https"));
}

/* L04: the browser is sent there too. */
void
_lanyard_check_endpoint_url (LanyardCheckContext *context)
{
  const struct
  {
    const char *field;
    const char *url;
  } urls[] = {
    { "login_url", lanyard_connector_get_login_url (context->connector) },
    { "slo_url", lanyard_connector_get_slo_url (context->connector) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *visible = NULL;

      if (urls[i].url == NULL || _lanyard_check_has_placeholder (urls[i].url) ||
          lanyard_url_check (urls[i].url, LANYARD_URL_ALLOW_HTTP, NULL))
        continue;

      visible = _lanyard_check_show (urls[i].url);
      _lanyard_check_report (context, urls[i].field,
                             _("Browsers are only sent to complete http or https addresses"),
                             _("Enter it as the service provider shows it, or leave it empty"),
                             _("The address “%s” cannot be used"), visible);
    }
}

/* C51 */
void
_lanyard_check_length (LanyardCheckContext *context)
{
  _lanyard_check_foreach_text (context, report_if_longer);
}

/* C51: Core 8.3.6 allows no more. */
void
_lanyard_check_length_limit (LanyardCheckContext *context)
{
  const char *entity_id = lanyard_connector_get_sp_entity_id (context->connector);

  if (entity_id != NULL && g_utf8_strlen (entity_id, -1) > LENGTH_MAX)
    _lanyard_check_report (context, "sp_entity_id",
                           _("SAML allows 1024 characters"),
                           _("Enter the service provider’s real entity ID"),
                           _("The SP entity ID has %ld characters"), g_utf8_strlen (entity_id, -1));
}

/* L01 */
void
_lanyard_check_bookmark_url (LanyardCheckContext *context)
{
  const char *url = lanyard_connector_get_bookmark_url (context->connector);
  g_autofree char *visible = NULL;

  if (url != NULL && (_lanyard_check_has_placeholder (url) || lanyard_url_check (url, LANYARD_URL_ALLOW_HTTP, NULL)))
    return;

  if (url == NULL)
    {
      _lanyard_check_report (context, "bookmark_url",
                             _("The tile in the portal would open nothing"),
                             _("Enter the address that the tile opens"),
                             _("The bookmark’s URL is missing"));
      return;
    }

  visible = _lanyard_check_show (url);
  _lanyard_check_report (context, "bookmark_url",
                         _("Browsers are only sent to complete http or https addresses"),
                         _("Enter an address that begins with https://"),
                         _("The bookmark’s URL “%s” cannot be used"), visible);
}
