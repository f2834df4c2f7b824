/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-catalog.h"

G_BEGIN_DECLS

/* A file that is not in the catalog, and why. */
typedef struct
{
  char   *file;     /* its name in the folder */
  GError *error;
} LanyardTemplateFault;

void             lanyard_template_fault_free      (LanyardTemplateFault *fault);
char            *lanyard_own_templates_dup_folder (void);
GBytes          *lanyard_own_templates_read       (const char           *path,
                                                   GError              **error);
GPtrArray       *lanyard_own_templates_load       (const char           *folder,
                                                   LanyardCatalog       *built_in,
                                                   GHashTable           *files,
                                                   GPtrArray            *faults);
LanyardTemplate *lanyard_own_templates_import     (const char           *folder,
                                                   LanyardCatalog       *built_in,
                                                   GBytes               *json,
                                                   gboolean              overwrite,
                                                   GError              **error);
gboolean         lanyard_own_templates_remove     (const char           *folder,
                                                   const char           *id,
                                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardTemplateFault, lanyard_template_fault_free)

G_END_DECLS
