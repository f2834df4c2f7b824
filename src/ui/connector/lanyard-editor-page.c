/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-editor-page.h"

typedef struct
{
  LanyardEditor *editor;
} LanyardEditorPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LanyardEditorPage, lanyard_editor_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_EDITOR,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
lanyard_editor_page_finalize (GObject *object)
{
  LanyardEditorPagePrivate *priv = lanyard_editor_page_get_instance_private (LANYARD_EDITOR_PAGE (object));

  g_clear_object (&priv->editor);

  G_OBJECT_CLASS (lanyard_editor_page_parent_class)->finalize (object);
}

static void
lanyard_editor_page_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  LanyardEditorPagePrivate *priv = lanyard_editor_page_get_instance_private (LANYARD_EDITOR_PAGE (object));

  switch (prop_id)
    {
    case PROP_EDITOR:
      g_value_set_object (value, priv->editor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_editor_page_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  LanyardEditorPagePrivate *priv = lanyard_editor_page_get_instance_private (LANYARD_EDITOR_PAGE (object));

  switch (prop_id)
    {
    case PROP_EDITOR:
      priv->editor = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_editor_page_class_init (LanyardEditorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lanyard_editor_page_finalize;
  object_class->get_property = lanyard_editor_page_get_property;
  object_class->set_property = lanyard_editor_page_set_property;

  properties[PROP_EDITOR] =
    g_param_spec_object ("editor", NULL, NULL, LANYARD_TYPE_EDITOR,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lanyard_editor_page_init (LanyardEditorPage *self)
{
}

LanyardEditor *
lanyard_editor_page_get_editor (LanyardEditorPage *self)
{
  LanyardEditorPagePrivate *priv = lanyard_editor_page_get_instance_private (self);

  g_return_val_if_fail (LANYARD_IS_EDITOR_PAGE (self), NULL);

  return priv->editor;
}

/**
 * lanyard_editor_page_get_connector:
 * @self: a page
 *
 * Returns: (transfer none): the copy that is edited
 */
LanyardConnector *
lanyard_editor_page_get_connector (LanyardEditorPage *self)
{
  return lanyard_editor_get_connector (lanyard_editor_page_get_editor (self));
}

LanyardConfiguration *
lanyard_editor_page_get_configuration (LanyardEditorPage *self)
{
  return lanyard_editor_get_configuration (lanyard_editor_page_get_editor (self));
}
