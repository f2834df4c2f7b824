/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-release-row-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-custom-values.h"
#include "lanyard-error.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml-response.h"
#include "lanyard-secret.h"
#include "lanyard-text.h"

#define SHOWN_MAX 64

void
_lanyard_release_row_free (LanyardReleaseRow *row)
{
  g_free (row->name);
  g_free (row->name_format);
  g_free (row->friendly_name);
  g_free (row->separator);
  g_ptr_array_unref (row->values);
  g_free (row);
}

/* M-38: where none was chosen, a name that is a URI says so. */
static const char *
choose_name_format (const char *name,
                    const char *name_format)
{
  if (name_format != NULL || strchr (name, ':') == NULL)
    return name_format;

  return LANYARD_SAML_NAME_FORMAT_URI;
}

/* One Attribute a name and format: a second mapping adds its values (M-38,
 * I-29). */
LanyardReleaseRow *
_lanyard_release_get_row (GPtrArray       *rows,
                          const char      *name,
                          const char      *name_format,
                          const char      *friendly_name,
                          LanyardMultiple  multiple,
                          const char      *separator)
{
  LanyardReleaseRow *row;

  name_format = choose_name_format (name, name_format);
  for (guint i = 0; i < rows->len; i++)
    {
      row = g_ptr_array_index (rows, i);
      if (strcmp (row->name, name) == 0 && g_strcmp0 (row->name_format, name_format) == 0)
        return row;
    }

  row = g_new0 (LanyardReleaseRow, 1);
  row->name = g_strdup (name);
  row->name_format = g_strdup (name_format);
  row->friendly_name = g_strdup (friendly_name);
  row->multiple = multiple;
  row->separator = g_strdup (separator);
  row->values = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_secret_free);
  g_ptr_array_add (rows, row);
  return row;
}

void
_lanyard_release_row_add (LanyardReleaseRow *row,
                          const char        *value,
                          LanyardValueType   type)
{
  if (row->values->len == 0)
    row->type = type;
  else if (row->type != type)
    row->type = LANYARD_VALUE_TEXT;

  if (!g_ptr_array_find_with_equal_func (row->values, value, g_str_equal, NULL))
    g_ptr_array_add (row->values, g_strdup (value));
}

void
_lanyard_release_row_add_all (LanyardReleaseRow  *row,
                              const char * const *values)
{
  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    _lanyard_release_row_add (row, values[i], LANYARD_VALUE_TEXT);
}

/* One value of all (I-28). A value with the separator in it would arrive as
 * two, of which one may be somebody's wish. */
gboolean
_lanyard_release_row_join (LanyardReleaseRow  *row,
                           GError            **error)
{
  g_autoptr(GString) joined = g_string_new (NULL);

  if (row->separator == NULL)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE,
                         _("The application could not tell where one value ends"),
                         _("An administrator can enter a separator for the attribute"),
                         /* Translators: an attribute */
                         _("The values of “%s” are joined without a separator"), row->name);
      return FALSE;
    }

  for (guint i = 0; i < row->values->len; i++)
    {
      const char *value = g_ptr_array_index (row->values, i);
      g_autofree char *visible = NULL;

      if (strstr (value, row->separator) == NULL)
        {
          g_string_append_printf (joined, "%s%s", i > 0 ? row->separator : "", value);
          continue;
        }

      visible = lanyard_text_make_visible (value, SHOWN_MAX);
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE,
                         _("The application would take it for two values"),
                         _("An administrator can choose another separator for the attribute"),
                         /* Translators: a value, an attribute, what stands between values */
                         _("The value “%s” of “%s” holds the separator “%s”"), visible, row->name, row->separator);
      return FALSE;
    }

  g_ptr_array_set_size (row->values, 0);
  g_ptr_array_add (row->values, g_string_free (g_steal_pointer (&joined), FALSE));
  return TRUE;
}

/* M-39: the type that all values of the row have; what a connector's steps
 * made of them, or was stored before the declaration, is text. */
const char *
_lanyard_release_row_get_type (const LanyardReleaseRow *row,
                               const char * const      *values)
{
  gboolean is_whole = TRUE;

  if (row->type != LANYARD_VALUE_NUMBER && row->type != LANYARD_VALUE_BOOLEAN)
    return NULL;

  for (gsize i = 0; values[i] != NULL; i++)
    {
      g_autofree char *folded = lanyard_custom_values_fold (row->type, values[i]);

      if (g_strcmp0 (folded, values[i]) != 0)
        return NULL;
      is_whole = is_whole && strchr (values[i], '.') == NULL;
    }
  if (row->type == LANYARD_VALUE_BOOLEAN)
    return LANYARD_SAML_XSI_BOOLEAN;

  return is_whole ? LANYARD_SAML_XSI_INTEGER : LANYARD_SAML_XSI_DECIMAL;
}
