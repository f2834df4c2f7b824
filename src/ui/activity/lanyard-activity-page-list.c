/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-activity-page-private.h"

#include "lanyard-activity-query.h"
#include "lanyard-status.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>

/* How many events are read at once. */
#define PAGE 100

static void
show_state (LanyardActivityPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->events)) == 0;
  gboolean filtered = _lanyard_activity_page_is_filtered (self);

  adw_status_page_set_title (self->empty, filtered ? _("Nothing Found") : _("Nothing Happened Yet"));
  adw_status_page_set_description (self->empty,
                                   filtered ? _("Look at a longer time, or search for something else")
                                            : _("Sign-ins, refusals and changes appear here as they happen"));
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
  gtk_widget_set_visible (self->clear_button, filtered);
}

static void
label_chart (LanyardActivityPage *self)
{
  g_autofree char *first = lanyard_activity_chart_dup_time (self->chart, FALSE);
  g_autofree char *last = lanyard_activity_chart_dup_time (self->chart, TRUE);
  g_autofree char *counts = lanyard_activity_chart_dup_counts (self->chart);

  gtk_label_set_label (self->first_time, first);
  gtk_label_set_label (self->last_time, last);
  gtk_label_set_label (self->counts, counts);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LanyardActivityPage) self = user_data;
  g_autoptr(GArray) buckets = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, NULL);
  gint64 now = lanyard_time_now ();
  gint64 from = _lanyard_activity_page_get_from (self);
  gint64 until = _lanyard_activity_page_get_until (self) > 0 ? _lanyard_activity_page_get_until (self) : now + 1;
  gint64 width, first;

  if (buckets == NULL || g_cancellable_is_cancelled (lanyard_window_page_get_cancellable (LANYARD_WINDOW_PAGE (self))))
    return;

  width = from > 0 && until - from <= 2 * DAY ? HOUR : DAY;
  if (from == 0)
    from = buckets->len > 0 ? MAX (g_array_index (buckets, LanyardEventBucket, 0).start, now - 365 * DAY)
                            : _lanyard_activity_page_round_down (now, DAY, self->offset) - 29 * DAY;
  first = _lanyard_activity_page_round_down (from, width, self->offset);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), buckets->len > 0);
  lanyard_activity_chart_show (self->chart, buckets, first, width, self->offset,
                               (guint) ((until - first + width - 1) / width));
  label_chart (self);
}

static void
count (LanyardActivityPage *self)
{
  g_autoptr(LanyardEventQuery) query = _lanyard_activity_page_create_query (self);
  gint64 until = query->until > 0 ? query->until : lanyard_time_now ();

  self->offset = _lanyard_activity_page_get_offset ();
  lanyard_activity_count_async (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)), query,
                                query->from > 0 && until - query->from <= 2 * DAY ? HOUR : DAY, self->offset,
                                lanyard_window_page_get_cancellable (LANYARD_WINDOW_PAGE (self)), counted_cb,
                                g_object_ref (self));
}

static void
add_page (LanyardActivityPage *self,
          GPtrArray           *events)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->events));

  self->complete = events->len < PAGE;
  for (guint i = 0; i < events->len; i++)
    self->newest = MAX (self->newest, lanyard_event_get_sequence (events->pdata[i]));
  g_list_store_splice (self->events, n, 0, events->pdata, events->len);
  show_state (self);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardActivityPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (events == NULL)
    {
      lanyard_status_page_set_text (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      self->again = FALSE;
      return;
    }

  add_page (self, events);
  if (self->again)
    _lanyard_activity_page_read_news (self);
}

void
_lanyard_activity_page_read_page (LanyardActivityPage *self)
{
  g_autoptr(LanyardEventQuery) query = _lanyard_activity_page_create_query (self);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->events));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();

  query->limit = PAGE;
  if (n > 0)
    {
      g_autoptr(LanyardEvent) last = g_list_model_get_item (G_LIST_MODEL (self->events), n - 1);

      query->before_time = lanyard_event_get_time (last);
      query->before_sequence = lanyard_event_get_sequence (last);
    }
  lanyard_activity_query_async (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)), query, self->cancellable,
                                listed_cb, g_object_ref (self));
}

void
_lanyard_activity_page_start_again (LanyardActivityPage *self)
{
  if (self->events == NULL)
    return;

  g_cancellable_cancel (self->news);
  g_clear_object (&self->news);
  g_list_store_remove_all (self->events);
  self->newest = 0;
  self->complete = FALSE;
  _lanyard_activity_page_read_page (self);
  count (self);
}

/* Who reads at the top sees what comes; who reads further down is left there. */
static void
add_news (LanyardActivityPage *self,
          GPtrArray           *events)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  gboolean at_top = gtk_adjustment_get_value (adjustment) <= 0;

  for (guint i = 0; i < events->len; i++)
    self->newest = MAX (self->newest, lanyard_event_get_sequence (events->pdata[i]));
  g_list_store_splice (self->events, 0, 0, events->pdata, events->len);
  if (at_top)
    gtk_adjustment_set_value (adjustment, 0);
  show_state (self);
}

static void
news_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(LanyardActivityPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) events = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->news);
  if (events != NULL && events->len > 0)
    {
      add_news (self, events);
      count (self);
    }
  if (self->again)
    _lanyard_activity_page_read_news (self);
}

void
_lanyard_activity_page_read_news (LanyardActivityPage *self)
{
  g_autoptr(LanyardEventQuery) query = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->again = self->news != NULL || self->cancellable != NULL;
  if (self->again)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->events)) == 0)
    {
      _lanyard_activity_page_start_again (self);
      return;
    }

  self->news = g_cancellable_new ();
  query = _lanyard_activity_page_create_query (self);
  query->after = self->newest;
  lanyard_activity_query_async (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)), query, self->news, news_cb,
                                g_object_ref (self));
}
