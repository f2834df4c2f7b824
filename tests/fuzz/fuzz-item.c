/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Records, the settings and events in their JSON form. */

#include "config.h"

#include "fuzz.h"
#include "lanyard-connector.h"
#include "lanyard-event.h"
#include "lanyard-group.h"
#include "lanyard-key-pair.h"
#include "lanyard-person.h"
#include "lanyard-settings.h"

static void
read_item (GType       type,
           const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardItem) item = lanyard_item_new_from_json_text (type, text, &error);
  g_autoptr(LanyardItem) again = NULL;
  g_autoptr(LanyardItem) copy = NULL;
  g_autoptr(JsonNode) node = NULL;
  g_autofree char *written = NULL;

  fuzz_check (item != NULL, error);
  if (item == NULL)
    return;

  fuzz_check (lanyard_item_validate (item, &error), error);
  g_clear_error (&error);

  written = lanyard_item_to_json_text (item, TRUE);
  again = lanyard_item_new_from_json_text (type, written, &error);
  g_assert_no_error (error);
  g_assert_true (lanyard_item_equal (item, again));

  node = lanyard_item_to_json (item);
  copy = lanyard_item_new_from_json (type, node, &error);
  g_assert_no_error (error);
  g_assert_true (lanyard_item_equal (item, copy));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  const GType types[] = {
    LANYARD_TYPE_CONNECTOR, LANYARD_TYPE_PERSON, LANYARD_TYPE_GROUP,
    LANYARD_TYPE_KEY_PAIR, LANYARD_TYPE_SETTINGS, LANYARD_TYPE_EVENT,
  };
  g_autofree char *text = g_strndup ((const char *) data, size);

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    read_item (types[i], text);

  return 0;
}
