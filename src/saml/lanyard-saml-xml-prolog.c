/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-xml-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-error.h"

/* a document with a document type declaration. */
void
_lanyard_saml_xml_set_dtd (GError **error)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_DTD,
                     _("It could make the reader open files or fill the memory"),
                     _("Remove the line that begins with <!DOCTYPE"),
                     _("The document has a document type declaration, which SAML does not allow"));
}

/* Where the first tag or declaration is, after comments and processing
 * instructions; NULL: not in these bytes. */
static const char *
skip_prolog (const char *data,
             const char *end)
{
  const char *p = data;

  if (end - p >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;

  while (p < end)
    {
      gsize rest = end - p;
      const char *close = NULL;

      if (g_ascii_isspace (*p))
        {
          p++;
          continue;
        }
      if (rest >= 2 && memcmp (p, "<?", 2) == 0)
        close = g_strstr_len (p + 2, rest - 2, "?>");
      else if (rest >= 4 && memcmp (p, "<!--", 4) == 0)
        close = g_strstr_len (p + 4, rest - 4, "-->");
      else
        return rest >= 2 ? p : NULL;

      if (close == NULL)
        return NULL;
      p = strchr (close, '>') + 1;
    }

  return NULL;
}

/*
 * _lanyard_saml_xml_check_prolog:
 * @data: the beginning of a document, or all of it
 * @size: its bytes
 * @is_all: whether nothing follows
 * @error: DTD; TOO_LARGE: the root element is not in these bytes
 *
 * finds a "<!DOCTYPE" before the root element before the parser
 * sees any of it, so that no declaration is ever acted on.
 *
 * Returns: whether there is none
 */
gboolean
_lanyard_saml_xml_check_prolog (const char  *data,
                                gsize        size,
                                gboolean     is_all,
                                GError     **error)
{
  const char *root = skip_prolog (data, data + size);

  if (root == NULL && is_all)
    return TRUE;
  if (root == NULL)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE,
                         NULL,
                         _("Get the document again from where it was made"),
                         _("The document does not begin within its first %zu bytes"), size);
      return FALSE;
    }
  if (memcmp (root, "<!", 2) == 0)
    {
      _lanyard_saml_xml_set_dtd (error);
      return FALSE;
    }

  return TRUE;
}
