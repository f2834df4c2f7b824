/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-finding-group.h"

#include "lanyard-copy-row.h"
#include "lanyard-error.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *kind;
  const char *icon;
  const char *style;
  const char *name;
} kinds[] = {
  { "ok", "emblem-ok-symbolic", "success", N_("OK") },
  { "error", "dialog-error-symbolic", "error", N_("Failed") },
  { "warning", "dialog-warning-symbolic", "warning", N_("Warning") },
  { "info", "dialog-information-symbolic", "dim-label", N_("Note") },
};

GtkWidget *
lanyard_verdict_row_new (const char *kind,
                         const char *title,
                         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  g_return_val_if_fail (title != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      {
        GtkWidget *icon = gtk_image_new_from_icon_name (kinds[i].icon);

        gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _(kinds[i].name), -1);
        gtk_widget_add_css_class (icon, kinds[i].style);
        adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      }

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle != NULL ? subtitle : "");

  return row;
}

static void
add (GtkWidget *group,
     GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static GtkWidget *
create_row (LanyardSamlFinding *finding)
{
  g_autofree char *subtitle = NULL;
  GtkWidget *row;
  GtkWidget *rule = gtk_label_new (finding->rule);

  if (finding->expected != NULL || finding->received != NULL)
    /* Translators: what a rule wants and what there was */
    subtitle = g_strdup_printf (_("Expected: %s · Received: %s"), finding->expected != NULL ? finding->expected : "–",
                                finding->received != NULL ? finding->received : "–");
  if (finding->fix != NULL && !finding->passed)
    {
      g_autofree char *values = g_steal_pointer (&subtitle);

      subtitle = g_strconcat (values != NULL ? values : "", values != NULL ? "\n" : "", finding->fix, NULL);
    }

  row = lanyard_verdict_row_new (!finding->passed ? "error" : finding->warning ? "warning" : "ok", finding->subject, subtitle);
  gtk_widget_add_css_class (rule, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), rule);
  return row;
}

/* What failed comes first. */
GtkWidget *
lanyard_finding_group_new (const char *title,
                           GPtrArray  *findings)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < findings->len; i++)
      {
        LanyardSamlFinding *finding = g_ptr_array_index (findings, i);

        if (finding->passed == (pass == 1))
          add (group, create_row (finding));
      }

  return group;
}

static void
add_part (GtkWidget  *group,
          const char *title,
          const char *value)
{
  if (value != NULL && *value != '\0')
    add (group, lanyard_copy_row_new (title, value));
}

static const char *
get_code (const GError            *reason,
          const LanyardErrorParts *parts)
{
  if (parts->code != NULL)
    return parts->code;

  return reason->domain == LANYARD_SAML_ERROR ? lanyard_saml_error_get_code (reason->code) : NULL;
}

GtkWidget *
lanyard_reason_group_new (const char   *verdict,
                          const GError *reason)
{
  GtkWidget *group = adw_preferences_group_new ();
  const LanyardErrorParts *parts = reason != NULL ? lanyard_error_get_parts (reason) : NULL;

  add (group, lanyard_verdict_row_new (reason == NULL ? "ok" : "error", verdict,
                                       reason != NULL ? (parts != NULL && parts->what != NULL ? parts->what : reason->message) : NULL));
  if (parts == NULL)
    return group;

  add_part (group, _("Why"), parts->why);
  add_part (group, _("What to Do"), parts->fix);
  add_part (group, _("Reason"), get_code (reason, parts));
  add_part (group, _("Rule"), parts->rule);
  add_part (group, _("Expected"), parts->expected);
  add_part (group, _("Received"), parts->received);
  return group;
}
