/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-client-private.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <openldap.h>
#include <string.h>
#include <unistd.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

#define LDAP_PORT_PLAIN 389
#define LDAP_PORT_TLS   636
/* The largest message that is read. */
#define MESSAGE_MAX (32 * 1024 * 1024)
/* How often it is looked whether there is still time. */
#define POLL_MICROSECONDS 250000

/* Where systems keep the authorities that they trust. */
static const char * const authorities[] = {
  "/etc/ssl/certs/ca-certificates.crt",
  "/etc/pki/tls/certs/ca-bundle.crt",
  "/etc/ssl/ca-bundle.pem",
  "/etc/ssl/cert.pem",
};

static const struct
{
  int         code;
  const char *name;
  const char *what;     /* N_(), "%s" is the server or what was asked for */
  const char *why;
  const char *fix;
} faults[] = {
  { LDAP_INVALID_CREDENTIALS, "directory-password", N_("The directory “%s” refuses the password"), NULL,
    N_("Enter the password and the name of the account again") },
  { LDAP_CONNECT_ERROR, "directory-tls", N_("The connection to “%s” cannot be secured"),
    N_("The certificate is not trusted or is for another name, or the server has no TLS"),
    N_("Choose the certificate of the authority, and write the name as in the certificate") },
  { LDAP_PROTOCOL_ERROR, "directory-tls", N_("The server “%s” does not do what was asked"),
    N_("It may have no StartTLS"), N_("Use “ldaps://”") },
  { LDAP_UNAVAILABLE, "directory-unavailable", N_("The directory “%s” is not available"), NULL, N_("Try again later") },
  { LDAP_BUSY, "directory-unavailable", N_("The directory “%s” is busy"), NULL, N_("Try again later") },
  { LDAP_SERVER_DOWN, "directory-closed", N_("The server “%s” ended the connection"), NULL,
    N_("Look at the log of the server") },
  { LDAP_NO_SUCH_OBJECT, "directory-base", N_("There is no entry “%s” in the directory"),
    N_("It may also be that the account may not see it"), N_("Correct the base") },
  { LDAP_INVALID_DN_SYNTAX, "directory-base", N_("“%s” is no name of an entry"), NULL, N_("Enter one such as “dc=example,dc=org”") },
  { LDAP_FILTER_ERROR, "directory-filter", N_("The filter “%s” cannot be read"), NULL,
    N_("Enter one such as “(objectClass=person)”") },
  { LDAP_SIZELIMIT_EXCEEDED, "directory-size", N_("The directory “%s” gives only a part of its entries"),
    N_("Who is missing would be taken for gone"), N_("Raise the size limit of the account in the directory") },
  { LDAP_ADMINLIMIT_EXCEEDED, "directory-size", N_("The directory “%s” gives only a part of its entries"),
    N_("Who is missing would be taken for gone"), N_("Raise the limits of the account in the directory") },
  { LDAP_TIMELIMIT_EXCEEDED, "directory-time", N_("The directory “%s” took too long"), NULL,
    N_("Raise the time limit, or narrow the filter") },
  { LDAP_INSUFFICIENT_ACCESS, "directory-access", N_("The account may not read “%s”"), NULL,
    N_("Let it read people and groups, or choose another account") },
  { LDAP_CONFIDENTIALITY_REQUIRED, "directory-tls", N_("The directory “%s” demands a better secured connection"), NULL, NULL },
  { LDAP_UNAVAILABLE_CRITICAL_EXTENSION, "directory-pages", N_("The directory “%s” cannot give its entries in pages"), NULL, NULL },
};

/*
 * _lanyard_directory_client_set_error:
 * @self: a connection
 * @code: what libldap says
 * @subject: (nullable): what was asked for; %NULL: the server
 *
 * The one place in which errors of libldap become ours. What the server wrote
 * itself is not shown: it may repeat what it was sent.
 *
 * Returns: %FALSE
 */
gboolean
_lanyard_directory_client_set_error (LanyardDirectoryClient  *self,
                                     int                      code,
                                     const char              *subject,
                                     GError                 **error)
{
  g_autofree char *visible = lanyard_text_make_visible (subject != NULL ? subject : self->host, 128);
  g_autofree char *what = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->guard != NULL && _lanyard_directory_guard_is_expired (self->guard))
    {
      code = LDAP_TIMELIMIT_EXCEEDED;
      g_free (visible);
      visible = lanyard_text_make_visible (self->host, 128);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++)
    if (faults[i].code == code)
      {
        g_auto(GStrv) parts = g_strsplit (_(faults[i].what), "%s", -1);

        what = g_strjoinv (visible, parts);
        lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IO, faults[i].why != NULL ? _(faults[i].why) : NULL,
                           faults[i].fix != NULL ? _(faults[i].fix) : NULL, "%s", what);
        if (error != NULL)
          lanyard_error_set_code (*error, faults[i].name);
        return FALSE;
      }

  /* Translators: a server, then what a library says */
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IO, NULL, NULL, _("The directory “%s” cannot be read: %s"),
                     visible, ldap_err2string (code));
  if (error != NULL)
    lanyard_error_set_code (*error, "directory-failed");
  return FALSE;
}

/* A socket that libldap may have, in which reading waits. */
static int
connect_socket (LanyardDirectoryClient  *self,
                const char              *uri,
                gboolean                 tls,
                GError                 **error)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnectable) address = g_network_address_parse_uri (uri, tls ? LDAP_PORT_TLS : LDAP_PORT_PLAIN, error);
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GError) cause = NULL;
  g_autofree char *visible = lanyard_text_make_visible (self->host, 128);
  int fd;

  if (address == NULL)
    return -1;

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_timeout (client, (guint) self->time_limit);
  connection = g_socket_client_connect (client, address, self->cancellable, &cause);
  if (connection == NULL && g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return -1;
    }
  if (connection == NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IO, cause->message,
                         _("Correct the address, and look whether the server runs"),
                         _("The server “%s” cannot be reached"), visible);
      return -1;
    }

  fd = _lanyard_directory_dup_socket (g_socket_get_fd (g_socket_connection_get_socket (connection)), error);
  if (fd >= 0)
    fcntl (fd, F_SETFL, fcntl (fd, F_GETFL) & ~O_NONBLOCK);
  return fd;
}

/* The authorities in a file, since libldap wants one; @made if it is to be
 * removed. */
static char *
find_authorities (const char  *certificates,
                  gboolean    *made,
                  GError     **error)
{
  g_autofree char *path = NULL;
  int fd;

  *made = certificates != NULL;
  if (certificates == NULL)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (authorities); i++)
        if (g_file_test (authorities[i], G_FILE_TEST_IS_REGULAR))
          return g_strdup (authorities[i]);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, _("The directory’s certificate cannot be checked"),
                         _("Choose the certificate of the authority"), _("This system has no list of trusted authorities"));
      return NULL;
    }

  fd = g_file_open_tmp ("lanyard-directory-XXXXXX.pem", &path, error);
  if (fd < 0)
    return NULL;
  close (fd);
  if (!g_file_set_contents_full (path, certificates, -1, G_FILE_SET_CONTENTS_NONE, 0600, error))
    {
      g_unlink (path);
      return NULL;
    }

  return g_steal_pointer (&path);
}

static gboolean
set_options (LDAP       *ldap,
             const char *file,
             int         time_limit)
{
  const int version = LDAP_VERSION3, demand = LDAP_OPT_X_TLS_DEMAND, minimum = LDAP_OPT_X_TLS_PROTOCOL_TLS1_2;
  const int never = LDAP_DEREF_NEVER, client = 0;
  const struct timeval limit = { time_limit, 0 };
  ber_len_t max = MESSAGE_MAX;
  Sockbuf *buffer = NULL;

  if (ldap_get_option (ldap, LDAP_OPT_SOCKBUF, &buffer) == LDAP_OPT_SUCCESS && buffer != NULL)
    ber_sockbuf_ctrl (buffer, LBER_SB_OPT_SET_MAX_INCOMING, &max);

  return ldap_set_option (ldap, LDAP_OPT_PROTOCOL_VERSION, &version) == LDAP_OPT_SUCCESS &&
         ldap_set_option (ldap, LDAP_OPT_REFERRALS, LDAP_OPT_OFF) == LDAP_OPT_SUCCESS &&
         ldap_set_option (ldap, LDAP_OPT_RESTART, LDAP_OPT_OFF) == LDAP_OPT_SUCCESS &&
         ldap_set_option (ldap, LDAP_OPT_DEREF, &never) == LDAP_OPT_SUCCESS &&
         ldap_set_option (ldap, LDAP_OPT_NETWORK_TIMEOUT, &limit) == LDAP_OPT_SUCCESS &&
         ldap_set_option (ldap, LDAP_OPT_TIMEOUT, &limit) == LDAP_OPT_SUCCESS &&
         ldap_set_option (ldap, LDAP_OPT_X_TLS_REQUIRE_CERT, &demand) == LDAP_OPT_SUCCESS &&
         ldap_set_option (ldap, LDAP_OPT_X_TLS_PROTOCOL_MIN, &minimum) == LDAP_OPT_SUCCESS &&
         ldap_set_option (ldap, LDAP_OPT_X_TLS_CACERTDIR, NULL) == LDAP_OPT_SUCCESS &&
         ldap_set_option (ldap, LDAP_OPT_X_TLS_CACERTFILE, file) == LDAP_OPT_SUCCESS &&
         ldap_set_option (ldap, LDAP_OPT_X_TLS_NEWCTX, &client) == LDAP_OPT_SUCCESS;
}

/* Nothing is sent before this; without TLS there is no connection. */
static gboolean
secure (LanyardDirectoryClient  *self,
        const char              *certificates,
        gboolean                 tls,
        GError                 **error)
{
  gboolean made;
  g_autofree char *file = find_authorities (certificates, &made, error);
  int code = LDAP_CONNECT_ERROR;

  if (file == NULL)
    return FALSE;
  if (set_options (self->ldap, file, self->time_limit))
    code = tls ? ldap_install_tls (self->ldap) : ldap_start_tls_s (self->ldap, NULL, NULL);
  if (made)
    g_unlink (file);

  if (code == LDAP_SUCCESS && ldap_tls_inplace (self->ldap))
    return TRUE;
  return _lanyard_directory_client_set_error (self, code != LDAP_SUCCESS ? code : LDAP_CONNECT_ERROR, NULL, error);
}

/* Waits for the answer to @id; it is looked now and then whether there is
 * still time. What comes over a connection without TLS is not taken. */
gboolean
_lanyard_directory_client_wait (LanyardDirectoryClient  *self,
                                int                      id,
                                int                      all,
                                LDAPMessage            **message,
                                GError                 **error)
{
  for (;;)
    {
      struct timeval wait = { 0, POLL_MICROSECONDS };
      int code = LDAP_SERVER_DOWN;
      int type;

      *message = NULL;
      type = ldap_result (self->ldap, id, all, &wait, message);
      if (type > 0 && ldap_tls_inplace (self->ldap))
        return TRUE;

      g_clear_pointer (message, ldap_msgfree);
      if (type != 0)
        ldap_get_option (self->ldap, LDAP_OPT_RESULT_CODE, &code);
      if (type != 0 || _lanyard_directory_guard_is_expired (self->guard) || g_cancellable_is_cancelled (self->cancellable))
        return _lanyard_directory_client_set_error (self, code != LDAP_SUCCESS ? code : LDAP_SERVER_DOWN, NULL, error);
    }
}

/* An empty password would sign in as nobody, which many servers take. */
static gboolean
check_password (const char  *dn,
                const char  *password,
                GError     **error)
{
  g_autofree char *visible = NULL;

  if (dn == NULL || (password != NULL && *password != '\0'))
    return TRUE;

  visible = lanyard_text_make_visible (dn, 128);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("It is kept for one address and account only"), _("Enter the password"),
                     _("There is no password for “%s”"), visible);
  if (error != NULL)
    lanyard_error_set_code (*error, "directory-no-password");
  return FALSE;
}

static gboolean
sign_in (LanyardDirectoryClient  *self,
         const char              *dn,
         const char              *password,
         GError                 **error)
{
  struct berval credentials = { dn != NULL ? strlen (password) : 0, (char *) (dn != NULL ? password : "") };
  LDAPMessage *message;
  int id, code, parsed;

  code = ldap_sasl_bind (self->ldap, dn != NULL ? dn : "", LDAP_SASL_SIMPLE, &credentials, NULL, NULL, &id);
  if (code != LDAP_SUCCESS)
    return _lanyard_directory_client_set_error (self, code, NULL, error);
  if (!_lanyard_directory_client_wait (self, id, LDAP_MSG_ALL, &message, error))
    return FALSE;

  parsed = ldap_parse_result (self->ldap, message, &code, NULL, NULL, NULL, NULL, 1);
  if (parsed == LDAP_SUCCESS && code == LDAP_SUCCESS)
    return TRUE;
  return _lanyard_directory_client_set_error (self, parsed != LDAP_SUCCESS ? parsed : code, NULL, error);
}

/**
 * lanyard_directory_client_open_sync:
 * @directory: which one, and as whom
 * @password: (nullable): of the account
 * @cancellable: (nullable): ends it, also later
 * @error: %LANYARD_ERROR_REFUSED: there is an account and no password;
 *   %LANYARD_ERROR_IO: the server cannot be reached, is not the right one, or
 *   does not let the account in; `G_IO_ERROR_CANCELLED`
 *
 * Connects with TLS, of which the certificate is checked always, and signs in.
 * All that is done with the connection has the time limit of @directory
 * together. It blocks.
 *
 * Returns: (transfer full): the connection
 */
LanyardDirectoryClient *
lanyard_directory_client_open_sync (LanyardDirectory  *directory,
                                    const char        *password,
                                    GCancellable      *cancellable,
                                    GError           **error)
{
  const char *uri = lanyard_directory_get_uri (directory);
  const char *dn = lanyard_directory_get_bind_dn (directory);
  g_autoptr(LanyardDirectoryClient) self = NULL;
  g_autoptr(GUri) parsed = NULL;
  gboolean tls;
  int fd, code;

  if (uri == NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL, _("Enter the address of one first"),
                         _("There is no directory"));
      return NULL;
    }
  if (!lanyard_item_validate (LANYARD_ITEM (directory), error) || !check_password (dn, password, error))
    return NULL;

  parsed = g_uri_parse (uri, G_URI_FLAGS_NONE, NULL);
  tls = strcmp (g_uri_get_scheme (parsed), "ldaps") == 0;
  self = g_new0 (LanyardDirectoryClient, 1);
  self->host = g_strdup (g_uri_get_host (parsed));
  self->page_size = lanyard_directory_get_page_size (directory);
  self->time_limit = lanyard_directory_get_time_limit (directory);
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;

  fd = connect_socket (self, uri, tls, error);
  if (fd < 0)
    return NULL;
  self->guard = _lanyard_directory_guard_new (fd, (guint) self->time_limit, cancellable, error);
  if (self->guard == NULL)
    {
      close (fd);
      return NULL;
    }
  code = ldap_init_fd (fd, LDAP_PROTO_TCP, uri, &self->ldap);
  if (code != LDAP_SUCCESS)
    {
      close (fd);
      _lanyard_directory_client_set_error (self, code, NULL, error);
      return NULL;
    }
  if (!secure (self, lanyard_directory_get_ca_certificates (directory), tls, error) ||
      !sign_in (self, dn, password, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
lanyard_directory_client_free (LanyardDirectoryClient *self)
{
  if (self == NULL)
    return;

  if (self->ldap != NULL)
    ldap_unbind_ext (self->ldap, NULL, NULL);
  g_clear_pointer (&self->guard, _lanyard_directory_guard_free);
  g_clear_object (&self->cancellable);
  g_free (self->host);
  g_free (self);
}
