/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-remedy.h"

#include "lanyard-check-private.h"

/**
 * lanyard_check_remedy_free:
 * @remedy: (nullable): a remedy
 */
void
lanyard_check_remedy_free (LanyardCheckRemedy *remedy)
{
  if (remedy == NULL)
    return;

  g_free (remedy->title);
  json_object_unref (remedy->values);
  g_free (remedy);
}

/**
 * lanyard_check_remedy_apply:
 * @remedy: a remedy
 * @connector: an editor's copy, changed in place
 * @error: %LANYARD_ERROR_INVALID if the connector cannot hold the values
 *
 * Returns: whether @connector was changed; it is untouched otherwise
 */
gboolean
lanyard_check_remedy_apply (const LanyardCheckRemedy  *remedy,
                            LanyardConnector          *connector,
                            GError                   **error)
{
  g_autoptr(JsonNode) node = NULL;
  g_autoptr(LanyardItem) changed = NULL;
  g_autoptr(GList) fields = NULL;

  g_return_val_if_fail (remedy != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), FALSE);

  node = lanyard_item_to_json (LANYARD_ITEM (connector));
  fields = json_object_get_members (remedy->values);
  for (GList *l = fields; l != NULL; l = l->next)
    {
      if (json_object_get_null_member (remedy->values, l->data))
        json_object_remove_member (json_node_get_object (node), l->data);
      else
        json_object_set_member (json_node_get_object (node), l->data,
                                json_object_dup_member (remedy->values, l->data));
    }

  changed = lanyard_item_new_from_json (LANYARD_TYPE_CONNECTOR, node, error);
  if (changed == NULL)
    return FALSE;

  lanyard_item_assign (LANYARD_ITEM (connector), changed);
  return TRUE;
}

/* Adds to the finding that was reported last: @title, the value of @field. */
void
_lanyard_check_offer (LanyardCheckContext *context,
                      const char          *title,
                      const char          *field,
                      JsonNode            *value)
{
  LanyardCheckFinding *finding = g_ptr_array_index (context->findings, context->findings->len - 1);

  if (finding->remedy == NULL)
    {
      finding->remedy = g_new0 (LanyardCheckRemedy, 1);
      finding->remedy->title = g_strdup (title);
      finding->remedy->values = json_object_new ();
    }

  json_object_set_member (finding->remedy->values, field, value);
}

void
_lanyard_check_offer_string (LanyardCheckContext *context,
                             const char          *title,
                             const char          *field,
                             const char          *value)
{
  JsonNode *node = value != NULL ? json_node_init_string (json_node_alloc (), value)
                                 : json_node_init_null (json_node_alloc ());

  _lanyard_check_offer (context, title, field, node);
}

void
_lanyard_check_offer_int (LanyardCheckContext *context,
                          const char          *title,
                          const char          *field,
                          int                  value)
{
  _lanyard_check_offer (context, title, field, json_node_init_int (json_node_alloc (), value));
}

void
_lanyard_check_offer_boolean (LanyardCheckContext *context,
                              const char          *title,
                              const char          *field,
                              gboolean             value)
{
  _lanyard_check_offer (context, title, field, json_node_init_boolean (json_node_alloc (), value));
}

void
_lanyard_check_offer_list (LanyardCheckContext *context,
                           const char          *title,
                           const char          *field,
                           JsonArray           *list)
{
  JsonNode *node = json_node_alloc ();

  json_node_init_array (node, list);
  json_array_unref (list);
  _lanyard_check_offer (context, title, field, node);
}

/* The items of a list as JSON, for a remedy to change. */
JsonArray *
_lanyard_check_copy_list (LanyardCheckContext *context,
                          const char          *field)
{
  g_autoptr(JsonNode) node = lanyard_item_to_json (LANYARD_ITEM (context->connector));
  JsonObject *object = json_node_get_object (node);

  if (!json_object_has_member (object, field))
    return json_array_new ();

  return json_array_ref (json_object_get_array_member (object, field));
}
