/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template-faults-page.h"

#include "lanyard-header.h"
#include "lanyard-own-template-actions.h"
#include "lanyard-own-templates.h"

#include <glib/gi18n-lib.h>

/* Who has more faults begins with these. */
#define ROWS_MAX 100

struct _LanyardTemplateFaultsPage
{
  LanyardWindowPage     parent_instance;

  /* Template Widgets */
  GtkStack             *stack;
  AdwPreferencesGroup  *group;

  GPtrArray            *rows;           /* borrowed */
};

G_DEFINE_FINAL_TYPE (LanyardTemplateFaultsPage, lanyard_template_faults_page, LANYARD_TYPE_WINDOW_PAGE)

static GtkWidget *
create_row (const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);

  return row;
}

static void
add_row (LanyardTemplateFaultsPage *self,
         GtkWidget                 *row)
{
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_faults (LanyardTemplateFaultsPage *self)
{
  g_autoptr(GPtrArray) faults = lanyard_catalog_list_faults (lanyard_catalog_get_default ());

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < MIN (faults->len, ROWS_MAX); i++)
    {
      const LanyardTemplateFault *fault = faults->pdata[i];

      add_row (self, create_row (fault->file, fault->error->message));
    }
  if (faults->len > ROWS_MAX)
    {
      g_autofree char *text = g_strdup_printf (_("%u further files"), faults->len - ROWS_MAX);

      add_row (self, create_row (text, NULL));
    }
  gtk_stack_set_visible_child_name (self->stack, faults->len > 0 ? "faults" : "none");
}

static void
folder_clicked_cb (LanyardTemplateFaultsPage *self)
{
  lanyard_own_template_actions_show_folder (GTK_WIDGET (self));
}

static void
lanyard_template_faults_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LANYARD_TYPE_TEMPLATE_FAULTS_PAGE);

  G_OBJECT_CLASS (lanyard_template_faults_page_parent_class)->dispose (object);
}

static void
lanyard_template_faults_page_finalize (GObject *object)
{
  g_clear_pointer (&LANYARD_TEMPLATE_FAULTS_PAGE (object)->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_template_faults_page_parent_class)->finalize (object);
}

static void
lanyard_template_faults_page_class_init (LanyardTemplateFaultsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_template_faults_page_dispose;
  object_class->finalize = lanyard_template_faults_page_finalize;

  g_type_ensure (LANYARD_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/catalog/lanyard-template-faults-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardTemplateFaultsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardTemplateFaultsPage, group);
  gtk_widget_class_bind_template_callback (widget_class, folder_clicked_cb);
}

static void
lanyard_template_faults_page_init (LanyardTemplateFaultsPage *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (lanyard_catalog_get_default (), "reloaded", G_CALLBACK (show_faults), self, G_CONNECT_SWAPPED);
  show_faults (self);
}
