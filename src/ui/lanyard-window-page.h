/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"
#include "lanyard-service.h"

G_BEGIN_DECLS

/**
 * LanyardWindowPage:
 *
 * What the window shows beside its sidebar, or pushes on top: its own header
 * and content. Properties: configuration, service (both construct-only) ·
 * title, subtitle (the header shows them) · dirty (there is something that
 * Ctrl+S saves, and that is asked about before it is left).
 *
 * search: what Ctrl+F does. save_async, save_finish, discard: for pages that
 * can be dirty.
 */
#define LANYARD_TYPE_WINDOW_PAGE (lanyard_window_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LanyardWindowPage, lanyard_window_page, LANYARD, WINDOW_PAGE, AdwBin)

struct _LanyardWindowPageClass
{
  AdwBinClass parent_class;

  void     (*search)      (LanyardWindowPage          *self);
  void     (*save_async)  (LanyardWindowPage          *self,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data);
  gboolean (*save_finish) (LanyardWindowPage          *self,
                           GAsyncResult         *result,
                           GError              **error);
  void     (*discard)     (LanyardWindowPage          *self);
};

LanyardConfiguration *lanyard_window_page_get_configuration (LanyardWindowPage          *self);
LanyardService       *lanyard_window_page_get_service       (LanyardWindowPage          *self);
const char           *lanyard_window_page_get_title         (LanyardWindowPage          *self);
void                  lanyard_window_page_set_title         (LanyardWindowPage          *self,
                                                      const char           *title);
void                  lanyard_window_page_set_subtitle      (LanyardWindowPage          *self,
                                                      const char           *subtitle);
gboolean              lanyard_window_page_is_dirty          (LanyardWindowPage          *self);
void                  lanyard_window_page_set_dirty         (LanyardWindowPage          *self,
                                                      gboolean              dirty);
/* cancelled when the page goes */
GCancellable         *lanyard_window_page_get_cancellable   (LanyardWindowPage          *self);
void                  lanyard_window_page_focus             (LanyardWindowPage          *self);
void                  lanyard_window_page_search            (LanyardWindowPage          *self);
void                  lanyard_window_page_save_async        (LanyardWindowPage          *self,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean              lanyard_window_page_save_finish       (LanyardWindowPage          *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void                  lanyard_window_page_discard           (LanyardWindowPage          *self);

G_END_DECLS
