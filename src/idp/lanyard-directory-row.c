/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-row-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-directory-table.h"
#include "lanyard-error.h"
#include "lanyard-text.h"

/* Always FALSE. */
gboolean
_lanyard_directory_row_set_refusal (GError     **error,
                                    const char  *code,
                                    const char  *why,
                                    const char  *fix,
                                    const char  *what)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, why, fix, "%s", what);
  if (error != NULL)
    lanyard_error_set_code (*error, code);
  return FALSE;
}

/* Somebody who has that name or address already, and does not belong to
 * another entry: a name that was given to somebody new must not give them
 * what the one before them may do. */
static LanyardPerson *
find_by (LanyardPeopleRows  *rows,
         gboolean            by_email,
         const char         *text,
         GError            **error)
{
  LanyardPerson *person = *text != '\0' ? _lanyard_people_index_find (rows->index, by_email, text) : NULL;
  g_autofree char *visible = NULL;
  g_autofree char *what = NULL;

  if (person == NULL || lanyard_person_get_directory_id (person) == NULL)
    return person;

  visible = lanyard_text_make_visible (text, 64);
  what = g_strdup_printf (_("“%s” belongs to another entry of the directory here"), visible);
  _lanyard_directory_row_set_refusal (error, "other-entry", _("Somebody new would get what the other one may use"),
                                      _("If it is the same person, empty the field directory_id of the one that is here; else delete that one"),
                                      what);
  return NULL;
}

static char *
dup_cell (LanyardPeopleRows  *rows,
          const char * const *cells,
          const char         *field)
{
  int column = lanyard_people_columns_find (rows->columns, field);

  return g_strstrip (g_strdup (column >= 0 ? cells[column] : ""));
}

/* By the identifier, else by user name, else by address; NULL without an
 * error for somebody new. */
LanyardPerson *
_lanyard_directory_row_find (LanyardPeopleRows   *rows,
                             const char * const  *cells,
                             GError             **error)
{
  const char *identifier = cells[rows->identifier];
  g_autofree char *username = dup_cell (rows, cells, "username");
  g_autofree char *email = dup_cell (rows, cells, "email");
  g_autoptr(GError) refusal = NULL;
  LanyardPerson *person;

  if (*identifier == '\0')
    {
      _lanyard_directory_row_set_refusal (error, "no-identifier", _("It could not be told later who it is"),
                                          _("Let the account read the attribute, or map “directory_id” to another one"),
                                          _("The entry has no identifier"));
      return NULL;
    }

  person = g_hash_table_lookup (_lanyard_people_index_get_identifiers (rows->index), identifier);
  if (person == NULL)
    person = find_by (rows, FALSE, username, &refusal);
  if (person == NULL && refusal == NULL)
    person = find_by (rows, TRUE, email, &refusal);
  if (refusal != NULL)
    g_propagate_error (error, g_steal_pointer (&refusal));

  return person;
}

/* Whether the entry says something about the account being on. */
gboolean
_lanyard_directory_row_has_state (LanyardPeopleRows  *rows,
                                  const char * const *cells)
{
  g_autofree char *cell = dup_cell (rows, cells, "suspended");

  return *cell != '\0';
}

/* An attribute that each account has: without it the right to read it is gone. */
static gboolean
check_state (LanyardPeopleRows   *rows,
             const char * const  *cells,
             GError             **error)
{
  int column = lanyard_people_columns_find (rows->columns, "suspended");
  const char *header = column >= 0 ? ((LanyardPeopleColumn *) rows->columns->pdata[column])->header : "";

  if (g_ascii_strcasecmp (header, LANYARD_DIRECTORY_ACCOUNT_CONTROL) != 0 || _lanyard_directory_row_has_state (rows, cells))
    return TRUE;

  return _lanyard_directory_row_set_refusal (error, "no-account-state", _("Somebody whose account is off could sign in"),
                                             _("Let the account of the connection read “userAccountControl”"),
                                             _("The entry does not say whether the account is on"));
}

/* The directory suspends, and lets return only whom it has suspended: who was
 * suspended here stays so. An empty cell says that the account is on. */
gboolean
_lanyard_directory_row_suspend (LanyardPeopleRows   *rows,
                                const char * const  *cells,
                                LanyardPerson       *person,
                                GError             **error)
{
  g_autoptr(LanyardPerson) scratch = lanyard_person_new (NULL, NULL);
  g_autofree char *cell = dup_cell (rows, cells, "suspended");
  g_autofree char *word = g_utf8_strdown (cell, -1);
  gboolean by_directory = lanyard_person_is_directory_suspended (person);
  gboolean suspended = lanyard_person_is_suspended (person);

  if (!check_state (rows, cells, error))
    return FALSE;
  if (*word != '\0' && !lanyard_item_set_text (LANYARD_ITEM (scratch), "suspended", word, FALSE, error))
    {
      if (error != NULL)
        lanyard_error_set_code (*error, "bad-value");
      return FALSE;
    }

  if (lanyard_person_is_suspended (scratch))
    g_object_set (person, "suspended", TRUE, "directory-suspended", by_directory || !suspended, "directory-vanished", FALSE, NULL);
  else
    g_object_set (person, "suspended", suspended && !by_directory, "directory-suspended", FALSE, "directory-vanished", FALSE, NULL);

  return TRUE;
}
