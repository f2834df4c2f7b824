/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector.h"
#include "lanyard-template-match.h"

G_BEGIN_DECLS

/* More than that is no table, and metadata of that size comes as a file. */
#define LANYARD_PASTE_MAX (10 * 1024 * 1024)

typedef enum
{
  LANYARD_PASTE_METADATA,       /* document */
  LANYARD_PASTE_METADATA_URL,   /* url: metadata is there, to be fetched */
  LANYARD_PASTE_CERTIFICATES,   /* facts */
  LANYARD_PASTE_URL,            /* url; facts if its shape says what it is for */
  LANYARD_PASTE_TABLE,          /* facts, skipped */
  LANYARD_PASTE_JSON,           /* facts, skipped */
} LanyardPasteKind;

/* One value and the field that it is for. */
typedef struct
{
  char     *field;         /* JSON name; "acs" and certificates several times */
  char     *value;         /* certificates: PEM; enumerations: the nick */
  char     *label;         /* what the source calls it; NULL: nothing */
  gboolean  is_uncertain;  /* it may as well be for another field */
} LanyardPasteFact;

/**
 * LanyardPaste: what a text or file that somebody pasted or dropped says of a
 * service provider
 * @kind: what it is
 * @document: (nullable): metadata as it was
 * @url: (nullable): an address
 * @facts: (element-type LanyardPasteFact)
 * @skipped: sentences: what fills no field, and why
 */
typedef struct
{
  LanyardPasteKind  kind;
  GBytes           *document;
  char             *url;
  GPtrArray        *facts;
  GPtrArray        *skipped;
} LanyardPaste;

LanyardPaste *lanyard_paste_read      (char                  *data,
                                       gsize                  size,
                                       GError               **error);
void          lanyard_paste_free      (LanyardPaste          *paste);
const char   *lanyard_paste_get_value (LanyardPaste          *paste,
                                       const char            *field);
char        **lanyard_paste_dup_acs   (LanyardPaste          *paste);
gboolean      lanyard_paste_apply     (LanyardPaste          *paste,
                                       LanyardConnector      *connector,
                                       GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardPaste, lanyard_paste_free)

G_END_DECLS
