/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-groups-page.h"

#include "lanyard-group-page.h"
#include "lanyard-member-counter.h"
#include "lanyard-new-group-window.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardGroupsPage
{
  LanyardRecordsPage    parent_instance;

  /* Owned References */
  LanyardMemberCounter *counter;
};

G_DEFINE_FINAL_TYPE (LanyardGroupsPage, lanyard_groups_page, LANYARD_TYPE_RECORDS_PAGE)

static const LanyardRecordsSpec spec = {
  .get_type = lanyard_group_get_type,
  .name = N_("Groups"),
  .search_text = N_("Search groups"),
  .new_label = N_("_New Group…"),
  .new_tooltip = N_("New Group"),
  .empty_icon = "system-users-symbolic",
  .empty_title = N_("No Groups Yet"),
  .empty_description = N_("People may use an application when a group that they are in is granted it"),
  .no_results_title = N_("No Groups Found"),
  .failure_title = N_("Groups Cannot Be Read"),
};

static void
lanyard_groups_page_create (LanyardRecordsPage *page)
{
  LanyardConfiguration *configuration = lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (page));

  gtk_window_present (GTK_WINDOW (lanyard_new_group_window_new (GTK_WIDGET (page), configuration)));
}

static void
lanyard_groups_page_open (LanyardRecordsPage *page,
                          LanyardRecord      *record)
{
  lanyard_group_page_show (GTK_WIDGET (page), LANYARD_WINDOW_PAGE (page), LANYARD_GROUP (record));
}

static void
lanyard_groups_page_update_row (LanyardRecordsPage *page,
                                LanyardRecordRow   *row)
{
  LanyardGroupsPage *self = LANYARD_GROUPS_PAGE (page);
  int n = lanyard_member_counter_get (self->counter, lanyard_record_get_id (lanyard_record_row_get_record (row)));
  g_autofree char *note = n >= 0 ? g_strdup_printf (ngettext ("%d member", "%d members", n), n) : NULL;

  lanyard_record_row_set_note (row, note);
}

static void
lanyard_groups_page_constructed (GObject *object)
{
  LanyardGroupsPage *self = LANYARD_GROUPS_PAGE (object);

  self->counter = lanyard_member_counter_new (lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (self)));
  g_signal_connect_object (self->counter, "counted", G_CALLBACK (lanyard_records_page_update_rows), self, G_CONNECT_SWAPPED);

  G_OBJECT_CLASS (lanyard_groups_page_parent_class)->constructed (object);
}

static void
lanyard_groups_page_finalize (GObject *object)
{
  g_clear_object (&LANYARD_GROUPS_PAGE (object)->counter);

  G_OBJECT_CLASS (lanyard_groups_page_parent_class)->finalize (object);
}

static void
lanyard_groups_page_class_init (LanyardGroupsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  LanyardRecordsPageClass *page_class = LANYARD_RECORDS_PAGE_CLASS (klass);

  object_class->constructed = lanyard_groups_page_constructed;
  object_class->finalize = lanyard_groups_page_finalize;
  page_class->spec = &spec;
  page_class->create = lanyard_groups_page_create;
  page_class->open = lanyard_groups_page_open;
  page_class->update_row = lanyard_groups_page_update_row;
}

static void
lanyard_groups_page_init (LanyardGroupsPage *self)
{
}
