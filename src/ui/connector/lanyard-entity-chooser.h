/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LanyardEntityChooser:
 *
 * The service providers of a document, searched while they are read.
 */
#define LANYARD_TYPE_ENTITY_CHOOSER (lanyard_entity_chooser_get_type ())
G_DECLARE_FINAL_TYPE (LanyardEntityChooser, lanyard_entity_chooser, LANYARD, ENTITY_CHOOSER, AdwWindow)

/* called once, when the window goes; NULL: none was chosen */
typedef void (*LanyardEntityChooserFunc) (gpointer    user_data,
                                          const char *entity_id);

GtkWindow *lanyard_entity_chooser_new (GtkWindow                *parent,
                                       GBytes                   *document,
                                       LanyardEntityChooserFunc  func,
                                       gpointer                  user_data);

G_END_DECLS
