/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-group-page.h"

#include "lanyard-group-details.h"
#include "lanyard-link-view.h"
#include "lanyard-person-page.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardGroupPage
{
  LanyardRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardGroupPage, lanyard_group_page, LANYARD_TYPE_RECORD_PAGE)

static char *
describe_member (const char *name,
                 gboolean    linked)
{
  if (name == NULL)
    return g_strdup (_("Members changed"));

  /* Translators: %s is the username of a person */
  return g_strdup_printf (linked ? _("“%s” added to the group") : _("“%s” removed from the group"), name);
}

static char *
describe_grant (const char *name,
                gboolean    linked)
{
  if (name == NULL)
    return g_strdup (_("Applications of the group changed"));

  /* Translators: %s is the label of an application */
  return g_strdup_printf (linked ? _("“%s” granted to the group") : _("“%s” revoked from the group"), name);
}

static char *
describe_factor (const char *name,
                 gboolean    linked)
{
  if (name == NULL)
    return g_strdup (_("Second factors of the group changed"));

  /* Translators: %s is the label of an application */
  return g_strdup_printf (linked ? _("“%s” needs a second factor from the group")
                                 : _("“%s” needs no second factor from the group"), name);
}

static const LanyardLinkSpec members_spec = {
  .relation = LANYARD_RELATION_MEMBER,
  .from_group = TRUE,
  .get_type = lanyard_person_get_type,
  .name = N_("Members"),
  .choose_label = N_("_Add Members…"),
  .chooser_title = N_("Members"),
  .remove_tooltip = N_("Remove From Group"),
  .search_text = N_("Search members"),
  .empty_icon = "system-users-symbolic",
  .empty_title = N_("No Members"),
  .empty_description = N_("Members may use every application that the group is granted"),
  .describe = describe_member,
};

static const LanyardLinkSpec grants_spec = {
  .relation = LANYARD_RELATION_GRANT,
  .from_group = TRUE,
  .get_type = lanyard_connector_get_type,
  .name = N_("Applications"),
  .choose_label = N_("_Grant Applications…"),
  .chooser_title = N_("Applications"),
  .remove_tooltip = N_("Revoke"),
  .search_text = N_("Search applications"),
  .empty_icon = "lanyard-applications-symbolic",
  .empty_title = N_("No Applications Granted"),
  .empty_description = N_("The members of the group cannot sign in anywhere through it"),
  .describe = describe_grant,
};

static const LanyardLinkSpec factors_spec = {
  .relation = LANYARD_RELATION_MFA,
  .from_group = TRUE,
  .get_type = lanyard_connector_get_type,
  .name = N_("Applications With a Second Factor"),
  .choose_label = N_("_Require a Second Factor…"),
  .chooser_title = N_("Applications"),
  .remove_tooltip = N_("Require No Second Factor"),
  .search_text = N_("Search applications"),
  .empty_icon = "dialog-password-symbolic",
  .empty_title = N_("No Second Factor Required"),
  .empty_description = N_("Members need one only where the application or another group of theirs requires it"),
  .describe = describe_factor,
};

static void
open_member_cb (LanyardGroupPage *self,
                LanyardPerson    *person)
{
  lanyard_person_page_show (GTK_WIDGET (self), LANYARD_WINDOW_PAGE (self), person);
}

static void
open_connector_cb (LanyardGroupPage *self,
                   LanyardRecord    *connector)
{
  lanyard_window_show_connector (GTK_WIDGET (self), lanyard_record_get_id (connector));
}

static GtkWidget *
create_links (LanyardGroupPage      *self,
              const LanyardLinkSpec *links_spec,
              GCallback              open)
{
  LanyardRecordEditor *editor = lanyard_record_page_get_editor (LANYARD_RECORD_PAGE (self));
  GtkWidget *view = g_object_new (LANYARD_TYPE_LINK_VIEW, NULL);

  lanyard_link_view_set_up (LANYARD_LINK_VIEW (view), lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)),
                            lanyard_record_get_id (lanyard_record_editor_get_record (editor)), links_spec);
  g_signal_connect_swapped (view, "open", open, self);

  return view;
}

static void
lanyard_group_page_constructed (GObject *object)
{
  LanyardGroupPage *self = LANYARD_GROUP_PAGE (object);
  LanyardRecordPage *page = LANYARD_RECORD_PAGE (self);

  G_OBJECT_CLASS (lanyard_group_page_parent_class)->constructed (object);

  lanyard_record_page_add (page, create_links (self, &members_spec, G_CALLBACK (open_member_cb)), "members", _("Members"));
  lanyard_record_page_add (page, create_links (self, &grants_spec, G_CALLBACK (open_connector_cb)),
                           "applications", _("Applications"));
  lanyard_record_page_add (page, create_links (self, &factors_spec, G_CALLBACK (open_connector_cb)),
                           "second-factor", _("Second Factor"));
  lanyard_record_page_add (page, lanyard_group_details_new (lanyard_record_page_get_editor (page)), "details", _("Details"));
}

static void
lanyard_group_page_class_init (LanyardGroupPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lanyard_group_page_constructed;
}

static void
lanyard_group_page_init (LanyardGroupPage *self)
{
}

void
lanyard_group_page_show (GtkWidget         *from,
                         LanyardWindowPage *page,
                         LanyardGroup      *group)
{
  g_return_if_fail (LANYARD_IS_WINDOW_PAGE (page));
  g_return_if_fail (LANYARD_IS_GROUP (group));

  lanyard_window_push (from, g_object_new (LANYARD_TYPE_GROUP_PAGE,
                                           "configuration", lanyard_window_page_get_configuration (page),
                                           "service", lanyard_window_page_get_service (page),
                                           "record", group,
                                           NULL));
}
