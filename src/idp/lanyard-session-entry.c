/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-session-entry-private.h"

#include <string.h>

struct _LanyardSessionEntry
{
  GObject         parent_instance;

  LanyardSession *session;
  char           *username;       /* the person's id where there is no such person any more */
  char           *name;
  char          **applications;   /* titles */
};

G_DEFINE_FINAL_TYPE (LanyardSessionEntry, lanyard_session_entry, G_TYPE_OBJECT)

static void
lanyard_session_entry_finalize (GObject *object)
{
  LanyardSessionEntry *self = LANYARD_SESSION_ENTRY (object);

  lanyard_session_free (self->session);
  g_free (self->username);
  g_free (self->name);
  g_strfreev (self->applications);

  G_OBJECT_CLASS (lanyard_session_entry_parent_class)->finalize (object);
}

static void
lanyard_session_entry_class_init (LanyardSessionEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_session_entry_finalize;
}

static void
lanyard_session_entry_init (LanyardSessionEntry *self)
{
}

/* Takes @session and @applications, titles with %NULL at the end. */
LanyardSessionEntry *
_lanyard_session_entry_new (LanyardSession *session,
                            const char     *username,
                            const char     *name,
                            char          **applications)
{
  LanyardSessionEntry *self = g_object_new (LANYARD_TYPE_SESSION_ENTRY, NULL);

  self->session = session;
  self->username = g_strdup (username);
  self->name = g_strdup (name);
  self->applications = applications;

  return self;
}

/* Without the record of the person. */
const LanyardSession *
lanyard_session_entry_get_session (LanyardSessionEntry *self)
{
  g_return_val_if_fail (LANYARD_IS_SESSION_ENTRY (self), NULL);

  return self->session;
}

const char *
lanyard_session_entry_get_username (LanyardSessionEntry *self)
{
  g_return_val_if_fail (LANYARD_IS_SESSION_ENTRY (self), NULL);

  return self->username;
}

const char *
lanyard_session_entry_get_name (LanyardSessionEntry *self)
{
  g_return_val_if_fail (LANYARD_IS_SESSION_ENTRY (self), NULL);

  return self->name;
}

/**
 * lanyard_session_entry_get_applications:
 * @self: an entry
 *
 * Returns: (transfer none): titles of the applications that were signed in to
 */
const char * const *
lanyard_session_entry_get_applications (LanyardSessionEntry *self)
{
  g_return_val_if_fail (LANYARD_IS_SESSION_ENTRY (self), NULL);

  return (const char * const *) self->applications;
}

/**
 * lanyard_session_entry_equal:
 * @self: an entry
 * @other: another one
 *
 * Returns: whether both show the same
 */
gboolean
lanyard_session_entry_equal (LanyardSessionEntry *self,
                             LanyardSessionEntry *other)
{
  g_return_val_if_fail (LANYARD_IS_SESSION_ENTRY (self), FALSE);
  g_return_val_if_fail (LANYARD_IS_SESSION_ENTRY (other), FALSE);

  return strcmp (self->session->id, other->session->id) == 0 &&
         self->session->used == other->session->used &&
         self->session->second_factor == other->session->second_factor &&
         strcmp (self->name, other->name) == 0 &&
         g_strv_equal (lanyard_session_entry_get_applications (self), lanyard_session_entry_get_applications (other));
}
