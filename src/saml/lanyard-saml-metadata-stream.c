/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-metadata-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlreader.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-private.h"

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
  LanyardSamlMetadataVisit         visit;
} Walk;


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
              LanyardSamlMetadataFunc func,
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

  walk->visit.element = element;
  walk->visit.limits = walk->limits[depth];
  *go_on = func (&walk->visit, user_data);
  walk->visit.position++;
  if (*go_on)
    *result = xmlTextReaderNext (walk->reader);
  return TRUE;
}

static gboolean
visit_element (Walk        *walk,
               LanyardSamlMetadataFunc func,
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
    walk->visit.is_signed = TRUE;
  *result = xmlTextReaderNext (walk->reader);
  return TRUE;
}

static gboolean
walk_nodes (Walk        *walk,
            LanyardSamlMetadataFunc func,
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

/*
 * _lanyard_saml_metadata_walk:
 * @stream: UTF-8 XML, from its beginning
 * @policy: what is demanded of it
 * @func: called with each EntityDescriptor; FALSE ends the walk
 * @user_data: for @func
 * @cancellable: (nullable): a cancellable
 * @error: as lanyard_saml_metadata_scan()
 *
 * M-63: one entity after the other, groups in groups as they come; only
 * children of groups are entities. Never more than one of them is in memory.
 *
 * Returns: whether it was read to the end, or as far as @func wanted
 */
gboolean
_lanyard_saml_metadata_walk (GInputStream                     *stream,
                             const LanyardSamlMetadataPolicy  *policy,
                             LanyardSamlMetadataFunc           func,
                             gpointer                          user_data,
                             GCancellable                     *cancellable,
                             GError                          **error)
{
  g_auto(Walk) walk = { .source = { .stream = stream, .cancellable = cancellable }, .policy = policy };

  return start_walk (&walk, error) && walk_nodes (&walk, func, user_data, error);
}
