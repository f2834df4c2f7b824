/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-item-private.h"
#include "lanyard-url.h"

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
  FIELD_CONTACT,
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
  [FIELD_CONTACT] = { "contact", LANYARD_FIELD_STRING },
};

static const char *
lanyard_settings_get_record_title (LanyardRecord *record)
{
  return _lanyard_item_get_string (record, FIELD_ORGANIZATION);
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
