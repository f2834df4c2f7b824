/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-member-counter.h"

struct _LanyardMemberCounter
{
  GObject               parent_instance;

  /* Owned References */
  LanyardConfiguration *configuration;
  GCancellable         *cancellable;
  GHashTable           *counts;         /* id → number */
  GHashTable           *wanted;         /* ids that are counted next */

  guint                 source;
  gboolean              counting;
};

G_DEFINE_FINAL_TYPE (LanyardMemberCounter, lanyard_member_counter, G_TYPE_OBJECT)

enum
{
  SIGNAL_COUNTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void schedule (LanyardMemberCounter *self);

/* Returns numbers for the ids that are its data's keys. */
static gpointer
count_worker (LanyardConfiguration  *configuration,
              gpointer               data,
              GError               **error)
{
  g_autoptr(GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, data);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_auto(GStrv) members = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER, id, NULL, error);

      if (members == NULL)
        return NULL;

      g_hash_table_insert (counts, g_strdup (id), GUINT_TO_POINTER (g_strv_length (members)));
    }

  return g_steal_pointer (&counts);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LanyardMemberCounter) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) counts = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);
  GHashTableIter iter;
  gpointer id, count;

  self->counting = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (counts == NULL)
    {
      g_warning ("Members cannot be counted: %s", error->message);
      return;
    }

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &id, &count))
    g_hash_table_insert (self->counts, g_strdup (id), count);
  g_signal_emit (self, signals[SIGNAL_COUNTED], 0);
  schedule (self);
}

static gboolean
count_cb (gpointer user_data)
{
  LanyardMemberCounter *self = user_data;

  self->source = 0;
  self->counting = TRUE;
  lanyard_configuration_run_async (self->configuration, count_worker, g_steal_pointer (&self->wanted),
                                   (GDestroyNotify) g_hash_table_unref, (GDestroyNotify) g_hash_table_unref,
                                   self->cancellable, counted_cb, g_object_ref (self));
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return G_SOURCE_REMOVE;
}

/* Rows ask one by one: they are answered together. */
static void
schedule (LanyardMemberCounter *self)
{
  if (self->source == 0 && !self->counting && g_hash_table_size (self->wanted) > 0)
    self->source = g_idle_add (count_cb, self);
}

static void
configuration_changed_cb (LanyardMemberCounter *self)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (self->wanted, g_strdup (id));
  schedule (self);
}

static void
lanyard_member_counter_dispose (GObject *object)
{
  LanyardMemberCounter *self = LANYARD_MEMBER_COUNTER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (lanyard_member_counter_parent_class)->dispose (object);
}

static void
lanyard_member_counter_finalize (GObject *object)
{
  LanyardMemberCounter *self = LANYARD_MEMBER_COUNTER (object);

  g_clear_object (&self->configuration);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_hash_table_unref);

  G_OBJECT_CLASS (lanyard_member_counter_parent_class)->finalize (object);
}

static void
lanyard_member_counter_class_init (LanyardMemberCounterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lanyard_member_counter_dispose;
  object_class->finalize = lanyard_member_counter_finalize;

  signals[SIGNAL_COUNTED] =
    g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lanyard_member_counter_init (LanyardMemberCounter *self)
{
  self->cancellable = g_cancellable_new ();
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * lanyard_member_counter_new:
 * @configuration: whose groups are counted
 *
 * Returns: (transfer full): a counter that knows nothing yet
 */
LanyardMemberCounter *
lanyard_member_counter_new (LanyardConfiguration *configuration)
{
  LanyardMemberCounter *self;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  self = g_object_new (LANYARD_TYPE_MEMBER_COUNTER, NULL);
  self->configuration = g_object_ref (configuration);
  g_signal_connect_object (configuration, "changed", G_CALLBACK (configuration_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

int
lanyard_member_counter_get (LanyardMemberCounter *self,
                            const char           *group_id)
{
  gpointer count;

  g_return_val_if_fail (LANYARD_IS_MEMBER_COUNTER (self), -1);

  if (g_hash_table_lookup_extended (self->counts, group_id, NULL, &count))
    return GPOINTER_TO_UINT (count);

  g_hash_table_add (self->wanted, g_strdup (group_id));
  schedule (self);
  return -1;
}
