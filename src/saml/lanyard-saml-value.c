/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-value-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml-xml-private.h"
#include "lanyard-text.h"
#include "lanyard-url.h"

#define SHOWN_MAX 64

/**
 * _lanyard_saml_value_check_present:
 * @value: (nullable): a value that the message cannot do without
 * @name: what it is called in the standard
 * @error: %LANYARD_SAML_ERROR_VALUE
 *
 * Returns: whether @value is there and not empty
 */
gboolean
_lanyard_saml_value_check_present (const char  *value,
                             const char  *name,
                             GError     **error)
{
  if (value != NULL && *value != '\0')
    return TRUE;

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE,
                     _("The service provider would refuse the message"),
                     _("Look at the settings of the application and of the person"),
                     /* Translators: %s is a name of the SAML standard, like NameID */
                     _("There is no value for %s"), name);
  return FALSE;
}

/**
 * _lanyard_saml_value_check_id:
 * @value: an ID of ours or of the request that is answered
 * @name: what it is called in the standard
 * @error: %LANYARD_SAML_ERROR_VALUE
 *
 * Returns: whether @value is an NCName (M-32)
 */
gboolean
_lanyard_saml_value_check_id (const char  *value,
                        const char  *name,
                        GError     **error)
{
  g_autofree char *visible = NULL;

  if (_lanyard_saml_xml_is_ncname (value))
    return TRUE;

  visible = lanyard_text_make_visible (value, SHOWN_MAX);
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE,
                     _("An ID starts with a letter or “_” and has no blanks or colons"),
                     NULL,
                     /* Translators: the second %s is a name of the SAML standard, like InResponseTo */
                     _("“%s” cannot be sent as %s"), visible, name);
  return FALSE;
}

/**
 * _lanyard_saml_value_check_url:
 * @value: (nullable): where a browser is going to be sent
 * @name: what it is called in the standard
 * @error: %LANYARD_SAML_ERROR_VALUE: there is none;
 *   %LANYARD_SAML_ERROR_URL: it is refused
 *
 * The rule M-21 at the time of sending. Whether http is allowed is decided
 * when the URL is entered.
 *
 * Returns: whether @value may be sent
 */
gboolean
_lanyard_saml_value_check_url (const char  *value,
                         const char  *name,
                         GError     **error)
{
  g_autoptr(GError) cause = NULL;

  if (!_lanyard_saml_value_check_present (value, name, error))
    return FALSE;
  if (lanyard_url_check (value, LANYARD_URL_ALLOW_HTTP, &cause))
    return TRUE;

  g_set_error_literal (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_URL, cause->message);
  return FALSE;
}
