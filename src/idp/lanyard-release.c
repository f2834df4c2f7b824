/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-release-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-custom-values.h"
#include "lanyard-error.h"
#include "lanyard-member-values.h"
#include "lanyard-opaque-id-private.h"
#include "lanyard-text.h"
#include "lanyard-transform.h"

#define SOURCE_GROUPS "groups"
#define CUSTOM_PREFIX "custom:"
#define SHOWN_MAX 64

/* Several values go out in the way of the row's first mapping. */
typedef struct
{
  char            *name;
  char            *name_format;
  char            *friendly_name;
  LanyardMultiple  multiple;
  char            *separator;
  GPtrArray       *values;
  LanyardValueType type;        /* of all values so far */
} Row;

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

static void
free_row (Row *row)
{
  g_free (row->name);
  g_free (row->name_format);
  g_free (row->friendly_name);
  g_free (row->separator);
  g_ptr_array_unref (row->values);
  g_free (row);
}

/* M-38: where none was chosen, a name that is a URI says so. */
static const char *
choose_name_format (const char *name,
                    const char *name_format)
{
  if (name_format != NULL || strchr (name, ':') == NULL)
    return name_format;

  return LANYARD_SAML_NAME_FORMAT_URI;
}

/* One Attribute a name and format: a second mapping adds its values (M-38,
 * I-29). */
static Row *
get_row (GPtrArray       *rows,
         const char      *name,
         const char      *name_format,
         const char      *friendly_name,
         LanyardMultiple  multiple,
         const char      *separator)
{
  Row *row;

  name_format = choose_name_format (name, name_format);
  for (guint i = 0; i < rows->len; i++)
    {
      row = g_ptr_array_index (rows, i);
      if (strcmp (row->name, name) == 0 && g_strcmp0 (row->name_format, name_format) == 0)
        return row;
    }

  row = g_new0 (Row, 1);
  row->name = g_strdup (name);
  row->name_format = g_strdup (name_format);
  row->friendly_name = g_strdup (friendly_name);
  row->multiple = multiple;
  row->separator = g_strdup (separator);
  row->values = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_secret_free);
  g_ptr_array_add (rows, row);
  return row;
}

static void
add_value (Row              *row,
           const char       *value,
           LanyardValueType  type)
{
  if (row->values->len == 0)
    row->type = type;
  else if (row->type != type)
    row->type = LANYARD_VALUE_TEXT;

  if (!g_ptr_array_find_with_equal_func (row->values, value, g_str_equal, NULL))
    g_ptr_array_add (row->values, g_strdup (value));
}

static void
add_values (Row                *row,
            const char * const *values)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    add_value (row, values[i], LANYARD_VALUE_TEXT);
}

/* What is left of each value after the attribute's steps; without any, what
 * is to be sent instead. */
static gboolean
add_changed_values (Row                 *row,
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
      add_value (row, value, type);
      any = TRUE;
    }
  if (!any && if_empty != NULL)
    add_value (row, if_empty, type);

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
      Row *row;

      if (name == NULL || source == NULL)
        continue;

      values = dup_values (collector, source, groups, error);
      if (values == NULL)
        return FALSE;
      row = get_row (collector->rows, name, lanyard_attribute_get_name_format (attribute),
                     lanyard_attribute_get_friendly_name (attribute),
                     lanyard_attribute_get_multiple (attribute), lanyard_attribute_get_separator (attribute));
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

      if (lanyard_constant_get_name (constant) == NULL)
        continue;

      if (value != NULL)
        expanded = lanyard_configuration_expand_secrets_sync (collector->configuration, collector->connector, value, error);
      if (value != NULL && expanded == NULL)
        return FALSE;
      values[0] = expanded;
      add_values (get_row (collector->rows, lanyard_constant_get_name (constant),
                           lanyard_constant_get_name_format (constant), NULL, LANYARD_MULTIPLE_VALUES, NULL),
                  values);
    }

  return TRUE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* RFC 4514, 2.4: what would end a value, or be lost at its ends, is escaped. */
static char *
escape_dn_value (const char *text)
{
  GString *escaped = g_string_new (NULL);
  gsize length = strlen (text);

  for (gsize i = 0; i < length; i++)
    {
      if (strchr (",+\"\\<>;=", text[i]) != NULL || (i == 0 && text[i] == '#') ||
          ((i == 0 || i + 1 == length) && text[i] == ' '))
        g_string_append_c (escaped, '\\');
      g_string_append_c (escaped, text[i]);
    }

  return g_string_free (escaped, FALSE);
}

/* CN=NAME,OU=groups, and the domain of the settings. */
static char *
make_dn (const char *name,
         const char *scope)
{
  g_autofree char *value = escape_dn_value (name);
  g_auto(GStrv) parts = g_strsplit (scope != NULL ? scope : "", ".", -1);
  GString *dn = g_string_new (NULL);

  g_string_append_printf (dn, "CN=%s,OU=groups", value);
  for (char **part = parts; *part != NULL && **part != '\0'; part++)
    g_string_append_printf (dn, ",DC=%s", *part);

  return g_string_free (dn, FALSE);
}

static gboolean
group_is_told (LanyardConnector  *connector,
               const char        *name,
               gboolean          *told,
               GError           **error)
{
  const char *filter = lanyard_connector_get_group_attribute_filter (connector);
  g_autoptr(GRegex) regex = NULL;

  *told = TRUE;
  if (filter == NULL)
    return TRUE;

  if (!lanyard_transform_check_pattern (filter, error))
    return FALSE;
  regex = g_regex_new (filter, 0, 0, error);
  if (regex == NULL)
    return FALSE;

  *told = g_regex_match (regex, name, 0, NULL);
  return TRUE;
}

static char *
describe_group (LanyardConnector *connector,
                LanyardGroup     *group,
                const char       *scope)
{
  switch (lanyard_connector_get_group_attribute_value (connector))
    {
    case LANYARD_GROUP_VALUE_ID:
      return g_strdup (lanyard_record_get_id (LANYARD_RECORD (group)));
    case LANYARD_GROUP_VALUE_DN:
      return make_dn (lanyard_group_get_name (group), scope);
    case LANYARD_GROUP_VALUE_NAME:
    default:
      return g_strdup (lanyard_group_get_name (group));
    }
}

/* What stands, sorted, for the groups that give the person this application. */
static GPtrArray *
load_groups (LanyardConfiguration  *configuration,
             LanyardSettings       *settings,
             LanyardConnector      *connector,
             const char * const    *group_ids,
             GError               **error)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; group_ids[i] != NULL; i++)
    {
      g_autoptr(LanyardRecord) group = NULL;
      gboolean told;

      group = lanyard_configuration_peek_sync (configuration, LANYARD_TYPE_GROUP, NULL, group_ids[i], error);
      if (group == NULL || !group_is_told (connector, lanyard_group_get_name (LANYARD_GROUP (group)), &told, error))
        return NULL;
      if (told)
        g_ptr_array_add (groups, describe_group (connector, LANYARD_GROUP (group), lanyard_settings_get_scope (settings)));
    }

  g_ptr_array_sort (groups, compare_names);
  g_ptr_array_add (groups, NULL);
  return g_steal_pointer (&groups);
}

static gboolean
add_group_attribute (GPtrArray           *rows,
                     LanyardConnector    *connector,
                     const char * const  *groups,
                     GError             **error)
{
  const char *name = lanyard_connector_get_group_attribute_name (connector);

  if (!lanyard_connector_get_group_attribute_enabled (connector))
    return TRUE;
  if (name == NULL)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE,
                         _("The application could not find the groups"),
                         _("An administrator can enter a name, such as “memberOf”, or switch the attribute off"),
                         _("The group attribute has no name"));
      return FALSE;
    }

  add_values (get_row (rows, name, lanyard_connector_get_group_attribute_name_format (connector), NULL,
                       lanyard_connector_get_group_attribute_multiple (connector),
                       lanyard_connector_get_group_attribute_separator (connector)),
              groups);
  return TRUE;
}

/* One value of all (I-28). A value with the separator in it would arrive as
 * two, of which one may be somebody's wish. */
static gboolean
join_values (Row     *row,
             GError **error)
{
  g_autoptr(GString) joined = g_string_new (NULL);

  if (row->separator == NULL)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE,
                         _("The application could not tell where one value ends"),
                         _("An administrator can enter a separator for the attribute"),
                         /* Translators: an attribute */
                         _("The values of “%s” are joined without a separator"), row->name);
      return FALSE;
    }

  for (guint i = 0; i < row->values->len; i++)
    {
      const char *value = g_ptr_array_index (row->values, i);
      g_autofree char *visible = NULL;

      if (strstr (value, row->separator) == NULL)
        {
          g_string_append_printf (joined, "%s%s", i > 0 ? row->separator : "", value);
          continue;
        }

      visible = lanyard_text_make_visible (value, SHOWN_MAX);
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE,
                         _("The application would take it for two values"),
                         _("An administrator can choose another separator for the attribute"),
                         /* Translators: a value, an attribute, what stands between values */
                         _("The value “%s” of “%s” holds the separator “%s”"), visible, row->name, row->separator);
      return FALSE;
    }

  g_ptr_array_set_size (row->values, 0);
  g_ptr_array_add (row->values, g_string_free (g_steal_pointer (&joined), FALSE));
  return TRUE;
}

/* M-39: the type that all values of the row have; what a connector's steps
 * made of them, or was stored before the declaration, is text. */
static const char *
get_xsi_type (const Row          *row,
              const char * const *values)
{
  gboolean is_whole = TRUE;

  if (row->type != LANYARD_VALUE_NUMBER && row->type != LANYARD_VALUE_BOOLEAN)
    return NULL;

  for (gsize i = 0; values[i] != NULL; i++)
    {
      g_autofree char *folded = lanyard_custom_values_fold (row->type, values[i]);

      if (g_strcmp0 (folded, values[i]) != 0)
        return NULL;
      is_whole = is_whole && strchr (values[i], '.') == NULL;
    }
  if (row->type == LANYARD_VALUE_BOOLEAN)
    return LANYARD_SAML_XSI_BOOLEAN;

  return is_whole ? LANYARD_SAML_XSI_INTEGER : LANYARD_SAML_XSI_DECIMAL;
}

static void
append_attribute (LanyardRelease     *release,
                  const Row          *row,
                  const char * const *values)
{
  LanyardSamlAttribute attribute = { row->name, row->name_format, row->friendly_name, values, get_xsi_type (row, values) };

  g_array_append_val (release->attributes, attribute);
}

static void
append_repeated (LanyardRelease *release,
                 const Row      *row)
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
      Row *row = g_ptr_array_index (release->rows, i);

      if (row->multiple == LANYARD_MULTIPLE_REPEAT)
        {
          append_repeated (release, row);
          continue;
        }
      if (row->multiple == LANYARD_MULTIPLE_JOIN && row->values->len > 0 && !join_values (row, error))
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

  names = settings != NULL ? load_groups (configuration, settings, connector, group_ids, error) : NULL;
  if (names == NULL)
    return NULL;

  groups = (const char * const *) names->pdata;
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) free_row);
  collector = (Collector) { configuration, settings, connector, person, now, rows, NULL };
  ok = add_attributes (&collector, groups, error) && add_constants (&collector, error);
  g_clear_pointer (&collector.givers, g_ptr_array_unref);
  if (!ok || !add_group_attribute (rows, connector, groups, error))
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
