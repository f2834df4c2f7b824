/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-configuration.h"
#include "lanyard-service.h"

G_BEGIN_DECLS

/**
 * LanyardPage:
 *
 * What the window shows beside its sidebar, or pushes on top: its own header
 * and content. Properties: configuration, service (both construct-only) ·
 * title, subtitle (the header shows them) · dirty (there is something that
 * Ctrl+S saves, and that is asked about before it is left).
 *
 * search: what Ctrl+F does. save_async, save_finish, discard: for pages that
 * can be dirty.
 */
#define LANYARD_TYPE_PAGE (lanyard_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (LanyardPage, lanyard_page, LANYARD, PAGE, AdwBin)

struct _LanyardPageClass
{
  AdwBinClass parent_class;

  void     (*search)      (LanyardPage          *self);
  void     (*save_async)  (LanyardPage          *self,
                           GAsyncReadyCallback   callback,
                           gpointer              user_data);
  gboolean (*save_finish) (LanyardPage          *self,
                           GAsyncResult         *result,
                           GError              **error);
  void     (*discard)     (LanyardPage          *self);
};

LanyardConfiguration *lanyard_page_get_configuration (LanyardPage          *self);
LanyardService       *lanyard_page_get_service       (LanyardPage          *self);
const char           *lanyard_page_get_title         (LanyardPage          *self);
void                  lanyard_page_set_title         (LanyardPage          *self,
                                                      const char           *title);
void                  lanyard_page_set_subtitle      (LanyardPage          *self,
                                                      const char           *subtitle);
gboolean              lanyard_page_is_dirty          (LanyardPage          *self);
void                  lanyard_page_set_dirty         (LanyardPage          *self,
                                                      gboolean              dirty);
/* cancelled when the page goes */
GCancellable         *lanyard_page_get_cancellable   (LanyardPage          *self);
void                  lanyard_page_search            (LanyardPage          *self);
void                  lanyard_page_save_async        (LanyardPage          *self,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean              lanyard_page_save_finish       (LanyardPage          *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void                  lanyard_page_discard           (LanyardPage          *self);

G_END_DECLS
