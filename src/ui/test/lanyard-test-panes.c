/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-test-panes.h"

#include "lanyard-dry-run-view.h"
#include "lanyard-inspect-view.h"
#include "lanyard-negative-view.h"
#include "lanyard-test-view.h"

struct _LanyardTestPanes
{
  AdwBin               parent_instance;

  /* Template Widgets */
  LanyardTestView     *login;
  LanyardDryRunView   *dry_run;
  LanyardInspectView  *inspector;
  LanyardNegativeView *negative;
};

G_DEFINE_FINAL_TYPE (LanyardTestPanes, lanyard_test_panes, ADW_TYPE_BIN)

static void
lanyard_test_panes_class_init (LanyardTestPanesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LANYARD_TYPE_TEST_VIEW);
  g_type_ensure (LANYARD_TYPE_DRY_RUN_VIEW);
  g_type_ensure (LANYARD_TYPE_INSPECT_VIEW);
  g_type_ensure (LANYARD_TYPE_NEGATIVE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lanyard_sso/Lanyard/ui/test/lanyard-test-panes.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardTestPanes, login);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestPanes, dry_run);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestPanes, inspector);
  gtk_widget_class_bind_template_child (widget_class, LanyardTestPanes, negative);
}

static void
lanyard_test_panes_init (LanyardTestPanes *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * lanyard_test_panes_set_up:
 * @self: panes that were not set up
 * @configuration: whose connectors
 * @service: its identity provider
 * @connector_id: (nullable): the connector; %NULL lets the person choose
 */
void
lanyard_test_panes_set_up (LanyardTestPanes     *self,
                           LanyardConfiguration *configuration,
                           LanyardService       *service,
                           const char           *connector_id)
{
  g_return_if_fail (LANYARD_IS_TEST_PANES (self));

  lanyard_test_view_set_up (self->login, configuration, service, connector_id);
  lanyard_dry_run_view_set_up (self->dry_run, configuration, service, connector_id);
  lanyard_inspect_view_set_up (self->inspector, configuration, service, connector_id);
  lanyard_negative_view_set_up (self->negative, configuration, service, connector_id);
}
