/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lanyard-saml-metadata.h"

G_BEGIN_DECLS

/* @needle: g_utf8_casefold()ed; in the entity ID or in a name of any language */
gboolean    lanyard_entity_summary_matches     (const LanyardSamlEntitySummary *summary,
                                                const char                     *needle);

/**
 * LanyardEntityEntry:
 *
 * A service provider of a document. Properties: entity-id, name (the ID without one).
 */
#define LANYARD_TYPE_ENTITY_ENTRY (lanyard_entity_entry_get_type ())
G_DECLARE_FINAL_TYPE (LanyardEntityEntry, lanyard_entity_entry, LANYARD, ENTITY_ENTRY, GObject)

const char *lanyard_entity_entry_get_entity_id (LanyardEntityEntry *self);
const char *lanyard_entity_entry_get_name      (LanyardEntityEntry *self);
/* @needle: g_utf8_casefold()ed; in the entity ID or in a name of any language */
gboolean    lanyard_entity_entry_matches       (LanyardEntityEntry *self,
                                                const char         *needle);

/**
 * LanyardEntityList:
 *
 * The service providers of metadata of any length, as far as they have been
 * read: a GListModel of LanyardEntityEntry that grows while a thread reads.
 */
#define LANYARD_TYPE_ENTITY_LIST (lanyard_entity_list_get_type ())
G_DECLARE_FINAL_TYPE (LanyardEntityList, lanyard_entity_list, LANYARD, ENTITY_LIST, GObject)

LanyardEntityList *lanyard_entity_list_new         (void);
void               lanyard_entity_list_load_async  (LanyardEntityList   *self,
                                                    GInputStream        *stream,
                                                    gint64               now,
                                                    GCancellable        *cancellable,
                                                    GAsyncReadyCallback  callback,
                                                    gpointer             user_data);
gboolean           lanyard_entity_list_load_finish (LanyardEntityList   *self,
                                                    GAsyncResult        *result,
                                                    GError             **error);

G_END_DECLS
