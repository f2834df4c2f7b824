/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-static.h"

#include "lanyard-brand-private.h"
#include "lanyard-error.h"
#include "lanyard-handlers.h"
#include "lanyard-idp-private.h"
#include "lanyard-web.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define STYLE_TYPE "text/css; charset=utf-8"
#define VERSION_LENGTH 12
#define KEEP_FOREVER "public, max-age=31536000, immutable"

static const struct
{
  const char *name;
  const char *content_type;
} files[] = {
  { "icon.svg", "image/svg+xml" },
  { "style.css", STYLE_TYPE },
};

static char versions[G_N_ELEMENTS (files)][VERSION_LENGTH + 1];

static GBytes *
load_file (const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", LANYARD_WEB_PREFIX, name);

  return g_resource_lookup_data (lanyard_web_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static void
make_versions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GBytes) bytes = load_file (files[i].name);
      g_autofree char *checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

      g_strlcpy (versions[i], checksum, sizeof versions[i]);
    }
}

/**
 * lanyard_static_dup_url:
 * @idp: the identity provider
 * @name: a file below /static
 *
 * Returns: (transfer full): its path with a version, so that browsers may
 *   keep it for ever
 */
char *
lanyard_static_dup_url (LanyardIdp *idp,
                        const char *name)
{
  static gsize is_ready;

  if (g_once_init_enter (&is_ready))
    {
      make_versions ();
      g_once_init_leave (&is_ready, 1);
    }

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      if (strcmp (files[i].name, name) == 0)
        return g_strdup_printf ("%s/static/%s?v=%s", lanyard_idp_get_base_path (idp), name, versions[i]);
    }

  g_return_val_if_reached (NULL);
}

static LanyardHttpResponse *
make_response (const char *content_type,
               GBytes     *bytes)
{
  LanyardHttpResponse *response = lanyard_http_response_new (200, content_type, bytes);

  lanyard_http_response_set_header (response, "Cache-Control", KEEP_FOREVER);
  return response;
}

/* NULL without an error: there is none. */
static LanyardHttpResponse *
make_brand (LanyardIdp *self)
{
  char *style = _lanyard_brand_dup_style (self);
  g_autoptr(GBytes) bytes = style != NULL ? g_bytes_new_take (style, strlen (style)) : NULL;

  return bytes != NULL ? make_response (STYLE_TYPE, bytes) : NULL;
}

/**
 * lanyard_handle_static:
 * @self: the identity provider
 * @request: GET /static/NAME
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file, %LANYARD_ERROR_NOT_FOUND
 *   without one
 */
LanyardHttpResponse *
lanyard_handle_static (LanyardIdp          *self,
                       LanyardHttpRequest  *request,
                       GError             **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr(GBytes) bytes = NULL;

      if (strcmp (files[i].name, request->segment) != 0)
        continue;

      bytes = load_file (files[i].name);
      return make_response (files[i].content_type, bytes);
    }
  if (strcmp (request->segment, LANYARD_BRAND_NAME) == 0)
    {
      LanyardHttpResponse *response = make_brand (self);

      if (response != NULL)
        return response;
    }

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                     NULL, NULL,
                     _("There is no page at this address"));
  return NULL;
}

/**
 * lanyard_handle_health:
 * @self: the identity provider
 * @request: GET /healthz
 * @error: return location for an error
 *
 * Says whether requests can be answered: the configuration must be readable.
 *
 * Returns: (transfer full): "ok", or a 503
 */
LanyardHttpResponse *
lanyard_handle_health (LanyardIdp          *self,
                       LanyardHttpRequest  *request,
                       GError             **error)
{
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(GError) cause = NULL;
  g_autoptr(GBytes) body = NULL;

  settings = lanyard_configuration_load_settings_sync (lanyard_idp_get_configuration (self), &cause);
  if (settings == NULL)
    {
      g_warning ("Not healthy: %s", cause->message);
      body = g_bytes_new_static ("unavailable\n", strlen ("unavailable\n"));
      return lanyard_http_response_new (503, "text/plain; charset=utf-8", body);
    }

  body = g_bytes_new_static ("ok\n", strlen ("ok\n"));
  return lanyard_http_response_new (200, "text/plain; charset=utf-8", body);
}
