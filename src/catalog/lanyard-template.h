/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector.h"

G_BEGIN_DECLS

/**
 * LanyardTemplate:
 *
 * What one application needs (data/catalog/ID.json, the format is in
 * data/catalog/schema.json). Immutable. GObject properties for lists: "id",
 * "name", "vendor", "summary", "categories" (strv), "color" (int),
 * "search-text".
 */
#define LANYARD_TYPE_TEMPLATE (lanyard_template_get_type ())
G_DECLARE_FINAL_TYPE (LanyardTemplate, lanyard_template, LANYARD, TEMPLATE, GObject)

/**
 * LanyardTemplateLabels:
 * @LANYARD_TEMPLATE_BETA: entity ID or ACS are not proven yet
 * @LANYARD_TEMPLATE_JIT: the SP creates accounts at the first sign-in
 * @LANYARD_TEMPLATE_SP_INITIATED_ONLY: the SP refuses unsolicited responses
 * @LANYARD_TEMPLATE_SINGLE_LOGOUT: the SP takes part in single logout
 */
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
  char     *default_value;   /* NULL: none */
  char     *pattern;         /* a regular expression for the whole value, NULL: none */
  gboolean  whole;           /* the value is all of the entity ID or of an ACS URL */
  gboolean  secret;          /* of the customer: never shown */
  gboolean  optional;        /* what needs it is left out when it is empty */
} LanyardPlaceholder;

/* What the template says of the SP; texts still hold their placeholders.
 * NULL, FALSE and empty lists: not known. */
typedef struct
{
  char        *entity_id;
  GPtrArray   *acs;                   /* LanyardAcs */
  char        *login_url;
  char        *slo_url;
  char        *relay_state;
  char        *bookmark_url;
  gboolean     signed_requests;       /* the SP signs its requests */
  gboolean     encrypted_assertions;  /* the SP wants assertions encrypted */
  gboolean     sign_known;
  LanyardSign  sign;                  /* what the SP wants signed */
  char        *name_id_source;
  char        *name_id_format;
  char        *group_attribute;
  GPtrArray   *attributes;            /* LanyardAttribute */
  GPtrArray   *constants;             /* LanyardConstant */
} LanyardTemplateProfile;

LanyardTemplate              *lanyard_template_new_from_json       (GBytes           *json,
                                                                    GError          **error);
const char                   *lanyard_template_get_id              (LanyardTemplate  *self);
const char                   *lanyard_template_get_name            (LanyardTemplate  *self);
const char                   *lanyard_template_get_vendor          (LanyardTemplate  *self);
const char                   *lanyard_template_get_summary         (LanyardTemplate  *self);
const char                   *lanyard_template_get_homepage        (LanyardTemplate  *self);
const char * const           *lanyard_template_get_categories      (LanyardTemplate  *self);
const char * const           *lanyard_template_get_keywords        (LanyardTemplate  *self);
const char * const           *lanyard_template_get_sister_products (LanyardTemplate  *self);
int                           lanyard_template_get_color           (LanyardTemplate  *self);
LanyardTemplateLabels         lanyard_template_get_labels          (LanyardTemplate  *self);
LanyardConnectorKind          lanyard_template_get_connector_kind  (LanyardTemplate  *self);
GPtrArray                    *lanyard_template_get_placeholders    (LanyardTemplate  *self);
const LanyardTemplateProfile *lanyard_template_get_profile         (LanyardTemplate  *self);
const char * const           *lanyard_template_get_notes           (LanyardTemplate  *self);
const char                   *lanyard_template_get_json            (LanyardTemplate  *self);
gboolean                      lanyard_template_check_placeholder   (LanyardTemplate  *self,
                                                                    const char       *key,
                                                                    const char       *value,
                                                                    GError          **error);
gboolean                      lanyard_template_check               (LanyardTemplate  *self,
                                                                    GError          **error);
char                         *lanyard_template_expand              (LanyardTemplate  *self,
                                                                    const char       *text,
                                                                    GVariant         *values,
                                                                    const char       *idp_entity_id);
char                        **lanyard_template_preview             (LanyardTemplate  *self,
                                                                    GVariant         *values);
LanyardConnector             *lanyard_template_instantiate         (LanyardTemplate  *self,
                                                                    const char       *label,
                                                                    const char       *slug,
                                                                    GVariant         *values,
                                                                    const char       *base_url,
                                                                    GError          **error);
gboolean                      lanyard_template_update_placeholders (LanyardTemplate  *self,
                                                                    LanyardConnector *connector,
                                                                    GVariant         *values,
                                                                    GError          **error);

/* What a field of a connector is, beside what its template makes of it. */
typedef enum
{
  LANYARD_TEMPLATE_FORM_NONE,      /* the template does not fix it */
  LANYARD_TEMPLATE_FORM_SAME,
  LANYARD_TEMPLATE_FORM_EDITED,    /* by hand, or from metadata */
} LanyardTemplateForm;

gboolean            lanyard_template_is_field      (LanyardTemplate   *self,
                                                    const char        *key);
LanyardConnector   *lanyard_template_make_form     (LanyardTemplate   *self,
                                                    LanyardConnector  *connector);
gboolean            lanyard_template_fixes_field   (LanyardTemplate   *self,
                                                    const char        *property);
LanyardTemplateForm lanyard_template_compare_field (LanyardTemplate   *self,
                                                    LanyardConnector  *connector,
                                                    const char        *property,
                                                    char             **form);
void                lanyard_template_restore_field (LanyardTemplate   *self,
                                                    LanyardConnector  *connector,
                                                    const char        *property);

G_END_DECLS
