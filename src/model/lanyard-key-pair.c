/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-key-pair.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-item-private.h"

struct _LanyardKeyPair
{
  LanyardRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardKeyPair, lanyard_key_pair, LANYARD_TYPE_RECORD)

enum
{
  FIELD_CONNECTOR,
  FIELD_ROLE,
  FIELD_CERTIFICATE,
  FIELD_CREATED,
  FIELD_TICKED,
  FIELD_TICKED_BY,
  FIELD_REPLACED,
  FIELD_RETIRED,
};

G_DEFINE_ENUM_TYPE (LanyardKeyRole, lanyard_key_role,
                    G_DEFINE_ENUM_VALUE (LANYARD_KEY_ROLE_NEXT, "next"),
                    G_DEFINE_ENUM_VALUE (LANYARD_KEY_ROLE_ACTIVE, "active"),
                    G_DEFINE_ENUM_VALUE (LANYARD_KEY_ROLE_RETIRED, "retired"))

static const LanyardField fields[] = {
  [FIELD_CONNECTOR] = { "connector", LANYARD_FIELD_STRING },
  [FIELD_ROLE] = { "role", LANYARD_FIELD_ENUM, lanyard_key_role_get_type, .number = LANYARD_KEY_ROLE_ACTIVE },
  [FIELD_CERTIFICATE] = { "certificate", LANYARD_FIELD_STRING },
  [FIELD_CREATED] = { "created", LANYARD_FIELD_INT64 },
  [FIELD_TICKED] = { "ticked", LANYARD_FIELD_INT64 },
  [FIELD_TICKED_BY] = { "ticked-by", LANYARD_FIELD_STRING },
  [FIELD_REPLACED] = { "replaced", LANYARD_FIELD_INT64 },
  [FIELD_RETIRED] = { "retired", LANYARD_FIELD_INT64 },
};

static gboolean
lanyard_key_pair_validate (LanyardItem  *item,
                           GError      **error)
{
  if (_lanyard_item_get_string (item, FIELD_CONNECTOR) != NULL &&
      _lanyard_item_get_string (item, FIELD_CERTIFICATE) != NULL)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, NULL,
                     _("The key pair has no connector or no certificate"));
  return FALSE;
}

static void
lanyard_key_pair_class_init (LanyardKeyPairClass *klass)
{
  LanyardItemClass *item_class = LANYARD_ITEM_CLASS (klass);
  LanyardRecordClass *record_class = LANYARD_RECORD_CLASS (klass);

  item_class->validate = lanyard_key_pair_validate;
  record_class->kind = "key_pair";
  _lanyard_item_class_install_fields (klass, fields, G_N_ELEMENTS (fields));
}

static void
lanyard_key_pair_init (LanyardKeyPair *self)
{
}

/**
 * lanyard_key_pair_new:
 * @connector_id: whose it is
 * @role: what it is used for
 * @certificate_pem: the public half
 * @created: seconds since 1970-01-01T00:00:00Z
 *
 * Returns: (transfer full): a new key pair
 */
LanyardKeyPair *
lanyard_key_pair_new (const char     *connector_id,
                      LanyardKeyRole  role,
                      const char     *certificate_pem,
                      gint64          created)
{
  return g_object_new (LANYARD_TYPE_KEY_PAIR,
                       "connector", connector_id,
                       "role", role,
                       "certificate", certificate_pem,
                       "created", created,
                       NULL);
}

LANYARD_DEFINE_FIELD_GETTER (lanyard_key_pair_get_connector, LanyardKeyPair, LANYARD_IS_KEY_PAIR, const char *, string, FIELD_CONNECTOR)
LANYARD_DEFINE_FIELD_GETTER (lanyard_key_pair_get_role, LanyardKeyPair, LANYARD_IS_KEY_PAIR, LanyardKeyRole, enum, FIELD_ROLE)
LANYARD_DEFINE_FIELD_GETTER (lanyard_key_pair_get_certificate, LanyardKeyPair, LANYARD_IS_KEY_PAIR, const char *, string, FIELD_CERTIFICATE)
LANYARD_DEFINE_FIELD_GETTER (lanyard_key_pair_get_created, LanyardKeyPair, LANYARD_IS_KEY_PAIR, gint64, int64, FIELD_CREATED)
LANYARD_DEFINE_FIELD_GETTER (lanyard_key_pair_get_ticked, LanyardKeyPair, LANYARD_IS_KEY_PAIR, gint64, int64, FIELD_TICKED)
LANYARD_DEFINE_FIELD_GETTER (lanyard_key_pair_get_ticked_by, LanyardKeyPair, LANYARD_IS_KEY_PAIR, const char *, string, FIELD_TICKED_BY)
LANYARD_DEFINE_FIELD_GETTER (lanyard_key_pair_get_replaced, LanyardKeyPair, LANYARD_IS_KEY_PAIR, gint64, int64, FIELD_REPLACED)
LANYARD_DEFINE_FIELD_GETTER (lanyard_key_pair_get_retired, LanyardKeyPair, LANYARD_IS_KEY_PAIR, gint64, int64, FIELD_RETIRED)
