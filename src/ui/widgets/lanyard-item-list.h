/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-bind.h"
#include "lanyard-item.h"

G_BEGIN_DECLS

/* One field of the items of a list. */
typedef struct
{
  const char          *property;        /* the table ends where it is NULL */
  const char          *title;           /* N_() */
  const LanyardChoice *choices;         /* for strings with known values */
  int                  maximum;         /* for numbers; 0: not one */
  gboolean             is_switch;
  gboolean             exclusive;       /* on for one item of the list only */
  gboolean             free;            /* besides the choices any text will do */
} LanyardItemField;

typedef struct
{
  const LanyardItemField *fields;
  const char             *title_property;       /* what a closed row shows */
  const char             *subtitle_property;
  const char             *flag_property;        /* NULL, or a switch whose state shows, too */
  const char             *flag_label;           /* N_(): as this */
  const char             *untitled;             /* N_(): where the title is empty */
  const char             *add_label;            /* N_() */
  LanyardItem          *(*create) (void);
  const char             *list;                 /* the list's name, for @add_help */
  void                  (*add_help) (GtkWidget *row, const char *list, const char *property); /* may be NULL */
} LanyardItemListSpec;

/**
 * LanyardItemList:
 *
 * A group of rows for the items of a list field: each opens to be edited, is
 * moved by its handle, its menu or Shift+Ctrl+Up and Down, and is removed by
 * its menu, which a toast offers to undo; a button adds one.
 */
#define LANYARD_TYPE_ITEM_LIST (lanyard_item_list_get_type ())
G_DECLARE_FINAL_TYPE (LanyardItemList, lanyard_item_list, LANYARD, ITEM_LIST, AdwPreferencesGroup)

/* once; @spec is static */
void lanyard_item_list_set_model (LanyardItemList           *self,
                                  GListModel                *items,
                                  const LanyardItemListSpec *spec);
/* An invisible row of the group, on top: notes go below it. */
GtkWidget *lanyard_item_list_get_anchor (LanyardItemList *self);
/* The row that edits a field of an item: @field is its JSON name, NULL for
 * the first. NULL if there is none. */
GtkWidget *lanyard_item_list_get_row    (LanyardItemList *self,
                                         guint            position,
                                         const char      *field);
/* What each item comes to for somebody, in the order of the items; NULL:
 * nothing shows. */
void       lanyard_item_list_set_samples (LanyardItemList    *self,
                                          const char * const *samples);

G_END_DECLS
