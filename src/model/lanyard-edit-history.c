/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-edit-history.h"

#include <string.h>

#include "lanyard-field.h"
#include "lanyard-item-private.h"

#define STEPS_MAX 500

/* What the item was before a step, or after one that was undone. */
typedef struct
{
  LanyardItem *item;
  char        *field;       /* where the first difference is */
} Step;

struct _LanyardEditHistory
{
  GObject      parent_instance;

  LanyardItem *item;
  LanyardItem *present;     /* a copy of it after the last step */
  GPtrArray   *past;
  GPtrArray   *future;
  char        *typing;      /* the field whose changes go on with the last step, or NULL */

  guint        source;      /* takes the changes of one turn of the main loop for a step */
  gboolean     assigning;
  gboolean     could_undo;
  gboolean     could_redo;
};

G_DEFINE_FINAL_TYPE (LanyardEditHistory, lanyard_edit_history, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
free_step (Step *step)
{
  g_object_unref (step->item);
  g_free (step->field);
  g_free (step);
}

static void
push_step (GPtrArray   *steps,
           LanyardItem *item,
           const char  *field)
{
  Step *step = g_new0 (Step, 1);

  step->item = g_object_ref (item);
  step->field = g_strdup (field);
  g_ptr_array_add (steps, step);
  if (steps->len > STEPS_MAX)
    g_ptr_array_remove_index (steps, 0);
}

static void
notify_states (LanyardEditHistory *self)
{
  gboolean can_undo = lanyard_edit_history_can_undo (self);
  gboolean can_redo = lanyard_edit_history_can_redo (self);
  gboolean undo_differs = can_undo != self->could_undo;
  gboolean redo_differs = can_redo != self->could_redo;

  self->could_undo = can_undo;
  self->could_redo = can_redo;
  if (undo_differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  if (redo_differs)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

/* Whether items were added, removed or moved rather than edited. */
static gboolean
lists_differ (LanyardItem *before,
              LanyardItem *after)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (before);

  for (guint i = 0; i < table->n_fields; i++)
    if (table->fields[i].type == LANYARD_FIELD_LIST &&
        g_list_model_get_n_items (_lanyard_item_get_list (before, i)) !=
        g_list_model_get_n_items (_lanyard_item_get_list (after, i)))
      return TRUE;

  return FALSE;
}

static const LanyardField *
find_field (LanyardItem *item,
            const char  *path)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (item);
  g_autofree char *name = g_strndup (path, strcspn (path, ".["));
  int field = _lanyard_field_table_find (table, name);
  const char *inner = strstr (path, "].");

  if (field < 0)
    return NULL;
  if (table->fields[field].type != LANYARD_FIELD_LIST)
    return &table->fields[field];
  if (inner == NULL || g_list_model_get_n_items (_lanyard_item_get_list (item, field)) == 0)
    return NULL;

  return find_field (_lanyard_item_list_peek (_lanyard_item_get_list (item, field), 0), inner + 2);
}

/* The field in which somebody types, if that explains the differences; what
 * is made from a placeholder changes with it. */
static char *
find_typed_field (LanyardItem *before,
                  LanyardItem *after,
                  GPtrArray   *changes)
{
  const LanyardFieldChange *change = changes->pdata[0];
  const LanyardField *field;

  if (lists_differ (before, after))
    return NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      const LanyardFieldChange *other = changes->pdata[i];

      field = find_field (after, other->field);
      if (field != NULL && field->type == LANYARD_FIELD_DICT)
        return g_strdup (other->field);
    }

  field = find_field (after, change->field);
  if (field == NULL || field->type == LANYARD_FIELD_BOOLEAN || field->type == LANYARD_FIELD_ENUM)
    return NULL;
  if (field->type == LANYARD_FIELD_STRV)
    return g_strdup (field->name);

  return changes->len == 1 ? g_strdup (change->field) : NULL;
}

static void
take_step (LanyardEditHistory *self)
{
  g_autoptr(GPtrArray) changes = NULL;
  g_autoptr(LanyardItem) before = NULL;
  g_autofree char *typed = NULL;

  g_clear_handle_id (&self->source, g_source_remove);
  if (lanyard_item_equal (self->item, self->present))
    return;

  before = self->present;
  self->present = lanyard_item_copy (self->item);
  changes = lanyard_item_diff (before, self->present);
  if (changes->len > 0)
    typed = find_typed_field (before, self->present, changes);
  if (typed == NULL || g_strcmp0 (typed, self->typing) != 0)
    push_step (self->past, before, changes->len > 0 ? ((LanyardFieldChange *) changes->pdata[0])->field : NULL);

  g_free (self->typing);
  self->typing = g_steal_pointer (&typed);
  g_ptr_array_set_size (self->future, 0);
}

static gboolean
take_step_cb (gpointer user_data)
{
  LanyardEditHistory *self = user_data;

  self->source = 0;
  take_step (self);
  notify_states (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (LanyardEditHistory *self)
{
  if (self->assigning)
    return;

  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT, take_step_cb, self, NULL);
  notify_states (self);
}

/* Moves the last of @from to the item, and what the item was to @to. */
static char *
go (LanyardEditHistory *self,
    GPtrArray          *from,
    GPtrArray          *to)
{
  Step *step;
  char *field;

  if (from->len == 0)
    return NULL;

  step = g_ptr_array_steal_index (from, from->len - 1);
  push_step (to, self->present, step->field);
  g_set_object (&self->present, step->item);
  field = step->field != NULL ? g_strdup (step->field) : g_strdup ("");
  free_step (step);

  self->assigning = TRUE;
  lanyard_item_assign (self->item, self->present);
  self->assigning = FALSE;
  g_clear_pointer (&self->typing, g_free);
  notify_states (self);

  return field;
}

static void
lanyard_edit_history_finalize (GObject *object)
{
  LanyardEditHistory *self = LANYARD_EDIT_HISTORY (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->item);
  g_clear_object (&self->present);
  g_clear_pointer (&self->past, g_ptr_array_unref);
  g_clear_pointer (&self->future, g_ptr_array_unref);
  g_clear_pointer (&self->typing, g_free);

  G_OBJECT_CLASS (lanyard_edit_history_parent_class)->finalize (object);
}

static void
lanyard_edit_history_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  LanyardEditHistory *self = LANYARD_EDIT_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, lanyard_edit_history_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, lanyard_edit_history_can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_edit_history_class_init (LanyardEditHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = lanyard_edit_history_finalize;
  object_class->get_property = lanyard_edit_history_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lanyard_edit_history_init (LanyardEditHistory *self)
{
  self->past = g_ptr_array_new_with_free_func ((GDestroyNotify) free_step);
  self->future = g_ptr_array_new_with_free_func ((GDestroyNotify) free_step);
}

/**
 * lanyard_edit_history_new:
 * @item: what is edited
 *
 * Returns: (transfer full): a history that starts with @item as it is
 */
LanyardEditHistory *
lanyard_edit_history_new (LanyardItem *item)
{
  LanyardEditHistory *self;

  g_return_val_if_fail (LANYARD_IS_ITEM (item), NULL);

  self = g_object_new (LANYARD_TYPE_EDIT_HISTORY, NULL);
  self->item = g_object_ref (item);
  self->present = lanyard_item_copy (item);
  g_signal_connect_object (item, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

gboolean
lanyard_edit_history_can_undo (LanyardEditHistory *self)
{
  g_return_val_if_fail (LANYARD_IS_EDIT_HISTORY (self), FALSE);

  return self->past->len > 0 || (self->source != 0 && !lanyard_item_equal (self->item, self->present));
}

gboolean
lanyard_edit_history_can_redo (LanyardEditHistory *self)
{
  g_return_val_if_fail (LANYARD_IS_EDIT_HISTORY (self), FALSE);

  return self->future->len > 0 && (self->source == 0 || lanyard_item_equal (self->item, self->present));
}

/**
 * lanyard_edit_history_undo:
 * @self: a history
 *
 * Takes the last step back.
 *
 * Returns: (transfer full) (nullable): the path of the first field that
 *   changed; %NULL if there was nothing to undo
 */
char *
lanyard_edit_history_undo (LanyardEditHistory *self)
{
  g_return_val_if_fail (LANYARD_IS_EDIT_HISTORY (self), NULL);

  take_step (self);
  return go (self, self->past, self->future);
}

/**
 * lanyard_edit_history_redo:
 * @self: a history
 *
 * Takes the last undone step again.
 *
 * Returns: (transfer full) (nullable): the path of the first field that
 *   changed; %NULL if there was nothing to redo
 */
char *
lanyard_edit_history_redo (LanyardEditHistory *self)
{
  g_return_val_if_fail (LANYARD_IS_EDIT_HISTORY (self), NULL);

  take_step (self);
  return go (self, self->future, self->past);
}

/**
 * lanyard_edit_history_close_step:
 * @self: a history
 *
 * What is typed from now on is another step, even in the same field.
 */
void
lanyard_edit_history_close_step (LanyardEditHistory *self)
{
  g_return_if_fail (LANYARD_IS_EDIT_HISTORY (self));

  take_step (self);
  g_clear_pointer (&self->typing, g_free);
  notify_states (self);
}

/**
 * lanyard_edit_history_clear:
 * @self: a history
 *
 * Starts again with the item as it is, as after it was saved.
 */
void
lanyard_edit_history_clear (LanyardEditHistory *self)
{
  g_autoptr(LanyardItem) present = NULL;

  g_return_if_fail (LANYARD_IS_EDIT_HISTORY (self));

  g_clear_handle_id (&self->source, g_source_remove);
  present = lanyard_item_copy (self->item);
  g_set_object (&self->present, present);
  g_ptr_array_set_size (self->past, 0);
  g_ptr_array_set_size (self->future, 0);
  g_clear_pointer (&self->typing, g_free);
  notify_states (self);
}
