/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-activity-page.h"

#include "lanyard-activity-chart.h"
#include "lanyard-event-query.h"

G_BEGIN_DECLS

#define HOUR G_GINT64_CONSTANT (3600)
#define DAY (24 * HOUR)

struct _LanyardActivityPage
{
  LanyardWindowPage     parent_instance;

  /* Template Widgets */
  GtkEditable          *search_entry;
  GtkDropDown          *kind_list;
  GtkDropDown          *range_list;
  GtkButton            *connector_button;
  GtkButton            *person_button;
  GtkWidget            *clear_button;
  LanyardActivityChart *chart;
  GtkLabel             *counts;
  GtkLabel             *first_time;
  GtkLabel             *last_time;
  GtkStack             *stack;
  GtkScrolledWindow    *scrolled;
  GtkListView          *list;
  AdwStatusPage        *empty;
  AdwStatusPage        *failure;

  /* Owned References */
  GListStore           *events;
  GCancellable         *cancellable;    /* of the page that is being read */
  GCancellable         *news;           /* of the reading of what came since */
  char                 *connector_id;
  char                 *person;

  gint64                from;           /* of the bar that was chosen; 0: none */
  gint64                until;
  gint64                newest;         /* sequence */
  gint64                offset;         /* of the days that were counted, from UTC */
  gboolean              complete;       /* there is nothing older */
  gboolean              again;          /* more came while something was read */
};

/* lanyard-activity-page-filter.c */
void               _lanyard_activity_page_class_add_filter (GtkWidgetClass      *widget_class);
void               _lanyard_activity_page_init_filter      (LanyardActivityPage *self);
LanyardEventQuery *_lanyard_activity_page_create_query     (LanyardActivityPage *self);
gboolean           _lanyard_activity_page_is_filtered      (LanyardActivityPage *self);
/* seconds; 0: since ever, until now */
gint64             _lanyard_activity_page_get_from         (LanyardActivityPage *self);
gint64             _lanyard_activity_page_get_until        (LanyardActivityPage *self);
/* of the time here from UTC, now */
gint64             _lanyard_activity_page_get_offset       (void);
/* the first second of the hour or the day */
gint64             _lanyard_activity_page_round_down       (gint64               time,
                                                            gint64               width,
                                                            gint64               offset);

/* lanyard-activity-page-list.c: the events that the filter lets through, and
 * their counts */
void               _lanyard_activity_page_start_again      (LanyardActivityPage *self);
/* what is older than the last one */
void               _lanyard_activity_page_read_page        (LanyardActivityPage *self);
void               _lanyard_activity_page_read_news        (LanyardActivityPage *self);

G_END_DECLS
