/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <string.h>

#include "lanyard-access-list.h"
#include "lanyard-bulk.h"
#include "lanyard-catalog.h"
#include "lanyard-directory.h"
#include "lanyard-local-configuration.h"
#include "lanyard-rollover.h"

typedef struct
{
  GPtrArray               *words;
  LanyardCli              *cli;
  const LanyardCliCommand *command;
} Context;

void
_lanyard_cli_word_free (LanyardCliWord *word)
{
  g_free (word->text);
  g_free (word->description);
  g_free (word);
}

void
_lanyard_cli_add_word (GPtrArray  *words,
                       const char *text,
                       const char *description)
{
  LanyardCliWord *word = g_new0 (LanyardCliWord, 1);

  word->text = g_strdup (text);
  word->description = g_strdup (description);
  g_ptr_array_add (words, word);
}

/* Unlike a command, this makes no configuration where there is none; what
 * cannot be read has no words. */
static LanyardConfiguration *
open_existing (LanyardCli *cli)
{
  g_autofree char *path = cli->config != NULL ? g_strdup (cli->config) : lanyard_local_configuration_dup_default_path ();

  if (cli->configuration == NULL)
    cli->configuration = lanyard_local_configuration_open (path, LANYARD_OPEN_EXISTING, g_get_user_name (), NULL);

  return cli->configuration;
}

static void
add_records (const Context *context,
             GType          type,
             const char    *field)
{
  LanyardConfiguration *configuration = open_existing (context->cli);
  g_autoptr(GPtrArray) records = configuration != NULL ? lanyard_configuration_list_sync (configuration, type, NULL) : NULL;

  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      g_autofree char *text = NULL;
      const char *title = lanyard_record_get_title (records->pdata[i]);

      g_object_get (records->pdata[i], field, &text, NULL);
      _lanyard_cli_add_word (context->words, text, g_strcmp0 (text, title) != 0 ? title : NULL);
    }
}

static void
add_connectors (const Context *context)
{
  add_records (context, LANYARD_TYPE_CONNECTOR, "slug");
}

static void
add_groups (const Context *context)
{
  add_records (context, LANYARD_TYPE_GROUP, "name");
}

static void
add_people (const Context *context)
{
  add_records (context, LANYARD_TYPE_PERSON, "username");
}

static void
add_templates (const Context *context)
{
  GListModel *catalog = G_LIST_MODEL (lanyard_catalog_get_default ());

  for (guint i = 0; i < g_list_model_get_n_items (catalog); i++)
    {
      g_autoptr(LanyardTemplate) tmpl = g_list_model_get_item (catalog, i);

      _lanyard_cli_add_word (context->words, lanyard_template_get_id (tmpl), lanyard_template_get_name (tmpl));
    }
}

static void
add_categories (const Context *context)
{
  g_autofree const char **ids = lanyard_catalog_list_categories ();

  for (gsize i = 0; ids[i] != NULL; i++)
    _lanyard_cli_add_word (context->words, ids[i], lanyard_catalog_get_category_title (ids[i]));
}

static void
add_nicks (const Context *context,
           GType          type)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (type);

  for (guint i = 0; i < klass->n_values; i++)
    _lanyard_cli_add_word (context->words, klass->values[i].value_nick, NULL);
}

static void
add_actions (const Context *context)
{
  add_nicks (context, LANYARD_TYPE_BULK_KIND);
}

/* What follows an action: a group, or already a connector. */
static void
add_action_values (const Context *context)
{
  add_groups (context);
  add_connectors (context);
}

static void
add_steps (const Context *context)
{
  add_nicks (context, LANYARD_TYPE_ROLLOVER_STEP);
  _lanyard_cli_add_word (context->words, "status", NULL);
}

static void
add_formats (const Context *context)
{
  _lanyard_cli_add_word (context->words, "text", NULL);
  _lanyard_cli_add_word (context->words, "html", NULL);
  _lanyard_cli_add_word (context->words, "json", NULL);
}

static void
add_table_formats (const Context *context)
{
  _lanyard_cli_add_word (context->words, "csv", NULL);
  _lanyard_cli_add_word (context->words, "ldif", NULL);
}

static void
add_event_formats (const Context *context)
{
  _lanyard_cli_add_word (context->words, "csv", NULL);
  _lanyard_cli_add_word (context->words, "json", NULL);
}

static void
add_event_kinds (const Context *context)
{
  const char * const *names = lanyard_event_list_kinds ();

  for (gsize i = 0; names[i] != NULL; i++)
    _lanyard_cli_add_word (context->words, names[i], NULL);
}

static void
add_attributes (const Context *context)
{
  LanyardConfiguration *configuration = open_existing (context->cli);
  g_autoptr(LanyardSettings) settings = NULL;
  GListModel *list;

  settings = configuration != NULL ? lanyard_configuration_load_settings_sync (configuration, NULL) : NULL;
  list = settings != NULL ? lanyard_settings_get_custom_attributes (settings) : NULL;
  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(LanyardCustomAttribute) attribute = g_list_model_get_item (list, i);

      _lanyard_cli_add_word (context->words, lanyard_custom_attribute_get_name (attribute),
                             lanyard_custom_attribute_get_label (attribute));
    }
}

static void
add_value_types (const Context *context)
{
  add_nicks (context, LANYARD_TYPE_VALUE_TYPE);
}

static void
add_encodings (const Context *context)
{
  _lanyard_cli_add_word (context->words, "pem", NULL);
  _lanyard_cli_add_word (context->words, "der", NULL);
  _lanyard_cli_add_word (context->words, "base64", NULL);
}

static void
add_keys (const Context *context)
{
  _lanyard_cli_add_word (context->words, "username", NULL);
  _lanyard_cli_add_word (context->words, "email", NULL);
}

static void
add_filters (const Context *context)
{
  const char *nick;

  for (guint i = 0; (nick = lanyard_access_show_get_nick ((LanyardAccessShow) i)) != NULL; i++)
    _lanyard_cli_add_word (context->words, nick, NULL);
}

static GType
get_type_of_noun (const char *noun)
{
  if (strcmp (noun, "person") == 0)
    return LANYARD_TYPE_PERSON;
  if (strcmp (noun, "group") == 0)
    return LANYARD_TYPE_GROUP;
  if (strcmp (noun, "attribute") == 0)
    return LANYARD_TYPE_CUSTOM_ATTRIBUTE;

  if (strcmp (noun, "directory") == 0)
    return LANYARD_TYPE_DIRECTORY;

  return strcmp (noun, "settings") == 0 ? LANYARD_TYPE_SETTINGS : LANYARD_TYPE_CONNECTOR;
}

static void
add_field_names (const Context *context,
                 GType          type,
                 const char    *ending)
{
  GObjectClass *klass = g_type_class_ref (type);
  guint n;
  g_autofree GParamSpec **properties = g_object_class_list_properties (klass, &n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strconcat (properties[i]->name, ending, NULL);

      if ((properties[i]->flags & LANYARD_PARAM_FIELD) != 0)
        _lanyard_cli_add_word (context->words, g_strdelimit (name, "-", '_'), NULL);
    }
  g_type_class_unref (klass);
}

static void
add_fields (const Context *context)
{
  add_field_names (context, get_type_of_noun (context->command->noun), NULL);
}

static void
add_assignments (const Context *context)
{
  add_field_names (context, get_type_of_noun (context->command->noun), "=");
}

static void
add_person_assignments (const Context *context)
{
  add_field_names (context, LANYARD_TYPE_PERSON, "=");
}

/* What the words in usages stand for; those of other kinds cannot be listed. */
static const struct
{
  const char *kind;
  void      (*add) (const Context *context);
} kinds[] = {
  { "CONNECTOR", add_connectors },
  { "GROUP", add_groups },
  { "PERSON", add_people },
  { "ATTRIBUTE", add_attributes },
  { "TYPE", add_value_types },
  { "TEMPLATE", add_templates },
  { "CATEGORY", add_categories },
  { "ACTION", add_actions },
  { "VALUE", add_action_values },
  { "STEP", add_steps },
  { "FORMAT", add_formats },
  { "TABLE-FORMAT", add_table_formats },
  { "EVENT-FORMAT", add_event_formats },
  { "KIND", add_event_kinds },
  { "ENCODING", add_encodings },
  { "KEY", add_keys },
  { "FILTER", add_filters },
  { "FIELD", add_fields },
  { "FIELD=VALUE", add_assignments },
  { "ATTRIBUTE=VALUE", add_person_assignments },
};

void
_lanyard_cli_add_words (GPtrArray               *words,
                        LanyardCli              *cli,
                        const LanyardCliCommand *command,
                        const char              *kind)
{
  const Context context = { words, cli, command };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      kinds[i].add (&context);
}
