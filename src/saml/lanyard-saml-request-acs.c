/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-saml.h"
#include "lanyard-text.h"
#include "lanyard-url.h"

/* M-17: index, or URL and binding; never both. */
static void
check_choice (LanyardSamlValidation *self)
{
  const LanyardSamlRequest *request = self->request;
  gboolean doubled = request->acs_index >= 0 && (request->acs_url != NULL || request->protocol_binding != NULL);
  GError *error = NULL;

  if (doubled)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_ACS, NULL,
                                     _("Check the single sign-on settings of the application"),
                                     _("The request names its AssertionConsumerService both by index and by URL or binding"));

  _lanyard_saml_report_take (&self->report, "M-17", _("How the request names its endpoint"),
                             "index, or URL and binding",
                             doubled ? "index and URL or binding"
                             : request->acs_index >= 0 ? "index"
                             : request->acs_url != NULL ? "URL" : NULL, error);
}

static const LanyardSamlEndpoint *
get_candidate (LanyardSamlValidation *self,
               guint                  i)
{
  const LanyardSamlEndpoint *endpoint = g_ptr_array_index (self->trust->acs, i);

  return strcmp (endpoint->binding, LANYARD_SAML_BINDING_POST) == 0 ? endpoint : NULL;
}

/* M-18, A-16, I-20, I-43: the same string, byte for byte. */
static const LanyardSamlEndpoint *
find_acs_by_url (LanyardSamlValidation *self)
{
  for (guint i = 0; i < self->trust->acs->len; i++)
    {
      const LanyardSamlEndpoint *endpoint = get_candidate (self, i);

      if (endpoint != NULL && strcmp (endpoint->location, self->request->acs_url) == 0)
        return endpoint;
    }

  return NULL;
}

/* M-19 */
static const LanyardSamlEndpoint *
find_acs_by_index (LanyardSamlValidation *self)
{
  for (guint i = 0; i < self->trust->acs->len; i++)
    {
      const LanyardSamlEndpoint *endpoint = get_candidate (self, i);

      if (endpoint != NULL && endpoint->index == self->request->acs_index)
        return endpoint;
    }

  return NULL;
}

/* M-20: the first that is the default, else the first that is not said not
 * to be, else the first. */
static const LanyardSamlEndpoint *
find_default_acs (LanyardSamlValidation *self)
{
  const LanyardSamlEndpoint *undecided = NULL;
  const LanyardSamlEndpoint *first = NULL;

  for (guint i = 0; i < self->trust->acs->len; i++)
    {
      const LanyardSamlEndpoint *endpoint = get_candidate (self, i);

      if (endpoint == NULL)
        continue;
      if (endpoint->is_default)
        return endpoint;
      if (undecided == NULL && !endpoint->is_not_default)
        undecided = endpoint;
      if (first == NULL)
        first = endpoint;
    }

  return undecided != NULL ? undecided : first;
}

/* For the report: what there is to choose from. */
static char *
describe_candidates (LanyardSamlValidation *self,
                     gboolean               by_index)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->trust->acs->len; i++)
    {
      const LanyardSamlEndpoint *endpoint = get_candidate (self, i);

      if (endpoint == NULL)
        continue;
      if (text->len > 0)
        g_string_append (text, " ");
      if (by_index)
        g_string_append_printf (text, "%d", endpoint->index);
      else
        g_string_append (text, endpoint->location);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup ("an endpoint with HTTP-POST");
}

/*
 * _lanyard_saml_request_choose_acs:
 * @self: a validation
 *
 * M-17 … M-20, and M-21 once more before anything is sent there.
 *
 * Returns: (nullable): the endpoint to answer to
 */
const LanyardSamlEndpoint *
_lanyard_saml_request_choose_acs (LanyardSamlValidation *self)
{
  const LanyardSamlRequest *request = self->request;
  gboolean by_url = request->acs_url != NULL;
  gboolean by_index = !by_url && request->acs_index >= 0;
  const LanyardSamlEndpoint *acs = by_url ? find_acs_by_url (self)
                                   : by_index ? find_acs_by_index (self)
                                   : find_default_acs (self);
  g_autofree char *asked = by_index ? g_strdup_printf ("%d", request->acs_index) : g_strdup (request->acs_url);
  g_autofree char *candidates = acs == NULL ? describe_candidates (self, by_index) : NULL;
  g_autofree char *visible = lanyard_text_make_visible (asked != NULL ? asked : "", 256);
  GError *error = NULL;

  check_choice (self);
  if (acs == NULL && asked == NULL)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_ACS, NULL,
                                     _("Add the application’s assertion consumer service"),
                                     _("No AssertionConsumerService with HTTP-POST is configured for the application"));
  else if (acs == NULL)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_ACS,
                                     _("Answers are sent to configured addresses alone"),
                                     _("Add it to the assertion consumer services of the application if it is right"),
                                     _("The AssertionConsumerService “%s” is not configured for the application"), visible);
  else if (!lanyard_url_check (acs->location, LANYARD_URL_ALLOW_HTTP, NULL))
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_URL, NULL,
                                     _("Correct the address in the application’s configuration"),
                                     _("The AssertionConsumerService “%s” is not a web address"), acs->location);

  if (_lanyard_saml_report_take (&self->report, by_url ? "M-18" : by_index ? "M-19" : "M-20",
                                 _("AssertionConsumerService of the request"),
                                 acs != NULL ? acs->location : candidates, asked, error))
    return acs;

  return NULL;
}
