/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-people.h"

#include <string.h>

#define NAMES_SHOWN 5

struct _LanyardCheckPeople
{
  gatomicrefcount  ref_count;
  GPtrArray       *people;
  LanyardCheckPeople *told;         /* NULL: nothing is added to their attributes */
  GHashTable      *group_counts;    /* id → number; may be NULL */
  GHashTable      *surveys;         /* source → LanyardCheckSurvey */
  GHashTable      *same;            /* source and transform → Same */
};

/* The first two with the same value. */
typedef struct
{
  LanyardPerson *one;               /* NULL: everybody has another */
  LanyardPerson *other;
} Same;

static void
survey_free (LanyardCheckSurvey *survey)
{
  g_free (survey->without);
  g_free (survey);
}

/* What the person has for @source, NULL if nothing. */
static char *
dup_first_value (LanyardPerson      *person,
                 const char         *source,
                 LanyardCheckCounts *counts)
{
  g_auto(GStrv) values = lanyard_person_dup_values (person, source);

  if (counts != NULL)
    counts->values++;

  return values != NULL && values[0] != NULL && *values[0] != '\0' ? g_strdup (values[0]) : NULL;
}

static gboolean
has_both_cases (const char *value)
{
  gboolean upper = FALSE, lower = FALSE;

  for (const char *p = value; *p != '\0'; p = g_utf8_next_char (p))
    {
      upper |= g_unichar_isupper (g_utf8_get_char (p));
      lower |= g_unichar_islower (g_utf8_get_char (p));
    }

  return upper && lower;
}

static LanyardCheckSurvey *
make_survey (LanyardCheckPeople *self,
             const char         *source,
             LanyardCheckCounts *counts)
{
  LanyardCheckSurvey *survey = g_new0 (LanyardCheckSurvey, 1);
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->people->len; i++)
    {
      LanyardPerson *person = self->people->pdata[i];
      g_autofree char *value = dup_first_value (person, source, counts);

      if (value == NULL && ++survey->n_without <= NAMES_SHOWN)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", lanyard_person_get_username (person));
      if (value != NULL && survey->not_address == NULL && strchr (value, '@') == NULL)
        survey->not_address = person;
      if (value != NULL && survey->mixed_case == NULL && has_both_cases (value))
        survey->mixed_case = person;
    }

  if (survey->n_without > NAMES_SHOWN)
    g_string_append (names, ", …");
  survey->without = g_string_free (g_steal_pointer (&names), FALSE);

  return survey;
}

static Same *
find_same (LanyardCheckPeople *self,
           const char         *source,
           LanyardTransform    transform,
           LanyardCheckCounts *counts)
{
  Same *same = g_new0 (Same, 1);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->people->len && same->one == NULL; i++)
    {
      g_autofree char *text = dup_first_value (self->people->pdata[i], source, counts);
      g_autofree char *value = text != NULL ? lanyard_transform_apply (transform, text) : NULL;

      if (value == NULL)
        continue;
      same->one = g_hash_table_lookup (seen, value);
      same->other = self->people->pdata[i];
      g_hash_table_insert (seen, g_steal_pointer (&value), self->people->pdata[i]);
    }

  return same;
}

/**
 * lanyard_check_people_new:
 * @people: (element-type LanyardPerson): who may use a connector
 * @group_counts: (nullable): from their ids to the number of groups (as
 *   GUINT_TO_POINTER()) through which they may
 *
 * Returns: (transfer full): people to be looked at
 */
LanyardCheckPeople *
lanyard_check_people_new (GPtrArray  *people,
                          GHashTable *group_counts)
{
  LanyardCheckPeople *self = g_new0 (LanyardCheckPeople, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->people = g_ptr_array_ref (people);
  self->group_counts = group_counts != NULL ? g_hash_table_ref (group_counts) : NULL;
  self->surveys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) survey_free);
  self->same = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

LanyardCheckPeople *
lanyard_check_people_ref (LanyardCheckPeople *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
lanyard_check_people_unref (LanyardCheckPeople *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->told, lanyard_check_people_unref);
  g_ptr_array_unref (self->people);
  g_clear_pointer (&self->group_counts, g_hash_table_unref);
  g_hash_table_unref (self->surveys);
  g_hash_table_unref (self->same);
  g_free (self);
}

LanyardCheckPeople *
lanyard_check_people_get_told (LanyardCheckPeople *self)
{
  return self->told != NULL ? self->told : self;
}

void
lanyard_check_people_take_told (LanyardCheckPeople *self,
                                LanyardCheckPeople *told)
{
  g_return_if_fail (self->told == NULL);

  self->told = told;
}

/**
 * lanyard_check_people_get_all:
 * @self: people
 *
 * Returns: (transfer none) (element-type LanyardPerson): all of them
 */
GPtrArray *
lanyard_check_people_get_all (LanyardCheckPeople *self)
{
  return self->people;
}

/**
 * lanyard_check_people_survey:
 * @self: people
 * @source: one of a person's own (lanyard_person_is_own_source())
 * @counts: (nullable): gets the values that were evaluated
 *
 * Returns: (transfer none): what their values are like
 */
const LanyardCheckSurvey *
lanyard_check_people_survey (LanyardCheckPeople *self,
                             const char         *source,
                             LanyardCheckCounts *counts)
{
  LanyardCheckSurvey *survey = g_hash_table_lookup (self->surveys, source);

  if (survey == NULL)
    {
      survey = make_survey (self, source, counts);
      g_hash_table_insert (self->surveys, g_strdup (source), survey);
    }

  return survey;
}

/**
 * lanyard_check_people_find_same:
 * @self: people
 * @source: one of a person's own
 * @transform: what is done to the letters
 * @one: (out): the first of two with the same value
 * @other: (out): the second
 * @counts: (nullable): gets the values that were evaluated
 *
 * Returns: whether there are two
 */
gboolean
lanyard_check_people_find_same (LanyardCheckPeople  *self,
                                const char          *source,
                                LanyardTransform     transform,
                                LanyardPerson      **one,
                                LanyardPerson      **other,
                                LanyardCheckCounts  *counts)
{
  g_autofree char *key = g_strdup_printf ("%d %s", transform, source);
  Same *same = g_hash_table_lookup (self->same, key);

  if (same == NULL)
    {
      same = find_same (self, source, transform, counts);
      g_hash_table_insert (self->same, g_steal_pointer (&key), same);
    }

  *one = same->one;
  *other = same->other;
  return same->one != NULL;
}

/**
 * lanyard_check_people_find_most_groups:
 * @self: people
 * @n_groups: (out): how many groups give them the connector
 *
 * Returns: (transfer none) (nullable): who is in most of them; %NULL if that is
 *   not known
 */
LanyardPerson *
lanyard_check_people_find_most_groups (LanyardCheckPeople *self,
                                       guint              *n_groups)
{
  LanyardPerson *most = NULL;

  *n_groups = 0;
  for (guint i = 0; self->group_counts != NULL && i < self->people->len; i++)
    {
      guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->group_counts,
                                                           lanyard_record_get_id (self->people->pdata[i])));

      if (count > *n_groups)
        {
          *n_groups = count;
          most = self->people->pdata[i];
        }
    }

  return most;
}
