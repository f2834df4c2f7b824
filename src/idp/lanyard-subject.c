/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-subject-private.h"

#include <string.h>

#include "lanyard-name-id-private.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml.h"

static gboolean
is_free (const char *format)
{
  return format == NULL || *format == '\0' || strcmp (format, LANYARD_SAML_NAME_ID_UNSPECIFIED) == 0;
}

/* A NameID of another identity provider, or for another service provider,
 * names nobody here. */
static gboolean
qualifiers_match (LanyardConnector         *connector,
                  const LanyardSamlSubject *subject)
{
  const char * const *affiliations = lanyard_connector_get_sp_name_qualifiers (connector);

  if (subject->name_qualifier != NULL &&
      g_strcmp0 (subject->name_qualifier, lanyard_connector_get_idp_entity_id (connector)) != 0)
    return FALSE;

  return subject->sp_name_qualifier == NULL ||
         g_strcmp0 (subject->sp_name_qualifier, lanyard_connector_get_sp_entity_id (connector)) == 0 ||
         (affiliations != NULL && g_strv_contains (affiliations, subject->sp_name_qualifier));
}

static const char *
get_qualifier (LanyardConnector         *connector,
               const LanyardSamlSubject *subject)
{
  if (subject->sp_name_qualifier == NULL ||
      g_strcmp0 (subject->sp_name_qualifier, lanyard_connector_get_sp_entity_id (connector)) == 0)
    return NULL;

  return subject->sp_name_qualifier;
}

/* Whether the person would be sent under this name. Nothing is made for it:
 * who has no identifier yet, or no value for it, is not the one. */
static gboolean
name_id_matches (LanyardConfiguration      *configuration,
                 LanyardConnector          *connector,
                 LanyardPerson             *person,
                 const LanyardSamlSubject  *subject,
                 gint64                     now,
                 gboolean                  *matches,
                 GError                   **error)
{
  const char *own = lanyard_connector_get_name_id_format (connector);
  LanyardNameIdWish wish = { .format = is_free (subject->format) ? own : subject->format };
  g_autofree char *value = NULL;
  g_autoptr(GError) local_error = NULL;

  if (wish.format == NULL)
    wish.format = LANYARD_SAML_NAME_ID_UNSPECIFIED;
  if (strcmp (wish.format, LANYARD_SAML_NAME_ID_TRANSIENT) == 0 ||
      _lanyard_name_id_choose_format (connector, wish.format) == NULL)
    return TRUE;

  wish.qualifier = get_qualifier (connector, subject);
  value = _lanyard_name_id_make_sync (configuration, connector, person, &wish, now, &local_error);
  if (value == NULL && local_error->domain != LANYARD_SAML_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *matches = value != NULL && strcmp (value, subject->name_id) == 0;
  return TRUE;
}

/*
 * _lanyard_subject_match_sync:
 * @configuration: where persistent identifiers are kept
 * @connector: a connector
 * @person: who signed in
 * @subject: whom the request names, by NameID
 * @now: seconds
 * @matches: (out): whether they are the same
 * @error: the configuration's
 *
 * M-28: a request may say who is to sign in. It is held against the person who
 * did, and against nobody else, so that no request can find out whom we know.
 * Opaque identifiers count as they are kept; an address counts as the person's
 * address; without a format the username does, too.
 *
 * Returns: %FALSE if that cannot be told
 */
gboolean
_lanyard_subject_match_sync (LanyardConfiguration      *configuration,
                             LanyardConnector          *connector,
                             LanyardPerson             *person,
                             const LanyardSamlSubject  *subject,
                             gint64                     now,
                             gboolean                  *matches,
                             GError                   **error)
{
  const char *email = lanyard_person_get_email (person);
  gboolean is_address = g_strcmp0 (subject->format, LANYARD_SAML_NAME_ID_EMAIL) == 0;

  *matches = FALSE;

  if (subject->name_id == NULL || !qualifiers_match (connector, subject))
    return TRUE;

  if (is_address || is_free (subject->format))
    *matches = email != NULL && g_ascii_strcasecmp (email, subject->name_id) == 0;
  if (is_free (subject->format) && strcmp (lanyard_person_get_username (person), subject->name_id) == 0)
    *matches = TRUE;

  return *matches || name_id_matches (configuration, connector, person, subject, now, matches, error);
}
