/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-record-search.h"

#include "lanyard-connector.h"
#include "lanyard-group.h"
#include "lanyard-person.h"

/* One text of all that is searched, so that it is folded once. */
static char *
make_text (gpointer record,
           gpointer user_data)
{
  g_autofree char *name = NULL;

  if (LANYARD_IS_PERSON (record))
    {
      name = lanyard_person_dup_full_name (record);
      return g_strjoin ("\n", name, lanyard_person_get_username (record), lanyard_person_get_email (record), NULL);
    }
  if (LANYARD_IS_GROUP (record))
    return g_strjoin ("\n", lanyard_group_get_name (record), lanyard_group_get_description (record), NULL);
  if (LANYARD_IS_CONNECTOR (record))
    return g_strjoin ("\n", lanyard_connector_get_label (record), lanyard_connector_get_slug (record),
                      lanyard_connector_get_description (record), NULL);

  return NULL;
}

/**
 * lanyard_record_search_new:
 *
 * Returns: (transfer full): a filter that finds everything until it is given
 *   a text
 */
GtkStringFilter *
lanyard_record_search_new (void)
{
  return gtk_string_filter_new (gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (make_text), NULL, NULL));
}
