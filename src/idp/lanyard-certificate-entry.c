/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-certificate-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY (24 * 60 * 60)

struct _LanyardCertificateEntry
{
  GObject                parent_instance;

  LanyardConnector      *connector;
  LanyardCertificate    *certificate;
  LanyardCertificateUse  use;
  gint64                 not_after;
  char                  *sha256;
  char                  *sha1;
};

G_DEFINE_FINAL_TYPE (LanyardCertificateEntry, lanyard_certificate_entry, G_TYPE_OBJECT)

G_DEFINE_ENUM_TYPE (LanyardCertificateUse, lanyard_certificate_use,
                    G_DEFINE_ENUM_VALUE (LANYARD_CERTIFICATE_SIGNS, "signs"),
                    G_DEFINE_ENUM_VALUE (LANYARD_CERTIFICATE_NEXT, "next"),
                    G_DEFINE_ENUM_VALUE (LANYARD_CERTIFICATE_PREVIOUS, "previous"),
                    G_DEFINE_ENUM_VALUE (LANYARD_CERTIFICATE_RETIRED, "retired"),
                    G_DEFINE_ENUM_VALUE (LANYARD_CERTIFICATE_SP_SIGNING, "sp-signing"),
                    G_DEFINE_ENUM_VALUE (LANYARD_CERTIFICATE_SP_ENCRYPTION, "sp-encryption"),
                    G_DEFINE_ENUM_VALUE (LANYARD_CERTIFICATE_SP_METADATA, "sp-metadata"))

/* The most urgent first. */
static const struct
{
  gint64        seconds;
  LanyardExpiry expiry;
} thresholds[] = {
  { 0, LANYARD_EXPIRY_OVER },
  { 1 * DAY, LANYARD_EXPIRY_1_DAY },
  { 7 * DAY, LANYARD_EXPIRY_7_DAYS },
  { 30 * DAY, LANYARD_EXPIRY_30_DAYS },
  { 60 * DAY, LANYARD_EXPIRY_60_DAYS },
};

static void
lanyard_certificate_entry_finalize (GObject *object)
{
  LanyardCertificateEntry *self = LANYARD_CERTIFICATE_ENTRY (object);

  g_clear_object (&self->connector);
  g_clear_pointer (&self->certificate, lanyard_certificate_unref);
  g_free (self->sha256);
  g_free (self->sha1);

  G_OBJECT_CLASS (lanyard_certificate_entry_parent_class)->finalize (object);
}

static void
lanyard_certificate_entry_class_init (LanyardCertificateEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_certificate_entry_finalize;
}

static void
lanyard_certificate_entry_init (LanyardCertificateEntry *self)
{
}

static LanyardCertificateEntry *
add_entry (GPtrArray             *entries,
           LanyardConnector      *connector,
           LanyardCertificateUse  use,
           gint64                 not_after)
{
  LanyardCertificateEntry *self = g_object_new (LANYARD_TYPE_CERTIFICATE_ENTRY, NULL);

  self->connector = g_object_ref (connector);
  self->use = use;
  self->not_after = not_after;
  g_ptr_array_add (entries, self);

  return self;
}

/* One that cannot be read is for the connector's check to tell. */
static void
add_certificate (GPtrArray             *entries,
                 LanyardConnector      *connector,
                 LanyardCertificateUse  use,
                 const char            *pem)
{
  g_autoptr(GBytes) data = g_bytes_new_static (pem, strlen (pem));
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, NULL);
  LanyardCertificateEntry *self;

  if (certificate == NULL)
    return;

  self = add_entry (entries, connector, use, lanyard_certificate_get_not_after (certificate));
  self->sha256 = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
  self->sha1 = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA1);
  self->certificate = g_steal_pointer (&certificate);
}

static void
add_certificates (GPtrArray             *entries,
                  LanyardConnector      *connector,
                  LanyardCertificateUse  use,
                  const char * const    *certificates)
{
  for (gsize i = 0; certificates != NULL && certificates[i] != NULL; i++)
    add_certificate (entries, connector, use, certificates[i]);
}

static LanyardCertificateUse
get_pair_use (LanyardKeyPair *pair)
{
  switch (lanyard_key_pair_get_role (pair))
    {
    case LANYARD_KEY_ROLE_NEXT:
      return lanyard_key_pair_get_replaced (pair) != 0 ? LANYARD_CERTIFICATE_PREVIOUS : LANYARD_CERTIFICATE_NEXT;
    case LANYARD_KEY_ROLE_RETIRED:
      return LANYARD_CERTIFICATE_RETIRED;
    case LANYARD_KEY_ROLE_ACTIVE:
    default:
      return LANYARD_CERTIFICATE_SIGNS;
    }
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  LanyardCertificateEntry *first = *(LanyardCertificateEntry * const *) a;
  LanyardCertificateEntry *second = *(LanyardCertificateEntry * const *) b;
  int order;

  if (first->not_after != second->not_after)
    return first->not_after < second->not_after ? -1 : 1;

  order = g_utf8_collate (lanyard_connector_get_label (first->connector), lanyard_connector_get_label (second->connector));
  return order != 0 ? order : (int) first->use - (int) second->use;
}

static gboolean
contains_text (const char *haystack,
               const char *folded)
{
  g_autofree char *text = haystack != NULL ? g_utf8_casefold (haystack, -1) : NULL;

  return text != NULL && strstr (text, folded) != NULL;
}

/* Hexadecimal digits alone, as people copy fingerprints with and without
 * colons; NULL if @text has anything else. */
static char *
strip_fingerprint (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (g_ascii_isxdigit (*text))
        g_string_append_c (digits, g_ascii_toupper (*text));
      else if (strchr (": -", *text) == NULL)
        {
          g_string_free (digits, TRUE);
          return NULL;
        }
    }

  return g_string_free (digits, FALSE);
}

static gboolean
contains_fingerprint (const char *fingerprint,
                      const char *digits)
{
  g_autofree char *plain = fingerprint != NULL ? strip_fingerprint (fingerprint) : NULL;

  return plain != NULL && strstr (plain, digits) != NULL;
}

LanyardConnector *
lanyard_certificate_entry_get_connector (LanyardCertificateEntry *self)
{
  g_return_val_if_fail (LANYARD_IS_CERTIFICATE_ENTRY (self), NULL);

  return self->connector;
}

LanyardCertificateUse
lanyard_certificate_entry_get_use (LanyardCertificateEntry *self)
{
  g_return_val_if_fail (LANYARD_IS_CERTIFICATE_ENTRY (self), LANYARD_CERTIFICATE_RETIRED);

  return self->use;
}

LanyardCertificate *
lanyard_certificate_entry_get_certificate (LanyardCertificateEntry *self)
{
  g_return_val_if_fail (LANYARD_IS_CERTIFICATE_ENTRY (self), NULL);

  return self->certificate;
}

gint64
lanyard_certificate_entry_get_not_after (LanyardCertificateEntry *self)
{
  g_return_val_if_fail (LANYARD_IS_CERTIFICATE_ENTRY (self), 0);

  return self->not_after;
}

/**
 * lanyard_certificate_entry_is_in_use:
 * @self: an entry
 *
 * Returns: whether something fails when it ends: its connector is active, and
 *   it is not retired
 */
gboolean
lanyard_certificate_entry_is_in_use (LanyardCertificateEntry *self)
{
  g_return_val_if_fail (LANYARD_IS_CERTIFICATE_ENTRY (self), FALSE);

  return lanyard_connector_get_state (self->connector) == LANYARD_CONNECTOR_ACTIVE &&
         self->use != LANYARD_CERTIFICATE_RETIRED && self->use != LANYARD_CERTIFICATE_PREVIOUS;
}

const char *
lanyard_certificate_entry_get_sha256 (LanyardCertificateEntry *self)
{
  g_return_val_if_fail (LANYARD_IS_CERTIFICATE_ENTRY (self), NULL);

  return self->sha256;
}

const char *
lanyard_certificate_entry_get_sha1 (LanyardCertificateEntry *self)
{
  g_return_val_if_fail (LANYARD_IS_CERTIFICATE_ENTRY (self), NULL);

  return self->sha1;
}

/**
 * lanyard_certificate_entry_matches:
 * @self: an entry
 * @text: what is searched: part of the connector's label, of the subject, or of
 *   a fingerprint, with or without colons
 *
 * Returns: whether it is found
 */
gboolean
lanyard_certificate_entry_matches (LanyardCertificateEntry *self,
                                   const char              *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *digits = NULL;

  g_return_val_if_fail (LANYARD_IS_CERTIFICATE_ENTRY (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  folded = g_utf8_casefold (text, -1);
  if (contains_text (lanyard_connector_get_label (self->connector), folded) ||
      contains_text (lanyard_connector_get_slug (self->connector), folded) ||
      (self->certificate != NULL && contains_text (lanyard_certificate_get_subject (self->certificate), folded)))
    return TRUE;

  digits = strip_fingerprint (text);
  return digits != NULL && *digits != '\0' &&
         (contains_fingerprint (self->sha256, digits) || contains_fingerprint (self->sha1, digits));
}

/**
 * lanyard_expiry_get:
 * @not_after: when it ends
 * @now: the time
 *
 * Returns: how near that is
 */
LanyardExpiry
lanyard_expiry_get (gint64 not_after,
                    gint64 now)
{
  for (gsize i = 0; i < G_N_ELEMENTS (thresholds); i++)
    if (not_after - now <= thresholds[i].seconds)
      return thresholds[i].expiry;

  return LANYARD_EXPIRY_FAR;
}

/**
 * lanyard_certificate_entry_get_expiry:
 * @self: an entry
 * @now: the time
 *
 * Returns: how near its end is; %LANYARD_EXPIRY_FAR for what is not in use,
 *   which nobody need care about
 */
LanyardExpiry
lanyard_certificate_entry_get_expiry (LanyardCertificateEntry *self,
                                      gint64                   now)
{
  g_return_val_if_fail (LANYARD_IS_CERTIFICATE_ENTRY (self), LANYARD_EXPIRY_FAR);

  return lanyard_certificate_entry_is_in_use (self) ? lanyard_expiry_get (self->not_after, now) : LANYARD_EXPIRY_FAR;
}

/**
 * lanyard_certificate_entry_describe:
 * @self: an entry
 * @now: the time
 *
 * Returns: (transfer full): a sentence that says what ends when, without its
 *   period
 */
char *
lanyard_certificate_entry_describe (LanyardCertificateEntry *self,
                                    gint64                   now)
{
  const char *label;
  int days;

  g_return_val_if_fail (LANYARD_IS_CERTIFICATE_ENTRY (self), NULL);

  label = lanyard_connector_get_label (self->connector);
  days = (int) ((self->not_after - now) / DAY);
  if (self->not_after <= now)
    /* Translators: what the certificate is for, then an application */
    return g_strdup_printf (_("%s of “%s” has expired"), lanyard_certificate_use_get_label (self->use), label);

  /* Translators: what the certificate is for, then an application */
  return g_strdup_printf (ngettext ("%s of “%s” expires in %d day", "%s of “%s” expires in %d days", (gulong) days),
                          lanyard_certificate_use_get_label (self->use), label, days);
}

/**
 * lanyard_certificate_entry_dup_file_name:
 * @self: an entry
 * @extension: with its dot
 *
 * Returns: (transfer full): the name of a file with the certificate
 */
char *
lanyard_certificate_entry_dup_file_name (LanyardCertificateEntry *self,
                                         const char              *extension)
{
  g_return_val_if_fail (LANYARD_IS_CERTIFICATE_ENTRY (self), NULL);

  return g_strdup_printf ("Lanyard-%s-%s%s", lanyard_connector_get_slug (self->connector),
                          lanyard_enum_get_nick (LANYARD_TYPE_CERTIFICATE_USE, (int) self->use), extension);
}

const char *
lanyard_certificate_use_get_label (LanyardCertificateUse use)
{
  switch (use)
    {
    case LANYARD_CERTIFICATE_NEXT:
      return _("The next signing certificate");
    case LANYARD_CERTIFICATE_PREVIOUS:
      return _("The signing certificate before");
    case LANYARD_CERTIFICATE_RETIRED:
      return _("A retired certificate");
    case LANYARD_CERTIFICATE_SP_SIGNING:
      return _("The service provider’s signing certificate");
    case LANYARD_CERTIFICATE_SP_ENCRYPTION:
      return _("The service provider’s encryption certificate");
    case LANYARD_CERTIFICATE_SP_METADATA:
      return _("The service provider’s metadata");
    case LANYARD_CERTIFICATE_SIGNS:
    default:
      return _("The signing certificate");
    }
}

/**
 * lanyard_certificate_entries_make:
 * @connectors: (element-type LanyardConnector): all
 * @key_pairs: (element-type LanyardKeyPair): all
 *
 * Both sides of every connector: our pairs, the service provider's
 * certificates, and its metadata if that has an end.
 *
 * Returns: (transfer full) (element-type LanyardCertificateEntry): what ends
 *   first is first
 */
GPtrArray *
lanyard_certificate_entries_make (GPtrArray *connectors,
                                  GPtrArray *key_pairs)
{
  g_autoptr(GHashTable) by_id = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < connectors->len; i++)
    {
      LanyardConnector *connector = g_ptr_array_index (connectors, i);
      gint64 valid_until = lanyard_connector_get_metadata_valid_until (connector);

      g_hash_table_insert (by_id, (char *) lanyard_record_get_id (LANYARD_RECORD (connector)), connector);
      add_certificates (entries, connector, LANYARD_CERTIFICATE_SP_SIGNING,
                        lanyard_connector_get_sp_signing_certificates (connector));
      add_certificates (entries, connector, LANYARD_CERTIFICATE_SP_ENCRYPTION,
                        lanyard_connector_get_sp_encryption_certificates (connector));
      if (valid_until != 0)
        add_entry (entries, connector, LANYARD_CERTIFICATE_SP_METADATA, valid_until);
    }

  for (guint i = 0; i < key_pairs->len; i++)
    {
      LanyardKeyPair *pair = g_ptr_array_index (key_pairs, i);
      LanyardConnector *connector = g_hash_table_lookup (by_id, lanyard_key_pair_get_connector (pair));

      if (connector != NULL)
        add_certificate (entries, connector, get_pair_use (pair), lanyard_key_pair_get_certificate (pair));
    }

  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

/**
 * lanyard_certificate_entries_find_urgent:
 * @entries: (element-type LanyardCertificateEntry): by the days left
 * @now: the time
 *
 * Returns: (transfer none) (nullable): what ends first of all that is in use,
 *   if that is near
 */
LanyardCertificateEntry *
lanyard_certificate_entries_find_urgent (GPtrArray *entries,
                                         gint64     now)
{
  g_return_val_if_fail (entries != NULL, NULL);

  for (guint i = 0; i < entries->len; i++)
    if (lanyard_certificate_entry_get_expiry (g_ptr_array_index (entries, i), now) != LANYARD_EXPIRY_FAR)
      return g_ptr_array_index (entries, i);

  return NULL;
}

/**
 * lanyard_certificate_entry_dup_notice:
 * @self: an entry
 * @now: the time
 *
 * Returns: (transfer full) (nullable): the name of what is to be told now, the
 *   same until the next threshold; %NULL for nothing
 */
char *
lanyard_certificate_entry_dup_notice (LanyardCertificateEntry *self,
                                      gint64                   now)
{
  LanyardExpiry expiry = lanyard_certificate_entry_get_expiry (self, now);

  if (expiry == LANYARD_EXPIRY_FAR)
    return NULL;

  return g_strdup_printf ("%s/%s/%s/%" G_GINT64_FORMAT "/%d", lanyard_record_get_id (LANYARD_RECORD (self->connector)),
                          lanyard_enum_get_nick (LANYARD_TYPE_CERTIFICATE_USE, (int) self->use),
                          self->sha256 != NULL ? self->sha256 : "", self->not_after, (int) expiry);
}

/**
 * lanyard_certificate_entries_list_due:
 * @entries: (element-type LanyardCertificateEntry): by the days left
 * @told: (nullable) (element-type utf8): a set of what was told already
 * @now: the time
 *
 * Thresholds are 60, 30, 7 and 1 days before the end, and the end.
 *
 * Returns: (transfer full) (element-type LanyardCertificateEntry): what is to
 *   be told, the most urgent first
 */
GPtrArray *
lanyard_certificate_entries_list_due (GPtrArray  *entries,
                                      GHashTable *told,
                                      gint64      now)
{
  GPtrArray *due = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (entries != NULL, due);

  for (guint i = 0; i < entries->len; i++)
    {
      LanyardCertificateEntry *entry = g_ptr_array_index (entries, i);
      g_autofree char *notice = lanyard_certificate_entry_dup_notice (entry, now);

      if (notice != NULL && (told == NULL || !g_hash_table_contains (told, notice)))
        g_ptr_array_add (due, g_object_ref (entry));
    }

  return due;
}
