/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-refusal-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-idp-private.h"
#include "lanyard-saml-error.h"

static const char *
get_code (const GError *reason)
{
  const LanyardErrorParts *parts = lanyard_error_get_parts (reason);

  if (parts != NULL && parts->code != NULL)
    return parts->code;
  if (reason != NULL && reason->domain == LANYARD_SAML_ERROR)
    return lanyard_saml_error_get_code (reason->code);

  switch (_lanyard_refusal_get_status (reason))
    {
    case 400:
      return "invalid";

    case 403:
      return "refused";

    case 404:
      return "not-found";

    default:
      return "failed";
    }
}

static gboolean
finding_is (LanyardSamlFinding *finding,
            gboolean            warning)
{
  return warning ? finding->warning : !finding->passed;
}

/* The lines of those that failed, or of those that are worth a warning. */
static char *
describe_findings (GPtrArray *findings,
                   gboolean   warning)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      LanyardSamlFinding *finding = g_ptr_array_index (findings, i);

      if (finding_is (finding, warning))
        g_string_append_printf (text, "%s%s %s: expected %s, received %s", text->len > 0 ? "; " : "", finding->rule,
                                lanyard_saml_error_get_code (finding->code),
                                finding->expected != NULL ? finding->expected : "-",
                                finding->received != NULL ? finding->received : "-");
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

static void
append_field (GString      *line,
              LanyardEvent *event,
              const char   *name)
{
  g_autofree char *value = NULL;

  g_object_get (event, name, &value, NULL);
  if (value != NULL)
    g_string_append_printf (line, " %s=\"%s\"", name, value);
}

/* What a handler found out itself, such as a wrong password, stays. */
static void
set_code (LanyardEvent *event,
          const char   *code)
{
  g_autofree char *present = NULL;

  g_object_get (event, "code", &present, NULL);
  if (present == NULL)
    g_object_set (event, "code", code, NULL);
}

/*
 * _lanyard_refusal_note:
 * @request: what is refused
 * @reason: (nullable): why
 *
 * Puts the reason into the event: stable code, rule, expected and received
 * value, the fix and the whole sentence.
 */
void
_lanyard_refusal_note (LanyardHttpRequest *request,
                       const GError       *reason)
{
  const LanyardErrorParts *parts = lanyard_error_get_parts (reason);

  set_code (request->event, get_code (reason));
  if (reason != NULL)
    g_object_set (request->event, "message", reason->message, NULL);
  if (parts != NULL && parts->rule != NULL)
    g_object_set (request->event,
                  "rule", parts->rule,
                  "expected", parts->expected,
                  "received", parts->received,
                  NULL);
  if (parts != NULL)
    g_object_set (request->event, "fix", parts->fix, NULL);
}

/*
 * _lanyard_refusal_record:
 * @idp: an identity provider
 * @request: what is refused with a page of its own
 * @reason: why
 *
 * Records the event "refusal".
 */
void
_lanyard_refusal_record (LanyardIdp         *idp,
                         LanyardHttpRequest *request,
                         const GError       *reason)
{
  _lanyard_refusal_note (request, reason);
  lanyard_idp_record_event (idp, request, "refusal");
}

/* Every rule that failed, when there are several. */
void
_lanyard_refusal_note_findings (LanyardHttpRequest *request,
                                GPtrArray          *findings)
{
  g_autofree char *detail = describe_findings (findings, FALSE);

  if (detail != NULL)
    g_object_set (request->event, "detail", detail, NULL);
}

/*
 * _lanyard_refusal_warn:
 * @idp: an identity provider
 * @request: what is being answered
 * @findings: (element-type LanyardSamlFinding): the rules that were looked at
 *
 * Records the event "warning" when a rule holds only because the administrator
 * lets this service provider off (M-13, M-16, M-25).
 */
void
_lanyard_refusal_warn (LanyardIdp         *idp,
                       LanyardHttpRequest *request,
                       GPtrArray          *findings)
{
  LanyardSamlFinding *first = NULL;
  g_autofree char *detail = NULL;

  for (guint i = 0; i < findings->len && first == NULL; i++)
    if (finding_is (g_ptr_array_index (findings, i), TRUE))
      first = g_ptr_array_index (findings, i);

  if (first == NULL)
    return;

  detail = describe_findings (findings, TRUE);
  g_object_set (request->event,
                "code", lanyard_saml_error_get_code (first->code),
                "rule", first->rule,
                "expected", first->expected,
                "received", first->received,
                "detail", detail,
                NULL);
  lanyard_idp_record_event (idp, request, "warning");
  g_object_set (request->event, "code", NULL, "rule", NULL, "expected", NULL, "received", NULL, "detail", NULL, NULL);
}

/* One line for the log: everything in it was made visible before. */
void
_lanyard_refusal_log (LanyardEvent *event)
{
  static const char * const names[] = {
    "reference", "code", "rule", "connector", "person", "flow", "address", "expected", "received", "fix", "detail",
  };
  g_autoptr(GString) line = g_string_new (NULL);
  g_autofree char *kind = NULL;

  g_object_get (event, "event", &kind, NULL);
  g_string_append (line, kind);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    append_field (line, event, names[i]);

  g_message ("%s", line->str);
}

/* The HTTP status of the page that says so. */
guint
_lanyard_refusal_get_status (const GError *reason)
{
  if (reason == NULL)
    return 500;
  if (reason->domain == LANYARD_SAML_ERROR)
    return 400;
  if (reason->domain != LANYARD_ERROR)
    return 500;

  switch (reason->code)
    {
    case LANYARD_ERROR_NOT_FOUND:
      return 404;

    case LANYARD_ERROR_REFUSED:
    case LANYARD_ERROR_PERMISSION:
      return 403;

    case LANYARD_ERROR_INVALID:
      return 400;

    default:
      return 500;
    }
}

/*
 * _lanyard_refusal_dup_sentence:
 * @reason: (nullable): why something is refused
 *
 * What the person reads. What is wrong with a message, and what is configured,
 * is between the administrators of both sides and not told to browsers; what
 * concerns the person is said as it is.
 *
 * Returns: (transfer full): one sentence
 */
char *
_lanyard_refusal_dup_sentence (const GError *reason)
{
  const LanyardErrorParts *parts = lanyard_error_get_parts (reason);

  if (_lanyard_refusal_get_status (reason) >= 500)
    return g_strdup (_("The server could not finish this. Nothing was sent to the application. Try again in a moment."));
  if (g_error_matches (reason, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SUBJECT))
    return g_strdup (_("The application needs to know something about you that is not filled in."));
  if (reason->domain == LANYARD_SAML_ERROR && reason->code != LANYARD_SAML_ERROR_REPLAY)
    return g_strdup (_("This sign-in does not fit the settings of the application."));
  if (parts == NULL || parts->what == NULL)
    return g_strdup (reason->message);

  return g_strconcat (parts->what, ".", NULL);
}
