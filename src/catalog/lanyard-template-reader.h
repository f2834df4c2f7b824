/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  LANYARD_MEMBER_STRING,
  LANYARD_MEMBER_STRINGS,
  LANYARD_MEMBER_BOOLEAN,
  LANYARD_MEMBER_INT,
  LANYARD_MEMBER_OTHER,       /* read by a function of its own */
} LanyardTemplateMemberType;

/* A member of a JSON object and where it goes. */
typedef struct
{
  const char *name;
  LanyardTemplateMemberType  type;
  gboolean    required;
  gsize       offset;
} LanyardTemplateMember;

/* INVALID: @member of a template cannot be read because of @fault. */
gboolean  _lanyard_template_set_error    (GError                      **error,
                                          const char                   *member,
                                          const char                   *fault);
/* (nullable) (transfer none) */
JsonNode *_lanyard_template_get_member   (JsonNode                     *node,
                                          const char                   *name);
gboolean  _lanyard_template_read_strings (JsonNode                     *node,
                                          const char                   *name,
                                          char                       ***strings,
                                          GError                      **error);
/* What the table says; a member that is not in it is an error, so that a
 * mistyped one does not go unnoticed. */
gboolean  _lanyard_template_read_object  (JsonNode                     *node,
                                          const char                   *name,
                                          const LanyardTemplateMember  *members,
                                          gsize                         n_members,
                                          gpointer                      target,
                                          GError                      **error);
/* Objects of a list, each read into a new block of @size bytes. */
gboolean  _lanyard_template_read_records (JsonNode                     *parent,
                                          const char                   *name,
                                          const LanyardTemplateMember  *members,
                                          gsize                         n_members,
                                          gsize                         size,
                                          GPtrArray                    *records,
                                          GError                      **error);
/* Objects of a list that have the form of the model's items. */
gboolean  _lanyard_template_read_items   (JsonNode                     *parent,
                                          const char                   *name,
                                          GType                         type,
                                          GPtrArray                    *items,
                                          GError                      **error);
gboolean  _lanyard_template_read_nick    (JsonNode                     *parent,
                                          const char                   *name,
                                          GType                         type,
                                          int                          *value,
                                          gboolean                     *known,
                                          GError                      **error);

G_END_DECLS
