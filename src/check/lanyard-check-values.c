/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"
#include "lanyard-transform.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* L21 */
void
_lanyard_check_scope (LanyardCheckContext *context)
{
  GListModel *attributes = lanyard_connector_get_attributes (context->connector);

  if (context->input->base_url == NULL || context->input->scope != NULL)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr(LanyardAttribute) item = g_list_model_get_item (attributes, i);
      const char *source = lanyard_attribute_get_source (item);
      g_autofree char *visible = NULL;

      if (g_strcmp0 (source, LANYARD_SOURCE_SUBJECT_ID) != 0 && g_strcmp0 (source, LANYARD_SOURCE_PAIRWISE_ID) != 0)
        continue;

      visible = _lanyard_check_show (lanyard_attribute_get_name (item));
      _lanyard_check_report (context, "attributes",
                             _("Such identifiers end in a domain of the organization"),
                             _("Enter the scope in the settings"),
                             /* Translators: an attribute */
                             _("The attribute “%s” is not sent, because there is no scope"), visible);
    }
}

static const char *
find_separator (char       **values,
                const char  *separator)
{
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    if (strstr (values[i], separator) != NULL)
      return values[i];

  return NULL;
}

/* One that no value holds. */
static void
offer_separator (LanyardCheckContext *context,
                 const char          *source,
                 guint                position)
{
  static const char * const separators[] = { ";", "|", ",", "\t" };
  GPtrArray *people = lanyard_check_people_get_all (lanyard_check_people_get_told (context->input->people));

  for (gsize i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gboolean is_used = FALSE;

      for (guint j = 0; j < people->len && !is_used; j++)
        {
          g_auto(GStrv) values = lanyard_person_dup_values (people->pdata[j], source);

          is_used = find_separator (values, separators[i]) != NULL;
        }
      if (is_used)
        continue;

      _lanyard_check_offer_member (context, _("Use Another Separator"), "attributes", position, "separator", separators[i]);
      return;
    }
}

static void
check_joined (LanyardCheckContext *context,
              LanyardAttribute    *attribute,
              guint                position)
{
  const char *source = lanyard_attribute_get_source (attribute);
  const char *separator = lanyard_attribute_get_separator (attribute);
  GPtrArray *people = context->input->people != NULL
                      ? lanyard_check_people_get_all (lanyard_check_people_get_told (context->input->people)) : NULL;

  if (lanyard_attribute_get_multiple (attribute) != LANYARD_MULTIPLE_JOIN || separator == NULL ||
      !lanyard_person_is_own_source (source))
    return;

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      g_auto(GStrv) values = lanyard_person_dup_values (people->pdata[i], source);
      const char *value = find_separator (values, separator);
      g_autofree char *visible = NULL;

      if (value == NULL)
        continue;

      visible = _lanyard_check_show (value);
      _lanyard_check_report (context, "attributes",
                             _("It would arrive as two values, so the person is not signed in"),
                             _("Choose another separator"),
                             /* Translators: a value, a user name, what stands between values */
                             _("The value “%s” of %s holds the separator “%s”"), visible,
                             lanyard_person_get_username (people->pdata[i]), separator);
      offer_separator (context, source, position);
      return;
    }
}

/* C33: I-28 */
void
_lanyard_check_joined_values (LanyardCheckContext *context)
{
  GListModel *attributes = lanyard_connector_get_attributes (context->connector);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr(LanyardAttribute) attribute = g_list_model_get_item (attributes, i);

      check_joined (context, attribute, i);
    }
}

static void
report_no_separator (LanyardCheckContext *context,
                     const char          *field,
                     const char          *name)
{
  g_autofree char *visible = _lanyard_check_show (name);

  _lanyard_check_report (context, field,
                         _("The application could not tell where one value ends, so nobody is signed in"),
                         _("Enter a separator, such as “;”"),
                         /* Translators: an attribute */
                         _("The values of “%s” are joined without a separator"), visible);
}

/* C33: I-28 */
void
_lanyard_check_separator_missing (LanyardCheckContext *context)
{
  LanyardConnector *connector = context->connector;
  GListModel *attributes = lanyard_connector_get_attributes (connector);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr(LanyardAttribute) attribute = g_list_model_get_item (attributes, i);

      if (lanyard_attribute_get_multiple (attribute) != LANYARD_MULTIPLE_JOIN ||
          lanyard_attribute_get_separator (attribute) != NULL)
        continue;

      report_no_separator (context, "attributes", lanyard_attribute_get_name (attribute));
      _lanyard_check_offer_member (context, _("Use “;”"), "attributes", i, "separator", ";");
    }

  if (!lanyard_connector_get_group_attribute_enabled (connector) ||
      lanyard_connector_get_group_attribute_multiple (connector) != LANYARD_MULTIPLE_JOIN ||
      lanyard_connector_get_group_attribute_separator (connector) != NULL)
    return;

  report_no_separator (context, "group_attribute_separator", lanyard_connector_get_group_attribute_name (connector));
  _lanyard_check_offer_string (context, _("Use “;”"), "group_attribute_separator", ";");
}

/* FALSE: it was reported. */
static gboolean
check_pattern (LanyardCheckContext *context,
               const char          *field,
               const char          *pattern)
{
  g_autofree char *visible = _lanyard_check_show (pattern);

  if (lanyard_transform_check_pattern (pattern, NULL))
    return TRUE;

  _lanyard_check_report (context, field, _("Every sign-in would be refused"),
                         _("Correct it, or empty the field"),
                         _("“%s” is no regular expression"), visible);
  return FALSE;
}

/* L23: I-30 */
void
_lanyard_check_patterns (LanyardCheckContext *context)
{
  GListModel *attributes = lanyard_connector_get_attributes (context->connector);

  if (!check_pattern (context, "name_id_pattern", lanyard_connector_get_name_id_pattern (context->connector)))
    _lanyard_check_offer_string (context, _("Remove Pattern"), "name_id_pattern", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr(LanyardAttribute) attribute = g_list_model_get_item (attributes, i);

      if (!check_pattern (context, "attributes", lanyard_attribute_get_pattern (attribute)))
        _lanyard_check_offer_member (context, _("Remove Pattern"), "attributes", i, "pattern", NULL);
    }
  check_pattern (context, "group_attribute_filter", lanyard_connector_get_group_attribute_filter (context->connector));
}
