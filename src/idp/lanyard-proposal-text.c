/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-proposal-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-text.h"

/* Longest value that is shown, in characters. */
#define VALUE_MAX 160

static const struct
{
  const char *field;
  const char *label;
} field_labels[] = {
  { "label", N_("Display Label") },
  { "description", N_("Description") },
  { "placeholders", N_("Values of the Template") },
  { "secrets", N_("Secrets of the Template") },
  { "sp_entity_id", N_("SP Entity ID") },
  { "acs", N_("Assertion Consumer Services") },
  { "sp_signing_certificates", N_("Signing Certificates") },
  { "sp_encryption_certificates", N_("Encryption Certificates") },
  { "sp_encryption_methods", N_("Encryption Algorithms") },
  { "sp_signing_methods", N_("Signature Algorithms") },
  { "sp_digest_methods", N_("Digest Algorithms") },
  { "require_signed_requests", N_("Require Signed Requests") },
  { "encrypt_assertion", N_("Encrypt Assertion") },
  { "login_url", N_("Login URL") },
  { "relay_state", N_("Default RelayState") },
  { "slo_url", N_("Single Logout URL") },
  { "slo_response_url", N_("Single Logout Response URL") },
  { "slo_binding", N_("Single Logout Binding") },
  { "name_id_formats", N_("Offered NameID Formats") },
  { "name_id_format", N_("NameID Format") },
  { "name_id_source", N_("NameID Source") },
  { "sign", N_("Signed Part") },
  { "signature_algorithm", N_("Signature Algorithm") },
  { "digest_algorithm", N_("Digest") },
  { "authn_context", N_("Authentication Context") },
  { "group_attribute_enabled", N_("Send Groups") },
  { "group_attribute_name", N_("Group Attribute") },
  { "attributes", N_("User Attributes") },
  { "constants", N_("Constant Attributes") },
};

const char *
_lanyard_proposal_get_label (const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (field_labels); i++)
    if (strcmp (field_labels[i].field, field) == 0)
      return _(field_labels[i].label);

  return field;
}

static char *
describe_text (const char *text)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autofree char *fingerprint = NULL;

  if (text == NULL || strstr (text, "-----BEGIN CERTIFICATE-----") == NULL)
    return lanyard_text_make_visible (text != NULL ? text : "", VALUE_MAX);

  bytes = g_bytes_new (text, strlen (text));
  certificate = lanyard_certificate_new_from_data (bytes, NULL);
  if (certificate == NULL)
    return g_strdup (_("Certificate that cannot be read"));

  fingerprint = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
  return g_strdup_printf ("%s, SHA-256 %.23s…", lanyard_certificate_get_subject (certificate), fingerprint);
}

static const char *
get_member (JsonObject *object,
            const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

/* An ACS by its URL and purpose, an attribute by its name and source. */
static char *
describe_object (JsonObject *object)
{
  const char *main_part = get_member (object, "url");
  const char *detail = get_member (object, "label");
  g_autofree char *text = NULL;

  if (main_part == NULL)
    {
      main_part = get_member (object, "friendly_name");
      if (main_part == NULL)
        main_part = get_member (object, "name");
      detail = get_member (object, "source");
    }

  text = describe_text (main_part);
  if (detail != NULL && *detail != '\0')
    return g_strdup_printf ("%s (%s)", text, detail);
  if (json_object_get_boolean_member_with_default (object, "default", FALSE))
    return g_strdup_printf ("%s (%s)", text, _("Default"));

  return g_steal_pointer (&text);
}

/* What a field is when its JSON form leaves it out. */
static char *
describe_default (const char *field)
{
  g_autoptr(GTypeClass) klass = g_type_class_ref (LANYARD_TYPE_CONNECTOR);
  g_autofree char *name = g_strdelimit (g_strdup (field), "_", '-');
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass), name);

  if (G_IS_PARAM_SPEC_BOOLEAN (pspec))
    return g_strdup (G_PARAM_SPEC_BOOLEAN (pspec)->default_value ? _("on") : _("off"));
  if (G_IS_PARAM_SPEC_ENUM (pspec))
    return g_strdup (lanyard_enum_get_nick (pspec->value_type, G_PARAM_SPEC_ENUM (pspec)->default_value));
  if (G_IS_PARAM_SPEC_STRING (pspec) && G_PARAM_SPEC_STRING (pspec)->default_value != NULL)
    return g_strdup (G_PARAM_SPEC_STRING (pspec)->default_value);

  return g_strdup (_("(empty)"));
}

/* A JSON object as a list of "name: value". */
static char *
describe_dict (JsonObject *object,
               gboolean    secret)
{
  GString *text = g_string_new (NULL);
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &member, &node))
    {
      g_autofree char *value = secret ? g_strdup ("••••••")
                               : json_node_get_value_type (node) == G_TYPE_STRING
                               ? lanyard_text_make_visible (json_node_get_string (node), VALUE_MAX)
                               : json_to_string (node, FALSE);

      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? ", " : "", member, value);
    }

  return g_string_free (text, FALSE);
}

static char *
describe_node (const char *field,
               JsonNode   *node)
{
  if (node == NULL)
    return describe_default (field);
  if (JSON_NODE_HOLDS_OBJECT (node) && (strcmp (field, "placeholders") == 0 || strcmp (field, "secrets") == 0))
    return describe_dict (json_node_get_object (node), strcmp (field, "secrets") == 0);
  if (JSON_NODE_HOLDS_OBJECT (node))
    return describe_object (json_node_get_object (node));
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return describe_text (json_node_get_string (node));
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? _("on") : _("off"));

  return json_to_string (node, FALSE);
}

static gboolean
array_has (JsonNode *array,
           JsonNode *element)
{
  JsonArray *elements = array != NULL ? json_node_get_array (array) : NULL;

  for (guint i = 0; elements != NULL && i < json_array_get_length (elements); i++)
    if (json_node_equal (json_array_get_element (elements, i), element))
      return TRUE;

  return FALSE;
}

/* A line for each element of @array that @other has not. */
static void
append_elements (GString    *text,
                 const char *field,
                 const char *sign,
                 JsonNode   *array,
                 JsonNode   *other)
{
  JsonArray *elements = array != NULL ? json_node_get_array (array) : NULL;

  for (guint i = 0; elements != NULL && i < json_array_get_length (elements); i++)
    {
      JsonNode *element = json_array_get_element (elements, i);
      g_autofree char *line = NULL;

      if (array_has (other, element))
        continue;
      line = describe_node (field, element);
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", sign, line);
    }
}

LanyardProposalChange *
_lanyard_proposal_describe (const char *field,
                            JsonNode   *before,
                            JsonNode   *after)
{
  LanyardProposalChange *change = g_new0 (LanyardProposalChange, 1);

  change->field = g_strdup (field);
  change->label = g_strdup (_lanyard_proposal_get_label (field));
  if ((before != NULL && JSON_NODE_HOLDS_ARRAY (before)) || (after != NULL && JSON_NODE_HOLDS_ARRAY (after)))
    {
      GString *text = g_string_new (NULL);

      append_elements (text, field, "−", before, after);
      append_elements (text, field, "+", after, before);
      if (text->len == 0)
        g_string_append (text, _("Another order"));
      change->text = g_string_free (text, FALSE);
      return change;
    }

  change->before = describe_node (field, before);
  change->after = describe_node (field, after);
  change->text = g_strdup_printf ("%s → %s", change->before, change->after);
  return change;
}
