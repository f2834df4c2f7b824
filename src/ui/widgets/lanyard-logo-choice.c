/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-logo-choice.h"

#include "lanyard-file.h"
#include "lanyard-logo-uri.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

/* Whose logo is being chosen, and from where. */
typedef struct
{
  GtkWidget    *from;
  GObject      *object;
  GCancellable *cancellable;
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->from);
  g_object_unref (choice->object);
  g_object_unref (choice->cancellable);
  g_free (choice);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Choice, choice_free)

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Choice) choice = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *uri = bytes != NULL ? lanyard_logo_make_uri (bytes, &error) : NULL;

  if (uri != NULL)
    g_object_set (choice->object, "logo", uri, NULL);
  else
    lanyard_window_show_error (choice->from, _("Logo Cannot Be Used"), error);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(Choice) choice = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = lanyard_file_open_finish (result, &error);

  if (file != NULL)
    {
      GCancellable *cancellable = choice->cancellable;

      g_file_load_bytes_async (file, cancellable, loaded_cb, g_steal_pointer (&choice));
    }
  else if (error != NULL)
    lanyard_window_show_error (choice->from, _("Logo Cannot Be Used"), error);
}

void
lanyard_logo_choose (GtkWidget    *from,
                     GObject      *object,
                     GCancellable *cancellable)
{
  Choice *choice = g_new0 (Choice, 1);

  choice->from = g_object_ref (from);
  choice->object = g_object_ref (object);
  choice->cancellable = g_object_ref (cancellable);
  lanyard_file_open_async (from, _("Choose a Logo"), _("Pictures"), "*.png;*.jpg;*.jpeg;*.svg", cancellable, chosen_cb,
                           choice);
}
