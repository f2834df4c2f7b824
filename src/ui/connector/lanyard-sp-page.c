/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-sp-page.h"

#include "lanyard-bind.h"
#include "lanyard-certificate-group.h"
#include "lanyard-editor-fields.h"
#include "lanyard-editor-form.h"
#include "lanyard-editor-help.h"
#include "lanyard-item-list.h"
#include "lanyard-metadata-group.h"
#include "lanyard-placeholder-group.h"

#include <glib/gi18n-lib.h>

#define ACS_INDEX_MAX 65535

struct _LanyardSpPage
{
  LanyardEditorPage        parent_instance;

  /* Template Widgets */
  LanyardMetadataGroup    *source_group;
  LanyardPlaceholderGroup *placeholder_group;
  GtkWidget               *entity_row;
  GtkWidget               *login_row;
  LanyardItemList         *acs_list;
  LanyardCertificateGroup *signing_group;
  GtkWidget               *signed_switch;
  GtkWidget               *signed_switch_row;
  AdwPreferencesGroup     *requests_group;
  LanyardCertificateGroup *encryption_group;
  AdwPreferencesGroup     *encrypt_group;
  AdwPreferencesGroup     *logout_group;
  AdwPreferencesGroup     *advanced_group;
  LanyardCertificateGroup *metadata_group;
};

G_DEFINE_FINAL_TYPE (LanyardSpPage, lanyard_sp_page, LANYARD_TYPE_EDITOR_PAGE)

static const LanyardChoice bindings[] = {
  { "redirect", N_("Redirect") },
  { "post", N_("POST") },
  { NULL }
};

static const LanyardChoice acs_bindings[] = {
  { "post", N_("POST") },
  { "redirect", N_("Redirect") },
  { "artifact", N_("Artifact") },
  { "paos", N_("PAOS") },
  { NULL }
};

static const LanyardChoice content_encryptions[] = {
  { "auto", N_("As its metadata says") },
  { "aes256-gcm", N_("AES-256-GCM") },
  { "aes128-gcm", N_("AES-128-GCM") },
  { "aes256-cbc", N_("AES-256-CBC") },
  { "aes128-cbc", N_("AES-128-CBC") },
  { NULL }
};

static const LanyardChoice key_transports[] = {
  { "auto", N_("As its metadata says") },
  { "rsa-oaep-mgf1p", N_("RSA-OAEP") },
  { "rsa-oaep-sha256", N_("RSA-OAEP with SHA-256") },
  { NULL }
};

static const LanyardChoice placements[] = {
  { "inside", N_("Inside the data") },
  { "sibling", N_("Beside the data") },
  { NULL }
};

static const LanyardEditorField request_fields[] = {
  { "accepted-destinations", N_("Other Destinations"),
    N_("Addresses besides the IdP URL that its requests may name as their destination, one a line") },
  { "allow-sha1", N_("Accept SHA-1 Signatures"),
    N_("In its requests; SHA-1 can be forged") },
  { "ignore-request-signatures", N_("Ignore Request Signatures"),
    N_("Anybody can then make requests in its name") },
  { NULL }
};

static const LanyardEditorField encrypt_fields[] = {
  { "encrypt-assertion", N_("Encrypt Assertions"),
    N_("Only the service provider can read what is said about a person") },
  { NULL }
};

static const LanyardEditorField encryption_fields[] = {
  { "encryption-optional", N_("Encryption Is Optional"),
    N_("Without a usable certificate assertions are sent in the clear") },
  { "content-encryption", N_("Content"), N_("The algorithm for the assertion"), content_encryptions },
  { "key-transport", N_("Key"), N_("The algorithm for the key of the assertion"), key_transports },
  { "encrypted-key-placement", N_("Place of the Key"), N_("Where the encrypted key stands"), placements },
  { NULL }
};

static const LanyardEditorField logout_fields[] = {
  { "slo-url", N_("Single Logout URL") },
  { "slo-response-url", N_("Response URL") },
  { "slo-binding", N_("Binding"), N_("How logout messages reach it"), bindings },
  { NULL }
};

static const LanyardEditorField advanced_fields[] = {
  { "audience", N_("Audience") },
  { "additional-audiences", N_("Additional Audiences"), N_("Others that may take the assertion, one a line") },
  { "destination", N_("Destination") },
  { "recipient", N_("Recipient") },
  { "sp-name-qualifiers", N_("Affiliations"), N_("In whose name its requests may ask for a NameID, one a line") },
  { "allowed-relay-states", N_("Allowed RelayStates"),
    N_("What a link to the IdP URL may pass on to the service provider, one a line") },
  { NULL }
};

static LanyardItem *
create_acs (void)
{
  return LANYARD_ITEM (lanyard_acs_new (NULL, NULL, 0, FALSE));
}

static const LanyardItemField acs_fields[] = {
  { .property = "url", .title = N_("ACS URL") },
  { .property = "label", .title = N_("What It Is For") },
  { .property = "index", .title = N_("Index"), .maximum = ACS_INDEX_MAX },
  { .property = "binding", .title = N_("Binding"), .choices = acs_bindings },
  { .property = "default", .title = N_("Default"), .is_switch = TRUE, .exclusive = TRUE },
  { NULL }
};

static const LanyardItemListSpec acs_spec = {
  .fields = acs_fields,
  .title_property = "url",
  .subtitle_property = "label",
  .flag_property = "default",
  .flag_label = N_("Default"),
  .untitled = N_("New ACS URL"),
  .add_label = N_("Add ACS URL"),
  .create = create_acs,
  .list = "acs",
  .add_help = lanyard_editor_add_member_help,
};

/* An added one gets the next index: two with the same cannot be told apart. */
static void
acs_changed_cb (GListModel *acs,
                guint       position,
                guint       removed,
                guint       added)
{
  g_autoptr(LanyardAcs) last = NULL;
  int highest = -1;

  if (added != 1 || removed != 0 || position + 1 != g_list_model_get_n_items (acs))
    return;

  last = g_list_model_get_item (acs, position);
  if (lanyard_acs_get_url (last) != NULL)
    return;

  for (guint i = 0; i < position; i++)
    {
      g_autoptr(LanyardAcs) other = g_list_model_get_item (acs, i);

      highest = MAX (highest, lanyard_acs_get_index (other));
    }
  g_object_set (last, "index", MIN (highest + 1, ACS_INDEX_MAX), "default", position == 0, NULL);
}

/* Addresses that were made from the old values follow. */
static void
placeholders_changed_cb (LanyardSpPage *self)
{
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));
  g_autoptr(GVariant) kept = NULL;
  g_autoptr(GVariant) values = NULL;
  g_autoptr(GError) error = NULL;

  if (!lanyard_placeholder_group_is_valid (self->placeholder_group))
    return;

  /* What was typed into the row of a sealed one and taken back leaves it as it is. */
  kept = lanyard_placeholder_group_dup_kept (self->placeholder_group);
  values = lanyard_placeholder_group_dup_values (self->placeholder_group);
  g_object_freeze_notify (G_OBJECT (lanyard_editor_get_connector (editor)));
  g_object_set (lanyard_editor_get_connector (editor), "secrets", kept, NULL);
  if (!lanyard_template_update_placeholders (lanyard_editor_get_template (editor), lanyard_editor_get_connector (editor),
                                             values, &error))
    g_debug ("Placeholders are not used: %s", error->message);
  g_object_thaw_notify (G_OBJECT (lanyard_editor_get_connector (editor)));
}

static void
show_placeholders_cb (LanyardSpPage *self)
{
  LanyardConnector *connector = lanyard_editor_page_get_connector (LANYARD_EDITOR_PAGE (self));

  lanyard_placeholder_group_set_values (self->placeholder_group, lanyard_connector_get_placeholders (connector));
  lanyard_placeholder_group_set_secrets (self->placeholder_group, lanyard_connector_get_secrets (connector));
}

static void
add_field_groups (LanyardSpPage *self)
{
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));

  lanyard_editor_add_advanced_fields (editor, self->requests_group, request_fields);
  lanyard_editor_add_fields (editor, self->encrypt_group, encrypt_fields);
  lanyard_editor_add_advanced_fields (editor, self->encrypt_group, encryption_fields);
  lanyard_editor_add_fields (editor, self->logout_group, logout_fields);
  lanyard_editor_add_advanced_fields (editor, self->advanced_group, advanced_fields);
}

static void
lanyard_sp_page_constructed (GObject *object)
{
  LanyardSpPage *self = LANYARD_SP_PAGE (object);
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));
  LanyardConnector *connector = lanyard_editor_get_connector (editor);

  G_OBJECT_CLASS (lanyard_sp_page_parent_class)->constructed (object);

  lanyard_metadata_group_set_editor (self->source_group, editor);
  lanyard_bind_text (connector, "sp-entity-id", self->entity_row);
  lanyard_bind_text (connector, "login-url", self->login_row);
  lanyard_bind_switch (connector, "require-signed-requests", self->signed_switch);
  lanyard_item_list_set_model (self->acs_list, lanyard_connector_get_acs (connector), &acs_spec);
  lanyard_certificate_group_set_connector (self->signing_group, connector, "sp-signing-certificates");
  lanyard_certificate_group_set_connector (self->encryption_group, connector, "sp-encryption-certificates");
  lanyard_certificate_group_set_connector (self->metadata_group, connector, "metadata-signing-certificates");

  lanyard_editor_note (editor, "sp_entity_id", self->entity_row);
  lanyard_editor_note (editor, "login_url", self->login_row);
  lanyard_editor_note (editor, "acs", lanyard_item_list_get_anchor (self->acs_list));
  lanyard_editor_note (editor, "require_signed_requests", self->signed_switch_row);
  lanyard_editor_note (editor, "sp_signing_certificates", lanyard_certificate_group_get_anchor (self->signing_group));
  lanyard_editor_note (editor, "sp_encryption_certificates", lanyard_certificate_group_get_anchor (self->encryption_group));
  lanyard_editor_note (editor, "metadata_signing_certificates", lanyard_certificate_group_get_anchor (self->metadata_group));
  lanyard_editor_add_help (GTK_WIDGET (self->acs_list), "acs");
  lanyard_editor_add_help (GTK_WIDGET (self->signing_group), "sp_signing_certificates");
  lanyard_editor_add_help (GTK_WIDGET (self->encryption_group), "sp_encryption_certificates");
  lanyard_editor_add_help (GTK_WIDGET (self->metadata_group), "metadata_signing_certificates");
  lanyard_editor_add_help (GTK_WIDGET (self->placeholder_group), "placeholders");

  g_signal_connect_object (lanyard_connector_get_acs (connector), "items-changed", G_CALLBACK (acs_changed_cb), self, 0);
  add_field_groups (self);

  if (lanyard_editor_get_template (editor) == NULL)
    return;

  lanyard_editor_add_list_form (editor, "acs", ADW_PREFERENCES_GROUP (self->acs_list));
  lanyard_placeholder_group_set_editing (self->placeholder_group);
  lanyard_placeholder_group_set_template (self->placeholder_group, lanyard_editor_get_template (editor),
                                          lanyard_connector_get_placeholders (connector));
  lanyard_placeholder_group_set_secrets (self->placeholder_group, lanyard_connector_get_secrets (connector));
  g_signal_connect_object (connector, "notify::secrets", G_CALLBACK (show_placeholders_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (connector, "notify::placeholders", G_CALLBACK (show_placeholders_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
lanyard_sp_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LANYARD_TYPE_SP_PAGE);

  G_OBJECT_CLASS (lanyard_sp_page_parent_class)->dispose (object);
}

static void
lanyard_sp_page_class_init (LanyardSpPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_sp_page_constructed;
  object_class->dispose = lanyard_sp_page_dispose;

  g_type_ensure (LANYARD_TYPE_CERTIFICATE_GROUP);
  g_type_ensure (LANYARD_TYPE_ITEM_LIST);
  g_type_ensure (LANYARD_TYPE_METADATA_GROUP);
  g_type_ensure (LANYARD_TYPE_PLACEHOLDER_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/connector/lanyard-sp-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardSpPage, source_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardSpPage, placeholder_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardSpPage, entity_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardSpPage, login_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardSpPage, acs_list);
  gtk_widget_class_bind_template_child (widget_class, LanyardSpPage, signing_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardSpPage, signed_switch);
  gtk_widget_class_bind_template_child (widget_class, LanyardSpPage, signed_switch_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardSpPage, requests_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardSpPage, encryption_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardSpPage, encrypt_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardSpPage, logout_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardSpPage, advanced_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardSpPage, metadata_group);
  gtk_widget_class_bind_template_callback (widget_class, placeholders_changed_cb);
}

static void
lanyard_sp_page_init (LanyardSpPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
