/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-metadata.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-entity-private.h"
#include "lanyard-saml-entity-reader-private.h"
#include "lanyard-saml-metadata-private.h"
#include "lanyard-text.h"

static LanyardSamlRoles
get_role (xmlNode *element)
{
  gsize length = strlen ((const char *) element->name);

  if (_lanyard_saml_xml_is (element, LANYARD_SAML_NS_METADATA, "SPSSODescriptor"))
    return LANYARD_SAML_ROLE_SP;
  if (_lanyard_saml_xml_is (element, LANYARD_SAML_NS_METADATA, "IDPSSODescriptor"))
    return LANYARD_SAML_ROLE_IDP;
  if (_lanyard_saml_xml_is (element, LANYARD_SAML_NS_METADATA, (const char *) element->name) &&
      length > strlen ("Descriptor") &&
      strcmp ((const char *) element->name + length - strlen ("Descriptor"), "Descriptor") == 0)
    return LANYARD_SAML_ROLE_OTHER;

  return 0;
}

typedef struct
{
  LanyardSamlSummaryFunc func;
  gpointer               user_data;
  gint64                 now;
} ScanData;

static gboolean
summarize_entity (const LanyardSamlMetadataVisit *visit,
                  gpointer                        user_data)
{
  ScanData *data = user_data;
  xmlNode *element = visit->element;
  LanyardSamlMetadataLimits own = visit->limits;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_saml_text_free);
  g_autofree char *entity_id = _lanyard_saml_xml_dup_attribute (element, "entityID");
  g_autofree char *name = NULL;
  LanyardSamlEntitySummary summary = { .position = visit->position, .entity_id = entity_id, .display_names = names };
  xmlNode *role = _lanyard_saml_metadata_find_role (element);

  if (entity_id == NULL || *entity_id == '\0' ||
      !_lanyard_saml_metadata_narrow (&own, element, data->now, NULL))
    return TRUE;

  for (xmlNode *child = _lanyard_saml_xml_first (element); child != NULL; child = _lanyard_saml_xml_next (child))
    summary.roles |= get_role (child);
  if (role == NULL)
    role = _lanyard_saml_xml_find (element, LANYARD_SAML_NS_METADATA, "IDPSSODescriptor");
  _lanyard_saml_entity_read_display_names (element, role, names, &name);
  summary.display_name = name;
  summary.valid_until = own.valid_until;

  return data->func (&summary, data->user_data);
}

/**
 * lanyard_saml_metadata_scan:
 * @stream: UTF-8 XML, from its beginning
 * @policy: what is demanded of it
 * @func: (scope call): called with each entity that is not expired; %FALSE ends
 *   the reading
 * @user_data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: as lanyard_saml_metadata_read_trusted() without those of single
 *   entities; %LANYARD_SAML_ERROR_TOO_LARGE: one entity has more than 4 MB;
 *   %LANYARD_SAML_ERROR_UNSUPPORTED: a key is pinned, and signatures of
 *   documents that are not read as a whole are not checked (M-64); those of
 *   reading @stream
 *
 * M-63: lists the entities of metadata of any length, in any nesting, with no
 * more than one of them in memory.
 *
 * Returns: whether it was read to the end, or as far as @func wanted
 */
gboolean
lanyard_saml_metadata_scan (GInputStream                     *stream,
                            const LanyardSamlMetadataPolicy  *policy,
                            LanyardSamlSummaryFunc            func,
                            gpointer                          user_data,
                            GCancellable                     *cancellable,
                            GError                          **error)
{
  ScanData data = { func, user_data, policy->now };

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return _lanyard_saml_metadata_walk (stream, policy, summarize_entity, &data, cancellable, error);
}

typedef struct
{
  const char        *entity_id;
  gint64             now;
  LanyardSamlEntity *entity;
  GError            *refusal;      /* of the first with this entity ID */
} PickData;

static gboolean
pick_entity (const LanyardSamlMetadataVisit *visit,
             gpointer                        user_data)
{
  PickData *data = user_data;
  g_autofree char *entity_id = _lanyard_saml_xml_dup_attribute (visit->element, "entityID");

  if (g_strcmp0 (entity_id, data->entity_id) != 0)
    return TRUE;

  data->entity = _lanyard_saml_metadata_read_entity (visit->element, visit->limits, data->now,
                                                     data->refusal == NULL ? &data->refusal : NULL);
  if (data->entity != NULL)
    data->entity->is_signed = visit->is_signed;

  return data->entity == NULL;
}

/**
 * lanyard_saml_metadata_pick:
 * @stream: UTF-8 XML, from its beginning
 * @policy: what is demanded of it
 * @entity_id: which service provider
 * @cancellable: (nullable): a cancellable
 * @error: as lanyard_saml_metadata_scan(), those of the one entity
 *   (%LANYARD_SAML_ERROR_EXPIRED, %LANYARD_SAML_ERROR_WRONG_SIDE …), and
 *   %LANYARD_ERROR_NOT_FOUND
 *
 * M-63: reads one service provider of metadata of any length.
 *
 * Returns: (transfer full): it
 */
LanyardSamlEntity *
lanyard_saml_metadata_pick (GInputStream                     *stream,
                            const LanyardSamlMetadataPolicy  *policy,
                            const char                       *entity_id,
                            GCancellable                     *cancellable,
                            GError                          **error)
{
  PickData data = { .entity_id = entity_id, .now = policy->now };
  g_autofree char *visible = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (policy != NULL, NULL);
  g_return_val_if_fail (entity_id != NULL, NULL);

  if (!_lanyard_saml_metadata_walk (stream, policy, pick_entity, &data, cancellable, error))
    {
      g_clear_error (&data.refusal);
      g_clear_pointer (&data.entity, lanyard_saml_entity_unref);
      return NULL;
    }
  if (data.entity != NULL)
    {
      g_clear_error (&data.refusal);
      return data.entity;
    }
  if (data.refusal != NULL)
    {
      g_propagate_error (error, data.refusal);
      return NULL;
    }

  visible = lanyard_text_make_visible (entity_id, 256);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                     _("Look for its entity ID in the application’s settings"),
                     _("The metadata does not describe the service provider “%s”"), visible);
  return NULL;
}
