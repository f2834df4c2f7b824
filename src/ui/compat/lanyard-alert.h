/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Dialogs whose widgets differ between old and new GTK and libadwaita, as
 * asynchronous functions: callers never see a version. */

/**
 * LanyardAlert:
 * @heading: what is asked or said
 * @body: more about it
 * @extra: (nullable): a widget below the body; taken
 * @verb: (nullable): label of the answer that goes on; NULL: only Close
 * @other: (nullable): label of a second answer ("Discard")
 * @destructive: @verb cannot be taken back
 * @other_destructive: @other cannot be taken back
 * @verb_disabled: @verb waits for lanyard_alert_set_enabled()
 */
typedef struct
{
  const char *heading;
  const char *body;
  GtkWidget  *extra;
  const char *verb;
  const char *other;
  gboolean    destructive;
  gboolean    other_destructive;
  gboolean    verb_disabled;
} LanyardAlert;

typedef enum
{
  LANYARD_ANSWER_CANCEL,
  LANYARD_ANSWER_VERB,
  LANYARD_ANSWER_OTHER,
} LanyardAnswer;

void          lanyard_alert_async       (const LanyardAlert  *alert,
                                         GtkWidget           *parent,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
LanyardAnswer lanyard_alert_finish      (GAsyncResult        *result);
/* Whether the verb can be chosen; @extra is the alert's extra widget. */
void          lanyard_alert_set_enabled (GtkWidget           *extra,
                                         gboolean             enabled);

G_END_DECLS
