/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-key-pair.h"
#include "lanyard-record.h"

G_BEGIN_DECLS

/* Who belongs to what: two ids. */
typedef enum
{
  LANYARD_RELATION_MEMBER,        /* group → person */
  LANYARD_RELATION_GRANT,         /* group → connector: its members may use it */
  LANYARD_RELATION_EXCLUSION,     /* group → connector: its members may not, whatever else says so */
  LANYARD_RELATION_MFA,           /* group → connector: its members need a second factor */
  LANYARD_RELATION_PERSON_GRANT,  /* person → connector: an exception */
  LANYARD_RELATION_PERSON_MFA,    /* person → connector: they need a second factor */
} LanyardRelation;

/* What a set of changes holds, for configurations that carry it out. */
typedef enum
{
  LANYARD_CHANGE_SAVE,
  LANYARD_CHANGE_DELETE,
  LANYARD_CHANGE_LINK,
  LANYARD_CHANGE_UNLINK,
  LANYARD_CHANGE_PASSWORD,
  LANYARD_CHANGE_KEY_PAIR,
} LanyardChangeType;

typedef struct
{
  LanyardChangeType  type;
  LanyardRecord     *record;        /* save, delete, key pair */
  LanyardRelation    relation;      /* link, unlink */
  char              *from_id;       /* group; person for a password or a rule of their own */
  char              *to_id;
  char              *password_hash; /* NULL removes it */
  GBytes            *private_key;   /* PKCS#8 DER */
} LanyardChange;

/**
 * LanyardChanges:
 *
 * A set of changes that is applied as one transaction or not at all, and
 * undone as one. Built on any thread, used once.
 */
typedef struct _LanyardChanges LanyardChanges;

/* of the group or the person that the link begins at */
GType           lanyard_relation_get_from_type (LanyardRelation relation);

LanyardChanges *lanyard_changes_new          (const char      *summary);
void            lanyard_changes_free         (LanyardChanges  *changes);
void            lanyard_changes_save         (LanyardChanges  *changes,
                                              LanyardRecord   *record);
void            lanyard_changes_delete       (LanyardChanges  *changes,
                                              LanyardRecord   *record);
void            lanyard_changes_link         (LanyardChanges  *changes,
                                              LanyardRelation  relation,
                                              const char      *group_id,
                                              const char      *other_id,
                                              gboolean         linked);
void            lanyard_changes_set_password (LanyardChanges  *changes,
                                              const char      *person_id,
                                              const char      *hash);
void            lanyard_changes_add_key_pair (LanyardChanges  *changes,
                                              LanyardKeyPair  *key_pair,
                                              GBytes          *private_key);
GPtrArray      *lanyard_changes_get_changes  (LanyardChanges  *changes);
const char     *lanyard_changes_get_summary  (LanyardChanges  *changes);
/* (nullable): until it is stored, cancelling it takes all of it back */
void            lanyard_changes_set_cancellable (LanyardChanges *changes,
                                              GCancellable    *cancellable);
GCancellable   *lanyard_changes_get_cancellable (LanyardChanges *changes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardChanges, lanyard_changes_free)

G_END_DECLS
