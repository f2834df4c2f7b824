/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-group.h"

#include "lanyard-editor-fields.h"
#include "lanyard-editor-help.h"

#include <glib/gi18n-lib.h>

struct _LanyardMetadataGroup
{
  AdwPreferencesGroup  parent_instance;

  /* Template Widgets */
  GtkWidget           *import_row;
  GtkWidget           *source_row;

  /* Owned References */
  LanyardConnector    *connector;
};

static const LanyardChoice intervals[] = {
  { "0", N_("Never") },
  { "1", N_("Every hour") },
  { "24", N_("Every day") },
  { "168", N_("Every week") },
  { NULL }
};

static const LanyardEditorField watch_fields[] = {
  { "metadata-watch-hours", N_("Watch for Changes"),
    N_("Fetches its metadata from the same address again, as often as this or as it asks for itself; changes are shown, never made"),
    intervals },
  { "metadata-watch-private", N_("Watch in This Network"),
    N_("The address may be one of this network") },
  { NULL }
};

G_DEFINE_FINAL_TYPE (LanyardMetadataGroup, lanyard_metadata_group, ADW_TYPE_PREFERENCES_GROUP)

static char *
dup_date (gint64 seconds)
{
  g_autoptr(GDateTime) date = seconds > 0 ? g_date_time_new_from_unix_local (seconds) : NULL;

  return date != NULL ? g_date_time_format (date, "%x %X") : NULL;
}

static void
source_changed_cb (LanyardMetadataGroup *self)
{
  const char *source = lanyard_connector_get_metadata_source (self->connector);
  const char *hash = lanyard_connector_get_metadata_hash (self->connector);
  g_autofree char *date = dup_date (lanyard_connector_get_metadata_date (self->connector));
  g_autofree char *until = dup_date (lanyard_connector_get_metadata_valid_until (self->connector));
  GString *text = g_string_new (date);

  if (until != NULL)
    {
      if (text->len > 0)
        g_string_append (text, " · ");
      /* Translators: a date: how long metadata may be used */
      g_string_append_printf (text, _("valid until %s"), until);
    }
  if (hash != NULL)
    g_string_append_printf (text, "%sSHA-256 %.16s…", text->len > 0 ? "\n" : "", hash);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->source_row),
                                 g_strcmp0 (source, "pasted") == 0 ? _("Pasted") : source != NULL ? source : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->source_row), text->str);
  gtk_widget_set_visible (self->source_row, source != NULL);
  g_string_free (text, TRUE);
}

static void
lanyard_metadata_group_dispose (GObject *object)
{
  LanyardMetadataGroup *self = LANYARD_METADATA_GROUP (object);

  g_clear_object (&self->connector);
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_METADATA_GROUP);

  G_OBJECT_CLASS (lanyard_metadata_group_parent_class)->dispose (object);
}

static void
lanyard_metadata_group_class_init (LanyardMetadataGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lanyard_metadata_group_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/connector/lanyard-metadata-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataGroup, import_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataGroup, source_row);
}

static void
lanyard_metadata_group_init (LanyardMetadataGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lanyard_metadata_group_set_editor:
 * @self: the group
 * @editor: what is edited
 */
void
lanyard_metadata_group_set_editor (LanyardMetadataGroup *self,
                                   LanyardEditor        *editor)
{
  LanyardConnector *connector = lanyard_editor_get_connector (editor);

  g_return_if_fail (LANYARD_IS_METADATA_GROUP (self));
  g_return_if_fail (self->connector == NULL);

  self->connector = g_object_ref (connector);
  lanyard_editor_add_help (self->import_row, "metadata_source");
  lanyard_editor_add_fields (editor, ADW_PREFERENCES_GROUP (self), watch_fields);
  g_signal_connect_object (connector, "notify::metadata-source", G_CALLBACK (source_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (connector, "notify::metadata-date", G_CALLBACK (source_changed_cb), self, G_CONNECT_SWAPPED);
  source_changed_cb (self);
}
