/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-sessions-page.h"

#include "lanyard-alert.h"
#include "lanyard-header.h"
#include "lanyard-session-entry.h"
#include "lanyard-session-row.h"
#include "lanyard-status.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

/* How long what is shown may be old; more where reading takes long. */
#define READ_SECONDS 2
#define READ_SHARE 20
/* How many more are read when the end of the list is seen. */
#define STEP 100

struct _LanyardSessionsPage
{
  LanyardWindowPage    parent_instance;

  /* Template Widgets */
  GtkWidget           *end_all_button;
  GtkWidget           *search;
  GtkEditable         *search_entry;
  GtkStack            *stack;
  GtkListView         *list;
  AdwStatusPage       *failure;

  /* Owned References */
  GListStore          *entries;       /* the beginning of the list, as far as it was seen */
  char                *text;          /* searched for */

  guint                limit;
  gboolean             complete;      /* there are no more */
  gboolean             asking;        /* whether all are to end */
  guint                timer;
  gint64               begun;         /* when the last reading began, monotonic; 0: none runs */
  gboolean             again;         /* what it reads is old already */
};

G_DEFINE_FINAL_TYPE (LanyardSessionsPage, lanyard_sessions_page, LANYARD_TYPE_WINDOW_PAGE)

static void read_entries (LanyardSessionsPage *self);

static void
show_page (LanyardSessionsPage      *self,
           const LanyardSessionPage *page)
{
  guint n = page->entries->len;

  self->complete = page->complete;
  gtk_stack_set_visible_child_name (self->stack, page->n_sessions == 0 ? "empty" : n == 0 ? "no-results" : "list");
  gtk_widget_set_visible (self->search, page->n_sessions > 0 || self->text != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sessions.end-all", n > 0 && !self->asking);
}

static void
drop_changed (LanyardSessionsPage *self,
              GPtrArray           *entries)
{
  g_autoptr(GHashTable) kept = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_insert (kept, lanyard_session_entry_get_session (entries->pdata[i])->id, entries->pdata[i]);

  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i-- > 0;)
    {
      g_autoptr(LanyardSessionEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);
      LanyardSessionEntry *now = g_hash_table_lookup (kept, lanyard_session_entry_get_session (entry)->id);

      if (now == NULL || !lanyard_session_entry_equal (entry, now))
        g_list_store_remove (self->entries, i);
    }
}

/* Where the list has something else at @position, how many come before that. */
static guint
count_new (LanyardSessionsPage *self,
           GPtrArray           *entries,
           guint                position)
{
  g_autoptr(LanyardSessionEntry) next = g_list_model_get_item (G_LIST_MODEL (self->entries), position);
  guint n = 0;

  while (position + n < entries->len &&
         (next == NULL || !lanyard_session_entry_equal (next, entries->pdata[position + n])))
    n++;

  return n;
}

/* Only what differs: what is read or focused stays where it is, and what did
 * not change has kept its order. */
static void
update_entries (LanyardSessionsPage *self,
                GPtrArray           *entries)
{
  guint n_items;

  drop_changed (self, entries);
  for (guint i = 0; i < entries->len; i++)
    {
      guint n = count_new (self, entries, i);

      if (n > 0)
        g_list_store_splice (self->entries, i, 0, entries->pdata + i, n);
    }

  n_items = g_list_model_get_n_items (G_LIST_MODEL (self->entries));
  g_list_store_splice (self->entries, entries->len, n_items - entries->len, NULL, 0);
}

static void
read_again_cb (gpointer user_data)
{
  LanyardSessionsPage *self = user_data;

  self->timer = 0;
  read_entries (self);
}

static void
plan_reading (LanyardSessionsPage *self)
{
  gint64 spent = g_get_monotonic_time () - self->begun;

  self->begun = 0;
  if (self->again)
    read_entries (self);
  else if (self->timer == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->timer = g_timeout_add_once ((guint) (READ_SECONDS * 1000 + spent * READ_SHARE / 1000), read_again_cb, self);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardSessionsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSessionPage) page = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_cancellable_is_cancelled (lanyard_window_page_get_cancellable (LANYARD_WINDOW_PAGE (self))))
    return;

  if (page != NULL && !self->again)
    {
      update_entries (self, page->entries);
      show_page (self, page);
    }
  else if (page == NULL)
    {
      lanyard_status_page_set_text (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
    }
  plan_reading (self);
}

/* What a worker is to do; ids: sessions. */
typedef struct
{
  char  *text;
  guint  limit;
  char **ids;
} Order;

static Order *
order_new (LanyardSessionsPage *self)
{
  Order *order = g_new0 (Order, 1);

  order->text = g_strdup (self->text);
  order->limit = self->limit;

  return order;
}

static void
order_free (Order *order)
{
  g_free (order->text);
  g_strfreev (order->ids);
  g_free (order);
}

static gpointer
list_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  Order *order = data;

  return lanyard_session_page_load_sync (configuration, order->text, order->limit, lanyard_time_now (), error);
}

static void
read_entries (LanyardSessionsPage *self)
{
  LanyardWindowPage *page = LANYARD_WINDOW_PAGE (self);

  self->again = self->begun != 0;
  if (self->again)
    return;

  g_clear_handle_id (&self->timer, g_source_remove);
  self->begun = g_get_monotonic_time ();
  lanyard_configuration_run_async (lanyard_window_page_get_configuration (page), list_worker, order_new (self),
                                   (GDestroyNotify) order_free, (GDestroyNotify) lanyard_session_page_free,
                                   lanyard_window_page_get_cancellable (page), listed_cb, g_object_ref (self));
}

static void
edge_reached_cb (LanyardSessionsPage *self,
                 GtkPositionType      edge)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entries));

  if (edge != GTK_POS_BOTTOM || self->complete || n < self->limit)
    return;

  self->limit += STEP;
  read_entries (self);
}

static void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(LanyardSessionsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree gpointer done = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_cancellable_is_cancelled (lanyard_window_page_get_cancellable (LANYARD_WINDOW_PAGE (self))))
    return;

  if (done == NULL)
    lanyard_window_show_error (GTK_WIDGET (self), _("Sessions Cannot Be Ended"), error);
  read_entries (self);
}

static gpointer
end_worker (LanyardConfiguration  *configuration,
            gpointer               data,
            GError               **error)
{
  const Order *order = data;
  gint64 now = lanyard_time_now ();

  for (gsize i = 0; order->ids[i] != NULL; i++)
    if (!lanyard_session_revoke_sync (configuration, order->ids[i], now, error))
      return NULL;

  return g_strdup ("");
}

/* Takes @ids. Goes on when the page is left. */
static void
end_sessions (LanyardSessionsPage  *self,
              char                **ids)
{
  Order *order = order_new (self);

  order->ids = ids;
  lanyard_configuration_run_async (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)), end_worker, order,
                                   (GDestroyNotify) order_free, g_free, NULL, ended_cb, g_object_ref (self));
}

static void
search_changed_cb (LanyardSessionsPage *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);

  g_free (self->text);
  self->text = *text != '\0' ? g_strdup (text) : NULL;
  self->limit = STEP;
  read_entries (self);
}

static void
end_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  const char * const ids[] = { g_variant_get_string (parameter, NULL), NULL };

  end_sessions (LANYARD_SESSIONS_PAGE (widget), g_strdupv ((char **) ids));
}

/* What matched when it was asked, not what came meanwhile. */
typedef struct
{
  LanyardSessionsPage  *page;
  char                **ids;
} Question;

static void
question_free (Question *question)
{
  question->page->asking = FALSE;
  read_entries (question->page);
  g_object_unref (question->page);
  g_strfreev (question->ids);
  g_free (question);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Question) question = user_data;
  LanyardWindowPage *page = LANYARD_WINDOW_PAGE (question->page);

  if (lanyard_alert_finish (result) == LANYARD_ANSWER_VERB &&
      !g_cancellable_is_cancelled (lanyard_window_page_get_cancellable (page)))
    end_sessions (question->page, g_steal_pointer (&question->ids));
}

static void
ask (Question *question)
{
  guint n = g_strv_length (question->ids);
  g_autofree char *heading = g_strdup_printf (ngettext ("End %u Session?", "End %u Sessions?", n), n);
  const LanyardAlert alert = {
    .heading = heading,
    .body = _("Everybody in the list has to sign in again before they open another application. "
              "Applications that are open already stay open."),
    .verb = _("_End"),
    .destructive = TRUE,
  };
  LanyardSessionsPage *self = question->page;

  lanyard_alert_async (&alert, GTK_WIDGET (self), lanyard_window_page_get_cancellable (LANYARD_WINDOW_PAGE (self)),
                       answered_cb, question);
}

static void
ids_listed_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(Question) question = user_data;
  g_autoptr(GError) error = NULL;
  LanyardWindowPage *page = LANYARD_WINDOW_PAGE (question->page);

  question->ids = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);
  if (g_cancellable_is_cancelled (lanyard_window_page_get_cancellable (page)))
    return;

  if (question->ids == NULL)
    lanyard_window_show_error (GTK_WIDGET (page), _("Sessions Cannot Be Ended"), error);
  else if (*question->ids != NULL)
    ask (g_steal_pointer (&question));
}

static gpointer
list_ids_worker (LanyardConfiguration  *configuration,
                 gpointer               data,
                 GError               **error)
{
  return lanyard_session_list_ids_sync (configuration, ((Order *) data)->text, lanyard_time_now (), error);
}

static void
end_all_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LanyardSessionsPage *self = LANYARD_SESSIONS_PAGE (widget);
  LanyardWindowPage *page = LANYARD_WINDOW_PAGE (self);
  Question *question = g_new0 (Question, 1);

  question->page = g_object_ref (self);
  self->asking = TRUE;
  gtk_widget_action_set_enabled (widget, "sessions.end-all", FALSE);
  lanyard_configuration_run_async (lanyard_window_page_get_configuration (page), list_ids_worker, order_new (self),
                                   (GDestroyNotify) order_free, (GDestroyNotify) g_strfreev,
                                   lanyard_window_page_get_cancellable (page), ids_listed_cb, question);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  gtk_list_item_set_child (item, lanyard_session_row_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  user_data)
{
  lanyard_session_row_set_entry (LANYARD_SESSION_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
lanyard_sessions_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lanyard_sessions_page_parent_class)->map (widget);

  read_entries (LANYARD_SESSIONS_PAGE (widget));
}

static void
lanyard_sessions_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&LANYARD_SESSIONS_PAGE (widget)->timer, g_source_remove);

  GTK_WIDGET_CLASS (lanyard_sessions_page_parent_class)->unmap (widget);
}

static void
lanyard_sessions_page_search (LanyardWindowPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (LANYARD_SESSIONS_PAGE (page)->search_entry));
}

static void
lanyard_sessions_page_dispose (GObject *object)
{
  LanyardSessionsPage *self = LANYARD_SESSIONS_PAGE (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LANYARD_TYPE_SESSIONS_PAGE);

  G_OBJECT_CLASS (lanyard_sessions_page_parent_class)->dispose (object);
}

static void
lanyard_sessions_page_finalize (GObject *object)
{
  LanyardSessionsPage *self = LANYARD_SESSIONS_PAGE (object);

  g_clear_object (&self->entries);
  g_free (self->text);

  G_OBJECT_CLASS (lanyard_sessions_page_parent_class)->finalize (object);
}

static void
lanyard_sessions_page_class_init (LanyardSessionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_sessions_page_dispose;
  object_class->finalize = lanyard_sessions_page_finalize;
  widget_class->map = lanyard_sessions_page_map;
  widget_class->unmap = lanyard_sessions_page_unmap;
  LANYARD_WINDOW_PAGE_CLASS (klass)->search = lanyard_sessions_page_search;

  g_type_ensure (LANYARD_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/people/lanyard-sessions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardSessionsPage, end_all_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardSessionsPage, search);
  gtk_widget_class_bind_template_child (widget_class, LanyardSessionsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LanyardSessionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardSessionsPage, list);
  gtk_widget_class_bind_template_child (widget_class, LanyardSessionsPage, failure);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_install_action (widget_class, "sessions.end", "s", end_action);
  gtk_widget_class_install_action (widget_class, "sessions.end-all", NULL, end_all_action);
}

static void
lanyard_sessions_page_init (LanyardSessionsPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->entries = g_list_store_new (LANYARD_TYPE_SESSION_ENTRY);
  self->limit = STEP;
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->entries)));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}
