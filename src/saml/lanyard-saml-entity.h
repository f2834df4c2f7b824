/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-certificate.h"

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
  gboolean             signing;             /* use="signing" or no use (M-14) */
  gboolean             encryption;
  LanyardCertificate  *certificate;
  char               **encryption_methods;  /* URIs, in document order (M-49); never NULL */
} LanyardSamlKeyDescriptor;

/* A text or address in one language. */
typedef struct
{
  char *language;               /* xml:lang; may be NULL, though the schema wants it */
  char *text;                   /* white space collapsed */
} LanyardSamlText;

typedef struct
{
  char *language;               /* may be NULL */
  char *url;
  int   width;                  /* 0: not given */
  int   height;
} LanyardSamlLogo;

typedef struct
{
  char     *name;
  char     *name_format;
  char     *friendly_name;
  gboolean  required;
  char    **values;
} LanyardSamlRequestedAttribute;

/* What a service provider wants to know for one of its purposes (M-29). */
typedef struct
{
  int        index;              /* -1: none given */
  gboolean   is_default;
  gboolean   is_not_default;
  GPtrArray *names;              /* LanyardSamlText */
  GPtrArray *requested;          /* LanyardSamlRequestedAttribute */
} LanyardSamlAttributeService;

typedef struct
{
  char  *kind;                   /* "technical", "support", "administrative", "billing", "other" */
  char  *company;                /* may be NULL, as the names */
  char  *given_name;
  char  *surname;
  char **emails;                 /* without "mailto:" */
  char **phones;
} LanyardSamlContact;

/* An SP as its metadata describes it (Metadata 2.4.4; M-66). A plain,
 * reference counted record: read its members, do not change them. Arrays and
 * lists of strings are never NULL. */
typedef struct
{
  char      *entity_id;
  char      *display_name;           /* mdui, else Organization, in English if it can be; may be NULL */
  char      *description;            /* likewise, from mdui */
  char      *information_url;        /* likewise; one that M-21 refuses is left out */
  GPtrArray *display_names;          /* LanyardSamlText: mdui, all languages */
  GPtrArray *descriptions;           /* LanyardSamlText */
  GPtrArray *information_urls;       /* LanyardSamlText */
  GPtrArray *privacy_urls;           /* LanyardSamlText: PrivacyStatementURL */
  GPtrArray *logos;                  /* LanyardSamlLogo */
  GPtrArray *organization_names;     /* LanyardSamlText: OrganizationName */
  GPtrArray *organization_titles;    /* LanyardSamlText: OrganizationDisplayName */
  GPtrArray *organization_urls;      /* LanyardSamlText */
  GPtrArray *contacts;               /* LanyardSamlContact */
  GPtrArray *entity_attributes;      /* LanyardSamlRequestedAttribute (mdattr), never required */
  GPtrArray *acs;                    /* LanyardSamlEndpoint, in document order */
  GPtrArray *slo;                    /* LanyardSamlEndpoint */
  GPtrArray *keys;                   /* LanyardSamlKeyDescriptor */
  GPtrArray *services;               /* LanyardSamlAttributeService */
  GPtrArray *requested_attributes;   /* LanyardSamlRequestedAttribute, of the default service */
  char     **name_id_formats;
  char     **encryption_methods;     /* of all keys for encryption, each once */
  char     **signing_methods;        /* alg:SigningMethod, of the role, else of the entity */
  char     **digest_methods;         /* alg:DigestMethod, likewise */
  gboolean   authn_requests_signed;
  gboolean   want_assertions_signed;
  gint64     valid_until;            /* 0: not given; the earliest of all levels */
  gint64     cache_duration;         /* seconds, the shortest of all levels; 0: not given */
  gboolean   is_signed;              /* the root carries a signature */
  gboolean   is_verified;            /* ... that a pinned key made (M-64) */
  char     **warnings;               /* sentences: what was odd or left out */
} LanyardSamlEntity;

#define LANYARD_TYPE_SAML_ENTITY (lanyard_saml_entity_get_type ())
GType              lanyard_saml_entity_get_type (void);
LanyardSamlEntity *lanyard_saml_entity_ref      (LanyardSamlEntity *entity);
void               lanyard_saml_entity_unref    (LanyardSamlEntity *entity);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSamlEntity, lanyard_saml_entity_unref)

G_END_DECLS
