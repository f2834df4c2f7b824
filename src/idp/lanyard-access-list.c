/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-access-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-access-matrix-private.h"

struct _LanyardAccessList
{
  LanyardAccessMatrix *matrix;
  LanyardAccessShow    show;
  guint                group;
  guint                without;

  guint                person;              /* the next one */
  guint                connector;
  guint                first_person;
  guint                end_person;
  guint                end_connector;

  char               **words;               /* folded; NULL: any text will do */
  guint                n_words;
  guint32             *people_words;        /* which words they have, once they were looked at */
  guint32             *connectors_words;
  guint32             *groups_words;
};

/* So many words can be searched for; the last bit says that it was looked at. */
#define WORDS_MAX 31
#define LOOKED_AT (G_GUINT64_CONSTANT (1) << WORDS_MAX)

/* That a person was counted, beside a bit for each effect. */
#define SEEN (1 << 7)

static const char * const shows[] = {
  [LANYARD_ACCESS_SHOW_ALLOWED] = "allowed",
  [LANYARD_ACCESS_SHOW_EXCEPTION] = "exception",
  [LANYARD_ACCESS_SHOW_ONE] = "one-reason",
  [LANYARD_ACCESS_SHOW_SEVERAL] = "several-reasons",
  [LANYARD_ACCESS_SHOW_BLOCKED] = "blocked",
  [LANYARD_ACCESS_SHOW_ALL] = "all",
};

static void
split_text (LanyardAccessList *self,
            const char        *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto(GStrv) parts = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();

  for (gsize i = 0; parts[i] != NULL && self->n_words < WORDS_MAX; i++)
    if (*parts[i] != '\0')
      {
        g_strv_builder_add (words, parts[i]);
        self->n_words++;
      }
  if (self->n_words == 0)
    return;

  self->words = g_strv_builder_end (words);
  self->people_words = g_new0 (guint32, self->matrix->people->len);
  self->connectors_words = g_new0 (guint32, self->matrix->connectors->len);
  self->groups_words = g_new0 (guint32, self->matrix->groups->len);
}

static char *
dup_searched (LanyardRecord *record)
{
  g_autofree char *name = NULL;
  g_autofree char *email = NULL;

  if (!LANYARD_IS_PERSON (record))
    return g_strdup (lanyard_record_get_title (record));

  name = lanyard_person_dup_full_name (LANYARD_PERSON (record));
  g_object_get (record, "email", &email, NULL);
  return g_strjoin ("\n", lanyard_person_get_username (LANYARD_PERSON (record)), name, email, NULL);
}

/* Each record is looked at once. */
static guint32
find_words (LanyardAccessList *self,
            GPtrArray         *records,
            guint32           *found,
            guint              number)
{
  if (found[number] == 0)
    {
      g_autofree char *text = dup_searched (records->pdata[number]);
      g_autofree char *folded = g_utf8_casefold (text, -1);

      found[number] = (guint32) LOOKED_AT;
      for (guint i = 0; i < self->n_words; i++)
        if (strstr (folded, self->words[i]) != NULL)
          found[number] |= 1u << i;
    }

  return found[number] & (guint32) (LOOKED_AT - 1);
}

static gboolean
matches_text (LanyardAccessList       *self,
              const LanyardAccessCell *cell)
{
  LanyardAccessMatrix *matrix = self->matrix;
  guint32 all = (1u << self->n_words) - 1;
  guint32 found;

  if (self->words == NULL)
    return TRUE;

  found = find_words (self, matrix->people, self->people_words, cell->person) |
          find_words (self, matrix->connectors, self->connectors_words, cell->connector);
  for (guint i = matrix->first[cell->person]; found != all && i < matrix->first[cell->person + 1]; i++)
    if ((_lanyard_access_matrix_get_links (matrix, cell->connector, matrix->memberships[i]) & LANYARD_ACCESS_LINK_GRANT) != 0)
      found |= find_words (self, matrix->groups, self->groups_words, matrix->memberships[i]);

  return found == all;
}

static gboolean
is_shown (LanyardAccessShow        show,
          const LanyardAccessCell *cell)
{
  guint n_reasons = cell->n_groups + (cell->single ? 1 : 0);

  switch (show)
    {
    case LANYARD_ACCESS_SHOW_ALLOWED:
      return cell->allowed;
    case LANYARD_ACCESS_SHOW_EXCEPTION:
      return cell->allowed && cell->n_groups == 0;
    case LANYARD_ACCESS_SHOW_ONE:
      return cell->allowed && n_reasons == 1;
    case LANYARD_ACCESS_SHOW_SEVERAL:
      return cell->allowed && n_reasons > 1;
    case LANYARD_ACCESS_SHOW_BLOCKED:
      return !cell->allowed && n_reasons + cell->n_disabled > 0;
    case LANYARD_ACCESS_SHOW_ALL:
    default:
      return TRUE;
    }
}

/* Whether any cell of the connector can be wanted. */
static gboolean
is_connector_wanted (LanyardAccessList *self,
                     guint              connector)
{
  if (self->without != LANYARD_ACCESS_NONE)
    return _lanyard_access_matrix_get_links (self->matrix, connector, self->without) != 0;
  if (self->group != LANYARD_ACCESS_NONE &&
      (_lanyard_access_matrix_get_links (self->matrix, connector, self->group) & LANYARD_ACCESS_LINK_GRANT) == 0)
    return FALSE;

  return self->show == LANYARD_ACCESS_SHOW_ALL || self->matrix->granted[connector];
}

static gboolean
is_wanted (LanyardAccessList *self,
           guint              person,
           guint              connector,
           LanyardAccessCell *cell)
{
  guint group = self->without != LANYARD_ACCESS_NONE ? self->without : self->group;

  if (group != LANYARD_ACCESS_NONE && !_lanyard_access_matrix_is_member (self->matrix, person, group))
    return FALSE;

  lanyard_access_matrix_get_cell (self->matrix, person, connector, cell);
  if (self->without == LANYARD_ACCESS_NONE)
    return is_shown (self->show, cell) && matches_text (self, cell);

  _lanyard_access_matrix_compare_cell (self->matrix, self->without, cell);
  return cell->effect != LANYARD_ACCESS_SAME && matches_text (self, cell);
}

/* What is not there has no cells. */
static void
set_range (GHashTable *numbers,
           const char *id,
           guint       n,
           guint      *first,
           guint      *end)
{
  guint number;

  *first = 0;
  *end = n;
  if (id == NULL)
    return;

  number = _lanyard_access_matrix_find (numbers, id);
  *first = number != LANYARD_ACCESS_NONE ? number : 0;
  *end = number != LANYARD_ACCESS_NONE ? number + 1 : 0;
}

static guint
find_group (LanyardAccessList *self,
            const char        *id)
{
  guint number = id != NULL ? _lanyard_access_matrix_find (self->matrix->groups_numbers, id) : LANYARD_ACCESS_NONE;

  if (id != NULL && number == LANYARD_ACCESS_NONE)
    self->end_connector = 0;

  return number;
}

/**
 * lanyard_access_list_new:
 * @matrix: a matrix
 * @filter: which of its cells; not needed any more afterwards
 *
 * Returns: (transfer full): a list that stands before the first of them
 */
LanyardAccessList *
lanyard_access_list_new (LanyardAccessMatrix       *matrix,
                         const LanyardAccessFilter *filter)
{
  LanyardAccessList *self;

  g_return_val_if_fail (matrix != NULL, NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  self = g_new0 (LanyardAccessList, 1);
  self->matrix = lanyard_access_matrix_ref (matrix);
  self->show = filter->show;
  set_range (matrix->people_numbers, filter->person_id, matrix->people->len, &self->first_person, &self->end_person);
  set_range (matrix->connectors_numbers, filter->connector_id, matrix->connectors->len, &self->connector,
             &self->end_connector);
  self->group = find_group (self, filter->group_id);
  self->without = find_group (self, filter->without_id);
  self->person = self->first_person;
  if (filter->text != NULL)
    split_text (self, filter->text);

  return self;
}

void
lanyard_access_list_free (LanyardAccessList *self)
{
  if (self == NULL)
    return;

  lanyard_access_matrix_unref (self->matrix);
  g_strfreev (self->words);
  g_free (self->people_words);
  g_free (self->connectors_words);
  g_free (self->groups_words);
  g_free (self);
}

LanyardAccessMatrix *
lanyard_access_list_get_matrix (LanyardAccessList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->matrix;
}

gboolean
lanyard_access_list_next (LanyardAccessList *self,
                          LanyardAccessCell *cell)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (; self->connector < self->end_connector; self->connector++, self->person = self->first_person)
    {
      if (!is_connector_wanted (self, self->connector))
        continue;
      while (self->person < self->end_person)
        if (is_wanted (self, self->person++, self->connector, cell))
          return TRUE;
    }

  return FALSE;
}

/**
 * lanyard_access_list_sum:
 * @matrix: a matrix
 * @filter: which of its cells
 * @sums: (out caller-allocates): how many there are
 */
void
lanyard_access_list_sum (LanyardAccessMatrix       *matrix,
                         const LanyardAccessFilter *filter,
                         LanyardAccessSums         *sums)
{
  g_autoptr(LanyardAccessList) list = lanyard_access_list_new (matrix, filter);
  g_autofree guint8 *people = g_new0 (guint8, matrix->people->len);
  g_autofree gboolean *connectors = g_new0 (gboolean, matrix->connectors->len);
  LanyardAccessCell cell;

  memset (sums, 0, sizeof *sums);
  while (lanyard_access_list_next (list, &cell))
    {
      guint8 before = people[cell.person];

      people[cell.person] |= (guint8) (SEEN | (1 << cell.effect));
      sums->n_cells++;
      sums->n_connectors += !connectors[cell.connector];
      connectors[cell.connector] = TRUE;
      if (people[cell.person] == before)
        continue;

      sums->n_people += before == 0;
      sums->n_lost += cell.effect == LANYARD_ACCESS_LOST;
      sums->n_gained += cell.effect == LANYARD_ACCESS_GAINED;
      sums->n_eased += cell.effect == LANYARD_ACCESS_EASED;
    }
}

const char *
lanyard_access_show_get_nick (LanyardAccessShow show)
{
  return (gsize) show < G_N_ELEMENTS (shows) ? shows[show] : NULL;
}

gboolean
lanyard_access_show_from_nick (const char        *nick,
                               LanyardAccessShow *show)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shows); i++)
    if (g_strcmp0 (nick, shows[i]) == 0)
      {
        *show = (LanyardAccessShow) i;
        return TRUE;
      }

  return FALSE;
}

const char *
lanyard_access_effect_get_nick (LanyardAccessEffect effect)
{
  static const char * const nicks[] = {
    [LANYARD_ACCESS_SAME] = "same",
    [LANYARD_ACCESS_LOST] = "lost",
    [LANYARD_ACCESS_GAINED] = "gained",
    [LANYARD_ACCESS_EASED] = "no-second-factor",
  };

  g_return_val_if_fail ((gsize) effect < G_N_ELEMENTS (nicks), NULL);

  return nicks[effect];
}

char *
lanyard_access_effect_dup_text (LanyardAccessEffect effect)
{
  switch (effect)
    {
    case LANYARD_ACCESS_LOST:
      return g_strdup (_("Would lose access"));
    case LANYARD_ACCESS_GAINED:
      return g_strdup (_("Would get access: only the group keeps the person out"));
    case LANYARD_ACCESS_EASED:
      return g_strdup (_("Would need no second factor any more"));
    case LANYARD_ACCESS_SAME:
    default:
      return g_strdup (_("Would stay as it is"));
    }
}

/**
 * lanyard_access_cell_dup_reason:
 * @matrix: a matrix
 * @cell: one of its cells
 *
 * Returns: (transfer full): what lanyard_access_decision_dup_reason() says
 */
char *
lanyard_access_cell_dup_reason (LanyardAccessMatrix     *matrix,
                                const LanyardAccessCell *cell)
{
  g_autoptr(LanyardAccessDecision) decision = lanyard_access_matrix_explain (matrix, cell);

  return lanyard_access_decision_dup_reason (decision);
}

static void
append_part (GString *text,
             char    *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", part);
  g_free (part);
}

static char *
describe_loss (const LanyardAccessSums *sums)
{
  g_autoptr(GString) text = g_string_new (NULL);

  if (sums->n_cells == 0)
    return g_strdup (_("Nobody’s access would change"));
  if (sums->n_lost > 0)
    append_part (text, g_strdup_printf (ngettext ("%u person would lose access", "%u people would lose access",
                                                  sums->n_lost), sums->n_lost));
  if (sums->n_gained > 0)
    append_part (text, g_strdup_printf (ngettext ("%u person would get access, no longer excluded",
                                                  "%u people would get access, no longer excluded",
                                                  sums->n_gained), sums->n_gained));
  if (sums->n_eased > 0)
    append_part (text, g_strdup_printf (ngettext ("%u person would need no second factor any more",
                                                  "%u people would need no second factor any more",
                                                  sums->n_eased), sums->n_eased));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * lanyard_access_sums_dup_text:
 * @sums: of a filter
 * @filter: that filter
 *
 * Returns: (transfer full): what they say, in one line
 */
char *
lanyard_access_sums_dup_text (const LanyardAccessSums   *sums,
                              const LanyardAccessFilter *filter)
{
  g_autofree char *people = NULL;
  g_autofree char *connectors = NULL;

  if (filter->without_id != NULL)
    return describe_loss (sums);

  people = g_strdup_printf (ngettext ("%u person", "%u people", sums->n_people), sums->n_people);
  connectors = g_strdup_printf (ngettext ("%u application", "%u applications", sums->n_connectors), sums->n_connectors);
  /* Translators: such as: 12 people, 3 applications */
  return g_strdup_printf (_("%s, %s"), people, connectors);
}
