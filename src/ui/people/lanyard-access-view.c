/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-access-view.h"

#include "lanyard-access-decision.h"
#include "lanyard-record-row.h"
#include "lanyard-status.h"
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
  GHashTable           *access;         /* id of a connector that is granted → what was decided */
  GPtrArray            *rows;           /* LanyardRecordRow, borrowed */
  char                 *person_id;
};

G_DEFINE_FINAL_TYPE (LanyardAccessView, lanyard_access_view, ADW_TYPE_BIN)

/* Takes @ids; a connector may be granted in more than one way. */
static gboolean
add_connectors (GHashTable  *access,
                char       **ids)
{
  g_auto(GStrv) owned = ids;

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_hash_table_add (access, g_strdup (ids[i]));

  return ids != NULL;
}

/* What is granted to the person or to a group of theirs. */
static gboolean
find_granted (LanyardConfiguration  *configuration,
              const char            *person_id,
              GHashTable            *granted,
              GError               **error)
{
  g_auto(GStrv) groups = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER, NULL, person_id,
                                                                error);

  if (groups == NULL)
    return FALSE;

  for (guint i = 0; groups[i] != NULL; i++)
    if (!add_connectors (granted, lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_GRANT, groups[i],
                                                                         NULL, error)))
      return FALSE;

  return add_connectors (granted, lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_PERSON_GRANT,
                                                                         person_id, NULL, error));
}

/* NULL with an error. */
static char *
describe_access (LanyardConfiguration  *configuration,
                 LanyardPerson         *person,
                 const char            *connector_id,
                 GError               **error)
{
  g_autoptr(LanyardRecord) connector = NULL;
  g_autoptr(LanyardAccessDecision) decision = NULL;
  g_autofree char *reason = NULL;

  connector = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_CONNECTOR, connector_id, error);
  if (connector == NULL)
    return NULL;
  decision = lanyard_access_decision_new_sync (configuration, LANYARD_CONNECTOR (connector), person, error);
  if (decision == NULL)
    return NULL;

  lanyard_access_decision_load_titles (decision, configuration);
  reason = lanyard_access_decision_dup_reason (decision);
  if (!decision->allowed)
    /* Translators: why a person may not use an application that is granted to them */
    return g_strdup_printf (_("Refused: %s"), reason);

  /* Translators: %s is a list of names of groups */
  return g_strdup_printf (decision->needs_mfa ? _("Through %s, with a second factor") : _("Through %s"), reason);
}

/* Its data is the person's id. */
static gpointer
access_worker (LanyardConfiguration  *configuration,
               gpointer               data,
               GError               **error)
{
  g_autoptr(LanyardRecord) person = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_PERSON, data, error);
  g_autoptr(GHashTable) granted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) access = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer id;

  if (person == NULL || !find_granted (configuration, data, granted, error))
    return NULL;

  g_hash_table_iter_init (&iter, granted);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      char *text = describe_access (configuration, LANYARD_PERSON (person), id, error);

      if (text == NULL)
        return NULL;
      g_hash_table_insert (access, g_strdup (id), text);
    }

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
  const char *detail = record != NULL ? g_hash_table_lookup (self->access, lanyard_record_get_id (record)) : NULL;

  if (detail != NULL)
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
      lanyard_status_page_set_text (self->failure, error->message);
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
