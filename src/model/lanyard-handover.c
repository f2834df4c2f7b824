/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-handover.h"

#include "lanyard-item-private.h"

struct _LanyardHandover
{
  LanyardItem parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardHandover, lanyard_handover, LANYARD_TYPE_ITEM)

enum
{
  FIELD_TIME,
  FIELD_IDP_ENTITY_ID,
  FIELD_SSO_URL,
  FIELD_SLO_URL,
  FIELD_DECLARES_REDIRECT,
  FIELD_WANTS_SIGNED_REQUESTS,
  FIELD_CERTIFICATES,
};

static const LanyardField fields[] = {
  [FIELD_TIME] = { "time", LANYARD_FIELD_INT64 },
  [FIELD_IDP_ENTITY_ID] = { "idp-entity-id", LANYARD_FIELD_STRING },
  [FIELD_SSO_URL] = { "sso-url", LANYARD_FIELD_STRING },
  [FIELD_SLO_URL] = { "slo-url", LANYARD_FIELD_STRING },
  [FIELD_DECLARES_REDIRECT] = { "declares-redirect", LANYARD_FIELD_BOOLEAN },
  [FIELD_WANTS_SIGNED_REQUESTS] = { "wants-signed-requests", LANYARD_FIELD_BOOLEAN },
  [FIELD_CERTIFICATES] = { "certificates", LANYARD_FIELD_STRV },
};

static void
lanyard_handover_class_init (LanyardHandoverClass *klass)
{
  _lanyard_item_class_install_fields (klass, fields, G_N_ELEMENTS (fields));
}

static void
lanyard_handover_init (LanyardHandover *self)
{
}

#define GETTER(function, CType, accessor, FIELD) \
  LANYARD_DEFINE_FIELD_GETTER (function, LanyardHandover, LANYARD_IS_HANDOVER, CType, accessor, FIELD)

GETTER (lanyard_handover_get_time, gint64, int64, FIELD_TIME)
GETTER (lanyard_handover_get_idp_entity_id, const char *, string, FIELD_IDP_ENTITY_ID)
GETTER (lanyard_handover_get_sso_url, const char *, string, FIELD_SSO_URL)
GETTER (lanyard_handover_get_slo_url, const char *, string, FIELD_SLO_URL)
GETTER (lanyard_handover_get_declares_redirect, gboolean, boolean, FIELD_DECLARES_REDIRECT)
GETTER (lanyard_handover_get_wants_signed_requests, gboolean, boolean, FIELD_WANTS_SIGNED_REQUESTS)
GETTER (lanyard_handover_get_certificates, const char * const *, strv, FIELD_CERTIFICATES)
