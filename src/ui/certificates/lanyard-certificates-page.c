/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-certificates-page.h"

#include "lanyard-administration.h"
#include "lanyard-bind.h"
#include "lanyard-certificate-drop.h"
#include "lanyard-certificate-row.h"
#include "lanyard-export.h"
#include "lanyard-header.h"
#include "lanyard-status.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* as the items of the drop-down list */
enum
{
  SHOW_IN_USE,
  SHOW_ENDING,
  SHOW_OURS,
  SHOW_THEIRS,
  SHOW_ALL,
};

struct _LanyardCertificatesPage
{
  LanyardWindowPage   parent_instance;

  /* Template Widgets */
  GtkSearchBar       *search_bar;
  GtkEditable        *search_entry;
  GtkWidget          *filter_box;
  GtkDropDown        *filter_list;
  GtkStack           *stack;
  GtkListView        *list;
  AdwStatusPage      *no_results;
  AdwStatusPage      *failure;

  /* Owned References */
  GListStore         *entries;
  GtkCustomFilter    *filter;
  GtkFilterListModel *filtered;
  char               *text;
  gint64              now;
};

G_DEFINE_FINAL_TYPE (LanyardCertificatesPage, lanyard_certificates_page, LANYARD_TYPE_WINDOW_PAGE)

static gboolean
is_ours (LanyardCertificateEntry *entry)
{
  return lanyard_certificate_entry_get_use (entry) <= LANYARD_CERTIFICATE_RETIRED;
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  LanyardCertificateEntry *entry = LANYARD_CERTIFICATE_ENTRY (item);
  LanyardCertificatesPage *self = user_data;

  if (*self->text != '\0' && !lanyard_certificate_entry_matches (entry, self->text))
    return FALSE;

  switch (gtk_drop_down_get_selected (self->filter_list))
    {
    case SHOW_ENDING:
      return lanyard_certificate_entry_get_expiry (entry, self->now) != LANYARD_EXPIRY_FAR;
    case SHOW_OURS:
      return is_ours (entry);
    case SHOW_THEIRS:
      return !is_ours (entry);
    case SHOW_ALL:
      return TRUE;
    case SHOW_IN_USE:
    default:
      return lanyard_certificate_entry_get_use (entry) != LANYARD_CERTIFICATE_RETIRED;
    }
}

static void
update_state (LanyardCertificatesPage *self)
{
  gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->entries)) > 0;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    gtk_stack_set_visible_child_name (self->stack, any ? "no-results" : "empty");
  gtk_widget_set_visible (self->filter_box, any);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "certificates.save-calendar", any);
}

static void
filter_changed_cb (LanyardCertificatesPage *self)
{
  if (self->filter == NULL)
    return;

  g_free (self->text);
  self->text = g_strdup (gtk_editable_get_text (self->search_entry));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  update_state (self);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardCertificatesPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entries = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_cancellable_is_cancelled (lanyard_window_page_get_cancellable (LANYARD_WINDOW_PAGE (self))))
    return;

  if (entries == NULL)
    {
      lanyard_status_page_set_text (self->failure, error->message);
      gtk_stack_set_visible_child_name (self->stack, "failure");
      return;
    }

  self->now = lanyard_time_now ();
  g_list_store_splice (self->entries, 0, g_list_model_get_n_items (G_LIST_MODEL (self->entries)), entries->pdata,
                       entries->len);
  update_state (self);
}

static gpointer
load_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  return lanyard_administration_list_certificates_sync (configuration, error);
}

static void
load_cb (LanyardCertificatesPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    lanyard_configuration_run_async (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)), load_worker, NULL,
                                     NULL, (GDestroyNotify) g_ptr_array_unref,
                                     lanyard_window_page_get_cancellable (LANYARD_WINDOW_PAGE (self)), loaded_cb,
                                     g_object_ref (self));
}

static void
row_activated_cb (LanyardCertificatesPage *self,
                  guint                    position)
{
  g_autoptr(LanyardCertificateEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->filtered), position);

  if (entry != NULL)
    lanyard_window_show_connector (GTK_WIDGET (self),
                                   lanyard_record_get_id (LANYARD_RECORD (lanyard_certificate_entry_get_connector (entry))));
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  GtkWidget *row = lanyard_certificate_row_new ();

  lanyard_certificate_drop_take (LANYARD_CERTIFICATE_ROW (row));
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  lanyard_certificate_row_set_entry (LANYARD_CERTIFICATE_ROW (gtk_list_item_get_child (item)),
                                     gtk_list_item_get_item (item));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  lanyard_certificate_row_set_entry (LANYARD_CERTIFICATE_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
save_calendar_action (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  LanyardCertificatesPage *self = LANYARD_CERTIFICATES_PAGE (widget);
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GBytes) bytes = NULL;
  char *calendar;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->entries)); i++)
    g_ptr_array_add (entries, g_list_model_get_item (G_LIST_MODEL (self->entries), i));
  calendar = lanyard_certificate_entries_to_calendar (entries, lanyard_time_now ());
  bytes = g_bytes_new_take (calendar, strlen (calendar));
  lanyard_export_save (lanyard_export_new (widget, _("Save Calendar"), "Lanyard-certificates.ics", _("Calendar saved")),
                       bytes);
}

static void
lanyard_certificates_page_search (LanyardWindowPage *page)
{
  LanyardCertificatesPage *self = LANYARD_CERTIFICATES_PAGE (page);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
lanyard_certificates_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lanyard_certificates_page_parent_class)->map (widget);

  load_cb (LANYARD_CERTIFICATES_PAGE (widget));
}

static void
lanyard_certificates_page_constructed (GObject *object)
{
  LanyardCertificatesPage *self = LANYARD_CERTIFICATES_PAGE (object);
  g_autoptr(GtkNoSelection) selection = NULL;

  G_OBJECT_CLASS (lanyard_certificates_page_parent_class)->constructed (object);

  self->filter = gtk_custom_filter_new (is_shown, self, NULL);
  self->filtered = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->entries)),
                                              g_object_ref (GTK_FILTER (self->filter)));
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->filtered)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)), "changed",
                           G_CALLBACK (load_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "certificates.save-calendar", FALSE);
}

static void
lanyard_certificates_page_dispose (GObject *object)
{
  LanyardCertificatesPage *self = LANYARD_CERTIFICATES_PAGE (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);

  G_OBJECT_CLASS (lanyard_certificates_page_parent_class)->dispose (object);
}

static void
lanyard_certificates_page_finalize (GObject *object)
{
  LanyardCertificatesPage *self = LANYARD_CERTIFICATES_PAGE (object);

  g_clear_object (&self->entries);
  g_clear_object (&self->filter);
  g_clear_object (&self->filtered);
  g_clear_pointer (&self->text, g_free);

  G_OBJECT_CLASS (lanyard_certificates_page_parent_class)->finalize (object);
}

static void
lanyard_certificates_page_class_init (LanyardCertificatesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_certificates_page_constructed;
  object_class->dispose = lanyard_certificates_page_dispose;
  object_class->finalize = lanyard_certificates_page_finalize;
  widget_class->map = lanyard_certificates_page_map;
  LANYARD_WINDOW_PAGE_CLASS (klass)->search = lanyard_certificates_page_search;

  g_type_ensure (LANYARD_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/certificates/lanyard-certificates-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardCertificatesPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, LanyardCertificatesPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, LanyardCertificatesPage, filter_box);
  gtk_widget_class_bind_template_child (widget_class, LanyardCertificatesPage, filter_list);
  gtk_widget_class_bind_template_child (widget_class, LanyardCertificatesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardCertificatesPage, list);
  gtk_widget_class_bind_template_child (widget_class, LanyardCertificatesPage, no_results);
  gtk_widget_class_bind_template_child (widget_class, LanyardCertificatesPage, failure);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "certificates.save-calendar", NULL, save_calendar_action);
}

static void
lanyard_certificates_page_init (LanyardCertificatesPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->entries = g_list_store_new (LANYARD_TYPE_CERTIFICATE_ENTRY);
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  lanyard_drop_down_name_button (self->filter_list);
  gtk_search_bar_connect_entry (self->search_bar, self->search_entry);
  lanyard_certificate_drop_attach (LANYARD_WINDOW_PAGE (self));

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}
