/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static char *
dup_host (const char *url)
{
  g_autoptr(GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL && *host != '\0' ? g_ascii_strdown (host, -1) : NULL;
}

/* "{acs_url}": whatever was typed is what the template makes of it. */
static gboolean
is_open (const char *text)
{
  return text == NULL || (text[0] == '{' && text[strcspn (text, "}")] == '}' && text[strcspn (text, "}") + 1] == '\0');
}

static gboolean
is_entity_id_known (LanyardCheckContext *context,
                    const char          *entity_id)
{
  if (_lanyard_check_has_fact (context, "entity_id", entity_id))
    return TRUE;

  return context->reference != NULL && !is_open (lanyard_template_get_profile (context->input->tmpl)->entity_id) &&
         g_strcmp0 (entity_id, lanyard_connector_get_sp_entity_id (context->reference)) == 0;
}

static void
check_is_uri (LanyardCheckContext *context,
              const char          *field,
              const char          *entity_id)
{
  g_autofree char *visible = NULL;

  if (entity_id == NULL || _lanyard_check_has_placeholder (entity_id) || _lanyard_check_has_blank (entity_id) ||
      g_uri_is_valid (entity_id, G_URI_FLAGS_ENCODED, NULL))
    return;

  visible = _lanyard_check_show (entity_id);
  _lanyard_check_report (context, field,
                         _("SAML wants a URI, which nobody else has; some software refuses anything else"),
                         _("Compare it with what its owner shows, such as “https://…” or “urn:…”"),
                         _("The entity ID “%s” is no absolute URI"), visible);
}

/* L25: Core 8.3.6. What metadata or the template says is so, is so. */
void
_lanyard_check_entity_id_uri (LanyardCheckContext *context)
{
  const char *entity_id = lanyard_connector_get_sp_entity_id (context->connector);

  if (entity_id != NULL && !is_entity_id_known (context, entity_id))
    check_is_uri (context, "sp_entity_id", entity_id);
  check_is_uri (context, "idp_entity_id", lanyard_connector_get_idp_entity_id (context->connector));
}

/* L26: ACS URLs are compared exactly. */
void
_lanyard_check_acs_wildcard (LanyardCheckContext *context)
{
  GListModel *acs = lanyard_connector_get_acs (context->connector);

  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);
      const char *url = lanyard_acs_get_url (item);
      g_autofree char *visible = NULL;

      if (url == NULL || strchr (url, '*') == NULL)
        continue;

      visible = _lanyard_check_show (url);
      _lanyard_check_report (context, "acs",
                             _("ACS URLs are compared character by character, and “*” stands for nothing but itself"),
                             _("Enter each URL by itself"),
                             _("The ACS URL “%s” holds a wildcard"), visible);
      if (g_list_model_get_n_items (acs) > 1)
        _lanyard_check_offer_without (context, _("Remove It"), "acs", i);
    }
}

static gboolean
has_acs (GListModel *acs,
         const char *url)
{
  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);

      if (g_strcmp0 (lanyard_acs_get_url (item), url) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_acs_known (LanyardCheckContext *context,
              const char          *url)
{
  GPtrArray *acs = context->reference != NULL ? lanyard_template_get_profile (context->input->tmpl)->acs : NULL;

  for (guint i = 0; acs != NULL && i < acs->len; i++)
    if (is_open (lanyard_acs_get_url (acs->pdata[i])))
      return FALSE;

  return acs != NULL && has_acs (lanyard_connector_get_acs (context->reference), url);
}

/* L27: a hint, and silent where metadata (C03 compares with it) or the
 * template gives the URLs, for many service providers have one host for their
 * name and another one for their responses: a warning would be wrong more
 * often than right. C07 is for our own host. */
void
_lanyard_check_acs_host (LanyardCheckContext *context)
{
  GListModel *acs = lanyard_connector_get_acs (context->connector);
  g_autofree const char **imported = _lanyard_check_get_facts (context, "acs");
  g_autofree char *known = dup_host (lanyard_connector_get_sp_entity_id (context->connector));
  g_autofree char *own = dup_host (context->input->base_url);

  if (imported != NULL || known == NULL || g_strcmp0 (known, own) == 0)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);
      const char *url = lanyard_acs_get_url (item);
      g_autofree char *host = dup_host (url);
      g_autofree char *visible = NULL;

      if (host == NULL || strcmp (host, known) == 0 || g_strcmp0 (host, own) == 0 ||
          _lanyard_check_has_placeholder (url) || is_acs_known (context, url))
        continue;

      visible = _lanyard_check_show (url);
      _lanyard_check_report (context, "acs",
                             _("Many service providers have several hosts, but it may be the URL of another tenant or of a test system"),
                             _("Compare both with what the service provider shows"),
                             /* Translators: a URL, then the name of a host */
                             _("The ACS URL “%s” is on another host than the SP entity ID, %s"), visible, known);
    }
}

/* L28: without a certificate nobody can tell whether a logout request is true. */
void
_lanyard_check_slo_unsigned (LanyardCheckContext *context)
{
  const char * const *certificates = lanyard_connector_get_sp_signing_certificates (context->connector);
  const char *field = lanyard_connector_get_slo_url (context->connector) != NULL ? "slo_url" : "slo_response_url";

  if ((lanyard_connector_get_slo_url (context->connector) == NULL &&
       lanyard_connector_get_slo_response_url (context->connector) == NULL) ||
      (certificates != NULL && certificates[0] != NULL))
    return;

  _lanyard_check_report (context, field,
                         _("Logout messages count only when they are signed, and nothing verifies those of the service provider"),
                         _("Import its metadata or its signing certificate, or remove the Single Logout URL"),
                         _("Single Logout is set up without a signing certificate of the service provider"));
  _lanyard_check_offer_string (context, _("Remove Single Logout"), "slo_url", NULL);
  _lanyard_check_offer_string (context, NULL, "slo_response_url", NULL);
}
