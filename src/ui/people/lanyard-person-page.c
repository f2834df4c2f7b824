/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-person-page.h"

#include "lanyard-access-view.h"
#include "lanyard-group-page.h"
#include "lanyard-link-view.h"
#include "lanyard-password-window.h"
#include "lanyard-person-details.h"
#include "lanyard-sign-in-view.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardPersonPage
{
  LanyardRecordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardPersonPage, lanyard_person_page, LANYARD_TYPE_RECORD_PAGE)

static char *
describe_membership (const char *name,
                     gboolean    linked)
{
  if (name == NULL)
    return g_strdup (_("Groups of the person changed"));

  /* Translators: %s is the name of a group */
  return g_strdup_printf (linked ? _("Added to “%s”") : _("Removed from “%s”"), name);
}

static const LanyardLinkSpec groups_spec = {
  .relation = LANYARD_RELATION_MEMBER,
  .from_group = FALSE,
  .get_type = lanyard_group_get_type,
  .name = N_("Groups"),
  .choose_label = N_("_Choose Groups…"),
  .chooser_title = N_("Groups"),
  .remove_tooltip = N_("Remove From Group"),
  .search_text = N_("Search groups"),
  .empty_icon = "system-users-symbolic",
  .empty_title = N_("In No Group"),
  .empty_description = N_("People may use what the groups that they are in are granted"),
  .describe = describe_membership,
};

static void
open_group_cb (LanyardPersonPage *self,
               LanyardGroup      *group)
{
  lanyard_group_page_show (GTK_WIDGET (self), LANYARD_WINDOW_PAGE (self), group);
}

static void
set_password_action (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  LanyardRecordEditor *editor = lanyard_record_page_get_editor (LANYARD_RECORD_PAGE (widget));
  LanyardConfiguration *configuration = lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (widget));
  LanyardPerson *person = LANYARD_PERSON (lanyard_record_editor_get_stored (editor));

  gtk_window_present (GTK_WINDOW (lanyard_password_window_new (widget, configuration, person)));
}

static void
lanyard_person_page_constructed (GObject *object)
{
  LanyardPersonPage *self = LANYARD_PERSON_PAGE (object);
  LanyardRecordPage *page = LANYARD_RECORD_PAGE (self);
  LanyardConfiguration *configuration = lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self));
  LanyardRecordEditor *editor;
  const char *id;
  GtkWidget *groups;

  G_OBJECT_CLASS (lanyard_person_page_parent_class)->constructed (object);

  editor = lanyard_record_page_get_editor (page);
  id = lanyard_record_get_id (lanyard_record_editor_get_record (editor));

  lanyard_record_page_add (page, lanyard_person_details_new (configuration, editor), "details", _("Details"));

  groups = g_object_new (LANYARD_TYPE_LINK_VIEW, NULL);
  lanyard_link_view_set_up (LANYARD_LINK_VIEW (groups), configuration, id, &groups_spec);
  g_signal_connect_swapped (groups, "open", G_CALLBACK (open_group_cb), self);
  lanyard_record_page_add (page, groups, "groups", _("Groups"));

  lanyard_record_page_add (page, lanyard_access_view_new (configuration, id), "applications", _("Applications"));

  lanyard_record_page_add (page, lanyard_sign_in_view_new (configuration,
                                                           LANYARD_PERSON (lanyard_record_editor_get_stored (editor))),
                           "sign-in", _("Sign-In"));
}

static void
lanyard_person_page_class_init (LanyardPersonPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lanyard_person_page_constructed;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "person.set-password", NULL, set_password_action);
}

static void
lanyard_person_page_init (LanyardPersonPage *self)
{
}

void
lanyard_person_page_show (GtkWidget         *from,
                          LanyardWindowPage *page,
                          LanyardPerson     *person)
{
  g_return_if_fail (LANYARD_IS_WINDOW_PAGE (page));
  g_return_if_fail (LANYARD_IS_PERSON (person));

  lanyard_window_push (from, g_object_new (LANYARD_TYPE_PERSON_PAGE,
                                           "configuration", lanyard_window_page_get_configuration (page),
                                           "service", lanyard_window_page_get_service (page),
                                           "record", person,
                                           NULL));
}
