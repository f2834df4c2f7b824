/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-test-page.h"

#include "lanyard-header.h"
#include "lanyard-test-panes.h"

struct _LanyardTestPage
{
  LanyardWindowPage  parent_instance;

  /* Template Widgets */
  LanyardTestPanes  *panes;
};

G_DEFINE_FINAL_TYPE (LanyardTestPage, lanyard_test_page, LANYARD_TYPE_WINDOW_PAGE)

static void
lanyard_test_page_constructed (GObject *object)
{
  LanyardTestPage *self = LANYARD_TEST_PAGE (object);

  G_OBJECT_CLASS (lanyard_test_page_parent_class)->constructed (object);

  lanyard_test_panes_set_up (self->panes, lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)),
                            lanyard_window_page_get_service (LANYARD_WINDOW_PAGE (self)), NULL);
}

static void
lanyard_test_page_class_init (LanyardTestPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_test_page_constructed;

  g_type_ensure (LANYARD_TYPE_HEADER);
  g_type_ensure (LANYARD_TYPE_TEST_PANES);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lanyard_sso/Lanyard/ui/test/lanyard-test-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardTestPage, panes);
}

static void
lanyard_test_page_init (LanyardTestPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
