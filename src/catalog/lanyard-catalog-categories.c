/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-catalog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *id;
  const char *title;
} categories[] = {
  { "analytics", N_("Analytics") },
  { "cloud", N_("Cloud") },
  { "collaboration", N_("Collaboration") },
  { "communication", N_("Communication") },
  { "content", N_("Content") },
  { "crm", N_("Customers") },
  { "design", N_("Design") },
  { "education", N_("Education") },
  { "engineering", N_("Engineering") },
  { "erp", N_("Enterprise Resources") },
  { "finance", N_("Finance") },
  { "healthcare", N_("Health Care") },
  { "hr", N_("Human Resources") },
  { "learning", N_("Learning") },
  { "legal", N_("Legal") },
  { "monitoring", N_("Monitoring") },
  { "network", N_("Network") },
  { "other", N_("Other") },
  { "productivity", N_("Productivity") },
  { "recruiting", N_("Recruiting") },
  { "sales-marketing", N_("Sales and Marketing") },
  { "security", N_("Security") },
  { "self-hosted", N_("Self-Hosted") },
  { "storage", N_("Storage") },
  { "support", N_("Support") },
  { "travel", N_("Travel") },
};

/**
 * lanyard_catalog_list_categories:
 *
 * Returns: (transfer container): the ids of all categories that templates may
 *   have, %NULL-terminated
 */
const char **
lanyard_catalog_list_categories (void)
{
  const char **ids = g_new0 (const char *, G_N_ELEMENTS (categories) + 1);

  for (gsize i = 0; i < G_N_ELEMENTS (categories); i++)
    ids[i] = categories[i].id;

  return ids;
}

/**
 * lanyard_catalog_get_category_title:
 * @id: a category
 *
 * Returns: (nullable): what people read, translated; %NULL if there is no such
 *   category
 */
const char *
lanyard_catalog_get_category_title (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (categories); i++)
    if (strcmp (categories[i].id, id) == 0)
      return _(categories[i].title);

  return NULL;
}
