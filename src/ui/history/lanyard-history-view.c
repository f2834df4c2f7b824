/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-history-view.h"

#include "lanyard-history-row.h"
#include "lanyard-restore.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

/* How many changes are read at once. */
#define PAGE 50

struct _LanyardHistoryView
{
  AdwBin                parent_instance;

  /* Template Widgets */
  GtkEditable          *search_entry;
  GtkStack             *stack;
  GtkListView          *list;
  AdwStatusPage        *empty;

  /* Owned References */
  LanyardConfiguration *configuration;
  GCancellable         *cancellable;    /* of the page that is being read */
  GListStore           *steps;
  char                 *connector_id;

  gboolean              complete;       /* there is nothing older */
  gboolean              restart;        /* what is being read replaces the list */
};

G_DEFINE_FINAL_TYPE (LanyardHistoryView, lanyard_history_view, ADW_TYPE_BIN)

/* What a worker is asked for: a query with its own texts. */
typedef struct
{
  LanyardHistoryQuery query;
  char *connector_id;
  char *text;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->connector_id);
  g_free (request->text);
  g_free (request);
}

static gpointer
list_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  Request *request = data;

  return lanyard_history_list_sync (configuration, &request->query, error);
}

static void
show_state (LanyardHistoryView *self)
{
  gboolean searching = *gtk_editable_get_text (self->search_entry) != '\0';
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->steps)) == 0;

  if (empty && searching)
    adw_status_page_set_title (self->empty, _("Nothing Found in the History"));
  else
    adw_status_page_set_title (self->empty, self->connector_id != NULL ? _("No Changes Yet")
                                                                        : _("No Deleted Applications"));
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardHistoryView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) steps = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);
  guint n = self->steps != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->steps)) : 0;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (steps == NULL)
    {
      lanyard_window_show_error (GTK_WIDGET (self), _("History Cannot Be Read"), error);
      return;
    }

  self->complete = steps->len < PAGE;
  g_list_store_splice (self->steps, self->restart ? 0 : n, self->restart ? n : 0, steps->pdata, steps->len);
  show_state (self);
}

static void
read_page (LanyardHistoryView *self,
           gboolean            restart)
{
  Request *request = g_new0 (Request, 1);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->steps));
  const char *text = gtk_editable_get_text (self->search_entry);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->restart = restart;

  request->connector_id = g_strdup (self->connector_id);
  request->text = *text != '\0' ? g_strdup (text) : NULL;
  request->query = (LanyardHistoryQuery) {
    .record_id = request->connector_id,
    .kind = request->connector_id == NULL ? "connector" : NULL,
    .gone = request->connector_id == NULL,
    .text = request->text,
    .limit = PAGE,
  };
  if (!restart && n > 0)
    {
      g_autoptr(LanyardHistoryStep) last = g_list_model_get_item (G_LIST_MODEL (self->steps), n - 1);

      request->query.before = lanyard_history_step_get_oldest (last);
    }
  lanyard_configuration_run_async (self->configuration, list_worker, request, request_free,
                                   (GDestroyNotify) g_ptr_array_unref, self->cancellable, listed_cb, g_object_ref (self));
}

static void
changed_cb (LanyardHistoryView *self)
{
  read_page (self, TRUE);
}

static void
search_changed_cb (LanyardHistoryView *self)
{
  if (self->configuration != NULL)
    read_page (self, TRUE);
}

static void
edge_reached_cb (LanyardHistoryView *self,
                 GtkPositionType     position)
{
  if (position == GTK_POS_BOTTOM && !self->complete && self->cancellable == NULL)
    read_page (self, FALSE);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  gtk_list_item_set_child (item, lanyard_history_row_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             LanyardHistoryView       *self)
{
  lanyard_history_row_set_step (LANYARD_HISTORY_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item),
                                self->connector_id == NULL);
}

static void
restore_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  lanyard_restore_ask (widget, LANYARD_HISTORY_VIEW (widget)->configuration, g_variant_get_int64 (parameter));
}

static void
lanyard_history_view_dispose (GObject *object)
{
  LanyardHistoryView *self = LANYARD_HISTORY_VIEW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LANYARD_TYPE_HISTORY_VIEW);

  G_OBJECT_CLASS (lanyard_history_view_parent_class)->dispose (object);
}

static void
lanyard_history_view_finalize (GObject *object)
{
  LanyardHistoryView *self = LANYARD_HISTORY_VIEW (object);

  g_clear_object (&self->configuration);
  g_clear_object (&self->steps);
  g_free (self->connector_id);

  G_OBJECT_CLASS (lanyard_history_view_parent_class)->finalize (object);
}

static void
lanyard_history_view_class_init (LanyardHistoryViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lanyard_history_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = lanyard_history_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/history/lanyard-history-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardHistoryView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LanyardHistoryView, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardHistoryView, list);
  gtk_widget_class_bind_template_child (widget_class, LanyardHistoryView, empty);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
  gtk_widget_class_install_action (widget_class, "history.restore", "x", restore_action);
}

static void
lanyard_history_view_init (LanyardHistoryView *self)
{
  GtkListItemFactory *factory;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->steps = g_list_store_new (LANYARD_TYPE_HISTORY_STEP);

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

void
lanyard_history_view_set_up (LanyardHistoryView   *self,
                             LanyardConfiguration *configuration,
                             const char           *connector_id)
{
  GtkNoSelection *selection;

  g_return_if_fail (LANYARD_IS_HISTORY_VIEW (self));
  g_return_if_fail (self->configuration == NULL);

  self->configuration = g_object_ref (configuration);
  self->connector_id = g_strdup (connector_id);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->steps)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  g_signal_connect_object (configuration, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  read_page (self, TRUE);
}
