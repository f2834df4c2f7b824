/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-writer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-error.h"
#include "lanyard-text.h"

/* As long as an encrypted response becomes. */
#define SIZE_GUESS 16384
#define SHOWN_MAX 64

/* Bytes that cannot just be copied: control characters, NUL among them, what
 * is escaped, and the first byte of U+FFFE and U+FFFF. Bytes that are not
 * ASCII need care until the value is known to be UTF-8. */
#define CARE_ALWAYS 1
#define CARE_UNTIL_VALID 2

static const guint8 needs_care[256] = {
  [0 ... 0x1f] = CARE_ALWAYS,
  ['&'] = CARE_ALWAYS,
  ['<'] = CARE_ALWAYS,
  ['>'] = CARE_ALWAYS,
  ['"'] = CARE_ALWAYS,
  [0x80 ... 0xee] = CARE_UNTIL_VALID,
  [0xef] = CARE_ALWAYS | CARE_UNTIL_VALID,
  [0xf0 ... 0xff] = CARE_UNTIL_VALID,
};

/* As g_string_append_len(), which is not inline everywhere. */
static inline void
append_bytes (GString    *text,
              const char *bytes,
              gsize       size)
{
  if (size >= text->allocated_len - text->len)
    {
      g_string_append_len (text, bytes, (gssize) size);
      return;
    }

  memcpy (text->str + text->len, bytes, size);
  text->len += size;
  text->str[text->len] = '\0';
}

static inline void
append_string (GString    *text,
               const char *string)
{
  append_bytes (text, string, strlen (string));
}

/* What UTF-8 can say and XML 1.0 cannot (section 2.2). */
static gboolean
is_forbidden (const guchar *p)
{
  if (*p < 0x20)
    return *p != '\t' && *p != '\n' && *p != '\r';

  return *p == 0xef && p[1] == 0xbf && p[2] >= 0xbe;
}

static const char *
get_escape (char     c,
            gboolean in_attribute)
{
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return in_attribute ? NULL : "&gt;";
    case '"':
      return in_attribute ? "&quot;" : NULL;
    case '\t':
      return in_attribute ? "&#x9;" : NULL;
    case '\n':
      return in_attribute ? "&#xA;" : NULL;
    default:
      return NULL;
    }
}

static void
refuse_value (LanyardSamlWriter *writer,
              const char        *name,
              const char        *value)
{
  g_autofree char *visible = NULL;

  if (writer->error != NULL)
    return;

  visible = lanyard_text_make_visible (value, SHOWN_MAX);
  lanyard_set_error (&writer->error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE,
                     _("The service provider could not read the message"),
                     _("Remove the character from the value"),
                     _("The value “%s” of %s holds a character that XML does not allow"), visible, name);
}

static void
append_escaped (LanyardSamlWriter *writer,
                const char        *name,
                const char        *value,
                gboolean           in_attribute)
{
  const char *p = value;
  guint8 care = CARE_ALWAYS | CARE_UNTIL_VALID;

  for (;;)
    {
      const char *run = p;
      const char *escape;
      char c;

      while ((needs_care[(guchar) *p] & care) == 0)
        p++;
      append_bytes (writer->text, run, (gsize) (p - run));
      if (*p == '\0')
        return;

      if ((needs_care[(guchar) *p] & care & CARE_UNTIL_VALID) != 0)
        {
          if (!g_utf8_validate (p, -1, NULL))
            {
              refuse_value (writer, name, value);
              return;
            }
          care = CARE_ALWAYS;
          continue;
        }

      if (is_forbidden ((const guchar *) p))
        {
          refuse_value (writer, name, value);
          return;
        }
      /* I-02: a line ends in LF alone, for CR would be written &#xD;. */
      c = *p++;
      if (c == '\r' && *p == '\n')
        continue;
      if (c == '\r')
        c = '\n';
      escape = get_escape (c, in_attribute);
      if (escape != NULL)
        append_string (writer->text, escape);
      else
        g_string_append_c (writer->text, c);
    }
}

/* I-12: either pair of prefixes sorts before "xs" and "xsi", as canonical
 * bytes demand. */
static void
append_name (LanyardSamlWriter *writer,
             const char        *name)
{
  if (writer->saml2 && g_str_has_prefix (name, "saml"))
    {
      append_string (writer->text, "saml2");
      name += strlen ("saml");
    }

  append_string (writer->text, name);
}

static void
finish_start_tag (LanyardSamlWriter *writer)
{
  if (!writer->in_start_tag)
    return;

  g_string_append_c (writer->text, '>');
  writer->in_start_tag = FALSE;
}

static void
start_line (LanyardSamlWriter *writer)
{
  if (!writer->indent || writer->text->len == 0)
    return;

  g_string_append_c (writer->text, '\n');
  for (guint i = 0; i < writer->depth; i++)
    append_string (writer->text, "  ");
}

/**
 * _lanyard_saml_writer_init:
 * @writer: (out caller-allocates): a writer
 * @indent: whether to put every element on a line of its own: for documents
 *   that people read and nobody has signed
 *
 * What is written without @indent is its own exclusive canonical form
 * (Exclusive XML Canonicalization 1.0, with #LANYARD_SAML_PREFIX_LIST), as
 * long as namespaces are declared where they are first used and attributes
 * come in the order of their names, which is asserted.
 */
void
_lanyard_saml_writer_init (LanyardSamlWriter *writer,
                           gboolean           indent)
{
  memset (writer, 0, sizeof *writer);
  writer->text = g_string_sized_new (SIZE_GUESS);
  writer->indent = indent;
}

/**
 * _lanyard_saml_writer_clear:
 * @writer: a writer
 *
 * Frees what @writer holds.
 */
void
_lanyard_saml_writer_clear (LanyardSamlWriter *writer)
{
  if (writer->text != NULL)
    g_string_free (g_steal_pointer (&writer->text), TRUE);
  g_clear_error (&writer->error);
}

/**
 * _lanyard_saml_writer_start:
 * @writer: a writer
 * @name: the qualified name of an element
 *
 * Starts an element; its namespace declarations and attributes follow. SAML's
 * own prefixes are "samlp" and "saml" here, whatever is written.
 */
void
_lanyard_saml_writer_start (LanyardSamlWriter *writer,
                            const char        *name)
{
  g_assert (writer->depth < LANYARD_SAML_WRITER_DEPTH);

  finish_start_tag (writer);
  start_line (writer);
  g_string_append_c (writer->text, '<');
  append_name (writer, name);
  writer->open[writer->depth++] = name;
  writer->in_start_tag = TRUE;
  writer->attribute = NULL;
  writer->has_children = FALSE;
}

/**
 * _lanyard_saml_writer_namespace:
 * @writer: a writer whose start tag is open and has no attribute yet
 * @prefix: the prefix; prefixes come in their order
 * @uri: the namespace
 *
 * Declares a namespace.
 */
void
_lanyard_saml_writer_namespace (LanyardSamlWriter *writer,
                                const char        *prefix,
                                const char        *uri)
{
  g_assert (writer->in_start_tag && writer->attribute == NULL);

  append_string (writer->text, " xmlns:");
  append_name (writer, prefix);
  append_string (writer->text, "=\"");
  append_string (writer->text, uri);
  g_string_append_c (writer->text, '"');
}

/**
 * _lanyard_saml_writer_attribute:
 * @writer: a writer whose start tag is open
 * @name: the name; names come in their order
 * @value: (nullable): the value; %NULL leaves the attribute out
 *
 * Writes an attribute.
 */
void
_lanyard_saml_writer_attribute (LanyardSamlWriter *writer,
                                const char        *name,
                                const char        *value)
{
  g_assert (writer->in_start_tag);
  g_assert (writer->attribute == NULL || strcmp (writer->attribute, name) < 0);

  writer->attribute = name;
  if (value == NULL)
    return;

  g_string_append_c (writer->text, ' ');
  append_string (writer->text, name);
  append_string (writer->text, "=\"");
  append_escaped (writer, name, value, TRUE);
  g_string_append_c (writer->text, '"');
}

/**
 * _lanyard_saml_writer_text:
 * @writer: a writer
 * @value: a text
 *
 * Writes the content of the open element.
 */
void
_lanyard_saml_writer_text (LanyardSamlWriter *writer,
                           const char        *value)
{
  g_assert (writer->depth > 0);

  finish_start_tag (writer);
  append_escaped (writer, writer->open[writer->depth - 1], value, FALSE);
}

/**
 * _lanyard_saml_writer_end:
 * @writer: a writer
 *
 * Ends the open element, always with an end tag.
 */
void
_lanyard_saml_writer_end (LanyardSamlWriter *writer)
{
  g_assert (writer->depth > 0);

  finish_start_tag (writer);
  writer->depth--;
  if (writer->has_children)
    start_line (writer);
  append_string (writer->text, "</");
  append_name (writer, writer->open[writer->depth]);
  g_string_append_c (writer->text, '>');
  writer->has_children = TRUE;
}

/**
 * _lanyard_saml_writer_element:
 * @writer: a writer
 * @name: the qualified name of an element
 * @value: (nullable): its text; %NULL leaves the element out
 *
 * Writes an element that has text alone.
 */
void
_lanyard_saml_writer_element (LanyardSamlWriter *writer,
                              const char        *name,
                              const char        *value)
{
  if (value == NULL)
    return;

  _lanyard_saml_writer_start (writer, name);
  _lanyard_saml_writer_text (writer, value);
  _lanyard_saml_writer_end (writer);
}

/**
 * _lanyard_saml_writer_tell:
 * @writer: a writer
 *
 * Returns: how many bytes are written: where the next element will start
 */
gsize
_lanyard_saml_writer_tell (LanyardSamlWriter *writer)
{
  finish_start_tag (writer);

  return writer->text->len;
}

/**
 * _lanyard_saml_writer_finish:
 * @writer: a writer whose elements have all ended
 * @error: %LANYARD_SAML_ERROR_VALUE: a value that XML 1.0 cannot hold
 *
 * Returns: (transfer full): what was written
 */
GString *
_lanyard_saml_writer_finish (LanyardSamlWriter  *writer,
                             GError            **error)
{
  g_assert (writer->depth == 0);

  if (writer->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&writer->error));
      return NULL;
    }

  return g_steal_pointer (&writer->text);
}
