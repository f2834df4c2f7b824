/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "bench.h"

#include <gio/gio.h>
#include <string.h>
#include <time.h>

#include "lanyard-catalog.h"

#define N_TEMPLATES 10000
#define FRAME (1.0 / 60)

static const char * const syllables[] = {
  "ac", "ba", "cor", "da", "ex", "fi", "gra", "hu", "in", "jo", "ka", "lo", "mer", "no", "or", "pa",
  "qui", "ro", "sta", "tra", "u", "va", "wor", "xy", "zen",
};

/* Words as people type them: names, parts, typos, nothing at all. */
static const char * const texts[] = {
  "jira", "office", "salesfroce", "human resources", "corba tranoro", "zzyzx nowhere",
  "security monitoring cloud", "stawor", "mervaca exfigra", "qqqqqqqqqqqqqqqqqqqq",
};

static void
append_word (GString *text,
             guint    number)
{
  for (guint i = 0; i < 4; i++)
    {
      g_string_append (text, syllables[number % G_N_ELEMENTS (syllables)]);
      number /= G_N_ELEMENTS (syllables) - 1;
    }
}

/* Names of two words out of many, as in a real catalog, and all else that is
 * searched. */
static LanyardTemplate *
make_template (guint number)
{
  const char *category = number % 3 == 0 ? "hr" : "security";
  g_autoptr(GString) name = g_string_new (NULL);
  g_autoptr(GString) vendor = g_string_new (NULL);
  g_autofree char *json = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  LanyardTemplate *tmpl;

  append_word (name, number * 2654435761U % 390625);
  g_string_append_c (name, ' ');
  append_word (name, number % 4000);
  append_word (vendor, number * 40503U % 390625);
  json = g_strdup_printf ("{ \"id\": \"t%u\", \"name\": \"%s\", \"vendor\": \"%s\", \"summary\": \"x\","
                          "  \"keywords\": [\"%s suite\", \"tool %u\"], \"sister_products\": [\"%s one\"],"
                          "  \"categories\": [\"%s\"] }",
                          number, name->str, vendor->str, vendor->str, number, name->str, category);
  bytes = g_bytes_new (json, strlen (json));
  tmpl = lanyard_template_new_from_json (bytes, &error);
  if (tmpl == NULL)
    g_error ("No template: %s", error->message);

  return tmpl;
}

static LanyardCatalog *
make_catalog (void)
{
  g_autoptr(GPtrArray) templates = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_TEMPLATES; i++)
    g_ptr_array_add (templates, make_template (i));

  return lanyard_catalog_new (templates);
}

static double
read_seconds (void)
{
  struct timespec now;

  if (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now) != 0)
    g_error ("There is no clock of the thread's time");

  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

/* What the catalog's page does at a keystroke. */
static double
type_text (LanyardCatalog *catalog,
           GListStore     *shown,
           const char     *text)
{
  double start = read_seconds ();
  g_autoptr(GPtrArray) found = lanyard_catalog_search (catalog, text, NULL);

  g_list_store_splice (shown, 0, g_list_model_get_n_items (G_LIST_MODEL (shown)), found->pdata, found->len);
  return read_seconds () - start;
}

static double
find_slowest_keystroke (LanyardCatalog *catalog,
                        GListStore     *shown)
{
  double slowest = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (gsize length = 0; length <= strlen (texts[i]); length++)
      {
        g_autofree char *typed = g_strndup (texts[i], length);

        slowest = MAX (slowest, type_text (catalog, shown, typed));
      }

  return slowest;
}

int
main (void)
{
  g_autoptr(LanyardCatalog) catalog = make_catalog ();
  g_autoptr(GListStore) shown = g_list_store_new (LANYARD_TYPE_TEMPLATE);
  double rounds[BENCH_ROUNDS];

  for (guint i = 0; i < BENCH_ROUNDS; i++)
    rounds[i] = find_slowest_keystroke (catalog, shown) / FRAME;
  bench_print_at_most ("catalog-search-slowest-keystroke", 1.0, rounds, BENCH_ROUNDS);

  return 0;
}
