/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "fake-configuration.h"

#include "lanyard-error.h"

struct _FakeConfiguration
{
  LanyardConfiguration parent_instance;

  GMutex mutex;
  GHashTable *records;    /* id → LanyardRecord */
  GPtrArray *history;     /* LanyardHistoryEntry; its length is the sequence */
  gboolean is_broken;
  guint n_lists;
  guint n_loads;
};

G_DEFINE_FINAL_TYPE (FakeConfiguration, fake_configuration, LANYARD_TYPE_CONFIGURATION)

static gboolean
check_broken (FakeConfiguration  *self,
              GError            **error)
{
  if (self->is_broken)
    g_set_error_literal (error, LANYARD_ERROR, LANYARD_ERROR_IO, "Broken");

  return !self->is_broken;
}

static LanyardRecord *
fake_configuration_load (LanyardConfiguration  *configuration,
                         GType                  type,
                         const char            *id,
                         GError               **error)
{
  FakeConfiguration *self = FAKE_CONFIGURATION (configuration);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  LanyardRecord *record = g_hash_table_lookup (self->records, id);

  self->n_loads++;
  if (!check_broken (self, error))
    return NULL;
  if (record == NULL || G_OBJECT_TYPE (record) != type)
    {
      g_set_error_literal (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, "Not there");
      return NULL;
    }

  return LANYARD_RECORD (lanyard_item_copy (LANYARD_ITEM (record)));
}

static GPtrArray *
fake_configuration_list (LanyardConfiguration  *configuration,
                         GType                  type,
                         GError               **error)
{
  FakeConfiguration *self = FAKE_CONFIGURATION (configuration);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GPtrArray *records;
  GHashTableIter iter;
  gpointer record;

  self->n_lists++;
  if (!check_broken (self, error))
    return NULL;

  records = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (G_OBJECT_TYPE (record) == type)
      g_ptr_array_add (records, lanyard_item_copy (record));

  return records;
}

static void
add_history (FakeConfiguration *self,
             LanyardRecord     *record,
             const char        *action)
{
  g_ptr_array_add (self->history, g_object_new (LANYARD_TYPE_HISTORY_ENTRY,
                                                "sequence", (gint64) self->history->len + 1,
                                                "action", action,
                                                "kind", lanyard_record_get_kind (record),
                                                "record", lanyard_record_get_id (record),
                                                NULL));
}

static void
save_record (FakeConfiguration *self,
             LanyardRecord     *record)
{
  LanyardRecord *copy = LANYARD_RECORD (lanyard_item_copy (LANYARD_ITEM (record)));
  LanyardRecord *present = g_hash_table_lookup (self->records, lanyard_record_get_id (copy));
  gint64 revision = present != NULL ? lanyard_record_get_revision (present) : 0;

  lanyard_record_set_identity (copy, lanyard_record_get_id (copy), revision + 1);
  g_hash_table_replace (self->records, g_strdup (lanyard_record_get_id (copy)), copy);
  add_history (self, copy, present != NULL ? "update" : "create");
}

static gboolean
fake_configuration_apply (LanyardConfiguration  *configuration,
                          LanyardChanges        *changes,
                          char                 **change_id,
                          GError               **error)
{
  FakeConfiguration *self = FAKE_CONFIGURATION (configuration);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GPtrArray *list = lanyard_changes_get_changes (changes);

  for (guint i = 0; i < list->len; i++)
    {
      LanyardChange *change = list->pdata[i];

      if (change->type == LANYARD_CHANGE_SAVE)
        {
          save_record (self, change->record);
        }
      else
        {
          g_assert_cmpint (change->type, ==, LANYARD_CHANGE_DELETE);
          g_hash_table_remove (self->records, lanyard_record_get_id (change->record));
          add_history (self, change->record, "delete");
        }
    }

  if (change_id != NULL)
    *change_id = g_strdup_printf ("change-%u", self->history->len);
  return TRUE;
}

static gboolean
fake_configuration_undo (LanyardConfiguration  *configuration,
                         const char            *change_id,
                         GError               **error)
{
  g_set_error_literal (error, LANYARD_ERROR, LANYARD_ERROR_CONFLICT, "Changed since");
  return FALSE;
}

static gint64
fake_configuration_get_sequence (LanyardConfiguration  *configuration,
                                 GError               **error)
{
  FakeConfiguration *self = FAKE_CONFIGURATION (configuration);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return check_broken (self, error) ? (gint64) self->history->len : -1;
}

static GPtrArray *
fake_configuration_list_history (LanyardConfiguration  *configuration,
                                 const char            *record_id,
                                 gint64                 after,
                                 GError               **error)
{
  FakeConfiguration *self = FAKE_CONFIGURATION (configuration);
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GPtrArray *history;

  if (!check_broken (self, error))
    return NULL;

  history = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = after; i < self->history->len; i++)
    g_ptr_array_add (history, lanyard_item_copy (self->history->pdata[i]));

  return history;
}

static char **
fake_configuration_list_links (LanyardConfiguration  *configuration,
                               LanyardRelation        relation,
                               const char            *group_id,
                               const char            *other_id,
                               GError               **error)
{
  return g_strdupv ((char *[]) { (char *) (group_id != NULL ? group_id : other_id), NULL });
}

static void
fake_configuration_finalize (GObject *object)
{
  FakeConfiguration *self = FAKE_CONFIGURATION (object);

  g_mutex_clear (&self->mutex);
  g_hash_table_unref (self->records);
  g_ptr_array_unref (self->history);

  G_OBJECT_CLASS (fake_configuration_parent_class)->finalize (object);
}

static void
fake_configuration_class_init (FakeConfigurationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  LanyardConfigurationClass *configuration_class = LANYARD_CONFIGURATION_CLASS (klass);

  object_class->finalize = fake_configuration_finalize;
  configuration_class->load = fake_configuration_load;
  configuration_class->list = fake_configuration_list;
  configuration_class->apply = fake_configuration_apply;
  configuration_class->undo = fake_configuration_undo;
  configuration_class->get_sequence = fake_configuration_get_sequence;
  configuration_class->list_history = fake_configuration_list_history;
  configuration_class->list_links = fake_configuration_list_links;
}

static void
fake_configuration_init (FakeConfiguration *self)
{
  g_mutex_init (&self->mutex);
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->history = g_ptr_array_new_with_free_func (g_object_unref);
}

FakeConfiguration *
fake_configuration_new (void)
{
  return g_object_new (FAKE_TYPE_CONFIGURATION, "location", "memory", "actor", "tester", NULL);
}

void
fake_configuration_save_silently (FakeConfiguration *self,
                                  LanyardRecord     *record)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  save_record (self, record);
}

void
fake_configuration_set_broken (FakeConfiguration *self,
                               gboolean           is_broken)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->is_broken = is_broken;
}

guint
fake_configuration_get_n_lists (FakeConfiguration *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_lists;
}

guint
fake_configuration_get_n_loads (FakeConfiguration *self)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->n_loads;
}

void
fake_configuration_finish (FakeConfiguration *self)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (g_atomic_int_get ((int *) &G_OBJECT (self)->ref_count) > 1 && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_thread_yield ();
  g_assert_finalize_object (self);
}
