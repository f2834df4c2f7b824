/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-removed.h"

#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

/* What was removed, and where. */
typedef struct
{
  GtkWidget      *list;
  gpointer        item;
  GDestroyNotify  free_item;
  guint           position;
  LanyardPutBack  put_back;
} Removed;

static void
removed_free (gpointer  data,
              GClosure *closure)
{
  Removed *removed = data;

  g_object_unref (removed->list);
  removed->free_item (removed->item);
  g_free (removed);
}

static void
put_back_cb (AdwToast *toast,
             Removed  *removed)
{
  removed->put_back (removed->list, removed->item, removed->position);
}

/**
 * lanyard_removed_toast:
 * @list: the widget that shows the list
 * @text: what was removed
 * @item: (transfer full): it
 * @free_item: frees @item
 * @position: where it was
 * @put_back: puts it there again
 * @owner: (type GObject): what holds the list
 * @signal: of @owner, when the list is another one
 *
 * Says that something was removed from a list, with a button that puts it
 * back. Once the list is another one, Undo would no longer mean this, and the
 * toast goes.
 */
void
lanyard_removed_toast (GtkWidget      *list,
                       const char     *text,
                       gpointer        item,
                       GDestroyNotify  free_item,
                       guint           position,
                       LanyardPutBack  put_back,
                       gpointer        owner,
                       const char     *signal)
{
  AdwToast *toast = lanyard_window_toast_button (list, text, _("_Undo"));
  Removed *removed;

  if (toast == NULL)
    {
      free_item (item);
      return;
    }

  removed = g_new (Removed, 1);
  *removed = (Removed) { g_object_ref (list), item, free_item, position, put_back };
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (put_back_cb), removed, removed_free, 0);
  g_signal_connect_object (owner, signal, G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
}
