/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check.h"

#include <string.h>

#include "lanyard-check-private.h"
#include "lanyard-error.h"
#include "lanyard-text.h"

#define SHOWN_MAX 160

#define ERROR LANYARD_SEVERITY_ERROR
#define WARNING LANYARD_SEVERITY_WARNING
#define HINT LANYARD_SEVERITY_HINT
#define SAML LANYARD_CHECK_SAML
#define BOOKMARK LANYARD_CHECK_BOOKMARK
#define ANY LANYARD_CHECK_ANY

/* The order within a severity is that of the editor's pages. */
static const LanyardCheckRule rules[] = {
  { "L01", ERROR, BOOKMARK, _lanyard_check_bookmark_url },
  { "C01", ERROR, SAML, _lanyard_check_sp_entity_id_missing },
  { "C01", ERROR, SAML, _lanyard_check_sp_entity_id_duplicate },
  { "C02", ERROR, SAML, _lanyard_check_sp_entity_id_blank },
  { "C02", ERROR, SAML, _lanyard_check_sp_entity_id_near },
  { "C03", ERROR, SAML, _lanyard_check_acs_missing },
  { "C03", ERROR, SAML, _lanyard_check_acs_url },
  { "C03", ERROR, SAML, _lanyard_check_acs_index },
  { "C03", WARNING, SAML, _lanyard_check_acs_default },
  { "C04", ERROR, ANY, _lanyard_check_placeholder_left },
  { "C04", WARNING, ANY, _lanyard_check_example_left },
  { "C05", WARNING, SAML, _lanyard_check_acs_http },
  { "C05", WARNING, SAML, _lanyard_check_acs_mixed },
  { "L04", ERROR, SAML, _lanyard_check_endpoint_url },
  { "C51", ERROR, SAML, _lanyard_check_length_limit },
  { "C51", WARNING, SAML, _lanyard_check_length },
  { "C15", ERROR, SAML, _lanyard_check_sp_certificate_unreadable },
  { "C21", ERROR, SAML, _lanyard_check_signed_requests },
  { "C21", WARNING, SAML, _lanyard_check_sp_certificate_expired },
  { "C20", ERROR, SAML, _lanyard_check_encryption_key },
  { "C20", ERROR, SAML, _lanyard_check_encryption_unusable },
  { "C20", WARNING, SAML, _lanyard_check_encryption_wanted },
  { "L11", WARNING, SAML, _lanyard_check_signatures_ignored },
  { "L12", WARNING, SAML, _lanyard_check_sha1_allowed },
  { "L13", WARNING, SAML, _lanyard_check_encryption_optional },
  { "L14", WARNING, SAML, _lanyard_check_encryption_unauthenticated },
  { "L14", WARNING, SAML, _lanyard_check_encryption_listed_cbc },
  { "L15", HINT, SAML, _lanyard_check_audience },
  { "C06", ERROR, SAML, _lanyard_check_idp_entity_id_missing },
  { "C06", ERROR, SAML, _lanyard_check_idp_entity_id_same },
  { "C06", ERROR, SAML, _lanyard_check_idp_entity_id_duplicate },
  { "C14", ERROR, SAML, _lanyard_check_certificate_unreadable },
  { "C14", ERROR, SAML, _lanyard_check_certificate_missing },
  { "C12", ERROR, SAML, _lanyard_check_certificate_expired },
  { "C12", WARNING, SAML, _lanyard_check_certificate_expiring },
  { "C12", HINT, SAML, _lanyard_check_certificate_ageing },
  { "C17", WARNING, SAML, _lanyard_check_weak_digest },
  { "C18", ERROR, SAML, _lanyard_check_short_key },
  { "L03", ERROR, SAML, _lanyard_check_key_type },
  { "C19", WARNING, SAML, _lanyard_check_signed_part },
  { "C17", WARNING, SAML, _lanyard_check_digest_sha1 },
  { "L16", WARNING, SAML, _lanyard_check_signing_method },
  { "L17", HINT, SAML, _lanyard_check_key_info },
  { "L18", HINT, SAML, _lanyard_check_not_before },
  { "C36", ERROR, SAML, _lanyard_check_lifetime_zero },
  { "C36", WARNING, SAML, _lanyard_check_lifetime },
  { "C37", WARNING, SAML, _lanyard_check_session },
  { "C38", WARNING, SAML, _lanyard_check_relay_state_long },
  { "C38", WARNING, SAML, _lanyard_check_relay_state_host },
  { "C38", WARNING, SAML, _lanyard_check_relay_state_missing },
  { "C39", WARNING, SAML, _lanyard_check_unsolicited },
  { "C40", WARNING, SAML, _lanyard_check_login_url_missing },
  { "C22", WARNING, SAML, _lanyard_check_name_id_format_listed },
  { "C22", WARNING, SAML, _lanyard_check_name_id_format_template },
  { "C22", WARNING, SAML, _lanyard_check_name_id_email },
  { "C23", WARNING, SAML, _lanyard_check_name_id_version },
  { "C24", WARNING, SAML, _lanyard_check_name_id_transient },
  { "C26", ERROR, SAML, _lanyard_check_name_id_source },
  { "C26", ERROR, SAML, _lanyard_check_name_id_empty_all },
  { "C26", WARNING, SAML, _lanyard_check_name_id_empty },
  { "C27", ERROR, SAML, _lanyard_check_name_id_unique },
  { "L19", WARNING, SAML, _lanyard_check_name_id_transform },
  { "L20", WARNING, SAML, _lanyard_check_name_id_omitted },
  { "C28", ERROR, SAML, _lanyard_check_attribute_required },
  { "C28", ERROR, SAML, _lanyard_check_attribute_source },
  { "C30", WARNING, SAML, _lanyard_check_attribute_values },
  { "C31", ERROR, SAML, _lanyard_check_group_attribute },
  { "C33", WARNING, SAML, _lanyard_check_joined_values },
  { "C34", ERROR, SAML, _lanyard_check_attribute_unnamed },
  { "C34", ERROR, SAML, _lanyard_check_attribute_duplicate },
  { "L21", WARNING, SAML, _lanyard_check_scope },
  { "L22", HINT, SAML, _lanyard_check_nothing_sent },
  { "C10", WARNING, ANY, _lanyard_check_groups },
  { "L05", WARNING, ANY, _lanyard_check_label_duplicate },
};

/* Errors first, otherwise in the order of the table. */
static GPtrArray *
sort_findings (GPtrArray *findings)
{
  GPtrArray *sorted = g_ptr_array_new_full (findings->len, (GDestroyNotify) lanyard_check_finding_free);

  for (int severity = ERROR; severity >= HINT; severity--)
    for (guint i = 0; i < findings->len; i++)
      if (((LanyardCheckFinding *) findings->pdata[i])->severity == (LanyardSeverity) severity)
        g_ptr_array_add (sorted, findings->pdata[i]);

  return sorted;
}

static LanyardConnector *
make_reference (const LanyardCheckInput *input)
{
  if (input->tmpl == NULL)
    return NULL;

  return lanyard_template_instantiate (input->tmpl,
                                       lanyard_connector_get_label (input->connector),
                                       lanyard_connector_get_slug (input->connector),
                                       lanyard_connector_get_placeholders (input->connector),
                                       input->base_url != NULL ? input->base_url : "https://localhost",
                                       NULL);
}

void
_lanyard_check_report (LanyardCheckContext *context,
                       const char          *field,
                       const char          *why,
                       const char          *fix,
                       const char          *format,
                       ...)
{
  LanyardCheckFinding *finding = g_new0 (LanyardCheckFinding, 1);
  va_list args;

  finding->rule = context->rule->id;
  finding->severity = context->rule->severity;
  finding->field = field;
  finding->why = g_strdup (why);
  finding->fix = g_strdup (fix);

  va_start (args, format);
  finding->what = g_strdup_vprintf (format, args);
  va_end (args);

  g_ptr_array_add (context->findings, finding);
}

char *
_lanyard_check_show (const char *value)
{
  return lanyard_text_make_visible (value != NULL ? value : "", SHOWN_MAX);
}

void
_lanyard_check_foreach_text (LanyardCheckContext  *context,
                             LanyardCheckTextFunc  func)
{
  LanyardConnector *connector = context->connector;
  GListModel *acs = lanyard_connector_get_acs (connector);
  const struct
  {
    const char *field;
    const char *text;
  } texts[] = {
    { "bookmark_url", lanyard_connector_get_bookmark_url (connector) },
    { "sp_entity_id", lanyard_connector_get_sp_entity_id (connector) },
    { "login_url", lanyard_connector_get_login_url (connector) },
    { "slo_url", lanyard_connector_get_slo_url (connector) },
    { "relay_state", lanyard_connector_get_relay_state (connector) },
    { "idp_entity_id", lanyard_connector_get_idp_entity_id (connector) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i].text != NULL)
      func (context, texts[i].field, texts[i].text);

  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);

      if (lanyard_acs_get_url (item) != NULL)
        func (context, "acs", lanyard_acs_get_url (item));
    }
}

LanyardConnector *
_lanyard_check_find_other (LanyardCheckContext *context,
                           const char        *(*get) (LanyardConnector *),
                           const char          *value)
{
  const char *id = lanyard_record_get_id (LANYARD_RECORD (context->connector));
  GPtrArray *connectors = context->input->connectors;

  for (guint i = 0; connectors != NULL && value != NULL && i < connectors->len; i++)
    if (g_strcmp0 (lanyard_record_get_id (connectors->pdata[i]), id) != 0 &&
        g_strcmp0 (get (connectors->pdata[i]), value) == 0)
      return connectors->pdata[i];

  return NULL;
}

/**
 * lanyard_check_finding_free:
 * @finding: (nullable): a finding
 */
void
lanyard_check_finding_free (LanyardCheckFinding *finding)
{
  if (finding == NULL)
    return;

  g_free (finding->what);
  g_free (finding->why);
  g_free (finding->fix);
  g_free (finding);
}

/**
 * lanyard_check_run:
 * @input: a connector and what is known around it
 *
 * Looks at every rule (product.md part 6). Pure: the same input gives the same
 * findings.
 *
 * Returns: (transfer full) (element-type LanyardCheckFinding): errors first
 */
GPtrArray *
lanyard_check_run (const LanyardCheckInput *input)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(LanyardConnector) reference = NULL;
  LanyardCheckContext context = { 0, };
  LanyardCheckKinds kind;

  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (input->connector), NULL);

  kind = lanyard_connector_get_connector_kind (input->connector) == LANYARD_CONNECTOR_BOOKMARK ? BOOKMARK : SAML;
  findings = g_ptr_array_new ();
  reference = make_reference (input);
  context.input = input;
  context.connector = input->connector;
  context.reference = reference;
  context.findings = findings;

  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      context.rule = &rules[i];
      if ((rules[i].kinds & kind) != 0)
        rules[i].check (&context);
    }

  return sort_findings (findings);
}

/**
 * lanyard_check_can_activate:
 * @input: a connector and what is known around it
 * @error: %LANYARD_ERROR_REFUSED, the first error that was found
 *
 * Returns: whether no rule finds an error
 */
gboolean
lanyard_check_can_activate (const LanyardCheckInput  *input,
                            GError                  **error)
{
  g_autoptr(GPtrArray) findings = NULL;
  LanyardCheckFinding *first;

  g_return_val_if_fail (input != NULL, FALSE);

  findings = lanyard_check_run (input);
  first = findings->len > 0 ? findings->pdata[0] : NULL;
  if (first == NULL || first->severity != LANYARD_SEVERITY_ERROR)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, first->why, first->fix, "%s", first->what);
  return FALSE;
}
