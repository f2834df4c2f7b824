/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-record-list.h"

#include "lanyard-record-load.h"
#include "lanyard-record-table.h"

/* With more stretches than this, one signal is cheaper for everybody. */
#define MAX_RUNS 32

struct _LanyardRecordList
{
  GObject parent_instance;

  LanyardConfiguration *configuration;  /* weak: it owns the list */
  GType type;
  LanyardRecordTable *table;
  gint64 sequence;                      /* up to which it is complete, -1 at first */
  char *error_message;
  gboolean is_loading;                  /* the first time */
  gboolean is_busy;
  gboolean is_stale;                    /* something changed while it was busy */
};

static void lanyard_record_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LanyardRecordList, lanyard_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, lanyard_record_list_iface_init))

enum
{
  PROP_0,
  PROP_N_ITEMS,
  PROP_LOADING,
  PROP_ERROR_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
lanyard_record_list_get_item_type (GListModel *model)
{
  return LANYARD_RECORD_LIST (model)->type;
}

static guint
lanyard_record_list_get_n_items (GListModel *model)
{
  return LANYARD_RECORD_LIST (model)->table->entries->len;
}

static gpointer
lanyard_record_list_get_item (GListModel *model,
                              guint       position)
{
  LanyardRecordList *self = LANYARD_RECORD_LIST (model);
  LanyardRecordEntry *entry;

  if (position >= self->table->entries->len)
    return NULL;

  entry = self->table->entries->pdata[position];
  return g_object_ref (entry->record);
}

static void
lanyard_record_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = lanyard_record_list_get_item_type;
  iface->get_n_items = lanyard_record_list_get_n_items;
  iface->get_item = lanyard_record_list_get_item;
}

static void
lanyard_record_list_finalize (GObject *object)
{
  LanyardRecordList *self = LANYARD_RECORD_LIST (object);

  g_clear_weak_pointer (&self->configuration);
  g_clear_pointer (&self->table, _lanyard_record_table_free);
  g_clear_pointer (&self->error_message, g_free);

  G_OBJECT_CLASS (lanyard_record_list_parent_class)->finalize (object);
}

static void
lanyard_record_list_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  LanyardRecordList *self = LANYARD_RECORD_LIST (object);

  switch (prop_id)
    {
    case PROP_N_ITEMS:
      g_value_set_uint (value, self->table->entries->len);
      break;
    case PROP_LOADING:
      g_value_set_boolean (value, self->is_loading);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->error_message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_record_list_class_init (LanyardRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->finalize = lanyard_record_list_finalize;
  object_class->get_property = lanyard_record_list_get_property;

  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lanyard_record_list_init (LanyardRecordList *self)
{
  self->table = _lanyard_record_table_new ();
  self->sequence = -1;
}

static void
set_loading (LanyardRecordList *self,
             gboolean           is_loading)
{
  if (self->is_loading == is_loading)
    return;

  self->is_loading = is_loading;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static void
set_error_message (LanyardRecordList *self,
                   const char        *message)
{
  if (g_strcmp0 (self->error_message, message) == 0)
    return;

  g_free (self->error_message);
  self->error_message = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR_MESSAGE]);
}

static void
emit_run (LanyardRecordList      *self,
          const LanyardRecordRun *run)
{
  g_list_model_items_changed (G_LIST_MODEL (self), run->position, run->removed, run->added);
  if (run->removed != run->added)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_ITEMS]);
}

static void
apply_load (LanyardRecordList *self,
            LanyardRecordLoad *load)
{
  g_autoptr(GArray) runs = _lanyard_record_table_plan (self->table, load);

  if (self->table->entries->len > 0 && runs->len <= MAX_RUNS)
    {
      /* From the end, so that the positions stay right. */
      for (guint r = runs->len; r > 0; r--)
        {
          const LanyardRecordRun *run = &g_array_index (runs, LanyardRecordRun, r - 1);

          _lanyard_record_table_apply (self->table, load, run);
          emit_run (self, run);
        }
    }
  else if (runs->len > 0)
    {
      LanyardRecordRun whole;

      _lanyard_record_table_merge (self->table, load, runs, &whole);
      emit_run (self, &whole);
    }
}

static void
load_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;

  if (_lanyard_record_load_run (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void begin_load (LanyardRecordList *self);

static void
loaded_cb (GObject      *source_object,
           GAsyncResult *result,
           gpointer      user_data)
{
  LanyardRecordList *self = LANYARD_RECORD_LIST (source_object);
  LanyardRecordLoad *load = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  self->is_busy = FALSE;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      self->sequence = load->sequence;
      apply_load (self, load);
    }

  g_clear_object (&load->configuration);    /* here, not on the worker thread */

  set_error_message (self, error != NULL ? error->message : NULL);
  set_loading (self, FALSE);
  if (self->is_stale)
    begin_load (self);
}

static void
begin_load (LanyardRecordList *self)
{
  g_autoptr(GTask) task = NULL;

  if (self->is_busy || self->configuration == NULL)
    {
      self->is_stale = TRUE;
      return;
    }

  self->is_busy = TRUE;
  self->is_stale = FALSE;
  set_loading (self, self->sequence < 0);

  task = g_task_new (self, NULL, loaded_cb, NULL);
  g_task_set_source_tag (task, begin_load);
  g_task_set_task_data (task, _lanyard_record_load_new (self->configuration, self->type, self->sequence),
                        (GDestroyNotify) _lanyard_record_load_free);
  g_task_run_in_thread (task, load_worker);
}

/*< private >
 * _lanyard_record_list_new:
 * @configuration: whose records are listed; not kept alive
 * @type: a class derived from #LanyardRecord
 *
 * Returns: (transfer full): a list that begins to fill
 */
LanyardRecordList *
_lanyard_record_list_new (LanyardConfiguration *configuration,
                          GType                 type)
{
  LanyardRecordList *self = g_object_new (LANYARD_TYPE_RECORD_LIST, NULL);

  g_set_weak_pointer (&self->configuration, configuration);
  self->type = type;
  g_signal_connect_object (configuration, "changed", G_CALLBACK (begin_load), self, G_CONNECT_SWAPPED);
  begin_load (self);

  return self;
}
