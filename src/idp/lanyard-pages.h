/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"
#include "lanyard-page.h"

G_BEGIN_DECLS

/* Title, organisation, language and style sheet of the layout; then the
 * reply. @page is taken. */
LanyardPage         *lanyard_pages_begin  (LanyardIdp           *idp,
                                           const char           *name,
                                           const char           *title);
LanyardHttpResponse *lanyard_pages_finish (LanyardPage          *page,
                                           guint                 status);
/* The same for a page with a form that is sent back to us. */
LanyardHttpResponse *lanyard_pages_finish_form (LanyardPage      *page,
                                           guint                 status);

/* Why a person does not get on: their page with the reference, and the event
 * "refusal" with request->event's fields, code and message from @reason. The
 * log's detail is request->event's "detail". @title NULL: a general one. */
LanyardHttpResponse *lanyard_pages_refuse (LanyardIdp           *idp,
                                           LanyardHttpRequest   *request,
                                           const char           *title,
                                           const GError         *reason);
/* A short text with one way on; @link NULL: none. */
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

/* The POST binding's form: submits itself, or with a button. @to: the name of
 * the service provider. @action is checked by M-21 (lanyard_url_check()). */
LanyardHttpResponse *lanyard_pages_post   (LanyardIdp             *idp,
                                           const char             *to,
                                           const char             *action,
                                           const LanyardFormField *fields,
                                           gsize                   n_fields,
                                           GError                **error);

G_END_DECLS
