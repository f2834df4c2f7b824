/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include <locale.h>

G_BEGIN_DECLS

/* What a thread spoke before; see lanyard_language_enter(). */
typedef struct
{
  locale_t previous;
  const char *previous_name;
} LanyardLanguage;

LanyardLanguage  lanyard_language_enter       (const char      *accept_language);
LanyardLanguage  lanyard_language_enter_own   (void);
void             lanyard_language_leave       (LanyardLanguage *before);
char            *lanyard_language_dup_current (void);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LanyardLanguage, lanyard_language_leave)

G_END_DECLS
