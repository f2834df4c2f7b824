/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-finding-counts.h"

#include "lanyard-check-cache.h"
#include "lanyard-time.h"

/* Connectors in one go; milliseconds before the first: who scrolls by does
 * not wait for what is no longer there. */
#define BATCH 40
#define DELAY 150

struct _LanyardFindingCounts
{
  GObject               parent_instance;

  /* Owned References */
  LanyardConfiguration *configuration;
  GHashTable           *counts;         /* connector → Count */
  GPtrArray            *wanted;         /* connectors, the last first */
  GCancellable         *cancellable;

  guint                 generation;     /* of the configuration */
  guint                 source;
  gboolean              counting;
};

typedef struct
{
  guint generation;
  guint n_errors;
  guint n_warnings;
} Count;

G_DEFINE_FINAL_TYPE (LanyardFindingCounts, lanyard_finding_counts, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void start_delay (LanyardFindingCounts *self);

/* For the worker: the connectors to count, with what was counted. */
static gpointer
count_worker (LanyardConfiguration  *configuration,
              gpointer               data,
              GError               **error)
{
  GHashTable *counts = data;
  GHashTableIter iter;
  gpointer id, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &id, &count))
    if (!lanyard_check_cache_count_sync (configuration, id, lanyard_time_now (), &((Count *) count)->n_errors,
                                         &((Count *) count)->n_warnings, error))
      return NULL;

  return g_hash_table_ref (counts);
}

static void
take_counts (LanyardFindingCounts *self,
             GHashTable           *counts)
{
  GHashTableIter iter;
  gpointer id, count;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &id, &count))
    g_hash_table_insert (self->counts, g_strdup (id), g_memdup2 (count, sizeof (Count)));
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LanyardFindingCounts) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) counts = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  self->counting = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (counts == NULL)
    {
      g_warning ("Findings could not be counted: %s", error->message);
      return;
    }

  take_counts (self, counts);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  if (self->wanted->len > 0)
    start_delay (self);
}

static gboolean
count_cb (gpointer user_data)
{
  LanyardFindingCounts *self = user_data;
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  self->source = 0;
  self->counting = TRUE;
  while (self->wanted->len > 0 && g_hash_table_size (counts) < BATCH)
    {
      Count *count = g_new0 (Count, 1);

      count->generation = self->generation;
      g_hash_table_insert (counts, g_ptr_array_steal_index (self->wanted, self->wanted->len - 1), count);
    }

  lanyard_configuration_run_async (self->configuration, count_worker, counts, (GDestroyNotify) g_hash_table_unref,
                                   (GDestroyNotify) g_hash_table_unref, self->cancellable, counted_cb,
                                   g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
start_delay (LanyardFindingCounts *self)
{
  if (self->source == 0 && !self->counting && !g_cancellable_is_cancelled (self->cancellable))
    self->source = g_timeout_add (DELAY, count_cb, self);
}

/* Whoever shows a count asks for it again. */
static void
configuration_changed_cb (LanyardFindingCounts *self)
{
  self->generation++;
  g_ptr_array_set_size (self->wanted, 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
lanyard_finding_counts_dispose (GObject *object)
{
  LanyardFindingCounts *self = LANYARD_FINDING_COUNTS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);

  G_OBJECT_CLASS (lanyard_finding_counts_parent_class)->dispose (object);
}

static void
lanyard_finding_counts_finalize (GObject *object)
{
  LanyardFindingCounts *self = LANYARD_FINDING_COUNTS (object);

  g_clear_object (&self->configuration);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_finding_counts_parent_class)->finalize (object);
}

static void
lanyard_finding_counts_class_init (LanyardFindingCountsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lanyard_finding_counts_dispose;
  object_class->finalize = lanyard_finding_counts_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lanyard_finding_counts_init (LanyardFindingCounts *self)
{
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->wanted = g_ptr_array_new_with_free_func (g_free);
  self->cancellable = g_cancellable_new ();
  self->generation = 1;
}

LanyardFindingCounts *
lanyard_finding_counts_new (LanyardConfiguration *configuration)
{
  LanyardFindingCounts *self;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  self = g_object_new (LANYARD_TYPE_FINDING_COUNTS, NULL);
  self->configuration = g_object_ref (configuration);
  g_signal_connect_object (configuration, "changed", G_CALLBACK (configuration_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

void
lanyard_finding_counts_lookup (LanyardFindingCounts *self,
                               const char           *connector_id,
                               guint                *n_errors,
                               guint                *n_warnings)
{
  Count *count;

  g_return_if_fail (LANYARD_IS_FINDING_COUNTS (self));
  g_return_if_fail (connector_id != NULL);

  count = g_hash_table_lookup (self->counts, connector_id);
  if (count == NULL)
    {
      count = g_new0 (Count, 1);
      g_hash_table_insert (self->counts, g_strdup (connector_id), count);
    }
  if (count->generation != self->generation)
    {
      count->generation = self->generation;
      g_ptr_array_add (self->wanted, g_strdup (connector_id));
      start_delay (self);
    }

  *n_errors = count->n_errors;
  *n_warnings = count->n_warnings;
}
