/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-person-details.h"

#include "lanyard-bind.h"
#include "lanyard-received-group.h"
#include "lanyard-values-group.h"

#include <glib/gi18n-lib.h>

struct _LanyardPersonDetails
{
  AdwBin                parent_instance;

  /* Template Widgets */
  AdwPreferencesGroup  *account_group;
  AdwPreferencesGroup  *name_group;
  AdwPreferencesGroup  *work_group;
  AdwPreferencesGroup  *notes_group;
  LanyardValuesGroup   *values_group;
  LanyardReceivedGroup *received_group;
  GtkWidget            *suspended_switch;
};

G_DEFINE_FINAL_TYPE (LanyardPersonDetails, lanyard_person_details, ADW_TYPE_BIN)

/* A row: adding a field is adding a line. */
static const struct
{
  gsize           group;        /* offset of the group that it is in */
  const char     *property;
  const char     *title;
  GtkInputPurpose purpose;
} rows[] = {
  { G_STRUCT_OFFSET (LanyardPersonDetails, account_group), "username", N_("Username"), GTK_INPUT_PURPOSE_FREE_FORM },
  { G_STRUCT_OFFSET (LanyardPersonDetails, account_group), "email", N_("Email"), GTK_INPUT_PURPOSE_EMAIL },
  { G_STRUCT_OFFSET (LanyardPersonDetails, name_group), "first-name", N_("First Name"), GTK_INPUT_PURPOSE_NAME },
  { G_STRUCT_OFFSET (LanyardPersonDetails, name_group), "last-name", N_("Last Name"), GTK_INPUT_PURPOSE_NAME },
  { G_STRUCT_OFFSET (LanyardPersonDetails, name_group), "display-name", N_("Display Name"), GTK_INPUT_PURPOSE_NAME },
  { G_STRUCT_OFFSET (LanyardPersonDetails, name_group), "description", N_("Description"), GTK_INPUT_PURPOSE_FREE_FORM },
  { G_STRUCT_OFFSET (LanyardPersonDetails, work_group), "employee-id", N_("Employee ID"), GTK_INPUT_PURPOSE_FREE_FORM },
  { G_STRUCT_OFFSET (LanyardPersonDetails, work_group), "job-title", N_("Job Title"), GTK_INPUT_PURPOSE_FREE_FORM },
  { G_STRUCT_OFFSET (LanyardPersonDetails, work_group), "department", N_("Department"), GTK_INPUT_PURPOSE_FREE_FORM },
  { G_STRUCT_OFFSET (LanyardPersonDetails, work_group), "company", N_("Company"), GTK_INPUT_PURPOSE_FREE_FORM },
  { G_STRUCT_OFFSET (LanyardPersonDetails, work_group), "cost-center", N_("Cost Center"), GTK_INPUT_PURPOSE_FREE_FORM },
  { G_STRUCT_OFFSET (LanyardPersonDetails, work_group), "location", N_("Location"), GTK_INPUT_PURPOSE_FREE_FORM },
  { G_STRUCT_OFFSET (LanyardPersonDetails, work_group), "phone", N_("Phone"), GTK_INPUT_PURPOSE_PHONE },
  { G_STRUCT_OFFSET (LanyardPersonDetails, work_group), "manager", N_("Manager"), GTK_INPUT_PURPOSE_FREE_FORM },
  { G_STRUCT_OFFSET (LanyardPersonDetails, notes_group), "notes", N_("Notes"), GTK_INPUT_PURPOSE_FREE_FORM },
};

static void
lanyard_person_details_class_init (LanyardPersonDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LANYARD_TYPE_RECEIVED_GROUP);
  g_type_ensure (LANYARD_TYPE_VALUES_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/people/lanyard-person-details.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardPersonDetails, account_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardPersonDetails, name_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardPersonDetails, work_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardPersonDetails, notes_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardPersonDetails, values_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardPersonDetails, received_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardPersonDetails, suspended_switch);
}

static void
lanyard_person_details_init (LanyardPersonDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_rows (LanyardPersonDetails *self,
          LanyardRecord        *person)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *row = adw_entry_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(rows[i].title));
      adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), rows[i].purpose);
      lanyard_bind_text (person, rows[i].property, row);
      adw_preferences_group_add (G_STRUCT_MEMBER (AdwPreferencesGroup *, self, rows[i].group), row);
    }
}

/**
 * lanyard_person_details_new:
 * @configuration: where the person is stored
 * @editor: of a person
 *
 * Returns: (transfer floating): rows that edit it
 */
GtkWidget *
lanyard_person_details_new (LanyardConfiguration *configuration,
                            LanyardRecordEditor  *editor)
{
  LanyardPersonDetails *self;
  LanyardRecord *person;

  g_return_val_if_fail (LANYARD_IS_RECORD_EDITOR (editor), NULL);

  self = g_object_new (LANYARD_TYPE_PERSON_DETAILS, NULL);
  person = lanyard_record_editor_get_record (editor);
  add_rows (self, person);
  lanyard_bind_switch (person, "suspended", self->suspended_switch);
  lanyard_values_group_set_editor (self->values_group, editor);
  lanyard_received_group_set_up (self->received_group, configuration, lanyard_record_get_id (person));

  return GTK_WIDGET (self);
}
