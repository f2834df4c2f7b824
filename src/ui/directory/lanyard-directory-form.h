/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-directory.h"

G_BEGIN_DECLS

/**
 * LanyardDirectoryForm:
 *
 * How people are read from a directory: server, account, where they are and
 * what their attributes are called. Signal: changed.
 */
#define LANYARD_TYPE_DIRECTORY_FORM (lanyard_directory_form_get_type ())
G_DECLARE_FINAL_TYPE (LanyardDirectoryForm, lanyard_directory_form, LANYARD, DIRECTORY_FORM, AdwPreferencesPage)

/* @directory: is edited; once. @targets: for what there can be an attribute. */
void        lanyard_directory_form_set_directory (LanyardDirectoryForm *self,
                                                  LanyardDirectory     *directory,
                                                  const char * const   *targets);
/* @has_password: one is kept for this address and account */
void        lanyard_directory_form_set_stored    (LanyardDirectoryForm *self,
                                                  LanyardDirectory     *stored,
                                                  gboolean              has_password);
/* NULL: none was entered */
const char *lanyard_directory_form_get_password  (LanyardDirectoryForm *self);
void        lanyard_directory_form_clear_password (LanyardDirectoryForm *self);
/* What came of a test or of saving; NULL: nothing yet. */
void        lanyard_directory_form_show_result   (LanyardDirectoryForm *self,
                                                  gboolean              is_error,
                                                  const char           *text);
void        lanyard_directory_form_set_busy      (LanyardDirectoryForm *self,
                                                  gboolean              busy);

G_END_DECLS
