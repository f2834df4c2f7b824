/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-settings-window.h"

#include "lanyard-bind.h"
#include "lanyard-item-list.h"
#include "lanyard-logo-row.h"
#include "lanyard-note-row.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

#define MINUTE 60
#define HOUR (60 * 60)

struct _LanyardSettingsWindow
{
  AdwWindow             parent_instance;

  /* Template Widgets */
  GtkWidget            *organization_row;
  GtkWidget            *contact_row;
  LanyardLogoRow       *logo_row;
  GtkWidget            *color_row;
  GtkWidget            *base_url_row;
  GtkWidget            *port_row;
  GtkWidget            *port_spin;
  GtkWidget            *session_spin;
  GtkWidget            *idle_spin;
  GtkWidget            *password_spin;
  GtkWidget            *link_spin;
  GtkWidget            *retention_spin;
  GtkWidget            *organization_url_row;
  GtkWidget            *error_url_row;
  GtkWidget            *scope_row;
  GtkWidget            *skew_spin;
  GtkWidget            *signed_switch;
  GtkWidget            *validity_spin;
  GtkWidget            *cache_spin;
  LanyardItemList      *custom_list;

  GtkWidget            *note;
  GtkWidget            *color_note;
  GtkWidget            *port_note;
  GtkWidget            *custom_note;

  /* Owned References */
  LanyardConfiguration *configuration;
  LanyardService       *service;
  LanyardSettings      *settings;       /* a copy */
  LanyardSettings      *stored;
  GCancellable         *cancellable;
};

static const LanyardChoice value_types[] = {
  { "text", N_("Text") },
  { "number", N_("Number") },
  { "boolean", N_("Yes or No") },
  { "list", N_("List") },
  { NULL },
};

static const LanyardItemField custom_fields[] = {
  { .property = "name", .title = N_("Name") },
  { .property = "label", .title = N_("Label") },
  { .property = "type", .title = N_("Type"), .choices = value_types },
  { NULL },
};

static LanyardItem *
create_custom_attribute (void)
{
  return LANYARD_ITEM (lanyard_custom_attribute_new (NULL, LANYARD_VALUE_TEXT, NULL));
}

static const LanyardItemListSpec custom_spec = {
  .fields = custom_fields,
  .title_property = "name",
  .subtitle_property = "label",
  .untitled = N_("New Attribute"),
  .add_label = N_("Add Attribute"),
  .create = create_custom_attribute,
};

G_DEFINE_FINAL_TYPE (LanyardSettingsWindow, lanyard_settings_window, ADW_TYPE_WINDOW)

/* As long as it is the address of this computer, the base URL has the port. */
static void
port_changed_cb (LanyardSettingsWindow *self)
{
  g_autofree char *old_url = g_strdup_printf ("http://127.0.0.1:%d", lanyard_settings_get_port (self->stored));
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%d", lanyard_settings_get_port (self->settings));

  if (g_strcmp0 (lanyard_settings_get_base_url (self->stored), old_url) == 0)
    g_object_set (self->settings, "base-url", url, NULL);

  lanyard_note_row_set (LANYARD_NOTE_ROW (self->port_note), LANYARD_NOTE_WARNING,
                        g_strcmp0 (url, old_url) != 0
                          ? _("Service providers that hold addresses with the old port cannot reach the identity provider "
                              "any more: hand them the metadata again.")
                          : NULL);
}

/* What is wrong with the color, whatever else is. */
static gboolean
check_color (LanyardSettingsWindow  *self,
             GError                **error)
{
  g_autoptr(LanyardSettings) alone = g_object_new (LANYARD_TYPE_SETTINGS,
                                                   "color", lanyard_settings_get_color (self->settings),
                                                   NULL);

  return lanyard_item_validate (LANYARD_ITEM (alone), error);
}

/* What is wrong with the attributes, whatever else is. */
static gboolean
check_custom_attributes (LanyardSettingsWindow  *self,
                         GError                **error)
{
  g_autoptr(LanyardItem) alone = lanyard_item_copy (LANYARD_ITEM (self->settings));

  g_object_set (alone, "base-url", NULL, "organization-url", NULL, "error-url", NULL, "scope", NULL, "color", NULL, NULL);
  return lanyard_item_validate (alone, error);
}

static void
changed_cb (LanyardSettingsWindow *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GError) custom_error = NULL;
  g_autoptr(GError) color_error = NULL;
  gboolean custom_valid = check_custom_attributes (self, &custom_error);
  gboolean color_valid = check_color (self, &color_error);
  gboolean valid = lanyard_item_validate (LANYARD_ITEM (self->settings), &error);
  gboolean same = lanyard_item_equal (LANYARD_ITEM (self->settings), LANYARD_ITEM (self->stored));

  lanyard_note_row_set (LANYARD_NOTE_ROW (self->note), LANYARD_NOTE_ERROR,
                        error != NULL && custom_valid && color_valid ? error->message : NULL);
  lanyard_note_row_set (LANYARD_NOTE_ROW (self->color_note), LANYARD_NOTE_ERROR,
                        color_error != NULL ? color_error->message : NULL);
  lanyard_note_row_set (LANYARD_NOTE_ROW (self->custom_note), LANYARD_NOTE_ERROR,
                        custom_error != NULL ? custom_error->message : NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.save", valid && !same);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardSettingsWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardRecord) record = lanyard_configuration_load_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (record == NULL)
    {
      lanyard_window_show_error (GTK_WIDGET (self), _("Settings Cannot Be Read"), error);
      return;
    }

  self->stored = LANYARD_SETTINGS (g_object_ref (record));
  self->settings = LANYARD_SETTINGS (lanyard_item_copy (LANYARD_ITEM (record)));
  lanyard_bind_text (self->settings, "organization", self->organization_row);
  lanyard_bind_text (self->settings, "contact", self->contact_row);
  lanyard_logo_row_set_object (self->logo_row, G_OBJECT (self->settings));
  lanyard_bind_text (self->settings, "color", self->color_row);
  lanyard_bind_text (self->settings, "base-url", self->base_url_row);
  lanyard_bind_number (self->settings, "port", self->port_spin, 1);
  lanyard_bind_number (self->settings, "session-lifetime", self->session_spin, HOUR);
  lanyard_bind_number (self->settings, "session-idle-time", self->idle_spin, MINUTE);
  lanyard_bind_number (self->settings, "password-min-length", self->password_spin, 1);
  lanyard_bind_number (self->settings, "password-link-lifetime", self->link_spin, HOUR);
  lanyard_bind_number (self->settings, "event-retention", self->retention_spin, 1);
  lanyard_bind_text (self->settings, "organization-url", self->organization_url_row);
  lanyard_bind_text (self->settings, "error-url", self->error_url_row);
  lanyard_bind_text (self->settings, "scope", self->scope_row);
  lanyard_bind_number (self->settings, "clock-skew", self->skew_spin, 1);
  lanyard_bind_switch (self->settings, "metadata-signed", self->signed_switch);
  lanyard_bind_number (self->settings, "metadata-validity", self->validity_spin, 1);
  lanyard_bind_number (self->settings, "metadata-cache-duration", self->cache_spin, HOUR);
  lanyard_item_list_set_model (self->custom_list, lanyard_settings_get_custom_attributes (self->settings), &custom_spec);
  g_signal_connect_object (self->settings, "notify::port", G_CALLBACK (port_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_grab_focus (self->organization_row);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LanyardSettingsWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *change_id = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if (!lanyard_configuration_apply_finish (LANYARD_CONFIGURATION (source), result, &change_id, &error))
    {
      lanyard_window_show_error (GTK_WIDGET (self), _("Settings Cannot Be Saved"), error);
      return;
    }

  lanyard_service_start (self->service);
  if (parent != NULL)
    lanyard_window_toast_undo (GTK_WIDGET (parent), _("Settings saved"), change_id);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LanyardSettingsWindow *self = LANYARD_SETTINGS_WINDOW (widget);
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (_("Edit settings"));

  lanyard_changes_save (changes, LANYARD_RECORD (self->settings));
  lanyard_configuration_apply_async (self->configuration, g_steal_pointer (&changes), NULL, applied_cb,
                                     g_object_ref (self));
}

static void
lanyard_settings_window_dispose (GObject *object)
{
  LanyardSettingsWindow *self = LANYARD_SETTINGS_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_SETTINGS_WINDOW);

  G_OBJECT_CLASS (lanyard_settings_window_parent_class)->dispose (object);
}

static void
lanyard_settings_window_finalize (GObject *object)
{
  LanyardSettingsWindow *self = LANYARD_SETTINGS_WINDOW (object);

  g_clear_object (&self->configuration);
  g_clear_object (&self->service);
  g_clear_object (&self->settings);
  g_clear_object (&self->stored);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (lanyard_settings_window_parent_class)->finalize (object);
}

static void
lanyard_settings_window_class_init (LanyardSettingsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_settings_window_dispose;
  object_class->finalize = lanyard_settings_window_finalize;

  g_type_ensure (LANYARD_TYPE_ITEM_LIST);
  g_type_ensure (LANYARD_TYPE_LOGO_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/settings/lanyard-settings-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, organization_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, contact_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, logo_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, color_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, base_url_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, port_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, port_spin);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, session_spin);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, idle_spin);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, password_spin);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, link_spin);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, retention_spin);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, organization_url_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, error_url_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, scope_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, skew_spin);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, signed_switch);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, validity_spin);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, cache_spin);
  gtk_widget_class_bind_template_child (widget_class, LanyardSettingsWindow, custom_list);

  gtk_widget_class_install_action (widget_class, "settings.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "settings.save", NULL);
}

static void
lanyard_settings_window_init (LanyardSettingsWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  self->note = lanyard_note_row_attach (self->base_url_row);
  self->color_note = lanyard_note_row_attach (self->color_row);
  self->custom_note = lanyard_note_row_attach (lanyard_item_list_get_anchor (self->custom_list));
  self->port_note = lanyard_note_row_attach (self->port_row);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "settings.save", FALSE);
}

/**
 * lanyard_settings_window_new:
 * @parent: the window that it belongs to
 * @configuration: whose settings
 * @service: started again when they change
 *
 * Returns: (transfer none): the window
 */
LanyardSettingsWindow *
lanyard_settings_window_new (GtkWindow            *parent,
                             LanyardConfiguration *configuration,
                             LanyardService       *service)
{
  LanyardSettingsWindow *self;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  self = g_object_new (LANYARD_TYPE_SETTINGS_WINDOW, "transient-for", parent, NULL);
  self->configuration = g_object_ref (configuration);
  self->service = g_object_ref (service);
  lanyard_configuration_load_async (configuration, LANYARD_TYPE_SETTINGS, "settings", self->cancellable, loaded_cb,
                                    g_object_ref (self));

  return self;
}
