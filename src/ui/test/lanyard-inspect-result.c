/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-inspect-result.h"

#include "lanyard-copy-row.h"
#include "lanyard-finding-group.h"
#include "lanyard-message-page.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

static const GError *
get_fault (LanyardInspectMessage *message)
{
  return message->capture->inspection != NULL ? message->capture->inspection->fault : message->capture->fault;
}

const char *
lanyard_inspect_result_get_kind (LanyardInspectMessage *message)
{
  if (get_fault (message) != NULL || message->objection != NULL)
    return "error";

  return message->differences->len > 0 ? "warning" : "ok";
}

char *
lanyard_inspect_result_dup_title (LanyardInspectMessage *message)
{
  const char *kind = message->capture->inspection != NULL
                     ? lanyard_saml_kind_get_name (message->capture->inspection->kind) : _("Unreadable");

  if (message->connector == NULL)
    return g_strdup (kind);

  return g_strconcat (kind, " · ", lanyard_connector_get_label (message->connector), NULL);
}

/* The first thing that disagrees. */
char *
lanyard_inspect_result_dup_summary (LanyardInspectMessage *message)
{
  LanyardInspectDifference *first = message->differences->len > 0 ? g_ptr_array_index (message->differences, 0) : NULL;

  if (get_fault (message) != NULL)
    return g_strdup (get_fault (message)->message);
  if (first != NULL)
    return g_strdup (first->what);

  return g_strdup (message->objection != NULL ? message->objection->message : _("Nothing disagrees with the application"));
}

static GtkWidget *
create_difference_row (LanyardInspectDifference *difference)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (difference->expected != NULL)
    /* Translators: a value */
    g_string_append_printf (text, _("Expected: %s"), difference->expected);
  if (difference->received != NULL)
    {
      g_string_append (text, text->len > 0 ? "\n" : "");
      /* Translators: a value */
      g_string_append_printf (text, _("Received: %s"), difference->received);
    }
  if (difference->fix != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", difference->fix);

  return lanyard_verdict_row_new ("warning", difference->what, text->str);
}

static GtkWidget *
create_difference_group (LanyardInspectMessage *message)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("What Disagrees"));
  if (message->differences->len == 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               lanyard_verdict_row_new ("ok", _("Nothing disagrees with the application"), NULL));
  for (guint i = 0; i < message->differences->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               create_difference_row (g_ptr_array_index (message->differences, i)));

  return group;
}

static void
add_fact (GtkWidget  *group,
          const char *title,
          const char *value)
{
  if (value != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), lanyard_copy_row_new (title, value));
}

static GtkWidget *
create_fact_group (LanyardInspectMessage *message)
{
  GtkWidget *group = adw_preferences_group_new ();
  LanyardSamlInspection *inspection = message->capture->inspection;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Message"));
  add_fact (group, _("Application"), message->connector != NULL ? lanyard_connector_get_label (message->connector) : NULL);
  add_fact (group, _("Sent to"), message->capture->address);
  add_fact (group, _("Form"), lanyard_saml_form_get_name (inspection->form));
  add_fact (group, _("RelayState"), inspection->relay_state);
  return group;
}

void
lanyard_inspect_result_show (GtkWidget             *from,
                             LanyardConfiguration  *configuration,
                             LanyardService        *service,
                             LanyardInspectMessage *message)
{
  g_autofree char *title = lanyard_inspect_result_dup_title (message);
  LanyardMessagePage *page = lanyard_message_page_new (configuration, service, title, NULL);

  if (get_fault (message) != NULL)
    {
      lanyard_message_page_add (page, lanyard_reason_group_new (_("The message is not read"), get_fault (message)));
    }
  else
    {
      lanyard_message_page_add (page, create_difference_group (message));
      lanyard_message_page_add (page, create_fact_group (message));
      if (message->findings->len > 0)
        lanyard_message_page_add (page, lanyard_finding_group_new (_("Rules"), message->findings));
      lanyard_message_page_set_document (page, message->capture->inspection->document, message->outline);
    }

  lanyard_window_push (from, LANYARD_WINDOW_PAGE (page));
}
