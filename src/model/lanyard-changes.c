/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-changes.h"

#include "lanyard-group.h"
#include "lanyard-person.h"
#include "lanyard-secret.h"

struct _LanyardChanges
{
  char *summary;
  GPtrArray *changes;
  GCancellable *cancellable;
};

static void
free_change (gpointer data)
{
  LanyardChange *change = data;

  g_clear_object (&change->record);
  g_free (change->from_id);
  g_free (change->to_id);
  lanyard_secret_free (change->password_hash);
  g_clear_pointer (&change->private_key, g_bytes_unref);
  g_free (change);
}

static LanyardChange *
add_change (LanyardChanges    *changes,
            LanyardChangeType  type,
            LanyardRecord     *record)
{
  LanyardChange *change = g_new0 (LanyardChange, 1);

  change->type = type;
  if (record != NULL)
    change->record = LANYARD_RECORD (lanyard_item_copy (LANYARD_ITEM (record)));
  g_ptr_array_add (changes->changes, change);

  return change;
}

/**
 * lanyard_relation_get_from_type:
 * @relation: what kind of link
 *
 * Returns: %LANYARD_TYPE_PERSON for rules of a single person,
 *   %LANYARD_TYPE_GROUP for all others
 */
GType
lanyard_relation_get_from_type (LanyardRelation relation)
{
  switch (relation)
    {
    case LANYARD_RELATION_PERSON_GRANT:
    case LANYARD_RELATION_PERSON_MFA:
      return LANYARD_TYPE_PERSON;
    case LANYARD_RELATION_MEMBER:
    case LANYARD_RELATION_GRANT:
    case LANYARD_RELATION_EXCLUSION:
    case LANYARD_RELATION_MFA:
    default:
      return LANYARD_TYPE_GROUP;
    }
}

/**
 * lanyard_changes_new:
 * @summary: what is done, in a few words, for the history
 *
 * Returns: (transfer full): an empty set of changes
 */
LanyardChanges *
lanyard_changes_new (const char *summary)
{
  LanyardChanges *changes;

  g_return_val_if_fail (summary != NULL, NULL);

  changes = g_new0 (LanyardChanges, 1);
  changes->summary = g_strdup (summary);
  changes->changes = g_ptr_array_new_with_free_func (free_change);

  return changes;
}

/**
 * lanyard_changes_free:
 * @changes: (nullable) (transfer full): a set of changes
 *
 * Secrets in it are erased.
 */
void
lanyard_changes_free (LanyardChanges *changes)
{
  if (changes == NULL)
    return;

  g_free (changes->summary);
  g_ptr_array_unref (changes->changes);
  g_clear_object (&changes->cancellable);
  g_free (changes);
}

/**
 * lanyard_changes_save:
 * @changes: a set of changes
 * @record: a new record, or one that was loaded and edited
 *
 * A copy is taken: later edits of @record are not part of the change.
 */
void
lanyard_changes_save (LanyardChanges *changes,
                      LanyardRecord  *record)
{
  g_return_if_fail (changes != NULL);
  g_return_if_fail (LANYARD_IS_RECORD (record));

  add_change (changes, LANYARD_CHANGE_SAVE, record);
}

/**
 * lanyard_changes_delete:
 * @changes: a set of changes
 * @record: a record that was loaded
 *
 * Its links and key pairs go with it.
 */
void
lanyard_changes_delete (LanyardChanges *changes,
                        LanyardRecord  *record)
{
  g_return_if_fail (changes != NULL);
  g_return_if_fail (LANYARD_IS_RECORD (record));

  add_change (changes, LANYARD_CHANGE_DELETE, record);
}

/**
 * lanyard_changes_link:
 * @changes: a set of changes
 * @relation: what kind of link
 * @group_id: a group; a person for %LANYARD_RELATION_PERSON_GRANT and
 *   %LANYARD_RELATION_PERSON_MFA
 * @other_id: a person or a connector
 * @linked: whether they are linked afterwards
 */
void
lanyard_changes_link (LanyardChanges  *changes,
                      LanyardRelation  relation,
                      const char      *group_id,
                      const char      *other_id,
                      gboolean         linked)
{
  LanyardChange *change;

  g_return_if_fail (changes != NULL);
  g_return_if_fail (group_id != NULL);
  g_return_if_fail (other_id != NULL);

  change = add_change (changes, linked ? LANYARD_CHANGE_LINK : LANYARD_CHANGE_UNLINK, NULL);
  change->relation = relation;
  change->from_id = g_strdup (group_id);
  change->to_id = g_strdup (other_id);
}

/**
 * lanyard_changes_set_password:
 * @changes: a set of changes
 * @person_id: a person
 * @hash: (nullable): of the password, %NULL removes it
 */
void
lanyard_changes_set_password (LanyardChanges *changes,
                              const char     *person_id,
                              const char     *hash)
{
  LanyardChange *change;

  g_return_if_fail (changes != NULL);
  g_return_if_fail (person_id != NULL);

  change = add_change (changes, LANYARD_CHANGE_PASSWORD, NULL);
  change->from_id = g_strdup (person_id);
  change->password_hash = g_strdup (hash);
}

/**
 * lanyard_changes_add_key_pair:
 * @changes: a set of changes
 * @key_pair: the public half; a copy is taken
 * @private_key: PKCS#8 DER in bytes that are erased; the store seals it
 */
void
lanyard_changes_add_key_pair (LanyardChanges *changes,
                              LanyardKeyPair *key_pair,
                              GBytes         *private_key)
{
  LanyardChange *change;

  g_return_if_fail (changes != NULL);
  g_return_if_fail (LANYARD_IS_KEY_PAIR (key_pair));
  g_return_if_fail (private_key != NULL);

  change = add_change (changes, LANYARD_CHANGE_KEY_PAIR, LANYARD_RECORD (key_pair));
  change->private_key = g_bytes_ref (private_key);
}

/**
 * lanyard_changes_get_changes:
 * @changes: a set of changes
 *
 * Returns: (element-type LanyardChange) (transfer none): them, in the order
 *   in which they were added
 */
GPtrArray *
lanyard_changes_get_changes (LanyardChanges *changes)
{
  g_return_val_if_fail (changes != NULL, NULL);

  return changes->changes;
}

/**
 * lanyard_changes_get_summary:
 * @changes: a set of changes
 *
 * Returns: what is done, in a few words
 */
const char *
lanyard_changes_get_summary (LanyardChanges *changes)
{
  g_return_val_if_fail (changes != NULL, NULL);

  return changes->summary;
}

/**
 * lanyard_changes_set_cancellable:
 * @changes: a set of changes
 * @cancellable: (nullable): what may end carrying it out
 */
void
lanyard_changes_set_cancellable (LanyardChanges *changes,
                                 GCancellable   *cancellable)
{
  g_return_if_fail (changes != NULL);

  g_set_object (&changes->cancellable, cancellable);
}

/**
 * lanyard_changes_get_cancellable:
 * @changes: a set of changes
 *
 * Returns: (nullable) (transfer none): what may end carrying it out
 */
GCancellable *
lanyard_changes_get_cancellable (LanyardChanges *changes)
{
  g_return_val_if_fail (changes != NULL, NULL);

  return changes->cancellable;
}
