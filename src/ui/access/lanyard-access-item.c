/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-access-item.h"

#include <glib/gi18n-lib.h>

struct _LanyardAccessItem
{
  GObject           parent_instance;

  /* Owned References */
  LanyardPerson    *person;
  LanyardConnector *connector;
  char             *reason;
};

G_DEFINE_FINAL_TYPE (LanyardAccessItem, lanyard_access_item, G_TYPE_OBJECT)

static void
lanyard_access_item_finalize (GObject *object)
{
  LanyardAccessItem *self = LANYARD_ACCESS_ITEM (object);

  g_clear_object (&self->person);
  g_clear_object (&self->connector);
  g_clear_pointer (&self->reason, g_free);

  G_OBJECT_CLASS (lanyard_access_item_parent_class)->finalize (object);
}

static void
lanyard_access_item_class_init (LanyardAccessItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_access_item_finalize;
}

static void
lanyard_access_item_init (LanyardAccessItem *self)
{
}

/* The chain from what lets the person in to the application. */
static char *
dup_reason (LanyardAccessMatrix     *matrix,
            const LanyardAccessCell *cell,
            const char              *label)
{
  g_autofree char *through = NULL;

  if (cell->effect != LANYARD_ACCESS_SAME)
    {
      g_autofree char *effect = lanyard_access_effect_dup_text (cell->effect);

      return g_strdup_printf ("%s: %s", label, effect);
    }

  through = lanyard_access_cell_dup_reason (matrix, cell);
  if (!cell->allowed)
    return g_strdup_printf ("%s: %s", label, through);

  /* Translators: names of groups, then an application that they are granted */
  return g_strdup_printf (cell->needs_mfa ? _("%s → %s, with a second factor") : _("%s → %s"), through, label);
}

LanyardAccessItem *
lanyard_access_item_new (LanyardAccessMatrix     *matrix,
                         const LanyardAccessCell *cell)
{
  LanyardAccessItem *self = g_object_new (LANYARD_TYPE_ACCESS_ITEM, NULL);

  self->person = g_object_ref (lanyard_access_matrix_get_person (matrix, cell->person));
  self->connector = g_object_ref (lanyard_access_matrix_get_connector (matrix, cell->connector));
  self->reason = dup_reason (matrix, cell, lanyard_record_get_title (LANYARD_RECORD (self->connector)));

  return self;
}

const char *
lanyard_access_item_get_reason (LanyardAccessItem *self)
{
  g_return_val_if_fail (LANYARD_IS_ACCESS_ITEM (self), NULL);

  return self->reason;
}

LanyardPerson *
lanyard_access_item_get_person (LanyardAccessItem *self)
{
  g_return_val_if_fail (LANYARD_IS_ACCESS_ITEM (self), NULL);

  return self->person;
}

LanyardConnector *
lanyard_access_item_get_connector (LanyardAccessItem *self)
{
  g_return_val_if_fail (LANYARD_IS_ACCESS_ITEM (self), NULL);

  return self->connector;
}
