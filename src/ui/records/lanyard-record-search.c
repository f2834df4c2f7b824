/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-record-search.h"

#include "lanyard-record.h"

#include <string.h>

struct _LanyardRecordSearch
{
  GtkFilter parent_instance;

  char *key;      /* folded, “” finds everything */
};

G_DEFINE_FINAL_TYPE (LanyardRecordSearch, lanyard_record_search, GTK_TYPE_FILTER)

static gboolean
lanyard_record_search_match (GtkFilter *filter,
                             gpointer   item)
{
  return strstr (lanyard_record_get_search_key (item), LANYARD_RECORD_SEARCH (filter)->key) != NULL;
}

static GtkFilterMatch
lanyard_record_search_get_strictness (GtkFilter *filter)
{
  return *LANYARD_RECORD_SEARCH (filter)->key == '\0' ? GTK_FILTER_MATCH_ALL : GTK_FILTER_MATCH_SOME;
}

static void
lanyard_record_search_finalize (GObject *object)
{
  LanyardRecordSearch *self = LANYARD_RECORD_SEARCH (object);

  g_clear_pointer (&self->key, g_free);

  G_OBJECT_CLASS (lanyard_record_search_parent_class)->finalize (object);
}

static void
lanyard_record_search_class_init (LanyardRecordSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkFilterClass *filter_class = GTK_FILTER_CLASS (klass);

  object_class->finalize = lanyard_record_search_finalize;
  filter_class->match = lanyard_record_search_match;
  filter_class->get_strictness = lanyard_record_search_get_strictness;
}

static void
lanyard_record_search_init (LanyardRecordSearch *self)
{
  self->key = g_strdup ("");
}

/**
 * lanyard_record_search_new:
 *
 * Returns: (transfer full): a filter that finds everything until it is given
 *   a text
 */
LanyardRecordSearch *
lanyard_record_search_new (void)
{
  return g_object_new (LANYARD_TYPE_RECORD_SEARCH, NULL);
}

/**
 * lanyard_record_search_set_text:
 * @self: a search
 * @text: what the records that are found contain; “” for all
 */
void
lanyard_record_search_set_text (LanyardRecordSearch *self,
                                const char          *text)
{
  GtkFilterChange change = GTK_FILTER_CHANGE_DIFFERENT;
  g_autofree char *key = NULL;

  g_return_if_fail (LANYARD_IS_RECORD_SEARCH (self));
  g_return_if_fail (text != NULL);

  key = lanyard_record_fold (text);
  if (g_str_equal (key, self->key))
    return;

  if (strstr (key, self->key) != NULL)
    change = GTK_FILTER_CHANGE_MORE_STRICT;
  else if (strstr (self->key, key) != NULL)
    change = GTK_FILTER_CHANGE_LESS_STRICT;

  g_free (self->key);
  self->key = g_steal_pointer (&key);
  gtk_filter_changed (GTK_FILTER (self), change);
}
