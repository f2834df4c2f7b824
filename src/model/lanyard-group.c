/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-group.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-item-private.h"

struct _LanyardGroup
{
  LanyardRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardGroup, lanyard_group, LANYARD_TYPE_RECORD)

enum
{
  FIELD_NAME,
  FIELD_DESCRIPTION,
  FIELD_DISABLED,
  FIELD_DIRECTORY_ID,
  FIELD_ATTRIBUTES,
  FIELD_ORDER,
};

static const LanyardField fields[] = {
  [FIELD_NAME] = { "name", LANYARD_FIELD_STRING },
  [FIELD_DESCRIPTION] = { "description", LANYARD_FIELD_STRING },
  [FIELD_DISABLED] = { "disabled", LANYARD_FIELD_BOOLEAN },
  [FIELD_DIRECTORY_ID] = { "directory-id", LANYARD_FIELD_STRING },
  [FIELD_ATTRIBUTES] = { "attributes", LANYARD_FIELD_MULTI_DICT },
  [FIELD_ORDER] = { "order", LANYARD_FIELD_INT, .number = 100, .maximum = 9999 },
};

#define NAME_MAX_LENGTH 255

static const char *
lanyard_group_get_record_title (LanyardRecord *record)
{
  return _lanyard_item_get_string (record, FIELD_NAME);
}

static char *
lanyard_group_dup_searched (LanyardRecord *record)
{
  LanyardGroup *self = LANYARD_GROUP (record);

  return g_strjoin ("\n", lanyard_record_get_title (record), lanyard_group_get_description (self), NULL);
}

static gboolean
lanyard_group_validate (LanyardItem  *item,
                        GError      **error)
{
  const char *name = _lanyard_item_get_string (item, FIELD_NAME);

  if (_lanyard_text_is_blank (name))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("Applications and people are assigned to it by its name"), NULL,
                         _("The group has no name"));
      return FALSE;
    }
  if (g_utf8_strlen (name, -1) > NAME_MAX_LENGTH)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL,
                         _("Choose a shorter one"),
                         _("The group’s name is longer than %d characters"), NAME_MAX_LENGTH);
      return FALSE;
    }

  return TRUE;
}

static void
lanyard_group_class_init (LanyardGroupClass *klass)
{
  LanyardItemClass *item_class = LANYARD_ITEM_CLASS (klass);
  LanyardRecordClass *record_class = LANYARD_RECORD_CLASS (klass);

  item_class->validate = lanyard_group_validate;
  record_class->kind = "group";
  record_class->get_title = lanyard_group_get_record_title;
  record_class->dup_searched = lanyard_group_dup_searched;
  _lanyard_item_class_install_fields (klass, fields, G_N_ELEMENTS (fields));
}

static void
lanyard_group_init (LanyardGroup *self)
{
}

/**
 * lanyard_group_new:
 * @name: (nullable): its name
 *
 * Returns: (transfer full): a new group
 */
LanyardGroup *
lanyard_group_new (const char *name)
{
  return g_object_new (LANYARD_TYPE_GROUP, "name", name, NULL);
}

LANYARD_DEFINE_FIELD_GETTER (lanyard_group_get_name, LanyardGroup, LANYARD_IS_GROUP, const char *, string, FIELD_NAME)
LANYARD_DEFINE_FIELD_GETTER (lanyard_group_get_description, LanyardGroup, LANYARD_IS_GROUP, const char *, string, FIELD_DESCRIPTION)
LANYARD_DEFINE_FIELD_GETTER (lanyard_group_is_disabled, LanyardGroup, LANYARD_IS_GROUP, gboolean, boolean, FIELD_DISABLED)
LANYARD_DEFINE_FIELD_GETTER (lanyard_group_get_directory_id, LanyardGroup, LANYARD_IS_GROUP, const char *, string, FIELD_DIRECTORY_ID)
LANYARD_DEFINE_FIELD_GETTER (lanyard_group_get_attributes, LanyardGroup, LANYARD_IS_GROUP, GVariant *, dict, FIELD_ATTRIBUTES)
LANYARD_DEFINE_FIELD_GETTER (lanyard_group_get_order, LanyardGroup, LANYARD_IS_GROUP, int, int, FIELD_ORDER)
