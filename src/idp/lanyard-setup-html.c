/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-setup-html.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-page-private.h"

static const char style[] =
  ":root{color-scheme:light dark;--line:#d5d5d5;--soft:#f4f4f5;--dim:#5e5c64}"
  "@media (prefers-color-scheme:dark){:root{--line:#48484c;--soft:#2c2c30;--dim:#b0afb5}}"
  "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
  "h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.1rem;margin:2rem 0 .5rem}"
  "dl{border:1px solid var(--line);border-radius:12px;padding:.25rem 1rem;margin:0}"
  "dt{font-weight:600;margin-top:.75rem}dt small{font-weight:400;color:var(--dim)}"
  "dd{margin:.25rem 0 .75rem}pre{margin:0;padding:.5rem .75rem;background:var(--soft);border-radius:8px;"
  "white-space:pre-wrap;overflow-wrap:anywhere;font:13px/1.45 ui-monospace,monospace;user-select:all}"
  "p{margin:.5rem 0}.dim{color:var(--dim)}"
  "@media print{:root{color-scheme:light}body{max-width:none;margin:0;font-size:11pt}pre{font-size:8.5pt}"
  "dt{break-after:avoid}}";

static xmlNode *
add (xmlNode    *parent,
     const char *name,
     const char *text)
{
  xmlNode *node = xmlNewChild (parent, NULL, BAD_CAST name, NULL);

  if (text != NULL)
    xmlAddChild (node, xmlNewText (BAD_CAST text));
  return node;
}

static void
add_meta (xmlNode    *head,
          const char *name,
          const char *value,
          const char *content)
{
  xmlNode *meta = add (head, "meta", NULL);

  xmlNewProp (meta, BAD_CAST name, BAD_CAST value);
  if (content != NULL)
    xmlNewProp (meta, BAD_CAST "content", BAD_CAST content);
}

static void
add_head (xmlNode    *html,
          const char *title)
{
  xmlNode *head = add (html, "head", NULL);

  add_meta (head, "charset", "utf-8", NULL);
  add_meta (head, "name", "viewport", "width=device-width, initial-scale=1");
  add_meta (head, "http-equiv", "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  add (head, "title", title);
  add (head, "style", style);
}

static void
add_value (xmlNode                 *list,
           const LanyardSetupValue *value)
{
  xmlNode *term = add (list, "dt", value->label);
  g_autofree char *what = g_strdup_printf (" (%s)", value->what);

  if (strcmp (value->label, value->what) != 0)
    add (term, "small", what);
  add (add (list, "dd", NULL), "pre",
       value->value != NULL ? value->value : _("not there yet: it is made when the connector is activated"));
}

/* @what: what it is for; may be NULL */
static void
add_fact (xmlNode    *list,
          const char *label,
          const char *what,
          const char *value)
{
  g_autofree char *aside = what != NULL ? g_strdup_printf (" (%s)", what) : NULL;
  xmlNode *term;

  if (value == NULL)
    return;

  term = add (list, "dt", label);
  if (aside != NULL)
    add (term, "small", aside);
  add (add (list, "dd", NULL), "pre", value);
}

static void
add_service_provider (xmlNode          *body,
                      LanyardConnector *connector)
{
  GListModel *acs = lanyard_connector_get_acs (connector);
  xmlNode *list;

  add (body, "h2", _("What this application is known by here"));
  list = add (body, "dl", NULL);
  add_fact (list, _("SP Entity ID"), NULL, lanyard_connector_get_sp_entity_id (connector));
  for (guint i = 0; i < g_list_model_get_n_items (acs); i++)
    {
      g_autoptr(LanyardAcs) item = g_list_model_get_item (acs, i);

      add_fact (list, _("ACS URL"), lanyard_acs_get_label (item), lanyard_acs_get_url (item));
    }
}

static void
add_body (xmlNode           *html,
          LanyardSetupSheet *sheet,
          LanyardConnector  *connector,
          const char        *title)
{
  xmlNode *body = add (html, "body", NULL);
  xmlNode *list;

  add (body, "h1", title);
  if (sheet->where[0] != NULL)
    {
      g_autofree char *path = g_strjoinv (" → ", sheet->where);

      add (body, "h2", _("Where to enter it"));
      add (body, "p", path);
    }

  if (sheet->values->len > 0)
    {
      add (body, "h2", _("What to enter"));
      list = add (body, "dl", NULL);
      for (guint i = 0; i < sheet->values->len; i++)
        add_value (list, g_ptr_array_index (sheet->values, i));
    }

  if (lanyard_connector_get_connector_kind (connector) == LANYARD_CONNECTOR_SAML)
    add_service_provider (body, connector);

  if (sheet->notes[0] != NULL)
    {
      add (body, "h2", _("Notes"));
      list = add (body, "ul", NULL);
      for (gsize i = 0; sheet->notes[i] != NULL; i++)
        add (list, "li", sheet->notes[i]);
    }
}

/**
 * lanyard_setup_sheet_to_html:
 * @sheet: a sheet
 * @connector: the connector that it is for
 *
 * One file that needs no other and runs nothing: a policy in it forbids
 * scripts and loading. Fit for light, dark and paper.
 *
 * Returns: (transfer full): UTF-8 HTML
 */
char *
lanyard_setup_sheet_to_html (LanyardSetupSheet *sheet,
                             LanyardConnector  *connector)
{
  g_autofree char *title = NULL;
  xmlNode *html;
  GString *text;

  g_return_val_if_fail (sheet != NULL, NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);

  /* Translators: the label of a connector */
  title = g_strdup_printf (_("Single Sign-On for %s"), lanyard_connector_get_label (connector));
  text = g_string_new ("<!DOCTYPE html>\n");
  html = xmlNewNode (NULL, BAD_CAST "html");
  add_head (html, title);
  add_body (html, sheet, connector, title);
  lanyard_page_write_html (text, html);
  xmlFreeNode (html);

  return g_string_free (text, FALSE);
}
