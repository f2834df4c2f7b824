/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-catalog.h"

G_BEGIN_DECLS

/**
 * LanyardPlaceholderGroup:
 *
 * The parts of a template's addresses that only the customer knows, checked
 * while they are typed. Hidden for a template without any. The signal
 * "changed" comes after every change by the person; "entry-activated" when
 * Return was pressed.
 */
#define LANYARD_TYPE_PLACEHOLDER_GROUP (lanyard_placeholder_group_get_type ())
G_DECLARE_FINAL_TYPE (LanyardPlaceholderGroup, lanyard_placeholder_group, LANYARD, PLACEHOLDER_GROUP, AdwPreferencesGroup)

/* Before the template is set: placeholders that are the whole of a field are
 * left out, since the field is there to be edited. */
void      lanyard_placeholder_group_set_editing  (LanyardPlaceholderGroup *self);
/* Once. @values: a{ss}, NULL: the template's defaults. */
void      lanyard_placeholder_group_set_template (LanyardPlaceholderGroup *self,
                                                  LanyardTemplate         *tmpl,
                                                  GVariant                *values);
void      lanyard_placeholder_group_set_values   (LanyardPlaceholderGroup *self,
                                                  GVariant                *values);
/* What the connector holds of secret placeholders: a{ss}. Of those that are
 * sealed there is nothing to show; their rows take a new value. */
void      lanyard_placeholder_group_set_secrets  (LanyardPlaceholderGroup *self,
                                                  GVariant                *secrets);
/* (transfer full): a{ss} of those that are sealed and not written anew */
GVariant *lanyard_placeholder_group_dup_kept     (LanyardPlaceholderGroup *self);
/* (transfer full): a{ss} of those that were filled in or are kept */
GVariant *lanyard_placeholder_group_dup_values   (LanyardPlaceholderGroup *self);
/* whether each is empty or may stand where it stands */
gboolean  lanyard_placeholder_group_is_valid     (LanyardPlaceholderGroup *self);

G_END_DECLS
