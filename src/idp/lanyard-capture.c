/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-capture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-capture-private.h"
#include "lanyard-error.h"
#include "lanyard-text.h"

#define ADDRESS_MAX 512

static gboolean
is_known (GPtrArray             *captures,
          LanyardSamlInspection *inspection)
{
  for (guint i = 0; i < captures->len; i++)
    {
      LanyardCapture *capture = g_ptr_array_index (captures, i);

      if (capture->inspection != NULL && capture->inspection->form == inspection->form &&
          g_bytes_equal (capture->inspection->document, inspection->document))
        return TRUE;
    }

  return FALSE;
}

/* The path is enough to recognise it; a query may hold what is nobody's
 * business. */
static char *
dup_address (const char *url)
{
  g_autofree char *address = NULL;

  if (url == NULL)
    return NULL;

  address = g_strndup (url, strcspn (url, "?#"));
  return lanyard_text_make_visible (address, ADDRESS_MAX);
}

/*
 * _lanyard_capture_add:
 * @captures: (element-type LanyardCapture): what was found so far
 * @text: what lanyard_saml_inspect() unwraps
 * @url: (nullable): where it was sent
 * @time: when; 0: not known
 *
 * Adds a message, once.
 *
 * Returns: whether there is room for more
 */
gboolean
_lanyard_capture_add (GPtrArray  *captures,
                      const char *text,
                      const char *url,
                      gint64      time)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr(GError) fault = NULL;
  g_autoptr(LanyardSamlInspection) inspection = lanyard_saml_inspect (bytes, &fault);
  LanyardCapture *capture;

  if (inspection != NULL && is_known (captures, inspection))
    return TRUE;
  if (inspection != NULL && g_bytes_get_data (inspection->document, NULL) != NULL)
    {
      /* What was unwrapped may be a part of @text. */
      GBytes *copy = g_bytes_new (g_bytes_get_data (inspection->document, NULL), g_bytes_get_size (inspection->document));

      g_bytes_unref (inspection->document);
      inspection->document = copy;
    }

  capture = g_new0 (LanyardCapture, 1);
  capture->address = dup_address (url);
  capture->time = time;
  capture->inspection = g_steal_pointer (&inspection);
  capture->fault = g_steal_pointer (&fault);
  g_ptr_array_add (captures, capture);

  return captures->len < LANYARD_CAPTURE_MESSAGES_MAX;
}

static gboolean
has_message (const char *line)
{
  return strstr (line, "SAMLRequest=") != NULL || strstr (line, "SAMLResponse=") != NULL;
}

static gboolean
is_address (const char *line)
{
  return g_str_has_prefix (line, "https://") || g_str_has_prefix (line, "http://");
}

/* Lines of a log, a URL each; or one thing over all lines. */
static void
read_text (GPtrArray  *captures,
           const char *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  guint count = 0;

  for (char **line = lines; *line != NULL; line++)
    count += has_message (*line);

  if (count < 2)
    {
      _lanyard_capture_add (captures, text, is_address (text) ? text : NULL, 0);
      return;
    }
  for (char **line = lines; *line != NULL; line++)
    {
      g_strstrip (*line);
      if (has_message (*line) && !_lanyard_capture_add (captures, *line, is_address (*line) ? *line : NULL, 0))
        return;
    }
}

static gboolean
refuse (GError           **error,
        LanyardSamlError   code,
        const char        *what)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, code, NULL,
                     _("Copy a URL, form, base64 text or XML document, or save a HAR file or SAML-tracer export"),
                     "%s", what);
  return FALSE;
}

static gboolean
read_input (GPtrArray  *captures,
            GBytes     *input,
            GError    **error)
{
  gsize size;
  const char *data = g_bytes_get_data (input, &size);
  g_autofree char *text = NULL;

  if (size > LANYARD_CAPTURE_MAX)
    return refuse (error, LANYARD_SAML_ERROR_TOO_LARGE, _("This is longer than any recording should be"));
  if (_lanyard_capture_is_recording (input))
    return _lanyard_capture_read_recording (captures, input, error);
  if (size == 0 || memchr (data, '\0', size) != NULL)
    return refuse (error, LANYARD_SAML_ERROR_MALFORMED, _("There is nothing to look at"));

  text = g_strstrip (g_strndup (data, size));
  if (*text == '\0')
    return refuse (error, LANYARD_SAML_ERROR_MALFORMED, _("There is nothing to look at"));

  read_text (captures, text);
  return TRUE;
}

/**
 * lanyard_capture_read:
 * @input: a URL, the lines of a log, a form's body, base64, XML, a HAR file
 *   or an export of SAML-tracer
 * @error: %LANYARD_SAML_ERROR_MALFORMED, %LANYARD_SAML_ERROR_TOO_LARGE
 *
 * Finds the SAML messages in what somebody copied or recorded, each once, at
 * most %LANYARD_CAPTURE_MESSAGES_MAX. All else in a recording (cookies, other
 * parameters, bodies, headers) is passed over and not kept.
 *
 * Returns: (transfer container) (element-type LanyardCapture): the messages in
 *   their order, at least one
 */
GPtrArray *
lanyard_capture_read (GBytes  *input,
                      GError **error)
{
  g_autoptr(GPtrArray) captures = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_capture_free);
  LanyardCapture *only;

  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!read_input (captures, input, error))
    return NULL;
  if (captures->len == 0)
    {
      refuse (error, LANYARD_SAML_ERROR_MALFORMED, _("There is no SAML message in the recording"));
      return NULL;
    }

  only = g_ptr_array_index (captures, 0);
  if (captures->len > 1 || only->inspection != NULL)
    return g_steal_pointer (&captures);

  g_propagate_error (error, g_steal_pointer (&only->fault));
  return NULL;
}

/**
 * lanyard_capture_free:
 * @capture: (nullable) (transfer full): a message
 */
void
lanyard_capture_free (LanyardCapture *capture)
{
  if (capture == NULL)
    return;

  g_free (capture->address);
  lanyard_saml_inspection_free (capture->inspection);
  g_clear_error (&capture->fault);
  g_free (capture);
}
