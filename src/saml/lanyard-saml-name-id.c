/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-logout.h"

#include <string.h>

#include "lanyard-saml.h"

/* An attribute that is left out, or empty, says what the default says. */
static gboolean
is_same (const char *sent,
         const char *received,
         const char *fallback)
{
  if (sent == NULL || *sent == '\0')
    sent = fallback;
  if (received == NULL || *received == '\0')
    received = fallback;

  return g_strcmp0 (sent, received) == 0;
}

/**
 * lanyard_saml_name_id_new:
 * @value: (nullable): its text
 * @format: (nullable): Format
 * @name_qualifier: (nullable): NameQualifier
 * @sp_name_qualifier: (nullable): SPNameQualifier
 *
 * Returns: (transfer full): a NameID
 */
LanyardSamlNameId *
lanyard_saml_name_id_new (const char *value,
                          const char *format,
                          const char *name_qualifier,
                          const char *sp_name_qualifier)
{
  LanyardSamlNameId *name_id = g_new0 (LanyardSamlNameId, 1);

  name_id->value = g_strdup (value);
  name_id->format = g_strdup (format);
  name_id->name_qualifier = g_strdup (name_qualifier);
  name_id->sp_name_qualifier = g_strdup (sp_name_qualifier);

  return name_id;
}

/**
 * lanyard_saml_name_id_free:
 * @name_id: (nullable) (transfer full): a NameID
 */
void
lanyard_saml_name_id_free (LanyardSamlNameId *name_id)
{
  if (name_id == NULL)
    return;

  g_free (name_id->value);
  g_free (name_id->format);
  g_free (name_id->name_qualifier);
  g_free (name_id->sp_name_qualifier);
  g_free (name_id);
}

/**
 * lanyard_saml_name_id_matches:
 * @sent: the NameID that an assertion had (M-42)
 * @received: the one that a LogoutRequest has
 * @idp_entity_id: who made it: what an absent NameQualifier means
 * @sp_entity_id: for whom: what an absent SPNameQualifier means
 *
 * Value and attributes are the same, byte for byte (Core 3.3.4); an absent
 * Format is "unspecified" (Core 2.2.2), and an absent qualifier the two sides
 * themselves (Core 8.3.7).
 *
 * Returns: whether both name the same
 */
gboolean
lanyard_saml_name_id_matches (const LanyardSamlNameId *sent,
                              const LanyardSamlNameId *received,
                              const char              *idp_entity_id,
                              const char              *sp_entity_id)
{
  g_return_val_if_fail (sent != NULL && received != NULL, FALSE);

  return sent->value != NULL && received->value != NULL &&
         strcmp (sent->value, received->value) == 0 &&
         is_same (sent->format, received->format, LANYARD_SAML_NAME_ID_UNSPECIFIED) &&
         is_same (sent->name_qualifier, received->name_qualifier, idp_entity_id) &&
         is_same (sent->sp_name_qualifier, received->sp_name_qualifier, sp_entity_id);
}
