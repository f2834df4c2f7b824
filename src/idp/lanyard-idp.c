/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-idp.h"

#include "lanyard-error.h"
#include "lanyard-form-private.h"
#include "lanyard-http-exchange.h"
#include "lanyard-http-server.h"
#include "lanyard-idp-private.h"
#include "lanyard-language.h"
#include "lanyard-pages.h"
#include "lanyard-random.h"
#include "lanyard-refusal-private.h"
#include "lanyard-saml.h"
#include "lanyard-session.h"
#include "lanyard-text.h"
#include "lanyard-url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_ADDRESS "127.0.0.1"
#define EXPIRE_SECONDS 600
#define EXPIRE_REQUESTS 2000
#define TRIM_SECONDS (24 * 60 * 60)
#define REFERENCE_LENGTH 8
#define AGENT_LIMIT 256

struct _LanyardIdp
{
  GObject parent_instance;

  LanyardConfiguration *configuration;
  LanyardResponder *responder;
  LanyardForms *forms;
  LanyardHttpServer *server;

  LanyardHttpPlace *place;  /* of this or the last run */

  GMutex lock;
  gint64 next_expiry;       /* under lock, as the next */
  guint n_requests;         /* since the last expiry */
  gint64 next_trim;
};

G_DEFINE_FINAL_TYPE (LanyardIdp, lanyard_idp, G_TYPE_OBJECT)

/* Characters that nobody confuses on the telephone. */
static char *
make_reference (void)
{
  static const char letters[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  guint8 bytes[REFERENCE_LENGTH];
  char reference[REFERENCE_LENGTH + 1] = { 0 };

  G_STATIC_ASSERT (sizeof letters - 1 == 32);

  lanyard_random_bytes (bytes, sizeof bytes);
  for (guint i = 0; i < REFERENCE_LENGTH; i++)
    reference[i] = letters[bytes[i] % 32];

  return g_strdup (reference);
}

static void
expire_state (LanyardIdp *self,
              gint64      now)
{
  g_autoptr(GError) error = NULL;
  gboolean is_due, is_trim_due;

  g_mutex_lock (&self->lock);
  is_due = now >= self->next_expiry || ++self->n_requests >= EXPIRE_REQUESTS;
  if (is_due)
    {
      self->next_expiry = now + EXPIRE_SECONDS;
      self->n_requests = 0;
    }
  /* After a clock that was ahead, too. */
  is_trim_due = now >= self->next_trim || now < self->next_trim - TRIM_SECONDS;
  if (is_trim_due)
    self->next_trim = now + TRIM_SECONDS;
  g_mutex_unlock (&self->lock);

  if (is_due && !lanyard_configuration_expire_state_sync (self->configuration, now, &error))
    g_warning ("Expired sessions were not removed: %s", error->message);
  g_clear_error (&error);
  if (is_trim_due && !lanyard_configuration_trim_events_sync (self->configuration, now, &error))
    g_warning ("Old events were not removed: %s", error->message);
}

/* No event: addresses that do not exist are tried all day long. */
static LanyardHttpResponse *
tell_no_page (LanyardIdp   *self,
              const GError *reason)
{
  g_autofree char *home = g_strconcat (self->place->base_path, "/", NULL);
  gboolean is_missing = g_error_matches (reason, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);

  return lanyard_pages_tell (self, is_missing ? 404 : 405,
                             _("Not Found"), reason->message, home, _("Your Applications"));
}

static LanyardHttpResponse *
answer_request (LanyardHttpRequest *request,
                gpointer            user_data)
{
  LanyardIdp *self = user_data;
  const LanyardHttpRoute *route;
  LanyardHttpResponse *response;
  g_auto(LanyardLanguage) before = lanyard_language_enter (request->accept_language);
  g_autoptr(GError) error = NULL;

  expire_state (self, request->now);

  route = lanyard_http_find_route (request, &error);
  if (route == NULL)
    return tell_no_page (self, error);

  response = route->handler (self, request, &error);
  if (response == NULL)
    response = lanyard_pages_refuse (self, request, NULL, error);

  return response;
}

/* A loopback base URL follows the port that was taken. */
static char *
make_base_url (LanyardSettings *settings,
               const char      *address,
               guint            port,
               gboolean         with_tls)
{
  const char *configured = lanyard_settings_get_base_url (settings);
  const char *scheme = with_tls ? "https" : "http";
  g_autofree char *own = g_strdup_printf ("%s://%s:%u", scheme, DEFAULT_ADDRESS, port);

  if (configured == NULL)
    return g_steal_pointer (&own);
  if (lanyard_url_is_loopback (configured))
    {
      g_autoptr(GUri) uri = g_uri_parse (configured, G_URI_FLAGS_NONE, NULL);

      if (uri == NULL || g_uri_get_port (uri) != (int) port)
        return g_steal_pointer (&own);
    }

  return g_strdup (configured);
}

static gboolean
check_base_url (const char  *base_url,
                GError     **error)
{
  g_autoptr(GError) cause = NULL;

  if (lanyard_url_check (base_url, LANYARD_URL_ALLOW_HTTP, &cause) && strchr (base_url, '?') == NULL)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     cause != NULL ? cause->message : NULL,
                     _("Correct the base URL in the settings"),
                     _("The base URL “%s” cannot be used"), base_url);
  return FALSE;
}

static void
lanyard_idp_dispose (GObject *object)
{
  LanyardIdp *self = LANYARD_IDP (object);

  lanyard_idp_stop (self);
  g_clear_pointer (&self->responder, lanyard_responder_unref);
  g_clear_object (&self->configuration);

  G_OBJECT_CLASS (lanyard_idp_parent_class)->dispose (object);
}

static void
lanyard_idp_finalize (GObject *object)
{
  LanyardIdp *self = LANYARD_IDP (object);

  g_clear_pointer (&self->place, lanyard_http_place_free);
  g_clear_pointer (&self->forms, _lanyard_forms_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (lanyard_idp_parent_class)->finalize (object);
}

static void
lanyard_idp_class_init (LanyardIdpClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lanyard_idp_dispose;
  object_class->finalize = lanyard_idp_finalize;
}

static void
lanyard_idp_init (LanyardIdp *self)
{
  g_mutex_init (&self->lock);
  self->forms = _lanyard_forms_new ();
}

/**
 * lanyard_idp_new:
 * @configuration: what it serves
 *
 * Returns: (transfer full): an identity provider that does not listen yet
 */
LanyardIdp *
lanyard_idp_new (LanyardConfiguration *configuration)
{
  LanyardIdp *self;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  lanyard_saml_init ();

  self = g_object_new (LANYARD_TYPE_IDP, NULL);
  self->configuration = g_object_ref (configuration);
  self->responder = lanyard_responder_new (configuration);

  return self;
}

/**
 * lanyard_idp_start:
 * @self: an identity provider that does not run
 * @address: (nullable): a numeric address to listen at, %NULL for 127.0.0.1
 * @port: the port, 0 for a free one
 * @certificate: (nullable): for HTTPS, with its private key
 * @error: return location for an error
 *
 * Blocks and returns once it listens. The base URL is the configuration's
 * unless that is a loopback URL with another port: then it is
 * http://127.0.0.1:PORT for this run.
 *
 * Returns: whether it runs; %FALSE with %LANYARD_ERROR_IN_USE when the port
 *   is taken by another program, %LANYARD_ERROR_PERMISSION,
 *   %LANYARD_ERROR_INVALID, %LANYARD_ERROR_IO or an error of the configuration
 */
gboolean
lanyard_idp_start (LanyardIdp       *self,
                   const char       *address,
                   guint             port,
                   GTlsCertificate  *certificate,
                   GError          **error)
{
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(LanyardHttpServer) server = NULL;
  g_autofree char *base_url = NULL;

  g_return_val_if_fail (LANYARD_IS_IDP (self), FALSE);
  g_return_val_if_fail (self->server == NULL, FALSE);

  settings = lanyard_configuration_load_settings_sync (self->configuration, error);
  if (settings == NULL)
    return FALSE;

  address = address != NULL ? address : DEFAULT_ADDRESS;
  server = lanyard_http_server_new (answer_request, self);
  if (!lanyard_http_server_listen (server, address, port, certificate, error))
    return FALSE;

  base_url = make_base_url (settings, address, lanyard_http_server_get_port (server), certificate != NULL);
  if (!check_base_url (base_url, error))
    return FALSE;

  g_clear_pointer (&self->place, lanyard_http_place_free);
  self->place = lanyard_http_place_new (base_url);
  self->server = g_steal_pointer (&server);
  lanyard_http_server_run (self->server, base_url);

  return TRUE;
}

/**
 * lanyard_idp_stop:
 * @self: an identity provider
 *
 * Accepts no more requests, finishes what is being answered and returns when
 * that is done. It can be started again.
 */
void
lanyard_idp_stop (LanyardIdp *self)
{
  g_return_if_fail (LANYARD_IS_IDP (self));

  g_clear_pointer (&self->server, lanyard_http_server_free);
}

/**
 * lanyard_idp_get_port:
 * @self: an identity provider
 *
 * Returns: the port that it listens at, 0 while it does not run
 */
guint
lanyard_idp_get_port (LanyardIdp *self)
{
  g_return_val_if_fail (LANYARD_IS_IDP (self), 0);

  return self->server != NULL ? lanyard_http_server_get_port (self->server) : 0;
}

/**
 * lanyard_idp_get_base_url:
 * @self: an identity provider
 *
 * Returns: (nullable) (transfer none): the base URL of this or the last run,
 *   without a slash at the end
 */
const char *
lanyard_idp_get_base_url (LanyardIdp *self)
{
  g_return_val_if_fail (LANYARD_IS_IDP (self), NULL);

  return self->place != NULL ? self->place->base_url : NULL;
}

/**
 * lanyard_idp_get_configuration:
 * @self: an identity provider
 *
 * Returns: (transfer none): the configuration that it serves
 */
LanyardConfiguration *
lanyard_idp_get_configuration (LanyardIdp *self)
{
  g_return_val_if_fail (LANYARD_IS_IDP (self), NULL);

  return self->configuration;
}

/**
 * lanyard_idp_get_responder:
 * @self: an identity provider
 *
 * Returns: (transfer none): what makes its responses
 */
LanyardResponder *
lanyard_idp_get_responder (LanyardIdp *self)
{
  g_return_val_if_fail (LANYARD_IS_IDP (self), NULL);

  return self->responder;
}

LanyardForms *
_lanyard_idp_get_forms (LanyardIdp *self)
{
  g_return_val_if_fail (LANYARD_IS_IDP (self), NULL);

  return self->forms;
}

gboolean
_lanyard_idp_is_loopback (LanyardIdp *self)
{
  g_return_val_if_fail (LANYARD_IS_IDP (self), FALSE);

  return self->place != NULL && self->place->is_loopback;
}

/**
 * lanyard_idp_get_base_path:
 * @self: an identity provider
 *
 * Returns: (transfer none): "" or a path such as "/idp": what links on our
 *   pages begin with
 */
const char *
lanyard_idp_get_base_path (LanyardIdp *self)
{
  g_return_val_if_fail (LANYARD_IS_IDP (self) && self->place != NULL, "");

  return self->place->base_path;
}

static void
event_stored_cb (const GError *error,
                 gpointer      user_data)
{
  LanyardHttpRequest *request = user_data;

  if (error != NULL)
    g_warning ("The event %s was not stored: %s", request->reference, error->message);
  lanyard_http_request_let_go (request);
}

/* A "sign-in" on its way to the disk. */
typedef struct
{
  LanyardIdp         *idp;
  LanyardHttpRequest *request;
} SignIn;

/* Nobody is let in of whom there would be no trace; refusals and ends of
 * sessions stand, whether they are recorded or not. */
static void
sign_in_stored_cb (const GError *error,
                   gpointer      user_data)
{
  g_autofree SignIn *sign_in = user_data;

  if (error != NULL)
    {
      g_atomic_int_set (&sign_in->request->is_withdrawn, TRUE);
      lanyard_session_withdraw (sign_in->idp, sign_in->request);
    }
  event_stored_cb (error, sign_in->request);
}

static void
store_event (LanyardIdp         *self,
             LanyardHttpRequest *request,
             LanyardThenFunc     then,
             gpointer            user_data)
{
  g_autoptr(GError) error = NULL;

  lanyard_http_request_hold (request);
  if (request->ready != NULL)
    {
      lanyard_configuration_add_event_later (self->configuration, request->event, then, user_data);
      return;
    }

  lanyard_configuration_add_event_sync (self->configuration, request->event, &error);
  then (error, user_data);
}

static void
store_sign_in (LanyardIdp         *self,
               LanyardHttpRequest *request)
{
  SignIn *sign_in = g_new0 (SignIn, 1);

  sign_in->idp = self;
  sign_in->request = request;
  store_event (self, request, sign_in_stored_cb, sign_in);
}

/**
 * lanyard_idp_record_event:
 * @self: an identity provider
 * @request: what is being answered
 * @event: "sign-in", "refusal", "logout" …
 *
 * Completes the event of @request and stores it; refusals and warnings are
 * logged, too. The reply is sent when it is stored. A failure to store it is
 * logged; a "sign-in" is then withdrawn, with the session that began.
 *
 * Returns: (transfer none): the request's reference, the same for all its
 *   events
 */
const char *
lanyard_idp_record_event (LanyardIdp         *self,
                          LanyardHttpRequest *request,
                          const char         *event)
{
  g_autofree char *agent = NULL;

  g_return_val_if_fail (LANYARD_IS_IDP (self), NULL);
  g_return_val_if_fail (request != NULL && event != NULL, NULL);

  if (request->reference == NULL)
    request->reference = make_reference ();
  agent = request->user_agent != NULL ? lanyard_text_make_visible (request->user_agent, AGENT_LIMIT) : NULL;
  lanyard_event_set_text (request->event, "event", event);
  lanyard_event_set_text (request->event, "address", request->address);
  lanyard_event_set_text (request->event, "agent", agent);
  lanyard_event_set_text (request->event, "reference", request->reference);

  if (g_str_equal (event, "refusal") || g_str_equal (event, "warning"))
    _lanyard_refusal_log (request->event);
  if (g_str_equal (event, "sign-in"))
    store_sign_in (self, request);
  else
    store_event (self, request, event_stored_cb, request);

  return request->reference;
}
