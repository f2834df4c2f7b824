/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <errno.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lanyard-error.h"
#include "lanyard-secret.h"
#include "lanyard-text.h"

#define FILE_MAX (16 * 1024 * 1024)
/* Tables of people; the reader has a limit of its own. */
#define TABLE_MAX (64 * 1024 * 1024)
/* Passwords and other values of one line. */
#define LINE_BYTES_MAX 1024

static gboolean
set_file_error (GError     **error,
                const char  *path,
                const char  *fault,
                int          code)
{
  g_autofree char *visible = lanyard_text_make_visible (path, 256);

  lanyard_set_error (error, LANYARD_ERROR, code, NULL, NULL,
                     /* Translators: a file, then what the system says */
                     _("“%s”: %s"), visible, fault);
  return FALSE;
}

static gboolean
convert_file_error (GError     **error,
                    const char  *path,
                    GError      *local_error)
{
  gboolean is_missing = g_error_matches (local_error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
                        g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  /* GLib's message repeats the name; what the system says is after the last colon. */
  const char *colon = strrchr (local_error->message, ':');

  return set_file_error (error, path, colon != NULL ? colon + 2 : local_error->message,
                         is_missing ? LANYARD_ERROR_NOT_FOUND : LANYARD_ERROR_IO);
}

static GBytes *
read_file (const char  *path,
           gsize        max,
           GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GBytes) bytes = NULL;
  char *contents;
  gsize size;

  if (!g_file_get_contents (path, &contents, &size, &local_error))
    {
      convert_file_error (error, path, local_error);
      return NULL;
    }

  bytes = lanyard_secret_bytes_new_take (contents, size);
  if (size > max)
    {
      set_file_error (error, path, _("it is too large"), LANYARD_ERROR_INVALID);
      return NULL;
    }

  return g_steal_pointer (&bytes);
}

/* Standard input to its end. */
static GBytes *
read_stdin (gsize    max,
            GError **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  guint8 part[16 * 1024];
  gsize size;

  while (bytes->len <= max && (size = fread (part, 1, sizeof part, stdin)) > 0)
    g_byte_array_append (bytes, part, size);

  if (ferror (stdin))
    {
      set_file_error (error, "-", g_strerror (errno), LANYARD_ERROR_IO);
      return NULL;
    }
  if (bytes->len > max)
    {
      set_file_error (error, "-", _("it is too large"), LANYARD_ERROR_INVALID);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* The bytes are erased when they are freed: they may be a key. */
GBytes *
_lanyard_cli_read_file (const char  *path,
                        GError     **error)
{
  return read_file (path, FILE_MAX, error);
}

GBytes *
_lanyard_cli_read_stdin (GError **error)
{
  return read_stdin (FILE_MAX, error);
}

/* The next line of standard input; NULL if it is empty or too long. */
LanyardSecret *
_lanyard_cli_read_line (void)
{
  g_autoptr(LanyardSecret) line = g_malloc0 (LINE_BYTES_MAX + 2);

  if (fgets (line, LINE_BYTES_MAX + 2, stdin) != NULL)
    line[strcspn (line, "\r\n")] = '\0';

  return *line != '\0' && strlen (line) <= LINE_BYTES_MAX ? g_steal_pointer (&line) : NULL;
}

/* "-": standard input */
GBytes *
_lanyard_cli_read_table (const char  *path,
                         GError     **error)
{
  return strcmp (path, "-") == 0 ? read_stdin (TABLE_MAX, error) : read_file (path, TABLE_MAX, error);
}

static char *
dup_output_path (LanyardCli *cli,
                 const char *name)
{
  return g_file_test (cli->output, G_FILE_TEST_IS_DIR) ? g_build_filename (cli->output, name, NULL) : g_strdup (cli->output);
}

static gboolean
is_to_stdout (LanyardCli *cli)
{
  return cli->output == NULL || strcmp (cli->output, "-") == 0;
}

gboolean
_lanyard_cli_write (LanyardCli  *cli,
                    GBytes      *contents,
                    const char  *name,
                    GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *path = NULL;
  gsize size;
  const char *data = g_bytes_get_data (contents, &size);

  if (is_to_stdout (cli))
    {
      if (fwrite (data, 1, size, stdout) == size)
        return TRUE;
      return set_file_error (error, "-", g_strerror (errno), LANYARD_ERROR_IO);
    }

  path = dup_output_path (cli, name);
  if (!g_file_set_contents_full (path, data, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &local_error))
    return convert_file_error (error, path, local_error);

  return TRUE;
}

/* What ends early does not take the place of what is there. */
static gboolean
copy_stream (GInputStream   *from,
             GOutputStream  *to,
             GError        **error)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  if (g_output_stream_splice (to, from, G_OUTPUT_STREAM_SPLICE_NONE, NULL, error) >= 0)
    return g_output_stream_close (to, NULL, error);

  g_cancellable_cancel (cancellable);
  g_output_stream_close (to, cancellable, NULL);
  return FALSE;
}

gboolean
_lanyard_cli_write_stream (LanyardCli    *cli,
                           GInputStream  *contents,
                           const char    *name,
                           GError       **error)
{
  g_autofree char *path = is_to_stdout (cli) ? g_strdup ("-") : dup_output_path (cli, name);
  g_autoptr(GFile) file = is_to_stdout (cli) ? NULL : g_file_new_for_path (path);
  g_autoptr(GOutputStream) stream = NULL;
  g_autoptr(GError) cause = NULL;

  stream = file != NULL ? G_OUTPUT_STREAM (g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                                              &cause))
                        : g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  if (stream != NULL)
    copy_stream (contents, stream, &cause);

  return cause == NULL || convert_file_error (error, path, cause);
}
