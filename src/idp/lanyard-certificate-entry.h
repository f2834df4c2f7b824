/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-certificate.h"
#include "lanyard-connector.h"
#include "lanyard-key-pair.h"

G_BEGIN_DECLS

/* What a certificate is for; nicks "signs" "next" "previous" "retired"
 * "sp-signing" "sp-encryption" "sp-metadata". */
typedef enum
{
  LANYARD_CERTIFICATE_SIGNS,
  LANYARD_CERTIFICATE_NEXT,
  LANYARD_CERTIFICATE_PREVIOUS,         /* in metadata until it is retired */
  LANYARD_CERTIFICATE_RETIRED,
  LANYARD_CERTIFICATE_SP_SIGNING,
  LANYARD_CERTIFICATE_SP_ENCRYPTION,
  LANYARD_CERTIFICATE_SP_METADATA,      /* no certificate, but a date at which metadata ends */
} LanyardCertificateUse;
#define LANYARD_TYPE_CERTIFICATE_USE (lanyard_certificate_use_get_type ())
GType lanyard_certificate_use_get_type (void);

/* How near the end is; the number of each is how urgent it is. */
typedef enum
{
  LANYARD_EXPIRY_FAR,
  LANYARD_EXPIRY_60_DAYS,
  LANYARD_EXPIRY_30_DAYS,
  LANYARD_EXPIRY_7_DAYS,
  LANYARD_EXPIRY_1_DAY,
  LANYARD_EXPIRY_OVER,
} LanyardExpiry;

/**
 * LanyardCertificateEntry:
 *
 * Something of a connector that ends at a date. Immutable. Properties: none.
 */
#define LANYARD_TYPE_CERTIFICATE_ENTRY (lanyard_certificate_entry_get_type ())
G_DECLARE_FINAL_TYPE (LanyardCertificateEntry, lanyard_certificate_entry, LANYARD, CERTIFICATE_ENTRY, GObject)

LanyardConnector      *lanyard_certificate_entry_get_connector   (LanyardCertificateEntry *self);
LanyardCertificateUse  lanyard_certificate_entry_get_use         (LanyardCertificateEntry *self);
/* (nullable) */
LanyardCertificate    *lanyard_certificate_entry_get_certificate (LanyardCertificateEntry *self);
gint64                 lanyard_certificate_entry_get_not_after   (LanyardCertificateEntry *self);
/* of both sides, where it is used to sign people in now */
gboolean               lanyard_certificate_entry_is_in_use       (LanyardCertificateEntry *self);
const char            *lanyard_certificate_entry_get_sha256      (LanyardCertificateEntry *self);
const char            *lanyard_certificate_entry_get_sha1        (LanyardCertificateEntry *self);
gboolean               lanyard_certificate_entry_matches         (LanyardCertificateEntry *self,
                                                                  const char              *text);
LanyardExpiry          lanyard_certificate_entry_get_expiry      (LanyardCertificateEntry *self,
                                                                  gint64                   now);
char                  *lanyard_certificate_entry_describe        (LanyardCertificateEntry *self,
                                                                  gint64                   now);
char                  *lanyard_certificate_entry_dup_file_name   (LanyardCertificateEntry *self,
                                                                  const char              *extension);
/* "Signs", translated */
const char            *lanyard_certificate_use_get_label         (LanyardCertificateUse    use);

LanyardExpiry          lanyard_expiry_get                        (gint64                   not_after,
                                                                  gint64                   now);

/* All of them (element-type LanyardCertificateEntry), by the days left. */
GPtrArray             *lanyard_certificate_entries_make          (GPtrArray               *connectors,
                                                                  GPtrArray               *key_pairs);
/* (transfer none) (nullable): the one to be told about first */
LanyardCertificateEntry *lanyard_certificate_entries_find_urgent (GPtrArray               *entries,
                                                                  gint64                   now);
/* iCalendar, RFC 5545 */
char                  *lanyard_certificate_entries_to_calendar   (GPtrArray               *entries,
                                                                  gint64                   now);
/* What administrators are to be told (element-type LanyardCertificateEntry),
 * but for what @told knows by its lanyard_certificate_entry_dup_notice(). */
GPtrArray             *lanyard_certificate_entries_list_due      (GPtrArray               *entries,
                                                                  GHashTable              *told,
                                                                  gint64                   now);
char                  *lanyard_certificate_entry_dup_notice      (LanyardCertificateEntry *self,
                                                                  gint64                   now);

G_END_DECLS
