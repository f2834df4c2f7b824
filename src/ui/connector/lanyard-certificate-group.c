/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-certificate-group.h"

#include "lanyard-certificate-input.h"
#include "lanyard-certificate.h"
#include "lanyard-file.h"
#include "lanyard-heading.h"
#include "lanyard-metadata-import.h"
#include "lanyard-mover.h"
#include "lanyard-secret.h"
#include "lanyard-removed.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY (24 * 60 * 60)
#define WARN_DAYS 60

struct _LanyardCertificateGroup
{
  AdwPreferencesGroup  parent_instance;

  GtkWidget           *anchor;
  GtkWidget           *list;
  GtkWidget           *add_button;

  /* Owned References */
  LanyardConnector    *connector;
  GCancellable        *cancellable;
  char                *property;
};

G_DEFINE_FINAL_TYPE (LanyardCertificateGroup, lanyard_certificate_group, ADW_TYPE_PREFERENCES_GROUP)

static GStrv
dup_certificates (LanyardCertificateGroup *self)
{
  GStrv certificates = NULL;

  g_object_get (self->connector, self->property, &certificates, NULL);
  return certificates != NULL ? certificates : g_new0 (char *, 1);
}

static GPtrArray *
list_certificates (LanyardCertificateGroup *self)
{
  g_auto(GStrv) certificates = dup_certificates (self);
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; certificates[i] != NULL; i++)
    g_ptr_array_add (list, g_strdup (certificates[i]));

  return list;
}

static void
set_certificates (LanyardCertificateGroup *self,
                  GPtrArray               *list)
{
  g_ptr_array_add (list, NULL);
  g_object_set (self->connector, self->property, list->pdata, NULL);
}

static void
focus_row (LanyardCertificateGroup *self,
           guint                    position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) position);

  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->add_button);
}

static void
move_certificate (gpointer owner,
                  guint    from,
                  guint    to)
{
  LanyardCertificateGroup *self = owner;
  g_autoptr(GPtrArray) list = list_certificates (self);

  if (from >= list->len || to >= list->len)
    return;

  g_ptr_array_insert (list, (int) to, g_ptr_array_steal_index (list, from));
  set_certificates (self, list);
  focus_row (self, to);
}

static void
put_back (GtkWidget *list,
          gpointer   pem,
          guint      position)
{
  LanyardCertificateGroup *self = LANYARD_CERTIFICATE_GROUP (list);
  g_autoptr(GPtrArray) certificates = list_certificates (self);

  g_ptr_array_insert (certificates, (int) MIN (position, certificates->len), g_strdup (pem));
  set_certificates (self, certificates);
}

static void
remove_certificate (gpointer owner,
                    guint    position)
{
  LanyardCertificateGroup *self = owner;
  g_autoptr(GPtrArray) list = list_certificates (self);
  char *pem = position < list->len ? g_ptr_array_steal_index (list, position) : NULL;
  g_autofree char *detail = g_strdup_printf ("notify::%s", self->property);
  guint n_left = list->len;

  if (pem == NULL)
    return;

  set_certificates (self, list);
  focus_row (self, n_left > 0 ? MIN (position, n_left - 1) : 0);
  lanyard_removed_toast (GTK_WIDGET (self), _("Certificate removed"), pem, g_free, position, put_back,
                         self->connector, detail);
}

static const LanyardMover mover = { move_certificate, remove_certificate };

static LanyardCertificate *
parse_certificate (const char  *pem,
                   GError     **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (pem, strlen (pem));

  return lanyard_certificate_new_from_data (bytes, error);
}

static GtkWidget *
create_row (LanyardCertificateGroup *self,
            const char              *pem)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCertificate) certificate = parse_certificate (pem, &error);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  if (certificate != NULL)
    {
      gint64 not_after = lanyard_certificate_get_not_after (certificate);
      g_autofree char *validity = lanyard_certificate_describe_validity (not_after, lanyard_time_now ());
      g_autofree char *fingerprint = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
      g_autofree char *subtitle = g_strdup_printf ("%s\nSHA-256 %s", validity, fingerprint);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lanyard_certificate_get_subject (certificate));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
    }
  else
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Certificate that cannot be read"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), error->message);
    }

  lanyard_mover_attach (ADW_PREFERENCES_ROW (row), self, &mover);
  return row;
}

static void
show_certificates_cb (LanyardCertificateGroup *self)
{
  g_auto(GStrv) certificates = dup_certificates (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; certificates[i] != NULL; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, certificates[i]));
  gtk_widget_set_visible (self->list, certificates[0] != NULL);
}

/* Those that are there already are not added again. */
static void
add_certificates (LanyardCertificateGroup *self,
                  char                   **added)
{
  g_auto(GStrv) certificates = dup_certificates (self);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) all = NULL;

  g_strv_builder_addv (builder, (const char **) certificates);
  for (guint i = 0; added[i] != NULL; i++)
    if (!g_strv_contains ((const char * const *) certificates, added[i]))
      g_strv_builder_add (builder, added[i]);
  all = g_strv_builder_end (builder);
  g_object_set (self->connector, self->property, all, NULL);
}

/* It may turn out to be a private key, which is erased. */
static char **
read_certificates (LanyardCertificateGroup  *self,
                   GBytes                   *bytes,
                   GError                  **error)
{
  LanyardCertificatePurpose use = g_str_equal (self->property, "sp-encryption-certificates") ? LANYARD_CERTIFICATE_FOR_ENCRYPTION
                                                                                         : LANYARD_CERTIFICATE_FOR_SIGNING;
  gsize length;
  gpointer data = g_bytes_unref_to_data (bytes, &length);
  g_autoptr(GBytes) secret = lanyard_secret_bytes_new_take (data, length);

  return lanyard_certificate_input_read (secret, use, lanyard_time_now (), error);
}

/* Takes @bytes; NULL: @error says why they could not be read. */
static void
take_bytes (LanyardCertificateGroup *self,
            GBytes                  *bytes,
            GError                  *error)
{
  g_autoptr(GError) owned = error;
  g_auto(GStrv) added = bytes != NULL ? read_certificates (self, bytes, &owned) : NULL;

  if (added != NULL)
    add_certificates (self, added);
  else
    lanyard_window_show_error (GTK_WIDGET (self), _("Certificate Cannot Be Added"), owned);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardCertificateGroup) self = user_data;
  GError *error = NULL;
  GBytes *bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);

  take_bytes (self, bytes, error);
}

static void
take_dropped (GtkWidget                  *widget,
              const LanyardMetadataGiven *given)
{
  LanyardCertificateGroup *self = LANYARD_CERTIFICATE_GROUP (widget);

  if (given->file != NULL)
    g_file_load_bytes_async (given->file, self->cancellable, loaded_cb, g_object_ref (self));
  else
    take_bytes (self, g_bytes_new (given->text, strlen (given->text)), NULL);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardCertificateGroup) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = lanyard_file_open_finish (result, &error);

  if (file != NULL)
    g_file_load_bytes_async (file, self->cancellable, loaded_cb, g_object_ref (self));
  else if (error != NULL)
    lanyard_window_show_error (GTK_WIDGET (self), _("Certificate Cannot Be Added"), error);
}

static void
add_clicked_cb (LanyardCertificateGroup *self)
{
  lanyard_file_open_async (GTK_WIDGET (self), _("Add a Certificate"), _("Certificates and Metadata"), "*.pem;*.crt;*.cer;*.der;*.xml",
                           self->cancellable, chosen_cb, g_object_ref (self));
}

static void
lanyard_certificate_group_dispose (GObject *object)
{
  LanyardCertificateGroup *self = LANYARD_CERTIFICATE_GROUP (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (lanyard_certificate_group_parent_class)->dispose (object);
}

static void
lanyard_certificate_group_finalize (GObject *object)
{
  LanyardCertificateGroup *self = LANYARD_CERTIFICATE_GROUP (object);

  g_clear_object (&self->connector);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->property, g_free);

  G_OBJECT_CLASS (lanyard_certificate_group_parent_class)->finalize (object);
}

static void
lanyard_certificate_group_class_init (LanyardCertificateGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lanyard_certificate_group_dispose;
  object_class->finalize = lanyard_certificate_group_finalize;
}

static void
lanyard_certificate_group_init (LanyardCertificateGroup *self)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  self->cancellable = g_cancellable_new ();
  self->anchor = adw_preferences_row_new ();
  gtk_widget_set_visible (self->anchor, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->anchor);

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->list);

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Add Certificate…"));
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add Certificate…"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (add_clicked_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
  lanyard_heading_wrap (ADW_PREFERENCES_GROUP (self));
  self->add_button = button;

  lanyard_metadata_drop_take (GTK_WIDGET (self), take_dropped, TRUE);
  lanyard_metadata_drop_refuse_links (GTK_WIDGET (self));
}

void
lanyard_certificate_group_set_connector (LanyardCertificateGroup *self,
                                         LanyardConnector        *connector,
                                         const char              *property)
{
  g_autofree char *detail = g_strdup_printf ("notify::%s", property);

  g_return_if_fail (LANYARD_IS_CERTIFICATE_GROUP (self));
  g_return_if_fail (self->connector == NULL);

  self->connector = g_object_ref (connector);
  self->property = g_strdup (property);
  g_signal_connect_object (connector, detail, G_CALLBACK (show_certificates_cb), self, G_CONNECT_SWAPPED);
  show_certificates_cb (self);
}

GtkWidget *
lanyard_certificate_group_get_anchor (LanyardCertificateGroup *self)
{
  g_return_val_if_fail (LANYARD_IS_CERTIFICATE_GROUP (self), NULL);

  return self->anchor;
}

/**
 * lanyard_certificate_describe_validity:
 * @not_after: when a certificate ends
 * @now: the time
 *
 * Returns: (transfer full): that, as a sentence without a period
 */
char *
lanyard_certificate_describe_validity (gint64 not_after,
                                       gint64 now)
{
  g_autoptr(GDateTime) end = g_date_time_new_from_unix_local (not_after);
  g_autofree char *date = g_date_time_format (end, "%x");
  gint64 days = (not_after - now) / DAY;

  if (not_after <= now)
    /* Translators: %s is a date */
    return g_strdup_printf (_("Expired on %s"), date);
  if (days < WARN_DAYS)
    /* Translators: the first %s is a date */
    return g_strdup_printf (ngettext ("Valid until %s, %d day left", "Valid until %s, %d days left", days), date, (int) days);

  /* Translators: %s is a date */
  return g_strdup_printf (_("Valid until %s"), date);
}
