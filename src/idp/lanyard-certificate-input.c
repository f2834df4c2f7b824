/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-certificate-input.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-certificate.h"
#include "lanyard-error.h"
#include "lanyard-saml-metadata.h"

#define INPUT_MAX (10 * 1024 * 1024)
#define BEGIN "-----BEGIN CERTIFICATE-----"
#define END "-----END CERTIFICATE-----"
#define KEY_MARK "PRIVATE KEY-"

static gboolean
add_certificate (GStrvBuilder  *builder,
                 const char    *text,
                 gsize          length,
                 GError       **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (bytes, error);
  g_autofree char *pem = certificate != NULL ? lanyard_certificate_dup_pem (certificate) : NULL;

  if (pem == NULL)
    return FALSE;

  g_strv_builder_add (builder, pem);
  return TRUE;
}

/* Each of a chain by itself. */
static gboolean
add_framed (GStrvBuilder  *builder,
            const char    *text,
            gsize          length,
            GError       **error)
{
  const char *end_of_text = text + length;
  const char *begin = text;

  while ((begin = g_strstr_len (begin, end_of_text - begin, BEGIN)) != NULL)
    {
      const char *end = g_strstr_len (begin, end_of_text - begin, END);
      gsize size = end != NULL ? (gsize) (end - begin) + strlen (END) : (gsize) (end_of_text - begin);

      if (!add_certificate (builder, begin, size, error))
        return FALSE;
      begin += size;
    }

  return TRUE;
}

static gboolean
set_unclear (GError     **error,
             const char  *what)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("Nobody can tell which certificate is meant"),
                     _("Import the metadata of the one service provider, or add its certificate by itself"), "%s", what);
  return FALSE;
}

/* M-14: those that the metadata names for @use, or for both. */
static gboolean
add_from_metadata (GStrvBuilder           *builder,
                   GBytes                     *document,
                   LanyardCertificatePurpose   use,
                   gint64                      now,
                   GError                    **error)
{
  g_autoptr(GPtrArray) entities = lanyard_saml_metadata_read (document, now, error);
  LanyardSamlEntity *entity;
  guint n_found = 0;

  if (entities == NULL)
    return FALSE;
  if (entities->len != 1)
    return set_unclear (error, _("The metadata describes several service providers"));

  entity = entities->pdata[0];
  for (guint i = 0; i < entity->keys->len; i++)
    {
      LanyardSamlKeyDescriptor *key = entity->keys->pdata[i];
      g_autofree char *pem = NULL;

      if (key->certificate == NULL || !(use == LANYARD_CERTIFICATE_FOR_SIGNING ? key->signing : key->encryption))
        continue;
      pem = lanyard_certificate_dup_pem (key->certificate);
      g_strv_builder_add (builder, pem);
      n_found++;
    }

  return n_found > 0 || set_unclear (error, _("The metadata has no certificate for this use"));
}

static gboolean
check_input (const char  *text,
             gsize        length,
             GError     **error)
{
  if (length > INPUT_MAX)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, _("Choose a certificate, or the metadata of one service provider"),
                         _("The file has more than 10 MB"));
      return FALSE;
    }
  if (g_strstr_len (text, (gssize) length, KEY_MARK) == NULL)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("A private key belongs to its owner alone, and whoever has it can sign in the owner’s name"),
                     _("Choose the certificate by itself; if somebody sent you the key, ask for a new pair"),
                     _("This is a private key, or holds one"));
  return FALSE;
}

/**
 * lanyard_certificate_input_read:
 * @data: a certificate as PEM, DER or bare base64, several PEM ones, or the
 *   metadata of one service provider
 * @use: which of the metadata are meant
 * @now: seconds
 * @error: %LANYARD_ERROR_REFUSED for a private key, %LANYARD_ERROR_INVALID for
 *   metadata of several service providers or without such a certificate; else
 *   as lanyard_certificate_new_from_data() and lanyard_saml_metadata_read()
 *
 * Returns: (transfer full): at least one certificate as PEM
 */
char **
lanyard_certificate_input_read (GBytes                     *data,
                                LanyardCertificatePurpose   use,
                                gint64                      now,
                                GError                    **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gsize length;
  const char *text;
  gboolean read;

  g_return_val_if_fail (data != NULL, NULL);

  text = g_bytes_get_data (data, &length);
  if (!check_input (text, length, error))
    return NULL;

  if (g_strstr_len (text, (gssize) length, BEGIN) != NULL)
    read = add_framed (builder, text, length, error);
  else if (g_strstr_len (text, (gssize) length, "EntityDescriptor") != NULL)
    read = add_from_metadata (builder, data, use, now, error);
  else
    read = add_certificate (builder, text, length, error);

  return read ? g_strv_builder_end (builder) : NULL;
}
