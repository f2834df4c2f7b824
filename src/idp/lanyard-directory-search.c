/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-client-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"

/* What a value takes besides its octets. */
#define VALUE_BYTES 64

typedef struct
{
  LanyardDirectoryClient *client;
  const char             *base;
  const char             *filter;
  char                  **attributes;
  GPtrArray              *entries;
  gsize                   size;
  struct berval           cookie;
} Search;

static void
clear_search (Search *search)
{
  g_clear_pointer (&search->entries, g_ptr_array_unref);
  if (search->cookie.bv_val != NULL)
    ber_memfree (search->cookie.bv_val);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Search, clear_search)

/* The attribute is looked for once, however many values it has. */
static gboolean
add_values (Search                *search,
            LanyardDirectoryEntry *entry,
            LDAPMessage           *message,
            const char            *name)
{
  struct berval **values = ldap_get_values_len (search->client->ldap, message, name);
  GPtrArray *known = NULL;
  gboolean done = TRUE;

  for (gsize i = 0; done && values != NULL && values[i] != NULL; i++)
    {
      g_autoptr(GBytes) value = g_bytes_new (values[i]->bv_val, values[i]->bv_len);

      search->size += values[i]->bv_len + VALUE_BYTES;
      if (known != NULL)
        g_ptr_array_add (known, g_steal_pointer (&value));
      else
        done = lanyard_directory_entry_add (entry, name, value);
      if (known == NULL && done)
        known = lanyard_directory_entry_get_values (entry, name);
    }
  if (values != NULL)
    ldap_value_free_len (values);

  return done;
}

static gboolean
add_entry (Search       *search,
           LDAPMessage  *message,
           GError      **error)
{
  LDAP *ldap = search->client->ldap;
  char *dn = ldap_get_dn (ldap, message);
  LanyardDirectoryEntry *entry;
  BerElement *element = NULL;
  gboolean done = TRUE;

  if (dn == NULL || !g_utf8_validate (dn, -1, NULL))
    {
      ldap_memfree (dn);
      return _lanyard_directory_client_set_error (search->client, LDAP_DECODING_ERROR, NULL, error);
    }

  entry = lanyard_directory_entry_new (dn, search->entries->len + 1);
  g_ptr_array_add (search->entries, entry);
  search->size += sizeof (LanyardDirectoryEntry);
  ldap_memfree (dn);
  for (char *name = ldap_first_attribute (ldap, message, &element); name != NULL;
       name = ldap_next_attribute (ldap, message, element))
    {
      done = done && add_values (search, entry, message, name);
      ldap_memfree (name);
    }
  if (element != NULL)
    ber_free (element, 0);

  if (!done)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, _("Narrow the filter"),
                         _("An entry of the directory has more than %d attributes"), LANYARD_DIRECTORY_NAMES_MAX);
      return FALSE;
    }
  if (search->entries->len <= LANYARD_DIRECTORY_ENTRIES_MAX && search->size <= LANYARD_DIRECTORY_BYTES_MAX)
    return TRUE;
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, _("Narrow the filter"),
                     _("The directory gives more than %d entries or 256 MiB"), LANYARD_DIRECTORY_ENTRIES_MAX);
  return FALSE;
}

/* The end of a page: how it went, and where the next one begins. */
static gboolean
end_page (Search       *search,
          LDAPMessage  *message,
          GError      **error)
{
  LDAPControl **controls = NULL;
  LDAPControl *control;
  ber_int_t estimate;
  int code = LDAP_SUCCESS;
  int parsed = ldap_parse_result (search->client->ldap, message, &code, NULL, NULL, NULL, &controls, 0);

  if (search->cookie.bv_val != NULL)
    ber_memfree (search->cookie.bv_val);
  search->cookie = (struct berval) { 0, NULL };
  if (parsed == LDAP_SUCCESS && code == LDAP_SUCCESS)
    {
      control = ldap_control_find (LDAP_CONTROL_PAGEDRESULTS, controls, NULL);
      if (control != NULL)
        parsed = ldap_parse_pageresponse_control (search->client->ldap, control, &estimate, &search->cookie);
    }
  if (controls != NULL)
    ldap_controls_free (controls);

  if (parsed == LDAP_SUCCESS && code == LDAP_SUCCESS)
    return TRUE;
  if (parsed != LDAP_SUCCESS)
    code = parsed;
  return _lanyard_directory_client_set_error (search->client, code,
                                              code == LDAP_NO_SUCH_OBJECT || code == LDAP_INVALID_DN_SYNTAX ||
                                              code == LDAP_INSUFFICIENT_ACCESS ? search->base : NULL, error);
}

/* Referrals to other servers are not followed. */
static gboolean
read_page (Search  *search,
           int      id,
           GError **error)
{
  for (;;)
    {
      LDAPMessage *message;
      gboolean done;
      gboolean right = TRUE;

      if (!_lanyard_directory_client_wait (search->client, id, LDAP_MSG_ONE, &message, error))
        return FALSE;

      done = ldap_msgtype (message) == LDAP_RES_SEARCH_RESULT;
      if (done)
        right = end_page (search, message, error);
      else if (ldap_msgtype (message) == LDAP_RES_SEARCH_ENTRY)
        right = add_entry (search, message, error);
      ldap_msgfree (message);
      if (done || !right)
        return right;
    }
}

/* RFC 2696 */
static gboolean
search_page (Search  *search,
             GError **error)
{
  LanyardDirectoryClient *client = search->client;
  LDAPControl *control = NULL;
  LDAPControl *controls[2] = { NULL, NULL };
  int id;
  int code;

  if (!ldap_tls_inplace (client->ldap))
    return _lanyard_directory_client_set_error (client, LDAP_SERVER_DOWN, NULL, error);

  code = ldap_create_page_control (client->ldap, client->page_size, &search->cookie, TRUE, &control);
  controls[0] = control;
  if (code == LDAP_SUCCESS)
    code = ldap_search_ext (client->ldap, search->base, LDAP_SCOPE_SUBTREE, search->filter, search->attributes, FALSE, controls,
                            NULL, NULL, LDAP_NO_LIMIT, &id);
  if (control != NULL)
    ldap_control_free (control);
  if (code != LDAP_SUCCESS)
    return _lanyard_directory_client_set_error (client, code, code == LDAP_FILTER_ERROR ? search->filter : NULL, error);

  return read_page (search, id, error);
}

/**
 * lanyard_directory_client_search_sync:
 * @self: a connection
 * @base: below what
 * @filter: for which entries (RFC 4515)
 * @attributes: (array zero-terminated=1): which attributes of them
 * @error: %LANYARD_ERROR_IO: there is no such base, the filter cannot be read,
 *   the server gives only a part or takes too long; %LANYARD_ERROR_INVALID:
 *   there are too many entries; `G_IO_ERROR_CANCELLED`
 *
 * All entries or none; they are fetched in pages. It blocks.
 *
 * Returns: (transfer full) (element-type LanyardDirectoryEntry): the entries
 */
GPtrArray *
lanyard_directory_client_search_sync (LanyardDirectoryClient  *self,
                                      const char              *base,
                                      const char              *filter,
                                      const char * const      *attributes,
                                      GError                 **error)
{
  g_auto(Search) search = { .client = self, .base = base, .filter = filter, .attributes = (char **) attributes };

  search.entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_directory_entry_free);
  do
    if (!search_page (&search, error))
      return NULL;
  while (search.cookie.bv_len > 0);

  return g_steal_pointer (&search.entries);
}
