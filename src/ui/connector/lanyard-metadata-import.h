/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-configuration.h"
#include "lanyard-connector.h"

G_BEGIN_DECLS

/* What somebody dropped, pasted or chose: one of the three. */
typedef struct
{
  GFile      *file;
  const char *text;
  gboolean    ask_url;    /* an address is asked for … */
  const char *url;        /* … beginning with this one; may be NULL */
} LanyardMetadataGiven;

/* Reads metadata or other values of a service provider, lets the person choose
 * the entity and what to take. @connector: an editor's copy, which stays as
 * it is; NULL: a new one is proposed. */
void              lanyard_metadata_import_async  (GtkWidget                   *parent,
                                                  LanyardConfiguration        *configuration,
                                                  LanyardConnector            *connector,
                                                  const LanyardMetadataGiven  *given,
                                                  GCancellable                *cancellable,
                                                  GAsyncReadyCallback          callback,
                                                  gpointer                     user_data);
/* (transfer full): what the person made of it; NULL without an error: nothing */
LanyardConnector *lanyard_metadata_import_finish (GAsyncResult                *result,
                                                  GError                     **error);

/* Ctrl+V: what is on the clipboard, unless an entry has the focus. */
void              lanyard_metadata_paste_async   (GtkWidget                   *parent,
                                                  LanyardConfiguration        *configuration,
                                                  LanyardConnector            *connector,
                                                  GCancellable                *cancellable,
                                                  GAsyncReadyCallback          callback,
                                                  gpointer                     user_data);
/* Files and texts that are dropped anywhere on @widget; @hint (nullable) shows
 * while one is above it. @func takes what was dropped. */
typedef void    (*LanyardMetadataDropFunc)       (GtkWidget                   *widget,
                                                  const LanyardMetadataGiven  *given);
void              lanyard_metadata_drop_attach   (GtkWidget                   *widget,
                                                  GtkRevealer                 *hint,
                                                  LanyardMetadataDropFunc      func);
/* A part of such a widget whose own @func takes what is dropped on it, each
 * file by itself; only the first one unless @all. */
void              lanyard_metadata_drop_take     (GtkWidget                   *widget,
                                                  LanyardMetadataDropFunc      func,
                                                  gboolean                     all);
/* For either of them, when there is nothing to fetch for it. */
void              lanyard_metadata_drop_refuse_links (GtkWidget                *widget);

G_END_DECLS
