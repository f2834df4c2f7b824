/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-activity-page-private.h"

#include "lanyard-activity-query.h"
#include "lanyard-event-page.h"
#include "lanyard-event-row.h"
#include "lanyard-export.h"
#include "lanyard-header.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (LanyardActivityPage, lanyard_activity_page, LANYARD_TYPE_WINDOW_PAGE)

static void
edge_reached_cb (LanyardActivityPage *self,
                 GtkPositionType      position)
{
  if (position == GTK_POS_BOTTOM && !self->complete && self->cancellable == NULL)
    _lanyard_activity_page_read_page (self);
}

static void
row_activated_cb (LanyardActivityPage *self,
                  guint                position)
{
  g_autoptr(LanyardEvent) event = g_list_model_get_item (G_LIST_MODEL (self->events), position);
  LanyardWindowPage *page = LANYARD_WINDOW_PAGE (self);

  if (event != NULL)
    lanyard_event_page_show (GTK_WIDGET (self), lanyard_window_page_get_configuration (page),
                             lanyard_window_page_get_service (page), lanyard_event_get_sequence (event));
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LanyardActivityPage *self = LANYARD_ACTIVITY_PAGE (widget);
  gboolean as_json = g_str_equal (g_variant_get_string (parameter, NULL), "json");
  g_autoptr(LanyardEventQuery) query = _lanyard_activity_page_create_query (self);
  LanyardExport *export = lanyard_export_new_read (widget, _("Save Events"),
                                                   as_json ? "Lanyard-events.json" : "Lanyard-events.csv",
                                                   _("Events saved"), _("Events Cannot Be Read"));

  lanyard_activity_export_async (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)), query, as_json, NULL,
                                 lanyard_export_read_cb, export);
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
    _lanyard_activity_page_start_again (self);
  else
    _lanyard_activity_page_read_news (self);
}

static void
lanyard_activity_page_constructed (GObject *object)
{
  LanyardActivityPage *self = LANYARD_ACTIVITY_PAGE (object);

  G_OBJECT_CLASS (lanyard_activity_page_parent_class)->constructed (object);

  g_signal_connect_object (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)), "events-changed",
                           G_CALLBACK (_lanyard_activity_page_read_news), self, G_CONNECT_SWAPPED);
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
  _lanyard_activity_page_class_add_filter (widget_class);
  gtk_widget_class_install_action (widget_class, "activity.export", "s", export_action);
}

static void
lanyard_activity_page_init (LanyardActivityPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  _lanyard_activity_page_init_filter (self);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  self->events = g_list_store_new (LANYARD_TYPE_EVENT);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->events)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}
