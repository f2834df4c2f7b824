/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-field-pair.h"
#include "lanyard-field-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is shown of a secret. */
#define HIDDEN "••••••"

typedef struct
{
  LanyardConnector *left;
  LanyardConnector *right;
  LanyardPairs      which;
  GPtrArray        *secrets;
  GPtrArray        *pairs;
} Comparison;

/* What no two connectors share. */
static const char * const expected_fields[] = {
  "label", "slug", "state", "color", "logo", "notes", "idp_entity_id", "metadata_source", "metadata_hash", "metadata_date",
  "metadata_valid_until", "metadata_cache_duration",
};

static gboolean
differs_only_in_host (const char *left,
                      const char *right)
{
  g_autoptr(GUri) left_uri = left != NULL ? g_uri_parse (left, G_URI_FLAGS_NONE, NULL) : NULL;
  g_autoptr(GUri) right_uri = right != NULL ? g_uri_parse (right, G_URI_FLAGS_NONE, NULL) : NULL;

  return left_uri != NULL && right_uri != NULL &&
         g_uri_get_host (left_uri) != NULL && g_uri_get_host (right_uri) != NULL &&
         g_strcmp0 (g_uri_get_scheme (left_uri), g_uri_get_scheme (right_uri)) == 0 &&
         g_strcmp0 (g_uri_get_path (left_uri), g_uri_get_path (right_uri)) == 0 &&
         g_strcmp0 (g_uri_get_query (left_uri), g_uri_get_query (right_uri)) == 0 &&
         g_strcmp0 (g_uri_get_host (left_uri), g_uri_get_host (right_uri)) != 0;
}

/* The value as it is in the JSON form of an ACS; else the value. */
static char *
dup_url (const char *value)
{
  g_autoptr(LanyardItem) acs = NULL;

  if (value == NULL || *value != '{')
    return g_strdup (value);

  acs = lanyard_item_new_from_json_text (LANYARD_TYPE_ACS, value, NULL);
  return acs != NULL ? g_strdup (lanyard_acs_get_url (LANYARD_ACS (acs))) : NULL;
}

static gboolean
is_expected (const char *path,
             const char *left,
             const char *right)
{
  g_autofree char *left_url = NULL;
  g_autofree char *right_url = NULL;

  if (g_str_has_prefix (path, "sp_signing_certificates") || g_str_has_prefix (path, "sp_encryption_certificates") ||
      g_str_has_prefix (path, "placeholders.") || g_str_has_prefix (path, "secrets."))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (expected_fields); i++)
    if (g_str_equal (path, expected_fields[i]))
      return TRUE;

  left_url = dup_url (left);
  right_url = dup_url (right);
  return differs_only_in_host (left_url, right_url);
}

static gboolean
is_hidden (Comparison             *comparison,
           const LanyardFieldText *text)
{
  if (_lanyard_connector_hides_field (comparison->left != NULL ? comparison->left : comparison->right, text->path) ||
      (comparison->right != NULL && _lanyard_connector_hides_field (comparison->right, text->path)))
    return TRUE;

  for (guint i = 0; i < comparison->secrets->len; i++)
    if (strstr (text->value, g_ptr_array_index (comparison->secrets, i)) != NULL)
      return TRUE;

  return FALSE;
}

static const char *
get_shown (Comparison             *comparison,
           const LanyardFieldText *text)
{
  if (text == NULL)
    return NULL;

  return is_hidden (comparison, text) ? HIDDEN : text->text;
}

static LanyardFieldText *
find_text (GPtrArray  *texts,
           const char *path)
{
  for (guint i = 0; i < texts->len; i++)
    {
      LanyardFieldText *text = g_ptr_array_index (texts, i);

      if (g_str_equal (text->path, path))
        return text;
    }

  return NULL;
}

/* One of both may be NULL. */
static void
add_pair (Comparison             *comparison,
          const LanyardFieldText *left,
          const LanyardFieldText *right)
{
  const LanyardFieldText *known = left != NULL ? left : right;
  const char *left_value = left != NULL ? left->value : NULL;
  const char *right_value = right != NULL ? right->value : NULL;
  gboolean differs = g_strcmp0 (left_value, right_value) != 0;

  if (!differs && comparison->which == LANYARD_PAIRS_DIFFERENT)
    return;

  g_ptr_array_add (comparison->pairs,
                   lanyard_field_pair_new (known->path, known->label, get_shown (comparison, left),
                                           get_shown (comparison, right), differs,
                                           differs && is_expected (known->path, left_value, right_value)));
}

static char *
join_names (GPtrArray *texts)
{
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    {
      LanyardFieldText *text = g_ptr_array_index (texts, i);
      const char *name = strchr (text->path, '[');

      if (i > 0)
        g_string_append (names, ", ");
      if (name != NULL)
        g_string_append_len (names, name + 1, strlen (name) - 2);
    }

  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* The same items in another order. */
static void
add_order (Comparison *comparison,
           GParamSpec *pspec,
           GPtrArray  *left,
           GPtrArray  *right)
{
  g_autofree char *left_names = NULL;
  g_autofree char *right_names = NULL;
  g_autofree char *label = NULL;

  if (!g_type_is_a (pspec->value_type, G_TYPE_LIST_MODEL) || left->len != right->len)
    return;

  left_names = join_names (left);
  right_names = join_names (right);
  for (guint i = 0; i < left->len; i++)
    if (find_text (right, ((LanyardFieldText *) g_ptr_array_index (left, i))->path) == NULL)
      return;
  if (g_str_equal (left_names, right_names))
    return;

  /* Translators: of a list; %s is "Attribute", "ACS URL" … */
  label = g_strdup_printf (_("%s: Order"), lanyard_field_get_label (pspec->name));
  g_ptr_array_add (comparison->pairs,
                   lanyard_field_pair_new (pspec->name, label, left_names, right_names, TRUE, FALSE));
}

static GPtrArray *
list_texts (LanyardConnector *connector,
            GParamSpec       *pspec)
{
  return connector != NULL ? _lanyard_connector_list_texts (connector, pspec) : g_ptr_array_new ();
}

/* What a new connector has anyway is not worth a word. */
static gboolean
is_untouched (Comparison *comparison,
              GParamSpec *pspec)
{
  LanyardConnector *only = comparison->left != NULL ? comparison->left : comparison->right;
  g_auto(GValue) holder = G_VALUE_INIT;

  if ((comparison->left != NULL && comparison->right != NULL) || comparison->which == LANYARD_PAIRS_ALL ||
      g_type_is_a (pspec->value_type, G_TYPE_LIST_MODEL))
    return FALSE;

  g_value_init (&holder, pspec->value_type);
  g_object_get_property (G_OBJECT (only), pspec->name, &holder);
  return g_param_value_defaults (pspec, &holder);
}

static void
compare_field (Comparison *comparison,
               GParamSpec *pspec)
{
  g_autoptr(GPtrArray) left = NULL;
  g_autoptr(GPtrArray) right = NULL;

  if (is_untouched (comparison, pspec))
    return;

  left = list_texts (comparison->left, pspec);
  right = list_texts (comparison->right, pspec);
  for (guint i = 0; i < left->len; i++)
    {
      LanyardFieldText *text = g_ptr_array_index (left, i);

      add_pair (comparison, text, find_text (right, text->path));
    }
  for (guint i = 0; i < right->len; i++)
    {
      LanyardFieldText *text = g_ptr_array_index (right, i);

      if (find_text (left, text->path) == NULL)
        add_pair (comparison, NULL, text);
    }
  add_order (comparison, pspec, left, right);
}

static void
add_secrets (Comparison       *comparison,
             LanyardConnector *connector)
{
  g_autoptr(GPtrArray) secrets = NULL;

  if (connector == NULL)
    return;

  secrets = _lanyard_connector_list_secrets (connector);
  for (guint i = 0; i < secrets->len; i++)
    g_ptr_array_add (comparison->secrets, g_strdup (g_ptr_array_index (secrets, i)));
}

/**
 * lanyard_connector_list_pairs:
 * @left: (nullable): a connector, or one before a change
 * @right: (nullable): another, or the same after the change; not both are %NULL
 * @which: whether fields with the same value are wanted, too
 *
 * Values of secret placeholders, and whatever holds one, are not shown.
 *
 * Returns: (transfer container) (element-type LanyardFieldPair): the fields, in
 *   the class's order
 */
GPtrArray *
lanyard_connector_list_pairs (LanyardConnector *left,
                              LanyardConnector *right,
                              LanyardPairs      which)
{
  g_autoptr(GPtrArray) secrets = g_ptr_array_new_with_free_func (g_free);
  g_autofree GParamSpec **pspecs = NULL;
  Comparison comparison = { .left = left, .right = right, .which = which, .secrets = secrets };
  guint n_pspecs;

  g_return_val_if_fail (left != NULL || right != NULL, NULL);

  comparison.pairs = g_ptr_array_new_with_free_func (g_object_unref);
  add_secrets (&comparison, left);
  add_secrets (&comparison, right);

  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (left != NULL ? left : right), &n_pspecs);
  for (guint i = 0; i < n_pspecs; i++)
    if ((pspecs[i]->flags & LANYARD_PARAM_FIELD) != 0)
      compare_field (&comparison, pspecs[i]);

  return comparison.pairs;
}
