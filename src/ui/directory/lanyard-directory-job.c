/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-job.h"

LanyardDirectoryJob *
lanyard_directory_job_new (LanyardConfiguration  *configuration,
                           LanyardDirectorySteps  steps)
{
  LanyardDirectoryJob *job = g_new0 (LanyardDirectoryJob, 1);

  job->configuration = g_object_ref (configuration);
  job->steps = steps;

  return job;
}

void
lanyard_directory_job_free (gpointer data)
{
  LanyardDirectoryJob *job = data;

  g_clear_object (&job->configuration);
  g_clear_object (&job->directory);
  g_clear_object (&job->stored);
  g_clear_pointer (&job->password, lanyard_secret_free);
  g_clear_pointer (&job->targets, g_strfreev);
  g_clear_pointer (&job->plan, lanyard_people_import_free);
  g_free (job->change_id);
  g_free (job);
}

static gboolean
load (LanyardDirectoryJob  *job,
      GError              **error)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (job->configuration, error);
  g_autoptr(LanyardDirectory) stored = settings != NULL ? lanyard_directory_load_sync (job->configuration, error) : NULL;

  if (stored == NULL ||
      !lanyard_directory_has_password_sync (job->configuration, stored, &job->has_password, error) ||
      !lanyard_directory_get_last_sync (job->configuration, &job->last_sync, error))
    return FALSE;

  job->targets = lanyard_directory_list_targets (stored, settings);
  job->stored = g_steal_pointer (&stored);
  return TRUE;
}

static gboolean
run_steps (LanyardDirectoryJob  *job,
           GCancellable         *cancellable,
           GError              **error)
{
  if ((job->steps & LANYARD_DIRECTORY_SAVE) != 0 &&
      !lanyard_directory_save_sync (job->configuration, job->directory, job->password, &job->change_id, error))
    return FALSE;
  if ((job->steps & LANYARD_DIRECTORY_LOAD) != 0 && !load (job, error))
    return FALSE;
  if ((job->steps & LANYARD_DIRECTORY_TEST) != 0 &&
      !lanyard_directory_test_sync (job->configuration, job->directory, job->password, &job->n_people, &job->n_groups,
                                    cancellable, error))
    return FALSE;

  if ((job->steps & LANYARD_DIRECTORY_PREVIEW) != 0)
    {
      job->plan = lanyard_directory_preview_sync (job->configuration, job->directory, job->password, job->accepted,
                                                  cancellable, error);
      if (job->plan == NULL)
        return FALSE;
    }

  return (job->steps & LANYARD_DIRECTORY_APPLY) == 0 ||
         lanyard_directory_apply_sync (job->configuration, job->plan, cancellable, &job->change_id, error);
}

void
lanyard_directory_job_run (GTask        *task,
                           gpointer      source,
                           gpointer      task_data,
                           GCancellable *cancellable)
{
  GError *error = NULL;

  if (run_steps (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}
