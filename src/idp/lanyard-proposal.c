/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-proposal.h"

#include <string.h>

#include "lanyard-proposal-private.h"

/* Fields that are nothing to choose: where it came from goes along with what
 * was taken, and what an identity is made of is never pasted. */
static gboolean
is_provenance (const char *field)
{
  return g_str_has_prefix (field, "metadata_");
}

static gboolean
is_choice (const char *field)
{
  static const char * const fixed[] = { "id", "revision", "kind", "template", "slug", "color", "state", "idp_entity_id", NULL };

  return !is_provenance (field) && !g_strv_contains (fixed, field);
}

static void
change_free (LanyardProposalChange *change)
{
  g_free (change->field);
  g_free (change->label);
  g_free (change->before);
  g_free (change->after);
  g_free (change->text);
  g_free (change);
}

/**
 * lanyard_proposal_free:
 * @proposal: (transfer full): a proposal
 */
void
lanyard_proposal_free (LanyardProposal *proposal)
{
  g_clear_object (&proposal->before);
  g_clear_object (&proposal->after);
  g_clear_object (&proposal->tmpl);
  g_ptr_array_unref (proposal->changes);
  g_ptr_array_unref (proposal->notes);
  g_free (proposal->source);
  g_free (proposal->entity_id);
  g_free (proposal);
}

/* The members of both objects: those of the first, then what only the second has. */
static GPtrArray *
list_fields (JsonObject *before,
             JsonObject *after)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  JsonObject *objects[] = { after, before };

  for (gsize i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      JsonObjectIter iter;
      const char *member;

      json_object_iter_init_ordered (&iter, objects[i]);
      while (json_object_iter_next_ordered (&iter, &member, NULL))
        if (i == 0 || !json_object_has_member (after, member))
          g_ptr_array_add (fields, g_strdup (member));
    }

  return fields;
}

static gboolean
is_same (JsonNode *before,
         JsonNode *after)
{
  return before != NULL && after != NULL && json_node_equal (before, after);
}

void
_lanyard_proposal_describe_changes (LanyardProposal    *proposal,
                                    const char * const *own,
                                    LanyardPaste       *paste)
{
  g_autoptr(JsonNode) before = lanyard_item_to_json (LANYARD_ITEM (proposal->before));
  g_autoptr(JsonNode) after = lanyard_item_to_json (LANYARD_ITEM (proposal->after));
  JsonObject *old_members = json_node_get_object (before), *new_members = json_node_get_object (after);
  g_autoptr(GPtrArray) fields = list_fields (old_members, new_members);

  for (guint i = 0; i < fields->len; i++)
    {
      const char *field = g_ptr_array_index (fields, i);
      JsonNode *old_value = json_object_get_member (old_members, field);
      JsonNode *new_value = json_object_get_member (new_members, field);
      LanyardProposalChange *change;

      if (!is_choice (field) || is_same (old_value, new_value))
        continue;

      change = _lanyard_proposal_describe (field, old_value, new_value);
      change->is_own = own != NULL && g_strv_contains (own, field);
      for (guint j = 0; paste != NULL && j < paste->facts->len; j++)
        {
          LanyardPasteFact *fact = g_ptr_array_index (paste->facts, j);

          change->is_uncertain = change->is_uncertain || (fact->is_uncertain && strcmp (fact->field, field) == 0);
        }
      g_ptr_array_add (proposal->changes, change);
    }
}

LanyardProposal *
_lanyard_proposal_new (LanyardConnector *before,
                       LanyardConnector *after,
                       const char       *source)
{
  LanyardProposal *proposal = g_new0 (LanyardProposal, 1);

  proposal->before = g_object_ref (before);
  proposal->after = g_object_ref (after);
  proposal->source = g_strdup (source);
  proposal->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  proposal->notes = g_ptr_array_new_with_free_func (g_free);
  return proposal;
}

void
_lanyard_proposal_add_notes (LanyardProposal   *proposal,
                             LanyardSamlEntity *entity,
                             LanyardPaste      *paste)
{
  for (guint i = 0; entity != NULL && entity->warnings[i] != NULL; i++)
    g_ptr_array_add (proposal->notes, g_strdup (entity->warnings[i]));
  if (entity != NULL)
    g_ptr_array_extend_and_steal (proposal->notes, lanyard_proposal_list_skipped (entity));
  for (guint i = 0; paste != NULL && i < paste->skipped->len; i++)
    g_ptr_array_add (proposal->notes, g_strdup (g_ptr_array_index (paste->skipped, i)));
}

/**
 * lanyard_proposal_new_for_digest:
 * @connector: what is stored or edited
 * @entity: the service provider
 * @source: where the metadata came from: a file's name, a URL, "pasted"
 * @digest: of the metadata as it was read
 * @now: seconds
 * @error: as lanyard_administration_propose_metadata()
 *
 * M-68: the fields that metadata changes; those that a person set since the
 * last import are among them, marked.
 *
 * Returns: (transfer full): what would change
 */
LanyardProposal *
lanyard_proposal_new_for_digest (LanyardConnector             *connector,
                                 LanyardSamlEntity            *entity,
                                 const char                   *source,
                                 const LanyardMetadataDigest  *digest,
                                 gint64                        now,
                                 GError                      **error)
{
  g_autoptr(LanyardConnector) unforced = NULL;
  g_autoptr(LanyardConnector) after = NULL;
  g_auto(GStrv) own = NULL;
  LanyardProposal *proposal;

  unforced = lanyard_administration_propose_digest (connector, entity, source, digest, FALSE, now, &own, error);
  if (unforced == NULL)
    return NULL;
  after = lanyard_administration_propose_digest (connector, entity, source, digest, TRUE, now, NULL, error);
  if (after == NULL)
    return NULL;

  proposal = _lanyard_proposal_new (connector, after, source);
  proposal->entity_id = g_strdup (entity->entity_id);
  _lanyard_proposal_describe_changes (proposal, (const char * const *) own, NULL);
  _lanyard_proposal_add_notes (proposal, entity, NULL);
  return proposal;
}

/**
 * lanyard_proposal_new_for_entity:
 * @connector: what is stored or edited
 * @entity: the service provider
 * @source: where the metadata came from: a file's name, a URL, "pasted"
 * @document: the metadata as it was read
 * @now: seconds
 * @error: as lanyard_administration_propose_metadata()
 *
 * Returns: (transfer full): what lanyard_proposal_new_for_digest() gives
 */
LanyardProposal *
lanyard_proposal_new_for_entity (LanyardConnector   *connector,
                                 LanyardSamlEntity  *entity,
                                 const char         *source,
                                 GBytes             *document,
                                 gint64              now,
                                 GError            **error)
{
  g_autoptr(LanyardMetadataDigest) digest = lanyard_metadata_digest_new (document);

  return lanyard_proposal_new_for_digest (connector, entity, source, digest, now, error);
}

/**
 * lanyard_proposal_new_for_paste:
 * @connector: what is stored or edited
 * @paste: what was read; not metadata
 * @error: as lanyard_paste_apply()
 *
 * Returns: (transfer full): what would change
 */
LanyardProposal *
lanyard_proposal_new_for_paste (LanyardConnector  *connector,
                                LanyardPaste      *paste,
                                GError           **error)
{
  g_autoptr(LanyardConnector) after = NULL;
  LanyardProposal *proposal;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  after = (LanyardConnector *) lanyard_item_copy (LANYARD_ITEM (connector));
  if (!lanyard_paste_apply (paste, after, error))
    return NULL;

  proposal = _lanyard_proposal_new (connector, after, NULL);
  _lanyard_proposal_describe_changes (proposal, NULL, paste);
  _lanyard_proposal_add_notes (proposal, NULL, paste);
  return proposal;
}

/**
 * lanyard_proposal_dup_defaults:
 * @proposal: a proposal
 *
 * Returns: (transfer full): the fields that are taken unless somebody says
 *   otherwise: not what a person set, nor what is uncertain
 */
char **
lanyard_proposal_dup_defaults (LanyardProposal *proposal)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < proposal->changes->len; i++)
    {
      LanyardProposalChange *change = g_ptr_array_index (proposal->changes, i);

      if (!change->is_own && !change->is_uncertain)
        g_strv_builder_add (builder, change->field);
    }

  return g_strv_builder_end (builder);
}

static void
take_member (JsonObject *from,
             JsonObject *target,
             const char *field)
{
  if (json_object_has_member (from, field))
    json_object_set_member (target, field, json_object_dup_member (from, field));
  else
    json_object_remove_member (target, field);
}

/**
 * lanyard_proposal_take:
 * @proposal: a proposal
 * @fields: (nullable): JSON names of what is taken; %NULL: the defaults
 * @error: %LANYARD_ERROR_INVALID if what is left does not fit together
 *
 * Returns: (transfer full): @before with those fields, and where they came from
 */
LanyardConnector *
lanyard_proposal_take (LanyardProposal    *proposal,
                       const char * const *fields,
                       GError            **error)
{
  g_auto(GStrv) defaults = fields == NULL ? lanyard_proposal_dup_defaults (proposal) : NULL;
  g_autoptr(JsonNode) target = lanyard_item_to_json (LANYARD_ITEM (proposal->before));
  g_autoptr(JsonNode) from = lanyard_item_to_json (LANYARD_ITEM (proposal->after));
  g_autoptr(GPtrArray) members = list_fields (json_node_get_object (target), json_node_get_object (from));
  g_autoptr(LanyardConnector) taken = (LanyardConnector *) lanyard_item_copy (LANYARD_ITEM (proposal->before));
  g_autoptr(LanyardItem) merged = NULL;

  if (fields == NULL)
    fields = (const char * const *) defaults;

  for (guint i = 0; i < members->len; i++)
    {
      const char *member = g_ptr_array_index (members, i);

      if (is_provenance (member) || (is_choice (member) && g_strv_contains (fields, member)))
        take_member (json_node_get_object (from), json_node_get_object (target), member);
    }

  merged = lanyard_item_new_from_json (LANYARD_TYPE_CONNECTOR, target, error);
  if (merged == NULL)
    return NULL;

  lanyard_item_assign (LANYARD_ITEM (taken), merged);
  return g_steal_pointer (&taken);
}
