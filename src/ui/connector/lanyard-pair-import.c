/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-pair-import.h"

#include "lanyard-administration.h"
#include "lanyard-alert.h"
#include "lanyard-crypto-error.h"
#include "lanyard-error.h"
#include "lanyard-file.h"
#include "lanyard-pair-file.h"
#include "lanyard-secret.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Bytes; a chain of certificates has less. */
#define FILE_MAX (1024 * 1024)

/* One run through the questions; counted, since answers come later. */
typedef struct
{
  gatomicrefcount       references;

  GtkWidget            *from;
  LanyardConfiguration *configuration;
  char                 *connector_id;
  GFile                *file;
  GFile                *key_file;     /* NULL: the key is in the same file */
  GBytes               *data;
  GBytes               *key_data;
  LanyardSecret        *passphrase;
  GtkWidget            *entry;
  LanyardKey           *key;
  LanyardCertificate   *certificate;
  LanyardKeyRole        role;
} Import;

static Import *
ref_import (Import *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

static void
unref_import (Import *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_clear_object (&self->from);
  g_clear_object (&self->configuration);
  g_clear_object (&self->file);
  g_clear_object (&self->key_file);
  g_clear_pointer (&self->data, g_bytes_unref);
  g_clear_pointer (&self->key_data, g_bytes_unref);
  g_clear_pointer (&self->passphrase, lanyard_secret_free);
  g_clear_pointer (&self->key, lanyard_key_unref);
  g_clear_pointer (&self->certificate, lanyard_certificate_unref);
  g_free (self->connector_id);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, unref_import)

static void
show_failure (Import       *self,
              const GError *error)
{
  lanyard_window_show_error (self->from, _("The Pair Cannot Be Used"), error);
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Import) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *change_id = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (change_id == NULL)
    show_failure (self, error);
  else
    lanyard_window_toast_undo (self->from, self->role == LANYARD_KEY_ROLE_NEXT ? _("Rollover begun with your pair")
                                                                              : _("Your pair signs now"), change_id);
}

static gpointer
store_worker (LanyardConfiguration  *configuration,
              gpointer               data,
              GError               **error)
{
  Import *self = data;
  char *change_id = NULL;

  lanyard_administration_import_pair_sync (configuration, self->connector_id, self->role, self->key, self->certificate,
                                           lanyard_time_now (), &change_id, error);
  return change_id;
}

static void
role_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(Import) self = user_data;
  LanyardAnswer answer = lanyard_alert_finish (result);

  if (answer == LANYARD_ANSWER_CANCEL)
    return;

  self->role = answer == LANYARD_ANSWER_VERB ? LANYARD_KEY_ROLE_NEXT : LANYARD_KEY_ROLE_ACTIVE;
  lanyard_configuration_run_async (self->configuration, store_worker, ref_import (self), (GDestroyNotify) unref_import,
                                   g_free, NULL, stored_cb, ref_import (self));
}

static void
ask_for_role (Import *self)
{
  g_autoptr(GDateTime) end = g_date_time_new_from_unix_local (lanyard_certificate_get_not_after (self->certificate));
  g_autofree char *date = g_date_time_format (end, "%x");
  g_autofree char *fingerprint = lanyard_certificate_dup_fingerprint (self->certificate, G_CHECKSUM_SHA256);
  g_autofree char *body = NULL;
  LanyardAlert alert = {
    .heading = _("Use Your Own Pair?"),
    .verb = _("_Begin a Rollover"),
    .other = _("_Sign With It Now"),
    .other_destructive = TRUE,
  };

  /* Translators: the subject of a certificate, a kind of key, a date, a fingerprint */
  body = g_strdup_printf (_("%s, %s, valid until %s\n\nSHA-256 %s\n\nA rollover keeps the certificate that signs now until the service provider has the new one. Signing with it now stops sign-ins until then."),
                          lanyard_certificate_get_subject (self->certificate), lanyard_key_get_label (self->key), date,
                          fingerprint);
  alert.body = body;
  lanyard_alert_async (&alert, self->from, NULL, role_chosen_cb, ref_import (self));
}

static void read_pair (Import *self);

static void
passphrase_given_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(Import) self = user_data;
  LanyardAnswer answer = lanyard_alert_finish (result);

  g_clear_pointer (&self->passphrase, lanyard_secret_free);
  if (answer == LANYARD_ANSWER_VERB)
    {
      self->passphrase = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
      gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
      read_pair (self);
    }
  g_clear_object (&self->entry);
}

static void
passphrase_changed_cb (GtkWidget *entry)
{
  lanyard_alert_set_enabled (entry, *gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0');
}

static void
ask_for_passphrase (Import       *self,
                    const GError *error)
{
  LanyardAlert alert = {
    .heading = self->passphrase != NULL ? _("Wrong Passphrase") : _("Passphrase Needed"),
    .body = error->message,
    .verb = _("_Open"),
    .verb_disabled = TRUE,
  };

  self->entry = g_object_ref_sink (gtk_password_entry_new ());
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (self->entry), TRUE);
  g_object_set (self->entry, "activates-default", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Passphrase"), -1);
  g_signal_connect (self->entry, "changed", G_CALLBACK (passphrase_changed_cb), NULL);
  alert.extra = self->entry;
  lanyard_alert_async (&alert, self->from, NULL, passphrase_given_cb, ref_import (self));
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Import) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = lanyard_file_open_finish (result, &error);

  if (file != NULL)
    {
      g_set_object (self->file == NULL ? &self->file : &self->key_file, file);
      read_pair (self);
    }
  else if (error != NULL)
    show_failure (self, error);
}

/* A certificate alone: the private key is in another file. */
static gboolean
is_certificate_alone (Import *self)
{
  g_autoptr(LanyardCertificate) certificate = NULL;

  if (self->data == NULL || self->key_file != NULL)
    return FALSE;

  certificate = lanyard_certificate_new_from_data (self->data, NULL);
  return certificate != NULL;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(Import) self = user_data;
  g_autoptr(GError) error = NULL;

  if (lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error) != NULL)
    ask_for_role (self);
  else if (g_error_matches (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_PASSPHRASE))
    ask_for_passphrase (self, error);
  else if (is_certificate_alone (self))
    lanyard_file_open_async (self->from, _("Choose the Private Key of the Certificate"), _("Private keys"),
                             "*.pem;*.key;*.der;*.p8", NULL, chosen_cb, ref_import (self));
  else
    show_failure (self, error);
}

/* (transfer full): looked at before it is read; it may be a private key */
static GBytes *
load_file (GFile   *file,
           GError **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autofree char *size = NULL;
  char *contents;
  gsize length;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) <= FILE_MAX)
    return g_file_load_contents (file, NULL, &contents, &length, NULL, error)
             ? lanyard_secret_bytes_new_take (contents, length) : NULL;

  size = g_format_size ((guint64) g_file_info_get_size (info));
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("A certificate with its key has a few kilobytes"),
                     _("Choose a PEM or PKCS#12 file"),
                     /* Translators: %s is a size like 21 MB */
                     _("The file has %s"), size);
  return NULL;
}

static gboolean
load_files (Import  *self,
            GError **error)
{
  if (self->data == NULL)
    self->data = load_file (self->file, error);
  if (self->data != NULL && self->key_file != NULL && self->key_data == NULL)
    self->key_data = load_file (self->key_file, error);

  return self->data != NULL && (self->key_file == NULL || self->key_data != NULL);
}

static gpointer
read_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  Import *self = data;

  if (!load_files (self, error) ||
      !lanyard_pair_file_read (self->data, self->key_data, self->passphrase, &self->key, &self->certificate, error))
    return NULL;
  if (lanyard_pair_check (self->key, self->certificate, lanyard_time_now (), error))
    return self;

  g_clear_pointer (&self->key, lanyard_key_unref);
  g_clear_pointer (&self->certificate, lanyard_certificate_unref);
  return NULL;
}

static void
read_pair (Import *self)
{
  lanyard_configuration_run_async (self->configuration, read_worker, ref_import (self), (GDestroyNotify) unref_import,
                                   NULL, NULL, read_cb, ref_import (self));
}

void
lanyard_pair_import_start (GtkWidget            *from,
                           LanyardConfiguration *configuration,
                           const char           *connector_id)
{
  Import *self;

  g_return_if_fail (GTK_IS_WIDGET (from));

  self = g_new0 (Import, 1);
  g_atomic_ref_count_init (&self->references);
  self->from = g_object_ref (from);
  self->configuration = g_object_ref (configuration);
  self->connector_id = g_strdup (connector_id);
  lanyard_file_open_async (from, _("Choose a Certificate With Its Key"), _("Certificates and keys"),
                           "*.p12;*.pfx;*.pem;*.crt;*.cer;*.der", NULL, chosen_cb, self);
}
