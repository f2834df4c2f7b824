/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LENGTH_ADVISED 256
#define LENGTH_MAX 1024

static const char *
get_host (const char *url,
          gsize      *length)
{
  const char *scheme_end = strstr (url, "://");
  const char *host = scheme_end != NULL ? scheme_end + strlen ("://") : NULL;

  *length = host != NULL ? strcspn (host, "/?#:") : 0;
  return host;
}

/* Between two characters of @brackets, something like a key. */
static gboolean
has_bracketed_key (const char *text,
                   const char *brackets)
{
  for (const char *open = strchr (text, brackets[0]); open != NULL; open = strchr (open + 1, brackets[0]))
    {
      gsize length = strspn (open + 1, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_- .");

      if (length > 0 && open[length + 1] == brackets[1])
        return TRUE;
    }

  return FALSE;
}

/* @word in @text, not as a part of a longer word. */
static gboolean
has_word (const char *text,
          const char *word)
{
  for (const char *at = strstr (text, word); at != NULL; at = strstr (at + 1, word))
    if ((at == text || !g_ascii_isalnum (at[-1])) && !g_ascii_isalnum (at[strlen (word)]))
      return TRUE;

  return FALSE;
}

static gboolean
has_example_host (const char *text)
{
  gsize length;
  const char *host = get_host (text, &length);
  g_autofree char *name = host != NULL ? g_ascii_strdown (host, (gssize) length) : NULL;

  return name != NULL && has_word (name, "example") && strchr (name, '.') != NULL;
}

static void
report_placeholder (LanyardCheckContext *context,
                    const char          *field,
                    const char          *text)
{
  g_autofree char *visible = NULL;
  g_autofree char *masked = NULL;

  /* A secret that has a value is filled in where it is used. */
  if (strcmp (field, "login_url") == 0 || strcmp (field, "constants") == 0)
    {
      masked = lanyard_connector_mask_secrets (context->connector, text);
      text = masked;
    }
  if (!_lanyard_check_has_placeholder (text))
    return;

  visible = _lanyard_check_show (text);
  _lanyard_check_report (context, field,
                         _("The service provider has no such address, so every sign-in would fail"),
                         _("Fill in the value that belongs in its place"),
                         _("“%s” still holds a placeholder"), visible);
  if (strcmp (field, "constants") != 0)
    _lanyard_check_offer_known (context, field);
}

static void
report_example (LanyardCheckContext *context,
                const char          *field,
                const char          *text)
{
  g_autofree char *visible = NULL;

  /* our own address is not taken from documentation */
  if (strcmp (field, "idp_entity_id") == 0 || _lanyard_check_has_placeholder (text) ||
      !(has_example_host (text) || has_word (text, "XX") || has_word (text, "XXX") || has_word (text, "XXXX")))
    return;

  visible = _lanyard_check_show (text);
  _lanyard_check_report (context, field,
                         _("Documentation has such addresses in place of the real one"),
                         _("Compare it with what the service provider shows"),
                         _("“%s” looks like an example"), visible);
}

static void
report_if_longer (LanyardCheckContext *context,
                  const char          *field,
                  const char          *text)
{
  glong length = g_utf8_strlen (text, -1);

  if (length > LENGTH_ADVISED)
    _lanyard_check_report (context, field,
                           _("Some service providers cut off or refuse anything longer than 256 characters"),
                           _("Choose a shorter one if the sign-in fails"),
                           _("The value has %d characters"), (int) length);
}

gboolean
_lanyard_check_has_placeholder (const char *text)
{
  g_autofree char *upper = g_ascii_strup (text, -1);

  return has_bracketed_key (text, "{}") || has_bracketed_key (text, "<>") ||
         strstr (text, "ENDPOINT_NOT_SET") != NULL ||
         has_word (text, "SUBDOMAIN") ||
         has_word (upper, "YOURDOMAIN") || has_word (upper, "YOUR-DOMAIN") || has_word (upper, "YOUR_DOMAIN");
}

gboolean
_lanyard_check_has_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || g_unichar_type (c) == G_UNICODE_FORMAT ||
          (g_unichar_isspace (c) && (p == text || *g_utf8_next_char (p) == '\0' || c != ' ')))
        return TRUE;
    }

  return FALSE;
}

/* C04: certainly not an address. */
void
_lanyard_check_placeholder_left (LanyardCheckContext *context)
{
  GListModel *constants = lanyard_connector_get_constants (context->connector);

  _lanyard_check_foreach_text (context, report_placeholder);

  for (guint i = 0; i < g_list_model_get_n_items (constants); i++)
    {
      g_autoptr(LanyardConstant) item = g_list_model_get_item (constants, i);

      if (lanyard_constant_get_value (item) != NULL && has_bracketed_key (lanyard_constant_get_value (item), "{}"))
        report_placeholder (context, "constants", lanyard_constant_get_value (item));
    }
}

/* C04: probably not one. */
void
_lanyard_check_example_left (LanyardCheckContext *context)
{
  _lanyard_check_foreach_text (context, report_example);
}

/* C51 */
void
_lanyard_check_length (LanyardCheckContext *context)
{
  _lanyard_check_foreach_text (context, report_if_longer);
}

/* C51: Core 8.3.6 allows no more. */
void
_lanyard_check_length_limit (LanyardCheckContext *context)
{
  const char *entity_id = lanyard_connector_get_sp_entity_id (context->connector);

  if (entity_id != NULL && g_utf8_strlen (entity_id, -1) > LENGTH_MAX)
    _lanyard_check_report (context, "sp_entity_id",
                           _("SAML allows 1024 characters"),
                           _("Enter the service provider’s real entity ID"),
                           _("The SP entity ID has %ld characters"), g_utf8_strlen (entity_id, -1));
}
