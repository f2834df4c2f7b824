/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector-page-private.h"

#include "lanyard-attributes-page.h"
#include "lanyard-banner.h"
#include "lanyard-bind.h"
#include "lanyard-check-page.h"
#include "lanyard-connector-test-page.h"
#include "lanyard-editor-help.h"
#include "lanyard-editor.h"
#include "lanyard-field-help.h"
#include "lanyard-error.h"
#include "lanyard-grants-page.h"
#include "lanyard-header.h"
#include "lanyard-history-page.h"
#include "lanyard-idp-page.h"
#include "lanyard-overview-page.h"
#include "lanyard-rollover-page.h"
#include "lanyard-setup-page.h"
#include "lanyard-sp-page.h"
#include "lanyard-state-pill.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A page of a connector: adding one is adding a line. */
typedef struct
{
  const char *name;
  const char *title;
  GType     (*get_type) (void);
  gboolean    of_bookmarks;     /* bookmarks have it, too */
} SubPage;

static const SubPage sub_pages[] = {
  { "overview", N_("Overview"), lanyard_overview_page_get_type, TRUE },
  { "service-provider", N_("Service Provider"), lanyard_sp_page_get_type, FALSE },
  { "identity-provider", N_("Identity Provider"), lanyard_idp_page_get_type, FALSE },
  { "attributes", N_("Attributes"), lanyard_attributes_page_get_type, FALSE },
  { "groups", N_("Access"), lanyard_grants_page_get_type, TRUE },
  { "certificates", N_("Certificates"), lanyard_rollover_page_get_type, FALSE },
  { "setup", N_("Setup"), lanyard_setup_page_get_type, FALSE },
  { "check", N_("Check"), lanyard_check_page_get_type, TRUE },
  { "test", N_("Test"), lanyard_connector_test_page_get_type, FALSE },
  { "history", N_("History"), lanyard_history_page_get_type, TRUE },
};

G_DEFINE_FINAL_TYPE (LanyardConnectorPage, lanyard_connector_page, LANYARD_TYPE_WINDOW_PAGE)

enum
{
  PROP_0,
  PROP_CONNECTOR_ID,
  PROP_FIRST_PAGE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
build_visible_page (LanyardConnectorPage *self)
{
  GtkWidget *place = gtk_stack_get_visible_child (self->pages);
  const char *name = gtk_stack_get_visible_child_name (self->pages);

  if (place == NULL || adw_bin_get_child (ADW_BIN (place)) != NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (sub_pages); i++)
    {
      if (g_strcmp0 (sub_pages[i].name, name) == 0)
        adw_bin_set_child (ADW_BIN (place), g_object_new (sub_pages[i].get_type (), "editor", self->editor, NULL));
    }
}

void
_lanyard_connector_page_show_field (LanyardConnectorPage *self,
                                    const char           *path)
{
  g_autofree char *field = g_strndup (path, strcspn (path, ".["));
  const LanyardFieldHelp *help = lanyard_field_help_lookup (field);

  if (help == NULL || gtk_stack_get_child_by_name (self->pages, help->page) == NULL)
    return;

  gtk_stack_set_visible_child_name (self->pages, help->page);
  lanyard_editor_reveal (gtk_stack_get_visible_child (self->pages), path);
}

static guint
get_visible_position (LanyardConnectorPage *self)
{
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);
  guint position = 0;

  while (position < g_list_model_get_n_items (G_LIST_MODEL (pages)) && !gtk_selection_model_is_selected (pages, position))
    position++;

  return position;
}

static void
visible_page_changed_cb (LanyardConnectorPage *self)
{
  guint position = get_visible_position (self);
  GtkWidget *tab = gtk_widget_get_first_child (GTK_WIDGET (self->tabs));

  build_visible_page (self);
  for (guint i = 0; tab != NULL && i < position; i++)
    tab = gtk_widget_get_next_sibling (tab);
  if (tab != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), TRUE);
  gtk_drop_down_set_selected (self->drop_down, position);
  _lanyard_connector_page_place_check (self);
}

static void
tab_toggled_cb (GtkToggleButton *tab,
                gpointer         user_data)
{
  LanyardConnectorPage *self = user_data;

  if (gtk_toggle_button_get_active (tab))
    gtk_stack_set_visible_child_name (self->pages, gtk_widget_get_name (GTK_WIDGET (tab)));
}

static void
update_actions_cb (LanyardConnectorPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  LanyardConnector *connector = lanyard_editor_get_connector (self->editor);
  gboolean active = lanyard_connector_get_state (connector) == LANYARD_CONNECTOR_ACTIVE;
  gboolean saml = lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_SAML;

  gtk_widget_action_set_enabled (widget, "connector.activate", !active);
  gtk_widget_action_set_enabled (widget, "connector.deactivate", active);
  gtk_widget_action_set_enabled (widget, "connector.import-metadata", saml);
  gtk_widget_action_set_enabled (widget, "connector.import-metadata-url", saml);
  gtk_widget_action_set_enabled (widget, "connector.export-metadata", saml);
  gtk_widget_action_set_enabled (widget, "connector.copy-metadata-url", saml);
  gtk_widget_action_set_enabled (widget, "connector.download-certificate", saml);
  lanyard_window_page_set_subtitle (LANYARD_WINDOW_PAGE (self), lanyard_state_get_label (lanyard_connector_get_state (connector)));
}

static void
dirty_changed_cb (LanyardConnectorPage *self)
{
  gboolean dirty = lanyard_editor_is_dirty (self->editor);

  lanyard_window_page_set_dirty (LANYARD_WINDOW_PAGE (self), dirty);
  gtk_action_bar_set_revealed (self->save_bar, dirty);
}

static void
conflict_changed_cb (LanyardConnectorPage *self)
{
  gboolean conflict = lanyard_editor_has_conflict (self->editor);

  lanyard_banner_set_title (self->conflict_banner,
                            conflict ? _("Somebody else changed this application while it was edited here") : NULL);
}

static void
gone_cb (LanyardConnectorPage *self)
{
  gboolean gone;

  g_object_get (self->editor, "gone", &gone, NULL);
  if (!gone)
    return;

  lanyard_window_page_set_dirty (LANYARD_WINDOW_PAGE (self), FALSE);
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    lanyard_window_pop (GTK_WIDGET (self));
}

static void
add_tab (LanyardConnectorPage *self,
         const SubPage        *sub_page)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (self->tabs));
  GtkWidget *tab = g_object_new (GTK_TYPE_TOGGLE_BUTTON,
                                 "accessible-role", GTK_ACCESSIBLE_ROLE_TAB,
                                 "label", _(sub_page->title),
                                 "name", sub_page->name,
                                 NULL);

  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tab), GTK_TOGGLE_BUTTON (first));
  else
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab), TRUE);
  g_signal_connect (tab, "toggled", G_CALLBACK (tab_toggled_cb), self);
  gtk_box_append (self->tabs, tab);
}

static void
add_sub_pages (LanyardConnectorPage *self)
{
  LanyardConnector *connector = lanyard_editor_get_connector (self->editor);
  gboolean bookmark = lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK;
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sub_pages); i++)
    {
      if (bookmark && !sub_pages[i].of_bookmarks)
        continue;

      gtk_stack_add_named (self->pages, adw_bin_new (), sub_pages[i].name);
      add_tab (self, &sub_pages[i]);
      gtk_string_list_append (titles, _(sub_pages[i].title));
    }
  gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (titles));
}

static void
drop_down_selected_cb (LanyardConnectorPage *self)
{
  g_autoptr(GtkSelectionModel) pages = gtk_stack_get_pages (self->pages);

  gtk_selection_model_select_item (pages, gtk_drop_down_get_selected (self->drop_down), TRUE);
}

static void
show_connector_cb (LanyardConnectorPage *self)
{
  LanyardConnector *connector = lanyard_editor_get_connector (self->editor);

  if (connector == NULL)
    return;

  g_object_bind_property (connector, "label", self, "title", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (connector, "notify::state", G_CALLBACK (update_actions_cb), self, G_CONNECT_SWAPPED);
  add_sub_pages (self);
  if (self->first_page != NULL)
    gtk_stack_set_visible_child_name (self->pages, self->first_page);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (drop_down_selected_cb), self);
  update_actions_cb (self);
  build_visible_page (self);
  _lanyard_connector_page_place_check (self);
  _lanyard_connector_page_show_counts (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  LanyardEditor *editor = LANYARD_EDITOR (source);
  g_autoptr(GTask) task = user_data;
  GtkWidget *page = g_task_get_source_object (task);
  GError *error = NULL;

  if (lanyard_editor_save_finish (editor, result, &error))
    {
      lanyard_window_toast_saved (page, lanyard_connector_get_label (lanyard_editor_get_connector (editor)),
                                  lanyard_editor_get_change_id (editor));
      g_task_return_boolean (task, TRUE);
      return;
    }

  if (g_error_matches (error, LANYARD_ERROR, LANYARD_ERROR_CONFLICT))
    {
      g_clear_error (&error);
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "The conflict is being resolved");
      gtk_widget_activate_action (page, "connector.resolve-conflict", NULL);
    }
  g_task_return_error (task, error);
}

static void
lanyard_connector_page_save_async (LanyardWindowPage         *page,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (page);
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_task_set_source_tag (task, lanyard_connector_page_save_async);
  lanyard_editor_save_async (self->editor, saved_cb, task);
}

static gboolean
lanyard_connector_page_save_finish (LanyardWindowPage   *page,
                                    GAsyncResult  *result,
                                    GError       **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
lanyard_connector_page_discard (LanyardWindowPage *page)
{
  lanyard_editor_discard (LANYARD_CONNECTOR_PAGE (page)->editor);
}

static void
compact_changed_cb (LanyardConnectorPage *self)
{
  GtkWidget *shown = self->switcher;
  GtkWidget *hidden = GTK_WIDGET (self->drop_down);
  gboolean compact;

  g_object_get (gtk_widget_get_root (GTK_WIDGET (self)), "compact", &compact, NULL);
  if (compact)
    {
      shown = GTK_WIDGET (self->drop_down);
      hidden = self->switcher;
    }
  gtk_widget_set_visible (shown, TRUE);
  _lanyard_connector_page_pass_focus (self, hidden, shown);
  gtk_widget_set_visible (hidden, FALSE);
  _lanyard_connector_page_place_check (self);
}

static void
lanyard_connector_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lanyard_connector_page_parent_class)->root (widget);

  _lanyard_connector_page_watch (LANYARD_CONNECTOR_PAGE (widget));
  g_signal_connect_object (gtk_widget_get_root (widget), "notify::compact", G_CALLBACK (compact_changed_cb), widget,
                           G_CONNECT_SWAPPED);
  compact_changed_cb (LANYARD_CONNECTOR_PAGE (widget));
}

static void
lanyard_connector_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), compact_changed_cb, widget);

  GTK_WIDGET_CLASS (lanyard_connector_page_parent_class)->unroot (widget);
}

static void
lanyard_connector_page_constructed (GObject *object)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (object);

  G_OBJECT_CLASS (lanyard_connector_page_parent_class)->constructed (object);

  self->editor = lanyard_editor_new (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)),
                                     lanyard_window_page_get_service (LANYARD_WINDOW_PAGE (self)), self->connector_id);
  g_signal_connect_object (self->editor, "notify::connector", G_CALLBACK (show_connector_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "notify::dirty", G_CALLBACK (dirty_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "notify::conflict", G_CALLBACK (conflict_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "findings-changed", G_CALLBACK (_lanyard_connector_page_show_counts), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "notify::gone", G_CALLBACK (gone_cb), self, G_CONNECT_SWAPPED);
  show_connector_cb (self);
}

static void
lanyard_connector_page_dispose (GObject *object)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_CONNECTOR_PAGE);
  g_clear_object (&self->editor);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (lanyard_connector_page_parent_class)->dispose (object);
}

static void
lanyard_connector_page_finalize (GObject *object)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (object);

  g_clear_pointer (&self->connector_id, g_free);
  g_clear_pointer (&self->first_page, g_free);

  G_OBJECT_CLASS (lanyard_connector_page_parent_class)->finalize (object);
}

static void
lanyard_connector_page_set_property (GObject      *object,
                                     guint         prop_id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (object);

  switch (prop_id)
    {
    case PROP_CONNECTOR_ID:
      self->connector_id = g_value_dup_string (value);
      break;
    case PROP_FIRST_PAGE:
      self->first_page = g_value_dup_string (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
add_actions (GtkWidgetClass *widget_class)
{
  _lanyard_connector_page_add_intake_actions (widget_class);
  _lanyard_connector_page_add_actions (widget_class);
  _lanyard_connector_page_add_editing (widget_class);
  _lanyard_connector_page_add_check (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "connector.export-metadata", NULL);
}

static void
lanyard_connector_page_class_init (LanyardConnectorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LanyardWindowPageClass *page_class = LANYARD_WINDOW_PAGE_CLASS (klass);

  object_class->constructed = lanyard_connector_page_constructed;
  object_class->dispose = lanyard_connector_page_dispose;
  object_class->finalize = lanyard_connector_page_finalize;
  object_class->set_property = lanyard_connector_page_set_property;
  widget_class->root = lanyard_connector_page_root;
  widget_class->unroot = lanyard_connector_page_unroot;
  page_class->save_async = lanyard_connector_page_save_async;
  page_class->save_finish = lanyard_connector_page_save_finish;
  page_class->discard = lanyard_connector_page_discard;

  properties[PROP_CONNECTOR_ID] =
    g_param_spec_string ("connector-id", NULL, NULL, NULL,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FIRST_PAGE] =
    g_param_spec_string ("first-page", NULL, NULL, NULL,
                         G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (LANYARD_TYPE_BANNER);
  g_type_ensure (LANYARD_TYPE_HEADER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/connector/lanyard-connector-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardConnectorPage, conflict_banner);
  gtk_widget_class_bind_template_child (widget_class, LanyardConnectorPage, news_banner);
  gtk_widget_class_bind_template_child (widget_class, LanyardConnectorPage, switcher_box);
  gtk_widget_class_bind_template_child (widget_class, LanyardConnectorPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, LanyardConnectorPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, LanyardConnectorPage, drop_down);
  gtk_widget_class_bind_template_child (widget_class, LanyardConnectorPage, panes);
  gtk_widget_class_bind_template_child (widget_class, LanyardConnectorPage, pages);
  gtk_widget_class_bind_template_child (widget_class, LanyardConnectorPage, check_toggle);
  gtk_widget_class_bind_template_child (widget_class, LanyardConnectorPage, check_title);
  gtk_widget_class_bind_template_child (widget_class, LanyardConnectorPage, check_panel);
  gtk_widget_class_bind_template_child (widget_class, LanyardConnectorPage, save_bar);
  gtk_widget_class_bind_template_child (widget_class, LanyardConnectorPage, drop_hint);
  gtk_widget_class_bind_template_callback (widget_class, visible_page_changed_cb);

  add_actions (widget_class);
}

static void
lanyard_connector_page_init (LanyardConnectorPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  lanyard_drop_down_name_button (self->drop_down);

  lanyard_banner_set_button (self->conflict_banner, _("_Resolve…"), "connector.resolve-conflict");
  _lanyard_connector_page_show_news (self);
  _lanyard_connector_page_accept_drops (self);
  _lanyard_connector_page_bind_panel (self);
  _lanyard_connector_page_add_keys (self);
}
