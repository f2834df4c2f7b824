/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-differences.h"

#include "lanyard-field-pair.h"
#include "lanyard-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME_MAX_LENGTH 64

struct _LanyardDirectoryDifference
{
  GObject     parent_instance;

  char       *title;
  char       *detail;
  const char *icon;
};

G_DEFINE_FINAL_TYPE (LanyardDirectoryDifference, lanyard_directory_difference, G_TYPE_OBJECT)

/* In the order of the list. */
typedef enum
{
  KIND_REFUSED,
  KIND_SUSPENDED,
  KIND_CHANGED,
  KIND_NEW_GROUP,
  KIND_CHANGED_GROUP,
  KIND_NEW,
  N_KINDS,
} Kind;

typedef struct
{
  Kind  kind;
  guint index;
} Place;

struct _LanyardDirectoryDifferences
{
  GObject    parent_instance;

  /* Owned References */
  GPtrArray *lines;
  GPtrArray *new_groups;
  GPtrArray *changed_groups;
  GArray    *places;
};

static const struct
{
  const char *title;
  const char *icon;
} kinds[N_KINDS] = {
  /* Translators: %s is a user name */
  [KIND_REFUSED] = { N_("%s is refused"), "dialog-warning-symbolic" },
  /* Translators: %s is a user name */
  [KIND_SUSPENDED] = { N_("%s is suspended"), "action-unavailable-symbolic" },
  /* Translators: %s is a user name */
  [KIND_CHANGED] = { N_("%s changes"), "document-edit-symbolic" },
  /* Translators: %s is the name of a group */
  [KIND_NEW_GROUP] = { N_("Group “%s” is new"), "system-users-symbolic" },
  /* Translators: %s is the name of a group */
  [KIND_CHANGED_GROUP] = { N_("Group “%s” changes"), "system-users-symbolic" },
  /* Translators: %s is a user name */
  [KIND_NEW] = { N_("%s is new"), "list-add-symbolic" },
};

static void
lanyard_directory_difference_finalize (GObject *object)
{
  LanyardDirectoryDifference *self = LANYARD_DIRECTORY_DIFFERENCE (object);

  g_free (self->title);
  g_free (self->detail);

  G_OBJECT_CLASS (lanyard_directory_difference_parent_class)->finalize (object);
}

static void
lanyard_directory_difference_class_init (LanyardDirectoryDifferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_directory_difference_finalize;
}

static void
lanyard_directory_difference_init (LanyardDirectoryDifference *self)
{
}

/* "Job Title: Clerk → Boss" of all that changes; what there was nothing of
 * before without an arrow. What identifies people in the directory tells nobody anything. */
static char *
describe_pairs (LanyardPeopleLine *line)
{
  g_autoptr(GPtrArray) pairs = lanyard_people_line_list_pairs (line);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      LanyardFieldPair *pair = pairs->pdata[i];
      const char *left = lanyard_field_pair_get_left (pair);
      const char *right = lanyard_field_pair_get_right (pair);

      if (strcmp (lanyard_field_pair_get_field (pair), LANYARD_PEOPLE_IDENTIFIER) == 0)
        continue;
      g_string_append_printf (text, "%s%s: ", text->len > 0 ? " · " : "", lanyard_field_pair_get_label (pair));
      if (left != NULL)
        g_string_append_printf (text, "%s → ", left);
      g_string_append (text, right != NULL ? right : "–");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_line (LanyardPeopleLine *line,
               Kind               kind)
{
  if (kind == KIND_REFUSED)
    return g_strdup (line->error->message);
  if (kind == KIND_SUSPENDED)
    return g_strdup (_("Is not in the directory any more"));

  return describe_pairs (line);
}

static LanyardDirectoryDifference *
make_difference (LanyardDirectoryDifferences *self,
                 const Place                 *place)
{
  gboolean is_group = place->kind == KIND_NEW_GROUP || place->kind == KIND_CHANGED_GROUP;
  GPtrArray *source = place->kind == KIND_NEW_GROUP ? self->new_groups : is_group ? self->changed_groups : self->lines;
  LanyardDirectoryDifference *item = g_object_new (LANYARD_TYPE_DIRECTORY_DIFFERENCE, NULL);
  gpointer subject = source->pdata[place->index];
  const char *name = is_group ? lanyard_group_get_name (subject) : ((LanyardPeopleLine *) subject)->key;
  g_autofree char *visible = lanyard_text_make_visible (name != NULL ? name : "", NAME_MAX_LENGTH);
  g_auto(GStrv) parts = g_strsplit (_(kinds[place->kind].title), "%s", 2);

  item->title = g_strjoinv (visible, parts);
  item->detail = is_group ? g_strdup ("") : describe_line (subject, place->kind);
  item->icon = kinds[place->kind].icon;

  return item;
}

static GType
get_item_type (GListModel *model)
{
  return LANYARD_TYPE_DIRECTORY_DIFFERENCE;
}

static guint
get_n_items (GListModel *model)
{
  return LANYARD_DIRECTORY_DIFFERENCES (model)->places->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  LanyardDirectoryDifferences *self = LANYARD_DIRECTORY_DIFFERENCES (model);

  return position < self->places->len ? make_difference (self, &g_array_index (self->places, Place, position)) : NULL;
}

static void
implement_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LanyardDirectoryDifferences, lanyard_directory_differences, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

static void
lanyard_directory_differences_finalize (GObject *object)
{
  LanyardDirectoryDifferences *self = LANYARD_DIRECTORY_DIFFERENCES (object);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->new_groups, g_ptr_array_unref);
  g_clear_pointer (&self->changed_groups, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_array_unref);

  G_OBJECT_CLASS (lanyard_directory_differences_parent_class)->finalize (object);
}

static void
lanyard_directory_differences_class_init (LanyardDirectoryDifferencesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_directory_differences_finalize;
}

static void
lanyard_directory_differences_init (LanyardDirectoryDifferences *self)
{
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
}

const char *
lanyard_directory_difference_get_title (LanyardDirectoryDifference *self)
{
  g_return_val_if_fail (LANYARD_IS_DIRECTORY_DIFFERENCE (self), NULL);

  return self->title;
}

const char *
lanyard_directory_difference_get_detail (LanyardDirectoryDifference *self)
{
  g_return_val_if_fail (LANYARD_IS_DIRECTORY_DIFFERENCE (self), NULL);

  return self->detail;
}

const char *
lanyard_directory_difference_get_icon (LanyardDirectoryDifference *self)
{
  g_return_val_if_fail (LANYARD_IS_DIRECTORY_DIFFERENCE (self), NULL);

  return self->icon;
}

static Kind
classify (LanyardPeopleLine *line)
{
  switch (line->verdict)
    {
    case LANYARD_PEOPLE_LINE_REFUSED:
      return KIND_REFUSED;

    case LANYARD_PEOPLE_LINE_NEW:
      return KIND_NEW;

    case LANYARD_PEOPLE_LINE_CHANGED:
      return line->vanished ? KIND_SUSPENDED : KIND_CHANGED;

    case LANYARD_PEOPLE_LINE_SAME:
    default:
      return N_KINDS;
    }
}

static void
add_places (LanyardDirectoryDifferences *self,
            Kind                         kind)
{
  GPtrArray *groups = kind == KIND_NEW_GROUP ? self->new_groups : kind == KIND_CHANGED_GROUP ? self->changed_groups : NULL;
  GPtrArray *source = groups != NULL ? groups : self->lines;

  for (guint i = 0; i < source->len; i++)
    if (groups != NULL || classify (source->pdata[i]) == kind)
      g_array_append_val (self->places, ((Place) { kind, i }));
}

/**
 * lanyard_directory_differences_new:
 * @plan: what is to be done
 *
 * Returns: (transfer full): the list
 */
LanyardDirectoryDifferences *
lanyard_directory_differences_new (LanyardPeopleImport *plan)
{
  LanyardDirectoryDifferences *self;

  g_return_val_if_fail (plan != NULL, NULL);

  self = g_object_new (LANYARD_TYPE_DIRECTORY_DIFFERENCES, NULL);
  self->lines = g_ptr_array_ref (lanyard_people_import_get_lines (plan));
  self->new_groups = g_ptr_array_ref (lanyard_people_import_get_groups (plan));
  self->changed_groups = g_ptr_array_ref (lanyard_people_import_get_changed_groups (plan));
  for (Kind kind = 0; kind < N_KINDS; kind++)
    add_places (self, kind);

  return self;
}
