/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-check-private.h"
#include "lanyard-error.h"
#include "lanyard-text.h"

#define SHOWN_MAX 160

#define ERROR LANYARD_SEVERITY_ERROR
#define HINT LANYARD_SEVERITY_HINT

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
  g_autoptr(GVariant) values = NULL;

  if (input->tmpl == NULL)
    return NULL;

  values = lanyard_connector_dup_placeholder_values (input->connector);
  return lanyard_template_instantiate (input->tmpl,
                                       lanyard_connector_get_label (input->connector),
                                       lanyard_connector_get_slug (input->connector),
                                       values,
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
  finding->title = context->rule->title;
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
                           LanyardCheckKey      key,
                           const char          *value)
{
  if (context->input->others == NULL)
    return NULL;

  return lanyard_check_index_find (context->input->others, key, value,
                                   lanyard_record_get_id (LANYARD_RECORD (context->connector)), context->input->counts);
}

const char **
_lanyard_check_get_facts (LanyardCheckContext *context,
                          const char          *name)
{
  GVariant *facts = lanyard_connector_get_metadata_facts (context->connector);
  const char **values = NULL;

  if (facts != NULL)
    g_variant_lookup (facts, name, "^a&s", &values);
  return values;
}

gboolean
_lanyard_check_has_fact (LanyardCheckContext *context,
                         const char          *name,
                         const char          *value)
{
  g_autofree const char **values = _lanyard_check_get_facts (context, name);

  return values != NULL && g_strv_contains (values, value);
}

/* By what they have in common at both ends. */
static gsize
measure_likeness (const char *one,
                  const char *other)
{
  gsize start = 0, end = 0;
  gsize length = strlen (one), other_length = strlen (other);

  while (start < length && one[start] == other[start])
    start++;
  while (end < length - start && end < other_length && one[length - 1 - end] == other[other_length - 1 - end])
    end++;

  return start + end;
}

const char *
_lanyard_check_find_nearest (const char * const *known,
                             const char         *text)
{
  const char *nearest = NULL;
  gsize best = 0;

  for (gsize i = 0; known[i] != NULL; i++)
    {
      gsize likeness = measure_likeness (text, known[i]);

      if (nearest != NULL && likeness <= best)
        continue;
      nearest = known[i];
      best = likeness;
    }

  return nearest;
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
  lanyard_check_remedy_free (finding->remedy);
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

  kind = lanyard_connector_get_connector_kind (input->connector) == LANYARD_CONNECTOR_BOOKMARK
         ? LANYARD_CHECK_BOOKMARK : LANYARD_CHECK_SAML;
  findings = g_ptr_array_new ();
  reference = make_reference (input);
  context.input = input;
  context.connector = input->connector;
  context.reference = reference;
  context.findings = findings;

  for (gsize i = 0; (context.rule = _lanyard_check_rules_get (i)) != NULL; i++)
    {
      if ((context.rule->kinds & kind) == 0)
        continue;
      if (input->counts != NULL)
        input->counts->rules++;
      context.rule->check (&context);
    }

  g_clear_pointer (&context.active, lanyard_certificate_unref);
  return sort_findings (findings);
}

/**
 * lanyard_check_count:
 * @findings: (element-type LanyardCheckFinding): of a check
 * @severity: which
 *
 * Returns: how many there are of @severity
 */
guint
lanyard_check_count (GPtrArray       *findings,
                     LanyardSeverity  severity)
{
  guint count = 0;

  g_return_val_if_fail (findings != NULL, 0);

  for (guint i = 0; i < findings->len; i++)
    count += ((const LanyardCheckFinding *) findings->pdata[i])->severity == severity ? 1 : 0;

  return count;
}

/* "The SP entity ID is missing; there is no ACS URL" */
static char *
join_errors (GPtrArray *findings,
             guint      n_errors)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_errors; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", ((LanyardCheckFinding *) findings->pdata[i])->what);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * lanyard_check_can_activate:
 * @input: a connector and what is known around it
 * @error: %LANYARD_ERROR_REFUSED with the errors that were found
 *
 * Returns: whether no rule finds an error
 */
gboolean
lanyard_check_can_activate (const LanyardCheckInput  *input,
                            GError                  **error)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autofree char *list = NULL;
  LanyardCheckFinding *first;
  guint n_errors;

  g_return_val_if_fail (input != NULL, FALSE);

  findings = lanyard_check_run (input);
  n_errors = lanyard_check_count (findings, ERROR);
  if (n_errors == 0)
    return TRUE;

  first = findings->pdata[0];
  if (n_errors == 1)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, first->why, first->fix, "%s", first->what);
      return FALSE;
    }

  list = join_errors (findings, n_errors);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("With them people could not sign in"), _("Put them right; the check says how"),
                     /* Translators: a connector, a number, then sentences */
                     _("“%s” has %u errors: %s"), lanyard_connector_get_label (input->connector), n_errors, list);
  return FALSE;
}
