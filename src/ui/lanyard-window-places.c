/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-window-private.h"

#include "lanyard-access-page.h"
#include "lanyard-activity-page.h"
#include "lanyard-applications-page.h"
#include "lanyard-certificates-page.h"
#include "lanyard-groups-page.h"
#include "lanyard-people-page.h"
#include "lanyard-sessions-page.h"
#include "lanyard-test-page.h"

#include <glib/gi18n-lib.h>

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
  { "access", N_("Who Has Access"), "dialog-password-symbolic", lanyard_access_page_get_type },
  { "certificates", N_("Certificates"), "application-certificate-symbolic", lanyard_certificates_page_get_type },
  { "activity", N_("Activity"), "document-open-recent-symbolic", lanyard_activity_page_get_type },
  { "test", N_("Test"), "media-playback-start-symbolic", lanyard_test_page_get_type },
  { "sessions", N_("Sessions"), "computer-symbolic", lanyard_sessions_page_get_type },
};

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
  _lanyard_window_show_child (self, page, GTK_STACK_TRANSITION_TYPE_CROSSFADE);
  _lanyard_window_drop_pushed (self);
  select_place_row (self);
  self->sidebar_shown = FALSE;
  _lanyard_window_update_panes (self);
  _lanyard_window_update_actions (self);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "last-page", self->place);
}

void
_lanyard_window_add_places (LanyardWindow *self)
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

/* The one called @name, else the first one of all. */
void
_lanyard_window_show_first_place (LanyardWindow *self,
                                  const char    *name)
{
  self->next_place = find_place (name) != NULL ? find_place (name)->name : places[0].name;
  show_place (self);
}

void
_lanyard_window_place_activated_cb (LanyardWindow *self,
                                    GtkListBoxRow *row)
{
  if (self->configuration != NULL)
    lanyard_window_show_place (GTK_WIDGET (self), places[gtk_list_box_row_get_index (row)].name);
}

/**
 * lanyard_window_show_place:
 * @from: a widget in the window
 * @place: "applications", "groups", "people", "access", "certificates", "activity", "test" or
 *   "sessions"
 *
 * Shows a place of the sidebar; what was opened on top of the place before
 * is closed.
 */
void
lanyard_window_show_place (GtkWidget  *from,
                           const char *place)
{
  LanyardWindow *self = _lanyard_window_get (from);

  g_return_if_fail (self != NULL);

  if (find_place (place) == NULL)
    return;

  self->next_place = find_place (place)->name;
  select_place_row (self);
  _lanyard_window_leave (self, show_place);
}
