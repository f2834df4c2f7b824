/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector-test-page.h"

#include "lanyard-test-panes.h"

struct _LanyardConnectorTestPage
{
  LanyardEditorPage  parent_instance;

  /* Template Widgets */
  LanyardTestPanes  *panes;
};

G_DEFINE_FINAL_TYPE (LanyardConnectorTestPage, lanyard_connector_test_page, LANYARD_TYPE_EDITOR_PAGE)

static void
lanyard_connector_test_page_constructed (GObject *object)
{
  LanyardConnectorTestPage *self = LANYARD_CONNECTOR_TEST_PAGE (object);
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));

  G_OBJECT_CLASS (lanyard_connector_test_page_parent_class)->constructed (object);

  lanyard_test_panes_set_up (self->panes, lanyard_editor_get_configuration (editor), lanyard_editor_get_service (editor),
                            lanyard_editor_get_connector_id (editor));
}

static void
lanyard_connector_test_page_class_init (LanyardConnectorTestPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_connector_test_page_constructed;

  g_type_ensure (LANYARD_TYPE_TEST_PANES);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/connector/lanyard-connector-test-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardConnectorTestPage, panes);
}

static void
lanyard_connector_test_page_init (LanyardConnectorTestPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
