/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-application-row.h"

#include "lanyard-bind.h"
#include "lanyard-finding-badge.h"
#include "lanyard-metadata-badge.h"
#include "lanyard-state-pill.h"
#include "lanyard-taken-store.h"
#include "lanyard-tile.h"
#include "lanyard-window.h"

#include <string.h>

struct _LanyardApplicationRow
{
  LanyardRow        parent_instance;

  GtkWidget        *check;              /* made when it is first needed */
  GtkWidget        *tile;
  GtkWidget        *label;
  GtkWidget        *description;
  GtkWidget        *badge;
  GtkWidget        *news;
  GtkWidget        *pill;

  /* Owned References */
  LanyardConnector *connector;
  LanyardFindingCounts *counts;
};

G_DEFINE_FINAL_TYPE (LanyardApplicationRow, lanyard_application_row, LANYARD_TYPE_ROW)

static void
lanyard_application_row_dispose (GObject *object)
{
  LanyardApplicationRow *self = LANYARD_APPLICATION_ROW (object);

  g_clear_object (&self->connector);
  g_clear_object (&self->counts);

  G_OBJECT_CLASS (lanyard_application_row_parent_class)->dispose (object);
}

static void
lanyard_application_row_class_init (LanyardApplicationRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lanyard_application_row_dispose;
}

/* The badges stand after the texts, in a narrow window below them. */
static GtkWidget *
create_body (LanyardApplicationRow *self,
             GtkWidget             *badges)
{
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = g_object_ref (lanyard_row_get_texts (LANYARD_ROW (self)));

  gtk_widget_unparent (texts);
  gtk_box_append (GTK_BOX (body), texts);
  g_object_unref (texts);
  gtk_widget_set_halign (badges, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (body), badges);
  gtk_widget_set_valign (body, GTK_ALIGN_CENTER);
  lanyard_window_fold_box (body);

  return body;
}

/* What is dropped on an application is for it. */
static void
take (GtkWidget                  *widget,
      const LanyardMetadataGiven *given)
{
  LanyardConnector *connector = LANYARD_APPLICATION_ROW (widget)->connector;

  if (connector != NULL)
    lanyard_taken_store_update (widget, connector, given);
}

static void
lanyard_application_row_init (LanyardApplicationRow *self)
{
  LanyardRow *row = LANYARD_ROW (self);
  GtkWidget *badges = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  lanyard_row_append (row, create_body (self, badges));
  self->tile = lanyard_tile_new ();
  gtk_widget_insert_after (self->tile, GTK_WIDGET (self), NULL);
  self->label = lanyard_row_add_text (row, NULL);
  self->description = lanyard_row_add_text (row, "caption");
  self->badge = lanyard_finding_badge_new ();
  gtk_box_append (GTK_BOX (badges), self->badge);
  self->news = lanyard_metadata_badge_new ();
  gtk_box_append (GTK_BOX (badges), self->news);
  self->pill = lanyard_state_pill_new ();
  gtk_box_append (GTK_BOX (badges), self->pill);
  lanyard_metadata_drop_take (GTK_WIDGET (self), take, FALSE);
}

static void
show_counts_cb (LanyardApplicationRow *self)
{
  guint n_errors = 0, n_warnings = 0;

  if (self->connector != NULL)
    lanyard_finding_counts_lookup (self->counts, lanyard_record_get_id (LANYARD_RECORD (self->connector)),
                                   &n_errors, &n_warnings);
  lanyard_finding_badge_set (self->badge, n_errors, n_warnings);
}

GtkWidget *
lanyard_application_row_new (LanyardFindingCounts *counts)
{
  LanyardApplicationRow *self = g_object_new (LANYARD_TYPE_APPLICATION_ROW, NULL);

  self->counts = g_object_ref (counts);
  g_signal_connect_object (counts, "changed", G_CALLBACK (show_counts_cb), self, G_CONNECT_SWAPPED);

  return GTK_WIDGET (self);
}

LanyardConnector *
lanyard_application_row_get_connector (LanyardApplicationRow *self)
{
  g_return_val_if_fail (LANYARD_IS_APPLICATION_ROW (self), NULL);

  return self->connector;
}

static const char *
get_description (LanyardConnector *connector)
{
  const char *description = lanyard_connector_get_description (connector);

  if (description == NULL)
    description = lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK
                    ? lanyard_connector_get_bookmark_url (connector)
                    : lanyard_connector_get_sp_entity_id (connector);

  /* a placeholder that is not filled in yet says nothing */
  return description != NULL && strchr (description, '{') == NULL ? description : NULL;
}

void
lanyard_application_row_set_connector (LanyardApplicationRow *self,
                                       LanyardConnector      *connector)
{
  const char *description;

  g_return_if_fail (LANYARD_IS_APPLICATION_ROW (self));

  g_set_object (&self->connector, connector);
  if (connector == NULL)
    return;

  description = get_description (connector);
  g_object_set (self->tile,
                "text", lanyard_connector_get_label (connector),
                "color", lanyard_connector_get_color (connector),
                "logo", lanyard_connector_get_logo (connector),
                NULL);
  gtk_label_set_label (GTK_LABEL (self->label), lanyard_connector_get_label (connector));
  gtk_label_set_label (GTK_LABEL (self->description), description != NULL ? description : "");
  gtk_widget_set_visible (self->description, description != NULL);
  lanyard_state_pill_set_state (LANYARD_STATE_PILL (self->pill), lanyard_connector_get_state (connector));
  lanyard_list_row_set_name (GTK_WIDGET (self), lanyard_connector_get_label (connector));
  show_counts_cb (self);
  lanyard_metadata_badge_set_connector_id (self->news, lanyard_record_get_id (LANYARD_RECORD (connector)));
}

void
lanyard_application_row_set_selection (LanyardApplicationRow *self,
                                       gboolean               selecting,
                                       gboolean               selected)
{
  g_return_if_fail (LANYARD_IS_APPLICATION_ROW (self));

  if (self->check == NULL && !selecting)
    return;

  if (self->check == NULL)
    {
      self->check = gtk_check_button_new ();
      gtk_widget_set_can_target (self->check, FALSE);
      gtk_widget_set_focusable (self->check, FALSE);
      gtk_widget_set_can_focus (self->check, FALSE);
      gtk_widget_insert_after (self->check, GTK_WIDGET (self), NULL);
    }
  gtk_widget_set_visible (self->check, selecting);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), selected);
}
