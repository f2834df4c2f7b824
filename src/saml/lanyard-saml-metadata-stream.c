/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-metadata.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-entity-private.h"
#include "lanyard-saml-entity-reader-private.h"
#include "lanyard-saml-metadata-private.h"
#include "lanyard-saml-private.h"
#include "lanyard-text.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlTextReader, xmlFreeTextReader)

/* What is looked at before the parser sees any of it. */
#define PROLOG_MAX (64 * 1024)
/* The longest part that is in memory at once: an entity, or what is between
 * two of them. */
#define PART_MAX (4 * 1024 * 1024)
/* Federations have 100 MB; a stream without an end is none. */
#define DOCUMENT_MAX (G_GUINT64_CONSTANT (1024) * 1024 * 1024)
/* Groups in groups. */
#define DEPTH_MAX 64

/* The bytes on their way to the parser. */
typedef struct
{
  GInputStream *stream;
  GCancellable *cancellable;
  char         *head;          /* the first bytes, until they are used up */
  gsize         head_size;
  gsize         head_used;
  gsize         part;          /* bytes since the last part ended */
  guint64       total;
  GError       *error;         /* of reading, or of the first namespace that is not declared */
} Source;

/* One walk over a document. */
typedef struct
{
  Source                           source;
  xmlTextReader                   *reader;
  const LanyardSamlMetadataPolicy *policy;
  LanyardSamlMetadataLimits        limits[DEPTH_MAX + 1];   /* by depth: what the groups above say */
  guint64                          position;
  gboolean                         is_signed;
} Walk;

/* What to do with an EntityDescriptor; FALSE stops the walk. */
typedef gboolean (*EntityFunc) (Walk                            *walk,
                                xmlNode                         *element,
                                const LanyardSamlMetadataLimits *limits,
                                gpointer                         user_data);

static void
set_too_large (GError     **error,
               const char  *what)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE,
                     NULL,
                     _("Ask for the metadata of the one application"),
                     "%s", what);
}

static gboolean
check_size (Source *source,
            gsize   size)
{
  source->part += size;
  source->total += size;
  if (source->part <= PART_MAX && source->total <= DOCUMENT_MAX)
    return TRUE;

  if (source->error == NULL)
    set_too_large (&source->error,
                   source->total > DOCUMENT_MAX ? _("The metadata is longer than what is read of a stream")
                                                : _("One entity of the metadata is longer than what is read at once"));
  return FALSE;
}

static int
read_cb (void *user_data,
         char *buffer,
         int   size)
{
  Source *source = user_data;
  gssize count;

  if (source->error != NULL || g_cancellable_set_error_if_cancelled (source->cancellable, &source->error))
    return -1;

  if (source->head_used < source->head_size)
    {
      count = MIN ((gsize) size, source->head_size - source->head_used);
      memcpy (buffer, source->head + source->head_used, count);
      source->head_used += count;
    }
  else
    count = g_input_stream_read (source->stream, buffer, size, source->cancellable, &source->error);

  return count >= 0 && check_size (source, count) ? (int) count : -1;
}

static int
close_cb (void *user_data)
{
  return 0;
}

/* The first problem counts, as in a document that is read at once: what is
 * not well-formed, and prefixes without a namespace. */
static void
error_cb (void            *user_data,
          LanyardXmlError  reason)
{
  Source *source = user_data;

  if (source->error == NULL && (reason->level == XML_ERR_FATAL || reason->domain == XML_FROM_NAMESPACE) &&
      reason->level != XML_ERR_WARNING)
    _lanyard_saml_xml_set_error (&source->error, reason);
}

static void
walk_clear (Walk *walk)
{
  g_clear_pointer (&walk->reader, xmlFreeTextReader);
  g_clear_pointer (&walk->source.head, g_free);
  g_clear_error (&walk->source.error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static gboolean
start_walk (Walk    *walk,
            GError **error)
{
  Source *source = &walk->source;

  if (_lanyard_saml_metadata_demands_trust (walk->policy))
    {
      _lanyard_saml_metadata_set_unchecked (walk->policy, error);
      return FALSE;
    }

  source->head = g_malloc (PROLOG_MAX);
  if (!g_input_stream_read_all (source->stream, source->head, PROLOG_MAX, &source->head_size, source->cancellable,
                                error) ||
      !_lanyard_saml_xml_check_prolog (source->head, source->head_size, source->head_size < PROLOG_MAX, error))
    return FALSE;

  _lanyard_saml_prepare_thread ();
  walk->reader = xmlReaderForIO (read_cb, close_cb, source, NULL, NULL, LANYARD_XML_STREAM_OPTIONS);
  if (walk->reader == NULL)
    g_error ("out of memory");
  xmlTextReaderSetStructuredErrorHandler (walk->reader, error_cb, source);

  return TRUE;
}

static gboolean
visit_root (Walk     *walk,
            xmlNode  *root,
            GError  **error)
{
  LanyardSamlMetadataLimits limits = { 0 };

  return _lanyard_saml_xml_check_encoding ((const char *) xmlTextReaderConstEncoding (walk->reader), error) &&
         _lanyard_saml_metadata_check_root (root, error) &&
         _lanyard_saml_metadata_narrow (&limits, root, walk->policy->now, error) &&
         _lanyard_saml_metadata_check_validity (&limits, walk->policy, error);
}

/* A group: its entities follow, unless it is expired. */
static gboolean
visit_group (Walk     *walk,
             xmlNode  *element,
             int       depth,
             int      *result,
             GError  **error)
{
  LanyardSamlMetadataLimits limits = walk->limits[depth];

  if (depth == DEPTH_MAX)
    {
      set_too_large (error, _("The groups of the metadata are nested too deep"));
      return FALSE;
    }
  if (!_lanyard_saml_metadata_narrow (&limits, element, walk->policy->now, NULL))
    {
      *result = xmlTextReaderNext (walk->reader);
      return TRUE;
    }

  walk->limits[depth + 1] = limits;
  *result = xmlTextReaderRead (walk->reader);
  return TRUE;
}

/* An entity: all of it is parsed, looked at and forgotten. */
static gboolean
visit_entity (Walk        *walk,
              int          depth,
              EntityFunc   func,
              gpointer     user_data,
              gboolean    *go_on,
              int         *result,
              GError     **error)
{
  xmlNode *element = xmlTextReaderExpand (walk->reader);

  if (element == NULL || walk->source.error != NULL)
    {
      *result = -1;
      return TRUE;
    }
  if (!_lanyard_saml_xml_check_tree (element, LANYARD_SAML_XML_METADATA, error))
    return FALSE;

  *go_on = func (walk, element, &walk->limits[depth], user_data);
  walk->position++;
  if (*go_on)
    *result = xmlTextReaderNext (walk->reader);
  return TRUE;
}

static gboolean
visit_element (Walk        *walk,
               EntityFunc   func,
               gpointer     user_data,
               gboolean    *go_on,
               int         *result,
               GError     **error)
{
  xmlNode *element = xmlTextReaderCurrentNode (walk->reader);
  int depth = xmlTextReaderDepth (walk->reader);

  walk->source.part = 0;
  if (depth == 0 && !visit_root (walk, element, error))
    return FALSE;
  if (_lanyard_saml_xml_is (element, LANYARD_SAML_NS_METADATA, "EntitiesDescriptor"))
    return visit_group (walk, element, depth, result, error);
  if (_lanyard_saml_xml_is (element, LANYARD_SAML_NS_METADATA, "EntityDescriptor"))
    return visit_entity (walk, depth, func, user_data, go_on, result, error);

  if (depth == 1 && _lanyard_saml_xml_is (element, LANYARD_SAML_NS_DSIG, "Signature"))
    walk->is_signed = TRUE;
  *result = xmlTextReaderNext (walk->reader);
  return TRUE;
}

static gboolean
walk_nodes (Walk        *walk,
            EntityFunc   func,
            gpointer     user_data,
            GError     **error)
{
  int result = xmlTextReaderRead (walk->reader);
  gboolean go_on = TRUE;

  while (result == 1 && go_on && walk->source.error == NULL)
    switch (xmlTextReaderNodeType (walk->reader))
      {
      case XML_READER_TYPE_ELEMENT:
        if (!visit_element (walk, func, user_data, &go_on, &result, error))
          return FALSE;
        break;

      case XML_READER_TYPE_DOCUMENT_TYPE:
        _lanyard_saml_xml_set_dtd (error);
        return FALSE;

      default:
        result = xmlTextReaderRead (walk->reader);
      }

  if (walk->source.error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&walk->source.error));
      return FALSE;
    }
  if (result < 0)
    {
      _lanyard_saml_xml_set_error (error, NULL);
      return FALSE;
    }

  return TRUE;
}

/* M-63: one entity after the other, groups in groups as they come; only
 * children of groups are entities. */
static gboolean
walk_document (GInputStream                     *stream,
               const LanyardSamlMetadataPolicy  *policy,
               EntityFunc                        func,
               gpointer                          user_data,
               GCancellable                     *cancellable,
               GError                          **error)
{
  g_auto(Walk) walk = { .source = { .stream = stream, .cancellable = cancellable }, .policy = policy };

  return start_walk (&walk, error) && walk_nodes (&walk, func, user_data, error);
}

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
} ScanData;

static gboolean
summarize_entity (Walk                            *walk,
                  xmlNode                         *element,
                  const LanyardSamlMetadataLimits *limits,
                  gpointer                         user_data)
{
  ScanData *data = user_data;
  LanyardSamlMetadataLimits own = *limits;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_saml_text_free);
  g_autofree char *entity_id = _lanyard_saml_xml_dup_attribute (element, "entityID");
  g_autofree char *name = NULL;
  LanyardSamlEntitySummary summary = { .position = walk->position, .entity_id = entity_id, .display_names = names };
  xmlNode *role = _lanyard_saml_metadata_find_role (element);

  if (entity_id == NULL || *entity_id == '\0' ||
      !_lanyard_saml_metadata_narrow (&own, element, walk->policy->now, NULL))
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
  ScanData data = { func, user_data };

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), FALSE);
  g_return_val_if_fail (policy != NULL, FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  return walk_document (stream, policy, summarize_entity, &data, cancellable, error);
}

typedef struct
{
  const char        *entity_id;
  LanyardSamlEntity *entity;
  GError            *refusal;      /* of the first with this entity ID */
} PickData;

static gboolean
pick_entity (Walk                            *walk,
             xmlNode                         *element,
             const LanyardSamlMetadataLimits *limits,
             gpointer                         user_data)
{
  PickData *data = user_data;
  g_autofree char *entity_id = _lanyard_saml_xml_dup_attribute (element, "entityID");

  if (g_strcmp0 (entity_id, data->entity_id) != 0)
    return TRUE;

  data->entity = _lanyard_saml_metadata_read_entity (element, *limits, walk->policy->now,
                                                     data->refusal == NULL ? &data->refusal : NULL);
  if (data->entity != NULL)
    data->entity->is_signed = walk->is_signed;

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
  PickData data = { .entity_id = entity_id };
  g_autofree char *visible = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (policy != NULL, NULL);
  g_return_val_if_fail (entity_id != NULL, NULL);

  if (!walk_document (stream, policy, pick_entity, &data, cancellable, error))
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
