/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-configuration.h"

/**
 * lanyard_configuration_put_state_sync:
 * @self: a configuration
 * @kind: a constant of ours; kept sealed if it begins with
 *   %LANYARD_STATE_SECRET
 * @key: what it is found by; kept as its SHA-256, it may be a session cookie
 * @value: anything
 * @expires: when it is forgotten
 * @only_new: whether to fail if the key is there and not expired
 * @error: %LANYARD_ERROR_EXISTS
 *
 * State of the IdP that outlives a process and is shared by nodes: sessions,
 * pending requests, replay cache, rate limits.
 *
 * Returns: whether it is kept
 */
gboolean
lanyard_configuration_put_state_sync (LanyardConfiguration  *self,
                                      const char            *kind,
                                      const char            *key,
                                      const char            *value,
                                      gint64                 expires,
                                      gboolean               only_new,
                                      GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->put_state (self, kind, key, NULL, value, expires, only_new, error);
}

/**
 * lanyard_configuration_put_owned_state_sync:
 * @self: a configuration
 * @kind: a constant of ours
 * @key: what it is found by
 * @owner: whose it is: the id of a record, or of other state
 * @value: anything
 * @expires: when it is forgotten
 * @only_new: whether to fail if the key is there and not expired
 * @error: %LANYARD_ERROR_EXISTS
 *
 * lanyard_configuration_put_state_sync() for what
 * lanyard_configuration_list_state_sync() is to find.
 *
 * Returns: whether it is kept
 */
gboolean
lanyard_configuration_put_owned_state_sync (LanyardConfiguration  *self,
                                            const char            *kind,
                                            const char            *key,
                                            const char            *owner,
                                            const char            *value,
                                            gint64                 expires,
                                            gboolean               only_new,
                                            GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (owner != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->put_state (self, kind, key, owner, value, expires, only_new, error);
}

/**
 * lanyard_configuration_put_owned_state_later:
 * @self: a configuration
 * @kind: a constant of ours
 * @key: what it is found by
 * @owner: whose it is
 * @value: anything
 * @expires: when it is forgotten
 * @then: called on any thread when it is kept, or is not; perhaps before this
 *   returns
 * @user_data: for @then
 *
 * As lanyard_configuration_put_owned_state_sync(), over what is there, after
 * what this thread wrote before, without waiting for it.
 */
void
lanyard_configuration_put_owned_state_later (LanyardConfiguration  *self,
                                             const char            *kind,
                                             const char            *key,
                                             const char            *owner,
                                             const char            *value,
                                             gint64                 expires,
                                             LanyardThenFunc        then,
                                             gpointer               user_data)
{
  LanyardConfigurationClass *klass;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (LANYARD_IS_CONFIGURATION (self));
  g_return_if_fail (kind != NULL && key != NULL && owner != NULL && value != NULL);
  g_return_if_fail (then != NULL);

  klass = LANYARD_CONFIGURATION_GET_CLASS (self);
  if (klass->put_state_later != NULL)
    {
      klass->put_state_later (self, kind, key, owner, value, expires, then, user_data);
      return;
    }

  klass->put_state (self, kind, key, owner, value, expires, FALSE, &error);
  then (error, user_data);
}

/**
 * lanyard_configuration_replace_state_sync:
 * @self: a configuration
 * @kind: a constant of ours
 * @key: what it is found by
 * @value: anything
 * @error: %LANYARD_ERROR_NOT_FOUND: it was removed meanwhile, and stays so
 *
 * Changes a value that is there; its owner and its end stay.
 *
 * Returns: whether it is kept
 */
gboolean
lanyard_configuration_replace_state_sync (LanyardConfiguration  *self,
                                          const char            *kind,
                                          const char            *key,
                                          const char            *value,
                                          GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);
  g_return_val_if_fail (key != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->replace_state (self, kind, key, value, error);
}

/**
 * lanyard_configuration_get_state_sync:
 * @self: a configuration
 * @kind: a constant of ours
 * @key: what it is found by
 * @now: what counts as expired
 * @take: whether to remove it in the same transaction
 * @error: why it cannot be read
 *
 * Returns: (transfer full) (nullable): the value; %NULL without error if it is
 *   absent or expired
 */
char *
lanyard_configuration_get_state_sync (LanyardConfiguration  *self,
                                      const char            *kind,
                                      const char            *key,
                                      gint64                 now,
                                      gboolean               take,
                                      GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->get_state (self, kind, key, now, take, error);
}

/**
 * lanyard_configuration_list_state_sync:
 * @self: a configuration
 * @kind: a constant of ours, not of what is kept sealed
 * @owner: (nullable): whose; %NULL: everybody's
 * @now: what counts as expired
 * @error: why it cannot be read
 *
 * Returns: (transfer full) (array zero-terminated=1): the values that have an
 *   owner, in no order
 */
char **
lanyard_configuration_list_state_sync (LanyardConfiguration  *self,
                                       const char            *kind,
                                       const char            *owner,
                                       gint64                 now,
                                       GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (kind != NULL, NULL);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->list_state (self, kind, owner, now, error);
}

/**
 * lanyard_configuration_drop_state_sync:
 * @self: a configuration
 * @kind: a constant of ours
 * @owner: whose
 * @error: why it cannot be done
 *
 * Removes all of one kind that @owner has.
 *
 * Returns: whether it is done
 */
gboolean
lanyard_configuration_drop_state_sync (LanyardConfiguration  *self,
                                       const char            *kind,
                                       const char            *owner,
                                       GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), FALSE);
  g_return_val_if_fail (kind != NULL, FALSE);
  g_return_val_if_fail (owner != NULL, FALSE);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->drop_state (self, kind, owner, error);
}

/**
 * lanyard_configuration_expire_state_sync:
 * @self: a configuration
 * @now: the time
 * @error: why it cannot be done
 *
 * Forgets what expired before @now.
 *
 * Returns: whether it is done
 */
gboolean
lanyard_configuration_expire_state_sync (LanyardConfiguration  *self,
                                         gint64                 now,
                                         GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), FALSE);

  return LANYARD_CONFIGURATION_GET_CLASS (self)->expire_state (self, now, error);
}
