/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-idp-page.h"

#include "lanyard-administration.h"
#include "lanyard-bind.h"
#include "lanyard-certificate-group.h"
#include "lanyard-copy-row.h"
#include "lanyard-editor-fields.h"
#include "lanyard-editor-form.h"
#include "lanyard-editor-help.h"
#include "lanyard-saml.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>

#define MINUTE 60
#define HOUR (60 * 60)

struct _LanyardIdpPage
{
  LanyardEditorPage   parent_instance;

  /* Template Widgets */
  GtkWidget           *entity_row;
  LanyardCopyRow      *sso_row;
  LanyardCopyRow      *metadata_row;
  GtkWidget           *redirect_switch;
  GtkWidget           *redirect_switch_row;
  GtkWidget           *export_row;
  GtkWidget           *initiated_switch;
  GtkWidget           *initiated_switch_row;
  GtkWidget           *relay_row;
  AdwComboRow         *algorithm_row;
  AdwComboRow         *sign_row;
  AdwPreferencesGroup *signature_group;
  GtkWidget           *lifetime_spin;
  GtkWidget           *lifetime_spin_row;
  GtkWidget           *session_spin;
  GtkWidget           *session_spin_row;
  AdwComboRow         *context_row;
  AdwPreferencesGroup *assertion_group;
  AdwPreferencesGroup *hand_over_group;
  AdwActionRow        *certificate_row;
  LanyardCopyRow      *sha256_row;
  LanyardCopyRow      *sha1_row;

  /* Owned References */
  GCancellable        *cancellable;
};

G_DEFINE_FINAL_TYPE (LanyardIdpPage, lanyard_idp_page, LANYARD_TYPE_EDITOR_PAGE)

static const LanyardChoice algorithms[] = {
  { "rsa-sha256", N_("RSA-SHA256") },
  { "rsa-sha384", N_("RSA-SHA384") },
  { "rsa-sha512", N_("RSA-SHA512") },
  { "ecdsa-sha256", N_("ECDSA-SHA256") },
  { "ecdsa-sha384", N_("ECDSA-SHA384") },
  { "rsa-sha1", N_("RSA-SHA1 (weak, for old service providers)") },
  { NULL }
};

static const LanyardChoice signs[] = {
  { "both", N_("Response and assertion") },
  { "assertion", N_("Assertion") },
  { "response", N_("Response") },
  { NULL }
};

static const LanyardChoice contexts[] = {
  { LANYARD_SAML_CONTEXT_PASSWORD_PROTECTED, N_("Password over a protected connection") },
  { LANYARD_SAML_CONTEXT_PASSWORD, N_("Password") },
  { "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified", N_("Unspecified") },
  { NULL }
};

static const LanyardChoice mfa_contexts[] = {
  { NULL, N_("As without it") },
  { "https://refeds.org/profile/mfa", N_("REFEDS MFA") },
  { "http://schemas.microsoft.com/claims/multipleauthn", N_("Microsoft’s multipleauthn") },
  { "urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken", N_("TimeSyncToken") },
  { NULL }
};

static const LanyardChoice factor_contexts[] = {
  { NULL, N_("As any second factor") },
  { "https://refeds.org/profile/mfa", N_("REFEDS MFA") },
  { "http://schemas.microsoft.com/claims/multipleauthn", N_("Microsoft’s multipleauthn") },
  { "urn:oasis:names:tc:SAML:2.0:ac:classes:TimeSyncToken", N_("TimeSyncToken") },
  { NULL }
};

static const LanyardEditorField mfa_fields[] = {
  { "mfa-authn-context", N_("With a Second Factor"),
    N_("Claimed when the person proved one besides the password"), mfa_contexts, N_("URI for a Second Factor") },
  { NULL }
};

static const LanyardChoice digests[] = {
  { "auto", N_("As the signature") },
  { "sha256", N_("SHA-256") },
  { "sha384", N_("SHA-384") },
  { "sha512", N_("SHA-512") },
  { "sha1", N_("SHA-1 (weak)") },
  { NULL }
};

static const LanyardChoice key_infos[] = {
  { "certificate", N_("With certificate") },
  { "none", N_("Without certificate") },
  { NULL }
};

static const LanyardChoice key_names[] = {
  { "none", N_("None") },
  { "key-id", N_("Key ID") },
  { "subject", N_("Subject") },
  { NULL }
};

static const LanyardChoice line_lengths[] = {
  { "0", N_("On one line") },
  { "64", N_("Lines of 64") },
  { "76", N_("Lines of 76") },
  { NULL }
};

static const LanyardChoice prefixes[] = {
  { "saml", N_("samlp and saml") },
  { "saml2", N_("saml2p and saml2") },
  { NULL }
};

static const LanyardChoice metadata_keys[] = {
  { "all", N_("All") },
  { "active", N_("Only the active one") },
  { NULL }
};

static const LanyardEditorField signature_fields[] = {
  { "digest-algorithm", N_("Digest"), N_("The algorithm for the digest in the signature"), digests },
  { "key-info", N_("Key"), N_("What the signature says about its key"), key_infos },
  { "key-name", N_("Key Name"), N_("In the signature; AD FS wants the subject"), key_names },
  { "base64-line-length", N_("Base64"), N_("How signatures and certificates are written"), line_lengths },
  { NULL }
};

static const LanyardEditorField assertion_fields[] = {
  { "totp-authn-context", N_("With a One-Time Code"), N_("If it is another context than for any second factor"),
    factor_contexts, N_("URI for a One-Time Code") },
  { "recovery-authn-context", N_("With a Recovery Code"), N_("If it is another context than for any second factor"),
    factor_contexts, N_("URI for a Recovery Code") },
  { "send-not-before", N_("Send NotBefore"), N_("Off for service providers whose clock is slow") },
  { "xsi-type", N_("Send Value Types"), N_("Attribute values say that they are text") },
  { "xml-prefixes", N_("XML Prefixes"), N_("Some service providers search for them as text"), prefixes },
  { NULL }
};

static const LanyardEditorField hand_over_fields[] = {
  { "metadata-keys", N_("Certificates in the Metadata"), N_("Some service providers read only the first"), metadata_keys },
  { NULL }
};

static LanyardConnector *
get_connector (LanyardIdpPage *self)
{
  return lanyard_editor_page_get_connector (LANYARD_EDITOR_PAGE (self));
}

static void
show_urls_cb (LanyardIdpPage *self)
{
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));
  const char *base_url = lanyard_service_get_base_url (lanyard_editor_get_service (editor));
  g_autofree char *sso_url = NULL;
  g_autofree char *metadata_url = NULL;

  if (base_url != NULL && lanyard_connector_get_slug (get_connector (self)) != NULL)
    {
      sso_url = lanyard_connector_dup_sso_url (get_connector (self), base_url);
      metadata_url = lanyard_connector_dup_metadata_url (get_connector (self), base_url);
    }
  lanyard_copy_row_set_value (self->sso_row, sso_url);
  lanyard_copy_row_set_value (self->metadata_row, metadata_url);
}

static void
show_certificate (LanyardIdpPage     *self,
                  LanyardCertificate *certificate)
{
  g_autofree char *sha256 = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
  g_autofree char *sha1 = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA1);
  g_autofree char *validity = NULL;
  g_autofree char *subtitle = NULL;

  validity = lanyard_certificate_describe_validity (lanyard_certificate_get_not_after (certificate), lanyard_time_now ());
  subtitle = g_strdup_printf ("%s · %s\n%s", lanyard_key_get_label (lanyard_certificate_get_key (certificate)),
                              lanyard_certificate_get_signature_algorithm (certificate), validity);
  adw_action_row_set_subtitle (self->certificate_row, subtitle);
  lanyard_copy_row_set_value (self->sha256_row, sha256);
  lanyard_copy_row_set_value (self->sha1_row, sha1);
}

static void
certificate_loaded_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(LanyardIdpPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;

  certificate = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);
  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->sha256_row), certificate != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->sha1_row), certificate != NULL);
  if (certificate != NULL)
    show_certificate (self, certificate);
  else
    adw_action_row_set_subtitle (self->certificate_row, _("Made with its key when the application is activated"));
}

static gpointer
load_certificate_worker (LanyardConfiguration  *configuration,
                         gpointer               data,
                         GError               **error)
{
  return lanyard_administration_load_certificate_sync (configuration, data, error);
}

static void
load_certificate_cb (LanyardIdpPage *self)
{
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));

  lanyard_configuration_run_async (lanyard_editor_get_configuration (editor), load_certificate_worker,
                                   g_strdup (lanyard_editor_get_connector_id (editor)), g_free,
                                   (GDestroyNotify) lanyard_certificate_unref, self->cancellable,
                                   certificate_loaded_cb, g_object_ref (self));
}

static void
bind_fields (LanyardIdpPage *self)
{
  LanyardConnector *connector = get_connector (self);
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));
  GtkWidget *context_other;

  lanyard_bind_text (connector, "idp-entity-id", self->entity_row);
  lanyard_bind_switch (connector, "declare-redirect", self->redirect_switch);
  lanyard_bind_switch (connector, "idp-initiated", self->initiated_switch);
  lanyard_bind_text (connector, "relay-state", self->relay_row);
  lanyard_bind_choice (connector, "signature-algorithm", self->algorithm_row, algorithms);
  lanyard_bind_choice (connector, "sign", self->sign_row, signs);
  lanyard_bind_number (connector, "assertion-lifetime", self->lifetime_spin, MINUTE);
  lanyard_bind_number (connector, "session-lifetime", self->session_spin, HOUR);
  context_other = lanyard_bind_free_choice (connector, "authn-context", self->context_row, contexts);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (context_other), _("URI of the Context"));
  gtk_list_box_insert (GTK_LIST_BOX (gtk_widget_get_ancestor (GTK_WIDGET (self->context_row), GTK_TYPE_LIST_BOX)),
                       context_other, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->context_row)) + 1);

  lanyard_editor_add_advanced_fields (editor, self->signature_group, signature_fields);
  lanyard_editor_add_fields (editor, self->assertion_group, mfa_fields);
  lanyard_editor_add_advanced_fields (editor, self->assertion_group, assertion_fields);
  lanyard_editor_add_advanced_fields (editor, self->hand_over_group, hand_over_fields);

  lanyard_editor_note (editor, "idp_entity_id", self->entity_row);
  lanyard_editor_note (editor, "declare_redirect", self->redirect_switch_row);
  lanyard_editor_add_help (GTK_WIDGET (self->sso_row), "sso_url");
  lanyard_editor_add_help (GTK_WIDGET (self->metadata_row), "metadata_url");
  lanyard_editor_add_help (GTK_WIDGET (self->certificate_row), "certificate");
  lanyard_editor_add_help (GTK_WIDGET (self->sha256_row), "fingerprint");
  lanyard_editor_add_help (self->export_row, "metadata_file");
  lanyard_editor_note (editor, "idp_initiated", self->initiated_switch_row);
  lanyard_editor_note (editor, "relay_state", self->relay_row);
  lanyard_editor_note (editor, "signature_algorithm", GTK_WIDGET (self->algorithm_row));
  lanyard_editor_note (editor, "sign", GTK_WIDGET (self->sign_row));
  lanyard_editor_note (editor, "assertion_lifetime", self->lifetime_spin_row);
  lanyard_editor_note (editor, "session_lifetime", self->session_spin_row);
  lanyard_editor_note (editor, "authn_context", GTK_WIDGET (self->context_row));
}

static void
lanyard_idp_page_constructed (GObject *object)
{
  LanyardIdpPage *self = LANYARD_IDP_PAGE (object);
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));

  G_OBJECT_CLASS (lanyard_idp_page_parent_class)->constructed (object);

  bind_fields (self);
  g_signal_connect_object (get_connector (self), "notify::slug", G_CALLBACK (show_urls_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_connector (self), "notify::state", G_CALLBACK (load_certificate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lanyard_editor_get_service (editor), "notify::base-url", G_CALLBACK (show_urls_cb), self,
                           G_CONNECT_SWAPPED);
  show_urls_cb (self);
  load_certificate_cb (self);
}

static void
lanyard_idp_page_dispose (GObject *object)
{
  LanyardIdpPage *self = LANYARD_IDP_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_IDP_PAGE);

  G_OBJECT_CLASS (lanyard_idp_page_parent_class)->dispose (object);
}

static void
lanyard_idp_page_finalize (GObject *object)
{
  LanyardIdpPage *self = LANYARD_IDP_PAGE (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (lanyard_idp_page_parent_class)->finalize (object);
}

static void
lanyard_idp_page_class_init (LanyardIdpPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_idp_page_constructed;
  object_class->dispose = lanyard_idp_page_dispose;
  object_class->finalize = lanyard_idp_page_finalize;

  g_type_ensure (LANYARD_TYPE_COPY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/connector/lanyard-idp-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, entity_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, sso_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, metadata_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, redirect_switch);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, redirect_switch_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, export_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, initiated_switch);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, initiated_switch_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, relay_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, algorithm_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, sign_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, lifetime_spin);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, lifetime_spin_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, session_spin);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, session_spin_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, context_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, signature_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, assertion_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, hand_over_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, certificate_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, sha256_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardIdpPage, sha1_row);
}

static void
lanyard_idp_page_init (LanyardIdpPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
