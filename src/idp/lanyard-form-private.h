/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-pages.h"

G_BEGIN_DECLS

/* Pages that send a form by themselves, as far as they are the same each time. */
typedef struct _LanyardForms LanyardForms;

LanyardForms *_lanyard_forms_new      (void);
void          _lanyard_forms_free     (LanyardForms            *forms);
LanyardForms *_lanyard_idp_get_forms  (LanyardIdp              *self);

gboolean      _lanyard_form_check     (const LanyardFormField  *fields,
                                       gsize                    n_fields,
                                       GError                 **error);
void          _lanyard_form_fill      (LanyardPage             *page,
                                       const char              *action,
                                       const LanyardFormField  *fields,
                                       gsize                    n_fields);

G_END_DECLS
