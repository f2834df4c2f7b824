/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-certificate.h"
#include "lanyard-saml-error.h"

G_BEGIN_DECLS

typedef struct
{
  char     *binding;
  char     *location;
  char     *response_location;  /* single logout only; may be NULL */
  int       index;              /* -1: none given */
  gboolean  is_default;         /* isDefault="true" or "1" */
  gboolean  is_not_default;     /* isDefault="false" or "0" (M-20) */
} LanyardSamlEndpoint;

LanyardSamlEndpoint *lanyard_saml_endpoint_new  (const char          *binding,
                                                 const char          *location,
                                                 int                  index);
void                 lanyard_saml_endpoint_free (LanyardSamlEndpoint *endpoint);

typedef struct
{
  gboolean            signing;      /* use="signing" or no use (M-14) */
  gboolean            encryption;
  LanyardCertificate *certificate;
} LanyardSamlKeyDescriptor;

typedef struct
{
  char     *name;
  char     *name_format;
  char     *friendly_name;
  gboolean  required;
  char    **values;
} LanyardSamlRequestedAttribute;

/* An SP as its metadata describes it (Metadata 2.4.4; M-66). A plain,
 * reference counted record: read its members, do not change them. */
typedef struct
{
  char      *entity_id;
  char      *display_name;           /* mdui, else Organization; may be NULL */
  char      *description;
  char      *information_url;
  GPtrArray *acs;                    /* LanyardSamlEndpoint, in document order */
  GPtrArray *slo;                    /* LanyardSamlEndpoint */
  GPtrArray *keys;                   /* LanyardSamlKeyDescriptor */
  GPtrArray *requested_attributes;   /* LanyardSamlRequestedAttribute, of the default service */
  char     **name_id_formats;
  gboolean   authn_requests_signed;
  gboolean   want_assertions_signed;
  gint64     valid_until;            /* 0: not given; the earliest of all levels */
  gboolean   is_signed;              /* the root carries a signature (not checked here) */
  char     **warnings;               /* sentences: what was odd or left out */
} LanyardSamlEntity;

#define LANYARD_TYPE_SAML_ENTITY (lanyard_saml_entity_get_type ())
GType              lanyard_saml_entity_get_type (void);
LanyardSamlEntity *lanyard_saml_entity_ref      (LanyardSamlEntity *entity);
void               lanyard_saml_entity_unref    (LanyardSamlEntity *entity);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSamlEntity, lanyard_saml_entity_unref)

GPtrArray *lanyard_saml_metadata_read (GBytes  *document,
                                       gint64   now,
                                       GError **error);

/* What our metadata says of one connector (M-57 … M-62). */
typedef struct
{
  const char           *entity_id;
  const char           *sso_url;
  const char           *slo_url;              /* NULL: not declared */
  gboolean              declare_redirect;
  gboolean              want_authn_requests_signed;
  const char * const   *name_id_formats;
  LanyardCertificate  **certificates;         /* NULL-terminated, the active one first */
  const char           *display_name;         /* mdui; may be NULL */
  const char           *organization;         /* may be NULL */
  const char           *contact;              /* e-mail; may be NULL */
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
} LanyardSamlSpDescription;

GBytes *lanyard_saml_sp_metadata_write (const LanyardSamlSpDescription *description,
                                        GError                        **error);

G_END_DECLS
