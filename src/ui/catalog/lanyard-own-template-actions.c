/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-own-template-actions.h"

#include "lanyard-alert.h"
#include "lanyard-error.h"
#include "lanyard-export.h"
#include "lanyard-file.h"
#include "lanyard-own-templates.h"
#include "lanyard-template-export.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define PATTERN "*.json"

/* What waits for an answer. */
typedef struct
{
  GtkWidget *from;
  GBytes    *json;
  char      *name;      /* of a file */
} Waiting;

static Waiting *
waiting_new (GtkWidget *from,
             GBytes    *json)
{
  Waiting *waiting = g_new0 (Waiting, 1);

  waiting->from = g_object_ref (from);
  waiting->json = g_bytes_ref (json);
  return waiting;
}

static void
waiting_free (Waiting *waiting)
{
  g_object_unref (waiting->from);
  g_bytes_unref (waiting->json);
  g_free (waiting->name);
  g_free (waiting);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Waiting, waiting_free)

static gboolean
store (GtkWidget  *from,
       GBytes     *json,
       gboolean    overwrite,
       GError    **error)
{
  g_autofree char *folder = lanyard_own_templates_dup_folder ();
  g_autoptr(LanyardTemplate) tmpl = NULL;
  g_autofree char *text = NULL;

  tmpl = lanyard_own_templates_import (folder, lanyard_catalog_get_built_in (), json, overwrite, error);
  if (tmpl == NULL)
    return FALSE;

  lanyard_catalog_reload (lanyard_catalog_get_default ());
  /* Translators: %s is the name of an application */
  text = g_strdup_printf (_("“%s” is in the catalog now"), lanyard_template_get_name (tmpl));
  lanyard_window_toast (from, text);
  return TRUE;
}

static void
replace_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(Waiting) waiting = user_data;
  g_autoptr(GError) error = NULL;

  if (lanyard_alert_finish (result) == LANYARD_ANSWER_VERB && !store (waiting->from, waiting->json, TRUE, &error))
    lanyard_window_show_error (waiting->from, _("Template Cannot Be Added"), error);
}

/* Whether the id of @json is that of another one of one's own. */
static gboolean
is_own_already (GBytes  *json,
                char   **name)
{
  g_autoptr(LanyardTemplate) tmpl = lanyard_template_new_from_json (json, NULL);

  if (tmpl == NULL ||
      lanyard_catalog_lookup (lanyard_catalog_get_built_in (), lanyard_template_get_id (tmpl), NULL) != NULL)
    return FALSE;

  *name = g_strdup (lanyard_template_get_name (tmpl));
  return TRUE;
}

static gboolean
store_or_ask (GtkWidget  *from,
              GBytes     *json,
              GError    **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *heading = NULL;

  if (store (from, json, FALSE, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_EXISTS) || !is_own_already (json, &name))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  /* Translators: %s is the name of an application */
  heading = g_strdup_printf (_("Replace Your Template “%s”?"), name);
  lanyard_alert_async (&(LanyardAlert) {
                         .heading = heading,
                         .body = _("You have a template with the same id. Applications that were made from it keep "
                                   "all that they have."),
                         .verb = _("_Replace"),
                         .destructive = TRUE,
                       },
                       from, NULL, replace_answered_cb, waiting_new (from, json));
  return TRUE;
}

static gboolean
add_file (GtkWidget  *from,
          GFile      *file,
          GError    **error)
{
  const char *path = g_file_peek_path (file);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr(GBytes) json = lanyard_own_templates_read (path != NULL ? path : uri, error);

  return json != NULL && store_or_ask (from, json, error);
}

void
lanyard_own_template_actions_add (GtkWidget *from,
                                  GSList    *files)
{
  g_autoptr(GString) faults = g_string_new (NULL);

  g_return_if_fail (GTK_IS_WIDGET (from));

  for (GSList *item = files; item != NULL; item = item->next)
    {
      g_autofree char *name = g_file_get_basename (item->data);
      g_autoptr(GError) error = NULL;

      if (!add_file (from, item->data, &error))
        g_string_append_printf (faults, "%s%s: %s", faults->len > 0 ? "\n\n" : "", name, error->message);
    }

  if (faults->len > 0)
    lanyard_alert_async (&(LanyardAlert) { .heading = _("Not Added to the Catalog"), .body = faults->str }, from, NULL,
                         NULL, NULL);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWidget) from = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = lanyard_file_open_finish (result, &error);
  GSList files = { file, NULL };

  if (file != NULL)
    lanyard_own_template_actions_add (from, &files);
  else if (error != NULL)
    lanyard_window_show_error (from, _("File Cannot Be Opened"), error);
}

void
lanyard_own_template_actions_choose (GtkWidget *from)
{
  g_return_if_fail (GTK_IS_WIDGET (from));

  lanyard_file_open_async (from, _("Add a Template"), _("Templates"), PATTERN, NULL, chosen_cb, g_object_ref (from));
}

/* The toast's button: it comes back as it was. */
static void
restore_cb (Waiting *waiting)
{
  g_autoptr(GError) error = NULL;

  if (!store (waiting->from, waiting->json, FALSE, &error))
    lanyard_window_show_error (waiting->from, _("Template Cannot Be Added"), error);
}

void
lanyard_own_template_actions_remove (GtkWidget       *from,
                                     LanyardTemplate *tmpl)
{
  g_autofree char *folder = lanyard_own_templates_dup_folder ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) json = NULL;
  g_autofree char *text = NULL;
  const char *kept;
  AdwToast *toast;

  g_return_if_fail (LANYARD_IS_TEMPLATE (tmpl));

  if (!lanyard_own_templates_remove (folder, lanyard_template_get_id (tmpl), &error))
    {
      lanyard_window_show_error (from, _("Template Cannot Be Removed"), error);
      return;
    }

  lanyard_catalog_reload (lanyard_catalog_get_default ());
  kept = lanyard_template_get_json (tmpl);
  json = g_bytes_new (kept, strlen (kept));
  /* Translators: %s is the name of an application */
  text = g_strdup_printf (_("“%s” removed from the catalog"), lanyard_template_get_name (tmpl));
  toast = lanyard_window_toast_button (from, text, _("_Undo"));
  if (toast != NULL)
    g_signal_connect_data (toast, "button-clicked", G_CALLBACK (restore_cb),
                           waiting_new (GTK_WIDGET (gtk_widget_get_root (from)), json), (GClosureNotify) waiting_free,
                           G_CONNECT_SWAPPED);
}

static void
folder_shown_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GtkWidget) from = user_data;
  g_autoptr(GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    lanyard_window_show_error (from, _("The Folder Cannot Be Opened"), error);
}

void
lanyard_own_template_actions_show_folder (GtkWidget *from)
{
  g_autofree char *path = lanyard_own_templates_dup_folder ();
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autofree char *uri = g_file_get_uri (folder);
  g_autoptr(GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (from));

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, folder_shown_cb,
                                           g_object_ref (from));
}

static void
export_answered_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(Waiting) waiting = user_data;
  g_autoptr(GError) error = NULL;

  switch (lanyard_alert_finish (result))
    {
    case LANYARD_ANSWER_VERB:
      lanyard_export_save (lanyard_export_new (waiting->from, _("Export as a Template"), waiting->name,
                                               _("Template exported")),
                           waiting->json);
      break;
    case LANYARD_ANSWER_OTHER:
      if (!store_or_ask (waiting->from, waiting->json, &error))
        lanyard_window_show_error (waiting->from, _("Template Cannot Be Added"), error);
      break;
    case LANYARD_ANSWER_CANCEL:
    default:
      break;
    }
}

void
lanyard_own_template_actions_export (GtkWidget        *from,
                                     LanyardConnector *connector)
{
  const char *id;
  LanyardTemplate *tmpl = NULL;
  g_autofree char *heading = NULL;
  g_autoptr(GBytes) json = NULL;
  Waiting *waiting;
  char *text;

  g_return_if_fail (LANYARD_IS_CONNECTOR (connector));

  id = lanyard_connector_get_template (connector);
  if (id != NULL)
    tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), id, NULL);
  text = lanyard_template_export (connector, tmpl);
  json = g_bytes_new_take (text, strlen (text));
  waiting = waiting_new (from, json);
  waiting->name = g_strdup_printf ("own-%s.json", lanyard_connector_get_slug (connector));

  /* Translators: %s is the label of an application */
  heading = g_strdup_printf (_("Export “%s” as a Template?"), lanyard_connector_get_label (connector));
  lanyard_alert_async (&(LanyardAlert) {
                         .heading = heading,
                         .body = _("Its addresses and what it is told go into the template; what was entered for a "
                                   "placeholder becomes that placeholder again. Left out are keys, certificates, "
                                   "secrets, groups, people, the logo and notes, and what the format of templates has no "
                                   "place for: lifetimes, algorithms, how values are changed or joined, further "
                                   "audiences, and the settings of single logout and metadata."),
                         .verb = _("_Save to a File…"),
                         .other = _("_Add to the Catalog"),
                       },
                       from, NULL, export_answered_cb, waiting);
}
