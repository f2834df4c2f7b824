/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"
#include "lanyard-logo-uri.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GROUPS_MANY 100
#define GROUPS_DROPPED 150
#define EVERYBODY_MIN 10
#define DESCRIPTION_MAX 1000

static gboolean
names_equal (const char *one,
             const char *other)
{
  g_autofree char *folded = g_utf8_casefold (one, -1);
  g_autofree char *other_folded = g_utf8_casefold (other, -1);

  return strcmp (folded, other_folded) == 0;
}

/* "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname" → "surname" */
static const char *
get_tail (const char *name)
{
  const char *tail = name;

  for (const char *p = name; *p != '\0'; p++)
    if (strchr ("/:#", *p) != NULL && p[1] != '\0')
      tail = p + 1;

  return tail;
}

static gboolean
is_almost (const char *name,
           const char *known)
{
  if (strcmp (name, known) == 0)
    return FALSE;

  return names_equal (name, known) ||
         ((get_tail (name) != name) != (get_tail (known) != known) && names_equal (get_tail (name), get_tail (known)));
}

/* Names that the service provider is known to look for. */
static GPtrArray *
list_known_names (LanyardCheckContext *context)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *attributes = context->input->tmpl != NULL
                          ? lanyard_template_get_profile (context->input->tmpl)->attributes : NULL;
  g_autofree const char **listed = _lanyard_check_get_facts (context, "attributes");

  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    if (lanyard_attribute_get_name (attributes->pdata[i]) != NULL)
      g_ptr_array_add (names, g_strdup (lanyard_attribute_get_name (attributes->pdata[i])));
  for (gsize i = 0; listed != NULL && listed[i] != NULL; i++)
    g_ptr_array_add (names, g_strdup (listed[i]));
  g_ptr_array_add (names, NULL);

  return names;
}

static void
offer_name (LanyardCheckContext *context,
            guint                position,
            const char          *name)
{
  JsonArray *list = _lanyard_check_copy_list (context, "attributes");

  json_object_set_string_member (json_array_get_object_element (list, position), "name", name);
  _lanyard_check_offer_list (context, _("Use Known Name"), "attributes", list);
}

/* C29 */
void
_lanyard_check_attribute_name (LanyardCheckContext *context)
{
  GListModel *attributes = lanyard_connector_get_attributes (context->connector);
  g_autoptr(GPtrArray) known = list_known_names (context);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr(LanyardAttribute) item = g_list_model_get_item (attributes, i);
      const char *name = lanyard_attribute_get_name (item);
      g_autofree char *visible = NULL;

      if (name == NULL || g_strv_contains ((const char * const *) known->pdata, name))
        continue;
      for (guint j = 0; j + 1 < known->len; j++)
        {
          if (!is_almost (name, known->pdata[j]))
            continue;
          visible = _lanyard_check_show (name);
          _lanyard_check_report (context, "attributes",
                                 _("The service provider looks for exactly its own name, and case and form count"),
                                 _("Use the known name"),
                                 /* Translators: two names of attributes */
                                 _("The attribute “%s” is almost, but not quite, “%s”"), visible, (char *) known->pdata[j]);
          offer_name (context, i, known->pdata[j]);
          break;
        }
    }
}

/* C32 */
void
_lanyard_check_many_groups (LanyardCheckContext *context)
{
  LanyardPerson *person;
  guint n_groups = 0;

  if (context->input->people == NULL || !lanyard_connector_get_group_attribute_enabled (context->connector))
    return;

  person = lanyard_check_people_find_most_groups (context->input->people, &n_groups);
  if (person != NULL && n_groups > GROUPS_MANY)
    _lanyard_check_report (context, "group_attribute_enabled",
                           n_groups > GROUPS_DROPPED
                           ? _("Service providers that take at most 150 drop all of them, and with them the rights they give")
                           : _("Some service providers cut off such lists, or refuse the assertion"),
                           _("Grant the connector to fewer groups, or leave out the group attribute"),
                           /* Translators: a user name, then a number */
                           _("%s gets %u groups in one assertion"), lanyard_person_get_username (person), n_groups);
}

static gboolean
attribute_is_jit (LanyardAttribute *attribute)
{
  gboolean jit;

  g_object_get (attribute, "jit", &jit, NULL);
  return jit;
}

static gboolean
sends (LanyardConnector *connector,
       const char       *name)
{
  GListModel *attributes = lanyard_connector_get_attributes (connector);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr(LanyardAttribute) item = g_list_model_get_item (attributes, i);

      if (g_strcmp0 (lanyard_attribute_get_name (item), name) == 0)
        return TRUE;
    }

  return FALSE;
}

/* As the template has them. */
static void
offer_jit_attributes (LanyardCheckContext *context,
                      GPtrArray           *names)
{
  g_autoptr(JsonArray) list = _lanyard_check_copy_list (context, "attributes");

  for (guint i = 0; i < names->len; i++)
    {
      JsonNode *row = _lanyard_check_dup_reference_attribute (context, names->pdata[i]);

      if (row == NULL)
        return;
      json_array_add_element (list, row);
    }
  _lanyard_check_offer_list (context, _("Add Attributes"), "attributes", g_steal_pointer (&list));
}

/* C48 */
void
_lanyard_check_jit_attributes (LanyardCheckContext *context)
{
  GPtrArray *attributes;
  g_autoptr(GString) missing = g_string_new (NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  if (context->input->tmpl == NULL ||
      (lanyard_template_get_labels (context->input->tmpl) & LANYARD_TEMPLATE_JIT) == 0)
    return;

  attributes = lanyard_template_get_profile (context->input->tmpl)->attributes;
  for (guint i = 0; attributes != NULL && i < attributes->len; i++)
    {
      const char *name = lanyard_attribute_get_name (attributes->pdata[i]);

      if (attribute_is_jit (attributes->pdata[i]) && !lanyard_attribute_is_required (attributes->pdata[i]) &&
          !sends (context->connector, name))
        {
          g_string_append_printf (missing, "%s%s", missing->len > 0 ? ", " : "", name);
          g_ptr_array_add (names, (gpointer) name);
        }
    }

  if (missing->len > 0)
    {
      _lanyard_check_report (context, "attributes",
                             _("New accounts would lack them, or would be made a second time"),
                             _("Add them, and see at the first sign-in whether the right account was found"),
                             /* Translators: an application, then names of attributes */
                             _("%s makes accounts at the first sign-in, and these attributes are not sent: %s"),
                             lanyard_template_get_name (context->input->tmpl), missing->str);
      offer_jit_attributes (context, names);
    }
}

/* C11: here nobody may use a connector until somebody grants it, so that
 * everybody may is worth a look, and no more. */
void
_lanyard_check_everybody (LanyardCheckContext *context)
{
  guint n_people = context->input->people != NULL ? lanyard_check_people_get_all (context->input->people)->len : 0;

  if (n_people < EVERYBODY_MIN || n_people != context->input->n_everybody)
    return;

  _lanyard_check_report (context, NULL,
                         _("A group that grew may let in more people than were meant"),
                         _("Look at the groups, unless it is meant for everybody"),
                         _("All %u people may use “%s”"), n_people, lanyard_connector_get_label (context->connector));
}

/* Which field of the connector holds @mark in any text; NULL: none. */
static const char *
find_field_with (LanyardCheckContext *context,
                 const char          *mark)
{
  g_autoptr(JsonNode) node = lanyard_item_to_json (LANYARD_ITEM (context->connector));
  JsonObject *object = json_node_get_object (node);
  g_autoptr(GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    {
      g_autofree char *text = json_to_string (json_object_get_member (object, l->data), FALSE);

      if (strstr (text, mark) != NULL)
        return g_intern_string (l->data);
    }

  return NULL;
}

/* C49: the value is not shown. */
void
_lanyard_check_private_key (LanyardCheckContext *context)
{
  const char *field = find_field_with (context, "PRIVATE KEY-----");

  if (field == NULL)
    return;

  _lanyard_check_report (context, field,
                         _("It would be shown, exported and kept in the history, where others can read it"),
                         _("Remove it here, and have a new pair made where it belongs"),
                         /* Translators: the name of a field */
                         _("The field “%s” holds a private key"), field);
  _lanyard_check_offer_string (context, _("Clear Field"), field, NULL);
}

/* C52: metadata with one is not imported at all. */
void
_lanyard_check_dtd (LanyardCheckContext *context)
{
  const char *field = find_field_with (context, "<!DOCTYPE");

  if (field == NULL)
    field = find_field_with (context, "<!ENTITY");
  if (field == NULL)
    return;

  _lanyard_check_report (context, field,
                         _("What reads it may follow it to other files and computers"),
                         _("Remove it: neither metadata nor messages need one"),
                         /* Translators: the name of a field */
                         _("The field “%s” holds a document type definition or an entity"), field);
  _lanyard_check_offer_string (context, _("Clear Field"), field, NULL);
}

/* L24 */
void
_lanyard_check_logo_small (LanyardCheckContext *context)
{
  const char *logo = lanyard_connector_get_logo (context->connector);
  guint width, height;

  if (logo == NULL || !lanyard_logo_get_size (logo, &width, &height) ||
      (width >= LANYARD_LOGO_MIN_SIDE && height >= LANYARD_LOGO_MIN_SIDE))
    return;

  _lanyard_check_report (context, "logo",
                         _("It looks coarse on the tile of the portal"),
                         _("Choose one of at least 150 × 150 pixels, or an SVG"),
                         _("The logo has %u × %u pixels"), width, height);
  _lanyard_check_offer_string (context, _("Remove Logo"), "logo", NULL);
}

/* All of it goes to the notes. */
static void
offer_short_description (LanyardCheckContext *context,
                         const char          *description)
{
  g_autofree char *notes = NULL;
  g_autofree char *start = g_utf8_substring (description, 0, DESCRIPTION_MAX - 1);
  g_autofree char *shortened = g_strconcat (start, "…", NULL);
  g_autofree char *kept = NULL;

  g_object_get (context->connector, "notes", &notes, NULL);
  kept = g_strconcat (notes != NULL ? notes : "", notes != NULL ? "\n\n" : "", description, NULL);
  _lanyard_check_offer_string (context, _("Move It to the Notes"), "description", shortened);
  _lanyard_check_offer_string (context, NULL, "notes", kept);
}

/* L30 */
void
_lanyard_check_description_long (LanyardCheckContext *context)
{
  const char *description = lanyard_connector_get_description (context->connector);
  glong length = description != NULL ? g_utf8_strlen (description, -1) : 0;

  if (length <= DESCRIPTION_MAX)
    return;

  _lanyard_check_report (context, "description",
                         _("It is shown in the portal, where people take in a few lines at most"),
                         _("Shorten it to 1,000 characters, and keep the rest in the notes"),
                         _("The description has %d characters"), (int) length);
  offer_short_description (context, description);
}
