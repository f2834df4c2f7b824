/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-paste.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-certificate.h"
#include "lanyard-crypto-error.h"
#include "lanyard-error.h"
#include "lanyard-key.h"
#include "lanyard-paste-private.h"
#include "lanyard-secret.h"
#include "lanyard-text.h"

#define DER_SEQUENCE 0x30
#define KEY_MARK "PRIVATE KEY-"

static void
fact_free (LanyardPasteFact *fact)
{
  g_free (fact->field);
  g_free (fact->value);
  g_free (fact->label);
  g_free (fact);
}

/**
 * lanyard_paste_free:
 * @paste: (transfer full): what was read
 */
void
lanyard_paste_free (LanyardPaste *paste)
{
  g_clear_pointer (&paste->document, g_bytes_unref);
  g_free (paste->url);
  g_ptr_array_unref (paste->facts);
  g_ptr_array_unref (paste->skipped);
  g_free (paste);
}

static LanyardPaste *
paste_new (void)
{
  LanyardPaste *paste = g_new0 (LanyardPaste, 1);

  paste->facts = g_ptr_array_new_with_free_func ((GDestroyNotify) fact_free);
  paste->skipped = g_ptr_array_new_with_free_func (g_free);
  return paste;
}

static gboolean
may_repeat (const char *field)
{
  return strcmp (field, "acs") == 0 || g_str_has_suffix (field, "_certificates");
}

/* The first value counts; one that comes again adds nothing. */
void
_lanyard_paste_add_fact (LanyardPaste *paste,
                         const char   *field,
                         const char   *value,
                         const char   *label,
                         gboolean      is_uncertain)
{
  LanyardPasteFact *fact;

  for (guint i = 0; i < paste->facts->len; i++)
    {
      LanyardPasteFact *known = g_ptr_array_index (paste->facts, i);

      if (strcmp (known->field, field) != 0)
        continue;
      if (strcmp (known->value, value) == 0)
        return;
      if (!may_repeat (field))
        {
          _lanyard_paste_skip (paste, label != NULL ? label : value, _("there is another value for the same field"));
          return;
        }
    }

  fact = g_new0 (LanyardPasteFact, 1);
  fact->field = g_strdup (field);
  fact->value = g_strdup (value);
  fact->label = g_strdup (label);
  fact->is_uncertain = is_uncertain;
  g_ptr_array_add (paste->facts, fact);
}

void
_lanyard_paste_skip (LanyardPaste *paste,
                     const char   *label,
                     const char   *reason)
{
  g_autofree char *visible = lanyard_text_make_visible (label, 80);

  /* Translators: the name of a value in a pasted table, then why it fills no field */
  g_ptr_array_add (paste->skipped, g_strdup_printf (_("“%s”: %s"), visible, reason));
}

static gboolean
is_private_der (const char *data,
                gsize       size)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LanyardKey) key = NULL;

  if (size == 0 || (guchar) *data != DER_SEQUENCE)
    return FALSE;

  bytes = g_bytes_new_static (data, size);
  key = lanyard_key_new_from_data (bytes, NULL, NULL);

  return key != NULL && lanyard_key_is_private (key);
}

/* The key without its frame, as forms ask for it. */
static gboolean
is_private_base64 (const char *text)
{
  gsize length = strspn (text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/= \t\r\n");
  g_autofree guchar *der = NULL;
  gsize size;
  gboolean is_private;

  if (text[length] != '\0' || length < 64)
    return FALSE;

  der = g_base64_decode (text, &size);
  is_private = is_private_der ((const char *) der, size);
  lanyard_secret_erase (der, size);

  return is_private;
}

/* Also one whose frame was damaged on the way. */
static gboolean
has_private_key (const char *data,
                 gsize       size)
{
  return g_strstr_len (data, (gssize) size, KEY_MARK) != NULL ||
         g_strstr_len (data, (gssize) size, "PuTTY-User-Key-File") != NULL || is_private_der (data, size);
}

/* A frame that shows only in what was read: behind escapes, tags or in UTF-16. */
static gboolean
erase_private_values (LanyardPaste *paste)
{
  gboolean found = FALSE;

  for (guint i = 0; i < paste->facts->len; i++)
    {
      LanyardPasteFact *fact = g_ptr_array_index (paste->facts, i);

      if (strstr (fact->value, KEY_MARK) == NULL)
        continue;
      lanyard_secret_erase (fact->value, strlen (fact->value));
      found = TRUE;
    }

  return found;
}

static void
set_private_key_error (GError **error)
{
  lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_PRIVATE_KEY,
                     _("A private key must not leave the service provider; what was read is erased here, and stays "
                       "wherever it was copied from"),
                     _("Ask for the certificate alone, and have the key replaced if others may have seen it"),
                     _("The data holds a private key"));
}

static void
set_unknown_error (GError     **error,
                   const char  *text)
{
  g_autofree char *visible = lanyard_text_make_visible (text, 60);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("It is no metadata, certificate, address or table of values"),
                     _("Copy the values together with their names, or enter them by hand"),
                     _("“%s” fills no field"), visible);
}

static gboolean
read_xml (LanyardPaste  *paste,
          const char    *text,
          GError       **error)
{
  g_autofree char *flat = NULL;

  if (strstr (text, "EntityDescriptor") != NULL || strstr (text, "EntitiesDescriptor") != NULL)
    {
      paste->kind = LANYARD_PASTE_METADATA;
      paste->document = g_bytes_new (text, strlen (text));
      return TRUE;
    }

  flat = _lanyard_paste_flatten_html (text);
  paste->kind = LANYARD_PASTE_TABLE;
  _lanyard_paste_read_table (paste, flat);
  if (paste->facts->len > 0)
    return TRUE;

  set_unknown_error (error, text);
  return FALSE;
}

static void
read_url (LanyardPaste *paste,
          const char   *url)
{
  const char *field = _lanyard_paste_guess_url_field (url);

  paste->url = _lanyard_paste_dup_url (field != NULL ? field : "login_url", url);
  paste->kind = LANYARD_PASTE_URL;
  if (g_strcmp0 (field, "metadata_source") == 0)
    paste->kind = LANYARD_PASTE_METADATA_URL;
  else if (field != NULL)
    _lanyard_paste_add_fact (paste, field, paste->url, NULL, FALSE);
}

/* Nothing around the frames, or no frame at all. */
static gboolean
is_certificates (const char *text)
{
  return strstr (text, "-----BEGIN ") == NULL ||
         (g_str_has_prefix (text, "-----BEGIN CERTIFICATE-----") && g_str_has_suffix (text, "-----END CERTIFICATE-----"));
}

static gboolean
read_text (LanyardPaste  *paste,
           const char    *text,
           GError       **error)
{
  if (*text == '<')
    return read_xml (paste, text, error);
  if (_lanyard_paste_is_url (text))
    {
      read_url (paste, text);
      return TRUE;
    }

  paste->kind = LANYARD_PASTE_CERTIFICATES;
  if (is_certificates (text) && _lanyard_paste_add_certificates (paste, text, NULL, NULL))
    return TRUE;

  paste->kind = LANYARD_PASTE_JSON;
  if ((*text == '{' || *text == '[') && _lanyard_paste_read_json (paste, text) && paste->facts->len > 0)
    return TRUE;

  paste->kind = LANYARD_PASTE_TABLE;
  _lanyard_paste_read_table (paste, text);
  if (paste->facts->len > 0)
    return TRUE;

  set_unknown_error (error, text);
  return FALSE;
}

static gboolean
read_der (LanyardPaste *paste,
          const char   *data,
          gsize         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (bytes, NULL);
  g_autofree char *pem = certificate != NULL ? lanyard_certificate_dup_pem (certificate) : NULL;

  if (pem == NULL)
    return FALSE;

  paste->kind = LANYARD_PASTE_CERTIFICATES;
  return _lanyard_paste_add_certificates (paste, pem, NULL, NULL);
}

/* @data without a byte order mark and blanks around it; NULL: no text. */
static char *
dup_text (const char *data,
          gsize       size)
{
  g_autofree char *text = NULL;

  if (size >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    text = g_convert (data, (gssize) size, "UTF-8", "UTF-16", NULL, NULL, NULL);
  else if (g_utf8_validate_len (data, size, NULL))
    text = g_strndup (data, size);
  if (text == NULL)
    return NULL;

  if (g_str_has_prefix (text, "\xef\xbb\xbf"))
    memmove (text, text + 3, strlen (text + 3) + 1);
  return g_strstrip (g_steal_pointer (&text));
}

/**
 * lanyard_paste_read:
 * @data: what was pasted or dropped; erased if it is a private key
 * @size: its bytes, up to %LANYARD_PASTE_MAX
 * @error: %LANYARD_CRYPTO_ERROR_PRIVATE_KEY; %LANYARD_ERROR_INVALID: too long,
 *   or nothing that is known
 *
 * Recognises metadata (XML), certificates (PEM, DER, base64), an address,
 * tables of names and values (tabs, colons, CSV, HTML), and the JSON in which
 * other identity providers keep an application. Nothing is looked up.
 *
 * Returns: (transfer full): what it says
 */
LanyardPaste *
lanyard_paste_read (char    *data,
                    gsize    size,
                    GError **error)
{
  g_autoptr(LanyardPaste) paste = paste_new ();
  g_autofree char *text = NULL;

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  if (size > LANYARD_PASTE_MAX)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("More than 10 MB are refused"),
                         _("Import the metadata of a federation as a file or from its address"),
                         _("What was pasted or dropped is too long"));
      return NULL;
    }
  if (has_private_key (data, size))
    {
      lanyard_secret_erase (data, size);
      set_private_key_error (error);
      return NULL;
    }
  if (size > 0 && (guchar) *data == DER_SEQUENCE && read_der (paste, data, size))
    return g_steal_pointer (&paste);

  text = dup_text (data, size);
  if (text != NULL && is_private_base64 (text))
    {
      lanyard_secret_erase (data, size);
      lanyard_secret_erase (text, strlen (text));
      set_private_key_error (error);
      return NULL;
    }
  if (text == NULL || *text == '\0')
    {
      set_unknown_error (error, text != NULL ? text : "…");
      return NULL;
    }
  if (!read_text (paste, text, error))
    return NULL;
  if (erase_private_values (paste))
    {
      lanyard_secret_erase (data, size);
      lanyard_secret_erase (text, strlen (text));
      set_private_key_error (error);
      return NULL;
    }

  return g_steal_pointer (&paste);
}

/**
 * lanyard_paste_get_value:
 * @paste: what was read
 * @field: a JSON name
 *
 * Returns: (transfer none) (nullable): the first value for it
 */
const char *
lanyard_paste_get_value (LanyardPaste *paste,
                         const char   *field)
{
  for (guint i = 0; i < paste->facts->len; i++)
    {
      LanyardPasteFact *fact = g_ptr_array_index (paste->facts, i);

      if (strcmp (fact->field, field) == 0)
        return fact->value;
    }

  return NULL;
}

/**
 * lanyard_paste_dup_acs:
 * @paste: what was read
 *
 * Returns: (transfer full): the assertion consumer services
 */
char **
lanyard_paste_dup_acs (LanyardPaste *paste)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < paste->facts->len; i++)
    {
      LanyardPasteFact *fact = g_ptr_array_index (paste->facts, i);

      if (strcmp (fact->field, "acs") == 0)
        g_strv_builder_add (builder, fact->value);
    }

  return g_strv_builder_end (builder);
}
