/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-check.h"

G_BEGIN_DECLS

/* Connectors that have something for every rule to look at, all granted to
 * the same people, made from the same template and with the same key. */
typedef struct
{
  GPtrArray          *connectors;
  GPtrArray          *people;
  GPtrArray          *key_pairs;
  LanyardTemplate    *tmpl;
  LanyardSeenRequest *request;
  LanyardHandover    *handover;
} Crowd;

Crowd *crowd_new   (guint               n_connectors,
                    guint               n_people);
void   crowd_free  (Crowd              *crowd);
/* all rules over all connectors; the number of findings */
guint  crowd_check (Crowd              *crowd,
                    LanyardCheckCounts *counts);

G_END_DECLS
