/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-page.h"

#include "lanyard-new-person-window.h"
#include "lanyard-person-page.h"

#include <glib/gi18n-lib.h>

struct _LanyardPeoplePage
{
  LanyardRecordsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardPeoplePage, lanyard_people_page, LANYARD_TYPE_RECORDS_PAGE)

static const LanyardRecordsSpec spec = {
  .get_type = lanyard_person_get_type,
  .name = N_("People"),
  .search_text = N_("Search people"),
  .new_label = N_("_New Person…"),
  .new_tooltip = N_("New Person"),
  .empty_icon = "avatar-default-symbolic",
  .empty_title = N_("No People Yet"),
  .empty_description = N_("People sign in with a username and a password, and may use what their groups are granted"),
  .no_results_title = N_("No People Found"),
  .failure_title = N_("People Cannot Be Read"),
};

static void
lanyard_people_page_create (LanyardRecordsPage *page)
{
  LanyardConfiguration *configuration = lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (page));

  gtk_window_present (GTK_WINDOW (lanyard_new_person_window_new (GTK_WIDGET (page), configuration)));
}

static void
lanyard_people_page_open (LanyardRecordsPage *page,
                          LanyardRecord      *record)
{
  lanyard_person_page_show (GTK_WIDGET (page), LANYARD_WINDOW_PAGE (page), LANYARD_PERSON (record));
}

static void
lanyard_people_page_class_init (LanyardPeoplePageClass *klass)
{
  LanyardRecordsPageClass *page_class = LANYARD_RECORDS_PAGE_CLASS (klass);

  page_class->spec = &spec;
  page_class->create = lanyard_people_page_create;
  page_class->open = lanyard_people_page_open;
}

static void
lanyard_people_page_init (LanyardPeoplePage *self)
{
}
