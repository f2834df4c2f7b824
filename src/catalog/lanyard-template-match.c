/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template-match.h"

#include <string.h>

#include "lanyard-template-private.h"

/* Addresses come from outside: what takes longer to compare is no match. */
#define ADDRESS_MAX 2048
#define STEPS_MAX 20000

/* How much a match says: that of a whole value more than that of its host. */
#define SCORE_WHOLE 1000
#define SCORE_ORIGIN 100
#define SCORE_HOMEPAGE 10

/* Without letters of its host a pattern must have this many of its path. */
#define PATH_LITERALS_MIN 10

#define KEY_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789_"

/* One comparison of an address with a pattern. */
typedef struct
{
  LanyardTemplate *tmpl;
  GHashTable      *values;      /* key → value */
  guint            steps;
} Match;

static gsize
get_token_length (const char *text)
{
  gsize length = *text == '{' ? strspn (text + 1, KEY_CHARACTERS) : 0;

  return length > 0 && text[length + 1] == '}' ? length + 2 : 0;
}

static gboolean
is_whole_token (const char *pattern)
{
  gsize length = get_token_length (pattern);

  return length > 0 && pattern[length] == '\0';
}

static gboolean match_rest (Match      *match,
                            const char *pattern,
                            const char *text);

/* Gives @key the value @length bytes long, if it may have it and has no other. */
static gboolean
bind_value (Match      *match,
            const char *key,
            const char *text,
            gsize       length,
            gboolean   *is_new)
{
  g_autofree char *value = g_strndup (text, length);
  const char *known = g_hash_table_lookup (match->values, key);

  *is_new = FALSE;
  if (known != NULL)
    return strcmp (known, value) == 0;
  if (strcmp (key, "idp_entity_id") != 0 && !lanyard_template_check_placeholder (match->tmpl, key, value, NULL))
    return FALSE;

  g_hash_table_insert (match->values, g_strdup (key), g_steal_pointer (&value));
  *is_new = TRUE;
  return TRUE;
}

/* The shortest value that lets the rest fit. */
static gboolean
match_token (Match      *match,
             const char *pattern,
             gsize       token,
             const char *text)
{
  g_autofree char *key = g_strndup (pattern + 1, token - 2);
  gsize length = strlen (text);

  for (gsize i = 1; i <= length; i++)
    {
      gboolean is_new;

      if (match->steps++ > STEPS_MAX)
        return FALSE;
      /* Only letters that the next literal begins with can end the value. */
      if (pattern[token] != '\0' && get_token_length (pattern + token) == 0 &&
          g_ascii_tolower (pattern[token]) != g_ascii_tolower (text[i]))
        continue;
      if (pattern[token] == '\0' && i < length)
        continue;
      if (!bind_value (match, key, text, i, &is_new))
        continue;
      if (match_rest (match, pattern + token, text + i))
        return TRUE;
      if (is_new)
        g_hash_table_remove (match->values, key);
    }

  return FALSE;
}

static gboolean
match_rest (Match      *match,
            const char *pattern,
            const char *text)
{
  for (; *pattern != '\0'; pattern++, text++)
    {
      gsize token = get_token_length (pattern);

      if (token > 0)
        return match_token (match, pattern, token, text);
      if (match->steps++ > STEPS_MAX || g_ascii_tolower (*pattern) != g_ascii_tolower (*text))
        return FALSE;
    }

  return *text == '\0';
}

static gboolean
match_pattern (LanyardTemplate *self,
               GHashTable      *values,
               const char      *pattern,
               const char      *text)
{
  Match match = { self, values, 0 };

  return strlen (text) <= ADDRESS_MAX && match_rest (&match, pattern, text);
}

/* Where the path of an address or pattern begins, or its end. */
static gsize
get_origin_length (const char *url)
{
  const char *host = strstr (url, "://");

  host = host != NULL ? host + 3 : url;
  return (gsize) (host - url) + strcspn (host, "/?#");
}

static guint
count_literals (const char *text,
                gsize       length)
{
  guint n = 0;

  for (gsize i = 0; i < length;)
    {
      gsize token = get_token_length (text + i);

      if (token == 0)
        n++;
      i += MAX (token, 1);
    }

  return n;
}

/* Literals of the host: at least a name and its domain. */
static guint
count_host_literals (const char *pattern)
{
  const char *host = strstr (pattern, "://");
  gsize skipped = host != NULL ? (gsize) (host - pattern) + 3 : 0;
  gsize length = get_origin_length (pattern);
  guint n = count_literals (pattern + skipped, length - skipped);

  return n >= 4 && memchr (pattern + skipped, '.', length - skipped) != NULL ? n : 0;
}

/* "https://acme.deskpro.com/x" and "https://deskpro.com" give "deskpro.com";
 * names that stand for any are none. */
static char *
dup_domain (const char *url)
{
  g_autoptr(GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL) : NULL;
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  const char *first = host != NULL ? strchr (host, '.') : NULL;
  g_autofree char *domain = NULL;

  if (first == NULL || first[1] == '\0' || g_hostname_is_ip_address (host))
    return NULL;

  domain = g_ascii_strdown (strchr (first + 1, '.') != NULL ? first + 1 : host, -1);
  if (strlen (domain) < 5 || g_str_has_prefix (domain, "example.") || strstr (domain, ".example.") != NULL ||
      g_str_has_suffix (domain, ".example"))
    return NULL;

  return g_steal_pointer (&domain);
}

static gboolean
is_in_domain (const char *url,
              const char *domain)
{
  g_autoptr(GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *host = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return FALSE;

  host = g_ascii_strdown (g_uri_get_host (uri), -1);
  return strcmp (host, domain) == 0 ||
         (g_str_has_suffix (host, domain) && host[strlen (host) - strlen (domain) - 1] == '.');
}

/* A value that the service provider shows as a whole: its example tells where
 * it is. */
static guint
match_whole_value (LanyardTemplate *self,
                   GHashTable      *values,
                   const char      *pattern,
                   const char      *text)
{
  g_autofree char *key = g_strndup (pattern + 1, strlen (pattern) - 2);
  LanyardPlaceholder *placeholder = _lanyard_template_find_placeholder (self, key);
  g_autofree char *domain = dup_domain (placeholder != NULL ? placeholder->example : NULL);
  Match match = { self, values, 0 };
  gboolean is_new;

  if (domain == NULL || !is_in_domain (text, domain) || strlen (text) > ADDRESS_MAX ||
      !bind_value (&match, key, text, strlen (text), &is_new))
    return 0;

  return SCORE_WHOLE + (guint) strlen (domain);
}

/* @pattern for the value that it is a pattern of. */
static guint
score_value (LanyardTemplate *self,
             GHashTable      *values,
             const char      *pattern,
             const char      *text)
{
  guint host, all;
  gsize path;

  if (pattern == NULL || text == NULL || *text == '\0')
    return 0;
  if (is_whole_token (pattern))
    return match_whole_value (self, values, pattern, text);

  host = count_host_literals (pattern);
  all = count_literals (pattern, strlen (pattern));
  path = strstr (pattern, "://") != NULL ? get_origin_length (pattern) : 0;
  if (host == 0 && count_literals (pattern + path, strlen (pattern) - path) < PATH_LITERALS_MIN)
    return 0;

  return match_pattern (self, values, pattern, text) ? (host > 0 ? SCORE_WHOLE : SCORE_HOMEPAGE) + all : 0;
}

/* Scheme and host alone. */
static guint
score_origin (LanyardTemplate *self,
              GHashTable      *values,
              const char      *pattern,
              const char      *text)
{
  g_autofree char *origin = NULL;
  g_autofree char *own = NULL;
  guint host;

  if (pattern == NULL || text == NULL || strstr (pattern, "://") == NULL || strstr (text, "://") == NULL)
    return 0;

  host = count_host_literals (pattern);
  origin = g_strndup (pattern, get_origin_length (pattern));
  own = g_strndup (text, get_origin_length (text));
  if (host == 0 || !match_pattern (self, values, origin, own))
    return 0;

  return SCORE_ORIGIN + host;
}

static guint
score_any_origin (LanyardTemplate *self,
                  GHashTable      *values,
                  const char      *text)
{
  const LanyardTemplateProfile *profile = lanyard_template_get_profile (self);
  const char * const patterns[] = { profile->entity_id, profile->login_url, profile->slo_url, profile->bookmark_url };
  guint best = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    best = MAX (best, score_origin (self, values, patterns[i], text));
  for (guint i = 0; i < profile->acs->len; i++)
    best = MAX (best, score_origin (self, values, lanyard_acs_get_url (profile->acs->pdata[i]), text));

  for (guint i = 0; best == 0 && i < lanyard_template_get_placeholders (self)->len; i++)
    {
      LanyardPlaceholder *placeholder = g_ptr_array_index (lanyard_template_get_placeholders (self), i);
      g_autofree char *domain = dup_domain (placeholder->example);

      if (domain != NULL && text != NULL && is_in_domain (text, domain))
        best = SCORE_ORIGIN + (guint) strlen (domain);
    }

  return best;
}

static guint
score_homepage (LanyardTemplate *self,
                const char      *text)
{
  g_autofree char *domain = dup_domain (lanyard_template_get_homepage (self));

  return domain != NULL && text != NULL && is_in_domain (text, domain) ? SCORE_HOMEPAGE + (guint) strlen (domain) : 0;
}

static guint
score_acs (LanyardTemplate *self,
           GHashTable      *values,
           const char      *text)
{
  GPtrArray *acs = lanyard_template_get_profile (self)->acs;
  guint best = 0;

  for (guint i = 0; best == 0 && i < acs->len; i++)
    best = score_value (self, values, lanyard_acs_get_url (acs->pdata[i]), text);

  return best;
}

static GVariant *
make_variant (LanyardTemplate *self,
              GHashTable      *values)
{
  GPtrArray *placeholders = lanyard_template_get_placeholders (self);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = placeholders->pdata[i];
      const char *value = g_hash_table_lookup (values, placeholder->key);

      if (value != NULL)
        g_variant_builder_add (&builder, "{ss}", placeholder->key, value);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/**
 * lanyard_template_match:
 * @self: a template
 * @clues: what is known of a service provider
 * @values: (out) (optional) (transfer full): "a{ss}": the placeholders that
 *   follow from @clues
 *
 * Compares the template's entity ID and addresses with those of a service
 * provider: each with its pattern, then their hosts, then the vendor's site.
 *
 * Returns: how well they fit; 0: not at all
 */
guint
lanyard_template_match (LanyardTemplate             *self,
                        const LanyardTemplateClues  *clues,
                        GVariant                   **values)
{
  g_autoptr(GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const LanyardTemplateProfile *profile;
  const char *addresses[5] = { NULL };
  guint score, origin = 0;

  g_return_val_if_fail (LANYARD_IS_TEMPLATE (self), 0);
  g_return_val_if_fail (clues != NULL, 0);

  profile = lanyard_template_get_profile (self);
  score = score_value (self, found, profile->entity_id, clues->entity_id);
  for (guint i = 0; clues->acs != NULL && clues->acs[i] != NULL; i++)
    score += score_acs (self, found, clues->acs[i]);
  score += score_value (self, found, profile->login_url, clues->login_url);
  score += score_value (self, found, profile->slo_url, clues->slo_url);

  addresses[0] = clues->entity_id;
  addresses[1] = clues->acs != NULL ? clues->acs[0] : NULL;
  addresses[2] = clues->login_url;
  addresses[3] = clues->slo_url;
  addresses[4] = clues->url;
  for (gsize i = 0; i < G_N_ELEMENTS (addresses); i++)
    origin = MAX (origin, score_any_origin (self, found, addresses[i]));
  for (gsize i = 0; score + origin == 0 && i < G_N_ELEMENTS (addresses); i++)
    origin = score_homepage (self, addresses[i]);

  if (values != NULL)
    *values = make_variant (self, found);
  return score + origin;
}

/**
 * lanyard_catalog_match:
 * @self: a catalog
 * @clues: what is known of a service provider
 * @values: (out) (optional) (transfer full) (nullable): as
 *   lanyard_template_match(); %NULL if no template fits
 *
 * Returns: (transfer full) (nullable): the template that fits best; %NULL also
 *   if nothing but the site of a vendor with several fits
 */
LanyardTemplate *
lanyard_catalog_match (LanyardCatalog              *self,
                       const LanyardTemplateClues  *clues,
                       GVariant                   **values)
{
  LanyardTemplate *best = NULL;
  guint best_score = 0;
  gboolean is_tie = FALSE;

  g_return_val_if_fail (LANYARD_IS_CATALOG (self), NULL);
  g_return_val_if_fail (clues != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr(LanyardTemplate) tmpl = g_list_model_get_item (G_LIST_MODEL (self), i);
      guint score = lanyard_template_match (tmpl, clues, NULL);

      is_tie = score == best_score ? is_tie || score > 0 : (score < best_score && is_tie);
      if (score <= best_score)
        continue;
      best_score = score;
      g_set_object (&best, tmpl);
    }

  if (is_tie && best_score < SCORE_ORIGIN)
    g_clear_object (&best);
  if (values != NULL)
    *values = NULL;
  if (best != NULL && values != NULL)
    lanyard_template_match (best, clues, values);

  return best;
}
