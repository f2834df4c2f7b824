/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-bulk-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-administration-private.h"
#include "lanyard-bulk-item-private.h"

LanyardRolloverStep
_lanyard_bulk_get_step (LanyardBulkKind kind)
{
  switch ((int) kind)
    {
    case LANYARD_BULK_TICK:
      return LANYARD_ROLLOVER_TICK;
    case LANYARD_BULK_SWITCH:
      return LANYARD_ROLLOVER_SWITCH;
    case LANYARD_BULK_RETIRE:
      return LANYARD_ROLLOVER_RETIRE;
    case LANYARD_BULK_ROTATE:
    default:
      return LANYARD_ROLLOVER_START;
    }
}

char *
_lanyard_bulk_summarize_step (LanyardBulkKind kind,
                              guint           n)
{
  switch (_lanyard_bulk_get_step (kind))
    {
    case LANYARD_ROLLOVER_TICK:
      /* Translators: an entry of the history */
      return g_strdup_printf (ngettext ("Tick that %u application has the next certificate",
                                        "Tick that %u applications have the next certificate", n), n);
    case LANYARD_ROLLOVER_SWITCH:
      /* Translators: an entry of the history */
      return g_strdup_printf (ngettext ("Sign for %u application with the next certificate",
                                        "Sign for %u applications with the next certificate", n), n);
    case LANYARD_ROLLOVER_RETIRE:
      /* Translators: an entry of the history */
      return g_strdup_printf (ngettext ("Retire the certificate before of %u application",
                                        "Retire the certificates before of %u applications", n), n);
    case LANYARD_ROLLOVER_START:
    case LANYARD_ROLLOVER_BACK:
    default:
      return g_strdup_printf (ngettext ("Make the next certificate of %u application",
                                        "Make the next certificates of %u applications", n), n);
    }
}

static void
plan_start (LanyardBulkItem *item)
{
  _lanyard_bulk_item_set_needs_key (item);
  _lanyard_bulk_item_add_pair (item, "certificate", _("Next Certificate"), C_("certificate", "None"),
                               _("A new one, listed in the metadata"));
}

/* The signature algorithm follows the key that signs. */
static gboolean
plan_algorithm (LanyardBulkItem  *item,
                LanyardKeyPair   *next,
                GError          **error)
{
  LanyardItem *copy = lanyard_item_copy (LANYARD_ITEM (lanyard_bulk_item_get_connector (item)));
  g_autoptr(LanyardConnector) after = LANYARD_CONNECTOR (copy);
  g_autoptr(LanyardCertificate) certificate = _lanyard_administration_parse_certificate (next, error);

  if (certificate == NULL)
    return FALSE;

  if (_lanyard_administration_fit_algorithm (after, lanyard_certificate_get_key (certificate)))
    _lanyard_bulk_item_take_after (item, g_steal_pointer (&after));
  return TRUE;
}

static gboolean
plan_further (LanyardBulkKind   kind,
              LanyardBulkItem  *item,
              GPtrArray        *key_pairs,
              GError          **error)
{
  LanyardKeyPair *active = lanyard_rollover_get_active (key_pairs);
  LanyardKeyPair *other = lanyard_rollover_get_other (key_pairs);
  g_autofree char *signing = lanyard_certificate_describe (lanyard_key_pair_get_certificate (active));
  g_autofree char *beside = lanyard_certificate_describe (lanyard_key_pair_get_certificate (other));

  switch ((int) kind)
    {
    case LANYARD_BULK_TICK:
      _lanyard_bulk_item_add_pair (item, "ticked", _("Entered at the Service Provider"), C_("certificate", "None"), beside);
      return TRUE;
    case LANYARD_BULK_SWITCH:
      _lanyard_bulk_item_add_pair (item, "certificate", _("Signing Certificate"), signing, beside);
      return plan_algorithm (item, other, error);
    default:
      _lanyard_bulk_item_add_pair (item, "certificate", _("Certificate Before, Still in the Metadata"), beside, NULL);
      return TRUE;
    }
}

/*< private >
 * _lanyard_bulk_plan_step:
 * @configuration: where the connector is
 * @kind: which step
 * @item: gets what would change, or why the step cannot be taken
 *
 * Returns: whether it is known
 */
gboolean
_lanyard_bulk_plan_step (LanyardConfiguration  *configuration,
                         LanyardBulkKind        kind,
                         LanyardBulkItem       *item,
                         GError               **error)
{
  LanyardConnector *connector = lanyard_bulk_item_get_connector (item);
  g_autoptr(GPtrArray) key_pairs = NULL;
  LanyardRolloverStage stage;
  GError *failure = NULL;

  if (lanyard_connector_get_connector_kind (connector) != LANYARD_CONNECTOR_SAML)
    {
      _lanyard_bulk_item_take_reason (item, g_strdup (_("A bookmark has no certificate")));
      return TRUE;
    }

  key_pairs = lanyard_configuration_list_key_pairs_sync (configuration, lanyard_record_get_id (LANYARD_RECORD (connector)),
                                                         error);
  if (key_pairs == NULL)
    return FALSE;

  stage = lanyard_rollover_get_stage (key_pairs);
  if (stage == LANYARD_ROLLOVER_NONE)
    {
      _lanyard_bulk_item_take_reason (item, g_strdup (_("It has no certificate yet; activation makes one")));
      return TRUE;
    }
  if (!lanyard_rollover_check (stage, _lanyard_bulk_get_step (kind), &failure))
    return _lanyard_bulk_item_take_refusal (item, failure, error);

  _lanyard_bulk_item_set_key_pairs (item, key_pairs);
  if (kind != LANYARD_BULK_ROTATE)
    return plan_further (kind, item, key_pairs, error);

  plan_start (item);
  return TRUE;
}
