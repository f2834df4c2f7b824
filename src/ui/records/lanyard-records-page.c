/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-records-page.h"

#include "lanyard-header.h"
#include "lanyard-record-actions.h"
#include "lanyard-record-search.h"
#include "lanyard-status.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  /* Template Widgets */
  GtkWidget           *new_button;
  GtkWidget           *search_button;
  GtkMenuButton       *menu_button;
  GtkSearchBar        *search_bar;
  GtkEditable         *search_entry;
  GtkStack            *stack;
  GtkListView         *list;
  AdwStatusPage       *empty;
  GtkButton           *empty_button;
  AdwStatusPage       *no_results;
  AdwStatusPage       *failure;

  /* Owned References */
  GtkFilterListModel  *filtered;
  LanyardRecordSearch *search;
  GPtrArray           *rows;             /* LanyardRecordRow, borrowed */

  /* Borrowed References */
  GListModel          *records;
} LanyardRecordsPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LanyardRecordsPage, lanyard_records_page, LANYARD_TYPE_WINDOW_PAGE)

static void
update_state (LanyardRecordsPage *self)
{
  LanyardRecordsPagePrivate *priv = lanyard_records_page_get_instance_private (self);
  const char *text = gtk_editable_get_text (priv->search_entry);
  g_autofree char *error = NULL;
  gboolean loading;

  g_object_get (priv->records, "loading", &loading, "error-message", &error, NULL);
  if (error != NULL)
    {
      lanyard_status_page_set_text (priv->failure, error);
      gtk_stack_set_visible_child_name (priv->stack, "failure");
    }
  else if (g_list_model_get_n_items (priv->records) == 0)
    gtk_stack_set_visible_child_name (priv->stack, loading ? "loading" : "empty");
  else if (g_list_model_get_n_items (G_LIST_MODEL (priv->filtered)) == 0)
    {
      /* Translators: %s is what was searched for */
      g_autofree char *description = g_markup_printf_escaped (_("Nothing matches “%s”"), text);

      adw_status_page_set_description (priv->no_results, description);
      gtk_stack_set_visible_child_name (priv->stack, "no-results");
    }
  else
    gtk_stack_set_visible_child_name (priv->stack, "list");
}

static void
update_row (LanyardRecordsPage *self,
            LanyardRecordRow   *row)
{
  LanyardRecordsPageClass *klass = LANYARD_RECORDS_PAGE_GET_CLASS (self);

  if (klass->update_row != NULL && lanyard_record_row_get_record (row) != NULL)
    klass->update_row (self, row);
}

static void
search_changed_cb (LanyardRecordsPage *self)
{
  LanyardRecordsPagePrivate *priv = lanyard_records_page_get_instance_private (self);

  lanyard_record_search_set_text (priv->search, gtk_editable_get_text (priv->search_entry));
  update_state (self);
}

static void
row_activated_cb (LanyardRecordsPage *self,
                  guint               position)
{
  LanyardRecordsPagePrivate *priv = lanyard_records_page_get_instance_private (self);
  g_autoptr(LanyardRecord) record = g_list_model_get_item (G_LIST_MODEL (priv->filtered), position);

  if (record != NULL)
    LANYARD_RECORDS_PAGE_GET_CLASS (self)->open (self, record);
}

static void
search_activated_cb (LanyardRecordsPage *self)
{
  /* What was typed last may not have been searched yet. */
  search_changed_cb (self);
  row_activated_cb (self, 0);
}

/* Not with the item's teardown: the row may have left it before. */
static void
forget_row_cb (GtkWidget          *row,
               LanyardRecordsPage *self)
{
  LanyardRecordsPagePrivate *priv = lanyard_records_page_get_instance_private (self);

  g_ptr_array_remove_fast (priv->rows, row);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              LanyardRecordsPage       *self)
{
  LanyardRecordsPagePrivate *priv = lanyard_records_page_get_instance_private (self);
  GtkWidget *row = lanyard_record_row_new ();

  gtk_list_item_set_child (item, row);
  g_ptr_array_add (priv->rows, row);
  g_signal_connect_object (row, "destroy", G_CALLBACK (forget_row_cb), self, 0);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             LanyardRecordsPage       *self)
{
  LanyardRecordRow *row = LANYARD_RECORD_ROW (gtk_list_item_get_child (item));

  lanyard_record_row_set_record (row, gtk_list_item_get_item (item));
  update_row (self, row);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               LanyardRecordsPage       *self)
{
  lanyard_record_row_set_record (LANYARD_RECORD_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
new_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  LANYARD_RECORDS_PAGE_GET_CLASS (widget)->create (LANYARD_RECORDS_PAGE (widget));
}

static gboolean
delete_key_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  LanyardRecordsPage *self = LANYARD_RECORDS_PAGE (widget);
  LanyardRecordsPagePrivate *priv = lanyard_records_page_get_instance_private (self);
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (priv->list));
  GtkWidget *row = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (!LANYARD_IS_RECORD_ROW (row))
    return FALSE;

  lanyard_record_actions_delete (widget, lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)),
                                 lanyard_record_row_get_record (LANYARD_RECORD_ROW (row)), NULL);
  return TRUE;
}

static void
lanyard_records_page_search (LanyardWindowPage *page)
{
  LanyardRecordsPagePrivate *priv = lanyard_records_page_get_instance_private (LANYARD_RECORDS_PAGE (page));

  gtk_search_bar_set_search_mode (priv->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (priv->search_entry));
}

static void
set_accessible_label (GtkWidget  *widget,
                      const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
set_texts (LanyardRecordsPage *self)
{
  LanyardRecordsPagePrivate *priv = lanyard_records_page_get_instance_private (self);
  const LanyardRecordsSpec *spec = LANYARD_RECORDS_PAGE_GET_CLASS (self)->spec;

  gtk_widget_set_tooltip_text (priv->new_button, _(spec->new_tooltip));
  set_accessible_label (priv->new_button, _(spec->new_tooltip));
  gtk_widget_set_tooltip_text (priv->search_button, _(spec->search_text));
  set_accessible_label (priv->search_button, _(spec->search_text));
  g_object_set (priv->search_entry, "placeholder-text", _(spec->search_text), NULL);
  set_accessible_label (GTK_WIDGET (priv->search_entry), _(spec->search_text));
  set_accessible_label (GTK_WIDGET (priv->list), _(spec->name));
  adw_status_page_set_icon_name (priv->empty, spec->empty_icon);
  adw_status_page_set_title (priv->empty, _(spec->empty_title));
  adw_status_page_set_description (priv->empty, _(spec->empty_description));
  gtk_button_set_label (priv->empty_button, _(spec->new_label));
  gtk_button_set_use_underline (priv->empty_button, TRUE);
  set_accessible_label (GTK_WIDGET (priv->empty_button), _(spec->new_tooltip));
  adw_status_page_set_title (priv->no_results, _(spec->no_results_title));
  adw_status_page_set_title (priv->failure, _(spec->failure_title));
}

static void
lanyard_records_page_constructed (GObject *object)
{
  LanyardRecordsPage *self = LANYARD_RECORDS_PAGE (object);
  LanyardRecordsPagePrivate *priv = lanyard_records_page_get_instance_private (self);
  LanyardConfiguration *configuration = lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self));
  g_autoptr(GtkNoSelection) selection = NULL;

  G_OBJECT_CLASS (lanyard_records_page_parent_class)->constructed (object);

  priv->records = lanyard_configuration_get_list (configuration, LANYARD_RECORDS_PAGE_GET_CLASS (self)->spec->get_type ());
  priv->search = lanyard_record_search_new ();
  priv->filtered = gtk_filter_list_model_new (g_object_ref (priv->records), g_object_ref (GTK_FILTER (priv->search)));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (priv->filtered)));
  gtk_list_view_set_model (priv->list, GTK_SELECTION_MODEL (selection));

  g_signal_connect_object (priv->filtered, "items-changed", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->records, "items-changed", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (priv->records, "notify", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);
  set_texts (self);
  update_state (self);
}

static void
lanyard_records_page_finalize (GObject *object)
{
  LanyardRecordsPagePrivate *priv = lanyard_records_page_get_instance_private (LANYARD_RECORDS_PAGE (object));

  g_clear_object (&priv->filtered);
  g_clear_object (&priv->search);
  g_clear_pointer (&priv->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_records_page_parent_class)->finalize (object);
}

static void
lanyard_records_page_class_init (LanyardRecordsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_records_page_constructed;
  object_class->finalize = lanyard_records_page_finalize;
  LANYARD_WINDOW_PAGE_CLASS (klass)->search = lanyard_records_page_search;

  g_type_ensure (LANYARD_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/records/lanyard-records-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordsPage, new_button);
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordsPage, search_button);
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordsPage, menu_button);
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordsPage, search_bar);
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordsPage, search_entry);
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordsPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordsPage, list);
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordsPage, empty);
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordsPage, empty_button);
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordsPage, no_results);
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordsPage, failure);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "records.new", NULL, new_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Delete, 0, delete_key_cb, NULL);
}

static void
lanyard_records_page_init (LanyardRecordsPage *self)
{
  LanyardRecordsPagePrivate *priv = lanyard_records_page_get_instance_private (self);
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  priv->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (priv->search_bar, priv->search_entry);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, 0);
  gtk_list_view_set_factory (priv->list, factory);
}

void
lanyard_records_page_update_rows (LanyardRecordsPage *self)
{
  LanyardRecordsPagePrivate *priv = lanyard_records_page_get_instance_private (self);

  g_return_if_fail (LANYARD_IS_RECORDS_PAGE (self));

  for (guint i = 0; i < priv->rows->len; i++)
    update_row (self, g_ptr_array_index (priv->rows, i));
}

void
lanyard_records_page_set_menu (LanyardRecordsPage *self,
                               GMenuModel         *menu)
{
  LanyardRecordsPagePrivate *priv = lanyard_records_page_get_instance_private (self);

  g_return_if_fail (LANYARD_IS_RECORDS_PAGE (self));

  gtk_menu_button_set_menu_model (priv->menu_button, menu);
  gtk_widget_set_visible (GTK_WIDGET (priv->menu_button), menu != NULL);
}
