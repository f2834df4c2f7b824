/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-bind.h"
#include "lanyard-editor.h"

G_BEGIN_DECLS

/* One field of the connector and the row that edits it: a switch for a
 * boolean, a list of choices, lines of text for a list, an entry. */
typedef struct
{
  const char          *property;   /* the table ends where it is NULL */
  const char          *title;      /* N_() */
  const char          *subtitle;   /* N_(): what it does; entries have none */
  const LanyardChoice *choices;    /* of a string, an int or an enumeration */
  const char          *free_title; /* N_(): of the entry for another text than the choices; NULL: none */
} LanyardEditorField;

void lanyard_editor_add_fields          (LanyardEditor            *self,
                                         AdwPreferencesGroup      *group,
                                         const LanyardEditorField *fields);
void lanyard_editor_add_advanced_fields (LanyardEditor            *self,
                                         AdwPreferencesGroup      *group,
                                         const LanyardEditorField *fields);

G_END_DECLS
