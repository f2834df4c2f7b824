/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-window-private.h"

#include "lanyard-about.h"
#include "lanyard-alert.h"
#include "lanyard-catalog-page.h"
#include "lanyard-sample-window.h"
#include "lanyard-settings-window.h"

#include <glib/gi18n-lib.h>

/* What happens after the page that shows was left. */
typedef struct
{
  LanyardWindow *window;
  void         (*then) (LanyardWindow *self);
} Leave;

static void
leave_free (Leave *leave)
{
  g_object_unref (leave->window);
  g_free (leave);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Leave, leave_free)

static void
saved_then_leave_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(Leave) leave = user_data;
  g_autoptr(GError) error = NULL;

  if (lanyard_window_page_save_finish (LANYARD_WINDOW_PAGE (source), result, &error))
    leave->then (leave->window);
  else
    lanyard_window_show_error (GTK_WIDGET (leave->window), _("Changes Cannot Be Saved"), error);
}

static void
leave_answered_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(Leave) leave = user_data;
  LanyardWindowPage *page = _lanyard_window_get_page (leave->window);

  if (page == NULL)
    return;

  switch (lanyard_alert_finish (result))
    {
    case LANYARD_ANSWER_VERB:
      lanyard_window_page_save_async (page, saved_then_leave_cb, g_steal_pointer (&leave));
      break;
    case LANYARD_ANSWER_OTHER:
      lanyard_window_page_discard (page);
      leave->then (leave->window);
      break;
    case LANYARD_ANSWER_CANCEL:
    default:
      break;
    }
}

void
_lanyard_window_leave (LanyardWindow *self,
                       void         (*then) (LanyardWindow *self))
{
  LanyardWindowPage *page = _lanyard_window_get_page (self);
  LanyardAlert alert = {
    .heading = _("Save Changes?"),
    .body = _("Changes that are not saved are lost."),
    .verb = _("_Save"),
    .other = _("_Discard"),
    .other_destructive = TRUE,
  };
  Leave *leave;

  if (page == NULL || !lanyard_window_page_is_dirty (page))
    {
      then (self);
      return;
    }

  leave = g_new0 (Leave, 1);
  leave->window = g_object_ref (self);
  leave->then = then;
  lanyard_alert_async (&alert, GTK_WIDGET (self), NULL, leave_answered_cb, leave);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  _lanyard_window_back (LANYARD_WINDOW (widget));
}

static void
page_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  lanyard_window_show_place (widget, g_variant_get_string (parameter, NULL));
}

static void
add_application_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  LanyardWindow *self = LANYARD_WINDOW (widget);
  LanyardWindowPage *page = _lanyard_window_get_page (self);

  if (!LANYARD_IS_CATALOG_PAGE (page))
    lanyard_catalog_page_push (widget, self->configuration, self->service, NULL);
}

static void
search_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LanyardWindowPage *page = _lanyard_window_get_page (LANYARD_WINDOW (widget));

  if (page != NULL)
    lanyard_window_page_search (page);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(LanyardWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!lanyard_window_page_save_finish (LANYARD_WINDOW_PAGE (source), result, &error))
    lanyard_window_show_error (GTK_WIDGET (self), _("Changes Cannot Be Saved"), error);
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LanyardWindowPage *page = _lanyard_window_get_page (LANYARD_WINDOW (widget));

  if (page != NULL && lanyard_window_page_is_dirty (page))
    lanyard_window_page_save_async (page, saved_cb, g_object_ref (widget));
}

static void
discard_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LanyardWindowPage *page = _lanyard_window_get_page (LANYARD_WINDOW (widget));

  if (page != NULL)
    lanyard_window_page_discard (page);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!lanyard_configuration_undo_finish (LANYARD_CONFIGURATION (source), result, &error))
    lanyard_window_show_error (GTK_WIDGET (self), _("Change Cannot Be Undone"), error);
  else if (self->service != NULL)
    lanyard_service_follow (self->service);
}

static void
undo_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  LanyardWindow *self = LANYARD_WINDOW (widget);

  lanyard_configuration_undo_async (self->configuration, g_variant_get_string (parameter, NULL),
                                    self->cancellable, undone_cb, g_object_ref (self));
}

static void
copy_address_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  LanyardWindow *self = LANYARD_WINDOW (widget);

  lanyard_window_copy (widget, lanyard_service_get_base_url (self->service), _("Address"));
}

static void
settings_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  LanyardWindow *self = LANYARD_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (lanyard_settings_window_new (GTK_WINDOW (self), self->configuration,
                                                               self->service)));
}

/* To where what the banner says is changed. */
static void
show_banner_action (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  LanyardWindow *self = LANYARD_WINDOW (widget);

  if (lanyard_service_get_error_message (self->service) != NULL)
    settings_action (widget, action_name, NULL);
  else
    lanyard_window_show_place (widget, "certificates");
}

static void
shortcuts_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  _lanyard_window_show_shortcuts (LANYARD_WINDOW (widget));
}

static void
about_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  lanyard_about_show (GTK_WINDOW (widget));
}

static void
try_sample_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  lanyard_sample_window_show (LANYARD_WINDOW (widget));
}

static void
reopen_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  _lanyard_window_open (LANYARD_WINDOW (widget));
}

void
_lanyard_window_update_actions (LanyardWindow *self)
{
  LanyardWindowPage *page = _lanyard_window_get_page (self);
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->configuration != NULL;
  gboolean dirty = page != NULL && lanyard_window_page_is_dirty (page);

  gtk_widget_action_set_enabled (widget, "win.page", open);
  gtk_widget_action_set_enabled (widget, "win.add-application", open);
  gtk_widget_action_set_enabled (widget, "win.settings", open);
  gtk_widget_action_set_enabled (widget, "win.undo", open);
  gtk_widget_action_set_enabled (widget, "win.search", page != NULL && LANYARD_WINDOW_PAGE_GET_CLASS (page)->search != NULL);
  gtk_widget_action_set_enabled (widget, "win.save", dirty);
  gtk_widget_action_set_enabled (widget, "win.discard", dirty);
  gtk_widget_action_set_enabled (widget, "win.copy-address",
                                 open && lanyard_service_get_base_url (self->service) != NULL);
}

void
_lanyard_window_class_add_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_action);
  gtk_widget_class_install_action (widget_class, "win.add-application", NULL, add_application_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.discard", NULL, discard_action);
  gtk_widget_class_install_action (widget_class, "win.undo", "s", undo_action);
  gtk_widget_class_install_action (widget_class, "win.copy-address", NULL, copy_address_action);
  gtk_widget_class_install_action (widget_class, "win.settings", NULL, settings_action);
  gtk_widget_class_install_action (widget_class, "win.show-banner", NULL, show_banner_action);
  gtk_widget_class_install_action (widget_class, "win.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
  gtk_widget_class_install_action (widget_class, "win.try-sample", NULL, try_sample_action);
  gtk_widget_class_install_action (widget_class, "win.reopen", NULL, reopen_action);
}
