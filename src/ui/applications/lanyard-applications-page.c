/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-applications-page-private.h"

#include "lanyard-application-menu.h"
#include "lanyard-application-row.h"
#include "lanyard-header.h"
#include "lanyard-new-from-values.h"
#include "lanyard-status.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

G_DEFINE_FINAL_TYPE (LanyardApplicationsPage, lanyard_applications_page, LANYARD_TYPE_WINDOW_PAGE)

static const char * const searched[] = { "label", "description", "slug", "sp-entity-id", "bookmark-url" };

static void
update_row (LanyardApplicationsPage *self,
            LanyardApplicationRow   *row)
{
  LanyardConnector *connector = lanyard_application_row_get_connector (row);

  if (connector != NULL)
    lanyard_application_row_set_selection (row, _lanyard_applications_page_is_selecting (self),
                                           g_hash_table_contains (self->selected,
                                                                  lanyard_record_get_id (LANYARD_RECORD (connector))));
}

static void
update_selection (LanyardApplicationsPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = g_hash_table_size (self->selected);
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, g_ptr_array_index (self->rows, i));

  gtk_label_set_label (self->selection_label, text);
  gtk_action_bar_set_revealed (self->selection_bar, _lanyard_applications_page_is_selecting (self));
  gtk_widget_action_set_enabled (widget, "applications.delete-selected", n > 0);
  gtk_widget_action_set_enabled (widget, "applications.change-selected", n > 0);
  gtk_widget_action_set_enabled (widget, "applications.compare-selected", n == 2);
}

static void
update_state (LanyardApplicationsPage *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);
  guint n = g_list_model_get_n_items (self->connectors);
  g_autofree char *error = NULL;
  gboolean loading;

  g_object_get (self->connectors, "loading", &loading, "error-message", &error, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->select_button), n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "applications.toggle-selection", n > 0);

  if (error != NULL)
    {
      lanyard_status_page_set_text (self->failure, error);
      gtk_stack_set_visible_child_name (self->stack, "failure");
    }
  else if (n == 0)
    gtk_stack_set_visible_child_name (self->stack, loading ? "loading" : "empty");
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) == 0)
    {
      /* Translators: %s is what was searched for */
      g_autofree char *description = g_markup_printf_escaped (_("Nothing matches “%s”"), text);

      adw_status_page_set_description (self->no_results, description);
      gtk_stack_set_visible_child_name (self->stack, "no-results");
    }
  else
    gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
items_changed_cb (LanyardApplicationsPage *self)
{
  update_state (self);
}

static void
selecting_changed_cb (LanyardApplicationsPage *self)
{
  g_hash_table_remove_all (self->selected);
  update_selection (self);
}

static void
search_changed_cb (LanyardApplicationsPage *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);

  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      g_autoptr(GtkStringFilter) filter = g_list_model_get_item (G_LIST_MODEL (self->filter), i);

      gtk_string_filter_set_search (filter, text);
    }
  update_state (self);
}

static void
row_activated_cb (LanyardApplicationsPage *self,
                  guint                    position)
{
  g_autoptr(LanyardConnector) connector = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (connector == NULL)
    return;

  if (_lanyard_applications_page_is_selecting (self))
    _lanyard_applications_page_toggle_selected (self, connector);
  else
    lanyard_window_show_connector (GTK_WIDGET (self), lanyard_record_get_id (LANYARD_RECORD (connector)));
}

static void
search_activated_cb (LanyardApplicationsPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    row_activated_cb (self, 0);
}

static void
row_pressed_cb (GtkGestureClick *gesture,
                int              n_press,
                double           x,
                double           y,
                gpointer         user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  double parent_x, parent_y;

  if (!gtk_widget_translate_coordinates (row, gtk_widget_get_parent (row), x, y, &parent_x, &parent_y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  lanyard_application_menu_show (LANYARD_APPLICATION_ROW (row), &(GdkRectangle) { (int) parent_x, (int) parent_y, 1, 1 });
}

/* Not with the item's teardown: the row may have left it before. */
static void
forget_row_cb (GtkWidget               *row,
               LanyardApplicationsPage *self)
{
  g_ptr_array_remove_fast (self->rows, row);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              LanyardApplicationsPage  *self)
{
  GtkWidget *row = lanyard_application_row_new (self->counts);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (row_pressed_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));

  gtk_list_item_set_child (item, row);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "destroy", G_CALLBACK (forget_row_cb), self, 0);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             LanyardApplicationsPage  *self)
{
  LanyardApplicationRow *row = LANYARD_APPLICATION_ROW (gtk_list_item_get_child (item));

  lanyard_application_row_set_connector (row, gtk_list_item_get_item (item));
  update_row (self, row);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               LanyardApplicationsPage  *self)
{
  lanyard_application_row_set_connector (LANYARD_APPLICATION_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
lanyard_applications_page_search (LanyardWindowPage *page)
{
  LanyardApplicationsPage *self = LANYARD_APPLICATIONS_PAGE (page);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static GtkFilter *
create_filter (void)
{
  GtkAnyFilter *any = gtk_any_filter_new ();

  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      GtkExpression *expression = gtk_property_expression_new (LANYARD_TYPE_CONNECTOR, NULL, searched[i]);

      gtk_multi_filter_append (GTK_MULTI_FILTER (any), GTK_FILTER (gtk_string_filter_new (expression)));
    }

  return GTK_FILTER (any);
}

static void
lanyard_applications_page_constructed (GObject *object)
{
  LanyardApplicationsPage *self = LANYARD_APPLICATIONS_PAGE (object);
  LanyardConfiguration *configuration = lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self));
  g_autoptr(GtkNoSelection) selection = NULL;

  G_OBJECT_CLASS (lanyard_applications_page_parent_class)->constructed (object);

  self->connectors = lanyard_configuration_get_list (configuration, LANYARD_TYPE_CONNECTOR);
  self->counts = lanyard_finding_counts_new (configuration);
  self->filter = create_filter ();
  self->filtered = gtk_filter_list_model_new (g_object_ref (self->connectors), g_object_ref (self->filter));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));

  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->connectors, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->connectors, "notify", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  update_selection (self);
  update_state (self);
}

static void
lanyard_applications_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LANYARD_TYPE_APPLICATIONS_PAGE);

  G_OBJECT_CLASS (lanyard_applications_page_parent_class)->dispose (object);
}

static void
lanyard_applications_page_finalize (GObject *object)
{
  LanyardApplicationsPage *self = LANYARD_APPLICATIONS_PAGE (object);

  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->counts);
  g_clear_pointer (&self->selected, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_applications_page_parent_class)->finalize (object);
}

static void
lanyard_applications_page_class_init (LanyardApplicationsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_applications_page_constructed;
  object_class->dispose = lanyard_applications_page_dispose;
  object_class->finalize = lanyard_applications_page_finalize;
  LANYARD_WINDOW_PAGE_CLASS (klass)->search = lanyard_applications_page_search;

  g_type_ensure (LANYARD_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/applications/lanyard-applications-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardApplicationsPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LanyardApplicationsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LanyardApplicationsPage, select_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardApplicationsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardApplicationsPage, list);
  gtk_widget_class_bind_template_child (widget_class, LanyardApplicationsPage, no_results);
  gtk_widget_class_bind_template_child (widget_class, LanyardApplicationsPage, failure);
  gtk_widget_class_bind_template_child (widget_class, LanyardApplicationsPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, LanyardApplicationsPage, selection_label);
  gtk_widget_class_bind_template_child (widget_class, LanyardApplicationsPage, drop_hint);
  gtk_widget_class_bind_template_callback (widget_class, selecting_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  _lanyard_applications_page_class_add_actions (widget_class);
}

static void
lanyard_applications_page_init (LanyardApplicationsPage *self)
{
  GtkListItemFactory *factory;

  self->selected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  lanyard_new_from_values_attach (LANYARD_WINDOW_PAGE (self), self->drop_hint);

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

gboolean
_lanyard_applications_page_is_selecting (LanyardApplicationsPage *self)
{
  return gtk_toggle_button_get_active (self->select_button);
}

LanyardConnector *
_lanyard_applications_page_find_connector (LanyardApplicationsPage *self,
                                           const char              *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->connectors); i++)
    {
      g_autoptr(LanyardConnector) connector = g_list_model_get_item (self->connectors, i);

      if (g_strcmp0 (lanyard_record_get_id (LANYARD_RECORD (connector)), id) == 0)
        return connector;
    }

  return NULL;
}

/* (transfer container): those that are still there */
GPtrArray *
_lanyard_applications_page_list_selected (LanyardApplicationsPage *self)
{
  GPtrArray *connectors = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (self->connectors); i++)
    {
      g_autoptr(LanyardConnector) connector = g_list_model_get_item (self->connectors, i);

      if (g_hash_table_contains (self->selected, lanyard_record_get_id (LANYARD_RECORD (connector))))
        g_ptr_array_add (connectors, g_steal_pointer (&connector));
    }

  return connectors;
}

void
_lanyard_applications_page_toggle_selected (LanyardApplicationsPage *self,
                                            LanyardConnector        *connector)
{
  const char *id = lanyard_record_get_id (LANYARD_RECORD (connector));

  if (!g_hash_table_remove (self->selected, id))
    g_hash_table_add (self->selected, g_strdup (id));
  update_selection (self);
}

LanyardApplicationRow *
_lanyard_applications_page_get_focus_row (LanyardApplicationsPage *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  GtkWidget *child = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  return LANYARD_IS_APPLICATION_ROW (child) ? LANYARD_APPLICATION_ROW (child) : NULL;
}
