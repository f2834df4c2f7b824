/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-person.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-item-private.h"
#include "lanyard-text.h"
#include "lanyard-transform.h"

#define CUSTOM_PREFIX "custom:"
#define GROUPS_SOURCE "groups"

struct _LanyardPerson
{
  LanyardRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardPerson, lanyard_person, LANYARD_TYPE_RECORD)

enum
{
  FIELD_USERNAME,
  FIELD_EMAIL,
  FIELD_FIRST_NAME,
  FIELD_LAST_NAME,
  FIELD_DISPLAY_NAME,
  FIELD_DESCRIPTION,
  FIELD_EMPLOYEE_ID,
  FIELD_JOB_TITLE,
  FIELD_DEPARTMENT,
  FIELD_COMPANY,
  FIELD_COST_CENTER,
  FIELD_LOCATION,
  FIELD_PHONE,
  FIELD_MANAGER,
  FIELD_SUSPENDED,
  FIELD_ATTRIBUTES,
  FIELD_NOTES,
  FIELD_DIRECTORY_ID,
  FIELD_DIRECTORY_SUSPENDED,
  FIELD_DIRECTORY_VANISHED,
};

static char *
fold_email (const char *text)
{
  return lanyard_transform_apply (LANYARD_TRANSFORM_LOWER, text);
}

static const LanyardField fields[] = {
  [FIELD_USERNAME] = { "username", LANYARD_FIELD_STRING },
  [FIELD_EMAIL] = { "email", LANYARD_FIELD_STRING, .normalize = fold_email },
  [FIELD_FIRST_NAME] = { "first-name", LANYARD_FIELD_STRING },
  [FIELD_LAST_NAME] = { "last-name", LANYARD_FIELD_STRING },
  [FIELD_DISPLAY_NAME] = { "display-name", LANYARD_FIELD_STRING },
  [FIELD_DESCRIPTION] = { "description", LANYARD_FIELD_STRING },
  [FIELD_EMPLOYEE_ID] = { "employee-id", LANYARD_FIELD_STRING },
  [FIELD_JOB_TITLE] = { "job-title", LANYARD_FIELD_STRING },
  [FIELD_DEPARTMENT] = { "department", LANYARD_FIELD_STRING },
  [FIELD_COMPANY] = { "company", LANYARD_FIELD_STRING },
  [FIELD_COST_CENTER] = { "cost-center", LANYARD_FIELD_STRING },
  [FIELD_LOCATION] = { "location", LANYARD_FIELD_STRING },
  [FIELD_PHONE] = { "phone", LANYARD_FIELD_STRING },
  [FIELD_MANAGER] = { "manager", LANYARD_FIELD_STRING },
  [FIELD_SUSPENDED] = { "suspended", LANYARD_FIELD_BOOLEAN },
  [FIELD_ATTRIBUTES] = { "attributes", LANYARD_FIELD_MULTI_DICT },
  [FIELD_NOTES] = { "notes", LANYARD_FIELD_STRING },
  [FIELD_DIRECTORY_ID] = { "directory-id", LANYARD_FIELD_STRING },
  [FIELD_DIRECTORY_SUSPENDED] = { "directory-suspended", LANYARD_FIELD_BOOLEAN },
  [FIELD_DIRECTORY_VANISHED] = { "directory-vanished", LANYARD_FIELD_BOOLEAN },
};

/* Those before the groups are fields, in the order of the fields. */
static const LanyardSource sources[] = {
  { "username", N_("Username") },
  { "email", N_("Email") },
  { "first_name", N_("First Name") },
  { "last_name", N_("Last Name") },
  { "display_name", N_("Display Name") },
  { "description", N_("Description") },
  { "employee_id", N_("Employee ID") },
  { "job_title", N_("Job Title") },
  { "department", N_("Department") },
  { "company", N_("Company") },
  { "cost_center", N_("Cost Center") },
  { "location", N_("Location") },
  { "phone", N_("Phone") },
  { "manager", N_("Manager") },
  { GROUPS_SOURCE, N_("Groups") },
  { LANYARD_SOURCE_SUBJECT_ID, N_("Subject ID (the same everywhere)") },
  { LANYARD_SOURCE_PAIRWISE_ID, N_("Pairwise ID (one for each application)") },
  { NULL, NULL },
};

static const char *
lanyard_person_get_record_title (LanyardRecord *record)
{
  return _lanyard_item_get_string (record, FIELD_USERNAME);
}

static char *
lanyard_person_dup_searched (LanyardRecord *record)
{
  LanyardPerson *self = LANYARD_PERSON (record);
  g_autofree char *name = lanyard_person_dup_full_name (self);

  return g_strjoin ("\n", name, lanyard_person_get_username (self), lanyard_person_get_email (self), NULL);
}

static gboolean
is_username (const char *username)
{
  if (username == NULL)
    return FALSE;

  for (const char *p = username; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_email (const char *email)
{
  const char *at = strchr (email, '@');

  return at != NULL && at != email && at[1] != '\0' && strchr (at + 1, '@') == NULL && is_username (email);
}

static gboolean
lanyard_person_validate (LanyardItem  *item,
                         GError      **error)
{
  const char *username = _lanyard_item_get_string (item, FIELD_USERNAME);
  const char *email = _lanyard_item_get_string (item, FIELD_EMAIL);
  g_autofree char *visible = NULL;

  if (!is_username (username))
    {
      visible = lanyard_text_make_visible (username != NULL ? username : "", 128);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("People type it to sign in"),
                         _("Enter a name without blanks"),
                         _("The username “%s” cannot be used"), visible);
      return FALSE;
    }
  if (email != NULL && !is_email (email))
    {
      visible = lanyard_text_make_visible (email, 128);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("Applications know people by it"),
                         _("Enter an address such as ada@example.com"),
                         _("“%s” is not an email address"), visible);
      return FALSE;
    }

  return TRUE;
}

/* Who is let in is not suspended by the directory any more: a later suspension
 * is somebody else’s, and the directory must not undo it. */
static void
lanyard_person_dispatch_properties_changed (GObject     *object,
                                            guint        n_pspecs,
                                            GParamSpec **pspecs)
{
  gboolean is_changed = FALSE;

  G_OBJECT_CLASS (lanyard_person_parent_class)->dispatch_properties_changed (object, n_pspecs, pspecs);

  for (guint i = 0; i < n_pspecs; i++)
    is_changed |= strcmp (g_param_spec_get_name (pspecs[i]), fields[FIELD_SUSPENDED].name) == 0;
  if (is_changed && !_lanyard_item_get_boolean (object, FIELD_SUSPENDED))
    g_object_set (object,
                  fields[FIELD_DIRECTORY_SUSPENDED].name, FALSE,
                  fields[FIELD_DIRECTORY_VANISHED].name, FALSE,
                  NULL);
}

static void
lanyard_person_class_init (LanyardPersonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  LanyardItemClass *item_class = LANYARD_ITEM_CLASS (klass);
  LanyardRecordClass *record_class = LANYARD_RECORD_CLASS (klass);

  object_class->dispatch_properties_changed = lanyard_person_dispatch_properties_changed;
  item_class->validate = lanyard_person_validate;
  record_class->kind = "person";
  record_class->get_title = lanyard_person_get_record_title;
  record_class->dup_searched = lanyard_person_dup_searched;

  _lanyard_item_class_install_fields (klass, fields, G_N_ELEMENTS (fields));
}

static void
lanyard_person_init (LanyardPerson *self)
{
}

/* The source's place in the table, -1 if it is not there. */
static int
find_source (const char *source)
{
  for (guint i = 0; sources[i].source != NULL; i++)
    if (strcmp (sources[i].source, source) == 0)
      return i;

  return -1;
}

/* NAME of "custom:NAME", else NULL. */
static const char *
get_custom_name (const char *source)
{
  if (!g_str_has_prefix (source, CUSTOM_PREFIX) || source[strlen (CUSTOM_PREFIX)] == '\0')
    return NULL;

  return source + strlen (CUSTOM_PREFIX);
}

/**
 * lanyard_person_new:
 * @username: (nullable): what the person signs in with
 * @email: (nullable): an address, in any case
 *
 * Returns: (transfer full): a new person
 */
LanyardPerson *
lanyard_person_new (const char *username,
                    const char *email)
{
  return g_object_new (LANYARD_TYPE_PERSON,
                       "username", username,
                       "email", email,
                       NULL);
}

LANYARD_DEFINE_FIELD_GETTER (lanyard_person_get_username, LanyardPerson, LANYARD_IS_PERSON, const char *, string, FIELD_USERNAME)
LANYARD_DEFINE_FIELD_GETTER (lanyard_person_get_email, LanyardPerson, LANYARD_IS_PERSON, const char *, string, FIELD_EMAIL)
LANYARD_DEFINE_FIELD_GETTER (lanyard_person_get_first_name, LanyardPerson, LANYARD_IS_PERSON, const char *, string, FIELD_FIRST_NAME)
LANYARD_DEFINE_FIELD_GETTER (lanyard_person_get_last_name, LanyardPerson, LANYARD_IS_PERSON, const char *, string, FIELD_LAST_NAME)

/**
 * lanyard_person_dup_full_name:
 * @self: a person
 *
 * Returns: (transfer full): the display name, else first and last name, else
 *   the username
 */
char *
lanyard_person_dup_full_name (LanyardPerson *self)
{
  const char *display, *first, *last, *username;

  g_return_val_if_fail (LANYARD_IS_PERSON (self), NULL);

  display = _lanyard_item_get_string (self, FIELD_DISPLAY_NAME);
  first = _lanyard_item_get_string (self, FIELD_FIRST_NAME);
  last = _lanyard_item_get_string (self, FIELD_LAST_NAME);
  username = _lanyard_item_get_string (self, FIELD_USERNAME);

  if (display != NULL)
    return g_strdup (display);
  if (first != NULL && last != NULL)
    return g_strdup_printf ("%s %s", first, last);
  if (first != NULL || last != NULL)
    return g_strdup (first != NULL ? first : last);

  return g_strdup (username != NULL ? username : "");
}

LANYARD_DEFINE_FIELD_GETTER (lanyard_person_is_suspended, LanyardPerson, LANYARD_IS_PERSON, gboolean, boolean, FIELD_SUSPENDED)
LANYARD_DEFINE_FIELD_GETTER (lanyard_person_get_directory_id, LanyardPerson, LANYARD_IS_PERSON, const char *, string, FIELD_DIRECTORY_ID)
LANYARD_DEFINE_FIELD_GETTER (lanyard_person_is_directory_suspended, LanyardPerson, LANYARD_IS_PERSON, gboolean, boolean, FIELD_DIRECTORY_SUSPENDED)
LANYARD_DEFINE_FIELD_GETTER (lanyard_person_is_directory_vanished, LanyardPerson, LANYARD_IS_PERSON, gboolean, boolean, FIELD_DIRECTORY_VANISHED)

/**
 * lanyard_person_dup_values:
 * @self: a person
 * @source: a field's name or "custom:NAME"
 *
 * The values of an attribute source that is a person's own; other sources
 * give %NULL.
 *
 * Returns: (transfer full) (nullable): the values, empty when there are none;
 *   %NULL when @source names nothing that exists
 */
char **
lanyard_person_dup_values (LanyardPerson *self,
                           const char    *source)
{
  g_autoptr(GVariant) values = NULL;
  const char *custom, *value;

  g_return_val_if_fail (LANYARD_IS_PERSON (self), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  custom = get_custom_name (source);
  if (custom != NULL)
    {
      values = g_variant_lookup_value (_lanyard_item_get_dict (self, FIELD_ATTRIBUTES), custom, NULL);
      return values != NULL ? g_variant_dup_strv (values, NULL) : g_new0 (char *, 1);
    }

  if (!lanyard_person_is_own_source (source))
    return NULL;

  value = _lanyard_item_get_string (self, FIELD_USERNAME + find_source (source));
  return g_strdupv ((char *[]) { (char *) value, NULL });
}

LANYARD_DEFINE_FIELD_GETTER (lanyard_person_get_attributes, LanyardPerson, LANYARD_IS_PERSON, GVariant *, dict, FIELD_ATTRIBUTES)

/**
 * lanyard_person_get_sources:
 *
 * Returns: (array zero-terminated=1) (transfer none): all sources but custom
 *   ones; the labels are to be translated with gettext
 */
const LanyardSource *
lanyard_person_get_sources (void)
{
  return sources;
}

/**
 * lanyard_person_is_source:
 * @source: (nullable): a candidate
 *
 * Returns: whether @source is one of lanyard_person_get_sources() or
 *   "custom:NAME"
 */
gboolean
lanyard_person_is_source (const char *source)
{
  return source != NULL && (get_custom_name (source) != NULL || find_source (source) >= 0);
}

/**
 * lanyard_person_is_own_source:
 * @source: (nullable): a candidate
 *
 * Returns: whether a person's record itself has the values of @source: not
 *   groups, and not identifiers that are made
 */
gboolean
lanyard_person_is_own_source (const char *source)
{
  int index;

  if (source == NULL)
    return FALSE;
  if (get_custom_name (source) != NULL)
    return TRUE;

  index = find_source (source);
  return index >= 0 && index < find_source (GROUPS_SOURCE);
}
