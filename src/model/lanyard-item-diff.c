/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-item.h"
#include "lanyard-item-private.h"

#include <glib/gi18n-lib.h>

/* What is shown of a secret. */
#define HIDDEN "••••••"

static void
add_change (GPtrArray  *changes,
            const char *field,
            const char *before,
            const char *after)
{
  LanyardFieldChange *change;

  if (g_strcmp0 (before, after) == 0)
    return;

  change = g_new0 (LanyardFieldChange, 1);
  change->field = g_strdup (field);
  change->before = g_strdup (before);
  change->after = g_strdup (after);
  g_ptr_array_add (changes, change);
}

/* How many elements two lists have in common at their start and at their end,
 * so that one that was put in between does not look like changes to all. */
static void
find_common (GPtrArray  *before,
             GPtrArray  *after,
             GEqualFunc  equal,
             guint      *start,
             guint      *end)
{
  guint length = MIN (before->len, after->len);

  *start = 0;
  while (*start < length && equal (before->pdata[*start], after->pdata[*start]))
    (*start)++;

  *end = 0;
  while (*end < length - *start &&
         equal (before->pdata[before->len - 1 - *end], after->pdata[after->len - 1 - *end]))
    (*end)++;
}

static void
diff_texts (GPtrArray  *changes,
            const char *path,
            GPtrArray  *before,
            GPtrArray  *after)
{
  guint start, end;

  find_common (before, after, g_str_equal, &start, &end);
  for (guint i = start; i < MAX (before->len, after->len) - end; i++)
    {
      g_autofree char *element = g_strdup_printf ("%s[%u]", path, i);

      add_change (changes, element,
                  i < before->len - end ? before->pdata[i] : NULL,
                  i < after->len - end ? after->pdata[i] : NULL);
    }
}

static GPtrArray *
borrow_texts (const char * const *strv)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (const char * const *p = strv; *p != NULL; p++)
    g_ptr_array_add (texts, (gpointer) *p);

  return texts;
}

/* One text for the value of a key; NULL when the key is not there. */
static char *
find_entry (GVariant   *dict,
            const char *key)
{
  g_autoptr(GVariant) value = g_variant_lookup_value (dict, key, NULL);
  g_autofree const char **strv = NULL;

  if (value == NULL)
    return NULL;
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return g_variant_dup_string (value, NULL);

  strv = g_variant_get_strv (value, NULL);
  return g_strjoinv (", ", (char **) strv);
}

static void
diff_entries (GPtrArray  *changes,
              const char *path,
              GVariant   *keys,
              GVariant   *before,
              GVariant   *after,
              gboolean    secret,
              gboolean    only_new)
{
  for (gsize i = 0; i < g_variant_n_children (keys); i++)
    {
      g_autoptr(GVariant) entry = g_variant_get_child_value (keys, i);
      g_autoptr(GVariant) key = g_variant_get_child_value (entry, 0);
      g_autofree char *before_text = find_entry (before, g_variant_get_string (key, NULL));
      g_autofree char *after_text = find_entry (after, g_variant_get_string (key, NULL));
      g_autofree char *field = g_strdup_printf ("%s.%s", path, g_variant_get_string (key, NULL));

      if (only_new && before_text != NULL)
        continue;
      if (secret && g_strcmp0 (before_text, after_text) != 0)
        add_change (changes, field, before_text != NULL ? HIDDEN : NULL, after_text != NULL ? _("(new value)") : NULL);
      else
        add_change (changes, field, before_text, after_text);
    }
}

static void diff_items (GPtrArray   *changes,
                        const char  *path,
                        LanyardItem *before,
                        LanyardItem *after);

static GPtrArray *
list_items (GListModel *list)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (items, g_list_model_get_item (list, i));

  return items;
}

static void
diff_lists (GPtrArray  *changes,
            const char *path,
            GListModel *before,
            GListModel *after)
{
  g_autoptr(GPtrArray) before_items = list_items (before);
  g_autoptr(GPtrArray) after_items = list_items (after);
  guint start, end;

  find_common (before_items, after_items, (GEqualFunc) lanyard_item_equal, &start, &end);
  for (guint i = start; i < MAX (before_items->len, after_items->len) - end; i++)
    {
      g_autofree char *item_path = g_strdup_printf ("%s[%u]", path, i);

      diff_items (changes, item_path,
                  i < before_items->len - end ? before_items->pdata[i] : NULL,
                  i < after_items->len - end ? after_items->pdata[i] : NULL);
    }
}

/* NULL where there is no item or the field is empty or, for want of the other
 * item, is not worth a word because it holds its default. */
static char *
describe_field (LanyardItem *self,
                LanyardItem *other,
                guint        field)
{
  g_autoptr(JsonNode) node = NULL;

  if (self == NULL || (other == NULL && _lanyard_item_is_default (self, field)))
    return NULL;

  node = _lanyard_item_field_to_json (self, field);
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return json_to_string (node, FALSE);

  return *json_node_get_string (node) != '\0' ? json_node_dup_string (node) : NULL;
}

static void
diff_field (GPtrArray   *changes,
            const char  *path,
            LanyardItem *before,
            LanyardItem *after,
            guint        field)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (before != NULL ? before : after);
  LanyardFieldType type = table->fields[field].type;
  gboolean secret = (table->fields[field].flags & LANYARD_FIELD_IS_SECRET) != 0;
  g_autofree char *before_text = NULL;
  g_autofree char *after_text = NULL;

  if (type == LANYARD_FIELD_LIST)
    {
      diff_lists (changes, path,
                  before != NULL ? _lanyard_item_get_list (before, field) : NULL,
                  after != NULL ? _lanyard_item_get_list (after, field) : NULL);
      return;
    }
  if (before != NULL && after != NULL && type == LANYARD_FIELD_STRV)
    {
      g_autoptr(GPtrArray) before_texts = borrow_texts (_lanyard_item_get_strv (before, field));
      g_autoptr(GPtrArray) after_texts = borrow_texts (_lanyard_item_get_strv (after, field));

      diff_texts (changes, path, before_texts, after_texts);
      return;
    }
  if (before != NULL && after != NULL && (type == LANYARD_FIELD_DICT || type == LANYARD_FIELD_MULTI_DICT))
    {
      GVariant *before_dict = _lanyard_item_get_dict (before, field);
      GVariant *after_dict = _lanyard_item_get_dict (after, field);

      diff_entries (changes, path, before_dict, before_dict, after_dict, secret, FALSE);
      diff_entries (changes, path, after_dict, before_dict, after_dict, secret, TRUE);
      return;
    }

  before_text = describe_field (before, after, field);
  after_text = describe_field (after, before, field);
  add_change (changes, path, before_text, after_text);
}

/* One of the two may be NULL: an item that was added or removed. */
static void
diff_items (GPtrArray   *changes,
            const char  *path,
            LanyardItem *before,
            LanyardItem *after)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (before != NULL ? before : after);
  guint n_changes = changes->len;

  for (guint i = 0; i < table->n_fields; i++)
    {
      g_autofree char *field = g_strdup_printf ("%s%s%s", path, *path != '\0' ? "." : "", table->names[i]);

      diff_field (changes, field, before, after, i);
    }

  if (changes->len == n_changes && (before == NULL || after == NULL))
    add_change (changes, path, before != NULL ? "{}" : NULL, after != NULL ? "{}" : NULL);
}

/**
 * lanyard_field_change_free:
 * @change: (transfer full): a difference
 */
void
lanyard_field_change_free (LanyardFieldChange *change)
{
  if (change == NULL)
    return;

  g_free (change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/**
 * lanyard_item_diff:
 * @before: an item
 * @after: an item of the same class
 *
 * Returns: (transfer container) (element-type LanyardFieldChange): the fields
 *   that differ, in the class's order, with texts for people
 */
GPtrArray *
lanyard_item_diff (LanyardItem *before,
                   LanyardItem *after)
{
  GPtrArray *changes;

  g_return_val_if_fail (LANYARD_IS_ITEM (before), NULL);
  g_return_val_if_fail (LANYARD_IS_ITEM (after), NULL);
  g_return_val_if_fail (G_OBJECT_TYPE (before) == G_OBJECT_TYPE (after), NULL);

  changes = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_field_change_free);
  diff_items (changes, "", before, after);

  return changes;
}
