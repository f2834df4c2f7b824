/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-setup-page.h"

#include "lanyard-administration.h"
#include "lanyard-copy-row.h"
#include "lanyard-export.h"
#include "lanyard-setup-html.h"
#include "lanyard-setup-print.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LanyardSetupPage
{
  LanyardEditorPage    parent_instance;

  /* Template Widgets */
  AdwPreferencesPage  *page;
  AdwPreferencesGroup *intro_group;
  AdwPreferencesGroup *value_group;
  AdwPreferencesGroup *note_group;

  /* Owned References */
  GPtrArray           *value_rows;
  GPtrArray           *note_rows;
  GCancellable        *cancellable;
  char                *text;
  char                *html;
};

G_DEFINE_FINAL_TYPE (LanyardSetupPage, lanyard_setup_page, LANYARD_TYPE_EDITOR_PAGE)

static void
remove_rows (AdwPreferencesGroup *group,
             GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static void
add_value (LanyardSetupPage        *self,
           const LanyardSetupValue *value)
{
  g_autofree char *title = NULL;
  GtkWidget *row;

  if (value->what != NULL && g_strcmp0 (value->what, value->label) != 0)
    title = g_strdup_printf ("%s (%s)", value->label, value->what);
  row = lanyard_copy_row_new (title != NULL ? title : value->label, value->value);
  adw_preferences_group_add (self->value_group, row);
  g_ptr_array_add (self->value_rows, row);
}

static void
add_note (LanyardSetupPage *self,
          const char       *note)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), note);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (self->note_group, row);
  g_ptr_array_add (self->note_rows, row);
}

static void
show_sheet (LanyardSetupPage        *self,
            const LanyardSetupSheet *sheet)
{
  g_autofree char *where = sheet->where != NULL ? g_strjoinv (" › ", sheet->where) : NULL;

  adw_preferences_group_set_description (self->intro_group, where != NULL && *where != '\0' ? where : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->intro_group), where != NULL && *where != '\0');
  remove_rows (self->value_group, self->value_rows);
  remove_rows (self->note_group, self->note_rows);
  for (guint i = 0; i < sheet->values->len; i++)
    add_value (self, g_ptr_array_index (sheet->values, i));
  for (guint i = 0; sheet->notes != NULL && sheet->notes[i] != NULL; i++)
    add_note (self, sheet->notes[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->note_group), self->note_rows->len > 0);
}

static void
sheet_made_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(LanyardSetupPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSetupSheet) sheet = NULL;
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));

  sheet = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (sheet == NULL)
    {
      adw_preferences_group_set_description (self->intro_group, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->intro_group), TRUE);
      return;
    }

  show_sheet (self, sheet);
  g_free (self->text);
  g_free (self->html);
  self->text = lanyard_setup_sheet_to_text (sheet, lanyard_editor_get_stored (editor));
  self->html = lanyard_setup_sheet_to_html (sheet, lanyard_editor_get_stored (editor));
}

static gpointer
make_sheet_worker (LanyardConfiguration  *configuration,
                   gpointer               data,
                   GError               **error)
{
  return lanyard_administration_setup_sheet_sync (configuration, data, error);
}

static void
make_sheet_cb (LanyardSetupPage *self)
{
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));
  LanyardConnector *connector = lanyard_editor_get_connector (editor);

  lanyard_configuration_run_async (lanyard_editor_get_configuration (editor), make_sheet_worker,
                                   lanyard_item_copy (LANYARD_ITEM (connector)), g_object_unref,
                                   (GDestroyNotify) lanyard_setup_sheet_free, self->cancellable, sheet_made_cb,
                                   g_object_ref (self));
}

static void
copy_sheet_cb (LanyardSetupPage *self)
{
  if (self->text != NULL)
    lanyard_window_copy (GTK_WIDGET (self), self->text, _("Setup sheet"));
}

static void
save_html_cb (LanyardSetupPage *self)
{
  LanyardConnector *connector = lanyard_editor_page_get_connector (LANYARD_EDITOR_PAGE (self));
  g_autofree char *name = g_strdup_printf ("Lanyard-%s-setup.html", lanyard_connector_get_slug (connector));
  g_autoptr(GBytes) bytes = NULL;

  if (self->html == NULL)
    return;

  bytes = g_bytes_new (self->html, strlen (self->html));
  lanyard_export_save (lanyard_export_new (GTK_WIDGET (self), _("Save Setup Sheet"), name, _("Setup sheet saved")), bytes);
}

static void
print_sheet_cb (LanyardSetupPage *self)
{
  const char *title = lanyard_connector_get_label (lanyard_editor_page_get_connector (LANYARD_EDITOR_PAGE (self)));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr(GtkPrintOperation) operation = NULL;
  g_autoptr(GError) error = NULL;

  if (self->text == NULL)
    return;

  operation = lanyard_setup_print_new (title, self->text);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    lanyard_window_show_error (GTK_WIDGET (self), _("The Sheet Cannot Be Printed"), error);
}

static void
save_sheet_cb (LanyardSetupPage *self)
{
  LanyardConnector *connector = lanyard_editor_page_get_connector (LANYARD_EDITOR_PAGE (self));
  g_autofree char *name = g_strdup_printf ("Lanyard-%s-setup.txt", lanyard_connector_get_slug (connector));
  g_autoptr(GBytes) bytes = NULL;

  if (self->text == NULL)
    return;

  bytes = g_bytes_new (self->text, strlen (self->text));
  lanyard_export_save (lanyard_export_new (GTK_WIDGET (self), _("Save Setup Sheet"), name, _("Setup sheet saved")), bytes);
}

static void
lanyard_setup_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lanyard_setup_page_parent_class)->map (widget);

  make_sheet_cb (LANYARD_SETUP_PAGE (widget));
}

static void
lanyard_setup_page_constructed (GObject *object)
{
  LanyardSetupPage *self = LANYARD_SETUP_PAGE (object);

  G_OBJECT_CLASS (lanyard_setup_page_parent_class)->constructed (object);

  g_signal_connect_object (lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self)), "findings-changed",
                           G_CALLBACK (make_sheet_cb), self, G_CONNECT_SWAPPED);
}

static void
lanyard_setup_page_dispose (GObject *object)
{
  LanyardSetupPage *self = LANYARD_SETUP_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_SETUP_PAGE);

  G_OBJECT_CLASS (lanyard_setup_page_parent_class)->dispose (object);
}

static void
lanyard_setup_page_finalize (GObject *object)
{
  LanyardSetupPage *self = LANYARD_SETUP_PAGE (object);

  g_clear_pointer (&self->value_rows, g_ptr_array_unref);
  g_clear_pointer (&self->note_rows, g_ptr_array_unref);
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->html, g_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (lanyard_setup_page_parent_class)->finalize (object);
}

static void
lanyard_setup_page_class_init (LanyardSetupPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_setup_page_constructed;
  object_class->dispose = lanyard_setup_page_dispose;
  object_class->finalize = lanyard_setup_page_finalize;
  widget_class->map = lanyard_setup_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/connector/lanyard-setup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardSetupPage, page);
  gtk_widget_class_bind_template_child (widget_class, LanyardSetupPage, intro_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardSetupPage, value_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardSetupPage, note_group);
  gtk_widget_class_bind_template_callback (widget_class, copy_sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_sheet_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_html_cb);
  gtk_widget_class_bind_template_callback (widget_class, print_sheet_cb);
}

static void
lanyard_setup_page_init (LanyardSetupPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->value_rows = g_ptr_array_new ();
  self->note_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
