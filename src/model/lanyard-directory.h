/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-record.h"

G_BEGIN_DECLS

#define LANYARD_DIRECTORY_ID "directory"

/* What a directory's attributes are called. */
#define LANYARD_DIRECTORY_OPENLDAP         "openldap"
#define LANYARD_DIRECTORY_ACTIVE_DIRECTORY "active-directory"

/**
 * LanyardDirectory:
 *
 * The connection to the LDAP directory that people come from; there is one.
 * Fields: uri (ldaps://host, or ldap://host, which is secured with StartTLS)
 * · preset ("openldap", "active-directory") · ca_certificates (PEM; without
 * them those of the system count) · bind_dn · base_dn · people_filter ·
 * group_base_dn · group_filter · without_groups · mapping (a{ss}: field of a
 * person → attribute, over those of the preset; "-": none) · page_size · time_limit
 * (seconds).
 *
 * The password of bind_dn is no field; it is kept sealed, and only for this
 * uri and bind_dn.
 *
 * validate: the uri without a path, with no other scheme; the base where
 * there is a uri; a preset that is known; attribute names in the mapping.
 */
#define LANYARD_TYPE_DIRECTORY (lanyard_directory_get_type ())
G_DECLARE_FINAL_TYPE (LanyardDirectory, lanyard_directory, LANYARD, DIRECTORY, LanyardRecord)

LanyardDirectory *lanyard_directory_new                 (void);
const char       *lanyard_directory_get_uri             (LanyardDirectory *self);
const char       *lanyard_directory_get_ca_certificates (LanyardDirectory *self);
/* The certificates of a file; NULL: those of the system count. */
gboolean          lanyard_directory_set_ca_certificates (LanyardDirectory *self,
                                                         GBytes           *file,
                                                         GError          **error);
const char       *lanyard_directory_get_bind_dn         (LanyardDirectory *self);
const char       *lanyard_directory_get_base_dn         (LanyardDirectory *self);
const char       *lanyard_directory_get_people_filter   (LanyardDirectory *self);
const char       *lanyard_directory_get_group_base_dn   (LanyardDirectory *self);
const char       *lanyard_directory_get_group_filter    (LanyardDirectory *self);
gboolean          lanyard_directory_has_groups          (LanyardDirectory *self);
const char       *lanyard_directory_get_attribute       (LanyardDirectory *self,
                                                         const char       *field);
/* @attribute: "" or NULL: the directory does not say it */
void              lanyard_directory_set_attribute       (LanyardDirectory *self,
                                                         const char       *field,
                                                         const char       *attribute);
char            **lanyard_directory_list_fields         (LanyardDirectory *self);
int               lanyard_directory_get_page_size       (LanyardDirectory *self);
int               lanyard_directory_get_time_limit      (LanyardDirectory *self);

G_END_DECLS
