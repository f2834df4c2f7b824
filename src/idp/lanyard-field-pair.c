/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-field-pair.h"

struct _LanyardFieldPair
{
  GObject   parent_instance;

  char     *field;
  char     *label;
  char     *left;
  char     *right;
  gboolean  differs;
  gboolean  expected;
};

G_DEFINE_FINAL_TYPE (LanyardFieldPair, lanyard_field_pair, G_TYPE_OBJECT)

static void
lanyard_field_pair_finalize (GObject *object)
{
  LanyardFieldPair *self = LANYARD_FIELD_PAIR (object);

  g_free (self->field);
  g_free (self->label);
  g_free (self->left);
  g_free (self->right);

  G_OBJECT_CLASS (lanyard_field_pair_parent_class)->finalize (object);
}

static void
lanyard_field_pair_class_init (LanyardFieldPairClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_field_pair_finalize;
}

static void
lanyard_field_pair_init (LanyardFieldPair *self)
{
}

/**
 * lanyard_field_pair_new:
 * @field: its JSON name
 * @label: its name for people
 * @left: (nullable): the text on the left, or before
 * @right: (nullable): the text on the right, or after
 * @differs: whether the values differ; secret ones may with the same text
 * @expected: whether they differ in any two connectors
 *
 * Returns: (transfer full): the pair
 */
LanyardFieldPair *
lanyard_field_pair_new (const char *field,
                        const char *label,
                        const char *left,
                        const char *right,
                        gboolean    differs,
                        gboolean    expected)
{
  LanyardFieldPair *self = g_object_new (LANYARD_TYPE_FIELD_PAIR, NULL);

  self->field = g_strdup (field);
  self->label = g_strdup (label);
  self->left = g_strdup (left);
  self->right = g_strdup (right);
  self->differs = differs;
  self->expected = expected;

  return self;
}

const char *
lanyard_field_pair_get_field (LanyardFieldPair *self)
{
  g_return_val_if_fail (LANYARD_IS_FIELD_PAIR (self), NULL);

  return self->field;
}

const char *
lanyard_field_pair_get_label (LanyardFieldPair *self)
{
  g_return_val_if_fail (LANYARD_IS_FIELD_PAIR (self), NULL);

  return self->label;
}

const char *
lanyard_field_pair_get_left (LanyardFieldPair *self)
{
  g_return_val_if_fail (LANYARD_IS_FIELD_PAIR (self), NULL);

  return self->left;
}

const char *
lanyard_field_pair_get_right (LanyardFieldPair *self)
{
  g_return_val_if_fail (LANYARD_IS_FIELD_PAIR (self), NULL);

  return self->right;
}

gboolean
lanyard_field_pair_differs (LanyardFieldPair *self)
{
  g_return_val_if_fail (LANYARD_IS_FIELD_PAIR (self), FALSE);

  return self->differs;
}

gboolean
lanyard_field_pair_is_expected (LanyardFieldPair *self)
{
  g_return_val_if_fail (LANYARD_IS_FIELD_PAIR (self), FALSE);

  return self->expected;
}
