/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-saml.h"
#include "lanyard-transform.h"

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

/* Of those who may use the connector; NULL if it is not known who they are. */
static const LanyardCheckSurvey *
survey_name_ids (LanyardCheckContext *context)
{
  const char *source = get_name_id_source (context);

  if (source == NULL || context->input->people == NULL)
    return NULL;

  return lanyard_check_people_survey (context->input->people, source, context->input->counts);
}

static char *
dup_visible_name_id (LanyardCheckContext *context,
                     LanyardPerson       *person)
{
  g_auto(GStrv) values = lanyard_person_dup_values (person, get_name_id_source (context));

  return _lanyard_check_show (values != NULL ? values[0] : NULL);
}

/* C22: the format promises an address. */
void
_lanyard_check_name_id_email (LanyardCheckContext *context)
{
  const char *source = get_name_id_source (context);
  const LanyardCheckSurvey *survey = survey_name_ids (context);
  g_autofree char *visible = NULL;

  if (survey == NULL || survey->not_address == NULL || strcmp (source, "email") == 0 ||
      g_strcmp0 (lanyard_connector_get_name_id_format (context->connector), LANYARD_SAML_NAME_ID_EMAIL) != 0)
    return;

  visible = dup_visible_name_id (context, survey->not_address);
  _lanyard_check_report (context, "name_id_source",
                         _("The NameID format promises an e-mail address"),
                         _("Use the e-mail address as source, or another format"),
                         /* Translators: a value, then a user name */
                         _("The NameID “%s” of %s is not an e-mail address"),
                         visible, lanyard_person_get_username (survey->not_address));
  _lanyard_check_offer_string (context, _("Use E-Mail Address"), "name_id_source", "email");
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
  _lanyard_check_offer_string (context, _("Use Persistent NameID"), "name_id_format", LANYARD_SAML_NAME_ID_PERSISTENT);
  _lanyard_check_offer_string (context, NULL, "name_id_source", LANYARD_NAME_ID_SOURCE_PERSISTENT);
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
  _lanyard_check_offer_string (context, _("Use E-Mail Address"), "name_id_source", "email");
}

/* What may be another one after a marriage, a move or a promotion. */
static gboolean
source_changes (const char *source)
{
  static const char * const changing[] = {
    "email", "username", "first_name", "last_name", "display_name", "description", "job_title", "department", "company",
    "cost_center", "location", "phone", "manager", NULL,
  };

  return source != NULL && g_strv_contains (changing, source);
}

/* C25; I-32 */
void
_lanyard_check_name_id_mutable (LanyardCheckContext *context)
{
  const char *source = get_name_id_source (context);

  if (!source_changes (source) ||
      g_strcmp0 (lanyard_connector_get_name_id_format (context->connector), LANYARD_SAML_NAME_ID_PERSISTENT) != 0)
    return;

  _lanyard_check_report (context, "name_id_source",
                         _("Whoever gets another one is a new person to the service provider"),
                         _("Use the opaque identifier that is made once and kept, or another format"),
                         /* Translators: the name of a field, such as “email” */
                         _("The NameID is persistent, and its source “%s” changes"), source);
  _lanyard_check_offer_string (context, _("Use Opaque Identifier"), "name_id_source", LANYARD_NAME_ID_SOURCE_PERSISTENT);
}

/* Beside the one that is used; without that C22 says more. */
static gboolean
lists_persistent (LanyardConnector *connector)
{
  const char * const *formats = lanyard_connector_get_name_id_formats (connector);
  const char *format = lanyard_connector_get_name_id_format (connector);

  return formats != NULL && format != NULL &&
         g_strv_contains (formats, LANYARD_SAML_NAME_ID_PERSISTENT) &&
         (g_strv_contains (formats, format) || g_strv_contains (formats, LANYARD_SAML_NAME_ID_UNSPECIFIED));
}

/* C25; I-32: the service provider would take one that stays, by its metadata
 * or by what is known of the application. */
void
_lanyard_check_name_id_stable (LanyardCheckContext *context)
{
  const char *source = get_name_id_source (context);
  const char *known = context->reference != NULL ? lanyard_connector_get_name_id_source (context->reference) : NULL;
  gboolean is_listed = lists_persistent (context->connector);

  if (!source_changes (source) ||
      g_strcmp0 (lanyard_connector_get_name_id_format (context->connector), LANYARD_SAML_NAME_ID_PERSISTENT) == 0 ||
      !(is_listed || (known != NULL && !source_changes (known))))
    return;

  _lanyard_check_report (context, "name_id_source",
                         _("Whoever gets another one is a new person to the service provider"),
                         _("Use an identifier that stays, unless people have accounts there under this one already"),
                         /* Translators: the name of a field, such as “email” */
                         _("The NameID comes from “%s”, which changes, and the service provider takes one that stays"),
                         source);
  if (!is_listed)
    {
      _lanyard_check_offer_string (context, _("Use Template’s Source"), "name_id_source", known);
      _lanyard_check_offer_string (context, NULL, "name_id_format",
                                   lanyard_connector_get_name_id_format (context->reference));
      return;
    }
  _lanyard_check_offer_string (context, _("Use Opaque Identifier"), "name_id_source", LANYARD_NAME_ID_SOURCE_PERSISTENT);
  _lanyard_check_offer_string (context, NULL, "name_id_format", LANYARD_SAML_NAME_ID_PERSISTENT);
}

/* C25: e-mail addresses are kept in lower case. */
void
_lanyard_check_name_id_case (LanyardCheckContext *context)
{
  const LanyardCheckSurvey *survey = survey_name_ids (context);
  g_autofree char *visible = NULL;

  if (survey == NULL || survey->mixed_case == NULL ||
      lanyard_connector_get_name_id_transform (context->connector) != LANYARD_TRANSFORM_NONE)
    return;

  visible = dup_visible_name_id (context, survey->mixed_case);
  _lanyard_check_report (context, "name_id_source",
                         _("A service provider that counts upper and lower case does not find the account"),
                         _("Use a source whose letters are all of one kind, such as the e-mail address"),
                         /* Translators: a value, then a user name */
                         _("The NameID “%s” of %s has upper and lower case letters"),
                         visible, lanyard_person_get_username (survey->mixed_case));
  if (lanyard_check_people_survey (context->input->people, "email", context->input->counts)->n_without == 0)
    _lanyard_check_offer_string (context, _("Use E-Mail Address"), "name_id_source", "email");
}

/* Everybody has one; it need not be an address. */
static void
offer_username (LanyardCheckContext *context)
{
  _lanyard_check_offer_string (context, _("Use User Name"), "name_id_source", "username");
  if (g_strcmp0 (lanyard_connector_get_name_id_format (context->connector), LANYARD_SAML_NAME_ID_EMAIL) == 0)
    _lanyard_check_offer_string (context, NULL, "name_id_format", LANYARD_SAML_NAME_ID_UNSPECIFIED);
}

/* C26: a single person without a value is refused at sign-in; if all are,
 * nobody can sign in. */
void
_lanyard_check_name_id_empty_all (LanyardCheckContext *context)
{
  const LanyardCheckSurvey *survey = survey_name_ids (context);
  GPtrArray *people;

  if (survey == NULL)
    return;

  people = lanyard_check_people_get_all (context->input->people);
  if (people->len > 0 && survey->n_without == people->len)
    {
      _lanyard_check_report (context, "name_id_source",
                             _("Without a NameID nobody can sign in"),
                             _("Fill it in for them, or choose another source"),
                             /* Translators: an attribute, then user names */
                             _("Nobody has a value for the NameID source “%s”: %s"),
                             get_name_id_source (context), survey->without);
      offer_username (context);
    }
}

/* C26 */
void
_lanyard_check_name_id_empty (LanyardCheckContext *context)
{
  const LanyardCheckSurvey *survey = survey_name_ids (context);

  if (survey == NULL)
    return;

  if (survey->n_without > 0 && survey->n_without < lanyard_check_people_get_all (context->input->people)->len)
    _lanyard_check_report (context, "name_id_source",
                           _("Without a NameID they cannot sign in"),
                           _("Fill it in for them, or choose another source"),
                           /* Translators: a number, an attribute, then user names */
                           ngettext ("%u person has no value for the NameID source “%s”: %s",
                                     "%u people have no value for the NameID source “%s”: %s", survey->n_without),
                           survey->n_without, get_name_id_source (context), survey->without);
}

/* The same source with its letters kept, else the user name, if that helps. */
static void
offer_unique_name_id (LanyardCheckContext *context,
                      const char          *source)
{
  LanyardCheckPeople *people = context->input->people;
  LanyardPerson *one;
  LanyardPerson *other;

  if (!lanyard_check_people_find_same (people, source, LANYARD_TRANSFORM_NONE, &one, &other, context->input->counts))
    _lanyard_check_offer_string (context, _("Keep Letters"), "name_id_transform", "none");
  else if (!lanyard_check_people_find_same (people, "username", LANYARD_TRANSFORM_NONE, &one, &other, context->input->counts))
    {
      _lanyard_check_offer_string (context, _("Use User Name"), "name_id_source", "username");
      _lanyard_check_offer_string (context, NULL, "name_id_transform", "none");
    }
}

/* What a pattern takes away can be all that told two people apart. */
static gboolean
find_same_replaced (LanyardCheckContext  *context,
                    const char           *source,
                    LanyardPerson       **one,
                    LanyardPerson       **other)
{
  GPtrArray *people = lanyard_check_people_get_all (context->input->people);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < people->len; i++)
    {
      g_auto(GStrv) values = lanyard_person_dup_values (people->pdata[i], source);
      const char *text = values != NULL ? values[0] : NULL;
      g_autofree char *value = text != NULL ? lanyard_transform_name_id (context->connector, text, NULL) : NULL;

      *other = people->pdata[i];
      *one = value != NULL ? g_hash_table_lookup (seen, value) : NULL;
      if (*one != NULL)
        return TRUE;
      if (value != NULL)
        g_hash_table_insert (seen, g_steal_pointer (&value), people->pdata[i]);
    }

  return FALSE;
}

/* C27, I-30: the second one would be signed in as the first. */
void
_lanyard_check_name_id_unique (LanyardCheckContext *context)
{
  const char *source = get_name_id_source (context);
  LanyardTransform transform = lanyard_connector_get_name_id_transform (context->connector);
  LanyardPerson *one;
  LanyardPerson *other;
  g_autofree char *visible = NULL;

  if (source == NULL || context->input->people == NULL)
    return;
  if (lanyard_connector_get_name_id_pattern (context->connector) != NULL
      ? !find_same_replaced (context, source, &one, &other)
      : !lanyard_check_people_find_same (context->input->people, source, transform, &one, &other, context->input->counts))
    return;

  visible = dup_visible_name_id (context, other);
  _lanyard_check_report (context, "name_id_source",
                         _("The service provider would take one for the other"),
                         _("Choose a source that is different for everybody"),
                         /* Translators: two user names, then a value */
                         _("%s and %s have the same NameID, “%s”"),
                         lanyard_person_get_username (one), lanyard_person_get_username (other), visible);
  offer_unique_name_id (context, source);
}
