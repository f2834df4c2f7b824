/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-custom-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-item-private.h"
#include "lanyard-text.h"

#define SHOWN_MAX 64
#define DIGITS_MAX 64

/* The decimal of XML Schema in its shortest form. */
static char *
fold_number (const char *text)
{
  gboolean is_negative = *text == '-';
  const char *digits = text + (*text == '-' || *text == '+');
  gsize n_whole = strspn (digits, "0123456789");
  const char *fraction = digits[n_whole] == '.' ? digits + n_whole + 1 : "";
  gsize n_fraction = strspn (fraction, "0123456789");

  if (n_whole == 0 || strlen (text) > DIGITS_MAX || fraction[n_fraction] != '\0' ||
      (digits[n_whole] == '.' && n_fraction == 0) || (digits[n_whole] != '.' && digits[n_whole] != '\0'))
    return NULL;

  for (; n_whole > 1 && *digits == '0'; n_whole--)
    digits++;
  while (n_fraction > 0 && fraction[n_fraction - 1] == '0')
    n_fraction--;
  if (n_fraction == 0 && *digits == '0')
    is_negative = FALSE;

  return g_strdup_printf ("%s%.*s%s%.*s", is_negative ? "-" : "", (int) n_whole, digits,
                          n_fraction > 0 ? "." : "", (int) n_fraction, fraction);
}

static char *
fold_boolean (const char *text)
{
  static const char * const words[] = { "false", "true", "no", "yes", "off", "on", "0", "1" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return g_strdup (words[i % 2]);

  return NULL;
}

static gboolean
refuse_value (LanyardCustomAttribute  *attribute,
              const char              *value,
              GError                 **error)
{
  g_autofree char *visible = lanyard_text_make_visible (value, SHOWN_MAX);
  const char *label = lanyard_custom_attribute_get_label (attribute);

  if (lanyard_custom_attribute_get_value_type (attribute) == LANYARD_VALUE_NUMBER)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                       _("The attribute is declared as a number"), _("Enter digits, such as 42 or -3.5"),
                       /* Translators: a value, then the name of an attribute */
                       _("“%s” is no value for “%s”"), visible, label);
  else
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                       _("The attribute is declared as yes or no"), _("Enter yes or no"),
                       _("“%s” is no value for “%s”"), visible, label);

  return FALSE;
}

static gboolean
refuse_several (LanyardCustomAttribute  *attribute,
                gsize                    n,
                GError                 **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("Applications would be told all of them"),
                     _("Leave one, or declare the attribute as a list"),
                     ngettext ("“%s” has %zu value and may have one", "“%s” has %zu values and may have one", n),
                     lanyard_custom_attribute_get_label (attribute), n);
  return FALSE;
}

/* The values in the form in which they are kept. */
static GStrv
fold_values (LanyardCustomAttribute  *attribute,
             const char * const      *values,
             GError                 **error)
{
  LanyardValueType type = lanyard_custom_attribute_get_value_type (attribute);
  g_autoptr(GStrvBuilder) folded = g_strv_builder_new ();
  gsize n = 0;

  for (; values[n] != NULL; n++)
    {
      g_autofree char *value = lanyard_custom_values_fold (type, values[n]);

      if (value == NULL)
        {
          refuse_value (attribute, values[n], error);
          return NULL;
        }
      g_strv_builder_add (folded, value);
    }
  if (n > 1 && type != LANYARD_VALUE_LIST)
    {
      refuse_several (attribute, n, error);
      return NULL;
    }

  return g_strv_builder_end (folded);
}

static gboolean
is_kept (GVariant   *before,
         const char *name,
         GVariant   *entry)
{
  g_autoptr(GVariant) old = before != NULL ? g_variant_lookup_value (before, name, G_VARIANT_TYPE_STRING_ARRAY) : NULL;

  return old != NULL && g_variant_equal (old, entry);
}

/**
 * lanyard_custom_values_find:
 * @declared: (nullable) (element-type LanyardCustomAttribute): a list
 * @name: an attribute's name
 *
 * Returns: (transfer none) (nullable): its declaration
 */
LanyardCustomAttribute *
lanyard_custom_values_find (GListModel *declared,
                            const char *name)
{
  for (guint i = 0; declared != NULL && i < g_list_model_get_n_items (declared); i++)
    {
      LanyardCustomAttribute *attribute = _lanyard_item_list_peek (declared, i);

      if (g_strcmp0 (lanyard_custom_attribute_get_name (attribute), name) == 0)
        return attribute;
    }

  return NULL;
}

gboolean
lanyard_custom_values_is_single (GListModel *declared,
                                 const char *name)
{
  LanyardCustomAttribute *attribute = lanyard_custom_values_find (declared, name);

  return attribute != NULL && lanyard_custom_attribute_get_value_type (attribute) != LANYARD_VALUE_LIST;
}

/**
 * lanyard_custom_values_fold:
 * @type: what the value is to be
 * @value: as it was typed, or comes from a table
 *
 * Numbers become the shortest decimal of XML Schema, words for yes and no its
 * booleans; texts stay.
 *
 * Returns: (transfer full) (nullable): the form that is kept, %NULL if @value
 *   is none of @type
 */
char *
lanyard_custom_values_fold (LanyardValueType  type,
                            const char       *value)
{
  g_autofree char *stripped = g_strstrip (g_strdup (value));

  switch (type)
    {
    case LANYARD_VALUE_NUMBER:
      return fold_number (stripped);
    case LANYARD_VALUE_BOOLEAN:
      return fold_boolean (stripped);
    case LANYARD_VALUE_TEXT:
    case LANYARD_VALUE_LIST:
    default:
      return g_strdup (value);
    }
}

/**
 * lanyard_custom_values_check:
 * @declared: (nullable) (element-type LanyardCustomAttribute): what is declared
 * @item: a record with the field "attributes"
 * @before: (nullable): the record as it is stored
 * @error: %LANYARD_ERROR_INVALID: a value is not of its attribute's type, or
 *   there are several where one may be
 *
 * Brings the values of declared attributes into the form in which they are
 * kept. What is as in @before is left alone: a declaration that came later
 * keeps nobody from being changed in other respects, or suspended. Undeclared
 * attributes are any texts.
 *
 * Returns: whether the record may be stored
 */
gboolean
lanyard_custom_values_check (GListModel   *declared,
                             LanyardItem  *item,
                             LanyardItem  *before,
                             GError      **error)
{
  g_autoptr(GVariant) attributes = NULL;
  g_autoptr(GVariant) old = NULL;
  g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));
  GParamSpec *pspec;
  GVariantIter iter;
  const char *name;
  GVariant *child;

  g_return_val_if_fail (LANYARD_IS_ITEM (item), FALSE);

  pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (item), "attributes");
  g_return_val_if_fail (pspec != NULL && G_IS_PARAM_SPEC_VARIANT (pspec), FALSE);

  g_object_get (item, "attributes", &attributes, NULL);
  if (declared == NULL || g_list_model_get_n_items (declared) == 0 || attributes == NULL)
    return TRUE;
  if (before != NULL)
    g_object_get (before, "attributes", &old, NULL);

  g_variant_iter_init (&iter, attributes);
  while (g_variant_iter_next (&iter, "{&s@as}", &name, &child))
    {
      g_autoptr(GVariant) entry = child;
      g_autofree const char **values = g_variant_get_strv (entry, NULL);
      LanyardCustomAttribute *attribute = lanyard_custom_values_find (declared, name);
      g_auto(GStrv) folded = NULL;

      if (attribute == NULL || is_kept (old, name, entry))
        {
          g_variant_builder_add (&builder, "{s@as}", name, entry);
          continue;
        }
      folded = fold_values (attribute, values, error);
      if (folded == NULL)
        return FALSE;
      g_variant_builder_add (&builder, "{s^as}", name, folded);
    }

  g_object_set (item, "attributes", g_variant_builder_end (&builder), NULL);
  return TRUE;
}
