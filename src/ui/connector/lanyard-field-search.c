/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-field-search.h"

#include "lanyard-field-help.h"

#include <glib/gi18n-lib.h>

struct _LanyardFieldSearch
{
  AdwWindow         parent_instance;

  GtkWidget        *entry;
  GtkListBox       *list;
  GtkStack         *stack;
  AdwStatusPage    *nothing;

  /* Owned References */
  LanyardTemplate  *tmpl;
  char            **pages;
};

G_DEFINE_FINAL_TYPE (LanyardFieldSearch, lanyard_field_search, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkWidget *
create_row (const LanyardFieldHelp *help)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *names = lanyard_field_help_dup_names (help);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(help->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), names);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data (G_OBJECT (row), "help", (gpointer) help);

  return row;
}

static void
search_changed_cb (LanyardFieldSearch *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr(GPtrArray) found = lanyard_field_help_search (words, self->tmpl);
  g_autofree char *description = NULL;
  GtkWidget *child;
  guint n_rows = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < found->len; i++)
    {
      const LanyardFieldHelp *help = found->pdata[i];

      if (!g_strv_contains ((const char * const *) self->pages, help->page))
        continue;
      gtk_list_box_append (self->list, create_row (help));
      n_rows++;
    }

  if (n_rows > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  /* Translators: %s is what was searched for */
  description = g_markup_printf_escaped (_("Nothing matches “%s”"), words);
  adw_status_page_set_description (self->nothing, *words != '\0' ? description
                                   : _("Any name that a service provider uses for it will do"));
  adw_status_page_set_title (self->nothing, *words != '\0' ? _("No Such Field") : _("Find a Field"));
  gtk_stack_set_visible_child_name (self->stack, n_rows > 0 ? "list" : "nothing");
}

static void
choose (LanyardFieldSearch *self,
        GtkListBoxRow      *row)
{
  const LanyardFieldHelp *help = g_object_get_data (G_OBJECT (row), "help");

  gtk_window_close (GTK_WINDOW (self));
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0, help->field);
}

static void
row_activated_cb (LanyardFieldSearch *self,
                  GtkListBoxRow      *row)
{
  choose (self, row);
}

static void
entry_activated_cb (LanyardFieldSearch *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    choose (self, row);
}

/* Down leaves the entry for the second result: the first is what Return takes. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                gpointer               user_data)
{
  LanyardFieldSearch *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, 1);

  if (keyval != GDK_KEY_Down || row == NULL)
    return GDK_EVENT_PROPAGATE;

  gtk_list_box_select_row (self->list, row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  return GDK_EVENT_STOP;
}

static void
lanyard_field_search_finalize (GObject *object)
{
  LanyardFieldSearch *self = LANYARD_FIELD_SEARCH (object);

  g_clear_object (&self->tmpl);
  g_clear_pointer (&self->pages, g_strfreev);

  G_OBJECT_CLASS (lanyard_field_search_parent_class)->finalize (object);
}

static void
lanyard_field_search_class_init (LanyardFieldSearchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_field_search_finalize;

  signals[SIGNAL_CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
create_results (LanyardFieldSearch *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lanyard-results");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Fields"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);

  return scrolled;
}

static GtkWidget *
create_header (LanyardFieldSearch *self)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_search_entry_new ();
  g_object_set (self->entry, "placeholder-text", _("Audience, Reply URL, Issuer …"), "hexpand", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Find a field"), -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (entry_activated_cb), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->entry, keys);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), self->entry);

  return header;
}

static void
lanyard_field_search_init (LanyardFieldSearch *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_title (GTK_WINDOW (self), _("Find a Field"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 460, 480);

  self->nothing = ADW_STATUS_PAGE (adw_status_page_new ());
  adw_status_page_set_icon_name (self->nothing, "edit-find-symbolic");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);

  gtk_box_append (GTK_BOX (box), create_header (self));
  gtk_stack_add_named (self->stack, create_results (self), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->nothing), "nothing");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_window_set_content (ADW_WINDOW (self), box);
}

LanyardFieldSearch *
lanyard_field_search_new (GtkWindow          *parent,
                          LanyardTemplate    *tmpl,
                          const char * const *pages)
{
  LanyardFieldSearch *self = g_object_new (LANYARD_TYPE_FIELD_SEARCH, "transient-for", parent, NULL);

  g_set_object (&self->tmpl, tmpl);
  self->pages = g_strdupv ((char **) pages);
  search_changed_cb (self);
  gtk_widget_grab_focus (self->entry);

  return self;
}
