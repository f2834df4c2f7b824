/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-record-row.h"
#include "lanyard-window-page.h"

G_BEGIN_DECLS

/* What a list is of, and what it says; the texts are N_(). */
typedef struct
{
  GType     (*get_type) (void);
  const char *name;
  const char *search_text;
  const char *new_label;
  const char *new_tooltip;
  const char *empty_icon;
  const char *empty_title;
  const char *empty_description;
  const char *no_results_title;
  const char *failure_title;
} LanyardRecordsSpec;

/**
 * LanyardRecordsPage:
 *
 * A place of the window with a list of all groups or all people: searched,
 * opened, created, deleted.
 *
 * create: shows the window in which one is made. open: pushes the page of
 * one. update_row: (nullable): adds to what a row shows.
 */
#define LANYARD_TYPE_RECORDS_PAGE (lanyard_records_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LanyardRecordsPage, lanyard_records_page, LANYARD, RECORDS_PAGE, LanyardWindowPage)

struct _LanyardRecordsPageClass
{
  LanyardWindowPageClass parent_class;

  const LanyardRecordsSpec *spec;
  void (*create)     (LanyardRecordsPage *self);
  void (*open)       (LanyardRecordsPage *self,
                      LanyardRecord      *record);
  void (*update_row) (LanyardRecordsPage *self,
                      LanyardRecordRow   *row);
};

/* more that can be done on the page; NULL: nothing */
void lanyard_records_page_set_menu    (LanyardRecordsPage *self,
                                       GMenuModel         *menu);
/* calls update_row for those that show */
void lanyard_records_page_update_rows (LanyardRecordsPage *self);

G_END_DECLS
