/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "metadata-fixture.h"

#include <string.h>

#define PADDING 500

typedef struct
{
  GInputStream parent_instance;

  guint   n_entities;
  guint   next;         /* the entity that follows */
  GString *pending;     /* made, but not read */
  gsize   used;
} Aggregate;

typedef struct
{
  GInputStreamClass parent_class;
} AggregateClass;

GType aggregate_get_type (void);
G_DEFINE_TYPE (Aggregate, aggregate, G_TYPE_INPUT_STREAM)

static void
make_entity (Aggregate *self)
{
  g_autofree char *padding = g_strnfill (PADDING, 'x');

  g_string_append_printf (self->pending,
                          "<md:EntityDescriptor entityID='https://sp-%u.example.com/'>"
                          "<md:SPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>"
                          "<md:Extensions><mdui:UIInfo><mdui:DisplayName xml:lang='en'>Service %u</mdui:DisplayName>"
                          "<mdui:Description xml:lang='en'>%s</mdui:Description></mdui:UIInfo></md:Extensions>"
                          METADATA_ACS ("https://sp.example.com/acs")
                          "</md:SPSSODescriptor></md:EntityDescriptor>\n",
                          self->next, self->next, padding);
}

static void
make_more (Aggregate *self)
{
  g_string_truncate (self->pending, 0);
  self->used = 0;

  if (self->next < self->n_entities)
    make_entity (self);
  else if (self->next == self->n_entities)
    g_string_append (self->pending, "</md:EntitiesDescriptor>\n");
  self->next++;
}

static gssize
aggregate_read (GInputStream  *stream,
                void          *buffer,
                gsize          count,
                GCancellable  *cancellable,
                GError       **error)
{
  Aggregate *self = (Aggregate *) stream;
  gsize size;

  if (self->used == self->pending->len)
    make_more (self);

  size = MIN (count, self->pending->len - self->used);
  memcpy (buffer, self->pending->str + self->used, size);
  self->used += size;

  return (gssize) size;
}

static void
aggregate_finalize (GObject *object)
{
  g_string_free (((Aggregate *) object)->pending, TRUE);

  G_OBJECT_CLASS (aggregate_parent_class)->finalize (object);
}

static void
aggregate_class_init (AggregateClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = aggregate_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = aggregate_read;
}

static void
aggregate_init (Aggregate *self)
{
  self->pending = g_string_new ("<?xml version='1.0' encoding='UTF-8'?>\n<md:EntitiesDescriptor " METADATA_PREFIX ">\n");
}

GInputStream *
metadata_open_aggregate (guint n_entities)
{
  Aggregate *self = g_object_new (aggregate_get_type (), NULL);

  self->n_entities = n_entities;
  return G_INPUT_STREAM (self);
}

GBytes *
metadata_to_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

GInputStream *
metadata_open (const char *text)
{
  g_autoptr(GBytes) bytes = metadata_to_bytes (text);

  return g_memory_input_stream_new_from_bytes (bytes);
}
