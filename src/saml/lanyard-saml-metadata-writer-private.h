/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-certificate.h"
#include "lanyard-saml-writer-private.h"

G_BEGIN_DECLS

/* What the metadata of both sides is made of. */

gboolean  _lanyard_saml_metadata_check_entity_id    (const char         *entity_id,
                                                     GError            **error);
gboolean  _lanyard_saml_metadata_check_optional_url (const char         *url,
                                                     const char         *name,
                                                     GError            **error);
void      _lanyard_saml_metadata_start_entity       (LanyardSamlWriter  *writer,
                                                     const char         *id,
                                                     const char         *cache_duration,
                                                     const char         *entity_id,
                                                     const char         *valid_until);
void      _lanyard_saml_metadata_start_key          (LanyardSamlWriter  *writer,
                                                     const char         *use,
                                                     LanyardCertificate *certificate);
void      _lanyard_saml_metadata_write_localized    (LanyardSamlWriter  *writer,
                                                     const char         *name,
                                                     const char         *value);
void      _lanyard_saml_metadata_start_info         (LanyardSamlWriter  *writer);
void      _lanyard_saml_metadata_end_info           (LanyardSamlWriter  *writer);
void      _lanyard_saml_metadata_write_endpoint     (LanyardSamlWriter  *writer,
                                                     const char         *name,
                                                     const char         *binding,
                                                     const char         *location);
GBytes   *_lanyard_saml_metadata_finish_document    (GString            *document);

G_END_DECLS
