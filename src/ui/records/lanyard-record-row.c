/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-record-row.h"

#include "lanyard-connector.h"
#include "lanyard-group.h"
#include "lanyard-person.h"
#include "lanyard-state-pill.h"
#include "lanyard-tile.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define AVATAR_SIZE 40

struct _LanyardRecordRow
{
  LanyardRow     parent_instance;

  GtkWidget     *check;         /* those that not every list needs are made when one does */
  GtkWidget     *avatar;
  GtkWidget     *tile;
  GtkWidget     *title;
  GtkWidget     *detail;
  GtkWidget     *note;
  GtkWidget     *pill;
  GtkWidget     *suspended;
  GtkWidget     *remove;

  /* Owned References */
  LanyardRecord *record;
};

G_DEFINE_FINAL_TYPE (LanyardRecordRow, lanyard_record_row, LANYARD_TYPE_ROW)

static GtkWidget *
create_suspended (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", "action-unavailable-symbolic",
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Suspended")));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (box, "badge");

  return box;
}

static void
lanyard_record_row_dispose (GObject *object)
{
  LanyardRecordRow *self = LANYARD_RECORD_ROW (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (lanyard_record_row_parent_class)->dispose (object);
}

static void
lanyard_record_row_class_init (LanyardRecordRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lanyard_record_row_dispose;
}

static void
lanyard_record_row_init (LanyardRecordRow *self)
{
  self->title = lanyard_row_add_text (LANYARD_ROW (self), NULL);
  self->detail = lanyard_row_add_text (LANYARD_ROW (self), "caption");
  self->note = lanyard_row_create_label ("numeric");
  gtk_widget_set_visible (self->note, FALSE);
  lanyard_row_append (LANYARD_ROW (self), self->note);
}

GtkWidget *
lanyard_record_row_new (void)
{
  return g_object_new (LANYARD_TYPE_RECORD_ROW, NULL);
}

LanyardRecord *
lanyard_record_row_get_record (LanyardRecordRow *self)
{
  g_return_val_if_fail (LANYARD_IS_RECORD_ROW (self), NULL);

  return self->record;
}

static void
show_picture (LanyardRecordRow *self,
              const char       *title)
{
  if (LANYARD_IS_CONNECTOR (self->record))
    {
      LanyardConnector *connector = LANYARD_CONNECTOR (self->record);

      if (self->tile == NULL)
        {
          self->tile = lanyard_tile_new ();
          gtk_widget_insert_before (self->tile, GTK_WIDGET (self), lanyard_row_get_texts (LANYARD_ROW (self)));
        }
      g_object_set (self->tile,
                    "text", title,
                    "color", lanyard_connector_get_color (connector),
                    "logo", lanyard_connector_get_logo (connector),
                    NULL);
      return;
    }

  if (self->avatar == NULL)
    {
      self->avatar = adw_avatar_new (AVATAR_SIZE, NULL, TRUE);
      if (LANYARD_IS_GROUP (self->record))
        {
          adw_avatar_set_icon_name (ADW_AVATAR (self->avatar), "system-users-symbolic");
          adw_avatar_set_show_initials (ADW_AVATAR (self->avatar), FALSE);
        }
      gtk_widget_insert_before (self->avatar, GTK_WIDGET (self), lanyard_row_get_texts (LANYARD_ROW (self)));
    }
  adw_avatar_set_text (ADW_AVATAR (self->avatar), title);
}

static void
show_state (LanyardRecordRow *self)
{
  gboolean suspended = LANYARD_IS_PERSON (self->record) && lanyard_person_is_suspended (LANYARD_PERSON (self->record));

  if (LANYARD_IS_CONNECTOR (self->record))
    {
      if (self->pill == NULL)
        {
          self->pill = lanyard_state_pill_new ();
          gtk_widget_insert_after (self->pill, GTK_WIDGET (self), self->note);
        }
      lanyard_state_pill_set_state (LANYARD_STATE_PILL (self->pill),
                                    lanyard_connector_get_state (LANYARD_CONNECTOR (self->record)));
    }

  if (suspended && self->suspended == NULL)
    {
      self->suspended = create_suspended ();
      gtk_widget_insert_after (self->suspended, GTK_WIDGET (self), self->note);
    }
  if (self->suspended != NULL)
    gtk_widget_set_visible (self->suspended, suspended);
}

static char *
dup_title (LanyardRecord *record)
{
  if (LANYARD_IS_PERSON (record))
    return lanyard_person_dup_full_name (LANYARD_PERSON (record));

  return g_strdup (lanyard_record_get_title (record));
}

static char *
dup_detail (LanyardRecord *record)
{
  if (LANYARD_IS_GROUP (record))
    return g_strdup (lanyard_group_get_description (LANYARD_GROUP (record)));
  if (LANYARD_IS_CONNECTOR (record))
    return g_strdup (lanyard_connector_get_description (LANYARD_CONNECTOR (record)));
  if (lanyard_person_get_email (LANYARD_PERSON (record)) == NULL)
    return g_strdup (lanyard_person_get_username (LANYARD_PERSON (record)));

  return g_strdup_printf ("%s · %s", lanyard_person_get_username (LANYARD_PERSON (record)),
                          lanyard_person_get_email (LANYARD_PERSON (record)));
}

/**
 * lanyard_record_row_set_record:
 * @self: a row
 * @record: (nullable): what it shows
 */
void
lanyard_record_row_set_record (LanyardRecordRow *self,
                               LanyardRecord    *record)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;

  g_return_if_fail (LANYARD_IS_RECORD_ROW (self));

  g_set_object (&self->record, record);
  if (record == NULL)
    return;

  title = dup_title (record);
  detail = dup_detail (record);
  show_picture (self, title);
  gtk_label_set_label (GTK_LABEL (self->title), title);
  lanyard_record_row_set_detail (self, detail);
  show_state (self);
  if (self->remove != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "s", lanyard_record_get_id (record));
  if (item != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

void
lanyard_record_row_set_detail (LanyardRecordRow *self,
                               const char       *detail)
{
  g_return_if_fail (LANYARD_IS_RECORD_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->detail), detail != NULL ? detail : "");
  gtk_widget_set_visible (self->detail, detail != NULL);
}

void
lanyard_record_row_set_note (LanyardRecordRow *self,
                             const char       *note)
{
  g_return_if_fail (LANYARD_IS_RECORD_ROW (self));

  gtk_label_set_label (GTK_LABEL (self->note), note != NULL ? note : "");
  gtk_widget_set_visible (self->note, note != NULL);
}

/**
 * lanyard_record_row_set_check:
 * @self: a row
 * @active: whether it is chosen
 *
 * The box only shows it; the row is what is clicked.
 */
void
lanyard_record_row_set_check (LanyardRecordRow *self,
                              gboolean          active)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  g_return_if_fail (LANYARD_IS_RECORD_ROW (self));

  if (self->check == NULL)
    {
      self->check = gtk_check_button_new ();
      gtk_widget_set_can_target (self->check, FALSE);
      gtk_widget_set_focusable (self->check, FALSE);
      gtk_widget_set_can_focus (self->check, FALSE);
      gtk_widget_insert_after (self->check, GTK_WIDGET (self), NULL);
    }
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), active);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_label_get_label (GTK_LABEL (self->title)), -1);
  if (item != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_SELECTED, active, -1);
}

void
lanyard_record_row_set_remove (LanyardRecordRow *self,
                               const char       *action,
                               const char       *tooltip)
{
  g_return_if_fail (LANYARD_IS_RECORD_ROW (self));
  g_return_if_fail (self->remove == NULL);

  self->remove = gtk_button_new_from_icon_name ("list-remove-symbolic");
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->remove, tooltip);
  gtk_widget_add_css_class (self->remove, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->remove), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->remove), action);
  gtk_widget_insert_before (self->remove, GTK_WIDGET (self), NULL);
}
