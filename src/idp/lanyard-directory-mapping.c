/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-directory-sync.h"
#include "lanyard-error.h"
#include "lanyard-text.h"

#define GROUP_NAME "group_name"

static gboolean
is_target (const char *field)
{
  return strcmp (field, LANYARD_PEOPLE_IDENTIFIER) == 0 ||
         (lanyard_people_field_is_valid (field) && strcmp (field, LANYARD_PEOPLE_GROUPS) != 0 &&
          strcmp (field, LANYARD_PEOPLE_ACTIVE) != 0);
}

static void
add_target (GPtrArray  *targets,
            const char *field)
{
  for (guint i = 0; i < targets->len; i++)
    if (strcmp (targets->pdata[i], field) == 0)
      return;

  if (is_target (field) || strcmp (field, GROUP_NAME) == 0)
    g_ptr_array_add (targets, g_strdup (field));
}

/**
 * lanyard_directory_list_targets:
 * @directory: a connection
 * @settings: with the custom attributes that are declared
 *
 * Returns: (transfer full): for what there can be an attribute: fields of a
 *   person, custom ones, the identifier and the name of a group
 */
char **
lanyard_directory_list_targets (LanyardDirectory *directory,
                                LanyardSettings  *settings)
{
  g_autoptr(LanyardDirectory) preset = lanyard_directory_new ();
  g_autoptr(GPtrArray) targets = g_ptr_array_new ();
  g_auto(GStrv) usual = lanyard_directory_list_fields (preset);
  g_auto(GStrv) known = lanyard_people_list_fields ();
  g_auto(GStrv) mapped = lanyard_directory_list_fields (directory);
  GListModel *declared = lanyard_settings_get_custom_attributes (settings);

  for (gsize i = 0; usual[i] != NULL; i++)
    add_target (targets, usual[i]);
  for (gsize i = 0; known[i] != NULL; i++)
    add_target (targets, known[i]);
  for (guint i = 0; i < g_list_model_get_n_items (declared); i++)
    {
      g_autoptr(LanyardCustomAttribute) attribute = g_list_model_get_item (declared, i);
      g_autofree char *field = g_strconcat (LANYARD_PEOPLE_ATTRIBUTES, lanyard_custom_attribute_get_name (attribute), NULL);

      add_target (targets, field);
    }
  for (gsize i = 0; mapped[i] != NULL; i++)
    add_target (targets, mapped[i]);

  g_ptr_array_add (targets, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&targets), FALSE);
}

/* A column for each field that the directory has. */
GPtrArray *
_lanyard_directory_make_columns (LanyardDirectory  *directory,
                                 GError           **error)
{
  g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_people_column_free);
  g_auto(GStrv) fields = lanyard_directory_list_fields (directory);

  for (gsize i = 0; fields[i] != NULL; i++)
    {
      LanyardPeopleColumn *column;

      if (strcmp (fields[i], GROUP_NAME) == 0)
        continue;
      if (!is_target (fields[i]))
        {
          g_autofree char *visible = lanyard_text_make_visible (fields[i], 64);

          lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, _("Correct the mapping of the directory"),
                             _("There is no field “%s”"), visible);
          return NULL;
        }
      column = g_new0 (LanyardPeopleColumn, 1);
      column->field = g_strdup (fields[i]);
      column->header = g_strdup (lanyard_directory_get_attribute (directory, fields[i]));
      g_ptr_array_add (columns, column);
    }

  if (lanyard_people_columns_find (columns, "username") >= 0 && lanyard_people_columns_find (columns, LANYARD_PEOPLE_IDENTIFIER) >= 0)
    return g_steal_pointer (&columns);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, _("The people of the directory could not be told apart"),
                     _("Map “username” and “directory_id” to an attribute"),
                     _("The directory has no user names or no identifiers"));
  return NULL;
}
