/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector.h"

G_BEGIN_DECLS

/**
 * LanyardFieldPair:
 *
 * One field of two connectors, or of one before and after a change, in texts
 * for people: what is invisible is made visible, certificates are named, and
 * secrets are not shown. Immutable.
 */
#define LANYARD_TYPE_FIELD_PAIR (lanyard_field_pair_get_type ())
G_DECLARE_FINAL_TYPE (LanyardFieldPair, lanyard_field_pair, LANYARD, FIELD_PAIR, GObject)

LanyardFieldPair *lanyard_field_pair_new         (const char       *field,
                                                  const char       *label,
                                                  const char       *left,
                                                  const char       *right,
                                                  gboolean          differs,
                                                  gboolean          expected);
/* JSON name, "acs[1]" inside lists */
const char       *lanyard_field_pair_get_field   (LanyardFieldPair *self);
const char       *lanyard_field_pair_get_label   (LanyardFieldPair *self);
/* NULL: it is not set */
const char       *lanyard_field_pair_get_left    (LanyardFieldPair *self);
const char       *lanyard_field_pair_get_right   (LanyardFieldPair *self);
gboolean          lanyard_field_pair_differs     (LanyardFieldPair *self);
/* two connectors can hardly have the same there */
gboolean          lanyard_field_pair_is_expected (LanyardFieldPair *self);

/**
 * LanyardPairs:
 * @LANYARD_PAIRS_DIFFERENT: only fields that differ
 * @LANYARD_PAIRS_ALL: also those that are the same, but not those that neither has
 */
typedef enum
{
  LANYARD_PAIRS_DIFFERENT,
  LANYARD_PAIRS_ALL,
} LanyardPairs;

GPtrArray        *lanyard_connector_list_pairs   (LanyardConnector *left,
                                                  LanyardConnector *right,
                                                  LanyardPairs      which);
const char       *lanyard_field_get_label        (const char       *field);
char             *lanyard_certificate_describe   (const char       *pem);

G_END_DECLS
