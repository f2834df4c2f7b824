/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-inspect.h"

G_BEGIN_DECLS

#define LANYARD_CAPTURE_MAX (64 * 1024 * 1024)
#define LANYARD_CAPTURE_MESSAGES_MAX 200

/**
 * LanyardCapture:
 * @address: (nullable): where it was sent: scheme, host and path
 * @time: when, in seconds; 0: not known
 * @inspection: (nullable): the message; its fault may say that it is not read
 * @fault: (nullable): why there is no @inspection
 *
 * A SAML message in what somebody recorded or copied.
 */
typedef struct
{
  char                  *address;
  gint64                 time;
  LanyardSamlInspection *inspection;
  GError                *fault;
} LanyardCapture;

GPtrArray *lanyard_capture_read (GBytes          *input,
                                 GError         **error);
void       lanyard_capture_free (LanyardCapture  *capture);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardCapture, lanyard_capture_free)

G_END_DECLS
