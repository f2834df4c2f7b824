/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-item.h"
#include "lanyard-item-private.h"

#include "lanyard-field.h"
#include "lanyard-item-list-private.h"
#include "lanyard-record.h"

typedef struct
{
  GValue *values;         /* one a field, in the table's order */
  GPtrArray *lists;       /* LanyardItemList, of the fields that are lists */
} LanyardItemPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LanyardItem, lanyard_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
lanyard_item_constructed (GObject *object)
{
  LanyardItem *self = LANYARD_ITEM (object);
  LanyardItemPrivate *priv = lanyard_item_get_instance_private (self);
  const LanyardFieldTable *table = _lanyard_item_get_table (self);

  priv->values = g_new0 (GValue, table->n_fields);
  for (guint i = 0; i < table->n_fields; i++)
    {
      GParamSpec *pspec = table->pspecs[i];

      if (table->defaults[i].g_type != G_TYPE_INVALID)
        {
          priv->values[i] = table->defaults[i];
          continue;
        }

      g_value_init (&priv->values[i], G_PARAM_SPEC_VALUE_TYPE (pspec));
      if (table->fields[i].type == LANYARD_FIELD_LIST)
        {
          LanyardItemList *list = _lanyard_item_list_new (self, pspec, table->fields[i].get_type ());

          if (priv->lists == NULL)
            priv->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_item_list_free);
          g_ptr_array_add (priv->lists, list);
          g_value_set_object (&priv->values[i], list->store);
        }
      else
        {
          g_param_value_set_default (pspec, &priv->values[i]);
        }
    }

  G_OBJECT_CLASS (lanyard_item_parent_class)->constructed (object);
}

static void
lanyard_item_finalize (GObject *object)
{
  LanyardItem *self = LANYARD_ITEM (object);
  LanyardItemPrivate *priv = lanyard_item_get_instance_private (self);

  for (guint i = 0; i < _lanyard_item_get_table (self)->n_fields; i++)
    g_value_unset (&priv->values[i]);
  g_free (priv->values);
  g_clear_pointer (&priv->lists, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_item_parent_class)->finalize (object);
}

static void
lanyard_item_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  g_value_copy (_lanyard_item_get_value (LANYARD_ITEM (object), prop_id - 1), value);
}

static void
lanyard_item_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  _lanyard_item_set_value (LANYARD_ITEM (object), prop_id - 1, value);
}

/* Everything that changes a field notifies; a frozen queue makes one signal. */
static void
lanyard_item_dispatch_properties_changed (GObject     *object,
                                          guint        n_pspecs,
                                          GParamSpec **pspecs)
{
  gboolean is_field = FALSE;

  G_OBJECT_CLASS (lanyard_item_parent_class)->dispatch_properties_changed (object, n_pspecs, pspecs);

  for (guint i = 0; i < n_pspecs; i++)
    is_field |= (pspecs[i]->flags & LANYARD_PARAM_FIELD) != 0;
  if (is_field)
    g_signal_emit (object, signals[CHANGED], 0);
}

static gboolean
lanyard_item_real_validate (LanyardItem  *self,
                            GError      **error)
{
  return TRUE;
}

static void
lanyard_item_class_init (LanyardItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = lanyard_item_constructed;
  object_class->finalize = lanyard_item_finalize;
  object_class->dispatch_properties_changed = lanyard_item_dispatch_properties_changed;
  klass->validate = lanyard_item_real_validate;

  /**
   * LanyardItem::changed:
   * @self: the item
   *
   * A field, a list or an item in a list changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lanyard_item_init (LanyardItem *self)
{
}

/*< private >
 * _lanyard_item_class_install_fields:
 * @klass: a class derived from #LanyardItem, in its class_init
 * @fields: (array length=n_fields): static
 * @n_fields: how many
 *
 * Installs a property for each field. Nothing else is needed to store,
 * notify, copy, compare, write and read them.
 */
void
_lanyard_item_class_install_fields (gpointer            klass,
                                    const LanyardField *fields,
                                    guint               n_fields)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  LanyardItemClass *item_class = LANYARD_ITEM_CLASS (klass);

  g_assert (item_class->table == NULL);

  item_class->table = _lanyard_field_table_new (fields, n_fields);
  object_class->get_property = lanyard_item_get_property;
  object_class->set_property = lanyard_item_set_property;
  for (guint i = 0; i < n_fields; i++)
    g_object_class_install_property (object_class, i + 1,
                                     ((const LanyardFieldTable *) item_class->table)->pspecs[i]);
}

const LanyardFieldTable *
_lanyard_item_get_table (LanyardItem *self)
{
  const LanyardFieldTable *table = LANYARD_ITEM_GET_CLASS (self)->table;

  g_assert (table != NULL);

  return table;
}

const GValue *
_lanyard_item_get_value (LanyardItem *self,
                         guint        field)
{
  LanyardItemPrivate *priv = lanyard_item_get_instance_private (self);

  g_assert (field < _lanyard_item_get_table (self)->n_fields);

  return &priv->values[field];
}

/*< private >
 * _lanyard_item_put_value:
 *
 * As _lanyard_item_set_value(), without telling anybody.
 *
 * Returns: whether that differs from what was there
 */
gboolean
_lanyard_item_put_value (LanyardItem  *self,
                         guint         field,
                         const GValue *value)
{
  LanyardItemPrivate *priv = lanyard_item_get_instance_private (self);
  const LanyardFieldTable *table = _lanyard_item_get_table (self);
  GValue normal = G_VALUE_INIT;

  g_assert (field < table->n_fields);
  g_assert (table->fields[field].type != LANYARD_FIELD_LIST);
  g_return_val_if_fail (_lanyard_field_is_utf8 (&table->fields[field], value), FALSE);

  _lanyard_field_normalize (table, field, value, &normal);
  if (_lanyard_field_values_equal (&table->fields[field], &priv->values[field], &normal))
    {
      g_value_unset (&normal);
      return FALSE;
    }

  g_value_unset (&priv->values[field]);
  priv->values[field] = normal;

  return TRUE;
}

/*< private >
 * _lanyard_item_set_value:
 * @self: an item
 * @field: index of a field that is no list
 * @value: of the property's type and in its range; strings are UTF-8
 *
 * Brings @value into the form in which it is kept, and notifies if that
 * differs from what was there.
 */
void
_lanyard_item_set_value (LanyardItem  *self,
                         guint         field,
                         const GValue *value)
{
  if (_lanyard_item_put_value (self, field, value))
    g_object_notify_by_pspec (G_OBJECT (self), _lanyard_item_get_table (self)->pspecs[field]);
}

/*< private >
 * _lanyard_item_is_default:
 *
 * Returns: whether the field is left out of the JSON form
 */
gboolean
_lanyard_item_is_default (LanyardItem *self,
                          guint        field)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (self);
  const GValue *value = _lanyard_item_get_value (self, field);

  switch (table->fields[field].type)
    {
    case LANYARD_FIELD_LIST:
      return g_list_model_get_n_items (g_value_get_object (value)) == 0;
    case LANYARD_FIELD_DICT:
    case LANYARD_FIELD_MULTI_DICT:
      return g_variant_n_children (g_value_get_variant (value)) == 0;
    case LANYARD_FIELD_STRV:
      return g_value_get_boxed (value) == NULL;
    case LANYARD_FIELD_STRING:
      return g_strcmp0 (g_value_get_string (value), table->fields[field].text) == 0;
    case LANYARD_FIELD_BOOLEAN:
      return !g_value_get_boolean (value) == !table->fields[field].number;
    case LANYARD_FIELD_INT:
      return g_value_get_int (value) == table->fields[field].number;
    case LANYARD_FIELD_INT64:
      return g_value_get_int64 (value) == table->fields[field].number;
    case LANYARD_FIELD_ENUM:
      return g_value_get_enum (value) == table->fields[field].number;
    default:
      g_assert_not_reached ();
    }
}

/*< private >
 * _lanyard_item_field_equal:
 *
 * Returns: whether a field holds the same in two items of one class
 */
gboolean
_lanyard_item_field_equal (LanyardItem *self,
                           LanyardItem *other,
                           guint        field)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (self);
  const GValue *value = _lanyard_item_get_value (self, field);
  const GValue *other_value = _lanyard_item_get_value (other, field);

  if (table->fields[field].type == LANYARD_FIELD_LIST)
    return _lanyard_item_lists_equal (g_value_get_object (value), g_value_get_object (other_value));

  return _lanyard_field_values_equal (&table->fields[field], value, other_value);
}

const char *
_lanyard_item_get_string (gpointer self,
                          guint    field)
{
  return g_value_get_string (_lanyard_item_get_value (self, field));
}

gboolean
_lanyard_item_get_boolean (gpointer self,
                           guint    field)
{
  return g_value_get_boolean (_lanyard_item_get_value (self, field));
}

int
_lanyard_item_get_int (gpointer self,
                       guint    field)
{
  return g_value_get_int (_lanyard_item_get_value (self, field));
}

gint64
_lanyard_item_get_int64 (gpointer self,
                         guint    field)
{
  return g_value_get_int64 (_lanyard_item_get_value (self, field));
}

int
_lanyard_item_get_enum (gpointer self,
                        guint    field)
{
  return g_value_get_enum (_lanyard_item_get_value (self, field));
}

/* Never NULL. */
const char * const *
_lanyard_item_get_strv (gpointer self,
                        guint    field)
{
  static const char * const nothing[] = { NULL };
  const char * const *strv = g_value_get_boxed (_lanyard_item_get_value (self, field));

  return strv != NULL ? strv : nothing;
}

/* Never NULL. */
GVariant *
_lanyard_item_get_dict (gpointer self,
                        guint    field)
{
  return g_value_get_variant (_lanyard_item_get_value (self, field));
}

GListModel *
_lanyard_item_get_list (gpointer self,
                        guint    field)
{
  return g_value_get_object (_lanyard_item_get_value (self, field));
}

/*< private >
 * _lanyard_item_list_peek:
 *
 * Returns: (transfer none) (nullable): what the list holds at @position
 */
gpointer
_lanyard_item_list_peek (GListModel *list,
                         guint       position)
{
  g_autoptr(GObject) item = g_list_model_get_item (list, position);

  return item;
}

/**
 * lanyard_item_copy:
 * @self: an item
 *
 * Returns: (transfer full): an item with the same fields; a copy of a record
 *   has the same id and revision
 */
LanyardItem *
lanyard_item_copy (LanyardItem *self)
{
  LanyardItem *copy;

  g_return_val_if_fail (LANYARD_IS_ITEM (self), NULL);

  copy = g_object_new (G_OBJECT_TYPE (self), NULL);
  lanyard_item_assign (copy, self);
  if (LANYARD_IS_RECORD (self))
    lanyard_record_set_identity (LANYARD_RECORD (copy),
                                 lanyard_record_get_id (LANYARD_RECORD (self)),
                                 lanyard_record_get_revision (LANYARD_RECORD (self)));

  return copy;
}

/**
 * lanyard_item_assign:
 * @self: an item
 * @other: an item of the same class
 *
 * Makes every field of @self that of @other. “changed” is emitted once, if
 * anything differed.
 */
void
lanyard_item_assign (LanyardItem *self,
                     LanyardItem *other)
{
  const LanyardFieldTable *table;

  g_return_if_fail (LANYARD_IS_ITEM (self));
  g_return_if_fail (LANYARD_IS_ITEM (other));
  g_return_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other));

  table = _lanyard_item_get_table (self);
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < table->n_fields; i++)
    {
      if (table->fields[i].type != LANYARD_FIELD_LIST)
        _lanyard_item_set_value (self, i, _lanyard_item_get_value (other, i));
      else if (!_lanyard_item_field_equal (self, other, i))
        _lanyard_item_list_assign (_lanyard_item_get_list (self, i), _lanyard_item_get_list (other, i));
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * lanyard_item_equal:
 * @self: an item
 * @other: an item of the same class
 *
 * Returns: whether all their fields are equal
 */
gboolean
lanyard_item_equal (LanyardItem *self,
                    LanyardItem *other)
{
  g_return_val_if_fail (LANYARD_IS_ITEM (self), FALSE);
  g_return_val_if_fail (LANYARD_IS_ITEM (other), FALSE);
  g_return_val_if_fail (G_OBJECT_TYPE (self) == G_OBJECT_TYPE (other), FALSE);

  for (guint i = 0; i < _lanyard_item_get_table (self)->n_fields; i++)
    if (!_lanyard_item_field_equal (self, other, i))
      return FALSE;

  return TRUE;
}
