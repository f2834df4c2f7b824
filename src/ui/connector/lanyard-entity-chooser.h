/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-entity-list.h"

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

/* While the document is fetched: @entities is filled by the caller. */
LanyardEntityChooser *lanyard_entity_chooser_new_for_list (GtkWindow                *parent,
                                                           LanyardEntityList        *entities,
                                                           LanyardEntityChooserFunc  func,
                                                           gpointer                  user_data);
void                  lanyard_entity_chooser_set_progress (LanyardEntityChooser     *self,
                                                           const char               *text,
                                                           double                    fraction);
void                  lanyard_entity_chooser_set_listed   (LanyardEntityChooser     *self,
                                                           const GError             *error);

G_END_DECLS
