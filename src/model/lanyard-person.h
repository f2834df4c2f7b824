/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-record.h"

G_BEGIN_DECLS

/* Sources of attributes that are no field: the identifiers of the SAML V2.0
 * Subject Identifier Attributes Profile, which end in the settings' scope. */
#define LANYARD_SOURCE_SUBJECT_ID "subject_id"
#define LANYARD_SOURCE_PAIRWISE_ID "pairwise_id"

/**
 * LanyardPerson:
 *
 * Fields (spec.md S5): username · email (kept in lower case) · first_name ·
 * last_name · display_name · description · employee_id · job_title ·
 * department · company · cost_center · location · phone · manager · suspended
 * · attributes (a{sas}: custom ones) · notes · directory_id (what identifies
 * them in the directory that they came from) · directory_suspended (it is the
 * directory that suspended them, and that may let them return) ·
 * directory_vanished (it did so since it had them no longer). Whoever lets a
 * person in ends the last two.
 *
 * validate: username not empty, without blanks and control characters;
 * email empty or with one "@" in the middle; no characters that XML 1.0
 * forbids in any field.
 */
#define LANYARD_TYPE_PERSON (lanyard_person_get_type ())
G_DECLARE_FINAL_TYPE (LanyardPerson, lanyard_person, LANYARD, PERSON, LanyardRecord)

LanyardPerson *lanyard_person_new              (const char    *username,
                                                const char    *email);
const char    *lanyard_person_get_username     (LanyardPerson *self);
const char    *lanyard_person_get_email        (LanyardPerson *self);
const char    *lanyard_person_get_first_name   (LanyardPerson *self);
const char    *lanyard_person_get_last_name    (LanyardPerson *self);
/* display_name, else first and last name, else username */
char          *lanyard_person_dup_full_name    (LanyardPerson *self);
gboolean       lanyard_person_is_suspended     (LanyardPerson *self);
const char    *lanyard_person_get_directory_id (LanyardPerson *self);
gboolean       lanyard_person_is_directory_suspended (LanyardPerson *self);
gboolean       lanyard_person_is_directory_vanished (LanyardPerson *self);
/* The values of an attribute source: a field's name or "custom:NAME".
 * (transfer full), empty when there is none; NULL when @source is not a
 * person's own. */
char         **lanyard_person_dup_values       (LanyardPerson *self,
                                                const char    *source);
/* (transfer none) (nullable): a{sas}, the custom ones */
GVariant      *lanyard_person_get_attributes   (LanyardPerson *self);
/* All sources but custom ones, with translated labels: NULL-terminated. */
typedef struct
{
  const char *source;   /* "first_name" */
  const char *label;    /* N_("First Name") */
} LanyardSource;
const LanyardSource *lanyard_person_get_sources (void);
gboolean       lanyard_person_is_source        (const char    *source);
gboolean       lanyard_person_is_own_source    (const char    *source);

G_END_DECLS
