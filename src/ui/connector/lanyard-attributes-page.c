/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-attributes-page.h"

#include "lanyard-bind.h"
#include "lanyard-editor-fields.h"
#include "lanyard-editor-form.h"
#include "lanyard-editor-help.h"
#include "lanyard-item-list.h"
#include "lanyard-person.h"
#include "lanyard-sample-group.h"
#include "lanyard-saml.h"

#include <glib/gi18n-lib.h>

struct _LanyardAttributesPage
{
  LanyardEditorPage   parent_instance;

  /* Template Widgets */
  AdwComboRow         *source_row;
  AdwComboRow         *format_row;
  AdwComboRow         *policy_row;
  AdwPreferencesGroup *name_id_group;
  AdwPreferencesGroup *groups_group;
  LanyardItemList     *attribute_list;
  LanyardItemList     *constant_list;
  GtkWidget           *groups_switch;
  GtkWidget           *groups_switch_row;
  GtkWidget           *groups_row;
  AdwComboRow         *groups_format_row;
  LanyardSampleGroup  *sample_group;
  AdwActionRow        *name_id_sample;
  AdwActionRow        *groups_sample;

  gboolean             listed;          /* the lists have their models */
};

G_DEFINE_FINAL_TYPE (LanyardAttributesPage, lanyard_attributes_page, LANYARD_TYPE_EDITOR_PAGE)

static const LanyardChoice name_id_formats[] = {
  { LANYARD_SAML_NAME_ID_EMAIL, N_("E-mail address") },
  { LANYARD_SAML_NAME_ID_UNSPECIFIED, N_("Unspecified") },
  { LANYARD_SAML_NAME_ID_PERSISTENT, N_("Persistent") },
  { LANYARD_SAML_NAME_ID_TRANSIENT, N_("Transient") },
  { "urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName", N_("X.509 subject name") },
  { "urn:oasis:names:tc:SAML:1.1:nameid-format:WindowsDomainQualifiedName", N_("Windows domain name") },
  { "urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos", N_("Kerberos") },
  { "urn:oasis:names:tc:SAML:2.0:nameid-format:entity", N_("Entity") },
  { NULL }
};

static const LanyardChoice policies[] = {
  { "honour", N_("Used, if the request names one") },
  { "force", N_("Ignored: the format above is used") },
  { NULL }
};

static const LanyardChoice name_formats[] = {
  { NULL, N_("Chosen by the name") },
  { LANYARD_SAML_NAME_FORMAT_UNSPECIFIED, N_("Unspecified") },
  { LANYARD_SAML_NAME_FORMAT_BASIC, N_("Basic") },
  { LANYARD_SAML_NAME_FORMAT_URI, N_("URI") },
  { NULL }
};

static const LanyardChoice multiples[] = {
  { "values", N_("Many values") },
  { "join", N_("One joined value") },
  { "repeat", N_("Many attributes") },
  { NULL }
};

static const LanyardChoice transforms[] = {
  { "none", N_("As they are") },
  { "lower", N_("Lower case") },
  { "upper", N_("Upper case") },
  { NULL }
};

static const LanyardEditorField name_id_fields[] = {
  { "send-name-id", N_("Send a NameID"), N_("Off for service providers that know people by an attribute") },
  { "name-id-transform", N_("Letters of the NameID"), N_("A change gives people another name at the service provider"),
    transforms },
  { "name-id-pattern", N_("Replace (a regular expression)") },
  { "name-id-replacement", N_("Replace With") },
  { "name-id-prefix", N_("Prefix") },
  { "ignore-allow-create", N_("Always Make Identifiers"), N_("Even when the request does not allow new ones; most forget to") },
  { NULL }
};

static const LanyardChoice group_values[] = {
  { "name", N_("Its name") },
  { "id", N_("Its ID") },
  { "dn", N_("Its distinguished name") },
  { NULL }
};

static const LanyardEditorField group_fields[] = {
  { "group-attribute-value", N_("What Stands for a Group"), N_("As the service provider compares it"), group_values },
  { "group-attribute-filter", N_("Only Groups Like") },
  { "group-attribute-multiple", N_("Several Groups"), N_("How more than one group is sent"), multiples },
  { "group-attribute-separator", N_("Separator") },
  { NULL }
};

/* The sources of a person, the way lists of choices have them; @with_others:
 * also those that a person's record does not hold. */
static const LanyardChoice *
get_sources (gboolean with_others)
{
  static LanyardChoice *choices[2];
  const LanyardSource *sources = lanyard_person_get_sources ();
  GArray *array;

  if (choices[with_others] != NULL)
    return choices[with_others];

  array = g_array_new (TRUE, TRUE, sizeof (LanyardChoice));
  for (; sources->source != NULL; sources++)
    {
      LanyardChoice choice = { sources->source, sources->label };

      if (with_others || lanyard_person_is_own_source (sources->source))
        g_array_append_val (array, choice);
    }
  choices[with_others] = (LanyardChoice *) (void *) g_array_free (array, FALSE);

  return choices[with_others];
}

static LanyardItem *
create_attribute (void)
{
  return LANYARD_ITEM (lanyard_attribute_new (NULL, "email"));
}

static LanyardItem *
create_constant (void)
{
  return LANYARD_ITEM (lanyard_constant_new (NULL, NULL));
}

static LanyardItemField attribute_fields[] = {
  { .property = "name", .title = N_("Name at the Service Provider") },
  { .property = "source", .title = N_("Source"), .free = TRUE },
  { .property = "friendly-name", .title = N_("Friendly Name") },
  { .property = "name-format", .title = N_("Name Format"), .choices = name_formats },
  { .property = "multiple", .title = N_("Several Values"), .choices = multiples },
  { .property = "separator", .title = N_("Separator") },
  { .property = "pattern", .title = N_("Replace (a regular expression)") },
  { .property = "replacement", .title = N_("Replace With") },
  { .property = "transform", .title = N_("Letters"), .choices = transforms },
  { .property = "prefix", .title = N_("Prefix") },
  { .property = "if-empty", .title = N_("If There Is No Value") },
  { .property = "required", .title = N_("Required by the Service Provider"), .is_switch = TRUE },
  { .property = "jit", .title = N_("Used to Make Accounts (JIT)"), .is_switch = TRUE },
  { NULL }
};

static const LanyardItemListSpec attribute_spec = {
  .fields = attribute_fields,
  .title_property = "name",
  .subtitle_property = "source",
  .untitled = N_("New attribute"),
  .add_label = N_("Add Attribute"),
  .create = create_attribute,
  .list = "attributes",
  .add_help = lanyard_editor_add_member_help,
};

static const LanyardItemField constant_fields[] = {
  { .property = "name", .title = N_("Name") },
  { .property = "value", .title = N_("Value") },
  { .property = "name-format", .title = N_("Name Format"), .choices = name_formats },
  { NULL }
};

static const LanyardItemListSpec constant_spec = {
  .fields = constant_fields,
  .title_property = "name",
  .subtitle_property = "value",
  .untitled = N_("New constant"),
  .add_label = N_("Add Constant"),
  .create = create_constant,
  .list = "constants",
  .add_help = lanyard_editor_add_member_help,
};

/* With a row below it for what is not in the list. */
static void
bind_free_choice (LanyardConnector    *connector,
                  const char          *property,
                  AdwComboRow         *row,
                  const LanyardChoice *choices,
                  const char          *title)
{
  GtkWidget *other = lanyard_bind_free_choice (connector, property, row, choices);
  GtkWidget *list = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_LIST_BOX);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (other), title);
  gtk_list_box_insert (GTK_LIST_BOX (list), other, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
}

static void
show_in_row (AdwActionRow *row,
             const char   *text)
{
  gtk_widget_set_visible (GTK_WIDGET (row), text != NULL);
  adw_action_row_set_subtitle (row, text != NULL ? text : "");
}

static void
show_sample_cb (LanyardAttributesPage *self)
{
  LanyardPreview *preview = lanyard_sample_group_get_preview (self->sample_group);

  if (!self->listed)
    return;

  show_in_row (self->name_id_sample, preview != NULL ? preview->name_id : NULL);
  show_in_row (self->groups_sample, preview != NULL ? preview->groups : NULL);
  lanyard_item_list_set_samples (self->attribute_list,
                                 preview != NULL ? (const char * const *) preview->attributes : NULL);
}

static void
lanyard_attributes_page_constructed (GObject *object)
{
  LanyardAttributesPage *self = LANYARD_ATTRIBUTES_PAGE (object);
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));
  LanyardConnector *connector = lanyard_editor_get_connector (editor);

  G_OBJECT_CLASS (lanyard_attributes_page_parent_class)->constructed (object);

  bind_free_choice (connector, "name-id-source", self->source_row, get_sources (FALSE), _("Name of the Source (custom:ATTRIBUTE)"));
  bind_free_choice (connector, "name-id-format", self->format_row, name_id_formats, _("URN of the Format"));
  lanyard_bind_choice (connector, "name-id-policy", self->policy_row, policies);
  lanyard_item_list_set_model (self->attribute_list, lanyard_connector_get_attributes (connector), &attribute_spec);
  lanyard_item_list_set_model (self->constant_list, lanyard_connector_get_constants (connector), &constant_spec);
  lanyard_bind_switch (connector, "group-attribute-enabled", self->groups_switch);
  lanyard_bind_text (connector, "group-attribute-name", self->groups_row);
  lanyard_bind_choice (connector, "group-attribute-name-format", self->groups_format_row, name_formats);
  g_object_bind_property (connector, "group-attribute-enabled", self->groups_row, "sensitive", G_BINDING_SYNC_CREATE);
  g_object_bind_property (connector, "group-attribute-enabled", self->groups_format_row, "sensitive",
                          G_BINDING_SYNC_CREATE);

  self->listed = TRUE;
  lanyard_sample_group_set_editor (self->sample_group, editor);
  lanyard_editor_add_advanced_fields (editor, self->name_id_group, name_id_fields);
  lanyard_editor_add_advanced_fields (editor, self->groups_group, group_fields);

  lanyard_editor_note (editor, "name_id_source", GTK_WIDGET (self->source_row));
  lanyard_editor_note (editor, "name_id_format", GTK_WIDGET (self->format_row));
  lanyard_editor_note (editor, "name_id_policy", GTK_WIDGET (self->policy_row));
  lanyard_editor_note (editor, "attributes", lanyard_item_list_get_anchor (self->attribute_list));
  lanyard_editor_note (editor, "constants", lanyard_item_list_get_anchor (self->constant_list));
  lanyard_editor_note (editor, "group_attribute_enabled", self->groups_switch_row);
  lanyard_editor_note (editor, "group_attribute_name_format", GTK_WIDGET (self->groups_format_row));
  lanyard_editor_add_help (GTK_WIDGET (self->attribute_list), "attributes");
  lanyard_editor_add_help (GTK_WIDGET (self->constant_list), "constants");
  lanyard_editor_add_list_form (editor, "attributes", ADW_PREFERENCES_GROUP (self->attribute_list));
  lanyard_editor_add_list_form (editor, "constants", ADW_PREFERENCES_GROUP (self->constant_list));
  lanyard_editor_note (editor, "group_attribute_name", self->groups_row);
}

static void
lanyard_attributes_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LANYARD_TYPE_ATTRIBUTES_PAGE);

  G_OBJECT_CLASS (lanyard_attributes_page_parent_class)->dispose (object);
}

static void
lanyard_attributes_page_class_init (LanyardAttributesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_attributes_page_constructed;
  object_class->dispose = lanyard_attributes_page_dispose;

  attribute_fields[1].choices = get_sources (TRUE);
  g_type_ensure (LANYARD_TYPE_ITEM_LIST);
  g_type_ensure (LANYARD_TYPE_SAMPLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/connector/lanyard-attributes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardAttributesPage, source_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardAttributesPage, format_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardAttributesPage, policy_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardAttributesPage, name_id_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardAttributesPage, groups_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardAttributesPage, attribute_list);
  gtk_widget_class_bind_template_child (widget_class, LanyardAttributesPage, constant_list);
  gtk_widget_class_bind_template_child (widget_class, LanyardAttributesPage, groups_switch);
  gtk_widget_class_bind_template_child (widget_class, LanyardAttributesPage, groups_switch_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardAttributesPage, groups_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardAttributesPage, groups_format_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardAttributesPage, sample_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardAttributesPage, name_id_sample);
  gtk_widget_class_bind_template_child (widget_class, LanyardAttributesPage, groups_sample);
  gtk_widget_class_bind_template_callback (widget_class, show_sample_cb);
}

static void
lanyard_attributes_page_init (LanyardAttributesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
