/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-window-page.h"

#include "lanyard-header.h"

typedef struct
{
  /* Owned References */
  LanyardConfiguration *configuration;
  LanyardService       *service;
  GCancellable         *cancellable;
  char                 *title;
  char                 *subtitle;

  gboolean              dirty;
} LanyardWindowPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LanyardWindowPage, lanyard_window_page, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_CONFIGURATION,
  PROP_SERVICE,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_DIRTY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
lanyard_window_page_dispose (GObject *object)
{
  LanyardWindowPagePrivate *priv = lanyard_window_page_get_instance_private (LANYARD_WINDOW_PAGE (object));

  g_cancellable_cancel (priv->cancellable);

  G_OBJECT_CLASS (lanyard_window_page_parent_class)->dispose (object);
}

static void
lanyard_window_page_finalize (GObject *object)
{
  LanyardWindowPagePrivate *priv = lanyard_window_page_get_instance_private (LANYARD_WINDOW_PAGE (object));

  g_clear_object (&priv->configuration);
  g_clear_object (&priv->service);
  g_clear_object (&priv->cancellable);
  g_clear_pointer (&priv->title, g_free);
  g_clear_pointer (&priv->subtitle, g_free);

  G_OBJECT_CLASS (lanyard_window_page_parent_class)->finalize (object);
}

static void
lanyard_window_page_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  LanyardWindowPagePrivate *priv = lanyard_window_page_get_instance_private (LANYARD_WINDOW_PAGE (object));

  switch (prop_id)
    {
    case PROP_CONFIGURATION:
      g_value_set_object (value, priv->configuration);
      break;
    case PROP_SERVICE:
      g_value_set_object (value, priv->service);
      break;
    case PROP_TITLE:
      g_value_set_string (value, priv->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, priv->subtitle);
      break;
    case PROP_DIRTY:
      g_value_set_boolean (value, priv->dirty);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_window_page_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  LanyardWindowPage *self = LANYARD_WINDOW_PAGE (object);
  LanyardWindowPagePrivate *priv = lanyard_window_page_get_instance_private (self);

  switch (prop_id)
    {
    case PROP_CONFIGURATION:
      priv->configuration = g_value_dup_object (value);
      break;
    case PROP_SERVICE:
      priv->service = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      lanyard_window_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      lanyard_window_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_DIRTY:
      lanyard_window_page_set_dirty (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_window_page_class_init (LanyardWindowPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;
  GParamFlags often = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = lanyard_window_page_dispose;
  object_class->finalize = lanyard_window_page_finalize;
  object_class->get_property = lanyard_window_page_get_property;
  object_class->set_property = lanyard_window_page_set_property;

  properties[PROP_CONFIGURATION] =
    g_param_spec_object ("configuration", NULL, NULL, LANYARD_TYPE_CONFIGURATION, once);
  properties[PROP_SERVICE] = g_param_spec_object ("service", NULL, NULL, LANYARD_TYPE_SERVICE, once);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, often);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL, often);
  properties[PROP_DIRTY] = g_param_spec_boolean ("dirty", NULL, NULL, FALSE, often);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lanyard_window_page_init (LanyardWindowPage *self)
{
  LanyardWindowPagePrivate *priv = lanyard_window_page_get_instance_private (self);

  priv->cancellable = g_cancellable_new ();
}

LanyardConfiguration *
lanyard_window_page_get_configuration (LanyardWindowPage *self)
{
  LanyardWindowPagePrivate *priv = lanyard_window_page_get_instance_private (self);

  g_return_val_if_fail (LANYARD_IS_WINDOW_PAGE (self), NULL);

  return priv->configuration;
}

LanyardService *
lanyard_window_page_get_service (LanyardWindowPage *self)
{
  LanyardWindowPagePrivate *priv = lanyard_window_page_get_instance_private (self);

  g_return_val_if_fail (LANYARD_IS_WINDOW_PAGE (self), NULL);

  return priv->service;
}

const char *
lanyard_window_page_get_title (LanyardWindowPage *self)
{
  LanyardWindowPagePrivate *priv = lanyard_window_page_get_instance_private (self);

  g_return_val_if_fail (LANYARD_IS_WINDOW_PAGE (self), NULL);

  return priv->title;
}

void
lanyard_window_page_set_title (LanyardWindowPage *self,
                        const char  *title)
{
  LanyardWindowPagePrivate *priv = lanyard_window_page_get_instance_private (self);

  g_return_if_fail (LANYARD_IS_WINDOW_PAGE (self));

  if (g_strcmp0 (priv->title, title) == 0)
    return;

  g_free (priv->title);
  priv->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
lanyard_window_page_set_subtitle (LanyardWindowPage *self,
                           const char  *subtitle)
{
  LanyardWindowPagePrivate *priv = lanyard_window_page_get_instance_private (self);

  g_return_if_fail (LANYARD_IS_WINDOW_PAGE (self));

  if (g_strcmp0 (priv->subtitle, subtitle) == 0)
    return;

  g_free (priv->subtitle);
  priv->subtitle = g_strdup (subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

gboolean
lanyard_window_page_is_dirty (LanyardWindowPage *self)
{
  LanyardWindowPagePrivate *priv = lanyard_window_page_get_instance_private (self);

  g_return_val_if_fail (LANYARD_IS_WINDOW_PAGE (self), FALSE);

  return priv->dirty;
}

void
lanyard_window_page_set_dirty (LanyardWindowPage *self,
                        gboolean     dirty)
{
  LanyardWindowPagePrivate *priv = lanyard_window_page_get_instance_private (self);

  g_return_if_fail (LANYARD_IS_WINDOW_PAGE (self));

  if (priv->dirty == dirty)
    return;

  priv->dirty = dirty;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DIRTY]);
}

GCancellable *
lanyard_window_page_get_cancellable (LanyardWindowPage *self)
{
  LanyardWindowPagePrivate *priv = lanyard_window_page_get_instance_private (self);

  g_return_val_if_fail (LANYARD_IS_WINDOW_PAGE (self), NULL);

  return priv->cancellable;
}

/**
 * lanyard_window_page_search:
 * @self: a page
 *
 * Opens the page's search, if it has one.
 */
void
lanyard_window_page_search (LanyardWindowPage *self)
{
  g_return_if_fail (LANYARD_IS_WINDOW_PAGE (self));

  if (LANYARD_WINDOW_PAGE_GET_CLASS (self)->search != NULL)
    LANYARD_WINDOW_PAGE_GET_CLASS (self)->search (self);
}

/**
 * lanyard_window_page_save_async:
 * @self: a page that can be dirty
 * @callback: called when it is stored
 * @user_data: for @callback
 *
 * Stores what was edited.
 */
void
lanyard_window_page_save_async (LanyardWindowPage         *self,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (LANYARD_IS_WINDOW_PAGE (self));
  g_return_if_fail (LANYARD_WINDOW_PAGE_GET_CLASS (self)->save_async != NULL);

  LANYARD_WINDOW_PAGE_GET_CLASS (self)->save_async (self, callback, user_data);
}

gboolean
lanyard_window_page_save_finish (LanyardWindowPage   *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (LANYARD_IS_WINDOW_PAGE (self), FALSE);
  g_return_val_if_fail (LANYARD_WINDOW_PAGE_GET_CLASS (self)->save_finish != NULL, FALSE);

  return LANYARD_WINDOW_PAGE_GET_CLASS (self)->save_finish (self, result, error);
}

/**
 * lanyard_window_page_discard:
 * @self: a page that can be dirty
 *
 * Forgets what was edited.
 */
void
lanyard_window_page_discard (LanyardWindowPage *self)
{
  g_return_if_fail (LANYARD_IS_WINDOW_PAGE (self));

  if (LANYARD_WINDOW_PAGE_GET_CLASS (self)->discard != NULL)
    LANYARD_WINDOW_PAGE_GET_CLASS (self)->discard (self);
}

/* Where the focus was when the page was left. A move of the focus would go on
 * from there, to the row after the one that was opened. */
static gboolean
focus_again (GtkWidget *content)
{
  GtkWidget *focus = content;

  for (GtkWidget *child = gtk_widget_get_focus_child (focus); child != NULL; child = gtk_widget_get_focus_child (child))
    focus = child;

  return focus != content && gtk_widget_grab_focus (focus);
}

/**
 * lanyard_window_page_focus:
 * @self: a page
 *
 * Gives the focus to the control of the content that had it, else to the first;
 * not to the header's.
 */
void
lanyard_window_page_focus (LanyardWindowPage *self)
{
  GtkWidget *child;

  g_return_if_fail (LANYARD_IS_WINDOW_PAGE (self));

  child = adw_bin_get_child (ADW_BIN (self));
  if (GTK_IS_OVERLAY (child))
    child = gtk_overlay_get_child (GTK_OVERLAY (child));

  for (child = gtk_widget_get_first_child (child); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (!LANYARD_IS_HEADER (child) && (focus_again (child) || gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD)))
        return;
    }
}
