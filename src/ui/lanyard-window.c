/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-window-private.h"

#include "lanyard-header.h"
#include "lanyard-local-configuration.h"
#include "lanyard-preferences.h"
#include "lanyard-squeeze.h"
#include "lanyard-status.h"

#include <glib/gi18n-lib.h>

#define NARROW_WIDTH 680
#define COMPACT_WIDTH 1190

G_DEFINE_FINAL_TYPE (LanyardWindow, lanyard_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_COMPACT,
  PROP_BANNER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_narrow (LanyardWindow *self,
            gboolean       narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  self->sidebar_shown = FALSE;
  _lanyard_window_update_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

static void
set_compact (LanyardWindow *self,
             gboolean       compact)
{
  if (self->compact == compact)
    return;

  self->compact = compact;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

static void
set_banner (LanyardWindow *self,
            const char    *banner)
{
  if (g_strcmp0 (self->banner, banner) == 0)
    return;

  g_free (self->banner);
  self->banner = g_strdup (banner);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BANNER]);
}

static void
transition_running_cb (LanyardWindow *self)
{
  if (!gtk_stack_get_transition_running (self->content))
    _lanyard_window_remove_left_page (self);
}

/* One at a time, the most severe one. */
static void
update_banner_cb (LanyardWindow *self)
{
  const char *failure = lanyard_service_get_error_message (self->service);

  set_banner (self, failure != NULL ? failure : lanyard_expiry_watch_get_banner (self->expiry_watch));
}

static void
service_changed_cb (LanyardWindow *self)
{
  gboolean failed = lanyard_service_get_error_message (self->service) != NULL;
  const char *caption = failed ? _("Identity provider is off") : _("Identity provider");
  const char *base_url = lanyard_service_get_base_url (self->service);

  gtk_label_set_label (self->address_caption, caption);
  gtk_label_set_label (self->address, base_url != NULL ? base_url : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->address), base_url);
  gtk_widget_set_visible (self->address_box, base_url != NULL);
  update_banner_cb (self);
  _lanyard_window_update_actions (self);
}

static void
show_configuration (LanyardWindow        *self,
                    LanyardConfiguration *configuration)
{
  g_autofree char *last = self->settings != NULL ? g_settings_get_string (self->settings, "last-page") : NULL;

  self->configuration = g_object_ref (configuration);
  self->service = lanyard_service_new (configuration);
  g_signal_connect_object (self->service, "notify", G_CALLBACK (service_changed_cb), self, G_CONNECT_SWAPPED);
  self->expiry_watch = lanyard_expiry_watch_new (configuration);
  g_signal_connect_object (self->expiry_watch, "notify::banner", G_CALLBACK (update_banner_cb), self, G_CONNECT_SWAPPED);
  self->metadata_watcher = lanyard_metadata_watcher_new (configuration);

  _lanyard_window_show_first_place (self, last);
  lanyard_window_page_focus (_lanyard_window_get_page (self));
  lanyard_service_start (self->service);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardConfiguration) configuration = lanyard_local_configuration_open_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (configuration != NULL)
    {
      show_configuration (self, configuration);
      return;
    }

  lanyard_status_page_set_text (self->failure, error->message);
  gtk_stack_set_visible_child_name (self->content, "failure");
  _lanyard_window_update_actions (self);
}

static void
layout_cb (LanyardWindow *self,
           int            width,
           int            height)
{
  set_narrow (self, width < NARROW_WIDTH);
  set_compact (self, width < COMPACT_WIDTH);
}

static void
lanyard_window_realize (GtkWidget *widget)
{
  LanyardWindow *self = LANYARD_WINDOW (widget);

  GTK_WIDGET_CLASS (lanyard_window_parent_class)->realize (widget);

  self->surface = gtk_native_get_surface (GTK_NATIVE (self));
  g_signal_connect_object (self->surface, "layout", G_CALLBACK (layout_cb), self, G_CONNECT_SWAPPED);
}

static void
lanyard_window_unrealize (GtkWidget *widget)
{
  LanyardWindow *self = LANYARD_WINDOW (widget);

  g_signal_handlers_disconnect_by_func (self->surface, layout_cb, self);
  self->surface = NULL;

  GTK_WIDGET_CLASS (lanyard_window_parent_class)->unrealize (widget);
}

static void
save_size (LanyardWindow *self)
{
  int width, height;

  if (self->settings == NULL)
    return;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set (self->settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
}

static void
restore_size (LanyardWindow *self)
{
  int width = 1200, height = 760;

  if (self->settings != NULL)
    {
      g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
      if (g_settings_get_boolean (self->settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
}

/* A modal window on top, which may have something to lose: NULL: there is none. */
static GtkWindow *
find_modal (GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWindow) other = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (other) == window && gtk_window_get_modal (other) && gtk_widget_get_visible (GTK_WIDGET (other)))
        return other;
    }

  return NULL;
}

static gboolean
lanyard_window_close_request (GtkWindow *window)
{
  LanyardWindow *self = LANYARD_WINDOW (window);
  LanyardWindowPage *page = _lanyard_window_get_page (self);
  GtkWindow *modal = find_modal (window);

  if (modal != NULL)
    gtk_window_close (modal);
  if (modal != NULL && find_modal (window) == modal)
    return TRUE;

  if (page != NULL && lanyard_window_page_is_dirty (page))
    {
      _lanyard_window_leave (self, (void (*) (LanyardWindow *)) gtk_window_destroy);
      return TRUE;
    }

  save_size (self);
  return GTK_WINDOW_CLASS (lanyard_window_parent_class)->close_request (window);
}

static void
lanyard_window_dispose (GObject *object)
{
  LanyardWindow *self = LANYARD_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->service != NULL)
    lanyard_service_stop (self->service);
  if (self->expiry_watch != NULL)
    lanyard_expiry_watch_stop (self->expiry_watch);
  if (self->metadata_watcher != NULL)
    lanyard_metadata_watcher_stop (self->metadata_watcher);
  g_queue_clear (&self->pushed);
  self->leaving = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_WINDOW);

  G_OBJECT_CLASS (lanyard_window_parent_class)->dispose (object);
}

static void
lanyard_window_finalize (GObject *object)
{
  LanyardWindow *self = LANYARD_WINDOW (object);

  g_clear_object (&self->service);
  g_clear_object (&self->expiry_watch);
  g_clear_object (&self->metadata_watcher);
  g_clear_object (&self->configuration);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->banner, g_free);

  G_OBJECT_CLASS (lanyard_window_parent_class)->finalize (object);
}

static void
lanyard_window_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  LanyardWindow *self = LANYARD_WINDOW (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    case PROP_BANNER:
      g_value_set_string (value, self->banner);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_window_class_init (LanyardWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = lanyard_window_dispose;
  object_class->finalize = lanyard_window_finalize;
  object_class->get_property = lanyard_window_get_property;
  widget_class->realize = lanyard_window_realize;
  widget_class->unrealize = lanyard_window_unrealize;
  window_class->close_request = lanyard_window_close_request;

  properties[PROP_NARROW] =
    g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT] =
    g_param_spec_boolean ("compact", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_BANNER] =
    g_param_spec_string ("banner", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LANYARD_TYPE_HEADER);
  g_type_ensure (LANYARD_TYPE_SQUEEZE);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lanyard_sso/Lanyard/ui/lanyard-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LanyardWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, LanyardWindow, sidebar_header);
  gtk_widget_class_bind_template_child (widget_class, LanyardWindow, sidebar_title);
  gtk_widget_class_bind_template_child (widget_class, LanyardWindow, places);
  gtk_widget_class_bind_template_child (widget_class, LanyardWindow, separator);
  gtk_widget_class_bind_template_child (widget_class, LanyardWindow, content);
  gtk_widget_class_bind_template_child (widget_class, LanyardWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, LanyardWindow, opening);
  gtk_widget_class_bind_template_child (widget_class, LanyardWindow, address);
  gtk_widget_class_bind_template_child (widget_class, LanyardWindow, address_caption);
  gtk_widget_class_bind_template_child (widget_class, LanyardWindow, address_box);
  gtk_widget_class_bind_template_callback_full (widget_class, "place_activated_cb",
                                                G_CALLBACK (_lanyard_window_place_activated_cb));
  gtk_widget_class_bind_template_callback (widget_class, transition_running_cb);

  _lanyard_window_class_add_actions (widget_class);
}

static void
lanyard_window_init (LanyardWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  if (LANYARD_DEVELOPMENT)
    gtk_widget_add_css_class (GTK_WIDGET (self), "devel");

  g_queue_init (&self->pushed);
  self->cancellable = g_cancellable_new ();
  self->settings = lanyard_preferences_dup ();
  _lanyard_window_add_places (self);
  restore_size (self);
  _lanyard_window_update_panes (self);
}

/**
 * lanyard_window_new:
 * @application: the application
 * @path: the file of a local configuration; it is made if it is not there
 *
 * Returns: (transfer none): a window that opens the configuration
 */
LanyardWindow *
lanyard_window_new (GtkApplication *application,
                    const char     *path)
{
  LanyardWindow *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (LANYARD_TYPE_WINDOW, "application", application, NULL);
  self->path = g_strdup (path);
  name = g_path_get_basename (path);
  adw_window_title_set_subtitle (self->sidebar_title, name);
  _lanyard_window_open (self);

  return self;
}

const char *
lanyard_window_get_path (LanyardWindow *self)
{
  g_return_val_if_fail (LANYARD_IS_WINDOW (self), NULL);

  return self->path;
}

void
_lanyard_window_open (LanyardWindow *self)
{
  gtk_stack_set_visible_child (self->content, self->opening);
  _lanyard_window_update_actions (self);
  lanyard_local_configuration_open_async (self->path, LANYARD_OPEN_CREATE | LANYARD_OPEN_KEYRING,
                                          g_get_user_name (), self->cancellable, opened_cb, g_object_ref (self));
}

LanyardWindowPage *
_lanyard_window_get_page (LanyardWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->content);

  return LANYARD_IS_WINDOW_PAGE (child) ? LANYARD_WINDOW_PAGE (child) : NULL;
}

LanyardMetadataWatcher *
lanyard_window_get_metadata_watcher (GtkWidget *from)
{
  GtkWidget *window = gtk_widget_get_ancestor (from, LANYARD_TYPE_WINDOW);

  return window != NULL ? LANYARD_WINDOW (window)->metadata_watcher : NULL;
}

/**
 * lanyard_window_narrow_expression_new:
 *
 * Returns: (transfer full): for a widget, the "narrow" of the window that it
 *   is in; without a window it has no value
 */
GtkExpression *
lanyard_window_narrow_expression_new (void)
{
  GtkExpression *root = gtk_property_expression_new (GTK_TYPE_WIDGET, NULL, "root");

  return gtk_property_expression_new (LANYARD_TYPE_WINDOW, root, "narrow");
}

static GtkOrientation
choose_orientation (GtkWidget *box,
                    gboolean   narrow)
{
  return narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

/**
 * lanyard_window_fold_box:
 * @box: a box that is or will be in a window
 *
 * Makes it horizontal, and vertical while the window is narrow.
 */
void
lanyard_window_fold_box (GtkWidget *box)
{
  GtkExpression *narrow = lanyard_window_narrow_expression_new ();

  g_return_if_fail (GTK_IS_BOX (box));

  gtk_expression_bind (gtk_cclosure_expression_new (GTK_TYPE_ORIENTATION, NULL, 1, &narrow,
                                                    G_CALLBACK (choose_orientation), NULL, NULL),
                       box, "orientation", box);
}

void
_lanyard_window_update_panes (LanyardWindow *self)
{
  gboolean both = !self->narrow;

  gtk_widget_set_visible (self->sidebar, both || self->sidebar_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->content), both || !self->sidebar_shown);
  gtk_widget_set_visible (self->separator, both);
  gtk_widget_set_hexpand (self->sidebar, !both);
  adw_header_bar_set_show_end_title_buttons (self->sidebar_header, !both);
}

/* The window that @from is in. */
LanyardWindow *
_lanyard_window_get (GtkWidget *from)
{
  return LANYARD_WINDOW (gtk_widget_get_ancestor (from, LANYARD_TYPE_WINDOW));
}
