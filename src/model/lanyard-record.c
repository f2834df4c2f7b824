/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-record.h"

typedef struct
{
  char *id;
  gint64 revision;
  char *search_key;             /* NULL until it is asked for */
} LanyardRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LanyardRecord, lanyard_record, LANYARD_TYPE_ITEM)

enum
{
  PROP_0,
  PROP_ID,
  PROP_REVISION,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
lanyard_record_finalize (GObject *object)
{
  LanyardRecordPrivate *priv = lanyard_record_get_instance_private (LANYARD_RECORD (object));

  g_clear_pointer (&priv->id, g_free);
  g_clear_pointer (&priv->search_key, g_free);

  G_OBJECT_CLASS (lanyard_record_parent_class)->finalize (object);
}

static void
lanyard_record_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  LanyardRecord *self = LANYARD_RECORD (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, lanyard_record_get_id (self));
      break;
    case PROP_REVISION:
      g_value_set_int64 (value, lanyard_record_get_revision (self));
      break;
    case PROP_TITLE:
      g_value_set_string (value, lanyard_record_get_title (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_record_notify (GObject    *object,
                       GParamSpec *pspec)
{
  LanyardRecordPrivate *priv = lanyard_record_get_instance_private (LANYARD_RECORD (object));

  g_clear_pointer (&priv->search_key, g_free);
}

static void
lanyard_record_class_init (LanyardRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lanyard_record_finalize;
  object_class->notify = lanyard_record_notify;
  object_class->get_property = lanyard_record_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_REVISION] = g_param_spec_int64 ("revision", NULL, NULL, 0, G_MAXINT64, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lanyard_record_init (LanyardRecord *self)
{
  LanyardRecordPrivate *priv = lanyard_record_get_instance_private (self);

  priv->id = g_uuid_string_random ();
}

/**
 * lanyard_record_fold:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text in the one form that all spellings of it
 *   have which a search does not tell apart: no capitals, no accents
 */
char *
lanyard_record_fold (const char *text)
{
  g_autofree char *folded = NULL;
  g_autofree char *decomposed = NULL;
  g_autoptr(GString) bare = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  if (g_str_is_ascii (text))
    return g_ascii_strdown (text, -1);

  folded = g_utf8_casefold (text, -1);
  decomposed = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
  bare = g_string_new (NULL);
  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_NON_SPACING_MARK)
      g_string_append_unichar (bare, g_utf8_get_char (p));

  return g_string_free (g_steal_pointer (&bare), FALSE);
}

/**
 * lanyard_record_get_id:
 * @self: a record
 *
 * Returns: its id, a UUID (“settings” for the settings)
 */
const char *
lanyard_record_get_id (LanyardRecord *self)
{
  LanyardRecordPrivate *priv = lanyard_record_get_instance_private (self);

  g_return_val_if_fail (LANYARD_IS_RECORD (self), NULL);

  return priv->id;
}

/**
 * lanyard_record_get_revision:
 * @self: a record
 *
 * Returns: 0 until it was saved, then counted up with each change
 */
gint64
lanyard_record_get_revision (LanyardRecord *self)
{
  LanyardRecordPrivate *priv = lanyard_record_get_instance_private (self);

  g_return_val_if_fail (LANYARD_IS_RECORD (self), 0);

  return priv->revision;
}

/**
 * lanyard_record_get_title:
 * @self: a record
 *
 * Returns: what lists show and sort by, “” when it has none
 */
const char *
lanyard_record_get_title (LanyardRecord *self)
{
  LanyardRecordClass *klass;
  const char *title;

  g_return_val_if_fail (LANYARD_IS_RECORD (self), NULL);

  klass = LANYARD_RECORD_GET_CLASS (self);
  title = klass->get_title != NULL ? klass->get_title (self) : NULL;

  return title != NULL ? title : "";
}

/**
 * lanyard_record_get_search_key:
 * @self: a record
 *
 * Made when it is asked for the first time: a list that fills asks on its
 * own thread, and afterwards it costs nothing.
 *
 * Returns: what a search looks into, as lanyard_record_fold() makes it;
 *   valid until @self changes
 */
const char *
lanyard_record_get_search_key (LanyardRecord *self)
{
  LanyardRecordPrivate *priv = lanyard_record_get_instance_private (self);
  LanyardRecordClass *klass;
  g_autofree char *searched = NULL;

  g_return_val_if_fail (LANYARD_IS_RECORD (self), NULL);

  if (priv->search_key != NULL)
    return priv->search_key;

  klass = LANYARD_RECORD_GET_CLASS (self);
  searched = klass->dup_searched != NULL ? klass->dup_searched (self) : NULL;
  priv->search_key = lanyard_record_fold (searched != NULL ? searched : lanyard_record_get_title (self));

  return priv->search_key;
}

/**
 * lanyard_record_get_kind:
 * @self: a record
 *
 * Returns: “connector”, “group”, “person”, “settings” or “key_pair”
 */
const char *
lanyard_record_get_kind (LanyardRecord *self)
{
  g_return_val_if_fail (LANYARD_IS_RECORD (self), NULL);

  return LANYARD_RECORD_GET_CLASS (self)->kind;
}

/**
 * lanyard_record_set_identity:
 * @self: a record
 * @id: its id
 * @revision: its revision
 *
 * For the configuration that stores it.
 */
void
lanyard_record_set_identity (LanyardRecord *self,
                             const char    *id,
                             gint64         revision)
{
  LanyardRecordPrivate *priv = lanyard_record_get_instance_private (self);
  g_autofree char *copy = NULL;

  g_return_if_fail (LANYARD_IS_RECORD (self));
  g_return_if_fail (id != NULL && *id != '\0');
  g_return_if_fail (revision >= 0);

  copy = g_strdup (id);
  g_free (priv->id);
  priv->id = g_steal_pointer (&copy);
  priv->revision = revision;
}
