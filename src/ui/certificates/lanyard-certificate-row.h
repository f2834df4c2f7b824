/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-certificate-entry.h"
#include "lanyard-row.h"

G_BEGIN_DECLS

/**
 * LanyardCertificateRow:
 *
 * A certificate in a list, with a menu of the forms in which it is copied and
 * saved.
 */
#define LANYARD_TYPE_CERTIFICATE_ROW (lanyard_certificate_row_get_type ())
G_DECLARE_FINAL_TYPE (LanyardCertificateRow, lanyard_certificate_row, LANYARD, CERTIFICATE_ROW, LanyardRow)

GtkWidget *lanyard_certificate_row_new       (void);
/* @entry may be NULL */
void       lanyard_certificate_row_set_entry (LanyardCertificateRow   *self,
                                              LanyardCertificateEntry *entry);
/* (transfer none) (nullable) */
LanyardCertificateEntry *lanyard_certificate_row_get_entry (LanyardCertificateRow *self);

G_END_DECLS
