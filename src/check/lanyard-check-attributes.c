/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-known-attribute.h"
#include "lanyard-saml.h"

/* All names that go into the assertion: attributes, constants, groups. */
typedef void (*NameFunc) (LanyardCheckContext *context,
                          const char          *field,
                          guint                position,
                          const char          *name,
                          const char          *name_format,
                          gpointer             data);

static void
foreach_name (LanyardCheckContext *context,
              NameFunc             func,
              gpointer             data)
{
  GListModel *attributes = lanyard_connector_get_attributes (context->connector);
  GListModel *constants = lanyard_connector_get_constants (context->connector);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr(LanyardAttribute) item = g_list_model_get_item (attributes, i);

      func (context, "attributes", i, lanyard_attribute_get_name (item), lanyard_attribute_get_name_format (item), data);
    }

  for (guint i = 0; i < g_list_model_get_n_items (constants); i++)
    {
      g_autoptr(LanyardConstant) item = g_list_model_get_item (constants, i);

      func (context, "constants", i, lanyard_constant_get_name (item), lanyard_constant_get_name_format (item), data);
    }

  if (lanyard_connector_get_group_attribute_enabled (context->connector) &&
      lanyard_connector_get_group_attribute_name (context->connector) != NULL)
    func (context, "group_attribute_name", 0,
          lanyard_connector_get_group_attribute_name (context->connector),
          lanyard_connector_get_group_attribute_name_format (context->connector), data);
}

static void
collect_name (LanyardCheckContext *context,
              const char          *field,
              guint                position,
              const char          *name,
              const char          *name_format,
              gpointer             data)
{
  if (name != NULL)
    g_hash_table_add (data, g_strdup (name));
}

static void
report_unnamed (LanyardCheckContext *context,
                const char          *field,
                guint                position,
                const char          *name,
                const char          *name_format,
                gpointer             data)
{
  if (name != NULL)
    return;

  _lanyard_check_report (context, field,
                         _("The service provider finds attributes by their names"),
                         _("Enter the name or remove the attribute"),
                         _("An attribute has no name"));
  _lanyard_check_offer_without (context, _("Remove It"), field, position);
}

/* Several constants of one name are the values of one attribute. */
static void
report_duplicate (LanyardCheckContext *context,
                  const char          *field,
                  guint                position,
                  const char          *name,
                  const char          *name_format,
                  gpointer             data)
{
  g_autofree char *key = g_strdup_printf ("%s\n%s", name != NULL ? name : "", name_format != NULL ? name_format : "");
  const char *other = g_hash_table_lookup (data, key);
  g_autofree char *visible = NULL;

  if (other == NULL)
    g_hash_table_insert (data, g_steal_pointer (&key), (gpointer) field);

  if (name == NULL || other == NULL || (strcmp (other, "constants") == 0 && strcmp (field, "constants") == 0))
    return;

  visible = _lanyard_check_show (name);
  _lanyard_check_report (context, field,
                         _("The service provider cannot tell which of them counts"),
                         _("Rename or remove one of them"),
                         _("The attribute “%s” is there twice"), visible);
  if (strcmp (field, "group_attribute_name") != 0)
    _lanyard_check_offer_without (context, _("Remove the Second"), field, position);
}

JsonNode *
_lanyard_check_dup_reference_attribute (LanyardCheckContext *context,
                                        const char          *name)
{
  GListModel *list = context->reference != NULL ? lanyard_connector_get_attributes (context->reference) : NULL;

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardAttribute) item = g_list_model_get_item (list, i);

      if (g_strcmp0 (lanyard_attribute_get_name (item), name) == 0)
        return lanyard_item_to_json (LANYARD_ITEM (item));
    }

  return NULL;
}

/* Where its value usually comes from; NULL: nobody knows. */
static JsonNode *
make_usual_row (const char *name)
{
  const char *source = lanyard_known_attribute_find_source (name);
  JsonNode *row;
  JsonObject *object;

  if (source == NULL)
    return NULL;

  object = json_object_new ();
  json_object_set_string_member (object, "name", name);
  json_object_set_string_member (object, "source", source);
  json_object_set_boolean_member (object, "required", TRUE);
  if (g_uri_is_valid (name, G_URI_FLAGS_ENCODED, NULL))
    json_object_set_string_member (object, "name_format", LANYARD_SAML_NAME_FORMAT_URI);
  row = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);

  return row;
}

static void
report_not_sent (LanyardCheckContext *context,
                 const char          *name)
{
  JsonNode *row = _lanyard_check_dup_reference_attribute (context, name);
  g_autofree char *visible = _lanyard_check_show (name);

  _lanyard_check_report (context, "attributes",
                         _("The service provider refuses people without it"),
                         _("Add the attribute under exactly this name"),
                         /* Translators: an application, then an attribute */
                         _("%s needs the attribute “%s”, and it is not sent"),
                         lanyard_connector_get_label (context->connector), visible);
  if (row == NULL)
    row = make_usual_row (name);
  if (row != NULL)
    {
      JsonArray *list = _lanyard_check_copy_list (context, "attributes");

      json_array_add_element (list, row);
      _lanyard_check_offer_list (context, _("Add Attribute"), "attributes", list);
    }
}

/* C28: what the template or the metadata marks so. */
void
_lanyard_check_attribute_required (LanyardCheckContext *context)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree const char **listed = _lanyard_check_get_facts (context, "required");
  GPtrArray *required = context->input->tmpl != NULL
                        ? lanyard_template_get_profile (context->input->tmpl)->attributes : NULL;

  foreach_name (context, collect_name, names);
  for (guint i = 0; required != NULL && i < required->len; i++)
    if (lanyard_attribute_is_required (required->pdata[i]) &&
        g_hash_table_add (names, g_strdup (lanyard_attribute_get_name (required->pdata[i]))))
      report_not_sent (context, lanyard_attribute_get_name (required->pdata[i]));
  for (gsize i = 0; listed != NULL && listed[i] != NULL; i++)
    if (g_hash_table_add (names, g_strdup (listed[i])))
      report_not_sent (context, listed[i]);
}

/* That of the template, or the usual one; without one the row is of no use,
 * unless somebody asks for it. */
static void
offer_source (LanyardCheckContext *context,
              guint                position,
              LanyardAttribute    *attribute)
{
  const char *name = lanyard_attribute_get_name (attribute);
  g_autoptr(JsonNode) row = _lanyard_check_dup_reference_attribute (context, name);
  const char *source = row != NULL ? json_object_get_string_member_with_default (json_node_get_object (row), "source", NULL)
                                   : lanyard_known_attribute_find_source (name);

  if (source != NULL && lanyard_person_is_source (source))
    _lanyard_check_offer_member (context, _("Use Usual Source"), "attributes", position, "source", source);
  else if (!lanyard_attribute_is_required (attribute) && !_lanyard_check_has_fact (context, "required", name))
    _lanyard_check_offer_without (context, _("Remove It"), "attributes", position);
}

/* C28 */
void
_lanyard_check_attribute_source (LanyardCheckContext *context)
{
  GListModel *attributes = lanyard_connector_get_attributes (context->connector);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr(LanyardAttribute) item = g_list_model_get_item (attributes, i);
      const char *source = lanyard_attribute_get_source (item);
      g_autofree char *name = NULL;
      g_autofree char *visible = NULL;

      if (lanyard_person_is_source (source))
        continue;
      if (source == NULL && !lanyard_attribute_is_required (item))
        continue;

      name = _lanyard_check_show (lanyard_attribute_get_name (item));
      visible = _lanyard_check_show (source);
      _lanyard_check_report (context, "attributes",
                             _("It would never have a value"),
                             _("Choose where its value comes from"),
                             /* Translators: an attribute, then where its value should come from */
                             _("The source of the attribute “%s” does not exist: “%s”"), name, visible);
      offer_source (context, i, item);
    }
}

/* C30 */
void
_lanyard_check_attribute_values (LanyardCheckContext *context)
{
  GListModel *attributes = lanyard_connector_get_attributes (context->connector);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr(LanyardAttribute) item = g_list_model_get_item (attributes, i);
      const char *source = lanyard_attribute_get_source (item);
      const LanyardCheckSurvey *survey;

      if (context->input->people == NULL || !lanyard_attribute_is_required (item) || !lanyard_person_is_own_source (source))
        continue;

      survey = lanyard_check_people_survey (lanyard_check_people_get_told (context->input->people), source, context->input->counts);
      if (survey->n_without > 0)
        _lanyard_check_report (context, "attributes",
                               _("The service provider may refuse them"),
                               _("Fill it in for them, or choose another source"),
                               /* Translators: a number, an attribute, then user names */
                               ngettext ("%u person has no value for the required attribute “%s”: %s",
                                         "%u people have no value for the required attribute “%s”: %s", survey->n_without),
                               survey->n_without, lanyard_attribute_get_name (item), survey->without);
    }
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/* C31 */
void
_lanyard_check_group_attribute (LanyardCheckContext *context)
{
  if (!lanyard_connector_get_group_attribute_enabled (context->connector) ||
      !is_blank (lanyard_connector_get_group_attribute_name (context->connector)))
    return;

  _lanyard_check_report (context, "group_attribute_name",
                         _("The service provider finds groups by the attribute’s name"),
                         _("Enter the name that the service provider expects, or turn the group attribute off"),
                         _("The group attribute is on, and its name is empty"));
  _lanyard_check_offer_string (context, _("Name It memberOf"), "group_attribute_name", "memberOf");
}

/* C34 */
void
_lanyard_check_attribute_unnamed (LanyardCheckContext *context)
{
  foreach_name (context, report_unnamed, NULL);
}

/* C34 */
void
_lanyard_check_attribute_duplicate (LanyardCheckContext *context)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  foreach_name (context, report_duplicate, seen);
}

static void
report_blank (LanyardCheckContext *context,
              const char          *field,
              guint                position,
              const char          *name,
              const char          *name_format,
              gpointer             data)
{
  g_autofree char *visible = NULL;
  g_autofree char *clean = NULL;

  if (name == NULL || !_lanyard_check_has_blank (name))
    return;

  visible = _lanyard_check_show (name);
  _lanyard_check_report (context, field,
                         _("Names are compared character by character, so the service provider would not find it"),
                         _("Remove what cannot be seen"),
                         _("The name of the attribute “%s” holds a blank or an invisible character"), visible);
  clean = _lanyard_check_dup_without_blanks (name);
  if (strcmp (field, "group_attribute_name") == 0)
    _lanyard_check_offer_string (context, _("Remove Blanks"), field, clean);
  else
    _lanyard_check_offer_member (context, _("Remove Blanks"), field, position, "name", clean);
}

/* L35 */
void
_lanyard_check_attribute_blank (LanyardCheckContext *context)
{
  foreach_name (context, report_blank, NULL);
}

/* L29 */
void
_lanyard_check_constant_empty (LanyardCheckContext *context)
{
  GListModel *constants = lanyard_connector_get_constants (context->connector);

  for (guint i = 0; i < g_list_model_get_n_items (constants); i++)
    {
      g_autoptr(LanyardConstant) item = g_list_model_get_item (constants, i);
      const char *value = lanyard_constant_get_value (item);
      g_autofree char *visible = NULL;

      if (lanyard_constant_get_name (item) == NULL || (value != NULL && *value != '\0'))
        continue;

      visible = _lanyard_check_show (lanyard_constant_get_name (item));
      _lanyard_check_report (context, "constants",
                             _("It is sent without a value, which some service providers refuse"),
                             _("Enter the value, or remove the constant"),
                             _("The constant “%s” has no value"), visible);
      _lanyard_check_offer_without (context, _("Remove It"), "constants", i);
    }
}
