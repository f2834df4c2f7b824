/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-field-text-private.h"

#include "lanyard-catalog.h"
#include "lanyard-certificate.h"
#include "lanyard-field-pair.h"
#include "lanyard-person.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longest text of a value, in characters. */
#define TEXT_MAX 400

/* Choices whose nicks say little. */
static const struct
{
  const char *field;
  const char *nick;
  const char *label;
} choices[] = {
  { "state", "draft", N_("Draft") },
  { "state", "active", N_("Active") },
  { "state", "inactive", N_("Inactive") },
  { "kind", "saml", N_("SAML") },
  { "kind", "bookmark", N_("Bookmark") },
  { "sign", "response", N_("Response") },
  { "sign", "assertion", N_("Assertion") },
  { "sign", "both", N_("Response and assertion") },
  { "name_id_policy", "honour", N_("Honored") },
  { "name_id_policy", "force", N_("Ignored") },
  { "access_policy", "allow", N_("Allow") },
  { "access_policy", "require-mfa", N_("Require a second factor") },
  { "access_policy", "deny", N_("Deny") },
  { "metadata_keys", "all", N_("All") },
  { "metadata_keys", "active", N_("Only the active one") },
  { "encrypted_key_placement", "inside", N_("Inside the encrypted data") },
  { "encrypted_key_placement", "sibling", N_("After the encrypted data") },
  { "slo_binding", "redirect", N_("Redirect") },
  { "key_info", "certificate", N_("Certificate") },
  { "key_name", "key-id", N_("Key identifier") },
  { "key_name", "subject", N_("Subject of the certificate") },
  { NULL, "none", N_("None") },
  { NULL, "auto", N_("Automatic") },
  { NULL, "lower", N_("Lower case") },
  { NULL, "upper", N_("Upper case") },
  { NULL, "values", N_("Several values") },
  { NULL, "join", N_("Joined") },
  { NULL, "repeat", N_("Several attributes") },
};

static void
free_text (gpointer data)
{
  LanyardFieldText *text = data;

  g_free (text->path);
  g_free (text->label);
  g_free (text->value);
  g_free (text->text);
  g_free (text);
}

/* Takes @path, @label and @text. */
static void
add_text (GPtrArray  *texts,
          char       *path,
          char       *label,
          const char *value,
          char       *text)
{
  LanyardFieldText *result = g_new0 (LanyardFieldText, 1);

  result->path = path;
  result->label = label;
  result->value = g_strdup (value);
  result->text = text;
  g_ptr_array_add (texts, result);
}

/**
 * lanyard_certificate_describe:
 * @pem: a certificate
 *
 * Returns: (transfer full): whose it is and the start of its SHA-256 fingerprint
 */
char *
lanyard_certificate_describe (const char *pem)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autofree char *fingerprint = NULL;

  g_return_val_if_fail (pem != NULL, NULL);

  bytes = g_bytes_new (pem, strlen (pem));
  certificate = lanyard_certificate_new_from_data (bytes, NULL);
  if (certificate == NULL)
    return g_strdup (_("Certificate that cannot be read"));

  fingerprint = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
  return g_strdup_printf ("%s, SHA-256 %.23s…", lanyard_certificate_get_subject (certificate), fingerprint);
}

static char *
describe_source (const char *source)
{
  for (const LanyardSource *known = lanyard_person_get_sources (); known->source != NULL; known++)
    if (g_str_equal (known->source, source))
      return g_strdup (_(known->label));

  if (g_str_has_prefix (source, "custom:"))
    return lanyard_text_make_visible (source + strlen ("custom:"), TEXT_MAX);

  return lanyard_text_make_visible (source, TEXT_MAX);
}

static char *
describe_string (const char *field,
                 const char *value)
{
  LanyardTemplate *tmpl;

  if (strstr (value, "-----BEGIN CERTIFICATE-----") != NULL)
    return lanyard_certificate_describe (value);
  if (g_str_equal (field, "logo"))
    {
      g_autofree char *size = g_format_size (strlen (value));

      /* Translators: %s is the size of a picture, like "12 kB" */
      return g_strdup_printf (_("Picture (%s)"), size);
    }
  if (g_str_equal (field, "name_id_source") || g_str_equal (field, "source"))
    return describe_source (value);

  tmpl = g_str_equal (field, "template") ? lanyard_catalog_lookup (lanyard_catalog_get_default (), value, NULL) : NULL;
  return lanyard_text_make_visible (tmpl != NULL ? lanyard_template_get_name (tmpl) : value, TEXT_MAX);
}

static char *
describe_choice (const char *field,
                 const char *nick)
{
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_str_equal (choices[i].nick, nick) && (choices[i].field == NULL || g_str_equal (choices[i].field, field)))
      return g_strdup (_(choices[i].label));

  /* the name of an algorithm or a binding */
  return g_ascii_strup (nick, -1);
}

static char *
describe_number (const char *field,
                 gint64      number)
{
  if (!g_str_has_suffix (field, "_lifetime"))
    return g_strdup_printf ("%" G_GINT64_FORMAT, number);
  if (number == 0)
    return g_strdup (_("Not sent"));
  if (number % 3600 == 0)
    return g_strdup_printf (ngettext ("%d hour", "%d hours", number / 3600), (int) (number / 3600));
  if (number % 60 == 0)
    return g_strdup_printf (ngettext ("%d minute", "%d minutes", number / 60), (int) (number / 60));

  return g_strdup_printf (ngettext ("%d second", "%d seconds", number), (int) number);
}

/* @value: (out): exactly what the field holds. NULL: it is empty. */
static char *
describe_value (const char    *field,
                const GValue  *holder,
                char         **value)
{
  *value = NULL;
  if (G_VALUE_HOLDS_BOOLEAN (holder))
    {
      *value = g_strdup (g_value_get_boolean (holder) ? "true" : "false");
      return g_strdup (g_value_get_boolean (holder) ? _("On") : _("Off"));
    }
  if (G_VALUE_HOLDS_ENUM (holder))
    {
      *value = g_strdup (lanyard_enum_get_nick (G_VALUE_TYPE (holder), g_value_get_enum (holder)));
      return describe_choice (field, *value);
    }
  if (G_VALUE_HOLDS_INT (holder))
    {
      *value = g_strdup_printf ("%d", g_value_get_int (holder));
      return describe_number (field, g_value_get_int (holder));
    }
  if (G_VALUE_HOLDS_INT64 (holder))
    {
      *value = g_value_get_int64 (holder) != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, g_value_get_int64 (holder)) : NULL;
      return *value != NULL ? lanyard_time_format (g_value_get_int64 (holder)) : NULL;
    }
  if (G_VALUE_HOLDS_STRING (holder) && g_value_get_string (holder) != NULL)
    {
      *value = g_value_dup_string (holder);
      return describe_string (field, *value);
    }

  return NULL;
}

static char *
make_field_name (GParamSpec *pspec)
{
  return g_strdelimit (g_strdup (pspec->name), "-", '_');
}

/* What an item of a list holds besides what it is called and its main value. */
static void
append_details (GString    *text,
                GObject    *item,
                const char *key,
                const char *main_value)
{
  g_autofree GParamSpec **pspecs = NULL;
  guint n_pspecs;

  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (item), &n_pspecs);
  for (guint i = 0; i < n_pspecs; i++)
    {
      g_auto(GValue) holder = G_VALUE_INIT;
      g_autofree char *field = NULL;
      g_autofree char *value = NULL;
      g_autofree char *described = NULL;

      if ((pspecs[i]->flags & LANYARD_PARAM_FIELD) == 0 || g_str_equal (pspecs[i]->name, key) ||
          g_str_equal (pspecs[i]->name, main_value))
        continue;

      g_value_init (&holder, pspecs[i]->value_type);
      g_object_get_property (item, pspecs[i]->name, &holder);
      if (g_param_value_defaults (pspecs[i], &holder))
        continue;

      field = make_field_name (pspecs[i]);
      described = describe_value (field, &holder, &value);
      if (described == NULL)
        continue;
      if (G_VALUE_HOLDS_BOOLEAN (&holder))
        g_string_append_printf (text, " · %s", lanyard_field_get_label (field));
      else if (g_str_equal (field, "label"))
        g_string_append_printf (text, " · %s", described);
      else
        g_string_append_printf (text, " · %s: %s", lanyard_field_get_label (field), described);
    }
}

static char *
make_item_label (const char *field,
                 gboolean    is_acs,
                 const char *name)
{
  if (is_acs)
    /* Translators: one of a service provider's ACS URLs, which have numbers */
    return g_strdup_printf (_("ACS URL (Index %s)"), name);

  /* Translators: what it is and which, as "Attribute “email”" */
  return g_strdup_printf (_("%s “%s”"), lanyard_field_get_label (field), name);
}

/* ACS are told apart by their index, attributes and constants by their name. */
static void
list_items (GPtrArray  *texts,
            const char *field,
            GListModel *items)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean is_acs = g_str_equal (field, "acs");
  const char *key = is_acs ? "index" : "name";
  const char *main_value = is_acs ? "url" : g_str_equal (field, "constants") ? "value" : "source";

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(GObject) item = g_list_model_get_item (items, i);
      g_autoptr(GString) text = g_string_new (NULL);
      g_autofree char *name = NULL;
      g_autofree char *main_text = NULL;
      g_autofree char *shown = NULL;
      g_autofree char *value = lanyard_item_to_json_text (LANYARD_ITEM (item), FALSE);

      if (is_acs)
        name = g_strdup_printf ("%d", lanyard_acs_get_index (LANYARD_ACS (item)));
      else
        g_object_get (item, "name", &name, NULL);
      while (!g_hash_table_add (seen, g_strdup (name != NULL ? name : "")))
        {
          char *next = g_strconcat (name, "′", NULL);

          g_free (name);
          name = next;
        }

      g_object_get (item, main_value, &main_text, NULL);
      shown = describe_string (main_value, main_text != NULL ? main_text : "");
      g_string_append (text, shown);
      append_details (text, item, key, main_value);
      add_text (texts, g_strdup_printf ("%s[%s]", field, name != NULL ? name : ""),
                make_item_label (field, is_acs, name != NULL ? name : ""),
                value, g_string_free (g_steal_pointer (&text), FALSE));
    }
}

static void
list_strings (GPtrArray          *texts,
              const char         *field,
              const char * const *strings)
{
  for (gsize i = 0; strings != NULL && strings[i] != NULL; i++)
    add_text (texts, g_strdup_printf ("%s[%zu]", field, i),
              i == 0 ? g_strdup (lanyard_field_get_label (field))
                     : g_strdup_printf ("%s %zu", lanyard_field_get_label (field), i + 1),
              strings[i], describe_string (field, strings[i]));
}

static LanyardTemplate *
lookup_template (LanyardConnector *connector)
{
  const char *id = lanyard_connector_get_template (connector);

  return id != NULL ? lanyard_catalog_lookup (lanyard_catalog_get_default (), id, NULL) : NULL;
}

static const LanyardPlaceholder *
find_placeholder (LanyardConnector *connector,
                  const char       *key)
{
  LanyardTemplate *tmpl = lookup_template (connector);
  GPtrArray *placeholders = tmpl != NULL ? lanyard_template_get_placeholders (tmpl) : NULL;

  for (guint i = 0; placeholders != NULL && i < placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = g_ptr_array_index (placeholders, i);

      if (g_str_equal (placeholder->key, key))
        return placeholder;
    }

  return NULL;
}

/* Also one of a template that is not there any more: it may have been secret. */
static gboolean
is_secret (LanyardConnector *connector,
           const char       *key)
{
  const LanyardPlaceholder *placeholder = find_placeholder (connector, key);

  return placeholder == NULL || placeholder->secret;
}

static void
list_placeholders (GPtrArray        *texts,
                   LanyardConnector *connector)
{
  GVariantIter iter;
  const char *key, *value;

  g_variant_iter_init (&iter, lanyard_connector_get_placeholders (connector));
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    {
      const LanyardPlaceholder *placeholder = find_placeholder (connector, key);

      add_text (texts, g_strdup_printf ("placeholders.%s", key),
                g_strdup (placeholder != NULL ? placeholder->label : key), value,
                lanyard_text_make_visible (value, TEXT_MAX));
    }
}

/* What is sealed, by where it is; nothing here knows what it is. */
static void
list_secrets (GPtrArray        *texts,
              LanyardConnector *connector)
{
  GVariantIter iter;
  const char *key, *entry;

  g_variant_iter_init (&iter, lanyard_connector_get_secrets (connector));
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &entry))
    {
      const LanyardPlaceholder *placeholder = find_placeholder (connector, key);

      add_text (texts, g_strdup_printf ("secrets.%s", key),
                g_strdup (placeholder != NULL ? placeholder->label : key), entry, g_strdup ("••••••"));
    }
}

/*< private >
 * _lanyard_connector_list_texts:
 * @connector: a connector
 * @pspec: one of its fields
 *
 * Returns: (transfer container) (element-type LanyardFieldText): what it holds
 */
GPtrArray *
_lanyard_connector_list_texts (LanyardConnector *connector,
                               GParamSpec       *pspec)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (free_text);
  g_auto(GValue) holder = G_VALUE_INIT;
  g_autofree char *field = make_field_name (pspec);

  g_value_init (&holder, pspec->value_type);
  g_object_get_property (G_OBJECT (connector), pspec->name, &holder);

  if (g_type_is_a (pspec->value_type, G_TYPE_LIST_MODEL))
    list_items (texts, field, g_value_get_object (&holder));
  else if (g_type_is_a (pspec->value_type, G_TYPE_STRV))
    list_strings (texts, field, g_value_get_boxed (&holder));
  else if (g_str_equal (field, "placeholders"))
    list_placeholders (texts, connector);
  else if (g_str_equal (field, "secrets"))
    list_secrets (texts, connector);
  else if (!G_VALUE_HOLDS_VARIANT (&holder))
    {
      g_autofree char *value = NULL;
      char *text = describe_value (field, &holder, &value);

      if (text != NULL)
        add_text (texts, g_strdup (field), g_strdup (lanyard_field_get_label (field)), value, text);
    }

  return texts;
}

GPtrArray *
_lanyard_connector_list_secrets (LanyardConnector *connector)
{
  GPtrArray *secrets = g_ptr_array_new_with_free_func (g_free);
  GVariantIter iter;
  const char *key, *value;

  g_variant_iter_init (&iter, lanyard_connector_get_placeholders (connector));
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (*value != '\0' && find_placeholder (connector, key) != NULL && is_secret (connector, key))
      g_ptr_array_add (secrets, g_strdup (value));

  return secrets;
}

/* A secret placeholder, and the constants: they may be made from it. */
gboolean
_lanyard_connector_hides_field (LanyardConnector *connector,
                                const char       *path)
{
  if (g_str_has_prefix (path, "secrets."))
    return TRUE;
  if (g_str_has_prefix (path, "placeholders."))
    return is_secret (connector, path + strlen ("placeholders."));
  if (g_str_has_prefix (path, "constants["))
    {
      g_autoptr(GPtrArray) secrets = _lanyard_connector_list_secrets (connector);

      return secrets->len > 0;
    }

  return FALSE;
}
