/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-window-private.h"

#include <glib/gi18n-lib.h>

/* The keyboard's table, drawn with what both old and new GTK have. */
static const struct
{
  const char *group;            /* NULL: as before */
  const char *title;
  const char *accelerator;
} shortcuts[] = {
  { N_("General"), N_("Add application"), "<Control>n" },
  { NULL, N_("Search"), "<Control>f" },
  { NULL, N_("Back"), "<Alt>Left" },
  { NULL, N_("Main menu"), "F10" },
  { NULL, N_("Settings"), "<Control>comma" },
  { NULL, N_("Keyboard shortcuts"), "<Control>question" },
  { NULL, N_("Close window"), "<Control>w" },
  { NULL, N_("Quit"), "<Control>q" },
  { N_("Places"), N_("Applications"), "<Alt>1" },
  { NULL, N_("Groups"), "<Alt>2" },
  { NULL, N_("People"), "<Alt>3" },
  { NULL, N_("Certificates"), "<Alt>4" },
  { NULL, N_("Test"), "<Alt>5" },
  { N_("Lists"), N_("Menu of the row"), "<Shift>F10" },
  { NULL, N_("Delete"), "Delete" },
  { NULL, N_("Duplicate an application"), "<Control>u" },
  { N_("Application"), N_("Save changes"), "<Control>s" },
  { NULL, N_("Undo an edit"), "<Control>z" },
  { NULL, N_("Redo an edit"), "<Shift><Control>z" },
  { NULL, N_("Find a field"), "<Control>k" },
  { NULL, N_("Show or hide the check"), "F9" },
  { NULL, N_("From the page to the check beside it and back"), "F6" },
  { NULL, N_("Next finding"), "<Control>g" },
  { NULL, N_("Move an entry of a list up"), "<Shift><Control>Up" },
  { NULL, N_("Move an entry of a list down"), "<Shift><Control>Down" },
  { NULL, N_("Import metadata"), "<Control>i" },
  { NULL, N_("Export metadata"), "<Control>e" },
};

static GtkWidget *
create_row (const char *title,
            const char *accelerator)
{
  GtkWidget *row = adw_action_row_new ();
  GdkModifierType modifiers;
  guint key;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (gtk_accelerator_parse (accelerator, &key, &modifiers))
    {
      g_autofree char *text = gtk_accelerator_get_label (key, modifiers);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "keycap");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }

  return row;
}

static GtkWidget *
create_page (void)
{
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].group != NULL)
        {
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _(shortcuts[i].group));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
        }
      adw_preferences_group_add (group, create_row (_(shortcuts[i].title), shortcuts[i].accelerator));
    }

  return page;
}

void
_lanyard_window_show_shortcuts (LanyardWindow *self)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = create_page ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_window_set_title (GTK_WINDOW (window), _("Keyboard Shortcuts"));
  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self));
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 560);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), page);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}
