/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-record-page.h"

#include "lanyard-banner.h"
#include "lanyard-header.h"
#include "lanyard-link-view.h"
#include "lanyard-person.h"
#include "lanyard-record-actions.h"
#include "lanyard-switcher.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  /* Template Widgets */
  LanyardBanner       *conflict_banner;
  GtkStack            *stack;
  GtkStack            *pages;
  GtkActionBar        *save_bar;

  /* Owned References */
  LanyardRecordEditor *editor;
  LanyardRecord       *record;
} LanyardRecordPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LanyardRecordPage, lanyard_record_page, LANYARD_TYPE_WINDOW_PAGE)

enum
{
  PROP_0,
  PROP_RECORD,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static char *
dup_name (LanyardRecord *record)
{
  return LANYARD_IS_PERSON (record) ? lanyard_person_dup_full_name (LANYARD_PERSON (record))
                                    : g_strdup (lanyard_record_get_title (record));
}

static void
show_stored (LanyardRecordPage *self)
{
  LanyardRecordPagePrivate *priv = lanyard_record_page_get_instance_private (self);
  LanyardRecord *stored = lanyard_record_editor_get_stored (priv->editor);
  g_autofree char *name = dup_name (stored);

  lanyard_window_page_set_title (LANYARD_WINDOW_PAGE (self), name);
  if (LANYARD_IS_PERSON (stored))
    lanyard_window_page_set_subtitle (LANYARD_WINDOW_PAGE (self),
                                      lanyard_person_is_suspended (LANYARD_PERSON (stored)) ? _("Suspended") : NULL);
}

static void
editor_changed_cb (LanyardRecordPage *self)
{
  LanyardRecordPagePrivate *priv = lanyard_record_page_get_instance_private (self);
  gboolean gone = lanyard_record_editor_is_gone (priv->editor);
  gboolean dirty = lanyard_record_editor_is_dirty (priv->editor) && !gone;
  gboolean conflict = lanyard_record_editor_has_conflict (priv->editor) && !gone;

  lanyard_window_page_set_dirty (LANYARD_WINDOW_PAGE (self), dirty);
  gtk_action_bar_set_revealed (priv->save_bar, dirty);
  lanyard_banner_set_title (priv->conflict_banner,
                            conflict ? _("Somebody else changed this while it was edited here") : NULL);
  gtk_stack_set_visible_child_name (priv->stack, gone ? "gone" : "record");
  show_stored (self);
}

static void
leave (GtkWidget *widget)
{
  LanyardRecordPagePrivate *priv = lanyard_record_page_get_instance_private (LANYARD_RECORD_PAGE (widget));

  lanyard_record_editor_discard (priv->editor);
  lanyard_window_pop (widget);
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LanyardRecordPage *self = LANYARD_RECORD_PAGE (widget);
  LanyardRecordPagePrivate *priv = lanyard_record_page_get_instance_private (self);

  lanyard_record_actions_delete (widget, lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)),
                                 lanyard_record_editor_get_stored (priv->editor), leave);
}

static void
reload_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LanyardRecordPagePrivate *priv = lanyard_record_page_get_instance_private (LANYARD_RECORD_PAGE (widget));

  lanyard_record_editor_discard (priv->editor);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  LanyardRecordEditor *editor = LANYARD_RECORD_EDITOR (source);
  g_autoptr(GTask) task = user_data;
  g_autofree char *name = dup_name (lanyard_record_editor_get_stored (editor));
  GError *error = NULL;

  if (!lanyard_record_editor_save_finish (editor, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  lanyard_window_toast_saved (g_task_get_source_object (task), name, lanyard_record_editor_get_change_id (editor));
  g_task_return_boolean (task, TRUE);
}

static void
lanyard_record_page_save_async (LanyardWindowPage   *page,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  LanyardRecordPagePrivate *priv = lanyard_record_page_get_instance_private (LANYARD_RECORD_PAGE (page));
  g_autofree char *name = dup_name (lanyard_record_editor_get_stored (priv->editor));
  /* Translators: in the history; %s is the name of what was edited */
  g_autofree char *summary = g_strdup_printf (_("Edit “%s”"), name);
  GTask *task = g_task_new (page, NULL, callback, user_data);

  g_task_set_source_tag (task, lanyard_record_page_save_async);
  lanyard_record_editor_save_async (priv->editor, summary, saved_cb, task);
}

static gboolean
lanyard_record_page_save_finish (LanyardWindowPage  *page,
                                 GAsyncResult       *result,
                                 GError            **error)
{
  g_return_val_if_fail (g_task_is_valid (result, page), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
lanyard_record_page_discard (LanyardWindowPage *page)
{
  LanyardRecordPagePrivate *priv = lanyard_record_page_get_instance_private (LANYARD_RECORD_PAGE (page));

  lanyard_record_editor_discard (priv->editor);
}

static void
lanyard_record_page_search (LanyardWindowPage *page)
{
  LanyardRecordPagePrivate *priv = lanyard_record_page_get_instance_private (LANYARD_RECORD_PAGE (page));
  GtkWidget *child = gtk_stack_get_visible_child (priv->pages);

  if (LANYARD_IS_LINK_VIEW (child))
    lanyard_link_view_search (LANYARD_LINK_VIEW (child));
}

static void
lanyard_record_page_constructed (GObject *object)
{
  LanyardRecordPage *self = LANYARD_RECORD_PAGE (object);
  LanyardRecordPagePrivate *priv = lanyard_record_page_get_instance_private (self);

  G_OBJECT_CLASS (lanyard_record_page_parent_class)->constructed (object);

  priv->editor = lanyard_record_editor_new (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)), priv->record);
  g_clear_object (&priv->record);
  g_signal_connect_object (priv->editor, "notify", G_CALLBACK (editor_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lanyard_record_editor_get_record (priv->editor), "changed", G_CALLBACK (show_stored), self,
                           G_CONNECT_SWAPPED);
  show_stored (self);
}

static void
lanyard_record_page_finalize (GObject *object)
{
  LanyardRecordPagePrivate *priv = lanyard_record_page_get_instance_private (LANYARD_RECORD_PAGE (object));

  g_clear_object (&priv->editor);
  g_clear_object (&priv->record);

  G_OBJECT_CLASS (lanyard_record_page_parent_class)->finalize (object);
}

static void
lanyard_record_page_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  LanyardRecordPagePrivate *priv = lanyard_record_page_get_instance_private (LANYARD_RECORD_PAGE (object));

  switch (prop_id)
    {
    case PROP_RECORD:
      priv->record = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_record_page_class_init (LanyardRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LanyardWindowPageClass *page_class = LANYARD_WINDOW_PAGE_CLASS (klass);

  object_class->constructed = lanyard_record_page_constructed;
  object_class->finalize = lanyard_record_page_finalize;
  object_class->set_property = lanyard_record_page_set_property;
  page_class->save_async = lanyard_record_page_save_async;
  page_class->save_finish = lanyard_record_page_save_finish;
  page_class->discard = lanyard_record_page_discard;
  page_class->search = lanyard_record_page_search;

  properties[PROP_RECORD] =
    g_param_spec_object ("record", NULL, NULL, LANYARD_TYPE_RECORD,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LANYARD_TYPE_BANNER);
  g_type_ensure (LANYARD_TYPE_HEADER);
  g_type_ensure (LANYARD_TYPE_SWITCHER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/records/lanyard-record-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordPage, conflict_banner);
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordPage, pages);
  gtk_widget_class_bind_template_child_private (widget_class, LanyardRecordPage, save_bar);
  gtk_widget_class_install_action (widget_class, "record.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "record.reload", NULL, reload_action);
}

static void
lanyard_record_page_init (LanyardRecordPage *self)
{
  LanyardRecordPagePrivate *priv = lanyard_record_page_get_instance_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  lanyard_banner_set_button (priv->conflict_banner, _("_Reload"), "record.reload");
}

LanyardRecordEditor *
lanyard_record_page_get_editor (LanyardRecordPage *self)
{
  LanyardRecordPagePrivate *priv = lanyard_record_page_get_instance_private (self);

  g_return_val_if_fail (LANYARD_IS_RECORD_PAGE (self), NULL);

  return priv->editor;
}

/**
 * lanyard_record_page_add:
 * @self: a page
 * @child: what it shows under @title
 * @name: for the stack
 * @title: for people, translated
 */
void
lanyard_record_page_add (LanyardRecordPage *self,
                         GtkWidget         *child,
                         const char        *name,
                         const char        *title)
{
  LanyardRecordPagePrivate *priv = lanyard_record_page_get_instance_private (self);

  g_return_if_fail (LANYARD_IS_RECORD_PAGE (self));

  gtk_stack_add_titled (priv->pages, child, name, title);
}
