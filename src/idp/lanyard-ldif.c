/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-ldif.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-text-file.h"
#include "lanyard-text.h"

#define BYTE_ORDER_MARK "\xef\xbb\xbf"
#define BASE64_SET G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "+/"
/* How wide a line is written. */
#define LINE_WIDTH 76

struct _LanyardLdifReader
{
  GBytes     *bytes;
  const char *p;
  const char *end;
  guint       line;         /* of @p, from 1 */
  guint       n_entries;
  GString    *text;         /* the line that was read, unfolded */
  guint       text_line;    /* where it begins */
};

/**
 * lanyard_ldif_is_ldif:
 * @bytes: a file from outside
 *
 * Returns: whether it begins as LDIF does, after comments: with a version or
 *   with the name of an entry
 */
gboolean
lanyard_ldif_is_ldif (GBytes *bytes)
{
  gsize size;
  const char *p = g_bytes_get_data (bytes, &size);
  const char *end;

  if (size == 0)
    return FALSE;

  end = p + size;
  if (size >= 3 && memcmp (p, BYTE_ORDER_MARK, 3) == 0)
    p += 3;

  while (p < end && (*p == '#' || *p == ' ' || *p == '\r' || *p == '\n'))
    {
      const char *newline = memchr (p, '\n', (gsize) (end - p));

      p = newline != NULL ? newline + 1 : end;
    }

  if (end - p > 8 && g_ascii_strncasecmp (p, "version:", 8) == 0)
    {
      for (p += 8; p < end && *p == ' ';)
        p++;
      return end - p >= 2 && *p == '1' && (p[1] == '\n' || p[1] == '\r');
    }
  return end - p >= 3 && g_ascii_strncasecmp (p, "dn:", 3) == 0;
}

/**
 * lanyard_ldif_reader_new:
 * @bytes: a file, as it came
 * @error: %LANYARD_ERROR_INVALID: it is larger than %LANYARD_TEXT_FILE_SIZE_MAX
 *   bytes, or no UTF-8, with the line where that begins
 *
 * Returns: (transfer full): a reader that stands before the first entry
 */
LanyardLdifReader *
lanyard_ldif_reader_new (GBytes  *bytes,
                         GError **error)
{
  LanyardLdifReader *self;
  const char *begin;
  const char *end;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!lanyard_text_file_open (bytes, _("Save the file with the encoding UTF-8"), &begin, &end, error))
    return NULL;

  self = g_new0 (LanyardLdifReader, 1);
  self->bytes = g_bytes_ref (bytes);
  self->end = end;
  self->p = begin;
  self->line = 1;
  self->text = g_string_new (NULL);

  return self;
}

void
lanyard_ldif_reader_free (LanyardLdifReader *self)
{
  if (self == NULL)
    return;

  g_bytes_unref (self->bytes);
  g_string_free (self->text, TRUE);
  g_free (self);
}

/* One line as it stands in the file. */
static gboolean
take_raw (LanyardLdifReader  *self,
          GError            **error)
{
  const char *newline = memchr (self->p, '\n', (gsize) (self->end - self->p));
  const char *end = newline != NULL ? newline : self->end;
  gsize length = (gsize) (end - self->p);

  if (length > 0 && self->p[length - 1] == '\r')
    length--;
  if (self->text->len + length > LANYARD_LDIF_LINE_MAX)
    return lanyard_text_file_set_too_large (error, self->line, _("a value is longer than 4 MiB"));

  g_string_append_len (self->text, self->p, (gssize) length);
  self->p = newline != NULL ? newline + 1 : self->end;
  self->line++;
  return TRUE;
}

/* The next line with those that continue it, past comments; empty between
 * two entries and at the end. */
static gboolean
read_line (LanyardLdifReader  *self,
           GError            **error)
{
  do
    {
      g_string_truncate (self->text, 0);
      self->text_line = self->line;
      if (self->p == self->end)
        return TRUE;
      if (*self->p == ' ')
        return lanyard_text_file_set_fault (error, _("Such a line continues the one before it"), NULL, self->line,
                                            _("nothing is there to continue"));
      if (!take_raw (self, error))
        return FALSE;

      while (self->text->len > 0 && self->p < self->end && *self->p == ' ')
        {
          self->p++;
          if (!take_raw (self, error))
            return FALSE;
        }
    }
  while (self->text->str[0] == '#');

  return TRUE;
}

/* An attribute description: a name or an object identifier, with options. */
static gboolean
is_description (const char *text)
{
  return g_ascii_isalnum (*text) && text[strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-.;=")] == '\0';
}

static GBytes *
decode (LanyardLdifReader  *self,
        const char         *text,
        GError            **error)
{
  gsize length = strlen (text);
  gsize n = strspn (text, BASE64_SET);
  gsize size;
  guchar *data;

  if (length % 4 != 0 || length - n > 2 || strspn (text + n, "=") != length - n)
    {
      lanyard_text_file_set_fault (error, NULL, _("Export the directory again"), self->text_line, _("the value is not Base64"));
      return NULL;
    }
  if (length == 0)
    return g_bytes_new (NULL, 0);

  data = g_base64_decode (text, &size);
  return g_bytes_new_take (data, size);
}

/* Divides the line into @name and @value. */
static gboolean
read_pair (LanyardLdifReader  *self,
           char              **name,
           GBytes            **value,
           GError            **error)
{
  const char *colon = strchr (self->text->str, ':');
  g_autofree char *description = colon != NULL ? g_strndup (self->text->str, (gsize) (colon - self->text->str)) : NULL;
  const char *text;

  if (description == NULL || !is_description (description))
    return lanyard_text_file_set_fault (error, _("It cannot be told what the line says"),
                                        _("Write it as “attribute: value”, and leave a line empty between two entries"),
                                        self->text_line, _("the line is not LDIF"));
  if (colon[1] == '<')
    return lanyard_text_file_set_fault (error, _("A file must not make this computer read others"),
                                        _("Write the value itself"), self->text_line, _("the value is to be fetched from a URL"));

  text = colon + 1 + (colon[1] == ':');
  text += strspn (text, " ");
  *value = colon[1] == ':' ? decode (self, text, error) : g_bytes_new (text, strlen (text));
  if (*value == NULL)
    return FALSE;

  *name = g_steal_pointer (&description);
  return TRUE;
}

static LanyardDirectoryEntry *
make_entry (LanyardLdifReader  *self,
            GBytes             *name,
            GError            **error)
{
  g_autofree char *dn = lanyard_directory_bytes_dup_text (name);

  if (dn == NULL || *dn == '\0')
    {
      lanyard_text_file_set_fault (error, NULL, NULL, self->text_line, _("the name of the entry cannot be read"));
      return NULL;
    }
  if (++self->n_entries > LANYARD_LDIF_ENTRIES_MAX)
    {
      lanyard_text_file_set_too_large (error, self->text_line, _("there are more than 250,000 entries"));
      return NULL;
    }

  return lanyard_directory_entry_new (dn, self->text_line);
}

static gboolean
check_change (LanyardLdifReader  *self,
              const char         *name,
              GError            **error)
{
  if (g_ascii_strcasecmp (name, "changetype") != 0 && g_ascii_strcasecmp (name, "control") != 0)
    return TRUE;

  return lanyard_text_file_set_fault (error, _("A list of changes does not say how the directory is"),
                                      _("Export the entries themselves, such as with “ldapsearch -LLL”"),
                                      self->text_line, _("the file describes changes, not entries"));
}

/* Up to the line that ends the entry. */
static gboolean
read_attributes (LanyardLdifReader      *self,
                 LanyardDirectoryEntry  *entry,
                 GError                **error)
{
  for (guint n = 0;; n++)
    {
      g_autofree char *name = NULL;
      g_autoptr(GBytes) value = NULL;

      if (!read_line (self, error))
        return FALSE;
      if (self->text->len == 0)
        return TRUE;
      if (n == LANYARD_LDIF_VALUES_MAX)
        return lanyard_text_file_set_too_large (error, self->text_line, _("an entry has more than 250,000 values"));
      if (!read_pair (self, &name, &value, error) || !check_change (self, name, error))
        return FALSE;
      if (g_ascii_strcasecmp (name, "dn") == 0)
        return lanyard_text_file_set_fault (error, NULL, _("Leave a line empty between two entries"), self->text_line,
                                            _("a second name is in the same entry"));
      if (!lanyard_directory_entry_add (entry, name, value))
        return lanyard_text_file_set_too_large (error, self->text_line, _("an entry has more than 1024 attributes"));
    }
}

/* What ldapsearch writes below the entries, unless it is told not to. */
static gboolean
skip_result (LanyardLdifReader  *self,
             GError            **error)
{
  while (self->text->len > 0)
    if (!read_line (self, error))
      return FALSE;

  return TRUE;
}

/**
 * lanyard_ldif_reader_next:
 * @self: a reader
 * @entry: (out) (transfer full) (nullable): the next entry; %NULL at the end
 * @error: %LANYARD_ERROR_INVALID: the file is no LDIF, describes changes or
 *   goes beyond one of the limits
 *
 * After an error there is no next entry.
 *
 * Returns: whether nothing was wrong
 */
gboolean
lanyard_ldif_reader_next (LanyardLdifReader      *self,
                          LanyardDirectoryEntry **entry,
                          GError                **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  *entry = NULL;
  for (;;)
    {
      g_autoptr(LanyardDirectoryEntry) made = NULL;
      g_autofree char *name = NULL;
      g_autoptr(GBytes) value = NULL;

      if (!read_line (self, error))
        return FALSE;
      if (self->text->len == 0)
        {
          if (self->p == self->end)
            return TRUE;
          continue;
        }
      if (!read_pair (self, &name, &value, error))
        return FALSE;
      if (g_ascii_strcasecmp (name, "version") == 0 && self->n_entries == 0)
        continue;
      if (g_ascii_strcasecmp (name, "search") == 0)
        {
          if (!skip_result (self, error))
            return FALSE;
          continue;
        }
      if (g_ascii_strcasecmp (name, "dn") != 0)
        return lanyard_text_file_set_fault (error, _("It cannot be told whose values they are"), NULL, self->text_line,
                                            _("an entry does not begin with its name, “dn”"));

      made = make_entry (self, value, error);
      if (made == NULL || !read_attributes (self, made, error))
        return FALSE;
      *entry = g_steal_pointer (&made);
      return TRUE;
    }
}

/* Whether the value can be written as it is (RFC 2849, SAFE-STRING). */
static gboolean
is_safe (const char *value)
{
  gsize length = strlen (value);

  if (length == 0)
    return TRUE;
  if (strchr (" :<", value[0]) != NULL || value[length - 1] == ' ')
    return FALSE;

  for (const char *p = value; *p != '\0'; p++)
    if ((guchar) *p >= 0x80 || g_ascii_iscntrl (*p))
      return FALSE;

  return TRUE;
}

/**
 * lanyard_ldif_append:
 * @text: where to
 * @name: an attribute description, or "dn"
 * @value: UTF-8
 *
 * Appends a line, in Base64 where the value is more than plain ASCII, and
 * folded where it is long.
 */
void
lanyard_ldif_append (GString    *text,
                     const char *name,
                     const char *value)
{
  gboolean safe = is_safe (value);
  g_autofree char *encoded = safe ? NULL : g_base64_encode ((const guchar *) value, strlen (value));
  g_autofree char *line = g_strconcat (name, safe ? ": " : ":: ", safe ? value : encoded, NULL);
  gsize length = strlen (line);

  for (gsize begin = 0; begin < length;)
    {
      gsize width = MIN (length - begin, (gsize) (begin > 0 ? LINE_WIDTH - 1 : LINE_WIDTH));

      g_string_append (text, begin > 0 ? "\n " : "");
      g_string_append_len (text, line + begin, (gssize) width);
      begin += width;
    }
  g_string_append_c (text, '\n');
}
