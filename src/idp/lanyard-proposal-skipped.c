/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-proposal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-saml.h"
#include "lanyard-text.h"

/* "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact" → "HTTP-Artifact" */
static const char *
get_binding_name (const char *binding)
{
  const char *colon = strrchr (binding, ':');

  return colon != NULL && colon[1] != '\0' ? colon + 1 : binding;
}

/* @format: with an address, then a binding */
static void
add_skipped (GPtrArray           *skipped,
             LanyardSamlEndpoint *endpoint,
             const char          *format)
{
  g_autofree char *location = lanyard_text_make_visible (endpoint->location, 160);
  g_autofree char *binding = lanyard_text_make_visible (get_binding_name (endpoint->binding), 60);
  g_autoptr(GString) text = g_string_new (format);

  g_string_replace (text, "{url}", location, 1);
  g_string_replace (text, "{binding}", binding, 1);
  g_ptr_array_add (skipped, g_string_free (g_steal_pointer (&text), FALSE));
}

/**
 * lanyard_proposal_list_skipped:
 * @entity: a service provider
 *
 * M-20, M-68: responses go to endpoints for HTTP-POST alone, logout messages to
 * those for HTTP-Redirect and HTTP-POST; the others are not taken over.
 *
 * Returns: (transfer full) (element-type utf8): what of the metadata is left
 *   out, a sentence each, translated
 */
GPtrArray *
lanyard_proposal_list_skipped (LanyardSamlEntity *entity)
{
  GPtrArray *skipped = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (entity != NULL, skipped);

  for (guint i = 0; i < entity->acs->len; i++)
    {
      LanyardSamlEndpoint *endpoint = entity->acs->pdata[i];

      if (strcmp (endpoint->binding, LANYARD_SAML_BINDING_POST) != 0)
        /* Translators: {url} and {binding} stay as they are */
        add_skipped (skipped, endpoint, _("The ACS URL “{url}” is left out: its binding is {binding}, and responses are sent with HTTP-POST only"));
    }
  for (guint i = 0; i < entity->slo->len; i++)
    {
      LanyardSamlEndpoint *endpoint = entity->slo->pdata[i];

      if (strcmp (endpoint->binding, LANYARD_SAML_BINDING_POST) != 0 &&
          strcmp (endpoint->binding, LANYARD_SAML_BINDING_REDIRECT) != 0)
        /* Translators: {url} and {binding} stay as they are */
        add_skipped (skipped, endpoint, _("The Single Logout URL “{url}” is left out: its binding is {binding}, and logout messages are sent with HTTP-Redirect or HTTP-POST"));
    }

  return skipped;
}
