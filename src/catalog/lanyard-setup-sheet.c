/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-setup-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-template-private.h"

/* All that values are made from. */
typedef struct
{
  LanyardConnector *connector;
  const char       *base_url;
  const char       *certificate_pem;
  const char       *sha1;
  const char       *sha256;
} Facts;

typedef char *(*DupValue) (const Facts *facts);

static char *
dup_sso_url (const Facts *facts)
{
  return lanyard_connector_dup_sso_url (facts->connector, facts->base_url);
}

static char *
dup_entity_id (const Facts *facts)
{
  return g_strdup (lanyard_connector_get_idp_entity_id (facts->connector));
}

static char *
dup_metadata_url (const Facts *facts)
{
  return lanyard_connector_dup_metadata_url (facts->connector, facts->base_url);
}

static char *
dup_metadata_file (const Facts *facts)
{
  return lanyard_setup_sheet_dup_metadata_name (facts->connector);
}

/* An SP that takes part in single logout gets the endpoint; one that only
 * sends people away gets the portal, where they can go on or sign out. */
static char *
dup_logout_url (const Facts *facts)
{
  if (lanyard_connector_get_slo_url (facts->connector) != NULL)
    return lanyard_connector_dup_slo_url (facts->connector, facts->base_url);

  return g_strconcat (facts->base_url, "/", NULL);
}

static char *
dup_certificate_pem (const Facts *facts)
{
  return g_strdup (facts->certificate_pem);
}

static char *
dup_certificate_base64 (const Facts *facts)
{
  g_auto(GStrv) lines = NULL;
  GString *text;

  if (facts->certificate_pem == NULL)
    return NULL;

  lines = g_strsplit (facts->certificate_pem, "\n", -1);
  text = g_string_new (NULL);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (!g_str_has_prefix (lines[i], "-----"))
      g_string_append (text, g_strstrip (lines[i]));

  return g_string_free (text, FALSE);
}

static char *
dup_sha1 (const Facts *facts)
{
  return g_strdup (facts->sha1);
}

static char *
dup_sha256 (const Facts *facts)
{
  return g_strdup (facts->sha256);
}

/* Our values, by the names that templates give them. */
static const struct
{
  const char *name;
  const char *what;
  DupValue    dup;
  gboolean    generic;    /* on the sheet of an application without a template */
} our_values[] = {
  { "sso_url", N_("SSO URL"), dup_sso_url, TRUE },
  { "entity_id", N_("IdP Entity ID"), dup_entity_id, TRUE },
  { "metadata_url", N_("Metadata URL"), dup_metadata_url, TRUE },
  { "metadata_file", N_("Metadata File"), dup_metadata_file, TRUE },
  { "logout_url", N_("Logout URL"), dup_logout_url, TRUE },
  { "certificate_pem", N_("Certificate (PEM)"), dup_certificate_pem, TRUE },
  { "certificate_base64", N_("Certificate (Base64)"), dup_certificate_base64, FALSE },
  { "fingerprint_sha1", N_("Certificate Fingerprint (SHA-1)"), dup_sha1, FALSE },
  { "fingerprint_sha256", N_("Certificate Fingerprint (SHA-256)"), dup_sha256, TRUE },
};

static void
setup_value_free (LanyardSetupValue *value)
{
  g_free (value->label);
  g_free (value->value);
  g_free (value->what);
  g_free (value);
}

static void
add_value (LanyardSetupSheet *sheet,
           const char        *label,
           gsize              index,
           const Facts       *facts)
{
  LanyardSetupValue *value = g_new0 (LanyardSetupValue, 1);

  value->name = our_values[index].name;
  value->what = g_strdup (_(our_values[index].what));
  value->label = g_strdup (label != NULL ? label : value->what);
  value->value = our_values[index].dup (facts);
  g_ptr_array_add (sheet->values, value);
}

static void
add_template_values (LanyardSetupSheet *sheet,
                     GPtrArray         *fields,
                     const Facts       *facts)
{
  for (guint i = 0; i < fields->len; i++)
    {
      LanyardTemplateField *field = fields->pdata[i];

      for (gsize j = 0; j < G_N_ELEMENTS (our_values); j++)
        if (strcmp (our_values[j].name, field->value) == 0)
          add_value (sheet, field->label, j, facts);
    }
}

static void
add_generic_values (LanyardSetupSheet *sheet,
                    const Facts       *facts)
{
  for (gsize i = 0; i < G_N_ELEMENTS (our_values); i++)
    if (our_values[i].generic)
      add_value (sheet, NULL, i, facts);
}

static void
append_value (GString                 *text,
              const LanyardSetupValue *value)
{
  if (strcmp (value->label, value->what) == 0)
    g_string_append_printf (text, "%s:\n", value->label);
  else
    g_string_append_printf (text, "%s (%s):\n", value->label, value->what);

  g_string_append (text, value->value != NULL ? value->value : _("not there yet: it is made when the connector is activated"));
  if (text->str[text->len - 1] != '\n')
    g_string_append_c (text, '\n');
  g_string_append_c (text, '\n');
}

static void
append_service_provider (GString          *text,
                         LanyardConnector *connector)
{
  GListModel *acs = lanyard_connector_get_acs (connector);

  g_string_append_printf (text, "%s\n", _("What this application is known by here"));
  if (lanyard_connector_get_sp_entity_id (connector) != NULL)
    g_string_append_printf (text, "  %s: %s\n", _("SP Entity ID"), lanyard_connector_get_sp_entity_id (connector));

  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);

      g_string_append_printf (text, "  %s: %s", _("ACS URL"), lanyard_acs_get_url (item));
      if (lanyard_acs_get_label (item) != NULL)
        g_string_append_printf (text, " (%s)", lanyard_acs_get_label (item));
      g_string_append_c (text, '\n');
    }
  g_string_append_c (text, '\n');
}

/**
 * lanyard_setup_sheet_free:
 * @sheet: (nullable): a sheet
 */
void
lanyard_setup_sheet_free (LanyardSetupSheet *sheet)
{
  if (sheet == NULL)
    return;

  g_strfreev (sheet->where);
  g_strfreev (sheet->notes);
  g_ptr_array_unref (sheet->values);
  g_free (sheet);
}

/**
 * lanyard_setup_sheet_new:
 * @tmpl: (nullable): the connector's template, NULL for the generic sheet
 * @connector: a connector
 * @base_url: of the IdP, without a slash at the end
 * @certificate_pem: (nullable): the active certificate, NULL: not generated yet
 * @sha1: (nullable): its fingerprint
 * @sha256: (nullable): its fingerprint
 *
 * Which of our values goes into which of the SP's fields, under the name that
 * the SP has for it. A bookmark has an empty sheet.
 *
 * Returns: (transfer full): the sheet
 */
LanyardSetupSheet *
lanyard_setup_sheet_new (LanyardTemplate  *tmpl,
                         LanyardConnector *connector,
                         const char       *base_url,
                         const char       *certificate_pem,
                         const char       *sha1,
                         const char       *sha256)
{
  const Facts facts = { connector, base_url, certificate_pem, sha1, sha256 };
  const LanyardTemplateData *data = tmpl != NULL ? _lanyard_template_get_data (tmpl) : NULL;
  LanyardSetupSheet *sheet;

  g_return_val_if_fail (tmpl == NULL || LANYARD_IS_TEMPLATE (tmpl), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (base_url != NULL, NULL);

  sheet = g_new0 (LanyardSetupSheet, 1);
  sheet->where = data != NULL ? g_strdupv (data->setup_where) : g_new0 (char *, 1);
  sheet->notes = data != NULL ? g_strdupv (data->setup_notes) : g_new0 (char *, 1);
  sheet->values = g_ptr_array_new_with_free_func ((GDestroyNotify) setup_value_free);

  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_BOOKMARK)
    return sheet;

  if (data != NULL && data->setup_fields->len > 0)
    add_template_values (sheet, data->setup_fields, &facts);
  else
    add_generic_values (sheet, &facts);

  return sheet;
}

/**
 * lanyard_setup_sheet_to_text:
 * @sheet: a sheet
 * @connector: the connector that it is for
 *
 * Returns: (transfer full): the sheet to print or save; values stand on lines
 *   of their own, so that they can be copied as they are
 */
char *
lanyard_setup_sheet_to_text (LanyardSetupSheet *sheet,
                             LanyardConnector  *connector)
{
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (sheet != NULL, NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  /* Translators: the label of a connector */
  g_string_append_printf (text, _("Single Sign-On for %s"), lanyard_connector_get_label (connector));
  g_string_append (text, "\n\n");

  if (sheet->where[0] != NULL)
    {
      g_autofree char *path = g_strjoinv (" → ", sheet->where);

      g_string_append_printf (text, "%s\n  %s\n\n", _("Where to enter it"), path);
    }

  if (sheet->values->len > 0)
    g_string_append_printf (text, "%s\n\n", _("What to enter"));
  for (guint i = 0; i < sheet->values->len; i++)
    append_value (text, sheet->values->pdata[i]);

  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_SAML)
    append_service_provider (text, connector);

  if (sheet->notes[0] != NULL)
    g_string_append_printf (text, "%s\n", _("Notes"));
  for (gsize i = 0; sheet->notes[i] != NULL; i++)
    g_string_append_printf (text, "  • %s\n", sheet->notes[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * lanyard_setup_sheet_dup_metadata_name:
 * @connector: a connector
 *
 * Returns: (transfer full): the name of the file that our metadata for this
 *   connector is exported to, "Lanyard-SLUG-metadata.xml"
 */
char *
lanyard_setup_sheet_dup_metadata_name (LanyardConnector *connector)
{
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  return g_strdup_printf ("Lanyard-%s-metadata.xml", lanyard_connector_get_slug (connector));
}
