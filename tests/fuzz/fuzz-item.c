/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Connectors and people in their JSON form. */

#include "config.h"

#include "fuzz.h"
#include "lanyard-connector.h"
#include "lanyard-person.h"

static void
read_item (GType       type,
           const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardItem) item = lanyard_item_new_from_json_text (type, text, &error);
  g_autoptr(LanyardItem) again = NULL;
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
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  read_item (LANYARD_TYPE_CONNECTOR, text);
  read_item (LANYARD_TYPE_PERSON, text);

  return 0;
}
