/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-overview-page.h"

#include "lanyard-appearance-group.h"
#include "lanyard-bind.h"
#include "lanyard-copy-row.h"
#include "lanyard-editor-help.h"
#include "lanyard-finding-text.h"
#include "lanyard-state-pill.h"
#include "lanyard-url-change.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardOverviewPage
{
  LanyardEditorPage       parent_instance;

  /* Template Widgets */
  AdwActionRow           *state_row;
  LanyardStatePill       *pill;
  GtkButton              *state_button;
  AdwActionRow           *check_row;
  GtkImage               *check_icon;
  AdwEntryRow            *label_row;
  AdwEntryRow            *description_row;
  AdwEntryRow            *bookmark_row;
  GtkSwitch              *portal_switch;
  GtkWidget              *portal_switch_row;
  AdwEntryRow            *contact_row;
  AdwEntryRow            *notes_row;
  LanyardAppearanceGroup *appearance_group;
  GtkWidget              *url_group;
  AdwEntryRow            *slug_row;
  GtkWidget              *slug_button;
  LanyardCopyRow         *sso_row;
  LanyardCopyRow         *metadata_row;
  LanyardCopyRow         *entity_row;
};

G_DEFINE_FINAL_TYPE (LanyardOverviewPage, lanyard_overview_page, LANYARD_TYPE_EDITOR_PAGE)

static LanyardConnector *
get_connector (LanyardOverviewPage *self)
{
  return lanyard_editor_page_get_connector (LANYARD_EDITOR_PAGE (self));
}

static void
show_state_cb (LanyardOverviewPage *self)
{
  static const char * const texts[] = {
    [LANYARD_CONNECTOR_DRAFT] = N_("Not activated yet: nobody can sign in"),
    [LANYARD_CONNECTOR_ACTIVE] = N_("People in the granted groups can sign in"),
    [LANYARD_CONNECTOR_INACTIVE] = N_("Off; everything is kept"),
  };
  LanyardConnectorState state = lanyard_connector_get_state (get_connector (self));
  gboolean active = state == LANYARD_CONNECTOR_ACTIVE;
  gboolean editable = state == LANYARD_CONNECTOR_DRAFT;

  adw_action_row_set_subtitle (self->state_row, _(texts[state]));
  lanyard_state_pill_set_state (self->pill, state);
  gtk_button_set_label (self->state_button, active ? _("Deacti_vate") : _("_Activate"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->state_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  active ? _("Deactivate") : _("Activate"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->state_button),
                                  active ? "connector.deactivate" : "connector.activate");
  if (active)
    gtk_widget_remove_css_class (GTK_WIDGET (self->state_button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->state_button), "suggested-action");

  gtk_editable_set_editable (GTK_EDITABLE (self->slug_row), editable);
  gtk_widget_set_visible (self->slug_button, !editable);
}

static void
show_urls_cb (LanyardOverviewPage *self)
{
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));
  const char *base_url = lanyard_service_get_base_url (lanyard_editor_get_service (editor));
  g_autofree char *sso_url = NULL;
  g_autofree char *metadata_url = NULL;

  if (base_url != NULL && lanyard_connector_get_slug (get_connector (self)) != NULL)
    {
      sso_url = lanyard_connector_dup_sso_url (get_connector (self), base_url);
      metadata_url = lanyard_connector_dup_metadata_url (get_connector (self), base_url);
    }
  lanyard_copy_row_set_value (self->sso_row, sso_url);
  lanyard_copy_row_set_value (self->metadata_row, metadata_url);
}

/* The worst, and how much there is on the check's own page. */
static void
show_findings_cb (LanyardOverviewPage *self)
{
  GPtrArray *findings = lanyard_editor_get_findings (lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self)));
  LanyardSeverity severity = LANYARD_SEVERITY_HINT;
  guint n_errors, n_warnings;
  g_autofree char *text = NULL;

  if (findings == NULL)
    return;

  n_errors = lanyard_check_count (findings, LANYARD_SEVERITY_ERROR);
  n_warnings = lanyard_check_count (findings, LANYARD_SEVERITY_WARNING);
  if (n_errors + n_warnings > 0)
    {
      severity = n_errors > 0 ? LANYARD_SEVERITY_ERROR : LANYARD_SEVERITY_WARNING;
      text = lanyard_finding_dup_counts (n_errors, n_warnings);
    }
  gtk_image_set_from_icon_name (self->check_icon,
                                text != NULL ? lanyard_severity_get_icon (severity) : "emblem-ok-symbolic");
  gtk_widget_set_css_classes (GTK_WIDGET (self->check_icon),
                              (const char *[]) { text != NULL ? lanyard_severity_get_css_class (severity) : "success", NULL });
  adw_action_row_set_subtitle (self->check_row, text != NULL ? text : _("No errors and no warnings"));
}

static void
change_slug_cb (LanyardOverviewPage *self)
{
  lanyard_url_change_ask (GTK_WIDGET (self), lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self)));
}

static void
bind_fields (LanyardOverviewPage *self)
{
  LanyardConnector *connector = get_connector (self);
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));
  gboolean bookmark = lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK;

  lanyard_bind_text (connector, "label", GTK_WIDGET (self->label_row));
  lanyard_bind_text (connector, "description", GTK_WIDGET (self->description_row));
  lanyard_bind_text (connector, "bookmark-url", GTK_WIDGET (self->bookmark_row));
  lanyard_bind_text (connector, "contact", GTK_WIDGET (self->contact_row));
  lanyard_bind_text (connector, "notes", GTK_WIDGET (self->notes_row));
  lanyard_bind_text (connector, "slug", GTK_WIDGET (self->slug_row));
  lanyard_bind_switch (connector, "show-in-portal", GTK_WIDGET (self->portal_switch));
  lanyard_appearance_group_set_connector (self->appearance_group, connector);
  g_object_bind_property (connector, "idp-entity-id", self->entity_row, "value", G_BINDING_SYNC_CREATE);

  lanyard_editor_note (editor, "label", GTK_WIDGET (self->label_row));
  lanyard_editor_note (editor, "description", GTK_WIDGET (self->description_row));
  lanyard_editor_note (editor, "bookmark_url", GTK_WIDGET (self->bookmark_row));
  lanyard_editor_note (editor, "show_in_portal", self->portal_switch_row);
  lanyard_editor_note (editor, "contact", GTK_WIDGET (self->contact_row));
  lanyard_editor_note (editor, "notes", GTK_WIDGET (self->notes_row));
  lanyard_editor_note (editor, "slug", GTK_WIDGET (self->slug_row));
  lanyard_editor_add_help (lanyard_appearance_group_get_logo_row (self->appearance_group), "logo");
  lanyard_editor_add_help (lanyard_appearance_group_get_color_row (self->appearance_group), "color");

  gtk_widget_set_visible (GTK_WIDGET (self->bookmark_row), bookmark);
  gtk_widget_set_visible (self->url_group, !bookmark);
}

static void
lanyard_overview_page_constructed (GObject *object)
{
  LanyardOverviewPage *self = LANYARD_OVERVIEW_PAGE (object);
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (self));

  G_OBJECT_CLASS (lanyard_overview_page_parent_class)->constructed (object);

  bind_fields (self);
  g_signal_connect_object (get_connector (self), "notify::state", G_CALLBACK (show_state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_connector (self), "notify::slug", G_CALLBACK (show_urls_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lanyard_editor_get_service (editor), "notify::base-url", G_CALLBACK (show_urls_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "findings-changed", G_CALLBACK (show_findings_cb), self, G_CONNECT_SWAPPED);
  show_state_cb (self);
  show_urls_cb (self);
  show_findings_cb (self);
}

static void
lanyard_overview_page_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LANYARD_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (lanyard_overview_page_parent_class)->dispose (object);
}

static void
lanyard_overview_page_class_init (LanyardOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = lanyard_overview_page_constructed;
  object_class->dispose = lanyard_overview_page_dispose;

  g_type_ensure (LANYARD_TYPE_APPEARANCE_GROUP);
  g_type_ensure (LANYARD_TYPE_COPY_ROW);
  g_type_ensure (LANYARD_TYPE_STATE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/connector/lanyard-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, state_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, pill);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, state_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, check_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, check_icon);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, label_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, description_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, bookmark_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, portal_switch);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, portal_switch_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, contact_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, notes_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, appearance_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, url_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, slug_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, slug_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, sso_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, metadata_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardOverviewPage, entity_row);
  gtk_widget_class_bind_template_callback (widget_class, change_slug_cb);
}

/* The header of a narrow window says the state as well. */
static gboolean
is_wide (LanyardStatePill *pill,
         gboolean          narrow)
{
  return !narrow;
}

static void
hide_pill_when_narrow (LanyardOverviewPage *self)
{
  GtkExpression *narrow = lanyard_window_narrow_expression_new ();

  gtk_expression_bind (gtk_cclosure_expression_new (G_TYPE_BOOLEAN, NULL, 1, &narrow, G_CALLBACK (is_wide), NULL, NULL),
                       self->pill, "visible", self->pill);
}

static void
lanyard_overview_page_init (LanyardOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  hide_pill_when_narrow (self);
}
