/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-broken.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-random.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml-signer-private.h"

#define SIGNATURE_BEGIN "<ds:Signature "
#define SIGNATURE_FINISH "</ds:Signature>"

/* A document of ours without its signatures, and where its parts are. */
typedef struct
{
  GString        *text;
  LanyardSamlSpan outer;
  LanyardSamlSpan inner;
  char           *outer_id;
  char           *inner_id;
} Parts;

static void
parts_clear (Parts *parts)
{
  if (parts->text != NULL)
    g_string_free (g_steal_pointer (&parts->text), TRUE);
  g_clear_pointer (&parts->outer_id, g_free);
  g_clear_pointer (&parts->inner_id, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static gboolean
refuse (GError **error)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED, NULL, NULL,
                     _("Only a response with an assertion that is not encrypted can be broken"));
  return FALSE;
}

static void
strip_signatures (GString *text)
{
  char *begin;

  while ((begin = strstr (text->str, SIGNATURE_BEGIN)) != NULL)
    {
      char *finish = strstr (begin, SIGNATURE_FINISH);

      g_assert (finish != NULL);
      g_string_erase (text, begin - text->str, finish + strlen (SIGNATURE_FINISH) - begin);
    }
}

/* The value of an attribute of the start tag at @start. */
static char *
dup_attribute (const char *start,
               const char *name)
{
  g_autofree char *begin = g_strconcat (" ", name, "=\"", NULL);
  const char *end = strchr (start, '>');
  const char *value = strstr (start, begin);

  if (value == NULL || end == NULL || value > end)
    return NULL;

  value += strlen (begin);
  return g_strndup (value, strcspn (value, "\""));
}

/* Behind the Issuer that follows @start: where a signature belongs. */
static gsize
find_gap (GString *text,
          gsize    start)
{
  static const char * const ends[] = { "</saml:Issuer>", "</saml2:Issuer>" };

  for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *end = strstr (text->str + start, ends[i]);

      if (end != NULL)
        return (gsize) (end - text->str) + strlen (ends[i]);
    }

  return 0;
}

static gboolean
locate (Parts *parts)
{
  const char *begin = strstr (parts->text->str, "<saml:Assertion ");
  const char *finish = strstr (parts->text->str, "</saml:Assertion>");
  gsize length = strlen ("</saml:Assertion>");

  if (begin == NULL)
    {
      begin = strstr (parts->text->str, "<saml2:Assertion ");
      finish = strstr (parts->text->str, "</saml2:Assertion>");
      length = strlen ("</saml2:Assertion>");
    }
  if (begin == NULL || finish == NULL)
    return FALSE;

  parts->outer = (LanyardSamlSpan) { NULL, 0, find_gap (parts->text, 0), parts->text->len };
  parts->inner.start = (gsize) (begin - parts->text->str);
  parts->inner.gap = find_gap (parts->text, parts->inner.start);
  parts->inner.end = (gsize) (finish - parts->text->str) + length;
  parts->outer_id = dup_attribute (parts->text->str, "ID");
  parts->inner_id = dup_attribute (begin, "ID");
  parts->outer.id = parts->outer_id;
  parts->inner.id = parts->inner_id;

  return parts->outer.gap > 0 && parts->inner.gap > 0 && parts->outer_id != NULL && parts->inner_id != NULL;
}

static gboolean
take_apart (Parts       *parts,
            const char  *document,
            GError     **error)
{
  parts->text = g_string_new (document);
  strip_signatures (parts->text);

  return locate (parts) || refuse (error);
}

static gboolean
sign_again (Parts              *parts,
            LanyardSamlSigner  *signer,
            LanyardSamlSign     sign,
            GError            **error)
{
  gsize length = parts->text->len;

  if ((sign & LANYARD_SAML_SIGN_ASSERTION) != 0 &&
      !_lanyard_saml_signer_envelop (signer, parts->text, &parts->inner, error))
    return FALSE;

  parts->outer.end += parts->text->len - length;
  return (sign & LANYARD_SAML_SIGN_RESPONSE) == 0 ||
         _lanyard_saml_signer_envelop (signer, parts->text, &parts->outer, error);
}

static gboolean
break_recipient (Parts              *parts,
                 LanyardSamlSigner  *signer,
                 LanyardSamlSign     sign,
                 GError            **error)
{
  char *place = strstr (parts->text->str, " Recipient=\"");
  gsize start;

  if (place == NULL)
    return refuse (error);

  start = (gsize) (place - parts->text->str) + strlen (" Recipient=\"");
  g_string_erase (parts->text, (gssize) start, (gssize) strcspn (parts->text->str + start, "\""));
  g_string_insert (parts->text, (gssize) start, LANYARD_SAML_BROKEN_RECIPIENT);
  g_clear_pointer (&parts->outer_id, g_free);
  g_clear_pointer (&parts->inner_id, g_free);

  return (locate (parts) || refuse (error)) && sign_again (parts, signer, sign, error);
}

/* A copy of the element at @start with an ID of its own and a NameID that
 * nobody has. */
static GString *
forge (const char *start,
       gsize       size)
{
  GString *forged = g_string_new_len (start, (gssize) size);
  g_autofree char *id = dup_attribute (forged->str, "ID");
  g_autofree char *fresh = lanyard_random_dup_id ();
  char *name_id = strstr (forged->str, ":NameID");
  char *value = name_id != NULL ? strchr (name_id, '>') : NULL;

  if (value != NULL)
    {
      gsize place = (gsize) (value + 1 - forged->str);

      g_string_erase (forged, (gssize) place, (gssize) strcspn (forged->str + place, "<"));
      g_string_insert (forged, (gssize) place, LANYARD_SAML_BROKEN_NAME_ID);
    }
  g_string_replace (forged, id, fresh, 1);

  return forged;
}

/* XSW3: the forged assertion first, the signed one behind it. */
static gboolean
wrap_assertion (Parts              *parts,
                LanyardSamlSigner  *signer,
                GError            **error)
{
  gsize start = parts->inner.start;
  GString *forged = forge (parts->text->str + start, parts->inner.end - start);
  gboolean done = sign_again (parts, signer, LANYARD_SAML_SIGN_ASSERTION, error);

  if (done)
    g_string_insert_len (parts->text, (gssize) start, forged->str, (gssize) forged->len);
  g_string_free (forged, TRUE);

  return done;
}

/* XSW2: in a forged response the signature of the true one, which lies beside
 * it as it was before it was signed. No ID is there twice, or that alone would
 * have to be refused. */
static gboolean
wrap_response (Parts              *parts,
               LanyardSamlSigner  *signer,
               GError            **error)
{
  g_autofree char *plain = g_strdup (parts->text->str);
  gsize gap = parts->outer.gap;
  gsize length = parts->text->len;
  g_autofree char *fresh = lanyard_random_dup_id ();
  GString *forged = forge (plain, length);
  gsize place = find_gap (forged, 0);
  gboolean done = sign_again (parts, signer, LANYARD_SAML_SIGN_RESPONSE, error);

  g_string_replace (forged, parts->inner_id, fresh, 1);
  if (done)
    {
      g_autofree char *signature = g_strndup (parts->text->str + gap, parts->text->len - length);

      g_string_insert (forged, (gssize) place, plain);
      g_string_insert (forged, (gssize) place, signature);
      g_string_assign (parts->text, forged->str);
    }
  g_string_free (forged, TRUE);

  return done;
}

/**
 * lanyard_saml_broken_write:
 * @document: a Response that was written here, not encrypted
 * @what: what is made wrong
 * @signer: who signs
 * @sign: what a correct Response has signed
 * @error: %LANYARD_SAML_ERROR_MALFORMED: not such a Response;
 *   %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Makes a Response that every service provider has to refuse, for the
 * negative tests of one (A-01, A-11, M-35). Nothing that answers requests
 * calls this.
 *
 * Returns: (transfer full): the document
 */
char *
lanyard_saml_broken_write (const char         *document,
                           LanyardSamlBreak    what,
                           LanyardSamlSigner  *signer,
                           LanyardSamlSign     sign,
                           GError            **error)
{
  g_auto(Parts) parts = { NULL };
  gboolean done = FALSE;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (signer != NULL, NULL);

  if (!take_apart (&parts, document, error))
    return NULL;

  switch (what)
    {
    case LANYARD_SAML_BREAK_RECIPIENT:
      done = break_recipient (&parts, signer, sign, error);
      break;

    case LANYARD_SAML_BREAK_UNSIGNED:
      done = TRUE;
      break;

    case LANYARD_SAML_BREAK_WRAPPED:
    default:
      done = (sign & LANYARD_SAML_SIGN_ASSERTION) != 0 ? wrap_assertion (&parts, signer, error)
                                                       : wrap_response (&parts, signer, error);
      break;
    }

  return done ? g_string_free (g_steal_pointer (&parts.text), FALSE) : NULL;
}
