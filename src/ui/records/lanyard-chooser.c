/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-chooser.h"

#include "lanyard-record-row.h"
#include "lanyard-record-search.h"

#include <glib/gi18n-lib.h>

struct _LanyardChooser
{
  AdwWindow            parent_instance;

  /* Template Widgets */
  GtkWidget           *done_button;
  GtkEditable         *search_entry;
  GtkStack            *stack;
  GtkListView         *list;
  AdwStatusPage       *no_results;
  GtkLabel            *count;

  /* Owned References */
  GtkFilterListModel  *filtered;
  LanyardRecordSearch *search;
  GtkMultiFilter      *filter;
  GHashTable          *chosen;           /* ids; NULL where one is chosen */
  GPtrArray           *rows;             /* LanyardRecordRow, borrowed */
  LanyardRecord       *record;

  /* Borrowed References */
  GListModel          *records;
};

G_DEFINE_FINAL_TYPE (LanyardChooser, lanyard_chooser, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_DONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_row (LanyardChooser   *self,
            LanyardRecordRow *row)
{
  LanyardRecord *record = lanyard_record_row_get_record (row);

  if (record != NULL && self->chosen != NULL)
    lanyard_record_row_set_check (row, g_hash_table_contains (self->chosen, lanyard_record_get_id (record)));
}

static void
update_count (LanyardChooser *self)
{
  guint n = self->chosen != NULL ? g_hash_table_size (self->chosen) : 0;
  g_autofree char *text = g_strdup_printf (ngettext ("%u selected", "%u selected", n), n);

  gtk_label_set_label (self->count, text);
}

static void
update_state (LanyardChooser *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);
  g_autofree char *description = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "list");
      return;
    }

  if (*text == '\0')
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  /* Translators: %s is what was searched for */
  description = g_markup_printf_escaped (_("Nothing matches “%s”"), text);
  adw_status_page_set_description (self->no_results, description);
  gtk_stack_set_visible_child_name (self->stack, "no-results");
}

static void
finish (LanyardChooser *self)
{
  g_signal_emit (self, signals[SIGNAL_DONE], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
done_clicked_cb (LanyardChooser *self)
{
  finish (self);
}

static void
search_changed_cb (LanyardChooser *self)
{
  lanyard_record_search_set_text (self->search, gtk_editable_get_text (self->search_entry));
  update_state (self);
}

static void
stop_search_cb (LanyardChooser *self)
{
  if (*gtk_editable_get_text (self->search_entry) != '\0')
    gtk_editable_set_text (self->search_entry, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (LanyardChooser *self,
                  guint           position)
{
  g_autoptr(LanyardRecord) record = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);
  const char *id;

  if (record == NULL)
    return;

  if (self->chosen == NULL)
    {
      g_set_object (&self->record, record);
      finish (self);
      return;
    }

  id = lanyard_record_get_id (record);
  if (!g_hash_table_remove (self->chosen, id))
    g_hash_table_add (self->chosen, g_strdup (id));
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, g_ptr_array_index (self->rows, i));
  update_count (self);
}

static void
search_activated_cb (LanyardChooser *self)
{
  /* What was typed last may not have been searched yet. */
  search_changed_cb (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    row_activated_cb (self, 0);
}

/* Not with the item's teardown: the row may have left it before. */
static void
forget_row_cb (GtkWidget      *row,
               LanyardChooser *self)
{
  g_ptr_array_remove_fast (self->rows, row);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              LanyardChooser           *self)
{
  GtkWidget *row = lanyard_record_row_new ();

  gtk_list_item_set_child (item, row);
  g_ptr_array_add (self->rows, row);
  g_signal_connect_object (row, "destroy", G_CALLBACK (forget_row_cb), self, 0);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             LanyardChooser           *self)
{
  LanyardRecordRow *row = LANYARD_RECORD_ROW (gtk_list_item_get_child (item));

  lanyard_record_row_set_record (row, gtk_list_item_get_item (item));
  update_row (self, row);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               LanyardChooser           *self)
{
  lanyard_record_row_set_record (LANYARD_RECORD_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
lanyard_chooser_finalize (GObject *object)
{
  LanyardChooser *self = LANYARD_CHOOSER (object);

  g_clear_object (&self->filtered);
  g_clear_object (&self->search);
  g_clear_object (&self->filter);
  g_clear_object (&self->record);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_chooser_parent_class)->finalize (object);
}

static void
lanyard_chooser_class_init (LanyardChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = lanyard_chooser_finalize;

  signals[SIGNAL_DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/records/lanyard-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardChooser, done_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardChooser, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LanyardChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardChooser, list);
  gtk_widget_class_bind_template_child (widget_class, LanyardChooser, no_results);
  gtk_widget_class_bind_template_child (widget_class, LanyardChooser, count);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lanyard_chooser_init (LanyardChooser *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
}

static GHashTable *
copy_set (GHashTable *set)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_hash_table_add (copy, g_strdup (id));

  return copy;
}

static void
set_records (LanyardChooser *self,
             GListModel     *records)
{
  g_autoptr(GtkNoSelection) selection = NULL;

  self->records = records;
  self->search = lanyard_record_search_new ();
  self->filter = GTK_MULTI_FILTER (gtk_every_filter_new ());
  gtk_multi_filter_append (self->filter, g_object_ref (GTK_FILTER (self->search)));

  self->filtered = gtk_filter_list_model_new (g_object_ref (records), g_object_ref (GTK_FILTER (self->filter)));
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);

  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/**
 * lanyard_chooser_new:
 * @from: a widget in the window that it belongs to
 * @configuration: whose records are offered
 * @type: of the records
 * @title: of the window
 * @chosen: (nullable): ids that are chosen at first; %NULL: one is chosen
 *
 * Returns: (transfer none): a window that is not shown yet
 */
LanyardChooser *
lanyard_chooser_new (GtkWidget            *from,
                     LanyardConfiguration *configuration,
                     GType                 type,
                     const char           *title,
                     GHashTable           *chosen)
{
  LanyardChooser *self;

  g_return_val_if_fail (GTK_IS_WIDGET (from), NULL);
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  self = g_object_new (LANYARD_TYPE_CHOOSER,
                       "transient-for", gtk_widget_get_root (from),
                       "title", title,
                       NULL);
  self->chosen = chosen != NULL ? copy_set (chosen) : NULL;
  gtk_widget_set_visible (self->done_button, chosen != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->count), chosen != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  set_records (self, lanyard_configuration_get_list (configuration, type));
  update_count (self);
  update_state (self);

  return self;
}

void
lanyard_chooser_set_filter (LanyardChooser *self,
                            GtkFilter      *filter)
{
  g_return_if_fail (LANYARD_IS_CHOOSER (self));

  gtk_multi_filter_append (self->filter, filter);
}

/**
 * lanyard_chooser_get_chosen:
 * @self: a chooser of several
 *
 * Returns: (transfer none) (element-type utf8): a set of ids
 */
GHashTable *
lanyard_chooser_get_chosen (LanyardChooser *self)
{
  g_return_val_if_fail (LANYARD_IS_CHOOSER (self), NULL);

  return self->chosen;
}

LanyardRecord *
lanyard_chooser_get_record (LanyardChooser *self)
{
  g_return_val_if_fail (LANYARD_IS_CHOOSER (self), NULL);

  return self->record;
}
