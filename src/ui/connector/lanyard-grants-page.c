/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-grants-page.h"

#include "lanyard-bind.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardGrantsPage
{
  LanyardEditorPage   parent_instance;

  /* Template Widgets */
  GtkStack           *stack;
  GtkLabel           *summary;
  GtkImage           *summary_icon;
  GtkSearchEntry     *search_entry;
  GtkListView        *list;

  /* Owned References */
  GtkFilterListModel *filtered;
  GHashTable         *granted;          /* ids of groups */
  GPtrArray          *rows;             /* GtkListItem, borrowed */
  GCancellable       *cancellable;

  /* Borrowed References */
  GListModel         *groups;
};

G_DEFINE_FINAL_TYPE (LanyardGrantsPage, lanyard_grants_page, LANYARD_TYPE_EDITOR_PAGE)

static void
update_row (LanyardGrantsPage *self,
            GtkListItem       *item)
{
  LanyardRecord *group = gtk_list_item_get_item (item);

  if (group != NULL)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_list_item_get_child (item)),
                                 g_hash_table_contains (self->granted, lanyard_record_get_id (group)));
}

static void
show_summary (LanyardGrantsPage *self)
{
  guint n = g_hash_table_size (self->granted);
  g_autofree char *text = NULL;

  if (n == 0)
    text = g_strdup (_("Nobody can sign in: no group is granted this application"));
  else
    text = g_strdup_printf (ngettext ("The members of %u group can sign in", "The members of %u groups can sign in", n), n);
  gtk_label_set_label (self->summary, text);
  gtk_image_set_from_icon_name (self->summary_icon, n == 0 ? "dialog-warning-symbolic" : "system-users-symbolic");
}

static void
update (LanyardGrantsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    update_row (self, g_ptr_array_index (self->rows, i));
  show_summary (self);
  gtk_stack_set_visible_child_name (self->stack, g_list_model_get_n_items (self->groups) > 0 ? "groups" : "empty");
}

static void
links_listed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(LanyardGrantsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) ids = lanyard_configuration_list_links_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (ids == NULL)
    {
      lanyard_window_show_error (GTK_WIDGET (self), _("Grants Cannot Be Read"), error);
      return;
    }

  g_hash_table_remove_all (self->granted);
  for (guint i = 0; ids[i] != NULL; i++)
    g_hash_table_add (self->granted, g_strdup (ids[i]));
  update (self);
}

static void
list_links_cb (LanyardGrantsPage *self)
{
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));

  lanyard_configuration_list_links_async (lanyard_editor_get_configuration (editor), LANYARD_RELATION_GRANT, NULL,
                                          lanyard_editor_get_connector_id (editor), self->cancellable, links_listed_cb,
                                          g_object_ref (self));
}

/* A grant on its way, and what to say when it is there. */
typedef struct
{
  LanyardGrantsPage *page;
  char              *text;
} Grant;

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Grant *grant = user_data;
  g_autofree char *change_id = NULL;
  g_autoptr(GError) error = NULL;

  if (lanyard_configuration_apply_finish (LANYARD_CONFIGURATION (source), result, &change_id, &error))
    lanyard_window_toast_undo (GTK_WIDGET (grant->page), grant->text, change_id);
  else
    lanyard_window_show_error (GTK_WIDGET (grant->page), _("Grant Cannot Be Changed"), error);

  list_links_cb (grant->page);
  g_object_unref (grant->page);
  g_free (grant->text);
  g_free (grant);
}

static void
set_granted (LanyardGrantsPage *self,
             LanyardGroup      *group,
             gboolean           granted)
{
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));
  const char *name = lanyard_group_get_name (group);
  g_autoptr(LanyardChanges) changes = NULL;
  Grant *grant = g_new0 (Grant, 1);

  grant->page = g_object_ref (self);
  /* Translators: %s is the name of a group */
  grant->text = g_strdup_printf (granted ? _("Granted to “%s”") : _("Revoked from “%s”"), name);

  changes = lanyard_changes_new (grant->text);
  lanyard_changes_link (changes, LANYARD_RELATION_GRANT, lanyard_record_get_id (LANYARD_RECORD (group)),
                        lanyard_editor_get_connector_id (editor), granted);
  lanyard_configuration_apply_async (lanyard_editor_get_configuration (editor), g_steal_pointer (&changes), NULL,
                                     applied_cb, grant);
}

static void
row_activated_cb (LanyardGrantsPage *self,
                  guint              position)
{
  g_autoptr(LanyardGroup) group = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (group != NULL)
    set_granted (self, group, !g_hash_table_contains (self->granted, lanyard_record_get_id (LANYARD_RECORD (group))));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              LanyardGrantsPage        *self)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_focusable (check, FALSE);
  gtk_list_item_set_child (item, check);
  g_ptr_array_add (self->rows, item);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             LanyardGrantsPage        *self)
{
  LanyardGroup *group = gtk_list_item_get_item (item);

  gtk_check_button_set_label (GTK_CHECK_BUTTON (gtk_list_item_get_child (item)), lanyard_group_get_name (group));
  lanyard_list_row_set_name (gtk_list_item_get_child (item), lanyard_group_get_name (group));
  update_row (self, item);
}

static void
teardown_row_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item,
                 LanyardGrantsPage        *self)
{
  g_ptr_array_remove_fast (self->rows, item);
  gtk_list_item_set_child (item, NULL);
}

static void
lanyard_grants_page_constructed (GObject *object)
{
  LanyardGrantsPage *self = LANYARD_GRANTS_PAGE (object);
  LanyardConfiguration *configuration = lanyard_editor_page_get_configuration (LANYARD_EDITOR_PAGE (self));
  GtkStringFilter *filter;
  g_autoptr(GtkNoSelection) selection = NULL;

  G_OBJECT_CLASS (lanyard_grants_page_parent_class)->constructed (object);

  self->groups = lanyard_configuration_get_list (configuration, LANYARD_TYPE_GROUP);
  filter = gtk_string_filter_new (gtk_property_expression_new (LANYARD_TYPE_GROUP, NULL, "name"));
  g_object_bind_property (self->search_entry, "text", filter, "search", G_BINDING_SYNC_CREATE);
  self->filtered = gtk_filter_list_model_new (g_object_ref (self->groups), GTK_FILTER (filter));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));

  g_signal_connect_object (self->groups, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (configuration, "changed", G_CALLBACK (list_links_cb), self, G_CONNECT_SWAPPED);
  update (self);
  list_links_cb (self);
}

static void
lanyard_grants_page_dispose (GObject *object)
{
  LanyardGrantsPage *self = LANYARD_GRANTS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_GRANTS_PAGE);

  G_OBJECT_CLASS (lanyard_grants_page_parent_class)->dispose (object);
}

static void
lanyard_grants_page_finalize (GObject *object)
{
  LanyardGrantsPage *self = LANYARD_GRANTS_PAGE (object);

  g_clear_object (&self->filtered);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->granted, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_grants_page_parent_class)->finalize (object);
}

static void
lanyard_grants_page_class_init (LanyardGrantsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_grants_page_constructed;
  object_class->dispose = lanyard_grants_page_dispose;
  object_class->finalize = lanyard_grants_page_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/connector/lanyard-grants-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardGrantsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardGrantsPage, summary);
  gtk_widget_class_bind_template_child (widget_class, LanyardGrantsPage, summary_icon);
  gtk_widget_class_bind_template_child (widget_class, LanyardGrantsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LanyardGrantsPage, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
lanyard_grants_page_init (LanyardGrantsPage *self)
{
  GtkListItemFactory *factory;

  self->granted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, 0);
  g_signal_connect_object (factory, "teardown", G_CALLBACK (teardown_row_cb), self, 0);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}
