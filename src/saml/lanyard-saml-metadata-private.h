/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-metadata.h"
#include "lanyard-saml-xml-private.h"

G_BEGIN_DECLS

/* How long what is read may be used, as the levels so far say. */
typedef struct
{
  gint64 valid_until;      /* 0: not given */
  gint64 cache_duration;   /* seconds; 0: not given */
} LanyardSamlMetadataLimits;

/* An EntityDescriptor of a long document, while it is in memory. */
typedef struct
{
  xmlNode                   *element;
  LanyardSamlMetadataLimits  limits;       /* what the groups above say */
  guint64                    position;     /* among its kind */
  gboolean                   is_signed;    /* the root has a signature */
} LanyardSamlMetadataVisit;

/* Whether to go on. */
typedef gboolean (*LanyardSamlMetadataFunc) (const LanyardSamlMetadataVisit *visit,
                                             gpointer                        user_data);

/* lanyard-saml-metadata-stream.c */
gboolean _lanyard_saml_metadata_walk            (GInputStream                     *stream,
                                                 const LanyardSamlMetadataPolicy  *policy,
                                                 LanyardSamlMetadataFunc           func,
                                                 gpointer                          user_data,
                                                 GCancellable                     *cancellable,
                                                 GError                          **error);

/* lanyard-saml-metadata-limits.c */
gboolean _lanyard_saml_metadata_narrow          (LanyardSamlMetadataLimits        *limits,
                                                 xmlNode                          *element,
                                                 gint64                            now,
                                                 GError                          **error);
gboolean _lanyard_saml_metadata_check_validity  (const LanyardSamlMetadataLimits  *limits,
                                                 const LanyardSamlMetadataPolicy  *policy,
                                                 GError                          **error);

/* lanyard-saml-metadata-trust.c */
gboolean _lanyard_saml_metadata_demands_trust   (const LanyardSamlMetadataPolicy  *policy);
gboolean _lanyard_saml_metadata_check_signature (xmlNode                          *root,
                                                 const LanyardSamlMetadataPolicy  *policy,
                                                 GError                          **error);
void     _lanyard_saml_metadata_set_unchecked   (const LanyardSamlMetadataPolicy  *policy,
                                                 GError                          **error);

/* lanyard-saml-metadata-reader.c */
void               _lanyard_saml_metadata_set_wrong_side (GError                          **error,
                                                          const char                       *entity_id);
gboolean           _lanyard_saml_metadata_check_root     (xmlNode                          *root,
                                                          GError                          **error);
xmlNode           *_lanyard_saml_metadata_find_role      (xmlNode                          *element);
LanyardSamlEntity *_lanyard_saml_metadata_read_entity    (xmlNode                          *element,
                                                          LanyardSamlMetadataLimits         limits,
                                                          gint64                            now,
                                                          GError                          **error);

G_END_DECLS
