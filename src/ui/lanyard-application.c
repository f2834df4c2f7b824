/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-application.h"

#include "lanyard-local-configuration.h"
#include "lanyard-saml.h"
#include "lanyard-ui-resources.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

#define RESOURCE_PATH "/io/github/lanyard_sso/Lanyard"

struct _LanyardApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardApplication, lanyard_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "config", 'c', 0, G_OPTION_ARG_FILENAME, NULL, N_("Open this configuration; it is made if it is not there"), N_("FILE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and exit"), NULL },
  { NULL }
};

/* Action and its keys: adding one is adding a line. */
static const struct
{
  const char *action;
  const char *accelerators[4];
} accelerators[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.back", { "<Alt>Left", "<Alt>KP_Left", "Back" } },
  { "win.page::applications", { "<Alt>1" } },
  { "win.page::groups", { "<Alt>2" } },
  { "win.page::people", { "<Alt>3" } },
  { "win.page::certificates", { "<Alt>4" } },
  { "win.page::test", { "<Alt>5" } },
  { "win.add-application", { "<Control>n" } },
  { "win.search", { "<Control>f" } },
  { "win.save", { "<Control>s" } },
  { "win.settings", { "<Control>comma" } },
  { "win.shortcuts", { "<Control>question" } },
};

static void
show_window (LanyardApplication *self,
             const char         *path)
{
  g_autofree char *directory = g_path_get_dirname (path);
  LanyardWindow *window;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    {
      if (LANYARD_IS_WINDOW (l->data) && g_strcmp0 (lanyard_window_get_path (l->data), path) == 0)
        {
          gtk_window_present (l->data);
          return;
        }
    }

  g_mkdir_with_parents (directory, 0700);
  window = lanyard_window_new (GTK_APPLICATION (self), path);
  gtk_window_present (GTK_WINDOW (window));
}

static void
lanyard_application_activate (GApplication *application)
{
  g_autofree char *path = lanyard_local_configuration_dup_default_path ();

  show_window (LANYARD_APPLICATION (application), path);
}

static void
lanyard_application_open (GApplication  *application,
                          GFile        **files,
                          int            n_files,
                          const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL)
        show_window (LANYARD_APPLICATION (application), path);
    }
}

static int
lanyard_application_command_line (GApplication            *application,
                                  GApplicationCommandLine *command_line)
{
  GVariantDict *dict = g_application_command_line_get_options_dict (command_line);
  g_auto(GStrv) arguments = g_application_command_line_get_arguments (command_line, NULL);
  const char *config = NULL;

  if (g_variant_dict_lookup (dict, "config", "^&ay", &config))
    {
      g_autoptr(GFile) file = g_application_command_line_create_file_for_arg (command_line, config);

      lanyard_application_open (application, &file, 1, "");
    }

  for (guint i = 1; arguments[0] != NULL && arguments[i] != NULL; i++)
    {
      g_autoptr(GFile) file = g_application_command_line_create_file_for_arg (command_line, arguments[i]);

      lanyard_application_open (application, &file, 1, "");
    }

  if (config == NULL && g_strv_length (arguments) <= 1)
    g_application_activate (application);

  return 0;
}

static int
lanyard_application_handle_local_options (GApplication *application,
                                          GVariantDict *dict)
{
  if (g_variant_dict_contains (dict, "version"))
    {
      g_print ("%s\n", LANYARD_VERSION);
      return 0;
    }

  return G_APPLICATION_CLASS (lanyard_application_parent_class)->handle_local_options (application, dict);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  GtkApplication *application = user_data;
  g_autoptr(GList) windows = g_list_copy (gtk_application_get_windows (application));

  /* The others are on top of one of these, and go with it. */
  for (GList *l = windows; l != NULL; l = l->next)
    if (LANYARD_IS_WINDOW (l->data))
      gtk_window_close (l->data);
}

static void
lanyard_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { .name = "quit", .activate = quit_action } };

  lanyard_ui_register_resource ();
  lanyard_saml_init ();
  G_APPLICATION_CLASS (lanyard_application_parent_class)->startup (application);

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                           (const char **) accelerators[i].accelerators);
  gtk_window_set_default_icon_name (LANYARD_APP_ID);
}

static void
lanyard_application_class_init (LanyardApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = lanyard_application_startup;
  application_class->activate = lanyard_application_activate;
  application_class->open = lanyard_application_open;
  application_class->command_line = lanyard_application_command_line;
  application_class->handle_local_options = lanyard_application_handle_local_options;
}

static void
lanyard_application_init (LanyardApplication *self)
{
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE…]"));
}

/**
 * lanyard_application_new:
 *
 * Returns: (transfer full): the application
 */
LanyardApplication *
lanyard_application_new (void)
{
  return g_object_new (LANYARD_TYPE_APPLICATION,
                       "application-id", LANYARD_APP_ID,
                       "flags", G_APPLICATION_HANDLES_OPEN | G_APPLICATION_HANDLES_COMMAND_LINE,
                       "resource-base-path", RESOURCE_PATH,
                       NULL);
}
