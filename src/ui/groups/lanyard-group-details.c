/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-group-details.h"

#include "lanyard-bind.h"
#include "lanyard-values-group.h"

struct _LanyardGroupDetails
{
  AdwBin              parent_instance;

  /* Template Widgets */
  GtkWidget          *name_row;
  GtkWidget          *description_row;
  LanyardValuesGroup *values_group;
  GtkWidget          *order_button;
};

G_DEFINE_FINAL_TYPE (LanyardGroupDetails, lanyard_group_details, ADW_TYPE_BIN)

static void
lanyard_group_details_class_init (LanyardGroupDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LANYARD_TYPE_VALUES_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/groups/lanyard-group-details.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardGroupDetails, name_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardGroupDetails, description_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardGroupDetails, values_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardGroupDetails, order_button);
}

static void
lanyard_group_details_init (LanyardGroupDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lanyard_group_details_new:
 * @editor: of a group
 *
 * Returns: (transfer floating): rows that edit it
 */
GtkWidget *
lanyard_group_details_new (LanyardRecordEditor *editor)
{
  LanyardGroupDetails *self;
  LanyardRecord *group;

  g_return_val_if_fail (LANYARD_IS_RECORD_EDITOR (editor), NULL);

  self = g_object_new (LANYARD_TYPE_GROUP_DETAILS, NULL);
  group = lanyard_record_editor_get_record (editor);
  lanyard_bind_text (group, "name", self->name_row);
  lanyard_bind_text (group, "description", self->description_row);
  lanyard_bind_number (group, "order", self->order_button, 1);
  lanyard_values_group_set_editor (self->values_group, editor);

  return GTK_WIDGET (self);
}
