/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-effective-values.h"

#include <string.h>

#include "lanyard-custom-values.h"

static void
free_given (LanyardGivenValues *given)
{
  g_clear_object (&given->group);
  g_strfreev (given->values);
  g_free (given);
}

static void
free_effective (LanyardEffectiveValues *effective)
{
  g_free (effective->name);
  g_strfreev (effective->values);
  g_ptr_array_unref (effective->givers);
  g_ptr_array_unref (effective->lost);
  g_free (effective);
}

/* The lower order first, then the name; the identifier so that the result is
 * the same everywhere. */
static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  LanyardGroup *one = *(LanyardGroup * const *) a;
  LanyardGroup *other = *(LanyardGroup * const *) b;
  int result = lanyard_group_get_order (one) - lanyard_group_get_order (other);

  if (result == 0)
    result = g_strcmp0 (lanyard_group_get_name (one), lanyard_group_get_name (other));
  if (result == 0)
    result = g_strcmp0 (lanyard_record_get_id (LANYARD_RECORD (one)), lanyard_record_get_id (LANYARD_RECORD (other)));

  return result;
}

/* Those that count, the one that decides first. */
static GPtrArray *
sort_groups (GPtrArray *groups)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    if (!lanyard_group_is_disabled (groups->pdata[i]))
      g_ptr_array_add (sorted, groups->pdata[i]);
  g_ptr_array_sort (sorted, compare_groups);

  return sorted;
}

static void
add_names (GPtrArray *names,
           GVariant  *attributes)
{
  GVariantIter iter;
  const char *name;

  if (attributes == NULL)
    return;

  g_variant_iter_init (&iter, attributes);
  while (g_variant_iter_next (&iter, "{&s@as}", &name, NULL))
    if (!g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
      g_ptr_array_add (names, (gpointer) name);
}

/* What @attributes has for @name, NULL where that is nothing. */
static LanyardGivenValues *
look_up (LanyardGroup *group,
         GVariant     *attributes,
         const char   *name)
{
  g_autoptr(GVariant) entry = attributes != NULL ? g_variant_lookup_value (attributes, name, G_VARIANT_TYPE_STRING_ARRAY) : NULL;
  LanyardGivenValues *given;

  if (entry == NULL || g_variant_n_children (entry) == 0)
    return NULL;

  given = g_new0 (LanyardGivenValues, 1);
  given->group = group != NULL ? g_object_ref (group) : NULL;
  given->values = g_variant_dup_strv (entry, NULL);
  return given;
}

static void
merge_values (GPtrArray *values,
              char     **added)
{
  for (gsize i = 0; added[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (values, added[i], g_str_equal, NULL))
      g_ptr_array_add (values, added[i]);
}

/* Of one value, what is first counts; of a list, all. */
static void
add_given (LanyardEffectiveValues *effective,
           LanyardGivenValues     *given,
           gboolean                is_single)
{
  LanyardGivenValues *first = effective->givers->len > 0 ? effective->givers->pdata[0] : NULL;

  if (given == NULL)
    return;

  if (is_single && first != NULL && !g_strv_equal ((const char * const *) first->values, (const char * const *) given->values))
    g_ptr_array_add (effective->lost, given);
  else
    g_ptr_array_add (effective->givers, given);
}

static LanyardEffectiveValues *
decide (LanyardPerson *person,
        GPtrArray     *sorted,
        GListModel    *declared,
        const char    *name)
{
  LanyardEffectiveValues *effective = g_new0 (LanyardEffectiveValues, 1);
  gboolean is_single = lanyard_custom_values_is_single (declared, name);
  g_autoptr(GPtrArray) values = g_ptr_array_new ();

  effective->name = g_strdup (name);
  effective->givers = g_ptr_array_new_with_free_func ((GDestroyNotify) free_given);
  effective->lost = g_ptr_array_new_with_free_func ((GDestroyNotify) free_given);
  add_given (effective, look_up (NULL, lanyard_person_get_attributes (person), name), is_single);
  for (guint i = 0; i < sorted->len; i++)
    add_given (effective, look_up (sorted->pdata[i], lanyard_group_get_attributes (sorted->pdata[i]), name), is_single);

  for (guint i = 0; i < effective->givers->len; i++)
    merge_values (values, ((LanyardGivenValues *) effective->givers->pdata[i])->values);
  g_ptr_array_add (values, NULL);
  effective->values = g_strdupv ((char **) values->pdata);
  return effective;
}

/**
 * lanyard_effective_values_list:
 * @person: a person
 * @groups: (nullable) (element-type LanyardGroup): all that the person is in
 * @declared: (nullable) (element-type LanyardCustomAttribute): a list
 *
 * The custom attributes of @person with those that @groups add; disabled
 * groups add none. Of an attribute that has one value the person's own counts,
 * then that of the group with the lowest order, then by name; what differs
 * from it has lost. Lists, and what is not declared, have the values of all,
 * each once.
 *
 * Returns: (transfer full) (element-type LanyardEffectiveValues): the
 *   person's own attributes first, in their order
 */
GPtrArray *
lanyard_effective_values_list (LanyardPerson *person,
                               GPtrArray     *groups,
                               GListModel    *declared)
{
  GPtrArray *list;
  g_autoptr(GPtrArray) sorted = NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  g_return_val_if_fail (LANYARD_IS_PERSON (person), NULL);

  list = g_ptr_array_new_with_free_func ((GDestroyNotify) free_effective);
  sorted = sort_groups (groups);
  add_names (names, lanyard_person_get_attributes (person));
  for (guint i = 0; i < sorted->len; i++)
    add_names (names, lanyard_group_get_attributes (sorted->pdata[i]));
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (list, decide (person, sorted, declared, names->pdata[i]));

  return list;
}

/**
 * lanyard_effective_values_dup:
 * @person: a person
 * @groups: (nullable) (element-type LanyardGroup): all that the person is in
 * @declared: (nullable) (element-type LanyardCustomAttribute): a list
 * @name: of a custom attribute
 *
 * Returns: (transfer full): what lanyard_effective_values_list() says of
 *   @name, empty when nobody gives any values
 */
char **
lanyard_effective_values_dup (LanyardPerson *person,
                              GPtrArray     *groups,
                              GListModel    *declared,
                              const char    *name)
{
  g_autoptr(GPtrArray) sorted = NULL;
  LanyardEffectiveValues *effective;
  char **values;

  g_return_val_if_fail (LANYARD_IS_PERSON (person), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  sorted = sort_groups (groups);
  effective = decide (person, sorted, declared, name);
  values = g_steal_pointer (&effective->values);
  free_effective (effective);

  return values;
}

LanyardPerson *
lanyard_effective_values_apply (LanyardPerson *person,
                                GPtrArray     *groups,
                                GListModel    *declared)
{
  g_autoptr(GPtrArray) list = lanyard_effective_values_list (person, groups, declared);
  g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));
  LanyardPerson *copy;

  g_return_val_if_fail (list != NULL, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      LanyardEffectiveValues *effective = list->pdata[i];

      g_variant_builder_add (&builder, "{s^as}", effective->name, effective->values);
    }
  copy = LANYARD_PERSON (lanyard_item_copy (LANYARD_ITEM (person)));
  lanyard_record_set_identity (LANYARD_RECORD (copy), lanyard_record_get_id (LANYARD_RECORD (person)),
                               lanyard_record_get_revision (LANYARD_RECORD (person)));
  g_object_set (copy, "attributes", g_variant_builder_end (&builder), NULL);
  return copy;
}

gboolean
lanyard_effective_values_has_groups (LanyardEffectiveValues *self)
{
  for (guint i = 0; i < self->givers->len; i++)
    if (((LanyardGivenValues *) self->givers->pdata[i])->group != NULL)
      return TRUE;

  return self->lost->len > 0;
}
