/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-capture-private.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "lanyard-error.h"

/* The parser goes down one call for each level. */
#define DEPTH_MAX 64
#define VALUE_MAX (2 * 1024 * 1024)

static const char * const names[] = { "SAMLRequest", "SAMLResponse", "RelayState", "SigAlg", "Signature",
                                      "SAMLEncoding", NULL };

/*
 * _lanyard_capture_is_recording:
 * @input: anything
 *
 * Returns: whether it is a JSON object, as far as the first character says
 */
gboolean
_lanyard_capture_is_recording (GBytes *input)
{
  gsize size;
  const char *data = g_bytes_get_data (input, &size);

  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  while (size > 0 && g_ascii_isspace (*data))
    {
      data++;
      size--;
    }

  return size > 0 && *data == '{';
}

static gboolean
is_shallow (const char *data,
            gsize       size)
{
  guint depth = 0;
  gboolean in_string = FALSE;

  for (gsize i = 0; i < size; i++)
    {
      if (in_string && data[i] == '\\')
        i++;
      else if (data[i] == '"')
        in_string = !in_string;
      else if (!in_string && (data[i] == '{' || data[i] == '['))
        depth++;
      else if (!in_string && (data[i] == '}' || data[i] == ']') && depth > 0)
        depth--;
      if (depth > DEPTH_MAX)
        return FALSE;
    }

  return TRUE;
}

/* Members that are absent or of another kind are NULL. */
static JsonNode *
get_member (JsonNode   *node,
            const char *name,
            JsonNodeType type)
{
  JsonNode *member = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                     ? json_object_get_member (json_node_get_object (node), name) : NULL;

  return member != NULL && json_node_get_node_type (member) == type ? member : NULL;
}

static const char *
get_text (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return strlen (json_node_get_string (node)) <= VALUE_MAX ? json_node_get_string (node) : NULL;
}

static const char *
get_string (JsonNode   *node,
            const char *name)
{
  return get_text (get_member (node, name, JSON_NODE_VALUE));
}

/* The parameters of SAML alone, in their raw form and order; NULL without a
 * message. */
static char *
keep_parameters (const char *raw)
{
  g_auto(GStrv) pairs = g_strsplit (raw, "&", 1000);
  g_autoptr(GString) kept = g_string_new (NULL);
  gboolean has_message = FALSE;

  for (char **pair = pairs; *pair != NULL; pair++)
    {
      g_autofree char *name = g_strndup (*pair, strcspn (*pair, "="));

      if (!g_strv_contains (names, name))
        continue;
      has_message |= g_str_has_prefix (name, "SAMLRe");
      g_string_append_printf (kept, "%s%s", kept->len > 0 ? "&" : "", *pair);
    }

  return has_message ? g_string_free (g_steal_pointer (&kept), FALSE) : NULL;
}

static gboolean
add_raw (GPtrArray  *captures,
         const char *raw,
         const char *url,
         gint64      time)
{
  g_autofree char *kept = raw != NULL ? keep_parameters (raw) : NULL;

  return kept == NULL || _lanyard_capture_add (captures, kept, url, time);
}

static gboolean
add_query (GPtrArray  *captures,
           const char *url,
           gint64      time)
{
  const char *query = url != NULL ? strchr (url, '?') : NULL;
  g_autofree char *raw = query != NULL ? g_strndup (query + 1, strcspn (query + 1, "#")) : NULL;

  return add_raw (captures, raw, url, time);
}

static void
append_pair (GString    *form,
             const char *name,
             const char *value)
{
  g_autofree char *escaped = NULL;

  if (name == NULL || value == NULL || !g_strv_contains (names, name))
    return;

  escaped = g_uri_escape_string (value, NULL, FALSE);
  g_string_append_printf (form, "%s%s=%s", form->len > 0 ? "&" : "", name, escaped);
}

static JsonNode *
get_first (JsonNode *node)
{
  JsonArray *array = json_node_get_array (node);

  return json_array_get_length (array) > 0 ? json_array_get_element (array, 0) : NULL;
}

/* [["name", "value"], …] or [{"name": …, "value": …}, …] */
static void
append_list (GString   *form,
             JsonArray *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *entry = json_array_get_element (list, i);

      if (JSON_NODE_HOLDS_ARRAY (entry) && json_array_get_length (json_node_get_array (entry)) == 2)
        append_pair (form, get_text (get_first (entry)),
                     get_text (json_array_get_element (json_node_get_array (entry), 1)));
      else
        append_pair (form, get_string (entry, "name"), get_string (entry, "value"));
    }
}

/* {"name": ["value"]} */
static void
append_object (GString  *form,
               JsonNode *node)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      JsonNode *values = get_member (node, names[i], JSON_NODE_ARRAY);

      append_pair (form, names[i], values != NULL ? get_text (get_first (values)) : get_string (node, names[i]));
    }
}

static gboolean
add_form (GPtrArray  *captures,
          JsonNode   *list,
          const char *url,
          gint64      time)
{
  g_autoptr(GString) form = g_string_new (NULL);

  if (list == NULL)
    return TRUE;
  if (JSON_NODE_HOLDS_ARRAY (list))
    append_list (form, json_node_get_array (list));
  else if (JSON_NODE_HOLDS_OBJECT (list))
    append_object (form, list);

  return add_raw (captures, form->str, url, time);
}

static gint64
get_time (JsonNode *entry)
{
  const char *text = get_string (entry, "startedDateTime");
  g_autoptr(GDateTime) time = text != NULL ? g_date_time_new_from_iso8601 (text, NULL) : NULL;

  return time != NULL ? g_date_time_to_unix (time) : 0;
}

/* An entry of a HAR file (HTTP Archive 1.2). */
static gboolean
read_har_entry (GPtrArray *captures,
                JsonNode  *entry)
{
  JsonNode *request = get_member (entry, "request", JSON_NODE_OBJECT);
  JsonNode *response = get_member (entry, "response", JSON_NODE_OBJECT);
  JsonNode *post = get_member (request, "postData", JSON_NODE_OBJECT);
  const char *url = get_string (request, "url");
  gint64 time = get_time (entry);

  return add_query (captures, url, time) &&
         add_raw (captures, get_string (post, "text"), url, time) &&
         add_form (captures, get_member (post, "params", JSON_NODE_ARRAY), url, time) &&
         add_query (captures, get_string (response, "redirectURL"), time);
}

/* A request of SAML-tracer. The export may have masked all values of forms;
 * what the tracer decoded itself is there all the same. */
static gboolean
read_tracer_request (GPtrArray *captures,
                     JsonNode  *request)
{
  const char *url = get_string (request, "url");
  const char *saml = get_string (request, "saml");
  guint before = captures->len;
  JsonNode *post = get_member (request, "post", JSON_NODE_ARRAY);
  LanyardCapture *last;

  if (post == NULL)
    post = get_member (request, "post", JSON_NODE_OBJECT);
  if (!add_query (captures, url, 0) || !add_form (captures, post, url, 0))
    return FALSE;

  last = captures->len > before ? g_ptr_array_index (captures, captures->len - 1) : NULL;
  if (saml == NULL || (last != NULL && last->inspection != NULL))
    return TRUE;
  if (last != NULL)
    g_ptr_array_remove_index (captures, captures->len - 1);

  return _lanyard_capture_add (captures, saml, url, 0);
}

static gboolean
refuse (GError     **error,
        const char  *what)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED, NULL,
                     _("Save all with content as HAR in the developer tools of the browser, or export from SAML-tracer"),
                     "%s", what);
  return FALSE;
}

/*
 * _lanyard_capture_read_recording:
 * @captures: (element-type LanyardCapture): gets the messages
 * @input: a HAR file or an export of SAML-tracer
 * @error: %LANYARD_SAML_ERROR_MALFORMED
 *
 * Returns: whether it is one of these; there may be no message in it
 */
gboolean
_lanyard_capture_read_recording (GPtrArray  *captures,
                                 GBytes     *input,
                                 GError    **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  JsonNode *root;
  JsonNode *log;
  JsonNode *entries;
  JsonNode *requests;
  gsize size;
  const char *data = g_bytes_get_data (input, &size);

  if (!g_utf8_validate (data, (gssize) size, NULL) || !is_shallow (data, size) ||
      !json_parser_load_from_data (parser, data, (gssize) size, NULL))
    return refuse (error, _("The recording is no JSON that can be read"));

  root = json_parser_get_root (parser);
  log = get_member (root, "log", JSON_NODE_OBJECT);
  entries = get_member (log, "entries", JSON_NODE_ARRAY);
  requests = get_member (root, "requests", JSON_NODE_ARRAY);
  if (entries == NULL && requests == NULL)
    return refuse (error, _("This is neither a HAR file nor an export of SAML-tracer"));

  for (guint i = 0; entries != NULL && i < json_array_get_length (json_node_get_array (entries)); i++)
    if (!read_har_entry (captures, json_array_get_element (json_node_get_array (entries), i)))
      return TRUE;
  for (guint i = 0; requests != NULL && i < json_array_get_length (json_node_get_array (requests)); i++)
    if (!read_tracer_request (captures, json_array_get_element (json_node_get_array (requests), i)))
      return TRUE;

  return TRUE;
}
