/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-url.h"

/* Changes all items of the list of ACS URLs. */
typedef void (*ChangeAcs) (JsonObject *acs,
                           guint       position);

static void
offer_acs (LanyardCheckContext *context,
           const char          *title,
           ChangeAcs            change)
{
  g_autoptr(JsonArray) list = _lanyard_check_copy_list (context, "acs");

  for (guint i = 0; i < json_array_get_length (list); i++)
    change (json_array_get_object_element (list, i), i);
  _lanyard_check_offer_list (context, title, "acs", json_array_ref (list));
}

static void
use_https (JsonObject *acs,
           guint       position)
{
  const char *url = json_object_get_string_member_with_default (acs, "url", "");
  g_autofree char *secure = NULL;

  if (g_ascii_strncasecmp (url, "http://", strlen ("http://")) != 0 || lanyard_url_is_loopback (url))
    return;

  secure = g_strconcat ("https", url + strlen ("http"), NULL);
  json_object_set_string_member (acs, "url", secure);
}

static void
number (JsonObject *acs,
        guint       position)
{
  json_object_set_int_member (acs, "index", position);
}

static void
use_post (JsonObject *acs,
          guint       position)
{
  json_object_remove_member (acs, "binding");
}

static void
keep_first_default (JsonObject *acs,
                    guint       position)
{
  json_object_set_boolean_member (acs, "default", position == 0);
}

/* C03 */
void
_lanyard_check_acs_missing (LanyardCheckContext *context)
{
  if (g_list_model_get_n_items (lanyard_connector_get_acs (context->connector)) == 0)
    {
      _lanyard_check_report (context, "acs",
                             _("Responses are sent there"),
                             _("Import the service provider’s metadata or enter its ACS URL"),
                             _("There is no ACS URL"));
      _lanyard_check_offer_known (context, "acs");
    }
  else if (lanyard_connector_get_default_acs (context->connector) == NULL)
    {
      _lanyard_check_report (context, "acs",
                             _("Responses are sent with the POST binding only"),
                             _("Enter the service provider’s ACS URL for HTTP-POST"),
                             _("No ACS URL is for POST"));
      if (!_lanyard_check_offer_known (context, "acs"))
        offer_acs (context, _("Use POST"), use_post);
    }
}

static void
offer_meant_acs (LanyardCheckContext *context,
                 guint                position,
                 const char          *url)
{
  g_autofree char *meant = _lanyard_check_dup_meant_url (url);

  if (meant != NULL)
    _lanyard_check_offer_member (context, _("Correct It"), "acs", position, "url", meant);
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
      offer_meant_acs (context, i, url);
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

      if (g_hash_table_add (seen, GINT_TO_POINTER (lanyard_acs_get_index (item))))
        continue;

      _lanyard_check_report (context, "acs",
                             _("A request that names an ACS by its index would have two answers"),
                             _("Give each ACS URL an index of its own"),
                             _("The ACS index %d is used twice"), lanyard_acs_get_index (item));
      offer_acs (context, _("Number Them"), number);
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

  if (n_defaults < 2)
    return;

  _lanyard_check_report (context, "acs",
                         _("Only the first of them is used when the service provider does not say which"),
                         _("Keep one as default"),
                         _("%u ACS URLs are marked as default"), n_defaults);
  offer_acs (context, _("Keep First as Default"), keep_first_default);
}

/* C03: M-20, only POST endpoints are candidates. */
void
_lanyard_check_acs_binding (LanyardCheckContext *context)
{
  GListModel *acs = lanyard_connector_get_acs (context->connector);

  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);
      g_autofree char *visible = NULL;

      if (lanyard_acs_get_binding (item) == LANYARD_ACS_BINDING_POST)
        continue;

      visible = _lanyard_check_show (lanyard_acs_get_url (item) != NULL ? lanyard_acs_get_url (item) : "");
      _lanyard_check_report (context, "acs",
                             _("Responses are sent with the POST binding only; a request that names it is refused"),
                             _("Set it to POST if the service provider takes responses there that way, else remove it"),
                             _("Nothing is sent to the ACS URL “%s”: its binding is another than POST"), visible);
      offer_acs (context, _("Use POST"), use_post);
    }
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
      offer_acs (context, _("Use https"), use_https);
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

  if (!http || !https)
    return;

  _lanyard_check_report (context, "acs",
                         _("The service provider refuses a response that arrives at the other kind"),
                         _("Use https for all of them"),
                         _("Some ACS URLs begin with http, others with https"));
  offer_acs (context, _("Use https"), use_https);
}

/* L04: the browser is sent there too. */
void
_lanyard_check_endpoint_url (LanyardCheckContext *context)
{
  const struct
  {
    const char *field;
    const char *url;
    LanyardUrlFlags flags;
  } urls[] = {
    { "login_url", lanyard_connector_get_login_url (context->connector), LANYARD_URL_PAGE },
    { "slo_url", lanyard_connector_get_slo_url (context->connector), LANYARD_URL_ALLOW_HTTP },
    { "slo_response_url", lanyard_connector_get_slo_response_url (context->connector), LANYARD_URL_ALLOW_HTTP },
    { "destination", lanyard_connector_get_destination (context->connector), LANYARD_URL_ALLOW_HTTP },
    { "recipient", lanyard_connector_get_recipient (context->connector), LANYARD_URL_ALLOW_HTTP },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *visible = NULL;
      g_autofree char *meant = NULL;

      if (urls[i].url == NULL || _lanyard_check_has_placeholder (urls[i].url) ||
          lanyard_url_check (urls[i].url, urls[i].flags, NULL))
        continue;

      visible = _lanyard_check_show (urls[i].url);
      _lanyard_check_report (context, urls[i].field,
                             _("Browsers are only sent to complete http or https addresses, and responses name no others"),
                             _("Enter it as the service provider shows it, or leave it empty"),
                             _("The address “%s” cannot be used"), visible);
      meant = _lanyard_check_dup_meant_url (urls[i].url);
      _lanyard_check_offer_string (context, meant != NULL ? _("Correct It") : _("Leave It Empty"), urls[i].field, meant);
    }
}

/* L01 */
void
_lanyard_check_bookmark_url (LanyardCheckContext *context)
{
  const char *url = lanyard_connector_get_bookmark_url (context->connector);
  g_autofree char *visible = NULL;
  g_autofree char *meant = NULL;

  if (url != NULL && (_lanyard_check_has_placeholder (url) || lanyard_url_check (url, LANYARD_URL_PAGE, NULL)))
    return;

  if (url == NULL)
    {
      _lanyard_check_report (context, "bookmark_url",
                             _("The tile in the portal would open nothing"),
                             _("Enter the address that the tile opens"),
                             _("The bookmark’s URL is missing"));
      _lanyard_check_offer_known (context, "bookmark_url");
      return;
    }

  visible = _lanyard_check_show (url);
  _lanyard_check_report (context, "bookmark_url",
                         _("Browsers are only sent to complete http or https addresses"),
                         _("Enter an address that begins with https://"),
                         _("The bookmark’s URL “%s” cannot be used"), visible);
  meant = _lanyard_check_dup_meant_url (url);
  if (meant != NULL)
    _lanyard_check_offer_string (context, _("Correct It"), "bookmark_url", meant);
}
