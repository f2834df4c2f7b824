/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-access-page.h"

#include "lanyard-access-item.h"
#include "lanyard-access-query.h"
#include "lanyard-bind.h"
#include "lanyard-chooser.h"
#include "lanyard-export.h"
#include "lanyard-header.h"
#include "lanyard-person-page.h"
#include "lanyard-record-row.h"
#include "lanyard-status.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

/* What the list can be narrowed to, each with a button. */
enum
{
  CHOICE_PERSON,
  CHOICE_CONNECTOR,
  CHOICE_GROUP,
  N_CHOICES,
};

struct _LanyardAccessPage
{
  LanyardWindowPage    parent_instance;

  /* Template Widgets */
  GtkEditable         *search_entry;
  GtkDropDown         *question_list;
  GtkDropDown         *show_list;
  GtkButton           *person_button;
  GtkButton           *connector_button;
  GtkButton           *group_button;
  GtkWidget           *clear_button;
  GtkLabel            *summary;
  GtkStack            *stack;
  GtkListView         *list;
  AdwStatusPage       *empty;
  AdwStatusPage       *failure;

  /* Owned References */
  LanyardRecord       *chosen[N_CHOICES];   /* NULL: all */
  GListStore          *items;
  LanyardAccessMatrix *matrix;              /* NULL: to be read again */
  LanyardAccessList   *more;                /* NULL: there is nothing more, or it is being read */
  GCancellable        *cancellable;         /* of what is being read */
};

G_DEFINE_FINAL_TYPE (LanyardAccessPage, lanyard_access_page, LANYARD_TYPE_WINDOW_PAGE)

static LanyardConfiguration *
get_configuration (LanyardAccessPage *self)
{
  return lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self));
}

static gboolean
asks_without (LanyardAccessPage *self)
{
  return gtk_drop_down_get_selected (self->question_list) == 1;
}

static const char *
get_chosen_id (LanyardAccessPage *self,
               guint              choice)
{
  return self->chosen[choice] != NULL ? lanyard_record_get_id (self->chosen[choice]) : NULL;
}

static void
fill_filter (LanyardAccessPage   *self,
             LanyardAccessFilter *filter)
{
  *filter = (LanyardAccessFilter) {
    .show = (LanyardAccessShow) MIN (gtk_drop_down_get_selected (self->show_list), LANYARD_ACCESS_SHOW_ALL),
    .person_id = get_chosen_id (self, CHOICE_PERSON),
    .connector_id = get_chosen_id (self, CHOICE_CONNECTOR),
    .group_id = asks_without (self) ? NULL : get_chosen_id (self, CHOICE_GROUP),
    .without_id = asks_without (self) ? get_chosen_id (self, CHOICE_GROUP) : NULL,
    .text = gtk_editable_get_text (self->search_entry),
  };
}

static gboolean
is_filtered (LanyardAccessPage *self)
{
  for (guint i = 0; i < N_CHOICES; i++)
    if (self->chosen[i] != NULL)
      return TRUE;

  return *gtk_editable_get_text (self->search_entry) != '\0' || gtk_drop_down_get_selected (self->show_list) != 0;
}

static void
show_empty (LanyardAccessPage *self,
            const char        *title,
            const char        *description)
{
  adw_status_page_set_title (self->empty, title);
  adw_status_page_set_description (self->empty, description);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_state (LanyardAccessPage *self)
{
  gboolean needs_group = asks_without (self) && self->chosen[CHOICE_GROUP] == NULL;

  gtk_widget_set_visible (self->clear_button, is_filtered (self));
  gtk_widget_set_visible (GTK_WIDGET (self->summary), !needs_group);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "access.export", !needs_group);
  if (needs_group)
    show_empty (self, _("Choose a Group"), _("Who would lose access if it went is shown here; nothing is changed"));
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->items)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (asks_without (self))
    show_empty (self, _("Nothing Would Change"), _("Nobody’s access rests upon this group alone"));
  else if (is_filtered (self))
    show_empty (self, _("Nothing Found"), _("Search for something else, or show all"));
  else
    show_empty (self, _("Nobody Can Sign In"), _("People may use an application when a group that they are in is granted it"));
}

static void
take_answer (LanyardAccessPage   *self,
             LanyardAccessAnswer *answer)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  gboolean first = answer->summary != NULL;

  g_clear_pointer (&self->matrix, lanyard_access_matrix_unref);
  self->matrix = lanyard_access_matrix_ref (lanyard_access_list_get_matrix (answer->list));
  if (!answer->complete)
    self->more = g_steal_pointer (&answer->list);
  if (first)
    gtk_label_set_label (self->summary, answer->summary);
  g_list_store_splice (self->items, first ? 0 : n, first ? n : 0, answer->items->pdata, answer->items->len);
  show_state (self);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LanyardAccessPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardAccessAnswer) answer = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  if (answer != NULL)
    {
      take_answer (self, answer);
      return;
    }

  lanyard_status_page_set_text (self->failure, error->message);
  gtk_stack_set_visible_child_name (self->stack, "failure");
}

static void
stop (LanyardAccessPage *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->more, lanyard_access_list_free);
}

static void
start_again (LanyardAccessPage *self)
{
  LanyardAccessFilter filter;

  if (self->items == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  stop (self);
  gtk_widget_set_visible (GTK_WIDGET (self->show_list), !asks_without (self));
  if (asks_without (self) && self->chosen[CHOICE_GROUP] == NULL)
    {
      g_list_store_remove_all (self->items);
      show_state (self);
      return;
    }

  fill_filter (self, &filter);
  self->cancellable = g_cancellable_new ();
  lanyard_access_query_begin_async (get_configuration (self), self->matrix, &filter, self->cancellable, answered_cb,
                                    g_object_ref (self));
}

static void
configuration_changed_cb (LanyardAccessPage *self)
{
  /* What is on its way is old already, also where nobody looks. */
  stop (self);
  g_clear_pointer (&self->matrix, lanyard_access_matrix_unref);
  start_again (self);
}

static void
edge_reached_cb (LanyardAccessPage *self,
                 GtkPositionType    position)
{
  if (position != GTK_POS_BOTTOM || self->more == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  lanyard_access_query_more_async (get_configuration (self), g_steal_pointer (&self->more), self->cancellable, answered_cb,
                                   g_object_ref (self));
}

/* What the filter does not name already. */
static void
row_activated_cb (LanyardAccessPage *self,
                  guint              position)
{
  g_autoptr(LanyardAccessItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), position);

  if (item == NULL)
    return;

  if (self->chosen[CHOICE_PERSON] != NULL)
    lanyard_window_show_connector (GTK_WIDGET (self),
                                   lanyard_record_get_id (LANYARD_RECORD (lanyard_access_item_get_connector (item))));
  else
    lanyard_person_page_show (GTK_WIDGET (self), LANYARD_WINDOW_PAGE (self), lanyard_access_item_get_person (item));
}

static void
show_choices (LanyardAccessPage *self)
{
  GtkButton *buttons[] = { self->person_button, self->connector_button, self->group_button };
  const char *texts[] = { _("All people"), _("All applications"), asks_without (self) ? _("Choose a Group…") : _("All groups") };

  for (guint i = 0; i < N_CHOICES; i++)
    {
      const char *label = self->chosen[i] != NULL ? lanyard_record_get_title (self->chosen[i]) : texts[i];

      gtk_button_set_label (buttons[i], label);
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (buttons[i])), PANGO_ELLIPSIZE_END);
      gtk_accessible_update_property (GTK_ACCESSIBLE (buttons[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

static void
filter_changed_cb (LanyardAccessPage *self)
{
  if (self->items == NULL)
    return;

  show_choices (self);
  start_again (self);
}

static void
chosen_cb (LanyardChooser    *chooser,
           LanyardAccessPage *self)
{
  LanyardRecord *record = lanyard_chooser_get_record (chooser);

  if (record == NULL)
    return;

  g_set_object (&self->chosen[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chooser), "choice"))], record);
  filter_changed_cb (self);
}

static void
choose (LanyardAccessPage *self,
        guint              choice,
        GType              type,
        const char        *title)
{
  LanyardChooser *chooser = lanyard_chooser_new (GTK_WIDGET (self), get_configuration (self), type, title, NULL);

  g_object_set_data (G_OBJECT (chooser), "choice", GUINT_TO_POINTER (choice));
  g_signal_connect_object (chooser, "done", G_CALLBACK (chosen_cb), self, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}

static void
choose_person_cb (LanyardAccessPage *self)
{
  choose (self, CHOICE_PERSON, LANYARD_TYPE_PERSON, _("Access of One Person"));
}

static void
choose_connector_cb (LanyardAccessPage *self)
{
  choose (self, CHOICE_CONNECTOR, LANYARD_TYPE_CONNECTOR, _("Access to One Application"));
}

static void
choose_group_cb (LanyardAccessPage *self)
{
  choose (self, CHOICE_GROUP, LANYARD_TYPE_GROUP, _("Access Through One Group"));
}

static void
clear_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LanyardAccessPage *self = LANYARD_ACCESS_PAGE (widget);

  for (guint i = 0; i < N_CHOICES; i++)
    g_clear_object (&self->chosen[i]);
  gtk_drop_down_set_selected (self->show_list, 0);
  gtk_editable_set_text (self->search_entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  filter_changed_cb (self);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LanyardAccessFilter filter;

  fill_filter (LANYARD_ACCESS_PAGE (widget), &filter);
  lanyard_access_query_export_async (get_configuration (LANYARD_ACCESS_PAGE (widget)), &filter, lanyard_export_read_cb,
                                     lanyard_export_new_read (widget, _("Save Access"), "Lanyard-access.csv",
                                                              _("Access saved"), _("Access Cannot Be Read")));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  gtk_list_item_set_child (item, lanyard_record_row_new ());
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  LanyardAccessItem *item = gtk_list_item_get_item (list_item);
  LanyardRecordRow *row = LANYARD_RECORD_ROW (gtk_list_item_get_child (list_item));

  lanyard_record_row_set_record (row, LANYARD_RECORD (lanyard_access_item_get_person (item)));
  lanyard_record_row_set_detail (row, lanyard_access_item_get_reason (item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  lanyard_record_row_set_record (LANYARD_RECORD_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
lanyard_access_page_search (LanyardWindowPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (LANYARD_ACCESS_PAGE (page)->search_entry));
}

static void
lanyard_access_page_map (GtkWidget *widget)
{
  LanyardAccessPage *self = LANYARD_ACCESS_PAGE (widget);

  GTK_WIDGET_CLASS (lanyard_access_page_parent_class)->map (widget);

  if (self->matrix == NULL)
    start_again (self);
}

static void
lanyard_access_page_constructed (GObject *object)
{
  LanyardAccessPage *self = LANYARD_ACCESS_PAGE (object);

  G_OBJECT_CLASS (lanyard_access_page_parent_class)->constructed (object);

  g_signal_connect_object (get_configuration (self), "changed", G_CALLBACK (configuration_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
lanyard_access_page_dispose (GObject *object)
{
  stop (LANYARD_ACCESS_PAGE (object));

  G_OBJECT_CLASS (lanyard_access_page_parent_class)->dispose (object);
}

static void
lanyard_access_page_finalize (GObject *object)
{
  LanyardAccessPage *self = LANYARD_ACCESS_PAGE (object);

  for (guint i = 0; i < N_CHOICES; i++)
    g_clear_object (&self->chosen[i]);
  g_clear_object (&self->items);
  g_clear_pointer (&self->matrix, lanyard_access_matrix_unref);

  G_OBJECT_CLASS (lanyard_access_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessPage, question_list);
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessPage, show_list);
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessPage, person_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessPage, connector_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessPage, group_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessPage, summary);
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessPage, list);
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessPage, empty);
  gtk_widget_class_bind_template_child (widget_class, LanyardAccessPage, failure);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_person_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_connector_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_group_cb);
  gtk_widget_class_bind_template_callback (widget_class, edge_reached_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
lanyard_access_page_class_init (LanyardAccessPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_access_page_constructed;
  object_class->dispose = lanyard_access_page_dispose;
  object_class->finalize = lanyard_access_page_finalize;
  widget_class->map = lanyard_access_page_map;
  LANYARD_WINDOW_PAGE_CLASS (klass)->search = lanyard_access_page_search;

  g_type_ensure (LANYARD_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/access/lanyard-access-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "access.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "access.export", NULL, export_action);
}

static void
lanyard_access_page_init (LanyardAccessPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkNoSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  lanyard_drop_down_name_button (self->question_list);
  lanyard_drop_down_name_button (self->show_list);
  show_choices (self);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  self->items = g_list_store_new (LANYARD_TYPE_ACCESS_ITEM);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->items)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}
