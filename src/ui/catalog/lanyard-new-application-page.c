/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-new-application-page.h"

#include "lanyard-appearance-group.h"
#include "lanyard-bind.h"
#include "lanyard-catalog.h"
#include "lanyard-copy-row.h"
#include "lanyard-header.h"
#include "lanyard-note-row.h"
#include "lanyard-own-template-actions.h"
#include "lanyard-placeholder-group.h"
#include "lanyard-text.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardNewApplicationPage
{
  LanyardWindowPage              parent_instance;

  /* Template Widgets */
  GtkStack                *stack;
  AdwEntryRow             *label_row;
  AdwEntryRow             *description_row;
  GtkSwitch               *portal_switch;
  LanyardPlaceholderGroup *placeholder_group;
  AdwPreferencesGroup     *preview_group;
  LanyardAppearanceGroup  *appearance_group;
  GtkWidget               *own_group;
  LanyardCopyRow          *file_row;
  AdwPreferencesGroup     *advanced_group;
  AdwExpanderRow          *advanced_row;
  AdwEntryRow             *slug_row;
  LanyardCopyRow          *url_row;
  GtkButton               *add_button;
  GtkSpinner              *spinner;
  AdwStatusPage           *done;
  GtkWidget               *configure_button;

  GtkWidget               *label_note;
  GtkWidget               *slug_note;
  GPtrArray               *preview_rows;

  /* Owned References */
  LanyardTemplate         *tmpl;
  LanyardConnector        *draft;               /* what the form has so far */
  char                    *label;

  gboolean                 slug_edited;         /* it no longer follows the label */
  gboolean                 setting_slug;
};

G_DEFINE_FINAL_TYPE (LanyardNewApplicationPage, lanyard_new_application_page, LANYARD_TYPE_WINDOW_PAGE)

enum
{
  PROP_0,
  PROP_TEMPLATE,
  PROP_LABEL,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
dup_text (gpointer row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
set_row_error (gpointer row,
               gboolean is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
}

static gboolean
is_slug_taken (LanyardNewApplicationPage *self,
               const char                *slug)
{
  GListModel *connectors = lanyard_configuration_get_list (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)),
                                                           LANYARD_TYPE_CONNECTOR);

  for (guint i = 0; i < g_list_model_get_n_items (connectors); i++)
    {
      g_autoptr(LanyardConnector) connector = g_list_model_get_item (connectors, i);

      if (g_strcmp0 (lanyard_connector_get_slug (connector), slug) == 0)
        return TRUE;
    }

  return FALSE;
}

/* From the label; with a number where that is taken. */
static char *
make_free_slug (LanyardNewApplicationPage *self,
                const char                *label)
{
  g_autofree char *slug = lanyard_text_make_slug (label);

  for (guint n = 2; is_slug_taken (self, slug) && n < 10000; n++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s-%u", label, n);

      g_free (slug);
      slug = lanyard_text_make_slug (numbered);
    }

  return g_steal_pointer (&slug);
}

static gboolean
check_slug (LanyardNewApplicationPage *self)
{
  g_autofree char *slug = dup_text (self->slug_row);
  const char *problem = NULL;

  if (!lanyard_text_is_slug (slug))
    problem = _("It may hold only a–z, 0–9 and “-”, at most 64 of them, because it is a part of an address.");
  else if (is_slug_taken (self, slug))
    problem = _("Another application has it already. Requests to one address can only belong to one application: choose another.");

  lanyard_note_row_set (LANYARD_NOTE_ROW (self->slug_note), LANYARD_NOTE_ERROR, problem);
  set_row_error (self->slug_row, problem != NULL);
  return problem == NULL;
}

static gboolean
check_label (LanyardNewApplicationPage *self)
{
  g_autofree char *label = dup_text (self->label_row);
  const char *problem = NULL;

  if (*label == '\0')
    problem = _("The label is empty. People know the application by it in the portal: enter one.");
  else if (g_utf8_strlen (label, -1) > 255)
    problem = _("The label has more than 255 characters. It would not fit on a tile: shorten it.");

  lanyard_note_row_set (LANYARD_NOTE_ROW (self->label_note), LANYARD_NOTE_ERROR, problem);
  set_row_error (self->label_row, problem != NULL);
  return problem == NULL;
}

static void
show_preview (LanyardNewApplicationPage *self)
{
  g_autoptr(GVariant) values = lanyard_placeholder_group_dup_values (self->placeholder_group);
  g_auto(GStrv) preview = lanyard_template_preview (self->tmpl, values);
  guint n = g_strv_length (preview) / 2;

  for (guint i = self->preview_rows->len; i < n; i++)
    {
      GtkWidget *row = lanyard_copy_row_new (preview[2 * i], NULL);

      adw_preferences_group_add (self->preview_group, row);
      g_ptr_array_add (self->preview_rows, row);
    }

  for (guint i = 0; i < self->preview_rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->preview_rows, i);

      gtk_widget_set_visible (row, i < n);
      if (i >= n)
        continue;
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), preview[2 * i]);
      lanyard_copy_row_set_value (LANYARD_COPY_ROW (row), preview[2 * i + 1]);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->preview_group), n > 0);
}

static void
show_url (LanyardNewApplicationPage *self)
{
  const char *base_url = lanyard_service_get_base_url (lanyard_window_page_get_service (LANYARD_WINDOW_PAGE (self)));
  g_autofree char *slug = dup_text (self->slug_row);
  g_autofree char *url = NULL;

  if (base_url != NULL && lanyard_text_is_slug (slug))
    url = g_strdup_printf ("%s/saml2/%s", base_url, slug);
  lanyard_copy_row_set_value (self->url_row, url);
}

static void
update (LanyardNewApplicationPage *self)
{
  gboolean is_right = check_label (self);

  is_right = check_slug (self) && is_right;
  is_right = lanyard_placeholder_group_is_valid (self->placeholder_group) && is_right;

  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), is_right);
  show_preview (self);
  show_url (self);
}

static void
label_changed_cb (LanyardNewApplicationPage *self)
{
  g_autofree char *label = dup_text (self->label_row);

  if (!self->slug_edited)
    {
      g_autofree char *slug = make_free_slug (self, label);

      self->setting_slug = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self->slug_row), slug);
      self->setting_slug = FALSE;
    }
  update (self);
}

static void
slug_changed_cb (LanyardNewApplicationPage *self)
{
  if (self->setting_slug)
    return;

  self->slug_edited = TRUE;
  update (self);
}

static void
placeholders_changed_cb (LanyardNewApplicationPage *self)
{
  update (self);
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LanyardNewApplicationPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *title = NULL;

  gtk_spinner_stop (self->spinner);
  if (!lanyard_configuration_apply_finish (LANYARD_CONFIGURATION (source), result, NULL, &error))
    {
      update (self);
      lanyard_window_show_error (GTK_WIDGET (self), _("Application Cannot Be Added"), error);
      return;
    }

  /* Translators: %s is the label of an application */
  title = g_strdup_printf (_("“%s” Added"), lanyard_connector_get_label (self->draft));
  adw_status_page_set_title (self->done, title);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (self->configure_button);
}

static LanyardConnector *
create_connector (LanyardNewApplicationPage  *self,
                  GError                    **error)
{
  const char *base_url = lanyard_service_get_base_url (lanyard_window_page_get_service (LANYARD_WINDOW_PAGE (self)));
  g_autofree char *label = dup_text (self->label_row);
  g_autofree char *slug = dup_text (self->slug_row);
  g_autoptr(GVariant) values = lanyard_placeholder_group_dup_values (self->placeholder_group);
  LanyardConnector *connector;

  connector = lanyard_template_instantiate (self->tmpl, label, slug, values, base_url, error);
  if (connector == NULL)
    return NULL;

  g_object_set (connector,
                "description", lanyard_connector_get_description (self->draft),
                "color", lanyard_connector_get_color (self->draft),
                "logo", lanyard_connector_get_logo (self->draft),
                "show-in-portal", lanyard_connector_get_show_in_portal (self->draft),
                NULL);
  return connector;
}

static void
add_clicked_cb (LanyardNewApplicationPage *self)
{
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardChanges) changes = NULL;
  g_autofree char *summary = NULL;
  g_autoptr(GError) error = NULL;

  connector = create_connector (self, &error);
  if (connector == NULL)
    {
      lanyard_window_show_error (GTK_WIDGET (self), _("Application Cannot Be Added"), error);
      return;
    }

  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button), FALSE);
  gtk_spinner_start (self->spinner);
  g_set_object (&self->draft, connector);
  summary = g_strdup_printf (_("Add “%s”"), lanyard_connector_get_label (connector));
  changes = lanyard_changes_new (summary);
  lanyard_changes_save (changes, LANYARD_RECORD (connector));
  lanyard_configuration_apply_async (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)), g_steal_pointer (&changes),
                                     NULL, applied_cb, g_object_ref (self));
}

static void
entry_activated_cb (LanyardNewApplicationPage *self)
{
  if (gtk_widget_get_sensitive (GTK_WIDGET (self->add_button)))
    add_clicked_cb (self);
}

static void
configure_clicked_cb (LanyardNewApplicationPage *self)
{
  lanyard_window_show_connector (GTK_WIDGET (self), lanyard_record_get_id (LANYARD_RECORD (self->draft)));
}

static void
close_clicked_cb (LanyardNewApplicationPage *self)
{
  lanyard_window_show_place (GTK_WIDGET (self), "applications");
}

static void
folder_clicked_cb (LanyardNewApplicationPage *self)
{
  lanyard_own_template_actions_show_folder (GTK_WIDGET (self));
}

static void
remove_clicked_cb (LanyardNewApplicationPage *self)
{
  lanyard_own_template_actions_remove (GTK_WIDGET (self), self->tmpl);
}

/* Somebody, or the button, took the file away, or put it back. */
static void
show_own (LanyardNewApplicationPage *self)
{
  g_autofree char *path = lanyard_catalog_dup_own_path (lanyard_catalog_get_default (),
                                                        lanyard_template_get_id (self->tmpl));

  if (path == NULL && gtk_widget_get_visible (self->own_group) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    lanyard_window_pop (GTK_WIDGET (self));
  lanyard_copy_row_set_value (self->file_row, path);
  gtk_widget_set_visible (self->own_group, path != NULL);
}

static void
lanyard_new_application_page_constructed (GObject *object)
{
  LanyardNewApplicationPage *self = LANYARD_NEW_APPLICATION_PAGE (object);
  const char *name = lanyard_template_get_name (self->tmpl);

  G_OBJECT_CLASS (lanyard_new_application_page_parent_class)->constructed (object);

  lanyard_window_page_set_title (LANYARD_WINDOW_PAGE (self), _("New Application"));
  lanyard_window_page_set_subtitle (LANYARD_WINDOW_PAGE (self), name);

  g_object_set (self->draft,
                "label", self->label != NULL && *self->label != '\0' ? self->label : name,
                "color", lanyard_template_get_color (self->tmpl),
                NULL);
  self->label_note = lanyard_note_row_attach (GTK_WIDGET (self->label_row));
  self->slug_note = lanyard_note_row_attach (GTK_WIDGET (self->slug_row));
  lanyard_placeholder_group_set_template (self->placeholder_group, self->tmpl, NULL);

  lanyard_bind_text (self->draft, "label", GTK_WIDGET (self->label_row));
  lanyard_bind_text (self->draft, "description", GTK_WIDGET (self->description_row));
  lanyard_bind_switch (self->draft, "show-in-portal", GTK_WIDGET (self->portal_switch));
  lanyard_appearance_group_set_connector (self->appearance_group, self->draft);
  gtk_widget_set_visible (GTK_WIDGET (self->advanced_group),
                          lanyard_template_get_connector_kind (self->tmpl) == LANYARD_CONNECTOR_SAML);

  show_own (self);
  g_signal_connect_object (lanyard_catalog_get_default (), "reloaded", G_CALLBACK (show_own), self, G_CONNECT_SWAPPED);
  label_changed_cb (self);
  g_signal_connect_swapped (self->label_row, "changed", G_CALLBACK (label_changed_cb), self);
  g_signal_connect_object (lanyard_window_page_get_service (LANYARD_WINDOW_PAGE (self)), "notify::base-url", G_CALLBACK (show_url),
                           self, G_CONNECT_SWAPPED);
}

static void
lanyard_new_application_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LANYARD_TYPE_NEW_APPLICATION_PAGE);

  G_OBJECT_CLASS (lanyard_new_application_page_parent_class)->dispose (object);
}

static void
lanyard_new_application_page_finalize (GObject *object)
{
  LanyardNewApplicationPage *self = LANYARD_NEW_APPLICATION_PAGE (object);

  g_clear_pointer (&self->preview_rows, g_ptr_array_unref);
  g_clear_object (&self->tmpl);
  g_clear_object (&self->draft);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (lanyard_new_application_page_parent_class)->finalize (object);
}

static void
lanyard_new_application_page_set_property (GObject      *object,
                                           guint         prop_id,
                                           const GValue *value,
                                           GParamSpec   *pspec)
{
  LanyardNewApplicationPage *self = LANYARD_NEW_APPLICATION_PAGE (object);

  switch (prop_id)
    {
    case PROP_TEMPLATE:
      self->tmpl = g_value_dup_object (value);
      break;
    case PROP_LABEL:
      self->label = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_new_application_page_class_init (LanyardNewApplicationPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = lanyard_new_application_page_constructed;
  object_class->dispose = lanyard_new_application_page_dispose;
  object_class->finalize = lanyard_new_application_page_finalize;
  object_class->set_property = lanyard_new_application_page_set_property;

  properties[PROP_TEMPLATE] = g_param_spec_object ("template", NULL, NULL, LANYARD_TYPE_TEMPLATE, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LANYARD_TYPE_APPEARANCE_GROUP);
  g_type_ensure (LANYARD_TYPE_COPY_ROW);
  g_type_ensure (LANYARD_TYPE_HEADER);
  g_type_ensure (LANYARD_TYPE_PLACEHOLDER_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/catalog/lanyard-new-application-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, label_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, description_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, portal_switch);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, placeholder_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, preview_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, appearance_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, own_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, file_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, advanced_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, advanced_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, slug_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, url_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, done);
  gtk_widget_class_bind_template_child (widget_class, LanyardNewApplicationPage, configure_button);
  gtk_widget_class_bind_template_callback (widget_class, slug_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, placeholders_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, configure_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_clicked_cb);
}

static void
lanyard_new_application_page_init (LanyardNewApplicationPage *self)
{
  self->draft = lanyard_connector_new ();
  self->preview_rows = g_ptr_array_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
}
