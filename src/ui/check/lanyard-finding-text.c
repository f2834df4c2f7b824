/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-finding-text.h"

#include "lanyard-field-help.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *icon_name;
  const char *css_class;
} severities[] = {
  [LANYARD_SEVERITY_HINT] = { "dialog-information-symbolic", "dim-label" },
  [LANYARD_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning" },
  [LANYARD_SEVERITY_ERROR] = { "dialog-error-symbolic", "error" },
};

/* Fields that the editor shows with another one. */
static const struct
{
  const char *field;
  const char *shown_as;
} shown_with[] = {
  { "metadata_hash", "metadata_source" },
  { "metadata_valid_until", "metadata_source" },
  { "sp_encryption_methods", "sp_encryption_certificates" },
};

/* Rules that are about something beside the fields. */
static const struct
{
  const char *rule;
  const char *page;
} rule_pages[] = {
  { "C10", "groups" },
  { "C11", "groups" },
  { "C12", "certificates" },
  { "C13", "certificates" },
  { "C14", "certificates" },
  { "C17", "certificates" },
  { "C18", "certificates" },
  { "C32", "groups" },
  { "C33", "groups" },
  { "C44", "setup" },
  { "C45", "setup" },
  { "C46", "setup" },
  { "C47", "test" },
};

const char *
lanyard_severity_get_icon (LanyardSeverity severity)
{
  return severities[severity].icon_name;
}

const char *
lanyard_severity_get_css_class (LanyardSeverity severity)
{
  return severities[severity].css_class;
}

char *
lanyard_finding_dup_counts (guint n_errors,
                            guint n_warnings)
{
  g_autofree char *errors = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors);
  g_autofree char *warnings = g_strdup_printf (ngettext ("%u warning", "%u warnings", n_warnings), n_warnings);

  if (n_errors > 0 && n_warnings > 0)
    /* Translators: “2 errors”, then “1 warning” */
    return g_strdup_printf (_("%s, %s"), errors, warnings);

  return n_errors > 0 ? g_steal_pointer (&errors) : g_steal_pointer (&warnings);
}

static void
append_sentence (GString    *text,
                 const char *sentence)
{
  if (sentence == NULL || *sentence == '\0')
    return;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  if (strchr (".!?", text->str[text->len - 1]) == NULL)
    g_string_append_c (text, '.');
}

char *
lanyard_finding_dup_advice (const LanyardCheckFinding *finding)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append_sentence (text, finding->why);
  append_sentence (text, finding->fix);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
get_shown_field (const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shown_with); i++)
    if (g_str_equal (shown_with[i].field, field))
      return shown_with[i].shown_as;

  return field;
}

gboolean
lanyard_finding_find_place (const LanyardCheckFinding  *finding,
                            const char                **field,
                            const char                **page)
{
  const LanyardFieldHelp *help = NULL;

  if (finding->field != NULL)
    help = lanyard_field_help_lookup (get_shown_field (finding->field));
  if (help != NULL)
    {
      *field = help->field;
      *page = help->page;
      return TRUE;
    }

  *field = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (rule_pages); i++)
    if (g_str_equal (rule_pages[i].rule, finding->rule))
      {
        *page = rule_pages[i].page;
        return TRUE;
      }

  return FALSE;
}
