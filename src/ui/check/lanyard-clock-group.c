/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-clock-group.h"

#include "lanyard-clock-doctor.h"

#include <glib/gi18n-lib.h>

struct _LanyardClockGroup
{
  AdwPreferencesGroup  parent_instance;

  GtkWidget           *row;
  GtkWidget           *button;

  /* Owned References */
  LanyardEditor       *editor;
  GCancellable        *cancellable;
};

G_DEFINE_FINAL_TYPE (LanyardClockGroup, lanyard_clock_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_report (LanyardClockGroup  *self,
             LanyardClockReport *report)
{
  static const char * const classes[] = { "success", "warning", "error" };
  LanyardClockVerdict verdict = lanyard_clock_report_get_verdict (report);
  g_autofree char *text = lanyard_clock_report_describe (report);

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (self->row, classes[i]);
  if (verdict != LANYARD_CLOCK_RIGHT)
    gtk_widget_add_css_class (self->row, classes[verdict]);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(LanyardClockGroup) self = user_data;
  g_autoptr(LanyardClockReport) report = lanyard_clock_doctor_ask_finish (result, NULL);

  if (report == NULL)
    return;

  gtk_widget_set_sensitive (self->button, TRUE);
  show_report (self, report);
}

static void
compare_cb (LanyardClockGroup *self)
{
  LanyardConnector *connector = lanyard_editor_get_connector (self->editor);

  gtk_widget_set_sensitive (self->button, FALSE);
  lanyard_clock_doctor_ask_async (lanyard_editor_get_configuration (self->editor), connector,
                                  lanyard_connector_get_metadata_watch_private (connector), self->cancellable, asked_cb,
                                  g_object_ref (self));
}

static void
lanyard_clock_group_dispose (GObject *object)
{
  LanyardClockGroup *self = LANYARD_CLOCK_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (lanyard_clock_group_parent_class)->dispose (object);
}

static void
lanyard_clock_group_finalize (GObject *object)
{
  g_clear_object (&LANYARD_CLOCK_GROUP (object)->cancellable);

  G_OBJECT_CLASS (lanyard_clock_group_parent_class)->finalize (object);
}

static void
lanyard_clock_group_class_init (LanyardClockGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lanyard_clock_group_dispose;
  object_class->finalize = lanyard_clock_group_finalize;
}

static void
lanyard_clock_group_init (LanyardClockGroup *self)
{
  self->cancellable = g_cancellable_new ();

  self->button = gtk_button_new_with_mnemonic (_("Com_pare"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Compare Clocks"), -1);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (compare_cb), self, G_CONNECT_SWAPPED);

  self->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _("Clocks"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->row),
                               _("Asks the service provider’s server what time it is, and looks at its last request"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self->row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self->row), self->button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->row);
}

void
lanyard_clock_group_set_editor (LanyardClockGroup *self,
                                LanyardEditor     *editor)
{
  g_return_if_fail (LANYARD_IS_CLOCK_GROUP (self));

  g_set_object (&self->editor, editor);
}
