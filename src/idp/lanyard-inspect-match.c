/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-inspect-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LENGTH_MAX 512

/* How much each thing says about whose message it is. */
#define SCORE_ISSUER 100
#define SCORE_ISSUER_NEAR 60
#define SCORE_ADDRESS 50
#define SCORE_ADDRESS_NEAR 30
#define SCORE_HOST 5

const char *
_lanyard_inspect_find_fact (LanyardSamlInspection *inspection,
                            const char            *name)
{
  for (guint i = 0; i < inspection->facts->len; i++)
    {
      LanyardSamlFact *fact = g_ptr_array_index (inspection->facts, i);

      if (strcmp (fact->name, name) == 0)
        return fact->value;
    }

  return NULL;
}

/* What is left of an ID or address without what people overlook. */
static char *
normalise (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);
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

static gboolean
is_same (const char *expected,
         const char *received)
{
  return expected != NULL && received != NULL && strcmp (expected, received) == 0;
}

/* Whether people would take them for the same. */
gboolean
_lanyard_inspect_is_near (const char *expected,
                          const char *received)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;

  if (expected == NULL || received == NULL)
    return FALSE;

  a = normalise (expected);
  b = normalise (received);
  return strcmp (a, b) == 0;
}

static gsize
get_trimmed_length (const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && text[length - 1] == '/')
    length--;

  return length;
}

/*
 * _lanyard_inspect_explain:
 * @expected: (nullable): what is configured
 * @received: (nullable): what came
 *
 * Returns: (nullable): in which small thing they differ (C02); %NULL: in more
 *   than that, or in nothing
 */
const char *
_lanyard_inspect_explain (const char *expected,
                          const char *received)
{
  gsize length;

  if (is_same (expected, received) || !_lanyard_inspect_is_near (expected, received))
    return NULL;

  length = get_trimmed_length (expected);
  if (length == get_trimmed_length (received) && strncmp (expected, received, length) == 0)
    return _("They differ by a slash at the end");
  if (g_ascii_strcasecmp (expected, received) == 0)
    return _("They differ in upper and lower case");
  if (g_str_has_prefix (expected, "https:") != g_str_has_prefix (received, "https:"))
    return _("They differ by http and https");
  if ((strstr (expected, "www.") != NULL) != (strstr (received, "www.") != NULL))
    return _("They differ by “www.”");

  return _("They differ in blanks, case or slashes");
}

/* Levenshtein's distance, with one row. */
static guint
measure (const char *a,
         const char *b)
{
  gsize length = MIN (strlen (b), LENGTH_MAX);
  gsize rows = MIN (strlen (a), LENGTH_MAX);
  guint row[LENGTH_MAX + 1];

  for (gsize j = 0; j <= length; j++)
    row[j] = (guint) j;
  for (gsize i = 1; i <= rows; i++)
    {
      guint diagonal = row[0];

      row[0] = (guint) i;
      for (gsize j = 1; j <= length; j++)
        {
          guint above = row[j];
          guint best = MIN (above, row[j - 1]) + 1;

          row[j] = MIN (best, diagonal + (a[i - 1] != b[j - 1]));
          diagonal = above;
        }
    }

  return row[length];
}

/*
 * _lanyard_inspect_find_nearest:
 * @connector: a connector
 * @url: an address that is none of its ACS URLs
 *
 * Returns: (nullable): the ACS URL of @connector that looks most like @url
 *   (C03); valid as long as the connector does not change
 */
const char *
_lanyard_inspect_find_nearest (LanyardConnector *connector,
                               const char       *url)
{
  GListModel *list = lanyard_connector_get_acs (connector);
  const char *nearest = NULL;
  guint best = G_MAXUINT;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAcs) acs = g_list_model_get_item (list, i);
      guint distance = lanyard_acs_get_url (acs) != NULL ? measure (lanyard_acs_get_url (acs), url) : G_MAXUINT;

      if (distance >= best)
        continue;
      best = distance;
      nearest = lanyard_acs_get_url (acs);
    }

  return nearest;
}

gboolean
_lanyard_inspect_has_acs (LanyardConnector *connector,
                          const char       *url)
{
  GListModel *list = lanyard_connector_get_acs (connector);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAcs) acs = g_list_model_get_item (list, i);

      if (is_same (lanyard_acs_get_url (acs), url))
        return TRUE;
    }

  return FALSE;
}

static int
rate (const char *expected,
      const char *received,
      int         exact,
      int         near)
{
  if (is_same (expected, received))
    return exact;

  return _lanyard_inspect_is_near (expected, received) ? near : 0;
}

static int
rate_acs (LanyardConnector *connector,
          const char       *url)
{
  const char *nearest;
  g_autoptr(GUri) uri = NULL;
  g_autoptr(GUri) own = NULL;

  if (url == NULL)
    return 0;
  if (_lanyard_inspect_has_acs (connector, url))
    return SCORE_ADDRESS;

  nearest = _lanyard_inspect_find_nearest (connector, url);
  if (_lanyard_inspect_is_near (nearest, url))
    return SCORE_ADDRESS_NEAR;

  uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  own = nearest != NULL ? g_uri_parse (nearest, G_URI_FLAGS_NONE, NULL) : NULL;
  return uri != NULL && own != NULL && g_strcmp0 (g_uri_get_host (uri), g_uri_get_host (own)) == 0 ? SCORE_HOST : 0;
}

static const char *
get_audience (LanyardConnector *connector)
{
  const char *audience = lanyard_connector_get_audience (connector);

  return audience != NULL ? audience : lanyard_connector_get_sp_entity_id (connector);
}

static int
rate_connector (LanyardConnector      *connector,
                LanyardSamlInspection *inspection,
                const char            *base_url)
{
  gboolean is_response = inspection->kind == LANYARD_SAML_KIND_RESPONSE || inspection->kind == LANYARD_SAML_KIND_ASSERTION;
  const char *issuer = _lanyard_inspect_find_fact (inspection, inspection->kind == LANYARD_SAML_KIND_METADATA
                                                               ? "entityID" : "Issuer");
  const char *destination = _lanyard_inspect_find_fact (inspection, "Destination");
  g_autofree char *sso_url = lanyard_connector_dup_sso_url (connector, base_url);
  int score = rate (lanyard_connector_get_idp_entity_id (connector), issuer, SCORE_ISSUER, SCORE_ISSUER_NEAR);

  if (!is_response)
    score = MAX (score, rate (lanyard_connector_get_sp_entity_id (connector), issuer, SCORE_ISSUER, SCORE_ISSUER_NEAR));

  return score + rate (sso_url, destination, SCORE_ADDRESS, SCORE_ADDRESS_NEAR) +
         rate_acs (connector, is_response ? destination
                                          : _lanyard_inspect_find_fact (inspection, "AssertionConsumerServiceURL")) +
         rate (get_audience (connector), _lanyard_inspect_find_fact (inspection, "Audience"), SCORE_ADDRESS,
               SCORE_ADDRESS_NEAR);
}

/*
 * _lanyard_inspect_match:
 * @connectors: (element-type LanyardConnector): all there are
 * @inspection: a message
 * @base_url: where the identity provider is
 * @exact: (out): whether something in it names the connector exactly
 *
 * Returns: (transfer none) (nullable): the connector that @inspection says most
 *   about, by issuer, addresses and audience
 */
LanyardConnector *
_lanyard_inspect_match (GPtrArray             *connectors,
                        LanyardSamlInspection *inspection,
                        const char            *base_url,
                        gboolean              *exact)
{
  LanyardConnector *found = NULL;
  int best = 0;

  for (guint i = 0; i < connectors->len; i++)
    {
      int score = rate_connector (connectors->pdata[i], inspection, base_url);

      if (score <= best)
        continue;
      best = score;
      found = connectors->pdata[i];
    }

  *exact = best >= SCORE_ISSUER;
  return found;
}
