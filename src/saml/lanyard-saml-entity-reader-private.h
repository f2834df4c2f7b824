/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-entity.h"
#include "lanyard-saml-xml-private.h"

G_BEGIN_DECLS

/* What is gathered while one entity is read. */
typedef struct
{
  LanyardSamlEntity *entity;
  GPtrArray *warnings;      /* char */
  GHashTable *indexes;      /* of the endpoints so far */
  GError *refusal;          /* of the first endpoint that was left out */
} LanyardSamlEntityReader;

void               _lanyard_saml_entity_reader_warn            (LanyardSamlEntityReader  *reader,
                                                                const char               *format,
                                                                ...) G_GNUC_PRINTF (2, 3);
gboolean           _lanyard_saml_entity_reader_read_flag       (LanyardSamlEntityReader  *reader,
                                                                xmlNode                  *element,
                                                                const char               *name,
                                                                gboolean                 *is_false);
int                _lanyard_saml_entity_reader_read_index      (LanyardSamlEntityReader  *reader,
                                                                xmlNode                  *element,
                                                                const char               *what);
void               _lanyard_saml_entity_reader_add_acs         (LanyardSamlEntityReader  *reader,
                                                                xmlNode                  *element);
void               _lanyard_saml_entity_reader_add_slo         (LanyardSamlEntityReader  *reader,
                                                                xmlNode                  *element);
void               _lanyard_saml_entity_reader_add_key         (LanyardSamlEntityReader  *reader,
                                                                xmlNode                  *element);
void               _lanyard_saml_entity_reader_read_services   (LanyardSamlEntityReader  *reader,
                                                                xmlNode                  *role);
LanyardSamlRequestedAttribute *
                   _lanyard_saml_entity_reader_read_attribute  (LanyardSamlEntityReader  *reader,
                                                                xmlNode                  *element);
void               _lanyard_saml_entity_reader_read_names      (LanyardSamlEntityReader  *reader,
                                                                xmlNode                  *element,
                                                                xmlNode                  *role);
void               _lanyard_saml_entity_reader_read_extensions (LanyardSamlEntityReader  *reader,
                                                                xmlNode                  *element,
                                                                xmlNode                  *role);

/* lanyard-saml-entity-text.c */
char              *_lanyard_saml_entity_dup_text               (xmlNode                  *element);
void               _lanyard_saml_entity_read_texts             (xmlNode                  *parent,
                                                                const char               *ns,
                                                                const char               *name,
                                                                GPtrArray                *texts);
char              *_lanyard_saml_entity_dup_best               (GPtrArray                *texts);
char             **_lanyard_saml_entity_dup_list               (xmlNode                  *parent,
                                                                const char               *ns,
                                                                const char               *name,
                                                                const char               *attribute);
void               _lanyard_saml_entity_read_display_names     (xmlNode                  *element,
                                                                xmlNode                  *role,
                                                                GPtrArray                *names,
                                                                char                    **best);

/* One SPSSODescriptor of @element, an EntityDescriptor, as far as it says
 * something itself; the caller knows about the levels above. */
LanyardSamlEntity *_lanyard_saml_entity_read                   (xmlNode                  *element,
                                                                xmlNode                  *role,
                                                                GError                  **error);

G_END_DECLS
