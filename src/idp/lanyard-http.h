/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "lanyard-idp.h"

G_BEGIN_DECLS

/**
 * LanyardHttpRequest:
 *
 * One request as a handler sees it: plain data, taken from the connection in
 * the HTTP thread and read by one worker. Nothing here was normalised.
 */
typedef struct
{
  const char   *method;           /* static: "GET" (HEAD too) or "POST" */
  char         *path;             /* below the base URL's path: "/saml2/x" */
  char         *segment;          /* what "*" of the route stands for (a slug); may be NULL */
  char         *raw_query;        /* as received, without "?"; NULL: none */
  GBytes       *body;             /* as received, never NULL */
  char         *content_type;     /* may be NULL, as all that follows */
  char         *origin;
  char         *user_agent;
  char         *accept_language;
  char         *if_none_match;
  char         *address;          /* of the peer */
  GHashTable   *cookies;          /* name → value; a name sent twice is absent */
  gboolean      over_tls;         /* the base URL is https */
  gint64        now;              /* seconds; the only clock of a handler */

  LanyardEvent *event;            /* handlers set "connector", "person", "flow", "detail" … as they learn them */
  char         *reference;        /* lanyard_idp_record_event(); NULL before */
  GPtrArray    *set_cookies;      /* header values for the reply */

  char         *begun;            /* id of a session whose new cookie is in the reply; NULL: none */
  int           holds;            /* what the reply waits for; atomic */
  int           is_withdrawn;     /* the reply must not go out: there is no trace of what it grants; atomic */
  GDestroyNotify ready;           /* called with ready_data when it waits for nothing; NULL: nobody would */
  gpointer      ready_data;
} LanyardHttpRequest;

LanyardHttpRequest *lanyard_http_request_new        (void);
void                lanyard_http_request_free       (LanyardHttpRequest *request);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardHttpRequest, lanyard_http_request_free)

void                lanyard_http_request_hold       (LanyardHttpRequest *request);
void                lanyard_http_request_let_go     (LanyardHttpRequest *request);
char               *lanyard_http_request_dup_query  (LanyardHttpRequest *request,
                                                     const char         *name,
                                                     GError            **error);
char               *lanyard_http_request_dup_form   (LanyardHttpRequest *request,
                                                     const char         *name,
                                                     GError            **error);
void                lanyard_http_request_set_cookie (LanyardHttpRequest *request,
                                                     const char         *name,
                                                     const char         *value,
                                                     int                 max_age);
const char         *lanyard_http_request_get_cookie (LanyardHttpRequest *request,
                                                     const char         *name);

/**
 * LanyardHttpResponse:
 *
 * The security headers are added to every reply when it is sent; headers set
 * here win over their defaults.
 */
typedef struct
{
  guint      status;
  GPtrArray *headers;             /* name, value, name, value … */
  GBytes    *body;
} LanyardHttpResponse;

LanyardHttpResponse *lanyard_http_response_new          (guint                status,
                                                         const char          *content_type,
                                                         GBytes              *body);
void                 lanyard_http_response_free         (LanyardHttpResponse *response);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardHttpResponse, lanyard_http_response_free)

LanyardHttpResponse *lanyard_http_response_new_redirect (const char          *location);
LanyardHttpResponse *lanyard_http_response_new_json     (guint                status,
                                                         JsonNode            *node);
LanyardHttpResponse *lanyard_http_response_new_file     (const char          *content_type,
                                                         const char          *filename,
                                                         GBytes              *body);
LanyardHttpResponse *lanyard_http_response_new_cached   (LanyardHttpRequest  *request,
                                                         const char          *content_type,
                                                         GBytes              *body);
void                 lanyard_http_response_set_header   (LanyardHttpResponse *response,
                                                         const char          *name,
                                                         const char          *value);
const char          *lanyard_http_response_get_header   (LanyardHttpResponse *response,
                                                         const char          *name);

/* Does the whole work in a worker thread, with the blocking functions of the
 * configuration. An error becomes a refusal page (lanyard_pages_refuse()):
 * NOT_FOUND 404, REFUSED 403, PERMISSION 403, INVALID and every
 * LANYARD_SAML_ERROR 400, anything else 500 with a general text. */
typedef LanyardHttpResponse *(*LanyardHttpHandler) (LanyardIdp          *self,
                                                    LanyardHttpRequest  *request,
                                                    GError             **error);

typedef enum
{
  LANYARD_HTTP_GET = 1 << 0,
  LANYARD_HTTP_POST = 1 << 1,
} LanyardHttpMethods;

typedef struct
{
  LanyardHttpMethods methods;
  const char        *path;        /* whole path; "*" is one segment of [A-Za-z0-9._-] */
  LanyardHttpHandler handler;
} LanyardHttpRoute;

const LanyardHttpRoute *lanyard_http_find_route (LanyardHttpRequest *request,
                                                 GError            **error);
gboolean                lanyard_http_is_costly  (LanyardHttpRequest *request);

G_END_DECLS
