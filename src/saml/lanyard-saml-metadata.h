/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lanyard-saml-entity.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml-response.h"

G_BEGIN_DECLS

/**
 * LanyardSamlMetadataPolicy: what is demanded of metadata
 * @now: the time that decides about validUntil
 * @max_validity: seconds; 0: metadata without validUntil is taken; else it must
 *   have one, and at most so far away (M-65, strict)
 * @trusted: (nullable) (element-type LanyardCertificate): pinned out of band;
 *   with any, the root must be signed with the key of one of them (M-64)
 * @allow_sha1: whether that signature may use SHA-1
 * @findings: (nullable) (element-type LanyardSamlFinding): gets a line for each
 *   of these rules
 */
typedef struct
{
  gint64     now;
  gint64     max_validity;
  GPtrArray *trusted;
  gboolean   allow_sha1;
  GPtrArray *findings;
} LanyardSamlMetadataPolicy;

/* Of one document that fits into memory: up to 32 MB. */
GPtrArray *lanyard_saml_metadata_read         (GBytes                           *document,
                                               gint64                            now,
                                               GError                          **error);
GPtrArray *lanyard_saml_metadata_read_trusted (GBytes                           *document,
                                               const LanyardSamlMetadataPolicy  *policy,
                                               GError                          **error);

/* Of an aggregate of any length, one entity in memory at a time (M-63). */
typedef enum
{
  LANYARD_SAML_ROLE_SP = 1 << 0,
  LANYARD_SAML_ROLE_IDP = 1 << 1,
  LANYARD_SAML_ROLE_OTHER = 1 << 2,
} LanyardSamlRoles;

typedef struct
{
  guint64          position;       /* among the EntityDescriptor elements, from 0 */
  const char      *entity_id;
  const char      *display_name;   /* as that of LanyardSamlEntity; may be NULL */
  GPtrArray       *display_names;  /* LanyardSamlText, all languages: for searching */
  LanyardSamlRoles roles;
  gint64           valid_until;    /* 0: not given; the earliest of all levels */
} LanyardSamlEntitySummary;

/* Whether to go on. */
typedef gboolean (*LanyardSamlSummaryFunc) (const LanyardSamlEntitySummary *summary,
                                            gpointer                        user_data);

gboolean           lanyard_saml_metadata_scan (GInputStream                     *stream,
                                               const LanyardSamlMetadataPolicy  *policy,
                                               LanyardSamlSummaryFunc            func,
                                               gpointer                          user_data,
                                               GCancellable                     *cancellable,
                                               GError                          **error);
LanyardSamlEntity *lanyard_saml_metadata_pick (GInputStream                     *stream,
                                               const LanyardSamlMetadataPolicy  *policy,
                                               const char                       *entity_id,
                                               GCancellable                     *cancellable,
                                               GError                          **error);

/* What our metadata says of one connector (M-57 … M-62). */
typedef struct
{
  const char           *entity_id;
  const char           *sso_url;
  const char           *slo_url;              /* NULL: not declared */
  gboolean              declare_redirect;
  gboolean              want_authn_requests_signed;
  gboolean              allow_sha1;           /* M-16: SHA-1 is among what requests may be signed with */
  const char * const   *name_id_formats;
  LanyardCertificate  **certificates;         /* NULL-terminated, the active one first */
  const char           *display_name;         /* mdui, as the next four; may be NULL, as all that follows */
  const char           *description;
  const char           *information_url;
  const char           *logo_url;             /* left out unless https */
  int                   logo_width;
  int                   logo_height;
  const char           *error_url;
  const char           *organization;
  const char           *organization_url;     /* NULL: the host that people sign in at */
  const char           *contact;              /* e-mail */
  gint64                valid_until;          /* 0: none (M-59) */
  gint64                cache_duration;       /* seconds; 0: none */
  LanyardSamlSigner    *signer;               /* NULL: unsigned (M-60) */
} LanyardSamlIdpDescription;

GBytes *lanyard_saml_idp_metadata_write (const LanyardSamlIdpDescription *description,
                                         GError                         **error);

/* The other direction, for the test SP. */
typedef struct
{
  const char         *entity_id;
  const char         *acs_url;
  const char         *slo_url;                /* may be NULL */
  const char         *name_id_format;
  const char * const *requested_attributes;   /* names; may be NULL */
  const char         *display_name;
  LanyardCertificate *signing_certificate;    /* may be NULL */
  LanyardCertificate *encryption_certificate; /* may be NULL */
} LanyardSamlSpDescription;

GBytes *lanyard_saml_sp_metadata_write (const LanyardSamlSpDescription *description,
                                        GError                        **error);

G_END_DECLS
