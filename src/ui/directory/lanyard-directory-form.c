/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-form.h"

#include "lanyard-bind.h"
#include "lanyard-file.h"
#include "lanyard-note-row.h"
#include "lanyard-people-columns.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

#define FIELD_KEY "lanyard-field"

struct _LanyardDirectoryForm
{
  AdwPreferencesPage parent_instance;

  /* Template Widgets */
  GtkWidget         *uri_row;
  AdwActionRow      *certificates_row;
  GtkWidget         *certificates_clear;
  LanyardNoteRow    *certificates_note;
  GtkWidget         *time_limit_spin;
  GtkWidget         *bind_dn_row;
  GtkEditable       *password_row;
  LanyardNoteRow    *password_note;
  AdwComboRow       *preset_row;
  GtkWidget         *base_dn_row;
  GtkWidget         *people_filter_row;
  LanyardNoteRow    *people_filter_note;
  GtkWidget         *groups_switch;
  GtkWidget         *group_base_dn_row;
  GtkWidget         *group_filter_row;
  LanyardNoteRow    *group_filter_note;
  AdwExpanderRow    *attributes_row;
  LanyardNoteRow    *result;
  GtkSpinner        *spinner;

  /* Owned References */
  LanyardDirectory  *directory;
  LanyardDirectory  *stored;
  GPtrArray         *attributes;        /* AdwEntryRow, borrowed */
  GCancellable      *cancellable;

  gboolean           has_password;
  gboolean           showing;           /* rows get what is there: nobody edits them */
};

G_DEFINE_FINAL_TYPE (LanyardDirectoryForm, lanyard_directory_form, ADW_TYPE_PREFERENCES_PAGE)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const LanyardChoice presets[] = {
  { LANYARD_DIRECTORY_OPENLDAP, N_("OpenLDAP and Similar Ones") },
  { LANYARD_DIRECTORY_ACTIVE_DIRECTORY, N_("Active Directory") },
  { NULL },
};

static const char *
get_label (const char *field)
{
  if (g_strcmp0 (field, LANYARD_PEOPLE_IDENTIFIER) == 0)
    return _("Identifier That Never Changes");
  if (g_strcmp0 (field, "group_name") == 0)
    return _("Name of a Group");

  return lanyard_people_field_get_label (field);
}

static void
show_attributes (LanyardDirectoryForm *self)
{
  self->showing = TRUE;
  for (guint i = 0; i < self->attributes->len; i++)
    {
      GtkEditable *row = self->attributes->pdata[i];
      const char *attribute = lanyard_directory_get_attribute (self->directory, g_object_get_data (G_OBJECT (row), FIELD_KEY));

      if (g_strcmp0 (gtk_editable_get_text (row), attribute != NULL ? attribute : "") != 0)
        gtk_editable_set_text (row, attribute != NULL ? attribute : "");
    }
  self->showing = FALSE;
}

/* What counts as long as a filter is empty. */
static void
show_filter (LanyardNoteRow *note,
             GtkWidget      *row,
             const char     *filter)
{
  /* Translators: %s is a filter of LDAP */
  g_autofree char *text = g_strdup_printf (_("Empty for “%s”."), filter);

  lanyard_note_row_set (note, LANYARD_NOTE_HINT, *gtk_editable_get_text (GTK_EDITABLE (row)) == '\0' ? text : NULL);
}

static gboolean
is_same_account (LanyardDirectoryForm *self)
{
  return self->stored != NULL &&
         g_strcmp0 (lanyard_directory_get_uri (self->stored), lanyard_directory_get_uri (self->directory)) == 0 &&
         g_strcmp0 (lanyard_directory_get_bind_dn (self->stored), lanyard_directory_get_bind_dn (self->directory)) == 0;
}

static void
show_password (LanyardDirectoryForm *self)
{
  const char *text = NULL;

  if (lanyard_directory_form_get_password (self) == NULL && lanyard_directory_get_bind_dn (self->directory) != NULL)
    text = self->has_password && is_same_account (self)
           ? _("A password is kept, sealed. Leave the field empty to go on with it.")
           : _("Enter the password. One that is kept counts only for the address and the account that it was entered for.");

  lanyard_note_row_set (self->password_note, LANYARD_NOTE_HINT, text);
}

static void
show_certificates (LanyardDirectoryForm *self)
{
  gboolean own = lanyard_directory_get_ca_certificates (self->directory) != NULL;

  adw_action_row_set_subtitle (self->certificates_row, own ? _("Only that of a file counts") : _("Those of the system count"));
  gtk_widget_set_visible (self->certificates_clear, own);
}

static void
changed_cb (LanyardDirectoryForm *self)
{
  if (self->directory == NULL || self->showing)
    return;

  show_attributes (self);
  show_password (self);
  show_certificates (self);
  show_filter (self->people_filter_note, self->people_filter_row, lanyard_directory_get_people_filter (self->directory));
  show_filter (self->group_filter_note, self->group_filter_row, lanyard_directory_get_group_filter (self->directory));
  if (!lanyard_directory_has_groups (self->directory))
    lanyard_note_row_set (self->group_filter_note, LANYARD_NOTE_HINT, NULL);
  lanyard_directory_form_show_result (self, FALSE, NULL);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
attribute_changed_cb (LanyardDirectoryForm *self,
                      GtkEditable          *row)
{
  if (!self->showing)
    lanyard_directory_set_attribute (self->directory, g_object_get_data (G_OBJECT (row), FIELD_KEY), gtk_editable_get_text (row));
}

static void
add_attribute (LanyardDirectoryForm *self,
               const char           *field)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_label (field));
  g_object_set_data_full (G_OBJECT (row), FIELD_KEY, g_strdup (field), g_free);
  g_signal_connect_object (row, "changed", G_CALLBACK (attribute_changed_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (self->attributes_row, row);
  g_ptr_array_add (self->attributes, row);
}

static void
take_certificates (LanyardDirectoryForm *self,
                   GBytes               *bytes)
{
  g_autoptr(GError) error = NULL;

  lanyard_directory_set_ca_certificates (self->directory, bytes, &error);
  lanyard_note_row_set (self->certificates_note, LANYARD_NOTE_ERROR, error != NULL ? error->message : NULL);
}

static void
certificates_read_cb (GObject      *source,
                      GAsyncResult *result,
                      gpointer      user_data)
{
  g_autoptr(LanyardDirectoryForm) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (bytes != NULL)
    take_certificates (self, bytes);
  else
    lanyard_note_row_set (self->certificates_note, LANYARD_NOTE_ERROR, error->message);
}

static void
certificates_chosen_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr(LanyardDirectoryForm) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = lanyard_file_open_finish (result, &error);

  if (file != NULL)
    g_file_load_bytes_async (file, self->cancellable, certificates_read_cb, g_object_ref (self));
  else if (error != NULL && !g_cancellable_is_cancelled (self->cancellable))
    lanyard_note_row_set (self->certificates_note, LANYARD_NOTE_ERROR, error->message);
}

static void
choose_clicked_cb (LanyardDirectoryForm *self)
{
  lanyard_file_open_async (GTK_WIDGET (self), _("Certificate Authority"), _("Certificates"), "*.pem;*.crt;*.cer", NULL,
                           certificates_chosen_cb, g_object_ref (self));
}

static void
clear_clicked_cb (LanyardDirectoryForm *self)
{
  take_certificates (self, NULL);
}

static void
lanyard_directory_form_dispose (GObject *object)
{
  LanyardDirectoryForm *self = LANYARD_DIRECTORY_FORM (object);

  if (self->password_row != NULL)
    lanyard_directory_form_clear_password (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->directory);
  g_clear_object (&self->stored);

  G_OBJECT_CLASS (lanyard_directory_form_parent_class)->dispose (object);
}

static void
lanyard_directory_form_finalize (GObject *object)
{
  g_clear_pointer (&LANYARD_DIRECTORY_FORM (object)->attributes, g_ptr_array_unref);
  g_clear_object (&LANYARD_DIRECTORY_FORM (object)->cancellable);

  G_OBJECT_CLASS (lanyard_directory_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, uri_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, certificates_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, certificates_clear);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, certificates_note);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, time_limit_spin);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, bind_dn_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, password_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, password_note);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, preset_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, base_dn_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, people_filter_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, people_filter_note);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, groups_switch);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, group_base_dn_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, group_filter_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, group_filter_note);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, attributes_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, result);
  gtk_widget_class_bind_template_child (widget_class, LanyardDirectoryForm, spinner);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
}

static void
lanyard_directory_form_class_init (LanyardDirectoryFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lanyard_directory_form_dispose;
  object_class->finalize = lanyard_directory_form_finalize;

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);

  g_type_ensure (LANYARD_TYPE_NOTE_ROW);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/io/github/lanyard_sso/Lanyard/ui/directory/lanyard-directory-form.ui");
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
lanyard_directory_form_init (LanyardDirectoryForm *self)
{
  self->attributes = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lanyard_directory_form_set_directory (LanyardDirectoryForm *self,
                                      LanyardDirectory     *directory,
                                      const char * const   *targets)
{
  g_return_if_fail (LANYARD_IS_DIRECTORY_FORM (self));
  g_return_if_fail (self->directory == NULL);

  self->directory = g_object_ref (directory);
  for (gsize i = 0; targets[i] != NULL; i++)
    add_attribute (self, targets[i]);

  lanyard_bind_text (directory, "uri", self->uri_row);
  lanyard_bind_number (directory, "time-limit", self->time_limit_spin, 1);
  lanyard_bind_text (directory, "bind-dn", self->bind_dn_row);
  lanyard_bind_choice (directory, "preset", self->preset_row, presets);
  lanyard_bind_text (directory, "base-dn", self->base_dn_row);
  lanyard_bind_text (directory, "people-filter", self->people_filter_row);
  lanyard_bind_text (directory, "group-base-dn", self->group_base_dn_row);
  lanyard_bind_text (directory, "group-filter", self->group_filter_row);
  g_object_bind_property (directory, "without-groups", self->groups_switch, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  g_object_bind_property (self->groups_switch, "active", self->group_base_dn_row, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->groups_switch, "active", self->group_filter_row, "visible", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (directory, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  gtk_widget_grab_focus (self->uri_row);
}

void
lanyard_directory_form_set_stored (LanyardDirectoryForm *self,
                                   LanyardDirectory     *stored,
                                   gboolean              has_password)
{
  g_return_if_fail (LANYARD_IS_DIRECTORY_FORM (self));

  g_set_object (&self->stored, stored);
  self->has_password = has_password;
  if (self->directory != NULL)
    show_password (self);
}

const char *
lanyard_directory_form_get_password (LanyardDirectoryForm *self)
{
  const char *text;

  g_return_val_if_fail (LANYARD_IS_DIRECTORY_FORM (self), NULL);

  text = gtk_editable_get_text (self->password_row);
  return *text != '\0' ? text : NULL;
}

void
lanyard_directory_form_clear_password (LanyardDirectoryForm *self)
{
  g_return_if_fail (LANYARD_IS_DIRECTORY_FORM (self));

  self->showing = TRUE;
  gtk_editable_set_text (self->password_row, "");
  self->showing = FALSE;
}

void
lanyard_directory_form_show_result (LanyardDirectoryForm *self,
                                    gboolean              is_error,
                                    const char           *text)
{
  g_return_if_fail (LANYARD_IS_DIRECTORY_FORM (self));

  lanyard_note_row_set (self->result, is_error ? LANYARD_NOTE_ERROR : LANYARD_NOTE_HINT, text);
}

void
lanyard_directory_form_set_busy (LanyardDirectoryForm *self,
                                 gboolean              busy)
{
  g_return_if_fail (LANYARD_IS_DIRECTORY_FORM (self));

  gtk_spinner_set_spinning (self->spinner, busy);
}
