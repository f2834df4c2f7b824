/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-certificate-row.h"
#include "lanyard-window-page.h"

G_BEGIN_DECLS

/* What is dropped on a row is for the connector whose certificate it shows: a
 * proposal that is stored once it was reviewed. Beside the rows nobody can
 * tell what it is for, which is said. */
void lanyard_certificate_drop_attach (LanyardWindowPage     *page);
void lanyard_certificate_drop_take   (LanyardCertificateRow *row);

G_END_DECLS
