/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-received-group.h"

#include "lanyard-member-values.h"

#include <glib/gi18n-lib.h>

struct _LanyardReceivedGroup
{
  AdwPreferencesGroup   parent_instance;

  /* Owned References */
  LanyardConfiguration *configuration;
  char                 *person_id;
  GCancellable         *reading;        /* NULL unless they are being read */
  GPtrArray            *rows;           /* borrowed */
};

G_DEFINE_FINAL_TYPE (LanyardReceivedGroup, lanyard_received_group, ADW_TYPE_PREFERENCES_GROUP)

static gpointer
read_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  g_autoptr(LanyardRecord) person = lanyard_configuration_load_sync (configuration, LANYARD_TYPE_PERSON, data, error);

  return person != NULL ? lanyard_member_values_list_sync (configuration, LANYARD_PERSON (person), error) : NULL;
}

static char *
describe_origin (LanyardEffectiveValues *effective)
{
  LanyardGivenValues *first = effective->givers->pdata[0];
  g_auto(GStrv) groups = lanyard_member_values_dup_groups (effective->givers);
  g_autofree char *names = g_strjoinv (", ", groups);

  if (*names == '\0')
    return g_strdup (_("the person’s own"));
  if (first->group == NULL)
    /* Translators: where values come from; %s are names of groups */
    return g_strdup_printf (_("the person’s own and from %s"), names);

  /* Translators: where values come from; %s are names of groups */
  return g_strdup_printf (_("from %s"), names);
}

/* What counts and where it is from; a line for each that lost. */
static char *
describe (LanyardEffectiveValues *effective)
{
  g_autofree char *values = g_strjoinv (" · ", effective->values);
  g_autofree char *origin = describe_origin (effective);
  GString *text = g_string_new (NULL);

  /* Translators: values of an attribute, then where they come from */
  g_string_append_printf (text, _("%s (%s)"), values, origin);
  for (guint i = 0; i < effective->lost->len; i++)
    {
      LanyardGivenValues *lost = effective->lost->pdata[i];
      g_autofree char *theirs = g_strjoinv (" · ", lost->values);

      g_string_append_c (text, '\n');
      /* Translators: values of an attribute, then the name of a group */
      g_string_append_printf (text, _("Not used: %s from %s"), theirs, lanyard_group_get_name (lost->group));
    }

  return g_string_free (text, FALSE);
}

static void
add_row (LanyardReceivedGroup   *self,
         LanyardEffectiveValues *effective)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *text = describe (effective);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), effective->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (effective->lost->len > 0)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Conflict"), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(LanyardReceivedGroup) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) list = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->reading == NULL)
    return;

  g_clear_object (&self->reading);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (lanyard_effective_values_has_groups (list->pdata[i]))
      add_row (self, list->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

static void
stop_reading (LanyardReceivedGroup *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

static void
read_again (LanyardReceivedGroup *self)
{
  stop_reading (self);
  self->reading = g_cancellable_new ();
  lanyard_configuration_run_async (self->configuration, read_worker, g_strdup (self->person_id), g_free,
                                   (GDestroyNotify) g_ptr_array_unref, self->reading, read_cb, g_object_ref (self));
}

static void
lanyard_received_group_dispose (GObject *object)
{
  LanyardReceivedGroup *self = LANYARD_RECEIVED_GROUP (object);

  stop_reading (self);
  g_clear_object (&self->configuration);

  G_OBJECT_CLASS (lanyard_received_group_parent_class)->dispose (object);
}

static void
lanyard_received_group_finalize (GObject *object)
{
  LanyardReceivedGroup *self = LANYARD_RECEIVED_GROUP (object);

  g_free (self->person_id);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (lanyard_received_group_parent_class)->finalize (object);
}

static void
lanyard_received_group_class_init (LanyardReceivedGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lanyard_received_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = lanyard_received_group_finalize;
}

static void
lanyard_received_group_init (LanyardReceivedGroup *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Attributes From Groups"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("Applications are told these, too; they are changed at the group"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
lanyard_received_group_set_up (LanyardReceivedGroup *self,
                               LanyardConfiguration *configuration,
                               const char           *person_id)
{
  g_return_if_fail (LANYARD_IS_RECEIVED_GROUP (self));
  g_return_if_fail (LANYARD_IS_CONFIGURATION (configuration));
  g_return_if_fail (self->configuration == NULL);

  self->configuration = g_object_ref (configuration);
  self->person_id = g_strdup (person_id);
  g_signal_connect_object (configuration, "changed", G_CALLBACK (read_again), self, G_CONNECT_SWAPPED);
  read_again (self);
}
