/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-import-window.h"

#include "lanyard-bind.h"
#include "lanyard-hyphens.h"
#include "lanyard-people-import-lines.h"
#include "lanyard-people-import.h"
#include "lanyard-status.h"
#include "lanyard-text.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Rows of the table that are shown before it is imported. */
#define N_SAMPLES 3
#define SAMPLE_MAX 40
#define FIELDS_KEY "lanyard-fields"

struct _LanyardPeopleImportWindow
{
  AdwWindow             parent_instance;

  /* Template Widgets */
  GtkStack             *stack;
  GtkLabel             *progress_label;
  AdwStatusPage        *failure;
  AdwPreferencesGroup  *columns_group;
  GtkSwitch            *groups_switch;
  GtkSwitch            *empty_switch;
  GtkSwitch            *skip_switch;
  GtkLabel             *counts;
  GtkLabel             *problem;
  GtkListView          *list;

  /* Owned References */
  GtkWidget            *from;
  LanyardConfiguration *configuration;
  GFile                *file;
  GBytes               *bytes;          /* NULL until it is read */
  LanyardPeopleImport  *plan;           /* NULL while there is none */
  GCancellable         *cancellable;    /* of what is under way */
  GPtrArray            *rows;           /* AdwComboRow, one a column, borrowed */
  GPtrArray            *headers;        /* what the columns are called */

  gboolean              storing;
};

G_DEFINE_FINAL_TYPE (LanyardPeopleImportWindow, lanyard_people_import_window, ADW_TYPE_WINDOW)

/* What a thread reads and makes. */
typedef struct
{
  LanyardConfiguration      *configuration;
  GFile                     *file;
  GBytes                    *bytes;
  char                     **mappings;
  LanyardPeopleImportOptions options;
  LanyardPeoplePreview      *preview;
  LanyardPeopleImport       *plan;
  GError                    *problem;     /* why there is no plan */
  char                      *change_id;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_object (&job->configuration);
  g_clear_object (&job->file);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_pointer (&job->mappings, g_strfreev);
  g_clear_pointer (&job->preview, lanyard_people_preview_free);
  g_clear_pointer (&job->plan, lanyard_people_import_free);
  g_clear_error (&job->problem);
  g_free (job->change_id);
  g_free (job);
}

static const char *
get_field (GtkWidget *row)
{
  GPtrArray *fields = g_object_get_data (G_OBJECT (row), FIELDS_KEY);
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return selected < fields->len ? fields->pdata[selected] : NULL;
}

/* What was chosen for each column; NULL before there was a choice. */
static char **
dup_mappings (LanyardPeopleImportWindow *self)
{
  g_autoptr(GStrvBuilder) mappings = g_strv_builder_new ();

  if (self->rows->len == 0)
    return NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *field = get_field (self->rows->pdata[i]);
      g_autofree char *mapping = g_strconcat (self->headers->pdata[i], "=", field != NULL ? field : "", NULL);

      g_strv_builder_add (mappings, mapping);
    }

  return g_strv_builder_end (mappings);
}

static void
update_actions (LanyardPeopleImportWindow *self)
{
  gboolean ready = self->plan != NULL && !self->storing && lanyard_people_import_check (self->plan, NULL) &&
                   lanyard_people_import_count (self->plan, LANYARD_PEOPLE_LINE_NEW) +
                   lanyard_people_import_count (self->plan, LANYARD_PEOPLE_LINE_CHANGED) > 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", ready);
}

/* @progress: (nullable): what is under way */
static void
show_state (LanyardPeopleImportWindow *self,
            const char                *page,
            const char                *progress)
{
  if (progress != NULL)
    gtk_label_set_label (self->progress_label, progress);
  gtk_stack_set_visible_child_name (self->stack, page);
  update_actions (self);
}

static void make_plan (LanyardPeopleImportWindow *self);

/* The fields that a column may be for: none, ours, an attribute of its name. */
static GPtrArray *
list_fields (const LanyardPeopleColumn *column,
             GtkStringList             *labels)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) known = lanyard_people_list_fields ();
  g_autofree char *own = g_strconcat (LANYARD_PEOPLE_ATTRIBUTES, column->header, NULL);
  g_autofree char *visible = lanyard_text_make_visible (column->header, SAMPLE_MAX);
  /* Translators: the name of a column */
  g_autofree char *own_label = g_strdup_printf (_("Attribute “%s”"), visible);

  g_ptr_array_add (fields, NULL);
  gtk_string_list_append (labels, _("Left Out"));
  for (gsize i = 0; known[i] != NULL; i++)
    {
      g_ptr_array_add (fields, g_strdup (known[i]));
      gtk_string_list_append (labels, lanyard_people_field_get_label (known[i]));
    }
  if (column->field != NULL && !g_strv_contains ((const char * const *) known, column->field) &&
      strcmp (column->field, own) != 0)
    {
      g_ptr_array_add (fields, g_strdup (column->field));
      gtk_string_list_append (labels, lanyard_people_field_get_label (column->field));
    }
  g_ptr_array_add (fields, g_steal_pointer (&own));
  gtk_string_list_append (labels, own_label);

  return fields;
}

static void
select_field (GtkWidget  *row,
              const char *field)
{
  GPtrArray *fields = g_object_get_data (G_OBJECT (row), FIELDS_KEY);

  for (guint i = 0; i < fields->len; i++)
    if (g_strcmp0 (fields->pdata[i], field) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
}

/* The first values of a column. */
static char *
join_samples (GPtrArray *samples,
              guint      column)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < samples->len; i++)
    {
      char **cells = samples->pdata[i];
      g_autofree char *visible = NULL;

      if (column >= g_strv_length (cells) || *cells[column] == '\0')
        continue;
      visible = lanyard_text_make_visible (cells[column], SAMPLE_MAX);
      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", visible);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_column (LanyardPeopleImportWindow *self,
            const LanyardPeopleColumn *column,
            GPtrArray                 *samples)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *title = lanyard_text_make_visible (column->header, SAMPLE_MAX);
  g_autofree char *samples_text = join_samples (samples, self->rows->len);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), samples_text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  g_object_set_data_full (G_OBJECT (row), FIELDS_KEY, list_fields (column, labels), (GDestroyNotify) g_ptr_array_unref);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  select_field (row, column->field);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (make_plan), self, G_CONNECT_SWAPPED);

  adw_preferences_group_add (self->columns_group, row);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->headers, g_strdup (column->header));
}

static void
show_plan (LanyardPeopleImportWindow *self)
{
  LanyardPeopleImport *plan = self->plan;
  g_autoptr(LanyardPeopleImportLines) lines = lanyard_people_import_lines_new (lanyard_people_import_get_lines (plan));
  g_autoptr(GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (lines)));
  g_autofree char *counts = NULL;
  g_autoptr(GError) error = NULL;

  counts = g_strdup_printf (_("New: %u · Changed: %u · The same: %u · Refused: %u"),
                            lanyard_people_import_count (plan, LANYARD_PEOPLE_LINE_NEW),
                            lanyard_people_import_count (plan, LANYARD_PEOPLE_LINE_CHANGED),
                            lanyard_people_import_count (plan, LANYARD_PEOPLE_LINE_SAME),
                            lanyard_people_import_count (plan, LANYARD_PEOPLE_LINE_REFUSED));
  gtk_label_set_label (self->counts, counts);
  lanyard_people_import_check (plan, &error);
  gtk_label_set_label (self->problem, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

static void
show_problem (LanyardPeopleImportWindow *self,
              const GError              *problem)
{
  gtk_label_set_label (self->counts, "");
  gtk_label_set_label (self->problem, problem->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
  gtk_list_view_set_model (self->list, NULL);
}

static void
plan_worker (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (job->bytes == NULL)
    {
      job->bytes = g_file_load_bytes (job->file, cancellable, NULL, &error);
      if (job->bytes != NULL)
        job->preview = lanyard_people_preview_new (job->bytes, N_SAMPLES, cancellable, &error);
      if (job->preview == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
    }

  job->options.mappings = (const char * const *) job->mappings;
  job->plan = lanyard_people_import_plan_sync (job->configuration, job->bytes, &job->options, cancellable, &job->problem);
  g_task_return_boolean (task, TRUE);
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  LanyardPeopleImportWindow *self = LANYARD_PEOPLE_IMPORT_WINDOW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      lanyard_status_page_set_text (self->failure, error->message);
      show_state (self, "failure", NULL);
      return;
    }

  if (self->bytes == NULL)
    {
      GPtrArray *columns = job->preview->columns;

      self->bytes = g_bytes_ref (job->bytes);
      for (guint i = 0; i < columns->len; i++)
        add_column (self, columns->pdata[i], job->preview->rows);
    }
  self->plan = g_steal_pointer (&job->plan);
  if (self->plan != NULL)
    show_plan (self);
  else
    show_problem (self, job->problem);
  show_state (self, "plan", NULL);
}

static Job *
create_job (LanyardPeopleImportWindow *self)
{
  Job *job = g_new0 (Job, 1);

  job->configuration = g_object_ref (self->configuration);
  job->file = g_object_ref (self->file);
  job->bytes = self->bytes != NULL ? g_bytes_ref (self->bytes) : NULL;
  job->mappings = dup_mappings (self);
  job->options.make_groups = gtk_switch_get_active (self->groups_switch);
  job->options.clear_empty = gtk_switch_get_active (self->empty_switch);
  job->options.skip_faulty = gtk_switch_get_active (self->skip_switch);

  return job;
}

/* The list lets the lines of the old plan go before it is freed. */
static void
drop_plan (LanyardPeopleImportWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_pointer (&self->plan, lanyard_people_import_free);
}

static void
make_plan (LanyardPeopleImportWindow *self)
{
  g_autoptr(GTask) task = NULL;

  drop_plan (self);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, planned_cb, NULL);
  g_task_set_source_tag (task, make_plan);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, create_job (self), job_free);
  if (self->bytes == NULL)
    show_state (self, "progress", _("Reading…"));
  else
    gtk_label_set_label (self->counts, _("Comparing…"));
  update_actions (self);
  g_task_run_in_thread (task, plan_worker);
}

static void
apply_worker (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;

  if (lanyard_people_import_apply_sync (job->plan, job->configuration, cancellable, &job->change_id, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  LanyardPeopleImportWindow *self = LANYARD_PEOPLE_IMPORT_WINDOW (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  guint n = lanyard_people_import_count (job->plan, LANYARD_PEOPLE_LINE_NEW) +
            lanyard_people_import_count (job->plan, LANYARD_PEOPLE_LINE_CHANGED);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  self->storing = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* The window may have gone together with the one below it. */
      if (self->stack == NULL)
        return;
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          gtk_window_destroy (GTK_WINDOW (self));
          return;
        }
      lanyard_status_page_set_text (self->failure, error->message);
      show_state (self, "failure", NULL);
      return;
    }

  text = g_strdup_printf (ngettext ("%u person imported", "%u people imported", n), n);
  if (job->change_id != NULL)
    lanyard_window_toast_undo (self->from, text, job->change_id);
  update_actions (self);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LanyardPeopleImportWindow *self = LANYARD_PEOPLE_IMPORT_WINDOW (widget);
  g_autoptr(GTask) task = NULL;
  Job *job = create_job (self);

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  task = g_task_new (self, self->cancellable, applied_cb, NULL);
  gtk_list_view_set_model (self->list, NULL);
  job->plan = g_steal_pointer (&self->plan);
  self->storing = TRUE;
  g_task_set_source_tag (task, apply_action);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, job, job_free);
  show_state (self, "progress", _("Storing all of it as one step…"));
  g_task_run_in_thread (task, apply_worker);
}

static void
setup_line_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  lanyard_hyphens_forbid_in_label (GTK_LABEL (label));
  gtk_list_item_set_child (item, label);
}

static void
bind_line_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), text);
  lanyard_list_row_set_name (label, text);
}

/* What is stored already is taken back first, unless that was all of it. */
static gboolean
close_request_cb (LanyardPeopleImportWindow *self)
{
  if (!self->storing)
    return FALSE;

  g_cancellable_cancel (self->cancellable);
  show_state (self, "progress", _("Taking all of it back…"));
  return TRUE;
}

static void
lanyard_people_import_window_dispose (GObject *object)
{
  LanyardPeopleImportWindow *self = LANYARD_PEOPLE_IMPORT_WINDOW (object);

  drop_plan (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_PEOPLE_IMPORT_WINDOW);

  G_OBJECT_CLASS (lanyard_people_import_window_parent_class)->dispose (object);
}

static void
lanyard_people_import_window_finalize (GObject *object)
{
  LanyardPeopleImportWindow *self = LANYARD_PEOPLE_IMPORT_WINDOW (object);

  g_clear_object (&self->from);
  g_clear_object (&self->configuration);
  g_clear_object (&self->file);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->headers, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_people_import_window_parent_class)->finalize (object);
}

static void
lanyard_people_import_window_class_init (LanyardPeopleImportWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_people_import_window_dispose;
  object_class->finalize = lanyard_people_import_window_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/people/lanyard-people-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardPeopleImportWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardPeopleImportWindow, progress_label);
  gtk_widget_class_bind_template_child (widget_class, LanyardPeopleImportWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, LanyardPeopleImportWindow, columns_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardPeopleImportWindow, groups_switch);
  gtk_widget_class_bind_template_child (widget_class, LanyardPeopleImportWindow, empty_switch);
  gtk_widget_class_bind_template_child (widget_class, LanyardPeopleImportWindow, skip_switch);
  gtk_widget_class_bind_template_child (widget_class, LanyardPeopleImportWindow, counts);
  gtk_widget_class_bind_template_child (widget_class, LanyardPeopleImportWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, LanyardPeopleImportWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, make_plan);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lanyard_people_import_window_init (LanyardPeopleImportWindow *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->rows = g_ptr_array_new ();
  self->headers = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_line_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_line_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * lanyard_people_import_window_new:
 * @from: a widget in the window that it belongs to
 * @configuration: where the people come
 * @file: a table (CSV) or the content of a directory (LDIF)
 *
 * Returns: (transfer none): the window
 */
LanyardPeopleImportWindow *
lanyard_people_import_window_new (GtkWidget            *from,
                                  LanyardConfiguration *configuration,
                                  GFile                *file)
{
  LanyardPeopleImportWindow *self;

  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (LANYARD_TYPE_PEOPLE_IMPORT_WINDOW, "transient-for", gtk_widget_get_root (from), NULL);
  self->from = g_object_ref (from);
  self->configuration = g_object_ref (configuration);
  self->file = g_object_ref (file);
  make_plan (self);

  return self;
}
