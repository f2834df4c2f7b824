/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-report-private.h"
#include "lanyard-text.h"

/* A form may carry a long RelayState besides the message (M-30). */
#define RAW_MAX (2 * 1024 * 1024)
#define PARAMETERS_MAX 64

struct _LanyardSamlParameters
{
  GPtrArray *names;    /* char, raw */
  GPtrArray *values;   /* char, raw; at the index of its name */
};

static const char *const known_names[] = {
  "SAMLRequest",
  "SAMLResponse",
  "RelayState",
  "SigAlg",
  "Signature",
  "SAMLEncoding",
  NULL,
};

static void fail (GError     **error,
                  const char  *rule,
                  const char  *received,
                  const char  *format,
                  ...) G_GNUC_PRINTF (4, 5);

static void
fail (GError     **error,
      const char  *rule,
      const char  *received,
      const char  *format,
      ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_BINDING,
                     _("What is checked and what is read must be the same"),
                     _("Start again from the application"),
                     "%s", what);
  _lanyard_saml_error_blame (error, rule, "each parameter once, by its plain name", received);
}

/* "%41+b" → "A b"; NULL for an escape that is none. */
static char *
decode (const char *raw)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (const char *p = raw; *p != '\0';)
    {
      gsize plain = strcspn (p, "%+");

      g_string_append_len (text, p, (gssize) plain);
      p += plain;
      if (*p == '+')
        {
          g_string_append_c (text, ' ');
          p++;
        }
      else if (*p == '%')
        {
          if (!g_ascii_isxdigit (p[1]) || !g_ascii_isxdigit (p[2]) || (p[1] == '0' && p[2] == '0'))
            return NULL;
          g_string_append_c (text, (char) (g_ascii_xdigit_value (p[1]) << 4 | g_ascii_xdigit_value (p[2])));
          p += 3;
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
check_raw (const char  *raw,
           gsize        length,
           GError     **error)
{
  if (length > RAW_MAX)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE,
                         NULL,
                         _("Start again from the application"),
                         _("The request has %zu bytes, more than the %d that are read"), length, RAW_MAX);
      _lanyard_saml_error_blame (error, "A-20", "at most 2 MiB", NULL);
      return FALSE;
    }

  for (gsize i = 0; i < length; i++)
    if (raw[i] <= ' ' || raw[i] >= 0x7f)
      {
        fail (error, "M-02", NULL, _("The parameters hold a character that must be escaped there"));
        return FALSE;
      }

  return TRUE;
}

/* Some programs take ";" for "&": what they would read must not be there. */
static gboolean
hides_parameter (const char *value)
{
  for (const char *p = strchr (value, ';'); p != NULL; p = strchr (p, ';'))
    {
      gsize length = strcspn (++p, "=;");
      g_autofree char *name = g_strndup (p, length);

      if (p[length] == '=' && g_strv_contains (known_names, name))
        return TRUE;
    }

  return FALSE;
}

/* M-03, A-13: names are compared as they were sent. */
static gboolean
check_name (LanyardSamlParameters  *self,
            const char             *name,
            const char             *value,
            GError                **error)
{
  g_autofree char *decoded = decode (name);

  if (decoded == NULL)
    {
      fail (error, "A-13", name, _("The name of a parameter is escaped wrongly"));
      return FALSE;
    }
  if (value != NULL && hides_parameter (value))
    {
      fail (error, "A-13", value, _("A parameter holds another one after a semicolon"));
      return FALSE;
    }
  if (!g_strv_contains (known_names, decoded))
    return TRUE;

  if (strcmp (name, decoded) != 0)
    {
      fail (error, "A-13", name, _("The name of the parameter “%s” is escaped"), decoded);
      return FALSE;
    }
  if (value == NULL)
    {
      fail (error, "M-03", name, _("The parameter “%s” has no “=”"), name);
      return FALSE;
    }
  if (lanyard_saml_parameters_get_raw (self, name) != NULL)
    {
      fail (error, "M-03", name, _("The parameter “%s” comes twice"), name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
add_parameter (LanyardSamlParameters  *self,
               const char             *pair,
               GError                **error)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *name = equals != NULL ? g_strndup (pair, equals - pair) : g_strdup (pair);

  if (*pair == '\0')
    return TRUE;
  if (!check_name (self, name, equals != NULL ? equals + 1 : NULL, error))
    return FALSE;

  g_ptr_array_add (self->names, g_steal_pointer (&name));
  g_ptr_array_add (self->values, g_strdup (equals != NULL ? equals + 1 : ""));

  return TRUE;
}

/**
 * lanyard_saml_parameters_new:
 * @raw: (array length=length): a query without "?" or a form's body, as received
 * @length: its length in bytes
 * @error: %LANYARD_SAML_ERROR_BINDING, %LANYARD_SAML_ERROR_TOO_LARGE
 *
 * Takes the parameters apart, once for verification and reading (M-03, A-13).
 * SAMLRequest, SAMLResponse, RelayState, SigAlg, Signature and SAMLEncoding
 * may come once each, by their plain names.
 *
 * Returns: (transfer full): the parameters
 */
LanyardSamlParameters *
lanyard_saml_parameters_new (const char  *raw,
                             gsize        length,
                             GError     **error)
{
  g_autoptr(LanyardSamlParameters) self = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) pairs = NULL;

  g_return_val_if_fail (raw != NULL || length == 0, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (!check_raw (raw, length, error))
    return NULL;

  self = g_new0 (LanyardSamlParameters, 1);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_free);

  text = g_strndup (raw, length);
  pairs = g_strsplit (text, "&", PARAMETERS_MAX + 1);
  if (g_strv_length (pairs) > PARAMETERS_MAX)
    {
      fail (error, "M-03", NULL, _("There are more than %d parameters"), PARAMETERS_MAX);
      return NULL;
    }
  for (char **pair = pairs; *pair != NULL; pair++)
    if (!add_parameter (self, *pair, error))
      return NULL;

  return g_steal_pointer (&self);
}

/**
 * lanyard_saml_parameters_free:
 * @parameters: (nullable) (transfer full): parameters
 */
void
lanyard_saml_parameters_free (LanyardSamlParameters *parameters)
{
  if (parameters == NULL)
    return;

  g_ptr_array_unref (parameters->names);
  g_ptr_array_unref (parameters->values);
  g_free (parameters);
}

/**
 * lanyard_saml_parameters_get_raw:
 * @parameters: parameters
 * @name: a name
 *
 * Returns: (nullable): the value as it was sent, still URL-encoded; %NULL if
 *   absent, "" if empty. Of a name that is not one of SAML's, the first.
 */
const char *
lanyard_saml_parameters_get_raw (LanyardSamlParameters *parameters,
                                 const char            *name)
{
  guint i;

  g_return_val_if_fail (parameters != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (!g_ptr_array_find_with_equal_func (parameters->names, name, g_str_equal, &i))
    return NULL;

  return g_ptr_array_index (parameters->values, i);
}

/**
 * lanyard_saml_parameters_dup:
 * @parameters: parameters
 * @name: a name
 * @error: %LANYARD_SAML_ERROR_BINDING for a value that is escaped wrongly, not
 *   UTF-8 or holds NUL
 *
 * Returns: (transfer full) (nullable): the value with percent escapes and "+"
 *   decoded; %NULL without an error if it is absent
 */
char *
lanyard_saml_parameters_dup (LanyardSamlParameters  *parameters,
                             const char             *name,
                             GError                **error)
{
  g_autofree char *value = NULL;
  const char *raw;

  g_return_val_if_fail (parameters != NULL, NULL);
  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  raw = lanyard_saml_parameters_get_raw (parameters, name);
  if (raw == NULL)
    return NULL;

  value = decode (raw);
  if (value == NULL || !g_utf8_validate (value, -1, NULL))
    {
      g_autofree char *visible = lanyard_text_make_visible (name, 64);

      fail (error, "M-02", raw, _("The value of the parameter “%s” is escaped wrongly"), visible);
      return NULL;
    }

  return g_steal_pointer (&value);
}
