/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-link-view.h"

#include "lanyard-chooser.h"
#include "lanyard-record-row.h"
#include "lanyard-record-search.h"
#include "lanyard-status.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardLinkView
{
  AdwBin                 parent_instance;

  /* Template Widgets */
  GtkStack              *stack;
  AdwStatusPage         *empty;
  GtkButton             *empty_button;
  AdwStatusPage         *failure;
  GtkWidget             *search_box;
  GtkEditable           *search_entry;
  GtkButton             *choose_button;
  GtkStack              *found;
  GtkListView           *list;
  AdwStatusPage         *no_results;

  /* Owned References */
  LanyardConfiguration  *configuration;
  GCancellable          *cancellable;
  GtkFilterListModel    *filtered;
  GtkCustomFilter       *linked_filter;
  LanyardRecordSearch   *search;
  GHashTable            *linked;        /* ids; NULL until they were read */
  char                  *id;
  char                  *error_message;

  /* Borrowed References */
  const LanyardLinkSpec *spec;
};

G_DEFINE_FINAL_TYPE (LanyardLinkView, lanyard_link_view, ADW_TYPE_BIN)

enum
{
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update_state (LanyardLinkView *self)
{
  const char *text = gtk_editable_get_text (self->search_entry);
  gboolean found = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0
                   || *text == '\0';

  if (self->error_message != NULL)
    {
      lanyard_status_page_set_text (self->failure, self->error_message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }
  if (self->linked == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "loading");
      return;
    }

  gtk_stack_set_visible_child_name (self->stack, g_hash_table_size (self->linked) > 0 ? "links" : "empty");
  gtk_stack_set_visible_child_name (self->found, found ? "list" : "no-results");
  if (!found)
    {
      /* Translators: %s is what was searched for */
      g_autofree char *description = g_markup_printf_escaped (_("Nothing matches “%s”"), text);

      adw_status_page_set_description (self->no_results, description);
    }
}

static gboolean
is_linked (gpointer record,
           gpointer user_data)
{
  LanyardLinkView *self = user_data;

  return self->linked != NULL && g_hash_table_contains (self->linked, lanyard_record_get_id (record));
}

static GHashTable *
make_set (char **ids)
{
  GHashTable *set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (char **id = ids; *id != NULL; id++)
    g_hash_table_add (set, g_strdup (*id));

  return set;
}

static gboolean
sets_equal (GHashTable *set,
            GHashTable *other)
{
  GHashTableIter iter;
  gpointer id;

  if (set == NULL || g_hash_table_size (set) != g_hash_table_size (other))
    return FALSE;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!g_hash_table_contains (other, id))
      return FALSE;

  return TRUE;
}

static void
take_links (LanyardLinkView *self,
            GHashTable      *linked)
{
  if (sets_equal (self->linked, linked))
    {
      g_hash_table_unref (linked);
      return;
    }

  g_clear_pointer (&self->linked, g_hash_table_unref);
  self->linked = linked;
  gtk_filter_changed (GTK_FILTER (self->linked_filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardLinkView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) ids = lanyard_configuration_list_links_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  g_clear_pointer (&self->error_message, g_free);
  if (ids != NULL)
    take_links (self, make_set (ids));
  else
    self->error_message = g_strdup (error->message);
  update_state (self);
}

static void
reload (LanyardLinkView *self)
{
  lanyard_configuration_list_links_async (self->configuration, self->spec->relation,
                                          self->spec->from_group ? self->id : NULL,
                                          self->spec->from_group ? NULL : self->id,
                                          self->cancellable, listed_cb, g_object_ref (self));
}

/* A change of links that is on its way. */
typedef struct
{
  GtkWidget *from;
  char      *text;
} Change;

static void
change_free (Change *change)
{
  g_object_unref (change->from);
  g_free (change->text);
  g_free (change);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Change, change_free)

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Change) change = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *change_id = NULL;

  if (!lanyard_configuration_apply_finish (LANYARD_CONFIGURATION (source), result, &change_id, &error))
    lanyard_window_show_error (change->from, _("Changes Cannot Be Saved"), error);
  else
    lanyard_window_toast_undo (change->from, change->text, change_id);
}

static void
add_link (LanyardLinkView *self,
          LanyardChanges  *changes,
          const char      *id,
          gboolean         linked)
{
  if (self->spec->from_group)
    lanyard_changes_link (changes, self->spec->relation, self->id, id, linked);
  else
    lanyard_changes_link (changes, self->spec->relation, id, self->id, linked);
}

/* Takes both. */
static void
apply (LanyardLinkView *self,
       LanyardChanges  *changes,
       char            *text)
{
  Change *change = g_new0 (Change, 1);

  change->from = g_object_ref (GTK_WIDGET (self));
  change->text = text;
  lanyard_configuration_apply_async (self->configuration, changes, NULL, changed_cb, change);
}

static char *
dup_name (LanyardLinkView *self,
          const char      *id)
{
  GListModel *records = gtk_filter_list_model_get_model (self->filtered);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr(LanyardRecord) record = g_list_model_get_item (records, i);

      if (g_str_equal (lanyard_record_get_id (record), id))
        return g_strdup (lanyard_record_get_title (record));
    }

  return g_strdup ("?");
}

static char *
describe (LanyardLinkView *self,
          const char      *id,
          gboolean         linked)
{
  g_autofree char *name = dup_name (self, id);

  return self->spec->describe (name, linked);
}

static void
remove_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LanyardLinkView *self = LANYARD_LINK_VIEW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autofree char *text = describe (self, id, FALSE);
  LanyardChanges *changes = lanyard_changes_new (text);

  add_link (self, changes, id, FALSE);
  apply (self, changes, g_steal_pointer (&text));
}

/* How many of @set are not in @other; @first is one of them. */
static guint
add_difference (LanyardLinkView *self,
                LanyardChanges  *changes,
                GHashTable      *set,
                GHashTable      *other,
                gboolean         linked,
                const char     **first)
{
  GHashTableIter iter;
  gpointer id;
  guint n = 0;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      if (g_hash_table_contains (other, id))
        continue;

      add_link (self, changes, id, linked);
      *first = id;
      n++;
    }

  return n;
}

static void
chosen_cb (LanyardChooser  *chooser,
           LanyardLinkView *self)
{
  GHashTable *before = g_object_get_data (G_OBJECT (chooser), "before");
  GHashTable *after = lanyard_chooser_get_chosen (chooser);
  g_autofree char *several = self->spec->describe (NULL, TRUE);
  const char *first = NULL;
  LanyardChanges *changes = lanyard_changes_new (several);
  guint n_added = add_difference (self, changes, after, before, TRUE, &first);
  guint n_removed = add_difference (self, changes, before, after, FALSE, &first);

  if (n_added + n_removed == 0)
    lanyard_changes_free (changes);
  else if (n_added + n_removed > 1)
    apply (self, changes, g_steal_pointer (&several));
  else
    apply (self, changes, describe (self, first, n_added > 0));
}

static void
choose_clicked_cb (LanyardLinkView *self)
{
  LanyardChooser *chooser;

  if (self->linked == NULL)
    return;

  chooser = lanyard_chooser_new (GTK_WIDGET (self), self->configuration, self->spec->get_type (),
                                 _(self->spec->chooser_title), self->linked);
  /* What others change meanwhile is not taken back. */
  g_object_set_data_full (G_OBJECT (chooser), "before", g_hash_table_ref (self->linked), (GDestroyNotify) g_hash_table_unref);
  g_signal_connect_object (chooser, "done", G_CALLBACK (chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
search_changed_cb (LanyardLinkView *self)
{
  lanyard_record_search_set_text (self->search, gtk_editable_get_text (self->search_entry));
  update_state (self);
}

static void
row_activated_cb (LanyardLinkView *self,
                  guint            position)
{
  g_autoptr(LanyardRecord) record = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (record != NULL)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, record);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              LanyardLinkView          *self)
{
  GtkWidget *row = lanyard_record_row_new ();

  lanyard_record_row_set_remove (LANYARD_RECORD_ROW (row), "links.remove", _(self->spec->remove_tooltip));
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  user_data)
{
  lanyard_record_row_set_record (LANYARD_RECORD_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  lanyard_record_row_set_record (LANYARD_RECORD_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
lanyard_link_view_dispose (GObject *object)
{
  LanyardLinkView *self = LANYARD_LINK_VIEW (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (lanyard_link_view_parent_class)->dispose (object);
}

static void
lanyard_link_view_finalize (GObject *object)
{
  LanyardLinkView *self = LANYARD_LINK_VIEW (object);

  g_clear_object (&self->configuration);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->filtered);
  g_clear_object (&self->linked_filter);
  g_clear_object (&self->search);
  g_clear_pointer (&self->linked, g_hash_table_unref);
  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->error_message, g_free);

  G_OBJECT_CLASS (lanyard_link_view_parent_class)->finalize (object);
}

static void
lanyard_link_view_class_init (LanyardLinkViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_link_view_dispose;
  object_class->finalize = lanyard_link_view_finalize;

  signals[SIGNAL_OPEN] =
    g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, LANYARD_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/records/lanyard-link-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardLinkView, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardLinkView, empty);
  gtk_widget_class_bind_template_child (widget_class, LanyardLinkView, empty_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardLinkView, failure);
  gtk_widget_class_bind_template_child (widget_class, LanyardLinkView, search_box);
  gtk_widget_class_bind_template_child (widget_class, LanyardLinkView, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LanyardLinkView, choose_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardLinkView, found);
  gtk_widget_class_bind_template_child (widget_class, LanyardLinkView, list);
  gtk_widget_class_bind_template_child (widget_class, LanyardLinkView, no_results);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "links.remove", "s", remove_action);
}

static void
lanyard_link_view_init (LanyardLinkView *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  lanyard_window_fold_box (self->search_box);
}

static void
set_texts (LanyardLinkView *self)
{
  const LanyardLinkSpec *spec = self->spec;

  adw_status_page_set_icon_name (self->empty, spec->empty_icon);
  adw_status_page_set_title (self->empty, _(spec->empty_title));
  adw_status_page_set_description (self->empty, _(spec->empty_description));
  gtk_button_set_label (self->empty_button, _(spec->choose_label));
  gtk_button_set_use_underline (self->empty_button, TRUE);
  gtk_button_set_label (self->choose_button, _(spec->choose_label));
  gtk_button_set_use_underline (self->choose_button, TRUE);
  g_object_set (self->search_entry, "placeholder-text", _(spec->search_text), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _(spec->search_text), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _(spec->name), -1);
}

static void
set_records (LanyardLinkView *self,
             GListModel      *records)
{
  GtkFilter *filter = GTK_FILTER (gtk_every_filter_new ());
  g_autoptr(GtkNoSelection) selection = NULL;
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->linked_filter = gtk_custom_filter_new (is_linked, self, NULL);
  self->search = lanyard_record_search_new ();
  gtk_multi_filter_append (GTK_MULTI_FILTER (filter), g_object_ref (GTK_FILTER (self->linked_filter)));
  gtk_multi_filter_append (GTK_MULTI_FILTER (filter), g_object_ref (GTK_FILTER (self->search)));
  self->filtered = gtk_filter_list_model_new (g_object_ref (records), filter);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (update_state), self, G_CONNECT_SWAPPED);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/**
 * lanyard_link_view_set_up:
 * @self: a view that was not set up
 * @configuration: whose links
 * @id: the group, person or connector whose links they are
 * @spec: which links
 */
void
lanyard_link_view_set_up (LanyardLinkView       *self,
                          LanyardConfiguration  *configuration,
                          const char            *id,
                          const LanyardLinkSpec *spec)
{
  g_return_if_fail (LANYARD_IS_LINK_VIEW (self));
  g_return_if_fail (self->spec == NULL);
  g_return_if_fail (spec != NULL);

  self->spec = spec;
  self->configuration = g_object_ref (configuration);
  self->id = g_strdup (id);
  set_texts (self);
  set_records (self, lanyard_configuration_get_list (configuration, spec->get_type ()));
  g_signal_connect_object (configuration, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  update_state (self);
}

void
lanyard_link_view_search (LanyardLinkView *self)
{
  g_return_if_fail (LANYARD_IS_LINK_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}
