/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-field.h"

#include <string.h>

static GParamSpec *
create_pspec (const LanyardField *field)
{
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY | LANYARD_PARAM_FIELD;
  const char *name = field->name;

  if (field->type != LANYARD_FIELD_LIST)
    flags |= G_PARAM_WRITABLE;

  switch (field->type)
    {
    case LANYARD_FIELD_STRING:
      return g_param_spec_string (name, NULL, NULL, field->text, flags);
    case LANYARD_FIELD_BOOLEAN:
      return g_param_spec_boolean (name, NULL, NULL, field->number, flags);
    case LANYARD_FIELD_INT:
      return g_param_spec_int (name, NULL, NULL, field->minimum, field->maximum > 0 ? field->maximum : G_MAXINT,
                               field->number, flags);
    case LANYARD_FIELD_INT64:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, field->number, flags);
    case LANYARD_FIELD_ENUM:
      return g_param_spec_enum (name, NULL, NULL, field->get_type (), field->number, flags);
    case LANYARD_FIELD_STRV:
      return g_param_spec_boxed (name, NULL, NULL, G_TYPE_STRV, flags);
    case LANYARD_FIELD_DICT:
      return g_param_spec_variant (name, NULL, NULL, G_VARIANT_TYPE ("a{ss}"),
                                   g_variant_new_array (G_VARIANT_TYPE ("{ss}"), NULL, 0), flags);
    case LANYARD_FIELD_MULTI_DICT:
      return g_param_spec_variant (name, NULL, NULL, G_VARIANT_TYPE ("a{sas}"),
                                   g_variant_new_array (G_VARIANT_TYPE ("{sas}"), NULL, 0), flags);
    case LANYARD_FIELD_LIST:
      return g_param_spec_object (name, NULL, NULL, G_TYPE_LIST_MODEL, flags);
    default:
      g_assert_not_reached ();
    }
}

/* What nothing has to be freed of can be copied as it is. */
static gboolean
is_plain (const LanyardField *field)
{
  switch (field->type)
    {
    case LANYARD_FIELD_STRING:
      return field->text == NULL;
    case LANYARD_FIELD_BOOLEAN:
    case LANYARD_FIELD_INT:
    case LANYARD_FIELD_INT64:
    case LANYARD_FIELD_ENUM:
    case LANYARD_FIELD_STRV:
      return TRUE;
    case LANYARD_FIELD_DICT:
    case LANYARD_FIELD_MULTI_DICT:
    case LANYARD_FIELD_LIST:
    default:
      return FALSE;
    }
}

/* Classes are never unloaded, so neither is their table. */
const LanyardFieldTable *
_lanyard_field_table_new (const LanyardField *fields,
                          guint               n_fields)
{
  LanyardFieldTable *table = g_new0 (LanyardFieldTable, 1);

  table->fields = fields;
  table->n_fields = n_fields;
  table->pspecs = g_new0 (GParamSpec *, n_fields);
  table->names = g_new0 (char *, n_fields + 1);
  table->defaults = g_new0 (GValue, n_fields);
  for (guint i = 0; i < n_fields; i++)
    {
      table->pspecs[i] = create_pspec (&fields[i]);
      table->names[i] = g_strdelimit (g_strdup (fields[i].name), "-", '_');
      if (!is_plain (&fields[i]))
        continue;
      g_value_init (&table->defaults[i], G_PARAM_SPEC_VALUE_TYPE (table->pspecs[i]));
      g_param_value_set_default (table->pspecs[i], &table->defaults[i]);
    }

  return table;
}

/*< private >
 * _lanyard_field_table_find:
 * @table: a class's fields
 * @name: a name in the JSON form
 *
 * Returns: the field's index, -1 if there is none
 */
int
_lanyard_field_table_find (const LanyardFieldTable *table,
                           const char              *name)
{
  for (guint i = 0; i < table->n_fields; i++)
    if (strcmp (table->names[i], name) == 0)
      return i;

  return -1;
}

/* Only strings of our own process get here unchecked; GVariants cannot hold
 * anything but UTF-8. */
gboolean
_lanyard_field_is_utf8 (const LanyardField *field,
                        const GValue       *value)
{
  if (field->type == LANYARD_FIELD_STRING)
    {
      const char *text = g_value_get_string (value);

      return text == NULL || g_utf8_validate (text, -1, NULL);
    }

  if (field->type == LANYARD_FIELD_STRV)
    for (char **p = g_value_get_boxed (value); p != NULL && *p != NULL; p++)
      if (!g_utf8_validate (*p, -1, NULL))
        return FALSE;

  return TRUE;
}

static void
set_normal_string (const LanyardField *field,
                   const char         *text,
                   GValue             *normal)
{
  if (text == NULL || *text == '\0')
    return;

  if (field->normalize != NULL)
    {
      g_autofree char *result = field->normalize (text);

      if (*result != '\0')
        g_value_take_string (normal, g_steal_pointer (&result));
      return;
    }

  g_value_set_string (normal, text);
}

static void
set_normal_strv (const char * const *strv,
                 GValue             *normal)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gboolean is_empty = TRUE;

  for (const char * const *p = strv; p != NULL && *p != NULL; p++)
    if (**p != '\0')
      {
        g_strv_builder_add (builder, *p);
        is_empty = FALSE;
      }

  if (!is_empty)
    g_value_take_boxed (normal, g_strv_builder_end (builder));
}

static gboolean
is_empty_value (GVariant *value)
{
  if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
    return *g_variant_get_string (value, NULL) == '\0';

  return g_variant_n_children (value) == 0;
}

static gboolean
add_entry_cb (gpointer key,
              gpointer value,
              gpointer data)
{
  g_variant_builder_add_value (data, g_variant_new_dict_entry (g_variant_new_string (key), value));

  return FALSE;
}

/* Sorted by key and without empty values, so that equal ones are equal bytes. */
static void
set_normal_dict (GParamSpec *pspec,
                 GVariant   *dict,
                 GValue     *normal)
{
  g_autoptr(GTree) tree = g_tree_new_full ((GCompareDataFunc) strcmp, NULL, g_free, (GDestroyNotify) g_variant_unref);
  GVariantBuilder builder;

  if (dict == NULL || !g_variant_is_of_type (dict, G_PARAM_SPEC_VARIANT (pspec)->type))
    {
      g_param_value_set_default (pspec, normal);
      return;
    }

  for (gsize i = 0; i < g_variant_n_children (dict); i++)
    {
      g_autoptr(GVariant) entry = g_variant_get_child_value (dict, i);
      g_autoptr(GVariant) key = g_variant_get_child_value (entry, 0);
      g_autoptr(GVariant) value = g_variant_get_child_value (entry, 1);

      if (!is_empty_value (value))
        g_tree_replace (tree, g_variant_dup_string (key, NULL), g_steal_pointer (&value));
    }

  g_variant_builder_init (&builder, G_PARAM_SPEC_VARIANT (pspec)->type);
  g_tree_foreach (tree, add_entry_cb, &builder);
  g_value_set_variant (normal, g_variant_builder_end (&builder));
}

/*< private >
 * _lanyard_field_normalize:
 * @table: a class's fields
 * @field: index of one that is no list
 * @value: what is to be set
 * @normal: (out): the form in which it is kept
 */
void
_lanyard_field_normalize (const LanyardFieldTable *table,
                          guint                    field,
                          const GValue            *value,
                          GValue                  *normal)
{
  g_value_init (normal, G_PARAM_SPEC_VALUE_TYPE (table->pspecs[field]));

  switch (table->fields[field].type)
    {
    case LANYARD_FIELD_STRING:
      set_normal_string (&table->fields[field], g_value_get_string (value), normal);
      break;
    case LANYARD_FIELD_STRV:
      set_normal_strv (g_value_get_boxed (value), normal);
      break;
    case LANYARD_FIELD_DICT:
    case LANYARD_FIELD_MULTI_DICT:
      set_normal_dict (table->pspecs[field], g_value_get_variant (value), normal);
      break;
    case LANYARD_FIELD_BOOLEAN:
    case LANYARD_FIELD_INT:
    case LANYARD_FIELD_INT64:
    case LANYARD_FIELD_ENUM:
      g_value_copy (value, normal);
      break;
    case LANYARD_FIELD_LIST:
    default:
      g_assert_not_reached ();
    }
}

static gboolean
strv_equal (const char * const *strv,
            const char * const *other)
{
  if (strv == NULL || other == NULL)
    return strv == other;

  return g_strv_equal (strv, other);
}

/*< private >
 * _lanyard_field_values_equal:
 * @field: one that is no list
 * @value: in the form in which it is kept
 * @other: likewise
 */
gboolean
_lanyard_field_values_equal (const LanyardField *field,
                             const GValue       *value,
                             const GValue       *other)
{
  switch (field->type)
    {
    case LANYARD_FIELD_STRING:
      return g_strcmp0 (g_value_get_string (value), g_value_get_string (other)) == 0;
    case LANYARD_FIELD_BOOLEAN:
      return !g_value_get_boolean (value) == !g_value_get_boolean (other);
    case LANYARD_FIELD_INT:
      return g_value_get_int (value) == g_value_get_int (other);
    case LANYARD_FIELD_INT64:
      return g_value_get_int64 (value) == g_value_get_int64 (other);
    case LANYARD_FIELD_ENUM:
      return g_value_get_enum (value) == g_value_get_enum (other);
    case LANYARD_FIELD_STRV:
      return strv_equal (g_value_get_boxed (value), g_value_get_boxed (other));
    case LANYARD_FIELD_DICT:
    case LANYARD_FIELD_MULTI_DICT:
      return g_variant_equal (g_value_get_variant (value), g_value_get_variant (other));
    case LANYARD_FIELD_LIST:
    default:
      g_assert_not_reached ();
    }
}
