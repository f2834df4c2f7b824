/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-directory-changes.h"
#include "lanyard-directory-form.h"
#include "lanyard-directory-job.h"
#include "lanyard-directory-window.h"

G_BEGIN_DECLS

/* What comes of a job; @error: (nullable): why it was not done */
typedef void (*LanyardDirectoryDone) (LanyardDirectoryWindow *self,
                                      LanyardDirectoryJob    *job,
                                      const GError           *error);

struct _LanyardDirectoryWindow
{
  AdwWindow                parent_instance;

  /* Template Widgets */
  AdwWindowTitle          *title;
  GtkButton               *verb_button;
  GtkStack                *pages;
  LanyardDirectoryForm    *form;
  LanyardDirectoryChanges *changes;

  /* Owned References */
  GtkWidget               *from;
  LanyardConfiguration    *configuration;
  LanyardDirectory        *directory;   /* as it is edited; NULL until it is read */
  LanyardDirectory        *stored;
  char                    *change_id;   /* of the connection; what was saved last can be undone */
  GCancellable            *cancellable; /* of what is under way; NULL: nothing is */

  GtkWidget               *focus;       /* weak; the form has it again when nothing is under way */
  LanyardDirectoryDone     done;        /* called with what comes of it */
  gboolean                 storing;     /* what is under way stores: the window stays until it is done */
  gboolean                 closing;     /* it goes as soon as all of it is stored */
  gboolean                 asking;
  LanyardDirectoryAccept   refused;     /* what the last comparison was refused for */
  LanyardDirectoryAccept   accepted;    /* of the comparisons since somebody began with it */
};

/* Runs the job, taken, in a thread; one at a time. @done is called if
 * somebody still waits for it then. */
void     _lanyard_directory_window_start        (LanyardDirectoryWindow *self,
                                                 LanyardDirectoryJob    *job,
                                                 LanyardDirectoryDone    done);
gboolean _lanyard_directory_window_is_edited    (LanyardDirectoryWindow *self);
/* What can be done now, and how. */
void     _lanyard_directory_window_update       (LanyardDirectoryWindow *self);
/* What was stored, of a job that loaded it, is what the next version is compared with. */
void     _lanyard_directory_window_take_stored  (LanyardDirectoryWindow *self,
                                                 LanyardDirectoryJob    *job);

/* lanyard-directory-window-actions.c */

void     _lanyard_directory_window_install_actions (GtkWidgetClass      *widget_class);
/* @closing: the window goes once it is stored */
void     _lanyard_directory_window_save         (LanyardDirectoryWindow *self,
                                                 gboolean                closing);
/* What was saved last can be undone in the window below, where nothing can be
 * clicked before this one goes. */
void     _lanyard_directory_window_offer_undo   (LanyardDirectoryWindow *self);
void     _lanyard_directory_window_go           (LanyardDirectoryWindow *self);
/* Lets what reads go, at once. */
void     _lanyard_directory_window_stop_reading (LanyardDirectoryWindow *self);

G_END_DECLS
