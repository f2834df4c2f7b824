/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector.h"
#include "lanyard-settings.h"

G_BEGIN_DECLS

/**
 * LanyardTemplate:
 *
 * What one application needs (data/catalog/ID.json, the format is in
 * data/catalog/schema.json). Immutable. GObject properties for lists: "id",
 * "name", "vendor", "summary", "categories" (strv), "color" (int), "search-text".
 */
#define LANYARD_TYPE_TEMPLATE (lanyard_template_get_type ())
G_DECLARE_FINAL_TYPE (LanyardTemplate, lanyard_template, LANYARD, TEMPLATE, GObject)

typedef enum
{
  LANYARD_TEMPLATE_BETA = 1 << 0,
  LANYARD_TEMPLATE_JIT = 1 << 1,
  LANYARD_TEMPLATE_SP_INITIATED_ONLY = 1 << 2,
  LANYARD_TEMPLATE_SINGLE_LOGOUT = 1 << 3,
} LanyardTemplateLabels;

/* A part of the template's URLs that only the customer knows. */
typedef struct
{
  char     *key;
  char     *label;
  char     *hint;
  char     *example;
  gboolean  secret;
  gboolean  optional;
} LanyardPlaceholder;

LanyardTemplate       *lanyard_template_new_from_json      (GBytes           *json,
                                                            GError          **error);
const char            *lanyard_template_get_id             (LanyardTemplate  *self);
const char            *lanyard_template_get_name           (LanyardTemplate  *self);
const char            *lanyard_template_get_vendor         (LanyardTemplate  *self);
const char            *lanyard_template_get_summary        (LanyardTemplate  *self);
int                    lanyard_template_get_color          (LanyardTemplate  *self);
LanyardTemplateLabels  lanyard_template_get_labels         (LanyardTemplate  *self);
LanyardConnectorKind   lanyard_template_get_connector_kind (LanyardTemplate  *self);
/* (element-type LanyardPlaceholder) (transfer none) */
GPtrArray             *lanyard_template_get_placeholders   (LanyardTemplate  *self);
/* notes for the administrator, NULL-terminated */
const char * const    *lanyard_template_get_notes          (LanyardTemplate  *self);
/* the template as it was read, for `catalog show --json` */
const char            *lanyard_template_get_json           (LanyardTemplate  *self);
/* INVALID: the value is empty (unless optional) or has characters that would
 * leave its place in a URL ("/", "?", blanks … unless it stands for a whole
 * value). The sentence names label and value. */
gboolean               lanyard_template_check_placeholder  (LanyardTemplate  *self,
                                                            const char       *key,
                                                            const char       *value,
                                                            GError          **error);
/* @text with {key} replaced by what @values (a{ss}) has; unknown ones stay.
 * {idp_entity_id} is the connector's own. */
char                  *lanyard_template_expand             (LanyardTemplate  *self,
                                                            const char       *text,
                                                            GVariant         *values,
                                                            const char       *idp_entity_id);
/* The SP's URLs as they would be, for the live preview: label and value
 * pairs, NULL-terminated. */
char                 **lanyard_template_preview            (LanyardTemplate  *self,
                                                            GVariant         *values);
/* A draft connector with everything the template knows; @label NULL: the
 * template's name; @slug NULL: from the label; the IdP entity ID is
 * BASE_URL/saml2/SLUG/metadata. Missing placeholders stay in braces (the
 * check finds them). INVALID for an unknown key or a bad value. */
LanyardConnector      *lanyard_template_instantiate        (LanyardTemplate  *self,
                                                            const char       *label,
                                                            const char       *slug,
                                                            GVariant         *values,
                                                            const char       *base_url,
                                                            GError          **error);
/* New placeholder values: URLs made from them follow, those edited by hand
 * (different from what the old values gave) stay. */
gboolean               lanyard_template_update_placeholders (LanyardTemplate  *self,
                                                            LanyardConnector *connector,
                                                            GVariant         *values,
                                                            GError          **error);

/**
 * LanyardCatalog: all templates; a GListModel of LanyardTemplate by name.
 */
#define LANYARD_TYPE_CATALOG (lanyard_catalog_get_type ())
G_DECLARE_FINAL_TYPE (LanyardCatalog, lanyard_catalog, LANYARD, CATALOG, GObject)

/* the one that is built in (GResource); read once, (transfer none) */
LanyardCatalog  *lanyard_catalog_get_default (void);
/* NOT_FOUND, naming the nearest ids */
LanyardTemplate *lanyard_catalog_lookup      (LanyardCatalog  *self,
                                              const char      *id,
                                              GError         **error);
/* Name, vendor, keywords, sister products, categories; the best match first,
 * a typo is forgiven. "" gives all by name. (element-type LanyardTemplate) */
GPtrArray       *lanyard_catalog_search      (LanyardCatalog  *self,
                                              const char      *text);

/* What to enter where at the SP, in order. */
typedef struct
{
  char *label;     /* the SP's name of the field */
  char *value;     /* our value */
  char *what;      /* "SSO URL", "Certificate (PEM)" … (translated) */
} LanyardSetupValue;

typedef struct
{
  char     **where;       /* menu path at the SP */
  GPtrArray *values;      /* LanyardSetupValue */
  char     **notes;
} LanyardSetupSheet;

void               lanyard_setup_sheet_free    (LanyardSetupSheet *sheet);
/* @template NULL: the generic sheet; @certificate_pem NULL: not generated
 * yet. @sha1, @sha256: fingerprints or NULL. */
LanyardSetupSheet *lanyard_setup_sheet_new     (LanyardTemplate   *tmpl,
                                                LanyardConnector  *connector,
                                                const char        *base_url,
                                                const char        *certificate_pem,
                                                const char        *sha1,
                                                const char        *sha256);
char              *lanyard_setup_sheet_to_text (LanyardSetupSheet *sheet,
                                                LanyardConnector  *connector);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSetupSheet, lanyard_setup_sheet_free)

G_END_DECLS
