/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-entity-chooser.h"

#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardEntityChooser
{
  AdwWindow                 parent_instance;

  /* Template Widgets */
  AdwWindowTitle           *title;
  GtkSpinner               *spinner;
  GtkEditable              *entity_search;
  GtkStack                 *stack;
  GtkListView              *entity_list;
  GtkProgressBar           *progress;

  /* Owned References */
  LanyardEntityList        *entities;
  GtkFilterListModel       *filtered;
  GtkFilter                *filter;
  GCancellable             *cancellable;
  char                     *needle;       /* case folded; NULL: all */
  char                     *chosen;

  LanyardEntityChooserFunc  func;
  gpointer                  user_data;
};

G_DEFINE_FINAL_TYPE (LanyardEntityChooser, lanyard_entity_chooser, ADW_TYPE_WINDOW)

static gboolean
matches_cb (gpointer item,
            gpointer user_data)
{
  return lanyard_entity_entry_matches (item, ((LanyardEntityChooser *) user_data)->needle);
}

static void
search_changed_cb (LanyardEntityChooser *self)
{
  const char *text = gtk_editable_get_text (self->entity_search);

  g_free (self->needle);
  self->needle = *text != '\0' ? g_utf8_casefold (text, -1) : NULL;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/* That nothing fits is known once all is read and compared. */
static void
show_state_cb (LanyardEntityChooser *self)
{
  gboolean done = !gtk_spinner_get_spinning (self->spinner) && gtk_filter_list_model_get_pending (self->filtered) == 0;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  gtk_stack_set_visible_child_name (self->stack, done && n == 0 ? "no-results" : "list");
}

static void
count_changed_cb (LanyardEntityChooser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->entities));
  g_autofree char *text = g_strdup_printf (ngettext ("%u service provider", "%u service providers", n), n);

  adw_window_title_set_subtitle (self->title, text);
}

static void
choose (LanyardEntityChooser *self,
        guint                 position)
{
  g_autoptr(LanyardEntityEntry) entry = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (self->entity_list)),
                                                               position);

  if (entry == NULL)
    return;

  self->chosen = g_strdup (lanyard_entity_entry_get_entity_id (entry));
  gtk_window_close (GTK_WINDOW (self));
}

static void
entity_activated_cb (LanyardEntityChooser *self,
                     guint                 position)
{
  choose (self, position);
}

static void
search_activated_cb (LanyardEntityChooser *self)
{
  choose (self, 0);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardEntityChooser) self = user_data;
  g_autoptr(GError) error = NULL;

  lanyard_entity_list_load_finish (LANYARD_ENTITY_LIST (source), result, &error);
  lanyard_entity_chooser_set_listed (self, error);
}

static void
lanyard_entity_chooser_dispose (GObject *object)
{
  LanyardEntityChooser *self = LANYARD_ENTITY_CHOOSER (object);
  LanyardEntityChooserFunc func = g_steal_pointer (&self->func);

  g_cancellable_cancel (self->cancellable);
  if (func != NULL)
    func (self->user_data, self->chosen);
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_ENTITY_CHOOSER);

  G_OBJECT_CLASS (lanyard_entity_chooser_parent_class)->dispose (object);
}

static void
lanyard_entity_chooser_finalize (GObject *object)
{
  LanyardEntityChooser *self = LANYARD_ENTITY_CHOOSER (object);

  g_clear_object (&self->entities);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->needle, g_free);
  g_clear_pointer (&self->chosen, g_free);

  G_OBJECT_CLASS (lanyard_entity_chooser_parent_class)->finalize (object);
}

/* The window is the source of its reading: it is let go when it closes. */
static gboolean
lanyard_entity_chooser_close_request (GtkWindow *window)
{
  g_cancellable_cancel (LANYARD_ENTITY_CHOOSER (window)->cancellable);

  return GTK_WINDOW_CLASS (lanyard_entity_chooser_parent_class)->close_request (window);
}

static void
lanyard_entity_chooser_class_init (LanyardEntityChooserClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_entity_chooser_dispose;
  object_class->finalize = lanyard_entity_chooser_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = lanyard_entity_chooser_close_request;

  g_type_ensure (LANYARD_TYPE_ENTITY_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/connector/lanyard-entity-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardEntityChooser, title);
  gtk_widget_class_bind_template_child (widget_class, LanyardEntityChooser, spinner);
  gtk_widget_class_bind_template_child (widget_class, LanyardEntityChooser, entity_search);
  gtk_widget_class_bind_template_child (widget_class, LanyardEntityChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, LanyardEntityChooser, entity_list);
  gtk_widget_class_bind_template_child (widget_class, LanyardEntityChooser, progress);
  gtk_widget_class_bind_template_callback (widget_class, entity_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lanyard_entity_chooser_init (LanyardEntityChooser *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

static LanyardEntityChooser *
chooser_new (GtkWindow                *parent,
             LanyardEntityList        *entities,
             LanyardEntityChooserFunc  func,
             gpointer                  user_data)
{
  LanyardEntityChooser *self = g_object_new (LANYARD_TYPE_ENTITY_CHOOSER, "transient-for", parent, NULL);
  g_autoptr(GtkNoSelection) selection = NULL;

  self->entities = g_object_ref (entities);
  self->func = func;
  self->user_data = user_data;
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches_cb, self, NULL));
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->entities)), g_object_ref (self->filter));
  gtk_filter_list_model_set_incremental (self->filtered, TRUE);
  g_signal_connect_object (self->filtered, "notify::pending", G_CALLBACK (show_state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filtered, "items-changed", G_CALLBACK (show_state_cb), self, G_CONNECT_SWAPPED);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->filtered)));
  gtk_list_view_set_model (self->entity_list, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->entities, "items-changed", G_CALLBACK (count_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/**
 * lanyard_entity_chooser_new:
 * @parent: the window that it belongs to
 * @document: metadata
 * @func: called once, when the window goes
 * @user_data: for @func
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
lanyard_entity_chooser_new (GtkWindow                *parent,
                            GBytes                   *document,
                            LanyardEntityChooserFunc  func,
                            gpointer                  user_data)
{
  g_autoptr(LanyardEntityList) entities = lanyard_entity_list_new ();
  g_autoptr(GInputStream) stream = NULL;
  LanyardEntityChooser *self;

  g_return_val_if_fail (document != NULL, NULL);

  self = chooser_new (parent, entities, func, user_data);
  stream = g_memory_input_stream_new_from_bytes (document);
  lanyard_entity_list_load_async (entities, stream, lanyard_time_now (), self->cancellable, loaded_cb,
                                  g_object_ref (self));

  return GTK_WINDOW (self);
}

/**
 * lanyard_entity_chooser_new_for_list:
 * @parent: the window that it belongs to
 * @entities: service providers as far as they are known
 * @func: called once, when the window goes
 * @user_data: for @func
 *
 * M-63: for a document that is still on its way; lanyard_entity_chooser_set_listed()
 * says when no more of them come.
 *
 * Returns: (transfer none): the window
 */
LanyardEntityChooser *
lanyard_entity_chooser_new_for_list (GtkWindow                *parent,
                                     LanyardEntityList        *entities,
                                     LanyardEntityChooserFunc  func,
                                     gpointer                  user_data)
{
  LanyardEntityChooser *self;

  g_return_val_if_fail (LANYARD_IS_ENTITY_LIST (entities), NULL);

  self = chooser_new (parent, entities, func, user_data);
  count_changed_cb (self);

  return self;
}

/**
 * lanyard_entity_chooser_set_progress:
 * @self: a chooser
 * @text: (nullable): how far the document is fetched; %NULL: as a whole
 * @fraction: of it; below 0: unknown
 */
void
lanyard_entity_chooser_set_progress (LanyardEntityChooser *self,
                                     const char           *text,
                                     double                fraction)
{
  g_return_if_fail (LANYARD_IS_ENTITY_CHOOSER (self));

  gtk_widget_set_visible (GTK_WIDGET (self->progress), text != NULL);
  gtk_progress_bar_set_text (self->progress, text);
  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress, fraction);
  else
    gtk_progress_bar_pulse (self->progress);
}

/**
 * lanyard_entity_chooser_set_listed:
 * @self: a chooser
 * @error: (nullable): why there may be more than are listed
 */
void
lanyard_entity_chooser_set_listed (LanyardEntityChooser *self,
                                   const GError         *error)
{
  g_return_if_fail (LANYARD_IS_ENTITY_CHOOSER (self));

  gtk_spinner_stop (self->spinner);
  show_state_cb (self);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lanyard_window_show_error (GTK_WIDGET (self), _("Metadata Cannot Be Read to Its End"), error);
}
