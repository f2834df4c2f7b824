/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How sure a column's field is; a lower number is surer. From NAMES on it is
 * the place in the table of what other products call it. */
enum
{
  LANYARD_PEOPLE_RANK_MAPPED,
  LANYARD_PEOPLE_RANK_OWN,
  LANYARD_PEOPLE_RANK_NAMES,
  LANYARD_PEOPLE_RANK_NONE = G_MAXINT,
};

typedef struct
{
  const char *field;        /* NULL: it is not known */
  guint       rank;
} LanyardPeopleGuess;

/* Letters and digits of @header, small, up to the first bracket. */
char               *_lanyard_people_header_fold        (const char *header);
/* Whether @name is @folded when it is folded as well. */
gboolean            _lanyard_people_header_is_called   (const char *folded,
                                                        const char *name);
LanyardPeopleGuess  _lanyard_people_header_guess       (const char *header);
gboolean            _lanyard_people_header_is_password (const char *header);

G_END_DECLS
