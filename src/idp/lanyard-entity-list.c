/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-entity-list.h"

#include "lanyard-metadata-flow.h"

#include <string.h>

/* Entries that go to the list at once. */
#define BATCH 256

struct _LanyardEntityEntry
{
  GObject  parent_instance;

  char    *entity_id;
  char    *name;
  char    *searched;      /* all names, case folded */
};

G_DEFINE_FINAL_TYPE (LanyardEntityEntry, lanyard_entity_entry, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ENTITY_ID,
  PROP_NAME,
  PROP_IS_NAMED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
lanyard_entity_entry_finalize (GObject *object)
{
  LanyardEntityEntry *self = LANYARD_ENTITY_ENTRY (object);

  g_free (self->entity_id);
  g_free (self->name);
  g_free (self->searched);

  G_OBJECT_CLASS (lanyard_entity_entry_parent_class)->finalize (object);
}

static void
lanyard_entity_entry_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  LanyardEntityEntry *self = LANYARD_ENTITY_ENTRY (object);

  switch (prop_id)
    {
    case PROP_ENTITY_ID:
      g_value_set_string (value, self->entity_id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name != NULL ? self->name : self->entity_id);
      break;
    case PROP_IS_NAMED:
      g_value_set_boolean (value, self->name != NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_entity_entry_class_init (LanyardEntityEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = lanyard_entity_entry_finalize;
  object_class->get_property = lanyard_entity_entry_get_property;

  properties[PROP_ENTITY_ID] = g_param_spec_string ("entity-id", NULL, NULL, NULL, flags);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  properties[PROP_IS_NAMED] = g_param_spec_boolean ("is-named", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lanyard_entity_entry_init (LanyardEntityEntry *self)
{
}

/* The entity ID and all names, case folded. */
static char *
dup_searched (const LanyardSamlEntitySummary *summary)
{
  g_autoptr(GString) names = g_string_new (summary->entity_id);

  for (guint i = 0; i < summary->display_names->len; i++)
    g_string_append_printf (names, "\n%s", ((LanyardSamlText *) summary->display_names->pdata[i])->text);
  if (summary->display_name != NULL && summary->display_names->len == 0)
    g_string_append_printf (names, "\n%s", summary->display_name);

  return g_utf8_casefold (names->str, (gssize) names->len);
}

gboolean
lanyard_entity_summary_matches (const LanyardSamlEntitySummary *summary,
                                const char                     *needle)
{
  g_autofree char *searched = NULL;

  g_return_val_if_fail (summary != NULL, FALSE);
  g_return_val_if_fail (needle != NULL, FALSE);

  searched = dup_searched (summary);
  return strstr (searched, needle) != NULL;
}

static LanyardEntityEntry *
entry_new (const LanyardSamlEntitySummary *summary)
{
  LanyardEntityEntry *self = g_object_new (LANYARD_TYPE_ENTITY_ENTRY, NULL);

  self->entity_id = g_strdup (summary->entity_id);
  self->name = g_strdup (summary->display_name);
  self->searched = dup_searched (summary);
  return self;
}

const char *
lanyard_entity_entry_get_entity_id (LanyardEntityEntry *self)
{
  g_return_val_if_fail (LANYARD_IS_ENTITY_ENTRY (self), NULL);

  return self->entity_id;
}

const char *
lanyard_entity_entry_get_name (LanyardEntityEntry *self)
{
  g_return_val_if_fail (LANYARD_IS_ENTITY_ENTRY (self), NULL);

  return self->name;
}

gboolean
lanyard_entity_entry_matches (LanyardEntityEntry *self,
                              const char         *needle)
{
  g_return_val_if_fail (LANYARD_IS_ENTITY_ENTRY (self), FALSE);

  return needle == NULL || strstr (self->searched, needle) != NULL;
}

struct _LanyardEntityList
{
  GObject    parent_instance;

  GPtrArray *entries;
};

static GType
lanyard_entity_list_get_item_type (GListModel *model)
{
  return LANYARD_TYPE_ENTITY_ENTRY;
}

static guint
lanyard_entity_list_get_n_items (GListModel *model)
{
  return LANYARD_ENTITY_LIST (model)->entries->len;
}

static gpointer
lanyard_entity_list_get_item (GListModel *model,
                              guint       position)
{
  LanyardEntityList *self = LANYARD_ENTITY_LIST (model);

  return position < self->entries->len ? g_object_ref (self->entries->pdata[position]) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = lanyard_entity_list_get_item_type;
  iface->get_n_items = lanyard_entity_list_get_n_items;
  iface->get_item = lanyard_entity_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LanyardEntityList, lanyard_entity_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
lanyard_entity_list_finalize (GObject *object)
{
  LanyardEntityList *self = LANYARD_ENTITY_LIST (object);

  g_ptr_array_unref (self->entries);

  G_OBJECT_CLASS (lanyard_entity_list_parent_class)->finalize (object);
}

static void
lanyard_entity_list_class_init (LanyardEntityListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_entity_list_finalize;
}

static void
lanyard_entity_list_init (LanyardEntityList *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

LanyardEntityList *
lanyard_entity_list_new (void)
{
  return g_object_new (LANYARD_TYPE_ENTITY_LIST, NULL);
}

/* What the thread reads, and what is on its way to the list. */
typedef struct
{
  GTask        *task;        /* borrowed: it runs the thread */
  GInputStream *stream;
  gint64        now;
  GPtrArray    *batch;
} Load;

static void
load_free (Load *load)
{
  g_object_unref (load->stream);
  g_ptr_array_unref (load->batch);
  g_free (load);
}

typedef struct
{
  GTask     *task;
  GPtrArray *entries;
} Delivery;

static void
delivery_free (Delivery *delivery)
{
  g_object_unref (delivery->task);
  g_ptr_array_unref (delivery->entries);
  g_free (delivery);
}

static gboolean
deliver_cb (gpointer user_data)
{
  Delivery *delivery = user_data;
  LanyardEntityList *self = g_task_get_source_object (delivery->task);
  guint position = self->entries->len, n_entries = delivery->entries->len;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (delivery->task)))
    return G_SOURCE_REMOVE;

  g_ptr_array_extend_and_steal (self->entries, g_ptr_array_ref (delivery->entries));
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, n_entries);
  return G_SOURCE_REMOVE;
}

static void
send_batch (Load *load)
{
  Delivery *delivery;

  if (load->batch->len == 0)
    return;

  delivery = g_new0 (Delivery, 1);
  delivery->task = g_object_ref (load->task);
  delivery->entries = g_steal_pointer (&load->batch);
  load->batch = g_ptr_array_new_with_free_func (g_object_unref);
  g_main_context_invoke_full (g_task_get_context (load->task), G_PRIORITY_DEFAULT, deliver_cb, delivery,
                              (GDestroyNotify) delivery_free);
}

static void
send_batch_cb (gpointer user_data)
{
  send_batch (user_data);
}

static gboolean
add_entity_cb (const LanyardSamlEntitySummary *summary,
               gpointer                        user_data)
{
  Load *load = user_data;

  if ((summary->roles & LANYARD_SAML_ROLE_SP) == 0)
    return TRUE;

  g_ptr_array_add (load->batch, entry_new (summary));
  if (load->batch->len >= BATCH)
    send_batch (load);

  return TRUE;
}

static void
load_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Load *load = task_data;
  const LanyardSamlMetadataPolicy policy = { .now = load->now };
  GError *error = NULL;
  gboolean read;

  if (LANYARD_IS_METADATA_FLOW (load->stream))
    lanyard_metadata_flow_set_wait_func (LANYARD_METADATA_FLOW (load->stream), send_batch_cb, load);
  read = lanyard_saml_metadata_scan (load->stream, &policy, add_entity_cb, load, cancellable, &error);
  send_batch (load);
  if (read)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * lanyard_entity_list_load_async:
 * @self: an empty list
 * @stream: metadata; a #LanyardMetadataFlow while it is fetched
 * @now: seconds
 * @cancellable: (nullable): a cancellable
 * @callback: called when all of it was read
 * @user_data: for @callback
 *
 * M-63: reads @stream in a thread; @self grows in the context of the caller,
 * before the stream waits for more.
 */
void
lanyard_entity_list_load_async (LanyardEntityList   *self,
                                GInputStream        *stream,
                                gint64               now,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Load *load;

  g_return_if_fail (LANYARD_IS_ENTITY_LIST (self));
  g_return_if_fail (G_IS_INPUT_STREAM (stream));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, lanyard_entity_list_load_async);
  load = g_new0 (Load, 1);
  load->task = task;
  load->stream = g_object_ref (stream);
  load->now = now;
  load->batch = g_ptr_array_new_with_free_func (g_object_unref);
  g_task_set_task_data (task, load, (GDestroyNotify) load_free);
  g_task_run_in_thread (task, load_worker);
}

/**
 * lanyard_entity_list_load_finish:
 * @self: a list
 * @result: what the callback was given
 * @error: as lanyard_saml_metadata_scan()
 *
 * Returns: whether the list is complete
 */
gboolean
lanyard_entity_list_load_finish (LanyardEntityList  *self,
                                 GAsyncResult       *result,
                                 GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
