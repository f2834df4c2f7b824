/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-activity-page.h"

#include "lanyard-activity-chart.h"
#include "lanyard-activity-query.h"
#include "lanyard-bind.h"
#include "lanyard-chooser.h"
#include "lanyard-event-page.h"
#include "lanyard-event-row.h"
#include "lanyard-event-text.h"
#include "lanyard-export.h"
#include "lanyard-header.h"
#include "lanyard-status.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

/* How many events are read at once. */
#define PAGE 100

#define HOUR G_GINT64_CONSTANT (3600)
#define DAY (24 * HOUR)

/* As the items of the drop-down list: days back; 0: the whole time that events
 * are kept. */
static const int ranges[] = { 1, 7, 30, 90, 0 };

struct _LanyardActivityPage
{
  LanyardWindowPage     parent_instance;

  /* Template Widgets */
  GtkEditable          *search_entry;
  GtkDropDown          *kind_list;
  GtkDropDown          *range_list;
  GtkButton            *connector_button;
  GtkButton            *person_button;
  GtkWidget            *clear_button;
  LanyardActivityChart *chart;
  GtkLabel             *counts;
  GtkLabel             *first_time;
  GtkLabel             *last_time;
  GtkStack             *stack;
  GtkScrolledWindow    *scrolled;
  GtkListView          *list;
  AdwStatusPage        *empty;
  AdwStatusPage        *failure;

  /* Owned References */
  GListStore           *events;
  GCancellable         *cancellable;    /* of the page that is being read */
  GCancellable         *news;           /* of the reading of what came since */
  char                 *connector_id;
  char                 *person;

  gint64                from;           /* of the bar that was chosen; 0: none */
  gint64                until;
  gint64                newest;         /* sequence */
  gint64                offset;         /* of the days that were counted, from UTC */
  gboolean              complete;       /* there is nothing older */
  gboolean              again;          /* more came while something was read */
};

G_DEFINE_FINAL_TYPE (LanyardActivityPage, lanyard_activity_page, LANYARD_TYPE_WINDOW_PAGE)

static void events_changed_cb (LanyardActivityPage *self);

static LanyardConfiguration *
get_configuration (LanyardActivityPage *self)
{
  return lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self));
}

static gint64
get_offset (void)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_get_utc_offset (now) / G_TIME_SPAN_SECOND;
}

/* The first second of the hour or the day. */
static gint64
round_down (gint64 time,
            gint64 width,
            gint64 offset)
{
  return (time + offset) / width * width - offset;
}

/* A reference finds its events at any time. */
static gboolean
is_for_reference (LanyardActivityPage *self)
{
  return lanyard_event_query_is_reference (gtk_editable_get_text (self->search_entry));
}

static gint64
get_from (LanyardActivityPage *self)
{
  int days = ranges[MIN (gtk_drop_down_get_selected (self->range_list), G_N_ELEMENTS (ranges) - 1)];

  if (is_for_reference (self))
    return 0;
  if (self->from > 0)
    return self->from;
  if (days == 1)
    return lanyard_time_now () - DAY;

  return days > 0 ? round_down (lanyard_time_now (), DAY, get_offset ()) - (days - 1) * DAY : 0;
}

static gint64
get_until (LanyardActivityPage *self)
{
  return is_for_reference (self) ? 0 : self->until;
}

/* The first item of the list is for all. */
static const char *
get_kind (LanyardActivityPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->kind_list);

  return selected > 0 && selected != GTK_INVALID_LIST_POSITION ? lanyard_event_list_kinds ()[selected - 1] : NULL;
}

static LanyardEventQuery *
create_query (LanyardActivityPage *self)
{
  LanyardEventQuery *query = g_new0 (LanyardEventQuery, 1);
  const char *text = gtk_editable_get_text (self->search_entry);

  query->event = g_strdup (get_kind (self));
  query->person = g_strdup (self->person);
  query->connector = g_strdup (self->connector_id);
  query->from = get_from (self);
  query->until = get_until (self);
  if (is_for_reference (self))
    query->text = lanyard_event_query_clean_reference (text);
  else if (*text != '\0')
    query->text = g_strdup (text);

  return query;
}

static gboolean
is_filtered (LanyardActivityPage *self)
{
  return *gtk_editable_get_text (self->search_entry) != '\0' || gtk_drop_down_get_selected (self->kind_list) != 0 ||
         self->connector_id != NULL || self->person != NULL || self->from > 0;
}

static void
show_state (LanyardActivityPage *self)
{
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (self->events)) == 0;
  gboolean filtered = is_filtered (self);

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
  gint64 from = get_from (self);
  gint64 until = get_until (self) > 0 ? get_until (self) : now + 1;
  gint64 width, first;

  if (buckets == NULL || g_cancellable_is_cancelled (lanyard_window_page_get_cancellable (LANYARD_WINDOW_PAGE (self))))
    return;

  width = from > 0 && until - from <= 2 * DAY ? HOUR : DAY;
  if (from == 0)
    from = buckets->len > 0 ? MAX (g_array_index (buckets, LanyardEventBucket, 0).start, now - 365 * DAY)
                            : round_down (now, DAY, self->offset) - 29 * DAY;
  first = round_down (from, width, self->offset);
  gtk_widget_set_visible (GTK_WIDGET (self->chart), buckets->len > 0);
  lanyard_activity_chart_show (self->chart, buckets, first, width, self->offset,
                               (guint) ((until - first + width - 1) / width));
  label_chart (self);
}

static void
count (LanyardActivityPage *self)
{
  g_autoptr(LanyardEventQuery) query = create_query (self);
  gint64 until = query->until > 0 ? query->until : lanyard_time_now ();

  self->offset = get_offset ();
  lanyard_activity_count_async (get_configuration (self), query,
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
    events_changed_cb (self);
}

static void
read_page (LanyardActivityPage *self)
{
  g_autoptr(LanyardEventQuery) query = create_query (self);
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
  lanyard_activity_query_async (get_configuration (self), query, self->cancellable, listed_cb, g_object_ref (self));
}

static void
start_again (LanyardActivityPage *self)
{
  if (self->events == NULL)
    return;

  g_cancellable_cancel (self->news);
  g_clear_object (&self->news);
  g_list_store_remove_all (self->events);
  self->newest = 0;
  self->complete = FALSE;
  read_page (self);
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
    events_changed_cb (self);
}

static void
events_changed_cb (LanyardActivityPage *self)
{
  g_autoptr(LanyardEventQuery) query = NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->again = self->news != NULL || self->cancellable != NULL;
  if (self->again)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->events)) == 0)
    {
      start_again (self);
      return;
    }

  self->news = g_cancellable_new ();
  query = create_query (self);
  query->after = self->newest;
  lanyard_activity_query_async (get_configuration (self), query, self->news, news_cb, g_object_ref (self));
}

static void
filter_changed_cb (LanyardActivityPage *self)
{
  start_again (self);
}

static void
range_changed_cb (LanyardActivityPage *self)
{
  self->from = 0;
  self->until = 0;
  start_again (self);
}

static void
bar_selected_cb (LanyardActivityPage *self,
                 gint64               from,
                 gint64               until)
{
  self->from = from;
  self->until = until;
  start_again (self);
}

static void
edge_reached_cb (LanyardActivityPage *self,
                 GtkPositionType      position)
{
  if (position == GTK_POS_BOTTOM && !self->complete && self->cancellable == NULL)
    read_page (self);
}

static void
row_activated_cb (LanyardActivityPage *self,
                  guint                position)
{
  g_autoptr(LanyardEvent) event = g_list_model_get_item (G_LIST_MODEL (self->events), position);
  LanyardWindowPage *page = LANYARD_WINDOW_PAGE (self);

  if (event != NULL)
    lanyard_event_page_show (GTK_WIDGET (self), get_configuration (self), lanyard_window_page_get_service (page),
                             lanyard_event_get_sequence (event));
}

static void
show_choice (GtkButton  *button,
             const char *label)
{
  gtk_button_set_label (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
show_choices (LanyardActivityPage *self,
              const char          *connector)
{
  show_choice (self->connector_button, connector != NULL ? connector : _("All applications"));
  show_choice (self->person_button, self->person != NULL ? self->person : _("All people"));
}

static void
connector_chosen_cb (LanyardChooser      *chooser,
                     LanyardActivityPage *self)
{
  LanyardRecord *record = lanyard_chooser_get_record (chooser);

  if (record == NULL)
    return;
  g_free (self->connector_id);
  self->connector_id = g_strdup (lanyard_record_get_id (record));
  show_choice (self->connector_button, lanyard_record_get_title (record));
  start_again (self);
}

static void
person_chosen_cb (LanyardChooser      *chooser,
                  LanyardActivityPage *self)
{
  LanyardRecord *record = lanyard_chooser_get_record (chooser);

  if (record == NULL)
    return;
  g_free (self->person);
  self->person = g_strdup (lanyard_person_get_username (LANYARD_PERSON (record)));
  show_choice (self->person_button, self->person);
  start_again (self);
}

static void
choose_connector_cb (LanyardActivityPage *self)
{
  LanyardChooser *chooser = lanyard_chooser_new (GTK_WIDGET (self), get_configuration (self), LANYARD_TYPE_CONNECTOR,
                                                 _("Events of One Application"), NULL);

  g_signal_connect_object (chooser, "done", G_CALLBACK (connector_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
choose_person_cb (LanyardActivityPage *self)
{
  LanyardChooser *chooser = lanyard_chooser_new (GTK_WIDGET (self), get_configuration (self), LANYARD_TYPE_PERSON,
                                                 _("Events of One Person"), NULL);

  g_signal_connect_object (chooser, "done", G_CALLBACK (person_chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LanyardActivityPage *self = LANYARD_ACTIVITY_PAGE (widget);

  g_clear_pointer (&self->connector_id, g_free);
  g_clear_pointer (&self->person, g_free);
  self->from = 0;
  self->until = 0;
  show_choices (self, NULL);
  gtk_drop_down_set_selected (self->kind_list, 0);
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  start_again (self);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LanyardActivityPage *self = LANYARD_ACTIVITY_PAGE (widget);
  gboolean as_json = g_str_equal (g_variant_get_string (parameter, NULL), "json");
  g_autoptr(LanyardEventQuery) query = create_query (self);

  lanyard_activity_export_async (get_configuration (self), query, as_json, NULL, lanyard_export_read_cb,
                                 lanyard_export_new_read (widget, _("Save Events"),
                                                          as_json ? "Lanyard-events.json" : "Lanyard-events.csv",
                                                          _("Events saved"), _("Events Cannot Be Read")));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  gtk_list_item_set_child (item, lanyard_event_row_new ());
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  lanyard_event_row_set_event (LANYARD_EVENT_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
list_kinds (LanyardActivityPage *self)
{
  const char * const *kinds = lanyard_event_list_kinds ();
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("All events"));
  for (gsize i = 0; kinds[i] != NULL; i++)
    gtk_string_list_append (labels, lanyard_event_text_get_all (kinds[i]));
  gtk_drop_down_set_model (self->kind_list, G_LIST_MODEL (labels));
  g_signal_connect_object (self->kind_list, "notify::selected", G_CALLBACK (filter_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
lanyard_activity_page_search (LanyardWindowPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (LANYARD_ACTIVITY_PAGE (page)->search_entry));
}

static void
lanyard_activity_page_map (GtkWidget *widget)
{
  LanyardActivityPage *self = LANYARD_ACTIVITY_PAGE (widget);

  GTK_WIDGET_CLASS (lanyard_activity_page_parent_class)->map (widget);

  if (self->newest == 0)
    start_again (self);
  else
    events_changed_cb (self);
}

static void
lanyard_activity_page_constructed (GObject *object)
{
  LanyardActivityPage *self = LANYARD_ACTIVITY_PAGE (object);

  G_OBJECT_CLASS (lanyard_activity_page_parent_class)->constructed (object);

  g_signal_connect_object (get_configuration (self), "events-changed", G_CALLBACK (events_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
lanyard_activity_page_dispose (GObject *object)
{
  LanyardActivityPage *self = LANYARD_ACTIVITY_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_cancellable_cancel (self->news);
  g_clear_object (&self->news);

  G_OBJECT_CLASS (lanyard_activity_page_parent_class)->dispose (object);
}

static void
lanyard_activity_page_finalize (GObject *object)
{
  LanyardActivityPage *self = LANYARD_ACTIVITY_PAGE (object);

  g_clear_object (&self->events);
  g_clear_pointer (&self->connector_id, g_free);
  g_clear_pointer (&self->person, g_free);

  G_OBJECT_CLASS (lanyard_activity_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, kind_list);
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, range_list);
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, connector_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, person_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, chart);
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, counts);
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, first_time);
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, last_time);
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, list);
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, empty);
  gtk_widget_class_bind_template_child (widget_class, LanyardActivityPage, failure);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, range_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, bar_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_connector_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
lanyard_activity_page_class_init (LanyardActivityPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_activity_page_constructed;
  object_class->dispose = lanyard_activity_page_dispose;
  object_class->finalize = lanyard_activity_page_finalize;
  widget_class->map = lanyard_activity_page_map;
  LANYARD_WINDOW_PAGE_CLASS (klass)->search = lanyard_activity_page_search;

  g_type_ensure (LANYARD_TYPE_HEADER);
  g_type_ensure (LANYARD_TYPE_ACTIVITY_CHART);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/activity/lanyard-activity-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "activity.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "activity.export", "s", export_action);
}

static void
lanyard_activity_page_init (LanyardActivityPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  list_kinds (self);
  lanyard_drop_down_name_button (self->kind_list);
  lanyard_drop_down_name_button (self->range_list);
  show_choices (self, NULL);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  self->events = g_list_store_new (LANYARD_TYPE_EVENT);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->events)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}
