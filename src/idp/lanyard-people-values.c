/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-import.h"

static void
add_value (GStrvBuilder *values,
           GString      *value)
{
  if (value->len > 0)
    g_strv_builder_add (values, value->str);
  g_string_truncate (value, 0);
}

/**
 * lanyard_people_values_split:
 * @cell: a cell
 *
 * Several values stand in a cell with ";" between them. "\;" and "\\" are the
 * characters themselves; before any other character "\" means nothing, for
 * names such as "HOME\Users".
 *
 * Returns: (transfer full): the values that are not empty
 */
char **
lanyard_people_values_split (const char *cell)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr(GString) value = g_string_new (NULL);

  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == ';')
        {
          add_value (values, value);
          continue;
        }
      if (*p == '\\' && (p[1] == ';' || p[1] == '\\'))
        p++;
      g_string_append_c (value, *p);
    }
  add_value (values, value);

  return g_strv_builder_end (values);
}

/**
 * lanyard_people_values_join:
 * @values: (array zero-terminated=1): values
 *
 * Returns: (transfer full): a cell that is split into them again
 */
char *
lanyard_people_values_join (const char * const *values)
{
  GString *cell = g_string_new (NULL);

  for (gsize i = 0; values[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (cell, ';');
      for (const char *p = values[i]; *p != '\0'; p++)
        {
          if (*p == ';' || *p == '\\')
            g_string_append_c (cell, '\\');
          g_string_append_c (cell, *p);
        }
    }

  return g_string_free (cell, FALSE);
}
