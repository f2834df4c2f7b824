/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-bulk-window.h"

#include "lanyard-bulk-row.h"
#include "lanyard-chooser.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardBulkWindow
{
  AdwWindow             parent_instance;

  /* Template Widgets */
  GtkLabel             *title;
  GtkLabel             *count;
  GtkWidget            *apply_button;
  GtkWidget            *attribute_group;
  GtkEditable          *name_row;
  AdwComboRow          *source_row;
  GtkListView          *list;
  GtkProgressBar       *progress;

  /* Owned References */
  GtkWidget            *from;
  GtkWidget            *page;
  LanyardConfiguration *configuration;
  LanyardGroup         *group;
  GStrv                 ids;
  LanyardBulk          *bulk;           /* planned; NULL: not yet, or being applied */
  GListStore           *items;
  GCancellable         *planning;
  GCancellable         *applying;

  LanyardBulkKind       kind;
};

G_DEFINE_FINAL_TYPE (LanyardBulkWindow, lanyard_bulk_window, ADW_TYPE_WINDOW)

/* A change that is on its way to the worker and back. */
typedef struct
{
  LanyardBulkWindow *window;
  LanyardBulk       *bulk;
  GCancellable      *cancellable;
  char              *change_id;
} Work;

static Work *
work_new (LanyardBulkWindow *self,
          LanyardBulk       *bulk,
          GCancellable      *cancellable)
{
  Work *work = g_new0 (Work, 1);

  work->window = g_object_ref (self);
  work->bulk = bulk;
  work->cancellable = g_object_ref (cancellable);

  return work;
}

static void
work_free (Work *work)
{
  g_object_unref (work->window);
  g_object_unref (work->cancellable);
  lanyard_bulk_free (work->bulk);
  g_free (work->change_id);
  g_free (work);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Work, work_free)

static void
show_items (LanyardBulkWindow *self,
            GPtrArray         *items)
{
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                       items != NULL ? items->pdata : NULL, items != NULL ? items->len : 0);
}

static gpointer
plan_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  Work *work = data;

  return lanyard_bulk_plan_sync (work->bulk, configuration, lanyard_time_now (), work->cancellable, error) ? work : NULL;
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Work) work = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *subtitle = NULL;
  LanyardBulkWindow *self = work->window;
  gboolean planned = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error) != NULL;
  guint n, n_all;

  if (g_cancellable_is_cancelled (work->cancellable))
    return;
  if (!planned)
    {
      lanyard_window_show_error (GTK_WIDGET (self), _("Applications Cannot Be Changed"), error);
      return;
    }

  g_clear_pointer (&self->bulk, lanyard_bulk_free);
  self->bulk = g_steal_pointer (&work->bulk);
  show_items (self, lanyard_bulk_get_items (self->bulk));

  n = lanyard_bulk_count (self->bulk);
  n_all = lanyard_bulk_get_items (self->bulk)->len;
  /* Translators: how many of the chosen applications can be changed */
  subtitle = g_strdup_printf (ngettext ("%u of %u can be changed", "%u of %u can be changed", n), n, n_all);
  gtk_label_set_label (self->count, subtitle);
  gtk_widget_set_sensitive (self->apply_button, n > 0);
}

static const LanyardSource *
get_source (LanyardBulkWindow *self)
{
  return lanyard_person_get_sources () + adw_combo_row_get_selected (self->source_row);
}

/* A preview for what is asked for now. */
static void
plan (LanyardBulkWindow *self)
{
  const char *name = gtk_editable_get_text (self->name_row);
  LanyardBulk *bulk;

  if (self->planning != NULL)
    g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
  g_clear_pointer (&self->bulk, lanyard_bulk_free);
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  if (self->kind == LANYARD_BULK_ADD_ATTRIBUTE && *name == '\0')
    {
      show_items (self, NULL);
      gtk_label_set_label (self->count, NULL);
      return;
    }

  bulk = lanyard_bulk_new (self->kind, (const char * const *) self->ids);
  if (self->kind == LANYARD_BULK_ADD_ATTRIBUTE)
    {
      g_autoptr(LanyardAttribute) attribute = lanyard_attribute_new (name, get_source (self)->source);

      lanyard_bulk_set_attribute (bulk, attribute);
    }
  if (self->group != NULL)
    lanyard_bulk_set_group (bulk, self->group);

  self->planning = g_cancellable_new ();
  {
    Work *work = work_new (self, bulk, self->planning);

    lanyard_configuration_run_async (self->configuration, plan_worker, work, NULL, NULL, NULL, planned_cb, work);
  }
}

static void
attribute_changed_cb (LanyardBulkWindow *self)
{
  if (self->configuration != NULL)
    plan (self);
}

typedef struct
{
  LanyardBulkWindow *window;
  guint n;
  guint n_all;
} Progress;

static gboolean
show_progress_idle (gpointer data)
{
  Progress *progress = data;
  /* Translators: how far it is */
  g_autofree char *text = g_strdup_printf (ngettext ("%u of %u certificates made", "%u of %u certificates made",
                                                     progress->n_all), progress->n, progress->n_all);

  if (progress->window->applying != NULL)
    {
      gtk_progress_bar_set_fraction (progress->window->progress, (double) progress->n / progress->n_all);
      gtk_progress_bar_set_text (progress->window->progress, text);
    }
  g_object_unref (progress->window);
  g_free (progress);

  return G_SOURCE_REMOVE;
}

/* On the worker's thread. */
static void
progress_cb (guint    n,
             guint    n_all,
             gpointer user_data)
{
  Work *work = user_data;
  Progress *progress = g_new0 (Progress, 1);

  progress->window = g_object_ref (work->window);
  progress->n = n;
  progress->n_all = n_all;
  g_idle_add (show_progress_idle, progress);
}

static gpointer
apply_worker (LanyardConfiguration  *configuration,
              gpointer               data,
              GError               **error)
{
  Work *work = data;

  return lanyard_bulk_apply_sync (work->bulk, configuration, lanyard_time_now (), progress_cb, work, work->cancellable,
                                  &work->change_id, error) ? work : NULL;
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Work) work = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  LanyardBulkWindow *self = work->window;
  guint n = lanyard_bulk_count (work->bulk);

  g_clear_object (&self->applying);
  if (lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error) == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        lanyard_window_toast (self->from, _("Nothing was changed"));
      else
        lanyard_window_show_error (self->from, _("Applications Cannot Be Changed"), error);
    }
  else
    {
      text = g_strdup_printf (ngettext ("%u application changed", "%u applications changed", n), n);
      lanyard_window_toast_undo (self->from, text, work->change_id);
      gtk_widget_activate_action (self->page, "applications.end-selection", NULL);
    }

  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply_cb (LanyardBulkWindow *self)
{
  Work *work;

  if (self->bulk == NULL || self->applying != NULL)
    return;

  self->applying = g_cancellable_new ();
  work = work_new (self, g_steal_pointer (&self->bulk), self->applying);
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  gtk_widget_set_sensitive (self->attribute_group, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->kind == LANYARD_BULK_ROTATE || self->kind == LANYARD_BULK_ACTIVATE);
  lanyard_configuration_run_async (self->configuration, apply_worker, work, NULL, NULL, NULL, applied_cb, work);
}

/* While it is applied: the worker ends first, and then nothing was changed. */
static gboolean
lanyard_bulk_window_close_request (GtkWindow *window)
{
  LanyardBulkWindow *self = LANYARD_BULK_WINDOW (window);

  if (self->applying != NULL)
    {
      g_cancellable_cancel (self->applying);
      return TRUE;
    }

  return GTK_WINDOW_CLASS (lanyard_bulk_window_parent_class)->close_request (window);
}

static void
lanyard_bulk_window_dispose (GObject *object)
{
  LanyardBulkWindow *self = LANYARD_BULK_WINDOW (object);

  if (self->planning != NULL)
    g_cancellable_cancel (self->planning);
  g_clear_object (&self->planning);
  gtk_widget_dispose_template (GTK_WIDGET (object), LANYARD_TYPE_BULK_WINDOW);

  G_OBJECT_CLASS (lanyard_bulk_window_parent_class)->dispose (object);
}

static void
lanyard_bulk_window_finalize (GObject *object)
{
  LanyardBulkWindow *self = LANYARD_BULK_WINDOW (object);

  g_clear_object (&self->from);
  g_clear_object (&self->page);
  g_clear_object (&self->configuration);
  g_clear_object (&self->group);
  g_clear_object (&self->items);
  g_clear_pointer (&self->bulk, lanyard_bulk_free);
  g_strfreev (self->ids);

  G_OBJECT_CLASS (lanyard_bulk_window_parent_class)->finalize (object);
}

static void
lanyard_bulk_window_class_init (LanyardBulkWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lanyard_bulk_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = lanyard_bulk_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = lanyard_bulk_window_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/applications/lanyard-bulk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardBulkWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LanyardBulkWindow, count);
  gtk_widget_class_bind_template_child (widget_class, LanyardBulkWindow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardBulkWindow, attribute_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardBulkWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardBulkWindow, source_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardBulkWindow, list);
  gtk_widget_class_bind_template_child (widget_class, LanyardBulkWindow, progress);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, attribute_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lanyard_bulk_window_init (LanyardBulkWindow *self)
{
  g_autoptr(GtkListItemFactory) factory = lanyard_bulk_row_factory_new ();
  g_autoptr(GtkStringList) sources = gtk_string_list_new (NULL);
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->items = g_list_store_new (LANYARD_TYPE_BULK_ITEM);
  gtk_list_view_set_factory (self->list, factory);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);

  for (const LanyardSource *source = lanyard_person_get_sources (); source->source != NULL; source++)
    gtk_string_list_append (sources, _(source->label));
  adw_combo_row_set_model (self->source_row, G_LIST_MODEL (sources));
}

static const char *
get_title (LanyardBulkKind kind)
{
  static const char * const titles[] = {
    [LANYARD_BULK_ACTIVATE] = N_("Activate Applications"),
    [LANYARD_BULK_DEACTIVATE] = N_("Deactivate Applications"),
    [LANYARD_BULK_ADD_ATTRIBUTE] = N_("Add an Attribute"),
    [LANYARD_BULK_ROTATE] = N_("Make the Next Certificates"),
    [LANYARD_BULK_TICK] = N_("Tick the Next Certificates"),
    [LANYARD_BULK_SWITCH] = N_("Switch to the Next Certificates"),
    [LANYARD_BULK_RETIRE] = N_("Retire the Certificates Before"),
    [LANYARD_BULK_GRANT] = N_("Grant to a Group"),
    [LANYARD_BULK_REVOKE] = N_("Revoke From a Group"),
  };

  return _(titles[kind]);
}

static void
present (LanyardBulkWindow *self)
{
  plan (self);
  gtk_window_present (GTK_WINDOW (self));
}

static void
group_chosen_cb (LanyardChooser *chooser,
                 gpointer        user_data)
{
  LanyardBulkWindow *self = user_data;
  LanyardRecord *group = lanyard_chooser_get_record (chooser);

  if (group == NULL)
    return;

  self->group = g_object_ref (LANYARD_GROUP (group));
  present (self);
}

/* The window that was never shown, when no group was chosen. */
static void
chooser_gone_cb (gpointer  data,
                 GObject  *chooser)
{
  LanyardBulkWindow *self = data;

  if (self->group == NULL)
    gtk_window_destroy (GTK_WINDOW (self));
  g_object_unref (self);
}

static void
choose_group (LanyardBulkWindow *self)
{
  LanyardChooser *chooser = lanyard_chooser_new (self->from, self->configuration, LANYARD_TYPE_GROUP, get_title (self->kind),
                                                 NULL);

  g_object_weak_ref (G_OBJECT (chooser), chooser_gone_cb, g_object_ref (self));
  g_signal_connect_object (chooser, "done", G_CALLBACK (group_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

/**
 * lanyard_bulk_window_ask:
 * @from: the page on which they were selected
 * @configuration: where they are stored
 * @kind: what is done to them
 * @connectors: (element-type LanyardConnector): which
 *
 * Shows the preview; nothing is changed before the person applies it.
 */
void
lanyard_bulk_window_ask (GtkWidget            *from,
                         LanyardConfiguration *configuration,
                         LanyardBulkKind       kind,
                         GPtrArray            *connectors)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (from));
  LanyardBulkWindow *self = g_object_new (LANYARD_TYPE_BULK_WINDOW, "transient-for", window, NULL);
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < connectors->len; i++)
    g_strv_builder_add (ids, lanyard_record_get_id (g_ptr_array_index (connectors, i)));
  self->ids = g_strv_builder_end (ids);
  self->from = g_object_ref (GTK_WIDGET (window));
  self->page = g_object_ref (from);
  self->configuration = g_object_ref (configuration);
  self->kind = kind;
  gtk_window_set_title (GTK_WINDOW (self), get_title (kind));
  gtk_label_set_label (self->title, get_title (kind));
  gtk_widget_set_visible (self->attribute_group, kind == LANYARD_BULK_ADD_ATTRIBUTE);
  if (kind == LANYARD_BULK_ADD_ATTRIBUTE)
    gtk_widget_grab_focus (GTK_WIDGET (self->name_row));

  if (kind == LANYARD_BULK_GRANT || kind == LANYARD_BULK_REVOKE)
    choose_group (self);
  else
    present (self);
}
