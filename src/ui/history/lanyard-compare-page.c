/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-compare-page.h"

#include "lanyard-administration.h"
#include "lanyard-bind.h"
#include "lanyard-chooser.h"
#include "lanyard-header.h"
#include "lanyard-hyphens.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardComparePage
{
  LanyardWindowPage  parent_instance;

  /* Template Widgets */
  GtkToggleButton   *all_button;
  GtkLabel          *left_label;
  GtkLabel          *right_label;
  GtkStack          *stack;
  GtkListView       *list;

  /* Owned References */
  GListStore        *pairs;
  char              *left_id;
  char              *right_id;
};

G_DEFINE_FINAL_TYPE (LanyardComparePage, lanyard_compare_page, LANYARD_TYPE_WINDOW_PAGE)

typedef struct
{
  char         *left_id;
  char         *right_id;
  LanyardPairs  which;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->left_id);
  g_free (request->right_id);
  g_free (request);
}

static gpointer
compare_worker (LanyardConfiguration  *configuration,
                gpointer               data,
                GError               **error)
{
  Request *request = data;

  return lanyard_administration_compare_sync (configuration, request->left_id, request->right_id, request->which, error);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LanyardComparePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) pairs = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (pairs == NULL)
    {
      if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
        lanyard_window_show_error (GTK_WIDGET (self), _("Applications Cannot Be Compared"), error);
      return;
    }

  g_list_store_splice (self->pairs, 0, g_list_model_get_n_items (G_LIST_MODEL (self->pairs)), pairs->pdata, pairs->len);
  gtk_stack_set_visible_child_name (self->stack, pairs->len > 0 ? "list" : "same");
}

static void
compare_cb (LanyardComparePage *self)
{
  Request *request = g_new0 (Request, 1);

  request->left_id = g_strdup (self->left_id);
  request->right_id = g_strdup (self->right_id);
  request->which = gtk_toggle_button_get_active (self->all_button) ? LANYARD_PAIRS_ALL : LANYARD_PAIRS_DIFFERENT;
  lanyard_configuration_run_async (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)), compare_worker,
                                   request, request_free, (GDestroyNotify) g_ptr_array_unref,
                                   lanyard_window_page_get_cancellable (LANYARD_WINDOW_PAGE (self)), compared_cb,
                                   g_object_ref (self));
}

static GtkWidget *
append_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  lanyard_hyphens_forbid_in_label (GTK_LABEL (label));
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

/* The field above, both values side by side below. */
static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *values = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = append_label (box);

  gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_set_homogeneous (GTK_BOX (values), TRUE);
  append_label (values);
  append_label (values);
  gtk_box_append (GTK_BOX (box), values);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  user_data)
{
  LanyardFieldPair *pair = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *label = gtk_widget_get_first_child (box);
  GtkWidget *left = gtk_widget_get_first_child (gtk_widget_get_last_child (box));
  const char *left_text = lanyard_field_pair_get_left (pair);
  const char *right_text = lanyard_field_pair_get_right (pair);
  g_autofree char *name = NULL;

  if (lanyard_field_pair_is_expected (pair))
    /* Translators: a field that differs between any two applications */
    name = g_strdup_printf (_("%s (expected to differ)"), lanyard_field_pair_get_label (pair));
  else
    name = g_strdup (lanyard_field_pair_get_label (pair));

  gtk_label_set_label (GTK_LABEL (label), name);
  gtk_label_set_label (GTK_LABEL (left), left_text != NULL ? left_text : _("not set"));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (left)), right_text != NULL ? right_text : _("not set"));
  if (lanyard_field_pair_differs (pair) && !lanyard_field_pair_is_expected (pair))
    gtk_widget_remove_css_class (box, "dim-label");
  else
    gtk_widget_add_css_class (box, "dim-label");
  lanyard_list_row_set_name (box, name);
}

static void
lanyard_compare_page_finalize (GObject *object)
{
  LanyardComparePage *self = LANYARD_COMPARE_PAGE (object);

  g_clear_object (&self->pairs);
  g_free (self->left_id);
  g_free (self->right_id);

  G_OBJECT_CLASS (lanyard_compare_page_parent_class)->finalize (object);
}

static void
lanyard_compare_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LANYARD_TYPE_COMPARE_PAGE);

  G_OBJECT_CLASS (lanyard_compare_page_parent_class)->dispose (object);
}

static void
lanyard_compare_page_class_init (LanyardComparePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lanyard_compare_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = lanyard_compare_page_finalize;

  g_type_ensure (LANYARD_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/history/lanyard-compare-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardComparePage, all_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardComparePage, left_label);
  gtk_widget_class_bind_template_child (widget_class, LanyardComparePage, right_label);
  gtk_widget_class_bind_template_child (widget_class, LanyardComparePage, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardComparePage, list);
  gtk_widget_class_bind_template_callback (widget_class, compare_cb);
}

static void
lanyard_compare_page_init (LanyardComparePage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->pairs = g_list_store_new (LANYARD_TYPE_FIELD_PAIR);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->pairs)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

void
lanyard_compare_page_push (GtkWidget            *from,
                           LanyardConfiguration *configuration,
                           LanyardService       *service,
                           LanyardConnector     *left,
                           LanyardConnector     *right)
{
  LanyardComparePage *self = g_object_new (LANYARD_TYPE_COMPARE_PAGE,
                                           "configuration", configuration,
                                           "service", service,
                                           "title", _("Comparison"),
                                           NULL);

  self->left_id = g_strdup (lanyard_record_get_id (LANYARD_RECORD (left)));
  self->right_id = g_strdup (lanyard_record_get_id (LANYARD_RECORD (right)));
  gtk_label_set_label (self->left_label, lanyard_connector_get_label (left));
  gtk_label_set_label (self->right_label, lanyard_connector_get_label (right));
  g_signal_connect_object (configuration, "changed", G_CALLBACK (compare_cb), self, G_CONNECT_SWAPPED);
  compare_cb (self);
  lanyard_window_push (from, LANYARD_WINDOW_PAGE (self));
}

/* What waits for the other application. */
typedef struct
{
  GtkWidget            *window;
  LanyardConfiguration *configuration;
  LanyardService       *service;
  LanyardConnector     *left;
} Choice;

static void
choice_free (gpointer  data,
             GClosure *closure)
{
  Choice *choice = data;

  g_object_unref (choice->window);
  g_object_unref (choice->configuration);
  g_object_unref (choice->service);
  g_object_unref (choice->left);
  g_free (choice);
}

static void
chosen_cb (LanyardChooser *chooser,
           gpointer        user_data)
{
  Choice *choice = user_data;
  LanyardRecord *right = lanyard_chooser_get_record (chooser);

  if (right != NULL)
    lanyard_compare_page_push (choice->window, choice->configuration, choice->service, choice->left,
                               LANYARD_CONNECTOR (right));
}

void
lanyard_compare_page_ask (GtkWidget            *from,
                          LanyardConfiguration *configuration,
                          LanyardService       *service,
                          LanyardConnector     *left)
{
  LanyardChooser *chooser = lanyard_chooser_new (from, configuration, LANYARD_TYPE_CONNECTOR, _("Compare With"), NULL);
  Choice *choice = g_new0 (Choice, 1);

  choice->window = g_object_ref (GTK_WIDGET (gtk_widget_get_root (from)));
  choice->configuration = g_object_ref (configuration);
  choice->service = g_object_ref (service);
  choice->left = g_object_ref (left);
  g_signal_connect_data (chooser, "done", G_CALLBACK (chosen_cb), choice, choice_free, 0);
  gtk_window_present (GTK_WINDOW (chooser));
}
