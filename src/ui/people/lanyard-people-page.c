/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-page.h"

#include "lanyard-directory-window.h"
#include "lanyard-new-person-window.h"
#include "lanyard-export.h"
#include "lanyard-file.h"
#include "lanyard-people-export.h"
#include "lanyard-people-import-window.h"
#include "lanyard-person-page.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardPeoplePage
{
  LanyardRecordsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardPeoplePage, lanyard_people_page, LANYARD_TYPE_RECORDS_PAGE)

static const LanyardRecordsSpec spec = {
  .get_type = lanyard_person_get_type,
  .name = N_("People"),
  .search_text = N_("Search people"),
  .new_label = N_("_New Person…"),
  .new_tooltip = N_("New Person"),
  .empty_icon = "avatar-default-symbolic",
  .empty_title = N_("No People Yet"),
  .empty_description = N_("People sign in with a username and a password, and may use what their groups are granted"),
  .no_results_title = N_("No People Found"),
  .failure_title = N_("People Cannot Be Read"),
};

static void
lanyard_people_page_create (LanyardRecordsPage *page)
{
  LanyardConfiguration *configuration = lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (page));

  gtk_window_present (GTK_WINDOW (lanyard_new_person_window_new (GTK_WIDGET (page), configuration)));
}

static void
lanyard_people_page_open (LanyardRecordsPage *page,
                          LanyardRecord      *record)
{
  lanyard_person_page_show (GTK_WIDGET (page), LANYARD_WINDOW_PAGE (page), LANYARD_PERSON (record));
}

static void
import_file (LanyardPeoplePage *self,
             GFile             *file)
{
  LanyardConfiguration *configuration = lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self));

  gtk_window_present (GTK_WINDOW (lanyard_people_import_window_new (GTK_WIDGET (self), configuration, file)));
}

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(LanyardPeoplePage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = lanyard_file_open_finish (result, &error);

  if (file != NULL)
    import_file (self, file);
  else if (error != NULL)
    lanyard_window_show_error (GTK_WIDGET (self), _("File Cannot Be Read"), error);
}

static void
import_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  lanyard_file_open_async (widget, _("Import People"), _("Tables and Directory Exports"), "*.csv;*.tsv;*.txt;*.ldif", NULL,
                           file_chosen_cb, g_object_ref (widget));
}

static gpointer
export_table_worker (LanyardConfiguration  *configuration,
                     gpointer               data,
                     GError               **error)
{
  return lanyard_people_export_sync (configuration, error);
}

static gpointer
export_ldif_worker (LanyardConfiguration  *configuration,
                    gpointer               data,
                    GError               **error)
{
  return lanyard_people_export_ldif_sync (configuration, error);
}

static void
export_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  gboolean as_ldif = g_str_equal (g_variant_get_string (parameter, NULL), "ldif");

  lanyard_configuration_run_async (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (widget)),
                                   as_ldif ? export_ldif_worker : export_table_worker, NULL, NULL,
                                   (GDestroyNotify) g_bytes_unref, NULL, lanyard_export_read_cb,
                                   lanyard_export_new_read (widget, _("Export People"), as_ldif ? "people.ldif" : "people.csv",
                                                            _("People exported"), _("People Cannot Be Exported")));
}

static void
directory_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  LanyardConfiguration *configuration = lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (widget));

  gtk_window_present (GTK_WINDOW (lanyard_directory_window_new (widget, configuration)));
}

static gboolean
dropped_cb (LanyardPeoplePage *self,
            const GValue      *value)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL || !lanyard_file_is_local (files->data))
    return FALSE;

  import_file (self, files->data);
  return TRUE;
}

static void
lanyard_people_page_class_init (LanyardPeoplePageClass *klass)
{
  LanyardRecordsPageClass *page_class = LANYARD_RECORDS_PAGE_CLASS (klass);

  page_class->spec = &spec;
  page_class->create = lanyard_people_page_create;
  page_class->open = lanyard_people_page_open;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "people.import", NULL, import_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "people.export", "s", export_action);
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "people.directory", NULL, directory_action);
}

static void
lanyard_people_page_init (LanyardPeoplePage *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_autoptr(GMenu) menu = g_menu_new ();

  g_menu_append (menu, _("_Import…"), "people.import");
  g_menu_append (menu, _("_Export as CSV…"), "people.export::csv");
  g_menu_append (menu, _("Export as _LDIF…"), "people.export::ldif");
  g_menu_append (menu, _("_Directory…"), "people.directory");
  lanyard_records_page_set_menu (LANYARD_RECORDS_PAGE (self), G_MENU_MODEL (menu));
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
