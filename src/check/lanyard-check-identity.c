/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-saml.h"
#include "lanyard-transform.h"

#define NAMES_SHOWN 5

/* Formats that people and guides write with the wrong version of SAML. */
static const struct
{
  const char *wrong;
  const char *right;
} versions[] = {
  { "urn:oasis:names:tc:SAML:1.0:nameid-format:emailAddress", LANYARD_SAML_NAME_ID_EMAIL },
  { "urn:oasis:names:tc:SAML:2.0:nameid-format:emailAddress", LANYARD_SAML_NAME_ID_EMAIL },
  { "urn:oasis:names:tc:SAML:1.0:nameid-format:unspecified", LANYARD_SAML_NAME_ID_UNSPECIFIED },
  { "urn:oasis:names:tc:SAML:2.0:nameid-format:unspecified", LANYARD_SAML_NAME_ID_UNSPECIFIED },
  { "urn:oasis:names:tc:SAML:1.0:nameid-format:persistent", LANYARD_SAML_NAME_ID_PERSISTENT },
  { "urn:oasis:names:tc:SAML:1.1:nameid-format:persistent", LANYARD_SAML_NAME_ID_PERSISTENT },
  { "urn:oasis:names:tc:SAML:1.0:nameid-format:transient", LANYARD_SAML_NAME_ID_TRANSIENT },
  { "urn:oasis:names:tc:SAML:1.1:nameid-format:transient", LANYARD_SAML_NAME_ID_TRANSIENT },
};

/* What the person has for @source, NULL if nothing. */
static char *
dup_first_value (gpointer    person,
                 const char *source)
{
  g_auto(GStrv) values = lanyard_person_dup_values (person, source);

  return values != NULL && values[0] != NULL && *values[0] != '\0' ? g_strdup (values[0]) : NULL;
}

/* NULL if the NameID is no person's value: made up once or for each sign-in,
 * or not sent. */
static const char *
get_name_id_source (LanyardCheckContext *context)
{
  const char *source = lanyard_connector_get_name_id_source (context->connector);

  if (!lanyard_connector_get_send_name_id (context->connector) ||
      g_strcmp0 (lanyard_connector_get_name_id_format (context->connector), LANYARD_SAML_NAME_ID_TRANSIENT) == 0)
    return NULL;

  return lanyard_person_is_own_source (source) ? source : NULL;
}

/* The first few of those without a value, "ann, ben, …"; NULL: none. */
char *
_lanyard_check_list_people_without (LanyardCheckContext *context,
                                    const char          *source,
                                    guint               *count)
{
  GPtrArray *people = context->input->people;
  g_autoptr(GString) names = g_string_new (NULL);

  *count = 0;
  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      g_autofree char *value = dup_first_value (people->pdata[i], source);

      if (value != NULL)
        continue;
      if (++*count <= NAMES_SHOWN)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                                lanyard_person_get_username (people->pdata[i]));
    }

  if (*count > NAMES_SHOWN)
    g_string_append (names, ", …");

  return *count > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

/* C22 */
void
_lanyard_check_name_id_format_listed (LanyardCheckContext *context)
{
  const char * const *formats = lanyard_connector_get_name_id_formats (context->connector);
  const char *format = lanyard_connector_get_name_id_format (context->connector);
  g_autofree char *visible = NULL;

  if (formats == NULL || formats[0] == NULL || format == NULL ||
      g_strv_contains (formats, format) ||
      g_strv_contains (formats, LANYARD_SAML_NAME_ID_UNSPECIFIED))
    return;

  visible = _lanyard_check_show (format);
  _lanyard_check_report (context, "name_id_format",
                         _("The service provider may refuse the response"),
                         _("Choose one of the formats that its metadata lists"),
                         _("The NameID format “%s” is not among those that the service provider supports"), visible);
}

/* C22 */
void
_lanyard_check_name_id_format_template (LanyardCheckContext *context)
{
  const char *format = lanyard_connector_get_name_id_format (context->connector);
  const char * const *formats = lanyard_connector_get_name_id_formats (context->connector);
  const char *known = context->input->tmpl != NULL
                      ? lanyard_template_get_profile (context->input->tmpl)->name_id_format : NULL;
  g_autofree char *visible = NULL;

  if (known == NULL || format == NULL || strcmp (format, known) == 0 ||
      g_strcmp0 (lanyard_connector_get_template (context->connector), "custom") == 0 ||
      (formats != NULL && g_strv_contains (formats, format)))
    return;

  visible = _lanyard_check_show (format);
  _lanyard_check_report (context, "name_id_format",
                         _("The service provider may refuse the response"),
                         _("Use the template’s format unless the service provider says otherwise"),
                         /* Translators: a format, an application, another format */
                         _("The NameID format is “%s”, and %s uses “%s”"),
                         visible, lanyard_template_get_name (context->input->tmpl), known);
}

/* C22: the format promises an address. */
void
_lanyard_check_name_id_email (LanyardCheckContext *context)
{
  const char *source = get_name_id_source (context);
  GPtrArray *people = context->input->people;

  if (source == NULL || people == NULL || strcmp (source, "email") == 0 ||
      g_strcmp0 (lanyard_connector_get_name_id_format (context->connector), LANYARD_SAML_NAME_ID_EMAIL) != 0)
    return;

  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *value = dup_first_value (people->pdata[i], source);
      g_autofree char *visible = NULL;

      if (value == NULL || strchr (value, '@') != NULL)
        continue;

      visible = _lanyard_check_show (value);
      _lanyard_check_report (context, "name_id_source",
                             _("The NameID format promises an e-mail address"),
                             _("Use the e-mail address as source, or another format"),
                             /* Translators: a value, then a user name */
                             _("The NameID “%s” of %s is not an e-mail address"),
                             visible, lanyard_person_get_username (people->pdata[i]));
      return;
    }
}

/* C23 */
void
_lanyard_check_name_id_version (LanyardCheckContext *context)
{
  const char *format = lanyard_connector_get_name_id_format (context->connector);

  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    if (g_strcmp0 (format, versions[i].wrong) == 0)
      {
        g_autofree char *fix = g_strdup_printf (_("Use “%s” unless the service provider insists"), versions[i].right);

        _lanyard_check_report (context, "name_id_format",
                               _("There is no such format in that version of SAML"), fix,
                               _("The NameID format “%s” has the wrong version"), format);
      }
}

/* C24 */
void
_lanyard_check_name_id_transient (LanyardCheckContext *context)
{
  gboolean jit = context->input->tmpl != NULL &&
                 (lanyard_template_get_labels (context->input->tmpl) & LANYARD_TEMPLATE_JIT) != 0;

  if (g_strcmp0 (lanyard_connector_get_name_id_format (context->connector), LANYARD_SAML_NAME_ID_TRANSIENT) != 0 ||
      !(jit || lanyard_connector_get_group_attribute_enabled (context->connector)))
    return;

  _lanyard_check_report (context, "name_id_format",
                         _("The service provider would take each sign-in for a new person"),
                         _("Use a persistent NameID or the e-mail address"),
                         _("The NameID is transient, and the service provider keeps accounts"));
}

/* C26 */
void
_lanyard_check_name_id_source (LanyardCheckContext *context)
{
  const char *source = lanyard_connector_get_name_id_source (context->connector);
  g_autofree char *visible = NULL;

  if (source != NULL &&
      (lanyard_person_is_own_source (source) || strcmp (source, LANYARD_NAME_ID_SOURCE_PERSISTENT) == 0))
    return;

  visible = _lanyard_check_show (source);
  _lanyard_check_report (context, "name_id_source",
                         _("The service provider knows people by their NameID"),
                         _("Choose an attribute that people have, such as the e-mail address"),
                         _("The NameID source “%s” does not exist"), visible);
}

/* C26: a single person without a value is refused at sign-in; if all are,
 * nobody can sign in. */
void
_lanyard_check_name_id_empty_all (LanyardCheckContext *context)
{
  const char *source = get_name_id_source (context);
  g_autofree char *names = NULL;
  guint count;

  if (source == NULL || context->input->people == NULL || context->input->people->len == 0)
    return;

  names = _lanyard_check_list_people_without (context, source, &count);
  if (count == context->input->people->len)
    _lanyard_check_report (context, "name_id_source",
                           _("Without a NameID nobody can sign in"),
                           _("Fill it in for them, or choose another source"),
                           /* Translators: an attribute, then user names */
                           _("Nobody has a value for the NameID source “%s”: %s"), source, names);
}

/* C26 */
void
_lanyard_check_name_id_empty (LanyardCheckContext *context)
{
  const char *source = get_name_id_source (context);
  g_autofree char *names = NULL;
  guint count;

  if (source == NULL)
    return;

  names = _lanyard_check_list_people_without (context, source, &count);
  if (count > 0 && count < context->input->people->len)
    _lanyard_check_report (context, "name_id_source",
                           _("Without a NameID they cannot sign in"),
                           _("Fill it in for them, or choose another source"),
                           /* Translators: a number, an attribute, then user names */
                           ngettext ("%u person has no value for the NameID source “%s”: %s",
                                     "%u people have no value for the NameID source “%s”: %s", count),
                           count, source, names);
}

/* C27, I-30: the second one would be signed in as the first. */
void
_lanyard_check_name_id_unique (LanyardCheckContext *context)
{
  const char *source = get_name_id_source (context);
  LanyardTransform transform = lanyard_connector_get_name_id_transform (context->connector);
  GPtrArray *people = context->input->people;
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; source != NULL && people != NULL && i < people->len; i++)
    {
      g_autofree char *text = dup_first_value (people->pdata[i], source);
      g_autofree char *value = text != NULL ? lanyard_transform_apply (transform, text) : NULL;
      LanyardPerson *other = value != NULL ? g_hash_table_lookup (seen, value) : NULL;
      g_autofree char *visible = NULL;

      if (value != NULL && other == NULL)
        g_hash_table_insert (seen, g_steal_pointer (&value), people->pdata[i]);
      if (other == NULL)
        continue;

      visible = _lanyard_check_show (value);
      _lanyard_check_report (context, "name_id_source",
                             _("The service provider would take one for the other"),
                             _("Choose a source that is different for everybody"),
                             /* Translators: two user names, then a value */
                             _("%s and %s have the same NameID, “%s”"),
                             lanyard_person_get_username (other),
                             lanyard_person_get_username (people->pdata[i]), visible);
      return;
    }
}
