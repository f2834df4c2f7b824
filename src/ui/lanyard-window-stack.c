/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-window-private.h"

#include "lanyard-connector-page.h"

void
_lanyard_window_remove_left_page (LanyardWindow *self)
{
  GtkWidget *leaving = g_steal_pointer (&self->leaving);

  if (leaving != NULL)
    gtk_stack_remove (self->content, leaving);
}

void
_lanyard_window_show_child (LanyardWindow          *self,
                            GtkWidget              *child,
                            GtkStackTransitionType  transition)
{
  gtk_stack_set_transition_type (self->content, transition);
  gtk_stack_set_visible_child (self->content, child);
  _lanyard_window_update_actions (self);
}

/* A page that goes neither keeps nor gets the focus: GTK 4.8 keeps one that had
 * it for ever, and those who are told of its widgets then ask where in the
 * window they are. */
static void
let_go_of_focus (LanyardWindow *self,
                 GtkWidget     *page)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, page))
    gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_widget_set_can_focus (page, FALSE);
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

  _lanyard_window_remove_left_page (self);
  self->leaving = page;
  _lanyard_window_show_child (self, below, GTK_STACK_TRANSITION_TYPE_SLIDE_RIGHT);
  lanyard_window_page_focus (LANYARD_WINDOW_PAGE (below));
  let_go_of_focus (self, page);
  if (!gtk_stack_get_transition_running (self->content))
    _lanyard_window_remove_left_page (self);
}

void
_lanyard_window_drop_pushed (LanyardWindow *self)
{
  GtkWidget *page;

  _lanyard_window_remove_left_page (self);
  while ((page = g_queue_pop_tail (&self->pushed)) != NULL)
    {
      let_go_of_focus (self, page);
      gtk_stack_remove (self->content, page);
    }
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
      _lanyard_window_update_panes (self);
      gtk_widget_child_focus (GTK_WIDGET (self->places), GTK_DIR_TAB_FORWARD);
    }
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
  LanyardWindow *self = _lanyard_window_get (from);

  g_return_if_fail (self != NULL);
  g_return_if_fail (LANYARD_IS_WINDOW_PAGE (page));

  g_signal_connect_object (page, "notify::dirty", G_CALLBACK (_lanyard_window_update_actions), self, G_CONNECT_SWAPPED);
  gtk_stack_add_child (self->content, GTK_WIDGET (page));
  g_queue_push_tail (&self->pushed, page);
  _lanyard_window_show_child (self, GTK_WIDGET (page), GTK_STACK_TRANSITION_TYPE_SLIDE_LEFT);
  self->sidebar_shown = FALSE;
  _lanyard_window_update_panes (self);
  lanyard_window_page_focus (page);
}

void
lanyard_window_pop (GtkWidget *from)
{
  LanyardWindow *self = _lanyard_window_get (from);

  g_return_if_fail (self != NULL);

  _lanyard_window_leave (self, pop_now);
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
  LanyardWindow *self = _lanyard_window_get (from);
  GtkWidget *page;

  g_return_if_fail (self != NULL);

  _lanyard_window_drop_pushed (self);
  page = g_object_new (LANYARD_TYPE_CONNECTOR_PAGE,
                       "configuration", self->configuration,
                       "service", self->service,
                       "connector-id", connector_id,
                       NULL);
  lanyard_window_push (GTK_WIDGET (self), LANYARD_WINDOW_PAGE (page));
}
