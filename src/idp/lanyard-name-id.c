/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-name-id-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-opaque-id-private.h"
#include "lanyard-random.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml.h"
#include "lanyard-transform.h"

static gboolean
format_is (const char *format,
           const char *name)
{
  return g_strcmp0 (format, name) == 0;
}

static gboolean
format_is_free (const char *format)
{
  return format == NULL || *format == '\0' || format_is (format, LANYARD_SAML_NAME_ID_UNSPECIFIED);
}

/* The formats we can make for any person without telling more of them than
 * the connector's own format does. */
static gboolean
format_is_opaque (const char *format)
{
  return format_is (format, LANYARD_SAML_NAME_ID_PERSISTENT) ||
         format_is (format, LANYARD_SAML_NAME_ID_TRANSIENT);
}

static gboolean
format_is_listed (LanyardConnector *connector,
                  const char       *format)
{
  const char * const *listed = lanyard_connector_get_name_id_formats (connector);

  return listed != NULL && g_strv_contains (listed, format);
}

static gboolean
format_is_permitted (LanyardConnector *connector,
                     const char       *format)
{
  const char * const *listed = lanyard_connector_get_name_id_formats (connector);

  if (format_is (format, lanyard_connector_get_name_id_format (connector)))
    return TRUE;
  if (!format_is_opaque (format) && !format_is (format, LANYARD_SAML_NAME_ID_EMAIL))
    return FALSE;
  if (listed != NULL && *listed != NULL)
    return format_is_listed (connector, format);

  return format_is_opaque (format);
}

/* M-25 */
static void
set_create_error (GError **error)
{
  g_autoptr(GError) refusal = NULL;

  lanyard_set_error (&refusal, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_NAME_ID_POLICY,
                     _("The application does not know the person yet, and its request does not allow a new identifier"),
                     _("Set the application to send AllowCreate, or ignore that in its settings"),
                     _("The request does not let a persistent identifier be made (AllowCreate)"));
  lanyard_error_set_evidence (refusal, "M-25", "AllowCreate true", "false");
  g_propagate_error (error, g_steal_pointer (&refusal));
}

/* M-40: a service provider, or an affiliation of several (M-26), knows a
 * person by an identifier that nobody else knows. */
static char *
load_or_make_persistent (LanyardConfiguration  *configuration,
                         LanyardConnector      *connector,
                         LanyardPerson         *person,
                         LanyardNameIdWish     *wish,
                         gint64                 now,
                         GError               **error)
{
  const char *id = lanyard_record_get_id (LANYARD_RECORD (connector));
  g_autofree char *scope = wish->qualifier != NULL ? g_strconcat ("affiliation/", wish->qualifier, NULL) : g_strdup (id);
  g_autoptr(GError) local_error = NULL;
  char *value;

  wish->created = wish->allow_create;
  value = _lanyard_opaque_id_ensure_sync (configuration, LANYARD_OPAQUE_NAME_ID, scope, person, &wish->created, now,
                                          &local_error);
  if (value != NULL)
    return value;

  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    set_create_error (error);
  return NULL;
}

/* What @format is made from: the connector's source, except when a request
 * asks a connector with another kind of source for an address. */
static const char *
choose_source (LanyardConnector *connector,
               const char       *format)
{
  const char *own_format = lanyard_connector_get_name_id_format (connector);
  const char *source = lanyard_connector_get_name_id_source (connector);

  if (format_is (format, own_format) || format_is (format, LANYARD_SAML_NAME_ID_UNSPECIFIED))
    return source != NULL ? source : "";
  if (format_is (format, LANYARD_SAML_NAME_ID_PERSISTENT))
    return LANYARD_NAME_ID_SOURCE_PERSISTENT;

  return "email";
}

static void
set_empty_error (GError        **error,
                 LanyardPerson  *person,
                 const char     *source)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SUBJECT,
                     _("The application could not tell who signs in"),
                     _("Fill in the field, or choose another NameID source for the application"),
                     /* Translators: a username, then the name of a field such as "email" */
                     _("“%s” has no value for the NameID source “%s”"), lanyard_person_get_username (person), source);
}

/* I-30; fail closed where nothing is left of the value. */
static char *
make_value (LanyardConnector  *connector,
            LanyardPerson     *person,
            const char        *source,
            const char        *text,
            GError           **error)
{
  g_autofree char *value = lanyard_transform_name_id (connector, text, error);

  if (value == NULL || *value != '\0')
    return g_steal_pointer (&value);

  set_empty_error (error, person, source);
  return NULL;
}

/**
 * _lanyard_name_id_choose_format:
 * @connector: a connector
 * @requested: (nullable): the Format of the request's NameIDPolicy
 *
 * The format of the NameID (M-24). A connector that forces its format, and a
 * request that leaves it open, give the connector's. A format in the request
 * is honoured when it is the connector's, or when the service provider's
 * metadata lists it and we can make it; without a list persistent and
 * transient identifiers are made for whoever asks, since they tell nothing.
 * Other formats (X509SubjectName, WindowsDomainQualifiedName, kerberos, entity
 * or an application's own) are those of a connector that is configured so. An
 * encrypted NameID is not made, and a plain one is not sent in its place
 * (M-26).
 *
 * Returns: (nullable): a format; %NULL means InvalidNameIDPolicy
 */
const char *
_lanyard_name_id_choose_format (LanyardConnector *connector,
                                const char       *requested)
{
  const char *own = lanyard_connector_get_name_id_format (connector);

  if (own == NULL)
    own = LANYARD_SAML_NAME_ID_UNSPECIFIED;

  if (format_is (requested, LANYARD_SAML_NAME_ID_ENCRYPTED))
    return NULL;
  if (format_is_free (requested) || lanyard_connector_get_name_id_policy (connector) == LANYARD_NAME_ID_FORCE)
    return own;

  return format_is_permitted (connector, requested) ? requested : NULL;
}

/**
 * _lanyard_name_id_make_sync:
 * @configuration: where persistent identifiers are kept
 * @connector: a connector
 * @person: who signs in
 * @wish: (inout): the format as chosen by _lanyard_name_id_choose_format();
 *   whether a persistent identifier was made is noted there
 * @now: seconds
 * @error: %LANYARD_SAML_ERROR_SUBJECT when the source is empty for this
 *   person, %LANYARD_SAML_ERROR_NAME_ID_POLICY when a persistent identifier
 *   would have to be made and may not (M-25)
 *
 * The value of the NameID (M-40): transient is random each time; the source
 * "persistent" is an opaque identifier that is made once for this person at
 * this connector and kept; any other source is the first value of that
 * attribute, its letters as the connector wants them (I-30).
 *
 * Returns: (transfer full): the value, never empty
 */
char *
_lanyard_name_id_make_sync (LanyardConfiguration  *configuration,
                            LanyardConnector      *connector,
                            LanyardPerson         *person,
                            LanyardNameIdWish     *wish,
                            gint64                 now,
                            GError               **error)
{
  const char *format = wish->format;
  const char *source;
  g_auto(GStrv) values = NULL;

  g_return_val_if_fail (format != NULL, NULL);

  if (format_is (format, LANYARD_SAML_NAME_ID_TRANSIENT))
    return lanyard_random_dup_id ();

  source = choose_source (connector, format);
  if (strcmp (source, LANYARD_NAME_ID_SOURCE_PERSISTENT) == 0)
    return load_or_make_persistent (configuration, connector, person, wish, now, error);

  values = lanyard_person_dup_values (person, source);
  if (values == NULL || values[0] == NULL || *values[0] == '\0')
    {
      set_empty_error (error, person, source);
      return NULL;
    }

  return make_value (connector, person, source, values[0], error);
}
