/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-acs.h"

#include "lanyard-item-private.h"

struct _LanyardAcs
{
  LanyardItem parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardAcs, lanyard_acs, LANYARD_TYPE_ITEM)

enum
{
  FIELD_URL,
  FIELD_LABEL,
  FIELD_INDEX,
  FIELD_BINDING,
  FIELD_DEFAULT,
  FIELD_EDITED,
};

static const LanyardField fields[] = {
  [FIELD_URL] = { "url", LANYARD_FIELD_STRING, .flags = LANYARD_FIELD_IS_NAME },
  [FIELD_LABEL] = { "label", LANYARD_FIELD_STRING },
  [FIELD_INDEX] = { "index", LANYARD_FIELD_INT, .maximum = 65535, .flags = LANYARD_FIELD_IS_NUMBER },
  [FIELD_BINDING] = { "binding", LANYARD_FIELD_ENUM, lanyard_acs_binding_get_type },
  [FIELD_DEFAULT] = { "default", LANYARD_FIELD_BOOLEAN },
  [FIELD_EDITED] = { "edited", LANYARD_FIELD_BOOLEAN },
};

static void
lanyard_acs_class_init (LanyardAcsClass *klass)
{
  _lanyard_item_class_install_fields (klass, fields, G_N_ELEMENTS (fields));
}

static void
lanyard_acs_init (LanyardAcs *self)
{
}

/**
 * lanyard_acs_new:
 * @url: (nullable): where responses are posted to
 * @label: (nullable): what it is for
 * @index: AssertionConsumerServiceIndex, 0…65535
 * @is_default: whether it is used when a request names none
 *
 * Returns: (transfer full): a new assertion consumer service
 */
LanyardAcs *
lanyard_acs_new (const char *url,
                 const char *label,
                 int         index,
                 gboolean    is_default)
{
  return g_object_new (LANYARD_TYPE_ACS,
                       "url", url,
                       "label", label,
                       "index", index,
                       "default", is_default,
                       NULL);
}

LANYARD_DEFINE_FIELD_GETTER (lanyard_acs_get_url, LanyardAcs, LANYARD_IS_ACS, const char *, string, FIELD_URL)
LANYARD_DEFINE_FIELD_GETTER (lanyard_acs_get_label, LanyardAcs, LANYARD_IS_ACS, const char *, string, FIELD_LABEL)
LANYARD_DEFINE_FIELD_GETTER (lanyard_acs_get_index, LanyardAcs, LANYARD_IS_ACS, int, int, FIELD_INDEX)
LANYARD_DEFINE_FIELD_GETTER (lanyard_acs_get_binding, LanyardAcs, LANYARD_IS_ACS, LanyardAcsBinding, enum, FIELD_BINDING)
LANYARD_DEFINE_FIELD_GETTER (lanyard_acs_is_default, LanyardAcs, LANYARD_IS_ACS, gboolean, boolean, FIELD_DEFAULT)
