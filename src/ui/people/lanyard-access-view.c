/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-access-view.h"

#include "lanyard-record-row.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardAccessView
{
  AdwBin                parent_instance;

  /* Template Widgets */
  GtkStack             *stack;
  AdwStatusPage        *failure;
  GtkListView          *list;

  /* Owned References */
  LanyardConfiguration *configuration;
  GCancellable         *cancellable;
  GtkFilterListModel   *filtered;
  GtkCustomFilter      *filter;
  GHashTable           *access;         /* id of a connector → names of groups */
  GPtrArray            *rows;           /* LanyardRecordRow, borrowed */
  char                 *person_id;
};

G_DEFINE_FINAL_TYPE (LanyardAccessView, lanyard_access_view, ADW_TYPE_BIN)

static void
add_group (GHashTable *access,
           const char *connector_id,
           const char *name)
{
  GPtrArray *names = g_hash_table_lookup (access, connector_id);

  if (names == NULL)
    {
      names = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (access, g_strdup (connector_id), names);
    }
  g_ptr_array_add (names, g_strdup (name));
}

/* Its data is the person's id. */
static gpointer
access_worker (LanyardConfiguration  *configuration,
               gpointer               data,
               GError               **error)
{
  g_autoptr(GHashTable) access = NULL;
  g_auto(GStrv) groups = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER, NULL, data, error);
  g_auto(GStrv) single = NULL;

  if (groups == NULL)
    return NULL;

  access = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_autoptr(LanyardRecord) group = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_GROUP, groups[i], error);
      g_auto(GStrv) connectors = NULL;

      if (group == NULL)
        return NULL;
      connectors = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_GRANT, groups[i], NULL, error);
      if (connectors == NULL)
        return NULL;

      for (guint j = 0; connectors[j] != NULL; j++)
        add_group (access, connectors[j], lanyard_record_get_title (group));
    }

  single = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_PERSON_GRANT, data, NULL, error);
  if (single == NULL)
    return NULL;
  for (guint i = 0; single[i] != NULL; i++)
    /* Translators: how a person may use an application, after "Through" */
    add_group (access, single[i], _("a grant of their own"));

  return g_steal_pointer (&access);
}

static gboolean
is_accessible (gpointer record,
               gpointer user_data)
{
  LanyardAccessView *self = user_data;

  return self->access != NULL && g_hash_table_contains (self->access, lanyard_record_get_id (record));
}

static void
update_row (LanyardAccessView *self,
            LanyardRecordRow  *row)
{
  LanyardRecord *record = lanyard_record_row_get_record (row);
  GPtrArray *names = record != NULL ? g_hash_table_lookup (self->access, lanyard_record_get_id (record)) : NULL;
  g_autoptr(GString) joined = g_string_new (NULL);
  g_autofree char *detail = NULL;

  if (names == NULL)
    return;

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (names, i));
  /* Translators: %s is a list of names of groups */
  detail = g_strdup_printf (_("Through %s"), joined->str);
  lanyard_record_row_set_detail (row, detail);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardAccessView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) access = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (access == NULL)
    {
      adw_status_page_set_description (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }

  g_clear_pointer (&self->access, g_hash_table_unref);
  self->access = g_steal_pointer (&access);
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, g_ptr_array_index (self->rows, i));
  gtk_stack_set_visible_child_name (self->stack, g_hash_table_size (self->access) > 0 ? "list" : "empty");
}

static void
reload (LanyardAccessView *self)
{
  lanyard_configuration_run_async (self->configuration, access_worker, g_strdup (self->person_id), g_free,
                                   (GDestroyNotify) g_hash_table_unref, self->cancellable, listed_cb, g_object_ref (self));
}

static void
row_activated_cb (LanyardAccessView *self,
                  guint              position)
{
  g_autoptr(LanyardRecord) record = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (record != NULL)
    lanyard_window_show_connector (GTK_WIDGET (self), lanyard_record_get_id (record));
}

/* Not with the item's teardown: the row may have left it before. */
static void
forget_row_cb (GtkWidget         *row,
               LanyardAccessView *self)
{
  g_ptr_array_remove_fast (self->rows, row);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              LanyardAccessView        *self)
{
  GtkWidget *row = lanyard_record_row_new ();

  gtk_list_item_set_child (item, row);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "destroy", G_CALLBACK (forget_row_cb), self, 0);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             LanyardAccessView        *self)
{
  LanyardRecordRow *row = LANYARD_RECORD_ROW (gtk_list_item_get_child (item));

  lanyard_record_row_set_record (row, gtk_list_item_get_item (item));
  update_row (self, row);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               LanyardAccessView        *self)
{
  lanyard_record_row_set_record (LANYARD_RECORD_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
lanyard_access_view_dispose (GObject *object)
{
  g_cancellable_cancel (LANYARD_ACCESS_VIEW (object)->cancellable);

  G_OBJECT_CLASS (lanyard_access_view_parent_class)->dispose (object);
}

static void
lanyard_access_view_finalize (GObject *object)
{
  LanyardAccessView *self = LANYARD_ACCESS_VIEW (object);

  g_clear_object (&self->configuration);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->access, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->person_id, g_free);

  G_OBJECT_CLASS (lanyard_access_view_parent_class)->finalize (object);
}

static void
lanyard_access_view_class_init (LanyardAccessViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_access_view_dispose;
  object_class->finalize = lanyard_access_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/people/lanyard-access-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessView, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessView, failure);
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessView, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
lanyard_access_view_init (LanyardAccessView *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * lanyard_access_view_new:
 * @configuration: whose connectors
 * @person_id: who
 *
 * Returns: (transfer floating): a view that begins to fill
 */
GtkWidget *
lanyard_access_view_new (LanyardConfiguration *configuration,
                         const char           *person_id)
{
  LanyardAccessView *self;
  GListModel *connectors;
  g_autoptr(GtkNoSelection) selection = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (person_id != NULL, NULL);

  self = g_object_new (LANYARD_TYPE_ACCESS_VIEW, NULL);
  self->configuration = g_object_ref (configuration);
  self->person_id = g_strdup (person_id);
  self->filter = gtk_custom_filter_new (is_accessible, self, NULL);

  connectors = lanyard_configuration_get_list (configuration, LANYARD_TYPE_CONNECTOR);
  self->filtered = gtk_filter_list_model_new (g_object_ref (connectors), g_object_ref (GTK_FILTER (self->filter)));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));

  g_signal_connect_object (configuration, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);

  return GTK_WIDGET (self);
}
