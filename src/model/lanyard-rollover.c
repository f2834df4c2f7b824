/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-rollover.h"

#include <glib/gi18n-lib.h>

#include "lanyard-connector-enums.h"
#include "lanyard-error.h"

G_DEFINE_ENUM_TYPE (LanyardRolloverStage, lanyard_rollover_stage,
                    G_DEFINE_ENUM_VALUE (LANYARD_ROLLOVER_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ROLLOVER_IDLE, "idle"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ROLLOVER_STAGED, "staged"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ROLLOVER_TICKED, "ticked"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ROLLOVER_SWITCHED, "switched"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ROLLOVER_RETIRED, "retired"))

G_DEFINE_ENUM_TYPE (LanyardRolloverStep, lanyard_rollover_step,
                    G_DEFINE_ENUM_VALUE (LANYARD_ROLLOVER_START, "start"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ROLLOVER_TICK, "tick"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ROLLOVER_SWITCH, "switch"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ROLLOVER_RETIRE, "retire"),
                    G_DEFINE_ENUM_VALUE (LANYARD_ROLLOVER_BACK, "back"))

/* Which steps lead on from each stage. */
static const guint allowed[] = {
  [LANYARD_ROLLOVER_NONE] = 0,
  [LANYARD_ROLLOVER_IDLE] = 1 << LANYARD_ROLLOVER_START,
  [LANYARD_ROLLOVER_STAGED] = 1 << LANYARD_ROLLOVER_TICK | 1 << LANYARD_ROLLOVER_BACK,
  [LANYARD_ROLLOVER_TICKED] = 1 << LANYARD_ROLLOVER_SWITCH | 1 << LANYARD_ROLLOVER_BACK,
  [LANYARD_ROLLOVER_SWITCHED] = 1 << LANYARD_ROLLOVER_RETIRE | 1 << LANYARD_ROLLOVER_BACK,
  [LANYARD_ROLLOVER_RETIRED] = 1 << LANYARD_ROLLOVER_START | 1 << LANYARD_ROLLOVER_BACK,
};

static LanyardKeyPair *
find_pair (GPtrArray      *key_pairs,
           LanyardKeyRole  role)
{
  for (guint i = 0; i < key_pairs->len; i++)
    if (lanyard_key_pair_get_role (g_ptr_array_index (key_pairs, i)) == role)
      return g_ptr_array_index (key_pairs, i);

  return NULL;
}

/* The pair that the last rollover retired, unless another key was put in
 * place since. */
static LanyardKeyPair *
find_retired (GPtrArray      *key_pairs,
              LanyardKeyPair *active)
{
  gint64 ticked = lanyard_key_pair_get_ticked (active);
  LanyardKeyPair *last = NULL;

  if (ticked == 0)
    return NULL;

  for (guint i = 0; i < key_pairs->len; i++)
    {
      LanyardKeyPair *pair = g_ptr_array_index (key_pairs, i);

      if (lanyard_key_pair_get_role (pair) != LANYARD_KEY_ROLE_RETIRED ||
          lanyard_key_pair_get_retired (pair) == 0 || lanyard_key_pair_get_replaced (pair) < ticked)
        continue;
      if (last == NULL || lanyard_key_pair_get_retired (pair) > lanyard_key_pair_get_retired (last))
        last = pair;
    }

  return last;
}

static const char *
describe_stage (LanyardRolloverStage stage)
{
  switch (stage)
    {
    case LANYARD_ROLLOVER_NONE:
      return _("no certificate signs yet");
    case LANYARD_ROLLOVER_STAGED:
      return _("the next certificate waits for the service provider");
    case LANYARD_ROLLOVER_TICKED:
      return _("the service provider has the next certificate");
    case LANYARD_ROLLOVER_SWITCHED:
      return _("the new certificate signs, the one before is still published");
    case LANYARD_ROLLOVER_IDLE:
    case LANYARD_ROLLOVER_RETIRED:
    default:
      return _("no rollover is under way");
    }
}

static const char *
describe_fix (LanyardRolloverStage stage)
{
  switch (stage)
    {
    case LANYARD_ROLLOVER_NONE:
      return _("Activate the application first: that makes a key and a certificate");
    case LANYARD_ROLLOVER_STAGED:
      return _("Hand the certificate to the service provider, tick that, or go back");
    case LANYARD_ROLLOVER_TICKED:
      return _("Switch to the next certificate, or go back");
    case LANYARD_ROLLOVER_SWITCHED:
      return _("Retire the certificate before, or go back");
    case LANYARD_ROLLOVER_IDLE:
    case LANYARD_ROLLOVER_RETIRED:
    default:
      return _("Start a rollover");
    }
}

static void
tick (LanyardKeyPair *next,
      const char     *who,
      gint64          now)
{
  g_object_set (next, "ticked", now, "ticked-by", who, NULL);
}

/* One of them signs at any time; the other one stays published. */
static void
swap (LanyardKeyPair *active,
      LanyardKeyPair *other,
      gint64          replaced)
{
  g_object_set (active, "role", LANYARD_KEY_ROLE_NEXT, "replaced", replaced, NULL);
  g_object_set (other, "role", LANYARD_KEY_ROLE_ACTIVE, "replaced", (gint64) 0, NULL);
}

static void
set_retired (LanyardKeyPair *pair,
             gint64          now)
{
  g_object_set (pair,
                "role", now != 0 ? LANYARD_KEY_ROLE_RETIRED : LANYARD_KEY_ROLE_NEXT,
                "retired", now,
                NULL);
}

static void
save (LanyardChanges *changes,
      LanyardKeyPair *pair)
{
  lanyard_changes_save (changes, LANYARD_RECORD (pair));
}

static void
go_back (LanyardRolloverStage  stage,
         GPtrArray            *key_pairs,
         LanyardChanges       *changes)
{
  LanyardKeyPair *active = lanyard_rollover_get_active (key_pairs);
  LanyardKeyPair *other = lanyard_rollover_get_other (key_pairs);

  switch (stage)
    {
    case LANYARD_ROLLOVER_STAGED:
      lanyard_changes_delete (changes, LANYARD_RECORD (other));
      return;
    case LANYARD_ROLLOVER_TICKED:
      tick (other, NULL, 0);
      break;
    case LANYARD_ROLLOVER_SWITCHED:
      swap (active, other, 0);
      save (changes, active);
      break;
    case LANYARD_ROLLOVER_RETIRED:
      set_retired (other, 0);
      break;
    case LANYARD_ROLLOVER_NONE:
    case LANYARD_ROLLOVER_IDLE:
    default:
      g_return_if_reached ();
    }
  save (changes, other);
}

/**
 * lanyard_rollover_get_active:
 * @key_pairs: (element-type LanyardKeyPair): all of a connector
 *
 * Returns: (transfer none) (nullable): the one that signs
 */
LanyardKeyPair *
lanyard_rollover_get_active (GPtrArray *key_pairs)
{
  g_return_val_if_fail (key_pairs != NULL, NULL);

  return find_pair (key_pairs, LANYARD_KEY_ROLE_ACTIVE);
}

/**
 * lanyard_rollover_get_other:
 * @key_pairs: (element-type LanyardKeyPair): all of a connector
 *
 * Returns: (transfer none) (nullable): the one that comes next or, after the
 *   switch, that was before
 */
LanyardKeyPair *
lanyard_rollover_get_other (GPtrArray *key_pairs)
{
  LanyardKeyPair *active, *next;

  g_return_val_if_fail (key_pairs != NULL, NULL);

  active = lanyard_rollover_get_active (key_pairs);
  next = find_pair (key_pairs, LANYARD_KEY_ROLE_NEXT);

  return next == NULL && active != NULL ? find_retired (key_pairs, active) : next;
}

/**
 * lanyard_rollover_get_stage:
 * @key_pairs: (element-type LanyardKeyPair): all of a connector
 *
 * Returns: how far it is (M-61)
 */
LanyardRolloverStage
lanyard_rollover_get_stage (GPtrArray *key_pairs)
{
  LanyardKeyPair *active, *other;

  g_return_val_if_fail (key_pairs != NULL, LANYARD_ROLLOVER_NONE);

  active = lanyard_rollover_get_active (key_pairs);
  if (active == NULL)
    return LANYARD_ROLLOVER_NONE;
  other = lanyard_rollover_get_other (key_pairs);
  if (other == NULL)
    return LANYARD_ROLLOVER_IDLE;
  if (lanyard_key_pair_get_role (other) == LANYARD_KEY_ROLE_RETIRED)
    return LANYARD_ROLLOVER_RETIRED;
  if (lanyard_key_pair_get_replaced (other) != 0)
    return LANYARD_ROLLOVER_SWITCHED;

  return lanyard_key_pair_get_ticked (other) != 0 ? LANYARD_ROLLOVER_TICKED : LANYARD_ROLLOVER_STAGED;
}

/**
 * lanyard_rollover_allows:
 * @stage: how far it is
 * @step: what to do
 *
 * Returns: whether that can be done now
 */
gboolean
lanyard_rollover_allows (LanyardRolloverStage stage,
                         LanyardRolloverStep  step)
{
  g_return_val_if_fail (stage < G_N_ELEMENTS (allowed), FALSE);

  return (allowed[stage] & (1u << step)) != 0;
}

/**
 * lanyard_rollover_check:
 * @stage: how far it is
 * @step: what to do
 * @error: %LANYARD_ERROR_REFUSED
 *
 * Returns: lanyard_rollover_allows(), with the reason
 */
gboolean
lanyard_rollover_check (LanyardRolloverStage   stage,
                        LanyardRolloverStep    step,
                        GError               **error)
{
  if (lanyard_rollover_allows (stage, step))
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("The service provider must have a certificate before it is used, and must not lose one that is"),
                     describe_fix (stage),
                     /* Translators: "start", "tick", "switch", "retire" or "back", then a sentence */
                     _("The step “%s” is not possible now: %s"),
                     lanyard_enum_get_nick (LANYARD_TYPE_ROLLOVER_STEP, (int) step), describe_stage (stage));
  return FALSE;
}

/**
 * lanyard_rollover_take:
 * @step: what to do; not %LANYARD_ROLLOVER_START, which needs a new pair
 * @key_pairs: (element-type LanyardKeyPair): all of a connector, copies that
 *   may be changed
 * @who: who does it
 * @now: seconds
 * @changes: gets what is to be saved
 * @error: %LANYARD_ERROR_REFUSED
 *
 * One step of a rollover (M-61).
 *
 * Returns: whether it is possible now
 */
gboolean
lanyard_rollover_take (LanyardRolloverStep   step,
                       GPtrArray            *key_pairs,
                       const char           *who,
                       gint64                now,
                       LanyardChanges       *changes,
                       GError              **error)
{
  LanyardRolloverStage stage;
  LanyardKeyPair *other;

  g_return_val_if_fail (step != LANYARD_ROLLOVER_START, FALSE);
  g_return_val_if_fail (key_pairs != NULL && changes != NULL, FALSE);

  stage = lanyard_rollover_get_stage (key_pairs);
  if (!lanyard_rollover_check (stage, step, error))
    return FALSE;
  if (step == LANYARD_ROLLOVER_BACK)
    {
      go_back (stage, key_pairs, changes);
      return TRUE;
    }

  other = lanyard_rollover_get_other (key_pairs);
  if (step == LANYARD_ROLLOVER_TICK)
    tick (other, who, now);
  else if (step == LANYARD_ROLLOVER_RETIRE)
    set_retired (other, now);
  else
    {
      LanyardKeyPair *active = lanyard_rollover_get_active (key_pairs);

      swap (active, other, now);
      save (changes, active);
    }
  save (changes, other);
  return TRUE;
}
