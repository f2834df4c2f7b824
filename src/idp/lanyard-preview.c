/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-preview.h"

#include <glib/gi18n-lib.h>

#include "lanyard-access-private.h"
#include "lanyard-name-id-private.h"
#include "lanyard-opaque-id-private.h"
#include "lanyard-rehearsal-private.h"
#include "lanyard-release-private.h"
#include "lanyard-saml.h"
#include "lanyard-text.h"

#define SHOWN_MAX 120

typedef struct
{
  LanyardConfiguration *rehearsal;
  LanyardConnector     *connector;
  LanyardPerson        *person;
  char                **groups;      /* ids of those that let the person in */
  gint64                now;
} Preview;

static char *
show (const char *text)
{
  return lanyard_text_make_visible (text, SHOWN_MAX);
}

/* Each value; rows that repeat the attribute have several of it. */
static char *
describe_release (LanyardRelease *release)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const LanyardSamlAttribute *attributes;
  gsize n_attributes;

  attributes = _lanyard_release_get_attributes (release, &n_attributes);
  for (gsize i = 0; i < n_attributes; i++)
    for (const char * const *value = attributes[i].values; *value != NULL; value++)
      {
        g_autofree char *visible = show (*value);

        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", visible);
      }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (_("no value: it is not sent"));
}

/* What the connector would tell if it had that attribute only, or the group
 * attribute only; what keeps it from being told is what shows. */
static char *
describe_one (Preview     *preview,
              LanyardItem *item)
{
  g_autoptr(LanyardConnector) alone = LANYARD_CONNECTOR (lanyard_item_copy (LANYARD_ITEM (preview->connector)));
  GListStore *attributes = G_LIST_STORE (lanyard_connector_get_attributes (alone));
  g_autoptr(LanyardItem) copy = item != NULL ? lanyard_item_copy (item) : NULL;
  g_autoptr(LanyardRelease) release = NULL;
  g_autoptr(GError) error = NULL;

  g_list_store_remove_all (attributes);
  g_list_store_remove_all (G_LIST_STORE (lanyard_connector_get_constants (alone)));
  g_object_set (alone, "group-attribute-enabled", item == NULL, NULL);
  if (copy != NULL)
    g_list_store_append (attributes, copy);

  release = _lanyard_release_new_sync (preview->rehearsal, alone, preview->person,
                                       (const char * const *) preview->groups, preview->now, &error);
  return release != NULL ? describe_release (release) : g_strdup (error->message);
}

static char **
describe_attributes (Preview *preview)
{
  GListModel *attributes = lanyard_connector_get_attributes (preview->connector);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (attributes); i++)
    {
      g_autoptr(LanyardItem) item = g_list_model_get_item (attributes, i);
      g_autofree char *text = describe_one (preview, item);

      g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

static char *
describe_name_id (Preview *preview)
{
  LanyardNameIdWish wish = { .allow_create = TRUE };
  g_autofree char *name_id = NULL;
  g_autoptr(GError) error = NULL;

  if (!lanyard_connector_get_send_name_id (preview->connector))
    return g_strdup (_("none is sent"));

  wish.format = _lanyard_name_id_choose_format (preview->connector, NULL);
  if (g_strcmp0 (wish.format, LANYARD_SAML_NAME_ID_TRANSIENT) == 0)
    return g_strdup (_("another one at each sign-in"));

  name_id = _lanyard_name_id_make_sync (preview->rehearsal, preview->connector, preview->person, &wish, preview->now,
                                        &error);
  if (name_id == NULL)
    return g_strdup (error->message);
  if (_lanyard_rehearsal_would_keep (LANYARD_REHEARSAL (preview->rehearsal), LANYARD_OPAQUE_NAME_ID))
    return g_strdup (_("an identifier that the first sign-in makes"));

  return show (name_id);
}

/* Whoever may not sign in is shown without groups. */
static char **
list_groups (Preview  *preview,
             gboolean *allowed)
{
  gboolean needs_mfa;
  g_autoptr(GError) error = NULL;
  char **groups = _lanyard_access_decide_sync (preview->rehearsal, preview->connector, preview->person, &needs_mfa, &error);

  *allowed = groups != NULL;
  return groups != NULL ? groups : g_new0 (char *, 1);
}

/**
 * lanyard_preview_new_sync:
 * @configuration: where people and groups are
 * @connector: a connector, as stored or as it is edited
 * @person_id: whose sign-in it is
 * @now: seconds
 * @error: what loading the person gives
 *
 * Goes through the code of a real sign-in and of a dry run, row by row; a
 * draft will do. Nothing of it is stored.
 *
 * Returns: (transfer full): what would be told
 */
LanyardPreview *
lanyard_preview_new_sync (LanyardConfiguration  *configuration,
                          LanyardConnector      *connector,
                          const char            *person_id,
                          gint64                 now,
                          GError               **error)
{
  g_autoptr(LanyardConfiguration) rehearsal = NULL;
  g_autoptr(LanyardPerson) person = NULL;
  g_auto(GStrv) groups = NULL;
  Preview preview;
  LanyardPreview *told;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (person_id != NULL, NULL);

  person = (LanyardPerson *) lanyard_configuration_load_sync (configuration, LANYARD_TYPE_PERSON, person_id, error);
  if (person == NULL)
    return NULL;

  rehearsal = _lanyard_rehearsal_new (configuration);
  preview = (Preview) { rehearsal, connector, person, NULL, now };
  told = g_new0 (LanyardPreview, 1);
  groups = list_groups (&preview, &told->allowed);
  preview.groups = groups;
  told->name_id = describe_name_id (&preview);
  told->attributes = describe_attributes (&preview);
  told->groups = lanyard_connector_get_group_attribute_enabled (connector) ? describe_one (&preview, NULL) : NULL;
  return told;
}

void
lanyard_preview_free (LanyardPreview *preview)
{
  g_return_if_fail (preview != NULL);

  g_free (preview->name_id);
  g_strfreev (preview->attributes);
  g_free (preview->groups);
  g_free (preview);
}
