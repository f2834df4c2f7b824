/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Without libFuzzer: every file of the named folder once, so that what was
 * good stays good. */

#include "config.h"

#include "fuzz.h"

static void
replay (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree uint8_t *exact = NULL;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, &error))
    g_error ("%s", error->message);

  exact = g_memdup2 (content, size);
  LLVMFuzzerTestOneInput (exact, size);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) folder = NULL;
  const char *name;
  guint count = 0;

  if (argc != 2)
    g_error ("usage: %s FOLDER", argv[0]);

  folder = g_dir_open (argv[1], 0, &error);
  if (folder == NULL)
    g_error ("%s", error->message);

  LLVMFuzzerInitialize (&argc, &argv);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL);

      replay (path);
      count++;
    }
  g_print ("%u inputs\n", count);

  return count > 0 ? 0 : 1;
}
