/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-release-private.h"

#include <string.h>

#include "lanyard-custom-values.h"
#include "lanyard-member-values.h"
#include "lanyard-opaque-id-private.h"
#include "lanyard-release-row-private.h"
#include "lanyard-transform.h"

#define SOURCE_GROUPS "groups"
#define CUSTOM_PREFIX "custom:"

/* Where the values come from. */
typedef struct
{
  LanyardConfiguration *configuration;
  LanyardSettings      *settings;
  LanyardConnector     *connector;
  LanyardPerson        *person;
  gint64                now;
  GPtrArray            *rows;
  GPtrArray            *givers;     /* groups that add attributes; NULL: not asked for yet */
} Collector;

struct _LanyardRelease
{
  GPtrArray *rows;
  GPtrArray *vectors;       /* of attributes that are repeated: one value, NULL */
  GArray    *attributes;
};

/* What is left of each value after the attribute's steps; without any, what
 * is to be sent instead. */
static gboolean
add_changed_values (LanyardReleaseRow   *row,
                    const char * const  *values,
                    LanyardAttribute    *attribute,
                    LanyardValueType     type,
                    GError             **error)
{
  const char *if_empty = lanyard_attribute_get_if_empty (attribute);
  gboolean any = FALSE;

  for (guint i = 0; values[i] != NULL; i++)
    {
      g_autofree char *value = lanyard_transform_attribute (attribute, values[i], error);

      if (value == NULL)
        return FALSE;
      /* An empty value that is sent as it is stays one. */
      if (*value == '\0' && (*values[i] != '\0' || if_empty != NULL))
        continue;
      _lanyard_release_row_add (row, value, type);
      any = TRUE;
    }
  if (!any && if_empty != NULL)
    _lanyard_release_row_add (row, if_empty, type);

  return TRUE;
}

/* subject-id and pairwise-id (SDP-IDP13); nothing without a scope. */
static char **
make_identifier (Collector   *collector,
                 const char  *source,
                 GError     **error)
{
  g_autofree char *pairwise = NULL;
  const char *unique = lanyard_record_get_id (LANYARD_RECORD (collector->person));
  const char *scope;
  char **values = g_new0 (char *, 2);

  scope = lanyard_settings_get_scope (collector->settings);
  if (scope == NULL)
    return values;

  if (strcmp (source, LANYARD_SOURCE_PAIRWISE_ID) == 0)
    {
      pairwise = _lanyard_opaque_id_load_or_make_sync (collector->configuration, LANYARD_OPAQUE_PAIRWISE_ID,
                                                       collector->connector, collector->person, collector->now, error);
      if (pairwise == NULL)
        {
          g_strfreev (values);
          return NULL;
        }
      unique = pairwise;
    }

  values[0] = g_strconcat (unique, "@", scope, NULL);
  return values;
}

/* A custom attribute is the person's own or comes from a group; only a
 * connector that tells one asks for the groups. */
static char **
dup_custom_values (Collector   *collector,
                   const char  *name,
                   GError     **error)
{
  if (collector->givers == NULL)
    collector->givers = lanyard_member_values_load_groups_sync (collector->configuration,
                                                                lanyard_record_get_id (LANYARD_RECORD (collector->person)),
                                                                error);
  if (collector->givers == NULL)
    return NULL;

  return lanyard_effective_values_dup (collector->person, collector->givers,
                                       lanyard_settings_get_custom_attributes (collector->settings), name);
}

/* What @source gives, NULL only with an error. */
static char **
dup_values (Collector           *collector,
            const char          *source,
            const char * const  *groups,
            GError             **error)
{
  char **values;

  if (strcmp (source, SOURCE_GROUPS) == 0)
    return g_strdupv ((char **) groups);
  if (strcmp (source, LANYARD_SOURCE_SUBJECT_ID) == 0 || strcmp (source, LANYARD_SOURCE_PAIRWISE_ID) == 0)
    return make_identifier (collector, source, error);
  if (g_str_has_prefix (source, CUSTOM_PREFIX))
    return dup_custom_values (collector, source + strlen (CUSTOM_PREFIX), error);

  values = lanyard_person_dup_values (collector->person, source);
  return values != NULL ? values : g_new0 (char *, 1);
}

/* M-39: what the values of @source were declared to be */
static LanyardValueType
find_type (Collector  *collector,
           const char *source)
{
  LanyardCustomAttribute *attribute = NULL;

  if (g_str_has_prefix (source, CUSTOM_PREFIX))
    attribute = lanyard_custom_values_find (lanyard_settings_get_custom_attributes (collector->settings),
                                            source + strlen (CUSTOM_PREFIX));

  return attribute != NULL ? lanyard_custom_attribute_get_value_type (attribute) : LANYARD_VALUE_TEXT;
}

static gboolean
add_attributes (Collector           *collector,
                const char * const  *groups,
                GError             **error)
{
  GListModel *attributes = lanyard_connector_get_attributes (collector->connector);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr(LanyardAttribute) attribute = g_list_model_get_item (attributes, i);
      const char *name = lanyard_attribute_get_name (attribute);
      const char *source = lanyard_attribute_get_source (attribute);
      g_auto(GStrv) values = NULL;
      LanyardReleaseRow *row;

      if (name == NULL || source == NULL)
        continue;

      values = dup_values (collector, source, groups, error);
      if (values == NULL)
        return FALSE;
      row = _lanyard_release_get_row (collector->rows, name, lanyard_attribute_get_name_format (attribute),
                                      lanyard_attribute_get_friendly_name (attribute),
                                      lanyard_attribute_get_multiple (attribute),
                                      lanyard_attribute_get_separator (attribute));
      if (!add_changed_values (row, (const char * const *) values, attribute, find_type (collector, source), error))
        return FALSE;
    }

  return TRUE;
}

/* A constant may be a secret of the customer that the service provider knows. */
static gboolean
add_constants (Collector  *collector,
               GError    **error)
{
  GListModel *constants = lanyard_connector_get_constants (collector->connector);

  for (guint i = 0; i < g_list_model_get_n_items (constants); i++)
    {
      g_autoptr(LanyardConstant) constant = g_list_model_get_item (constants, i);
      const char *value = lanyard_constant_get_value (constant);
      g_autoptr(LanyardSecret) expanded = NULL;
      const char *values[2] = { NULL };
      LanyardReleaseRow *row;

      if (lanyard_constant_get_name (constant) == NULL)
        continue;

      if (value != NULL)
        expanded = lanyard_configuration_expand_secrets_sync (collector->configuration, collector->connector, value, error);
      if (value != NULL && expanded == NULL)
        return FALSE;
      values[0] = expanded;
      row = _lanyard_release_get_row (collector->rows, lanyard_constant_get_name (constant),
                                      lanyard_constant_get_name_format (constant), NULL, LANYARD_MULTIPLE_VALUES, NULL);
      _lanyard_release_row_add_all (row, values);
    }

  return TRUE;
}

static void
append_attribute (LanyardRelease          *release,
                  const LanyardReleaseRow *row,
                  const char * const      *values)
{
  LanyardSamlAttribute attribute = {
    row->name, row->name_format, row->friendly_name, values, _lanyard_release_row_get_type (row, values),
  };

  g_array_append_val (release->attributes, attribute);
}

static void
append_repeated (LanyardRelease          *release,
                 const LanyardReleaseRow *row)
{
  for (guint i = 0; i < row->values->len; i++)
    {
      const char **vector = g_new0 (const char *, 2);

      vector[0] = g_ptr_array_index (row->values, i);
      g_ptr_array_add (release->vectors, vector);
      append_attribute (release, row, vector);
    }
}

/* M-38, I-28 */
static gboolean
fill_attributes (LanyardRelease  *release,
                 GError         **error)
{
  for (guint i = 0; i < release->rows->len; i++)
    {
      LanyardReleaseRow *row = g_ptr_array_index (release->rows, i);

      if (row->multiple == LANYARD_MULTIPLE_REPEAT)
        {
          append_repeated (release, row);
          continue;
        }
      if (row->multiple == LANYARD_MULTIPLE_JOIN && row->values->len > 0 && !_lanyard_release_row_join (row, error))
        return FALSE;

      g_ptr_array_add (row->values, NULL);
      append_attribute (release, row, (const char * const *) row->values->pdata);
    }

  return TRUE;
}

void
_lanyard_release_free (LanyardRelease *release)
{
  g_ptr_array_unref (release->rows);
  g_ptr_array_unref (release->vectors);
  g_array_unref (release->attributes);
  g_free (release);
}

/**
 * _lanyard_release_new_sync:
 * @configuration: where the groups are
 * @connector: a connector
 * @person: who signs in
 * @group_ids: the groups through which they may, and no others
 * @now: seconds
 * @error: what loading gives; %LANYARD_SAML_ERROR_VALUE: a value that cannot
 *   be joined with others
 *
 * The attributes of the assertion (M-37, M-38): the connector's rows, its
 * constants and its group attribute.
 *
 * Returns: (transfer full): an immutable list
 */
LanyardRelease *
_lanyard_release_new_sync (LanyardConfiguration  *configuration,
                           LanyardConnector      *connector,
                           LanyardPerson         *person,
                           const char * const    *group_ids,
                           gint64                 now,
                           GError               **error)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_peek_settings_sync (configuration, error);
  g_autoptr(GPtrArray) names = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(LanyardRelease) release = NULL;
  const char * const *groups;
  Collector collector;
  gboolean ok;

  names = settings != NULL ? _lanyard_release_list_groups (configuration, settings, connector, group_ids, error) : NULL;
  if (names == NULL)
    return NULL;

  groups = (const char * const *) names->pdata;
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_release_row_free);
  collector = (Collector) { configuration, settings, connector, person, now, rows, NULL };
  ok = add_attributes (&collector, groups, error) && add_constants (&collector, error);
  g_clear_pointer (&collector.givers, g_ptr_array_unref);
  if (!ok || !_lanyard_release_add_groups (rows, connector, groups, error))
    return NULL;

  release = g_new0 (LanyardRelease, 1);
  release->rows = g_steal_pointer (&rows);
  release->vectors = g_ptr_array_new_with_free_func (g_free);
  release->attributes = g_array_new (FALSE, FALSE, sizeof (LanyardSamlAttribute));
  if (!fill_attributes (release, error))
    return NULL;

  return g_steal_pointer (&release);
}

const LanyardSamlAttribute *
_lanyard_release_get_attributes (LanyardRelease *release,
                                 gsize          *n_attributes)
{
  *n_attributes = release->attributes->len;
  return (const LanyardSamlAttribute *) (const void *) release->attributes->data;
}
