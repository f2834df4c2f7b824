/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-url.h"

/* Values that are known to be right, for remedies of several rules. */

void
_lanyard_check_offer_without (LanyardCheckContext *context,
                              const char          *title,
                              const char          *field,
                              guint                position)
{
  JsonArray *list = _lanyard_check_copy_list (context, field);

  json_array_remove_element (list, position);
  _lanyard_check_offer_list (context, title, field, list);
}

void
_lanyard_check_offer_member (LanyardCheckContext *context,
                             const char          *title,
                             const char          *field,
                             guint                position,
                             const char          *member,
                             const char          *value)
{
  JsonArray *list = _lanyard_check_copy_list (context, field);
  JsonObject *item = json_array_get_object_element (list, position);

  if (value != NULL)
    json_object_set_string_member (item, member, value);
  else
    json_object_remove_member (item, member);
  _lanyard_check_offer_list (context, title, field, list);
}

/* Without what _lanyard_check_has_blank() finds. */
char *
_lanyard_check_dup_without_blanks (const char *text)
{
  g_autoptr(GString) clean = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ' ' || (!g_unichar_iscntrl (c) && !g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_FORMAT))
        g_string_append_unichar (clean, c);
    }

  return g_strdup (g_strstrip (clean->str));
}

/* Without user name and fragment. */
static char *
dup_bare_url (const char *url)
{
  g_autoptr(GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return g_strdup (url);

  return g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, g_uri_get_host (uri), g_uri_get_port (uri),
                     g_uri_get_path (uri), g_uri_get_query (uri), NULL);
}

/* What somebody meant who typed or copied @url; NULL: nobody knows. */
char *
_lanyard_check_dup_meant_url (const char *url)
{
  g_autofree char *clean = _lanyard_check_dup_without_blanks (url);
  gsize host_length = strcspn (clean, "/?#");
  gboolean is_host = strchr (clean, ':') == NULL && memchr (clean, '.', host_length) != NULL && clean[0] != '.';
  g_autofree char *complete = is_host ? g_strconcat ("https://", clean, NULL) : g_steal_pointer (&clean);
  g_autofree char *meant = dup_bare_url (complete);

  return lanyard_url_check (meant, LANYARD_URL_ALLOW_HTTP, NULL) ? g_steal_pointer (&meant) : NULL;
}

/* The ACS URLs of the metadata. */
static JsonArray *
list_metadata_acs (LanyardCheckContext *context)
{
  g_autofree const char **known = _lanyard_check_get_facts (context, "acs");
  g_autofree const char **defaults = _lanyard_check_get_facts (context, "default_acs");
  const char *chosen = defaults != NULL && defaults[0] != NULL ? defaults[0] : known != NULL ? known[0] : NULL;
  JsonArray *list;

  if (chosen == NULL)
    return NULL;

  list = json_array_new ();
  for (gsize i = 0; known[i] != NULL; i++)
    {
      JsonObject *acs = json_object_new ();

      json_object_set_string_member (acs, "url", known[i]);
      json_object_set_int_member (acs, "index", (gint64) i);
      json_object_set_boolean_member (acs, "default", strcmp (known[i], chosen) == 0);
      json_array_add_object_element (list, acs);
    }

  return list;
}

static gboolean
offer_metadata_value (LanyardCheckContext *context,
                      const char          *field)
{
  g_autofree const char **entity_id = _lanyard_check_get_facts (context, "entity_id");
  JsonArray *acs;

  if (g_str_equal (field, "sp_entity_id") && entity_id != NULL && entity_id[0] != NULL)
    {
      _lanyard_check_offer_string (context, _("Use Metadata Value"), field, entity_id[0]);
      return TRUE;
    }

  acs = g_str_equal (field, "acs") ? list_metadata_acs (context) : NULL;
  if (acs != NULL)
    _lanyard_check_offer_list (context, _("Use Metadata Value"), field, acs);
  return acs != NULL;
}

/* As the template makes it of what was filled in; nothing if that is what is
 * there, or still has a gap. */
static gboolean
offer_template_value (LanyardCheckContext *context,
                      const char          *field)
{
  g_autoptr(JsonNode) made = NULL;
  g_autoptr(JsonNode) there = NULL;
  g_autofree char *text = NULL;
  JsonNode *value, *old;

  if (context->reference == NULL || context->input->base_url == NULL)
    return FALSE;

  made = lanyard_item_to_json (LANYARD_ITEM (context->reference));
  there = lanyard_item_to_json (LANYARD_ITEM (context->connector));
  value = json_object_get_member (json_node_get_object (made), field);
  old = json_object_get_member (json_node_get_object (there), field);
  text = value != NULL ? json_to_string (value, FALSE) : NULL;
  if (value == NULL || (old != NULL && json_node_equal (value, old)) ||
      _lanyard_check_has_placeholder (text))
    return FALSE;

  _lanyard_check_offer (context, _("Use Template’s Value"), field, json_node_copy (value));
  return TRUE;
}

/* What the metadata says, or else the template. */
gboolean
_lanyard_check_offer_known (LanyardCheckContext *context,
                            const char          *field)
{
  return offer_metadata_value (context, field) || offer_template_value (context, field);
}
