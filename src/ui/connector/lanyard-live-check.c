/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-live-check.h"

#include "lanyard-check-cache.h"
#include "lanyard-time.h"

/* Typing is over when nothing came for so long, in milliseconds. */
#define CHECK_DELAY 200

struct _LanyardLiveCheck
{
  GObject               parent_instance;

  /* Owned References */
  LanyardConfiguration *configuration;
  LanyardConnector     *connector;
  GPtrArray            *findings;
  GCancellable         *cancellable;

  guint                 source;
  gboolean              checking;
  gboolean              current;        /* @findings are those of @connector as it is */
};

G_DEFINE_FINAL_TYPE (LanyardLiveCheck, lanyard_live_check, G_TYPE_OBJECT)

enum
{
  SIGNAL_FINDINGS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void start_delay (LanyardLiveCheck *self,
                         guint             delay);

/* What was found in an older text is not told: the next check is due. */
static void
check_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(LanyardLiveCheck) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  self->checking = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable) || self->source != 0)
    return;

  if (!self->current)
    {
      start_delay (self, 0);
      return;
    }
  if (findings == NULL)
    {
      g_warning ("The check could not be run: %s", error->message);
      self->current = FALSE;
      return;
    }

  g_clear_pointer (&self->findings, g_ptr_array_unref);
  self->findings = g_steal_pointer (&findings);
  g_signal_emit (self, signals[SIGNAL_FINDINGS_CHANGED], 0);
}

static gpointer
check_worker (LanyardConfiguration  *configuration,
              gpointer               data,
              GError               **error)
{
  return lanyard_check_cache_check_sync (configuration, data, lanyard_time_now (), error);
}

static gboolean
run_check_cb (gpointer user_data)
{
  LanyardLiveCheck *self = user_data;

  self->source = 0;
  if (self->checking)
    return G_SOURCE_REMOVE;

  self->checking = TRUE;
  self->current = TRUE;
  lanyard_configuration_run_async (self->configuration, check_worker,
                                   lanyard_item_copy (LANYARD_ITEM (self->connector)), g_object_unref,
                                   (GDestroyNotify) g_ptr_array_unref, self->cancellable, check_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
start_delay (LanyardLiveCheck *self,
             guint             delay)
{
  self->current = FALSE;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (delay, run_check_cb, self);
}

/* Other connectors, people and groups count, too. */
static void
configuration_changed_cb (LanyardLiveCheck *self)
{
  if (self->connector != NULL && !g_cancellable_is_cancelled (self->cancellable))
    start_delay (self, CHECK_DELAY);
}

static void
lanyard_live_check_dispose (GObject *object)
{
  lanyard_live_check_stop (LANYARD_LIVE_CHECK (object));

  G_OBJECT_CLASS (lanyard_live_check_parent_class)->dispose (object);
}

static void
lanyard_live_check_finalize (GObject *object)
{
  LanyardLiveCheck *self = LANYARD_LIVE_CHECK (object);

  g_clear_object (&self->connector);
  g_clear_object (&self->configuration);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->findings, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_live_check_parent_class)->finalize (object);
}

static void
lanyard_live_check_class_init (LanyardLiveCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lanyard_live_check_dispose;
  object_class->finalize = lanyard_live_check_finalize;

  signals[SIGNAL_FINDINGS_CHANGED] =
    g_signal_new ("findings-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lanyard_live_check_init (LanyardLiveCheck *self)
{
  self->cancellable = g_cancellable_new ();
}

LanyardLiveCheck *
lanyard_live_check_new (LanyardConfiguration *configuration)
{
  LanyardLiveCheck *self;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  self = g_object_new (LANYARD_TYPE_LIVE_CHECK, NULL);
  self->configuration = g_object_ref (configuration);
  g_signal_connect_object (configuration, "changed", G_CALLBACK (configuration_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

GPtrArray *
lanyard_live_check_get_findings (LanyardLiveCheck *self)
{
  g_return_val_if_fail (LANYARD_IS_LIVE_CHECK (self), NULL);

  return self->findings;
}

/**
 * lanyard_live_check_is_current:
 * @self: a live check
 *
 * Returns: whether nothing was scheduled since the findings were told
 */
gboolean
lanyard_live_check_is_current (LanyardLiveCheck *self)
{
  g_return_val_if_fail (LANYARD_IS_LIVE_CHECK (self), FALSE);

  return self->findings != NULL && self->current && !self->checking;
}

/**
 * lanyard_live_check_schedule:
 * @self: a live check
 * @connector: the copy that is edited
 *
 * Checks @connector as it is when nothing was scheduled for a moment, the
 * first time at once.
 */
void
lanyard_live_check_schedule (LanyardLiveCheck *self,
                             LanyardConnector *connector)
{
  g_return_if_fail (LANYARD_IS_LIVE_CHECK (self));
  g_return_if_fail (LANYARD_IS_CONNECTOR (connector));

  g_set_object (&self->connector, connector);
  start_delay (self, self->findings != NULL ? CHECK_DELAY : 0);
}

/**
 * lanyard_live_check_stop:
 * @self: a live check
 *
 * Nothing is checked any more, and what is being checked is not told.
 */
void
lanyard_live_check_stop (LanyardLiveCheck *self)
{
  g_return_if_fail (LANYARD_IS_LIVE_CHECK (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->source, g_source_remove);
}
