/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-window-private.h"

#include "lanyard-alert.h"
#include "lanyard-applications-page.h"
#include "lanyard-certificates-page.h"
#include "lanyard-connector-page.h"
#include "lanyard-groups-page.h"
#include "lanyard-header.h"
#include "lanyard-local-configuration.h"
#include "lanyard-people-page.h"
#include "lanyard-preferences.h"
#include "lanyard-test-page.h"
#include "lanyard-squeeze.h"

#include <glib/gi18n-lib.h>

#define NARROW_WIDTH 680
#define COMPACT_WIDTH 1140

/* A place of the sidebar: adding one is adding a line. */
typedef struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  GType     (*get_type) (void);
} Place;

static const Place places[] = {
  { "applications", N_("Applications"), "lanyard-applications-symbolic", lanyard_applications_page_get_type },
  { "groups", N_("Groups"), "system-users-symbolic", lanyard_groups_page_get_type },
  { "people", N_("People"), "avatar-default-symbolic", lanyard_people_page_get_type },
  { "certificates", N_("Certificates"), "application-certificate-symbolic", lanyard_certificates_page_get_type },
  { "test", N_("Test"), "media-playback-start-symbolic", lanyard_test_page_get_type },
};

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
update_panes (LanyardWindow *self)
{
  gboolean both = !self->narrow;

  gtk_widget_set_visible (self->sidebar, both || self->sidebar_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->content), both || !self->sidebar_shown);
  gtk_widget_set_visible (self->separator, both);
  gtk_widget_set_hexpand (self->sidebar, !both);
  adw_header_bar_set_show_end_title_buttons (self->sidebar_header, !both);
}

static void
set_narrow (LanyardWindow *self,
            gboolean       narrow)
{
  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  self->sidebar_shown = FALSE;
  update_panes (self);
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
remove_left_page (LanyardWindow *self)
{
  GtkWidget *leaving = g_steal_pointer (&self->leaving);

  if (leaving != NULL)
    gtk_stack_remove (self->content, leaving);
}

static void
show_child (LanyardWindow          *self,
            GtkWidget              *child,
            GtkStackTransitionType  transition)
{
  gtk_stack_set_transition_type (self->content, transition);
  gtk_stack_set_visible_child (self->content, child);
  _lanyard_window_update_actions (self);
}

static void
pop_now (LanyardWindow *self)
{
  GtkWidget *page = g_queue_pop_tail (&self->pushed);
  GtkWidget *below = g_queue_peek_tail (&self->pushed);

  if (page == NULL)
    return;
  if (below == NULL)
    below = gtk_stack_get_child_by_name (self->content, self->place);

  remove_left_page (self);
  self->leaving = page;
  show_child (self, below, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
  if (!gtk_stack_get_transition_running (self->content))
    remove_left_page (self);
  lanyard_window_page_focus (LANYARD_WINDOW_PAGE (below));
}

static void
drop_pushed (LanyardWindow *self)
{
  GtkWidget *page;

  remove_left_page (self);
  while ((page = g_queue_pop_tail (&self->pushed)) != NULL)
    gtk_stack_remove (self->content, page);
}

static const Place *
find_place (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_strcmp0 (places[i].name, name) == 0)
        return &places[i];
    }

  return NULL;
}

static GtkWidget *
ensure_place (LanyardWindow *self,
              const Place   *place)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->content, place->name);

  if (page != NULL)
    return page;

  page = g_object_new (place->get_type (),
                       "configuration", self->configuration,
                       "service", self->service,
                       "title", _(place->title),
                       NULL);
  gtk_stack_add_named (self->content, page, place->name);

  return page;
}

static void
select_place_row (LanyardWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_strcmp0 (places[i].name, self->place) == 0)
        gtk_list_box_select_row (self->places, gtk_list_box_get_row_at_index (self->places, i));
    }
}

static void
show_place (LanyardWindow *self)
{
  const Place *place = find_place (self->next_place);
  GtkWidget *page = ensure_place (self, place);

  self->place = place->name;
  show_child (self, page, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  drop_pushed (self);
  select_place_row (self);
  self->sidebar_shown = FALSE;
  update_panes (self);
  _lanyard_window_update_actions (self);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "last-page", self->place);
}

static void
add_places (LanyardWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *label = gtk_label_new (_(places[i].title));

      gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (places[i].icon_name));
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), label);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(places[i].title), -1);
      gtk_list_box_append (self->places, row);
    }
}

static void
place_activated_cb (LanyardWindow *self,
                    GtkListBoxRow *row)
{
  if (self->configuration != NULL)
    lanyard_window_show_place (GTK_WIDGET (self), places[gtk_list_box_row_get_index (row)].name);
}

static void
transition_running_cb (LanyardWindow *self)
{
  if (!gtk_stack_get_transition_running (self->content))
    remove_left_page (self);
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

  self->next_place = find_place (last) != NULL ? find_place (last)->name : places[0].name;
  show_place (self);
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

  adw_status_page_set_description (self->failure, error->message);
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
  int width = 1160, height = 720;

  if (self->settings != NULL)
    {
      g_settings_get (self->settings, "window-size", "(ii)", &width, &height);
      if (g_settings_get_boolean (self->settings, "window-maximized"))
        gtk_window_maximize (GTK_WINDOW (self));
    }
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
}

static gboolean
lanyard_window_close_request (GtkWindow *window)
{
  LanyardWindow *self = LANYARD_WINDOW (window);
  LanyardWindowPage *page = _lanyard_window_get_page (self);

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
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
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
  add_places (self);
  restore_size (self);
  update_panes (self);
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

/* A page was pushed: the way back. Else, in a narrow window, the sidebar. */
void
_lanyard_window_back (LanyardWindow *self)
{
  if (!g_queue_is_empty (&self->pushed))
    {
      _lanyard_window_leave (self, pop_now);
      return;
    }

  if (self->narrow)
    {
      self->sidebar_shown = TRUE;
      update_panes (self);
      gtk_widget_child_focus (GTK_WIDGET (self->places), GTK_DIR_TAB_FORWARD);
    }
}

static LanyardWindow *
get_window (GtkWidget *from)
{
  return LANYARD_WINDOW (gtk_widget_get_ancestor (from, LANYARD_TYPE_WINDOW));
}

/**
 * lanyard_window_push:
 * @from: a widget in the window
 * @page: (transfer full): a page
 *
 * Shows @page on top of the one that shows.
 */
void
lanyard_window_push (GtkWidget   *from,
                     LanyardWindowPage *page)
{
  LanyardWindow *self = get_window (from);

  g_return_if_fail (self != NULL);
  g_return_if_fail (LANYARD_IS_WINDOW_PAGE (page));

  g_signal_connect_object (page, "notify::dirty", G_CALLBACK (_lanyard_window_update_actions), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->content, GTK_WIDGET (page));
  g_queue_push_tail (&self->pushed, page);
  show_child (self, GTK_WIDGET (page), GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
  self->sidebar_shown = FALSE;
  update_panes (self);
  lanyard_window_page_focus (page);
}

void
lanyard_window_pop (GtkWidget *from)
{
  LanyardWindow *self = get_window (from);

  g_return_if_fail (self != NULL);

  _lanyard_window_leave (self, pop_now);
}

/**
 * lanyard_window_show_place:
 * @from: a widget in the window
 * @place: "applications", "groups", "people" or "test"
 *
 * Shows a place of the sidebar; what was opened on top of the place before
 * is closed.
 */
void
lanyard_window_show_place (GtkWidget  *from,
                           const char *place)
{
  LanyardWindow *self = get_window (from);

  g_return_if_fail (self != NULL);

  if (find_place (place) == NULL)
    return;

  self->next_place = find_place (place)->name;
  select_place_row (self);
  _lanyard_window_leave (self, show_place);
}

/**
 * lanyard_window_show_connector:
 * @from: a widget in the window
 * @connector_id: whose page
 *
 * Shows the page of a connector in place of what was opened on top of the
 * applications.
 */
void
lanyard_window_show_connector (GtkWidget  *from,
                               const char *connector_id)
{
  LanyardWindow *self = get_window (from);
  GtkWidget *page;

  g_return_if_fail (self != NULL);

  drop_pushed (self);
  page = g_object_new (LANYARD_TYPE_CONNECTOR_PAGE,
                       "configuration", self->configuration,
                       "service", self->service,
                       "connector-id", connector_id,
                       NULL);
  lanyard_window_push (GTK_WIDGET (self), LANYARD_WINDOW_PAGE (page));
}

LanyardMetadataWatcher *
lanyard_window_get_metadata_watcher (GtkWidget *from)
{
  GtkWidget *window = gtk_widget_get_ancestor (from, LANYARD_TYPE_WINDOW);

  return window != NULL ? LANYARD_WINDOW (window)->metadata_watcher : NULL;
}

void
lanyard_window_toast (GtkWidget  *from,
                      const char *text)
{
  LanyardWindow *self = get_window (from);
  g_autofree char *markup = g_markup_escape_text (text, -1);

  if (self != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (markup));
}

/**
 * lanyard_window_toast_button:
 * @from: a widget in the window
 * @text: what was done
 * @label: of a button, with a mnemonic
 *
 * Returns: (transfer none) (nullable): the toast
 */
AdwToast *
lanyard_window_toast_button (GtkWidget  *from,
                             const char *text,
                             const char *label)
{
  LanyardWindow *self = get_window (from);
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast;

  if (self == NULL)
    return NULL;

  toast = adw_toast_new (markup);
  adw_toast_set_button_label (toast, label);
  adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (self->toasts, toast);
  return toast;
}

/**
 * lanyard_window_toast_undo:
 * @from: a widget in the window
 * @text: what was done
 * @change_id: what lanyard_configuration_apply_finish() gave
 *
 * Says what was done and offers to undo it.
 */
void
lanyard_window_toast_undo (GtkWidget  *from,
                           const char *text,
                           const char *change_id)
{
  AdwToast *toast = lanyard_window_toast_button (from, text, _("_Undo"));

  if (toast == NULL)
    return;

  adw_toast_set_action_target (toast, "s", change_id);
  adw_toast_set_action_name (toast, "win.undo");
}

/**
 * lanyard_window_show_error:
 * @from: a widget in the window
 * @heading: what could not be done
 * @error: why; cancellation is not shown
 */
void
lanyard_window_show_error (GtkWidget    *from,
                           const char   *heading,
                           const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  lanyard_alert_async (&(LanyardAlert) { .heading = heading, .body = error->message }, from, NULL, NULL, NULL);
}

void
lanyard_window_copy (GtkWidget  *from,
                     const char *text,
                     const char *what)
{
  /* Translators: %s is what was copied, like "SSO URL" */
  g_autofree char *toast = g_strdup_printf (_("%s copied"), what);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (from), text);
  lanyard_window_toast (from, toast);
}
