/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "check-case.h"

static void
prepare_many_groups (Fixture *fixture)
{
  const char *id = lanyard_record_get_id (fixture->people->pdata[1]);

  fixture->group_counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (fixture->group_counts, g_strdup (id), GUINT_TO_POINTER (101));
}

static void
prepare_jit (Fixture *fixture)
{
  static const char json[] = "{ \"id\": \"x\", \"name\": \"X\", \"summary\": \"x\", \"labels\": [\"jit\"],"
                             "  \"assertion\": { \"attributes\": ["
                             "    { \"name\": \"team\", \"source\": \"department\", \"jit\": true } ] } }";
  g_autoptr(GBytes) bytes = g_bytes_new_static (json, strlen (json));
  g_autoptr(GError) error = NULL;

  fixture->tmpl = lanyard_template_new_from_json (bytes, &error);
  g_assert_no_error (error);
}

const Case attribute_cases[] = {
  { "attribute-required", "C28", ERROR, TRUE, { "attributes=Email=email" }, "valimail" },
  { "attribute-required-there", "C28", ERROR, FALSE, { "attributes=[{\"name\":\"FirstName\",\"source\":\"first_name\"},{\"name\":\"LastName\",\"source\":\"last_name\"}]", "constants=Email=x" }, "valimail" },
  { "attribute-source", "C28", ERROR, TRUE, { "attributes=size=shoe_size" } },
  { "attribute-source-groups", "C28", ERROR, FALSE, { "attributes=groups=groups" } },
  { "attribute-values", "C30", WARNING, TRUE, { "attributes=[{\"name\":\"title\",\"source\":\"job_title\",\"required\":true}]" } },
  { "attribute-values-optional", "C30", WARNING, FALSE, { "attributes=title=job_title" } },
  { "group-attribute", "C31", ERROR, TRUE, { "group_attribute_enabled=true", "group_attribute_name=" } },
  { "group-attribute-blank", "C31", ERROR, TRUE, { "group_attribute_enabled=true", "group_attribute_name= " } },
  { "group-attribute-named", "C31", ERROR, FALSE, { "group_attribute_enabled=true" } },
  { "group-attribute-off", "C31", ERROR, FALSE, { "group_attribute_name=" } },
  { "attribute-duplicate", "C34", ERROR, TRUE, { "attributes=[{\"name\":\"a\",\"source\":\"email\"},{\"name\":\"a\",\"source\":\"username\"}]" } },
  { "attribute-duplicate-constant", "C34", ERROR, TRUE, { "attributes=a=email", "constants=a=b" } },
  { "attribute-duplicate-group", "C34", ERROR, TRUE, { "attributes=memberOf=email", "group_attribute_enabled=true" } },
  { "attribute-several-constants", "C34", ERROR, FALSE, { "constants=[{\"name\":\"a\",\"value\":\"1\"},{\"name\":\"a\",\"value\":\"2\"}]" } },
  { "attribute-other-format", "C34", ERROR, FALSE, { "attributes=[{\"name\":\"a\",\"source\":\"email\"},{\"name\":\"a\",\"name_format\":\"urn:x\",\"source\":\"email\"}]" } },
  { "attribute-unnamed", "C34", ERROR, TRUE, { "attributes=[{\"source\":\"email\"}]" } },
  { "m-37-nothing-sent", "L22", HINT, TRUE, { "template=custom" } },
  { "pattern-of-name-id", "L23", ERROR, TRUE, { "name_id_pattern=(" } },
  { "pattern-of-groups", "L23", ERROR, TRUE, { "group_attribute_filter=[" } },
  { "patterns", "L23", ERROR, FALSE, { "name_id_pattern=@.*$", "group_attribute_filter=^app-" } },
  { "m-37-groups-sent", "L22", HINT, FALSE, { "template=custom", "group_attribute_enabled=true" } },
  { "i-28-no-separator", "C33", ERROR, TRUE, { "attributes=[{\"name\":\"m\",\"source\":\"email\",\"multiple\":\"join\",\"separator\":\"\"}]" } },
  { "i-28-no-separator-groups", "C33", ERROR, TRUE, { "group_attribute_enabled=true", "group_attribute_multiple=join", "group_attribute_separator=" } },
  { "i-28-no-separator-off", "C33", ERROR, FALSE, { "group_attribute_multiple=join", "group_attribute_separator=" } },
  { "i-28-no-separator-single", "C33", ERROR, FALSE, { "attributes=[{\"name\":\"m\",\"source\":\"email\",\"separator\":\"\"}]" } },
  { "i-28-joined", "C33", WARNING, TRUE, { "attributes=[{\"name\":\"m\",\"source\":\"email\",\"multiple\":\"join\",\"separator\":\"@\"}]" } },
  { "i-28-joined-well", "C33", WARNING, FALSE, { "attributes=[{\"name\":\"m\",\"source\":\"email\",\"multiple\":\"join\"}]" } },
  { "subject-id-is-a-source", "C28", ERROR, FALSE, { "attributes=id=pairwise_id" } },
  { "attribute-required-metadata", "C28", ERROR, TRUE, { NULL }, NULL, prepare_facts },
  { "attribute-required-metadata-sent", "C28", ERROR, FALSE, { "attributes=givenName=first_name" }, NULL, prepare_facts },
  { "attribute-case", "C29", WARNING, TRUE, { "attributes=givenname=first_name" }, NULL, prepare_facts },
  { "attribute-short", "C29", WARNING, TRUE, { "attributes=mail=email" }, NULL, prepare_facts },
  { "attribute-template", "C29", WARNING, TRUE, { "attributes=firstname=first_name" }, "valimail" },
  { "attribute-exact", "C29", WARNING, FALSE, { "attributes=givenName=first_name" }, NULL, prepare_facts },
  { "groups-many", "C32", WARNING, TRUE, { "group_attribute_enabled=true" }, NULL, prepare_many_groups },
  { "groups-many-not-sent", "C32", WARNING, FALSE, { NULL }, NULL, prepare_many_groups },
  { "jit", "C48", HINT, TRUE, { NULL }, NULL, prepare_jit },
  { "jit-sent", "C48", HINT, FALSE, { "attributes=team=department" }, NULL, prepare_jit },
  { "attribute-blank", "L35", WARNING, TRUE, { "attributes=[{\"name\":\"mail \",\"source\":\"email\"}]" } },
  { "constant-blank", "L35", WARNING, TRUE, { "constants=[{\"name\":\" role\",\"value\":\"x\"}]" } },
  { "attribute-blank-inside", "L35", WARNING, FALSE, { "attributes=[{\"name\":\"e mail\",\"source\":\"email\"}]" } },
  { "constant-empty", "L29", WARNING, TRUE, { "constants=[{\"name\":\"role\",\"value\":\"\"}]" } },
  { "constant-there", "L29", WARNING, FALSE, { "constants=role=x" } },
  { NULL }
};
