/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What people paste and drop, and what becomes of it. */

#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "lanyard-proposal.h"

static void
propose (LanyardPaste *paste)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardConnector) connector = lanyard_connector_new ();
  g_autoptr(LanyardProposal) proposal = NULL;
  g_autoptr(LanyardConnector) taken = NULL;

  g_object_set (connector, "label", "App", "slug", "app", NULL);
  proposal = lanyard_proposal_new_for_paste (connector, paste, &error);
  fuzz_check (proposal != NULL, error);
  if (proposal == NULL)
    return;

  taken = lanyard_proposal_take (proposal, NULL, &error);
  fuzz_check (taken != NULL, error);
}

static void
propose_new (LanyardPaste *paste)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardProposal) proposal = lanyard_proposal_new_connector (NULL, paste, NULL, NULL, NULL,
                                                                        "https://idp.example", 1, &error);

  fuzz_check (proposal != NULL, error);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *copy = g_malloc (size + 1);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardPaste) paste = NULL;

  if (size > 0)
    memcpy (copy, data, size);
  paste = lanyard_paste_read (copy, size, &error);
  fuzz_check (paste != NULL, error);
  if (paste == NULL || paste->kind == LANYARD_PASTE_METADATA)
    return 0;

  for (guint i = 0; i < paste->facts->len; i++)
    {
      LanyardPasteFact *fact = g_ptr_array_index (paste->facts, i);

      g_assert_true (g_utf8_validate (fact->value, -1, NULL));
      g_assert_null (strstr (fact->value, "PRIVATE KEY-"));
    }
  propose (paste);
  propose_new (paste);

  return 0;
}
