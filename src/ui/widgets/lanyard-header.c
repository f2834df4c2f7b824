/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-header.h"

#include "lanyard-banner.h"
#include "lanyard-window-page.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LanyardHeader
{
  GtkWidget       parent_instance;

  GtkWidget      *box;
  GtkWidget      *bar;
  GtkWidget      *back;
  GtkWidget      *title;
  GtkWidget      *banner;

  /* Owned References */
  GBindingGroup  *page;
  GBindingGroup  *window;

  gboolean        root_page;
  gboolean        narrow;
};

static GtkBuildableIface *parent_buildable;

static void
lanyard_header_add_child (GtkBuildable *buildable,
                          GtkBuilder   *builder,
                          GObject      *child,
                          const char   *type)
{
  LanyardHeader *self = LANYARD_HEADER (buildable);

  if (g_strcmp0 (type, "start") == 0)
    adw_header_bar_pack_start (ADW_HEADER_BAR (self->bar), GTK_WIDGET (child));
  else if (g_strcmp0 (type, "end") == 0)
    adw_header_bar_pack_end (ADW_HEADER_BAR (self->bar), GTK_WIDGET (child));
  else if (g_strcmp0 (type, "title") == 0)
    adw_header_bar_set_title_widget (ADW_HEADER_BAR (self->bar), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = lanyard_header_add_child;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LanyardHeader, lanyard_header, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

enum
{
  PROP_0,
  PROP_ROOT_PAGE,
  PROP_NARROW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The desktop's buttons but those to minimize and maximize, for which a narrow
 * window has no room. */
static char *
dup_narrow_layout (GtkWidget *widget)
{
  g_autofree char *layout = NULL;
  g_auto(GStrv) sides = NULL;

  g_object_get (gtk_widget_get_settings (widget), "gtk-decoration-layout", &layout, NULL);
  sides = g_strsplit (layout != NULL ? layout : "", ":", 2);
  for (gsize i = 0; sides[i] != NULL; i++)
    {
      g_auto(GStrv) names = g_strsplit (sides[i], ",", -1);
      g_autoptr(GStrvBuilder) kept = g_strv_builder_new ();
      g_auto(GStrv) list = NULL;

      for (gsize j = 0; names[j] != NULL; j++)
        if (strcmp (names[j], "minimize") != 0 && strcmp (names[j], "maximize") != 0)
          g_strv_builder_add (kept, names[j]);
      list = g_strv_builder_end (kept);
      g_free (sides[i]);
      sides[i] = g_strjoinv (",", list);
    }

  return g_strjoinv (":", sides);
}

static void
update (LanyardHeader *self)
{
  g_autofree char *layout = self->narrow ? dup_narrow_layout (GTK_WIDGET (self)) : NULL;

  if (self->narrow)
    gtk_widget_add_css_class (self->bar, "lanyard-narrow");
  else
    gtk_widget_remove_css_class (self->bar, "lanyard-narrow");
  adw_header_bar_set_decoration_layout (ADW_HEADER_BAR (self->bar), layout);
  gtk_widget_set_visible (self->back, !self->root_page || self->narrow);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (self->bar), self->narrow);
}

/* A title that is cut. */
static gboolean
query_tooltip_cb (GtkWidget  *title,
                  int         x,
                  int         y,
                  gboolean    keyboard,
                  GtkTooltip *tooltip)
{
  const char *subtitle = adw_window_title_get_subtitle (ADW_WINDOW_TITLE (title));
  g_autofree char *text = NULL;
  int natural;

  gtk_widget_measure (title, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  if (natural <= gtk_widget_get_width (title))
    return FALSE;

  text = g_strjoin (*subtitle != '\0' ? "\n" : "", adw_window_title_get_title (ADW_WINDOW_TITLE (title)), subtitle, NULL);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
lanyard_header_root (GtkWidget *widget)
{
  LanyardHeader *self = LANYARD_HEADER (widget);
  GtkWidget *page = gtk_widget_get_ancestor (widget, LANYARD_TYPE_WINDOW_PAGE);
  GtkRoot *root;

  GTK_WIDGET_CLASS (lanyard_header_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  g_binding_group_set_source (self->page, page);
  g_binding_group_set_source (self->window, LANYARD_IS_WINDOW (root) ? root : NULL);
}

static void
lanyard_header_unroot (GtkWidget *widget)
{
  LanyardHeader *self = LANYARD_HEADER (widget);

  g_binding_group_set_source (self->page, NULL);
  g_binding_group_set_source (self->window, NULL);

  GTK_WIDGET_CLASS (lanyard_header_parent_class)->unroot (widget);
}

static void
lanyard_header_dispose (GObject *object)
{
  LanyardHeader *self = LANYARD_HEADER (object);

  g_clear_object (&self->page);
  g_clear_object (&self->window);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (lanyard_header_parent_class)->dispose (object);
}

static void
lanyard_header_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  LanyardHeader *self = LANYARD_HEADER (object);

  switch (prop_id)
    {
    case PROP_ROOT_PAGE:
      g_value_set_boolean (value, self->root_page);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_header_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  LanyardHeader *self = LANYARD_HEADER (object);

  switch (prop_id)
    {
    case PROP_ROOT_PAGE:
      self->root_page = g_value_get_boolean (value);
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }

  update (self);
}

static void
lanyard_header_class_init (LanyardHeaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_header_dispose;
  object_class->get_property = lanyard_header_get_property;
  object_class->set_property = lanyard_header_set_property;
  widget_class->root = lanyard_header_root;
  widget_class->unroot = lanyard_header_unroot;

  properties[PROP_ROOT_PAGE] =
    g_param_spec_boolean ("root-page", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lanyard_header_init (LanyardHeader *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  self->bar = adw_header_bar_new ();
  gtk_box_append (GTK_BOX (self->box), self->bar);

  self->title = adw_window_title_new ("", "");
  gtk_widget_set_has_tooltip (self->title, TRUE);
  g_signal_connect (self->title, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (self->bar), self->title);

  self->back = gtk_button_new_from_icon_name ("go-previous-symbolic");
  gtk_widget_set_tooltip_text (self->back, _("Back"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Back"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->back), "win.back");
  adw_header_bar_pack_start (ADW_HEADER_BAR (self->bar), self->back);

  self->banner = lanyard_banner_new ();
  gtk_box_append (GTK_BOX (self->box), self->banner);

  self->page = g_binding_group_new ();
  g_binding_group_bind (self->page, "title", self->title, "title", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->page, "subtitle", self->title, "subtitle", G_BINDING_SYNC_CREATE);

  self->window = g_binding_group_new ();
  g_binding_group_bind (self->window, "narrow", self, "narrow", G_BINDING_SYNC_CREATE);
  g_binding_group_bind (self->window, "banner", self->banner, "title", G_BINDING_SYNC_CREATE);
  lanyard_banner_set_button (LANYARD_BANNER (self->banner), _("_Show"), "win.show-banner");
  update (self);
}
