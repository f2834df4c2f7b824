/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-import-lines.h"

#include "lanyard-field-pair.h"
#include "lanyard-text.h"

#include <glib/gi18n-lib.h>

#define KEY_MAX 64

struct _LanyardPeopleImportLines
{
  GObject    parent_instance;

  /* Owned References */
  GPtrArray *lines;
  GArray    *shown;     /* guint: places in lines */
};

static GType
get_item_type (GListModel *model)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return LANYARD_PEOPLE_IMPORT_LINES (model)->shown->len;
}

/* "Job Title: Clerk → Boss" of all that changes */
static char *
describe_changes (LanyardPeopleLine *line)
{
  g_autoptr(GPtrArray) pairs = lanyard_people_line_list_pairs (line);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      LanyardFieldPair *pair = pairs->pdata[i];
      const char *left = lanyard_field_pair_get_left (pair);
      const char *right = lanyard_field_pair_get_right (pair);

      g_string_append_printf (text, "%s%s: %s → %s", i > 0 ? " · " : "", lanyard_field_pair_get_label (pair),
                              left != NULL ? left : "–", right != NULL ? right : "–");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_line (LanyardPeopleLine *line)
{
  g_autofree char *key = lanyard_text_make_visible (line->key != NULL ? line->key : "", KEY_MAX);
  g_autofree char *changes = NULL;

  if (line->verdict == LANYARD_PEOPLE_LINE_REFUSED)
    /* Translators: the number of a line of a file, then why */
    return g_strdup_printf (_("Line %u is refused. %s"), line->number, line->error->message);
  if (line->verdict == LANYARD_PEOPLE_LINE_NEW)
    /* Translators: the number of a line of a file, then a user name */
    return g_strdup_printf (_("Line %u: %s is new"), line->number, key);

  changes = describe_changes (line);
  /* Translators: the number of a line of a file, a user name, what changes */
  return g_strdup_printf (_("Line %u: %s changes. %s"), line->number, key, changes);
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  LanyardPeopleImportLines *self = LANYARD_PEOPLE_IMPORT_LINES (model);
  g_autofree char *text = NULL;

  if (position >= self->shown->len)
    return NULL;

  text = describe_line (self->lines->pdata[g_array_index (self->shown, guint, position)]);
  return gtk_string_object_new (text);
}

static void
implement_list_model (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LanyardPeopleImportLines, lanyard_people_import_lines, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list_model))

static void
lanyard_people_import_lines_finalize (GObject *object)
{
  LanyardPeopleImportLines *self = LANYARD_PEOPLE_IMPORT_LINES (object);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_array_unref);

  G_OBJECT_CLASS (lanyard_people_import_lines_parent_class)->finalize (object);
}

static void
lanyard_people_import_lines_class_init (LanyardPeopleImportLinesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_people_import_lines_finalize;
}

static void
lanyard_people_import_lines_init (LanyardPeopleImportLines *self)
{
  self->shown = g_array_new (FALSE, FALSE, sizeof (guint));
}

LanyardPeopleImportLines *
lanyard_people_import_lines_new (GPtrArray *lines)
{
  static const LanyardPeopleVerdict order[] = {
    LANYARD_PEOPLE_LINE_REFUSED, LANYARD_PEOPLE_LINE_CHANGED, LANYARD_PEOPLE_LINE_NEW,
  };
  LanyardPeopleImportLines *self = g_object_new (LANYARD_TYPE_PEOPLE_IMPORT_LINES, NULL);

  self->lines = g_ptr_array_ref (lines);
  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < lines->len; i++)
      if (((LanyardPeopleLine *) lines->pdata[i])->verdict == order[k])
        g_array_append_val (self->shown, i);

  return self;
}
