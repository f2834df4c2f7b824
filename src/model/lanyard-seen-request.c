/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-seen-request.h"

#include "lanyard-item-private.h"

struct _LanyardSeenRequest
{
  LanyardItem parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardSeenRequest, lanyard_seen_request, LANYARD_TYPE_ITEM)

enum
{
  FIELD_TIME,
  FIELD_CODE,
  FIELD_VERIFIED,
  FIELD_BINDING,
  FIELD_ISSUER,
  FIELD_ACS_URL,
  FIELD_DESTINATION,
  FIELD_NAME_ID_FORMAT,
  FIELD_AUTHN_CONTEXTS,
  FIELD_COMPARISON,
  FIELD_ISSUE_INSTANT,
};

static const LanyardField fields[] = {
  [FIELD_TIME] = { "time", LANYARD_FIELD_INT64 },
  [FIELD_CODE] = { "code", LANYARD_FIELD_STRING },
  [FIELD_VERIFIED] = { "verified", LANYARD_FIELD_BOOLEAN },
  [FIELD_BINDING] = { "binding", LANYARD_FIELD_STRING },
  [FIELD_ISSUER] = { "issuer", LANYARD_FIELD_STRING },
  [FIELD_ACS_URL] = { "acs-url", LANYARD_FIELD_STRING },
  [FIELD_DESTINATION] = { "destination", LANYARD_FIELD_STRING },
  [FIELD_NAME_ID_FORMAT] = { "name-id-format", LANYARD_FIELD_STRING },
  [FIELD_AUTHN_CONTEXTS] = { "authn-contexts", LANYARD_FIELD_STRV },
  [FIELD_COMPARISON] = { "comparison", LANYARD_FIELD_STRING },
  [FIELD_ISSUE_INSTANT] = { "issue-instant", LANYARD_FIELD_INT64 },
};

static void
lanyard_seen_request_class_init (LanyardSeenRequestClass *klass)
{
  _lanyard_item_class_install_fields (klass, fields, G_N_ELEMENTS (fields));
}

static void
lanyard_seen_request_init (LanyardSeenRequest *self)
{
}

#define GETTER(function, CType, accessor, FIELD) \
  LANYARD_DEFINE_FIELD_GETTER (function, LanyardSeenRequest, LANYARD_IS_SEEN_REQUEST, CType, accessor, FIELD)

GETTER (lanyard_seen_request_get_time, gint64, int64, FIELD_TIME)
GETTER (lanyard_seen_request_get_code, const char *, string, FIELD_CODE)
GETTER (lanyard_seen_request_is_verified, gboolean, boolean, FIELD_VERIFIED)
GETTER (lanyard_seen_request_get_binding, const char *, string, FIELD_BINDING)
GETTER (lanyard_seen_request_get_issuer, const char *, string, FIELD_ISSUER)
GETTER (lanyard_seen_request_get_acs_url, const char *, string, FIELD_ACS_URL)
GETTER (lanyard_seen_request_get_destination, const char *, string, FIELD_DESTINATION)
GETTER (lanyard_seen_request_get_name_id_format, const char *, string, FIELD_NAME_ID_FORMAT)
GETTER (lanyard_seen_request_get_authn_contexts, const char * const *, strv, FIELD_AUTHN_CONTEXTS)
GETTER (lanyard_seen_request_get_comparison, const char *, string, FIELD_COMPARISON)
GETTER (lanyard_seen_request_get_issue_instant, gint64, int64, FIELD_ISSUE_INSTANT)
