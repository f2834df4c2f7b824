/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector.h"

G_BEGIN_DECLS

/* What a field holds, or an element of it. */
typedef struct
{
  char *path;     /* the same on both sides for what is compared */
  char *label;
  char *value;    /* as it is, to tell whether it differs */
  char *text;     /* for people */
} LanyardFieldText;

/* (element-type LanyardFieldText); empty fields have none */
GPtrArray *_lanyard_connector_list_texts   (LanyardConnector *connector,
                                            GParamSpec       *pspec);
/* Values that must not be shown; (transfer full). */
GPtrArray *_lanyard_connector_list_secrets (LanyardConnector *connector);
gboolean   _lanyard_connector_hides_field  (LanyardConnector *connector,
                                            const char       *path);

G_END_DECLS
