/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-item-private.h"
#include "lanyard-logo-uri.h"
#include "lanyard-text.h"
#include "lanyard-url.h"

#define SCOPE_MAX_LENGTH 127

struct _LanyardSettings
{
  LanyardRecord parent_instance;

  char *local_url;    /* what stands for a base URL that is not set; follows the port */
};

G_DEFINE_FINAL_TYPE (LanyardSettings, lanyard_settings, LANYARD_TYPE_RECORD)

enum
{
  FIELD_BASE_URL,
  FIELD_PORT,
  FIELD_ORGANIZATION,
  FIELD_SESSION_LIFETIME,
  FIELD_SESSION_IDLE_TIME,
  FIELD_PASSWORD_MIN_LENGTH,
  FIELD_PASSWORD_LINK_LIFETIME,
  FIELD_CONTACT,
  FIELD_ORGANIZATION_URL,
  FIELD_ERROR_URL,
  FIELD_SCOPE,
  FIELD_CLOCK_SKEW,
  FIELD_METADATA_VALIDITY,
  FIELD_METADATA_CACHE_DURATION,
  FIELD_METADATA_SIGNED,
  FIELD_EVENT_RETENTION,
  FIELD_CUSTOM_ATTRIBUTES,
  FIELD_LOGO,
  FIELD_COLOR,
};

static char *
strip_slashes (const char *text)
{
  gsize length = strlen (text);

  while (length > 0 && text[length - 1] == '/')
    length--;

  return g_strndup (text, length);
}

static const LanyardField fields[] = {
  [FIELD_BASE_URL] = { "base-url", LANYARD_FIELD_STRING, .normalize = strip_slashes },
  [FIELD_PORT] = { "port", LANYARD_FIELD_INT, .maximum = 65535 },
  [FIELD_ORGANIZATION] = { "organization", LANYARD_FIELD_STRING },
  [FIELD_SESSION_LIFETIME] = { "session-lifetime", LANYARD_FIELD_INT, .number = 28800 },
  [FIELD_SESSION_IDLE_TIME] = { "session-idle-time", LANYARD_FIELD_INT, .number = 7200 },
  [FIELD_PASSWORD_MIN_LENGTH] = { "password-min-length", LANYARD_FIELD_INT, .number = 12, .minimum = 8, .maximum = 128 },
  [FIELD_PASSWORD_LINK_LIFETIME] = { "password-link-lifetime", LANYARD_FIELD_INT, .number = 86400, .minimum = 300, .maximum = 2592000 },
  [FIELD_CONTACT] = { "contact", LANYARD_FIELD_STRING },
  [FIELD_ORGANIZATION_URL] = { "organization-url", LANYARD_FIELD_STRING },
  [FIELD_ERROR_URL] = { "error-url", LANYARD_FIELD_STRING },
  [FIELD_SCOPE] = { "scope", LANYARD_FIELD_STRING },
  [FIELD_CLOCK_SKEW] = { "clock-skew", LANYARD_FIELD_INT, .number = 180, .minimum = 30, .maximum = 600 },
  [FIELD_METADATA_VALIDITY] = { "metadata-validity", LANYARD_FIELD_INT, .maximum = 3650 },
  [FIELD_METADATA_CACHE_DURATION] = { "metadata-cache-duration", LANYARD_FIELD_INT },
  [FIELD_METADATA_SIGNED] = { "metadata-signed", LANYARD_FIELD_BOOLEAN },
  [FIELD_EVENT_RETENTION] = { "event-retention", LANYARD_FIELD_INT, .number = 90, .maximum = 3650 },
  [FIELD_CUSTOM_ATTRIBUTES] = { "custom-attributes", LANYARD_FIELD_LIST, lanyard_custom_attribute_get_type },
  [FIELD_LOGO] = { "logo", LANYARD_FIELD_STRING },
  [FIELD_COLOR] = { "color", LANYARD_FIELD_STRING },
};

static const char *
lanyard_settings_get_record_title (LanyardRecord *record)
{
  return _lanyard_item_get_string (record, FIELD_ORGANIZATION);
}

/* The part after the @ of subject-id and pairwise-id: the SAML V2.0 Subject
 * Identifier Attributes Profile, 3.3.1. */
static gboolean
check_scope (const char  *scope,
             GError     **error)
{
  g_autofree char *visible = NULL;

  if (scope == NULL)
    return TRUE;
  if (strlen (scope) <= SCOPE_MAX_LENGTH && g_ascii_isalnum (*scope) &&
      scope[strspn (scope, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-.")] == '\0')
    return TRUE;

  visible = lanyard_text_make_visible (scope, SCOPE_MAX_LENGTH + 1);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("Identifiers of people end in it"),
                     _("Enter a domain of the organization, such as “example.org”"),
                     _("The scope “%s” cannot be used"), visible);
  return FALSE;
}

/* #rrggbb; what cannot be read is made darker or lighter where it is shown. */
static gboolean
check_color (const char  *color,
             GError     **error)
{
  g_autofree char *visible = NULL;

  if (color == NULL)
    return TRUE;
  if (strlen (color) == strlen ("#rrggbb") && *color == '#' &&
      strspn (color + 1, G_CSET_DIGITS "abcdefABCDEF") == strlen ("rrggbb"))
    return TRUE;

  visible = lanyard_text_make_visible (color, 32);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("A color is six digits, two for red, green and blue each"),
                     _("Enter one such as “#1b5fb8”"),
                     _("“%s” is no color"), visible);
  return FALSE;
}

static gboolean
check_logo (const char  *logo,
            GError     **error)
{
  return logo == NULL || lanyard_logo_check_uri (logo, error);
}

static gboolean
check_url (const char       *url,
           LanyardUrlFlags   flags,
           GError          **error)
{
  return url == NULL || lanyard_url_check (url, flags, error);
}

/* A name stands for one type. */
static gboolean
check_custom_attributes (GListModel  *attributes,
                         GError     **error)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      const char *name = lanyard_custom_attribute_get_name (_lanyard_item_list_peek (attributes, i));

      if (g_hash_table_add (names, (gpointer) name))
        continue;
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("Which of the two types counts could only be guessed"),
                         _("Remove one of them"),
                         _("The custom attribute “%s” is declared twice"), name);
      return FALSE;
    }

  return TRUE;
}

static gboolean
lanyard_settings_validate (LanyardItem  *item,
                           GError      **error)
{
  const char *base_url = _lanyard_item_get_string (item, FIELD_BASE_URL);

  if (_lanyard_item_get_int (item, FIELD_SESSION_LIFETIME) == 0)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("Nobody could stay signed in"),
                         _("Enter a number of seconds"),
                         _("The session lifetime is 0"));
      return FALSE;
    }
  if (!check_url (_lanyard_item_get_string (item, FIELD_ORGANIZATION_URL), LANYARD_URL_ALLOW_HTTP, error) ||
      !check_url (_lanyard_item_get_string (item, FIELD_ERROR_URL), LANYARD_URL_HTTPS, error) ||
      !check_logo (_lanyard_item_get_string (item, FIELD_LOGO), error) ||
      !check_color (_lanyard_item_get_string (item, FIELD_COLOR), error) ||
      !check_scope (_lanyard_item_get_string (item, FIELD_SCOPE), error) ||
      !check_custom_attributes (_lanyard_item_get_list (item, FIELD_CUSTOM_ATTRIBUTES), error))
    return FALSE;
  if (base_url == NULL)
    return TRUE;

  if (!lanyard_url_check (base_url, LANYARD_URL_HTTPS, error))
    return FALSE;
  if (strchr (base_url, '?') != NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("Paths are added at its end"),
                         _("Leave out the question mark and what follows it"),
                         _("The base URL “%s” holds a query"), base_url);
      return FALSE;
    }

  return TRUE;
}

static void
update_local_url (LanyardSettings *self)
{
  g_free (self->local_url);
  self->local_url = g_strdup_printf ("http://127.0.0.1:%d", _lanyard_item_get_int (self, FIELD_PORT));
}

static void
lanyard_settings_constructed (GObject *object)
{
  G_OBJECT_CLASS (lanyard_settings_parent_class)->constructed (object);

  update_local_url (LANYARD_SETTINGS (object));
}

static void
lanyard_settings_notify (GObject    *object,
                         GParamSpec *pspec)
{
  if (strcmp (pspec->name, fields[FIELD_PORT].name) == 0)
    update_local_url (LANYARD_SETTINGS (object));
}

static void
lanyard_settings_finalize (GObject *object)
{
  LanyardSettings *self = LANYARD_SETTINGS (object);

  g_clear_pointer (&self->local_url, g_free);

  G_OBJECT_CLASS (lanyard_settings_parent_class)->finalize (object);
}

static void
lanyard_settings_class_init (LanyardSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  LanyardItemClass *item_class = LANYARD_ITEM_CLASS (klass);
  LanyardRecordClass *record_class = LANYARD_RECORD_CLASS (klass);

  object_class->constructed = lanyard_settings_constructed;
  object_class->notify = lanyard_settings_notify;
  object_class->finalize = lanyard_settings_finalize;
  item_class->validate = lanyard_settings_validate;
  record_class->kind = "settings";
  record_class->get_title = lanyard_settings_get_record_title;

  _lanyard_item_class_install_fields (klass, fields, G_N_ELEMENTS (fields));
}

static void
lanyard_settings_init (LanyardSettings *self)
{
  lanyard_record_set_identity (LANYARD_RECORD (self), "settings", 0);
}

/**
 * lanyard_settings_get_base_url:
 * @self: the settings
 *
 * Returns: the IdP's URL without a slash at the end; that of the loopback
 *   port until one is set
 */
const char *
lanyard_settings_get_base_url (LanyardSettings *self)
{
  const char *base_url;

  g_return_val_if_fail (LANYARD_IS_SETTINGS (self), NULL);

  base_url = _lanyard_item_get_string (self, FIELD_BASE_URL);

  return base_url != NULL ? base_url : self->local_url;
}

LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_port, LanyardSettings, LANYARD_IS_SETTINGS, int, int, FIELD_PORT)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_organization, LanyardSettings, LANYARD_IS_SETTINGS, const char *, string, FIELD_ORGANIZATION)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_session_lifetime, LanyardSettings, LANYARD_IS_SETTINGS, int, int, FIELD_SESSION_LIFETIME)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_session_idle_time, LanyardSettings, LANYARD_IS_SETTINGS, int, int, FIELD_SESSION_IDLE_TIME)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_password_min_length, LanyardSettings, LANYARD_IS_SETTINGS, int, int, FIELD_PASSWORD_MIN_LENGTH)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_password_link_lifetime, LanyardSettings, LANYARD_IS_SETTINGS, int, int, FIELD_PASSWORD_LINK_LIFETIME)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_contact, LanyardSettings, LANYARD_IS_SETTINGS, const char *, string, FIELD_CONTACT)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_organization_url, LanyardSettings, LANYARD_IS_SETTINGS, const char *, string, FIELD_ORGANIZATION_URL)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_error_url, LanyardSettings, LANYARD_IS_SETTINGS, const char *, string, FIELD_ERROR_URL)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_scope, LanyardSettings, LANYARD_IS_SETTINGS, const char *, string, FIELD_SCOPE)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_clock_skew, LanyardSettings, LANYARD_IS_SETTINGS, int, int, FIELD_CLOCK_SKEW)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_metadata_validity, LanyardSettings, LANYARD_IS_SETTINGS, int, int, FIELD_METADATA_VALIDITY)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_metadata_cache_duration, LanyardSettings, LANYARD_IS_SETTINGS, int, int, FIELD_METADATA_CACHE_DURATION)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_metadata_signed, LanyardSettings, LANYARD_IS_SETTINGS, gboolean, boolean, FIELD_METADATA_SIGNED)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_event_retention, LanyardSettings, LANYARD_IS_SETTINGS, int, int, FIELD_EVENT_RETENTION)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_custom_attributes, LanyardSettings, LANYARD_IS_SETTINGS, GListModel *, list, FIELD_CUSTOM_ATTRIBUTES)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_logo, LanyardSettings, LANYARD_IS_SETTINGS, const char *, string, FIELD_LOGO)
LANYARD_DEFINE_FIELD_GETTER (lanyard_settings_get_color, LanyardSettings, LANYARD_IS_SETTINGS, const char *, string, FIELD_COLOR)
