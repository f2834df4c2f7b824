/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* What a list of links is of, and what it says; the texts are N_(). */
typedef struct
{
  LanyardRelation  relation;
  gboolean         from_group;          /* whose page it is: the group, or the other side */
  GType          (*get_type) (void);    /* of what is listed */
  const char      *name;
  const char      *choose_label;
  const char      *chooser_title;
  const char      *remove_tooltip;
  const char      *search_text;
  const char      *empty_icon;
  const char      *empty_title;
  const char      *empty_description;
  /* for the toast and the history; @name NULL: several */
  char          *(*describe) (const char *name, gboolean linked);
} LanyardLinkSpec;

/**
 * LanyardLinkView:
 *
 * The members of a group, the connectors that it is granted, or the groups of
 * a person: searched, opened, added and removed, at once and with undo.
 *
 * The signal "open" (LanyardRecord) asks for the page of one.
 */
#define LANYARD_TYPE_LINK_VIEW (lanyard_link_view_get_type ())
G_DECLARE_FINAL_TYPE (LanyardLinkView, lanyard_link_view, LANYARD, LINK_VIEW, AdwBin)

/* once; @spec is static */
void lanyard_link_view_set_up (LanyardLinkView       *self,
                               LanyardConfiguration  *configuration,
                               const char            *id,
                               const LanyardLinkSpec *spec);
void lanyard_link_view_search (LanyardLinkView       *self);

G_END_DECLS
