/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"
#include "lanyard-page.h"

G_BEGIN_DECLS

LanyardPage         *lanyard_pages_begin  (LanyardIdp           *idp,
                                           const char           *name,
                                           const char           *title);
LanyardHttpResponse *lanyard_pages_finish (LanyardPage          *page,
                                           guint                 status);
LanyardHttpResponse *lanyard_pages_finish_form (LanyardPage      *page,
                                           guint                 status);

void                 lanyard_pages_show_problem (LanyardPage     *page,
                                           LanyardHttpRequest   *request,
                                           const char           *problem);
LanyardHttpResponse *lanyard_pages_refuse (LanyardIdp           *idp,
                                           LanyardHttpRequest   *request,
                                           const char           *title,
                                           const GError         *reason);
LanyardHttpResponse *lanyard_pages_tell   (LanyardIdp           *idp,
                                           guint                 status,
                                           const char           *title,
                                           const char           *text,
                                           const char           *link,
                                           const char           *link_label);

typedef struct
{
  const char *name;
  const char *value;              /* NULL: the field is left out */
} LanyardFormField;

LanyardHttpResponse *lanyard_pages_post_text (LanyardIdp             *idp,
                                              const char             *title,
                                              const char             *text,
                                              const char             *action,
                                              const LanyardFormField *fields,
                                              gsize                   n_fields,
                                              GError                **error);
LanyardHttpResponse *lanyard_pages_refuse_person (LanyardIdp             *idp,
                                                  LanyardHttpRequest     *request,
                                                  const GError           *reason,
                                                  const char             *to,
                                                  const char             *action,
                                                  const LanyardFormField *fields,
                                                  gsize                   n_fields);
LanyardHttpResponse *lanyard_pages_post   (LanyardIdp             *idp,
                                           const char             *to,
                                           const char             *action,
                                           const LanyardFormField *fields,
                                           gsize                   n_fields,
                                           GError                **error);

G_END_DECLS
