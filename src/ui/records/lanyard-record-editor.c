/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-record-editor.h"

#include "lanyard-administration.h"
#include "lanyard-connector.h"
#include "lanyard-custom-values.h"
#include "lanyard-error.h"
#include "lanyard-time.h"

struct _LanyardRecordEditor
{
  GObject               parent_instance;

  /* Owned References */
  LanyardConfiguration *configuration;
  LanyardRecord        *record;
  LanyardRecord        *stored;
  LanyardRecord        *theirs;         /* stored by somebody else meanwhile */
  LanyardRecord        *saved;          /* what is being saved */
  GCancellable         *reading;        /* NULL unless the newest version is being read */
  LanyardSettings      *settings;       /* NULL until they are read */
  char                 *change_id;      /* of the last save */

  gboolean              dirty;
  gboolean              gone;
  gboolean              saving;
};

G_DEFINE_FINAL_TYPE (LanyardRecordEditor, lanyard_record_editor, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_RECORD,
  PROP_STORED,
  PROP_DIRTY,
  PROP_CONFLICT,
  PROP_GONE,
  PROP_DECLARED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_flag (LanyardRecordEditor *self,
          gboolean            *flag,
          gboolean             value,
          guint                property)
{
  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
update_dirty (LanyardRecordEditor *self)
{
  gboolean dirty = !lanyard_item_equal (LANYARD_ITEM (self->record), LANYARD_ITEM (self->stored));

  set_flag (self, &self->dirty, dirty, PROP_DIRTY);
}

static void
set_theirs (LanyardRecordEditor *self,
            LanyardRecord       *theirs)
{
  if (g_set_object (&self->theirs, theirs))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONFLICT]);
}

/* What is stored is the copy's new starting point. */
static void
take_version (LanyardRecordEditor *self,
              LanyardRecord       *version,
              gboolean             keep_edits)
{
  gboolean is_new = g_set_object (&self->stored, version);

  lanyard_record_set_identity (self->record, lanyard_record_get_id (version), lanyard_record_get_revision (version));
  if (!keep_edits)
    lanyard_item_assign (LANYARD_ITEM (self->record), LANYARD_ITEM (version));
  set_theirs (self, NULL);
  update_dirty (self);
  if (is_new)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORED]);
}

/* Secrets are sealed when they are stored, and then they are nowhere else, also
 * if something else was edited meanwhile. */
static void
take_sealed (LanyardRecordEditor *self,
             LanyardRecord       *version)
{
  GVariant *secrets;

  if (!LANYARD_IS_CONNECTOR (version))
    return;

  secrets = lanyard_connector_get_secrets (LANYARD_CONNECTOR (self->record));
  if (g_variant_equal (secrets, lanyard_connector_get_secrets (LANYARD_CONNECTOR (self->saved))))
    g_object_set (self->record, "secrets", lanyard_connector_get_secrets (LANYARD_CONNECTOR (version)), NULL);
}

static void
take_saved (LanyardRecordEditor *self,
            LanyardRecord       *version)
{
  gboolean edited = !lanyard_item_equal (LANYARD_ITEM (self->record), LANYARD_ITEM (self->saved));
  gboolean sealed = !lanyard_item_equal (LANYARD_ITEM (self->saved), LANYARD_ITEM (version));

  take_version (self, version, edited || !sealed);
  if (edited && sealed)
    take_sealed (self, version);
}

static void
see_version (LanyardRecordEditor *self,
             LanyardRecord       *version)
{
  set_flag (self, &self->gone, FALSE, PROP_GONE);
  if (lanyard_record_get_revision (version) == lanyard_record_get_revision (self->stored))
    return;

  if (self->dirty)
    set_theirs (self, version);
  else
    take_version (self, version, FALSE);
}

static void
stop_reading (LanyardRecordEditor *self)
{
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
seen_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(LanyardRecordEditor) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardRecord) version = lanyard_configuration_load_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  g_clear_object (&self->reading);
  if (version != NULL)
    see_version (self, version);
  else if (g_error_matches (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    set_flag (self, &self->gone, TRUE, PROP_GONE);
  else
    g_warning ("The %s %s cannot be read: %s", lanyard_record_get_kind (self->stored),
               lanyard_record_get_id (self->stored), error->message);
}

static void
settings_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(LanyardRecordEditor) self = user_data;
  g_autoptr(LanyardRecord) settings = lanyard_configuration_load_finish (LANYARD_CONFIGURATION (source), result, NULL);

  if (settings == NULL)
    return;
  if (self->settings != NULL &&
      lanyard_record_get_revision (LANYARD_RECORD (self->settings)) == lanyard_record_get_revision (settings))
    return;

  g_set_object (&self->settings, LANYARD_SETTINGS (settings));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DECLARED]);
}

static void
read_again (LanyardRecordEditor *self)
{
  if (self->saving)
    return;

  lanyard_configuration_load_async (self->configuration, LANYARD_TYPE_SETTINGS, "settings", NULL, settings_read_cb,
                                    g_object_ref (self));

  stop_reading (self);
  self->reading = g_cancellable_new ();
  lanyard_configuration_load_async (self->configuration, G_OBJECT_TYPE (self->stored),
                                    lanyard_record_get_id (self->stored), self->reading, seen_cb, g_object_ref (self));
}

/* What was stored meanwhile was not looked at. */
static void
end_saving (LanyardRecordEditor *self)
{
  self->saving = FALSE;
  g_clear_object (&self->saved);
  read_again (self);
}

static void
lanyard_record_editor_dispose (GObject *object)
{
  stop_reading (LANYARD_RECORD_EDITOR (object));

  G_OBJECT_CLASS (lanyard_record_editor_parent_class)->dispose (object);
}

static void
lanyard_record_editor_finalize (GObject *object)
{
  LanyardRecordEditor *self = LANYARD_RECORD_EDITOR (object);

  g_clear_object (&self->record);
  g_clear_object (&self->stored);
  g_clear_object (&self->theirs);
  g_clear_object (&self->saved);
  g_clear_object (&self->settings);
  g_clear_object (&self->configuration);
  g_clear_pointer (&self->change_id, g_free);

  G_OBJECT_CLASS (lanyard_record_editor_parent_class)->finalize (object);
}

static void
lanyard_record_editor_get_property (GObject    *object,
                                    guint       prop_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  LanyardRecordEditor *self = LANYARD_RECORD_EDITOR (object);

  switch (prop_id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_STORED:
      g_value_set_object (value, self->stored);
      break;
    case PROP_DECLARED:
      g_value_set_object (value, lanyard_record_editor_get_declared (self));
      break;
    case PROP_DIRTY:
      g_value_set_boolean (value, self->dirty);
      break;
    case PROP_CONFLICT:
      g_value_set_boolean (value, self->theirs != NULL);
      break;
    case PROP_GONE:
      g_value_set_boolean (value, self->gone);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_record_editor_class_init (LanyardRecordEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = lanyard_record_editor_dispose;
  object_class->finalize = lanyard_record_editor_finalize;
  object_class->get_property = lanyard_record_editor_get_property;

  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, LANYARD_TYPE_RECORD, flags);
  properties[PROP_STORED] = g_param_spec_object ("stored", NULL, NULL, LANYARD_TYPE_RECORD, flags);
  properties[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, flags);
  properties[PROP_CONFLICT] = g_param_spec_boolean ("conflict", NULL, NULL, FALSE, flags);
  properties[PROP_GONE] = g_param_spec_boolean ("gone", NULL, NULL, FALSE, flags);
  properties[PROP_DECLARED] = g_param_spec_object ("declared", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lanyard_record_editor_init (LanyardRecordEditor *self)
{
}

/**
 * lanyard_record_editor_new:
 * @configuration: where the record is stored
 * @record: it, as it was read
 *
 * Returns: (transfer full): an editor of a copy of it
 */
LanyardRecordEditor *
lanyard_record_editor_new (LanyardConfiguration *configuration,
                           LanyardRecord        *record)
{
  LanyardRecordEditor *self;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_RECORD (record), NULL);

  self = g_object_new (LANYARD_TYPE_RECORD_EDITOR, NULL);
  self->configuration = g_object_ref (configuration);
  self->stored = g_object_ref (record);
  self->record = LANYARD_RECORD (lanyard_item_copy (LANYARD_ITEM (record)));
  lanyard_record_set_identity (self->record, lanyard_record_get_id (record), lanyard_record_get_revision (record));

  g_signal_connect_object (self->record, "changed", G_CALLBACK (update_dirty), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (configuration, "changed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  read_again (self);

  return self;
}

LanyardRecord *
lanyard_record_editor_get_record (LanyardRecordEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_RECORD_EDITOR (self), NULL);

  return self->record;
}

LanyardRecord *
lanyard_record_editor_get_stored (LanyardRecordEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_RECORD_EDITOR (self), NULL);

  return self->stored;
}

GListModel *
lanyard_record_editor_get_declared (LanyardRecordEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_RECORD_EDITOR (self), NULL);

  return self->settings != NULL ? lanyard_settings_get_custom_attributes (self->settings) : NULL;
}

gboolean
lanyard_record_editor_is_dirty (LanyardRecordEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_RECORD_EDITOR (self), FALSE);

  return self->dirty;
}

gboolean
lanyard_record_editor_has_conflict (LanyardRecordEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_RECORD_EDITOR (self), FALSE);

  return self->theirs != NULL;
}

gboolean
lanyard_record_editor_is_gone (LanyardRecordEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_RECORD_EDITOR (self), FALSE);

  return self->gone;
}

void
lanyard_record_editor_discard (LanyardRecordEditor *self)
{
  g_autoptr(LanyardRecord) version = NULL;

  g_return_if_fail (LANYARD_IS_RECORD_EDITOR (self));

  version = g_object_ref (self->theirs != NULL ? self->theirs : self->stored);
  take_version (self, version, FALSE);
}

void
lanyard_record_editor_overwrite (LanyardRecordEditor *self)
{
  g_autoptr(LanyardRecord) version = NULL;

  g_return_if_fail (LANYARD_IS_RECORD_EDITOR (self));

  if (self->theirs == NULL)
    return;

  version = g_object_ref (self->theirs);
  take_version (self, version, TRUE);
}

/* The task's data is the conflict, if there is one. */
static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  LanyardRecordEditor *self = g_task_get_source_object (task);
  GError *conflict = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardRecord) version = lanyard_configuration_load_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (version != NULL && conflict == NULL)
    take_saved (self, version);
  else if (version != NULL)
    set_theirs (self, version);
  end_saving (self);

  if (conflict != NULL)
    g_task_return_error (task, g_error_copy (conflict));
  else if (version == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/* Values of declared attributes are of their type. */
static gboolean
check_values (LanyardRecordEditor  *self,
              GError              **error)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (self->record), "attributes");

  /* those of a connector are what it tells, not values */
  if (pspec == NULL || !G_IS_PARAM_SPEC_VARIANT (pspec))
    return TRUE;

  return lanyard_custom_values_check (lanyard_record_editor_get_declared (self), LANYARD_ITEM (self->record),
                                      LANYARD_ITEM (self->stored), error);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  LanyardRecordEditor *self = g_task_get_source_object (task);
  GError *error = NULL;

  g_clear_pointer (&self->change_id, g_free);
  if (!lanyard_configuration_apply_finish (LANYARD_CONFIGURATION (source), result, &self->change_id, &error))
    {
      if (!g_error_matches (error, LANYARD_ERROR, LANYARD_ERROR_CONFLICT))
        {
          end_saving (self);
          g_task_return_error (task, error);
          return;
        }
      g_task_set_task_data (task, error, (GDestroyNotify) g_error_free);
    }

  lanyard_configuration_load_async (self->configuration, G_OBJECT_TYPE (self->stored),
                                    lanyard_record_get_id (self->stored), NULL, reloaded_cb, g_steal_pointer (&task));
}

/* What is stored once the check has nothing against it. */
typedef struct
{
  GTask          *task;
  LanyardChanges *changes;
} Save;

static gpointer
check_worker (LanyardConfiguration  *configuration,
              gpointer               data,
              GError               **error)
{
  return lanyard_administration_may_save_sync (configuration, data, lanyard_time_now (), error) ? g_object_ref (data) : NULL;
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Save *save = user_data;
  g_autoptr(GTask) task = save->task;
  g_autoptr(LanyardChanges) changes = save->changes;
  g_autoptr(GObject) checked = NULL;
  GError *error = NULL;

  checked = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);
  if (checked == NULL)
    {
      end_saving (g_task_get_source_object (task));
      g_task_return_error (task, error);
      return;
    }

  lanyard_configuration_apply_async (LANYARD_CONFIGURATION (source), g_steal_pointer (&changes), NULL, applied_cb,
                                     g_steal_pointer (&task));
}

static gboolean
is_active (LanyardRecord *record)
{
  return LANYARD_IS_CONNECTOR (record) &&
         lanyard_connector_get_state (LANYARD_CONNECTOR (record)) == LANYARD_CONNECTOR_ACTIVE;
}

/* Of what is active, no change adds an error. */
static void
check_and_apply (LanyardRecordEditor *self,
                 GTask               *task,
                 LanyardChanges      *changes)
{
  Save *save = g_new0 (Save, 1);

  save->task = task;
  save->changes = changes;
  lanyard_configuration_run_async (self->configuration, check_worker, lanyard_item_copy (LANYARD_ITEM (self->record)),
                                   g_object_unref, g_object_unref, NULL, checked_cb, save);
}

/**
 * lanyard_record_editor_save_async:
 * @self: an editor
 * @summary: what the history says of it
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Stores the copy. After %LANYARD_ERROR_CONFLICT, conflict is set. An active
 * connector is stored only as lanyard_administration_may_save_sync() allows.
 */
void
lanyard_record_editor_save_async (LanyardRecordEditor *self,
                                  const char          *summary,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(LanyardChanges) changes = NULL;
  GError *error = NULL;

  g_return_if_fail (LANYARD_IS_RECORD_EDITOR (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, lanyard_record_editor_save_async);
  if (self->saving)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "It is being saved");
      return;
    }
  if (!check_values (self, &error) || !lanyard_item_validate (LANYARD_ITEM (self->record), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  stop_reading (self);
  self->saving = TRUE;
  self->saved = LANYARD_RECORD (lanyard_item_copy (LANYARD_ITEM (self->record)));
  changes = lanyard_changes_new (summary);
  lanyard_changes_save (changes, self->record);
  if (is_active (self->record))
    {
      check_and_apply (self, g_steal_pointer (&task), g_steal_pointer (&changes));
      return;
    }

  lanyard_configuration_apply_async (self->configuration, g_steal_pointer (&changes), NULL, applied_cb,
                                     g_steal_pointer (&task));
}

/**
 * lanyard_record_editor_get_change_id:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the change that the last save made
 */
const char *
lanyard_record_editor_get_change_id (LanyardRecordEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_RECORD_EDITOR (self), NULL);

  return self->change_id;
}

gboolean
lanyard_record_editor_save_finish (LanyardRecordEditor  *self,
                                   GAsyncResult         *result,
                                   GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
