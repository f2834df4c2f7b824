/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-request.h"

G_BEGIN_DECLS

/**
 * LanyardSamlForm: how a message was wrapped when a person copied it.
 */
typedef enum
{
  LANYARD_SAML_FORM_XML,
  LANYARD_SAML_FORM_BASE64,     /* of XML, alone */
  LANYARD_SAML_FORM_DEFLATED,   /* base64 of DEFLATE, alone */
  LANYARD_SAML_FORM_POST,       /* a form's body */
  LANYARD_SAML_FORM_REDIRECT,   /* a URL or its query */
} LanyardSamlForm;

/**
 * LanyardSamlKind: what a document is, by its root element.
 */
typedef enum
{
  LANYARD_SAML_KIND_UNKNOWN,
  LANYARD_SAML_KIND_AUTHN_REQUEST,
  LANYARD_SAML_KIND_RESPONSE,
  LANYARD_SAML_KIND_LOGOUT_REQUEST,
  LANYARD_SAML_KIND_LOGOUT_RESPONSE,
  LANYARD_SAML_KIND_ASSERTION,
  LANYARD_SAML_KIND_METADATA,
} LanyardSamlKind;

/**
 * LanyardSamlFact: a line about a document: an XML name and its value.
 */
typedef struct
{
  char *name;
  char *value;
} LanyardSamlFact;

/**
 * LanyardSamlInspection: what a person gave to look at, unwrapped. Nothing of
 * it is verified.
 */
typedef struct
{
  LanyardSamlForm  form;
  char            *raw;          /* query or form as received; NULL for other forms */
  char            *relay_state;  /* NULL: absent */
  char            *other_names;  /* parameters that are not SAML's, separated by blanks; NULL: none */
  GBytes          *document;     /* the very bytes */
  LanyardSamlKind  kind;
  GPtrArray       *facts;        /* LanyardSamlFact */
  GError          *fault;        /* why @document is not read at all; NULL: it is */
  GBytes          *decrypted;    /* the assertion that was encrypted in it; NULL: not decrypted */
} LanyardSamlInspection;

LanyardSamlInspection *lanyard_saml_inspect                  (GBytes                 *input,
                                                              GError                **error);
void                   lanyard_saml_inspection_free          (LanyardSamlInspection  *inspection);
gboolean               lanyard_saml_inspection_decrypt       (LanyardSamlInspection  *inspection,
                                                              GPtrArray              *keys,
                                                              GError                **error);
char                  *lanyard_saml_inspection_indent        (LanyardSamlInspection  *inspection);
char                  *lanyard_saml_inspection_indent_decrypted
                                                             (LanyardSamlInspection  *inspection);
LanyardSamlRequest    *lanyard_saml_inspection_dup_request   (LanyardSamlInspection  *inspection,
                                                              GError                **error);
gboolean               lanyard_saml_inspection_verify        (LanyardSamlInspection  *inspection,
                                                              GPtrArray              *keys,
                                                              gboolean                allow_sha1,
                                                              GPtrArray              *findings,
                                                              GError                **error);

const char            *lanyard_saml_form_get_name            (LanyardSamlForm         form);
const char            *lanyard_saml_kind_get_name            (LanyardSamlKind         kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSamlInspection, lanyard_saml_inspection_free)

G_END_DECLS
