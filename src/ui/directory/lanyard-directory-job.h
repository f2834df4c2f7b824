/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-directory-sync.h"
#include "lanyard-secret.h"

G_BEGIN_DECLS

/* What is done, in this order; the first that fails ends it. */
typedef enum
{
  LANYARD_DIRECTORY_SAVE    = 1 << 0,
  LANYARD_DIRECTORY_LOAD    = 1 << 1,
  LANYARD_DIRECTORY_TEST    = 1 << 2,
  LANYARD_DIRECTORY_PREVIEW = 1 << 3,
  LANYARD_DIRECTORY_APPLY   = 1 << 4,
} LanyardDirectorySteps;

/**
 * LanyardDirectoryJob: what a thread does with the directory
 * @steps: what is asked for
 * @configuration: where people and the connection are
 * @directory: (nullable): the connection as it was edited
 * @password: (nullable): as it was entered
 * @accepted: what is right although it looks like a mistake
 * @stored: (nullable): the connection as it is stored, of LOAD
 * @targets: (nullable): for what there can be an attribute, of LOAD
 * @has_password: whether there is one for it, of LOAD
 * @last_sync: when people were last taken over; 0: never, of LOAD
 * @n_people: of TEST
 * @n_groups: of TEST
 * @plan: of PREVIEW, for APPLY
 * @change_id: (nullable): of SAVE or APPLY, for undoing it
 */
typedef struct
{
  LanyardDirectorySteps  steps;
  LanyardConfiguration  *configuration;
  LanyardDirectory      *directory;
  LanyardSecret         *password;
  LanyardDirectoryAccept accepted;
  LanyardDirectory      *stored;
  char                 **targets;
  gboolean               has_password;
  gint64                 last_sync;
  guint                  n_people;
  guint                  n_groups;
  LanyardPeopleImport   *plan;
  char                  *change_id;
} LanyardDirectoryJob;

LanyardDirectoryJob *lanyard_directory_job_new  (LanyardConfiguration  *configuration,
                                                 LanyardDirectorySteps  steps);
void                 lanyard_directory_job_free (gpointer               job);
/* GTaskThreadFunc; the job is the task's data */
void                 lanyard_directory_job_run  (GTask                 *task,
                                                 gpointer               source,
                                                 gpointer               task_data,
                                                 GCancellable          *cancellable);

G_END_DECLS
