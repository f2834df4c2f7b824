/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-tile.h"

#include "lanyard-connector.h"
#include "lanyard-logo.h"

#define SIZE 40
#define SIZE_LARGE 64

struct _LanyardTile
{
  GtkWidget  parent_instance;

  GtkWidget *child;

  /* Owned References */
  char      *text;
  char      *logo;

  int        color;
  gboolean   large;
};

G_DEFINE_FINAL_TYPE (LanyardTile, lanyard_tile, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_COLOR,
  PROP_LOGO,
  PROP_LARGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
make_letter (const char *text)
{
  const char *start = text != NULL ? text : "";
  gunichar letter;
  char buffer[7] = { 0 };

  while (*start != '\0' && !g_unichar_isalnum (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);

  letter = *start != '\0' ? g_unichar_toupper (g_utf8_get_char (start)) : '?';
  g_unichar_to_utf8 (letter, buffer);

  return g_strdup (buffer);
}

static void
update_color (LanyardTile *self)
{
  for (int i = 0; i < LANYARD_COLOR_COUNT; i++)
    {
      g_autofree char *name = g_strdup_printf ("tile-%d", i);

      if (self->logo == NULL && i == self->color)
        gtk_widget_add_css_class (GTK_WIDGET (self), name);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), name);
    }
}

static void
show_logo (LanyardTile *self)
{
  g_autoptr(GdkPaintable) paintable = lanyard_logo_create_paintable (self->logo);

  if (GTK_IS_PICTURE (self->child))
    {
      gtk_picture_set_paintable (GTK_PICTURE (self->child), paintable);
      return;
    }

  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = gtk_picture_new_for_paintable (paintable);
  gtk_widget_set_parent (self->child, GTK_WIDGET (self));
}

static void
show_letter (LanyardTile *self)
{
  g_autofree char *letter = make_letter (self->text);

  if (!GTK_IS_LABEL (self->child))
    {
      g_clear_pointer (&self->child, gtk_widget_unparent);
      self->child = g_object_new (GTK_TYPE_LABEL,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  NULL);
      gtk_widget_set_parent (self->child, GTK_WIDGET (self));
    }
  gtk_label_set_label (GTK_LABEL (self->child), letter);
}

static void
update (LanyardTile *self)
{
  int size = self->large ? SIZE_LARGE : SIZE;

  gtk_widget_set_size_request (GTK_WIDGET (self), size, size);
  if (self->logo != NULL)
    show_logo (self);
  else
    show_letter (self);
}

static void
lanyard_tile_dispose (GObject *object)
{
  LanyardTile *self = LANYARD_TILE (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (lanyard_tile_parent_class)->dispose (object);
}

static void
lanyard_tile_finalize (GObject *object)
{
  LanyardTile *self = LANYARD_TILE (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->logo, g_free);

  G_OBJECT_CLASS (lanyard_tile_parent_class)->finalize (object);
}

static void
lanyard_tile_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  LanyardTile *self = LANYARD_TILE (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_COLOR:
      g_value_set_int (value, self->color);
      break;
    case PROP_LOGO:
      g_value_set_string (value, self->logo);
      break;
    case PROP_LARGE:
      g_value_set_boolean (value, self->large);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
take_string (char         **place,
             const GValue  *value)
{
  if (g_strcmp0 (*place, g_value_get_string (value)) == 0)
    return FALSE;

  g_free (*place);
  *place = g_value_dup_string (value);
  return TRUE;
}

static void
lanyard_tile_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  LanyardTile *self = LANYARD_TILE (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      if (take_string (&self->text, value))
        update (self);
      break;
    case PROP_COLOR:
      self->color = g_value_get_int (value);
      update_color (self);
      break;
    case PROP_LOGO:
      if (take_string (&self->logo, value))
        update (self);
      update_color (self);
      break;
    case PROP_LARGE:
      self->large = g_value_get_boolean (value);
      if (self->large)
        gtk_widget_add_css_class (GTK_WIDGET (self), "large");
      update (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_tile_class_init (LanyardTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = lanyard_tile_dispose;
  object_class->finalize = lanyard_tile_finalize;
  object_class->get_property = lanyard_tile_get_property;
  object_class->set_property = lanyard_tile_set_property;

  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  properties[PROP_COLOR] = g_param_spec_int ("color", NULL, NULL, 0, LANYARD_COLOR_COUNT - 1, 0, flags);
  properties[PROP_LOGO] = g_param_spec_string ("logo", NULL, NULL, NULL, flags);
  properties[PROP_LARGE] = g_param_spec_boolean ("large", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "lanyardtile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
lanyard_tile_init (LanyardTile *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  update_color (self);
  update (self);
}

GtkWidget *
lanyard_tile_new (void)
{
  return g_object_new (LANYARD_TYPE_TILE, NULL);
}
