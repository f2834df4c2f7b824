/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BEGIN "-----BEGIN CERTIFICATE-----"
#define END "-----END CERTIFICATE-----"
#define DAY (24 * 60 * 60)
#define TEN_YEARS (G_GINT64_CONSTANT (3653) * DAY)

static guint
count_frames (const char *text)
{
  guint count = 0;

  for (const char *at = strstr (text, BEGIN); at != NULL; at = strstr (at + 1, BEGIN))
    count++;

  return count;
}

static void
add_certificate (JsonArray  *list,
                 const char *text,
                 gsize       length)
{
  g_autoptr(GBytes) data = g_bytes_new (text, length);
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, NULL);
  g_autofree char *pem = NULL;

  if (certificate == NULL)
    {
      g_autofree char *unread = g_strndup (text, length);

      json_array_add_string_element (list, unread);
      return;
    }

  pem = lanyard_certificate_dup_pem (certificate);
  json_array_add_string_element (list, pem);
}

/* One element each, in their usual form. */
static void
add_split (JsonArray  *list,
           const char *text)
{
  const char *begin = strstr (text, BEGIN);

  if (count_frames (text) < 2)
    {
      add_certificate (list, text, strlen (text));
      return;
    }

  for (; begin != NULL; begin = strstr (begin + 1, BEGIN))
    {
      const char *end = strstr (begin, END);

      if (end != NULL)
        add_certificate (list, begin, (gsize) (end - begin) + strlen (END));
    }
}

static void
offer_split (LanyardCheckContext *context,
             const char          *title,
             const char          *field,
             const char * const  *certificates)
{
  JsonArray *list = json_array_new ();

  for (gsize i = 0; certificates[i] != NULL; i++)
    add_split (list, certificates[i]);
  _lanyard_check_offer_list (context, title, field, list);
}

/* One after the other in one entry. */
gboolean
_lanyard_check_offer_split (LanyardCheckContext *context,
                            const char          *field,
                            const char * const  *certificates,
                            guint                position)
{
  if (count_frames (certificates[position]) < 2)
    return FALSE;

  offer_split (context, _("Split Them"), field, certificates);
  return TRUE;
}

static void
check_form (LanyardCheckContext *context,
            const char          *field,
            const char * const  *certificates)
{
  gboolean bare = FALSE, several = FALSE;

  for (gsize i = 0; certificates != NULL && certificates[i] != NULL; i++)
    {
      g_autoptr(GBytes) data = g_bytes_new_static (certificates[i], strlen (certificates[i]));
      g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, NULL);

      several |= count_frames (certificates[i]) > 1;
      bare |= certificate != NULL && count_frames (certificates[i]) == 0;
    }
  if (!bare && !several)
    return;

  _lanyard_check_report (context, field,
                         _("What compares certificates may take it for another, or see the first one only"),
                         _("Keep each certificate by itself, in its usual form"),
                         "%s", several ? _("One entry holds several certificates") : _("A certificate has no frame"));
  offer_split (context, several ? _("Split Them") : _("Use Usual Form"), field, certificates);
}

/* C15 */
void
_lanyard_check_sp_certificate_form (LanyardCheckContext *context)
{
  check_form (context, "sp_signing_certificates",
              lanyard_connector_get_sp_signing_certificates (context->connector));
  check_form (context, "sp_encryption_certificates",
              lanyard_connector_get_sp_encryption_certificates (context->connector));
}

/* L34 */
void
_lanyard_check_certificate_long (LanyardCheckContext *context)
{
  LanyardCertificate *certificate = _lanyard_check_get_active_certificate (context);
  g_autofree char *date = NULL;

  if (certificate == NULL ||
      lanyard_certificate_get_not_after (certificate) - lanyard_certificate_get_not_before (certificate) <= TEN_YEARS)
    return;

  date = _lanyard_check_format_date (lanyard_certificate_get_not_after (certificate));
  _lanyard_check_report (context, NULL,
                         _("A key that leaks stays good for that long, and methods of today will be weak by then"),
                         _("Replace it with one of a few years when it suits both sides"),
                         _("The IdP certificate is valid for more than ten years, until %s"), date);
}
