/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-item-private.h"

#include "lanyard-text.h"

static void
append_number (GString *text,
               gint64   number)
{
  char digits[24];

  g_snprintf (digits, sizeof digits, "%" G_GINT64_FORMAT, number);
  g_string_append (text, digits);
}

static void
append_strv (GString            *text,
             const char * const *strv)
{
  g_string_append_c (text, '[');
  for (const char * const *p = strv; *p != NULL; p++)
    {
      if (p != strv)
        g_string_append_c (text, ',');
      lanyard_text_append_json (text, *p);
    }
  g_string_append_c (text, ']');
}

static void
append_dict (GString  *text,
             GVariant *dict)
{
  g_string_append_c (text, '{');
  for (gsize i = 0; i < g_variant_n_children (dict); i++)
    {
      g_autoptr(GVariant) entry = g_variant_get_child_value (dict, i);
      g_autoptr(GVariant) key = g_variant_get_child_value (entry, 0);
      g_autoptr(GVariant) value = g_variant_get_child_value (entry, 1);

      if (i > 0)
        g_string_append_c (text, ',');
      lanyard_text_append_json (text, g_variant_get_string (key, NULL));
      g_string_append_c (text, ':');
      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        {
          lanyard_text_append_json (text, g_variant_get_string (value, NULL));
        }
      else
        {
          g_autofree const char **strv = g_variant_get_strv (value, NULL);

          append_strv (text, strv);
        }
    }
  g_string_append_c (text, '}');
}

static void
append_list (GString    *text,
             GListModel *list)
{
  g_string_append_c (text, '[');
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardItem) item = g_list_model_get_item (list, i);

      if (i > 0)
        g_string_append_c (text, ',');
      _lanyard_item_append_json (text, item);
    }
  g_string_append_c (text, ']');
}

/* As _lanyard_item_field_to_json(). */
static void
append_field (GString     *text,
              LanyardItem *self,
              guint        field)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (self);
  const GValue *value = _lanyard_item_get_value (self, field);

  switch (table->fields[field].type)
    {
    case LANYARD_FIELD_STRING:
      lanyard_text_append_json (text, g_value_get_string (value));
      break;
    case LANYARD_FIELD_BOOLEAN:
      g_string_append (text, g_value_get_boolean (value) ? "true" : "false");
      break;
    case LANYARD_FIELD_INT:
      append_number (text, g_value_get_int (value));
      break;
    case LANYARD_FIELD_INT64:
      append_number (text, g_value_get_int64 (value));
      break;
    case LANYARD_FIELD_ENUM:
      lanyard_text_append_json (text, g_enum_get_value (G_PARAM_SPEC_ENUM (table->pspecs[field])->enum_class,
                                                        g_value_get_enum (value))->value_nick);
      break;
    case LANYARD_FIELD_STRV:
      append_strv (text, _lanyard_item_get_strv (self, field));
      break;
    case LANYARD_FIELD_DICT:
    case LANYARD_FIELD_MULTI_DICT:
      append_dict (text, g_value_get_variant (value));
      break;
    case LANYARD_FIELD_LIST:
      append_list (text, g_value_get_object (value));
      break;
    default:
      g_assert_not_reached ();
    }
}

/*< private >
 * _lanyard_item_append_json:
 *
 * Writes what json_to_string() makes of lanyard_item_to_json(), without the
 * tree.
 */
void
_lanyard_item_append_json (GString     *text,
                           LanyardItem *self)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (self);
  gsize start = text->len + 1;

  g_string_append_c (text, '{');
  for (guint i = 0; i < table->n_fields; i++)
    {
      if (_lanyard_item_is_default (self, i))
        continue;
      if (text->len > start)
        g_string_append_c (text, ',');
      lanyard_text_append_json (text, table->names[i]);
      g_string_append_c (text, ':');
      append_field (text, self, i);
    }
  g_string_append_c (text, '}');
}
