/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-changes.h"

#include "lanyard-bind.h"
#include "lanyard-directory-differences.h"
#include "lanyard-directory-sync.h"
#include "lanyard-error.h"
#include "lanyard-hyphens.h"
#include "lanyard-status.h"

#include <glib/gi18n-lib.h>

#define NO_BREAK "\302\240"

struct _LanyardDirectoryChanges
{
  AdwBin               parent_instance;

  /* Template Widgets */
  GtkStack            *stack;
  AdwStatusPage       *empty;
  GtkLabel            *progress_label;
  AdwStatusPage       *problem;
  GtkWidget           *accept_button;
  GtkLabel            *counts;
  GtkListView         *list;

  /* Owned References */
  LanyardPeopleImport *plan;            /* NULL while there is none */
};

G_DEFINE_FINAL_TYPE (LanyardDirectoryChanges, lanyard_directory_changes, ADW_TYPE_BIN)

/* The list lets what it shows go before the plan is freed. */
static void
drop_plan (LanyardDirectoryChanges *self)
{
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_pointer (&self->plan, lanyard_people_import_free);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_hexpand (texts, TRUE);
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                                       "wrap-mode", PANGO_WRAP_WORD_CHAR, NULL);

      lanyard_hyphens_forbid_in_label (GTK_LABEL (label));
      if (i > 0)
        gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (texts), label);
    }
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  LanyardDirectoryDifference *difference = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *image = gtk_widget_get_first_child (box);
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (image));
  GtkWidget *detail = gtk_widget_get_next_sibling (title);
  const char *text = lanyard_directory_difference_get_detail (difference);
  g_autofree char *name = g_strjoin (*text != '\0' ? ". " : "", lanyard_directory_difference_get_title (difference), text, NULL);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), lanyard_directory_difference_get_icon (difference));
  gtk_label_set_label (GTK_LABEL (title), lanyard_directory_difference_get_title (difference));
  gtk_label_set_label (GTK_LABEL (detail), text);
  gtk_widget_set_visible (detail, *text != '\0');
  lanyard_list_row_set_name (box, name);
}

static void
lanyard_directory_changes_dispose (GObject *object)
{
  drop_plan (LANYARD_DIRECTORY_CHANGES (object));
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LANYARD_TYPE_DIRECTORY_CHANGES);

  G_OBJECT_CLASS (lanyard_directory_changes_parent_class)->dispose (object);
}

static void
lanyard_directory_changes_class_init (LanyardDirectoryChangesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lanyard_directory_changes_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/directory/lanyard-directory-changes.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryChanges, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryChanges, empty);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryChanges, progress_label);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryChanges, problem);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryChanges, accept_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryChanges, counts);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryChanges, list);
}

static void
lanyard_directory_changes_init (LanyardDirectoryChanges *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
}

void
lanyard_directory_changes_show_empty (LanyardDirectoryChanges *self)
{
  g_return_if_fail (LANYARD_IS_DIRECTORY_CHANGES (self));

  drop_plan (self);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

void
lanyard_directory_changes_show_progress (LanyardDirectoryChanges *self,
                                         const char              *text)
{
  g_return_if_fail (LANYARD_IS_DIRECTORY_CHANGES (self));

  drop_plan (self);
  gtk_label_set_label (self->progress_label, text);
  gtk_stack_set_visible_child_name (self->stack, "progress");
}

/* What somebody who knows that it is right may overrule, and how. */
void
lanyard_directory_changes_show_problem (LanyardDirectoryChanges *self,
                                        const GError            *error)
{
  static const struct { const char *code; const char *title; const char *verb; const char *name; } problems[] = {
    { LANYARD_DIRECTORY_MISSING, N_("Too Many Are Gone"), N_("They _Have Left"), N_("They Have Left") },
    { LANYARD_DIRECTORY_RETURNING, N_("Nobody Is Suspended Any More"), N_("They _May Return"), N_("They May Return") },
  };
  const LanyardErrorParts *parts = lanyard_error_get_parts (error);
  gsize i = 0;

  g_return_if_fail (LANYARD_IS_DIRECTORY_CHANGES (self));

  while (i < G_N_ELEMENTS (problems) && (parts == NULL || g_strcmp0 (parts->code, problems[i].code) != 0))
    i++;

  drop_plan (self);
  adw_status_page_set_title (self->problem, i < G_N_ELEMENTS (problems) ? _(problems[i].title)
                                                                        : _("The Directory Cannot Be Compared"));
  lanyard_status_page_set_text (self->problem, error->message);
  gtk_widget_set_visible (self->accept_button, i < G_N_ELEMENTS (problems));
  if (i < G_N_ELEMENTS (problems))
    {
      gtk_button_set_label (GTK_BUTTON (self->accept_button), _(problems[i].verb));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->accept_button),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, _(problems[i].name), -1);
    }
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

/* Where there is no room for a line, one of the counts goes into the next, not
 * half of it. */
static void
show_counts (LanyardDirectoryChanges *self,
             const char              *text)
{
  g_auto(GStrv) counts = g_strsplit (text, " · ", -1);
  g_autoptr(GString) shown = g_string_new (NULL);

  for (gsize i = 0; counts[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (counts[i], " ", -1);
      g_autofree char *count = g_strjoinv (NO_BREAK, words);

      g_string_append_printf (shown, "%s%s", i > 0 ? NO_BREAK "· " : "", count);
    }
  gtk_label_set_label (self->counts, shown->str);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->counts), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

void
lanyard_directory_changes_show_plan (LanyardDirectoryChanges *self,
                                     LanyardPeopleImport     *plan)
{
  g_autoptr(GtkNoSelection) selection = NULL;
  g_autofree char *counts = NULL;
  guint n_suspended;

  g_return_if_fail (LANYARD_IS_DIRECTORY_CHANGES (self));
  g_return_if_fail (plan != NULL);

  drop_plan (self);
  self->plan = plan;
  selection = gtk_no_selection_new (G_LIST_MODEL (lanyard_directory_differences_new (plan)));
  n_suspended = lanyard_directory_count_vanished (plan);
  counts = g_strdup_printf (_("New: %u · Changed: %u · Suspended: %u · The same: %u · Refused: %u · New groups: %u"),
                            lanyard_people_import_count (plan, LANYARD_PEOPLE_LINE_NEW),
                            lanyard_people_import_count (plan, LANYARD_PEOPLE_LINE_CHANGED) - n_suspended, n_suspended,
                            lanyard_people_import_count (plan, LANYARD_PEOPLE_LINE_SAME),
                            lanyard_people_import_count (plan, LANYARD_PEOPLE_LINE_REFUSED),
                            lanyard_people_import_get_groups (plan)->len);
  show_counts (self, counts);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  gtk_stack_set_visible_child_name (self->stack, "plan");
}

LanyardPeopleImport *
lanyard_directory_changes_steal_plan (LanyardDirectoryChanges *self)
{
  g_return_val_if_fail (LANYARD_IS_DIRECTORY_CHANGES (self), NULL);

  gtk_list_view_set_model (self->list, NULL);
  return g_steal_pointer (&self->plan);
}

gboolean
lanyard_directory_changes_has_plan (LanyardDirectoryChanges *self)
{
  g_return_val_if_fail (LANYARD_IS_DIRECTORY_CHANGES (self), FALSE);

  return self->plan != NULL &&
         lanyard_people_import_count (self->plan, LANYARD_PEOPLE_LINE_NEW) +
         lanyard_people_import_count (self->plan, LANYARD_PEOPLE_LINE_CHANGED) +
         lanyard_people_import_get_groups (self->plan)->len + lanyard_people_import_get_changed_groups (self->plan)->len > 0;
}

void
lanyard_directory_changes_set_last_sync (LanyardDirectoryChanges *self,
                                         const char              *text)
{
  g_return_if_fail (LANYARD_IS_DIRECTORY_CHANGES (self));

  lanyard_status_page_set_text (self->empty, text);
}
