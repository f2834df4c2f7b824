/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-editor.h"

#include "lanyard-edit-history.h"
#include "lanyard-error.h"
#include "lanyard-live-check.h"
#include "lanyard-record-editor.h"

#include <glib/gi18n-lib.h>

struct _LanyardEditor
{
  GObject               parent_instance;

  /* Owned References */
  LanyardConfiguration *configuration;
  LanyardService       *service;
  LanyardRecordEditor  *record_editor;  /* NULL until the connector was read */
  LanyardEditHistory   *history;        /* as long as record_editor */
  LanyardTemplate      *tmpl;
  LanyardLiveCheck     *live_check;
  GCancellable         *cancellable;
  char                 *connector_id;

  gboolean              missing;        /* it was not there to be read */
};

G_DEFINE_FINAL_TYPE (LanyardEditor, lanyard_editor, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CONNECTOR,
  PROP_DIRTY,
  PROP_CONFLICT,
  PROP_GONE,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS,
};

enum
{
  SIGNAL_FINDINGS_CHANGED,
  SIGNAL_REVEAL,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
schedule_check (LanyardEditor *self)
{
  lanyard_live_check_schedule (self->live_check, lanyard_editor_get_connector (self));
}

static void
findings_changed_cb (LanyardEditor *self)
{
  g_signal_emit (self, signals[SIGNAL_FINDINGS_CHANGED], 0);
}

static void
find_template (LanyardEditor *self)
{
  const char *id = lanyard_connector_get_template (lanyard_editor_get_stored (self));
  LanyardTemplate *tmpl = id != NULL ? lanyard_catalog_lookup (lanyard_catalog_get_default (), id, NULL) : NULL;

  g_set_object (&self->tmpl, tmpl);
}

/* What was saved, or came from somebody else, is where steps begin. */
static void
stored_changed_cb (LanyardEditor *self)
{
  lanyard_edit_history_clear (self->history);
  schedule_check (self);
}

/* dirty, conflict and gone are the record editor's; can-undo and can-redo
 * those of the history. */
static void
forward_notify_cb (LanyardEditor *self,
                   GParamSpec    *pspec)
{
  g_object_notify (G_OBJECT (self), pspec->name);
}

static void
start_editing (LanyardEditor    *self,
               LanyardConnector *connector)
{
  static const char *const forwarded[] = { "notify::dirty", "notify::conflict", "notify::gone" };

  self->record_editor = lanyard_record_editor_new (self->configuration, LANYARD_RECORD (connector));
  for (guint i = 0; i < G_N_ELEMENTS (forwarded); i++)
    g_signal_connect_object (self->record_editor, forwarded[i], G_CALLBACK (forward_notify_cb), self, G_CONNECT_SWAPPED);
  self->history = lanyard_edit_history_new (LANYARD_ITEM (lanyard_editor_get_connector (self)));
  g_signal_connect_object (self->history, "notify", G_CALLBACK (forward_notify_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->record_editor, "notify::stored", G_CALLBACK (stored_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lanyard_editor_get_connector (self), "changed", G_CALLBACK (schedule_check), self,
                           G_CONNECT_SWAPPED);

  find_template (self);
  schedule_check (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTOR]);
}

static LanyardConnector *
find_in_list (LanyardEditor *self)
{
  GListModel *connectors = lanyard_configuration_get_list (self->configuration, LANYARD_TYPE_CONNECTOR);

  for (guint i = 0; i < g_list_model_get_n_items (connectors); i++)
    {
      g_autoptr(LanyardConnector) connector = g_list_model_get_item (connectors, i);

      if (g_strcmp0 (lanyard_record_get_id (LANYARD_RECORD (connector)), self->connector_id) == 0)
        return g_steal_pointer (&connector);
    }

  return NULL;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardEditor) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardRecord) record = lanyard_configuration_load_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (record != NULL)
    start_editing (self, LANYARD_CONNECTOR (record));
  else if (g_error_matches (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    {
      self->missing = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GONE]);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Connector %s cannot be read: %s", self->connector_id, error->message);
}

static void
begin_editing (LanyardEditor *self)
{
  g_autoptr(LanyardConnector) connector = find_in_list (self);

  if (connector != NULL)
    start_editing (self, connector);
  else
    lanyard_configuration_load_async (self->configuration, LANYARD_TYPE_CONNECTOR, self->connector_id, self->cancellable,
                                      loaded_cb, g_object_ref (self));
}

static gboolean
is_gone (LanyardEditor *self)
{
  return self->missing || (self->record_editor != NULL && lanyard_record_editor_is_gone (self->record_editor));
}

static void
lanyard_editor_dispose (GObject *object)
{
  LanyardEditor *self = LANYARD_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  lanyard_live_check_stop (self->live_check);

  G_OBJECT_CLASS (lanyard_editor_parent_class)->dispose (object);
}

static void
lanyard_editor_finalize (GObject *object)
{
  LanyardEditor *self = LANYARD_EDITOR (object);

  g_clear_object (&self->history);
  g_clear_object (&self->record_editor);
  g_clear_object (&self->live_check);
  g_clear_object (&self->tmpl);
  g_clear_object (&self->service);
  g_clear_object (&self->configuration);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->connector_id, g_free);

  G_OBJECT_CLASS (lanyard_editor_parent_class)->finalize (object);
}

static void
lanyard_editor_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  LanyardEditor *self = LANYARD_EDITOR (object);

  switch (prop_id)
    {
    case PROP_CONNECTOR:
      g_value_set_object (value, lanyard_editor_get_connector (self));
      break;
    case PROP_DIRTY:
      g_value_set_boolean (value, lanyard_editor_is_dirty (self));
      break;
    case PROP_CONFLICT:
      g_value_set_boolean (value, lanyard_editor_has_conflict (self));
      break;
    case PROP_GONE:
      g_value_set_boolean (value, is_gone (self));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->history != NULL && lanyard_edit_history_can_undo (self->history));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->history != NULL && lanyard_edit_history_can_redo (self->history));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_editor_class_init (LanyardEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = lanyard_editor_dispose;
  object_class->finalize = lanyard_editor_finalize;
  object_class->get_property = lanyard_editor_get_property;

  properties[PROP_CONNECTOR] = g_param_spec_object ("connector", NULL, NULL, LANYARD_TYPE_CONNECTOR, flags);
  properties[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, flags);
  properties[PROP_CONFLICT] = g_param_spec_boolean ("conflict", NULL, NULL, FALSE, flags);
  properties[PROP_GONE] = g_param_spec_boolean ("gone", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_FINDINGS_CHANGED] =
    g_signal_new ("findings-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_REVEAL] =
    g_signal_new ("reveal", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lanyard_editor_init (LanyardEditor *self)
{
  self->cancellable = g_cancellable_new ();
}

/**
 * lanyard_editor_new:
 * @configuration: where the connector is stored
 * @service: the identity provider
 * @connector_id: which
 *
 * Returns: (transfer full): an editor that reads the connector
 */
LanyardEditor *
lanyard_editor_new (LanyardConfiguration *configuration,
                    LanyardService       *service,
                    const char           *connector_id)
{
  LanyardEditor *self;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (connector_id != NULL, NULL);

  self = g_object_new (LANYARD_TYPE_EDITOR, NULL);
  self->configuration = g_object_ref (configuration);
  self->service = g_object_ref (service);
  self->connector_id = g_strdup (connector_id);
  self->live_check = lanyard_live_check_new (configuration);
  g_signal_connect_object (self->live_check, "findings-changed", G_CALLBACK (findings_changed_cb), self,
                           G_CONNECT_SWAPPED);
  begin_editing (self);

  return self;
}

LanyardConfiguration *
lanyard_editor_get_configuration (LanyardEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_EDITOR (self), NULL);

  return self->configuration;
}

LanyardService *
lanyard_editor_get_service (LanyardEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_EDITOR (self), NULL);

  return self->service;
}

const char *
lanyard_editor_get_connector_id (LanyardEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_EDITOR (self), NULL);

  return self->connector_id;
}

LanyardConnector *
lanyard_editor_get_connector (LanyardEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_EDITOR (self), NULL);

  return self->record_editor != NULL ? LANYARD_CONNECTOR (lanyard_record_editor_get_record (self->record_editor)) : NULL;
}

LanyardConnector *
lanyard_editor_get_stored (LanyardEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_EDITOR (self), NULL);

  return self->record_editor != NULL ? LANYARD_CONNECTOR (lanyard_record_editor_get_stored (self->record_editor)) : NULL;
}

LanyardTemplate *
lanyard_editor_get_template (LanyardEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_EDITOR (self), NULL);

  return self->tmpl;
}

gboolean
lanyard_editor_is_dirty (LanyardEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_EDITOR (self), FALSE);

  return self->record_editor != NULL && lanyard_record_editor_is_dirty (self->record_editor);
}

gboolean
lanyard_editor_has_conflict (LanyardEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_EDITOR (self), FALSE);

  return self->record_editor != NULL && lanyard_record_editor_has_conflict (self->record_editor);
}

GPtrArray *
lanyard_editor_get_findings (LanyardEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_EDITOR (self), NULL);

  return lanyard_live_check_get_findings (self->live_check);
}

void
lanyard_editor_check_again (LanyardEditor *self)
{
  g_return_if_fail (LANYARD_IS_EDITOR (self));

  if (self->record_editor != NULL)
    schedule_check (self);
}

gboolean
lanyard_editor_are_findings_current (LanyardEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_EDITOR (self), FALSE);

  return lanyard_live_check_is_current (self->live_check);
}

void
lanyard_editor_undo (LanyardEditor *self)
{
  g_autofree char *path = NULL;

  g_return_if_fail (LANYARD_IS_EDITOR (self));

  path = self->history != NULL ? lanyard_edit_history_undo (self->history) : NULL;
  if (path != NULL)
    g_signal_emit (self, signals[SIGNAL_REVEAL], 0, path);
}

void
lanyard_editor_redo (LanyardEditor *self)
{
  g_autofree char *path = NULL;

  g_return_if_fail (LANYARD_IS_EDITOR (self));

  path = self->history != NULL ? lanyard_edit_history_redo (self->history) : NULL;
  if (path != NULL)
    g_signal_emit (self, signals[SIGNAL_REVEAL], 0, path);
}

void
lanyard_editor_close_step (LanyardEditor *self)
{
  g_return_if_fail (LANYARD_IS_EDITOR (self));

  if (self->history != NULL)
    lanyard_edit_history_close_step (self->history);
}

/**
 * lanyard_editor_discard:
 * @self: an editor
 *
 * Makes the copy what is stored.
 */
void
lanyard_editor_discard (LanyardEditor *self)
{
  g_return_if_fail (LANYARD_IS_EDITOR (self));

  if (self->record_editor != NULL)
    lanyard_record_editor_discard (self->record_editor);
}

void
lanyard_editor_reload (LanyardEditor *self)
{
  g_return_if_fail (LANYARD_IS_EDITOR (self));

  if (lanyard_editor_has_conflict (self))
    lanyard_record_editor_discard (self->record_editor);
}

void
lanyard_editor_overwrite (LanyardEditor *self)
{
  g_return_if_fail (LANYARD_IS_EDITOR (self));

  if (self->record_editor != NULL)
    lanyard_record_editor_overwrite (self->record_editor);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (lanyard_record_editor_save_finish (LANYARD_RECORD_EDITOR (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * lanyard_editor_save_async:
 * @self: an editor
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Stores the copy. With %LANYARD_ERROR_CONFLICT the other version is there to
 * be reloaded or overwritten.
 */
void
lanyard_editor_save_async (LanyardEditor       *self,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;
  g_autofree char *summary = NULL;

  g_return_if_fail (LANYARD_IS_EDITOR (self));
  g_return_if_fail (self->record_editor != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, lanyard_editor_save_async);
  summary = g_strdup_printf (_("Edit “%s”"), lanyard_connector_get_label (lanyard_editor_get_connector (self)));
  lanyard_record_editor_save_async (self->record_editor, summary, saved_cb, task);
}

const char *
lanyard_editor_get_change_id (LanyardEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_EDITOR (self), NULL);

  return self->record_editor != NULL ? lanyard_record_editor_get_change_id (self->record_editor) : NULL;
}

gboolean
lanyard_editor_save_finish (LanyardEditor  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
