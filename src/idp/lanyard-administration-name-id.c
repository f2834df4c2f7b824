/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-administration.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-opaque-id-private.h"
#include "lanyard-text.h"
#include "lanyard-transform.h"

/* Who an imported identifier belongs to, kept when the person is deleted. */
#define OWNER_KIND "name-id-owner"
/* 9999-12-31: an identifier is never given to anybody else */
#define STATE_EXPIRES G_GINT64_CONSTANT (253402214400)
#define VALUE_MAX 256
#define SHOWN_MAX 64

static const char *
get_id (gpointer record)
{
  return lanyard_record_get_id (LANYARD_RECORD (record));
}

static char *
load_name_id (LanyardConfiguration  *configuration,
              LanyardConnector      *connector,
              gpointer               person,
              gint64                 now,
              GError               **error)
{
  g_autofree char *key = g_strconcat (get_id (connector), "/", get_id (person), NULL);

  return lanyard_configuration_get_state_sync (configuration, LANYARD_OPAQUE_NAME_ID, key, now, FALSE, error);
}

static gboolean
refuse (GError     **error,
        int          code,
        const char  *why,
        const char  *value)
{
  g_autofree char *visible = lanyard_text_make_visible (value, SHOWN_MAX);

  lanyard_set_error (error, LANYARD_ERROR, code, why, NULL, _("The identifier “%s” cannot be used"), visible);
  return FALSE;
}

/* Core 8.3.7 */
static gboolean
check_value (const char  *value,
             GError     **error)
{
  if (*value == '\0' || !g_utf8_validate (value, -1, NULL) || g_utf8_strlen (value, -1) > VALUE_MAX)
    return refuse (error, LANYARD_ERROR_INVALID, _("It has from 1 to 256 characters"), value);

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isgraph (g_utf8_get_char (p)) && *p != ' ')
      return refuse (error, LANYARD_ERROR_INVALID, _("It can only have visible characters"), value);

  return TRUE;
}

/* E78: two that differ in their letters' case alone are the same. */
static gboolean
check_free (LanyardConfiguration  *configuration,
            LanyardConnector      *connector,
            LanyardPerson         *person,
            const char            *folded,
            gint64                 now,
            GError               **error)
{
  g_autoptr(GPtrArray) people = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_PERSON, error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      g_autoptr(GError) local_error = NULL;
      g_autofree char *value = NULL;
      g_autofree char *other = NULL;

      if (strcmp (get_id (people->pdata[i]), get_id (person)) == 0)
        continue;

      value = load_name_id (configuration, connector, people->pdata[i], now, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      other = value != NULL ? lanyard_transform_apply (LANYARD_TRANSFORM_LOWER, value) : NULL;
      if (g_strcmp0 (other, folded) == 0)
        return refuse (error, LANYARD_ERROR_EXISTS, _("The application knows somebody else by it"), value);
    }

  return people != NULL;
}

/* An identifier stays with the person who had it first. */
static gboolean
claim (LanyardConfiguration  *configuration,
       LanyardConnector      *connector,
       LanyardPerson         *person,
       const char            *folded,
       gint64                 now,
       GError               **error)
{
  g_autofree char *key = g_strconcat (get_id (connector), "/", folded, NULL);
  g_autofree char *owner = NULL;
  g_autoptr(GError) local_error = NULL;

  if (lanyard_configuration_put_state_sync (configuration, OWNER_KIND, key, get_id (person), STATE_EXPIRES, TRUE,
                                            &local_error))
    return TRUE;
  if (!g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_EXISTS))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  g_clear_error (&local_error);
  owner = lanyard_configuration_get_state_sync (configuration, OWNER_KIND, key, now, FALSE, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (g_strcmp0 (owner, get_id (person)) != 0)
    return refuse (error, LANYARD_ERROR_EXISTS, _("The application knows somebody else by it"), folded);

  return TRUE;
}

/**
 * lanyard_administration_import_name_id_sync:
 * @configuration: a configuration
 * @connector: a connector
 * @person: a person
 * @value: the persistent identifier by which the application knows them from
 *   another identity provider
 * @now: seconds
 * @error: %LANYARD_ERROR_INVALID: empty, too long or with invisible
 *   characters; %LANYARD_ERROR_EXISTS: it is or was somebody else's, also when
 *   only the case of letters differs, or the person has another one
 *
 * Keeps an identifier that was made elsewhere (M-41). It is final: what an
 * application knows somebody by is never changed and never given to anybody
 * else (Core 8.3.7).
 *
 * Returns: whether the person has it now
 */
gboolean
lanyard_administration_import_name_id_sync (LanyardConfiguration  *configuration,
                                            LanyardConnector      *connector,
                                            LanyardPerson         *person,
                                            const char            *value,
                                            gint64                 now,
                                            GError               **error)
{
  g_autofree char *key = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *present = NULL;
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), FALSE);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!check_value (value, error))
    return FALSE;

  present = load_name_id (configuration, connector, person, now, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (present != NULL)
    return strcmp (present, value) == 0 ||
           refuse (error, LANYARD_ERROR_EXISTS, _("The application knows the person by another one already"), value);

  folded = lanyard_transform_apply (LANYARD_TRANSFORM_LOWER, value);
  if (!check_free (configuration, connector, person, folded, now, error) ||
      !claim (configuration, connector, person, folded, now, error))
    return FALSE;

  key = g_strconcat (get_id (connector), "/", get_id (person), NULL);
  return lanyard_configuration_put_state_sync (configuration, LANYARD_OPAQUE_NAME_ID, key, value, STATE_EXPIRES, TRUE,
                                               error);
}
