/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-editor.h"

#include "lanyard-administration.h"
#include "lanyard-error.h"
#include "lanyard-note-row.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Typing is over when nothing came for so long, in milliseconds. */
#define CHECK_DELAY 200

struct _LanyardEditor
{
  GObject               parent_instance;

  /* Owned References */
  LanyardConfiguration *configuration;
  LanyardService       *service;
  LanyardConnector     *connector;
  LanyardConnector     *stored;
  LanyardConnector     *theirs;         /* stored by somebody else meanwhile */
  LanyardTemplate      *tmpl;
  GPtrArray            *findings;
  GCancellable         *cancellable;
  char                 *connector_id;

  /* Borrowed References */
  GListModel           *connectors;

  guint                 check_source;
  gboolean              checking;
  gboolean              check_again;
  gboolean              saving;
  gboolean              dirty;
  gboolean              gone;
};

G_DEFINE_FINAL_TYPE (LanyardEditor, lanyard_editor, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CONNECTOR,
  PROP_DIRTY,
  PROP_CONFLICT,
  PROP_GONE,
  N_PROPS,
};

enum
{
  SIGNAL_FINDINGS_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void schedule_check (LanyardEditor *self);

static void
set_flag (LanyardEditor *self,
          gboolean      *flag,
          gboolean       value,
          guint          property)
{
  if (*flag == value)
    return;

  *flag = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
update_dirty (LanyardEditor *self)
{
  gboolean dirty = !lanyard_item_equal (LANYARD_ITEM (self->connector), LANYARD_ITEM (self->stored));

  set_flag (self, &self->dirty, dirty, PROP_DIRTY);
}

static void
set_theirs (LanyardEditor    *self,
            LanyardConnector *theirs)
{
  if (g_set_object (&self->theirs, theirs))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONFLICT]);
}

static void
check_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(LanyardEditor) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  self->checking = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (findings == NULL)
    g_warning ("The check could not be run: %s", error->message);
  else
    {
      g_clear_pointer (&self->findings, g_ptr_array_unref);
      self->findings = g_steal_pointer (&findings);
      g_signal_emit (self, signals[SIGNAL_FINDINGS_CHANGED], 0);
    }

  if (self->check_again)
    schedule_check (self);
}

static gpointer
check_worker (LanyardConfiguration  *configuration,
              gpointer               data,
              GError               **error)
{
  return lanyard_administration_check_sync (configuration, data, lanyard_time_now (), error);
}

static gboolean
run_check_cb (gpointer user_data)
{
  LanyardEditor *self = user_data;

  self->check_source = 0;
  self->check_again = self->checking;
  if (self->checking)
    return G_SOURCE_REMOVE;

  self->checking = TRUE;
  lanyard_configuration_run_async (self->configuration, check_worker,
                                   lanyard_item_copy (LANYARD_ITEM (self->connector)), g_object_unref,
                                   (GDestroyNotify) g_ptr_array_unref, self->cancellable, check_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
schedule_check (LanyardEditor *self)
{
  g_clear_handle_id (&self->check_source, g_source_remove);
  self->check_source = g_timeout_add (CHECK_DELAY, run_check_cb, self);
}

static void
changed_cb (LanyardEditor *self)
{
  update_dirty (self);
  schedule_check (self);
}

static void
find_template (LanyardEditor *self)
{
  const char *id = lanyard_connector_get_template (self->stored);
  LanyardTemplate *tmpl = id != NULL ? lanyard_catalog_lookup (lanyard_catalog_get_default (), id, NULL) : NULL;

  g_set_object (&self->tmpl, tmpl);
}

static void
set_identity_of (LanyardConnector *connector,
                 LanyardConnector *other)
{
  lanyard_record_set_identity (LANYARD_RECORD (connector), lanyard_record_get_id (LANYARD_RECORD (other)),
                               lanyard_record_get_revision (LANYARD_RECORD (other)));
}

/* What is stored is the copy's new starting point. */
static void
take_version (LanyardEditor    *self,
              LanyardConnector *version,
              gboolean          keep_edits)
{
  gboolean first = self->connector == NULL;

  g_set_object (&self->stored, version);
  if (first)
    {
      self->connector = LANYARD_CONNECTOR (lanyard_item_copy (LANYARD_ITEM (version)));
      g_signal_connect_object (self->connector, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      find_template (self);
    }
  else
    {
      if (!keep_edits)
        lanyard_item_assign (LANYARD_ITEM (self->connector), LANYARD_ITEM (version));
      set_identity_of (self->connector, version);
    }

  set_theirs (self, NULL);
  update_dirty (self);
  schedule_check (self);
  if (first)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONNECTOR]);
}

static void
see_version (LanyardEditor    *self,
             LanyardConnector *version)
{
  gint64 revision = lanyard_record_get_revision (LANYARD_RECORD (version));

  set_flag (self, &self->gone, FALSE, PROP_GONE);
  if (self->stored != NULL && lanyard_record_get_revision (LANYARD_RECORD (self->stored)) == revision)
    return;

  if (self->stored != NULL && self->dirty)
    set_theirs (self, version);
  else
    take_version (self, version, FALSE);
}

static LanyardConnector *
find_in_list (LanyardEditor *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->connectors); i++)
    {
      g_autoptr(LanyardConnector) connector = g_list_model_get_item (self->connectors, i);

      if (g_strcmp0 (lanyard_record_get_id (LANYARD_RECORD (connector)), self->connector_id) == 0)
        return g_steal_pointer (&connector);
    }

  return NULL;
}

static void
list_changed_cb (LanyardEditor *self)
{
  g_autoptr(LanyardConnector) connector = find_in_list (self);
  gboolean loading;

  if (self->saving)
    return;

  if (connector != NULL)
    {
      see_version (self, connector);
      return;
    }

  g_object_get (self->connectors, "loading", &loading, NULL);
  if (self->stored != NULL && !loading)
    set_flag (self, &self->gone, TRUE, PROP_GONE);
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
    see_version (self, LANYARD_CONNECTOR (record));
  else if (g_error_matches (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    set_flag (self, &self->gone, TRUE, PROP_GONE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Connector %s cannot be read: %s", self->connector_id, error->message);
}

static void
load (LanyardEditor *self)
{
  lanyard_configuration_load_async (self->configuration, LANYARD_TYPE_CONNECTOR, self->connector_id, self->cancellable,
                                    loaded_cb, g_object_ref (self));
}

static void
lanyard_editor_dispose (GObject *object)
{
  LanyardEditor *self = LANYARD_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->check_source, g_source_remove);

  G_OBJECT_CLASS (lanyard_editor_parent_class)->dispose (object);
}

static void
lanyard_editor_finalize (GObject *object)
{
  LanyardEditor *self = LANYARD_EDITOR (object);

  g_clear_object (&self->connector);
  g_clear_object (&self->stored);
  g_clear_object (&self->theirs);
  g_clear_object (&self->tmpl);
  g_clear_object (&self->service);
  g_clear_object (&self->configuration);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
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
      g_value_set_object (value, self->connector);
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
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_FINDINGS_CHANGED] =
    g_signal_new ("findings-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lanyard_editor_init (LanyardEditor *self)
{
  self->cancellable = g_cancellable_new ();
  self->findings = g_ptr_array_new ();
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
  self->connectors = lanyard_configuration_get_list (configuration, LANYARD_TYPE_CONNECTOR);
  g_signal_connect_object (self->connectors, "items-changed", G_CALLBACK (list_changed_cb), self, G_CONNECT_SWAPPED);

  list_changed_cb (self);
  if (self->connector == NULL)
    load (self);

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

  return self->connector;
}

LanyardConnector *
lanyard_editor_get_stored (LanyardEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_EDITOR (self), NULL);

  return self->stored;
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

  return self->dirty;
}

gboolean
lanyard_editor_has_conflict (LanyardEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_EDITOR (self), FALSE);

  return self->theirs != NULL;
}

GPtrArray *
lanyard_editor_get_findings (LanyardEditor *self)
{
  g_return_val_if_fail (LANYARD_IS_EDITOR (self), NULL);

  return self->findings;
}

/* A note below a row, for what the check finds in a field. */
typedef struct
{
  LanyardEditor  *editor;       /* borrowed: the handler ends with the note */
  LanyardNoteRow *note;
  GtkWidget      *row;
  char           *field;
} FieldNote;

static void
field_note_free (gpointer  data,
                 GClosure *closure)
{
  FieldNote *field_note = data;

  g_free (field_note->field);
  g_free (field_note);
}

/* "acs" has what is found in "acs" and "acs[1].url". */
static gboolean
is_about_field (const LanyardCheckFinding *finding,
                const char                *field)
{
  gsize length = strlen (field);

  return finding->field != NULL && strncmp (finding->field, field, length) == 0
         && (finding->field[length] == '\0' || finding->field[length] == '[');
}

static const LanyardCheckFinding *
find_worst (LanyardEditor *self,
            const char    *field)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      const LanyardCheckFinding *finding = g_ptr_array_index (self->findings, i);

      if (is_about_field (finding, field))
        return finding;
    }

  return NULL;
}

static void
append_sentence (GString    *text,
                 const char *sentence)
{
  if (sentence == NULL || *sentence == '\0')
    return;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  if (strchr (".!?", text->str[text->len - 1]) == NULL)
    g_string_append_c (text, '.');
}

static void
show_findings_cb (FieldNote *field_note)
{
  static const LanyardNote notes[] = {
    [LANYARD_SEVERITY_HINT] = LANYARD_NOTE_HINT,
    [LANYARD_SEVERITY_WARNING] = LANYARD_NOTE_WARNING,
    [LANYARD_SEVERITY_ERROR] = LANYARD_NOTE_ERROR,
  };
  const LanyardCheckFinding *finding = find_worst (field_note->editor, field_note->field);
  g_autoptr(GString) text = g_string_new (NULL);

  gtk_widget_remove_css_class (field_note->row, "error");
  gtk_widget_remove_css_class (field_note->row, "warning");
  if (finding == NULL)
    {
      lanyard_note_row_set (field_note->note, LANYARD_NOTE_HINT, NULL);
      return;
    }

  append_sentence (text, finding->what);
  append_sentence (text, finding->why);
  append_sentence (text, finding->fix);
  lanyard_note_row_set (field_note->note, notes[finding->severity], text->str);
  if (finding->severity == LANYARD_SEVERITY_ERROR && ADW_IS_ENTRY_ROW (field_note->row))
    gtk_widget_add_css_class (field_note->row, "error");
}

/**
 * lanyard_editor_note:
 * @self: an editor
 * @field: JSON name of a field
 * @row: the row in which it is edited
 *
 * Shows below @row what the check finds in the field, the worst first: what,
 * why and what to do.
 */
void
lanyard_editor_note (LanyardEditor *self,
                     const char    *field,
                     GtkWidget     *row)
{
  FieldNote *field_note;
  GClosure *closure;

  g_return_if_fail (LANYARD_IS_EDITOR (self));

  field_note = g_new0 (FieldNote, 1);
  field_note->editor = self;
  field_note->note = LANYARD_NOTE_ROW (lanyard_note_row_attach (row));
  field_note->row = row;
  field_note->field = g_strdup (field);

  closure = g_cclosure_new_swap (G_CALLBACK (show_findings_cb), field_note, field_note_free);
  g_object_watch_closure (G_OBJECT (field_note->note), closure);
  g_signal_connect_closure (self, "findings-changed", closure, FALSE);
  show_findings_cb (field_note);
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

  if (self->theirs != NULL)
    lanyard_editor_reload (self);
  else if (self->stored != NULL)
    lanyard_item_assign (LANYARD_ITEM (self->connector), LANYARD_ITEM (self->stored));
}

void
lanyard_editor_reload (LanyardEditor *self)
{
  g_autoptr(LanyardConnector) theirs = NULL;

  g_return_if_fail (LANYARD_IS_EDITOR (self));

  theirs = g_steal_pointer (&self->theirs);
  if (theirs != NULL)
    take_version (self, theirs, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONFLICT]);
}

void
lanyard_editor_overwrite (LanyardEditor *self)
{
  g_autoptr(LanyardConnector) theirs = NULL;

  g_return_if_fail (LANYARD_IS_EDITOR (self));

  theirs = g_steal_pointer (&self->theirs);
  if (theirs != NULL)
    take_version (self, theirs, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONFLICT]);
}

static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  LanyardEditor *self = g_task_get_source_object (task);
  GError *failure = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardRecord) record = lanyard_configuration_load_finish (LANYARD_CONFIGURATION (source), result, &error);

  self->saving = FALSE;
  if (record != NULL && failure == NULL)
    take_version (self, LANYARD_CONNECTOR (record), TRUE);
  else if (record != NULL)
    set_theirs (self, LANYARD_CONNECTOR (record));

  if (failure != NULL)
    g_task_return_error (task, g_error_copy (failure));
  else if (record == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  LanyardEditor *self = g_task_get_source_object (task);
  GError *error = NULL;

  if (!lanyard_configuration_apply_finish (LANYARD_CONFIGURATION (source), result, NULL, &error))
    {
      if (!g_error_matches (error, LANYARD_ERROR, LANYARD_ERROR_CONFLICT))
        {
          self->saving = FALSE;
          g_task_return_error (task, error);
          return;
        }
      g_task_set_task_data (task, error, (GDestroyNotify) g_error_free);
    }

  lanyard_configuration_load_async (self->configuration, LANYARD_TYPE_CONNECTOR, self->connector_id, NULL,
                                    reloaded_cb, g_steal_pointer (&task));
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
  g_autoptr(GTask) task = NULL;
  g_autoptr(LanyardChanges) changes = NULL;
  g_autofree char *summary = NULL;
  GError *error = NULL;

  g_return_if_fail (LANYARD_IS_EDITOR (self));
  g_return_if_fail (self->connector != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, lanyard_editor_save_async);
  if (!lanyard_item_validate (LANYARD_ITEM (self->connector), &error))
    {
      g_task_return_error (task, error);
      return;
    }

  self->saving = TRUE;
  summary = g_strdup_printf (_("Edit “%s”"), lanyard_connector_get_label (self->connector));
  changes = lanyard_changes_new (summary);
  lanyard_changes_save (changes, LANYARD_RECORD (self->connector));
  lanyard_configuration_apply_async (self->configuration, g_steal_pointer (&changes), NULL, applied_cb,
                                     g_steal_pointer (&task));
}

gboolean
lanyard_editor_save_finish (LanyardEditor  *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
