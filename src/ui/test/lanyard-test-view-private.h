/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-test-result-group.h"
#include "lanyard-test-view.h"

G_BEGIN_DECLS

struct _LanyardTestView
{
  AdwBin                  parent_instance;

  /* Template Widgets */
  GtkWidget              *choose_group;
  AdwActionRow           *connector_row;
  GtkWidget              *missing_group;
  AdwActionRow           *missing_row;
  GtkButton              *missing_button;
  GtkWidget              *login_group;
  AdwActionRow           *sp_row;
  GtkWidget              *sp_button;
  AdwActionRow           *idp_row;
  GtkWidget              *stand_in_row;
  GtkWidget              *waiting_row;
  LanyardTestResultGroup *result_group;
  AdwPreferencesGroup    *recent_group;
  GtkWidget              *test_sp_group;
  GtkWidget              *add_button;

  /* Owned References */
  LanyardConfiguration   *configuration;
  LanyardService         *service;
  LanyardConnector       *connector;
  LanyardEvent           *seen;         /* the newest when waiting began */
  LanyardEvent           *shown;
  GCancellable           *cancellable;
  GPtrArray              *recent;       /* rows, borrowed */
  char                   *connector_id;
  char                   *sp_url;
  char                   *idp_url;
  char                   *stand_in_url;

  /* Borrowed References */
  GListModel             *connectors;

  guint                   timer;
  gboolean                granted;
  gboolean                listing;
  gboolean                waiting;
  gboolean                at_test_sp;   /* where the sign-in that is waited for ends */
  gboolean                fixed;
};

void _lanyard_test_view_update (LanyardTestView *self);

/* lanyard-test-view-events.c */
void _lanyard_test_view_set_waiting (LanyardTestView *self,
                                     gboolean         waiting);
void _lanyard_test_view_list_events (LanyardTestView *self);

/* lanyard-test-view-login.c */
void _lanyard_test_view_update_login (LanyardTestView *self);
gboolean _lanyard_test_view_is_test_sp (LanyardTestView *self);
/* Opens @url in the browser and waits for what comes of it; @at_test_sp says
 * where the sign-in ends. */
void _lanyard_test_view_begin (LanyardTestView *self,
                               const char      *url,
                               gboolean         at_test_sp);

G_END_DECLS
