/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-local-configuration.h"

G_BEGIN_DECLS

/* A folder of its own with a new configuration in it. */
typedef struct
{
  char                 *folder;
  char                 *path;
  LanyardConfiguration *configuration;
} StoreFixture;

void           store_fixture_set_up      (StoreFixture         *fixture,
                                          gconstpointer         data);
void           store_fixture_tear_down   (StoreFixture         *fixture,
                                          gconstpointer         data);
void           store_fixture_close       (StoreFixture         *fixture);
void           store_fixture_reopen      (StoreFixture         *fixture);
void           store_remove_folder       (const char           *folder);
LanyardConfiguration *store_open         (const char           *path,
                                          LanyardOpenFlags      flags);
/* each asserts success; the id of the change is returned */
char          *store_save                (LanyardConfiguration *configuration,
                                          gpointer              record);
char          *store_delete              (LanyardConfiguration *configuration,
                                          gpointer              record);
char          *store_link                (LanyardConfiguration *configuration,
                                          LanyardRelation       relation,
                                          const char           *group_id,
                                          const char           *other_id,
                                          gboolean              linked);
char          *store_set_password        (LanyardConfiguration *configuration,
                                          const char           *person_id,
                                          const char           *hash);
char          *store_add_key_pair        (LanyardConfiguration *configuration,
                                          LanyardKeyPair       *key_pair,
                                          const char           *private_key);
void           store_undo                (LanyardConfiguration *configuration,
                                          const char           *change);
/* the record as it is stored now */
gpointer       store_load                (LanyardConfiguration *configuration,
                                          gpointer              record);
void           store_assert_missing      (LanyardConfiguration *configuration,
                                          gpointer              record);
void           store_assert_save_fails   (LanyardConfiguration *configuration,
                                          gpointer              record,
                                          int                   code);
void           store_assert_undo_fails   (LanyardConfiguration *configuration,
                                          const char           *change,
                                          int                   code);
void           store_assert_open_fails   (const char           *path,
                                          LanyardOpenFlags      flags,
                                          int                   code);
void           store_assert_mode         (const char           *path,
                                          guint                 mode);
/* on a connection of its own, as is the next */
void           store_assert_answer       (const char           *path,
                                          const char           *query,
                                          const char           *answer);
void           store_assert_intact       (const char           *path);
void           store_execute             (const char           *path,
                                          const char           *script);

/* in no file of @folder, byte by byte */
void           store_assert_nowhere      (const char           *folder,
                                          const char           *text);

LanyardRecord *store_new_connector       (const char           *label,
                                          const char           *slug);

G_END_DECLS
