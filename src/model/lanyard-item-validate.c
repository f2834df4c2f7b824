/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-item.h"
#include "lanyard-item-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

/* XML 1.0, 2.2: the characters that a document can hold. */
static gboolean
is_xml_char (gunichar c)
{
  return c == '\t' || c == '\n' || c == '\r' ||
         (c >= 0x20 && c <= 0xd7ff) ||
         (c >= 0xe000 && c <= 0xfffd) ||
         (c >= 0x10000 && c <= 0x10ffff);
}

static gboolean
is_xml_text (const char *text)
{
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_xml_char (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/*< private >
 * _lanyard_item_check_text:
 * @path: what the field is called in messages
 * @text: (nullable): a value of it, any bytes
 * @error: %LANYARD_ERROR_INVALID: not UTF-8, or a character that XML forbids
 */
gboolean
_lanyard_item_check_text (const char  *path,
                          const char  *text,
                          GError     **error)
{
  g_autofree char *visible = NULL;

  if (text == NULL || is_xml_text (text))
    return TRUE;

  visible = lanyard_text_make_visible (text, 128);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("No message to an application could carry it"),
                     _("Remove the control characters and enter the text as UTF-8"),
                     _("The field “%s” cannot hold “%s”"), path, visible);
  return FALSE;
}

/* Whether there is nothing to see in @text, which may be NULL. */
gboolean
_lanyard_text_is_blank (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static gboolean
check_strv (const char          *path,
            const char * const  *strv,
            GError             **error)
{
  for (const char * const *p = strv; *p != NULL; p++)
    if (!_lanyard_item_check_text (path, *p, error))
      return FALSE;

  return TRUE;
}

static gboolean
check_dict (const char  *path,
            GVariant    *dict,
            GError     **error)
{
  for (gsize i = 0; i < g_variant_n_children (dict); i++)
    {
      g_autoptr(GVariant) entry = g_variant_get_child_value (dict, i);
      g_autoptr(GVariant) key = g_variant_get_child_value (entry, 0);
      g_autoptr(GVariant) value = g_variant_get_child_value (entry, 1);
      g_autofree const char **strv = NULL;

      if (!_lanyard_item_check_text (path, g_variant_get_string (key, NULL), error))
        return FALSE;
      if (g_variant_is_of_type (value, G_VARIANT_TYPE_STRING))
        {
          if (!_lanyard_item_check_text (path, g_variant_get_string (value, NULL), error))
            return FALSE;
          continue;
        }
      strv = g_variant_get_strv (value, NULL);
      if (!check_strv (path, strv, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
check_list (const char  *path,
            GListModel  *list,
            GError     **error)
{
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardItem) item = g_list_model_get_item (list, i);

      if (!lanyard_item_validate (item, error))
        {
          g_prefix_error (error, "%s[%u]: ", path, i);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
check_field (LanyardItem  *self,
             guint         field,
             GError      **error)
{
  const LanyardFieldTable *table = _lanyard_item_get_table (self);
  const char *path = table->names[field];

  switch (table->fields[field].type)
    {
    case LANYARD_FIELD_STRING:
      return _lanyard_item_check_text (path, _lanyard_item_get_string (self, field), error);
    case LANYARD_FIELD_STRV:
      return check_strv (path, _lanyard_item_get_strv (self, field), error);
    case LANYARD_FIELD_DICT:
    case LANYARD_FIELD_MULTI_DICT:
      return check_dict (path, _lanyard_item_get_dict (self, field), error);
    case LANYARD_FIELD_LIST:
      return check_list (path, _lanyard_item_get_list (self, field), error);
    case LANYARD_FIELD_BOOLEAN:
    case LANYARD_FIELD_INT:
    case LANYARD_FIELD_INT64:
    case LANYARD_FIELD_ENUM:
    default:
      return TRUE;
    }
}

/**
 * lanyard_item_validate:
 * @self: an item
 * @error: %LANYARD_ERROR_INVALID
 *
 * Rules whose breach would corrupt the record; they block saving. No text may
 * hold a character that XML 1.0 forbids; the rest is the class's own.
 *
 * Returns: whether @self may be saved
 */
gboolean
lanyard_item_validate (LanyardItem  *self,
                       GError      **error)
{
  g_return_val_if_fail (LANYARD_IS_ITEM (self), FALSE);

  for (guint i = 0; i < _lanyard_item_get_table (self)->n_fields; i++)
    if (!check_field (self, i, error))
      return FALSE;

  return LANYARD_ITEM_GET_CLASS (self)->validate (self, error);
}
