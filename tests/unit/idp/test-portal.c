/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "idp-fixture.h"

#include "lanyard-portal-private.h"
#include "lanyard-recents-private.h"

typedef struct
{
  const char *label;
  const char *template_id;
  const char *description;
  guint       recency;
} Row;

static const Row rows[] = {
  { "Chat", "slack", NULL, 0 },
  { "Help Desk", "freshdesk", NULL, 2 },
  { "Meetings", "claromentis", NULL, 0 },
  { "Payroll", "bookmark", "Salaries and holidays", 1 },
  { "Tickets", "zendesk", NULL, 0 },
  { "Über", NULL, NULL, 0 },
  { "Wiki", "no-such-template", NULL, 0 },
};

static void
free_tile (LanyardPortalTile *tile)
{
  g_object_unref (tile->connector);
  g_free (tile);
}

static GPtrArray *
make_tiles (gsize n_rows)
{
  GPtrArray *tiles = g_ptr_array_new_with_free_func ((GDestroyNotify) free_tile);

  for (gsize i = 0; i < n_rows; i++)
    {
      LanyardPortalTile *tile = g_new0 (LanyardPortalTile, 1);

      tile->connector = lanyard_connector_new ();
      tile->recency = rows[i].recency;
      g_object_set (tile->connector,
                    "label", rows[i].label,
                    "template", rows[i].template_id,
                    "description", rows[i].description,
                    NULL);
      g_ptr_array_add (tiles, tile);
    }

  return tiles;
}

/* "Chat, Meetings" */
static char *
join_labels (GPtrArray *tiles)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < tiles->len; i++)
    {
      LanyardPortalTile *tile = g_ptr_array_index (tiles, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", lanyard_connector_get_label (tile->connector));
    }

  return g_string_free (text, FALSE);
}

static char *
join_sections (GPtrArray *tiles)
{
  g_autoptr(GPtrArray) sections = _lanyard_portal_list_sections (tiles);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < sections->len; i++)
    {
      LanyardPortalSection *section = g_ptr_array_index (sections, i);
      g_autofree char *labels = join_labels (section->tiles);

      g_string_append_printf (text, "%s: %s\n", section->title != NULL ? section->title : "-", labels);
    }

  return g_string_free (text, FALSE);
}

static void
test_search (void)
{
  static const struct { const char *text, *found; } searches[] = {
    { "chat", "Chat" },
    { "CHA", "Chat" },
    { "zendsk", "Tickets" },
    { "salary", "Payroll" },
    { "salaries", "Payroll" },
    { "uber", "Über" },
    { "wiki payroll", "" },
    { "nothing like it", "" },
  };
  g_autoptr(GPtrArray) tiles = make_tiles (G_N_ELEMENTS (rows));

  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr(GPtrArray) found = _lanyard_portal_search (tiles, searches[i].text);
      g_autofree char *labels = join_labels (found);

      g_test_message ("%s", searches[i].text);
      g_assert_cmpstr (labels, ==, searches[i].found);
    }

  g_assert_null (_lanyard_portal_search (tiles, "  "));
  g_assert_null (_lanyard_portal_search (tiles, "…!"));
}

static void
test_sections (void)
{
  g_autoptr(GPtrArray) tiles = make_tiles (G_N_ELEMENTS (rows));
  g_autofree char *text = join_sections (tiles);

  g_assert_cmpstr (text, ==,
                   "Recently Used: Payroll, Help Desk\n"
                   "Collaboration: Chat, Meetings\n"
                   "Support: Help Desk, Tickets\n"
                   "Other Applications: Payroll, Über, Wiki\n");
}

static void
test_few (void)
{
  g_autoptr(GPtrArray) tiles = make_tiles (LANYARD_PORTAL_HANDFUL);
  g_autofree char *text = join_sections (tiles);

  g_assert_cmpstr (text, ==, "-: Payroll, Help Desk, Chat, Meetings, Tickets, Über\n");
}

static char *
list_recents (IdpFixture *fixture,
              gint64      now)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) ids = _lanyard_recents_list_sync (fixture->configuration, "ada", now, &error);

  g_assert_no_error (error);
  return g_strjoinv (",", ids);
}

static void
assert_recents (IdpFixture *fixture,
                gint64      now,
                const char *expected)
{
  g_autofree char *ids = list_recents (fixture, now);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_recents (IdpFixture    *fixture,
              gconstpointer  data)
{
  static const char * const used[] = { "a", "b", "a", "a", "c", "d", "e", "f", NULL };

  assert_recents (fixture, FIXTURE_NOW, "");
  for (gsize i = 0; used[i] != NULL; i++)
    _lanyard_recents_note (fixture->configuration, NULL, "ada", used[i], FIXTURE_NOW);
  assert_recents (fixture, FIXTURE_NOW, "f,e,d,c,a");
  _lanyard_recents_note (fixture->configuration, NULL, "ada", "d", FIXTURE_NOW);
  assert_recents (fixture, FIXTURE_NOW, "d,f,e,c,a");
  assert_recents (fixture, FIXTURE_NOW + 366 * 24 * 3600, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/portal/search", test_search);
  g_test_add_func ("/portal/sections", test_sections);
  g_test_add_func ("/portal/few", test_few);
  g_test_add ("/portal/recents", IdpFixture, NULL, idp_fixture_set_up, test_recents, idp_fixture_tear_down);

  return g_test_run ();
}
