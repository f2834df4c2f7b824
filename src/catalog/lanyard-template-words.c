/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-template-private.h"

#include <string.h>

#define OPEN "“"
#define CLOSE "”"
#define NAME "{name}"

/* The sentence without what it quotes: “Tick “{1}”” for “Tick “Enable SAML””.
 * Quoted are names of fields, menus and hosts, which nobody translates, so
 * many sentences are one to a translator. */
static char *
take_out_quotations (const char *text,
                     GPtrArray  *quotations)
{
  GString *sentence = g_string_new (NULL);
  const char *p = text;

  while (*p != '\0')
    {
      const char *close = g_str_has_prefix (p, OPEN) ? strstr (p, CLOSE) : NULL;

      if (close == NULL)
        {
          g_string_append_c (sentence, *p++);
          continue;
        }
      p += strlen (OPEN);
      g_ptr_array_add (quotations, g_strndup (p, (gsize) (close - p)));
      g_string_append_printf (sentence, OPEN "{%u}" CLOSE, quotations->len);
      p = close + strlen (CLOSE);
    }

  return g_string_free (sentence, FALSE);
}

static char *
translate (const char *text,
           const char *name)
{
  g_autoptr(GPtrArray) quotations = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sentence = take_out_quotations (text, quotations);
  g_autoptr(GString) translated = g_string_new (g_dgettext (LANYARD_CATALOG_DOMAIN, sentence));

  g_string_replace (translated, NAME, name, 0);
  for (guint i = 0; i < quotations->len; i++)
    {
      g_autofree char *token = g_strdup_printf ("{%u}", i + 1);

      g_string_replace (translated, token, quotations->pdata[i], 1);
    }

  return g_string_free (g_steal_pointer (&translated), FALSE);
}

static void
translate_in_place (char       **text,
                    const char  *name)
{
  char *translated = translate (*text, name);

  g_free (*text);
  *text = translated;
}

static void
translate_list (char       **texts,
                const char  *name)
{
  for (char **text = texts; *text != NULL; text++)
    translate_in_place (text, name);
}

/* The template's own texts in the person's language, with {name} replaced;
 * po/catalog/list-texts.py names the same members. */
void
_lanyard_template_data_translate (LanyardTemplateData *data)
{
  translate_in_place (&data->summary, data->name);
  translate_list (data->notes, data->name);
  translate_list (data->setup_notes, data->name);

  for (guint i = 0; i < data->placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = data->placeholders->pdata[i];

      translate_in_place (&placeholder->label, data->name);
      translate_in_place (&placeholder->hint, data->name);
    }

  for (guint i = 0; i < data->profile.acs->len; i++)
    {
      LanyardAcs *acs = data->profile.acs->pdata[i];
      g_autofree char *label = NULL;

      if (lanyard_acs_get_label (acs) != NULL)
        label = translate (lanyard_acs_get_label (acs), data->name);
      g_object_set (acs, "label", label, NULL);
    }
}
